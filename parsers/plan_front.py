"""The top of the sheet Plan: title, organisation, version and the rest, a label and a value a row."""

from collections.abc import Sequence
from datetime import date

from paperclerk.domain.places import Place
from paperclerk.domain.plan import Plan
from parsers.readings import words
from parsers.sheet_tables import Heading, Row, find_table
from parsers.sheets import Cell, Sheet
from parsers.typed_cells import TypedCells

_LABELS = {
    "title": ("Title", "Plan title", "Name of the plan"),
    "organisation": ("Organisation", "Council", "Authority"),
    "version": ("Version", "Plan version", "Version number"),
    "marking": ("Marking", "Protective marking", "Classification"),
    "horizon": ("Horizon", "Plan ends", "End of the plan", "End date"),
    "agreed_by": ("Agreed by", "Approved by"),
    "agreed_on": ("Agreed on", "Date agreed", "Approved on"),
    "introduction": ("Introduction", "Intro"),
}
_FIELD_OF = {words(label): field for field, labels in _LABELS.items() for label in labels}
_REQUIRED = ("title", "organisation", "version")


def read_front(sheet: Sheet | None, headings: Sequence[Heading], cells: TypedCells) -> Plan:
    """Return a plan with only its front filled in; a missing title, organisation or version is a finding."""
    if sheet is None:
        return Plan()
    table = find_table(sheet, headings)
    boxes: dict[str, Row] = {}
    introduction: list[str] = []
    places: dict[str, Place] = {}
    for row in range(table.top if table else sheet.height):
        field, value = _labelled(sheet, row)
        if field is None:
            continue
        box = Row({field: value}, value.place)
        if field == "introduction":
            introduction += [text for text in [cells.text(box, field, "Introduction")] if text]
            places[f"introduction_{len(introduction)}"] = value.place
        elif field in boxes:
            cells.say("P01", f"“{_LABELS[field][0]}” stands twice; only the first was read.", "Delete one of the two.",
                      value.place, about=field)  # fmt: skip
        else:
            boxes[field] = box
            places[field] = value.place
    return Plan(
        **{field: _text(boxes, field, sheet, cells) for field in _LABELS if field not in (*_DATES, "introduction")},
        **{field: _date(boxes, field, cells) for field in _DATES},
        introduction=tuple(introduction),
        places=places,
    )


_DATES = ("horizon", "agreed_on")


def _labelled(sheet: Sheet, row: int) -> tuple[str | None, Cell]:
    """Return the field whose label a row begins with, and the first cell beside it that is not part of the label."""
    for column, cell in sheet.filled(row):
        field = _FIELD_OF.get(words(cell.text))
        start = sheet.right_of(row, column)
        beside = [other for place, other in sheet.filled(row) if place >= start]
        return field, beside[0] if beside else sheet.cell(row, start)
    return None, sheet.cell(row, 0)


def _text(boxes: dict[str, Row], field: str, sheet: Sheet, cells: TypedCells) -> str:
    label = _LABELS[field][0]
    if field in boxes:
        return cells.text(boxes[field], field, label, required=field in _REQUIRED)
    if field in _REQUIRED:
        message = f"The sheet “{sheet.name}” does not give the plan's {label.lower()}."
        cells.say("P04", message, f"Write {label} into a cell above the table, and the {label.lower()} beside it.",
                  sheet.home, about=field)  # fmt: skip
    return ""


def _date(boxes: dict[str, Row], field: str, cells: TypedCells) -> date | None:
    return cells.date(boxes[field], field, _LABELS[field][0]) if field in boxes else None

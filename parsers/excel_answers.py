"""The answers of a spreadsheet's return: its boxes found in layers, and one answer a field or none."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.names import FieldName, said_of
from parsers.excel_boxes import Box, Spot, boxes_by_header, boxes_by_label, same_spot
from parsers.excel_formulas import not_taken, worked_out
from parsers.excel_tables import Table, boxes_in
from parsers.form_labels import without_placeholders
from parsers.readings import plain
from parsers.return_values import RawValue
from parsers.sheets import Sheet

# A sheet with one label of ours may be anybody's; a form that lost its names still has most of its labels.
_LABELS_OF_A_FORM = 3


def written_boxes(sheets: Iterable[Sheet], tables: Mapping[str, Sequence[Table]]) -> list[Box]:
    """Return the boxes found by the headings of tables and by labels, each cell once.

    Args:
        sheets: the sheets to look at.
        tables: the tables of milestones, risks and figures on them, by the sheets' names.
    """
    found: dict[tuple[str, int, int], Box] = {}
    for sheet in sheets:
        own = tables[sheet.name]
        rows = {row for table in own for row in (table.header, *table.rows)}
        layers = (
            *(boxes_in(sheet, table) for table in own),
            boxes_by_header(sheet, rows),
            boxes_by_label(sheet, rows),
        )
        for layer in layers:
            for box in layer:
                found.setdefault(same_spot(box), box)
    return list(found.values())


def looks_like_a_form(boxes: Iterable[Box]) -> bool:
    """Whether boxes found without a name or mark of ours are enough to call a sheet one of our forms."""
    fields = {(box.name.item, box.name.field) for box in boxes}
    return len({field for _, field in fields}) >= _LABELS_OF_A_FORM and any(item for item, _ in fields)


def one_answer_each(
    boxes: Iterable[Box], day_zero: date | None, outside: Mapping[Spot, str] | None = None
) -> tuple[dict[FieldName, RawValue], frozenset[FieldName], list[Finding]]:
    """Return one answer a field, or none: for two different ones, an error in its cell, one from outside the workbook.

    Args:
        boxes: the boxes, several for a field where it was found in several places.
        day_zero: day 0 of the workbook's calendar.
        outside: formulas that lead outside the workbook.
    """
    first: dict[FieldName, Box] = {}
    disputed: dict[FieldName, Finding] = {}
    for box in boxes:
        if outside and (formula := outside.get(same_spot(box))) is not None:
            disputed.setdefault(box.name, not_taken(box, formula))
        elif box.cell.fault:
            disputed.setdefault(box.name, _error(box))
        known = first.setdefault(box.name, box)
        if known is box or not _answer(box):
            continue
        if not _answer(known):
            first[box.name] = box
        elif _answer(known) != _answer(box):
            disputed.setdefault(box.name, _two_answers(known, box))
    answers = {name: _raw(box, day_zero, taken=name not in disputed) for name, box in first.items()}
    taken = [box for name, box in first.items() if name not in disputed]
    return answers, frozenset(disputed), [*disputed.values(), *worked_out(taken)]


def _answer(box: Box) -> str:
    return plain(without_placeholders(box.cell.lines))


def _raw(box: Box, day_zero: date | None, *, taken: bool) -> RawValue:
    number_format = box.sheet.number_format(box.row, box.column)
    return RawValue(box.cell.value if taken else None, box.cell.place, number_format, day_zero)


def _error(box: Box) -> Finding:
    return finding(
        "V16",
        f"{said_of(box.name)}: the cell {box.cell.fault}, so there is no answer to take.",
        hint="Type the answer itself into the cell and send the return again.",
        subject=box.name.item,
        place=box.cell.place,
        about=box.name.field,
    )


def _two_answers(first: Box, second: Box) -> Finding:
    both = " and ".join(f"“{_short(box.cell.text)}” ({box.cell.place.where})" for box in (first, second))
    return finding(
        "V08",
        f"{said_of(first.name)} has two answers: {both}. Neither was taken.",
        hint="Keep one answer, delete the other, and send the return again.",
        subject=first.name.item,
        place=second.cell.place,
        about=first.name.field,
    )


def _short(text: str, longest: int = 60) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"

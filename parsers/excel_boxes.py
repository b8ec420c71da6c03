"""The boxes of an Excel return: found by defined name, by the label in a row, or by the headings of a table."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from paperclerk.domain.fields import RETURN_FIELDS, UPDATE_FIELDS
from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.names import FieldName, read_name, said_of
from paperclerk.ooxml.workbook import DefinedName
from parsers.form_labels import deliverable_in, field_of_label
from parsers.readings import words
from parsers.sheets import Book, Cell, Sheet, position

# A defined name that is ours, and the layers that follow when it is not there.
NAMES, HEADERS, LABELS = "names", "headers", "labels"

_ANSWER = {("your", "answer"), ("answer",), ("this", "period"), ("update",)}
_OUR_COLUMNS = {("question",), ("last", "time"), ("guidance",), *_ANSWER}
_REFERENCE = {("ref",), ("reference",), ("deliverable",), ("id",), ("deliverable", "ref"), ("no",)}

# A table of updates has a reference and at least this many of the form's fields over its columns.
_FIELDS_OF_A_TABLE = 2

_HEADING = re.compile(r"\s*(?:deliverable\s+)?(D?\s?[0-9]{1,3}[._][0-9]{1,3})(?![0-9._])", re.I)


# What tells one cell of a workbook from another: its sheet's name, its row and its column.
Spot = tuple[str, int, int]


class Box(NamedTuple):
    """A box: what it is for, its cell with row and column (from 0), and the layer that found it."""

    name: FieldName
    sheet: Sheet
    row: int
    column: int
    found_by: str

    @property
    def cell(self) -> Cell:
        """Return the box's cell."""
        return self.sheet.own(self.row, self.column)


class Layout(NamedTuple):
    """How one sheet is laid out: the column of answers, the row of our headings, and the columns that are ours."""

    answers: int | None = None
    header: int | None = None
    last: int | None = None


def boxes_by_name(book: Book, in_tables: Mapping[Spot, FieldName]) -> tuple[list[Box], list[Finding]]:
    """Return the boxes that names of ours stand for; where the label beside a box says another field, the label wins.

    People sort, copy and delete rows, and names go along with cells in ways nobody sees.

    Args:
        book: the workbook.
        in_tables: what the cells of tables are for, as the headings and first columns of their rows say.
    """
    boxes: list[Box] = []
    findings: list[Finding] = []
    headings: dict[str, list[tuple[int, str]]] = {}
    unlabelled: dict[tuple[str, int], Box] = {}
    for defined in book.workbook.names.values():
        name = read_name(defined.name)
        if name is None or not defined.name.startswith("rtn_"):
            continue
        box = _named_box(book, defined, name)
        if box is None:
            findings.append(_lost(book, defined, name))
            continue
        if box.sheet.name not in headings:
            headings[box.sheet.name] = list(_headings(box.sheet))
        shown = in_tables.get(same_spot(box)) or _shown(box, headings[box.sheet.name])
        if shown is None:
            unlabelled.setdefault((box.sheet.name, box.row), box)
        if shown and (problem := _contradicted(box, shown)):
            findings.append(problem)
        else:
            boxes.append(box)
    return boxes, [*findings, *map(_without_label, unlabelled.values())]


def boxes_by_label(sheet: Sheet, but: Collection[int] = ()) -> Iterator[Box]:
    """Yield a box for each label of the form that a row begins with, under the deliverable whose heading is above.

    Args:
        sheet: the sheet.
        but: rows that belong to a table of milestones, risks or figures.
    """
    item, layout = "", layout_of(sheet)
    for row in range(sheet.height):
        if row == layout.header or row in but:
            continue
        first = next(sheet.filled(row), None)
        if first is None:
            continue
        column, cell = first
        if layout.answers is not None and column >= layout.answers:
            continue
        field = field_of_label(cell.lines)
        if field is None:
            item = heading_of(cell) or item
            continue
        answer = layout.answers if layout.answers is not None else sheet.right_of(row, column)
        if field in RETURN_FIELDS:
            yield Box(FieldName("", field), sheet, row, answer, LABELS)
        elif item:
            yield Box(FieldName(item, field), sheet, row, answer, LABELS)


def boxes_by_header(sheet: Sheet, but: Collection[int] = ()) -> Iterator[Box]:
    """Yield the boxes of a table with a deliverable a row and the form's fields over its columns.

    Args:
        sheet: the sheet.
        but: rows that belong to a table of milestones, risks or figures.
    """
    reference: int | None = None
    fields: dict[int, str] = {}
    for row in range(sheet.height):
        if row in but:
            reference = None
            continue
        cells = dict(sheet.filled(row))
        headings = {column: field for column, cell in cells.items() if (field := _update_field(cell))}
        is_table = len(set(headings.values())) >= _FIELDS_OF_A_TABLE
        references = [column for column, cell in cells.items() if is_table and words(cell.text) in _REFERENCE]
        if references:
            reference, fields = references[0], headings
        elif reference is not None and (item := _reference_in(sheet, row, reference)):
            for column, field in fields.items():
                yield Box(FieldName(item, field), sheet, row, column, HEADERS)


def layout_of(sheet: Sheet) -> Layout:
    """Return where our own row of headings is on a sheet, if it is there."""
    for row in range(min(sheet.height, 60)):
        headings = {words(cell.text): column for column, cell in sheet.filled(row)}
        ours = [column for heading, column in headings.items() if heading in _OUR_COLUMNS]
        answers = next((column for heading, column in headings.items() if heading in _ANSWER), None)
        if answers is not None and len(ours) > 1:
            return Layout(answers, row, max(ours))
    return Layout()


def heading_of(cell: Cell) -> str | None:
    """Return the deliverable that a heading begins with, `D4.2`; None when it is no such heading."""
    found = _HEADING.match(cell.text)
    if found is None or isinstance(cell.value, float):
        return None
    written = found[1].upper().replace(" ", "")
    return deliverable_in(written if written.startswith("D") else f"D{written}")


def same_spot(box: Box) -> Spot:
    """Return what tells one cell from another."""
    return box.sheet.name, box.row, box.column


def _named_box(book: Book, defined: DefinedName, name: FieldName) -> Box | None:
    sheet = book.sheets.get(defined.sheet or "")
    if sheet is None or defined.cell is None:
        return None
    try:
        row, column = position(defined.cell)
    except ValueError:
        return None
    return Box(name, sheet, row, column, NAMES)


def _lost(book: Book, defined: DefinedName, name: FieldName) -> Finding:
    why = "its row was deleted" if defined.is_broken else "it no longer points at a cell"
    return finding(
        "V14",
        f"{said_of(name)}: the box cannot be found by its name, because {why}.",
        hint="Check that the answer was read; if it was not, put it into the form as it was issued.",
        subject=name.item,
        place=book.at,
        about=defined.name,
    )


def _shown(box: Box, headings: list[tuple[int, str]]) -> FieldName | None:
    """Return what the form's own words say a box is for: the label to its left, under the heading above.

    None when they say nothing. What a box in a table is for is not asked here but of the table.
    """
    if box.name.milestone or box.name.item[:1] in ("R", "K"):
        return None
    field = next((field for cell in _left_of(box) if (field := field_of_label(cell.lines))), None)
    if field is None:
        return None
    if field in RETURN_FIELDS:
        return FieldName("", field)
    before = bisect_left(headings, (box.row, ""))
    item = headings[before - 1][1] if box.name.item and before else box.name.item
    return FieldName(item, field)


def _without_label(box: Box) -> Finding:
    return finding(
        "V14",
        f"The box of {said_of(box.name)} stands in a row that no longer says what it is for.",
        hint="Check that every answer of this row was read as it was meant, or fill in the form as it was issued.",
        subject=box.name.item,
        place=box.cell.place,
        about=box.name.field,
    )


def _contradicted(box: Box, shown: FieldName) -> Finding | None:
    """Return the finding that a named box stands beside another label or under another heading, if it does."""
    if shown == box.name:
        return None
    return finding(
        "V14",
        f"The box of {said_of(box.name)} now stands where the form says {said_of(shown)}; "
        "it was read as the form says.",
        hint="Check that every answer stands in its own row. Rows of the form should not be moved or sorted.",
        subject=box.name.item,
        place=box.cell.place,
        about=box.name.field,
    )


def _left_of(box: Box) -> Iterator[Cell]:
    return (cell for column, cell in reversed(list(box.sheet.filled(box.row))) if column < box.column)


def _headings(sheet: Sheet) -> Iterator[tuple[int, str]]:
    """Yield the rows that begin a deliverable, with its id, from the top."""
    answers = layout_of(sheet).answers
    for row in range(sheet.height):
        first = next(sheet.filled(row), None)
        if first is not None and (answers is None or first[0] < answers) and (item := heading_of(first[1])):
            yield row, item


def _update_field(cell: Cell) -> str | None:
    field = field_of_label(cell.lines) if isinstance(cell.value, str) else None
    return field if field in UPDATE_FIELDS else None


def _reference_in(sheet: Sheet, row: int, column: int) -> str | None:
    cell = sheet.cell(row, column)
    if isinstance(cell.value, float):
        # A Ref typed as a number is what people see of it: 4.10 where the cell shows two places.
        two_places = sheet.number_format(row, column) == "0.00"
        return deliverable_in(f"D{cell.value:.2f}" if two_places else f"D{cell.text}")
    return heading_of(cell) or deliverable_in(cell.text)

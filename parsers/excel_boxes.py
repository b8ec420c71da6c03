"""The boxes of an Excel return: found by the label in a row or by the headings of a table (by name: `excel_names`)."""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from paperclerk.domain.fields import RETURN_FIELDS, UPDATE_FIELDS
from paperclerk.domain.names import FieldName
from parsers.form_labels import deliverable_in, field_of_label
from parsers.readings import words
from parsers.sheets import Cell, Sheet

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

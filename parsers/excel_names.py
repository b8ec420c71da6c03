"""The boxes that defined names of a workbook stand for, each checked against the words beside it.

People sort, copy and delete rows and rename sheets, and names go along with cells in ways nobody sees. What was read
by its label all the same is said once a sheet, and what was not, once a deliverable.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from paperclerk.domain.fields import RETURN_FIELDS
from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.names import FieldName, read_name, said_of
from paperclerk.ooxml.workbook import DefinedName
from parsers.excel_boxes import NAMES, Box, Spot, heading_of, layout_of, same_spot
from parsers.form_labels import field_of_label
from parsers.sheets import Book, Cell, Sheet, position

# More names than this that went astray the same way are one thing to be told.
_EACH = 3


class _Astray(NamedTuple):
    """A name that no longer leads to its box: the sheet it leads to, if any, and what is said of it alone."""

    name: FieldName
    sheet: Sheet | None
    told: Finding


def boxes_by_name(
    book: Book, in_tables: Mapping[Spot, FieldName], written: Collection[FieldName]
) -> tuple[list[Box], list[Finding]]:
    """Return the boxes that names of ours stand for; where the label beside a box says another field, the label wins.

    Args:
        book: the workbook.
        in_tables: what the cells of tables are for, as the headings and first columns of their rows say.
        written: what was found by labels and headings, wherever it stands.
    """
    boxes: list[Box] = []
    astray: list[_Astray] = []
    headings: dict[str, list[tuple[int, str]]] = {}
    unlabelled: dict[tuple[str, int], Box] = {}
    for defined in book.workbook.names.values():
        name = read_name(defined.name)
        if name is None or not defined.name.startswith("rtn_"):
            continue
        box = _named_box(book, defined, name)
        if box is None:
            astray.append(_Astray(name, None, _lost(book, defined, name)))
            continue
        if box.sheet.name not in headings:
            headings[box.sheet.name] = list(_headings(box.sheet))
        shown = in_tables.get(same_spot(box)) or _shown(box, headings[box.sheet.name])
        if shown and (problem := _contradicted(box, shown)):
            astray.append(_Astray(name, box.sheet, problem))
        elif shown is None and name in written and box.cell.is_empty:
            astray.append(_Astray(name, box.sheet, _without_label(box)))
        else:
            boxes.append(box)
            if shown is None:
                unlabelled.setdefault((box.sheet.name, box.row), box)
    astray += [_Astray(box.name, box.sheet, _without_label(box)) for box in unlabelled.values()]
    return boxes, list(_told(book, astray, written))


def _told(book: Book, astray: Sequence[_Astray], written: Collection[FieldName]) -> Iterator[Finding]:
    """Yield what is to be said of the names that went astray, many of them together."""
    together: dict[tuple[str, str], list[_Astray]] = {}
    for one in astray:
        read = one.name in written
        sheet = one.sheet.name if one.sheet else ""
        together.setdefault(("read", sheet) if read else ("not read", one.name.item), []).append(one)
    for (how, where), group in together.items():
        if len(group) <= _EACH:
            yield from (one.told for one in group)
        elif how == "read":
            yield _read_by_label(book, group, where)
        else:
            yield _not_found(book, group, where)


def _read_by_label(book: Book, group: Sequence[_Astray], sheet: str) -> Finding:
    where = f"On the sheet “{sheet}” {len(group)} boxes" if sheet else f"{len(group)} boxes"
    return finding(
        "V14",
        f"{where} no longer stand where the form's names say, as after rows or sheets were moved or renamed. "
        "They were read by the labels beside them.",
        hint="Check that every answer was read as it was meant. Rows and sheets of the form should stay as they are.",
        place=book.sheets[sheet].home if sheet else book.at,
        about=f"names {sheet}",
    )


def _not_found(book: Book, group: Sequence[_Astray], item: str) -> Finding:
    boxes = "; ".join(said_of(one.name) for one in group)
    return finding(
        "V14",
        f"{len(group)} boxes are not where the form's names say, nor could they be told by their labels: {boxes}.",
        hint="Check what was read for each; if an answer is missing, put it into the form as it was issued.",
        subject=item,
        place=book.at,
        about="names",
    )


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

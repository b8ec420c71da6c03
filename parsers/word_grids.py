"""Tables of a Word file as grids: merged cells filled, headers told, frames told from tables."""

from collections.abc import Callable

from paperclerk.domain.report import ReportTable
from paperclerk.ooxml.blocks import Block, Cell, Paragraph, Table, paragraphs_in
from paperclerk.ooxml.styles import Styles
from paperclerk.ooxml.wordml import W, find, value, whole_number
from parsers.pieces import Piece
from parsers.table_header import Look, header_of, header_rows

# Edges closer than this many twentieths of a point are one edge to the eye.
_HAIR = 100

Line = Callable[[Paragraph], str]


def table_of(
    table: Table, line: Line, is_bold: Callable[[Paragraph], bool], first_row: tuple[bool, str] = (False, "")
) -> ReportTable | None:
    """Return a table with its merged cells filled; None for one without words.

    `line` says a paragraph as a line of its cell, `is_bold` whether all of its words are; `first_row` is whether its
    style makes the first row bold, and the colour it fills it with.
    """
    at = _columns(table)
    width = max(at.values(), default=0) + 1
    rows: list[list[Look]] = []
    inferred: list[tuple[int, int]] = []
    for number, row in enumerate(table.rows):
        said = [Look("")] * width
        for cell in row.cells:
            first = at[cell.column]
            after = min((column for start, column in at.items() if start >= cell.column + cell.span), default=width)
            above = cell.continues_above and number > 0
            look = rows[-1][first] if above else _look(cell, line, is_bold)
            if not number:
                look = look._replace(bold=look.bold or first_row[0], fill=look.fill or first_row[1])
            for column in range(first, max(after, first + 1)):
                said[column] = look
                if look.text and (above or column != first):
                    inferred.append((number, column))
        rows.append(said)
    if not any(look.text for row in rows for look in row):
        return None
    texts = [tuple(look.text for look in row) for row in rows]
    repeated = next((n for n, row in enumerate(table.rows) if not row.is_header), len(rows))
    headers = header_rows(rows, repeated if repeated < len(rows) else 0)
    return ReportTable(
        header=header_of(texts[:headers]) if headers else (),
        rows=tuple(texts[headers:]),
        inferred=tuple((row - headers, column) for row, column in inferred if row >= headers),
    )


def _look(cell: Cell, line: Line, is_bold: Callable[[Paragraph], bool]) -> Look:
    paragraphs = [paragraph for paragraph in cell.paragraphs if paragraph.own_text.strip()]
    return Look(cell_text(cell, line), bool(paragraphs) and all(map(is_bold, paragraphs)), _fill(cell))


def cell_text(cell: Cell, line: Line) -> str:
    """Return what a cell says, a line a paragraph, nested tables' and text boxes' words too."""
    return "\n".join(text for paragraph in paragraphs_in(cell.blocks) if (text := line(paragraph)))


def frame_of(table: Table) -> tuple[Block, ...] | None:
    """Return the blocks of a table that only frames them: one column, or one cell with words; None for others."""
    cells = [cell for row in table.rows for cell in row.cells]
    if len({cell.column for cell in cells}) < 2:
        return tuple(block for cell in cells for block in cell.blocks)
    filled = [cell for cell in cells if cell.text.strip()]
    if len(table.rows) == 1 and len(filled) == 1:
        return filled[0].blocks
    return None


def beside_numbers(
    table: Table, styles: Styles, number_alone: Callable[[Cell], str | None]
) -> list[tuple[str, tuple[Block, ...]]] | None:
    """Return the rows of a table without lines that only sets paragraphs beside their numbers: number and blocks.

    None for other tables. `number_alone` returns the number that is all a cell says, empty for an empty cell.
    """
    if is_ruled(table, styles) or any(len(row.cells) != 2 for row in table.rows):
        return None
    numbers = [number_alone(row.cells[0]) for row in table.rows]
    if not any(numbers) or any(number is None for number in numbers):
        return None
    return [(number or "", row.cells[1].blocks) for number, row in zip(numbers, table.rows, strict=True)]


def is_ruled(table: Table, styles: Styles) -> bool:
    """Whether a table is drawn with lines, by its own say, its style's or any of its cells'."""
    properties = find(table.element, "w:tblPr")
    said = [properties, *(find(s, "w:tblPr") for s in styles.chain(value(properties, "w:tblStyle") or ""))]
    borders = next((found for one in said if (found := find(one, "w:tblBorders")) is not None), None)
    cells = (find(cell.element, "w:tcPr/w:tcBorders") for row in table.rows for cell in row.cells)
    drawn = (side.get(f"{W}val") for of in (borders, *cells) if of is not None for side in of)
    return any(line not in (None, "nil", "none") for line in drawn)


def joined(first: Piece, second: Piece) -> list[Piece]:
    """Return two pieces that stand right after one another, as one where they are tables of as many columns."""
    if not isinstance(first, ReportTable) or not isinstance(second, ReportTable) or _width(first) != _width(second):
        return [first, second]
    return [_one(first, second)]


def _one(first: ReportTable, second: ReportTable) -> ReportTable:
    repeats = not second.header or second.header == first.header
    more = second.rows if repeats else (second.header, *second.rows)
    down = len(first.rows) + len(more) - len(second.rows)
    moved = tuple((row + down, column) for row, column in second.inferred)
    return first.model_copy(update={"rows": (*first.rows, *more), "inferred": (*first.inferred, *moved)})


def _columns(table: Table) -> dict[int, int]:
    """Return which column people see each column of the grid begins, counted from 0.

    Rows whose edges were dragged a hair apart are one column: their edges are near, and no row has both.
    """
    starts = sorted({cell.column for row in table.rows for cell in row.cells})
    together = [{cell.column for cell in row.cells} for row in table.rows]
    widths = [whole_number(column.get(f"{W}w")) or 0 for column in table.element.iterfind(f"{W}tblGrid/{W}gridCol")]
    at: dict[int, int] = {}
    for before, start in zip([None, *starts], starts, strict=False):
        near = before is not None and sum(widths[before:start]) < _HAIR and len(widths) >= start
        if before is not None and near and not any({before, start} <= row for row in together):
            at[start] = at[before]
        else:
            at[start] = max(at.values(), default=-1) + 1
    return at


def _width(table: ReportTable) -> int:
    return len(table.header or table.rows[0])


def _fill(cell: Cell) -> str:
    """Return the colour a cell is filled with; nothing for none and for white."""
    shade = find(cell.element, "w:tcPr/w:shd")
    fill = "" if shade is None else (shade.get(f"{W}fill") or "").upper()
    return "" if fill in ("AUTO", "FFFFFF") else fill

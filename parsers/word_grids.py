"""Tables of a Word file as grids: merged cells filled, headers told, frames told from tables."""

from collections.abc import Callable, Sequence

from paperclerk.domain.report import ReportTable
from paperclerk.ooxml.blocks import Block, Cell, Paragraph, Row, Table, paragraphs_in
from paperclerk.ooxml.wordml import find
from parsers.pieces import Piece

Line = Callable[[Paragraph], str]


def table_of(table: Table, line: Line, is_bold: Callable[[Paragraph], bool]) -> ReportTable | None:
    """Return a table with its merged cells filled; None for one without words.

    `line` says a paragraph as a line of its cell, `is_bold` whether all of its words are.
    """
    starts = sorted({cell.column for row in table.rows for cell in row.cells})
    at = {column: index for index, column in enumerate(starts)}
    rows: list[tuple[str, ...]] = []
    inferred: list[tuple[int, int]] = []
    for number, row in enumerate(table.rows):
        said = [""] * len(starts)
        for cell in row.cells:
            first = at[cell.column]
            covers = [first, *(at[c] for c in range(cell.column + 1, cell.column + cell.span) if c in at)]
            above = cell.continues_above and number > 0
            text = rows[-1][first] if above else cell_text(cell, line)
            for column in covers:
                said[column] = text
                if text and (above or column != first):
                    inferred.append((number, column))
        rows.append(tuple(said))
    if not any(any(row) for row in rows):
        return None
    headers = _header_rows(table, is_bold)
    header = tuple("\n".join(dict.fromkeys(filter(None, column))) for column in zip(*rows[:headers], strict=True))
    return ReportTable(
        header=header if headers else (),
        rows=tuple(rows[headers:]),
        inferred=tuple((row - headers, column) for row, column in inferred if row >= headers),
    )


def cell_text(cell: Cell, line: Line) -> str:
    """Return what a cell says, a line a paragraph, nested tables' and text boxes' words too."""
    return "\n".join(text for paragraph in paragraphs_in(cell.blocks) if (text := line(paragraph)))


def layout_of(table: Table) -> tuple[Block, ...] | None:
    """Return the blocks of a table that only sets them in place: one column, or one cell with words; else None."""
    cells = [cell for row in table.rows for cell in row.cells]
    if len({cell.column for cell in cells}) < 2:
        return tuple(block for cell in cells for block in cell.blocks)
    filled = [cell for cell in cells if cell.text.strip()]
    if len(table.rows) == 1 and len(filled) == 1:
        return filled[0].blocks
    return None


def joined(pieces: Sequence[Piece]) -> list[Piece]:
    """Return pieces with tables of as many columns right after one another made one, as Word shows them."""
    made: list[Piece] = []
    for piece in pieces:
        last = made[-1] if made else None
        if isinstance(piece, ReportTable) and isinstance(last, ReportTable) and _width(last) == _width(piece):
            made[-1] = _one(last, piece)
        else:
            made.append(piece)
    return made


def _one(first: ReportTable, second: ReportTable) -> ReportTable:
    repeats = not second.header or second.header == first.header
    more = second.rows if repeats else (second.header, *second.rows)
    down = len(first.rows) + len(more) - len(second.rows)
    moved = tuple((row + down, column) for row, column in second.inferred)
    return first.model_copy(update={"rows": (*first.rows, *more), "inferred": (*first.inferred, *moved)})


def _width(table: ReportTable) -> int:
    return len(table.header or table.rows[0])


def _header_rows(table: Table, is_bold: Callable[[Paragraph], bool]) -> int:
    """Return how many rows are the header: those Word repeats on every page, else a first row set apart by its look."""
    marked = 0
    while marked < len(table.rows) and table.rows[marked].is_header:
        marked += 1
    if marked:
        return marked if marked < len(table.rows) else 0
    first, *others = table.rows
    if not others or len([cell for cell in first.cells if cell.text.strip()]) < 2:
        return 0
    return int(_stands_out(first, is_bold) and not _stands_out(others[0], is_bold))


def _stands_out(row: Row, is_bold: Callable[[Paragraph], bool]) -> bool:
    """Whether all of a row's words are bold, or all of its cells shaded."""
    cells = [cell for cell in row.cells if cell.text.strip()]
    bold = all(is_bold(p) for cell in cells for p in cell.paragraphs if p.own_text.strip())
    return bool(cells) and (bold or all(_is_shaded(cell) for cell in cells))


def _is_shaded(cell: Cell) -> bool:
    shade = find(cell.element, "w:tcPr/w:shd")
    fill = None if shade is None else next((v for k, v in shade.attrib.items() if str(k).endswith("}fill")), None)
    return fill not in (None, "auto", "FFFFFF", "ffffff")

"""What stands in a Word file for its look alone: merged cells, rows, columns and paragraphs that hold nothing."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from lxml import etree

from paperclerk.domain.report import Trace
from paperclerk.ooxml.blocks import Block, Cell, Paragraph, Table
from paperclerk.ooxml.wordml import W, find
from parsers.word_where import Wheres

# What a paragraph without words may be there for.
_HOLDS = tuple(f"{W}{name}" for name in ("drawing", "pict", "object", "br", "sectPr", "fldChar", "fldSimple", "sdt"))
_SHOWS = _HOLDS[:3]
# One empty line is a habit that a screen reader passes over; more are a hole.
_A_HOLE = 2


def merged_cells(tables: Sequence[Table], wheres: Wheres) -> Iterator[Trace]:
    """Yield each table with merged cells, with the words of the first of them."""
    for table in tables:
        merged = [
            c for row in table.rows for c in row.cells if c.span > 1 or c.continues_above or _is_merged(c.element)
        ]
        if merged:
            first = next((text for cell in merged if (text := " ".join(cell.text.split()))), "")
            yield Trace(where=wheres.of_table(table), text=first)


def spacing(blocks: Sequence[Block], tables: Sequence[Table], wheres: Wheres) -> Iterator[Trace]:
    """Yield each stretch of empty paragraphs, and each table with rows or columns in which nothing stands."""
    yield from _holes(blocks, wheres)
    for table in tables:
        yield from _empty_lines(table, wheres)
        for row in table.rows:
            for cell in row.cells:
                if not cell.is_plain or cell.text.startswith("\n") or "\n\n" in cell.text:
                    yield from _holes(cell.blocks, wheres)


def tables_without_words(tables: Sequence[Table], wheres: Wheres) -> Iterator[Trace]:
    """Yield each table for which neither a title nor a description is given; one of a single row or column is none."""
    for table in tables:
        properties = find(table.element, "w:tblPr")
        told = [find(properties, f"w:{name}") for name in ("tblCaption", "tblDescription")]
        if any(one is not None and (one.get(f"{W}val") or "").strip() for one in told):
            continue
        if len(table.rows) > 1 and max(len(row.cells) for row in table.rows) > 1:
            yield Trace(where=wheres.of_table(table))


def _is_merged(cell: etree._Element) -> bool:
    return any(find(cell, f"w:tcPr/w:{name}") is not None for name in ("vMerge", "hMerge"))


def _holes(blocks: Sequence[Block], wheres: Wheres) -> Iterator[Trace]:
    for is_empty, some in groupby(blocks, key=_is_empty):
        stretch = list(some)
        if is_empty and len(stretch) >= _A_HOLE:
            yield Trace(where=wheres.of(stretch[0].element), text=f"{len(stretch)} empty paragraphs")


def _is_empty(block: Block) -> bool:
    if not isinstance(block, Paragraph) or block.text.strip():
        return False
    return next(block.element.iter(*_HOLDS), None) is None


def _empty_lines(table: Table, wheres: Wheres) -> Iterator[Trace]:
    """Yield the rows and the columns of a table that hold nothing at all; of a table that is empty altogether, none."""
    rows = [row for row in table.rows if row.cells]
    bare = [row for row in rows if not any(cell.text.strip() or _shows(cell.element) for cell in row.cells)]
    if len(rows) < _A_HOLE or len(bare) == len(rows):
        return
    for number, row in enumerate(rows, 1):
        if row in bare:
            yield Trace(where=f"{wheres.of_table(table)}, row {number}", text="an empty row")
    used = {at for row in rows for c in row.cells if c.text.strip() or _shows(c.element) for at in _columns(c)}
    for column in sorted({at for row in rows for cell in row.cells for at in _columns(cell)} - used):
        yield Trace(where=f"{wheres.of_table(table)}, column {column + 1}", text="an empty column")


def _columns(cell: Cell) -> range:
    return range(cell.column, cell.column + cell.span)


def _shows(cell: etree._Element) -> bool:
    return next(cell.iter(*_SHOWS), None) is not None

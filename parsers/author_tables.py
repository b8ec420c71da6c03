"""Tables of an author's: heading rows, merged cells as they are, and how wide each column is."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from lxml import etree

from paperclerk.domain.author import Block, CellLine, Stretch, deepened
from paperclerk.domain.author import Cell as ReportCell
from paperclerk.domain.places import Place
from paperclerk.ooxml.blocks import Cell, Paragraph, Row, Table, tables_in
from paperclerk.ooxml.numbering_counts import Label
from paperclerk.ooxml.wordml import W, whole_number
from parsers.author_words import WordsReader, lines_of, saying, trimmed

_POINT = re.compile(r"^[ \t]*([•●▪‣·◦*–—-])[ \t]+(?=\S)")
_INNER = "◦▪"
_DEEPER_STYLE = re.compile(r"[2-5]$")
# What a column needs beside its words, and what is as good as any more, in characters.
_LEAST, _MOST = 4, 60
_HUNDRED = 100


class TableReader:
    """Reads the tables of one part of a Word file."""

    def __init__(self, words: WordsReader, labels: Mapping[etree._Element, Label]) -> None:
        """Take in how its words are read, and what stands before the paragraphs of its lists."""
        self._words, self._labels = words, labels

    def block(self, table: Table, place: Place) -> Block | None:
        """Return a table as a block, its first row at least a heading row; None for one without words."""
        rows = [row for row in table.rows if any(_says(cell) for cell in row.cells)]
        width = max((cell.column + cell.span for row in rows for cell in row.cells), default=0)
        if not width:
            return None
        lines = [{cell.column: tuple(self._lines(cell)) for cell in row.cells} for row in rows]
        shares = _shares(table, width, lines)
        grid = [_grid_row(rows, number, lines[number], shares) for number in range(len(rows))]
        headings = _headings(rows, grid)
        return Block(kind="table", header=tuple(grid[:headings]), rows=tuple(grid[headings:]), place=place)

    def _lines(self, cell: Cell) -> Iterator[CellLine]:
        for paragraph in () if cell.continues_above else cell.paragraphs:
            for number, line in enumerate(lines_of(self._words.stretches(paragraph))):
                read = self._line(line, paragraph if number == 0 else None)
                yield read.model_copy(update={"side": self._words.side(paragraph)})

    def _line(self, line: tuple[Stretch, ...], paragraph: Paragraph | None) -> CellLine:
        """Return a line of a cell; a number that Word counts before it is written out."""
        text = "".join(stretch.text for stretch in line)
        if typed := _POINT.match(text):
            return CellLine(stretches=_after(line, typed.end()), level=2 if typed[1] in _INNER else 1)
        if paragraph is None or paragraph.numbering is None:
            return CellLine(stretches=line)
        if paragraph.numbering.mark:
            depth = bullet_depth(paragraph)
            return CellLine(stretches=deepened(line, depth), level=min(depth, 2))
        label = self._labels.get(paragraph.element)
        counted = (Stretch(text=f"{label.text} "),) if label and label.text else ()
        return CellLine(stretches=(*counted, *line))


def bullet_depth(paragraph: Paragraph) -> int:
    """Return how deep a point stands, by the level of its list or by its style: List Bullet 3 is a list of its own."""
    assert paragraph.numbering is not None
    named = _DEEPER_STYLE.search(paragraph.style_id)
    return max(paragraph.numbering.level + 1, int(named[0]) if named else 1)


def joined_tables(blocks: Sequence[Block], added: Block) -> list[Block]:
    """Return blocks with one more; a table right after a table of as many columns goes on with it, as Word shows it."""
    last = blocks[-1] if blocks else None
    if last and last.kind == added.kind == "table" and len(last.header[0]) == len(added.header[0]):
        repeats = _texts(added) == _texts(last)
        more = added.rows if repeats else (*added.header, *added.rows)
        return [*blocks[:-1], last.model_copy(update={"rows": (*last.rows, *more)})]
    return [*blocks, added]


def holds_table(table: Table) -> bool:
    """Whether a cell of a table holds another table."""
    return any(True for row in table.rows for cell in row.cells if not cell.is_plain for _ in tables_in(cell.blocks))


def _says(cell: Cell) -> bool:
    return not cell.continues_above and (
        bool(cell.text.strip()) or any(paragraph.anchored for paragraph in cell.paragraphs)
    )


def _grid_row(
    rows: Sequence[Row], number: int, lines: Mapping[int, tuple[CellLine, ...]], shares: Sequence[int]
) -> tuple[ReportCell, ...]:
    row = [ReportCell(share=share) for share in shares]
    for cell in rows[number].cells:
        if not cell.continues_above and cell.column < len(row):
            below = takewhile(lambda other, at=cell.column: _continues(other, at), rows[number + 1 :])  # type: ignore[misc]
            row[cell.column] = ReportCell(
                lines=lines[cell.column],
                columns=min(cell.span, len(row) - cell.column),
                rows=1 + sum(1 for _ in below),
                share=shares[cell.column],
            )
    return tuple(row)


def _continues(row: Row, column: int) -> bool:
    return any(cell.column == column and cell.continues_above for cell in row.cells)


def _headings(rows: Sequence[Row], grid: Sequence[Sequence[ReportCell]]) -> int:
    """Return how many rows are headings: those that Word repeats, and all that a cell of them reaches down to."""
    count = sum(1 for _ in takewhile(lambda row: row.is_header, rows))
    count = count if 0 < count < len(rows) else 1
    reach = max(number + cell.rows for number in range(count) for cell in grid[number])
    return reach if reach < len(rows) else count


def _shares(table: Table, width: int, lines: Sequence[Mapping[int, tuple[CellLine, ...]]]) -> list[int]:
    """Return how much of its width a table gives each column, in hundredths: as its author drew it, or by its words."""
    columns = table.element.findall(f"{W}tblGrid/{W}gridCol")
    drawn = [whole_number(column.get(f"{W}w")) or 0 for column in columns]
    if len(drawn) == width and all(drawn) and not _is_by_words(table):
        weights = drawn
    else:
        texts = [["\n".join(line.text for line in row.get(at, ())) for row in lines] for at in range(width)]
        weights = [_LEAST + max((min(len(text), _MOST) for text in column), default=0) for column in texts]
    return [max(1, round(_HUNDRED * weight / sum(weights))) for weight in weights]


def _is_by_words(table: Table) -> bool:
    """Whether all columns are drawn alike: nobody drew them, a table begins so."""
    drawn = {column.get(f"{W}w") for column in table.element.findall(f"{W}tblGrid/{W}gridCol")}
    return len(drawn) == 1


def _after(line: tuple[Stretch, ...], length: int) -> tuple[Stretch, ...]:
    left, rest = length, []
    for stretch in line:
        cut = min(left, len(stretch.text))
        left -= cut
        rest.append(saying(stretch, stretch.text[cut:]))
    return trimmed(one for one in rest if one.text or not one.is_words)


def _texts(block: Block) -> list[str]:
    return [cell.text for row in block.header for cell in row]

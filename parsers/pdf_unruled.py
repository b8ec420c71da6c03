"""Tables set in columns by white space alone, or with no more than level rules, found among ordinary text.

Lines that stand apart in the same columns make a table when their rows show it: figures under one another, labels with
answers, headings over columns, rules. Numbered paragraphs, lists of contents, pages set in columns and addresses beside
one another are text.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from parsers.drawn_table import LaidCell, Layout
from parsers.list_marks import mark_of
from parsers.pdf_lines import Line
from parsers.pdf_page import Ruling
from parsers.rows_by_lines import Strip, rows_of
from parsers.table_header import is_figure
from parsers.white_columns import Columns, columns_of, segments

# Lines further apart than this many sizes do not belong to one table.
_FAR = 3.4
_LEADERS = re.compile(r"\.{4,}|(?:\. ){4,}|…{2,}|_{4,}|(?:·\s?){4,}")
_NUMBER = re.compile(
    r"\(?(?:[0-9]{1,3}|[A-Za-z]{1,2}|[ivxIVX]{1,5})?(?:\.[0-9]{1,3}){0,4}[.):]?|[A-Z]{1,4}[0-9]{1,3}[.):]?"
)
_PAGES = re.compile(r"(?:pages?\s*)?[0-9]{1,4}(?:\s*[-–]\s*[0-9]{1,4})?", re.I)
# A line of running text has this many words in a narrow column.
_WORDY = 4.5
# Cells of a column stand under one another within this many points, and so does this share of them.
_ALIGNED = 2.5
_MOSTLY = 0.6


class _Piece(NamedTuple):
    """A line of the page with the parts that stand apart on it."""

    line: Line
    parts: tuple[Line, ...]

    @property
    def in_columns(self) -> bool:
        return len(self.parts) > 1 and not _is_hanging(self.parts) and not _LEADERS.search(self.line.text)


def unruled(lines: Sequence[Line], rules: Sequence[Ruling]) -> list[Layout]:
    """Return the tables among lines of a page that stand in no ruled one; `rules` are level and belong to none either."""
    found = []
    for block in _blocks([_Piece(line, segments(line)) for line in lines]):
        layout = _layout(block, rules)
        if layout:
            found.append(layout)
    return found


def _is_hanging(parts: Sequence[Line]) -> bool:
    """Whether a line is a paragraph with its number or its list's mark standing apart."""
    first = parts[0]
    return len(parts) == 2 and (bool(_NUMBER.fullmatch(first.text)) or (len(first.words) == 1 and _is_mark(parts)))


def _is_mark(parts: Sequence[Line]) -> bool:
    mark = mark_of(Line((*parts[0].words, *parts[1].words)))
    return mark is not None and mark.certain


def _blocks(pieces: Sequence[_Piece]) -> Iterator[list[_Piece]]:
    """Yield stretches of lines that may be a table: lines in columns and those between that may belong to a cell."""
    block: list[_Piece] = []
    lasting = 0
    for index, piece in enumerate(pieces):
        if block and _is_far(block[-1], piece):
            yield from _block(block, lasting)
            block, lasting = [], 0
        if piece.in_columns:
            block.append(piece)
            lasting = len(block)
        elif block and _may_belong(block, piece, pieces[index + 1 : index + 5]):
            block.append(piece)
            lasting = len(block) if _stands_under_a_column(block, piece) else lasting
        elif block:
            yield from _block(block, lasting)
            block, lasting = [], 0
    yield from _block(block, lasting)


def _block(block: Sequence[_Piece], lasting: int) -> Iterator[list[_Piece]]:
    if sum(piece.in_columns for piece in block[:lasting]) > 1:
        yield list(block[:lasting])


def _is_far(before: _Piece, piece: _Piece) -> bool:
    size = max(before.line.size, piece.line.size)
    return piece.line.baseline - before.line.baseline > _FAR * size


def _may_belong(block: Sequence[_Piece], piece: _Piece, below: Sequence[_Piece]) -> bool:
    if len(piece.parts) > 1:
        return False
    return _stands_under_a_column(block, piece) or any(other.in_columns for other in below)


def _stands_under_a_column(block: Sequence[_Piece], piece: _Piece) -> bool:
    """Whether a line begins where one of the further columns does."""
    lefts = (part.x0 for above in block[-12:] if above.in_columns for part in above.parts[1:])
    return any(abs(piece.line.x0 - left) < _ALIGNED for left in lefts)


def _layout(block: Sequence[_Piece], rules: Sequence[Ruling]) -> Layout | None:
    """Return the table that a stretch of lines is; None when it is text."""
    columns = columns_of([piece.parts for piece in block if piece.in_columns])
    if columns is None:
        return None
    kept = _within(block, columns)
    levels = _levels(rules, columns, kept)
    rows = _rows(kept, columns, levels)
    if not _is_table(rows, columns, levels):
        return None
    return _laid(rows, columns)


def _within(block: Sequence[_Piece], columns: Columns) -> list[_Piece]:
    """Return the lines from the first in columns to the last, without what runs on across them at the ends."""
    kept = list(block)
    while kept and (len(kept[-1].parts) < 2 and columns.crossed_by(kept[-1].line)):
        kept.pop()
    while kept and len(kept[0].parts) < 2:
        kept.pop(0)
    return kept


def _levels(rules: Sequence[Ruling], columns: Columns, kept: Sequence[_Piece]) -> list[float]:
    """Return how far down rules across the table stand."""
    if not kept:
        return []
    left, right = columns.lefts[0], columns.rights[-1]
    top, bottom = kept[0].line.box[1] - 20, kept[-1].line.box[3] + 20
    covered: dict[int, float] = {}
    for rule in rules:
        if top < rule.top < bottom:
            width = min(rule.x1, right) - max(rule.x0, left)
            covered[round(rule.top)] = covered.get(round(rule.top), 0.0) + max(width, 0.0)
    found: list[float] = []
    for y in sorted(y for y, width in covered.items() if width > _MOSTLY * (right - left)):
        if not found or y - found[-1] > 4:
            found.append(float(y))
    return found


def _rows(kept: Sequence[_Piece], columns: Columns, levels: Sequence[float]) -> list[list[Strip]]:
    strips = [Strip(columns.parted(piece.line), piece.line.baseline, piece.line.size) for piece in kept]
    limits = [*(left - 0.6 * kept[0].line.size for left in columns.lefts[1:]), columns.rights[-1]] if kept else []
    bands: list[list[Strip]] = [[] for _ in range(len(levels) + 1)]
    for strip in strips:
        bands[sum(level < strip.baseline for level in levels)].append(strip)
    bands = [band for band in bands if band]
    split = [rows_of(band, limits) for band in bands]
    # Rules may stand only under the headings and over the total; those between rows leave no band with many.
    if len(bands) > 2 and (len(bands) > 4 or max(map(len, split)) < 4):
        return bands
    return [row for rows in split for row in rows]


def _is_table(rows: Sequence[Sequence[Strip]], columns: Columns, levels: Sequence[float]) -> bool:
    texts = [_texts(row, columns) for row in rows]
    full = [row for row in texts if sum(bool(text) for text in row) > 1]
    if len(full) < 2 or len(full) * 2 < len(rows) or _is_contents(texts) or not _is_aligned(rows, columns):
        return False
    ruled = len(levels) > 1
    headed = bool(levels) or _is_headed(rows)
    if _is_running_text(rows, columns) and not ruled:
        return False
    if len(columns.lefts) > 2:
        return len(full) > 2 or ruled or headed
    if ruled or (headed and len(full) > 2):
        return True
    return len(full) > 2 and (_has_figures(texts) or _has_labels(rows))


def _texts(row: Sequence[Strip], columns: Columns) -> list[str]:
    return [" ".join(s.cells[c].text for s in row if c in s.cells) for c in range(len(columns.lefts))]


def _is_contents(texts: Sequence[Sequence[str]]) -> bool:
    """Whether the last column is one of pages: headings with the pages they stand on."""
    last = [row[-1] for row in texts if row[-1]]
    pages = [text for text in last if _PAGES.fullmatch(text)]
    first = [int(re.findall(r"[0-9]+", text)[0]) for text in pages]
    return len(pages) > 2 and len(pages) + 1 >= len(last) and first == sorted(first) and len(texts[0]) < 4


def _is_aligned(rows: Sequence[Sequence[Strip]], columns: Columns) -> bool:
    """Whether the cells of every column begin, end or have their middle under one another."""
    for column in range(len(columns.lefts)):
        lines = [
            next(s.cells[column] for s in row if column in s.cells)
            for row in rows
            if any(column in s.cells for s in row)
        ]
        if len(lines) < 2:
            return False
        ways = ([n.x0 for n in lines], [n.x1 for n in lines], [(n.x0 + n.x1) / 2 for n in lines])
        if max(map(_most_at_one_place, ways)) < _MOSTLY * len(lines):
            return False
    return True


def _most_at_one_place(places: Sequence[float]) -> int:
    return max(sum(abs(place - other) < _ALIGNED for other in places) for place in places)


def _is_running_text(rows: Sequence[Sequence[Strip]], columns: Columns) -> bool:
    """Whether the columns are those of a page set in columns: words run on down each of them."""
    lines = [[s.cells[c] for row in rows for s in row if c in s.cells] for c in range(len(columns.lefts))]
    return all(len(column) > 3 and sum(len(n.words) for n in column) / len(column) > _WORDY for column in lines)


def _is_headed(rows: Sequence[Sequence[Strip]]) -> bool:
    """Whether the first row is set in bold and the others are not."""
    first = [line.bold for strip in rows[0] for line in strip.cells.values()]
    below = [all(line.bold for strip in row for line in strip.cells.values()) for row in rows[1:]]
    return len(first) > 1 and all(first) and sum(below) * 3 < len(below)


def _has_figures(texts: Sequence[Sequence[str]]) -> bool:
    said = [row[1] for row in texts if row[1]]
    return sum(map(is_figure, said)) > _MOSTLY * len(said)


def _has_labels(rows: Sequence[Sequence[Strip]]) -> bool:
    """Whether the first column holds labels: words set in bold where the others are not, or with a colon."""
    firsts = [row[0].cells[0] for row in rows if 0 in row[0].cells]
    seconds = [strip.cells[1] for row in rows for strip in row if 1 in strip.cells]
    bold = sum(line.bold for line in firsts) > _MOSTLY * len(firsts) and sum(n.bold for n in seconds) * 2 < len(seconds)
    return len(firsts) > 2 and (bold or sum(line.text.endswith((":", "?")) for line in firsts) > _MOSTLY * len(firsts))


def _laid(rows: Sequence[Sequence[Strip]], columns: Columns) -> Layout:
    tops = [min(strip.top for strip in row) for row in rows]
    bottoms = [max(strip.bottom for strip in row) for row in rows]
    levels = (
        tops[0] - 1,
        *((above + below) / 2 for above, below in zip(bottoms, tops[1:], strict=False)),
        bottoms[-1] + 1,
    )
    cells = []
    for index, row in enumerate(rows):
        for column in range(len(columns.lefts)):
            mine = tuple(strip.cells[column] for strip in row if column in strip.cells)
            cells.append(LaidCell(mine, (column, column + 1), (index, index + 1)))
    edges = (
        columns.lefts[0],
        *((right + left) / 2 for right, left in zip(columns.rights, columns.lefts[1:], strict=False)),
        columns.rights[-1],
    )
    return Layout(edges, levels, tuple(cells), ruled=False)


del pairwise

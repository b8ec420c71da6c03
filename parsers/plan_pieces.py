"""Where the plan table stands in a report: found by its headings, followed from page to page."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from parsers.pdf_columns import Gutters, find_heading, folded_digits, gutters_of, page_lines, unruled_grid
from parsers.pdf_lines import Box, Line, lines_of
from parsers.pdf_pages import Page, Report
from parsers.pdf_tables import Cell, Grid, Row, ruled_grids, within
from parsers.plan_headings import Column, columns_of, folded, likeness, may_hold_headings

# Columns on two pages are the same when their widths differ by less.
_SAME_WIDTH = 8.0
# Rows drawn with room between them stand closer than this.
_ROW_APART = 14.0
# A line so little above the end of the headings stands under them.
_TOUCHING = 3.0
# Headings stand in one of a table's first rows: a banner or two may come before them.
_HEADING_ROWS = 4
# A line at the edge of this many pages belongs to the pages, not to their text.
_PAGES_OF_FURNITURE = 3


class Heading(NamedTuple):
    """A column of the plan table: its heading's words, what it holds, and where it stands."""

    text: str
    column: Column
    box: Box


class Piece(NamedTuple):
    """The plan table's part on one page, without headings.

    `follows` says that it goes straight on from the page before; `shift` is how far right it stands of the first one.
    """

    grid: Grid
    rows: tuple[Row, ...]
    follows: bool
    shift: float


class Found(NamedTuple):
    """A plan table: its headings, what stands over them in the table, and its pieces.

    `others` are tables much like it, `loose` is text within its borders that is in no box or runs aslant.
    """

    page: int
    headings: tuple[Heading, ...]
    banners: tuple[Row, ...]
    pieces: tuple[Piece, ...]
    others: tuple[tuple[int, str], ...]
    loose: tuple[tuple[Piece, str], ...] = ()


class _Start(NamedTuple):
    score: int
    grid: Grid
    headings: tuple[Heading, ...]
    banners: tuple[Row, ...]
    rows: tuple[Row, ...]
    gutters: Gutters | None

    @property
    def name(self) -> tuple[str, ...]:
        return folded([heading.text for heading in self.headings])


def find_pieces(report: Report) -> Found | None:
    """Return the table that looks most like a plan, with all its pieces; None when no table has a plan's headings."""
    furniture = _furniture(report.texts)
    starts = [
        start
        for number, text in enumerate(report.texts, 1)
        if may_hold_headings(text)
        for start in _starts(report.page(number), furniture)
    ]
    if not starts:
        return None
    often = Counter(start.name for start in starts)
    best = max(starts, key=lambda s: (s.score, often[s.name], -s.grid.page))
    again = {start.grid.page for start in starts if start.name == best.name}
    pieces = tuple(_in_columns(report, p, best.headings) for p in _follow(report, best, again, furniture))
    others = {s.name: s for s in reversed(starts) if s.name != best.name}
    told = tuple(sorted((s.grid.page, " | ".join(h.text for h in s.headings)) for s in others.values()))
    loose = tuple((piece, text) for piece in pieces if (text := _loose(report.page(piece.grid.page), piece.grid)))
    return Found(best.grid.page, best.headings, best.banners, pieces, told, loose)


def columns_over(box: Box, shift: float, headings: Sequence[Heading]) -> list[int]:
    """Return the columns that a box of the table reaches over; the nearest one when it reaches over none."""
    left, right = box[0] - shift, box[2] - shift
    middles = [(heading.box[0] + heading.box[2]) / 2 for heading in headings]
    over = [index for index, middle in enumerate(middles) if left <= middle <= right]
    return over or [min(range(len(headings)), key=lambda index: abs(middles[index] - (left + right) / 2))]


def _in_columns(report: Report, piece: Piece, headings: Sequence[Heading]) -> Piece:
    """Part boxes that reach over several columns though their text is set in columns: rows without upright lines."""
    page = report.page(piece.grid.page)
    rows = []
    for row in piece.rows:
        cells: list[Cell] = []
        for cell in row.cells:
            over = columns_over(cell.box, piece.shift, headings)
            parts = _parts(page, cell, [headings[column].box[0] + piece.shift for column in over])
            cells.extend(parts or [cell])
        rows.append(Row(tuple(cells)))
    return piece._replace(rows=tuple(rows))


def _parts(page: Page, cell: Cell, lefts: Sequence[float]) -> list[Cell]:
    """Return a wide box's text column by column; nothing when it runs across or is a banner."""
    gutters = Gutters(tuple(lefts), tuple(lefts))
    if len(lefts) < 2 or not cell.lines or any(gutters.crossed_by(line) for line in cell.lines):
        return []
    if all(gutters.column(word.x0) == 0 for line in cell.lines for word in line.words):
        return []
    _, top, right, bottom = cell.box
    boxes = [(left, top, end, bottom) for left, end in pairwise([*lefts, right])]
    return [Cell(box, lines_of(within(page.glyphs, box))) for box in boxes]


def _follow(report: Report, start: _Start, again: set[int], furniture: frozenset[str]) -> Iterator[Piece]:
    number, follows = start.grid.page, False
    while number <= len(report.texts):
        pieces = list(_pieces(report.page(number), start, furniture, follows=follows))
        yield from pieces
        if not pieces:
            number = min((page for page in again if page > number), default=len(report.texts) + 1)
        else:
            number += 1
        follows = bool(pieces)


def _pieces(page: Page, start: _Start, furniture: frozenset[str], *, follows: bool) -> Iterator[Piece]:
    same = [found for found in _starts(page, furniture, start.gutters) if found.name == start.name]
    for index, found in enumerate(same):
        yield Piece(found.grid, found.rows, follows and not index, _shift(found.grid, start))
        if not start.gutters:
            yield from _straight_below(page, found.grid, start)
    if same or not follows:
        return
    grids = () if start.gutters else ruled_grids(page)
    if grids and _same_columns(grids[0], start):
        if not _has_headings_of_its_own(grids[0], start):
            yield Piece(grids[0], grids[0].rows, follows, _shift(grids[0], start))
            yield from _straight_below(page, grids[0], start)
    elif not grids:
        grid = unruled_grid(page, page_lines(page, furniture), start.gutters or _gutters(start.headings))
        if grid:
            yield Piece(grid, grid.rows, follows, 0.0)


def _gutters(headings: Sequence[Heading]) -> Gutters:
    return Gutters(tuple(h.box[0] for h in headings), tuple(h.box[2] for h in headings))


def _has_headings_of_its_own(grid: Grid, start: _Start) -> bool:
    """Whether a table as wide as the plan begins with headings: a bold row, where the plan's own rows are not bold."""
    lines = [line for row in start.rows for cell in row.cells[1:] for line in cell.lines]
    plain = sum(not line.bold for line in lines) > len(lines) / 2
    first = grid.rows[0].cells
    return plain and all(cell.lines and all(line.bold for line in cell.lines) for cell in first)


def _straight_below(page: Page, grid: Grid, start: _Start) -> Iterator[Piece]:
    """Yield the tables under one, nothing between them, whose columns are the same: rows drawn with room between."""
    for below in ruled_grids(page):
        if 0 <= below.box[1] - grid.box[3] < _ROW_APART and _same_columns(below, start) and not _ruled_start(below):
            yield Piece(below, below.rows, follows=False, shift=_shift(below, start))
            grid = below


def _starts(page: Page, furniture: frozenset[str], known: Gutters | None = None) -> list[_Start]:
    """Return the tables of a page that begin with a plan's headings; without rulings only if no ruled one does."""
    ruled = [start for grid in ruled_grids(page) if (start := _ruled_start(grid))]
    if any(start.rows for start in ruled):
        return ruled
    lines = page_lines(page, furniture)
    heading = find_heading(lines, likeness)
    if heading is None:
        return [_below(page, lines, start, known) for start in ruled]
    gutters = known if known and known.holds(heading.extents) else gutters_of(lines, heading, page)
    grid = unruled_grid(page, lines[heading.after :], gutters)
    if grid is None:
        return ruled
    block = lines[heading.first : heading.after]
    top, bottom = min(line.box[1] for line in block), max(line.box[3] for line in block)
    headings = tuple(
        Heading(text, column, (left, top, right, bottom))
        for text, column, left, right in zip(
            heading.texts, columns_of(heading.texts), gutters.lefts, gutters.limits, strict=True
        )
    )
    return [_Start(likeness(heading.texts), grid, headings, (), grid.rows, gutters)]


def _below(page: Page, lines: Sequence[Line], start: _Start, known: Gutters | None) -> _Start:
    """Return a start whose headings alone stand between rulings, with the rows without any that stand below it."""
    gutters = known or _gutters(start.headings)
    grid = unruled_grid(page, [line for line in lines if line.box[1] >= start.grid.box[3] - _TOUCHING], gutters)
    return start if grid is None else start._replace(grid=grid, rows=grid.rows, gutters=gutters)


def _ruled_start(grid: Grid) -> _Start | None:
    for index, row in enumerate(grid.rows[:_HEADING_ROWS]):
        texts = [_text(cell) for cell in row.cells]
        if score := likeness(texts):
            headings = tuple(
                Heading(text, column, cell.box)
                for text, column, cell in zip(texts, columns_of(texts), row.cells, strict=True)
            )
            return _Start(score, grid, headings, grid.rows[:index], grid.rows[index + 1 :], None)
    return None


def _same_columns(grid: Grid, start: _Start) -> bool:
    widths = [heading.box[2] - heading.box[0] for heading in start.headings]
    fullest = max(grid.rows, key=lambda row: len(row.cells))
    here = [cell.box[2] - cell.box[0] for cell in fullest.cells]
    return len(here) == len(widths) and all(abs(a - b) < _SAME_WIDTH for a, b in zip(here, widths, strict=True))


def _shift(grid: Grid, start: _Start) -> float:
    return grid.box[0] - start.grid.box[0] if start.gutters is None else 0.0


def _loose(page: Page, grid: Grid) -> str:
    boxes = [cell.box for row in grid.rows for cell in row.cells]
    within_it = within(page.glyphs, grid.box) if grid.ruled else []
    outside = [
        g for g in within_it if not any(b[0] <= g.middle[0] < b[2] and b[1] <= g.middle[1] < b[3] for b in boxes)
    ]
    return "".join(glyph.text for glyph in (*outside, *within(page.slanted, grid.box))).strip()


def _text(cell: Cell) -> str:
    return " ".join(line.text for line in cell.lines)


def _furniture(texts: Sequence[str]) -> frozenset[str]:
    """Return the lines that stand at the edge of several pages: running heads, markings, page numbers.

    A table's headings stand there too, where they are printed again on every page it reaches.
    """
    edges: Counter[str] = Counter()
    for text in texts:
        lines = [folded_digits(line) for line in text.splitlines() if line.strip() and not may_hold_headings(line)]
        edges.update({*lines[:3], *lines[-3:]})
    wanted = min(_PAGES_OF_FURNITURE, max(2, len(texts)))
    return frozenset(line for line, count in edges.items() if count >= wanted) | {"#", "page#", "page#of#"}

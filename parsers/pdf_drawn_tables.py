"""Every table drawn on a page of a report, its boxes set in columns; and tables put together over their pages.

What has one column, or is a single box, is text in a box (an aside) and no table: `is_aside` says so.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from paperclerk.domain.report import ReportTable
from parsers.column_spacing import measure_spacing
from parsers.line_joints import CellLine
from parsers.pdf_lines import Box, Line
from parsers.pdf_pages import Page
from parsers.pdf_paragraphs import paragraphs
from parsers.pdf_tables import SAME_RULING, Grid, ruled_grids
from parsers.words_over_lines import Vocabulary

# Columns on two pages are the same when their edges differ by less.
_SAME_EDGE = 8.0


class DrawnCell(NamedTuple):
    """A box of a table: its lines of text, the columns it covers (first, and one past the last), and its rows."""

    box: Box
    lines: tuple[Line, ...]
    columns: tuple[int, int]
    rows: tuple[int, int]


class DrawnTable(NamedTuple):
    """A table, or its part, on one page.

    `edges` are where its columns begin and, last, where the last one ends; `tops` where its rows begin. `opens_page`
    when nothing stands over it on its page, `closes_page` when nothing stands under it: there it may go on.
    """

    page: int
    box: Box
    edges: tuple[float, ...]
    tops: tuple[float, ...]
    cells: tuple[DrawnCell, ...]
    opens_page: bool = False
    closes_page: bool = False

    @property
    def is_aside(self) -> bool:
        """Whether it is text in a box, which is read as text."""
        return len(self.edges) < 3 or len(self.cells) < 2


def tables_on(page: Page, lines: Sequence[Line]) -> tuple[DrawnTable, ...]:
    """Return the tables of a page from top to bottom; `lines` are the page's without those that stand on every page."""
    found = [_drawn(grid) for grid in ruled_grids(page)]
    return tuple(_placed(table, lines) for table in found)


def joined(drawn: Iterable[DrawnTable], words: Vocabulary) -> tuple[ReportTable, ...]:
    """Return a report's tables in order, each put together over its pages; asides are left to be read as text."""
    groups: list[list[DrawnTable]] = []
    for table in drawn:
        if table.is_aside:
            continue
        if groups and _goes_on(groups[-1][-1], table):
            groups[-1].append(table)
        else:
            groups.append([table])
    return tuple(_table(group, words) for group in groups)


def _drawn(grid: Grid) -> DrawnTable:
    boxes = [cell for row in grid.rows for cell in row.cells]
    lefts = _steps(x for cell in boxes for x in (cell.box[0], cell.box[2]))
    tops = _steps(y for cell in boxes for y in (cell.box[1], cell.box[3]))
    cells = tuple(
        DrawnCell(
            cell.box,
            cell.lines,
            (_step(lefts, cell.box[0]), _step(lefts, cell.box[2])),
            (_step(tops, cell.box[1]), _step(tops, cell.box[3])),
        )
        for cell in boxes
    )
    return DrawnTable(grid.page, grid.box, tuple(lefts), tuple(tops[:-1]), cells)


def _placed(table: DrawnTable, lines: Sequence[Line]) -> DrawnTable:
    over = any(line.box[3] <= table.box[1] + SAME_RULING for line in lines)
    under = any(line.box[1] >= table.box[3] - SAME_RULING for line in lines)
    return table._replace(opens_page=not over, closes_page=not under)


def _goes_on(before: DrawnTable, table: DrawnTable) -> bool:
    return (
        table.page == before.page + 1
        and before.closes_page
        and table.opens_page
        and len(before.edges) == len(table.edges)
        and all(
            abs((b - a) - (d - c)) < _SAME_EDGE
            for (a, b), (c, d) in zip(pairwise(before.edges), pairwise(table.edges), strict=True)
        )
    )


def _table(group: Sequence[DrawnTable], words: Vocabulary) -> ReportTable:
    columns = len(group[0].edges) - 1
    rows: list[list[list[CellLine]]] = []
    inferred: list[tuple[int, int]] = []
    pages: list[int] = []
    for part in group:
        start = len(rows)
        rows += [[[] for _ in range(columns)] for _ in part.tops]
        pages += [part.page] * len(part.tops)
        for cell in part.cells:
            for row in range(*cell.rows):
                for column in range(*cell.columns):
                    limit, left = cell.box[2], cell.box[0]
                    rows[start + row][column] = [CellLine(line, part.page, limit, left) for line in cell.lines]
                    if cell.lines and (row, column) != (cell.rows[0], cell.columns[0]):
                        inferred.append((start + row, column))
    spacing = measure_spacing({c: [row[c] for row in rows if row[c]] for c in range(columns)})
    texts = tuple(
        tuple(
            "\n".join(_shown(p.mark, p.text) for p in paragraphs(cell, spacing[c], words)) for c, cell in enumerate(row)
        )
        for row in rows
    )
    return ReportTable(
        pages=tuple(part.page for part in group),
        rows=texts,
        inferred=tuple(sorted(inferred)),
        row_pages=tuple(pages),
        boxes=tuple(part.box for part in group),
    )


def _shown(mark: str, text: str) -> str:
    return f"{mark} {text}".strip()


def _steps(values: Iterable[float]) -> list[float]:
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > SAME_RULING:
            kept.append(value)
    return kept


def _step(steps: Sequence[float], value: float) -> int:
    return min(range(len(steps)), key=lambda index: abs(steps[index] - value))

"""Tables as drawn on one page: first as lines of text laid out in boxes, then as words, light enough to hand on.

Columns and rows count from 0; a span is the first and one past the last.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from parsers.line_joints import CellLine, Spacing
from parsers.pdf_lines import Box, Line
from parsers.white_columns import Columns

Span = tuple[int, int]


class LaidCell(NamedTuple):
    """A box of a table on a page: its lines of text, its columns and rows, the colour it is filled with."""

    lines: tuple[Line, ...]
    columns: Span
    rows: Span
    fill: str = ""


class Layout(NamedTuple):
    """A table laid out on a page: where its columns begin and the last one ends, the same of its rows, its boxes.

    `set_in` is where the text of its columns begins and ends, when white space alone parts them; `open_rows` are rows
    of a ruled table that no rule ends, and in which several may stand.
    """

    edges: tuple[float, ...]
    levels: tuple[float, ...]
    cells: tuple[LaidCell, ...]
    ruled: bool = True
    set_in: Columns | None = None
    open_rows: frozenset[int] = frozenset()

    @property
    def box(self) -> Box:
        """Return the box around the table."""
        return round(self.edges[0], 1), round(self.levels[0], 1), round(self.edges[-1], 1), round(self.levels[-1], 1)

    @property
    def is_aside(self) -> bool:
        """Whether it is text in a box: one column of boxes, or a single box."""
        return len(self.edges) < 3 or len(self.cells) < 2

    def cell_box(self, cell: LaidCell) -> Box:
        """Return the box of one of its cells."""
        (left, right), (top, bottom) = cell.columns, cell.rows
        return self.edges[left], self.levels[top], self.edges[right], self.levels[bottom]


class DrawnCell(NamedTuple):
    """A cell of a table on one page: its words, how they look, the columns and rows it covers.

    Its `lines` are kept only at the table's edges, where it may go on over the page.
    """

    text: str
    columns: Span
    rows: Span
    bold: bool = False
    fill: str = ""
    lines: tuple[CellLine, ...] = ()


class DrawnTable(NamedTuple):
    """A table, or its part, on one page.

    `edges` are where its columns begin and, last, where the last one ends; `levels` the same of its rows. `opens_page`
    when nothing stands over it on its page, `closes_page` when nothing stands under it: there it may go on.
    """

    page: int
    box: Box
    edges: tuple[float, ...]
    levels: tuple[float, ...]
    cells: tuple[DrawnCell, ...]
    spacing: dict[int, Spacing]
    ruled: bool = True
    is_aside: bool = False
    opens_page: bool = False
    closes_page: bool = False
    set_in: Columns | None = None

    @property
    def columns(self) -> int:
        """Return how many columns it has."""
        return len(self.edges) - 1

    @property
    def height(self) -> int:
        """Return how many rows it has on its page."""
        return len(self.levels) - 1

    def grid(self) -> list[list[DrawnCell | None]]:
        """Return the cell that covers each place, row by row."""
        places: list[list[DrawnCell | None]] = [[None] * self.columns for _ in range(self.height)]
        for cell in self.cells:
            for row in range(*cell.rows):
                for column in range(*cell.columns):
                    places[row][column] = cell
        return places


def steps(values: Iterable[float], apart: float) -> list[float]:
    """Return values in order, those closer to one kept than `apart` left out."""
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > apart:
            kept.append(value)
    return kept


def nearest(places: Sequence[float], value: float) -> int:
    """Return which of the places is closest to a value."""
    return min(range(len(places)), key=lambda index: abs(places[index] - value))

"""Tables drawn by shade alone: bands as wide as the table under its rows, or under every other one, and no rule.

The edges of the bands are level rules as good as drawn ones; they part the rows of a table set in columns.
"""

from collections.abc import Iterable, Sequence

from parsers.drawn_table import Layout, steps
from parsers.pdf_lines import Box, Line
from parsers.pdf_page import Fill, Ruling
from parsers.pdf_tables import SAME_RULING
from parsers.pdf_unruled import unruled
from parsers.white_columns import Columns, segments


def shaded(
    bands: Sequence[Layout],
    lines: Sequence[Line],
    rules: Sequence[Ruling],
    fills: Sequence[Fill],
    known: Columns | None = None,
) -> list[Layout]:
    """Return the tables among a page's lines whose rows are shaded from edge to edge.

    `bands` are boxes of text; `lines` those in them and free ones; `known` the columns of a table that may go on from
    the page before.
    """
    if not any(_is_in_columns(band) for band in bands):
        return []
    edges = [*rules, *_edges(bands, fills)]
    return [table for table in unruled(lines, edges, known) if any(_holds(table, band) for band in bands)]


def _is_in_columns(band: Layout) -> bool:
    """Whether a box is filled and its text stands apart in it: a box around a paragraph is none."""
    return any(cell.fill for cell in band.cells) and any(
        len(segments(line)) > 1 for cell in band.cells for line in cell.lines
    )


def _edges(bands: Iterable[Layout], fills: Sequence[Fill]) -> list[Ruling]:
    """Return the upper and lower edges of bands, and of what is filled to the same width with white or nearly so."""
    found = []
    for left, right in {(band.edges[0], band.edges[-1]) for band in bands if len(band.edges) == 2}:
        alike = [fill.box for fill in fills if _same_width(fill.box, left, right)]
        heights = steps((y for box in alike for y in (box[1], box[3])), SAME_RULING)
        found += [Ruling(left, y, right, y) for y in heights]
    return found


def _same_width(box: Box, left: float, right: float) -> bool:
    return abs(box[0] - left) <= SAME_RULING and abs(box[2] - right) <= SAME_RULING


def _holds(table: Layout, band: Layout) -> bool:
    """Whether a band is part of a table: the middle of it is."""
    _, top, _, bottom = band.box
    return table.levels[0] < (top + bottom) / 2 < table.levels[-1] and table.edges[0] < band.edges[-1]

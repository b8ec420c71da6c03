"""Rows of a table with no ruling around them, over or under its ruled rows: under a filled heading, or between bands.

They stand in its columns, each of their cells begins or ends where others of its column do, and they follow closely.
None stand under a table that its rules end.
"""

from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from parsers.drawn_table import LaidCell, Layout
from parsers.heading_strips import with_headings
from parsers.pdf_lines import Line
from parsers.pdf_page import Ruling
from parsers.rows_by_lines import Strip, rows_between, rows_of
from parsers.rule_stacks import levels_across
from parsers.text_after_tables import is_numbered_heading
from parsers.white_columns import Columns, segments

# Lines of such rows stand closer than this many sizes to one another and to the table.
_CLOSE = 2.2
_ALIGNED = 3.0
# Words closer than this share of their size are of one cell.
_TOGETHER = 0.45


class _Text(NamedTuple):
    """Where the text of a column begins and ends on its lines."""

    lefts: tuple[float, ...]
    rights: tuple[float, ...]

    def holds(self, line: Line) -> bool:
        """Whether a cell's line begins, ends or has its middle where others do."""
        middle = (line.x0 + line.x1) / 2
        return (
            any(abs(line.x0 - x) < _ALIGNED for x in self.lefts)
            or any(abs(line.x1 - x) < _ALIGNED for x in self.rights)
            or any(abs(middle - (a + b) / 2) < _ALIGNED for a, b in zip(self.lefts, self.rights, strict=True))
        )


def extended(layout: Layout, lines: Sequence[Line], rules: Sequence[Ruling], known: Columns | None = None) -> Layout:
    """Return a table with the bare rows that belong to it.

    `lines` are those of the page, from top to bottom; `rules` are level ones that may part such rows; `known` are the
    columns of a table that may go on from the page before, whose last row may have something left in one cell.
    """
    _, top, _, bottom = layout.box
    columns = Columns(layout.edges[:-1], layout.edges[1:])
    texts = _texts(layout)
    above = _following([n for n in reversed(lines) if n.box[3] <= top + _ALIGNED], top, columns, texts)[::-1]
    under = [] if _has_ended(layout) else [n for n in lines if n.box[1] >= bottom - _ALIGNED]
    below = _following(list(takewhile(lambda line: not is_numbered_heading(line), under)), bottom, columns, texts)
    goes_on = known and len(known.lefts) == len(columns.lefts) and len(above) == sum(n.box[3] <= top for n in lines)
    while above and len(above[0].cells) < 2 and (not goes_on or 0 in above[0].cells):
        del above[0]
    if not any(len(strip.cells) > 1 for strip in below):
        below = []
    return _with(layout, _rows(above, layout, rules), _rows(below, layout, rules)) if above or below else layout


def _has_ended(layout: Layout) -> bool:
    """Whether a table's rules end it: its rows are parted by rules to the last, and it is no filled band."""
    last = len(layout.levels) - 2
    filled = any(cell.fill for cell in layout.cells if cell.rows[1] > last)
    return last > 0 and last not in layout.open_rows and not filled


def _texts(layout: Layout) -> list[_Text]:
    """Return where the text of each column begins and ends: on its lines, and as far from its edges as others do."""
    said: list[list[Line]] = [[] for _ in layout.edges[1:]]
    for cell in layout.cells:
        if cell.columns[1] - cell.columns[0] == 1:
            said[cell.columns[0]].extend(cell.lines)
    sides = list(zip(said, layout.edges, layout.edges[1:], strict=False))
    padding = min((n.x0 - left for column, left, _ in sides for n in column), default=0.0)
    return [
        _Text((left + padding, *(n.x0 for n in column)), (right - padding, *(n.x1 for n in column)))
        for column, left, right in sides
    ]


def _following(lines: Sequence[Line], edge: float, columns: Columns, texts: Sequence[_Text]) -> list[Strip]:
    """Return the lines that follow one another from the table's edge on and stand in its columns."""
    found: list[Strip] = []
    for line in lines:
        _, top, _, bottom = line.box
        if min(abs(top - edge), abs(bottom - edge)) > _CLOSE * line.size or not _stands_in(line, columns):
            break
        cells = columns.parted(line)
        last = found[-1].cells if found else {}
        if not all(column in last or texts[column].holds(cell) for column, cell in cells.items()):
            break
        found.append(Strip(cells, line.baseline, line.size))
        edge = line.baseline
    return found


def _stands_in(line: Line, columns: Columns) -> bool:
    if line.x0 < columns.lefts[0] - 1 or line.x1 > columns.rights[-1] + 1:
        return False
    return not any(run.x0 + 1 < left < run.x1 - 1 for run in segments(line, _TOGETHER) for left in columns.lefts[1:])


def _rows(strips: Sequence[Strip], layout: Layout, rules: Sequence[Ruling]) -> list[list[Strip]]:
    if not strips:
        return []
    left, _, right, _ = layout.box
    levels = levels_across(rules, (left, strips[0].top, right, strips[-1].bottom))
    if levels:
        return rows_between(strips, levels)
    if len(layout.levels) > 3 and len(strips) > 1 and not strips[0].bold:
        # Between bands only one row stands bare.
        return [list(strips)]
    return with_headings(rows_of(strips), len(layout.edges) - 1)[0]


def _with(layout: Layout, above: Sequence[Sequence[Strip]], below: Sequence[Sequence[Strip]]) -> Layout:
    top, bottom = layout.levels[0], layout.levels[-1]
    tops = [min(strip.top for strip in row) - 1 for row in above]
    bottoms = [max(strip.bottom for strip in row) + 1 for row in below]
    levels = (*(min(y, top) for y in tops), *layout.levels, *(max(y, bottom) for y in bottoms))
    moved = [c._replace(rows=(c.rows[0] + len(above), c.rows[1] + len(above))) for c in layout.cells]
    first = len(above) + len(layout.levels) - 1
    cells = [*_cells(above, 0, layout), *moved, *_cells(below, first, layout)]
    return Layout(layout.edges, levels, tuple(cells), layout.ruled)


def _cells(rows: Sequence[Sequence[Strip]], first: int, layout: Layout) -> list[LaidCell]:
    return [
        LaidCell(
            tuple(strip.cells[column] for strip in row if column in strip.cells),
            (column, column + 1),
            (first + index, first + index + 1),
        )
        for index, row in enumerate(rows)
        for column in range(len(layout.edges) - 1)
    ]

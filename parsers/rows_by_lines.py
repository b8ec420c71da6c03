"""Rows of a table that no rule parts: which lines go on with the row above and which begin one.

A row begins where there is more room than between lines of a cell, and where something stands that cannot carry on
what is above it: a figure under a figure, or words that would have fitted on the line before. A line goes on with the
row when all it says does.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from parsers.drawn_table import LaidCell, Layout
from parsers.line_joints import CellLine, would_have_fitted
from parsers.list_marks import mark_of
from parsers.pdf_lines import Line
from parsers.table_header import is_figure, is_year

# Lines whose baselines differ by less than this share of their size stand beside one another.
_BESIDE = 0.5
# More room than this, in shares of what lines of a cell have, begins a row.
_ROOM = 1.2
_NEXT = 1.5
_LINE = 0.9


class Strip(NamedTuple):
    """Lines that stand beside one another, by column."""

    cells: Mapping[int, Line]
    baseline: float
    size: float

    @property
    def top(self) -> float:
        """Return the upper edge of its highest line."""
        return min(line.box[1] for line in self.cells.values())

    @property
    def bottom(self) -> float:
        """Return the lower edge of its lowest line."""
        return max(line.box[3] for line in self.cells.values())


def strips_of(lines: Iterable[tuple[int, Line]]) -> list[Strip]:
    """Return lines of columns as strips, from top to bottom."""
    found: list[dict[int, Line]] = []
    at: list[tuple[float, float]] = []
    for column, line in sorted(lines, key=lambda entry: entry[1].baseline):
        baseline, size = line.baseline, line.size
        if found and baseline - at[-1][0] < _BESIDE * max(size, at[-1][1]) and column not in found[-1]:
            found[-1][column] = line
        else:
            found.append({column: line})
            at.append((baseline, size))
    return [Strip(cells, *where) for cells, where in zip(found, at, strict=True)]


def rows_of(strips: Sequence[Strip], limits: Sequence[float]) -> list[list[Strip]]:
    """Return strips in rows; `limits` are how far right the text of each column may reach."""
    rows: list[list[Strip]] = []
    room = _usual_room(strips)
    figures = _columns_of_figures(strips)
    for before, strip in pairwise([None, *strips]):
        if strip is None:
            continue
        apart = before is not None and _gap(before, strip) > _ROOM * room
        if before is None or apart or not _carries_on(rows[-1], strip, limits, figures, room):
            rows.append([strip])
        else:
            rows[-1].append(strip)
    return rows


def split_rows(layout: Layout) -> Layout:
    """Return a ruled table with rows parted that hold several lines of figures beside one another, undivided."""
    levels: list[float] = [layout.levels[0]]
    began: list[int] = []
    split: dict[int, list[list[Strip]]] = {}
    for row, bottom in enumerate(layout.levels[1:]):
        beside = [cell for cell in layout.cells if cell.rows == (row, row + 1)]
        parts = _parts(beside, layout) if _holds_columns_of_figures(beside) else []
        began.append(len(levels) - 1)
        if len(parts) > 1:
            split[row] = parts
            levels += [(above[-1].bottom + below[0].top) / 2 for above, below in pairwise(parts)]
        levels.append(bottom)
    if not split:
        return layout
    began.append(len(levels) - 1)
    cells = [part for cell in layout.cells for part in _in_parts(cell, split, began)]
    return Layout(layout.edges, tuple(levels), tuple(cells), layout.ruled)


def _in_parts(cell: LaidCell, split: Mapping[int, list[list[Strip]]], began: Sequence[int]) -> Iterator[LaidCell]:
    first, after = cell.rows
    parts = split.get(first) if after - first == 1 else None
    if parts is None:
        yield cell._replace(rows=(began[first], began[after]))
        return
    for index, part in enumerate(parts, began[first]):
        column = cell.columns[0]
        mine = tuple(strip.cells[column] for strip in part if column in strip.cells)
        yield cell._replace(lines=mine, rows=(index, index + 1))


def _parts(beside: Sequence[LaidCell], layout: Layout) -> list[list[Strip]]:
    strips = strips_of((cell.columns[0], line) for cell in beside for line in cell.lines)
    return rows_of(strips, [edge - 2 for edge in layout.edges[1:]])


def _holds_columns_of_figures(beside: Sequence[LaidCell]) -> bool:
    figures = [c for c in beside if len(c.lines) > 1 and all(is_figure(line.text) for line in c.lines)]
    counts = {len(cell.lines) for cell in beside if cell.lines}
    return len(figures) > 1 or (len(figures) == 1 and len(counts) == 1 and min(counts) > 2)


def _usual_room(strips: Sequence[Strip]) -> float:
    """Return the distance of lines that go on with one another, in shares of their size."""
    gaps = sorted(_gap(before, strip) for before, strip in pairwise(strips))
    single = [gap for gap in gaps if gap < 1.6]
    return median(single[: max(1, len(single) // 2)]) if single else 1.2


def _gap(before: Strip, strip: Strip) -> float:
    return (strip.baseline - before.baseline) / max(before.size, strip.size, 1.0)


def _columns_of_figures(strips: Sequence[Strip]) -> set[int]:
    """Return the columns that hold figures: elsewhere a year or a number may begin a line of words."""
    said: dict[int, list[bool]] = {}
    for strip in strips:
        for column, line in strip.cells.items():
            said.setdefault(column, []).append(is_figure(line.text))
    return {column for column, are in said.items() if sum(are) * 2 > len(are)}


def _carries_on(row: Sequence[Strip], strip: Strip, limits: Sequence[float], figures: set[int], room: float) -> bool:
    """Whether a strip goes on with the row above it."""
    last = {column: line for above in row for column, line in above.cells.items()}
    below = [column for column in strip.cells if column in last]
    if not below:
        # A label set in the middle beside its text, or the text beside the middle of its label; a label on the next
        # line names what follows.
        names = set(strip.cells) == {0} and len(last) > 1 and _gap(row[-1], strip) > _LINE * room
        return not names and (len(row) == 1 or len(strip.cells) == 1)
    if len(strip.cells) == 1 and below[0] and (below[0] not in figures or _ends_date(last[below[0]], strip)):
        return True
    # The lines of a cell follow one another: where a column was left out, what stands there now is new.
    reach = strip.baseline - _NEXT * room * strip.size
    return all(
        column not in figures
        and last[column].baseline > reach
        and _wraps(last[column], strip.cells[column], limits[column])
        for column in below
    )


def _ends_date(before: Line, strip: Strip) -> bool:
    """Whether a year stands under the rest of its date."""
    (line,) = strip.cells.values()
    return is_year(line.text) and before.text[-1:].isalpha()


def _wraps(before: Line, line: Line, limit: float) -> bool:
    """Whether a line may be the rest of the one before it in its column."""
    mark = mark_of(line)
    if mark and mark.certain:
        return True
    if line.text[:1].islower() or line.text[:1] in "(&":
        return True
    return not would_have_fitted(CellLine(before, 0, limit, 0.0), CellLine(line, 0, limit, 0.0), None, 0.0)

"""Rows of a table that no rule parts: which lines go on with the row above and which begin one.

A row begins where there is more room than between lines of a cell, and where something stands that cannot carry on
what is above it: a figure under a figure, or words that would have fitted on the line before. A line goes on with the
row when all it says does. Rows that are numbered show how much room there is over a row: less is that of paragraphs.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from parsers.line_joints import CellLine, would_have_fitted
from parsers.list_marks import mark_of
from parsers.pdf_lines import Line
from parsers.table_header import is_figure, is_year
from parsers.words_over_lines import STOP

# Lines whose baselines differ by less than this share of their size stand beside one another.
_BESIDE = 0.5
# More room than this, in shares of what lines of a cell have, begins a row; below a single cell's line, this much.
_ROOM = 1.12
_FAR = 2.0
_MOSTLY = 0.6
_NEXT = 1.5
# A cell's next line stands among so many strips below.
_SOON = 6
_LINE = 0.9
# Lines of a cell stand no further apart than double spacing sets them.
_WIDEST = 2.2
# Between the text of two columns there is at least so much of the letters' size.
_PADDING = 1.2
# Between rules that part rows there are fewer rows than this.
_MANY = 4
_NUMBERED = re.compile(r"(?:[A-Z][a-z]*[.]?\s*)?(?P<number>[0-9]{1,3})(?![0-9]|[.][0-9])")


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
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(line.bold for line in self.cells.values())

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


def rows_of(strips: Sequence[Strip]) -> list[list[Strip]]:
    """Return strips in rows."""
    column = _Columns.of(strips)
    speaking = column.room_speaks(strips)
    rows: list[list[Strip]] = []
    for index, strip in enumerate(strips):
        runs_past = rows and _runs_past(rows[-1], strip, strips[index + 1 : index + 1 + _SOON], column)
        if not rows or (not runs_past and _begins(rows[-1], strip, column, speaking=speaking)):
            rows.append([strip])
        else:
            rows[-1].append(strip)
    return rows


def _runs_past(row: Sequence[Strip], strip: Strip, below: Sequence[Strip], column: "_Columns") -> bool:
    """Whether the text of a column runs on past a strip, its lines above and below it as close as lines of a cell.

    All cells of a row begin at one height.
    """
    last = {index: line.baseline for above in row for index, line in above.cells.items()}
    following = {index: line.baseline for other in reversed(below) for index, line in other.cells.items()}
    close = _ROOM * column.room * strip.size
    return any(
        index not in strip.cells and index in following and following[index] - baseline < close
        for index, baseline in last.items()
    )


def rows_between(strips: Sequence[Strip], levels: Sequence[float], *, goes_on: bool = False) -> list[list[Strip]]:
    """Return strips in rows where rules stand at some heights: those the rules part, if it is rows that they part.

    Rules may stand only under the headings and over the total; those between rows leave few stretches with several, and
    most rows are in none where a label and its figures stand under another. A table that `goes_on` from the page
    before, without its headings, has none of them.
    """
    bands: list[list[Strip]] = [[] for _ in range(len(levels) + 1)]
    for strip in strips:
        bands[sum(level < strip.baseline for level in levels)].append(strip)
    bands = [band for band in bands if band]
    split = [rows_of(band) for band in bands]
    whole = sum(len(rows) == 1 for rows in split)
    listed = sum(len(rows) for rows in split if _is_list_of_figures(rows))
    parts_rows = len(bands) > 2 or (goes_on and len(bands) > 1 and not are_headings(split[0][0]))
    if (
        parts_rows
        and listed * 2 <= sum(map(len, split[1:]))
        and (whole * 2 > len(bands) or max(map(len, split)) < _MANY)
    ):
        return bands
    return [row for rows in split for row in rows]


def _is_list_of_figures(rows: Sequence[Sequence[Strip]]) -> bool:
    """Whether rows that no rule parts each have a label and figures beside it, under those of the row above."""
    firsts = [row[0].cells for row in rows]
    columns = {index for cells in firsts for index, line in cells.items() if index and is_figure(line.text)}
    figures = max((sum(i in c and is_figure(c[i].text) for c in firsts) for i in columns), default=0)
    said = [cells[0].text for cells in firsts if 0 in cells]
    labels = sum(not (text[:1].islower() or is_figure(text)) for text in said)
    return len(rows) > 1 and min(figures, labels) > _MOSTLY * len(rows)


def _begins(row: Sequence[Strip], strip: Strip, column: "_Columns", *, speaking: bool) -> bool:
    """Whether a strip begins a row under one."""
    if are_headings(row) and not any(line.bold for line in strip.cells.values()):
        return True
    if 0 in strip.cells and 0 in row[0].cells and _is_point(strip.cells[0]) and not _is_point(row[0].cells[0]):
        return False
    last = {index: line for above in row for index, line in above.cells.items()}
    gap = _least_gap(last, strip) or _gap(row[-1], strip)
    several = len(strip.cells) > 1 or 0 in strip.cells
    if 0 not in strip.cells and _ROOM * gap < column.over_rows:
        return False
    if gap > (_ROOM if several else _FAR) * column.room or (several and gap > _WIDEST):
        return True
    if speaking:
        figures = [index for index in strip.cells if index in column.figures and index in last]
        return len(strip.cells) > 1 and any(is_figure(last[i].text) and is_figure(strip.cells[i].text) for i in figures)
    return not _carries_on(row, strip, column)


def _is_point(line: Line) -> bool:
    """Whether a line is a point of a list: it begins with a bullet or a dash."""
    mark = mark_of(line)
    return mark is not None and mark.kind != "1"


def are_headings(row: Sequence[Strip]) -> bool:
    """Whether all of a row is set in bold: what stands under headings is not."""
    return all(strip.bold for strip in row) and len({index for strip in row for index in strip.cells}) > 1


def _least_gap(last: Mapping[int, Line], strip: Strip) -> float:
    """Return the distance of a strip's lines to those above in their columns where it is least; 0 where none are.

    Lines of two columns stand on one line of the page though one is a little lower, where paragraphs have room.
    """
    gaps = (line.baseline - last[index].baseline for index, line in strip.cells.items() if index in last)
    return min(gaps, default=0.0) / max(strip.size, 1.0)


class _Columns(NamedTuple):
    """What a table's columns show of their setting.

    `room` is the distance of lines that go on with one another, in shares of their size; `figures` the columns that
    hold figures: elsewhere a year or a number may begin a line of words; `reach` how far right each one's text goes;
    `over_rows` the least distance over rows that are numbered, in shares of their size, 0 where none are.
    """

    room: float
    figures: frozenset[int]
    reach: Mapping[int, float]
    over_rows: float

    @classmethod
    def of(cls, strips: Sequence[Strip]) -> "_Columns":
        said: dict[int, list[Line]] = {}
        for strip in strips:
            for index, line in strip.cells.items():
                said.setdefault(index, []).append(line)
        figures = (i for i, lines in said.items() if sum(is_figure(n.text) for n in lines) * 2 > len(lines))
        lefts = {index: min(line.x0 for line in lines) for index, lines in said.items()}
        size = max((strip.size for strip in strips), default=0.0)
        reach = {
            index: max(*(line.x1 for line in lines), lefts.get(index + 1, 0.0) - _PADDING * size)
            for index, lines in said.items()
        }
        return cls(_usual_room(strips), frozenset(figures), reach, min(_over_numbered(strips), default=0.0))

    def room_speaks(self, strips: Sequence[Strip]) -> bool:
        """Whether rows stand further apart than lines do: then those that do not stand apart go on with their row."""
        close = [
            any(self.may_wrap(before.cells[i], strip.cells[i], i) for i in strip.cells if i in before.cells)
            for before, strip in pairwise(strips)
            if len(strip.cells) > 1 and _gap(before, strip) <= _ROOM * self.room
        ]
        several = [strip for strip in strips[1:] if len(strip.cells) > 1]
        return len(several) > len(close) and sum(close) >= _MOSTLY * len(close)

    def may_wrap(self, before: Line, line: Line, index: int) -> bool:
        """Whether a line may be the rest of the one before it in its column."""
        complete = index in self.figures and is_figure(before.text) and is_figure(line.text)
        return not complete and _wraps(before, line, self.reach[index])

    def is_cut(self, before: Line, line: Line, index: int) -> bool:
        """Whether a line goes on in mid-sentence from one that had no room for its first word."""
        if index in self.figures or STOP.search(before.text) or not line.text[:1].islower() or mark_of(line):
            return False
        return not _would_have_fitted(before, line, self.reach[index])


def _over_numbered(strips: Sequence[Strip]) -> Iterator[float]:
    """Yield the distance over each strip that begins with the number after the last one."""
    last: int | None = None
    for index, strip in enumerate(strips):
        found = _NUMBERED.match(strip.cells[0].text) if 0 in strip.cells else None
        if found:
            if last is not None and int(found["number"]) == last + 1:
                yield _gap(strips[index - 1], strip)
            last = int(found["number"])


def _usual_room(strips: Sequence[Strip]) -> float:
    """Return the distance of lines that go on with one another, in shares of their size."""
    columns: dict[int, list[Line]] = {}
    for strip in strips:
        for index, line in strip.cells.items():
            columns.setdefault(index, []).append(line)
    gaps = sorted(
        (line.baseline - before.baseline) / max(before.size, line.size, 1.0)
        for lines in columns.values()
        for before, line in pairwise(lines)
    )
    single = [gap for gap in gaps if gap < _WIDEST]
    return median(single[: max(1, len(single) // 2)]) if single else _WIDEST


def _gap(before: Strip, strip: Strip) -> float:
    return (strip.baseline - before.baseline) / max(before.size, strip.size, 1.0)


def _carries_on(row: Sequence[Strip], strip: Strip, column: _Columns) -> bool:
    """Whether a strip goes on with the row above it."""
    last = {index: line for above in row for index, line in above.cells.items()}
    below = [index for index in strip.cells if index in last]
    if not below:
        # A label set in the middle beside its text, or the text beside the middle of its label; a label on the next
        # line names what follows.
        names = set(strip.cells) == {0} and len(last) > 1 and _gap(row[-1], strip) > _LINE * column.room
        return not names and (len(row) == 1 or len(strip.cells) == 1)
    if len(strip.cells) == 1 and below[0] and (below[0] not in column.figures or _ends_date(last[below[0]], strip)):
        return True
    # The lines of a cell follow one another: where a column was left out, what stands there now is new.
    reach = strip.baseline - _NEXT * column.room * strip.size
    if any(last[i].baseline > reach and column.is_cut(last[i], strip.cells[i], i) for i in below):
        return True
    return all(last[i].baseline > reach and column.may_wrap(last[i], strip.cells[i], i) for i in below)


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
    if before.text.endswith(":"):
        return False
    return not _would_have_fitted(before, line, limit)


def _would_have_fitted(before: Line, line: Line, limit: float) -> bool:
    return would_have_fitted(CellLine(before, 0, limit, 0.0), CellLine(line, 0, limit, 0.0), None, 0.0)

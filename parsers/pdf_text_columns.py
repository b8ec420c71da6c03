"""Pages set in columns: where text stands side by side, each side read to its end before the next.

A column's lines are prose: most fill it, and words run on. A row of labels and answers, or a number beside its
paragraph, is one line.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import mean, median
from typing import NamedTuple

from parsers.pdf_lines import Glyph, Line, lines_of

# White space down the page at least this wide parts columns.
_GUTTER = 8.0
# So many lines side by side, or one under another on either side, show columns.
_FEWEST = 4
# Prose fills most of its column, and has so many letters to a line.
_FILLED = 0.7
_LETTERS = 18
# Lines that end within so many points of each other keep to one edge.
_SAME_EDGE = 4.0
# Lines this many times further apart than most are of two paragraphs.
_PARAGRAPH = 1.4
# Neither column is narrower than this share of both.
_NARROWEST = 0.2


class TextColumn(NamedTuple):
    """Lines read one after the other, and the column's left and right edge where the page is set in several."""

    lines: tuple[Line, ...]
    left: float | None = None
    right: float | None = None


class _Region(NamedTuple):
    first: int
    after: int
    gutter: tuple[float, float]


def text_columns(lines: Sequence[Line], glyphs: Sequence[Glyph]) -> Iterator[TextColumn]:
    """Yield the columns of a page in the order they are read; a page set all across is one."""
    region = _widest_region(lines)
    if region is None:
        yield TextColumn(tuple(lines))
        return
    if region.first:
        yield TextColumn(tuple(lines[: region.first]))
    inside = lines[region.first : region.after]
    top, bottom = min(line.box[1] for line in inside), max(line.box[3] for line in inside)
    own = {id(glyph) for line in inside for word in line.words for glyph in word.glyphs}
    spaces = [g for g in glyphs if not g.text.strip() and top <= g.middle[1] <= bottom]
    there = [g for g in glyphs if id(g) in own] + spaces
    middle = sum(region.gutter) / 2
    for part in ([g for g in there if g.middle[0] < middle], [g for g in there if g.middle[0] >= middle]):
        read = lines_of(part)
        left, right = min(line.x0 for line in read), right_edge([line.x1 for line in read])
        for column in text_columns(read, part):
            yield column if column.left is not None else column._replace(left=left, right=right)
    if region.after < len(lines):
        yield from text_columns(lines[region.after :], glyphs)


def right_edge(ends: Sequence[float]) -> float:
    """Return the edge that lines reach to; one that sticks out, a long address for instance, does not show it."""
    ordered = sorted(ends, reverse=True)
    return next((before for before, after in pairwise(ordered) if before - after <= _SAME_EDGE), ordered[0])


def _widest_region(lines: Sequence[Line]) -> _Region | None:
    """Return the run of lines with the longest gutter down them; None on a page set all across."""
    if len(lines) < _FEWEST:
        return None
    spans = [tuple(_spans(line)) for line in lines]
    left, right = min(row[0][0] for row in spans), max(row[-1][1] for row in spans)
    width = right - left
    split = sum(len(row) > 1 or row[0][0] > left + width / 2 - _GUTTER for row in spans)
    if split < _FEWEST or not width:
        return None
    baselines = [line.baseline for line in lines]
    best: _Region | None = None
    for x in _places(spans, left + _NARROWEST * width, right - _NARROWEST * width):
        for first, after in _runs(spans, x):
            if best is not None and after - first <= best.after - best.first:
                continue
            region = _region(spans, baselines, first, after, x)
            if region and _is_prose(lines[first:after], region.gutter):
                best = region
    return best


def _spans(line: Line) -> Iterator[tuple[float, float]]:
    """Yield the stretches of a line between gaps as wide as a gutter."""
    start = line.words[0].x0
    for before, after in pairwise(line.words):
        if after.x0 - before.x1 >= _GUTTER:
            yield start, before.x1
            start = after.x0
    yield start, line.words[-1].x1


def _places(spans: Sequence[Sequence[tuple[float, float]]], low: float, high: float) -> list[float]:
    """Return where gutters may run: just left of what begins on several lines after a gap or in the right part."""
    counts: dict[int, int] = {}
    for row in spans:
        for start, _ in row:
            if low < start < high:
                counts[round(start / 4)] = counts.get(round(start / 4), 0) + 1
    often = sorted(counts, key=lambda place: -counts[place])[:6]
    return [4.0 * place - 4.0 for place in often if counts[place] >= _FEWEST - 1]


def _runs(spans: Sequence[Sequence[tuple[float, float]]], x: float) -> Iterator[tuple[int, int]]:
    first = 0
    for index, row in enumerate([*spans, ((x - 1, x + 1),)]):
        if any(start < x < end for start, end in row):
            if index - first >= _FEWEST:
                yield first, index
            first = index + 1


def _region(
    spans: Sequence[Sequence[tuple[float, float]]], tops: Sequence[float], first: int, after: int, x: float
) -> _Region | None:
    """Return the lines from the first to the last on the right of a gutter, if enough stand on its left too."""
    rows = spans[first:after]
    on_right = [index for index, row in enumerate(rows) if row[-1][0] >= x]
    on_left = [index for index, row in enumerate(rows) if row[0][1] <= x]
    if len(on_right) < _FEWEST or len(on_left) < _FEWEST:
        return None
    begin, end = on_right[0], on_right[-1] + 1
    step = median(b - a for a, b in pairwise(tops[first:after]))
    if sum(begin <= index < end for index in on_left) < _FEWEST:
        return None
    # The left column may be the longer one: its lines go on below the right column's last.
    last = max(end, on_left[-1] + 1)
    if first + last < len(spans):
        # Text across the page stands below: columns over it end together, its heading is not theirs.
        last = next((n for n in range(end, last) if tops[first + n] - tops[first + n - 1] > _PARAGRAPH * step), last)
    chosen = rows[begin:last]
    edge = max((right for row in chosen for _, right in row if right <= x), default=x)
    start = min((left for row in chosen for left, _ in row if left >= x), default=x)
    return _Region(first + begin, first + last, (edge, start))


def _is_prose(lines: Sequence[Line], gutter: tuple[float, float]) -> bool:
    """Whether both sides of a gutter are text that runs on from line to line."""
    middle = sum(gutter) / 2
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    for low, high in ((left, gutter[0]), (gutter[1], right)):
        parts = [part for line in lines if (part := _between(line, low, high))]
        if len(parts) < _FEWEST:
            return False
        # A third column beside the first lines, or a line that sticks out, is not the edge.
        edge = sorted(part[1] for part in parts)[len(parts) * 9 // 10]
        filled = [(part[1] - low) / max(edge - low, 1.0) for part in parts]
        if mean(value > _FILLED for value in filled) < 0.5 or mean(part[2] for part in parts) < _LETTERS:
            return False
    return gutter[1] - gutter[0] >= _GUTTER and left < middle < right


def _between(line: Line, low: float, high: float) -> tuple[float, float, int] | None:
    words = [word for word in line.words if low - 1 <= word.x0 and word.x1 <= high + 1]
    if not words:
        return None
    return words[0].x0, words[-1].x1, sum(len(word.text) for word in words)

"""Level rules that stand under one another, as long as one another: a table drawn without upright lines."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from parsers.drawn_table import steps
from parsers.pdf_lines import Box, Line
from parsers.pdf_page import Ruling
from parsers.white_columns import segments

# Rules whose ends differ by less are as long as one another.
_SAME_END = 4.0
# Rules at one height stand in one line where less room is between them: one is drawn under each column.
_BETWEEN = 15.0
_ONE_HEIGHT = 2.0
_NEAR = 40
_SHORTEST = 60.0
# Running text fills this share of the rules' width.
_FILLS = 0.65
# A row with one line across it is no higher than this many sizes.
_BANNER = 2.6
# A row of one line is seldom higher than this many sizes.
_ROW = 2.0
# A rule across a table reaches over this share of it; rules closer than this many points are one.
_MOSTLY = 0.6
_ONE_LEVEL = 4.0


class Stack(NamedTuple):
    """Rules of one length under one another: where they begin and end, and how far down each stands."""

    left: float
    right: float
    levels: tuple[float, ...]


def stacks_of(rules: Iterable[Ruling], lines: Sequence[Line]) -> list[Stack]:
    """Return the stacks of rules on a page; rules under words, and those over running text, make none."""
    lengths = [length for length in _lengths(rules) if not _underlines(length, lines)]
    stacks: list[list[tuple[float, float, float]]] = []
    for length in lengths:
        mine = next((s for s in stacks if _as_long(s[-1], length)), None)
        if mine is None:
            stacks.append([length])
        else:
            mine.append(length)
    return [part for stack in stacks for part in _parted(stack, lines)]


def stack_of(line: Line, stacks: Sequence[Stack]) -> Stack | None:
    """Return the stack that a line stands within."""
    _, top, _, bottom = line.box
    middle = (top + bottom) / 2
    within = (s for s in stacks if s.levels[0] < middle < s.levels[-1] and line.x0 < s.right and line.x1 > s.left)
    return next(within, None)


def levels_across(rules: Iterable[Ruling], box: Box) -> list[float]:
    """Return how far down the rules stand that reach across most of a box."""
    left, top, right, bottom = box
    covered: dict[int, float] = {}
    for rule in rules:
        if top < rule.top < bottom:
            width = min(rule.x1, right) - max(rule.x0, left)
            covered[round(rule.top)] = covered.get(round(rule.top), 0.0) + max(width, 0.0)
    return steps((float(y) for y, width in covered.items() if width > _MOSTLY * (right - left)), _ONE_LEVEL)


def _lengths(rules: Iterable[Ruling]) -> list[tuple[float, float, float]]:
    """Return rules as height, left and right, those in one line made one."""
    found: list[tuple[float, float, float]] = []
    for rule in sorted(rules, key=lambda r: (r.top, r.x0)):
        near = (i for i in range(max(0, len(found) - _NEAR), len(found)) if _runs_on(found[i], rule))
        mine = next(near, None)
        if mine is None:
            found.append((rule.top, rule.x0, rule.x1))
        else:
            y, left, right = found[mine]
            found[mine] = (y, left, max(right, rule.x1))
    return [length for length in found if length[2] - length[1] >= _SHORTEST]


def _runs_on(length: tuple[float, float, float], rule: Ruling) -> bool:
    return abs(length[0] - rule.top) < _ONE_HEIGHT and -_SAME_END <= rule.x0 - length[2] < _BETWEEN


def _as_long(length: tuple[float, float, float], other: tuple[float, float, float]) -> bool:
    return abs(length[1] - other[1]) < _SAME_END and abs(length[2] - other[2]) < _SAME_END


def _underlines(length: tuple[float, float, float], lines: Sequence[Line]) -> bool:
    y, left, right = length
    for line in lines:
        if -1 < y - line.baseline < 0.4 * line.size and line.x0 < right and line.x1 > left:
            return any(abs(part.x0 - left) < 2 and abs(part.x1 - right) < 2 for part in segments(line))
    return False


def _parted(stack: Sequence[tuple[float, float, float]], lines: Sequence[Line]) -> list[Stack]:
    """Return the stretches of a stack that have no running text between their rules; one line alone is a row."""
    _, left, right = stack[0]
    stretches: list[list[float]] = [[stack[0][0]]]
    for (above, _, _), (below, _, _) in pairwise(stack):
        between = [line for line in lines if above < line.baseline < below]
        height = (below - above) / between[0].size if between else 0.0
        text = any(_fills(line, right - left) for line in between)
        if (text and (len(between) > 1 or height > _BANNER)) or (height > _ROW and all(map(_is_numbered, between))):
            stretches.append([])
        stretches[-1].append(below)
    return [Stack(left, right, tuple(levels)) for levels in stretches if len(levels) > 1]


def _is_numbered(line: Line) -> bool:
    parts = segments(line)
    return len(parts) == 2 and parts[0].text[:1].isdigit()


def _fills(line: Line, width: float) -> bool:
    return max(part.x1 - part.x0 for part in segments(line)) > _FILLS * width

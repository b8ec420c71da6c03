"""Tables drawn with ruling lines: the boxes the lines make, and the lines of text in each box.

Rulings that touch make one table. Its outer border is taken as closed, so that a table with open sides, or a row that
runs on over the page with no line under it, still has its boxes.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from parsers.pdf_lines import Box, Glyph
from parsers.pdf_pages import Ruling

# Rulings closer than this are one: the two edges of a thick line, or the borders of neighbouring boxes.
SAME_RULING = 3.0
# A page with more rulings than this holds a drawing, not a table people read.
_MOST_RULINGS = 2500


def touching_rulings(rulings: Iterable[Ruling]) -> list[list[Ruling]]:
    """Return rulings in groups that touch one another, each as long as it runs on; none where they are too many."""
    straight = _joined([ruling for ruling in rulings if _is_straight(ruling)])
    return _touching(straight) if len(straight) <= _MOST_RULINGS else []


def glyphs_by_box(glyphs: Iterable[Glyph], boxes: Sequence[Box]) -> list[list[Glyph]]:
    """Return, for each of boxes that do not overlap, the characters whose middle stands in it."""
    xs = sorted({x for box in boxes for x in (box[0], box[2])})
    ys = sorted({y for box in boxes for y in (box[1], box[3])})
    squares: dict[tuple[int, int], int] = {}
    for index, (left, top, right, bottom) in enumerate(boxes):
        for column in range(bisect_right(xs, left) - 1, bisect_right(xs, right) - 1):
            for row in range(bisect_right(ys, top) - 1, bisect_right(ys, bottom) - 1):
                squares[column, row] = index
    found: list[list[Glyph]] = [[] for _ in boxes]
    for glyph in glyphs:
        x, y = glyph.middle
        owner = squares.get((bisect_right(xs, x) - 1, bisect_right(ys, y) - 1))
        if owner is not None:
            found[owner].append(glyph)
    return found


def within(glyphs: Iterable[Glyph], box: Box) -> list[Glyph]:
    """Return the characters whose middle stands in a box."""
    left, top, right, bottom = box
    return [g for g in glyphs if top <= g.middle[1] < bottom and left <= g.middle[0] < right]


def boxes_of(group: Sequence[Ruling]) -> list[Box]:
    """Return the boxes that rulings touching one another make, their outer border closed."""
    xs = _distinct(x for r in group for x in (r.x0, r.x1))
    ys = _distinct(y for r in group for y in (r.top, r.bottom))
    if len(xs) < 2 or len(ys) < 2:
        return []
    walls = {(x, i) for r in group if r.upright for x, i in _covered(_nearest(xs, r.x0), r.top, r.bottom, ys)}
    floors = {(y, i) for r in group if not r.upright for y, i in _covered(_nearest(ys, r.top), r.x0, r.x1, xs)}
    found: list[Box] = []
    seen: set[tuple[int, int]] = set()
    for column in range(len(xs) - 1):
        for row in range(len(ys) - 1):
            if (column, row) not in seen:
                room = _room((column, row), (len(xs) - 1, len(ys) - 1), walls, floors)
                seen |= room
                found.extend(_box(part, xs, ys) for part in _rectangles(room))
    return found


def _covered(at: int, start: float, end: float, steps: Sequence[float]) -> Iterator[tuple[int, int]]:
    """Yield, for a ruling at one coordinate, the steps along it that it covers."""
    for index, (low, high) in enumerate(pairwise(steps)):
        if start - SAME_RULING <= low and high <= end + SAME_RULING:
            yield at, index


def _room(
    start: tuple[int, int], size: tuple[int, int], walls: set[tuple[int, int]], floors: set[tuple[int, int]]
) -> set[tuple[int, int]]:
    """Return the smallest squares of the table that no ruling parts from `start`."""
    room, edge = {start}, [start]
    while edge:
        column, row = edge.pop()
        neighbours = (
            ((column + 1, row), (column + 1, row) in walls),
            ((column - 1, row), (column, row) in walls),
            ((column, row + 1), (row + 1, column) in floors),
            ((column, row - 1), (row, column) in floors),
        )
        for square, parted in neighbours:
            if not parted and square not in room and 0 <= square[0] < size[0] and 0 <= square[1] < size[1]:
                room.add(square)
                edge.append(square)
    return room


def _rectangles(room: set[tuple[int, int]]) -> list[set[tuple[int, int]]]:
    """Return the room whole when it is a rectangle, else square by square: no box of a table has a corner in it."""
    wide = max(c for c, _ in room) - min(c for c, _ in room) + 1
    high = max(r for _, r in room) - min(r for _, r in room) + 1
    return [room] if wide * high == len(room) else [{square} for square in sorted(room)]


def _box(room: set[tuple[int, int]], xs: Sequence[float], ys: Sequence[float]) -> Box:
    return (
        xs[min(c for c, _ in room)],
        ys[min(r for _, r in room)],
        xs[max(c for c, _ in room) + 1],
        ys[max(r for _, r in room) + 1],
    )


def _joined(rulings: Sequence[Ruling]) -> list[Ruling]:
    """Return the rulings with those that continue one another made one."""
    uprights = _runs([r for r in rulings if r.upright], lambda r: (r.x0, r.top, r.bottom))
    levels = _runs([r for r in rulings if not r.upright], lambda r: (r.top, r.x0, r.x1))
    return [Ruling(at, start, at, end) for at, start, end in uprights] + [
        Ruling(start, at, end, at) for at, start, end in levels
    ]


def _runs(
    rulings: Sequence[Ruling], measure: Callable[[Ruling], tuple[float, float, float]]
) -> list[tuple[float, float, float]]:
    measured = [measure(ruling) for ruling in rulings]
    places = _distinct(at for at, _, _ in measured)
    snapped = sorted((places[_nearest(places, at)], start, end) for at, start, end in measured)
    runs: list[tuple[float, float, float]] = []
    for at, start, end in snapped:
        if runs and runs[-1][0] == at and start <= runs[-1][2] + SAME_RULING:
            runs[-1] = (at, runs[-1][1], max(end, runs[-1][2]))
        else:
            runs.append((at, start, end))
    return runs


def _touching(rulings: Sequence[Ruling]) -> list[list[Ruling]]:
    groups: list[list[Ruling]] = []
    for ruling in rulings:
        mine = [group for group in groups if any(_touch(ruling, other) for other in group)]
        groups = [group for group in groups if not any(group is other for other in mine)]
        groups.append([ruling, *(other for group in mine for other in group)])
    return groups


def _touch(one: Ruling, other: Ruling) -> bool:
    return (
        one.x0 <= other.x1 + SAME_RULING
        and other.x0 <= one.x1 + SAME_RULING
        and one.top <= other.bottom + SAME_RULING
        and other.top <= one.bottom + SAME_RULING
    )


def _is_straight(ruling: Ruling) -> bool:
    wide, high = abs(ruling.x1 - ruling.x0), abs(ruling.bottom - ruling.top)
    return min(wide, high) < 1 and max(wide, high) >= SAME_RULING


def _distinct(values: Iterable[float]) -> list[float]:
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > SAME_RULING:
            kept.append(value)
    return kept


def _nearest(places: Sequence[float], value: float) -> int:
    return min(range(len(places)), key=lambda index: abs(places[index] - value))

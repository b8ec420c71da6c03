"""Columns by the white space that runs down between them."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from parsers.pdf_lines import Line

# Words further apart than this share of their size stand in different columns, if other lines agree.
_APART = 0.7
# Words closer than this belong together whatever is above and below them.
_TOGETHER = 0.45
# White space narrower than this share of the letters' size parts no columns.
_NARROWEST = 0.5
# A column has something on this share of the lines.
_OFTEN = 0.2
# Lines that may run across white space: headings over several columns, a long label.
_ACROSS = 0.1
# A line begins at a column's edge when it begins within this many points of it.
_AT_EDGE = 2.5


class Columns(NamedTuple):
    """Where each column's text begins, and how far it reaches."""

    lefts: tuple[float, ...]
    rights: tuple[float, ...]

    def column(self, x0: float, x1: float) -> int:
        """Return the column that a stretch stands in: the one it has most of, else the nearest."""
        shares = [min(x1, right) - max(x0, left) for left, right in zip(self.lefts, self.rights, strict=True)]
        return max(range(len(shares)), key=shares.__getitem__)

    def reaching(self, lines: Iterable[Line]) -> "Columns":
        """Return the columns with each as wide as the lines that stand in it alone."""
        rights = list(self.rights)
        for line in lines:
            for index, left in enumerate(self.lefts[:-1]):
                if abs(line.x0 - left) < _AT_EDGE and line.x1 < self.lefts[index + 1]:
                    rights[index] = max(rights[index], line.x1)
        return Columns(self.lefts, tuple(rights))

    def crossed_by(self, line: Line) -> bool:
        """Whether text on a line runs on from one column into the next."""
        size = line.size
        for run in segments(line, _TOGETHER):
            x0, x1 = run.x0, run.x1
            over = [min(x1, b) - max(x0, a) > size for a, b in zip(self.lefts, self.rights, strict=True)]
            if sum(over) > 1:
                return True
        return False

    def parted(self, line: Line) -> dict[int, Line]:
        """Return what a line says in each column; words that run on across stand where most of them do."""
        found: dict[int, Line] = {}
        column = 0
        for run in segments(line, _TOGETHER):
            column = max(column, self.column(run.x0, run.x1))
            before = found[column].words if column in found else ()
            found[column] = Line((*before, *run.words), run.spaced)
        return found


def segments(line: Line, apart: float = _APART) -> tuple[Line, ...]:
    """Return the parts of a line that stand apart from one another."""
    size = line.size
    found: list[Line] = []
    start = 0
    for index, (before, after) in enumerate(pairwise(line.words), 1):
        if after.x0 - before.x1 > apart * size:
            found.append(Line(line.words[start:index], before.spaced))
            start = index
    return (*found, Line(line.words[start:], line.spaced))


def columns_of(rows: Sequence[Sequence[Line]]) -> Columns | None:
    """Return the columns that lines, each in parts, stand in; None when there are not two.

    Headings over several columns may run across the white space below them: where the first lines do, those below say.
    """
    if not rows:
        return None
    starts = range(min(3, max(1, len(rows) - 2)))
    found = [_columns(rows[skipped:], across) for across in {0, int(_ACROSS * len(rows))} for skipped in starts]
    wide = max((columns for columns in found if columns), key=lambda c: len(c.lefts), default=None)
    return wide if wide and len(wide.lefts) > 1 else None


def _columns(rows: Sequence[Sequence[Line]], across: int) -> Columns | None:
    size = max(part.size for row in rows for part in row)
    strips = _strips([[(part.x0, part.x1) for part in row] for row in rows], across)
    heads = rows[0] if len(rows) > 1 and all(part.bold for part in rows[0]) else ()
    while len(strips) > 1:
        at = _one_column(strips, rows, heads, _NARROWEST * size)
        if at is None:
            break
        strips[at : at + 2] = [(strips[at][0], strips[at + 1][1])]
    return Columns(tuple(a for a, _ in strips), tuple(b for _, b in strips)) if strips else None


def _one_column(
    strips: Sequence[tuple[float, float]], rows: Sequence[Sequence[Line]], heads: Sequence[Line], narrowest: float
) -> int | None:
    """Return the left one of two stretches that are one column, None when there are none.

    They are when little room is between them, when one has something on too few lines, and when one is a heading and
    the other figures set to the right under it. A heading over a column that is empty further down keeps it.
    """
    counts = [sum(any(a <= (p.x0 + p.x1) / 2 <= b for p in row) for row in rows) for a, b in strips]
    headed = [any(a <= (p.x0 + p.x1) / 2 <= b for p in heads) for a, b in strips]
    # Under headings one row alone may be at the page's end.
    few = max(1 if heads and len(rows) == 2 else 2, _OFTEN * len(rows))
    for at, (left, right) in enumerate(pairwise(strips)):
        if right[0] - left[1] < narrowest or (headed[at] and counts[at] == 1 and not headed[at + 1]):
            return at
        if at and headed[at + 1] and counts[at + 1] == 1 and not headed[at]:
            return at
    rare = next((at for at, count in enumerate(counts) if count < few and not headed[at]), None)
    return None if rare is None else _nearer(strips, rare)


def _nearer(strips: Sequence[tuple[float, float]], index: int) -> int:
    """Return the left one of two strips to be joined: a strip and its nearer neighbour."""
    if index == 0:
        return 0
    if index == len(strips) - 1:
        return index - 1
    return index - 1 if strips[index][0] - strips[index - 1][1] < strips[index + 1][0] - strips[index][1] else index


def _strips(spans: Sequence[Sequence[tuple[float, float]]], across: int) -> list[tuple[float, float]]:
    """Return the stretches that more lines than `across` have something on, from left to right."""
    events = sorted((x, step) for row in spans for a, b in row for x, step in ((a, 1), (b, -1)))
    found: list[tuple[float, float]] = []
    depth, start = 0, 0.0
    for x, step in events:
        before, depth = depth, depth + step
        if before <= across < depth:
            start = x
        elif depth <= across < before:
            found.append((start, x))
    return found

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
            found.append(Line(line.words[start:index]))
            start = index
    return (*found, Line(line.words[start:], line.spaced))


def columns_of(rows: Sequence[Sequence[Line]]) -> Columns | None:
    """Return the columns that lines, each in parts, stand in; None when there are not two.

    Headings over several columns may run across the white space below them: where the first lines do, those below say.
    """
    if not rows:
        return None
    found = [_columns(rows[skipped:]) for skipped in range(min(3, max(1, len(rows) - 2)))]
    wide = max((columns for columns in found if columns), key=lambda c: len(c.lefts), default=None)
    return wide if wide and len(wide.lefts) > 1 else None


def _columns(rows: Sequence[Sequence[Line]]) -> Columns | None:
    size = max(part.size for row in rows for part in row)
    strips = _strips([[(part.x0, part.x1) for part in row] for row in rows], int(_ACROSS * len(rows)))
    while len(strips) > 1:
        counts = [sum(any(a <= (p.x0 + p.x1) / 2 <= b for p in row) for row in rows) for a, b in strips]
        thin = next((i for i in range(len(strips) - 1) if strips[i + 1][0] - strips[i][1] < _NARROWEST * size), None)
        rare = next((i for i, count in enumerate(counts) if count < max(2, _OFTEN * len(rows))), None)
        if thin is None and rare is None:
            break
        at = thin if thin is not None else _nearer(strips, rare or 0)
        strips[at : at + 2] = [(strips[at][0], strips[at + 1][1])]
    return Columns(tuple(a for a, _ in strips), tuple(b for _, b in strips)) if strips else None


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

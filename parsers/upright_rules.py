"""Upright rules that stand beside one another and touch no level one: a table's columns where no rule parts its rows.

Each of them touches nothing; they are one table's when they begin and end at one height.
"""

from collections.abc import Sequence

from parsers.pdf_page import Ruling

# Rules that begin and end within so many points of one another begin and end at one height.
_SAME_END = 3.0
# Two columns at least: with fewer uprights, it is a box's sides or a bar in the margin.
_LEAST = 3


def side_by_side(groups: Sequence[list[Ruling]]) -> list[list[Ruling]]:
    """Return groups of rulings with lone uprights that stand beside one another made one group."""
    rows: list[list[Ruling]] = []
    for ruling in (group[0] for group in groups if _is_lone(group)):
        mine = next((row for row in rows if _is_beside(row[0], ruling)), None)
        if mine is None:
            rows.append([ruling])
        else:
            mine.append(ruling)
    tables = [row for row in rows if len(row) >= _LEAST]
    taken = {ruling for row in tables for ruling in row}
    return [*(group for group in groups if not (_is_lone(group) and group[0] in taken)), *tables]


def is_drawn(level: float, group: Sequence[Ruling], width: float) -> bool:
    """Whether level rules cover most of a width at some height."""
    covered = sum(r.x1 - r.x0 for r in group if not r.upright and abs(r.top - level) <= _SAME_END)
    return covered * 2 > width


def _is_lone(group: Sequence[Ruling]) -> bool:
    return len(group) == 1 and group[0].upright


def _is_beside(one: Ruling, other: Ruling) -> bool:
    return abs(one.top - other.top) < _SAME_END and abs(one.bottom - other.bottom) < _SAME_END

"""Rows of a draft put in the order the paper of now has them: the worst first, say. The author's own order stays.

Rows the author changed, or somebody commented on, stay where they are; the others move around them.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from paperclerk.ooxml.wordml import W
from paperclerk.word.region_sides import Side
from paperclerk.word.region_units import Kind, Unit, units_of

_TABLE = f"{W}tbl"


class Move:
    """A row that moves: after which other of the draft's rows it is to stand, or before the one that is now first."""

    def __init__(self, unit: Unit, beside: Unit, *, after: bool) -> None:
        """Take in the row and the one it goes beside."""
        self.unit, self.beside, self.after = unit, beside, after

    def do(self) -> None:
        """Move the row."""
        control = self.unit.control
        (self.beside.control.addnext if self.after else self.beside.control.addprevious)(control)


def moves(draft: Side, base: Side, new: Side, may_move: Callable[[Unit], bool]) -> Iterator[Move]:
    """Yield the rows to be moved, to be done in this order."""
    for story in new.stories.values():
        for table in story.iter(_TABLE):
            yield from _in_table(table, draft, base, may_move)


def _in_table(table: Any, draft: Side, base: Side, may_move: Callable[[Unit], bool]) -> Iterator[Move]:
    rows = [unit.name for unit in units_of(table, "") if unit.kind is Kind.ROW and unit.control.getparent() is table]
    wanted = [name for name in rows if name in draft.units and name in base.units]
    home = {draft.units[name].control.getparent() for name in wanted}
    had = _in_order(wanted, draft)
    if len(wanted) < 2 or len(home) != 1 or had == wanted or had != _in_order(wanted, base):
        return
    stay = longest_in_order([wanted.index(name) for name in had])
    for place, name in enumerate(wanted):
        if place not in stay and may_move(draft.units[name]):
            beside = wanted[place - 1] if place else next(one for one in _in_order(wanted, draft) if one != name)
            yield Move(draft.units[name], draft.units[beside], after=place > 0)


def _in_order(names: Sequence[str], side: Side) -> list[str]:
    """Return names in the order in which their regions stand in a paper."""
    places = {name: _place(side.units[name].control) for name in names}
    return sorted(names, key=lambda name: places[name])


def _place(control: Any) -> int:
    return int(control.getparent().index(control))


def longest_in_order(numbers: Sequence[int]) -> set[int]:
    """Return the longest part of some numbers that goes up, so that as few as can be are moved."""
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        at = bisect_left(ends, number)
        before[number] = ends[at - 1] if at else None
        ends[at : at + 1] = [number]
    found: set[int] = set()
    last: int | None = ends[-1] if ends else None
    while last is not None:
        found.add(last)
        last = before[last]
    return found

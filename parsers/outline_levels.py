"""The headings of a report in order, with their levels: by their numbers first, by their look where they have none."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from paperclerk.domain.report import Box
from parsers.outline_headings import ENOUGH, Weighed
from parsers.outline_looks import Look
from parsers.outline_numbers import Number
from parsers.outline_words import names_decisions
from parsers.pieces import Piece

# What the order of numbers says for or against a heading.
_IN_ORDER, _OUT_OF_ORDER = 0.6, -0.9
# Under a heading that asks for decisions, numbered lines are what is asked.
_IS_ASKED = -1.5
_PARTS = re.compile(r"^(?:section|part|chapter|appendix|annexe?|schedule)\s+[A-Z0-9]", re.I)


class Heading(NamedTuple):
    """A heading as decided: its number without a closing dot, its words, its level from 1."""

    number: str
    text: str
    level: int
    page: int | None
    box: Box | None


def headings_among(pieces: Sequence[Piece], weighed: Mapping[int, Weighed], start: int) -> dict[int, Heading]:
    """Return the headings from a place on, by their places."""
    reader = _InOrder()
    found: dict[int, Heading] = {}
    for place in range(start, len(pieces)):
        one = weighed.get(place)
        if one and (heading := reader.read(one)):
            found[place] = heading
    return found


class _InOrder:
    """Goes through the headings in order, knowing those that are open above."""

    def __init__(self) -> None:
        self._open: list[tuple[int, Look, Number | None]] = []
        self._asks: Number | None = None

    def read(self, one: Weighed) -> Heading | None:
        """Return the heading that a weighed paragraph is, or None."""
        if one.weight + self._by_order(one.number) < ENOUGH:
            return None
        level = self._level(one)
        text = " ".join(one.piece.text.split())
        self._open = [above for above in self._open if above[0] < level]
        self._open.append((level, one.look, one.number))
        if names_decisions(text):
            self._asks = one.number
        elif not (self._asks and one.number and one.number.is_under(self._asks)):
            self._asks = None
        piece = one.piece
        return Heading(piece.number.strip().rstrip(".:)("), text, level, piece.page, piece.box)

    def _by_order(self, number: Number | None) -> float:
        if number is None:
            return 0.0
        weight = _IS_ASKED if self._asks and number.is_under(self._asks) else 0.0
        if number.kind != "figures":
            return weight
        beside = [above for _, _, above in self._open if above and above.kind == "figures"]
        if any(number.follows(above) for above in beside) or number.parts[-1] == 1:
            return weight + _IN_ORDER
        if number.depth > 1 and any(number.is_under(above) for above in beside):
            return weight
        return weight + (_OUT_OF_ORDER if beside else 0.0)

    def _level(self, one: Weighed) -> int:
        if one.number and one.number.kind == "figures":
            return one.number.depth
        if _PARTS.match(one.piece.text):
            return 1
        for level, look, _ in reversed(self._open):
            if look.weight == one.look.weight:
                return level
            if look.weight > one.look.weight:
                return level + 1
        return 1

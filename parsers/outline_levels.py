"""The headings of a report in order, with their levels: by their numbers first, by their look where they have none."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from paperclerk.domain.report import Box
from parsers.outline_headings import ENOUGH, Weighed
from parsers.outline_looks import Look
from parsers.outline_numbers import Number, read_number
from parsers.outline_words import asks_in_sentence, is_section_name, names_appendices, names_decisions
from parsers.pieces import Piece

# What the order of numbers says for or against a heading: the next, a first, one left out or repeated, one far off.
_NEXT, _FIRST, _FIRST_AGAIN, _NEAR, _FAR_OFF = 0.6, 0.6, 0.2, -0.4, -3.0
_NEAR_ENOUGH = 3
# No report has more chapters than this.
_MOST_CHAPTERS = 40
# A number that counts on from the paragraph before is that paragraph's like.
_GOES_ON, _GOES_ON_DEEPER = -1.5, -0.8
# A letter or roman number that goes on from the last heading's.
_NEXT_LETTER = 1.2
# Lines that name appendices under the heading of their list are the list.
_IS_LISTED = -3.0
# Under a heading that asks for decisions, numbered lines are what is asked.
_IS_ASKED = -1.5
# Right under it a line that leads to what is asked, or a sentence that asks, is no heading, however it looks.
_IS_WHAT_IS_ASKED = -6.0
_PARTS = re.compile(r"^(?:section|part|chapter|appendix|annexe?|schedule)\s+[A-Z0-9]", re.I)

# A small letter counts what stands under a heading, `a) Risks`, though both look alike.
_POINT = re.compile(r"\(?[a-z]{1,4}[.)]")


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
    """Goes through the paragraphs in order, knowing the headings that are open above."""

    def __init__(self) -> None:
        self._open: list[tuple[int, Look, Number | None]] = []
        self._counted: list[Number] = []
        self._asks: Number | None = None
        self._asking = False
        self._lists_appendices = False
        self._paragraph: Number | None = None

    def read(self, one: Weighed) -> Heading | None:
        """Return the heading that a weighed paragraph is, or None."""
        if one.weight + self._by_order(one) < ENOUGH:
            self._paragraph = one.number if one.number and one.number.kind == "figures" else self._paragraph
            return None
        level = self._level(one)
        letter = self._letter_before(one)
        text = " ".join(one.piece.text.split())
        self._open = [above for above in self._open if above[0] < level]
        self._open.append((level, one.look, letter[1] if letter else one.number))
        if one.number and one.number.kind == "figures":
            self._counted = [above for above in self._counted if above.depth < one.number.depth] + [one.number]
        self._paragraph = None
        self._lists_appendices = names_appendices(text)
        self._asking = names_decisions(text)
        if self._asking:
            self._asks = one.number
        elif not (self._asks and one.number and one.number.is_under(self._asks)):
            self._asks = None
        piece = one.piece
        return Heading(piece.number.strip().rstrip(".:)("), text, level, piece.page, piece.box)

    def _by_order(self, one: Weighed) -> float:
        number = one.number
        if self._asking and asks_in_sentence(one.piece.text):
            return _IS_WHAT_IS_ASKED
        if self._lists_appendices and _PARTS.match(one.piece.text) and not one.piece.starts_page:
            return _IS_LISTED
        if number is None:
            return _IS_LISTED if self._is_in_list_of_appendices(one) else 0.0
        if number.kind != "figures":
            return _NEXT_LETTER if self._letter_before(one) else 0.0
        weight = _IS_ASKED if self._asks and number.is_under(self._asks) else 0.0
        same = [above for above in self._counted if above.depth == number.depth]
        if any(number.follows(above) for above in same):
            return weight + _NEXT
        if self._paragraph and number.follows(self._paragraph):
            return weight + (_GOES_ON if number.depth == 1 else _GOES_ON_DEEPER)
        if number.parts[-1] == 1:
            return weight + (_FIRST_AGAIN if same and number.depth == 1 else _FIRST)
        return weight + self._by_distance(number, same)

    def _is_in_list_of_appendices(self, one: Weighed) -> bool:
        """Whether a line under the set-off heading of the list of appendices is set as ordinary text."""
        plain_one = not one.look.set_off and not one.look.italic and one.piece.level is None
        return self._lists_appendices and self._open[-1][1].set_off and plain_one

    def _letter_before(self, one: Weighed) -> tuple[int, Number] | None:
        """Return the level and number of the open heading from whose letter this one's goes on."""
        for level, _, above in reversed(self._open):
            read = read_number(one.piece.number, above) if above and above.kind != "figures" else None
            if read and above and read.follows(above):
                return level, read
        return None

    @staticmethod
    def _by_distance(number: Number, same: Sequence[Number]) -> float:
        """Return what a number says that neither begins nor goes on: one left out, repeated, or no heading's at all."""
        if not same:
            return _FAR_OFF if number.depth == 1 and number.parts[0] > _MOST_CHAPTERS else _NEAR
        away = abs(number.parts[0] - same[-1].parts[0]) if number.depth == 1 else number.parts[-1] - same[-1].parts[-1]
        return _NEAR if abs(away) <= _NEAR_ENOUGH else _FAR_OFF if number.depth == 1 else _NEAR

    def _level(self, one: Weighed) -> int:
        if one.number and one.number.kind == "figures":
            return one.number.depth
        if _PARTS.match(one.piece.text):
            return 1
        if letter := self._letter_before(one):
            return letter[0]
        is_point = bool(_POINT.fullmatch(one.piece.number.strip()))
        for level, look, number in reversed(self._open):
            if level > 1 and number and number.kind != "figures" and not one.number:
                continue  # a point hangs under the heading above it, and this one stands beside that
            if look.weight == one.look.weight:
                beside = number is None and not is_point
                return level if beside or (is_section_name(one.piece.text) and not is_point) else level + 1
            if look.weight > one.look.weight:
                return level + 1
        return 1

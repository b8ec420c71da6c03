"""How deep each paragraph stands in the lists of its section, by its number, its neighbours' and where it begins."""

from collections.abc import Sequence
from typing import NamedTuple

from parsers.outline_numbers import Number, read_number
from parsers.pieces import Text

# Points of one list begin within this many points of one another.
_SAME_INDENT = 4.0


class _List(NamedTuple):
    number: Number
    indent: float


def levels_of(texts: Sequence[Text | None]) -> list[int]:
    """Return each paragraph's level: 0 in the section, 1 for a point of a list, 2 for a point under a point.

    A table among them is None: it ends no list.
    """
    return list(_Levels().read(texts))


class _Levels:
    """Goes through one section's paragraphs in order."""

    def __init__(self) -> None:
        self._lists: list[_List] = []
        self._counted = False
        self._leads_in = False

    def read(self, texts: Sequence[Text | None]) -> list[int]:
        return [self._level(text) if text else 0 for text in texts]

    def _level(self, text: Text) -> int:
        number = self._number(text)
        led_in, self._leads_in = self._leads_in, text.text.rstrip().endswith((":", "–", "-"))
        if number is None:
            if not (self._lists and text.indent > self._lists[0].indent + _SAME_INDENT):
                self._lists = []
            return 0
        if number.kind == "figures" and number.depth > 1:
            self._lists, self._counted = [], True
            return 0
        if self._is_paragraph(number, led_in=led_in):
            self._lists = []
            return 0
        return self._point(number, text.indent)

    def _number(self, text: Text) -> Number | None:
        """Return the number, read as the next of an open list where it may be."""
        if not text.number.strip() or text.style.lower().startswith(("footnote", "endnote")):
            return None
        for one in reversed(self._lists):
            read = read_number(text.number, one.number)
            if read and read.follows(one.number):
                return read
        return read_number(text.number)

    def _is_paragraph(self, number: Number, *, led_in: bool) -> bool:
        """Whether a plain `3.` counts the section's paragraphs rather than a list in one of them."""
        if number.kind != "figures" or "(" in number.shape or self._counted:
            return False
        if any(number.follows(one.number) or one.number.parts == number.parts for one in self._lists):
            return False
        return not (led_in and number.parts == (1,))

    def _point(self, number: Number, indent: float) -> int:
        for depth, one in enumerate(self._lists):
            alike = (one.number.kind, one.number.shape) == (number.kind, number.shape)
            if alike and (number.follows(one.number) or self._same_place(one, number, indent)):
                self._lists = [*self._lists[:depth], _List(number, indent)]
                return depth + 1
        kept = [one for one in self._lists if one.indent < indent - _SAME_INDENT or not self._is_like(one, number)]
        self._lists = [*kept, _List(number, indent)]
        return len(self._lists)

    @staticmethod
    def _same_place(one: _List, number: Number, indent: float) -> bool:
        return number.kind == "bullet" and abs(one.indent - indent) <= _SAME_INDENT

    @staticmethod
    def _is_like(one: _List, number: Number) -> bool:
        return (one.number.kind, one.number.shape) == (number.kind, number.shape)

"""Marks of lists that were typed where a list belongs: a screen reader then counts no items and says no list."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeVar

Place = TypeVar("Place")

# Signs that nothing but a list begins with.
_PLAIN = re.compile(r"\s*([•●◦▪‣∙➢►❖\uf0b7\uf0a7])\s*\S")
# Signs that begin other things too; two lines running make a list. A figure after one is less than nothing.
_MAYBE = re.compile(r"\s*([-–—*·o])(?:\t|[ \u00a0]+)(?=[^\W\d])")
_LINES_OF_A_LIST = 2


class Line(NamedTuple):
    """A line as typed, and whether it is an item of a real list already."""

    text: str
    is_item: bool = False


def typed_lists(lines: Iterable[tuple[Line, Place]]) -> Iterator[tuple[str, Place]]:
    """Yield each list whose marks were typed: its first line, and the place given with that."""
    stretch: list[tuple[str, Place]] = []
    sign = ""
    for line, place in lines:
        found = None if line.is_item else _PLAIN.match(line.text) or _MAYBE.match(line.text)
        if stretch and (found is None or found[1] != sign):
            yield from _listed(stretch)
            stretch = []
        if found is not None:
            sign = found[1]
            stretch.append((line.text, place))
    yield from _listed(stretch)


def _listed(stretch: list[tuple[str, Place]]) -> Iterator[tuple[str, Place]]:
    """Yield the first line of a stretch that is a list."""
    if stretch and (len(stretch) >= _LINES_OF_A_LIST or _PLAIN.match(stretch[0][0])):
        yield " ".join(stretch[0][0].split()), stretch[0][1]

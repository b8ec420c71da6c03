"""Numbers before headings, paragraphs and points, in every form reports print them: `4`, `10.2.`, `(a)`, `iv)`, `•`."""

import re
from typing import NamedTuple

_FIGURES = re.compile(r"(\(?)((?:[A-Z]\.?)?\d{1,3}(?:\.\d{1,3})*)([.)]?):?")
# A number put in later, `3A` after 3, and a point counted with its paragraph, `2.1(a)`.
_INSERTED = re.compile(r"(\d{1,2})[A-Za-z]([.)]?):?")
_POINT_OF = re.compile(r"(\d{1,3}(?:\.\d{1,3})+)\(([a-z])\)")
_LETTER = re.compile(r"(\(?)([a-z]{1,2}|[A-Z]{1,2})([.)]?):?")
_ROMAN = re.compile(r"(?=[ivxlc])(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_ALPHABET = 26
_WORTH = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


class Number(NamedTuple):
    """A number as read: what `kind` counts it, its parts (`4.1` is 4 and 1), and the `shape` of the signs around it.

    `prefix` is the letter of `A1.2`. A bullet has no parts.
    """

    kind: str
    parts: tuple[int, ...] = ()
    shape: str = ""
    prefix: str = ""

    @property
    def depth(self) -> int:
        """Return how many parts it has: 2 for `4.1`, 0 for a bullet."""
        return len(self.parts) + (1 if self.prefix else 0)

    def follows(self, other: "Number") -> bool:
        """Whether it is the next in the same count: 4.2 after 4.1, (c) after (b)."""
        same = (self.kind, self.prefix, len(self.parts)) == (other.kind, other.prefix, len(other.parts))
        counts = same and self.kind != "bullet" and self.parts[:-1] == other.parts[:-1]
        return counts and self.parts[-1] == other.parts[-1] + 1

    def is_under(self, other: "Number") -> bool:
        """Whether it counts what stands under the other: 4.1 and 4.1.2 are under 4."""
        if self.kind != "figures" or other.kind != "figures" or self.prefix != other.prefix:
            return False
        return self.depth > other.depth and self.parts[: len(other.parts)] == other.parts


def readings_of(printed: str) -> tuple[Number, ...]:
    """Return what a printed number may be, likeliest first: `(i)` is a roman one or the letter after h."""
    mark = printed.strip()
    if not mark:
        return ()
    if found := _FIGURES.fullmatch(mark):
        letter, digits = re.match(r"([A-Z]?)\.?(.*)", found[2]).groups()  # type: ignore[union-attr]
        parts = tuple(int(part) for part in digits.split("."))
        # Chapters may be counted 1.0, 2.0, with 1.1 under 1.0.
        parts = parts[:-1] if len(parts) == 2 and parts[1] == 0 else parts
        return (Number("figures", parts, found[1] + found[3], letter),)
    if found := _INSERTED.fullmatch(mark):
        return (Number("figures", (int(found[1]),), found[2]),)
    if found := _POINT_OF.fullmatch(mark):
        parts = (*(int(part) for part in found[1].split(".")), *_letter(found[2], "")[0].parts)
        return (Number("figures", parts),)
    if found := re.fullmatch(r"\[(\d{1,3})\]", mark):
        return (Number("figures", (int(found[1]),), "()"),)
    if found := _LETTER.fullmatch(mark):
        return (*_roman(found[2], found[1] + found[3]), *_letter(found[2], found[1] + found[3]))
    if found := re.fullmatch(r"(\(?)([ivxlc]+|[IVXLC]+)([.)]?):?", mark):
        return _roman(found[2], found[1] + found[3]) or (Number("bullet", shape=mark),)
    return (Number("bullet", shape=mark),)


def read_number(printed: str, before: Number | None = None) -> Number | None:
    """Read a printed number, knowing the last one printed the same way: `(i)` after `(h)` is a letter."""
    readings = readings_of(printed)
    if before:
        for reading in readings:
            if reading.follows(before) and reading.shape == before.shape:
                return reading
    # Alone, `(v)` is likelier a letter; `(i)`, `(ii)` and `(iv)` are roman.
    if len(readings) > 1 and readings[1].parts[0] <= _ALPHABET and readings[0].parts != (1,):
        return readings[1]
    return readings[0] if readings else None


def _letter(text: str, shape: str) -> tuple[Number, ...]:
    low = text.lower()
    if len(low) == 2 and low[0] != low[1]:
        return ()
    place = ord(low[0]) - ord("a") + 1 + 26 * (len(low) - 1)
    return (Number("capital" if text.isupper() else "letter", (place,), shape),)


def _roman(text: str, shape: str) -> tuple[Number, ...]:
    low = text.lower()
    if not _ROMAN.fullmatch(low):
        return ()
    worth = [_WORTH[sign] for sign in low]
    total = sum(-one if one < max(worth[place:]) else one for place, one in enumerate(worth))
    return (Number("capital roman" if text.isupper() else "roman", (total,), shape),)

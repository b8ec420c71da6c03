"""Lines of a page: characters as they stand on it, put together into words and lines.

Positions are in PDF points from the page's top left corner. A line stands on one baseline; what a page sets in
columns must be parted into columns first, or a line runs right across them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from operator import attrgetter
from statistics import median
from typing import NamedTuple

Box = tuple[float, float, float, float]

# Characters further apart than this share of their size have a space between them, whether or not it was drawn.
_SPACE = 0.2
# Where spaces are drawn, only a wider gap parts words: letters set apart for show stay one word.
_WIDE_SPACE = 0.35
# Baselines closer than this share of the size are one line: a bullet of another font stands a little off.
_ONE_LINE = 0.35
# What is set this much smaller, a note's mark for instance, may stand raised by this share of the line's size.
_MARK_SIZE, _RAISED = 0.76, 0.5
# The same character drawn again within this many points is how some programs make bold.
_DRAWN_TWICE = 1.0
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\x00": None, "\u200b": None}
)
_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.I)
_ITALIC = re.compile(r"italic|oblique", re.I)


class Glyph(NamedTuple):
    """One character where it stands on the page."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    font: str

    @property
    def middle(self) -> tuple[float, float]:
        """Return the middle of the character, which says what box it is in."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2

    @property
    def bold(self) -> bool:
        """Whether the font's name says that it is bold."""
        return is_bold(self.font)

    @property
    def italic(self) -> bool:
        """Whether the font's name says that it leans."""
        return is_italic(self.font)


class Word(NamedTuple):
    """Characters with no space between them; `spaced` when a space was drawn after them."""

    text: str
    glyphs: tuple[Glyph, ...]
    spaced: bool = False

    @property
    def x0(self) -> float:
        """Return the left edge."""
        return self.glyphs[0].x0

    @property
    def x1(self) -> float:
        """Return the right edge."""
        return self.glyphs[-1].x1

    @property
    def font(self) -> str:
        """Return the name of the font of its first character."""
        return self.glyphs[0].font


class Line(NamedTuple):
    """Words on one baseline; `spaced` when a space was drawn after the last of them."""

    words: tuple[Word, ...]
    spaced: bool = False

    @property
    def text(self) -> str:
        """Return the words with single spaces."""
        return " ".join(word.text for word in self.words)

    @property
    def box(self) -> Box:
        """Return left, top, right and bottom of the line."""
        return box_of(glyph for word in self.words for glyph in word.glyphs)

    @property
    def x0(self) -> float:
        """Return the left edge."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Return the right edge of the last word."""
        return self.words[-1].x1

    @property
    def baseline(self) -> float:
        """Return the height most of its characters stand on."""
        return median(glyph.baseline for word in self.words for glyph in word.glyphs)

    @property
    def size(self) -> float:
        """Return the size most of its characters have."""
        return median(glyph.size for word in self.words for glyph in word.glyphs)

    @property
    def bold(self) -> bool:
        """Whether most of its characters are bold."""
        return median(glyph.bold for word in self.words for glyph in word.glyphs) > 0.5

    @property
    def space(self) -> float:
        """Return how wide a space is on this line."""
        gaps = [after.x0 - before.x1 for before, after in zip(self.words, self.words[1:], strict=False)]
        return median(gaps) if gaps else self.size * 0.27


@lru_cache(maxsize=512)
def is_bold(font: str) -> bool:
    """Whether a font's name says that it is bold."""
    return bool(_BOLD.search(font))


@lru_cache(maxsize=512)
def is_italic(font: str) -> bool:
    """Whether a font's name says that it leans."""
    return bool(_ITALIC.search(font))


def lightened(line: Line) -> Line:
    """Return a line that says and measures the same, with no more of its characters than that takes."""
    first, *others = line.words
    return Line((first, *(word._replace(glyphs=(word.glyphs[0], word.glyphs[-1])) for word in others)), line.spaced)


def box_of(glyphs: Iterable[Glyph]) -> Box:
    """Return the smallest box around characters.

    Raises:
        ValueError: there are none.
    """
    return around((glyph.x0, glyph.top, glyph.x1, glyph.bottom) for glyph in glyphs)


def around(boxes: Iterable[Box]) -> Box:
    """Return the smallest box around boxes, to a tenth of a point.

    Raises:
        ValueError: there are none.
    """
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return round(min(lefts), 1), round(min(tops), 1), round(max(rights), 1), round(max(bottoms), 1)


def lines_of(glyphs: Iterable[Glyph]) -> tuple[Line, ...]:
    """Return the lines that characters make up, from top to bottom; each character is in one word or is a space."""
    rows: list[list[Glyph]] = []
    anchor: Glyph | None = None
    for glyph in sorted(glyphs, key=attrgetter("baseline", "x0")):
        if anchor and _on_one_line(anchor, glyph):
            rows[-1].append(glyph)
            anchor = glyph if glyph.size > anchor.size else anchor
        else:
            rows.append([glyph])
            anchor = glyph
    lines = (_line(sorted(row, key=attrgetter("x0"))) for row in rows)
    return tuple(line for line in lines if line.words)


def _on_one_line(anchor: Glyph, glyph: Glyph) -> bool:
    large, small = max(anchor.size, glyph.size), min(anchor.size, glyph.size)
    share = _RAISED if small < _MARK_SIZE * large else _ONE_LINE
    return abs(glyph.baseline - anchor.baseline) <= share * large


def _line(glyphs: Sequence[Glyph]) -> Line:
    words, current = [], list[Glyph]()
    last: Glyph | None = None
    spaced = False
    drawn = any(not glyph.text.strip() for glyph in glyphs[1:-1])
    for glyph in _drawn_once(glyphs):
        spaced = not glyph.text.strip()
        apart = last is not None and glyph.x0 - last.x1 > (_WIDE_SPACE if drawn else _SPACE) * max(
            glyph.size, last.size
        )
        if current and (spaced or apart):
            words.append(_word(current)._replace(spaced=spaced))
            current = []
        if not spaced:
            current.append(glyph)
        last = glyph
    if current:
        words.append(_word(current))
    return Line(tuple(words), spaced)


def _drawn_once(glyphs: Sequence[Glyph]) -> Iterator[Glyph]:
    kept: list[Glyph] = []
    for glyph in glyphs:
        if any(
            glyph.text == other.text and glyph.text.strip() and abs(glyph.x0 - other.x0) < _DRAWN_TWICE
            for other in kept[-2:]
        ):
            continue
        kept.append(glyph)
        yield glyph


def _word(glyphs: Sequence[Glyph]) -> Word:
    return Word("".join(glyph.text for glyph in glyphs).translate(_LIGATURES), tuple(glyphs))

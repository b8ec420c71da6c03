"""Marks of list points at the start of a line: bullets of every font, dashes, letters and figures."""

import re
from typing import NamedTuple

from parsers.pdf_lines import Line, Word

_BULLETS = "•◦▪▫■□●○◆◇‣⁃∙·➢➤►▶▸✓✔❖❑✦★*\u2043\u25e6"
_DASHES = ("-", "–", "—", "−", "‐")
# Fonts in which an ordinary letter is drawn as a bullet.
_SYMBOLS = re.compile(r"symbol|wingding|webding|dingbat", re.I)
_COUNTED = re.compile(r"\(?(?:[a-z]|[ivx]{1,4}|[0-9]{1,2})[.)]|[0-9]{1,2}\.[0-9]{1,2}\.?")
_UNMAPPED = re.compile(r"\(cid:[0-9]+\)")
# A gap after a mark wider than this many spaces is a tab: no running text has it.
_TAB = 1.6
# Letters of one word stand closer than this share of their size.
_TIGHT = 0.15


class Mark(NamedTuple):
    """A point's mark, the words after it, and how sure the mark is one on its own: a dash or figure may be text."""

    text: str
    rest: tuple[Word, ...]
    certain: bool

    @property
    def kind(self) -> str:
        """Return what marks of one list share: the bullet itself, or `1` for figures and letters that count."""
        return "1" if _COUNTED.fullmatch(self.text) else self.text


def mark_of(line: Line) -> Mark | None:
    """Return the mark a line begins with, or None."""
    first, rest = line.words[0], line.words[1:]
    if is_bullet(first):
        return Mark(first.text, rest, certain=True)
    if len(first.glyphs) > 1 and is_bullet(_part(first, 0, 1)):
        return Mark(first.text[:1], (_part(first, 1, None), *rest), certain=True)
    if len(first.glyphs) > 1 and first.text[0] in ("o", *_DASHES) and _set_off(first):
        return Mark(first.text[:1], (_part(first, 1, None), *rest), certain=True)
    if not rest:
        return None
    tab = rest[0].x0 - first.x1 > _TAB * max(line.space, 0.25 * line.size) and len(rest) > 1
    if first.text == "o" or first.text in _DASHES:
        return Mark(first.text, rest, certain=tab or first.text == "o")
    if _COUNTED.fullmatch(first.text):
        return Mark(first.text, rest, certain=tab)
    return None


def is_counted(mark: str) -> bool:
    """Whether a mark is a figure or a letter that counts points: `1.`, `(a)`, `2.1`."""
    return bool(_COUNTED.fullmatch(mark))


def is_bullet(word: Word) -> bool:
    """Whether a word is nothing but a bullet, of whatever font."""
    text = word.text
    if _UNMAPPED.fullmatch(text):
        return True
    return len(text) == 1 and (text in _BULLETS or "\ue000" <= text <= "\uf8ff" or bool(_SYMBOLS.search(word.font)))


def _set_off(word: Word) -> bool:
    """Whether a word's first character stands apart from the others, too near to be a word of its own."""
    first, second = word.glyphs[:2]
    return second.x0 - first.x1 > _TIGHT * first.size


def _part(word: Word, start: int, end: int | None) -> Word:
    glyphs = word.glyphs[start:end]
    return Word("".join(glyph.text for glyph in glyphs), glyphs)

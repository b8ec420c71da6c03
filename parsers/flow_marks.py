"""Numbers and marks at the start of a line of running text, in every form that reports use, and what is none."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from parsers.list_marks import is_bullet
from parsers.pdf_lines import Line, Word

_DASHES = ("-", "–", "—", "−", "‐")
BULLET = "•"
# Numbers with points between (1.1, 2.1.1, A1.2, B.3), with a bracket under them (4.2(a)), or with a letter (3.1a).
_POINTED = re.compile(
    r"[A-Z]?[0-9]{1,3}(?:[.][0-9]{1,3}){1,5}[a-z]?(?:\([a-zA-Z0-9]{1,4}\))*[.):]?|[A-Z][.][0-9]{1,3}[.)]?"
)
# One figure or letter, or both, with a full stop or a bracket: 1. 1) (1) [1] (a) a) a. A. iv. (iv) A1. 2a.
_STOPPED = re.compile(
    r"[A-Z][0-9]{1,2}[.)]|[0-9]{1,2}[a-zA-Z][.)]|\[[0-9]{1,3}\]|"
    r"\(?(?:[0-9]{1,3}|[a-zA-Z]|[a-z]{2}|[ivxlc]{1,6}|[IVXLC]{1,6})[)]|(?:[0-9]{1,3}|[a-zA-Z]|[ivx]{1,5}|[IVX]{1,5})[.]:?"
)
_BARE = re.compile(r"[0-9]{1,2}")
_STOPPED_RUN_ON = re.compile(r"(\(?(?:[0-9]{1,3}|[a-z]|[ivx]{1,5})\)|[0-9]{1,3}(?:[.][0-9]{1,3})*[.])(?=[A-Z“\"‘'])")
_UNITS = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|am|pm|noon|million|billion|per|%|percent|[ap]\.m\.)\b",
)
# A hollow square before an answer is a box to tick, not a bullet.
_HOLLOW = "□❏❑◻"
_ANSWER = re.compile(r"(?:Yes|No|N/A|None)\b")
# A gap after a mark wider than this many spaces is a tab: no running text has it.
_TAB = 1.6


class LineMark(NamedTuple):
    """A mark, and where its words begin; `tab` when room of a tab's width is after it; `printed` as it is written."""

    text: str
    form: str
    words_at: float
    tab: bool
    words: tuple[Word, ...] = ()
    next_word: str = ""
    printed: str = ""

    def light(self) -> "LineMark":
        """Return it without its words."""
        return self._replace(words=())


NO_MARK = LineMark("", "", 0.0, tab=False)


def mark_at(line: Line) -> LineMark:
    """Return what may be the mark of a line, with the words after it; one without text when there is none."""
    first, rest = line.words[0], line.words[1:]
    if rest and first.text in _HOLLOW and _ANSWER.match(rest[0].text):
        return NO_MARK
    if is_bullet(first):
        return _mark(line, BULLET, "bullet", rest, first)
    if len(first.glyphs) > 1 and is_bullet(_parted(first, 1)[0]):
        bullet, more = _parted(first, 1)
        return _mark(line, BULLET, "bullet", (more, *rest), bullet)
    if (first.text == "o" or first.text in _DASHES) and rest:
        return _mark(line, BULLET, "dash", rest, first)
    form = form_of(first.text)
    if form and rest and rest[0].text in (".", ")", ":") and form_of(first.text + rest[0].text):
        return _in_two(line, first, rest)
    if form:
        return _mark(line, first.text, form, rest, first)
    run_on = _STOPPED_RUN_ON.match(first.text)
    if run_on:
        number, more = _parted(first, run_on.end())
        return _mark(line, number.text, form_of(number.text), (more, *rest), number)
    return _in_two(line, first, rest)


def form_of(text: str) -> str:
    """Return the form of a number: `pointed`, `stopped`, `bare`, or nothing."""
    if _POINTED.fullmatch(text):
        return "pointed"
    if _STOPPED.fullmatch(text):
        return "stopped"
    return "bare" if _BARE.fullmatch(text) else ""


def may_count(text: str) -> bool:
    """Whether words do not follow a number as they follow a figure in running text: a month, a unit, in lower case."""
    return not _UNITS.match(text) and not text[:1].islower()


def _in_two(line: Line, first: Word, rest: Sequence[Word]) -> LineMark:
    """Put together a mark set in two words: `( a )`, `1 .`, `4. 1`."""
    if len(rest) > 1 and len(first.text) < 8 and re.fullmatch(r"[.):]|[a-z0-9]{1,3}\)", rest[0].text):
        joined = first.text + rest[0].text
        lettered = len(first.text) == 1 and first.text.isupper() and rest[0].text == "."
        if form_of(joined) and (lettered or joined[0] in "(0123456789"):
            return _mark(line, joined, form_of(joined), rest[1:], rest[0])
    return NO_MARK


def _mark(line: Line, text: str, form: str, rest: Sequence[Word], last: Word) -> LineMark:
    tab = bool(rest) and rest[0].x0 - last.x1 > _TAB * max(line.space if len(rest) > 1 else 0.0, 0.25 * line.size)
    at = rest[0].x0 if rest else last.x1
    printed = last.text if text == BULLET else text
    return LineMark(text, form, at, tab, tuple(rest), rest[0].text if rest else "", printed)


def _parted(word: Word, end: int) -> tuple[Word, Word]:
    """Return a word's first characters, and the rest of it."""
    return Word(word.text[:end], word.glyphs[:end]), Word(word.text[end:], word.glyphs[end:])

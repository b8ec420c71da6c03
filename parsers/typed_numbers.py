"""Numbers and marks typed before a paragraph's words: `4.1`, `4.`, `(a)`, `i.`, a bullet of any kind.

What is only a figure that the text begins with (`4.5 million`, `12 December`, `3 members`) is none.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from paperclerk.domain.periods import MONTHS

BULLET = "•"
_BULLETS = "•◦▪▫■□●○◆◇‣⁃∙·➢➤►▶▸✓✔❖❑✦★\u2043\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf0a8"
_ROMAN = r"(?:x{0,3}(?:ix|iv|v?i{1,3}|v)|x{1,3})"
_LETTERED = rf"(?:[a-z]|{_ROMAN}|[A-Z]|{_ROMAN.upper()})"
_NUMBER = re.compile(
    r"(?P<number>"
    r"[0-9]{1,3}(?:\.[0-9]{1,3}){1,4}(?:\([a-z]{1,4}\)|[.)])?"  # 4.1, 4.1(a)
    r"|[0-9]{1,3}[.):]|\([0-9]{1,3}\)|[0-9]{1,3}"  # 4., (4), 4
    r"|[A-Z][0-9]{1,2}[.)]|[0-9]{1,2}[A-Za-z][.)]|\[[0-9]{1,3}\]|\((?:aa|bb|cc|dd|ee|ff)\)"  # A1., 2a., [1], (aa)
    rf"|[A-Z][0-9]{{0,2}}(?:\.[0-9]{{1,3}}){{1,3}}|\({_LETTERED}\)|{_LETTERED}[.)]"  # A.1, (a), a)
    r")(?P<between>\t\s*|[ \u00a0\u2002-\u200a]+)(?P<rest>\S.*)",
    re.S,
)
_MARK = re.compile(rf"(?P<mark>[{_BULLETS}]|\*|o(?=\t)|[-–—‐](?=\s))\s*(?P<rest>\S.*)", re.S)
# After these a figure counts something, or is the day of a date.
_COUNTED = re.compile(
    rf"(?:{'|'.join(month for name in MONTHS for month in (name, name[:3]))}|million|billion|m|bn|k|per|percent"
    r"|%|hours?|days?|weeks?|months?|years?|miles|tonnes|times|p)\b",
    re.I,
)

_LABEL = re.compile(r"[A-Z][^:.;]{1,60}:(?:\s|$)")
# Lines on top of a report, which stand one under the other: its kind, its body, its day.
_TITLE = re.compile(
    rf"(?:report (?:to|of|for)\b|(?:\w+ ){{0,2}}[0-9]{{1,2}}(?:st|nd|rd|th)? (?:{'|'.join(MONTHS)}),? [0-9]{{4}}$)",
    re.I,
)
_LONGEST_TITLE = 80


class Typed(NamedTuple):
    """A number or mark and the words after it; no number where none is typed."""

    number: str
    text: str


def typed_number(text: str) -> Typed:
    """Part a paragraph's text into the number or mark typed before it, and its words; • stands for every bullet."""
    text = text.strip()
    if found := _MARK.match(text):
        return Typed(BULLET, found["rest"])
    found = _NUMBER.match(text)
    if found is None or not _is_number(found["number"], found["between"], found["rest"]):
        return Typed("", text)
    return Typed(found["number"], found["rest"])


def stand_apart(lines: Sequence[str]) -> bool:
    """Whether lines broken by hand stand each for itself: numbered, labelled (`Report of:`), or titles of a report.

    Else they are one text that was broken to look well.
    """
    lines = [" ".join(line.split()) for line in lines]
    numbered = all(typed_number(line).number for line in lines[1:])
    labelled = sum(bool(_LABEL.match(line)) for line in lines) >= 2
    titled = all(len(line) <= _LONGEST_TITLE for line in lines) and any(_TITLE.match(line) for line in lines)
    return numbered or labelled or titled


def _is_number(number: str, between: str, rest: str) -> bool:
    if number.isdigit() or re.fullmatch(r"[0-9]+\.[0-9]+", number):
        if _COUNTED.match(rest):
            return False
        # A bare figure before small letters counts them, unless a tab sets it apart.
        return "\t" in between or not rest[:1].islower()
    return True

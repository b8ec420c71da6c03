"""Owners' words as papers show them: each line a paragraph, each marked line a point of a list, nothing reworded."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TypeVar

from paperclerk.domain.places import Noun

# The signs people type or Word prints before a point; a number before a line stays where it is.
_POINT = re.compile(r"^([ \t]*)([•●◦▪‣·*–—-])[ \t]+(?=\S)")
_INNER_SIGNS = "◦▪"

T = TypeVar("T")


class Passage(Noun):
    """A paragraph of somebody's words: level 0 is plain, 1 a point of a list, 2 a point under a point."""

    text: str
    level: int = 0


def passages(text: str | None) -> tuple[Passage, ...]:
    """Return the lines of a text as paragraphs and points of lists; none for no text."""
    lines = re.split(r"\r\n|[\r\n\x0b\x0c]", text or "")
    return tuple(_passage(line) for line in lines if line.strip())


def plain(paragraphs: Iterable[Passage]) -> str:
    """Return the words of the passages as the paper shows them, a line each."""
    return "\n".join(passage.text for passage in paragraphs)


def counted(number: int, one: str, many: str = "") -> str:
    """Return `1 deliverable`, `3 deliverables` or `no deliverables`."""
    return f"{number or 'no'} {one if number == 1 else many or one + 's'}"


def capital(text: str) -> str:
    """Return the text with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def listed(items: Iterable[str]) -> str:
    """Return `a`, `a and b`, or `a, b and c`."""
    names = list(items)
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def in_even_parts(items: Sequence[T], most: int) -> list[Sequence[T]]:
    """Return the items in as few parts as hold at most so many each, all about the same size; no part for none."""
    parts = -(-len(items) // most)
    ends = [round(len(items) * part / parts) for part in range(parts + 1)] if parts else []
    return [items[start:end] for start, end in pairwise(ends)]


def _passage(line: str) -> Passage:
    mark = _POINT.match(line)
    if not mark:
        return Passage(text=line.strip())
    is_inner = mark[2] in _INNER_SIGNS or "\t" in mark[1] or len(mark[1]) > 1
    return Passage(text=line[mark.end() :].strip(), level=2 if is_inner else 1)

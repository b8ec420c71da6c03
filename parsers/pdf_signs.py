"""What a PDF itself says of where the papers of a pack begin: its bookmarks, and page numbers that begin again."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from parsers.pack_signs import PageSigns

# Bookmarks further down are those of a paper's own headings.
_LEVELS = 2
# A file with more has one for each paragraph, or was made to keep us busy.
_MOST = 5000
_LONGEST = 200
_NUMBERED = re.compile(
    r"(?:page|pg\.?|p\.)\s*(\d{1,4})\b|(?<![\w.])(\d{1,4})\s*(?:of|/)\s*\d{1,4}(?!\w)|^\W*(\d{1,4})\W*$", re.I
)


def bookmarks_of(pdf: Any) -> dict[int, tuple[str, ...]]:
    """Return the titles of a file's bookmarks by the page, from 1, that they lead to; `pdf` is open in PDFium."""
    found: dict[int, list[str]] = defaultdict(list)
    try:
        for count, mark in enumerate(pdf.get_toc(max_depth=_LEVELS)):
            if count >= _MOST:
                break
            where = mark.get_dest()
            page = where.get_index() if where else None
            if page is not None and (title := " ".join(mark.get_title().split())[:_LONGEST]):
                found[page + 1].append(title)
    except Exception:  # a damaged list of bookmarks makes the library fail in ways without number; none is needed
        return {}
    return {page: tuple(titles) for page, titles in found.items()}


def signs_of(bookmarks: dict[int, tuple[str, ...]], running: Sequence[Sequence[str]]) -> PageSigns:
    """Return a file's signs from its bookmarks and from the running lines of each page."""
    return PageSigns(bookmarks, frozenset(_restarts(running)))


def without_headings(signs: PageSigns, levels: Iterable[tuple[int, str]]) -> PageSigns:
    """Return signs without the bookmarks that lead to headings of a paper: those tagged as under another.

    Args:
        signs: what the file says of its pages.
        levels: the headings of its tags, each with its level.
    """
    titles, below = set[str](), set[str]()
    for level, text in levels:
        (titles if level == 1 else below).add(" ".join(text.split())[:_LONGEST])
    if not titles:
        return signs
    kept = {page: tuple(one for one in those if one not in below - titles) for page, those in signs.bookmarks.items()}
    return signs._replace(bookmarks={page: those for page, those in kept.items() if those})


def _restarts(running: Sequence[Sequence[str]]) -> Iterator[int]:
    """Yield the pages whose printed number is 1 where the page before has another."""
    before: set[int] = set()
    for page, lines in enumerate(running, 1):
        printed = {int(found[found.lastindex or 0]) for line in lines for found in _NUMBERED.finditer(line)}
        if 1 in printed and before and 1 not in before:
            yield page
        before = printed

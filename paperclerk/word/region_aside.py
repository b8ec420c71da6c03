"""What is put on a story of a draft while its changes are sought, and taken off again.

Numbers, by which an element is known again after the merge; and other names for what must be left alone: the pending
changes of others, and the signs of comments.
"""

import re
from collections.abc import Iterator
from typing import Any

from paperclerk.ooxml.wordml import W
from paperclerk.word.redline_ready import canonical
from paperclerk.word.region_ties import TIES

_NUMBER = "paperclerk-number"
_ASIDE = f"{W}aside"
_NUMBERED = tuple(f"{W}{name}" for name in ("p", "tbl", "tr", "tc", "sdt"))
_AUTHOR, _ID = f"{W}author", f"{W}id"
_RUN, _REFERENCE = f"{W}r", f"{W}commentReference"
_GONE_WORDS = (f"{W}delText", f"{W}delInstrText")
_MOVES = (f"{W}moveFromRange", f"{W}moveToRange")
_HOLDERS = (f"{W}rPr", f"{W}trPr")
_NO_AUTHORS = (f"{W}comment",)
# What says nothing to a reader: the ends of bookmarks and comments, and the signs of these.
_TIED = re.compile(
    rb"<w:(?:bookmark|commentRange|perm)(?:Start|End)[^>]*></w:\w+>|<w:asider[ >].*?</w:asider>", re.DOTALL
)


def number(story: Any) -> None:
    """Give each paragraph, table, row, cell and control of a draft's story a number, which copies of it have too."""
    for n, element in enumerate(story.iter(*_NUMBERED)):
        element.set(_NUMBER, str(n))


def number_of(element: Any) -> str:
    """Return the number of an element; empty for one that was not in the draft."""
    return str(element.get(_NUMBER, ""))


def forget_numbers(element: Any) -> None:
    """Take the numbers off an element and all that is in it."""
    for one in element.iter(*_NUMBERED):
        one.attrib.pop(_NUMBER, None)


def set_aside(story: Any, ours: str) -> None:
    """Give the pending changes of others, and the signs of comments, names that nothing else has."""
    moved = {one.get(_ID) for one in story.iter(*(f"{name}Start" for name in _MOVES)) if one.get(_AUTHOR) != ours}
    for element in list(_of_others(story, ours)):
        if element.tag in (f"{W}del", f"{W}moveFrom"):
            for words in element.iter(*_GONE_WORDS):
                words.tag = f"{_ASIDE}{words.tag.removeprefix(W)}"
        element.tag = f"{_ASIDE}{element.tag.removeprefix(W)}"
    for end in list(story.iter(*(f"{name}End" for name in _MOVES))):
        if end.get(_ID) in moved:
            end.tag = f"{_ASIDE}{end.tag.removeprefix(W)}"
    for sign in list(story.iter(_REFERENCE)):
        if (run := sign.getparent()).tag == _RUN:
            run.tag = f"{_ASIDE}r"


def bring_back(story: Any) -> None:
    """Give what was set aside its own names again, and take the numbers off."""
    forget_numbers(story)
    for element in list(story.iter()):
        if isinstance(element.tag, str) and element.tag.startswith(_ASIDE):
            element.tag = f"{W}{element.tag.removeprefix(_ASIDE)}"
    for holder in story.iter(*_HOLDERS):
        # A paragraph's end, or a row, that two would take away is taken away once.
        for name in (f"{W}ins", f"{W}del"):
            for again in holder.findall(name)[1:]:
                holder.remove(again)


def untie(story: Any) -> None:
    """Take out the ends of bookmarks and comments, and the signs of these."""
    for element in list(story.iter(*TIES, f"{_ASIDE}r")):
        element.getparent().remove(element)


def key_of(element: Any) -> bytes:
    """Return what an element is, whatever is tied to it."""
    return _TIED.sub(b"", canonical(element))


def _of_others(story: Any, ours: str) -> Iterator[Any]:
    for element in story.iter():
        author = element.get(_AUTHOR) if isinstance(element.tag, str) else None
        if author is not None and author != ours and element.tag.startswith(W) and element.tag not in _NO_AUTHORS:
            yield element

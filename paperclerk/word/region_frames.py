"""Regions around others found without a bookmark of their own, by their first words and the regions in them.

LibreOffice 7.4 drops a bookmark that begins right after a table and ends in a later paragraph: that of each
recommendation of a pack, which comes after the tables of the one before. The regions in it keep theirs.
"""

from collections.abc import Set
from typing import Any

from paperclerk.ooxml.wordml import W
from paperclerk.word.regions import name_of, text_of_story

_CONTROL, _PARAGRAPH = f"{W}sdt", f"{W}p"


def words_of_first(holder: Any) -> str:
    """Return the words that a region begins with; nothing where it begins with no paragraph."""
    first = next(iter(holder), None)
    return "" if first is None or first.tag != _PARAGRAPH else _words(first)


def frame_of(story: Any, heading: str, inside: Set[str]) -> list[Any]:
    """Return the neighbours that a region was around: from its first words to the last of the regions in it.

    Where the first words are no longer what they were, or the regions stand in different places, nobody can tell.
    """
    if not heading:
        return []
    held = [control for control in story.iter(_CONTROL) if name_of(control) in inside]
    outer = [
        # Words stand in a line of the region's.
        next(control.iterancestors(_PARAGRAPH), control)
        for control in held
        if not any(name_of(up) in inside for up in control.iterancestors(_CONTROL))
    ]
    home = outer[0].getparent() if outer else None
    if home is None or any(block.getparent() is not home for block in outer):
        return []
    start = outer[0].getprevious()
    while start is not None and start.tag == _PARAGRAPH and _words(start) != heading:
        start = start.getprevious()
    if start is None or start.tag != _PARAGRAPH:
        return []
    return list(home[home.index(start) : home.index(outer[-1]) + 1])


def _words(paragraph: Any) -> str:
    return " ".join(text_of_story(paragraph).split())

"""Generated text that stands in a draft though nothing marks it as a region any more: it was not deleted."""

from collections import Counter
from typing import Any

from paperclerk.ooxml.wordml import W
from paperclerk.word.region_sense import words_in
from paperclerk.word.region_sides import Side
from paperclerk.word.region_units import Unit

_PARAGRAPH = f"{W}p"


class Unmarked:
    """Tells whether the text of a region of the original still stands in a draft, as that was before the merge."""

    def __init__(self, draft: Side, base: Side | None) -> None:
        """Take in the draft and its original."""
        self._had, self._was = (Counter() if side is None else _lines(side) for side in (draft, base))

    def stands(self, base: Unit) -> bool:
        """Whether at least half of a region's lines are in the draft as often as they were in the original."""
        lines = {words_in(one) for one in _paragraphs(base)} - {""}
        there = sum(self._had[line] >= self._was[line] for line in lines)
        return bool(lines) and 2 * there >= len(lines)


def _lines(side: Side) -> Counter[str]:
    return Counter(words_in(one) for story in side.stories.values() for one in story.iter(_PARAGRAPH))


def _paragraphs(unit: Unit) -> list[Any]:
    """Return the paragraphs of a region, or the one that it stands in."""
    inside = list(unit.holder.iter(_PARAGRAPH))
    return inside or list(unit.control.iterancestors(_PARAGRAPH))[:1]

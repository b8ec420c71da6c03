"""What Word prints before the paragraphs of its lists: `4.`, `2.1.3`, `(c)`, counted through a story from its start."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from lxml import etree

from paperclerk.ooxml.blocks import Paragraph
from paperclerk.ooxml.numbering import LEVELS, List, ListLevel, Lists
from paperclerk.ooxml.numbering_formats import number_in
from paperclerk.ooxml.wordml import find, is_on

BULLET = "•"
_PLACE = re.compile(r"%([1-9])")


class Label(NamedTuple):
    """What stands before a paragraph: `4.1`, `(a)`, or • for every bullet; the list's level, from 0."""

    text: str
    level: int
    definition: ListLevel | None = None


def labels_of(paragraphs: Iterable[Paragraph], lists: Lists) -> Mapping[etree._Element, Label]:
    """Return what Word prints before each paragraph that is in a list, by the paragraph's element.

    Every paragraph counts, an empty one too, but for those that are hidden whole.
    """
    counts = _Counts()
    labels: dict[etree._Element, Label] = {}
    for paragraph in paragraphs:
        numbering = paragraph.numbering
        if numbering is None:
            continue
        found = lists.list(numbering.number_id)
        if found is None:
            if numbering.mark and not numbering.number_id:  # a style that is a list's by its name alone
                labels[paragraph.element] = Label(numbering.mark, numbering.level)
        elif not _is_hidden(paragraph):
            labels[paragraph.element] = counts.next(numbering.number_id, found, numbering.level)
    return labels


class _Counts:
    """The numbers reached so far in each list."""

    def __init__(self) -> None:
        self._reached: dict[str, list[int | None]] = {}
        self._begun: set[tuple[int, int]] = set()

    def next(self, number_id: int, found: List, level: int) -> Label:
        """Count one paragraph more, and return what stands before it."""
        definition = found.levels.get(level)
        if definition is None:
            return Label("", level)
        reached = self._reached.setdefault(found.counter, [None] * LEVELS)
        before = reached[level]
        if level in found.starts and (number_id, level) not in self._begun:
            # "Restart at" holds once, where the list is first used at this level.
            self._begun.add((number_id, level))
            before = None
        reached[level] = _start(found, level) if before is None else before + 1
        for deeper in range(level + 1, LEVELS):
            below = found.levels.get(deeper)
            if below is None or level < below.restarts_after:
                reached[deeper] = None
        return Label(_label(found, definition, reached), level, definition)


def _start(found: List, level: int) -> int:
    return found.starts.get(level, found.levels[level].start if level in found.levels else 1)


def _label(found: List, definition: ListLevel, reached: list[int | None]) -> str:
    if definition.is_bullet:
        return BULLET

    def number(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        shown = found.levels.get(at, definition)
        # A level above that no paragraph has used yet shows where it would start.
        count = reached[at]
        count = _start(found, at) if count is None else count
        legal = definition.legal and shown.style not in ("none", "decimalZero")
        return number_in(count, "decimal" if legal else shown.style, shown.pattern)

    return _PLACE.sub(number, definition.text).strip()


def _is_hidden(paragraph: Paragraph) -> bool:
    """Whether nothing of a paragraph is shown, its mark included."""
    return is_on(find(paragraph.element, "w:pPr"), "w:rPr/w:vanish") and not paragraph.text.strip()

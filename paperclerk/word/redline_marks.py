"""The marks of tracked changes: `w:ins`, `w:del`, moves and changes of look, each numbered, with author and time."""

import copy
from collections.abc import Iterable
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from lxml import etree

from paperclerk.ooxml.wordml import W
from paperclerk.word.redline_ready import same_content, same_contents


class Fate(StrEnum):
    """What became of words, a paragraph or a row; the value is the name of the mark around runs."""

    KEPT = ""
    INSERTED = "ins"
    DELETED = "del"
    MOVED_HERE = "moveTo"
    MOVED_AWAY = "moveFrom"

    @property
    def is_new(self) -> bool:
        """Whether it stands in the new file only."""
        return self in (Fate.INSERTED, Fate.MOVED_HERE)

    @property
    def is_gone(self) -> bool:
        """Whether it stood in the old file only."""
        return self in (Fate.DELETED, Fate.MOVED_AWAY)

    @property
    def of_row(self) -> str:
        """Return the name of the mark on a row: the format has none for moved rows."""
        return "ins" if self.is_new else "del"


# What of a section is compared by itself.
REFERENCES = (f"{W}headerReference", f"{W}footerReference")
# Which of its file's sections one is, while two files are compared.
SECTION = "{urn:paperclerk:redline}section"
# What stays on a paragraph whatever its look was.
_NOT_LOOK = (f"{W}rPr", f"{W}sectPr", f"{W}pPrChange")
# What is pending on a paragraph's own mark, which is no look of it.
_PENDING = (*(f"{W}{fate}" for fate in Fate if fate), f"{W}rPrChange")
# The order in which the format wants what follows the look of a paragraph's mark.
_AFTER_MARK = (f"{W}sectPr", f"{W}pPrChange")


class Marks:
    """Makes marks, each with a number of its own."""

    def __init__(self, author: str, made: datetime, first: int = 1) -> None:
        """Take in who the changes are said to be by, and when they were made; numbers go up from `first`."""
        self._author = author
        moment = made.astimezone(UTC) if made.tzinfo else made
        self._date = f"{moment:%Y-%m-%dT%H:%M:%S}Z"
        self._next = first
        self._moves = 0
        self.count = 0

    def mark(self, name: str) -> Any:
        """Return a new mark."""
        made = etree.Element(f"{W}{name}")
        for key, value in (("id", str(self._number())), ("author", self._author), ("date", self._date)):
            made.set(f"{W}{key}", value)
        self.count += 1
        return made

    def around(self, runs: Iterable[etree._Element], fate: Fate) -> list[etree._Element]:
        """Return runs in a mark, or as they are when they were kept."""
        inside = list(runs)
        if fate is Fate.KEPT or not inside:
            return inside
        made = self.mark(fate.value)
        made.extend(inside)
        return [made]

    def move(self) -> int:
        """Return the number of a new move, which its two ends share."""
        self._moves += 1
        return self._moves

    def move_range(self, fate: Fate, move: int) -> tuple[etree._Element, etree._Element]:
        """Return the start and the end of one end of a move."""
        start = self.mark(f"{fate.value}RangeStart")
        start.set(f"{W}name", f"move{move}")
        end = etree.Element(f"{W}{fate.value}RangeEnd")
        end.set(f"{W}id", start.get(f"{W}id", ""))
        return start, end

    def set_on_paragraph(self, paragraph: etree._Element, fate: Fate) -> None:
        """Mark a paragraph's own end as new or gone."""
        _look_of_mark(paragraph).insert(0, self.mark(fate.value))

    def set_on_row(self, row: etree._Element, fate: Fate) -> None:
        """Mark a row as new or gone."""
        look = row.find(f"{W}trPr")
        if look is None:
            look = etree.Element(f"{W}trPr")
            row.insert(1 if len(row) and row[0].tag == f"{W}tblPrEx" else 0, look)
        look.append(self.mark(fate.of_row))

    def note_old_look(self, holder: etree._Element, name: str, old: etree._Element | None) -> None:
        """Note in what is said of something what was said of it: `w:rPrChange` in `w:rPr`, and so on.

        Where both say the same, nothing is noted: that would be a change for people to look through.
        """
        before = [child for child in (() if old is None else old) if child.tag not in _NOT_LOOK]
        if same_contents([child for child in holder if child.tag not in (*_NOT_LOOK, *_PENDING, *REFERENCES)], before):
            return
        change = self.mark(f"{name}Change")
        was = etree.Element(f"{W}{name}")
        was.extend(copy.deepcopy(child) for child in before)
        change.append(was)
        holder.append(change)

    def note_old_paragraph(self, paragraph: etree._Element, old: etree._Element | None) -> None:
        """Note what the look of a paragraph was."""
        look = paragraph_look(paragraph)
        for earlier in look.findall(f"{W}pPrChange"):
            look.remove(earlier)
        self.note_old_look(look, "pPr", old)

    def note_old_end(self, paragraph: etree._Element, old: etree._Element | None) -> None:
        """Note what the look of a paragraph's own mark was, by which the number of a list is written."""
        if same_content(look_of_end(paragraph), old):
            return
        runs = _look_of_mark(paragraph)
        for earlier in runs.findall(f"{W}rPrChange"):
            runs.remove(earlier)
        self.note_old_look(runs, "rPr", old)

    def note_old_section(self, section: etree._Element | None, old: etree._Element | None) -> None:
        """Note what the pages of a section were like."""
        if section is None or old is None:
            return
        bare = etree.Element(f"{W}sectPr")
        bare.extend(copy.deepcopy(child) for child in old if child.tag not in REFERENCES)
        self.note_old_look(section, "sectPr", bare)

    def note_old_grid(self, grid: etree._Element, old: etree._Element) -> None:
        """Note how wide the columns of a table were; the format has no author for that."""
        change = etree.SubElement(grid, f"{W}tblGridChange")
        change.set(f"{W}id", str(self._number()))
        etree.SubElement(change, f"{W}tblGrid").extend(copy.deepcopy(column) for column in old)
        self.count += 1

    def _number(self) -> int:
        self._next += 1
        return self._next - 1


def paragraph_look(paragraph: etree._Element) -> etree._Element:
    """Return what is said of a paragraph, an empty one put in where there is nothing."""
    look = paragraph.find(f"{W}pPr")
    if look is None:
        look = etree.Element(f"{W}pPr")
        paragraph.insert(0, look)
    return look


def look_of_end(paragraph: etree._Element) -> etree._Element:
    """Return a copy of the look of a paragraph's own mark, without what is pending there."""
    bare = etree.Element(f"{W}rPr")
    look = paragraph.find(f"{W}pPr/{W}rPr")
    bare.extend(copy.deepcopy(child) for child in (() if look is None else look) if child.tag not in _PENDING)
    return bare


def set_look_of_end(paragraph: etree._Element, wanted: etree._Element) -> None:
    """Give a paragraph's own mark another look; what is pending there stays."""
    runs = _look_of_mark(paragraph)
    for child in [child for child in runs if child.tag not in _PENDING]:
        runs.remove(child)
    runs.extend(copy.deepcopy(child) for child in wanted)


def _look_of_mark(paragraph: etree._Element) -> etree._Element:
    look = paragraph_look(paragraph)
    runs = look.find(f"{W}rPr")
    if runs is None:
        runs = etree.Element(f"{W}rPr")
        following = next((child for child in look if child.tag in _AFTER_MARK), None)
        look.append(runs) if following is None else following.addprevious(runs)
    return runs


def bare_look(paragraph: etree._Element) -> etree._Element:
    """Return a copy of what is said of a paragraph itself: not of its mark, nor of the section that ends with it."""
    bare = etree.Element(f"{W}pPr")
    look = paragraph.find(f"{W}pPr")
    bare.extend(copy.deepcopy(child) for child in (() if look is None else look) if child.tag not in _NOT_LOOK)
    return bare

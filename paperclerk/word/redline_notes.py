"""Footnotes and endnotes of two files as one: those whose mark stayed are compared, the others are new or gone."""

import copy
from collections.abc import Mapping

from lxml import etree

from paperclerk.ooxml.package import Package
from paperclerk.ooxml.wordml import W, whole_number
from paperclerk.word.redline_blocks import BlockDiffer, blocks_in
from paperclerk.word.redline_marks import Fate
from paperclerk.word.redline_ready import read_ready
from paperclerk.word.redline_relations import Carrier, KnownByContent

# The note and the mark in the text, by the name of their relation.
NOTES: Mapping[str, tuple[str, str]] = {
    "footnotes": (f"{W}footnote", f"{W}footnoteReference"),
    "endnotes": (f"{W}endnote", f"{W}endnoteReference"),
}
_OLD, _NEW = "old ", "new "


def tell_apart(root: etree._Element, *, is_new: bool) -> None:
    """Mark the numbers of notes with the file they are of: both files count from 1."""
    for _, reference in NOTES.values():
        for element in root.iter(reference):
            element.set(f"{W}id", (_NEW if is_new else _OLD) + element.get(f"{W}id", ""))


def bring_notes(root: etree._Element, old: Package, new: Package, differ: BlockDiffer, carrier: Carrier) -> None:
    """Write the notes of the redline, and give the marks in its text their numbers."""
    for kind, (note, reference) in NOTES.items():
        references = list(root.iter(reference))
        old_part, new_part = old.related(old.main_part, kind), new.related(new.main_part, kind)
        if new_part is None and old_part is not None and references:
            # All notes are gone: the old part, as it is without them, is brought along.
            link = next(one for one in old.relations(old.main_part) if one.target == old_part)
            made = carrier.begin(old_part)
            carrier.relate(new.main_part, link, made)
            ours = read_ready(old, old_part)
            _only_lines(ours, note)
            _Notes(note, differ, carrier).write(references, (old, old_part), ours, made)
        elif new_part is not None:
            known = KnownByContent(carrier, new_part)
            ours = read_ready(new, new_part)
            known.hide(ours, new, new_part, is_new=True)
            _Notes(note, differ, carrier).write(references, (old, old_part), ours, new_part, known)


def _only_lines(notes: etree._Element, note: str) -> None:
    """Leave the lines between text and notes alone, which a file keeps among its notes."""
    for one in notes.findall(note):
        if one.get(f"{W}type", "normal") == "normal":
            notes.remove(one)


class _Notes:
    """Writes the notes of one kind."""

    def __init__(self, note: str, differ: BlockDiffer, carrier: Carrier) -> None:
        self._note, self._differ, self._carrier = note, differ, carrier

    def write(
        self,
        references: list[etree._Element],
        old: tuple[Package, str | None],
        ours: etree._Element,
        part: str,
        known: KnownByContent | None = None,
    ) -> None:
        known = known or KnownByContent(self._carrier, part)
        theirs = None
        if old[1] is not None:
            theirs = read_ready(old[0], old[1])
            known.hide(theirs, old[0], old[1], is_new=False)
        new_notes = self._by_number(ours)
        old_notes = {} if theirs is None else self._by_number(theirs)
        _only_lines(ours, self._note)
        free = 1 + max((whole_number(number) or 0 for number in new_notes), default=0)
        for mark in references:
            number = mark.get(f"{W}id", "")
            if number.startswith(_OLD):
                gone = old_notes.get(number.removeprefix(_OLD))
                mark.set(f"{W}id", str(free))
                ours.append(self._gone(gone, free))
                free += 1
                continue
            mark.set(f"{W}id", number.removeprefix(_NEW))
            if (note := new_notes.pop(number.removeprefix(_NEW), None)) is not None:
                ours.append(note)
                before = self._differ.words.notes.get((str(mark.tag), number), "").removeprefix(_OLD)
                self._compare(old_notes.get(before), note)
        known.show(ours)
        self._carrier.write(part, ours)

    def _by_number(self, notes: etree._Element) -> dict[str, etree._Element]:
        return {note.get(f"{W}id", ""): note for note in notes.findall(self._note)}

    def _compare(self, old: etree._Element | None, note: etree._Element) -> None:
        made = (
            self._differ.in_whole(note, Fate.INSERTED)
            if old is None
            else self._differ.blocks(blocks_in(old), blocks_in(note))
        )
        for child in blocks_in(note):
            note.remove(child)
        note.extend(made)
        _last_end_stays(note)

    def _gone(self, old: etree._Element | None, number: int) -> etree._Element:
        made = etree.Element(self._note)
        made.set(f"{W}id", str(number))
        made.extend([] if old is None else self._differ.in_whole(copy.deepcopy(old), Fate.DELETED))
        _last_end_stays(made)
        if not len(made):
            etree.SubElement(made, f"{W}p")
        return made


def _last_end_stays(note: etree._Element) -> None:
    """Take the mark off the end of a note's last paragraph, which goes only with the note."""
    for mark in list(note[-1].findall(f"{W}pPr/{W}rPr/*") if len(note) else ()):
        holder = mark.getparent()
        if holder is not None and etree.QName(mark).localname in ("ins", "del"):
            holder.remove(mark)

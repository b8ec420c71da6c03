"""The sections of two Word files as one, with their headers and footers.

No tracked change can say that a section has another header: so headers of sections that stayed are compared, what one
of them lacks is held against an empty one, and a section that is gone brings its own along.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import etree

from paperclerk.ooxml.package import Package, Relation
from paperclerk.ooxml.wordml import R, W
from paperclerk.word.redline_blocks import BlockDiffer, blocks_in
from paperclerk.word.redline_marks import REFERENCES, SECTION
from paperclerk.word.redline_ready import read_ready
from paperclerk.word.redline_relations import Carrier, KnownByContent
from paperclerk.word.redline_unseen import name_bookmarks, number_again

_ID = f"{R}id"
_SECTION, _KIND = f"{W}sectPr", f"{W}type"
# What kind of header or footer it is, and on which pages it stands.
Kind = tuple[str, str]
_Document = tuple[Package, Any]
_OLD, _NEW = "old", "new"
# The part that a section of the redline shows, by the file that it shows it as: none of one where the section is not.
_Shown = tuple[tuple[str, str], ...]


class _Side(NamedTuple):
    """The headers and footers of each section of a file: those it shows, its own or an earlier one's; and its own."""

    shown: dict[str, dict[Kind, str]]
    own: dict[str, set[Kind]]


class Sections:
    """Takes the references to headers and footers out of two documents, and puts those of the redline in."""

    def __init__(self, old: _Document, new: _Document, differ: BlockDiffer, carrier: Carrier) -> None:
        """Take in both documents; until `bring` each section is marked with its file and number."""
        self._before, self._after = old[0], new[0]
        self._old, self._new = _taken_out(*old, _OLD), _taken_out(*new, _NEW)
        self._differ, self._carrier = differ, carrier
        self._done: set[str] = set()
        self._numbers: dict[_Shown, str] = {}

    def bring(self, root: Any) -> None:
        """Compare headers and footers, and name those of the redline in its sections."""
        # A section without a header of its own has that of the one before: of one when all is rejected, of another
        # when all is accepted.
        earlier: dict[str, dict[Kind, str]] = {_OLD: {}, _NEW: {}}
        for section in root.iter(_SECTION):
            references = []
            for kind, shown, is_own in self._of(section.attrib.pop(SECTION, "")):
                if is_own or any(earlier[file].get(kind, "") != part for file, part in shown):
                    references.append(_reference(section, kind, self._number(shown)))
                for file, part in shown:
                    earlier[file][kind] = part
            section[:0] = references
        for part in dict.fromkeys(part for shown in self._new.shown.values() for part in shown.values()):
            if part not in self._done:
                self._carrier.write(part, read_ready(self._after, part))

    def _of(self, place: str) -> Iterator[tuple[Kind, _Shown, bool]]:
        """Yield what a section of the redline shows of each kind, and whether it says so itself."""
        if place in self._old.shown:
            for kind, part in self._old.shown[place].items():
                yield kind, ((_OLD, part),), kind in self._old.own[place]
        elif place in self._new.shown:
            was = self._differ.words.sections.get(place)
            before, after = self._old.shown.get(was or "", {}), self._new.shown[place]
            for kind in dict.fromkeys((*after, *before)):
                shown: _Shown = ((_NEW, after.get(kind, "")),)
                if was is not None:
                    shown = ((_OLD, before.get(kind, "")), *shown)
                yield kind, shown, kind in self._new.own[place]

    def _number(self, shown: _Shown) -> str:
        """Return the number of the relation to a header or footer of the redline, made where it is not there yet."""
        if shown not in self._numbers:
            parts = dict(shown)
            if not parts.get(_NEW):
                self._numbers[shown] = self._brought(parts[_OLD], is_lost=_NEW in parts)
            elif _OLD in parts:
                self._numbers[shown] = self._compared(parts[_OLD], parts[_NEW])
            else:
                self._numbers[shown] = _link_to(self._after, parts[_NEW]).id
        return self._numbers[shown]

    def _compared(self, old: str, new: str) -> str:
        """Compare a header or footer with what it was, if it was anything."""
        ours = read_ready(self._after, new)
        theirs = read_ready(self._before, old) if old else _empty(ours)
        # What is there for two sections that had two different ones is held against each.
        part = new if new not in self._done else self._carrier.begin_again(new)
        self._done.add(new)
        known = KnownByContent(self._carrier, part)
        for root in (theirs, ours):
            name_bookmarks(root)
        if old:
            known.hide(theirs, self._before, old, is_new=False)
        known.hide(ours, self._after, new, is_new=True)
        self._write(part, theirs, ours, known)
        link = _link_to(self._after, new)
        return link.id if part == new else self._carrier.relate(self._after.main_part, link, part)

    def _brought(self, part: str, *, is_lost: bool) -> str:
        """Bring a header or footer of the old file: as it was, or, of a section that stayed, with its words gone."""
        theirs = read_ready(self._before, part)
        made = self._carrier.begin(part)
        known = KnownByContent(self._carrier, made)
        name_bookmarks(theirs)
        known.hide(theirs, self._before, part, is_new=False)
        self._write(made, theirs, _empty(theirs) if is_lost else theirs, known)
        return self._carrier.relate(self._after.main_part, _link_to(self._before, part), made)

    def _write(self, part: str, theirs: Any, ours: Any, known: KnownByContent) -> None:
        made = self._differ.blocks(blocks_in(theirs), blocks_in(ours))
        for child in list(ours):
            ours.remove(child)
        ours.extend(made)
        known.show(ours)
        number_again(ours)
        self._carrier.write(part, ours)


def _taken_out(package: Package, root: Any, file: str) -> _Side:
    targets = {link.id: link.target for link in package.relations(package.main_part) if not link.external}
    side = _Side({}, {})
    shown: dict[Kind, str] = {}
    for number, section in enumerate(root.iter(_SECTION)):
        place = f"{file} {number}"
        section.set(SECTION, place)
        side.own[place] = set()
        for reference in list(section.iterchildren(*REFERENCES)):
            section.remove(reference)
            kind = (str(reference.tag), reference.get(_KIND, "default"))
            if package.has(part := targets.get(reference.get(_ID, ""), "")):
                shown[kind] = part
                side.own[place].add(kind)
        side.shown[place] = dict(shown)
    return side


def _link_to(package: Package, part: str) -> Relation:
    return next(link for link in package.relations(package.main_part) if link.target == part and not link.external)


def _reference(section: Any, kind: Kind, number: str) -> Any:
    made = section.makeelement(kind[0])
    made.set(_KIND, kind[1])
    made.set(_ID, number)
    return made


def _empty(like: Any) -> Any:
    """Return an empty header or footer, like another."""
    made = etree.Element(like.tag, nsmap=like.nsmap)
    etree.SubElement(made, f"{W}p")
    return made

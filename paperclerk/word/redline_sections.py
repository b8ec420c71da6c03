"""The sections of two Word files as one, with their headers and footers.

No tracked change can say that a section has another header: so headers of sections that stayed are compared, what one
of them lacks is held against an empty one, and a section that is gone brings its own along.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from lxml import etree

from paperclerk.ooxml.package import Package
from paperclerk.ooxml.wordml import R, W
from paperclerk.word.redline_blocks import BlockDiffer, blocks_in
from paperclerk.word.redline_marks import REFERENCES, SECTION
from paperclerk.word.redline_ready import read_ready
from paperclerk.word.redline_relations import Carrier, KnownByContent
from paperclerk.word.redline_unseen import name_bookmarks, number_again

_ID = f"{R}id"
_SECTION, _KIND = f"{W}sectPr", f"{W}type"
# A header without any of these shows nothing.
_SHOWS = tuple(f"{W}{name}" for name in ("t", "drawing", "pict", "object", "sym", "fldSimple", "tbl"))
# What kind of header or footer it is, and on which pages it stands.
Place = tuple[str, str]
_Document = tuple[Package, Any]


class _Side(NamedTuple):
    """The sections of one file: the references of each that stand in it, and the parts that it shows in the end."""

    package: Package
    references: dict[str, list[Any]]
    shown: dict[str, dict[Place, str]]


class Sections:
    """Takes the references to headers and footers out of two documents, and puts them back into the redline."""

    def __init__(self, old: _Document, new: _Document, differ: BlockDiffer, carrier: Carrier) -> None:
        """Take in both documents; until `bring` each section is marked with its file and number."""
        self._old, self._new = _taken_out(*old, "old"), _taken_out(*new, "new")
        self._differ, self._carrier = differ, carrier
        self._main = new[0].main_part
        self._done: set[str] = set()

    def bring(self, root: Any) -> None:
        """Compare headers and footers, and name those of the redline in its sections."""
        sections = [(section, section.attrib.pop(SECTION, "")) for section in root.iter(_SECTION)]
        for section, place in sections:
            if place in self._new.references and (old := self._differ.words.sections.get(place)) is not None:
                self._new.references[place] += self._compared(place, self._old.shown[old], section)
        for section, place in sections:
            if place in self._old.references:
                section[:0] = list(self._brought(place))
            elif place in self._new.references:
                section[:0] = self._new.references[place]
        self._settle_others()

    def _compared(self, place: str, before: Mapping[Place, str], section: Any) -> list[Any]:
        """Compare the headers that a section shows with those it showed; return references to those that it lost."""
        after = self._new.shown[place]
        lost: list[Any] = []
        for kind in dict.fromkeys((*after, *before)):
            if kind not in after:
                if (number := self._lost(before[kind])) is not None:
                    lost.append(_reference(section, kind, number))
            elif after[kind] not in self._done:
                self._done.add(after[kind])
                self._compare(before.get(kind), after[kind])
        return lost

    def _compare(self, old: str | None, new: str) -> None:
        ours = read_ready(self._new.package, new)
        theirs = _empty(ours) if old is None else read_ready(self._old.package, old)
        known = KnownByContent(self._carrier, new)
        for root in (theirs, ours):
            name_bookmarks(root)
        if old is not None:
            known.hide(theirs, self._old.package, old, is_new=False)
        known.hide(ours, self._new.package, new, is_new=True)
        self._write(new, theirs, ours, known)

    def _lost(self, part: str) -> str | None:
        """Bring a header that only the old file shows, all that it says gone; return the number of its relation."""
        theirs = read_ready(self._old.package, part)
        if (
            not "".join(map(str, theirs.itertext())).strip()
            and next(theirs.iter(f"{W}drawing", f"{W}pict"), None) is None
        ):
            return None
        made = self._carrier.begin(part)
        known = KnownByContent(self._carrier, made)
        name_bookmarks(theirs)
        known.hide(theirs, self._old.package, part, is_new=False)
        self._write(made, theirs, _empty(theirs), known)
        return self._relate(part, made)

    def _brought(self, place: str) -> Iterator[Any]:
        """Yield the references of a section that is gone, to parts brought along as they were."""
        links = {link.id: link for link in self._old.package.relations(self._old.package.main_part)}
        for reference in self._old.references[place]:
            link = links.get(reference.get(_ID, ""))
            if link is None or not self._old.package.has(link.target):
                continue
            made = self._carrier.begin(link.target)
            root, known = read_ready(self._old.package, link.target), KnownByContent(self._carrier, made)
            known.hide(root, self._old.package, link.target, is_new=False)
            known.show(root)
            self._carrier.write(made, root)
            reference.set(_ID, self._relate(link.target, made))
            yield reference

    def _relate(self, part: str, made: str) -> str:
        links = self._old.package.relations(self._old.package.main_part)
        return self._carrier.relate(self._main, next(link for link in links if link.target == part), made)

    def _write(self, part: str, theirs: Any, ours: Any, known: KnownByContent) -> None:
        made = self._differ.blocks(blocks_in(theirs), blocks_in(ours))
        for child in list(ours):
            ours.remove(child)
        ours.extend(made)
        known.show(ours)
        number_again(ours)
        self._carrier.write(part, ours)

    def _settle_others(self) -> None:
        """Settle what is pending in headers that nothing was compared with."""
        shown = (part for of_section in self._new.shown.values() for part in of_section.values())
        for part in dict.fromkeys(shown):
            if part not in self._done:
                self._carrier.write(part, read_ready(self._new.package, part))


def _taken_out(package: Package, root: Any, side: str) -> _Side:
    targets = {link.id: link.target for link in package.relations(package.main_part) if not link.external}
    references: dict[str, list[Any]] = {}
    shown: dict[str, dict[Place, str]] = {}
    inherited: dict[Place, str] = {}
    for number, section in enumerate(root.iter(_SECTION)):
        place = f"{side} {number}"
        section.set(SECTION, place)
        references[place] = list(section.iterchildren(*REFERENCES))
        for reference in references[place]:
            section.remove(reference)
            if package.has(part := targets.get(reference.get(_ID, ""), "")):
                inherited[str(reference.tag), reference.get(_KIND, "default")] = part
        shown[place] = dict(inherited)
    return _Side(package, references, shown)


def _reference(section: Any, kind: Place, number: str) -> Any:
    made = section.makeelement(kind[0])
    made.set(_KIND, kind[1])
    made.set(_ID, number)
    return made


def _empty(like: Any) -> Any:
    """Return an empty header or footer, like another."""
    made = etree.Element(like.tag, nsmap=like.nsmap)
    etree.SubElement(made, f"{W}p")
    return made

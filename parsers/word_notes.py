"""Footnotes and endnotes of a Word file: what each says, and the mark it is cited by."""

from typing import NamedTuple

from lxml import etree

from paperclerk.ooxml.blocks import Paragraph, paragraphs_in
from paperclerk.ooxml.numbering_formats import number_in
from paperclerk.ooxml.package import Package
from paperclerk.ooxml.styles import styles_of
from paperclerk.ooxml.walking import Walker
from paperclerk.ooxml.wordml import TAKEN_AWAY, W, value

_FOOT, _END = f"{W}footnoteReference", f"{W}endnoteReference"


class Note(NamedTuple):
    """A note: the mark it is cited by, and its paragraphs."""

    mark: str
    paragraphs: tuple[Paragraph, ...]


class Notes:
    """The notes of one file; each is handed out once, where it is cited."""

    def __init__(self, package: Package, root: etree._Element) -> None:
        """Take in the notes, numbered as the document whose root this is cites them.

        Raises:
            PackageFault: the part that holds them is damaged.
        """
        settings = package.related(package.main_part, "settings")
        said = None if settings is None else package.xml(settings)
        self._foot = self._read(package, root, _FOOT, value(said, "w:footnotePr/w:numFmt") or "decimal")
        self._end = self._read(package, root, _END, value(said, "w:endnotePr/w:numFmt") or "lowerRoman")

    def cited_in(self, element: etree._Element) -> list[Note]:
        """Return the footnotes that an element cites and that were not handed out before."""
        if not self._foot:
            return []
        return [self._foot.pop(found) for found in list(element.iter(_FOOT)) if found in self._foot]

    def rest(self) -> list[Note]:
        """Return the footnotes not handed out, then the endnotes."""
        found = [*self._foot.values(), *self._end.values()]
        self._foot, self._end = {}, {}
        return found

    def _read(self, package: Package, root: etree._Element, tag: str, style: str) -> dict[etree._Element, Note]:
        references = [found for found in root.iter(tag) if not _is_gone(found)]
        part = package.related(package.main_part, "footnotes" if tag == _FOOT else "endnotes")
        if not references or part is None:
            return {}
        notes = package.xml(part)
        walker = Walker(styles_of(package, package.main_part), notes)
        by_id = {note.get(f"{W}id", ""): tuple(paragraphs_in(walker.blocks(note))) for note in notes}
        cited: dict[etree._Element, Note] = {}
        count = 0
        for found in references:
            own = found.get(f"{W}customMarkFollows") in ("1", "true", "on")
            count += not own
            mark = "" if own else number_in(count, style)
            cited[found] = Note(mark, by_id.get(found.get(f"{W}id", ""), ()))
        return cited


def _is_gone(element: etree._Element) -> bool:
    return any(above.tag in TAKEN_AWAY for above in element.iterancestors())

"""Generated content brought into an author's file: pictures and links by what they lead to, styles by their names.

Numbers that must be unique in a file (of controls, bookmarks, drawings) are given anew; what only newer programs
understand is left out, since the author's file may not say that it holds it.
"""

import copy
import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from lxml import etree

from paperclerk.errors import Refused
from paperclerk.ooxml.package import Package, Relation
from paperclerk.ooxml.wordml import R, W, whole_number
from paperclerk.word.redline_relations import Carrier

_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_STYLES = tuple(f"{W}{name}" for name in ("pStyle", "rStyle", "tblStyle"))
_UNDER = tuple(f"{W}{name}" for name in ("basedOn", "link", "next"))
_START, _END = f"{W}bookmarkStart", f"{W}bookmarkEnd"
_NEWER = "{http://schemas.microsoft.com/office/word/20"
_CARRIED = ("image", "hyperlink", "chart", "oleObject", "package")
_LONGEST = 20


class Numbers:
    """Numbers that nothing in the author's file has yet."""

    def __init__(self, stories: Iterable[Any]) -> None:
        """Take in the roots of all parts that may hold numbers."""
        self._taken = {"mark": 0, "control": 0, "drawing": 0}
        for story in stories:
            for element in story.iter():
                if element.tag == _DRAWN:
                    self._see("drawing", element.get("id"))
                elif element.tag == f"{W}id":
                    self._see("control", element.get(f"{W}val"))
                elif isinstance(element.tag, str):
                    self._see("mark", element.get(f"{W}id"))

    def next(self, kind: str) -> int:
        """Return a number that is free: of a `mark` (bookmark, change, comment), a `control` or a `drawing`."""
        self._taken[kind] += 1
        return self._taken[kind]

    def keep_free(self, kind: str, count: int) -> None:
        """Leave so many numbers out, which somebody else gives."""
        self._taken[kind] += count

    def _see(self, kind: str, told: str | None) -> None:
        number = whole_number(told)
        # LibreOffice and Word give controls random numbers as large as the format allows.
        if number is not None and self._taken[kind] < number < _LARGEST:
            self._taken[kind] = number


_LARGEST = 2_000_000_000


class Adopter:
    """Brings content of the new paper into the draft; `carrier.changed` has the parts that this adds or changes."""

    def __init__(self, new: Package, draft: Package, numbers: Numbers) -> None:
        """Take in both files."""
        self._new, self._draft, self._numbers = new, draft, numbers
        self.carrier = Carrier(new, draft)
        self._links: dict[tuple[str, str, str], str] = {}
        self._there: dict[str, dict[str, str]] = {}
        self._styles = _Styles(new, draft)

    def adopt(self, content: Any, part: str, into: str) -> None:
        """Make a copy of content from a part of the new paper fit for a part of the draft, in place.

        Raises:
            Refused: it refers to something that cannot be carried over.
        """
        self._styles.translate(content)
        marks: dict[str, str] = {}
        for element in content.iter():
            if not isinstance(element.tag, str):
                continue
            for name in [name for name in element.attrib if str(name).startswith(_NEWER)]:
                del element.attrib[name]
            for name in [name for name in element.attrib if str(name).startswith(R)]:
                element.set(name, self._relation(element.get(name, ""), part, into))
            if element.tag == _DRAWN:
                element.set("id", str(self._numbers.next("drawing")))
            elif element.tag == f"{W}id" and element.getparent().tag == f"{W}sdtPr":
                element.set(f"{W}val", str(self._numbers.next("control")))
            elif element.tag == _START:
                marks[element.get(f"{W}id", "")] = str(self._numbers.next("mark"))
                element.set(f"{W}id", marks[element.get(f"{W}id", "")])
            elif element.tag == _END:
                element.set(f"{W}id", marks.get(element.get(f"{W}id", ""), element.get(f"{W}id", "")))

    def changed(self) -> dict[str, bytes]:
        """Return the parts of the draft that are new or changed by what was adopted."""
        styles = self._styles.changed()
        return {**self.carrier.finish(), **styles}

    def _relation(self, number: str, part: str, into: str) -> str:
        key = (part, number, into)
        if key not in self._links:
            link = next((one for one in self._new.relations(part) if one.id == number), None)
            if link is None or link.kind not in _CARRIED:
                raise Refused(
                    "What was generated refers to something that cannot be brought into a draft"
                    + (f": {link.kind}." if link else "."),
                    "Nothing was changed. Take the paper as it was made, or leave that out of the template.",
                )
            there = self._relations_of(into)
            content = _content(self._new, link)
            if content not in there:
                there[content] = self.carrier.relate(into, link)
            self._links[key] = there[content]
        return self._links[key]

    def _relations_of(self, part: str) -> dict[str, str]:
        if part not in self._there:
            links = [link for link in self._draft.relations(part) if link.kind in _CARRIED]
            self._there[part] = {_content(self._draft, link): link.id for link in reversed(links)}
        return self._there[part]


class _Styles:
    """The draft's styles by their names, with those added that only the new paper has."""

    def __init__(self, new: Package, draft: Package) -> None:
        self._theirs = _by_id(new)
        self._part = draft.related(draft.main_part, "styles")
        self._root = None if self._part is None else draft.xml(self._part)
        self._ours = {} if self._root is None else {_name(style): style for style in self._root.iterfind(f"{W}style")}
        self._is_changed = False

    def translate(self, content: Any) -> None:
        for element in content.iter(*_STYLES):
            style = self._theirs.get(element.get(f"{W}val", ""))
            if style is not None:
                element.set(f"{W}val", self._known(style))

    def changed(self) -> dict[str, bytes]:
        if self._part is None or self._root is None or not self._is_changed:
            return {}
        return {self._part: etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)}

    def _known(self, style: Any, depth: int = 0) -> str:
        """Return the draft's number of a style of that name and kind, the style added where there is none."""
        found = self._ours.get(_name(style))
        if found is not None:
            return str(found.get(f"{W}styleId", ""))
        if self._root is None:
            return str(style.get(f"{W}styleId", ""))
        added = copy.deepcopy(style)
        if added.get(f"{W}default") is not None:
            del added.attrib[f"{W}default"]
        taken = {one.get(f"{W}styleId") for one in self._ours.values()}
        own = added.get(f"{W}styleId", "")
        free = next(name for n in range(len(taken) + 1) if (name := f"{own}{n or ''}") not in taken)
        added.set(f"{W}styleId", free)
        # A list is the new paper's by its number alone, which here may be another list's.
        for numbered in list(added.iter(f"{W}numPr")):
            numbered.getparent().remove(numbered)
        self._root.append(added)
        self._ours[_name(style)] = added
        self._is_changed = True
        for under in [one for name in _UNDER for one in added.findall(name)]:
            wanted = self._theirs.get(under.get(f"{W}val", ""))
            if wanted is not None and depth < _LONGEST:
                under.set(f"{W}val", self._known(wanted, depth + 1))
        return free


def _by_id(package: Package) -> Mapping[str, Any]:
    part = package.related(package.main_part, "styles")
    styles = () if part is None else package.xml(part).iterfind(f"{W}style")
    return {style.get(f"{W}styleId", ""): style for style in styles}


def _name(style: Any) -> tuple[str, str]:
    name = style.find(f"{W}name")
    return style.get(f"{W}type", ""), ("" if name is None else name.get(f"{W}val", "").casefold())


def _content(package: Package, link: Relation) -> str:
    if link.external or not package.has(link.target):
        return f"{link.kind} {link.target}"
    return f"{link.kind} {hashlib.blake2b(package.read(link.target), digest_size=12).hexdigest()}"

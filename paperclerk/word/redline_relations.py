"""What a part of a Word file refers to (pictures, links, charts), by content while two files are compared.

The numbers of relations are each file's own. While they are held against each other, a picture is known by its bytes
and a link by its address; afterwards each is a relation of the redline, what only the old file had carried over.
"""

import hashlib
import posixpath
from collections.abc import Iterator
from typing import Any

from lxml import etree

from paperclerk.ooxml.package import Package, Relation
from paperclerk.ooxml.wordml import R, W

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_NAMES: Any = {None: _RELATIONSHIPS}
_TYPES_PART = "[Content_Types].xml"
# An older way to name a relation, of shapes.
_OF_SHAPES = "{urn:schemas-microsoft-com:office:office}relid"
# What stands where the old file names a relation that it has not got.
_NOWHERE = "leads nowhere"
# What is nothing without what it leads to goes with what it is drawn in.
_NOTHING_WITHOUT = ("chart", "relIds", "OLEObject", "control", "contentPart")
_DRAWN_IN = (f"{W}drawing", f"{W}object", f"{W}pict")


class Carrier:
    """Carries parts of the old file over into the new one; `changed` are the parts of the redline's package."""

    def __init__(self, old: Package, new: Package) -> None:
        """Take in both files."""
        self._old, self._new = old, new
        self.changed: dict[str, bytes] = {}
        self._names: dict[str, str] = {}
        self._types: etree._Element | None = None

    def write(self, name: str, root: etree._Element) -> None:
        """Put a part's content into the redline."""
        self.changed[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def read(self, name: str) -> bytes:
        """Return a part of the redline as it stands."""
        return self.changed[name] if name in self.changed else self._new.read(name)

    def begin(self, name: str) -> str:
        """Begin a part of the redline that is like one of the old file, without its content yet; return its name."""
        made = self._free_name(name)
        self.changed[made] = b""
        self._add_type(made, self._type_of(name))
        return made

    def begin_again(self, name: str) -> str:
        """Begin a part that is like one of the new file, with what that leads to; return its name."""
        made = self._free_name(name)
        self.changed[made] = b""
        self._add_type(made, self._new.type_of(name))
        if self._new.has(_rels_of(name)):
            self.changed[_rels_of(made)] = self.read(_rels_of(name))
        return made

    def carry(self, name: str) -> str:
        """Carry a part of the old file over, with what it refers to; return its name in the redline."""
        if name in self._names:
            return self._names[name]
        made = self._names[name] = self.begin(name)
        self.changed[made] = self._old.read(name)
        if links := self._old.relations(name):
            root = etree.Element(f"{{{_RELATIONSHIPS}}}Relationships", nsmap=_NAMES)
            for link in links:
                if link.external or self._old.has(link.target):
                    target = link.target if link.external else self.carry(link.target)
                    _add_relation(root, link._replace(target=target), posixpath.dirname(made))
            self.changed[_rels_of(made)] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        return made

    def relate(self, part: str, link: Relation, made: str = "") -> str:
        """Make what the old file's link leads to, or the part `made`, a relation of a part; return its id there."""
        rels = _rels_of(part)
        there = rels in self.changed or self._new.has(rels)
        root = etree.fromstring(self.read(rels)) if there else etree.Element(f"{{{_RELATIONSHIPS}}}Relationships")
        taken = {one.get("Id") for one in root}
        free = next(name for n in range(1, 10**6) if (name := f"rIdOld{n}") not in taken)
        target = link.target if link.external else made or self.carry(link.target)
        _add_relation(root, link._replace(id=free, target=target), posixpath.dirname(part))
        self.changed[rels] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        return free

    def finish(self) -> dict[str, bytes]:
        """Return every part that is new or changed."""
        if self._types is not None:
            self.changed[_TYPES_PART] = etree.tostring(
                self._types, xml_declaration=True, encoding="UTF-8", standalone=True
            )
        return self.changed

    def _free_name(self, name: str) -> str:
        folder, file = posixpath.split(name)
        made, number = posixpath.join(folder, f"old_{file}"), 1
        while self._new.has(made) or made in self.changed:
            number += 1
            made = posixpath.join(folder, f"old{number}_{file}")
        return made

    def _type_of(self, name: str) -> str:
        root = etree.fromstring(self._old.read(_TYPES_PART))
        own = (one.get("ContentType", "") for one in root if one.get("PartName") == f"/{name}")
        extension = name.rpartition(".")[2].lower()
        by_extension = (one.get("ContentType", "") for one in root if (one.get("Extension") or "").lower() == extension)
        return next(own, "") or next(by_extension, "application/octet-stream")

    def _add_type(self, name: str, kind: str) -> None:
        if self._types is None:
            self._types = etree.fromstring(self._new.read(_TYPES_PART))
        etree.SubElement(self._types, f"{_TYPES}Override", PartName=f"/{name}", ContentType=kind)


class KnownByContent:
    """The relations of one part in both files, by what they lead to."""

    def __init__(self, carrier: Carrier, part: str) -> None:
        """Take in what carries over, and the part of the redline that will hold the relations."""
        self._carrier, self._part = carrier, part
        self._old: dict[str, Relation] = {}
        self._new: dict[str, str] = {}

    def hide(self, root: etree._Element, package: Package, part: str, *, is_new: bool) -> None:
        """Put what it leads to in the place of each relation's number."""
        links = {link.id: link for link in package.relations(part)}
        for element, name in _references(root):
            link = links.get(element.get(name, ""))
            is_there = link is not None and (link.external or package.has(link.target))
            if link is None or not (is_there or is_new):
                # What leads nowhere in the new file stays its own; of the old file it may lead somewhere in the new.
                element.set(name, element.get(name, "") if is_new else _NOWHERE)
                continue
            content = package.read(link.target) if is_there and not link.external else link.target.encode()
            key = f"{link.kind}-{hashlib.blake2b(content, digest_size=12).hexdigest()}"
            element.set(name, key)
            if is_new:
                self._new.setdefault(key, link.id)
            else:
                self._old.setdefault(key, link)

    def show(self, root: etree._Element) -> None:
        """Put relations' numbers back, those of the redline."""
        for element, name in list(_references(root)):
            key = element.get(name, "")
            if key == _NOWHERE:
                _leave_out(element, name)
            elif key not in self._new and key in self._old:
                self._new[key] = self._carrier.relate(self._part, self._old[key])
            if key in self._new:
                element.set(name, self._new[key])


def _references(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    for element in root.iter():
        for name in element.attrib:
            if str(name).startswith(R) or name == _OF_SHAPES:
                yield element, str(name)


def _leave_out(element: etree._Element, name: str) -> None:
    del element.attrib[name]
    if etree.QName(element).localname in _NOTHING_WITHOUT:
        drawn = next(element.iterancestors(*_DRAWN_IN), element)
        if (holder := drawn.getparent()) is not None:
            holder.remove(drawn)


def _add_relation(root: etree._Element, link: Relation, folder: str) -> None:
    made = etree.SubElement(root, _RELATIONSHIP, Id=link.id, Type=link.type)
    made.set("Target", link.target if link.external else posixpath.relpath(link.target, folder or "."))
    if link.external:
        made.set("TargetMode", "External")


def _rels_of(part: str) -> str:
    folder, file = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{file}.rels")

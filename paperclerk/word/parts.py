"""The parts of a Word file in memory, to take some out of it without leaving a trace."""

import posixpath
from collections.abc import Callable

from lxml import etree

from paperclerk.ooxml.package import open_package
from paperclerk.ooxml.repack import packed

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_TYPES_PART = "[Content_Types].xml"


class Parts:
    """A file's parts by name, each as bytes or as XML that is being changed."""

    def __init__(self, content: bytes) -> None:
        """Take a Word file apart."""
        package = open_package(content)
        self._bytes = {name: package.read(name) for name in package.names}
        self._xml: dict[str, etree._Element] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the parts there are."""
        return tuple(self._bytes)

    def read(self, name: str) -> bytes:
        """Return a part's bytes."""
        return self._bytes[name]

    def write(self, name: str, content: bytes) -> None:
        """Put other bytes in a part's place."""
        self._bytes[name] = content
        self._xml.pop(name, None)

    def xml(self, name: str) -> etree._Element:
        """Return a part's root element; what is changed in it is saved."""
        if name not in self._xml:
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            self._xml[name] = etree.fromstring(self._bytes[name], parser)
        return self._xml[name]

    def remove(self, name: str) -> None:
        """Take a part out, with its links, its entry in the list of kinds and every link to it."""
        folder, file = posixpath.split(name)
        for gone in (name, posixpath.join(folder, "_rels", f"{file}.rels")):
            self._bytes.pop(gone, None)
            self._xml.pop(gone, None)
        for kind in list(self.xml(_TYPES_PART).iter(f"{_TYPES}Override")):
            if kind.get("PartName", "").lstrip("/") == name:
                self.xml(_TYPES_PART).remove(kind)
        self.remove_links(lambda part, link: target_of(part, link) == name)

    def remove_links(self, is_wanted: Callable[[str, etree._Element], bool]) -> None:
        """Take out every link of which this holds; it is asked with the part and the link."""
        for name in [name for name in self._bytes if name.endswith(".rels")]:
            root = self.xml(name)
            for link in list(root.iter(_RELATION)):
                if is_wanted(owner_of(name), link):
                    root.remove(link)

    def saved(self) -> bytes:
        """Return the file."""
        for name, root in self._xml.items():
            self._bytes[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        return packed(self._bytes)


def owner_of(rels: str) -> str:
    """Return the part whose links stand in a part of links."""
    folder, file = posixpath.split(rels)
    return posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))


def target_of(part: str, link: etree._Element) -> str:
    """Return the part that a link leads to; nothing for one that leads outside."""
    if link.get("TargetMode") == "External":
        return ""
    target = link.get("Target", "")
    return (
        target.lstrip("/")
        if target.startswith("/")
        else posixpath.normpath(posixpath.join(posixpath.dirname(part), target))
    )

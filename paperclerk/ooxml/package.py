"""An Office file opened within limits: the zip and its parts, with nothing in it believed before it was checked."""

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import NamedTuple

from lxml import etree

from paperclerk.ooxml.archive import LIMITS, MEGABYTE, Limits, checked_entries, open_archive, tidy, unpacked
from paperclerk.ooxml.faults import PackageFault, broken, locked, too_large, unsafe
from paperclerk.ooxml.lookalikes import SAVE_AS_OFFICE

__all__ = [
    "LIMITS", "Limits", "Package", "PackageFault", "Relation", "check_size", "kind_of", "open_package", "open_zip",
    "refuse_document_types",
]  # fmt: skip

_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_TYPES_PART = "[Content_Types].xml"

# "Strict Open XML" uses other names for the same things; both are in ISO/IEC 29500, and we read both as one.
_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_NAMES: tuple[tuple[bytes, bytes], ...] = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main",
     b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships",
     b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
)  # fmt: skip


# Files of one program have the same links, whatever they say: those of as many parts are remembered.
_MOST_KNOWN = 256
_KNOWN_RELATIONS: dict[tuple[bytes, str], tuple["Relation", ...]] = {}

_FIRST_ELEMENT = re.compile(rb"<[A-Za-z_]")


class Relation(NamedTuple):
    """A link from one part to another, or to something outside (`external`); `kind` is the last word of its `type`."""

    id: str
    kind: str
    target: str
    external: bool
    type: str


class Package:
    """The parts of an Office file. Made by `open_package`, which has checked it."""

    def __init__(
        self, content: bytes, archive: zipfile.ZipFile, entries: dict[str, zipfile.ZipInfo], limits: Limits
    ) -> None:
        """Take in the file's bytes, and what was found and checked of its parts."""
        self._content = content
        self._archive = archive
        self._entries = entries
        self._limits = limits
        # Parts are looked through for what is unsafe before they are read: small ones are unpacked once for both.
        self._unpacked: dict[str, bytes] = {}
        self._relations: dict[str, tuple[Relation, ...]] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the parts, in the file's order."""
        return tuple(self._entries)

    def has(self, name: str) -> bool:
        """Whether there is a part of this name."""
        return name in self._entries

    def read(self, name: str) -> bytes:
        """Return the bytes of a part.

        Raises:
            KeyError: there is no such part.
            PackageFault: it is damaged.
        """
        entry = self._entries[name]
        if name in self._unpacked:
            return self._unpacked[name]
        try:
            content = unpacked(self._content, entry)
            if content is None:
                content = self._archive.read(entry)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as problem:
            raise broken(f"its part {name} is damaged") from problem
        except RuntimeError as problem:  # zipfile's word for an entry with a password
            raise locked() from problem
        if len(content) <= MEGABYTE:
            self._unpacked[name] = content
        return content

    def xml(self, name: str) -> etree._Element:
        """Return the root element of a part, without comments; nothing is fetched and no entity expanded.

        Raises:
            KeyError: there is no such part.
            PackageFault: it is damaged, too large, not XML, or declares a document type.
        """
        if self._entries[name].file_size > self._limits.xml_part:
            raise too_large(f"its part {name} unpacks to {self._entries[name].file_size // MEGABYTE} MB")
        content = self.read(name)
        if _STRICT in content:
            for strict, usual in _STRICT_NAMES:
                content = content.replace(strict, usual)
        try:
            root = etree.fromstring(content, _parser())
        except (etree.XMLSyntaxError, ValueError) as problem:
            raise broken(f"its part {name} is not written as it should be") from problem
        if root.getroottree().docinfo.internalDTD is not None:
            raise unsafe(f"its part {name} declares a document type, which Office files never do")
        return root

    def relations(self, part: str = "") -> tuple[Relation, ...]:
        """Return the links of a part, or of the file as a whole; targets are part names unless external."""
        if part not in self._relations:
            self._relations[part] = self._read_relations(part)
        return self._relations[part]

    def _read_relations(self, part: str) -> tuple[Relation, ...]:
        folder, file = posixpath.split(part)
        name = posixpath.join(folder, "_rels", f"{file}.rels")
        if not self.has(name):
            return ()
        key = (self.read(name), folder)
        if key not in _KNOWN_RELATIONS:
            while len(_KNOWN_RELATIONS) >= _MOST_KNOWN:
                _KNOWN_RELATIONS.pop(next(iter(_KNOWN_RELATIONS)), None)
            links = self.xml(name).iterfind(f"{_RELATIONS}Relationship")
            _KNOWN_RELATIONS[key] = tuple(_relation(link, folder) for link in links)
        return _KNOWN_RELATIONS[key]

    def related(self, part: str, kind: str) -> str | None:
        """Return the part that `part` names as its `kind` (`comments`, `styles`), or None."""
        targets = (link.target for link in self.relations(part) if link.kind == kind and not link.external)
        return next((target for target in targets if self.has(target)), None)

    @cached_property
    def main_part(self) -> str:
        """Return the part that holds the document or the workbook itself.

        Raises:
            PackageFault: the file names none, or one that is not in it.
        """
        named = self.related("", "officeDocument")
        found = named or next((name for name in ("word/document.xml", "xl/workbook.xml") if self.has(name)), None)
        if found is None:
            raise broken("it holds no document and no workbook")
        return found

    @cached_property
    def kind(self) -> str:
        """Return `word`, `excel`, `excel binary` (.xlsb), or `` for a package of another kind."""
        told = self._types.get(self.main_part, "")
        if "binary" in told or self.main_part.endswith(".bin"):
            return "excel binary"
        if "wordprocessingml" in told or "ms-word" in told:
            return "word"
        if "spreadsheetml" in told or "ms-excel" in told:
            return "excel"
        return {"word/document.xml": "word", "xl/workbook.xml": "excel"}.get(self.main_part, "")

    def type_of(self, part: str) -> str:
        """Return what kind of content the file says a part is; nothing where it names none of its own."""
        return self._types.get(part, "")

    @cached_property
    def holds_macros(self) -> bool:
        """Whether a program is in the file; nobody here runs it."""
        return any("vbaproject" in name.lower() or "/macrosheets/" in name.lower() for name in self._entries) or any(
            "vbaProject" in told for told in self._types.values()
        )

    @cached_property
    def _types(self) -> dict[str, str]:
        root = self.xml(_TYPES_PART)
        overrides = (
            (over.get("PartName", ""), over.get("ContentType", "")) for over in root.iterfind(f"{_TYPES}Override")
        )
        return {tidy(name): told for name, told in overrides}


def open_package(content: bytes, limits: Limits = LIMITS) -> Package:
    """Open a Word or Excel file within limits.

    Raises:
        PackageFault: it is empty (F04), too large (F07), locked (F05), of another kind (F03), broken (F02) or
            unsafe (F06).
    """
    check_size(content, limits)
    package = open_zip(content, limits)
    if not package.has(_TYPES_PART):
        raise _another_kind(package)
    refuse_document_types(package)
    return package


# Each reader asks this of one file in turn.
@lru_cache(maxsize=1)
def kind_of(content: bytes) -> str:
    """Return the kind a file says it is (`word`, `excel`, `excel binary`), by its content alone; `` for any other.

    Nothing of it is checked but what it takes to tell: `open_package` does that when the file is read.
    """
    try:
        package = open_zip(content)
        return package.kind if package.has(_TYPES_PART) else ""
    except PackageFault:
        return ""


def check_size(content: bytes, limits: Limits = LIMITS) -> None:
    """Make sure that a file is neither empty nor larger than we read.

    Raises:
        PackageFault: it is empty (F04) or too large (F07).
    """
    if not content:
        raise PackageFault("F04", "The file is empty: it holds nothing at all.", "Save the form again and send it.")
    if len(content) > limits.file:
        raise too_large(f"it is {len(content) // MEGABYTE} MB, and at most {limits.file // MEGABYTE} MB is read")


def open_zip(content: bytes, limits: Limits = LIMITS) -> Package:
    """Open a zip of parts within limits, whatever it is a zip of.

    Raises:
        PackageFault: it is locked (F05), of another kind (F03), broken (F02) or unsafe (F06).
    """
    archive = open_archive(content)
    return Package(content, archive, checked_entries(archive, limits), limits)


def refuse_document_types(package: Package) -> None:
    """Refuse a file in which any part declares a document type: text around an entity would vanish without a word.

    Raises:
        PackageFault: a part does (F06).
    """
    for name in package.names:
        if name.lower().endswith((".xml", ".rels", ".vml")) and _declares_a_type(package.read(name)):
            raise unsafe(f"its part {name} declares a document type, which Office files never do")


def _declares_a_type(part: bytes) -> bool:
    """Whether a part has a document type, which by the rules of XML can stand only before its first element."""
    if part.startswith(b"<?xml") and (first := _FIRST_ELEMENT.search(part)):
        before = part[: first.start()]
        # in a comment or an instruction there may stand what looks like an element
        if before.count(b"<") == 1 or b"<!DOCTYPE" in before:
            part = before
    # zero bytes out, so that a part written in UTF-16 is looked into as well
    return b"<!DOCTYPE" in part or (b"\0" in part and b"<!DOCTYPE" in part.replace(b"\0", b""))


def _relation(link: etree._Element, folder: str) -> Relation:
    external = link.get("TargetMode", "") == "External"
    target = link.get("Target", "")
    if not external:
        target = tidy(target) if target.startswith("/") else tidy(posixpath.normpath(posixpath.join(folder, target)))
    kind = link.get("Type", "")
    return Relation(link.get("Id", ""), kind.rpartition("/")[2], target, external, kind)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )


def _another_kind(package: Package) -> PackageFault:
    if package.has("mimetype") and package.read("mimetype").startswith(b"application/vnd.oasis.opendocument"):
        told = "an OpenDocument file (.odt or .ods)"
    elif _any_office(package.names):
        return broken("the list of its parts is missing")
    else:
        return PackageFault(
            "F03", "The file is a zip archive, not a Word or Excel file.", "Unpack it and send the form."
        )
    return PackageFault("F03", f"The file is {told}, not a Word or Excel file.", SAVE_AS_OFFICE)


def _any_office(names: Iterable[str]) -> bool:
    return any(name.startswith(("word/", "xl/")) for name in names)

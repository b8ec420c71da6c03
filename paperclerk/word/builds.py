"""Builds: the mark in a paper that says which making of it this is, so that a draft can be traced wherever it went.

It is a hash of what the paper says, kept as a custom property of the document: Word and LibreOffice keep those
when an author saves, and no reader sees them.
"""

import hashlib
from pathlib import Path
from typing import Any

from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.pkgwriter import PackageWriter
from lxml import etree

from paperclerk.ooxml.package import Package
from paperclerk.ooxml.repack import packed
from paperclerk.word.region_hashes import put_hashes_place, with_hashes

BUILD_PROPERTY = "PaperclerkBuild"

_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
# The one format id that custom properties have; their own ids count from 2 ([MS-OSHARED] 2.3.3.2.2).
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_FIRST_ID = 2
_NONE_YET = f'<Properties xmlns="{_PROPERTIES}"/>'.encode()
_DIGITS = 16
_PART = "docProps/custom.xml"
_NOT_YET = "?" * _DIGITS
_LINKS, _KINDS = "_rels/.rels", "[Content_Types].xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def put_place(document: Document) -> None:
    """Give a document the property, beside those of the template, and the place for hashes; `stamped` fills both."""
    package = document.part.package
    part = next((rel.target_part for rel in package.rels.values() if rel.reltype == _RELATION), None)
    root = etree.fromstring(part.blob if part else _NONE_YET)
    for known in root.findall(_of("property")):
        if known.get("name") == BUILD_PROPERTY:
            root.remove(known)
    number = max([_FIRST_ID - 1, *(int(one.get("pid", 0)) for one in root.findall(_of("property")))]) + 1
    ours = etree.SubElement(root, _of("property"), fmtid=_FORMAT_ID, pid=str(number), name=BUILD_PROPERTY)
    etree.SubElement(ours, f"{{{_TYPES}}}lpwstr", nsmap={"vt": _TYPES}).text = _NOT_YET
    blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    if part:
        part._blob = blob
    else:
        package.relate_to(Part(PackURI(f"/{_PART}"), _CONTENT_TYPE, blob, package), _RELATION)
    put_hashes_place(document)


class _Parts:
    """Takes the parts of a file as a writer of zips does, and packs none: they are packed once, when all is known."""

    def __init__(self) -> None:
        self.found: dict[str, bytes] = {}

    def write(self, name: PackURI, content: bytes) -> None:
        """Take in a part."""
        self.found[name.membername] = content


def stamped(document: Any, template: Path) -> bytes:
    """Return a finished document as a Word file with its build and its regions' hashes in the places for them.

    Its bytes are fixed by what it says.
    """
    package, taken = document.part.package, _Parts()
    parts = tuple(package.parts)
    for part in parts:
        part.before_marshal()
    writer: Any = PackageWriter
    writer._write_content_types_stream(taken, parts)
    writer._write_pkg_rels(taken, package.rels)
    writer._write_parts(taken, parts)
    made_of = hashlib.sha256(template.read_bytes())
    made_of.update(taken.found[document.part.partname.membername])
    own = next(
        (rel.target_part.partname.membername for rel in package.rels.values() if rel.reltype == _RELATION), _PART
    )
    digest = made_of.hexdigest()
    taken.found[own] = taken.found[own].replace(_NOT_YET.encode(), digest[:_DIGITS].encode(), 1)
    # The rest of it is known to nobody who has not the whole paper as it was made.
    return packed(with_hashes(taken.found, digest[_DIGITS:].encode()))


def build_of(package: Package) -> str:
    """Return the build that a Word file says it is; nothing for one that does not say."""
    part = package.related("", "custom-properties")
    if part is None:
        return ""
    for one in package.xml(part).findall(_of("property")):
        if one.get("name") == BUILD_PROPERTY:
            return "".join(str(text) for text in one.itertext()).strip()
    return ""


def with_build(draft: Package, new: Package) -> dict[str, bytes]:
    """Return the parts of a draft that say that it is now of the build of the new paper; nothing where they do."""
    build, part = build_of(new), draft.related("", "custom-properties")
    if not build or build_of(draft) == build:
        return {}
    root = etree.fromstring(_NONE_YET) if part is None else draft.xml(part)
    ours = next((one for one in root.findall(_of("property")) if one.get("name") == BUILD_PROPERTY), None)
    if ours is None:
        number = max([_FIRST_ID - 1, *(int(one.get("pid", 0)) for one in root.findall(_of("property")))]) + 1
        ours = etree.SubElement(root, _of("property"), fmtid=_FORMAT_ID, pid=str(number), name=BUILD_PROPERTY)
    for child in list(ours):
        ours.remove(child)
    etree.SubElement(ours, f"{{{_TYPES}}}lpwstr", nsmap={"vt": _TYPES}).text = build
    written = {part or _PART: _written(root)}
    return written if part else {**written, **_named(draft)}


def _named(draft: Package) -> dict[str, bytes]:
    """Return the lists of a file's links and kinds with the properties' part in them."""
    links, kinds = draft.xml(_LINKS), draft.xml(_KINDS)
    taken = {link.get("Id") for link in links}
    free = next(name for n in range(1, len(taken) + 2) if (name := f"rId{n}") not in taken)
    link = {"Id": free, "Type": _RELATION, "Target": _PART}
    etree.SubElement(links, f"{{{_PACKAGE}/relationships}}Relationship", link)
    kind = {"PartName": f"/{_PART}", "ContentType": _CONTENT_TYPE}
    etree.SubElement(kinds, f"{{{_PACKAGE}/content-types}}Override", kind)
    return {_LINKS: _written(links), _KINDS: _written(kinds)}


def _written(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _of(name: str) -> str:
    return f"{{{_PROPERTIES}}}{name}"

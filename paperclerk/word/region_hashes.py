"""Hashes of a paper's regions, which it carries along: by them a draft and the original it names are held together.

They stand in a data part that no reader sees. Each is a hash of the region as it was made, keyed with what only the
whole paper gives: from the hash of a short text nobody can guess the text. Copies for
everybody carry none (`scrub`).
"""

import hashlib
import io
import zipfile
from collections.abc import Mapping
from typing import Any

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from paperclerk.ooxml.archive import PAPER_LIMITS
from paperclerk.ooxml.package import Package, open_package
from paperclerk.word.region_sides import Side

_NAMESPACE = "urn:paperclerk:regions:1"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_RELATION, _PROPERTIES_RELATION = f"{_OFFICE}/relationships/customXml", f"{_OFFICE}/relationships/customXmlProps"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
# The same in every paper: the same paper is to be the same bytes.
_STORE = "{5E3C1B52-7E0C-4C5B-9B0D-6A7B1F0D2C11}"
_EMPTY = f'<regions xmlns="{_NAMESPACE}"/>'.encode()
_BYTES = 8


def put_hashes_place(document: Any) -> None:
    """Give a document the part for the hashes, beside those that the template has; `with_hashes` fills it in."""
    package = document.part.package
    taken = {str(part.partname) for part in package.iter_parts()}
    number = next(n for n in range(1, len(taken) + 2) if f"/customXml/item{n}.xml" not in taken)
    part = Part(PackURI(f"/customXml/item{number}.xml"), "application/xml", _EMPTY, package)
    told = f'<ds:schemaRefs><ds:schemaRef ds:uri="{_NAMESPACE}"/></ds:schemaRefs>'
    item = f'<ds:datastoreItem xmlns:ds="{_OFFICE}/customXml" ds:itemID="{_STORE}">{told}</ds:datastoreItem>'
    properties = Part(PackURI(f"/customXml/itemProps{number}.xml"), _PROPERTIES_TYPE, item.encode(), package)
    part.relate_to(properties, _PROPERTIES_RELATION)
    document.part.relate_to(part, _RELATION)


def with_hashes(parts: Mapping[str, bytes], key: bytes) -> dict[str, bytes]:
    """Return the parts of a finished paper with the hashes of its regions in the place for them."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    opened = open_package(held.getvalue(), PAPER_LIMITS)
    place = _part_of(opened)
    if not place:
        return dict(parts)
    root = etree.fromstring(_EMPTY)
    for name, marked in _hashes(Side(opened), key).items():
        etree.SubElement(root, f"{{{_NAMESPACE}}}region", name=name, hash=marked)
    return {**parts, place: etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)}


def hashes_in(package: Package) -> dict[str, str]:
    """Return the hashes that a paper or draft carries, by region; none where a program dropped them."""
    part = _part_of(package)
    found = () if not part else package.xml(part).iterfind(f"{{{_NAMESPACE}}}region")
    return {one.get("name", ""): one.get("hash", "") for one in found}


def made_otherwise(draft: Package, original: Package) -> tuple[str, ...]:
    """Return the regions that a draft says were made otherwise than they are in the original it names."""
    says, made = hashes_in(draft), hashes_in(original)
    # One of them without any tells nothing: LibreOffice drops such parts.
    return tuple(name for name in says if name in made and says[name] != made[name]) if says else ()


def with_hashes_of(draft: Package, new: Package) -> dict[str, bytes]:
    """Return the part of a draft that is to say what the regions of the new paper are; nothing where it has none."""
    mine, theirs = _part_of(draft), _part_of(new)
    if not mine or not theirs or draft.read(mine) == new.read(theirs):
        return {}
    return {mine: new.read(theirs)}


def _hashes(side: Side, key: bytes) -> dict[str, str]:
    return {
        name: hashlib.blake2b(etree.tostring(unit.control, with_tail=False), key=key, digest_size=_BYTES).hexdigest()
        for name, unit in side.units.items()
    }


def _part_of(package: Package) -> str:
    """Return the name of the part with the hashes; nothing where there is none."""
    for link in package.relations(package.main_part):
        if link.kind == "customXml" and not link.external and package.has(link.target):
            content = package.read(link.target)
            if _NAMESPACE.encode() in content and package.xml(link.target).tag == f"{{{_NAMESPACE}}}regions":
                return link.target
    return ""

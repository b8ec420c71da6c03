"""For tests of Word files that we write: what in them leads nowhere, or to something of another kind.

By the zip and its XML alone: nothing of it is read by the way such files are made.
"""

import io
import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Any

from lxml import etree

_OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_OLDER = "{urn:schemas-microsoft-com:office:office}relid"
_TYPES = "[Content_Types].xml"
# What an element leads to, by its name; of the others it is enough that there is something.
_LEADS_TO = {
    "headerReference": "header",
    "footerReference": "footer",
    "blip": "image",
    "imagedata": "image",
    "hyperlink": "hyperlink",
    "hlinkClick": "hyperlink",
    "chart": "chart",
}
# How the content of a part is named, by the relation that leads to it.
_KINDS = {"header": "header+xml", "footer": "footer+xml", "chart": "chart+xml", "image": "image/",
          "footnotes": "footnotes+xml", "endnotes": "endnotes+xml", "styles": "styles+xml",
          "numbering": "numbering+xml"}  # fmt: skip


def loose_ends(docx: bytes) -> Counter[str]:
    """Return what is wrong with how the parts of a Word file hang together, each with how often it is."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    named, kinds = _kinds(parts)
    found = [f"{_TYPES} names {name}, which is not there" for name in named if name not in parts]
    for name in parts:
        found += [] if name == _TYPES or _kind(name, named, kinds) else [f"{name} is of no kind"]
        if name.endswith(".xml") and name != _TYPES:
            found += [f"{name}: {wrong}" for wrong in _of_part(name, parts, (named, kinds))]
    return Counter(found)


def _of_part(name: str, parts: dict[str, bytes], known: tuple[dict[str, str], dict[str, str]]) -> Iterator[str]:
    folder, file = posixpath.split(name)
    rels = parts.get(posixpath.join(folder, "_rels", f"{file}.rels"))
    links: dict[str, Any] = {}
    for link in () if rels is None else etree.fromstring(rels):
        if link.get("Id") in links:
            yield f"{link.get('Id')} is there twice"
        links[link.get("Id")] = link
        kind = link.get("Type").rpartition("/")[2]
        if link.get("TargetMode") == "External":
            continue
        target = posixpath.normpath(posixpath.join("/", folder, link.get("Target"))).lstrip("/")
        if target not in parts:
            yield f"{link.get('Id')} leads to {target}, which is not there"
        elif _KINDS.get(kind, "") not in _kind(target, *known):
            yield f"{link.get('Id')} leads to {target} as {kind}, which it is not"
    for element in etree.fromstring(parts[name]).iter(etree.Element):
        for attribute, number in element.items():
            if not (attribute.startswith(_OFFICE) or attribute == _OLDER) or not number:
                continue
            wanted = _LEADS_TO.get(etree.QName(element).localname, "")
            if number not in links:
                yield f"{etree.QName(element).localname} leads to {number}, which is no relation"
            elif not links[number].get("Type").endswith(f"/{wanted}" if wanted else ""):
                yield f"{etree.QName(element).localname} leads to {number}, {links[number].get('Type')}"


def _kinds(parts: dict[str, bytes]) -> tuple[dict[str, str], dict[str, str]]:
    """Return what kind each part is said to be of by its name, and by how its name ends."""
    said = list(etree.fromstring(parts[_TYPES]))
    named = {one.get("PartName").lstrip("/"): one.get("ContentType") for one in said if one.get("PartName")}
    return named, {one.get("Extension").lower(): one.get("ContentType") for one in said if one.get("Extension")}


def _kind(name: str, named: dict[str, str], kinds: dict[str, str]) -> str:
    return named.get(name) or kinds.get(name.rpartition(".")[2].lower(), "")

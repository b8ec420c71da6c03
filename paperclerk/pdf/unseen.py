"""What an object of a PDF holds that no reader sees on the page: comments, form fields, layers, links to folders."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree
from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import decode_text

# A link is the one thing laid over a page that has nothing to hide.
_LINK = "Link"
_CALLED = {"Widget": "a form field", "FileAttachment": "a file within the file"}
_SOMEWHERE_ELSE = ("GoToR", "ImportData", "SubmitForm")
_OF_A_COMPUTER = re.compile(r"\s*(?:file:|[a-z]:[\\/]|\\\\)", re.IGNORECASE)
# What nobody is told anything by: the day, the title, the kind of PDF.
_OF_ANY_FILE = {
    "title", "creationdate", "moddate", "trapped", "createdate", "modifydate", "metadatadate", "part", "conformance",
    "amd", "rev", "format", "about", "lang",
}  # fmt: skip
_PROGRAMS = {"creator", "producer", "creatortool"}
_OURS = re.compile(r"(?:Writer|LibreOffice\b[^\\]*)")
_DUBLIN_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"


def is_of_nobody(name: str, value: str) -> bool:
    """Whether a property tells nothing of who made a file, where and with what; of programs ours alone may stand."""
    plain = name.casefold()
    return not value.strip() or plain in _OF_ANY_FILE or (plain in _PROGRAMS and bool(_OURS.fullmatch(value.strip())))


def unseen_in(held: Any) -> Iterator[str]:
    """Yield what is unseen in an object and in those within it, in words; links to other objects are not followed."""
    if isinstance(held, PDFStream):
        held = held.attrs
    if isinstance(held, dict):
        yield from _of_dictionary(held)
        for value in held.values():
            yield from unseen_in(value)
    elif isinstance(held, (list, tuple)) and not isinstance(held, PDFObjRef):
        for value in held:
            yield from unseen_in(value)


def told_by(metadata: bytes) -> Iterator[str]:
    """Yield what a metadata stream (XMP) tells of who made a file, where and with what."""
    try:
        root = etree.fromstring(metadata.strip(), etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        yield "properties that cannot be read"
        return
    for one in root.iter("{*}Description"):
        children = [child for child in one if isinstance(child.tag, str)]
        of_elements = [(str(child.tag), "".join(map(str, child.itertext()))) for child in children]
        of_attributes = [(str(name), str(value)) for name, value in one.attrib.items()]
        for name, value in (*of_elements, *of_attributes):
            local = name.rpartition("}")[2]
            # Of Dublin Core it is the person, of the others the program.
            if value.strip() and (name == _DUBLIN_CREATOR or not is_of_nobody(local, value)):
                yield f"the property {local} ({' '.join(value.split())[:60]})"


def _of_dictionary(held: dict[str, Any]) -> Iterator[str]:
    kind, action = _name(held.get("Subtype")), _name(held.get("S"))
    if "Rect" in held and kind and kind != _LINK:
        said = _text(held.get("Contents"))
        yield _CALLED.get(kind, "a comment or drawing laid over the page") + (f" ({said[:60]})" if said else "")
    if action in _SOMEWHERE_ELSE or _OF_A_COMPUTER.match(_text(held.get("URI"))):
        yield "a link to somebody's own folder or form"
    if "XFA" in held:
        yield "a form field"
    if _has_hidden_layers(held):
        yield "a layer that is not shown"


def _has_hidden_layers(held: dict[str, Any]) -> bool:
    """Whether it sets layers so that some are not shown, or are shown only on paper, or only without another."""
    if _name(held.get("Type")) == "OCMD":
        return "VE" in held or _name(held.get("P")) in ("AllOff", "AnyOff")
    layers = resolve1(held.get("OCProperties"))
    shown = resolve1(layers.get("D")) if isinstance(layers, dict) else None
    if not isinstance(shown, dict):
        return False
    base = _name(shown.get("BaseState")) or "ON"
    return base != "ON" or any(resolve1(shown.get(name)) for name in ("OFF", "AS"))


def _name(value: Any) -> str:
    found = resolve1(value)
    return str(found.name) if isinstance(found, PSLiteral) else ""


def _text(value: Any) -> str:
    found = resolve1(value)
    return " ".join(decode_text(found).split()) if isinstance(found, bytes) else ""

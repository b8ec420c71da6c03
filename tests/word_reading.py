"""Reading a made .docx in tests, as plain lxml: what a paper's Word file really holds."""

import io
import zipfile
from pathlib import Path
from typing import Any

from lxml import etree

from paperclerk.ooxml.repack import repack

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEMPLATES = Path(__file__).resolve().parents[1] / "templates"


def part(docx: bytes, name: str = "word/document.xml") -> Any:
    """Return a part of a .docx as an element."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return etree.fromstring(package.read(name))


def words(element: Any) -> str:
    """Return the text of an element without anything between."""
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def paragraphs(docx: bytes) -> list[tuple[str, str]]:
    """Return the style id and text of each paragraph, in order."""
    found = []
    for paragraph in part(docx).iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        found.append(("" if style is None else style.get(f"{W}val"), words(paragraph)))
    return found


def text_of(docx: bytes) -> str:
    """Return the text of the body, a paragraph a line."""
    return "\n".join(text for _, text in paragraphs(docx))


def changed(docx: Path | bytes, *swaps: tuple[str, str], name: str = "word/document.xml") -> bytes:
    """Return a .docx with pieces of one part's XML put in place of others, each of which must be there."""
    content = docx if isinstance(docx, bytes) else docx.read_bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        xml = package.read(name).decode()
    for old, new in swaps:
        assert old in xml, f"{old} is not in {name}"
        xml = xml.replace(old, new)
    return repack(content, {name: xml.encode()})

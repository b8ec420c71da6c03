"""Every text of a PDF, seen or not: its pages' words, its properties, and every text and stream of every object."""

import io
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1
from pdfminer.psparser import PSLiteral, PSSyntaxError
from pdfminer.utils import decode_text

from paperclerk.pdf.unseen import is_of_nobody, told_by, unseen_in

_PRINTED = re.compile(rb"[\x20-\x7e\xa0-\xff\t]{4,}")
# Where the head and the foot of a page stand: so far from its edge, in points.
_EDGE = 65.0
_WITHIN = {
    "EmbeddedFile": "a file within the file", "Filespec": "a file within the file", "JavaScript": "a program",
    "FileAttachment": "a file within the file", "Launch": "a program", "RichMedia": "a file within the file",
}  # fmt: skip


class Said(NamedTuple):
    """A text and where it stands, in words."""

    text: str
    where: str
    is_bytes: bool = False


def texts_of_pdf(content: bytes) -> Iterator[Said]:
    """Yield every text of a PDF.

    Raises:
        ValueError: it is none, or is damaged.
    """
    yield from _pages(content)
    for number, held in _objects(content):
        for text in _texts(held):
            yield Said(text, f"object {number}")
        for text in _in_stream(held):
            yield Said(text, f"object {number}", is_bytes=True)


def hidden_in_pdf(content: bytes) -> Iterator[Said]:
    """Yield what a published PDF must not hold: what it is, and where.

    Raises:
        ValueError: it is none, or is damaged.
    """
    document = PDFDocument(PDFParser(io.BytesIO(content)))
    for info in document.info:
        for name, value in info.items():
            held = resolve1(value)
            text = decode_text(held) if isinstance(held, bytes) else ""
            if not is_of_nobody(name, text):
                yield Said(f"{name.lower()} ({text[:60]})", "its properties")
    for number, held in _objects(content):
        for kind in _kinds(held):
            if kind in _WITHIN:
                yield Said(_WITHIN[kind], f"object {number}")
        for what in unseen_in(held):
            yield Said(what, f"object {number}")
        if isinstance(held, PDFStream) and _kind(held.attrs) == "Metadata":
            for what in told_by(_decoded(held)):
                yield Said(what, f"object {number}")


def edges_of_pdf(content: bytes) -> Iterator[str]:
    """Yield what stands at the head and at the foot of each page.

    Raises:
        ValueError: it is none, or is damaged.
    """
    for page in _opened(content):
        left, bottom, right, top = page.get_mediabox()
        words = page.get_textpage()
        yield words.get_text_bounded(left, top - _EDGE, right, top)
        yield words.get_text_bounded(left, bottom, right, bottom + _EDGE)
        words.close()


def _pages(content: bytes) -> Iterator[Said]:
    for number, page in enumerate(_opened(content), start=1):
        words = page.get_textpage()
        yield Said(words.get_text_range(), f"page {number}")
        words.close()


def _opened(content: bytes) -> Iterator[Any]:
    """Yield each page, one open at a time."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as problem:
        raise ValueError("it is no PDF that can be opened") from problem
    try:
        for number in range(len(document)):
            page = document[number]
            yield page
            page.close()
    finally:
        document.close()


def _objects(content: bytes) -> Iterator[tuple[int, Any]]:
    document = PDFDocument(PDFParser(io.BytesIO(content)))
    numbers = sorted({number for table in document.xrefs for number in table.get_objids()})
    for number in numbers:
        try:
            yield number, document.getobj(number)
        except (PSSyntaxError, KeyError, ValueError) as problem:
            raise ValueError(f"its object {number} cannot be read") from problem
    for table in document.xrefs:
        yield 0, table.get_trailer()


def _texts(held: Any) -> Iterator[str]:
    if isinstance(held, bytes):
        yield decode_text(held)
    elif isinstance(held, str):
        yield held
    elif isinstance(held, PSLiteral):
        yield str(held.name)
    elif isinstance(held, dict):
        for key, value in held.items():
            yield str(key)
            yield from _texts(value)
    elif isinstance(held, (list, tuple)):
        for value in held:
            yield from _texts(value)
    elif isinstance(held, PDFStream):
        yield from _texts(held.attrs)
        if _kind(held.attrs) == "Metadata":
            yield _decoded(held).decode("utf-8", "replace")


def _in_stream(held: Any) -> Iterator[str]:
    """Yield what can be printed of a stream: words of a page's own marks, and of files within the file."""
    if isinstance(held, PDFStream):
        for piece in _PRINTED.findall(_decoded(held)):
            yield piece.decode("utf-8", "replace")


def _kinds(held: Any) -> Iterator[str]:
    """Yield what an object and those within it call themselves; links to other objects are not followed."""
    if isinstance(held, PDFStream):
        held = held.attrs
    if isinstance(held, dict):
        for name in ("Type", "Subtype", "S"):
            value = held.get(name)
            if isinstance(value, PSLiteral):
                yield str(value.name)
        for value in held.values():
            yield from _kinds(value)
    elif isinstance(held, (list, tuple)) and not isinstance(held, PDFObjRef):
        for value in held:
            yield from _kinds(value)


def _kind(attributes: dict[str, Any]) -> str:
    value = attributes.get("Type")
    return str(value.name) if isinstance(value, PSLiteral) else ""


def _decoded(stream: PDFStream) -> bytes:
    try:
        content: bytes = stream.get_data()
    except Exception:  # a coding the library knows not fails in ways without number; the bytes are read as they are
        content = stream.get_rawdata() or b""
    return content

"""Files that come in beside sound returns: broken ones, others' workbooks, messages, and marks that people leave."""

import io
import struct
import zipfile
import zlib
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from typing import NamedTuple

from lxml import etree
from openpyxl import Workbook, load_workbook

from paperclerk.ooxml.repack import repack

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_CORE = "docProps/core.xml"
_SPREADSHEET = "vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Message(NamedTuple):
    """A covering message: from whom, when, and what it says above the attachments."""

    sender: str
    address: str
    to: str
    sent: datetime
    subject: str
    text: str


def saved_by(content: bytes, who: str, when: datetime) -> bytes:
    """Return an Office file that says it was last changed by somebody at a time (UTC), as Word and Excel write it."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        core = etree.fromstring(package.read(_CORE))
    stamped = {"creator": "Paperclerk", "lastModifiedBy": who, "modified": f"{when:%Y-%m-%dT%H:%M:%SZ}"}
    for element in core:
        name = etree.QName(element).localname
        element.text = stamped.pop(name, element.text)
    if stamped.pop("lastModifiedBy", None):
        properties = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
        etree.SubElement(core, f"{{{properties}}}lastModifiedBy").text = who
    assert "modified" not in stamped, "the form says nothing of when it was changed"
    written = etree.tostring(core, xml_declaration=True, encoding="UTF-8", standalone=True)
    return repack(content, {_CORE: written})


def with_tracked_change(content: bytes, said: str, instead_of: str, who: str, when: datetime) -> bytes:
    """Return a Word file in which `said` stands as a tracked insertion, beside the words that it replaces.

    Raises:
        ValueError: no single run of the document holds the words.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        document = etree.fromstring(package.read("word/document.xml"))
    run = next((r for r in document.iter(f"{{{_W}}}r") if said in _text_of(r)), None)
    if run is None:
        raise ValueError(f"the words {said!r} stand in no run of the document")
    before, after = _text_of(run).split(said)
    mark = {f"{{{_W}}}author": who, f"{{{_W}}}date": f"{when:%Y-%m-%dT%H:%M:%SZ}"}
    deleted = etree.Element(f"{{{_W}}}del", {f"{{{_W}}}id": "9001", **mark})
    deleted.append(_run_like(run, "delText", instead_of))
    inserted = etree.Element(f"{{{_W}}}ins", {f"{{{_W}}}id": "9002", **mark})
    inserted.append(_run_like(run, "t", said))
    for piece in (_run_like(run, "t", before), deleted, inserted, _run_like(run, "t", after)):
        run.addprevious(piece)
    parent = run.getparent()
    assert parent is not None
    parent.remove(run)
    written = etree.tostring(document, xml_declaration=True, encoding="UTF-8", standalone=True)
    return repack(content, {"word/document.xml": written})


def with_cell(content: bytes, defined_name: str, value: object) -> bytes:
    """Return a workbook in which somebody typed over the cell that a defined name points at."""
    book = load_workbook(io.BytesIO(content))
    ((sheet, cell),) = book.defined_names[defined_name].destinations
    book[sheet][cell.replace("$", "")].value = value
    return _saved(book)


def somebody_elses_workbook(rows: list[tuple[str | float, ...]], sheet: str, when: datetime) -> bytes:
    """Return a plain workbook, as a finance team keeps one."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    book.properties.created = when.replace(tzinfo=None)
    for row in rows:
        page.append(row)
    for letter, width in zip("ABCDEF", (10, 48, 16, 16, 16, 28), strict=True):
        page.column_dimensions[letter].width = width
    return saved_by(_saved(book), "Yewande Larkspur", when)


def one_page_pdf(lines: list[str]) -> bytes:
    """Return a small, sound PDF of one page."""
    escaped = [line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") for line in lines]
    text = "BT /F1 11 Tf 14 TL 60 780 Td " + " ".join(f"({line}) Tj T*" for line in escaped) + " ET"
    bodies = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(text)} >>\nstream\n{text}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    out, starts = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, start=1):
        starts.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{start:010d} 00000 n \n" for start in starts)
    end = f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(bodies) + 1} /Root 1 0 R >>"
    return out + f"{end}\nstartxref\n{len(out)}\n%%EOF\n".encode()


def sent_by_mail(message: Message, file: str, workbook: bytes) -> bytes:
    """Return a message with a workbook attached, an HTML twin of its text, and a picture in the signature."""
    mail = EmailMessage()
    mail["From"] = f"{message.sender} <{message.address}>"
    mail["To"] = message.to
    mail["Subject"] = message.subject
    mail["Date"] = format_datetime(message.sent)
    mail["Message-ID"] = f"<{message.sent:%Y%m%d%H%M}.1@{message.address.split('@')[1]}>"
    mail.set_content(message.text)
    page = "".join(f"<p>{paragraph}</p>" for paragraph in message.text.strip().split("\n\n"))
    mail.add_alternative(f'<html><body>{page}<img src="cid:crest@thaxmere.example"></body></html>', subtype="html")
    twin = mail.get_payload(1)
    assert isinstance(twin, EmailMessage)
    twin.add_related(_crest(), "image", "png", cid="<crest@thaxmere.example>", filename="image001.png")
    mail.add_attachment(workbook, maintype="application", subtype=_SPREADSHEET, filename=file)
    for number, part in enumerate(part for part in mail.walk() if part.is_multipart()):
        part.set_boundary(f"=_thaxmere_{message.sent:%Y%m%d}_{number}")
    return mail.as_bytes()


def _crest() -> bytes:
    """Return a small round picture as PNG, as signatures carry one."""
    side, middle = 24, 12
    blue, white = bytes((28, 73, 94)), bytes((255, 255, 255))
    rows = b"".join(
        b"\0" + b"".join(blue if (x - middle) ** 2 + (y - middle) ** 2 < 110 else white for x in range(side))
        for y in range(side)
    )
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in parts
    )


def _text_of(run: etree._Element) -> str:
    return "".join(text.text or "" for text in run.iter(f"{{{_W}}}t"))


def _run_like(run: etree._Element, text_tag: str, text: str) -> etree._Element:
    made = etree.Element(f"{{{_W}}}r")
    properties = run.find(f"{{{_W}}}rPr")
    if properties is not None:
        made.append(etree.fromstring(etree.tostring(properties)))
    holder = etree.SubElement(made, f"{{{_W}}}{text_tag}")
    holder.text = text
    holder.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def _saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return repack(out.getvalue())

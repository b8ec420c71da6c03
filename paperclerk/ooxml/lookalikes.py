"""What a file is that is no Word or Excel file of today, told from its first bytes, never from its name."""

from typing import NamedTuple

SAVE_AS_OFFICE = "Open it, choose Save As, and send it as a Word document (.docx) or an Excel workbook (.xlsx)."

OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Lookalike(NamedTuple):
    """A kind of file in people's words, and what the sender should do.

    `locked` when it only needs its password; `older` is the usual ending of a format that can be turned into today's.
    """

    name: str
    advice: str
    locked: bool = False
    older: str = ""


_PDF = Lookalike("a PDF", "Send the Word or Excel form itself, not a PDF of it.")
_LOCKED = Lookalike(
    "locked with a password",
    "Open it, take the password off (File, Info, Protect), save it and send it again.",
    locked=True,
)
_OLD_WORD = Lookalike("an old Word document (.doc)", SAVE_AS_OFFICE, older="doc")
_OLD_EXCEL = Lookalike("an old Excel workbook (.xls)", SAVE_AS_OFFICE, older="xls")
_MAIL = Lookalike("an e-mail saved as a file", "Forward the message with its attachments, or send the form itself.")
_OLD_OFFICE = Lookalike("an Office file of an old kind", SAVE_AS_OFFICE)
_PICTURE = Lookalike("a picture", "Send the Word or Excel form itself, not a picture of it.")
_PAGE = Lookalike("a web page", "Send the Word or Excel form itself.")

_MARKS: tuple[tuple[bytes, Lookalike], ...] = (
    (b"{\\rtf", Lookalike("a rich text file (.rtf)", SAVE_AS_OFFICE, older="rtf")),
    (b"ID;P", Lookalike("a SYLK spreadsheet (.slk)", SAVE_AS_OFFICE)),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"Rar!", Lookalike("a RAR archive", "Unpack it and send the form itself.")),
    (b"7z\xbc\xaf", Lookalike("a 7-Zip archive", "Unpack it and send the form itself.")),
    (
        b"\x78\x9f\x3e\x22",
        Lookalike("an Outlook winmail.dat", "Send the message as plain text or HTML, not rich text."),
    ),
)

# Names of the streams inside an OLE container, as they are stored there.
_STREAMS: tuple[tuple[str, Lookalike], ...] = (
    ("EncryptedPackage", _LOCKED),
    ("WordDocument", _OLD_WORD),
    ("Workbook", _OLD_EXCEL),
    ("Book", _OLD_EXCEL),
    ("__substg1.0_", _MAIL),
)

# A PDF may have rubbish before its mark; readers look for it in the first kilobyte.
_PDF_WITHIN = 1024


def what_it_is(content: bytes) -> Lookalike:
    """Return what a file is that is not a zip package."""
    if b"%PDF-" in content[:_PDF_WITHIN]:
        return _PDF
    if content.startswith(OLE_MARK):
        streams = ((name.encode("utf-16-le"), kind) for name, kind in _STREAMS)
        return next((kind for name, kind in streams if name in content), _OLD_OFFICE)
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:512]
    for mark, kind in _MARKS:
        if start.startswith(mark):
            return kind
    if start[:15].lower().startswith((b"<!doctype html", b"<html")):
        return _PAGE
    if is_text(content):
        return Lookalike("a text file", SAVE_AS_OFFICE)
    return Lookalike("not a Word or Excel file", SAVE_AS_OFFICE)


def is_text(content: bytes) -> bool:
    """Whether a file begins as a text does: in UTF-16, or without any sign that is no text's."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    sample = content[:4096]
    return bool(sample) and all(byte >= 32 or byte in b"\t\r\n\f" for byte in sample)

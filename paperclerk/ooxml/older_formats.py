"""Word and Excel files of older formats: what they are, and what is wrong with them before anything opens them.

They are told by their content, never by their name, and turned into today's formats before a reader sees them; what
would be refused in a file of today is refused here too.
"""

import re
import struct
from collections.abc import Iterator
from typing import NamedTuple

from paperclerk.ooxml.faults import locked, too_large, unsafe
from paperclerk.ooxml.lookalikes import OLE_MARK, what_it_is
from paperclerk.ooxml.package import LIMITS, Limits, PackageFault, check_size, open_zip, refuse_document_types

_TODAYS = {"doc": "docx", "odt": "docx", "rtf": "docx", "xls": "xlsx", "ods": "xlsx"}

_OPEN_DOCUMENT = {
    "application/vnd.oasis.opendocument.text": ("odt", "an OpenDocument text (.odt)"),
    "application/vnd.oasis.opendocument.text-template": ("odt", "an OpenDocument text template (.ott)"),
    "application/vnd.oasis.opendocument.spreadsheet": ("ods", "an OpenDocument spreadsheet (.ods)"),
    "application/vnd.oasis.opendocument.spreadsheet-template": ("ods", "an OpenDocument spreadsheet template (.ots)"),
}

# An old Word document begins with its mark and one of these version numbers; a bit eleven bytes on says that it is
# encrypted. An old workbook begins with a record of one of these two looks. [MS-DOC] 2.5.2, [MS-XLS] 2.4.21.
_OLD_WORD_STARTS = tuple(b"\xec\xa5" + struct.pack("<H", version) for version in (0xC0, 0xC1, 0xC2, 0xD9, 0x101, 0x112))
_OLD_EXCEL_STARTS = (b"\x09\x08\x10\x00\x00\x06\x05\x00", b"\x09\x08\x08\x00\x00\x05\x05\x00")
_PASSWORD_RECORD = 0x2F
# The largest plan known has some 600 rows on all its forms together; LibreOffice takes 80 s for 60,000.
_MOST_ROWS = 5_000
_DEEPEST = 500
_END_OF_ROW = re.compile(rb"\\row(?![a-z])")
_BRACKET = re.compile(rb"(?<!\\)[{}]")
_SECTOR = 512


class OlderFormat(NamedTuple):
    """A format that is converted: its usual ending, its name in people's words, and the format of today (`docx`)."""

    ending: str
    name: str
    today: str


def older_format(content: bytes, limits: Limits = LIMITS) -> OlderFormat | None:
    """Return the older format a file is in; None when it is in none that can be turned into one of today's.

    Raises:
        PackageFault: it is in one, and is too large (F07), locked (F05), broken (F02) or unsafe (F06).
    """
    if content.startswith(b"PK"):
        return _open_document(content, limits)
    kind = what_it_is(content) if content else None
    if kind is None or not kind.older:
        return None
    check_size(content, limits)
    if kind.older == "rtf":
        _check_rich_text(content)
    return OlderFormat(kind.older, kind.name, _TODAYS[kind.older])


def asks_for_a_password(content: bytes) -> bool:
    """Whether an old Word or Excel file is encrypted.

    Excel encrypts a workbook whose sheets are only protected with a password that every program knows: such a file
    opens all the same, so this is a reason why a file did not open, not a reason not to try.
    """
    return content.startswith(OLE_MARK) and any(
        (sector.startswith(_OLD_WORD_STARTS) and sector[11] & 0x01)
        or (sector.startswith(_OLD_EXCEL_STARTS) and _PASSWORD_RECORD in _records(sector))
        for sector in (content[start : start + _SECTOR] for start in range(_SECTOR, len(content) - 12, _SECTOR))
    )


def holds_programs(content: bytes) -> bool:
    """Whether a file of an older format holds macros; nobody here runs them."""
    if content.startswith(OLE_MARK):
        return "_VBA_PROJECT".encode("utf-16-le") in content
    if content.startswith(b"PK"):
        return any(name.startswith(("Basic/", "Scripts/")) for name in open_zip(content).names)
    return False


def _check_rich_text(content: bytes) -> None:
    """Refuse rich text that would keep LibreOffice busy for minutes, or fill its memory, before it is opened.

    Raises:
        PackageFault: it holds more rows of tables (F07) or deeper brackets (F06) than any form has.
    """
    rows = len(_END_OF_ROW.findall(content))
    if rows > _MOST_ROWS:
        raise too_large(f"it holds {rows:,} rows of tables, where a form has a few hundred")
    depth = 0
    for bracket in _BRACKET.finditer(content):
        depth += 1 if bracket[0] == b"{" else -1
        if depth > _DEEPEST:
            raise unsafe("its brackets stand in one another more deeply than any program writes them")


def _open_document(content: bytes, limits: Limits) -> OlderFormat | None:
    try:
        package = open_zip(content, limits)
        told = package.read("mimetype").decode("ascii", "replace").strip() if package.has("mimetype") else ""
    except PackageFault:
        return None  # the readers say what is wrong with a zip
    if told not in _OPEN_DOCUMENT:
        return None
    check_size(content, limits)
    refuse_document_types(package)
    manifest = "META-INF/manifest.xml"
    if package.has(manifest) and b"encryption-data" in package.read(manifest):
        raise locked()
    ending, name = _OPEN_DOCUMENT[told]
    return OlderFormat(ending, name, _TODAYS[ending])


def _records(stream: bytes) -> Iterator[int]:
    """Yield the numbers of the records a workbook's stream begins with."""
    at = 0
    while at + 4 <= len(stream):
        number, length = struct.unpack_from("<HH", stream, at)
        yield number
        at += 4 + length

"""The parts of a message: their bytes, their names, and whether they may be a return."""

import base64
import binascii
import re
import unicodedata
from collections.abc import Iterator
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from pathlib import PurePosixPath
from typing import NamedTuple

from paperclerk.ooxml.lookalikes import OLE_MARK

# A name longer than this is cut; disks allow 255 bytes, and a letter may take four.
LONGEST_NAME = 60

# Messages forwarded inside messages, and parts inside parts; a real one has a handful.
DEEPEST = 20

TNEF_MARK = b"\x78\x9f\x3e\x22"

# What a file that may be a return begins with: a zip package, a PDF, rich text, an Office file of an old kind.
FILE_MARKS = (b"PK\x03\x04", b"%PDF", b"{\\rtf", OLE_MARK)

# Headers of which a real message has at least one.
_HEADERS = ("from", "to", "date", "subject", "message-id", "received", "content-type", "mime-version")

_PICTURE_MARKS = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_OUTLOOK_STREAM = "__substg1.0_".encode("utf-16-le")
_SIGNATURES = ("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature")
_ENCRYPTED = ("application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted")
_CARDS = ("text/vcard", "text/x-vcard", "text/directory", "text/calendar", "application/ics")
_REPORTS = ("message/delivery-status", "message/disposition-notification", "text/rfc822-headers")
_PLAIN_TEXT_ENDINGS = ("", ".txt", ".htm", ".html", ".ics", ".vcf", ".md", ".log")
_ENDINGS = dict(zip(FILE_MARKS, (".zip", ".pdf", ".rtf", ".ole"), strict=True))

_RAW_NAME = re.compile(r"""(?:^|;)\s*(?:file)?name\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]+))""", re.I | re.S)


class Part(NamedTuple):
    """A leaf of a message: the part itself, its bytes as they were before packing, and its safe name ("" for none)."""

    message: Message
    content: bytes
    name: str

    @property
    def media_type(self) -> str:
        """Return what the part says it is, which need not be true."""
        return str(self.message.get_content_type())

    @property
    def is_attached_message(self) -> bool:
        """Whether this is another message: forwarded as an attachment, however it was packed."""
        says_so = self.media_type in ("message/rfc822", "message/global") or self.name.lower().endswith(".eml")
        return says_so and not self.content.startswith(FILE_MARKS)


def leaves(message: Message, depth: int = 0) -> Iterator[Part]:
    """Yield the parts of a message that hold something, in order; a forwarded message is one part.

    Raises:
        RecursionError: parts lie in parts more than `DEEPEST` deep.
    """
    if depth > DEEPEST:
        raise RecursionError
    if message.get_content_maintype() == "multipart" and message.is_multipart():
        for inner in message.get_payload():
            assert isinstance(inner, Message)  # a multipart holds messages alone
            yield from leaves(inner, depth + 1)
    else:
        yield Part(message, _content(message), file_name(message))


def file_name(message: Message) -> str:
    """Return the name a part gives its file, without folders or anything a disk or a page would stumble over.

    Names come as RFC 2231 says, as RFC 2047 says though it should not be used there, or as bare bytes.
    """
    try:
        named = message.get_filename() or ""
    except Exception:  # the library fails in many ways on a crooked header; the header itself is there still
        named = ""
    bare = _name_as_it_stands(message)
    is_cut = bare.startswith(named) and len(bare) > len(named)  # a name with spaces and no quotes around it
    if is_cut or "\ufffd" in named or any("\udc80" <= letter <= "\udcff" for letter in named):
        named = bare or named
    return safe_name(_decoded(named))


def safe_name(name: str) -> str:
    """Return a bare file name: no folders, no control signs, no signs that turn the reading direction, not too long."""
    last = name.replace("\\", "/").rstrip("/ ").rsplit("/", 1)[-1]
    plain = "".join(" " if letter.isspace() else letter for letter in unicodedata.normalize("NFC", last))
    plain = "".join("_" if letter in '<>:"|?*' else letter for letter in plain if letter.isprintable())
    plain = " ".join(plain.encode("utf-8", "replace").decode().split()).lstrip(".")
    path = PurePosixPath(plain or ".")
    room = LONGEST_NAME - len(path.suffix)
    return path.stem[:room] + path.suffix if len(plain) > LONGEST_NAME and room > 0 else plain[:LONGEST_NAME]


def name_for(part: Part, number: int) -> str:
    """Return a part's name, or one made from its place in the message and its first bytes."""
    ending = next((ending for mark, ending in _ENDINGS.items() if part.content.startswith(mark)), "")
    return part.name or f"attachment {number}{ending}"


def why_no_return(part: Part) -> str:
    """Say in a few words why a part is not taken as a return; "" when it may be one.

    By content and kind, never by disposition: Apple Mail sends real attachments as inline.
    """
    kind = part.media_type
    if part.content.startswith(FILE_MARKS):
        return ""
    if not part.content and not part.name:
        return "it is empty"
    if kind.startswith("image/") or part.content.startswith(_PICTURE_MARKS):
        return "it is a picture"
    if kind in _SIGNATURES:
        return "it is the message's own signature"
    if kind in _CARDS:
        return "it is a visiting card or an appointment"
    if kind in _REPORTS:
        return "it is a delivery report"
    if kind.startswith(("audio/", "video/")):
        return "it is sound or film"
    if kind.startswith("text/") and PurePosixPath(part.name).suffix.lower() in _PLAIN_TEXT_ENDINGS:
        return "it is plain text" if part.name else "it is the message's own text"
    return ""


def is_own_text(part: Part) -> bool:
    """Whether this is the message's own wording rather than something that came with it."""
    return part.message.get_content_maintype() == "text" and not part.name


def is_encrypted(part: Part) -> bool:
    """Whether this is a message that only its addressee can open."""
    return part.media_type in _ENCRYPTED


def is_elsewhere(part: Part) -> bool:
    """Whether this only points to what was sent: a file elsewhere, or another piece of the message."""
    return part.media_type in ("message/external-body", "message/partial")


def is_outlook(part: Part) -> bool:
    """Whether this is a wrapping that only Outlook opens: a saved message, or winmail.dat."""
    saved = part.content.startswith(OLE_MARK) and (
        part.name.lower().endswith(".msg") or _OUTLOOK_STREAM in part.content
    )
    return saved or part.content.startswith(TNEF_MARK) or part.media_type == "application/ms-tnef"


def header(message: Message, name: str) -> str:
    """Return a header as text on one line, however it was written; "" when there is none."""
    raw = next((value for key, value in message.raw_items() if key.lower() == name.lower()), "")
    return " ".join(_decoded(_as_text(str(raw))).split())


def has_headers(message: Message) -> bool:
    """Whether this has any of the headers that make a text a message."""
    return any(key.lower() in _HEADERS for key, _ in message.raw_items())


def _content(message: Message) -> bytes:
    """Return a part's bytes; broken packing gives what can be read of it."""
    if message.is_multipart():
        return _packed_message(message.get_payload())
    try:
        content = message.get_payload(decode=True)
    except (ValueError, LookupError, UnicodeError):
        content = str(message.get_payload()).encode("utf-8", "surrogateescape")
    packed = str(message.get_payload())
    is_base64 = header(message, "content-transfer-encoding").lower() == "base64"
    if is_base64 and content == packed.encode("utf-8", "surrogateescape"):
        content = _whole_groups(packed)  # the library gives broken base64 back as it was
    return content if isinstance(content, bytes) else b""


def _whole_groups(text: str) -> bytes:
    """Unpack broken base64 up to its last whole group of four."""
    letters = re.sub(r"[^A-Za-z0-9+/]", "", text)
    return base64.b64decode(letters[: len(letters) // 4 * 4])


def _packed_message(payload: object) -> bytes:
    """Return the bytes of a forwarded message packed as base64, which the library takes for a message of one line.

    Base64 is not allowed there, and is sent all the same.
    """
    inner = payload[0] if isinstance(payload, list) and payload else None
    if not isinstance(inner, Message) or has_headers(inner) or inner.is_multipart():
        return b""
    text = str(inner.get_payload())
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        return text.encode("utf-8", "surrogateescape")


def _name_as_it_stands(message: Message) -> str:
    for key, value in message.raw_items():
        if key.lower() in ("content-disposition", "content-type"):
            match = _RAW_NAME.search(_as_text(str(value)))
            if match:
                return (match[1] or match[2] or "").strip()
    return ""


def _as_text(raw: str) -> str:
    """Return a header's text with bare bytes read as UTF-8, or as Windows wrote them."""
    content = raw.encode("utf-8", "surrogateescape")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _decoded(text: str) -> str:
    """Return text with its RFC 2047 words read; words in an unknown charset stay as they are."""
    if "=?" not in text:
        return text
    try:
        return str(make_header(decode_header(text)))
    except (ValueError, LookupError, MessageError):
        return text

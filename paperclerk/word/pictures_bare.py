"""Pictures without what they say of themselves: where, when, by whom and with what they were made."""

import struct
from collections.abc import Iterator

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_WORDS = frozenset({b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"})
_JPEG = b"\xff\xd8"
_SCAN = 0xDA
# APP1 to APP13 and APP15 hold EXIF, XMP and programs' notes, COM a comment; APP0 and APP14 are needed to decode.
_JPEG_NOTES = frozenset({*range(0xE1, 0xEE), 0xEF, 0xFE})


def bare_picture(content: bytes) -> bytes:
    """Return a PNG or JPEG without its notes, the same to look at; any other file as it is, and a damaged one too."""
    try:
        if content.startswith(_PNG):
            return _PNG + b"".join(chunk for kind, chunk in _chunks(content) if kind not in _PNG_WORDS)
        if content.startswith(_JPEG):
            return _JPEG + b"".join(_segments(content))
    except (struct.error, IndexError, ValueError):
        return content
    return content


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_PNG)
    while at < len(content):
        (length,) = struct.unpack(">I", content[at : at + 4])
        yield content[at + 4 : at + 8], content[at : at + 12 + length]
        at += 12 + length


def _segments(content: bytes) -> Iterator[bytes]:
    at = 2
    while at < len(content):
        if content[at] != 0xFF:
            raise ValueError("no marker where one should be")
        marker = content[at + 1]
        if marker == _SCAN:
            yield content[at:]
            return
        (length,) = struct.unpack(">H", content[at + 2 : at + 4])
        if marker not in _JPEG_NOTES:
            yield content[at : at + 2 + length]
        at += 2 + length

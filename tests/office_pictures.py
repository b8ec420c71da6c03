"""A picture of one dot, with a note in it, for tests."""

import struct
import zlib


def a_png(note: str = "") -> bytes:
    """Return a PNG of one white dot; the note stands in it as its author's comment."""
    pieces = [_piece(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))]
    pieces += [_piece(b"tEXt", b"Comment\x00" + note.encode("latin-1", "replace"))] if note else []
    pieces += [_piece(b"IDAT", zlib.compress(b"\x00\xff")), _piece(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(pieces)


def _piece(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

"""The zip an Office file is: opened within limits, its directory checked, its entries unpacked."""

import io
import zipfile
import zlib
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from paperclerk.ooxml.faults import PackageFault, broken, locked, unsafe
from paperclerk.ooxml.lookalikes import what_it_is

MEGABYTE = 1024 * 1024


class Limits(NamedTuple):
    """How big and how packed a file may be, in bytes, entries and times its packed size."""

    file: int = 50 * MEGABYTE
    unpacked: int = 250 * MEGABYTE
    xml_part: int = 40 * MEGABYTE
    entries: int = 5_000
    # Real sheets pack up to 40 times, a bomb a thousand; small parts may pack as they like.
    ratio: int = 200
    ratio_counts_from: int = 4 * MEGABYTE


LIMITS = Limits()
# Papers are our own: a table of thousands of rows is larger than any return may be.
PAPER_LIMITS = LIMITS._replace(unpacked=1000 * MEGABYTE, xml_part=400 * MEGABYTE)
# What stands before the name of an entry in a zip; APPNOTE.TXT 4.3.7.
_ENTRY_HEADER = 30
# Parts that unpack to no more bytes than this are remembered.
_SMALL = 32_768


def open_archive(content: bytes) -> zipfile.ZipFile:
    """Open a zip that has something in it.

    Raises:
        PackageFault: it is damaged or empty (F02), locked (F05) or of another kind (F03).
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError) as problem:
        if content.startswith(b"PK"):
            raise broken("it was cut short or damaged on its way") from problem
        other = what_it_is(content)
        if other.locked:
            raise locked() from problem
        raise PackageFault("F03", f"The file is {other.name}, whatever its name says.", other.advice) from problem
    if not archive.infolist():
        raise broken("there is nothing in it")
    return archive


def checked_entries(archive: zipfile.ZipFile, limits: Limits) -> dict[str, zipfile.ZipInfo]:
    """Return the entries of a zip by name, none of them beyond the limits.

    Raises:
        PackageFault: one is locked (F05), there are too many, or one is there twice or meant to do harm (F06).
    """
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > limits.entries:
        raise unsafe(f"it holds {len(entries):,} parts, where a form has a few dozen")
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise locked()
    twice = [name for name, count in Counter(tidy(entry.filename).lower() for entry in entries).items() if count > 1]
    if twice:
        raise unsafe(f"it holds the part {twice[0]} twice, so that two programs may show two different texts")
    if sum(entry.file_size for entry in entries) > limits.unpacked:
        raise unsafe(f"it unpacks to more than {limits.unpacked // MEGABYTE} MB")
    for entry in entries:
        if entry.file_size > limits.ratio_counts_from and entry.file_size > limits.ratio * max(1, entry.compress_size):
            raise unsafe(f"its part {entry.filename} is packed so tightly that it can only be meant to do harm")
    return {tidy(entry.filename): entry for entry in entries}


def unpacked(content: bytes, entry: zipfile.ZipInfo) -> bytes | None:
    """Return the bytes of an ordinary entry, three times as fast as the usual way; None for one out of the ordinary.

    An entry is ordinary when its own header says what the directory says and its bytes are just as many as that says,
    with the right sum: all others are left to the usual way and its complaints.
    """
    at = entry.header_offset
    name = content[at + _ENTRY_HEADER : at + _ENTRY_HEADER + int.from_bytes(content[at + 26 : at + 28], "little")]
    if content[at : at + 4] != b"PK\x03\x04" or name != entry.orig_filename.encode("ascii", "replace"):
        return None
    flags, method = (int.from_bytes(content[at + offset : at + offset + 2], "little") for offset in (6, 8))
    if flags & 0x1 or method != zipfile.ZIP_DEFLATED or entry.compress_type != zipfile.ZIP_DEFLATED:
        return None
    start = at + _ENTRY_HEADER + len(name) + int.from_bytes(content[at + 28 : at + 30], "little")
    packed = content[start : start + entry.compress_size]
    return (_inflated_once if entry.file_size <= _SMALL else _inflated)(packed, entry.file_size, entry.CRC)


def _inflated(packed: bytes, size: int, checksum: int) -> bytes | None:
    """Return what these bytes unpack to, None unless it is as many bytes as told, of the sum told."""
    unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        unpacked = unpacking.decompress(packed, size + 1)
    except zlib.error:
        return None
    whole = unpacking.eof and not unpacking.unused_data and len(unpacked) == size
    return unpacked if whole and zlib.crc32(unpacked) == checksum else None


# Of the dozen parts of a form all but one or two are the same in every return of a month.
_inflated_once = lru_cache(maxsize=256)(_inflated)


def tidy(name: str) -> str:
    """Return a part's name as the format writes it, whichever way its slashes lean."""
    return name.replace("\\", "/").lstrip("/")

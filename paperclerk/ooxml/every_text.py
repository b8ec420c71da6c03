"""Every text of an Office file, seen or not: each part's words, attributes, names and links, and files within it.

Nothing is left out for being hidden, deleted, a comment or a property: that is what this is for. Words stand together
as far as a paragraph goes, however many runs they are cut into.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from paperclerk.ooxml.archive import PAPER_LIMITS, Limits, checked_entries, open_archive
from paperclerk.ooxml.faults import PackageFault, broken, unsafe
from paperclerk.ooxml.format_values import is_measure, is_of_format
from paperclerk.ooxml.nearby import FOR_PICTURES, Nearby, words_in

_STORY_PARAGRAPH = re.compile(r"\}(?:p|si|row|tr)$")
# Names and numbers of the format itself that say nothing: ids, sizes, colours, names of styles.
_SHORTEST = 4
_PRINTED = re.compile(rb"[\x20-\x7e\xa0-\xff\t]{4,}")
_WIDE = re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\x00){4,}")
_DEEPEST = 3
_BROKEN = "F02"


class Told(NamedTuple):
    """A text and where it stands, by its part; `near` says it in a person's words where a reader comes to it.

    `is_format` when the format says it: the name of a style, of a typeface, a setting.
    """

    text: str
    where: str
    is_bytes: bool = False
    is_format: bool = False
    near: str = ""


def every_text(content: bytes, limits: Limits = PAPER_LIMITS) -> Iterator[Told]:
    """Yield every text of a file: of an Office file or another zip part by part, of any other what can be printed.

    Args:
        content: the file.
        limits: how much it and all files in it may unpack to together.

    Raises:
        PackageFault: it, or a file in it, is beyond the limits or meant to do harm (F06).
    """
    yield from _of_file(content, limits, "", 0)


def _of_file(content: bytes, limits: Limits, within: str, depth: int) -> Iterator[Told]:
    archive = _opened(content, limits) if content.startswith(b"PK") else None
    if archive is None:
        yield from _of_any(content, within)
        return
    if depth > _DEEPEST:
        raise unsafe(f"{within.rstrip(', ')} is a file in more files than anybody puts one in")
    if archive.comment:
        yield Told(archive.comment.decode("utf-8", "replace"), f"{within}the note on the file")
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    # What is unpacked here is no more at hand for the files in it.
    left = limits._replace(unpacked=limits.unpacked - sum(entry.file_size for entry in entries))
    for entry in entries:
        part = _unpacked(archive, entry)
        where = f"{within}{entry.filename}"
        yield Told(entry.filename, f"the name of {where}")
        for extra in (entry.comment, entry.extra):
            yield from _of_any(extra, f"the note on {where}")
        if part.startswith(b"PK"):
            yield from _of_file(part, left, f"{where}, ", depth + 1)
        elif entry.filename.endswith((".xml", ".rels", ".vml", ".svg")):
            yield from _of_xml(part, where)
        else:
            yield from _of_any(part, where)


def _opened(content: bytes, limits: Limits) -> zipfile.ZipFile | None:
    """Return a zip that is within limits; None for what begins like one and is none, whose bytes are looked at."""
    try:
        archive = open_archive(content)
        checked_entries(archive, limits)
    except PackageFault as fault:
        if fault.rule == _BROKEN:
            return None
        raise
    return archive


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    try:
        return archive.read(entry)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError) as found:
        raise broken(f"its part {entry.filename} is damaged") from found


def _of_xml(part: bytes, where: str) -> Iterator[Told]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=True)
    root = etree.fromstring(part, parser)
    if root is None:
        yield from _of_any(part, where)
        return
    paragraphs = [element for element in root.iter(etree.Element) if _STORY_PARAGRAPH.search(str(element.tag))]
    standing = Nearby(where)
    for number, paragraph in enumerate(paragraphs, start=1):
        # Deleted and inserted words side by side, as they stand in the file.
        said = "".join(words_in(paragraph))
        yield Told(said, f"{where}, paragraph {number}", near=standing.of(paragraph))
    # Once more without paragraphs: what stands outside them, and what is parted by them.
    yield Told(" ".join(str(text) for text in root.itertext() if text.strip()), where)
    for element in root.iter():
        if not isinstance(element.tag, str):
            yield Told(str(element.text or ""), f"{where}, a note of the file's maker")
            continue
        for name, value in element.attrib.items():
            if len(value) >= _SHORTEST and not is_measure(element, str(name), str(value)):
                kind = etree.QName(name).localname
                yield Told(
                    str(value),
                    f"{where}, {kind} of {etree.QName(element).localname}",
                    is_format=is_of_format(where, element, kind),
                    near="the words for a picture" if kind in FOR_PICTURES else "",
                )


def _of_any(content: bytes, where: str) -> Iterator[Told]:
    for encoding in ("utf-8", "utf-16-le"):
        found = (_PRINTED if encoding == "utf-8" else _WIDE).findall(content)
        for piece in found:
            yield Told(piece.decode(encoding, "replace"), where, is_bytes=True)

"""Every text of an Office file, seen or not: each part's words, attributes, names and links, and files within it.

Nothing is left out for being hidden, deleted, a comment or a property: that is what this is for. Words stand together
as far as a paragraph goes, however many runs they are cut into.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from paperclerk.ooxml.format_values import is_measure, is_of_format
from paperclerk.ooxml.nearby import FOR_PICTURES, Nearby, words_in

_STORY_PARAGRAPH = re.compile(r"\}(?:p|si|row|tr)$")
# Names and numbers of the format itself that say nothing: ids, sizes, colours, names of styles.
_SHORTEST = 4
_PRINTED = re.compile(rb"[\x20-\x7e\xa0-\xff\t]{4,}")
_WIDE = re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\x00){4,}")
_DEEPEST = 3


class Told(NamedTuple):
    """A text and where it stands, by its part; `near` says it in a person's words where a reader comes to it.

    `is_format` when the format says it: the name of a style, of a typeface, a setting.
    """

    text: str
    where: str
    is_bytes: bool = False
    is_format: bool = False
    near: str = ""


def every_text(content: bytes, within: str = "", depth: int = 0) -> Iterator[Told]:
    """Yield every text of a file: of an Office file or another zip part by part, of any other what can be printed.

    Args:
        content: the file.
        within: where it stands, when it is a file in a file.
        depth: how many files it stands in.
    """
    if not content.startswith(b"PK") or depth > _DEEPEST:
        yield from _of_any(content, within)
        return
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        parts = [(entry, archive.read(entry)) for entry in archive.infolist() if not entry.is_dir()]
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError):
        yield from _of_any(content, within)
        return
    if archive.comment:
        yield Told(archive.comment.decode("utf-8", "replace"), f"{within}the note on the file")
    for entry, part in parts:
        where = f"{within}{entry.filename}"
        yield Told(entry.filename, f"the name of {where}")
        for extra in (entry.comment, entry.extra):
            yield from _of_any(extra, f"the note on {where}")
        if part.startswith(b"PK"):
            yield from every_text(part, f"{where}, ", depth + 1)
        elif entry.filename.endswith((".xml", ".rels", ".vml", ".svg")):
            yield from _of_xml(part, where)
        else:
            yield from _of_any(part, where)


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

"""What a draft no longer refers to once new data is in it, taken out: the picture of a rating that was superseded, say.

Only what the draft referred to and the new file does not: what the author has in the file stays, referred to or not.
"""

import posixpath
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from paperclerk.ooxml.archive import PAPER_LIMITS
from paperclerk.ooxml.package import Package, open_package
from paperclerk.ooxml.repack import repack
from paperclerk.ooxml.wordml import R

_TYPES = "[Content_Types].xml"
_CARRIED = ("image", "hyperlink", "chart", "oleObject", "package")


def without_leftovers(draft: bytes, made: bytes, stories: Iterable[str]) -> bytes:
    """Return a regenerated draft without what only its superseded text referred to.

    Args:
        draft: the author's Word file.
        made: what was made of it.
        stories: the parts whose text was changed.
    """
    before, after = open_package(draft, PAPER_LIMITS), open_package(made, PAPER_LIMITS)
    changed: dict[str, bytes] = {}
    gone: set[str] = set()
    for part in stories:
        superseded = _referred_to(before.xml(part)) - _referred_to(after.xml(part))
        name = _rels_of(part)
        if not superseded or not after.has(name):
            continue
        links = after.xml(name)
        for link in [one for one in links if one.get("Id") in superseded and _kind(one) in _CARRIED]:
            links.remove(link)
            gone.update(_target(link, name))
            changed[name] = _written(links)
    if not changed:
        return made
    dropped = _unreachable(after, changed, gone)
    types = after.xml(_TYPES)
    for told in [one for one in types if one.get("PartName", "").lstrip("/") in dropped]:
        types.remove(told)
        changed[_TYPES] = _written(types)
    return repack(made, {name: part for name, part in changed.items() if name not in dropped}, dropped)


def _unreachable(package: Package, changed: dict[str, bytes], gone: set[str]) -> frozenset[str]:
    """Return the parts that nothing leads to any more, and those that only they led to."""
    dropped: set[str] = set()
    while gone - dropped:
        rels = [name for name in package.names if name.endswith(".rels") and name not in dropped]
        roots = ((name, etree.fromstring(changed[name]) if name in changed else package.xml(name)) for name in rels)
        there = {target for name, root in roots for link in root for target in _target(link, name)}
        free = {part for part in gone - dropped - there if package.has(part)}
        if not free:
            break
        for part in free:
            dropped.add(part)
            if package.has(name := _rels_of(part)):
                gone |= {target for link in package.xml(name) for target in _target(link, name)}
                dropped.add(name)
    return frozenset(dropped)


def _referred_to(story: Any) -> set[str]:
    return {told for one in story.iter() for name, told in one.attrib.items() if str(name).startswith(R)}


def _target(link: Any, rels: str) -> Iterator[str]:
    """Yield the part that a relation in a list of relations leads to, if it leads to one."""
    if link.get("TargetMode") == "External":
        return
    told, home = link.get("Target", ""), posixpath.dirname(posixpath.dirname(rels))
    yield told.lstrip("/") if told.startswith("/") else posixpath.normpath(posixpath.join(home, told))


def _kind(link: Any) -> str:
    return str(link.get("Type", "")).rpartition("/")[2]


def _rels_of(part: str) -> str:
    folder, file = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def _written(root: Any) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))

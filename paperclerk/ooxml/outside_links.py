"""Where a Word file reaches outside itself: templates and objects elsewhere, fields that fetch from another program.

Nothing of it is ever followed here. Links a reader clicks on are not among them: they do nothing by themselves.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from paperclerk.ooxml.field_codes import fields_in
from paperclerk.ooxml.package import Package

# Fields of Word that fetch something from another file or program when they are updated (ECMA-376 17.16.5).
_FETCHING = re.compile(r"^\s*\\?(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT|DATABASE)\b\s*(.*)", re.I | re.S)
_CLICKED = frozenset({"hyperlink"})
_KINDS = {
    "attachedTemplate": "a template elsewhere", "oleObject": "an object elsewhere", "image": "a picture elsewhere",
    "frame": "a page elsewhere", "subDocument": "a document elsewhere", "aFChunk": "a document elsewhere",
}  # fmt: skip


class OutsideLink(NamedTuple):
    """One way out of a file: what it is, in words, where it leads, and the part it stands in."""

    what: str
    target: str
    part: str


def links_outside(package: Package) -> tuple[OutsideLink, ...]:
    """Return every way out of a Word file that works by itself, each once."""
    return tuple(dict.fromkeys([*_relations(package), *_fields(package)]))


def _relations(package: Package) -> Iterator[OutsideLink]:
    for name in package.names:
        if not name.endswith(".rels"):
            continue
        part = re.sub(r"(^|/)_rels/([^/]*)\.rels$", r"\1\2", name)
        for link in package.relations(part):
            if link.external and link.kind not in _CLICKED and not link.target.startswith("#"):
                yield OutsideLink(_KINDS.get(link.kind, "something elsewhere"), link.target, part)


def _fields(package: Package) -> Iterator[OutsideLink]:
    for field in fields_in(package):
        if found := _FETCHING.match(field.written):
            yield OutsideLink(f"a field {found[1].upper()}", " ".join(found[2].split())[:120], field.part)

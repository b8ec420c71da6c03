"""A redline as a file in which nothing is that nobody sees: comments with their people, parts that nothing leads to.

What stood in a pending deletion, a note without a mark, a picture that nothing shows: a reader of the redline would not
find it, but another program would.
"""

from collections.abc import Mapping

from lxml import etree

from paperclerk.word.parts import Parts, owner_of, target_of

_TYPES_PART = "[Content_Types].xml"
_COMMENTS = ("comments", "commentsExtended", "commentsIds", "commentsExtensible", "people")
# What a part names where it shows it; the others (styles, settings, the colours of a chart) it has without a word.
_NAMED = ("image", "hyperlink", "header", "footer", "chart", "oleObject", "package", "control", "aFChunk")


def only_what_is_used(file: bytes, changed: Mapping[str, bytes]) -> bytes:
    """Return a file with changed parts, without comments, links that no text names and parts that nothing leads to."""
    parts = Parts(file)
    for name, content in changed.items():
        parts.write(name, content)

    def is_idle(part: str, link: etree._Element) -> bool:
        kind = link.get("Type", "").rpartition("/")[2]
        if kind in _COMMENTS:
            return True
        return kind in _NAMED and part in parts.names and f'"{link.get("Id")}"'.encode() not in parts.read(part)

    parts.remove_links(is_idle)
    reached = _reached(parts)
    for name in parts.names:
        if name not in reached and name != _TYPES_PART and not name.endswith(".rels"):
            parts.remove(name)
    return parts.saved()


def _reached(parts: Parts) -> set[str]:
    """Return the parts that something leads to, beginning with the file itself."""
    leads: dict[str, list[str]] = {}
    for rels in [name for name in parts.names if name.endswith(".rels")]:
        leads[owner_of(rels)] = [target_of(owner_of(rels), link) for link in parts.xml(rels).iter(etree.Element)]
    found: set[str] = set()
    waiting = [""]
    while waiting:
        for target in leads.get(waiting.pop(), ()):
            if target not in found and target in parts.names:
                found.add(target)
                waiting.append(target)
    return found

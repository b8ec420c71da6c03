"""A part of a Word file made ready to be held against another: what says nothing to a reader is taken out.

Pending changes count as accepted, content controls are opened, comments and the traces of spelling and of saving are
left out, and runs of one look are joined: each program that saves a file cuts its words up in another way.
"""

from collections.abc import Iterable
from typing import Any

from lxml import etree

from paperclerk.ooxml.package import Package
from paperclerk.ooxml.settled import settle
from paperclerk.ooxml.wordml import A, M, R, W

# How names are usually written, by what they stand for: two files that write them otherwise say the same.
_USUAL = {W[1:-1]: "w", R[1:-1]: "r", A[1:-1]: "a", M[1:-1]: "m"}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NO_WORDS = tuple(
    f"{W}{name}"
    for name in ("proofErr", "lastRenderedPageBreak", "commentRangeStart", "commentRangeEnd", "commentReference",
                 "annotationRef", "permStart", "permEnd")
)  # fmt: skip
_OPENED = {
    f"{W}sdt": f"{W}sdtContent",
    f"{W}smartTag": None,
    f"{W}customXml": None,
}
_PROPERTIES_OF_OPENED = (f"{W}smartTagPr", f"{W}customXmlPr")
# What a program notes for itself in the look of a run.
_NOT_SEEN = (f"{W}lang", f"{W}noProof")
_SAVED_AS = ("rsid", "paraId", "textId")
# Runs of these alone may be joined; fields and pictures stand by themselves.
_JOINED = (f"{W}rPr", f"{W}t", f"{W}tab", f"{W}br", f"{W}cr")
_RUN, _LOOK, _TEXT = f"{W}r", f"{W}rPr", f"{W}t"


def read_ready(package: Package, part: str) -> etree._Element:
    """Return a part of a file, made ready to be held against another, its names written with the usual prefixes."""
    root = package.xml(part)
    for blank in root.iter():
        # Between elements stand the line breaks of who wrote the file so that people can read it.
        if len(blank) and not (blank.text or "").strip():
            blank.text = None
        if not (blank.tail or "").strip():
            blank.tail = None
    make_ready(root)
    if all(_USUAL.get(name, prefix) == prefix for prefix, name in root.nsmap.items()):
        return root
    names: Any = {_USUAL.get(name, prefix): name for prefix, name in root.nsmap.items()}
    made = etree.Element(root.tag, nsmap=names)
    made.attrib.update(root.attrib)
    made.extend(list(root))
    return made


def make_ready(root: etree._Element) -> None:
    """Make a part ready in place."""
    settle(root, accepted=True)
    for element in root.iter():
        for name in [name for name in element.attrib if any(saved in str(name) for saved in _SAVED_AS)]:
            del element.attrib[name]
    _remove(root.iter(*_NO_WORDS))
    for element in list(root.iter(*_OPENED)):
        _open(element)
    for look in list(root.iter(_LOOK)):
        _remove([child for child in look if child.tag in _NOT_SEEN])
        if not len(look):
            _remove([look])
    _join_runs(root)
    _remove([run for run in root.iter(_RUN) if all(child.tag == _LOOK for child in run)])


def canonical(element: etree._Element | None) -> bytes:
    """Return an element as bytes that are the same for the same content."""
    if element is None or (not len(element) and element.tag in (_LOOK, f"{W}pPr")):
        return b""
    tail, element.tail = element.tail, None
    try:
        return etree.tostring(element, method="c14n", exclusive=True)
    finally:
        element.tail = tail


def same_content(one: etree._Element | None, other: etree._Element | None) -> bool:
    """Whether two elements say the same, however their names are written; what is not there says as much as nothing."""
    if one is None or other is None:
        there = other if one is None else one
        return there is None or (not len(there) and not there.attrib)
    return (
        one.tag == other.tag
        and sorted(one.items()) == sorted(other.items())
        and (one.text or "") == (other.text or "")
        and same_contents(one, other)
    )


def same_contents(some: Iterable[etree._Element], others: Iterable[etree._Element]) -> bool:
    """Whether two rows of elements say the same."""
    ours, theirs = list(some), list(others)
    return len(ours) == len(theirs) and all(same_content(one, other) for one, other in zip(ours, theirs, strict=True))


def _open(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    inside = _OPENED[str(element.tag)]
    content = element if inside is None else element.find(inside)
    children = [] if content is None else [child for child in content if child.tag not in _PROPERTIES_OF_OPENED]
    at = parent.index(element)
    parent[at : at + 1] = children


def _join_runs(root: etree._Element) -> None:
    looks: dict[etree._Element, bytes] = {}

    def look(run: etree._Element) -> bytes:
        if run not in looks:
            looks[run] = canonical(run.find(_LOOK))
        return looks[run]

    for run in list(root.iter(_RUN)):
        before = run.getprevious()
        if before is None or before.tag != _RUN or not _may_join(before) or not _may_join(run):
            continue
        if look(before) == look(run):
            # The earlier run goes into the later one, so that a long row of them is joined in one go.
            found = run.find(_LOOK)
            start = 0 if found is None else run.index(found) + 1
            run[start:start] = [child for child in before if child.tag != _LOOK]
            _remove([before])
    for run in root.iter(_RUN):
        _join_texts(run)


def _may_join(run: etree._Element) -> bool:
    return all(child.tag in _JOINED for child in run)


def _join_texts(run: etree._Element) -> None:
    gathered: list[etree._Element] = []
    for child in (*run, None):
        if child is not None and child.tag == _TEXT:
            gathered.append(child)
            continue
        if gathered:
            gathered[0].text = "".join([text.text or "" for text in gathered])
            gathered[0].set(_SPACE, "preserve")
            _remove(gathered[1:])
        gathered = []


def _remove(elements: Iterable[etree._Element]) -> None:
    for element in list(elements):
        if (parent := element.getparent()) is not None:
            parent.remove(element)

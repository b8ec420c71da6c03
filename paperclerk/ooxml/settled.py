"""Pending changes of a Word part settled: all of them accepted, or all rejected, as Word itself would leave the text.

Insertions, deletions and moves of runs, paragraphs, rows and cells; changes of look. A paragraph whose mark goes runs
on into the next one, whose look it takes.
"""

from collections.abc import Iterable, Iterator

from lxml import etree

from paperclerk.ooxml.wordml import W

_INSERTED, _DELETED = ("ins", "moveTo"), ("del", "moveFrom")
_LOOKS = tuple(
    f"{W}{name}"
    for name in ("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "trPrChange", "tcPrChange",
                 "tblGridChange", "numberingChange")
)  # fmt: skip
_RANGES = tuple(
    f"{W}{name}{end}"
    for name in ("moveFromRange", "moveToRange", "customXmlInsRange", "customXmlDelRange", "customXmlMoveFromRange",
                 "customXmlMoveToRange")
    for end in ("Start", "End")
)  # fmt: skip
# One of these is in every part in which anything is pending; most parts have none, and are looked through once.
_PENDING = (
    *(f"{W}{name}" for name in (*_INSERTED, *_DELETED, "cellIns", "cellDel", "delText", "delInstrText")),
    *_LOOKS,
    *_RANGES,
)
_UNSEEN = (f"{W}bookmarkStart", f"{W}bookmarkEnd")
_PARAGRAPH, _ROW, _CELL, _TABLE, _CONTROL = (f"{W}{name}" for name in ("p", "tr", "tc", "tbl", "sdt"))
# What stays in its place when the look around it goes back to what it was: what is pending is settled by itself.
_KEPT_IN_OLD_LOOK = {
    f"{W}pPrChange": (f"{W}rPr", f"{W}sectPr"),
    f"{W}rPrChange": tuple(f"{W}{name}" for name in (*_INSERTED, *_DELETED)),
    f"{W}trPrChange": (f"{W}ins", f"{W}del"),
    f"{W}tcPrChange": (f"{W}cellIns", f"{W}cellDel"),
}


def settle(root: etree._Element, *, accepted: bool) -> None:
    """Settle every pending change of a part in place.

    Args:
        root: the part's root element; it is changed.
        accepted: whether to accept the changes, or to reject them.
    """
    if next(root.iter(*_PENDING), None) is None:
        return
    keep, drop = (_INSERTED, _DELETED) if accepted else (_DELETED, _INSERTED)
    _settle_looks(root, accepted=accepted)
    _remove(root.iter(*_RANGES))
    _settle_rows(root, keep, drop)
    _settle_cells(root, "cellIns" if not accepted else "cellDel")
    marks = [(paragraph, _marks(paragraph, keep), _marks(paragraph, drop)) for paragraph in root.iter(_PARAGRAPH)]
    for name in drop:
        _remove([element for element in root.iter(f"{W}{name}") if not _is_of_properties(element)])
    for name in keep:
        for element in list(root.iter(f"{W}{name}")):
            _unwrap(element)
    for deleted, text in ((f"{W}delText", f"{W}t"), (f"{W}delInstrText", f"{W}instrText")):
        for element in list(root.iter(deleted)):
            element.tag = text
    for paragraph, kept, dropped in reversed(marks):
        _remove([*kept, *dropped])
        if dropped:
            _run_on(paragraph)
    for paragraph, *_ in marks:
        _tidy(paragraph)


_PROPERTIES = (f"{W}rPr", f"{W}trPr")


def _is_of_properties(element: etree._Element) -> bool:
    """Whether a change is on the mark of a paragraph or on a row, and not around words."""
    holder = element.getparent()
    return holder is not None and holder.tag in _PROPERTIES


def _marks(paragraph: etree._Element, names: Iterable[str]) -> list[etree._Element]:
    """Return the pending changes of these names on a paragraph's own mark; two people may have made one each."""
    look = paragraph.find(f"{W}pPr/{W}rPr")
    return [] if look is None else [found for name in names for found in look.findall(f"{W}{name}")]


def _settle_looks(root: etree._Element, *, accepted: bool) -> None:
    for change in list(root.iter(*_LOOKS)):
        look = change.getparent()
        _remove([change])
        if look is not None and not accepted and change.tag != f"{W}numberingChange":
            _restore(look, tuple(change[0]) if len(change) else (), str(change.tag))


def _restore(look: etree._Element, old: tuple[etree._Element, ...], change: str) -> None:
    kept = [child for child in look if child.tag in _KEPT_IN_OLD_LOOK.get(change, ())]
    references = [child for child in look if child.tag in (f"{W}headerReference", f"{W}footerReference")]
    for child in list(look):
        look.remove(child)
    look.extend([*references, *old, *kept])


def _settle_rows(root: etree._Element, keep: Iterable[str], drop: Iterable[str]) -> None:
    for row in list(root.iter(_ROW)):
        look = row.find(f"{W}trPr")
        for child in () if look is None else list(look):
            if child.tag in [f"{W}{name}" for name in drop]:
                _remove([row])
                break
            if child.tag in [f"{W}{name}" for name in keep]:
                look.remove(child)  # type: ignore[union-attr]
    _remove([table for table in root.iter(_TABLE) if table.find(f".//{_ROW}") is None])


def _settle_cells(root: etree._Element, drop: str) -> None:
    for name in ("cellIns", "cellDel"):
        for change in list(root.iter(f"{W}{name}")):
            if name == drop:
                _remove([cell] if (cell := next(change.iterancestors(_CELL), None)) is not None else [])
            else:
                _remove([change])


def _run_on(paragraph: etree._Element) -> None:
    """Let a paragraph whose mark is gone run on into the next; without a next one it stays, unless it is empty."""
    following = _following(paragraph)
    words = [child for child in paragraph if child.tag != f"{W}pPr"]
    if following is not None:
        start = 1 if following.find(f"{W}pPr") is not None else 0
        following[start:start] = words
        _remove([paragraph])
    elif not any(_shows(child) for child in words) and _has_siblings(paragraph):
        _remove([paragraph])


def _shows(element: etree._Element) -> bool:
    """Whether anything of an element is seen: a bookmark, an empty link or an empty control is not."""
    if element.tag == _CONTROL:
        return any(_shows(child) for child in element.iterfind(f"{W}sdtContent/*"))
    return element.tag not in _UNSEEN and (element.tag != f"{W}hyperlink" or len(element) > 0)


def _following(block: etree._Element) -> etree._Element | None:
    """Return the paragraph that directly follows a block, whichever of the two lies in a control."""
    for following in block.itersiblings():
        if following.tag == _PARAGRAPH:
            return following
        if following.tag in (_TABLE, f"{W}sectPr"):
            return None
        if following.tag == _CONTROL:
            first = next(following.iterdescendants(_PARAGRAPH, _TABLE), None)
            if first is None:
                continue
            return first if first.tag == _PARAGRAPH else None
    home = block.getparent()
    control = None if home is None or home.tag != f"{W}sdtContent" else home.getparent()
    return None if control is None else _following(control)


def _has_siblings(paragraph: etree._Element) -> bool:
    """Whether a cell or a story still ends with a paragraph when this one goes."""
    parent, following = paragraph.getparent(), paragraph.getnext()
    if parent is None:
        return False
    if following is not None and following.tag in (_TABLE, _CONTROL):
        return True
    before = paragraph.getprevious()
    return before is not None and before.tag in (_PARAGRAPH, _CONTROL)


def _tidy(paragraph: etree._Element) -> None:
    look = paragraph.find(f"{W}pPr")
    if look is None:
        return
    runs = look.find(f"{W}rPr")
    if runs is not None and not len(runs):
        look.remove(runs)


def _unwrap(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None or _is_of_properties(element):
        return
    at = parent.index(element)
    parent[at : at + 1] = list(element)


def _remove(elements: Iterable[etree._Element] | Iterator[etree._Element]) -> None:
    for element in list(elements):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)

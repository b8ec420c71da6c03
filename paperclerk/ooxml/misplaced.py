"""What stands where the format has no place for it: damaged files, of which no two programs show the same.

Every reader passes over something in them, and Office mends them in ways of its own; so it is named, never guessed at.
"""

from collections.abc import Iterator

from lxml import etree

from paperclerk.ooxml.wordml import MC, M, W

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def _names(space: str, names: str) -> frozenset[str]:
    return frozenset(f"{space}{name}" for name in names.split())


# What may hold what, by ECMA-376 and as programs write it. Changes, controls and custom XML wrap nearly anything.
_WRAPPERS = _names(W, "sdtContent customXml ins moveTo del moveFrom") | _names(MC, "Choice Fallback")
_PAGES = _names(W, "body tc txbxContent hdr ftr footnote endnote comment docPartBody") | _WRAPPERS
_WORD = {
    f"{W}t": _names(W, "r") | _names(M, "r") | _WRAPPERS,
    f"{W}r": _names(W, "p hyperlink fldSimple smartTag bdo dir rt rubyBase") | _names(M, "r oMath e") | _WRAPPERS,
    f"{W}p": _PAGES,
    f"{W}tbl": _PAGES,
    f"{W}tr": _names(W, "tbl") | _WRAPPERS,
    f"{W}tc": _names(W, "tr") | _WRAPPERS,
    f"{W}body": _names(W, "document"),
    f"{W}sdtContent": _names(W, "sdt"),
}
_SHEET = {
    f"{S}sheetData": _names(S, "worksheet"),
    f"{S}row": _names(S, "sheetData"),
    f"{S}c": _names(S, "row"),
    f"{S}v": _names(S, "c"),
    f"{S}is": _names(S, "c"),
    f"{S}t": _names(S, "is r rPh"),
}


def misplaced_words(root: etree._Element) -> Iterator[str]:
    """Yield the words of each paragraph, or piece of one, of a Word story that stands where no words can."""
    for element in _out_of_place(root, _WORD):
        for piece in list(element.iter(f"{W}p")) or [element]:
            if text := "".join(words.text or "" for words in piece.iter(f"{W}t")).strip():
                yield text


def misplaced_cells(root: etree._Element) -> Iterator[str]:
    """Yield the address of each cell of a sheet that is not built as a cell is; `` for what belongs to none."""
    for element in _out_of_place(root, _SHEET):
        cell = next((above for above in (element, *element.iterancestors()) if above.tag == f"{S}c"), None)
        yield "" if cell is None else cell.get("r") or ""


def _out_of_place(root: etree._Element, holders: dict[str, frozenset[str]]) -> Iterator[etree._Element]:
    for element in root.iter(*holders):
        parent = element.getparent()
        if parent is not None and parent.tag not in holders[element.tag]:
            yield element

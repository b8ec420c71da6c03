"""Lines of a Word file's own tables of contents: those in a TOC field, whatever their style."""

import re
from collections.abc import Iterator

from lxml import etree

from paperclerk.ooxml.wordml import W

_TOC = re.compile(r"\s*TOC\b", re.I)
_MARK, _RECIPE, _TEXT = f"{W}fldChar", f"{W}instrText", f"{W}t"


def contents_lines(root: etree._Element) -> frozenset[etree._Element]:
    """Return the paragraphs that hold words of a table of contents."""
    return frozenset(_lines(root))


def _lines(root: etree._Element) -> Iterator[etree._Element]:
    # What each open field is, the innermost last: its recipe so far, and whether its result has begun.
    fields: list[tuple[str, bool]] = []
    for element in root.iter(_MARK, _RECIPE, _TEXT):
        if element.tag == _MARK:
            kind = element.get(f"{W}fldCharType")
            if kind == "begin":
                fields.append(("", False))
            elif fields and kind == "separate":
                fields[-1] = (fields[-1][0], True)
            elif fields and kind == "end":
                fields.pop()
        elif element.tag == _RECIPE:
            if fields and not fields[-1][1]:
                fields[-1] = (fields[-1][0] + (element.text or ""), False)
        elif any(has_begun and _TOC.match(recipe) for recipe, has_begun in fields):
            paragraph = next(element.iterancestors(f"{W}p"), None)
            if paragraph is not None:
                yield paragraph

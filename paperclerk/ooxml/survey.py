"""One look through a part of a Word file before it is walked: what is plain in it need not be asked twice.

Most of a form or a report is plain: paragraphs that are runs of words, rows that are cells side by side. What is not is
found here, once for the whole part, with the words of every paragraph; asking each paragraph for itself costs three
times as much.
"""

from typing import NamedTuple

from lxml import etree

from paperclerk.ooxml.styles import Styles
from paperclerk.ooxml.wordml import BROUGHT_IN, MC, TAKEN_AWAY, W14, M, W

# What makes a paragraph more than runs of words: changes, fields, breaks, pictures, prompts, what is hidden.
_NOT_PLAIN = frozenset((
    *TAKEN_AWAY, *BROUGHT_IN, f"{MC}AlternateContent", f"{M}t", f"{W14}checkbox",
    *(f"{W}{name}" for name in (
        "br", "checkBox", "cr", "drawing", "endnoteReference", "fldChar", "footnoteReference", "noBreakHyphen",
        "object", "pict", "ptab", "ruby", "showingPlcHdr", "strike", "dstrike", "sym", "tab", "txbxContent", "vanish",
    )),
))  # fmt: skip
# What makes a row more than cells side by side.
_UNEVEN = frozenset(f"{W}{name}" for name in ("gridSpan", "vMerge", "cellDel", "gridBefore", "tblHeader", "ins", "del"))
# A paragraph inside a paragraph: what is after it belongs to the outer one again.
_INSIDE = f"{W}txbxContent"
_PARAGRAPH, _ROW, _TEXT, _STYLE, _LIST = (f"{W}{name}" for name in ("p", "tr", "t", "pStyle", "numPr"))
_ASKED = (_PARAGRAPH, _TEXT, _STYLE, _LIST, *_NOT_PLAIN, *(_UNEVEN - _NOT_PLAIN))


class Survey(NamedTuple):
    """What one look through a part has told.

    `not_plain` are paragraphs and `uneven` rows that hold something out of the ordinary, `seen` the tags of that.
    `words` has the words of each paragraph, right for plain ones; empty where paragraphs stand in paragraphs.
    `listed` are paragraphs whose own list or style may give them a mark; None where all may, by the default style.
    """

    not_plain: set[etree._Element]
    uneven: set[etree._Element]
    seen: set[str]
    words: dict[etree._Element, str]
    listed: set[etree._Element] | None


def survey(root: etree._Element, styles: Styles) -> Survey:
    """Look through a part once."""
    not_plain: set[etree._Element] = set()
    uneven: set[etree._Element] = set()
    seen: set[str] = set()
    words: dict[etree._Element, str] = {}
    listed: set[etree._Element] = set()
    current, pieces = root, list[str]()
    for element in root.iter(*_ASKED):
        tag = element.tag
        if tag == _TEXT:
            pieces.append(element.text or "")
        elif tag == _PARAGRAPH:
            words[current] = "".join(pieces)
            current, pieces = element, []
        elif tag == _STYLE:
            if styles.marks(element.get(f"{W}val", "")):
                listed.add(current)
        elif tag == _LIST:
            listed.add(current)
        else:
            seen.add(tag)
            if tag in _NOT_PLAIN:
                _add_around(element, _PARAGRAPH, not_plain)
            if tag in _UNEVEN:
                _add_around(element, _ROW, uneven)
    words[current] = "".join(pieces)
    return Survey(
        not_plain, uneven, seen, {} if _INSIDE in seen else words, None if styles.marks(styles.default) else listed
    )


def _add_around(element: etree._Element, tag: str, holders: set[etree._Element]) -> None:
    for above in element.iterancestors(tag):
        if above in holders:
            break
        holders.add(above)

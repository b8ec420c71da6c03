"""One look through a part of a Word file before it is walked: what is plain in it need not be asked twice.

Most of a form or a report is plain: paragraphs that are runs of words, rows that are cells side by side. What is not is
found here, once for the whole part, with what every plain cell says; asking each paragraph and each cell for itself
costs three times as much.
"""

from typing import NamedTuple

from lxml import etree

from paperclerk.ooxml.styles import Styles
from paperclerk.ooxml.wordml import BROUGHT_IN, MC, TAKEN_AWAY, TURNED_OFF, W14, M, W, find

# What makes a paragraph more than runs of words: changes, fields, breaks, pictures, what is hidden.
_NOT_PLAIN = frozenset((
    *TAKEN_AWAY, *BROUGHT_IN, f"{MC}AlternateContent", f"{M}t", f"{W14}checkbox",
    *(f"{W}{name}" for name in (
        "br", "checkBox", "cr", "drawing", "endnoteReference", "fldChar", "footnoteReference", "noBreakHyphen",
        "object", "pict", "ptab", "ruby", "strike", "dstrike", "sym", "tab", "txbxContent", "vanish",
    )),
))  # fmt: skip
# What makes a row more than cells side by side, with paragraphs in them.
_UNEVEN = frozenset((
    f"{MC}AlternateContent",
    *(f"{W}{name}" for name in ("gridSpan", "vMerge", "cellDel", "gridBefore", "ins", "del", "altChunk", "tbl")),
))  # fmt: skip
_PARAGRAPH, _ROW, _CELL, _TEXT, _STYLE, _LIST, _HEADER, _PROMPT, _PROPERTIES, _CONTENT = (
    f"{W}{name}"
    for name in ("p", "tr", "tc", "t", "pStyle", "numPr", "tblHeader", "showingPlcHdr", "sdtPr", "sdtContent")
)
_VALUE, _ROW_LOOK = f"{W}val", f"{W}trPr"
_ASKED = (_PARAGRAPH, _TEXT, _CELL, _ROW, _HEADER, _LIST, _PROMPT, *_NOT_PLAIN, *(_UNEVEN - _NOT_PLAIN))
# What is said of a paragraph, and the one control that is all it holds.
_ONE_CONTROL = 2


class Survey(NamedTuple):
    """What one look through a part has told.

    `not_plain` are paragraphs and `uneven` rows that hold something out of the ordinary, `seen` the tags of that.
    `rows` has the cells of each even row, `said` what a cell says that holds plain paragraphs without marks, a line
    each. `prompts` are the controls that show only their prompt, `silent` the paragraphs that say nothing for that.
    `listed` are paragraphs whose own list or style may give them a mark, `headers` rows repeated on every page.
    """

    not_plain: set[etree._Element]
    uneven: set[etree._Element]
    seen: set[str]
    rows: dict[etree._Element, list[etree._Element]]
    said: dict[etree._Element, str]
    prompts: set[etree._Element]
    silent: set[etree._Element]
    listed: set[etree._Element]
    headers: set[etree._Element]


def survey(root: etree._Element, styles: Styles) -> Survey:
    """Look through a part once."""
    found = Survey(set(), set(), set(), {}, {}, set(), set(), set(), set())
    rows, said, silent = found.rows, found.said, found.silent
    cell = paragraph = root
    row, cells = root, list[etree._Element]()
    # The words of the paragraph at hand; the lines of the cell at hand, after those before its first paragraph.
    words, lines = list[str](), list[str]()
    for element in root.iter(*_ASKED):
        tag = element.tag
        if tag == _TEXT:
            words.append(element.text or "")
        elif tag == _PARAGRAPH:
            lines.append("" if paragraph in silent else "".join(words))
            paragraph, words = element, []
            around = element.getparent()
            if around is not cell and not _is_in_control_of(element, around, cell, found):
                _add_around(element, _ROW, found.uneven)
                said[cell], cell, lines = "\n".join(lines[1:]), root, []
        elif tag == _CELL:
            lines.append("" if paragraph in silent else "".join(words))
            said[cell] = "\n".join(lines[1:])
            cell, words, lines = element, [], []
            if element.getparent() is row:
                cells.append(element)
            else:
                _add_around(element, _ROW, found.uneven)
        elif tag == _ROW:
            row = element
            rows[row] = cells = []
        else:
            _take_in(element, tag, found)
    lines.append("" if paragraph in silent else "".join(words))
    said[cell] = "\n".join(lines[1:])
    _leave_out_what_is_not_plain(found, root, styles)
    return found


def _is_in_control_of(
    paragraph: etree._Element, content: etree._Element | None, cell: etree._Element, found: Survey
) -> bool:
    """Whether a paragraph, whose parent this is, is in a control of a cell; one that shows its prompt says nothing."""
    control = None if content is None or content.tag != _CONTENT else content.getparent()
    if control is None or control.getparent() is not cell:
        return False
    if control in found.prompts:
        found.silent.add(paragraph)
    return True


def _take_in(element: etree._Element, tag: str, found: Survey) -> None:
    if tag == _LIST:
        found.listed.update(element.iterancestors(_PARAGRAPH))
        return
    if tag == _HEADER:
        _add_header(element, found)
        return
    found.seen.add(tag)
    if tag == _PROMPT:
        _add_prompt(element, found)
    if tag in _NOT_PLAIN:
        _add_around(element, _PARAGRAPH, found.not_plain)
    if tag in _UNEVEN:
        _add_around(element, _ROW, found.uneven)


def _add_header(switch: etree._Element, found: Survey) -> None:
    properties = switch.getparent()
    row = None if properties is None or properties.tag != _ROW_LOOK else properties.getparent()
    if row is not None and row.tag == _ROW and switch.get(_VALUE, "1") not in TURNED_OFF:
        found.headers.add(row)


def _add_prompt(switch: etree._Element, found: Survey) -> None:
    """Take in a control that shows its prompt: a paragraph that holds more than that is not plain."""
    properties = switch.getparent()
    control = None if properties is None or properties.tag != _PROPERTIES else properties.getparent()
    if control is None or switch.get(_VALUE, "1") in TURNED_OFF:
        return
    if control[0] is not properties and find(control, "w:sdtPr") is not properties:
        return
    found.prompts.add(control)
    around = control.getparent()
    if around is not None and around.tag == _PARAGRAPH and len(around) <= _ONE_CONTROL and around[-1] is control:
        found.silent.add(around)
    else:
        _add_around(switch, _PARAGRAPH, found.not_plain)


def _add_around(element: etree._Element, tag: str, holders: set[etree._Element]) -> None:
    for above in element.iterancestors(tag):
        if above in holders:
            break
        holders.add(above)


def _leave_out_what_is_not_plain(found: Survey, root: etree._Element, styles: Styles) -> None:
    """Keep what those cells say alone whose words are all that a reader sees."""
    of_lists = styles.of_lists
    if styles.default in of_lists:
        found.listed.update(root.iter(_PARAGRAPH))
    elif of_lists:
        # Asked for by themselves: nearly every paragraph has a style, and few have one of a list.
        for style in [style for style in root.iter(_STYLE) if style.get(_VALUE) in of_lists]:
            found.listed.update([next(style.iterancestors(_PARAGRAPH), root)])
    for paragraph in (*found.not_plain, *found.listed):
        if (cell := next(paragraph.iterancestors(_CELL), None)) is not None:
            found.said.pop(cell, None)

"""What a paragraph says, run by run, as a reader sees it with every pending change accepted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from paperclerk.ooxml.wordml import (
    BROUGHT_IN,
    MC,
    TAKEN_AWAY,
    W14,
    A,
    M,
    R,
    V,
    W,
    alternative,
    find,
    is_on,
    value,
    whole_number,
)

CHECKED, UNCHECKED = "☒", "☐"

# What people take from the symbol fonts: ticks, crosses, boxes, bullets, arrows. By the character's last two digits.
_SYMBOLS = {
    "wingdings": {"fe": "☑", "fd": "☒", "fc": "✓", "fb": "✗", "a8": "☐", "6f": "☐", "a7": "▪", "d8": "➢", "e0": "→",
                  "71": "☐", "72": "☐", "78": "☒", "df": "←", "6c": "●", "6e": "■", "76": "❖"},
    "wingdings 2": {"52": "☑", "53": "☒", "54": "☒", "50": "✓", "4f": "✗", "a3": "☐", "30": "☐"},
    "symbol": {"b7": "•", "ae": "→", "b3": "≥", "a3": "≤", "b1": "±", "b0": "°", "d6": "√", "b4": "×"},
}  # fmt: skip

_LINK_FIELD = re.compile(r'\s*HYPERLINK\s+"([^"]+)"')

# Ticks and boxes typed as letters of a font of signs stand alone, or nearly.
_SIGN = 2
# What is said of a paragraph some of whose words have a line through them.
STRUCK_OUT = "words struck through"

# Nothing of these is part of what a paragraph says.
_PASSED_OVER = {
    f"{W}{name}"
    for name in (
        "pPr", "rPr", "sdtPr", "sdtEndPr", "delText", "instrText", "delInstrText", "softHyphen", "rt", "rubyPr",
        "fldData", "annotationRef", "footnoteRef", "endnoteRef", "commentReference", "lastRenderedPageBreak",
        "customXmlPr", "smartTagPr",
    )
}  # fmt: skip
_MARKS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "\u2011"}
_NOTES = {f"{W}footnoteReference": "a footnote", f"{W}endnoteReference": "an endnote"}


class Run(NamedTuple):
    """A stretch of text with one look; `inserted` when it is there by a pending change.

    `bold` and `italic` are its own; `properties` (`w:rPr`) is all that is said of it, for `paperclerk.ooxml.looks`;
    `link` is the id of the part's relation to what it links to, empty where it links to nothing outside; `address` is
    where a field leads that is a link.
    """

    text: str
    bold: bool = False
    italic: bool = False
    inserted: bool = False
    properties: etree._Element | None = None
    link: str = ""
    address: str = ""


class Anchored(NamedTuple):
    """What stands among words and is none: a drawing, a mark of a note; `at` counts the runs before it."""

    at: int
    element: etree._Element


@dataclass(slots=True)
class Inline:
    """What stands in a paragraph: its runs, its text boxes (`w:txbxContent`), and what cannot be had as text."""

    runs: list[Run] = field(default_factory=list)
    anchored: list[Anchored] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    left_out: set[str] = field(default_factory=set)
    tracked: bool = False

    @property
    def text(self) -> str:
        """Return the text of all runs."""
        return "".join(run.text for run in self.runs)


def read_inline(element: etree._Element) -> Inline:
    """Read the runs of a paragraph, or of a control inside one."""
    reader = _InlineReader()
    reader.walk(element, inserted=False)
    return reader.found


def struck_out(paragraph: etree._Element) -> str:
    """Return the words of a paragraph that have a line through them."""
    runs = (run for run in paragraph.iter(f"{W}r") if _is_struck(find(run, "w:rPr")))
    return "".join(text.text or "" for run in runs for text in run.iterfind(f"{W}t"))


def _is_struck(properties: etree._Element | None) -> bool:
    return is_on(properties, "w:strike") or is_on(properties, "w:dstrike")


def shows_placeholder(control: etree._Element) -> bool:
    """Whether a control (`w:sdt`) shows only its prompt."""
    return is_on(control, "w:sdtPr/w:showingPlcHdr")


def checkbox_mark(control: etree._Element) -> str | None:
    """Return ☒ or ☐ for a tick-box control, None for another."""
    box = find(control, "w:sdtPr/w14:checkbox")
    if box is None:
        return None
    checked = box.find(f"{W14}checked")
    return CHECKED if checked is not None and checked.get(f"{W14}val", "1") in ("1", "true", "on") else UNCHECKED


class _InlineReader:
    """Walks a paragraph once. Complex fields give their result; what is between `begin` and `separate` is a recipe."""

    def __init__(self) -> None:
        self.found = Inline()
        # One word for each field that is open: its "recipe" is not text, its "result" is; a form field that keeps its
        # own "value" has said it at its start.
        self._fields: list[str] = []
        self._link = ""
        # What each open field is to do, as far as it was read.
        self._recipes: list[str] = []

    def walk(self, element: etree._Element, *, inserted: bool) -> None:
        for child in element:
            if child.tag in _PASSED_OVER:
                continue
            if child.tag in TAKEN_AWAY:
                self.found.tracked = True
            elif child.tag in BROUGHT_IN:
                self.found.tracked = True
                self.walk(child, inserted=True)
            elif child.tag == f"{W}r":
                self._run(child, inserted=inserted)
            elif child.tag == f"{W}sdt":
                self._control(child, inserted=inserted)
            elif child.tag == f"{MC}AlternateContent":
                if (chosen := alternative(child)) is not None:
                    self.walk(chosen, inserted=inserted)
            elif child.tag == f"{M}t":
                self._say(child.text or "", None, inserted=inserted)
            elif child.tag == f"{W}hyperlink":
                self._link = child.get(f"{R}id") or ""
                self.walk(child, inserted=inserted)
                self._link = ""
            elif child.tag == f"{W}fldSimple":
                self._recipes.append(child.get(f"{W}instr") or "")
                self.walk(child, inserted=inserted)
                self._recipes.pop()
            else:  #  smart tags, controls' contents, equations
                self.walk(child, inserted=inserted)

    def _run(self, run: etree._Element, *, inserted: bool) -> None:
        properties = find(run, "w:rPr")
        if is_on(properties, "w:vanish"):
            if run.find(f"{W}t") is not None:
                self.found.left_out.add("hidden text")
            return
        if _is_struck(properties):
            # Whoever draws a line through words takes them back: they must not be printed as if they stood.
            if run.find(f"{W}t") is not None:
                self.found.left_out.add(STRUCK_OUT)
            return
        for child in run:
            self._piece(child, properties, inserted=inserted)

    def _piece(self, child: etree._Element, properties: etree._Element | None, *, inserted: bool) -> None:
        tag = child.tag
        if tag in (f"{W}t", f"{M}t"):
            self._say(child.text or "", properties, inserted=inserted)
        elif tag in _MARKS:
            self._say(_MARKS[tag], properties, inserted=inserted)
        elif tag == f"{W}sym":
            self._say(self._symbol(child), properties, inserted=inserted)
        elif tag == f"{W}fldChar":
            self._field(child, properties, inserted=inserted)
        elif tag == f"{W}instrText" and self._recipes:
            self._recipes[-1] += child.text or ""
        elif tag in _NOTES:
            self.found.left_out.add(_NOTES[tag])
            self.found.anchored.append(Anchored(len(self.found.runs), child))
        elif tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
            self._drawing(child)
        elif tag == f"{MC}AlternateContent":
            chosen = alternative(child)
            for inner in () if chosen is None else chosen:
                self._piece(inner, properties, inserted=inserted)
        elif tag == f"{W}ruby":
            self.walk(child, inserted=inserted)

    def _say(self, text: str, properties: etree._Element | None, *, inserted: bool) -> None:
        if text and (not self._fields or all(part == "result" for part in self._fields)):
            bold, italic = is_on(properties, "w:b"), is_on(properties, "w:i")
            if properties is not None and (len(text) <= _SIGN or not text.isascii()):
                text = _in_signs(text, properties)
            address = next(filter(None, map(_address, reversed(self._recipes))), "")
            self.found.runs.append(Run(text, bold, italic, inserted, properties, self._link, address))

    def _control(self, control: etree._Element, *, inserted: bool) -> None:
        if shows_placeholder(control):
            return
        if (mark := checkbox_mark(control)) is not None:
            self._say(mark, None, inserted=inserted)
        elif (content := find(control, "w:sdtContent")) is not None:
            self.walk(content, inserted=inserted)

    def _field(self, mark: etree._Element, properties: etree._Element | None, *, inserted: bool) -> None:
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            self._say(_form_field(mark), properties, inserted=inserted)
            self._fields.append("value" if _keeps_value(mark) else "recipe")
            self._recipes.append("")
        elif kind == "separate" and self._fields and self._fields[-1] == "recipe":
            self._fields[-1] = "result"
        elif kind == "end" and self._fields:
            self._fields.pop()
            self._recipes.pop()

    def _symbol(self, symbol: etree._Element) -> str:
        font = (symbol.get(f"{W}font") or "").lower()
        said = _SYMBOLS.get(font, {}).get((symbol.get(f"{W}char") or "").lower()[-2:], "")
        if not said:
            self.found.left_out.add("a symbol")
        return said

    def _drawing(self, drawing: etree._Element) -> None:
        self.found.anchored.append(Anchored(len(self.found.runs), drawing))
        boxes = list(_text_boxes(drawing))
        self.found.boxes.extend(boxes)
        if drawing.tag == f"{W}object":
            self.found.left_out.add("an embedded file")
        elif next(drawing.iter(f"{A}blip", f"{V}imagedata"), None) is not None:
            self.found.left_out.add("a picture")
        elif not boxes and drawing.find(f".//{A}graphicData") is not None:
            self.found.left_out.add("a drawing")


def _address(recipe: str) -> str:
    """Return where a field leads that is a link to something outside; nothing for any other."""
    found = _LINK_FIELD.match(recipe)
    return found[1].strip() if found else ""


def _in_signs(text: str, properties: etree._Element) -> str:
    """Return letters that are set in a font of signs as the signs they show; a sign we do not know stays as it is."""
    fonts = find(properties, "w:rFonts")
    known = None if fonts is None else _SYMBOLS.get((fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or "").lower())
    if known is None:
        return text
    return "".join(known.get(f"{ord(sign) & 0xFF:02x}", sign) if ord(sign) > 32 else sign for sign in text)


def _text_boxes(element: etree._Element) -> Iterator[etree._Element]:
    for child in element:
        if child.tag == f"{W}txbxContent":
            yield child
        elif child.tag == f"{MC}AlternateContent":
            if (chosen := alternative(child)) is not None:
                yield from _text_boxes(chosen)
        else:
            yield from _text_boxes(child)


def _keeps_value(begin: etree._Element) -> bool:
    return any(find(begin, f"w:ffData/w:{kind}") is not None for kind in ("checkBox", "ddList"))


def _form_field(begin: etree._Element) -> str:
    """Return what a form field of old Word shows when it keeps its own value: a tick box or a drop-down list."""
    box = find(begin, "w:ffData/w:checkBox")
    if box is not None:
        state = "w:checked" if find(box, "w:checked") is not None else "w:default"
        return CHECKED if is_on(box, state) else UNCHECKED
    choices = find(begin, "w:ffData/w:ddList")
    if choices is None:
        return ""
    entries = [entry.get(f"{W}val", "") for entry in choices.iterfind(f"{W}listEntry")]
    chosen = whole_number(value(choices, "w:result") or value(choices, "w:default")) or 0
    return entries[chosen] if 0 <= chosen < len(entries) else ""

"""What a stretch of a Word file says to a reader, so that two of them can be held against each other.

Style names, words, emphasis, fills, pictures by their bytes, and whatever else stands between words (`region_signs`);
not how a program cut the words into runs, in which language it took them to be, or which numbers it gave. Pending
changes count as accepted.
"""

import copy
from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import etree

from paperclerk.ooxml.package import Package
from paperclerk.ooxml.wordml import TURNED_OFF, R, W, is_on
from paperclerk.word.redline_ready import make_ready
from paperclerk.word.region_signs import SILENT, Signs, field
from paperclerk.word.region_units import PENDING, bare_of, blocks_of, is_place, opened_of, read_of
from paperclerk.word.regions import is_region, name_of

_PARAGRAPH, _TABLE, _ROW, _CELL, _RUN, _LINK = (f"{W}{name}" for name in ("p", "tbl", "tr", "tc", "r", "hyperlink"))
_CONTROL, _CONTENT, _FIELD = f"{W}sdt", f"{W}sdtContent", f"{W}fldSimple"
# Around words or paragraphs that stand in them: what is in them is read, and that they are there is said.
_AROUND = (_CONTROL, *(f"{W}{name}" for name in ("smartTag", "customXml", "bdo", "dir")))
_SWITCHES = tuple(f"{W}{name}" for name in ("b", "i", "strike", "dstrike", "caps", "smallCaps", "vanish"))
_VALUES = {f"{W}u": "none", f"{W}highlight": "none", f"{W}vertAlign": "baseline", f"{W}color": "auto"}
# Emphasis set against the style: left, or nothing, is how a paragraph stands by itself.
_AS_IT_STANDS = ("left", "start")


class Saying(NamedTuple):
    """A paragraph: its style, how it stands, and its words with the look of each stretch."""

    style: str
    stands: str
    spans: tuple[tuple[str, str], ...]


Sense = tuple[Any, ...]


class Senses:
    """Tells what stretches of one file say."""

    def __init__(self, package: Package) -> None:
        """Take in the file's styles and pictures."""
        self._signs = Signs(package)
        part = package.related(package.main_part, "styles")
        self._styles: dict[str, str] = {}
        self._usual = "normal"
        for style in () if part is None else package.xml(part).iterfind(f"{W}style"):
            name = style.find(f"{W}name")
            said = "" if name is None else name.get(f"{W}val", "").casefold()
            self._styles[style.get(f"{W}styleId", "")] = said
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true"):
                self._usual = said

    def paragraph(self, paragraph: Any, part: str) -> Sense:
        """Return what a paragraph or table says by itself, without the regions in it; nothing when it is to go."""
        said = self._of(_alone(paragraph) if _is_pending(paragraph) else [paragraph], part)
        return said[0] if said else ()

    def own(self, holder: Any, part: str) -> Sense:
        """Return what a holder says by itself, without the regions in it."""
        return self._of(bare_of(holder) if _is_pending(holder) else holder, part)

    def blocks(self, own: Any, part: str) -> list[Any]:
        """Return what each block of a copy of a holder says; places of regions that lie in it say their names."""
        return [block.tag if is_place(block) else self._of(_alone(block), part) for block in blocks_of(own)]

    def read(self, holder: Any, part: str) -> str:
        """Return the words of a holder as it reads by itself, the ratings and dates in its lines included."""
        return plain(self._of(read_of(holder), part))

    def whole(self, holder: Any, part: str) -> Sense:
        """Return what a holder says, the regions in it included."""
        return self._of(opened_of(holder), part)

    def _of(self, content: Any, part: str) -> Sense:
        # Making ready is slow, and most stretches are: what nobody sees is passed over while reading.
        if not isinstance(content, list) and _is_pending(content):
            make_ready(content)
        return tuple(self._blocks(content, part))

    def _blocks(self, holder: Any, part: str) -> Iterator[Any]:
        spans: list[tuple[str, str]] = []
        for child in _seen(holder):
            if child.tag == _PARAGRAPH:
                yield self._paragraph(child, part)
            elif child.tag == _ROW:
                yield ("row", *self._blocks(child, part))
            elif child.tag == _CELL:
                yield ("cell", _fill(child.find(f"{W}tcPr/{W}shd")), *self._blocks(child, part))
            elif child.tag == _TABLE:
                yield ("table", *self._blocks(child, part))
            elif child.tag in _AROUND and next(child.iter(_PARAGRAPH, _ROW), None) is not None:
                yield (child.tag, *self._blocks(_inside(child), part))
            else:
                spans += self._spans(child, part, "")
        if spans:
            yield Saying("", "", _joined(spans))

    def _paragraph(self, paragraph: Any, part: str) -> Saying:
        look = paragraph.find(f"{W}pPr")
        style, stands = self._usual, ""
        if look is not None:
            named = look.find(f"{W}pStyle")
            style = self._usual if named is None else self._styles.get(named.get(f"{W}val", ""), self._usual)
            aligned = look.find(f"{W}jc")
            stands = "" if aligned is None else aligned.get(f"{W}val", "")
            stands = "" if stands in _AS_IT_STANDS else stands
            if look.find(f"{W}sectPr") is not None:
                stands += " section"
        spans = _joined([span for child in _seen(paragraph) for span in self._spans(child, part, "")])
        # LibreOffice writes what begins a page by itself as a break before its words.
        breaks = bool(spans) and spans[0][0].startswith("\f")
        if breaks:
            (words, run_look), *rest = spans
            spans = ((words[1:], run_look), *rest) if words[1:] else tuple(rest)
        if breaks or is_on(look, "w:pageBreakBefore"):
            stands += " page"
        return Saying(style, stands, spans)

    def _spans(self, element: Any, part: str, link: str) -> Iterator[tuple[str, str]]:
        if element.tag == _RUN:
            look = " ".join((*_look(element.find(f"{W}rPr")), link)).strip()
            for child in element:
                if (sign := self._signs.of(child, part)) is not None and any(sign):
                    yield sign.text, f"{look} {sign.what}".strip()
        elif element.tag == _LINK:
            link = f"{self._signs.target(element.get(f'{R}id', ''), part)}#{element.get(f'{W}anchor', '')}"
            for child in _seen(element):
                yield from self._spans(child, part, link)
        elif element.tag == _FIELD:
            yield tuple(field(element.get(f"{W}instr", "")))  # type: ignore[misc]
            for child in _seen(element):
                yield from self._spans(child, part, link)
        elif element.tag in _AROUND:
            yield "", element.tag
            for child in _seen(_inside(element)):
                yield from self._spans(child, part, link)
            yield "", f"/{element.tag}"
        elif (sign := self._signs.of(element, part)) is not None:
            yield tuple(sign)  # type: ignore[misc]


def _alone(block: Any) -> Any:
    holder = etree.Element(f"{W}sdtContent")
    holder.append(copy.deepcopy(block))
    return holder


def _is_pending(holder: Any) -> bool:
    return next(holder.iter(*PENDING), None) is not None


def _seen(holder: Any) -> Iterator[Any]:
    """Yield what stands in a holder and may say something; regions that lie in it speak for themselves."""
    for child in holder:
        is_apart = is_place(child) or (child.tag == _CONTROL and is_region(name_of(child)))
        if isinstance(child.tag, str) and child.tag not in SILENT and not is_apart:
            yield child


def _inside(element: Any) -> Any:
    """Return the holder of what an element is around."""
    content = element.find(_CONTENT)
    return element if content is None else content


def words_in(element: Any) -> str:
    """Return the words of a paragraph as they stand, in one line."""
    return "".join(text.text or "" for text in element.iter(f"{W}t")).strip()


def plain(sense: Sense) -> str:
    """Return the words of what is said: a paragraph a line, cells apart by bars, pictures as the word picture."""
    return "\n".join(line for line in _lines(sense) if line.strip())


def _lines(sense: Sense) -> Iterator[str]:
    for one in sense:
        if isinstance(one, Saying):
            yield "".join(text for text, _ in one.spans)
        elif one and one[0] == "row":
            yield " | ".join(" ".join(_lines(cell[2:])) for cell in one[1:])
        elif one and one[0] == "cell":
            yield from _lines(one[2:])
        else:
            yield from _lines(one[1:])


def _joined(spans: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    made: list[tuple[str, str]] = []
    for text, look in spans:
        if text and made and made[-1][1] == look:
            made[-1] = (made[-1][0] + text, look)
        else:
            made.append((text, look))
    return tuple(made)


def _look(look: Any) -> Iterator[str]:
    if look is None:
        return
    for child in look:
        if child.tag in _SWITCHES and child.get(f"{W}val", "1") not in TURNED_OFF:
            yield child.tag.rpartition("}")[2]
        elif child.tag in _VALUES and (value := child.get(f"{W}val", "")) != _VALUES[child.tag]:
            yield f"{child.tag.rpartition('}')[2]}:{value}"
        elif child.tag == f"{W}shd" and (fill := _fill(child)):
            yield f"fill:{fill}"


def _fill(shading: Any) -> str:
    told = "" if shading is None else shading.get(f"{W}fill", "")
    return "" if told.casefold() in ("auto", "ffffff") else told.upper()

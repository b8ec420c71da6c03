"""Paragraph styles and lists of a Word file: a style's name, its place in the outline, and whether it is a list."""

import re
from functools import cached_property
from typing import NamedTuple

from lxml import etree

from paperclerk.ooxml.numbering import Lists
from paperclerk.ooxml.package import Package
from paperclerk.ooxml.wordml import W, find, value, whole_number

_STYLE, _VALUE = f"{W}pStyle", f"{W}val"
# What takes a paragraph out of its style's list, or gives it another level.
_OF_ITS_OWN = (f"{W}outlineLvl", f"{W}numPr")
# A style may be based on another; a file that goes round in circles must not.
_LONGEST_CHAIN = 20
# All forms of a period have the same styles; a month's returns have a handful.
_MOST_KNOWN = 16
_KNOWN: dict[tuple[bytes, ...], "Styles"] = {}


class Numbering(NamedTuple):
    """A paragraph's place in a list: the list (`w:numId`), the level from 0, and what stands before the text.

    `mark` is a bullet for a bulleted list and empty for a numbered one, whose numbers Word counts.
    """

    number_id: int
    level: int
    mark: str = ""


class Look(NamedTuple):
    """A paragraph's style, place in a list and level in the outline."""

    style_id: str
    numbering: Numbering | None
    heading_level: int | None


def styles_of(package: Package, part: str) -> "Styles":
    """Return the styles and lists of a part, read once for all files that have the same.

    Raises:
        PackageFault: what says so is damaged.
    """
    styles, lists = package.related(part, "styles"), package.related(part, "numbering")
    key = tuple(b"" if name is None else package.read(name) for name in (styles, lists))
    if key not in _KNOWN:
        while len(_KNOWN) >= _MOST_KNOWN:
            _KNOWN.pop(next(iter(_KNOWN)), None)
        _KNOWN[key] = Styles(
            None if styles is None else package.xml(styles), None if lists is None else package.xml(lists)
        )
    return _KNOWN[key]


class Styles:
    """What word/styles.xml and word/numbering.xml say; empty when a file has neither."""

    def __init__(self, styles: etree._Element | None, lists: etree._Element | None) -> None:
        """Take in the two parts' root elements."""
        found = () if styles is None else styles.iterfind(f"{W}style")
        self.defaults = find(styles, "w:docDefaults")
        self._styles = {style.get(f"{W}styleId", ""): style for style in found}
        self.lists = Lists(lists)
        self._marks: dict[tuple[int, int], str] = {}
        # Thousands of paragraphs share a dozen styles.
        self._names: dict[str, str] = {}
        self._above: dict[str, tuple[etree._Element, ...]] = {}
        self._chains: dict[str, list[etree._Element]] = {}
        self._looks: dict[str, Look] = {}

    def name(self, style_id: str) -> str:
        """Return a style's name, `heading 1`, whatever its id is in the language of the Word that wrote it."""
        if style_id not in self._names:
            self._names[style_id] = value(self._styles.get(style_id), "w:name") or style_id
        return self._names[style_id]

    @cached_property
    def of_lists(self) -> frozenset[str]:
        """Return the ids of the styles that put their paragraphs in a list, so that a mark may stand before them."""
        return frozenset(style_id for style_id in self._styles if self._list_of(style_id, None) is not None)

    def look(self, properties: etree._Element | None) -> Look:
        """Return the look of a paragraph from its own properties (`w:pPr`) and its style's."""
        style_id: str | None = None
        own = False
        for child in () if properties is None else properties:
            tag = child.tag
            if tag == _STYLE:
                style_id = child.get(_VALUE)
            own = own or tag in _OF_ITS_OWN
        style_id = style_id or self.default
        if own:
            return self._look(style_id, properties)
        if style_id not in self._looks:
            self._looks[style_id] = self._look(style_id, None)
        return self._looks[style_id]

    def _look(self, style_id: str, properties: etree._Element | None) -> Look:
        return Look(style_id, self._list_of(style_id, properties), self._level(style_id, properties))

    @cached_property
    def default(self) -> str:
        """Return the id of the style that paragraphs have which name none."""
        for style_id, style in self._styles.items():
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true"):
                return style_id
        return ""

    def _level(self, style_id: str, properties: etree._Element | None) -> int | None:
        """Return a paragraph's level in the outline, 1 for the highest; None for body text."""
        own = whole_number(value(properties, "w:outlineLvl"))
        if own is not None:
            return own + 1 if own < 9 else None
        return self._level_of_style(style_id)

    def _level_of_style(self, style_id: str) -> int | None:
        for source in self._properties(style_id):
            level = whole_number(value(source, "w:outlineLvl"))
            if level is not None:
                return level + 1 if level < 9 else None
        named = re.fullmatch(r"heading ([1-9])", self.name(style_id), re.I)
        return int(named[1]) if named else None

    def _list_of(self, style_id: str, properties: etree._Element | None) -> Numbering | None:
        """Return a paragraph's place in a list, from its own properties or its style's; None when it is in none."""
        level: int | None = None
        for source in (properties, *self._properties(style_id)):
            own = whole_number(value(source, "w:numPr/w:ilvl"))
            level = own if level is None else level
            number_id = whole_number(value(source, "w:numPr/w:numId"))
            if number_id == 0:  # a paragraph taken out of its style's list
                return None
            if number_id is not None:
                if source is not properties and whole_number(value(properties, "w:numPr/w:ilvl")) is None:
                    level = self._level_by_style(number_id, style_id, source, level)
                return Numbering(number_id, level or 0, self._mark(number_id, level or 0))
        is_list = re.match(r"list (bullet|paragraph)", self.name(style_id), re.I)
        return Numbering(0, 0, "•") if is_list and is_list[1].lower() == "bullet" else None

    def _level_by_style(
        self, number_id: int, style_id: str, source: etree._Element | None, written: int | None
    ) -> int | None:
        """Return the level of a list that a style has: the one linked to it, whatever level it writes itself."""
        found = self.lists.list(number_id)
        if found is None or source is None:
            return written
        linked = found.level_of_style(style_id)
        if linked is None and written is None:
            above = source.getparent()
            linked = None if above is None else found.level_of_style(above.get(f"{W}styleId", ""))
        return written if linked is None else linked

    def _properties(self, style_id: str) -> list[etree._Element]:
        """Return the paragraph properties of a style and of those it is based on, nearest first."""
        if style_id not in self._chains:
            found = (find(style, "w:pPr") for style in self.chain(style_id or self.default))
            self._chains[style_id] = [properties for properties in found if properties is not None]
        return self._chains[style_id]

    def chain(self, style_id: str) -> tuple[etree._Element, ...]:
        """Return a style of any kind and those it is based on, nearest first; nothing when there is none."""
        if style_id not in self._above:
            found: list[etree._Element] = []
            current: str | None = style_id
            while len(found) < _LONGEST_CHAIN and (style := self._styles.get(current or "")) is not None:
                found.append(style)
                current = value(style, "w:basedOn")
            self._above[style_id] = tuple(found)
        return self._above[style_id]

    def _mark(self, number_id: int, level: int) -> str:
        if (number_id, level) not in self._marks:
            self._marks[number_id, level] = self._read_mark(number_id, level)
        return self._marks[number_id, level]

    def _read_mark(self, number_id: int, level: int) -> str:
        found = self.lists.list(number_id)
        definition = found.levels.get(level) if found else None
        return "•" if definition is None or definition.style in ("bullet", "none") else ""

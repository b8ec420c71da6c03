"""Paragraph styles and lists of a Word file: a style's name, its place in the outline, and whether it is a list."""

import re
from functools import cached_property
from typing import NamedTuple

from lxml import etree

from paperclerk.ooxml.package import Package
from paperclerk.ooxml.wordml import W, find, value, whole_number

# A style may be based on another; a file that goes round in circles must not.
_LONGEST_CHAIN = 20


class Numbering(NamedTuple):
    """A paragraph's place in a list: the list (`w:numId`), the level from 0, and what stands before the text.

    `mark` is a bullet for a bulleted list and empty for a numbered one, whose numbers Word counts.
    """

    number_id: int
    level: int
    mark: str = ""


class Styles:
    """What word/styles.xml and word/numbering.xml say; empty when a file has neither."""

    def __init__(self, package: Package, part: str) -> None:
        self._styles = _by_id(package, part)
        numbering = package.related(part, "numbering")
        self._lists = None if numbering is None else package.xml(numbering)
        self._marks: dict[tuple[int, int], str] = {}
        # Thousands of paragraphs share a dozen styles.
        self._names: dict[str, str] = {}
        self._chains: dict[str, list[etree._Element]] = {}
        self._levels: dict[str, int | None] = {}
        self._lists_of_styles: dict[str, Numbering | None] = {}

    def name(self, style_id: str) -> str:
        """Return a style's name, `heading 1`, whatever its id is in the language of the Word that wrote it."""
        if style_id not in self._names:
            self._names[style_id] = value(self._styles.get(style_id), "w:name") or style_id
        return self._names[style_id]

    @cached_property
    def default(self) -> str:
        """Return the id of the style that paragraphs have which name none."""
        for style_id, style in self._styles.items():
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true"):
                return style_id
        return ""

    def heading_level(self, style_id: str, properties: etree._Element | None) -> int | None:
        """Return a paragraph's level in the outline, 1 for the highest; None for body text."""
        own = whole_number(value(properties, "w:outlineLvl"))
        if own is not None:
            return own + 1 if own < 9 else None
        if style_id not in self._levels:
            self._levels[style_id] = self._level_of_style(style_id)
        return self._levels[style_id]

    def numbering(self, style_id: str, properties: etree._Element | None) -> Numbering | None:
        """Return a paragraph's place in a list, from its own properties or its style's; None when it is in none."""
        if properties is not None and find(properties, "w:numPr") is not None:
            return self._numbering(style_id, properties)
        if style_id not in self._lists_of_styles:
            self._lists_of_styles[style_id] = self._numbering(style_id, None)
        return self._lists_of_styles[style_id]

    def _level_of_style(self, style_id: str) -> int | None:
        for source in self._properties(style_id):
            level = whole_number(value(source, "w:outlineLvl"))
            if level is not None:
                return level + 1 if level < 9 else None
        named = re.fullmatch(r"heading ([1-9])", self.name(style_id), re.I)
        return int(named[1]) if named else None

    def _numbering(self, style_id: str, properties: etree._Element | None) -> Numbering | None:
        for source in (properties, *self._properties(style_id)):
            number_id = whole_number(value(source, "w:numPr/w:numId"))
            if number_id == 0:  # a paragraph taken out of its style's list
                return None
            if number_id is not None:
                level = whole_number(value(properties, "w:numPr/w:ilvl")) or whole_number(
                    value(source, "w:numPr/w:ilvl")
                )
                return Numbering(number_id, level or 0, self._mark(number_id, level or 0))
        is_list = re.match(r"list (bullet|paragraph)", self.name(style_id), re.I)
        return Numbering(0, 0, "•") if is_list and is_list[1].lower() == "bullet" else None

    def _properties(self, style_id: str) -> list[etree._Element]:
        """Return the paragraph properties of a style and of those it is based on, nearest first."""
        if style_id not in self._chains:
            self._chains[style_id] = self._chain(style_id)
        return self._chains[style_id]

    def _chain(self, style_id: str) -> list[etree._Element]:
        chain: list[etree._Element] = []
        current: str | None = style_id or self.default
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get(current) if current else None
            if style is None:
                break
            properties = find(style, "w:pPr")
            if properties is not None:
                chain.append(properties)
            current = value(style, "w:basedOn")
        return chain

    def _mark(self, number_id: int, level: int) -> str:
        if (number_id, level) not in self._marks:
            self._marks[number_id, level] = self._read_mark(number_id, level)
        return self._marks[number_id, level]

    def _read_mark(self, number_id: int, level: int) -> str:
        if self._lists is None:
            return "•"
        number = self._lists.find(f"{W}num[@{W}numId='{number_id}']")
        abstract_id = value(number, "w:abstractNumId")
        path = f"{W}abstractNum[@{W}abstractNumId='{abstract_id}']/{W}lvl[@{W}ilvl='{level}']"
        definition = None if abstract_id is None or "'" in abstract_id else self._lists.find(path)
        return "" if (value(definition, "w:numFmt") or "bullet") not in ("bullet", "none") else "•"


def _by_id(package: Package, part: str) -> dict[str, etree._Element]:
    styles = package.related(part, "styles")
    if styles is None:
        return {}
    return {style.get(f"{W}styleId", ""): style for style in package.xml(styles).iterfind(f"{W}style")}

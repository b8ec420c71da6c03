"""How words of a Word file look in the end, by its defaults, its styles and what is said of the words themselves.

Styles build on one another, and what stands nearest holds (ECMA-376 17.7.2). Bold, italics and hidden are
switches: set by a paragraph's style and by a character style both, they cancel out.
"""

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from paperclerk.ooxml.blocks import Paragraph, paragraph_properties
from paperclerk.ooxml.inline import Run
from paperclerk.ooxml.numbering import ListLevel
from paperclerk.ooxml.styles import Styles
from paperclerk.ooxml.wordml import W, find, is_on, value, whole_number

# What the format says where a file says nothing, in points.
_SIZE = 10.0
_TWENTIETHS = 20
_AUTO = "auto"
# ECMA-376 17.4.55: the bit that says that a table's first row is set apart.
_FIRST_ROW = 0x20


class RunLook(NamedTuple):
    """How a run looks: `size` in points, `colour` and `shade` as RRGGBB or a name, empty for the ordinary ones."""

    bold: bool = False
    italic: bool = False
    underlined: bool = False
    hidden: bool = False
    size: float = _SIZE
    colour: str = ""
    shade: str = ""


class Setting(NamedTuple):
    """How a paragraph is set, in points: its left edge, how far its first line is set in, the room around it."""

    left: float = 0.0
    first: float = 0.0
    before: float = 0.0
    after: float = 0.0
    centred: bool = False
    right: bool = False
    new_page: bool = False

    @property
    def indent(self) -> float:
        """Return where the first line begins."""
        return self.left + self.first


class Looks:
    """The looks of one Word file."""

    def __init__(self, styles: Styles) -> None:
        """Take in the file's styles."""
        self._styles = styles
        self._known: dict[tuple[str, str], RunLook] = {}
        self._settings: dict[str, Setting] = {}

    def run(self, paragraph: Paragraph, run: Run) -> RunLook:
        """Return how a run of a paragraph looks."""
        return self.look(paragraph.style_id, run.properties)

    def look(self, paragraph_style: str, properties: etree._Element | None) -> RunLook:
        """Return how words look, by the style of their paragraph and what is said of them (`w:rPr`)."""
        by_style = self.style(paragraph_style, value(properties, "w:rStyle") or "")
        return by_style if properties is None else _with(by_style, [properties])

    def style(self, paragraph_style: str, character_style: str = "") -> RunLook:
        """Return how words look by their styles alone."""
        key = (paragraph_style, character_style)
        if key not in self._known:
            defaults = find(self._styles.defaults, "w:rPrDefault/w:rPr")
            plain = _with(RunLook(), [] if defaults is None else [defaults])
            look = _with(plain, self._of_styles(paragraph_style))
            added = self._of_styles(character_style)
            self._known[key] = _crossed(look, _with(look, added), added)
        return self._known[key]

    @property
    def default(self) -> str:
        """Return the id of the style that paragraphs have which name none."""
        return self._styles.default

    @property
    def language(self) -> str:
        """Return the language words are in which name none, `en-GB`; empty where the file does not say."""
        said = [find(style, "w:rPr/w:lang") for style in self._styles.chain(self._styles.default)]
        said.append(find(self._styles.defaults, "w:rPrDefault/w:rPr/w:lang"))
        return next((found for lang in said if lang is not None and (found := lang.get(f"{W}val"))), "")

    def fills(self, style_id: str) -> bool:
        """Whether a style puts a colour behind words: a paragraph's behind all of it, a table's behind some cells."""
        shades = (shade for style in self._styles.chain(style_id) for shade in style.iter(f"{W}shd"))
        return any(_colour(shade.get(f"{W}fill")) not in ("", "FFFFFF") for shade in shades)

    def first_row(self, table: etree._Element) -> tuple[bool, str]:
        """Return whether the first row of a table is bold by the table's style, and the colour it fills it with."""
        properties = find(table, "w:tblPr")
        look = find(properties, "w:tblLook")
        if look is None or not _shows_first_row(look):
            return False, ""
        bold, fill = False, ""
        for style in reversed(self._styles.chain(value(properties, "w:tblStyle") or "")):
            for part in style.iterfind(f"{W}tblStylePr"):
                if part.get(f"{W}type") == "firstRow":
                    bold = is_on(part, "w:rPr/w:b") if find(part, "w:rPr/w:b") is not None else bold
                    shade = find(part, "w:tcPr/w:shd")
                    fill = fill if shade is None else _colour(shade.get(f"{W}fill"))
        return bold, "" if fill == "FFFFFF" else fill

    def setting(self, paragraph: Paragraph, level: ListLevel | None) -> Setting:
        """Return how a paragraph is set; `level` is that of the list it is in."""
        own = paragraph_properties(paragraph.element)
        numbers_itself = find(own, "w:numPr") is not None
        by_style = self._setting(paragraph.style_id)
        if level is not None and level.properties is not None:
            # A list sets its paragraphs in; a style that is itself in the list says where.
            inherits = not numbers_itself and any(
                find(p, "w:ind") is not None for p in self._paragraph_properties(paragraph.style_id)
            )
            by_style = by_style if inherits else _set(by_style, level.properties)
        return by_style if own is None else _set(by_style, own)

    def _setting(self, style_id: str) -> Setting:
        if style_id not in self._settings:
            setting = Setting()
            defaults = find(self._styles.defaults, "w:pPrDefault/w:pPr")
            for properties in (defaults, *reversed(list(self._paragraph_properties(style_id)))):
                setting = setting if properties is None else _set(setting, properties)
            self._settings[style_id] = setting
        return self._settings[style_id]

    def _paragraph_properties(self, style_id: str) -> Iterator[etree._Element]:
        for style in self._styles.chain(style_id):
            if (properties := find(style, "w:pPr")) is not None:
                yield properties

    def _of_styles(self, style_id: str) -> list[etree._Element]:
        """Return what styles say of words, the farthest first."""
        found = (find(style, "w:rPr") for style in reversed(self._styles.chain(style_id)))
        return [properties for properties in found if properties is not None]


def _shows_first_row(look: etree._Element) -> bool:
    """Whether a table sets its first row apart, said in a word or, by older Word, in a bit of a figure."""
    if (said := look.get(f"{W}firstRow")) is not None:
        return said in ("1", "true", "on")
    try:
        return bool(int(look.get(f"{W}val") or "0", 16) & _FIRST_ROW)
    except ValueError:
        return False


def _with(look: RunLook, said: list[etree._Element]) -> RunLook:
    for properties in said:
        for child in properties:
            tag = child.tag
            if tag == f"{W}b":
                look = look._replace(bold=is_on(properties, "w:b"))
            elif tag == f"{W}i":
                look = look._replace(italic=is_on(properties, "w:i"))
            elif tag == f"{W}u":
                look = look._replace(underlined=child.get(f"{W}val", "single") != "none")
            elif tag == f"{W}vanish":
                look = look._replace(hidden=is_on(properties, "w:vanish"))
            elif tag == f"{W}sz":
                half_points = whole_number(child.get(f"{W}val"))
                look = look._replace(size=look.size if half_points is None else half_points / 2)
            elif tag == f"{W}color":
                look = look._replace(colour=_colour(child.get(f"{W}val")))
            elif tag == f"{W}shd":
                look = look._replace(shade=_colour(child.get(f"{W}fill")))
            elif tag == f"{W}highlight":
                look = look._replace(shade=_colour(child.get(f"{W}val")))
    return look


def _crossed(by_paragraph: RunLook, by_both: RunLook, added: list[etree._Element]) -> RunLook:
    """Return a look with the switches off that a paragraph's style and a character style both turn on."""
    bold, italic, hidden = (any(is_on(properties, tag) for properties in added) for tag in ("w:b", "w:i", "w:vanish"))
    return by_both._replace(
        bold=by_both.bold and not (by_paragraph.bold and bold),
        italic=by_both.italic and not (by_paragraph.italic and italic),
        hidden=by_both.hidden and not (by_paragraph.hidden and hidden),
    )


def _set(setting: Setting, properties: etree._Element) -> Setting:
    if (spacing := find(properties, "w:spacing")) is not None:
        setting = setting._replace(
            before=_points(spacing, "before", setting.before), after=_points(spacing, "after", setting.after)
        )
    if (indent := find(properties, "w:ind")) is not None:
        left = _points(indent, "left", _points(indent, "start", setting.left))
        first = _points(indent, "firstLine", setting.first)
        setting = setting._replace(left=left, first=-_points(indent, "hanging", -first))
    if (side := value(properties, "w:jc")) is not None:
        setting = setting._replace(centred=side == "center", right=side in ("right", "end"))
    if find(properties, "w:pageBreakBefore") is not None:
        setting = setting._replace(new_page=is_on(properties, "w:pageBreakBefore"))
    return setting


def _points(element: etree._Element, name: str, otherwise: float) -> float:
    written = whole_number(element.get(f"{W}{name}"))
    return otherwise if written is None else written / _TWENTIETHS


def _colour(written: str | None) -> str:
    return "" if written in (None, _AUTO, "none") else (written or "").upper()

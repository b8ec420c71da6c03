"""The lists of a Word file (word/numbering.xml) as they are defined: levels, links to styles, exceptions.

    num -> abstractNum -> levels, each with its format, its text (`%1.%2`), where it starts and when it restarts
     |- lvlOverride: another start, or another level altogether
    abstractNum with a numStyleLink -> the abstractNum with that styleLink

What stands before a paragraph is counted by `paperclerk.ooxml.numbering_counts`.
"""

from typing import NamedTuple

from lxml import etree

from paperclerk.ooxml.wordml import MC, W, find, is_on, value, whole_number

# Word has nine.
LEVELS = 9


class ListLevel(NamedTuple):
    """One level of a list.

    `restarts_after` is the number of levels of which any makes it count anew (as many as stand above it, as a rule;
    0 for never). `legal` when the numbers of the levels above are shown in figures. `style_id` is the paragraph style
    linked to it, `properties` what it says of its paragraphs (`w:pPr`).
    """

    style: str
    text: str
    start: int
    restarts_after: int
    pattern: str = ""
    legal: bool = False
    suffix: str = "tab"
    style_id: str = ""
    properties: etree._Element | None = None

    @property
    def is_bullet(self) -> bool:
        """Whether a sign stands before the text, and no number."""
        return self.style == "bullet"


class List(NamedTuple):
    """A list as paragraphs name it (`w:num`): its levels, and the levels at which it starts its count anew.

    Lists of the same `counter` count on from one another.
    """

    counter: str
    levels: dict[int, ListLevel]
    starts: dict[int, int]

    def level_of_style(self, style_id: str) -> int | None:
        """Return the level that a paragraph style is linked to, from 0."""
        return next((at for at, level in self.levels.items() if style_id and level.style_id == style_id), None)


class Lists:
    """What word/numbering.xml says; empty when a file has none."""

    def __init__(self, root: etree._Element | None) -> None:
        """Take in the part's root element."""
        found = [] if root is None else list(root)
        self._abstract = {_id(e, "abstractNumId"): e for e in found if e.tag == f"{W}abstractNum"}
        self._numbers = {_id(e, "numId"): e for e in found if e.tag == f"{W}num"}
        self._by_link = {link: e for e in self._abstract.values() if (link := value(e, "w:styleLink"))}
        self._known: dict[int, List | None] = {}

    def list(self, number_id: int) -> List | None:
        """Return the list of a number; None when the file defines none."""
        if number_id not in self._known:
            self._known[number_id] = self._list(number_id)
        return self._known[number_id]

    def _list(self, number_id: int) -> List | None:
        number = self._numbers.get(str(number_id))
        counter = value(number, "w:abstractNumId") or ""
        abstract = self._abstract.get(counter)
        if number is None or abstract is None:
            return None
        if link := value(abstract, "w:numStyleLink"):
            abstract = self._by_link.get(link, abstract)
        levels = _levels(abstract)
        starts: dict[int, int] = {}
        for override in number.iterfind(f"{W}lvlOverride"):
            at = whole_number(_id(override, "ilvl"))
            if at is None:
                continue
            if (instead := find(override, "w:lvl")) is not None:
                levels[at] = _level(instead, at)
            if (start := whole_number(value(override, "w:startOverride"))) is not None:
                starts[at] = start
        return List(counter, levels, starts)


def _levels(abstract: etree._Element) -> dict[int, ListLevel]:
    levels = {}
    for element in abstract.iterfind(f"{W}lvl"):
        at = whole_number(_id(element, "ilvl"))
        if at is not None and 0 <= at < LEVELS:
            levels[at] = _level(element, at)
    return levels


def _level(element: etree._Element, at: int) -> ListLevel:
    chosen = find(element, "w:numFmt")
    if chosen is None:  # a custom format stands in an alternative, with an ordinary one to fall back on
        chosen = element.find(f"{MC}AlternateContent/{MC}Choice/{W}numFmt")
    restarts = whole_number(value(element, "w:lvlRestart"))
    start = whole_number(value(element, "w:start"))
    return ListLevel(
        style="decimal" if chosen is None else chosen.get(f"{W}val", "decimal"),
        pattern="" if chosen is None else chosen.get(f"{W}format", ""),
        text=value(element, "w:lvlText") or "",
        start=0 if start is None else start,
        restarts_after=at if restarts is None or restarts > at else restarts,
        legal=is_on(element, "w:isLgl"),
        suffix=value(element, "w:suff") or "tab",
        style_id=value(element, "w:pStyle") or "",
        properties=find(element, "w:pPr"),
    )


def _id(element: etree._Element, name: str) -> str:
    return element.get(f"{W}{name}", "")

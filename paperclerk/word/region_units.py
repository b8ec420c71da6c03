"""The units of a merge: the regions of a story, and the cells of those that are a single row.

Inside a unit, the regions that lie in it are held apart: a place for each, by its name, stands in what is
the unit's own.
"""

import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from lxml import etree

from paperclerk.ooxml.wordml import BROUGHT_IN, TAKEN_AWAY, W
from paperclerk.word.regions import is_region, name_of, regions_in

_CONTROL, _CONTENT, _ROW, _CELL = (f"{W}{name}" for name in ("sdt", "sdtContent", "tr", "tc"))
_PARAGRAPH, _TABLE, _CELL_LOOK = f"{W}p", f"{W}tbl", f"{W}tcPr"
# A tag of its own for each name: places of two regions are never taken for one another.
_PLACE, _NAME = "{urn:paperclerk:place}", "region"
# What a name of a region may have and a tag may not.
_UNFIT = re.compile(r"[^\w.-]", re.ASCII)
_SPANS = (f"{W}tcPr/{W}gridSpan", f"{W}tcPr/{W}vMerge")

# Tracked changes that wait for somebody's word, of text and of looks.
PENDING = (*TAKEN_AWAY, *BROUGHT_IN, *(f"{W}{name}Change" for name in ("rPr", "pPr", "tcPr", "trPr", "tblPr")))


class Kind(StrEnum):
    """What a unit is made of."""

    BLOCKS = "blocks"
    ROW = "row"
    WORDS = "words"


# Its pages are known only of a paper that was laid out, which one made for its data was not.
_CONTENTS = re.compile(r"\s*(?:TOC|PAGEREF)\b")


@dataclass(slots=True, eq=False)
class Unit:
    """A region, or a cell of one (`cell` counts from 1); `holder` is the element whose children it is made of."""

    name: str
    part: str
    control: Any
    holder: Any
    kind: Kind
    cell: int = 0


def units_of(story: Any, part: str) -> Iterator[Unit]:
    """Yield the regions of a story, outer before inner."""
    for name, control in regions_in(story):
        content = control.find(_CONTENT)
        if content is not None:
            yield Unit(name, part, control, content, kind_of(content))


def loose_paragraphs(story: Any) -> Iterator[Any]:
    """Yield the paragraphs of a story that lie in no region, in order; those of a contents list are Word's to fill."""
    for child in story:
        if child.tag == _PARAGRAPH:
            if not is_of_contents(child):
                yield child
        elif isinstance(child.tag, str) and not (child.tag == _CONTROL and is_region(name_of(child))):
            yield from loose_paragraphs(child)


def is_of_contents(paragraph: Any) -> bool:
    """Whether a paragraph is a line of a contents list."""
    return any(_CONTENTS.match(told.text or "") for told in paragraph.iter(f"{W}instrText"))


def kind_of(content: Any) -> Kind:
    """Return what the content of a control is made of."""
    for child in content:
        if child.tag == _ROW:
            return Kind.ROW
        if child.tag in (_PARAGRAPH, _TABLE, _CELL):
            return Kind.BLOCKS
        if child.tag == _CONTROL and (inner := child.find(_CONTENT)) is not None:
            return kind_of(inner)
    return Kind.WORDS


def cells_of(unit: Unit) -> tuple[Unit, ...]:
    """Return the cells of a unit that is a single row; none of any other."""
    rows = unit.holder.findall(_ROW)
    if unit.kind is not Kind.ROW or len(rows) != 1:
        return ()
    cells = rows[0].findall(_CELL)
    return tuple(Unit(unit.name, unit.part, unit.control, cell, Kind.BLOCKS, n) for n, cell in enumerate(cells, 1))


def shape_of(unit: Unit) -> tuple[tuple[str, ...], ...]:
    """Return the shape of a row: how wide and how joined each of its cells is."""
    found = []
    for cell in cells_of(unit):
        told = (cell.holder.find(path) for path in _SPANS)
        found.append(tuple("" if one is None else one.get(f"{W}val", "continue") for one in told))
    return tuple(found)


def own_of(holder: Any) -> Any:
    """Return a copy of a holder with a place in it for each region that lies in it."""
    made = copy.deepcopy(holder)
    for name, control in inner_of(made).items():
        place = etree.Element(_PLACE + _UNFIT.sub("-", name), {_NAME: name})
        place.tail = control.tail
        control.getparent().replace(control, place)
    return made


def bare_of(holder: Any) -> Any:
    """Return a copy of a holder without the regions that lie in it."""
    made = copy.deepcopy(holder)
    for control in _topmost(made):
        control.getparent().remove(control)
    return made


def read_of(holder: Any) -> Any:
    """Return a copy of a holder as it reads by itself: with the words in it that are regions, without other regions."""
    made = copy.deepcopy(holder)
    for control in _topmost(made):
        content = control.find(_CONTENT)
        if content is not None and kind_of(content) is Kind.WORDS:
            unwrap(control)
        else:
            control.getparent().remove(control)
    return made


def opened_of(holder: Any) -> Any:
    """Return a copy of a holder in which the regions that lie in it are part of it."""
    made = copy.deepcopy(holder)
    for control in [one for one in made.iter(_CONTROL) if is_region(name_of(one))]:
        unwrap(control)
    return made


def inner_of(holder: Any) -> dict[str, Any]:
    """Return the controls of the regions that lie in a holder, by name, without those that lie in them.

    One that was pasted again is known by its name and a number: each has a place of its own.
    """
    found: dict[str, Any] = {}
    for number, control in enumerate(_topmost(holder)):
        name = name_of(control)
        found[f"{name} {number}" if name in found else name] = control
    return found


def places_in(content: Any) -> Iterator[tuple[str, Any]]:
    """Yield the places in a copy of a holder, each with the name of its region."""
    for element in list(content.iter()):
        if is_place(element):
            yield element.get(_NAME), element


def is_place(element: Any) -> bool:
    """Whether an element stands for a region in a copy of a holder."""
    return isinstance(element.tag, str) and element.tag.startswith(_PLACE)


def blocks_of(holder: Any) -> list[Any]:
    """Return what a holder is made of, without what is said of a cell itself."""
    return [child for child in holder if isinstance(child.tag, str) and child.tag != _CELL_LOOK]


def unwrap(control: Any) -> None:
    """Take a control away and leave what is in it."""
    content = control.find(_CONTENT)
    parent = control.getparent()
    at = parent.index(control)
    parent[at : at + 1] = [] if content is None else list(content)


def control_named(name: str, number: int) -> Any:
    """Return an empty control tagged with a region's name."""
    control = etree.Element(_CONTROL)
    look = etree.SubElement(control, f"{W}sdtPr")
    for key, value in (("alias", "Generated"), ("tag", name), ("id", str(number))):
        etree.SubElement(look, f"{W}{key}").set(f"{W}val", value)
    etree.SubElement(control, _CONTENT)
    return control


def _topmost(holder: Any) -> list[Any]:
    """Return the controls of regions in a holder that lie in no other of its regions."""
    found: list[Any] = []
    waiting: list[Any] = list(reversed(holder))
    while waiting:
        element = waiting.pop()
        if element.tag == _CONTROL and is_region(name_of(element)):
            found.append(element)
        elif isinstance(element.tag, str):
            waiting += element.iterchildren(reversed=True)
    return found

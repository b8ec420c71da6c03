"""Pieces of WordprocessingML put together and taken apart: what writing regions needs of paragraphs and tables."""

import copy
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from lxml import etree

from paperclerk.ooxml.wordml import W
from paperclerk.word.region_units import Unit, blocks_of, places_in

_PARAGRAPH, _TABLE, _ROW, _CELL, _RUN = (f"{W}{name}" for name in ("p", "tbl", "tr", "tc", "r"))
_CONTROL, _CONTENT = f"{W}sdt", f"{W}sdtContent"


def put_into(holder: Any, content: Iterable[Any]) -> None:
    """Put content in the place of a holder's."""
    for child in blocks_of(holder):
        holder.remove(child)
    holder.extend(list(content))


def put_inner(unit: Unit, inner: Mapping[str, Sequence[Any]]) -> None:
    """Put regions into their places, those without one at the end: nothing in them is lost."""
    waiting = dict(inner)
    for name, place in places_in(unit.holder):
        parent = place.getparent()
        at = parent.index(place)
        parent[at : at + 1] = list(waiting.pop(name, ()))
    for elements in waiting.values():
        for element in elements:
            append(unit.holder, element)


def append(holder: Any, element: Any) -> None:
    """Put an element at a holder's end: words into its last paragraph, what is no row into a row's last cell.

    A row goes into a table of its own where the holder has no rows.
    """
    cells = [cell for row in holder.findall(_ROW) for cell in row.findall(_CELL)]
    is_row = element.find(f"{W}sdtContent/{_ROW}") is not None
    if cells and not is_row:
        holder = cells[-1]
    if is_row and not cells:
        holder.extend([standing_alone(element), etree.Element(_PARAGRAPH)])
        return
    is_words = element.tag == f"{W}sdt" and next(element.iter(_PARAGRAPH, _ROW), None) is None
    paragraphs = [child for child in holder if child.tag == _PARAGRAPH]
    home = paragraphs[-1] if is_words and paragraphs else holder
    home.append(element)


def spaced(words: Sequence[Any]) -> list[Any]:
    """Return inserted words with a space before them, so that they do not run into what stands there."""
    for run in (run for word in words for run in word.iter(_RUN)):
        space = etree.Element(f"{W}t")
        space.text = " "
        space.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        look = run.find(f"{W}rPr")
        run.insert(0 if look is None else 1, space)
        break
    return list(words)


def emptied(holder: Any) -> Any:
    """Return an empty paragraph that looks as the last one of a holder."""
    made = etree.Element(_PARAGRAPH)
    paragraphs = list(holder.iter(_PARAGRAPH))
    last = paragraphs[-1] if paragraphs else None
    look = None if last is None else last.find(f"{W}pPr")
    if look is not None:
        made.append(copy.deepcopy(look))
    return made


def ends_with_paragraph(holder: Any) -> bool:
    """Whether a cell ends as it must, in a control or not."""
    for block in holder.iterchildren(_PARAGRAPH, _TABLE, _CONTROL, reversed=True):
        if block.tag != _CONTROL:
            return bool(block.tag == _PARAGRAPH)
        content = block.find(_CONTENT)
        if content is not None and len(content):
            return ends_with_paragraph(content)
    return False


def as_paragraph(holder: Any) -> Any:
    """Return a paragraph of a holder's words."""
    made = etree.Element(_PARAGRAPH)
    made.extend(list(holder))
    return made


def as_table(holder: Any) -> Any:
    """Return a table of a holder's rows."""
    made = etree.Element(_TABLE)
    made.extend(list(holder))
    return made


def holding(*elements: Any) -> Any:
    """Return a holder of elements."""
    made = etree.Element(f"{W}sdtContent")
    made.extend(elements)
    return made


def a_heading(text: str) -> Any:
    """Return a paragraph that stands over others."""
    made = etree.Element(f"{W}p")
    run = etree.SubElement(made, f"{W}r")
    look = etree.SubElement(run, f"{W}rPr")
    etree.SubElement(look, f"{W}b")
    etree.SubElement(run, f"{W}t").text = text
    return made


def standing_alone(element: Any) -> Any:
    """Return a row without a table in one of its own, and words without a paragraph in one."""
    rows = [element] if element.tag == f"{W}tr" else list(element.iter(f"{W}tr"))[:1]
    if rows and element.tag in (f"{W}tr", f"{W}sdt") and next(element.iterdescendants(f"{W}tbl"), None) is None:
        table = etree.Element(f"{W}tbl")
        etree.SubElement(table, f"{W}tblPr")
        grid = etree.SubElement(table, f"{W}tblGrid")
        for _ in rows[0].findall(f"{W}tc"):
            etree.SubElement(grid, f"{W}gridCol")
        table.append(element)
        return table
    if element.tag != f"{W}tbl" and next(element.iter(f"{W}p"), None) is None:
        paragraph = etree.Element(f"{W}p")
        paragraph.append(element)
        return paragraph
    return element

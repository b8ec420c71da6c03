"""Where a comment stands in a Word file: beside the control, cell or paragraph that a finding is about.

A range may start and end only where a paragraph's runs may stand, and Word takes no comment inside a text box. So a
control within a line is ringed from outside, a control around paragraphs, a cell or rows gets its comment in its
first paragraph, and what lies in a text box has it where the box is anchored.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import etree

from paperclerk.domain.places import Place
from paperclerk.ooxml.blocks import Paragraph, Row
from paperclerk.ooxml.controls import Control
from paperclerk.ooxml.story import Story
from paperclerk.ooxml.wordml import W

_PARAGRAPH_NUMBER = re.compile(r"paragraph (\d+)\b")


class Anchor(NamedTuple):
    """A paragraph, and the one child of it that a comment is about; None for all of it."""

    paragraph: Any
    child: Any = None


def anchor_of(place: Place, story: Story) -> Anchor:
    """Return where a comment on a place stands; the document's start for one that names no spot in it."""
    found = _at_control(place, story) or _at_row(place, story) or _at_line(place, story)
    return found or Anchor(_first_paragraph(story))


def _at_control(place: Place, story: Story) -> Anchor | None:
    named = [control for control in story.controls if place.tag and control.tag == place.tag]
    here = [c for c in named if c.position and (c.position.table, c.position.row) == (place.table, place.row)]
    control = next(iter(here or named), None)
    if control is None:
        return None
    if (line := _line_around(control.element)) is not None:
        return line
    # A prompt goes when somebody types, and would take the comment along: the question beside the box stays.
    beside = _beside(control) if control.is_placeholder else None
    return beside or _in_paragraph(next(control.element.iter(f"{W}p"), None))


def _at_row(place: Place, story: Story) -> Anchor | None:
    if not place.table or not place.row or place.table > len(story.tables):
        return None
    rows = story.tables[place.table - 1].rows
    return _answer_in(rows[place.row - 1]) if place.row <= len(rows) else None


def _at_line(place: Place, story: Story) -> Anchor | None:
    numbered = _PARAGRAPH_NUMBER.match(place.where)
    paragraphs = story.paragraphs
    if numbered is None or not 0 < int(numbered[1]) <= len(paragraphs):
        return None
    return _in_paragraph(paragraphs[int(numbered[1]) - 1].element)


def _beside(control: Control) -> Anchor | None:
    """Return the first cell of the row that a control stands in, when that is another than its own."""
    if control.position is None:
        return None
    cell = control.position.cell.element
    row = next(cell.iterancestors(f"{W}tr"), None)
    first = None if row is None else next(row.iter(f"{W}tc"), None)
    return None if first is None or first is cell else _in_paragraph(next(first.iter(f"{W}p"), None))


def _answer_in(row: Row) -> Anchor | None:
    """Return the row's second cell, where the form has its answers, or the only one."""
    cells = [cell for cell in row.cells if not cell.continues_above]
    in_order = [*cells[1:2], *cells[:1], *cells[2:]]
    return next((found for cell in in_order if (found := _in_paragraph(next(cell.element.iter(f"{W}p"), None)))), None)


def _line_around(control: Any) -> Anchor | None:
    """Return the child of a paragraph that holds a control within a line; None for a control around paragraphs."""
    child = _outside_boxes(control)
    for above in child.iterancestors():
        if above.tag == f"{W}p":
            return Anchor(above, child)
        if above.tag in (f"{W}tc", f"{W}body"):
            return None
        child = above
    return None


def _in_paragraph(paragraph: Any) -> Anchor | None:
    """Return a paragraph as an anchor; for one in a text box, what the box hangs on."""
    if paragraph is None:
        return None
    outside = _outside_boxes(paragraph)
    return Anchor(paragraph) if outside is paragraph else _line_around(outside)


def _outside_boxes(element: Any) -> Any:
    """Return the outermost text box an element stands in, or the element itself."""
    boxes = list(element.iterancestors(f"{W}txbxContent"))
    return boxes[-1] if boxes else element


def _first_paragraph(story: Story) -> Any:
    for paragraph in _in_order(story):
        if _outside_boxes(paragraph.element) is paragraph.element:
            return paragraph.element
    made: Any = etree.Element(f"{W}p")
    body: Any = story.root.find(f"{W}body")
    body.insert(0, made)
    return made


def _in_order(story: Story) -> Iterator[Paragraph]:
    yield from (block for block in story.blocks if isinstance(block, Paragraph))
    yield from story.paragraphs

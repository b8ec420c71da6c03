"""The boxes of a Word form found by their controls' tags, each held against the table cell it stands in."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.names import FieldName, field_of, read_name, said_of
from paperclerk.domain.places import Place
from paperclerk.ooxml.blocks import Cell, Paragraph
from paperclerk.ooxml.controls import Control
from paperclerk.ooxml.story import Story
from parsers.form_labels import without_placeholders
from parsers.readings import plain


class Box(NamedTuple):
    """One answer found in a Word file: what it is for, what it says and where.

    `spot` is the lxml element it was read from (a cell, a control, a paragraph): two ways of reading that meet in one
    spot have found one box. `paragraphs` are those it was read from.
    """

    name: FieldName
    text: str
    place: Place
    spot: Any
    paragraphs: tuple[Paragraph, ...] = ()
    beside: bool = False


def boxes_by_tag(story: Story, home: Place) -> list[Box]:
    """Return a box for each control with one of our tags, in reading order.

    A cell that holds one such control is read whole, since people type beside the box as often as into it.
    """
    named = [(control, name) for control in story.controls if (name := read_name(control.tag))]
    crowd = Counter(id(control.position.cell) for control, _ in named if control.position)
    return [
        _box(control, name, home, alone=control.position is not None and crowd[id(control.position.cell)] == 1)
        for control, name in named
    ]


def answer_in(cell: Cell, name: FieldName) -> str:
    """Return what a cell answers: its text without the form's own prompts and guidance."""
    known = field_of(name)
    guidance = plain(known.guidance) if known else ""
    lines = without_placeholders(cell.text).split("\n")
    return tidy("\n".join(line for line in lines if not guidance or plain(line) != guidance))


def tidy(text: str) -> str:
    """Return a text without blank edges, trailing spaces and rows of empty lines."""
    lines = "\n".join(line.rstrip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip()


def beside_findings(boxes: list[Box]) -> Iterator[Finding]:
    """Yield a finding for each box beside which something was typed: it was read, and the owner should know."""
    for box in boxes:
        if box.beside:
            yield finding(
                "V06",
                f"{said_of(box.name)}: something stands in the cell beside the box; the whole cell was read.",
                hint="Nothing to do, if all of the cell is your answer.",
                subject=box.name.item,
                place=box.place,
            )


def _box(control: Control, name: FieldName, home: Place, *, alone: bool) -> Box:
    own = tidy(without_placeholders(control.text))
    position = control.position
    where = f"control {control.tag}"
    if position is None:
        place = Place(file=home.file, sha256=home.sha256, where=where, tag=control.tag)
        return Box(name, own, place, control.element)
    place = Place(file=home.file, sha256=home.sha256, where=f"{position}, {where}", tag=control.tag,
                  table=position.table, row=position.row)  # fmt: skip
    if not alone:
        return Box(name, own, place, control.element, position.cell.paragraphs)
    whole = answer_in(position.cell, name)
    beside = " ".join(whole.split()) != " ".join(own.split())
    return Box(name, whole if beside else own, place, position.cell.element, position.cell.paragraphs, beside)

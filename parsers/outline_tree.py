"""Sections of a report: headings with their levels, and the paragraphs and tables under each."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from paperclerk.domain.report import ReportParagraph, ReportSection, ReportTable
from parsers.outline_levels import Heading
from parsers.outline_lists import levels_of
from parsers.pieces import Piece, Text

BULLET = "•"


class Body(NamedTuple):
    """A report's sections, with what stands before the first."""

    opening: tuple[ReportParagraph, ...]
    opening_tables: tuple[ReportTable, ...]
    sections: tuple[ReportSection, ...]


def sections_of(pieces: Sequence[Piece], headings: Mapping[int, Heading], before: int = 0) -> Body:
    """Return the sections that headings, known by their places, make of the pieces; `before` positions are taken."""
    places = sorted(headings)
    first = places[0] if places else len(pieces)
    opening, tables = _under(pieces, 0, first, before)
    sections = []
    for place, end in pairwise((*places, len(pieces))):
        heading = headings[place]
        paragraphs, under = _under(pieces, place + 1, end, before)
        sections.append(
            ReportSection(
                number=heading.number, heading=heading.text, level=heading.level, page=heading.page, box=heading.box,
                position=before + place + 1, paragraphs=paragraphs, tables=under,
            )
        )  # fmt: skip
    return Body(opening, tables, tuple(sections))


def paragraph_of(text: Text, level: int = 0, position: int = 0) -> ReportParagraph:
    """Return a paragraph as the report holds it."""
    is_note = text.style.lower().startswith(("footnote", "endnote"))
    return ReportParagraph(
        number="" if is_note else printed_number(text.number), text=text.text, level=level, run_in=text.run_in,
        page=text.page, box=text.box, rest=text.rest, position=position,
    )  # fmt: skip


def printed_number(number: str) -> str:
    """Return a number as printed, every kind of bullet as `•`."""
    mark = number.strip()
    return mark if not mark or (any(sign.isascii() and sign.isalnum() for sign in mark) and mark != "o") else BULLET


def _under(
    pieces: Sequence[Piece], start: int, end: int, before: int
) -> tuple[tuple[ReportParagraph, ...], tuple[ReportTable, ...]]:
    """Return the paragraphs and tables from one place up to another."""
    here = pieces[start:end]
    levels = levels_of([piece if isinstance(piece, Text) else None for piece in here])
    paragraphs = tuple(
        paragraph_of(piece, level, place)
        for place, (piece, level) in enumerate(zip(here, levels, strict=True), before + start + 1)
        if isinstance(piece, Text)
    )
    tables = tuple(
        piece.model_copy(update={"position": place})
        for place, piece in enumerate(here, before + start + 1)
        if isinstance(piece, ReportTable)
    )
    return paragraphs, tables

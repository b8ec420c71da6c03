"""An agenda pack's reports split apart: a new front page, an agenda item's number, `Report to ... of ...`."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from paperclerk.domain.report import ReportTable
from parsers.front_labels import Labels
from parsers.front_rows import rows_in_line, rows_in_table, whole
from parsers.outline_words import is_section_name
from parsers.pieces import Piece, Text

# So many pieces from a report's beginning hold its front page.
_FRONT_REACHES = 14
# What speaks for a front page, and how much is enough.
_ENOUGH = 3.0
_ROW, _ROW_OF_ROUTE, _LINE_OF_REPORT, _LINE_OF_ITEM = 1.0, 0.5, 1.5, 1.0
# Rows that a list of papers, a timetable or the lines at a report's end have as well.
_ROUTE = frozenset({"organisation", "body", "date", "subject", "item", "appendices", "background_papers", "summary",
                    "author", "contacts", "lead_officer", "recommendations", "purpose"})  # fmt: skip
_ITEM = re.compile(r"^(?:agenda )?item(?: no\.?| number)?:? ?\d{1,2}[a-z]?$", re.I)
_REPORT_TO = re.compile(r"^(?:joint )?report (?:to|of|by|for) (?:the )?\w+|\breport to (?:the )?[A-Z]\w+$", re.I)
# A line longer than this is text that speaks of a report.
_LONGEST_LINE = 120


class PackedReports(NamedTuple):
    """The pieces of each report, and those before the first, which belong to none (an agenda, minutes)."""

    reports: tuple[tuple[Piece, ...], ...]
    before: tuple[Piece, ...] = ()


def packed_reports(pieces: Sequence[Piece], labels: Labels) -> PackedReports:
    """Split a file's pieces where another report begins; a file of one report stays whole."""
    begins = _beginnings(pieces, labels)
    if len(begins) < 2:
        return PackedReports((tuple(pieces),))
    ends = [*begins[1:], len(pieces)]
    return PackedReports(
        tuple(tuple(pieces[start:end]) for start, end in zip(begins, ends, strict=True)), tuple(pieces[: begins[0]])
    )


def _beginnings(pieces: Sequence[Piece], labels: Labels) -> list[int]:
    """Return the places where front pages begin: on a new page, with enough of a front page's rows after it."""
    begins: list[int] = []
    for place in range(len(pieces)):
        if place and not _starts_page(pieces, place):
            continue
        reach = min(place + _FRONT_REACHES, len(pieces))
        end = next((at for at in range(place + 1, reach) if _starts_page(pieces, at)), reach)
        if _speaks_for_front(pieces[place:end], labels) >= _ENOUGH:
            begins.append(place)
    return begins


def _speaks_for_front(pieces: Sequence[Piece], labels: Labels) -> float:
    """Return how much the pieces at the top of a page look like a report's front page."""
    first = pieces[0]
    if isinstance(first, Text) and (first.number or is_section_name(first.text)):
        return 0.0
    names = {name for piece in pieces for name in _rows_known(piece, labels)}
    lines = [whole(piece).strip() for piece in pieces if isinstance(piece, Text)]
    lines = [line for line in lines if len(line) <= _LONGEST_LINE]
    own = len(names - _ROUTE)
    says_report = any(_REPORT_TO.search(line) for line in lines)
    if not own and not says_report:
        return 0.0
    weight = _ROW * own + _ROW_OF_ROUTE * len(names & _ROUTE) + _LINE_OF_REPORT * says_report
    return weight + _LINE_OF_ITEM * any(_ITEM.match(line) for line in lines)


def _rows_known(piece: Piece, labels: Labels) -> set[str]:
    rows = rows_in_table(piece, labels) if isinstance(piece, ReportTable) else rows_in_line(piece, labels)
    return {row.name for row in rows if row.name and row.value}


def _starts_page(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a piece is the first on its page."""
    piece = pieces[place]
    if isinstance(piece, Text):
        return piece.starts_page
    before = pieces[place - 1] if place else None
    last = (before.pages or (None,))[-1] if isinstance(before, ReportTable) else before.page if before else None
    return bool(piece.pages) and piece.pages[0] != last

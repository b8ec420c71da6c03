"""An agenda pack's reports split apart: a new front page, an agenda item's number, `Report to ... of ...`."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from paperclerk.domain.report import ReportTable
from parsers.front_labels import Labels
from parsers.front_rows import rows_in_table, speaks_of_front, whole
from parsers.pieces import Piece, Text

# So many pieces from a report's beginning hold its front page.
_FRONT_REACHES = 14
# A front page has at least so many rows that are known.
_FEWEST_ROWS = 3
_ITEM = re.compile(r"^(?:agenda )?item(?: no\.?| number)?:? ?\d{1,2}[a-z]?$", re.I)
_REPORT_TO = re.compile(r"\breport (?:to|of|for) (?:the )?\w+", re.I)


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
    known = [_rows_known(piece, labels) for piece in pieces]
    begins: list[int] = []
    for place, piece in enumerate(pieces):
        if place and not _starts_page(pieces, place):
            continue
        reach = min(place + _FRONT_REACHES, len(pieces))
        following = next((at for at in range(place + 1, reach) if _starts_page(pieces, at)), reach)
        rows = sum(known[at] for at in range(place, following))
        if rows >= _FEWEST_ROWS or (rows and _is_item(piece) and _says_report(pieces[place:following])):
            begins.append(place)
    return begins


def _rows_known(piece: Piece, labels: Labels) -> int:
    if isinstance(piece, ReportTable):
        return len({row.name for row in rows_in_table(piece, labels) if row.name})
    return int(speaks_of_front(piece, labels))


def _starts_page(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a piece is the first on its page."""
    piece = pieces[place]
    if isinstance(piece, Text):
        return piece.starts_page
    before = pieces[place - 1] if place else None
    last = (before.pages or (None,))[-1] if isinstance(before, ReportTable) else before.page if before else None
    return bool(piece.pages) and piece.pages[0] != last


def _is_item(piece: Piece) -> bool:
    return isinstance(piece, Text) and bool(_ITEM.match(whole(piece).strip()))


def _says_report(pieces: Sequence[Piece]) -> bool:
    return any(isinstance(piece, Text) and _REPORT_TO.search(piece.text) for piece in pieces)

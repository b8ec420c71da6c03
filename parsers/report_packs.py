"""An agenda pack's reports split apart, what is no report set aside; a beginning in doubt is told."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from paperclerk.domain.report import ReportTable
from parsers.front_labels import Labels
from parsers.outline_words import is_section_name, names_decisions
from parsers.pack_doubts import fronts_in_mid_page, paper_within
from parsers.pack_repeats import said_again
from parsers.pack_signs import NO_SIGNS, PageSigns, Sight, papers_listed, weight_of
from parsers.pieces import Piece, Text

# So many pieces from a report's beginning hold its front page; so many more its first sections.
_FRONT_REACHES, _SECTIONS_REACH = 14, 60
# How much is enough for a beginning, and how much leaves it in doubt.
_ENOUGH, _DOUBTFUL = 3.0, 2.0
# What every agenda has among its items.
_OF_AGENDA = re.compile(
    r"^(?:apolog(?:y|ies)\b|declarations? of (?:\w+ ){0,3}interests?|disclosures? of|minutes\b|"
    r"urgent (?:business|items?)|"
    r"exclusion of (?:the )?(?:press|public)|public (?:participation|questions?|speaking)|membership\b|agenda$)",
    re.I,
)
_ITEMS_OF_AGENDA = 3
_MINUTES = re.compile(r"^(?:(?:draft|public|decisions and) )*minutes\b(?! of the last)", re.I)
# Under the item's stamp and the council's name stands what says that a page begins minutes.
_OVER_MINUTES = 4
_LONGEST_LINE = 120


class PackedReports(NamedTuple):
    """The pieces of each report, those that belong to none (an agenda, minutes), and beginnings left in doubt."""

    reports: tuple[tuple[Piece, ...], ...]
    aside: tuple[tuple[Piece, ...], ...] = ()
    doubts: tuple[Piece, ...] = ()


def packed_reports(pieces: Sequence[Piece], labels: Labels, signs: PageSigns = NO_SIGNS) -> PackedReports:
    """Split a file's pieces where another report begins; a file of one report stays whole."""
    begins, doubts, again = _beginnings(pieces, labels, signs)
    first, *others = [
        tuple(pieces[at] for at in range(start, end) if at not in again)
        for start, end in pairwise((*begins, len(pieces)))
    ]
    reports = [part for part in others if not _is_minutes(part)]
    if not reports:
        whole = tuple(piece for at, piece in enumerate(pieces) if at not in again)
        return PackedReports((whole,), doubts=tuple(pieces[at] for at in doubts))
    aside = [part for part in others if _is_minutes(part)]
    if _is_agenda(first) and (section := paper_within(first)):
        # Where nobody can tell the agenda from a paper behind it, both are kept: words left out are lost.
        return PackedReports((first, *reports), tuple(aside), (section, *(pieces[at] for at in doubts)))
    if _is_agenda(first) or (len(reports) > 1 and not _reads_as_report(first)):
        aside = _side_by_side(first, aside, others)
    elif not _reads_as_report(first):
        reports[0] = (*first, *reports[0])
    else:
        reports = [first, *reports]
    return PackedReports(tuple(reports), tuple(aside), tuple(pieces[at] for at in doubts))


def _beginnings(pieces: Sequence[Piece], labels: Labels, signs: PageSigns) -> tuple[list[int], list[int], set[int]]:
    """Return the places where parts of a pack begin, and those where one may: all at the top of a page.

    Third come the places of a report's heading said again on a page of its own, as behind its summary.
    """
    begins, doubts = [0], []
    again: set[int] = set()
    listed: frozenset[str] = frozenset()
    tops = [place for place in range(1, len(pieces)) if _starts_page(pieces, place, signs)]
    for top, following in pairwise((*tops, len(pieces))):
        before = pieces[begins[-1] : top]
        if begins == [0] and _is_agenda(before):
            listed = papers_listed(before)
        here = pieces[top : min(top + _FRONT_REACHES, following)]
        sight = Sight(here, pieces[top : top + _SECTIONS_REACH], before)
        weight = weight_of(sight, labels, listed, signs)
        if weight >= _DOUBTFUL and (said := said_again(before, here, labels)):
            again.update(range(top, top + said))
        elif weight >= _ENOUGH or (_is_minutes(here) and _is_agenda(pieces[: (*begins, top)[1]])):
            begins.append(top)
        elif weight >= _DOUBTFUL:
            doubts.append(top)
    return begins, sorted({*doubts, *fronts_in_mid_page(pieces, tops, labels)}), again


def _side_by_side(
    first: tuple[Piece, ...], aside: list[tuple[Piece, ...]], others: list[tuple[Piece, ...]]
) -> list[tuple[Piece, ...]]:
    """Return what is set aside, minutes that stand right behind the agenda together with it."""
    if others[0] in aside[:1]:
        return [(*first, *aside[0]), *aside[1:]]
    return [first, *aside]


def _reads_as_report(part: Sequence[Piece]) -> bool:
    """Whether a file's first part, whatever its front page, has a report's sections."""
    if _is_minutes(part):
        return False
    texts = [piece.text for piece in part if isinstance(piece, Text) and len(piece.text) <= _LONGEST_LINE]
    return any(is_section_name(words) or names_decisions(words) for words in texts)


def _is_agenda(part: Sequence[Piece]) -> bool:
    """Whether pieces list what every meeting has on its agenda."""
    cells = {line for piece in part for line in _lines(piece) if _OF_AGENDA.match(line)}
    return len(cells) >= _ITEMS_OF_AGENDA


def _is_minutes(part: Sequence[Piece]) -> bool:
    """Whether minutes of a meeting begin with the pieces, which no report does that asks for a decision."""
    titled = any(isinstance(piece, Text) and _MINUTES.match(piece.text) for piece in part[:_OVER_MINUTES])
    return titled and not any(isinstance(piece, Text) and names_decisions(piece.text) for piece in part)


def _lines(piece: Piece) -> Iterator[str]:
    if isinstance(piece, Text):
        yield piece.text.strip()
    else:
        yield from (cell.strip() for row in (piece.header, *piece.rows) for cell in row if cell.strip())


def _starts_page(pieces: Sequence[Piece], place: int, signs: PageSigns) -> bool:
    """Whether a piece is the first on its page."""
    piece = pieces[place]
    if isinstance(piece, Text):
        return piece.starts_page
    if not piece.pages:
        return any(piece is table for table in signs.tables)
    before = pieces[place - 1] if place else None
    last = (before.pages or (None,))[-1] if isinstance(before, ReportTable) else before.page if before else None
    return bool(piece.pages) and piece.pages[0] != last

"""What speaks for another report's beginning at the top of a page of an agenda pack.

No sign is enough by itself: rows of a front page, the item's stamp, lines that name the body and the day, numbers and
recommendations that begin again, the agenda's list of papers, the file's bookmarks, page numbers that begin again.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from paperclerk.domain.report import ReportTable
from parsers.dates import date_in
from parsers.front_labels import Labels
from parsers.front_rows import rows_in_line, rows_in_table, whole
from parsers.front_title import names_body, names_council
from parsers.front_zone import label_lines
from parsers.outline_neighbours import WORDS_OF_TEXT
from parsers.outline_numbers import Number, readings_of
from parsers.outline_words import closes_report, is_section_name, names_decisions
from parsers.pieces import Piece, Text
from parsers.readings import plain, words

_ROW, _ROW_OF_ROUTE, _LINE_OF_REPORT, _STAMP, _LINE_OF_ITEM = 1.0, 0.5, 1.5, 2.0, 1.0
_BODY_NAMED, _DAY_NAMED, _COUNCIL_NAMED, _NUMBERS_AGAIN, _DECISIONS_AGAIN = 1.0, 1.0, 0.5, 1.0, 1.0
_LISTED, _BOOKMARKED, _PAGES_AGAIN = 1.5, 1.5, 1.0
# Rows that a list of papers, a timetable or the lines at a report's end have as well.
_ROUTE = frozenset({"organisation", "body", "date", "subject", "item", "appendices", "background_papers", "summary",
                    "author", "contacts", "lead_officer", "recommendations", "purpose"})  # fmt: skip
_ITEM = re.compile(r"^(?:agenda )?item(?: no\.?| number)?:? ?\d{1,2}[a-z]?$", re.I)
_REPORT_TO = re.compile(r"^(?:joint )?report (?:to|of|by|for) (?:the )?\w+|\breport to (?:the )?[A-Z]\w+$", re.I)
_OPEN_REPORT = re.compile(r"(?:(?:not for publication|public|decision|committee|council|cabinet|open) )report", re.I)
# The item's number is stamped in the outermost lines.
_STAMPED = 2
# So many rows of a grid may name the body and the day.
_ROWS_OF_HEAD, _COLUMNS_OF_HEAD, _WORDS_OF_ROW = 3, 4, 30
# A line longer than this is text that speaks of a report.
_LONGEST_LINE = 120
# A title of fewer words may be any heading.
_WORDS_OF_TITLE = 3


class PageSigns(NamedTuple):
    """What a file says of its pages: where its bookmarks lead, by page, and where printed page numbers begin again.

    `tables` are those that stand first on their page in a file whose pages nobody counted.
    """

    bookmarks: Mapping[int, tuple[str, ...]] = {}
    restarts: frozenset[int] = frozenset()
    tables: tuple[ReportTable, ...] = ()


NO_SIGNS = PageSigns()


class Sight(NamedTuple):
    """The pieces at the top of a page, all from there to the file's end, and the report before them."""

    top: Sequence[Piece]
    after: Sequence[Piece]
    before: Sequence[Piece]


def weight_of(sight: Sight, labels: Labels, listed: frozenset[str], signs: PageSigns) -> float:
    """Return how much speaks for a report's beginning at the top of a page; nothing where something forbids it."""
    if _goes_on(sight.top[0]) or not _opens(sight.after):
        return 0.0
    lines = list(_lines(sight.top))
    stamped = any(_ITEM.match(line) for line in lines[:_STAMPED])
    names = rows_known(sight.top, labels)
    says_report = any(_REPORT_TO.search(line) or _OPEN_REPORT.fullmatch(line) for line in lines)
    head = list(_head(sight.top, labels))
    body, day, council = (any(map(test, head)) for test in (names_body, _is_day, names_council))
    title = any(_folded(line) in listed for line in lines)
    marked = _is_marked(sight.top, lines, signs)
    told = stamped or says_report or title or marked
    pages_again = _PAGES_AGAIN * (_page_of(sight.top[0]) in signs.restarts)
    again = pages_again + _NUMBERS_AGAIN * _begin_again(sight) + _DECISIONS_AGAIN * asks_again(sight)
    if not told and not ((body or names & {"subject", "body"}) and (day or names - _ROUTE)):
        # Without any word of a front page only what stands on this page itself tells, and never for certain.
        alone = Sight(sight.top, sight.top, sight.before)
        return _NUMBERS_AGAIN * _begin_again(alone) + _DECISIONS_AGAIN * asks_again(alone) + pages_again
    weight = _ROW * len(names - _ROUTE) + _ROW_OF_ROUTE * len(names & _ROUTE) + _LINE_OF_REPORT * says_report
    weight += _STAMP if stamped else _LINE_OF_ITEM * any(map(_ITEM.match, lines))
    weight += _BODY_NAMED * body + _DAY_NAMED * day + _COUNCIL_NAMED * council
    weight += _LISTED * title + _BOOKMARKED * marked
    return weight + again


def papers_listed(pieces: Iterable[Piece]) -> frozenset[str]:
    """Return the titles that an agenda lists, folded, each beside its item's number."""
    titles = set()
    for piece in pieces:
        if isinstance(piece, Text):
            titles.add(_folded(re.sub(r"[\s.…]*\d+(?: ?[-–] ?\d+)?$", "", piece.text)) if piece.number else "")
        else:
            rows = ([cell for cell in row if cell.strip()] for row in (piece.header, *piece.rows))
            titles |= {_folded(row[1]) for row in rows if len(row) > 1 and re.fullmatch(r"\d{1,2}[a-z]?[.)]?", row[0])}
    return frozenset(title for title in titles if len(title.split()) >= _WORDS_OF_TITLE)


def _goes_on(first: Piece) -> bool:
    """Whether a page begins with what stands within a report, or at its end."""
    if isinstance(first, ReportTable):
        cells = [cell for cell in (*first.header, *(first.rows[0] if first.rows else ())) if cell.strip()]
        return bool(cells) and closes_report(cells[0])
    return bool(first.number) or is_section_name(first.text) or closes_report(first.text)


def _opens(after: Sequence[Piece]) -> bool:
    """Whether a report follows: sections, or text; what a report closes with has neither."""
    for piece in after:
        if not isinstance(piece, Text):
            continue
        if piece.starts_page and closes_report(piece.text):
            return False
        if piece.number or is_section_name(piece.text) or len(piece.text.split()) >= WORDS_OF_TEXT:
            return True
    return False


def _lines(pieces: Iterable[Piece]) -> Iterator[str]:
    texts = (whole(piece).strip() for piece in pieces if isinstance(piece, Text))
    return (line for line in texts if len(line) <= _LONGEST_LINE)


def is_stamp(piece: Piece) -> bool:
    """Whether a line is the item's number that a pack stamps over a paper's first page."""
    return isinstance(piece, Text) and bool(_ITEM.match(whole(piece).strip()))


def _head(pieces: Sequence[Piece], labels: Labels) -> Iterator[str]:
    """Yield the lines and cells over a report's first section that no label stands before."""
    for piece in takewhile(lambda one: not _is_section(one), pieces):
        if isinstance(piece, Text):
            yield from () if rows_in_line(piece, labels) else _lines([piece])
        else:
            rows = (piece.header, *piece.rows[:_ROWS_OF_HEAD])
            if any(len(set(row)) > _COLUMNS_OF_HEAD or len(" ".join(row).split()) > _WORDS_OF_ROW for row in rows):
                continue
            cells = dict.fromkeys(cell for row in rows for cell in row)
            yield from (line.strip() for cell in cells for line in cell.split("\n") if line.strip())


def _is_section(piece: Piece) -> bool:
    if not isinstance(piece, Text):
        return False
    return bool(piece.number) or is_section_name(piece.text) or len(piece.text.split()) > 2 * WORDS_OF_TEXT


def _is_day(line: str) -> bool:
    return bool(date_in(line) and re.search(r"\b\d{1,2}(?:st|nd|rd|th)? ", line)) and len(line.split()) <= WORDS_OF_TEXT


def rows_known(pieces: Sequence[Piece], labels: Labels) -> set[str]:
    """Return the names of the front page's rows that pieces hold."""
    names = set()
    for piece in pieces:
        rows = rows_in_table(piece, labels) if isinstance(piece, ReportTable) else rows_in_line(piece, labels)
        names |= {row.name for row in rows if row.name and row.value}
    lines = [piece for at in label_lines(pieces, labels)[::2] if isinstance(piece := pieces[at], Text)]
    return names | {name for line in lines if (name := labels.name_of(line.text))}


def _is_marked(top: Sequence[Piece], lines: Sequence[str], signs: PageSigns) -> bool:
    """Whether a bookmark that leads to the page is a paper's: it gives the item's number, or the title printed."""
    titles = signs.bookmarks.get(_page_of(top[0]) or 0, ())
    printed = {_folded(line) for line in lines}
    return any(
        re.match(r"(?:agenda )?item \d", title, re.I)
        or (_folded(title) in printed and len(_folded(title).split()) >= _WORDS_OF_TITLE)
        for title in titles
    )


def _begin_again(sight: Sight) -> bool:
    """Whether chapters that had been counted on begin at 1 again."""
    counted = [number for piece in sight.before if (number := _figures(piece))]
    first = next((number for piece in sight.after if (number := _figures(piece))), None)
    return any(number.parts[0] > 1 for number in counted) and first is not None and first.parts in ((1,), (1, 1))


def _figures(piece: Piece) -> Number | None:
    number = next(iter(readings_of(piece.number)), None) if isinstance(piece, Text) else None
    return number if number and number.kind == "figures" and "(" not in number.shape else None


def asks_again(sight: Sight) -> bool:
    """Whether a heading asks for decisions though the report before has one of its own."""
    return any(map(_is_asking, sight.before)) and any(map(_is_asking, sight.after))


def _is_asking(piece: Piece) -> bool:
    return isinstance(piece, Text) and len(piece.text) <= _LONGEST_LINE and names_decisions(piece.text)


def _folded(line: str) -> str:
    """Return a title's words without the item's number, case and signs."""
    bare = re.sub(r"^(?:(?:agenda )?item )?\d{1,2}[a-z]?[.):]?\s+", "", plain(line), flags=re.I)
    return " ".join(words(bare))


def _page_of(piece: Piece) -> int | None:
    return piece.page if isinstance(piece, Text) else (piece.pages or (None,))[0]

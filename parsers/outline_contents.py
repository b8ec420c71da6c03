"""A report's own list of contents: lines with leaders or page numbers, or a table of them."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from paperclerk.domain.report import ContentsLine, ReportTable
from parsers.outline_words import names_contents
from parsers.pieces import Piece, Text
from parsers.readings import plain

_LEADERS = re.compile(r"\s*(?:[.…·_]\s?){3,}\s*")
_LINE = re.compile(
    r"^(?P<heading>.*?[^\W\d_].*?)(?P<gap>(?:\s*[.…·_]){2,}\s*|\t+|\s+)(?P<page>\d{1,4}|[ivxl]{1,6})$", re.S
)
# Most paragraphs end in words: they are known at their end, since to look for a heading in them takes long.
_PAGE_LAST = re.compile(r"[\s.…·_](?:\d{1,4}|[ivxl]{1,6})$")
_LONGEST_LINE = 500
_GLUED = re.compile(r"^(.{10,}[^\W\d_])(\d{1,3})$", re.S)
_TYPED = re.compile(r"^((?:\d{1,2}(?:\.\d{1,2})*[.)]?)|[A-Z][.)])\s+(?=\S)")
_TOC_STYLE = re.compile(r"^(?:toc|contents)\b", re.I)
# Two lines with leaders may be a form to fill in; more are a list of contents.
_FEWEST_LINES = 3


class Contents(NamedTuple):
    """The lines of contents, the heading over them, and the places of the pieces that they are."""

    lines: tuple[ContentsLine, ...] = ()
    places: frozenset[int] = frozenset()
    heading: str = ""


def contents_among(pieces: Sequence[Piece]) -> Contents:
    """Return the list of contents among the pieces; an empty one where there is none."""
    lines: list[ContentsLine] = []
    places: set[int] = set()
    headings: list[str] = []
    place = 0
    while place < len(pieces):
        run, after = _run_from(pieces, place)
        if run:
            lines += run
            places |= set(range(place, after))
            before = pieces[place - 1] if place else None
            if isinstance(before, Text) and names_contents(before.text) and place - 1 not in places:
                places.add(place - 1)
                headings.append(before.text)
        place = max(after, place + 1)
    return Contents(tuple(lines), frozenset(places), "\n".join(headings))


def _run_from(pieces: Sequence[Piece], place: int) -> tuple[list[ContentsLine], int]:
    """Return the contents lines that stand together from a place on, and the place after them."""
    before = pieces[place - 1] if place else None
    headed = isinstance(before, Text) and names_contents(before.text)
    first = pieces[place]
    if isinstance(first, ReportTable):
        lines = _in_table(first, headed=headed)
        return (lines, place + 1) if lines else ([], place)
    found: list[ContentsLine] = []
    dotted = 0
    at = place
    while at < len(pieces) and isinstance(one := pieces[at], Text):
        lines = _in_line(one) or (_glued(one) if found else [])
        if not lines or (found and not _goes_on(found[-1], lines[0])):
            break
        dotted += sum(1 for _ in lines if _LEADERS.search(one.text) or _TOC_STYLE.match(one.style))
        found += lines
        at += 1
    enough = (headed and found) or (dotted >= _FEWEST_LINES and dotted >= len(found) - 1)
    return (found, at) if enough else ([], place)


def _goes_on(last: ContentsLine, line: ContentsLine) -> bool:
    """Whether pages do not run back: a later heading is never on an earlier page."""
    if not (last.page_number.isdigit() and line.page_number.isdigit()):
        return True
    return int(line.page_number) >= int(last.page_number)


def _in_line(text: Text) -> list[ContentsLine]:
    """Return the contents lines of a paragraph, several where its lines were run together."""
    parts = re.split(r"(?<=\d)\n|\n(?=\S)", text.text) if "\n" in text.text else _parted(text.text)
    lines = [_line(part, text.number if number == 0 else "", text.page) for number, part in enumerate(parts)]
    if all(lines):
        return [line for line in lines if line]
    if _TOC_STYLE.match(text.style) and text.text.strip():
        return [ContentsLine(number=text.number, heading=plain(text.text), page=text.page)]
    return []


def _glued(text: Text) -> list[ContentsLine]:
    """Return a long line of a list whose page number stands right behind its words."""
    match = _GLUED.match(text.text.strip())
    return (
        [ContentsLine(number=text.number, heading=plain(match[1]), page_number=match[2], page=text.page)]
        if match
        else []
    )


def _parted(text: str) -> list[str]:
    """Return the lines run together in a text with leaders: each ends with its page number."""
    if len(_LEADERS.findall(text)) < 2:
        return [text]
    return [part.strip() for part in re.findall(r".+?(?:[.…·_]\s?){3,}\s*\d{1,4}(?=\s|$)", text)] or [text]


def _line(text: str, number: str, page: int | None) -> ContentsLine | None:
    text = text.strip()
    found = _LINE.match(text) if len(text) < _LONGEST_LINE and _PAGE_LAST.search(text[-8:]) else None
    if not found or len(found["heading"]) > 200:
        return None
    heading = plain(found["heading"])
    if not number and (typed := _TYPED.match(heading)):
        number, heading = typed[1], heading[typed.end() :]
    return ContentsLine(number=number, heading=heading, page_number=found["page"], page=page)


def _in_table(table: ReportTable, *, headed: bool) -> list[ContentsLine]:
    """Return the lines of a table of contents: its last column holds page numbers that do not run back."""
    rows = [[cell.strip() for cell in row if cell.strip()] for row in table.rows]
    rows = [row for row in rows if row]
    head = [cell.casefold().strip(" .:") for cell in table.header]
    told = headed or (bool(head) and head[-1] in ("page", "page no", "page number", "pages"))
    numbers = [int(row[-1]) for row in rows if len(row) > 1 and row[-1].isdigit()]
    if not told or len(rows) < 2 or len(numbers) < len(rows) - 1 or numbers != sorted(numbers):
        return []
    page = (table.pages or (None,))[0]
    lines = []
    for cells in ([list(filter(None, table.header))] if headed and head and head[-1].isdigit() else []) + rows:
        typed = _TYPED.match(f"{cells[0]} ") if len(cells) > 2 or not cells[-1].isdigit() else None
        number = cells[0] if typed and typed.end() > len(cells[0]) else ""
        shown = " ".join(cells[1 if number else 0 : -1] if len(cells) > 1 else cells)
        again = None if number else _TYPED.match(shown)
        number, shown = (again[1], shown[again.end() :]) if again else (number, shown)
        page_number = cells[-1] if len(cells) > 1 else ""
        lines.append(ContentsLine(number=number, heading=plain(shown), page_number=page_number, page=page))
    return lines

"""The rows of a plan table: put together again where a page break parts them.

A row that runs over a page is one row: each of its cells, the first one too, goes on where it left off.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from parsers.line_joints import CellLine, Joint, Spacing, joint_of, may_be_cut
from parsers.pdf_lines import Box, Line, around
from parsers.plan_headings import Column
from parsers.plan_pieces import Found, Heading, Piece, columns_over

_PROVISIONAL = Spacing(single=1.2, has_gaps=False, keeps_spaces=False)
_NUMBER = re.compile(
    r"(?P<word>recommendation|recomm?|rec|finding|theme|objective|priority|action|ref|no|r|f)?[\s.]*"
    r"(?P<number>[0-9]{1,3})(?P<mark>\s*[.):–—-])?(?![0-9./])(?:\s+|$)",
    re.I,
)
# Text that begins further within its box than this is indented.
_WIDEST_PADDING = 15.0
_CONTINUED = re.compile(r"\(?\s*cont(?:inued|['’]?d|\.)?\s*\)?\s*$", re.I)


class Stray(NamedTuple):
    """Text inside the table that belongs to no column of a plan: a banner across it, a watermark."""

    text: str
    page: int
    table: int
    box: Box


class Part(NamedTuple):
    """A row as drawn, joined over pages: the lines of each column."""

    cells: dict[int, list[CellLine]]


class PlanRow(NamedTuple):
    """All that stands beside one recommendation. `number` is the one printed; the title still begins with it."""

    number: int | None
    parts: list[Part]
    page: int
    table: int

    @property
    def pages(self) -> tuple[int, int]:
        """Return the first page it stands on and the last."""
        pages = [entry.page for part in self.parts for lines in part.cells.values() for entry in lines]
        return min(pages, default=self.page), max(pages, default=self.page)

    def lines(self, column: int) -> list[CellLine]:
        """Return all lines of a column, from top to bottom."""
        return [entry for part in self.parts for entry in part.cells.get(column, [])]


class PlanTable(NamedTuple):
    """The plan table as it stands: headings, rows, and what could not be placed."""

    headings: tuple[Heading, ...]
    rows: tuple[PlanRow, ...]
    strays: tuple[Stray, ...]
    tables: dict[int, int]

    def columns(self, kind: Column) -> list[int]:
        """Return the columns that hold a kind of thing, from left to right."""
        return [index for index, heading in enumerate(self.headings) if heading.column is kind]


class _Drawn(NamedTuple):
    """A row on one page; `first` when a row before a page break may go on here."""

    part: Part
    page: int
    table: int
    first: bool


def join_rows(found: Found) -> PlanTable:
    """Put the table's rows together over the pages; every line of the table is in a row or among the strays."""
    first = found.pieces[0].grid.number
    strays = [_stray(cell.lines, found.page, first) for row in found.banners for cell in row.cells if cell.lines]
    strays += [Stray(text, piece.grid.page, piece.grid.number, piece.grid.box) for piece, text in found.loose]
    drawn: list[_Drawn] = []
    padding = _padding(found)
    for piece in found.pieces:
        rows = list(_drawn(piece, found, padding, strays))
        drawn += [row._replace(first=piece.follows and index == 0) for index, row in enumerate(rows)]
    title = _first(found.headings, Column.RECOMMENDATION) or 0
    counter = _first(found.headings, Column.NUMBER)
    joined = tuple(_joined(drawn, title, counter, strays))
    return PlanTable(found.headings, joined, tuple(strays), {p.grid.page: p.grid.number for p in found.pieces})


def leading_number(text: str, expected: int) -> tuple[int, str] | None:
    """Return the number a title begins with and the title without it.

    `1.`, `R1`, `Recommendation 1:` and `1)` are numbers anywhere; a bare figure only where that number is due.
    """
    match = _NUMBER.match(text)
    if not match:
        return None
    number, rest = int(match["number"]), text[match.end() :].strip()
    if not match["word"] and not match["mark"] and number != expected:
        return None
    if (match["word"] or "").lower() in ("no", "action", "theme") and not match["mark"] and rest[:1].islower():
        return None
    return number, rest.lstrip(":–—- ") if match["word"] else rest


def _joined(drawn: Sequence[_Drawn], title: int, counter: int | None, strays: list[Stray]) -> list[PlanRow]:
    rows: list[PlanRow] = []
    numbers = [_number(row, title, counter, index + 1) for index, row in enumerate(drawn)]
    numbered = sum(number is not None for number in numbers) * 2 >= sum(bool(r.part.cells.get(title)) for r in drawn)
    for row in drawn:
        number = _number(row, title, counter, (rows[-1].number or len(rows)) + 1 if rows else 1)
        if rows and row.first and _goes_on(row, rows[-1], title, number, numbered=numbered):
            _extend(rows[-1].parts[-1], row.part)
        elif number is not None or row.part.cells.get(title):
            if number is None and set(row.part.cells) == {title}:
                strays.append(_stray([e.line for e in row.part.cells[title]], row.page, row.table))
            else:
                rows.append(PlanRow(number, [row.part], row.page, row.table))
        elif rows:
            rows[-1].parts.append(row.part)
        else:
            cells = row.part.cells.values()
            strays.extend(_stray([entry.line for entry in lines], row.page, row.table) for lines in cells)
    return rows


def _goes_on(row: _Drawn, last: PlanRow, title: int, number: int | None, *, numbered: bool) -> bool:
    """Whether the first row on a page carries on the last row of the page before."""
    lines = row.part.cells.get(title, [])
    if number is not None:
        return number == last.number and bool(_CONTINUED.search(_text(lines)))
    if not lines or numbered:
        return not _is_new_part(row, last)
    before = last.lines(title)
    if any(entry[0].line.words[0].text[:1].islower() for entry in row.part.cells.values()):
        return True
    return bool(before) and joint_of(before[-1], lines[0], _PROVISIONAL) is not Joint.BROKEN


def _is_new_part(row: _Drawn, last: PlanRow) -> bool:
    """Whether a row with an empty first cell is one of several beside a recommendation, not a row that runs on.

    It is when the table has such rows on its pages, and every cell begins anew.
    """
    if len(last.parts) < 2:
        return False
    before = last.parts[-1].cells
    return all(
        not before.get(column) or joint_of(before[column][-1], lines[0], _PROVISIONAL) is Joint.BROKEN
        for column, lines in row.part.cells.items()
    )


def _extend(part: Part, more: Part) -> None:
    for column, lines in more.cells.items():
        part.cells.setdefault(column, []).extend(lines)


def _number(row: _Drawn, title: int, counter: int | None, expected: int) -> int | None:
    if counter is not None and (lines := row.part.cells.get(counter)):
        found = leading_number(_text(lines), expected) or leading_number(f"{_text(lines)}.", expected)
        if found:
            return found[0]
    lines = row.part.cells.get(title, [])
    if not lines:
        return None
    found = leading_number(_text(lines), expected) or leading_number(_text(lines, cut=True), expected)
    return found[0] if found else None


def _drawn(piece: Piece, found: Found, padding: float, strays: list[Stray]) -> Iterator[_Drawn]:
    limits = _limits(piece, found, padding)
    for row in piece.rows:
        cells: dict[int, list[CellLine]] = {}
        for cell in row.cells:
            over = columns_over(cell.box, piece.shift, found.headings)
            if len(over) == 1:
                left, limit = limits[over[0]]
                if cell.lines:
                    entries = [CellLine(line, piece.grid.page, limit, left) for line in cell.lines]
                    cells.setdefault(over[0], []).extend(entries)
            elif cell.lines:
                strays.append(_stray(cell.lines, piece.grid.page, piece.grid.number))
        if cells:
            yield _Drawn(Part(cells), piece.grid.page, piece.grid.number, first=False)


def _padding(found: Found) -> float:
    """Return how far within its boxes the table's text begins.

    One measure for all pages: on a page that holds nothing but the end of a list, every line is indented.
    """
    cells = [cell for piece in found.pieces for row in piece.rows for cell in row.cells]
    starts = [line.x0 - cell.box[0] for cell in cells for line in cell.lines]
    return min(max(min(starts, default=0.0), 0.0), _WIDEST_PADDING)


def _limits(piece: Piece, found: Found, padding: float) -> dict[int, tuple[float, float]]:
    """Return, for each column of a piece, where its text begins and how far right it may reach."""
    ends: dict[int, list[float]] = {}
    for row in piece.rows:
        for cell in row.cells:
            over = columns_over(cell.box, piece.shift, found.headings)
            if len(over) == 1:
                ends.setdefault(over[0], []).extend(line.x1 for line in cell.lines)
    limits = {}
    for index, heading in enumerate(found.headings):
        left, right = heading.box[0] + piece.shift, heading.box[2] + piece.shift
        limits[index] = (
            left + padding,
            max([right - padding, *(end for end in ends.get(index, []) if end <= right + 1)]),
        )
    return limits


def _stray(lines: Sequence[Line], page: int, table: int) -> Stray:
    return Stray(" ".join(line.text for line in lines), page, table, around(line.box for line in lines))


def _first(headings: Sequence[Heading], kind: Column) -> int | None:
    return next((index for index, heading in enumerate(headings) if heading.column is kind), None)


def _text(lines: Sequence[CellLine], *, cut: bool = False) -> str:
    """Return lines as one text; with `cut`, as if every word that a narrow column may have cut had been."""
    text = lines[0].line.text
    for before, entry in pairwise(lines):
        text += entry.line.text if cut and may_be_cut(before, entry) else f" {entry.line.text}"
    return text

"""The rows of a plan table: put together again where a page break parts them.

A row that runs over a page is one row: each of its cells, the first one too, goes on where it left off.
"""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from parsers.line_joints import CellLine, Joint, Spacing, joint_of, may_be_cut
from parsers.pdf_lines import Box, Line, around
from parsers.pdf_tables import SAME_RULING
from parsers.plan_headings import Column
from parsers.plan_joining import Drawn, Part, PlanRow, is_numbered, join_drawn
from parsers.plan_pieces import Found, Heading, Piece, columns_over

_PROVISIONAL = Spacing(single=1.2, has_gaps=False, keeps_spaces=False)
# Text that begins further within its box than this is indented.
_WIDEST_PADDING = 15.0
_CONTINUED = re.compile(r"\(?\s*cont(?:inued|['’]?d|\.)?\s*\)?\s*$", re.I)


class Stray(NamedTuple):
    """Text inside the table that belongs to no column of a plan: a banner across it, a watermark."""

    text: str
    page: int
    table: int
    box: Box


class PlanTable(NamedTuple):
    """The plan table as it stands: headings, rows, and what could not be placed."""

    headings: tuple[Heading, ...]
    rows: tuple[PlanRow[CellLine], ...]
    strays: tuple[Stray, ...]
    tables: dict[int, int]

    def columns(self, kind: Column) -> list[int]:
        """Return the columns that hold a kind of thing, from left to right."""
        return [index for index, heading in enumerate(self.headings) if heading.column is kind]


def join_rows(found: Found) -> PlanTable:
    """Put the table's rows together over the pages; every line of the table is in a row or among the strays."""
    first = found.pieces[0].grid.number
    tables = {piece.grid.page: piece.grid.number for piece in found.pieces}
    strays = [_stray(cell.lines, found.page, first) for row in found.banners for cell in row.cells if cell.lines]
    strays += [Stray(text, piece.grid.page, piece.grid.number, piece.grid.box) for piece, text in found.loose]
    drawn: list[Drawn[CellLine]] = []
    padding = _padding(found)
    for piece in found.pieces:
        rows = list(_drawn(piece, found, padding, strays))
        drawn += [row._replace(follows=piece.follows and index == 0) for index, row in enumerate(rows)]
    title = _first(found.headings, Column.RECOMMENDATION) or 0
    joined = join_drawn(drawn, title, partial(_goes_on, title))
    strays += [_stray([e.line for e in lines], lines[0].page, tables[lines[0].page]) for lines in joined.strays]
    return PlanTable(found.headings, joined.rows, tuple(strays), tables)


def _goes_on(title: int, row: Drawn[CellLine], last: PlanRow[CellLine], number: int | None, numbered: bool) -> bool:
    """Whether the first row on a page carries on the last row of the page before."""
    lines = row.part.cells.get(title, [])
    if number is not None:
        return number == last.number and bool(_CONTINUED.search(_text(lines)))
    if not lines or numbered:
        return not _is_new_part(row, last)
    before = last.entries(title)
    if any(entry[0].line.words[0].text[:1].islower() for entry in row.part.cells.values()):
        return True
    return bool(before) and joint_of(before[-1], lines[0], _PROVISIONAL) is not Joint.BROKEN


def _is_new_part(row: Drawn[CellLine], last: PlanRow[CellLine]) -> bool:
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


def _drawn(piece: Piece, found: Found, padding: float, strays: list[Stray]) -> Iterator[Drawn[CellLine]]:
    """Yield the rows of a piece; what a box says that reaches down counts for each recommendation it stands beside."""
    title, counter = _first(found.headings, Column.RECOMMENDATION) or 0, _first(found.headings, Column.NUMBER)
    limits = _limits(piece, found, padding)
    above: dict[int, tuple[float, list[CellLine]]] = {}
    for row in piece.rows:
        cells: dict[int, list[CellLine]] = {}
        boxed: set[int] = set()
        for cell in row.cells:
            over = columns_over(cell.box, piece.shift, found.headings)
            if len(over) == 1:
                left, limit = limits[over[0]]
                entries = [CellLine(line, piece.grid.page, limit, left) for line in cell.lines]
                boxed.add(over[0])
                above[over[0]] = cell.box[3], entries
                if entries:
                    cells.setdefault(over[0], []).extend(entries)
            elif cell.lines:
                strays.append(_stray(cell.lines, piece.grid.page, piece.grid.number))
        counted = "" if counter is None or counter not in cells else _text(cells[counter])
        begins = bool(cells.get(title)) or is_numbered(counted)
        reaching = (
            c for c, (end, lines) in above.items() if lines and c not in boxed and end > row.box[1] + SAME_RULING
        )
        shared = tuple(sorted(reaching)) if begins else ()
        cells.update({column: above[column][1] for column in shared})
        if cells:
            named = cells.get(title, [])
            titles = (_text(named), _text(named, cut=True)) if named else ()
            yield Drawn(Part(cells), counted, titles, merged=shared)


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

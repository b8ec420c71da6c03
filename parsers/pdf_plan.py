"""The plan table of a published report in PDF, taken from the report's tables as they are put together over pages."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from paperclerk.domain.findings import Finding
from paperclerk.domain.places import Place
from parsers.line_joints import CellLine
from parsers.pdf_lines import Box
from parsers.pdf_page_flow import PageFlow
from parsers.pdf_pages import Report
from parsers.pdf_workers import read_tables
from parsers.plan_cells import Stray
from parsers.plan_drawn_cells import DrawnCells, Where, said_by
from parsers.plan_findings import other_table
from parsers.plan_headings import Column, may_hold_headings
from parsers.plan_joining import join_drawn
from parsers.plan_tables import PlanTable, Reader, drawn_rows, find_tables
from parsers.tables_over_pages import JoinedRow, JoinedTable, put_together


class DrawnPlan(NamedTuple):
    """A plan table of a PDF: its cells, where its headings stand and all its pages, others much like it."""

    cells: DrawnCells
    page: int
    top: float
    pages: tuple[int, ...]
    others: tuple[Finding, ...]


class _Cell(NamedTuple):
    text: str
    column: int
    span: int
    continues_above: bool
    lines: list[CellLine]


class _Row(NamedTuple):
    cells: tuple[_Cell, ...]
    is_header: bool
    page: int
    top: float


def find_plan(report: Report) -> DrawnPlan | None:
    """Return the table of a report that looks most like a plan; None when no table has a plan's headings."""
    pages, words = read_tables(report, may_hold_headings)
    tables = list(put_together((table for page in pages for table in page.tables), words))
    rows = [_rows(table) for table in tables]
    found = find_tables(rows)
    if found is None:
        return None
    parts = [part for start in found.plan for part in tables[start.number - 1].parts]
    boxes = {part.page: part.box for part in reversed(parts)}
    where = Where(report.place, {page.number: _number(page, boxes) for page in pages if page.number in boxes})
    strays = [
        Stray(page.aslant, where.place(page.number, boxes[page.number]))
        for page in pages
        if page.number in boxes and page.aslant
    ]
    reader = Reader[_Cell, CellLine](
        entries=_lines, texts=said_by, at=lambda _, __, cell, column: where.of(cell.lines, column)
    )
    first = found.plan[0]
    drawn = [row for start in found.plan for row in drawn_rows(start, reader, strays)]
    joined = join_drawn(drawn, first.first(Column.RECOMMENDATION) or 0)
    strays += [Stray(said_by(lines)[0], where.of(lines)) for lines in joined.strays]
    head = rows[first.number - 1][len(first.above)]
    where = where._replace(headings=tuple(_headings(first, head, where)))
    cells = DrawnCells(first.headings, joined.rows, report.texts, where, strays)
    others = (_left_out(start, rows[start.number - 1][len(start.above)].page, report.place) for start in found.others)
    return DrawnPlan(cells, head.page, head.top, tuple(sorted(boxes)), tuple(others))


def _lines(cell: _Cell, _: Place) -> list[CellLine]:
    return cell.lines


def _number(page: PageFlow, boxes: Mapping[int, Box]) -> int:
    """Return which table of its page the plan's is, counted from the top."""
    tops = sorted(table.box[1] for table in page.tables)
    return tops.index(boxes[page.number][1]) + 1


def _headings(start: PlanTable[_Cell], head: _Row, where: Where) -> Iterator[Place]:
    for column, span in enumerate(start.spans):
        lines = next((cell.lines for cell in head.cells if span.meets(cell)), [])
        yield where.of(lines, column) if lines else where.file


def _left_out(start: PlanTable[_Cell], page: int, file: Place) -> Finding:
    headings = " | ".join(heading.text for heading in start.headings)
    return other_table(f"Page {page}", headings, file.model_copy(update={"where": f"page {page}", "page": page}))


def _rows(table: JoinedTable) -> list[_Row]:
    head = [_row(row, is_header=True) for row in table.head]
    return [*head, *(_row(row, is_header=False) for row in table.rows)]


def _row(row: JoinedRow, *, is_header: bool) -> _Row:
    cells = tuple(
        _Cell(row.texts[column], column, after - column, column in row.hangs, row.lines[column])
        for column, (first, after) in enumerate(row.spans)
        if column == first
    )
    return _Row(cells, is_header, row.page, row.top)

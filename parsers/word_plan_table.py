"""Where the plan table stands in a Word file: found by its headings, with all tables that have the same."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from paperclerk.ooxml.blocks import Cell, Row, Table
from parsers.plan_cells import PlanHeading
from parsers.plan_headings import columns_of, folded, likeness

# Headings stand in one of a table's first rows: a banner or two may come before them.
_HEADING_ROWS = 4


class Span(NamedTuple):
    """The columns of the table's grid that a heading stands over, first and last."""

    first: int
    last: int

    def meets(self, cell: Cell) -> bool:
        """Whether a cell stands under the heading, if only with a part of it."""
        return cell.column <= self.last and self.first <= cell.column + cell.span - 1


class WordTable(NamedTuple):
    """A table that begins with a plan's headings: its number as people count it, and the rows over and under them."""

    number: int
    table: Table
    score: int
    headings: tuple[PlanHeading, ...]
    spans: tuple[Span, ...]
    above: tuple[tuple[int, Row], ...]
    rows: tuple[tuple[int, Row], ...]

    @property
    def name(self) -> tuple[str, ...]:
        """Return its headings for comparison."""
        return folded([heading.text for heading in self.headings])


class FoundTables(NamedTuple):
    """The tables of the plan, in order, and others much like it."""

    plan: tuple[WordTable, ...]
    others: tuple[WordTable, ...]


def find_tables(tables: Sequence[Table]) -> FoundTables | None:
    """Return the tables that look most like a plan; None when none has a plan's headings."""
    starts = [start for number, table in enumerate(tables, 1) if (start := _start(number, table))]
    if not starts:
        return None
    names = [start.name for start in starts]
    best = max(starts, key=lambda start: (start.score, names.count(start.name), -start.number))
    others = {start.name: start for start in reversed(starts) if start.name != best.name}
    return FoundTables(
        tuple(start for start in starts if start.name == best.name),
        tuple(sorted(others.values(), key=lambda start: start.number)),
    )


def _start(number: int, table: Table) -> WordTable | None:
    rows = tuple(enumerate(table.rows, 1))
    for index, (_, row) in enumerate(rows[:_HEADING_ROWS]):
        below = rows[index + 1][1] if index + 1 < len(rows) else None
        cells = list(_headings(row, below))
        texts = [text for text, _ in cells]
        if score := likeness(texts):
            after = index + 1 + _goes_on(row, below)
            headings = tuple(PlanHeading(*told) for told in zip(texts, columns_of(texts), strict=True))
            spans = tuple(span for _, span in cells)
            name = folded(texts)
            under = tuple((n, r) for n, r in rows[after:] if folded(_texts(r)) != name)
            return WordTable(number, table, score, headings, spans, rows[:index], under)
    return None


def _goes_on(row: Row, below: Row | None) -> bool:
    """Whether the row under the headings is a second row of them: one of its cells hangs down from the first."""
    return below is not None and any(cell.continues_above for cell in below.cells) and not _begins_data(row, below)


def _begins_data(row: Row, below: Row) -> bool:
    """Whether the row under the headings has as many cells as they have: then a heading merged down is only tall."""
    return len(row.cells) == len(below.cells) and not below.is_header


def _headings(row: Row, below: Row | None) -> Iterator[tuple[str, Span]]:
    """Yield the headings of a row, those under a heading over several columns put after it."""
    for cell in row.cells:
        span = Span(cell.column, cell.column + cell.span - 1)
        under = [c for c in below.cells if span.meets(c) and not c.continues_above] if below else []
        if not _goes_on(row, below) or len(under) < 2:
            yield _said(cell), span
            continue
        edges = [*(c.column for c in under), span.last + 1]
        for part, (first, end) in zip(under, pairwise(edges), strict=True):
            yield f"{_said(cell)} {_said(part)}".strip(), Span(first, end - 1)


def _texts(row: Row) -> list[str]:
    return [_said(cell) for cell in row.cells]


def _said(cell: Cell) -> str:
    return " ".join(cell.text.split())

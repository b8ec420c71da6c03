"""Where the plan table stands among a file's tables, and its rows: found by its headings, whoever read the file."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Generic, NamedTuple, Protocol, TypeVar

from paperclerk.domain.places import Place
from parsers.plan_cells import PlanHeading, Stray
from parsers.plan_headings import Column, columns_of, folded, likeness
from parsers.plan_joining import Drawn, Entry, Part, is_numbered

# Headings stand in one of a table's first rows: a banner or two may come before them.
_HEADING_ROWS = 4


class Cell(Protocol):
    """A cell of a table: its words, the column it begins in and how many it covers, whether it began further up."""

    @property
    def text(self) -> str:
        """Return its words."""

    @property
    def column(self) -> int:
        """Return the column it begins in."""

    @property
    def span(self) -> int:
        """Return how many columns it covers."""

    @property
    def continues_above(self) -> bool:
        """Whether it began in a row further up."""


CellT_co = TypeVar("CellT_co", bound=Cell, covariant=True)


class Row(Protocol[CellT_co]):
    """A row of a table; `is_header` when it stands on every page again."""

    @property
    def cells(self) -> Sequence[CellT_co]:
        """Return its cells from left to right."""

    @property
    def is_header(self) -> bool:
        """Whether it stands on every page again."""


CellT = TypeVar("CellT", bound=Cell)


class Span(NamedTuple):
    """The columns of the table's grid that a heading stands over, first and last."""

    first: int
    last: int

    def meets(self, cell: Cell) -> bool:
        """Whether a cell stands under the heading, if only with a part of it."""
        return cell.column <= self.last and self.first <= cell.column + cell.span - 1


class PlanTable(NamedTuple, Generic[CellT]):
    """A table that begins with a plan's headings: which one it is, the rows over and under them with their numbers."""

    number: int
    score: int
    headings: tuple[PlanHeading, ...]
    spans: tuple[Span, ...]
    above: tuple[tuple[int, Row[CellT]], ...]
    rows: tuple[tuple[int, Row[CellT]], ...]

    @property
    def name(self) -> tuple[str, ...]:
        """Return its headings for comparison."""
        return folded([heading.text for heading in self.headings])

    def first(self, kind: Column) -> int | None:
        """Return the first column that holds a kind of thing."""
        return next((index for index, heading in enumerate(self.headings) if heading.column is kind), None)


class FoundTables(NamedTuple, Generic[CellT]):
    """The tables of the plan, in order, and others much like it."""

    plan: tuple[PlanTable[CellT], ...]
    others: tuple[PlanTable[CellT], ...]


class Reader(NamedTuple, Generic[CellT, Entry]):
    """How the cells of a kind of file are read.

    `entries` gives what a cell holds, `text` what entries say in the ways it may be read, the likeliest first; `at`
    says where a row's column stands, or a cell across several.
    """

    entries: Callable[[CellT, Place], list[Entry]]
    texts: Callable[[Sequence[Entry]], tuple[str, ...]]
    at: Callable[[int, int, CellT, int | None], Place]


def find_tables(tables: Sequence[Sequence[Row[CellT]]]) -> FoundTables[CellT] | None:
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


def drawn_rows(start: PlanTable[CellT], reader: Reader[CellT, Entry], strays: list[Stray]) -> Iterator[Drawn[Entry]]:
    """Yield the rows of a table; what a merged cell says counts for every recommendation it stands beside."""
    for number, row in start.above:
        strays += [
            Stray(_said(cell), reader.at(start.number, number, cell, None)) for cell in row.cells if cell.text.strip()
        ]
    title, counter = start.first(Column.RECOMMENDATION) or 0, start.first(Column.NUMBER)
    above: dict[int, list[Entry]] = {}
    for number, row in start.rows:
        cells: dict[int, list[Entry]] = {}
        merged: list[int] = []
        for cell in row.cells:
            over = [index for index, span in enumerate(start.spans) if span.meets(cell)]
            at = reader.at(start.number, number, cell, over[0] if len(over) == 1 else None)
            if cell.continues_above:
                merged += over if len(over) == 1 else []
            elif len(over) == 1:
                above[over[0]] = read = reader.entries(cell, at)
                if read:
                    cells.setdefault(over[0], []).extend(read)
            elif cell.text.strip():
                strays.append(Stray(_said(cell), at))
        counted = "" if counter is None or not cells.get(counter) else reader.texts(cells[counter])[0]
        begins = bool(cells.get(title)) or is_numbered(counted)
        shared = tuple(column for column in merged if begins and above.get(column) and column not in cells)
        cells.update({column: above[column] for column in shared})
        if cells:
            yield Drawn(Part(cells), counted, reader.texts(cells[title]) if cells.get(title) else (), merged=shared)


def _start(number: int, table: Sequence[Row[CellT]]) -> PlanTable[CellT] | None:
    rows = tuple(enumerate(table, 1))
    for index, (_, row) in enumerate(rows[:_HEADING_ROWS]):
        below = rows[index + 1][1] if index + 1 < len(rows) else None
        cells = list(_headings(row, below))
        texts = [text for text, _ in cells]
        if score := likeness(texts):
            after = index + 1 + _goes_on(row, below)
            headings = tuple(PlanHeading(*told) for told in zip(texts, columns_of(texts), strict=True))
            spans = tuple(span for _, span in cells)
            name = folded(texts)
            under = tuple((n, r) for n, r in rows[after:] if folded([_said(cell) for cell in r.cells]) != name)
            return PlanTable(number, score, headings, spans, rows[:index], under)
    return None


def _goes_on(row: Row[CellT], below: Row[CellT] | None) -> bool:
    """Whether the row under the headings is a second row of them: one of its cells hangs down from the first."""
    return below is not None and any(cell.continues_above for cell in below.cells) and not _begins_data(row, below)


def _begins_data(row: Row[CellT], below: Row[CellT]) -> bool:
    """Whether the row under the headings has as many cells as they have: then a heading merged down is only tall."""
    return len(row.cells) == len(below.cells) and not below.is_header


def _headings(row: Row[CellT], below: Row[CellT] | None) -> Iterator[tuple[str, Span]]:
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


def _said(cell: Cell) -> str:
    return " ".join(cell.text.split())

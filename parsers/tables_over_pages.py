"""Tables put together over their pages.

A table goes on where it ends at the foot of a page and one with the same columns begins at the head of the next, with
the same headings or none of its own. Its first row there carries on the last one when it looks like the rest of it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from paperclerk.domain.report import ReportTable
from parsers.drawn_table import DrawnCell, DrawnTable, Span
from parsers.line_joints import CellLine, Spacing
from parsers.split_rows import carries_on, merged_on, names_holder
from parsers.table_header import Look, header_of, header_rows
from parsers.table_texts import HEADING_ROWS, cell_text
from parsers.words_over_lines import Vocabulary

# Columns on two pages are the same when their edges differ by less, the table's shift aside.
_SAME_EDGE = 8.0
_SAME_GUTTER = 16.0
_SHARE = 0.4


class _Part(NamedTuple):
    """A table's part on one page: its rows, and how many of the first say the table's headings again."""

    table: DrawnTable
    rows: list[list[DrawnCell | None]]
    repeated: int


class JoinedRow(NamedTuple):
    """A row put together over pages: its words and lines by column, those of a merged cell in each that it covers.

    `spans` are the columns each cell covers; `hangs` the columns whose cell began in a row further up; `inferred` those
    with words that were printed elsewhere.
    """

    texts: list[str]
    lines: list[list[CellLine]]
    spans: tuple[Span, ...]
    hangs: set[int]
    inferred: set[int]
    page: int
    top: float


class JoinedTable(NamedTuple):
    """A table put together over its pages: its part on each, the rows of its headings, the rows under them."""

    parts: tuple[DrawnTable, ...]
    head: list[JoinedRow]
    rows: list[JoinedRow]


def joined(drawn: Iterable[DrawnTable], words: Vocabulary) -> Iterator[ReportTable]:
    """Yield a report's tables in order, each put together over its pages; asides are left to be read as text."""
    return map(_as_read, put_together(drawn, words))


def put_together(drawn: Iterable[DrawnTable], words: Vocabulary) -> Iterator[JoinedTable]:
    """Yield the tables of pages in order, each put together over them, with the lines that its cells kept."""
    group: list[_Part] = []
    for table in drawn:
        if table.is_aside:
            continue
        part = _Part(table, table.grid(), 0)
        again = _again(group, part) if group else None
        if again is None:
            yield from _finished(group, words)
            group = [part]
        else:
            group.append(part._replace(repeated=again))
    yield from _finished(group, words)


def _again(group: Sequence[_Part], part: _Part) -> int | None:
    """Return how many of the first rows repeat headings when a part carries on a table; None when it does not."""
    first, before, table = group[0], group[-1].table, part.table
    if table.page != before.page + 1 or not _same_columns(before, table):
        return None
    repeated = 0
    # A page may end under headings that it says again.
    most = len(part.rows) - 1 if len(part.rows) > 1 else 1
    while repeated < min(HEADING_ROWS, len(first.rows), most):
        if not _same_row(first.rows[repeated], part.rows[repeated]):
            break
        repeated += 1
    if repeated and (table.opens_page or before.closes_page):
        return repeated
    if not (before.closes_page and table.opens_page):
        return None
    own = header_rows(_looks(part.rows))
    return None if own and _heads_of_its_own(group, part, own) else 0


def _heads_of_its_own(group: Sequence[_Part], part: _Part, own: int) -> bool:
    """Whether the first rows are headings though the table's other rows do not look so, in the same columns.

    Where the table's headings are bold and the rows under them are not, no others are headings. Under headings alone,
    words in small letters are the rest of them.
    """
    head = _looks(part.rows[:own])[0]
    said = [column for column, look in enumerate(head) if look.text]
    first, *body = _looks([row for before in group for row in before.rows])
    if all(look.bold for look in first if look.text) and not any(head[column].bold for column in said):
        return False
    if not body and any(head[column].text[:1].islower() for column in said):
        return False
    alike = [row for row in body if _style(row, said) == _style(head, said)]
    return len(alike) * 4 < len(body) or not body


def _style(row: Sequence[Look], columns: Sequence[int]) -> tuple[bool, frozenset[str]]:
    said = [row[column] for column in columns if row[column].text]
    return bool(said) and all(look.bold for look in said), frozenset(look.fill for look in said)


def _same_columns(before: DrawnTable, table: DrawnTable) -> bool:
    if before.columns != table.columns:
        return False
    shift = table.edges[0] - before.edges[0]
    inner = zip(before.edges[1:-1], table.edges[1:-1], strict=True)
    if before.ruled and table.ruled:
        return all(abs(b - a - shift) < _SAME_EDGE for a, b in inner)
    # White space is where the words leave it: it differs from page to page by what is said there.
    widths = [after - edge for edge, after in pairwise(before.edges)]
    allowed = [max(_SAME_GUTTER, _SHARE * min(pair)) for pair in pairwise(widths)]
    return all(abs(b - a - shift) < most for (a, b), most in zip(inner, allowed, strict=True))


def _same_row(row: Sequence[DrawnCell | None], other: Sequence[DrawnCell | None]) -> bool:
    said = [_folded(cell) for cell in row]
    return any(said) and said == [_folded(cell) for cell in other]


def _folded(cell: DrawnCell | None) -> str:
    return "".join(cell.text.split()).casefold() if cell else ""


def _looks(rows: Sequence[Sequence[DrawnCell | None]]) -> list[list[Look]]:
    return [[Look(cell.text, cell.bold, cell.fill) if cell else Look("") for cell in row] for row in rows]


def _finished(group: Sequence[_Part], words: Vocabulary) -> Iterator[JoinedTable]:
    if not group:
        return
    first = group[0]
    repeated = min((part.repeated for part in group[1:] if part.repeated), default=0)
    heads = header_rows(_looks(first.rows), repeated)
    head = [_row(first, index) for index in range(heads)]
    yield JoinedTable(tuple(part.table for part in group), head, _rows(group, heads, words))


def _as_read(table: JoinedTable) -> ReportTable:
    rows = table.rows
    return ReportTable(
        pages=tuple(part.page for part in table.parts),
        header=header_of([row.texts for row in table.head]) if table.head else (),
        rows=tuple(tuple(row.texts) for row in rows),
        inferred=tuple((at, column) for at, row in enumerate(rows) for column in sorted(row.inferred)),
        row_pages=tuple(row.page for row in rows),
        row_tops=tuple(row.top for row in rows),
        boxes=tuple(part.box for part in table.parts),
    )


def _rows(group: Sequence[_Part], heads: int, words: Vocabulary) -> list[JoinedRow]:
    rows = [_row(group[0], index) for index in range(heads, len(group[0].rows))]
    for before, part in pairwise(group):
        index = part.repeated
        if rows and not part.rows[index:]:
            continue
        cut = merged_on(before.table, before.rows, rows[-1].lines, part.rows[index:]) if rows else []
        if rows and names_holder(before.rows, part.rows[index:]):
            holder = part.rows[index][0]
            rows[-1].texts[0] += f"\n{holder.text if holder else ''}"
            rows[-1].lines[0].extend(holder.lines if holder else ())
            index += 1
        elif rows and carries_on(before.table, before.rows, rows[-1].lines, part.rows[index:]):
            _carry_on(rows[-1], part.rows[index], {**part.table.spacing, **before.table.spacing}, words)
            index += 1
        new = [_row(part, at) for at in range(index, len(part.rows))]
        if rows and new:
            _inherit(rows[-1], before, new, part, index)
        for column in cut:
            _fill_merged(column, rows, new, before, part, words)
        rows += new
    return rows


def _row(part: _Part, index: int) -> JoinedRow:
    cells = part.rows[index]
    filled = {
        column
        for column, cell in enumerate(cells)
        if cell and cell.text and (cell.rows[0], cell.columns[0]) != (index, column)
    }
    return JoinedRow(
        [cell.text if cell else "" for cell in cells],
        [list(cell.lines) if cell else [] for cell in cells],
        tuple(cell.columns if cell else (column, column + 1) for column, cell in enumerate(cells)),
        {column for column, cell in enumerate(cells) if cell and cell.rows[0] < index},
        filled,
        part.table.page,
        round(part.table.levels[index], 1),
    )


def _carry_on(
    row: JoinedRow, cells: Sequence[DrawnCell | None], spacing: Mapping[int, Spacing], words: Vocabulary
) -> None:
    """Add the rest of a row that a page's end has parted to its beginning, cell by cell."""
    for column, rest in enumerate(cells):
        if rest and rest.text:
            known = bool(row.lines[column]) or not row.texts[column]
            row.lines[column].extend(rest.lines)
            whole = cell_text(row.lines[column], spacing, rest.columns[0], words)
            row.texts[column] = whole if known else f"{row.texts[column]} {rest.text}"
            if rest.columns[0] != column:
                row.inferred.add(column)


def _fill_merged(
    column: int,
    rows: Sequence[JoinedRow],
    new: Sequence[JoinedRow],
    before: _Part,
    part: _Part,
    words: Vocabulary,
) -> None:
    """Give all rows beside a merged cell that a page's end cuts the whole of its words."""
    above, rest = before.rows[-1][column], part.rows[part.repeated][column]
    if not above or not rest:
        return
    last, goes_on = rows[-1], len(new) < len(part.rows) - part.repeated
    if not goes_on:
        _carry_on(last, [rest if at == column else None for at in range(len(last.texts))], before.table.spacing, words)
    after = new[: rest.rows[1] - part.repeated - goes_on]
    for row in (*rows[-(above.rows[1] - above.rows[0]) : -1], *after):
        row.texts[column] = last.texts[column]
        row.lines[column][:] = last.lines[column]
        row.inferred.add(column)
    for row in after:
        row.hangs.add(column)


def _inherit(last: JoinedRow, before: _Part, new: Sequence[JoinedRow], part: _Part, index: int) -> None:
    """Give rows beside a merged cell that a page's end has parted the words that stand on the page before.

    A first column with something in it on all other rows has a merged cell there too, though each page shows one row.
    """
    rows = [*before.rows, *part.rows[part.repeated + 1 :]]
    named = all(row[0] and row[0].text for row in rows) and len(rows) > 2
    for column, above in enumerate(before.rows[-1]):
        first = part.rows[part.repeated][column]
        if not last.texts[column] or first is None or first.text or above is None:
            continue
        if max(above.rows[1] - above.rows[0], first.rows[1] - first.rows[0]) > 1 or (named and not column):
            for row in new[: first.rows[1] - index]:
                row.texts[column] = last.texts[column]
                row.hangs.add(column)
                row.inferred.add(column)

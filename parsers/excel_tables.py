"""Tables of an Excel return with a row a thing: a deliverable's milestones, risks and figures, found by their headings.

What a row is about is said by its first columns; a box that a defined name claims for another row or column is read
as the table says. A step added by the owner gets the next free number of its deliverable.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.names import FieldName
from parsers.excel_boxes import HEADERS, Box, layout_of
from parsers.readings import words
from parsers.sheets import Sheet
from parsers.table_headings import Headings, Rows, entry_in, headings_in, item_in, step_in

_STEPS = {("ref",), ("step",), ("no",), ("number",), ("id",), ("milestone", "ref")}
# What our own tables have beside what they ask.
_OURS = {("in", "the", "plan"), ("risk",), ("kpi",), ("baseline",), ("target",), ("source",)}

# What a heading of a column of references may begin with, and how few headings a table may have.
_REFERENCES = ("ref", "id", "no", "number", "deliverable", "milestone", "risk", "kpi")
_FEWEST = 3

# A sheet full of figures beside the form is one thing to be told, not a hundred.
_MOST_TOLD = 10


class Table(NamedTuple):
    """A table on a sheet: its headings, their row, the row after its last, and the columns that are ours."""

    headings: Headings
    header: int
    end: int
    reference: int
    step: int | None
    ours: frozenset[int]

    @property
    def rows(self) -> range:
        """Return the rows below the headings."""
        return range(self.header + 1, self.end)

    @property
    def is_of_milestones(self) -> bool:
        """Whether its rows are steps of deliverables."""
        return self.headings.rows is Rows.MILESTONES


def tables_of(sheet: Sheet) -> list[Table]:
    """Return the tables of milestones, risks and figures on a sheet, from its top."""
    found = [(row, headings) for row in range(sheet.height) if (headings := _headings(sheet, row))]
    starts = [*(row for row, _ in found), sheet.height]
    return [
        _table(sheet, headings, headings.reference, row, _end(sheet, row, after))
        for (row, headings), after in zip(found, starts[1:], strict=True)
        if headings.rows is not Rows.DELIVERABLES and headings.reference is not None
    ]


def _headings(sheet: Sheet, row: int) -> Headings | None:
    """Return what a row says as headings; most rows of a sheet have no heading of references and are soon passed by."""
    cells = [(column, cell.lines) for column, cell in sheet.filled(row)]
    if len(cells) < _FEWEST or not any(text[:20].casefold().startswith(_REFERENCES) for _, text in cells):
        return None
    return headings_in(cells)


def boxes_in(sheet: Sheet, table: Table) -> Iterator[Box]:
    """Yield the boxes of a table's rows, but for rows that do not say what they are about."""
    named = {row: about for row in table.rows if (about := _about(sheet, table, row))}
    taken = [about for about in named.values() if about.milestone]
    for row, about in named.items():
        if table.is_of_milestones and not about.milestone:
            if all(sheet.own(row, column).is_empty for column in table.headings.fields):
                continue
            about = about._replace(milestone=_next_free(taken, about.item))
            taken.append(about)
        for column, field in table.headings.fields.items():
            yield Box(about._replace(field=field), sheet, row, column, HEADERS)


def strays(sheet: Sheet, tables: Sequence[Table]) -> Iterator[Finding]:
    """Yield a finding for what stands in or beside tables where nothing is asked, so that it is not dropped unseen."""
    told = list(_strays(sheet, tables))
    yield from told[:_MOST_TOLD]
    if len(told) > _MOST_TOLD:
        message = f"{len(told) - _MOST_TOLD} more cells outside the form's boxes were not read."
        yield finding("V06", message, hint="Put what matters into the form's boxes.", place=sheet.home)


def _strays(sheet: Sheet, tables: Sequence[Table]) -> Iterator[Finding]:
    for table in tables:
        for row in table.rows:
            about = _about(sheet, table, row)
            for column, cell in sheet.filled(row):
                if column not in table.ours:
                    message = f"“{_short(cell.text)}” stands outside the form's boxes and was not read."
                elif about is None and column in table.headings.fields:
                    message = f"“{_short(cell.text)}” was not read: its row does not say what of the plan it is about."
                else:
                    continue
                yield finding("V06", message, hint="Put it into the row and box it belongs in.", place=cell.place)


def _end(sheet: Sheet, header: int, last: int) -> int:
    """Return the row after a table's last: on a sheet that is our form in one column, an empty row ends it."""
    if layout_of(sheet).answers is None:
        return last
    return next((row for row in range(header + 1, last) if next(sheet.filled(row), None) is None), last)


def _table(sheet: Sheet, headings: Headings, reference: int | None, row: int, end: int) -> Table:
    assert reference is not None
    over = {column: words(cell.text) for column, cell in sheet.filled(row)}
    free = {column: heading for column, heading in over.items() if column not in (*headings.fields, reference)}
    step = next((column for column, heading in free.items() if heading in _STEPS), None)
    known = {column for column, heading in free.items() if heading in _OURS or heading[:2] == ("last", "time")}
    ours = {*headings.fields, reference, *known, *([] if step is None else [step])}
    return Table(headings, row, end, reference, step, frozenset(ours))


def _about(sheet: Sheet, table: Table, row: int) -> FieldName | None:
    """Return what a row is about, without a field; one put in between two of one deliverable is that one's."""
    if not table.is_of_milestones:
        entry = entry_in(sheet.cell(row, table.reference).text)
        fits = entry and entry[0] == ("R" if table.headings.rows is Rows.RISKS else "K")
        return FieldName(entry, "") if entry and fits else None
    item = _item(sheet, table, row) or _between(sheet, table, row)
    step = step_in(sheet.own(row, table.step).text) if table.step is not None else None
    return FieldName(item, "", step or "") if item else None


def _item(sheet: Sheet, table: Table, row: int) -> str | None:
    return item_in(sheet.cell(row, table.reference).text)


def _between(sheet: Sheet, table: Table, row: int) -> str | None:
    """Return the deliverable that the nearest rows above and below both name, for a row that names none."""
    if not sheet.cell(row, table.reference).is_empty:
        return None
    above = next((item for r in range(row - 1, table.header, -1) if (item := _item(sheet, table, r))), None)
    below = next((item for r in range(row + 1, table.end) if (item := _item(sheet, table, r))), None)
    return above if above == below else None


def _next_free(taken: Sequence[FieldName], item: str) -> str:
    return f"m{max((int(about.milestone[1:]) for about in taken if about.item == item), default=0) + 1}"


def _short(text: str, longest: int = 60) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"

"""Tables on sheets that people edit: found by the words of their headings, in any order, rows in theirs."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.places import Place
from parsers.readings import words
from parsers.sheets import Book, Cell, Sheet

# How alike (of 100) a heading must be to one that is missing: "Recomendation" is 96, "Due" and "Date" 57.
_ALIKE = 88

# A heading row further down than this is none of ours; a plan's introduction may stand above it.
_LOOK_DOWN = 200


class Heading(NamedTuple):
    """A column that a table should have: its field, the name we give it, and other names people give it."""

    field: str
    name: str
    also: tuple[str, ...] = ()
    required: bool = True


class Row(NamedTuple):
    """A row of a table: its cells by field."""

    cells: dict[str, Cell]
    place: Place

    def cell(self, field: str) -> Cell:
        """Return a field's cell; an empty one when the table has no such column."""
        return self.cells.get(field) or Cell(None, lambda *_: self.place, (0, 0))

    @property
    def places(self) -> dict[str, Place]:
        """Return where each of its cells is, by field."""
        return {field: cell.place for field, cell in self.cells.items()}


class Table(NamedTuple):
    """A table as found: the row of its headings (from 0), its columns by field, and what is wrong with it."""

    sheet: Sheet
    top: int
    columns: dict[str, int]
    findings: tuple[Finding, ...] = ()

    def rows(self) -> Iterator[Row]:
        """Yield the rows below the headings that hold anything in a known column."""
        for number in range(self.top + 1, self.sheet.height):
            cells = {field: self.sheet.cell(number, column) for field, column in self.columns.items()}
            if not all(cell.is_empty for cell in cells.values()):
                yield Row(cells, self.sheet.place(number, min(self.columns.values())))


def find_sheet(book: Book, *names: str) -> Sheet | None:
    """Return the sheet of one of these names, whatever its case, blanks and plural."""
    wanted = {_folded(name) for name in names}
    return next((sheet for name, sheet in book.sheets.items() if _folded(name) in wanted), None)


def find_table(sheet: Sheet, headings: Sequence[Heading]) -> Table | None:
    """Return the table under the first row that holds most of these headings; None when no row holds two of them."""
    best, most = None, 1
    for row in range(min(sheet.height, _LOOK_DOWN)):
        columns = _columns(sheet, row, headings)
        if len(columns) > most:
            best, most = row, len(columns)
    if best is None:
        return None
    columns = _columns(sheet, best, headings)
    return Table(sheet, best, columns, tuple(_faults(sheet, best, columns, headings)))


def missing_sheet(book: Book, name: str, what: str) -> Finding:
    """Return the finding that a workbook lacks a sheet, which should hold `what`."""
    message = f"There is no sheet called “{name}”, with {what}."
    hint = f"Add a sheet named {name}, or give the sheet its name back. The sheets are: {', '.join(book.sheets)}."
    return finding("P05", message, hint=hint, place=book.at, about=name)


def missing_headings(sheet: Sheet, headings: Sequence[Heading]) -> Finding:
    """Return the finding that a sheet has no row of headings."""
    names = ", ".join(heading.name for heading in headings if heading.required)
    return finding(
        "P05",
        f"The sheet “{sheet.name}” has no row of headings that can be recognised.",
        hint=f"Put the headings back above the table: {names}.",
        place=sheet.home,
    )


def _columns(sheet: Sheet, row: int, headings: Sequence[Heading]) -> dict[str, int]:
    written = {column: words(cell.text) for column, cell in sheet.filled(row)}
    found: dict[str, int] = {}
    for exact in (True, False):
        for heading in headings:
            if heading.field in found:
                continue
            free = {column: text for column, text in written.items() if column not in found.values()}
            hit = next((column for column, text in free.items() if _fits(text, heading, exact=exact)), None)
            if hit is not None:
                found[heading.field] = hit
    return found


def _fits(written: tuple[str, ...], heading: Heading, *, exact: bool) -> bool:
    if exact:
        return written in {words(name) for name in (heading.name, *heading.also)}
    return fuzz.ratio(" ".join(written), " ".join(words(heading.name))) >= _ALIKE


def _faults(sheet: Sheet, top: int, columns: dict[str, int], headings: Sequence[Heading]) -> Iterator[Finding]:
    for heading in headings:
        if heading.field not in columns and heading.required:
            message = f"The sheet “{sheet.name}” has no column called “{heading.name}”."
            hint = f"Add the column {heading.name}, or give it its name back, in row {top + 1}."
            place = sheet.place(top, min(columns.values()))
            yield finding("P05", message, hint=hint, place=place, about=heading.name)
        if heading.field in columns:
            names = {words(name) for name in (heading.name, *heading.also)}
            for column, cell in sheet.filled(top):
                if words(cell.text) in names and column not in columns.values():
                    message = f"“{cell.text}” is a second column for {heading.name}; only the first was read."
                    yield finding("P05", message, hint="Delete or rename one of the two.", place=cell.place)


def _folded(name: str) -> str:
    return "".join(words(name)).removesuffix("s")

"""Workbooks opened for reading: every cell with its value as Excel shows it, its place, and what is wrong with it."""

import hashlib
import io
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, time, timedelta
from functools import cached_property, partial
from typing import Any

from lxml import etree
from python_calamine import CalamineWorkbook

from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.places import Place
from paperclerk.ooxml.far_cells import FarCell, without_far_cells
from paperclerk.ooxml.package import Package, PackageFault, open_package
from paperclerk.ooxml.workbook import Workbook, column_number
from parsers.dates import EXCEL_1900, EXCEL_1904
from parsers.readings import plain
from parsers.sheet_marks import SheetMarks, Spot, read_formats

CellValue = str | float | date | None


class Cell:
    """One cell: its value (None when empty), its place, and its `fault` when what it shows is no value at all.

    A sheet may hold a million cells and a reader look closely at fifty, so the place is made when it is asked for.
    """

    __slots__ = ("_at", "_lines", "_place", "_spot", "fault", "value")

    def __init__(self, value: CellValue, at: Callable[[int, int], Place], spot: Spot, fault: str = "") -> None:
        """Take in the value, and how and from where its place is made."""
        self.value = value
        self.fault = fault
        self._at = at
        self._spot = spot
        self._place: Place | None = None
        self._lines: str | None = None

    @property
    def place(self) -> Place:
        """Return the cell's place."""
        if self._place is None:
            self._place = self._at(*self._spot)
        return self._place

    @property
    def text(self) -> str:
        """Return the value as one line of text, nothing for an empty cell."""
        return plain(self.lines)

    @property
    def lines(self) -> str:
        """Return the value as text with its lines kept, blank edges taken off."""
        if self._lines is None:
            self._lines = self._as_lines()
        return self._lines

    def _as_lines(self) -> str:
        if isinstance(self.value, float):
            return str(int(self.value)) if self.value.is_integer() else f"{self.value:.15g}"
        if isinstance(self.value, date):
            return self.value.isoformat()[:10]
        return (self.value or "").replace("\r\n", "\n").strip()

    @property
    def is_empty(self) -> bool:
        """Whether the cell shows nothing."""
        return not self.fault and (self.value is None or not self.text)


class Sheet:
    """One sheet, read when it is first looked at; rows and columns count from 0. Made by `Book`, or from texts.

    Raises:
        PackageFault: on any property, when the sheet is damaged.
    """

    def __init__(
        self, name: str, state: str, at: Place, rows: Callable[[], list[list[Any]]], marks: Callable[[], SheetMarks]
    ) -> None:
        self.name = name
        self.state = state
        self._at = at
        self._read_rows = rows
        self._read_marks = marks
        # Every layer of the reading asks for the same few hundred cells.
        self._known: dict[Spot, Cell] = {}
        self._by_row: dict[int, tuple[tuple[int, Cell], ...]] = {}

    @cached_property
    def _rows(self) -> list[list[Any]]:
        return self._read_rows()

    @cached_property
    def marks(self) -> SheetMarks:
        """Return what the values do not tell: formulas, merged areas, what is hidden."""
        return self._read_marks()

    @property
    def height(self) -> int:
        """Return how many rows hold anything."""
        return len(self._rows)

    @property
    def width(self) -> int:
        """Return how many columns hold anything."""
        return max((len(row) for row in self._rows), default=0)

    def cell(self, row: int, column: int) -> Cell:
        """Return a cell; one outside what the sheet holds is empty, one merged downwards says what its first says."""
        return self.own(self.marks.first_row.get((row, column), row), column)

    def own(self, row: int, column: int) -> Cell:
        """Return a cell with what is in it alone, whatever it is merged with."""
        spot = (row, column)
        if spot not in self._known:
            rows = self._rows
            value = _as_value(rows[row][column]) if 0 <= row < len(rows) and 0 <= column < len(rows[row]) else None
            self._known[spot] = Cell(value, self.place, spot, self.marks.faults.get(spot, ""))
        return self._known[spot]

    def filled(self, row: int) -> Iterator[tuple[int, Cell]]:
        """Yield the cells of a row that show something, with their columns."""
        if row not in self._by_row:
            self._by_row[row] = tuple((column, self.cell(row, column)) for column in self._filled.get(row, ()))
        return iter(self._by_row[row])

    @cached_property
    def _filled(self) -> dict[int, list[int]]:
        """Return the columns of each row's cells that show something, merged ones at each of their rows."""
        spots = {(row, c) for row, values in enumerate(self._rows) for c, value in enumerate(values) if _shows(value)}
        spots |= self.marks.faults.keys()
        spots |= {spot for spot, first in self.marks.first_row.items() if (first, spot[1]) in spots}
        columns: dict[int, list[int]] = {}
        for row, column in sorted(spots):
            columns.setdefault(row, []).append(column)
        return columns

    def right_of(self, row: int, column: int) -> int:
        """Return the column after a cell, past all that is merged with it."""
        return self.marks.last_column.get((row, column), column) + 1

    def number_format(self, row: int, column: int) -> str | None:
        """Return the number format of a cell, `0%`; None when the file does not say."""
        return self.marks.formats.get((row, column))

    def place(self, row: int, column: int) -> Place:
        """Return the place of a cell, in words and for machines."""
        name = f"{column_letters(column + 1)}{row + 1}"
        where = f'sheet "{self.name}", cell {name}' if self.name else f"cell {name}"
        return Place(
            file=self._at.file, sha256=self._at.sha256, where=where, sheet=self.name or None, cell=name, row=row + 1
        )

    @property
    def home(self) -> Place:
        """Return the place of the sheet as a whole."""
        return self._at.model_copy(update={"where": f'sheet "{self.name}"', "sheet": self.name})


class Book:
    """A workbook within limits, its sheets by name. Made by `open_book`."""

    def __init__(self, package: Package, content: bytes, at: Place, far: tuple[FarCell, ...] = ()) -> None:
        self.package = package
        self.workbook = Workbook(package)
        self.at = at
        # Cells that were left out because they stand absurdly far from the rest.
        self.far = far
        self._values = _calamine(content)

    @property
    def day_zero(self) -> date:
        """Return day 0 of the workbook's calendar."""
        return EXCEL_1904 if self.workbook.counts_from_1904 else EXCEL_1900

    @cached_property
    def sheets(self) -> Mapping[str, Sheet]:
        """Return the sheets by name, in the workbook's order; charts and dialogs are none."""
        known = set(self._values.sheet_names)
        return {
            sheet.name: Sheet(
                sheet.name,
                sheet.state,
                self.at,
                partial(self.values_of, sheet.name),
                partial(self._marks_of, sheet.part),
            )
            for sheet in self.workbook.sheets
            if sheet.part is not None and sheet.part.endswith(".xml") and sheet.name in known
        }

    @cached_property
    def formats(self) -> dict[int, str]:
        """Return the number format of each cell style."""
        return read_formats(self.package)

    def _marks_of(self, part: str) -> SheetMarks:
        return SheetMarks(self.workbook.root_of(part), self.formats)

    def values_of(self, sheet: str) -> list[list[Any]]:
        """Return the values of a sheet's cells, a list a row, as they come.

        Raises:
            PackageFault: the sheet is damaged.
        """
        with _Damage():
            return list(self._values.get_sheet_by_name(sheet).to_python(skip_empty_area=False))


def open_book(content: bytes, file: str, *, without_far: bool = False) -> Book:
    """Open an Excel workbook for reading.

    Args:
        content: the workbook.
        file: its name.
        without_far: leave out a few cells that stand absurdly far from the rest, which are then told by `Book.far`.

    Raises:
        PackageFault: it is none, or is broken, locked, unsafe or too large; `rule` is the finding's.
    """
    package = open_package(content)
    if package.kind == "excel binary":
        raise PackageFault(
            "F03", "The file is a binary workbook (.xlsb).", "Save it as an Excel Workbook (.xlsx) and send it again."
        )
    if package.kind != "excel":
        kind = "a Word document" if package.kind == "word" else "another kind of Office file"
        raise PackageFault("F03", f"The file is {kind}, not an Excel workbook.", "Send the Excel workbook.")
    at = Place(file=file, sha256=hashlib.sha256(content).hexdigest())
    book = Book(package, content, at)
    try:
        book.workbook.check_weight()
    except PackageFault:
        trimmed, far = without_far_cells(content, book.workbook, package) if without_far else (content, ())
        if not far:
            raise
        book = Book(open_package(trimmed), trimmed, at, far)
        book.workbook.check_weight()
    return book


def sheet_of_texts(rows: list[list[str]], at: Place) -> Sheet:
    """Return a sheet without a name that holds these texts and nothing else."""
    return Sheet("", "visible", at, lambda: list(rows), lambda: SheetMarks(etree.Element("worksheet"), {}))


def finding_of(fault: PackageFault, content: bytes, file: str) -> Finding:
    """Return a file's fault as a finding on the file."""
    at = Place(file=file, sha256=hashlib.sha256(content).hexdigest())
    return finding(fault.rule, fault.message, hint=fault.hint, place=at)


def column_letters(number: int) -> str:
    """Return the letters of a column, `A` for 1, `AB` for 28."""
    letters = ""
    while number > 0:
        number, left = divmod(number - 1, 26)
        letters = chr(65 + left) + letters
    return letters


def position(cell: str) -> tuple[int, int]:
    """Return row and column of `F14`, counted from 0: (13, 5).

    Raises:
        ValueError: it is no cell's name.
    """
    found = re.fullmatch(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})", cell)
    if not found:
        raise ValueError(f"{cell!r} is not the name of a cell")
    return int(found[2]) - 1, column_number(found[1]) - 1


def _shows(value: Any) -> bool:
    return value is not None and bool(value.strip() if isinstance(value, str) else True)


def _as_value(value: Any) -> CellValue:
    if value == "" or value is None:
        return None
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int):
        return float(value)
    if isinstance(value, time):
        # Excel shows the day 0 of its calendar as a time: nobody typed a date there.
        return value.isoformat("minutes")
    if isinstance(value, timedelta):
        return f"{value.total_seconds() / 3600:g} hours"
    return value if isinstance(value, (str, float, date)) else str(value)


def _calamine(content: bytes) -> CalamineWorkbook:
    with _Damage():
        return CalamineWorkbook.from_filelike(io.BytesIO(content))


class _Damage:
    """Turns whatever the workbook library throws at a damaged file into a fault of the file.

    Its panics are not even an Exception, so everything is caught but a request to stop.
    """

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, problem: BaseException | None, trace: object) -> None:
        if problem is None or isinstance(problem, (KeyboardInterrupt, SystemExit, MemoryError)):
            return
        raise PackageFault(
            "F02",
            "The file is broken: the workbook in it cannot be read.",
            "Open it in Excel, save it under a new name and send that one.",
        ) from problem

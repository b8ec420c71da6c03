"""meetings.xlsx read: the periods, when their returns are due, and the meetings their papers go to."""

import re
from datetime import date

from pydantic import ValidationError

from paperclerk.domain.meetings import Calendar, CalendarReading
from paperclerk.domain.periods import Period
from paperclerk.ooxml.package import PackageFault
from parsers.cells import read_period
from parsers.sheet_tables import Heading, Row, find_sheet, find_table, missing_headings, missing_sheet
from parsers.sheets import Book, finding_of, open_book
from parsers.typed_cells import TypedCells

_HEADINGS = (
    Heading("key", "Period", ("Reporting period", "Month")),
    Heading("starts", "Starts", ("Start", "Start date", "From")),
    Heading("ends", "Ends", ("End", "End date", "To")),
    Heading("cut_off", "Cut-off", ("Cutoff", "Cut off date", "Cut-off date", "Returns due")),
    Heading("cabinet", "Cabinet meeting", ("Cabinet", "Cabinet date"), required=False),
    Heading("board", "Assurance board", ("Board", "Board meeting", "Assurance board meeting"), required=False),
)


def read_calendar(content: bytes, file: str) -> CalendarReading:
    """Read the calendar from meetings.xlsx; every fault in it is a finding with its cell, and nothing is raised."""
    try:
        return _read(open_book(content, file))
    except PackageFault as fault:
        return CalendarReading(Calendar(), (finding_of(fault, content, file),))


def _read(book: Book) -> CalendarReading:
    sheet = find_sheet(book, "Periods", "Calendar", "Meetings")
    if sheet is None:
        return CalendarReading(Calendar(), (missing_sheet(book, "Periods", "a row for each period"),))
    table = find_table(sheet, _HEADINGS)
    if table is None:
        return CalendarReading(Calendar(), (missing_headings(sheet, _HEADINGS),))
    cells = TypedCells(book.day_zero)
    cells.findings += table.findings
    periods: dict[str, Period] = {}
    for row in table.rows():
        period = _period(cells, row)
        if period is None:
            continue
        if period.key in periods:
            message = f"Period {period.key} stands twice; only the first row was read."
            cells.say("P01", message, "Delete one of the two.", row.cell("key").place, about=period.key)
            continue
        periods[period.key] = period
    if not periods and not cells.findings:
        cells.say("P04", "No period is given.", "Add a row for each period below the headings.", sheet.home)
    in_order = tuple(sorted(periods.values(), key=lambda period: period.ends))
    return CalendarReading(Calendar(periods=in_order), tuple(cells.findings))


def _period(cells: TypedCells, row: Row) -> Period | None:
    key = _key(cells, row)
    name = f"Period {key or row.cell('key').text}".strip()
    starts, ends, cut_off = (
        cells.date(row, field, f"{name}, {label}", missing="P04")
        for field, label in (("starts", "Starts"), ("ends", "Ends"), ("cut_off", "Cut-off"))
    )
    cabinet = cells.date(row, "cabinet", f"{name}, Cabinet meeting")
    board = cells.date(row, "board", f"{name}, Assurance board")
    if key is None or starts is None or ends is None or cut_off is None:
        return None
    try:
        period = Period(key=key, starts=starts, ends=ends, cut_off=cut_off, cabinet=cabinet, board=board)
    except ValidationError:
        cells.say("P04", f"{name} ends before it starts.", "Put the two dates right.", row.cell("ends").place)
        return None
    _check_dates(cells, row, period)
    return period


def _key(cells: TypedCells, row: Row) -> str | None:
    """Return the period's key; Excel turns a typed 2031-03 into the first day of March, which means the same."""
    cell = row.cell("key")
    if isinstance(cell.value, date):
        return f"{cell.value.year}-{cell.value.month:02d}"
    written = cells.text(row, "key", "The period", required=True)
    reading = read_period(re.sub(r"^([0-9]{4})[-/]([0-9])$", r"\1-0\2", written))
    if reading.problem:
        message = f"“{written}” is not a reporting period."
        cells.say("P04", message, "Name it by its last month, like 2031-03.", cell.place)
    return reading.value


def _check_dates(cells: TypedCells, row: Row, period: Period) -> None:
    last_month = f"{period.ends.year}-{period.ends.month:02d}"
    if last_month != period.key:
        cells.say("P04", f"Period {period.key} is named by another month than it ends in ({last_month}).",
                  "Name it by its last month, or put its end right.", row.cell("ends").place)  # fmt: skip
    for field, name, day in (
        ("cabinet", "Cabinet meeting", period.cabinet),
        ("board", "Assurance board", period.board),
    ):
        if day and day < period.cut_off:
            message = f"Period {period.key}: the {name} is before the cut-off for its returns."
            cells.say("P04", message, "Put one of the two dates right.", row.cell(field).place, about=field)
    if period.cut_off < period.starts:
        message = f"Period {period.key}: the cut-off is before the period starts."
        cells.say("P04", message, "Put the cut-off right.", row.cell("cut_off").place, about="cut_off")

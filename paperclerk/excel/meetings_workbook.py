"""meetings.xlsx: the periods, their cut-offs and the meetings their papers go to, for people to edit."""

from openpyxl import Workbook

from paperclerk.domain.meetings import Calendar
from paperclerk.excel.sheets import (
    DATE_FORMAT,
    TEXT_FORMAT,
    Column,
    finished,
    put_note,
    put_table,
    set_up_page,
    set_widths,
)

_COLUMNS = (
    Column("Period", 14, TEXT_FORMAT),
    Column("Starts", 16, DATE_FORMAT),
    Column("Ends", 16, DATE_FORMAT),
    Column("Cut-off", 16, DATE_FORMAT),
    Column("Cabinet meeting", 18, DATE_FORMAT),
    Column("Assurance board", 18, DATE_FORMAT),
)

_NOTE = (
    "One row a period, named by its last month (2031-03). Returns are due by the cut-off. "
    "Leave a meeting empty when the period's papers go to none."
)


def write_calendar(calendar: Calendar) -> bytes:
    """Return meetings.xlsx for a calendar, ready for people to work on."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "Periods"
    set_widths(sheet, _COLUMNS)
    put_note(sheet, 1, _NOTE, _COLUMNS)
    put_table(sheet, 2, _COLUMNS, ((p.key, p.starts, p.ends, p.cut_off, p.cabinet, p.board) for p in calendar.periods))
    sheet.freeze_panes = "B3"
    set_up_page(sheet, title_rows="2:2")
    return finished(workbook, "Periods and meetings")

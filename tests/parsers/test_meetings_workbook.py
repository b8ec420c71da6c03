from datetime import date

import pytest
from builders import a_period, rules_of
from excel_files import edited, typed
from office_files import content_of, real_files

from paperclerk.domain.meetings import Calendar
from paperclerk.excel.meetings_workbook import write_calendar
from parsers.meetings_workbook import read_calendar

MONTHS = Calendar(
    periods=(a_period("2031-02"), a_period("2031-03", cabinet=date(2031, 4, 22), board=date(2031, 4, 15)))
)
CALENDAR = write_calendar(MONTHS)


def read(*edits):
    return read_calendar(edited(CALENDAR, *edits), "meetings.xlsx")


def test_a_calendar_written_is_the_calendar_read():
    assert read() == (MONTHS, ())


@pytest.mark.parametrize("key", ["2031-03", "March 2031", "January to March 2031", date(2031, 3, 1), "2031/3"])
def test_a_period_is_known_by_its_last_month_however_it_is_typed(key):
    assert read(typed("Periods", "A4", key)) == (MONTHS, ())


def test_periods_in_any_order_come_out_in_time():
    def swapped(book):
        sheet = book["Periods"]
        for column in "ABCDEF":
            sheet[f"{column}3"].value, sheet[f"{column}4"].value = sheet[f"{column}4"].value, sheet[f"{column}3"].value

    assert read(swapped) == (MONTHS, ())


@pytest.mark.parametrize(
    ("cell", "value", "rule"),
    [
        ("A4", "spring", "P04"),
        ("A4", None, "P04"),
        ("A4", "2031-02", "P01"),
        ("A4", "2031-04", "P04"),
        ("B4", None, "P04"),
        ("B4", "first thing", "P04"),
        ("C4", date(2031, 2, 1), "P04"),
        ("D4", None, "P04"),
        ("D4", "=C4+5", "P04"),
        ("D4", date(2031, 1, 1), "P04"),
        ("E4", date(2031, 3, 1), "P04"),
        ("F4", "04/05/2031", "P11"),
    ],
)
def test_a_fault_is_a_finding_with_its_rule_and_cell(cell, value, rule):
    found = {(f.rule, f.place.cell) for f in read(typed("Periods", cell, value)).findings}

    assert found & {(rule, cell), (rule, f"C{cell[1:]}")}


def test_a_period_that_cannot_be_read_stops_no_other():
    reading = read(typed("Periods", "D3", None))

    assert reading.calendar.periods == MONTHS.periods[1:]
    assert rules_of(reading.findings) == ["P04"]


def test_a_calendar_without_its_sheet_or_headings_says_which():
    def renamed(book):
        book["Periods"].title = "Sheet1"

    assert rules_of(read(renamed).findings) == ["P05"]
    assert rules_of(read(lambda book: book["Periods"].delete_rows(1, 9)).findings) == ["P05"]


def test_meetings_may_be_left_out_altogether():
    reading = read(lambda book: book["Periods"].delete_cols(5, 2))

    assert [(p.key, p.cabinet, p.board) for p in reading.calendar.periods] == [
        ("2031-02", None, None), ("2031-03", None, None)
    ]  # fmt: skip
    assert list(reading.findings) == []


@pytest.mark.parametrize("path", real_files("rag_xlsx", "hostile"), ids=lambda path: path.name)
def test_real_and_hostile_files_give_findings(path):
    assert read_calendar(content_of(path), path.name).findings

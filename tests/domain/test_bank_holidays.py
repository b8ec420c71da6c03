from datetime import date

import pytest

from paperclerk.domain.bank_holidays import bank_holidays, easter, why_not_working


@pytest.mark.parametrize(
    ("year", "sunday"), [(2008, (3, 23)), (2011, (4, 24)), (2024, (3, 31)), (2031, (4, 13)), (2038, (4, 25))]
)
def test_easter_is_where_the_calendars_have_it(year, sunday) -> None:
    assert easter(year) == date(year, *sunday)


# As published for England and Wales, with the days in lieu of 2021, 2022, 2027 and 2028 and the days of one year alone.
@pytest.mark.parametrize(
    ("year", "days"),
    [
        (2020, ["1-1", "4-10", "4-13", "5-8", "5-25", "8-31", "12-25", "12-28"]),
        (2021, ["1-1", "4-2", "4-5", "5-3", "5-31", "8-30", "12-27", "12-28"]),
        (2022, ["1-3", "4-15", "4-18", "5-2", "6-2", "6-3", "8-29", "9-19", "12-26", "12-27"]),
        (2023, ["1-2", "4-7", "4-10", "5-1", "5-8", "5-29", "8-28", "12-25", "12-26"]),
        (2024, ["1-1", "3-29", "4-1", "5-6", "5-27", "8-26", "12-25", "12-26"]),
        (2027, ["1-1", "3-26", "3-29", "5-3", "5-31", "8-30", "12-27", "12-28"]),
        (2028, ["1-3", "4-14", "4-17", "5-1", "5-29", "8-28", "12-25", "12-26"]),
    ],
)
def test_bank_holidays_are_those_that_were_published(year, days) -> None:
    assert [f"{day.month}-{day.day}" for day in sorted(bank_holidays(year))] == days


def test_a_day_says_why_it_is_no_working_day() -> None:
    assert why_not_working(date(2024, 4, 4)) == ""
    assert why_not_working(date(2024, 4, 1)) == "Easter Monday"
    assert why_not_working(date(2022, 12, 27)) == "Christmas Day"
    assert why_not_working(date(2024, 4, 6)) == "a Saturday"
    assert why_not_working(date(2024, 4, 7)) == "a Sunday"

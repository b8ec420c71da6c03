from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from pydantic import ValidationError

from paperclerk.domain.periods import (
    Period,
    end_of_month,
    for_people,
    is_period_key,
    month_label,
    month_period,
    office_day,
)


def test_a_month_is_a_period_that_closes_days_after_its_end() -> None:
    assert month_period("2032-02", cut_off_days=3) == Period(
        key="2032-02", starts=date(2032, 2, 1), ends=date(2032, 2, 29), cut_off=date(2032, 3, 3)
    )


@pytest.mark.parametrize(
    ("starts", "ends", "label"),
    [
        (date(2031, 3, 1), date(2031, 3, 31), "March 2031"),
        (date(2031, 1, 1), date(2031, 3, 31), "January to March 2031"),
        (date(2030, 12, 1), date(2031, 3, 31), "December 2030 to March 2031"),
        (date(2030, 3, 1), date(2031, 3, 31), "March 2030 to March 2031"),
    ],
)
def test_a_period_is_labelled_as_people_say_it(starts: date, ends: date, label: str) -> None:
    assert Period(key="2031-03", starts=starts, ends=ends, cut_off=ends).label == label


@pytest.mark.parametrize("key", ["2031-13", "2031-00", "2031-3", "March", "2031-03-01", "", "2031-03\n"])
def test_a_period_is_named_by_year_and_last_month(key: str) -> None:
    assert not is_period_key(key)
    with pytest.raises(ValueError, match="like 2031-03"):
        month_period(key)
    with pytest.raises(ValidationError, match="like 2031-03"):
        Period(key=key, starts=date(2031, 3, 1), ends=date(2031, 3, 31), cut_off=date(2031, 4, 5))


def test_a_period_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValidationError, match="ends before it starts"):
        Period(key="2031-03", starts=date(2031, 4, 1), ends=date(2031, 3, 31), cut_off=date(2031, 4, 5))


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (date(2031, 1, 31), date(2031, 1, 31)),
        (date(2031, 2, 1), date(2031, 2, 28)),
        (date(2032, 2, 9), date(2032, 2, 29)),
        (date(2031, 12, 1), date(2031, 12, 31)),
    ],
)
def test_a_month_ends_on_its_last_day(day: date, last: date) -> None:
    assert end_of_month(day) == last


def test_dates_are_written_for_people_without_leading_noughts() -> None:
    assert (for_people(date(2031, 4, 4)), for_people(None), month_label("2031-09")) == (
        "4 April 2031",
        "",
        "September 2031",
    )


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2031, 7, 1, 22, 59, tzinfo=UTC), date(2031, 7, 1)),
        (datetime(2031, 7, 1, 23, 0, tzinfo=UTC), date(2031, 7, 2)),
        (datetime(2031, 1, 1, 23, 59, tzinfo=UTC), date(2031, 1, 1)),
        (datetime(2031, 7, 2, 0, 30, tzinfo=timezone(timedelta(hours=3))), date(2031, 7, 1)),
        (datetime(2031, 7, 1, 23, 30), date(2031, 7, 2)),  # noqa: DTZ001 - documents often give no zone
    ],
)
def test_a_day_is_a_day_in_london(moment: datetime, day: date) -> None:
    assert office_day(moment) == day

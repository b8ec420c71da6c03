"""Clear days: neither the day of publication nor that of the meeting counts; real notices give the same."""

from datetime import date

import pytest

from paperclerk.domain.clear_days import clear_days, latest_publication


@pytest.mark.parametrize(
    ("meeting", "five_working", "twenty_eight"),
    [
        (date(2023, 12, 12), date(2023, 12, 4), date(2023, 11, 13)),
        (date(2024, 4, 4), date(2024, 3, 25), date(2024, 3, 6)),
        (date(2025, 1, 2), date(2024, 12, 20), date(2024, 12, 4)),
        (date(2023, 5, 12), date(2023, 5, 3), date(2023, 4, 13)),
        (date(2016, 6, 27), date(2016, 6, 17), date(2016, 5, 27)),
        (date(2020, 7, 21), date(2020, 7, 13), date(2020, 6, 22)),
        (date(2026, 2, 24), date(2026, 2, 16), date(2026, 1, 26)),
    ],
)
def test_the_latest_day_of_publication_rolls_back_to_a_working_day(meeting, five_working, twenty_eight):
    assert latest_publication(meeting, 5, working=True) == five_working
    assert latest_publication(meeting, 28) == twenty_eight


def test_neither_day_counts_and_none_is_left_when_they_are_the_wrong_way_round():
    assert clear_days(date(2031, 3, 3), date(2031, 3, 4)) == 0
    assert clear_days(date(2031, 3, 3), date(2031, 3, 6)) == 2
    assert clear_days(date(2031, 3, 7), date(2031, 3, 11), working=True) == 1
    assert clear_days(date(2031, 3, 11), date(2031, 3, 7)) == 0

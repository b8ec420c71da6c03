"""What people type into boxes, and what it is read as, or why it is not."""

from datetime import date, datetime, timedelta

import pytest
from builders import a_register
from hypothesis import given
from hypothesis import strategies as st

from paperclerk.domain.periods import MONTHS, for_people
from paperclerk.domain.ratings import THREE_POINT_SCHEME, Rag, RagRating, RagScheme, Status
from parsers.cells import (
    EXCEL_1900,
    EXCEL_1904,
    LONGEST_TEXT,
    read_date,
    read_officer,
    read_percent,
    read_period,
    read_rating,
    read_status,
    read_step,
    read_text,
)

FIVE_POINT_SCHEME = RagScheme(
    ratings=tuple(
        RagRating(rag=rag, label=label, letter=letter, fill="FFFFFF", ink="000000")
        for rag, label, letter in (
            (Rag.RED, "Red", "R"),
            (Rag.AMBER_RED, "Amber/Red", "AR"),
            (Rag.AMBER, "Amber", "A"),
            (Rag.AMBER_GREEN, "Amber/Green", "AG"),
            (Rag.GREEN, "Green", "G"),
        )
    )
)
days = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("typed", "rating"),
    [
        ("Amber", Rag.AMBER), ("  amber ", Rag.AMBER), ("GREEN.", Rag.GREEN), ("r", Rag.RED), ("RAG: Red", Rag.RED),
        ("Amber - slipping", Rag.AMBER), ("Amber – waiting for the audit", Rag.AMBER), ("Green (on time)", Rag.GREEN),
        ("Amber\nThe audit is late", Rag.AMBER), ("🔴", Rag.RED), ("Ａｍｂｅｒ", Rag.AMBER), ("Am\u200bber", Rag.AMBER),
    ],
)  # fmt: skip
def test_a_rating_is_read_by_word_letter_or_colour_with_a_remark_after_it(typed, rating):
    assert read_rating(typed, THREE_POINT_SCHEME).value is rating


@pytest.mark.parametrize(
    "typed",
    ["Not green", "Amber/Green", "A/R", "Green (was Amber)", "Amber?", "TBC", "Red Amber", "amber -> green", "Yellow",
     "Green - but really Red", "Amberish", "Greenfield site", "n/a"],
)  # fmt: skip
def test_a_rating_that_may_mean_two_things_is_refused_with_the_choices(typed):
    reading = read_rating(typed, THREE_POINT_SCHEME)

    assert reading.value is None
    assert reading.problem
    assert reading.choices == ("Red", "Amber", "Green")


@pytest.mark.parametrize(
    ("typed", "rating"),
    [("Amber/Red", Rag.AMBER_RED), ("amber-green", Rag.AMBER_GREEN), ("AG", Rag.AMBER_GREEN), ("A/R", Rag.AMBER_RED),
     ("Amber", Rag.AMBER)],
)  # fmt: skip
def test_a_five_point_rating_is_read_whole(typed, rating):
    assert read_rating(typed, FIVE_POINT_SCHEME).value is rating


def test_every_label_of_a_scheme_is_read_as_itself_without_a_note():
    for scheme in (THREE_POINT_SCHEME, FIVE_POINT_SCHEME):
        for rating in scheme.ratings:
            reading = read_rating(rating.label, scheme)
            assert (reading.value, reading.note) == (rating.rag, "")


def test_an_empty_rating_is_no_answer_and_no_problem():
    assert read_rating(" \n\u00a0", THREE_POINT_SCHEME).is_empty


@pytest.mark.parametrize(
    ("typed", "status"),
    [("In progress", Status.IN_PROGRESS), ("in-progress", Status.IN_PROGRESS), ("Ongoing", Status.IN_PROGRESS),
     ("Completed", Status.COMPLETE), ("Complete - see minute 7", Status.COMPLETE), ("On hold", Status.SUSPENDED),
     ("Status: Not started", Status.NOT_STARTED)],
)  # fmt: skip
def test_a_status_is_read_by_its_word_or_another_that_means_the_same(typed, status):
    assert read_status(typed).value is status


@pytest.mark.parametrize("typed", ["Not complete", "Nearly complete", "Green", "Complete?", "Complete / in progress"])
def test_a_status_that_is_not_on_the_list_is_refused(typed):
    reading = read_status(typed)

    assert reading.value is None
    assert "Not started" in reading.choices


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("31 March 2031", date(2031, 3, 31)), ("31st March 2031", date(2031, 3, 31)), ("31 Mar 31", date(2031, 3, 31)),
        ("31/03/2031", date(2031, 3, 31)), ("3/4/2031", date(2031, 4, 3)), ("31.3.31", date(2031, 3, 31)),
        ("2031-03-31", date(2031, 3, 31)), ("2031-03-31T00:00:00Z", date(2031, 3, 31)),
        ("Monday 31st of March, 2031", date(2031, 3, 31)), ("March 31, 2031", date(2031, 3, 31)),
        ("31-Mar-31", date(2031, 3, 31)), ("31\u00a0March\u00a02031", date(2031, 3, 31)),
        ("31\u201103\u20112031", date(2031, 3, 31)), ("1 May 2031", date(2031, 5, 1)),
        ("3 Sept 2031", date(2031, 9, 3)), ("31 March 2031 - subject to funding", date(2031, 3, 31)),
        ("29/02/2032", date(2032, 2, 29)), (datetime(2031, 3, 31, 9, 30), date(2031, 3, 31)),  # noqa: DTZ001
    ],
)  # fmt: skip
def test_a_date_is_read_day_first(typed, day):
    assert read_date(typed).value == day


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("03/31/2031", "month before the day"), ("March 2031", "names a month but no day"), ("1 May", "no year"),
        ("31 June 2031", "does not exist"), ("29/02/2031", "does not exist"), ("TBC", "gives no date"),
        ("Spring 2031", "certainty"), ("Tues 3 April 2031", "3 April 2031 is a Thursday"),
        ("31 March 2031 (was 28 February 2031)", "more than one date"), ("31 March 2031 or later", "more than one"),
        ("end of March 2031", "names a month but no day"), ("Q4 2031", "names a quarter"), ("46295", "certainty"),
        ("1 March 0031", "out of reach"), ("31/03/20311", "more than one"), (46295, "a number, not a date"),
        (True, "not a date"), (date(1900, 1, 1), "out of reach"),
    ],
)  # fmt: skip
def test_a_date_that_is_not_certain_is_refused_with_the_reason(typed, reason):
    reading = read_date(typed)

    assert reading.value is None
    assert reason in reading.problem


def test_a_day_written_in_figures_that_could_be_two_is_noted():
    assert read_date("03/04/2031").note == "read as 3 April 2031"
    assert read_date("13/04/2031").note == ""


def test_a_number_in_a_workbook_is_the_day_its_calendar_says():
    assert read_date(46295, EXCEL_1900).value == date(2026, 9, 30)
    assert read_date("46295", EXCEL_1900).value == date(2026, 9, 30)
    assert read_date(46295 - 1462, EXCEL_1904).value == date(2026, 9, 30)


@given(days)
def test_every_day_is_read_back_from_the_ways_people_write_it(day):
    month = MONTHS[day.month - 1]
    for written in (
        for_people(day), f"{day.day} {month[:3]} {day.year}", f"{day:%d/%m/%Y}", f"{day.day}.{day.month}.{day.year}",
        day.isoformat(), f"{month} {day.day}, {day.year}", f"{day:%d/%m/%Y} 00:00", f"{day.day}-{month[:3]}-{day:%y}",
    ):  # fmt: skip
        assert read_date(written).value == day, written


@given(days, st.sampled_from([EXCEL_1900, EXCEL_1904]))
def test_a_serial_number_and_its_day_are_the_same_day(day, day_zero):
    assert read_date((day - day_zero).days, day_zero).value == day


@given(st.text(max_size=80))
def test_no_text_makes_a_reading_fail_or_give_both_a_value_and_a_problem(text):
    readings = [
        read_rating(text, THREE_POINT_SCHEME), read_status(text), read_percent(text), read_date(text, EXCEL_1900),
        read_officer(text, a_register()), read_period(text), read_step(text),
    ]  # fmt: skip

    for reading in readings:
        assert reading.written == text
        assert reading.value is None or not reading.problem


@given(st.one_of(st.floats(), st.integers()), st.sampled_from(["", "0%", None]))
def test_no_number_makes_a_reading_fail(number, number_format):
    assert read_date(number, EXCEL_1900).is_empty is False
    percent = read_percent(number, number_format)
    assert percent.value is None or 0 <= percent.value <= 100


@pytest.mark.parametrize(
    ("typed", "percent"),
    [("60%", 60), ("60", 60), ("60 per cent", 60), ("about 60%", 60), ("0", 0), ("100% complete", 100), ("33.3%", 33),
     ("66.5 %", 67), (60, 60), (60.0, 60)],
)  # fmt: skip
def test_a_percentage_is_read_as_a_whole_number(typed, percent):
    assert read_percent(typed).value == percent


@pytest.mark.parametrize("typed", ["0.6", 0.6, "101", -5, "60-70%", ">60", "sixty", True, "6O%", "3/4"])
def test_a_percentage_that_is_not_certain_is_refused(typed):
    assert read_percent(typed).value is None
    assert read_percent(typed).problem


def test_a_cell_formatted_as_a_percentage_holds_a_share():
    assert read_percent(0.57, "0%").value == 57
    assert read_percent(1.0, "0.0%").value == 100
    assert read_percent(1.0, None).problem == "may be a share or a percentage"


@given(st.integers(0, 100))
def test_a_percentage_means_the_same_as_text_as_number_and_as_share(whole):
    assert read_percent(str(whole)).value == whole
    assert read_percent(f"{whole} %").value == whole
    assert read_percent(whole / 100, "0%").value == whole


@pytest.mark.parametrize(
    "typed",
    ["Monitoring Officer", "monitoring officer", "MO", "Ada Thorne", "ada.thorne@example.org",
     "Ada Thorne, Monitoring Officer", "Ada Thorne - Monitoring Officer", "Monitoring Officer (Ada Thorne)"],
)  # fmt: skip
def test_a_post_is_read_by_title_alias_name_or_address(typed):
    officer = read_officer(typed, a_register()).value

    assert officer is not None
    assert officer.title == "Monitoring Officer"


def test_a_post_nearly_right_is_not_taken_but_offered():
    reading = read_officer("Monitorng Officer", a_register())

    assert reading.value is None
    assert "Monitoring Officer" in reading.choices


def test_two_posts_in_one_box_are_not_chosen_between():
    reading = read_officer("Monitoring Officer and Director of Finance", a_register())

    assert reading.value is None
    assert reading.choices == ("Monitoring Officer", "Director of Finance")


@pytest.mark.parametrize(
    ("typed", "key"),
    [("March 2031", "2031-03"), ("2031-03", "2031-03"), ("January to March 2031", "2031-03"),
     ("Jan-Mar 2031", "2031-03"),
     ("November 2030 to January 2031", "2031-01")],
)  # fmt: skip
def test_a_period_is_named_by_its_last_month(typed, key):
    assert read_period(typed).value == key


def test_text_keeps_its_lines_and_loses_only_blank_edges():
    assert read_text("\r\n First  line.\r\n\r\n• second \n").value == "First  line.\n\n• second"


def test_text_longer_than_a_cell_is_cut_and_said_to_be():
    reading = read_text("x" * (LONGEST_TEXT + 1))

    assert len(reading.value or "") == LONGEST_TEXT
    assert "only the first 32,767 were taken" in reading.problem


def test_a_step_of_the_risk_matrix_may_have_its_name_after_it():
    assert [read_step(step).value for step in ("4", 4.0, "4 - Likely", "Likely")] == [4, 4, 4, None]


def test_a_day_before_the_first_of_the_calendar_is_out_of_reach():
    assert read_date(date(2000, 1, 1) - timedelta(days=1)).problem


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("end of Q2", ("30 June with its year", "30 September with its year")),
        ("Q2 2031", ("30 June 2031", "30 September 2031")),
        ("Q4 2031", ("31 December 2031", "31 March 2032")),
        ("by the end of Q4 2031/32", ("31 March 2032",)),
        ("quarter 1 2031-32", ("30 June 2031",)),
    ],
)
def test_a_quarter_is_not_a_day_and_both_days_it_may_end_on_are_shown(typed, days):
    reading = read_date(typed)

    assert (reading.value, reading.choices) == (None, days)


@pytest.mark.parametrize("typed", ["TBC", "Spring 2031", "31/02/2031", "1 May", "13/13/2031", "Tues 3 April 2031"])
def test_what_to_write_for_no_date_is_never_a_date_that_nobody_wrote(typed):
    assert not any("March 2031" in choice for choice in read_date(typed).choices)


def test_a_day_that_does_not_exist_is_told_with_the_last_of_its_month():
    assert "ends on 28 February 2031" in read_date("31/02/2031").problem


@pytest.mark.parametrize(
    "typed",
    ["Green (not confirmed)", "Green - TBC", "Green, no longer", "Green: no", "Green. Actually no",
     "Amber - not any more", "Green - if funding is agreed", "Green, unless the grant is late",
     "Green – to be confirmed"],
)  # fmt: skip
def test_a_rating_that_its_remark_takes_back_or_puts_in_doubt_is_refused(typed):
    reading = read_rating(typed, THREE_POINT_SCHEME)

    assert reading.value is None
    assert reading.choices == ("Red", "Amber", "Green")


@pytest.mark.parametrize(
    "typed",
    ["Done (mostly)", "Completed - in part", "Complete: 80%", "Completed: all but one item outstanding",
     "Delivered - partially", "Complete, not", "Started: no", "Complete - pending sign-off"],
)  # fmt: skip
def test_a_status_that_its_remark_takes_back_or_halves_is_refused(typed):
    assert read_status(typed).value is None


@pytest.mark.parametrize(
    ("typed", "status"),
    [("Complete: 100%", Status.COMPLETE), ("Complete - no issues", Status.COMPLETE),
     ("In progress - 80%", Status.IN_PROGRESS), ("In progress: two items outstanding", Status.IN_PROGRESS)],
)  # fmt: skip
def test_a_remark_that_takes_nothing_back_leaves_a_status_as_it_is(typed, status):
    assert read_status(typed).value is status


@pytest.mark.parametrize("typed", ["Green - no issues", "Amber; not enough staff? no", "Red - two posts not filled"])
def test_a_remark_with_a_no_in_it_may_still_leave_the_rating_plain(typed):
    assert (read_rating(typed, THREE_POINT_SCHEME).value is None) is ("?" in typed)

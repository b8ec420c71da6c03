from datetime import date

import pytest
from report_builders import a_clean_report_but, a_front_page, a_report, a_section, found_by

from paperclerk.domain.report import Report


def saying(words: str) -> Report:
    """The meeting is on Tuesday 8 April 2031."""
    return a_clean_report_but(a_section("6 Risk Management", f"6.1 {words}"))


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (
            "The consultation will close on 14 March 2031.",
            "14 March 2031 is past, and the text speaks of it as still to come",
        ),
        ("It will be seen by the Homes O&S Committee (part two) on 3 February 2031.", "3 February 2031 is past"),
        ("A report is due to be made by February 2031.", "February 2031 is past"),
        ("The plan will be reviewed in January 2031.", "January 2031 is past"),
        ("The workshop took place on 3 June 2031.", "3 June 2031 is still to come, and the text speaks of it as past"),
        ("The plan was agreed by Council on 20th May 2031.", "20th May 2031 is still to come"),
        ("The Committee considered the draft on 20 May 2031.", "20 May 2031 is still to come"),
        ("The lease expires on 31 December 2030 and will be renewed.", "31 December 2030 is past"),
        ("It is planned to open the yard by the end of 2030.", "2030 is past"),
        ("The grant must be spent by 31 March 2031.", "31 March 2031 is past"),
        ("The new team is to start in autumn 2030.", "autumn 2030 is past"),
        ("The works are scheduled for summer 2030.", "summer 2030 is past"),
    ],
)
def test_a_date_on_the_other_side_of_the_meeting_is_found(words, says) -> None:
    [found] = found_by("Q25", saying(words))

    assert found.message.startswith("By the meeting (8 April 2031) ")
    assert says in found.message


@pytest.mark.parametrize(
    "words",
    [
        "The consultation closed on 14 March 2031 and the plan will be reviewed in June 2031.",
        "The plan will build on the review completed in March 2031.",
        "The Panel, which was set up in May 2030, will report in May 2031.",
        "It was agreed to be delivered by 30 June 2031.",
        "The deadline was set for 30 June 2031.",
        "The letter said: “The Board will meet on 3 March 2031.”",
        "In 2030 it was thought that the work would end in December 2030.",
        "The report will be considered on 8 April 2031.",
        "The plan will take account of the budget for 2030/31.",
        "The plan agreed in May 2029 said that the works will be finished by May 2030.",
        "The draft to be considered on 20 May 2031 is at Appendix A.",
        "It will be open once Cabinet has considered the draft on 20 May 2031.",
        "The team is to start in spring 2031, and the yard to open by the end of 2031.",
        "The lease expires on 31 December 2031.",
        "The grant must be spent by the end of 2031, and not in 2030/31.",
    ],
)
def test_dates_on_the_right_side_of_the_meeting_are_silent(words) -> None:
    assert found_by("Q25", saying(words)) == []


def test_what_members_are_to_decide_for_a_past_day_is_found() -> None:
    asked = a_section("2 Recommendations", "2.1 That Cabinet:", "(a) agrees to close the baths on 31 March 2030; and")
    [found] = found_by("Q25", a_clean_report_but(asked))

    assert "31 March 2030 is past, and the text speaks of it as still to come" in found.message


@pytest.mark.parametrize(
    "words",
    [
        "(a) agrees to close the baths on 31 March 2032;",
        "(a) notes the report agreed on 4 March 2031;",
        "(a) agrees to write off the debts that arose on 31 March 2030;",
        "(a) agreed to close the baths on 31 March 2030;",
    ],
)
def test_what_members_are_to_decide_for_a_day_to_come_or_note_of_the_past_is_silent(words) -> None:
    assert found_by("Q25", a_clean_report_but(a_section("2 Recommendations", "2.1 That Cabinet:", words))) == []


def test_the_day_can_be_given_and_what_is_appended_was_written_at_another_time() -> None:
    late = saying("The plan will be reviewed on 5 May 2031.")
    assert len(found_by("Q25", late, as_of=date(2031, 6, 1))) == 1

    appended = (a_section("1 Introduction", "1.1 The plan will be made by 3 March 2031."),)
    report = a_report().model_copy(update={"sections": (*a_report().sections, *appended)})
    assert found_by("Q25", report) == []


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("Council met on Monday 4 March 2031.", '"Monday 4 March 2031": 4 March 2031 is a Tuesday.'),
        ("It ends on Friday, 30th May, 2031 and on Sunday 1 June 2031.", None),
        ("It ends on 31 June 2031.", 'There is no such day as "31 June 2031".'),
        ("It ended on 30/02/2031.", 'There is no such day as "30/02/2031".'),
        ("Council meets on Thursday 8 April.", None),
        (
            "Council meets on Wednesday 8 April.",
            '"Wednesday 8 April": it is no Wednesday in 2031, nor in the year before',
        ),
        ("It began on 29 February 2028 and 29 February.", None),
    ],
)
def test_weekdays_and_days_are_held_against_the_calendar(words, says) -> None:
    found = found_by("Q26", saying(words))

    assert [each.message.startswith(says or "?") for each in found] == ([True] if says else [])


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2031, 4, 12), "a Saturday"),
        (date(2031, 4, 11), "a bank holiday (Good Friday)"),
        (date(2023, 5, 8), "a bank holiday (Coronation of King Charles III)"),
    ],
)
def test_a_meeting_on_no_working_day_is_found(day, why) -> None:
    [found] = found_by("Q27", a_report(front_page=a_front_page(date=day)))

    assert found.message.endswith(f"which is {why}.")
    assert found.place.page == 1


def test_a_meeting_on_a_working_day_is_silent() -> None:
    assert found_by("Q27", a_report()) == found_by("Q27", Report()) == []

"""Another council's words and signs: headings, numbers, marks, officers, dates."""

from datetime import date

import pytest
from invented_plan import HEADINGS, PLAN, rows
from plan_tables import AGREED, WIDTHS, as_agreed, messages, printed, rules
from report_pages import Point, Style

FIVE = (150, 170, 170, 140, 110)
# A page that holds the whole table: what is tested here is not page breaks.
TALL = Style(page=(842, 1500))


@pytest.mark.parametrize(
    "headings",
    [
        ("Finding", "Agreed action", "Outcome", "Lead"),
        ("Finding", "Our commitment", "Outcome", "Lead"),
        ("Theme", "What we will do", "Milestones", "Owner"),
        ("Objective", "Activity", "Success measure", "Responsible officer"),
        ("Review recommendation", "Response to the recommendation", "Outputs", "Accountable director or lead officer"),
        ("RECOMMENDATIONS", "ACTIONS", "MEASURES OF SUCCESS", "ACTION OWNER"),
    ],
)
@pytest.mark.parametrize("borders", ["all", "none"])
def test_headings_in_other_words_are_understood(headings, borders):
    reading = printed(Style(borders=borders, row_gap=6, page=(842, 1500)), headings=headings)
    assert as_agreed(reading.plan) == AGREED


@pytest.mark.parametrize(
    "numbered", ["{}. ", "{}) ", "R{} ", "R{}: ", "Recommendation {}: ", "Recommendation {} – ", "{} "]
)
def test_numbers_are_told_from_titles(numbered):
    reading = printed(TALL, cells=rows(numbered=numbered))
    assert as_agreed(reading.plan) == AGREED
    assert "I06" not in rules(reading)


def test_a_column_of_numbers_numbers_the_recommendations():
    cells = [[[str(n)], *row] for n, row in enumerate(rows(numbered=""), 1)]
    reading = printed(TALL, headings=("No.", *HEADINGS), widths=(30, *WIDTHS[:3], 150), cells=cells)
    assert as_agreed(reading.plan) == AGREED
    assert "I06" not in rules(reading)


@pytest.mark.parametrize(
    ("mark", "font"), [("•", "F1"), ("-", "F1"), ("–", "F1"), ("o", "F1"), ("l", "F3"), ("\xb7", "F4"), ("*", "F1")]
)
@pytest.mark.parametrize("inset", [{"indent": 12, "hang": 14}, {"indent": 0, "hang": 9}])
def test_marks_of_every_kind_begin_points(mark, font, inset):
    reading = printed(TALL, cells=rows(mark=mark, font=font, **inset))
    assert as_agreed(reading.plan) == AGREED


def test_a_dash_wrapped_to_a_lines_start_is_no_mark():
    action = (
        "Publish the whole of the council’s register of interests for members – and for senior officers – each May."
    )
    for width in range(120, 260, 7):
        cells = [[["1. Openness"], [action], ["A register"], ["Director of Law"]]]
        plan = printed(widths=(150, width, 150, 150), cells=cells).plan
        assert [(a.text, a.items) for a in plan.recommendations[0].activities] == [(action, ())]


def test_recommendations_without_numbers_are_numbered_in_order_with_a_finding():
    reading = printed(TALL, cells=rows(numbered=""))
    assert as_agreed(reading.plan) == AGREED
    assert messages(reading, "I06") == ["In the plan table 5 of 5 recommendations have no number."]


def test_a_missing_and_a_repeated_number_are_found():
    cells = rows()
    cells[3][0] = ["3. " + PLAN[3].title]
    reading = printed(TALL, cells=cells)
    assert messages(reading, "I06") == ["In the plan table number 3 stands more than once; number 4 is missing."]
    ids = [d.id for d in reading.plan.deliverables()]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("between", [" / ", "; "])
def test_posts_on_one_line_are_told_apart_by_their_signs(between):
    cells = rows()
    cells[1][3] = [between.join(PLAN[1].officers)]
    assert as_agreed(printed(TALL, cells=cells).plan) == AGREED


def test_posts_with_bullets_are_told_apart():
    cells = [[*row[:3], [Point(title, indent=0, hang=10) for title in row[3]]] for row in rows()]
    assert as_agreed(printed(TALL, cells=cells).plan) == AGREED


def test_a_column_of_dates_gives_each_deliverable_its_own():
    dates = [
        ["31 March 2031", "30/06/2031", "1 September 2031"],
        ["30 April 2031"],
        ["May 2031", "30 June 2031"],
        ["Ongoing"],
        ["31 July 2031"],
    ]
    cells = [[*row, list(day)] for row, day in zip(rows(), dates, strict=True)]
    headings = ("Panel Recommendation", "Council Response", "Key Deliverables", "Accountable Officer", "By when")
    reading = printed(TALL, headings=headings, widths=FIVE, cells=cells)
    assert as_agreed(reading.plan) == AGREED
    due = {d.id: d.due for d in reading.plan.deliverables()}
    assert [due[f"D1.{n}"] for n in (1, 2, 3)] == [date(2031, 3, 31), date(2031, 6, 30), date(2031, 9, 1)]
    assert {due[f"D2.{n}"] for n in (1, 2, 3)} == {date(2031, 4, 30)}
    assert (due["D3.1"], due["D3.2"], due["D4.1"]) == (date(2031, 5, 31), date(2031, 6, 30), None)
    assert reading.plan.deliverable("D3.1").due_basis == "the last day of the month printed under “By when”"
    assert reading.plan.deliverable("D5.1").due_basis == "printed under “By when”"
    assert any("“Ongoing”" in message for message in messages(reading, "I11"))
    assert any("D4.1, D4.2" in message for message in messages(reading, "I11"))
    assert "I01" not in rules(reading)


def test_a_quarter_is_offered_by_its_last_day_with_how_it_was_counted_and_a_season_is_no_date():
    by_when = ["Q3 2031/32", "Quarter 4 of 2031-32", "Autumn 2031", "Q3 2031", "31 July 2031"]
    cells = [[*row, [words]] for row, words in zip(rows(), by_when, strict=True)]
    headings = ("Panel Recommendation", "Council Response", "Key Deliverables", "Accountable Officer", "By when")
    reading = printed(TALL, headings=headings, widths=FIVE, cells=cells)

    due = {d.id: d.due for d in reading.plan.deliverables()}
    assert (due["D1.1"], due["D2.1"]) == (date(2031, 12, 31), date(2032, 3, 31))
    assert (due["D3.1"], due["D4.1"], due["D5.1"]) == (None, None, date(2031, 7, 31))
    told = messages(reading, "I13")
    assert any(
        message.startswith(
            "D1.1 is taken to be due on 31 December 2031, the last day of the quarter 3 of 2031/32, counted"
        )
        for message in told
    )
    assert not any(message.startswith(("D3", "D4", "D5")) for message in told)
    assert any("“Autumn 2031”" in message for message in messages(reading, "I11"))


def test_two_columns_of_deliverables_have_the_dates_of_their_own_headings():
    cells = [[row[0], row[1], row[2][:1], row[2][1:], row[3]] for row in rows()]
    headings = (
        "Recommendation",
        "Response",
        "Deliverables by March 2031",
        "Deliverables by 30 September 2031",
        "Officer",
    )
    reading = printed(TALL, headings=headings, widths=FIVE, cells=cells)
    assert as_agreed(reading.plan) == AGREED
    assert reading.plan.deliverable("D1.1").due == date(2031, 3, 31)
    assert reading.plan.deliverable("D1.2").due == date(2031, 9, 30)
    assert len(messages(reading, "I01")) == 2


def test_measures_beside_deliverables_are_what_they_are_measured_by():
    cells = [[*row[:3], ["Residents say so"], row[3]] for row in rows()]
    headings = ("Recommendation", "Response", "Deliverable", "Success measure", "Officer")
    reading = printed(TALL, headings=headings, widths=FIVE, cells=cells)
    assert as_agreed(reading.plan) == AGREED
    assert reading.plan.deliverable("D1.2").success_measure == "Residents say so"


def test_several_rows_beside_one_recommendation_belong_to_it():
    cells = [
        [["1. Openness"], ["Publish a register."], ["A register"], ["Director of Law"]],
        [[], ["Train members."], ["Trained members"], ["Director of People", "Director of Law"]],
        [["2. Thrift"], ["Write a savings plan."], ["A savings plan"], ["Director of Finance"]],
    ]
    plan = printed(TALL, cells=cells).plan
    assert [a.text for a in plan.recommendations[0].activities] == ["Publish a register.", "Train members."]
    assert [(d.id, d.lead) for d in plan.deliverables()] == [
        ("D1.1", "Director of Law"),
        ("D1.2", "Director of People"),
        ("D2.1", "Director of Finance"),
    ]
    assert plan.recommendations[0].accountable_officers == ("Director of Law", "Director of People")


def test_a_list_run_together_after_a_lead_in_is_split_at_its_sentences_with_a_finding():
    action = "Chairs should meet once a quarter to: Consider the risks. Agree agendas. Look back at recent work."
    cells = [[["1. Order"], [action], ["Order"], ["Head of Law"]]]
    reading = printed(TALL, cells=cells)
    [activity] = reading.plan.recommendations[0].activities
    assert activity.text == "Chairs should meet once a quarter to:"
    assert activity.items == ("Consider the risks.", "Agree agendas.", "Look back at recent work.")
    assert len(messages(reading, "I04")) == 1


def test_an_indented_list_without_marks_belongs_to_its_lead_in_with_a_finding():
    points = ("Consider the gravest risks and how they are raised with the committee.", "Agree agendas.", "Look back.")
    cells = rows()
    cells[2][1] = ["Chairs meet once a quarter to:", *(Point(p, mark="", indent=10, hang=10) for p in points), "Rest."]
    reading = printed(TALL, cells=cells)
    assert [(a.text, a.items) for a in reading.plan.recommendations[2].activities] == [
        ("Chairs meet once a quarter to:", points),
        ("Rest.", ()),
    ]
    assert len(messages(reading, "I04")) == 1

"""The tables of the Word return form: milestones with spare rows, risks, figures; only where there are any."""

from datetime import date

from builders import MONITORING, a_deliverable, a_period, a_plan, an_update

from paperclerk.domain.forms import FormItem, ReturnForm
from paperclerk.domain.names import read_name
from paperclerk.domain.plan import Kpi, Milestone, Risk
from paperclerk.domain.returns import KpiUpdate, RiskUpdate
from paperclerk.ooxml.package import open_package
from paperclerk.ooxml.story import Story, read_story
from paperclerk.ooxml.wordml import find, value
from paperclerk.word.return_form import write_return_form

STEPS = (Milestone(id="m1", text="Scope", due=date(2031, 4, 14)), Milestone(id="m2", text="Draft"))
RISK = Risk(id="R1", recommendation=4, text="Savings fail", likelihood=4, impact=5, mitigation="A tracker")
KPI = Kpi(id="K1", recommendation=4, text="Urgent decisions", baseline="23", target="5", source="Forward Plan")


def a_story(*items: FormItem, **changes: object) -> Story:
    plan = a_plan()
    given = {
        "organisation": plan.organisation, "plan_title": plan.title, "plan_version": plan.version,
        "period": a_period(), "owner": MONITORING, "returns_due": date(2031, 4, 5), "scheme": plan.scheme,
        "items": items or (an_item(),),
    }  # fmt: skip
    return read_story(open_package(write_return_form(ReturnForm(**{**given, **changes}), b"key")))


def an_item(*steps: Milestone, **changes: object) -> FormItem:
    item = a_deliverable("D4.1", milestones=steps)
    return FormItem(**{"deliverable": item, "recommendation": 4, "recommendation_title": "Four", **changes})


def rows_of(story: Story, first: str) -> list[list[str]]:
    """Return the rows of the table whose heading row begins with `Ref` and this heading."""
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in story.tables]
    return next((rows for rows in tables if rows[0][:2] == ["Ref", first]), [])


def lock(story: Story, tag: str) -> str | None:
    return next(value(c.element, "w:sdtPr/w:lock") for c in story.controls if c.tag == tag)


def test_agreed_milestones_stand_with_their_dates_and_three_empty_rows_follow():
    story = a_story(an_item(*STEPS))

    assert rows_of(story, "Milestone") == [
        ["Ref", "Milestone", "Agreed date", "Forecast date", "Completed on"],
        ["m1", "Scope", "14 April 2031", "", ""],
        ["m2", "Draft", "No date agreed", "", ""],
        ["m3", "", "", "", ""],
        ["m4", "", "", "", ""],
        ["m5", "", "", "", ""],
    ]


def test_what_was_agreed_of_a_milestone_is_locked_and_the_rest_is_not():
    story = a_story(an_item(*STEPS))

    assert {lock(story, f"D4_1_m1_{field}") for field in ("text", "due")} == {"sdtContentLocked"}
    boxes = ("D4_1_m1_forecast", "D4_1_m1_actual", "D4_1_m3_text", "D4_1_m3_due")
    assert {lock(story, tag) for tag in boxes} == {"sdtLocked"}


def test_a_milestone_the_owner_added_last_time_keeps_its_row_and_last_time_stands_beside():
    added = Milestone(id="m4", text="Vote", due=date(2031, 8, 1), forecast=date(2031, 8, 2))
    last = an_update("D4.1", milestones=(STEPS[0].model_copy(update={"actual": date(2031, 2, 9)}), added))

    rows = rows_of(a_story(an_item(*STEPS, last=last, last_period="February 2031")), "Milestone")

    assert rows[0][-1] == "Last time (February 2031)"
    assert rows[1][-1] == "Done 9 February 2031"
    assert rows[3] == ["m4", "Vote", "1 August 2031", "", "", "Forecast 2 August 2031"]
    assert [row[0] for row in rows[4:]] == ["m5", "m6", "m7"]


def test_a_plan_without_milestones_risks_or_figures_makes_a_form_without_their_tables():
    story = a_story()

    assert [rows_of(story, first) for first in ("Milestone", "Risk", "KPI")] == [[], [], []]
    assert not any((name := read_name(c.tag)) and name.item[:1] in "RK" and name.item for c in story.controls)


def test_likelihood_and_impact_are_chosen_from_the_steps_of_the_councils_matrix():
    story = a_story(risks=(RISK,), matrix=4)

    choices = {c.tag: c.choices for c in story.controls if c.tag in ("R1_likelihood", "R1_impact")}
    assert choices == {"R1_likelihood": ("1", "2", "3", "4"), "R1_impact": ("1", "2", "3", "4")}


def test_a_risk_stands_with_the_plans_words_and_last_times():
    said = RiskUpdate(risk="R1", likelihood=3, impact=5, mitigation="In use", comment="Better")

    rows = rows_of(a_story(risks=(RISK,), last_risks={"R1": said}, last_periods={"R1": "February 2031"}), "Risk")

    assert rows[1][1].split("\n") == [
        "Savings fail", "In the plan: likelihood 4, impact 5.", "Mitigation in the plan: A tracker",
    ]  # fmt: skip
    assert rows[1][-1].split("\n") == ["February 2031:", "Likelihood 3, impact 5", "In use", "Better"]


def test_a_figure_stands_with_its_baseline_target_and_last_time():
    last = {"last_kpis": {"K1": KpiUpdate(kpi="K1", actual="11")}, "last_periods": {"K1": "January 2031"}}

    rows = rows_of(a_story(kpis=(KPI,), **last), "KPI")

    assert rows == [
        ["Ref", "KPI", "Baseline", "Target", "Actual", "Comment", "Last time"],
        ["K1", "Urgent decisions\nSource: Forward Plan", "23", "5", "", "", "January 2031:\n11"],
    ]


def test_answers_fill_the_tables_in():
    answers = {"D4_1_m1_forecast": "20 April 2031", "R1_impact": "2", "K1_comment": "Half\n• the rest in May"}

    story = a_story(an_item(*STEPS), risks=(RISK,), kpis=(KPI,), answers=answers)

    assert {c.tag: c.text for c in story.controls if c.tag in answers} == answers
    dates = [c.element for c in story.controls if c.tag == "D4_1_m1_forecast"]
    assert find(dates[0], "w:sdtPr/w:date") is not None

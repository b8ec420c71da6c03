"""Issuing forms: one set a lead, nobody's over another's."""

from datetime import date
from pathlib import Path

from builders import FINANCE, MONITORING, a_deliverable, a_period, a_plan
from workspaces import a_workspace, an_office, drop_clean_returns, drop_return, good_answers

from paperclerk.domain.plan import Kpi, Milestone, Plan, Risk
from paperclerk.ooxml.package import open_package
from paperclerk.ooxml.story import Story, read_story
from paperclerk.steps.issue_forms import issue_forms
from paperclerk.steps.reporting_cycle import reporting_cycle


def test_each_lead_gets_a_word_and_an_excel_form(tmp_path: Path) -> None:
    issued = issue_forms(an_office(a_workspace(tmp_path)), a_period().key)

    assert list(issued.forms) == [MONITORING, FINANCE]
    for files in issued.forms.values():
        assert [Path(file).suffix for file in files] == [".docx", ".xlsx"]
        assert all(Path(file).is_file() for file in files)


def test_last_times_answers_stand_beside_the_boxes(tmp_path: Path) -> None:
    workspace = a_workspace(tmp_path)
    drop_clean_returns(workspace, a_period("2031-02"))
    reporting_cycle(an_office(workspace), "2031-02")

    issued = issue_forms(an_office(workspace), "2031-03")

    text = read_story(open_package(Path(issued.forms[MONITORING][0]).read_bytes())).text
    assert "Last time (February 2031)" in text
    assert "agreed the draft of D4.2" in text


def a_plan_with_registers() -> Plan:
    """Return a plan in which D4.1 has a milestone, and each lead a risk or a figure."""
    step = Milestone(id="m1", text="Scope agreed", due=date(2031, 4, 14))
    return a_plan(
        a_deliverable("D4.1", milestones=(step,)),
        a_deliverable("D5.1"),
        risks=(Risk(id="R1", recommendation=4, text="Savings fail", owner=FINANCE), Risk(id="R2", text="Delay")),
        kpis=(Kpi(id="K1", recommendation=4, text="Urgent decisions"),),
    )


def word_form(workspace: Path, lead: str, period: str = "2031-03") -> Story:
    """Issue the forms of a period and return a lead's Word form."""
    return read_story(open_package(Path(issue_forms(an_office(workspace), period).forms[lead][0]).read_bytes()))


def tags(story: Story) -> set[str]:
    return {control.tag for control in story.controls if not control.tag.startswith("lbl_")}


def test_each_lead_is_asked_after_their_own_milestones_risks_and_figures(tmp_path: Path) -> None:
    workspace = a_workspace(tmp_path, a_plan_with_registers())

    monitoring, finance = (tags(word_form(workspace, lead)) for lead in (MONITORING, FINANCE))

    assert {"D4_1_m1_forecast", "D4_1_m4_text", "R2_impact", "K1_actual"} <= monitoring
    assert "R1_impact" in finance
    assert not any(tag.startswith(("R1_", "D5_1_m")) for tag in monitoring)
    assert not any(tag.startswith(("R2_", "K1_", "D5_1_m")) for tag in finance)


def test_the_matrix_is_the_councils_own(tmp_path: Path) -> None:
    settings = "[papers]\npdf = false\n[forms]\nmatrix = 4\n"
    story = word_form(a_workspace(tmp_path, a_plan_with_registers(), settings=settings), FINANCE)

    assert next(c.choices for c in story.controls if c.tag == "R1_impact") == ("1", "2", "3", "4")


def test_what_was_said_of_a_milestone_a_risk_and_a_figure_stands_beside_the_next_month(tmp_path: Path) -> None:
    workspace = a_workspace(tmp_path, a_plan_with_registers())
    said = {"D4_1_m1_forecast": "20 April 2031", "R2_impact": "4", "K1_actual": "11 per cent"}
    february = a_period("2031-02")
    drop_return(workspace, MONITORING, good_answers("D4.1", february) | said, february)
    reporting_cycle(an_office(workspace), "2031-02")

    text = word_form(workspace, MONITORING).text

    assert "Forecast 20 April 2031" in text
    assert "February 2031:\nImpact 4" in text
    assert "February 2031:\n11 per cent" in text

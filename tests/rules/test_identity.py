from typing import Any

import pytest
from builders import FINANCE, MONITORING, a_deliverable, a_period, a_plan, a_return, an_update, rules_of
from recovery_plan import a_recovery_plan

from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.places import Place
from paperclerk.domain.plan import Kpi, Risk
from paperclerk.domain.returns import KpiUpdate, Return, RiskUpdate, Update
from paperclerk.rules.identity import identity_findings, lead_of, sets_aside


def found_on(read: Return, **plan: Any) -> list[Finding]:
    return identity_findings(read, a_plan(**plan), a_period())


def a_form(**changes: Any) -> Return:
    read = a_return()
    assert read.form is not None
    return read.model_copy(update={"form": read.form.model_copy(update=changes)})


def test_our_own_form_for_this_plan_and_period_has_nothing_against_it() -> None:
    assert found_on(a_return()) == []


def test_a_file_that_is_no_form_is_left_to_its_reader() -> None:
    assert found_on(Return(file="letter.docx", sha256="0" * 64)) == []


def test_a_form_for_another_plan_is_set_aside() -> None:
    [found] = found_on(a_form(plan_title="Housing Plan"))

    assert found.rule == "F08"
    assert found.message.endswith('is a form for the plan "Housing Plan", not for "Governance Stabilisation Plan".')
    assert found.place.sha256
    assert sets_aside([found])


def test_a_plan_s_title_may_be_spaced_and_cased_otherwise() -> None:
    assert found_on(a_form(plan_title="GOVERNANCE  stabilisation\u00a0Plan")) == []


def test_a_form_from_an_earlier_version_of_the_plan_counts_with_a_note() -> None:
    [found] = found_on(a_form(plan_version="0.9"))

    assert found.rule == "F16"
    assert not sets_aside([found])


def test_a_form_for_another_period_is_set_aside() -> None:
    [found] = found_on(a_form(period="2031-02"))

    assert found.rule == "F09"
    assert "is a return for February 2031, not for March 2031" in found.message
    assert sets_aside([found])


@pytest.mark.parametrize("period", ["", "soon", "2031-13"])
def test_a_form_that_names_no_period_is_set_aside_and_never_taken_for_this_one(period: str) -> None:
    assert rules_of(found_on(a_form(period=period))) == ["F09"]


@pytest.mark.parametrize("owner", ["Director of Parks", "Chief Executive", ""])
def test_a_form_of_somebody_who_leads_nothing_is_set_aside(owner: str) -> None:
    [found] = found_on(a_form(owner=owner))

    assert found.rule == "F10"
    assert sets_aside([found])


@pytest.mark.parametrize("owner", ["MO", "monitoring officer", "Ada Thorne"])
def test_a_lead_may_be_called_by_an_alias(owner: str) -> None:
    read = a_form(owner=owner)
    assert read.form is not None

    assert found_on(read) == []
    assert lead_of(read.form, a_plan()) == MONITORING


@pytest.mark.parametrize(("signature", "said"), [("missing", "does not carry the mark"), ("invalid", "altered")])
def test_a_form_without_our_mark_counts_with_a_question(signature: str, said: str) -> None:
    [found] = found_on(a_form(signature=signature))

    assert found.rule == "F11"
    assert said in found.message
    assert not sets_aside([found])


def test_a_rating_of_somebody_else_s_deliverable_blocks_but_the_rest_of_the_return_counts() -> None:
    [found] = found_on(a_return(an_update("D4.1"), an_update("D5.1")))

    assert (found.rule, found.severity, found.subject, found.owner) == ("F12", "block", "D5.1", MONITORING)
    assert found.message == (
        "The return of Monitoring Officer reports on D5.1, which Director of Finance leads. It was not counted."
    )
    assert found.place.where == "control D5_1_rag"
    assert not sets_aside([found])


def test_an_empty_row_of_somebody_else_s_deliverable_rates_nothing() -> None:
    assert found_on(a_return(an_update("D4.1"), Update(deliverable="D5.1"))) == []


def test_a_supporting_officer_does_not_rate() -> None:
    plan = a_plan(a_deliverable("D4.1"), a_deliverable("D5.1", supporting=(MONITORING,)))

    assert rules_of(identity_findings(a_return(an_update("D5.1")), plan, a_period())) == ["F12"]


def test_everything_wrong_with_a_form_is_said_at_once() -> None:
    found = found_on(a_form(plan_title="Housing Plan", period="2031-01", owner="Nobody", signature="missing"))

    assert rules_of(found) == ["F08", "F09", "F10", "F11"]


def test_a_broken_file_is_set_aside() -> None:
    assert sets_aside([finding("F02", "It is broken.")])


def test_one_reason_is_enough_to_set_a_file_aside() -> None:
    assert sets_aside([finding("F11", "No mark."), finding("F09", "Another period."), finding("V01", "A value.")])
    assert not sets_aside([])


def test_what_is_found_on_a_form_names_its_file_even_where_a_reader_left_it_out() -> None:
    read = a_form(period="2031-02").model_copy(
        update={
            "updates": (an_update("D5.1", places={"rag": Place(where="cell F14")}),),
            "places": {"return_period": Place(where="cell B3")},
        }
    )
    found = found_on(read)

    assert [(each.rule, each.place.where) for each in found] == [("F09", "cell B3"), ("F12", "cell F14")]
    assert {(each.place.file, each.place.sha256) for each in found} == {(read.file, read.sha256)}


def test_a_doubtful_value_sets_nothing_aside() -> None:
    assert not sets_aside([finding("V01", "Not one of the ratings."), finding("V12", "Missing.")])


def test_the_finance_return_is_finance_s() -> None:
    assert found_on(a_return(owner=FINANCE)) == []


def test_an_update_of_something_outside_the_plan_is_said_and_stands_nowhere() -> None:
    [found] = found_on(a_return(an_update("D4.1"), an_update("D4.2"), an_update("D99.1")))

    assert (found.rule, found.subject) == ("V11", "D99.1")
    assert found.place.where == "control D99_1_rag"
    assert not sets_aside([found])


RISK = Risk(id="R1", recommendation=4, text="Delay", owner=FINANCE)
KPI = Kpi(id="K1", recommendation=4, text="Urgency")


def test_a_risk_and_a_figure_of_this_lead_have_nothing_against_them() -> None:
    own = RISK.model_copy(update={"owner": MONITORING})
    read = a_return(risks=(RiskUpdate(risk="R1", impact=3),), kpis=(KpiUpdate(kpi="K1", actual="4"),))

    assert found_on(read, risks=(own,), kpis=(KPI,)) == []


def test_a_risk_of_somebody_else_and_one_that_is_not_in_the_plan_are_said() -> None:
    place = Place(where="control R1_impact")
    read = a_return(risks=(RiskUpdate(risk="R1", impact=3, places={"impact": place}), RiskUpdate(risk="R9", impact=1)))

    theirs, unknown = found_on(read, risks=(RISK,))

    assert (theirs.rule, theirs.subject, theirs.place.where) == ("F12", "R1", "control R1_impact")
    assert f"on which {FINANCE} reports" in theirs.message
    assert (unknown.rule, unknown.subject) == ("V11", "R9")


def test_a_report_on_a_linked_action_apart_is_told_where_it_is_asked_for() -> None:
    read = a_return(an_update("D11.2"), owner=FINANCE)

    found = identity_findings(read, a_recovery_plan(), a_period())

    [told] = [each for each in found if each.rule == "V11"]
    assert told.message == (
        "D11.2 is the same action as D1.1, which is asked for and counted. "
        "What is said of D11.2 apart stands in no paper."
    )
    assert told.hint == "Ask for it as D1.1, on the form that was issued for this plan."

"""Who reports on a risk or a figure, and what stands of it."""

from datetime import UTC, datetime

import pytest
from builders import FINANCE, MONITORING, a_deliverable, a_plan, a_received_return

from paperclerk.domain.forms import FormItem
from paperclerk.domain.history import standing_kpis, standing_risks
from paperclerk.domain.plan import Kpi, Milestone, Plan, Risk
from paperclerk.domain.returns import KpiUpdate, RiskUpdate

RISK = Risk(id="R1", recommendation=4, text="Delay")


@pytest.mark.parametrize(
    ("entry", "reporter"),
    [
        (RISK.model_copy(update={"owner": FINANCE}), FINANCE),
        (RISK.model_copy(update={"owner": "Section 151 Officer"}), FINANCE),
        (RISK.model_copy(update={"owner": "Chief Executive"}), MONITORING),
        (RISK, MONITORING),
        (RISK.model_copy(update={"recommendation": 5}), FINANCE),
        (RISK.model_copy(update={"recommendation": None}), MONITORING),
        (Kpi(id="K1", recommendation=5, text="Urgency"), FINANCE),
    ],
    ids=["owner", "alias", "leads nothing", "no owner", "first lead", "no recommendation", "figure"],
)
def test_a_risk_goes_to_the_lead_who_owns_it_and_anything_else_to_its_recommendations_first_lead(entry, reporter):
    assert a_plan().reporter_of(entry) == reporter


def test_a_plan_without_leads_has_nobody_to_report():
    assert Plan().reporter_of(RISK) == ""


def test_the_last_return_of_the_lead_who_reports_stands_and_nobody_elses():
    def said(step: int, day: int, owner: str = MONITORING):
        received = datetime(2031, 4, day, tzinfo=UTC)
        risks, kpis = (RiskUpdate(risk="R1", impact=step),), (KpiUpdate(kpi="K1", actual=str(step)),)
        return a_received_return(owner=owner, received=received, risks=risks, kpis=kpis)

    plan = a_plan(risks=(RISK,), kpis=(Kpi(id="K1", recommendation=4, text="Urgency"),))
    returns = [said(3, 2), said(2, 1), said(5, 3, FINANCE)]

    assert standing_risks(plan, returns)["R1"].update.impact == 3
    assert standing_kpis(plan, returns)["K1"].update.actual == "3"


def test_a_later_return_that_says_nothing_of_a_risk_leaves_what_was_said():
    empty = a_received_return(risks=(RiskUpdate(risk="R1"),), received=datetime(2031, 4, 9, tzinfo=UTC))
    first = a_received_return(risks=(RiskUpdate(risk="R1", comment="Held"),))

    assert standing_risks(a_plan(risks=(RISK,)), [empty, first])["R1"].update.comment == "Held"


def test_spare_rows_are_numbered_after_the_highest_milestone():
    steps = (Milestone(id="m2", text="Draft"), Milestone(id="m7", text="Vote"))
    item = FormItem(deliverable=a_deliverable(milestones=steps), recommendation=4, recommendation_title="Four")

    rows = item.milestone_rows

    assert [row.milestone.id for row in rows] == ["m2", "m7", "m8", "m9", "m10"]
    assert [row.is_spare for row in rows] == [False, False, True, True, True]

"""An invented Improvement and Recovery Plan beside the stabilisation plan it is linked to, small but whole.

Recommendations 1 and 2 are the stabilisation plan's; programmes 11 to 13 stand under three priorities and two aims.
D11.2 is the stabilisation plan's D1.1 once more, and D13.1 its D2.1: five actions stand in seven places.
"""

from datetime import date
from typing import Any

from builders import CHIEF, FINANCE, MONITORING, a_cycle, a_received_return, a_register, an_update

from paperclerk.domain.cycle import Cycle
from paperclerk.domain.plan import Activity, Deliverable, Dependency, Kpi, Plan, Recommendation, Risk
from paperclerk.domain.ratings import Rag, Status
from paperclerk.domain.recovery import Aim, HeldPlan, Priority, Response, StatutoryRecommendation

SP, IRP = "SP", "IRP"
LINKS = {"D11.2": "D1.1", "D13.1": "D2.1"}
ACTIONS = ("D1.1", "D2.1", "D11.1", "D12.1", "D12.2")


def a_recovery_plan(**changes: object) -> Plan:
    """Return the workbook's plan: two plans, linked, with every part."""
    given: dict[str, object] = {
        "title": "Improvement and Recovery Plan",
        "organisation": "Borough of Anywhere",
        "version": "1.0",
        "marking": "OFFICIAL",
        "horizon": date(2032, 3, 31),
        "agreed_by": "Council",
        "agreed_on": date(2031, 1, 21),
        "introduction": ("The plan brings the council's finances and its way of working back to health.",),
        "plans": (
            HeldPlan(ref=SP, title="Stabilisation Plan", agreed_by="Cabinet", agreed_on=date(2030, 9, 10)),
            HeldPlan(ref=IRP, title="Improvement and Recovery Plan", agreed_by="Council", agreed_on=date(2031, 1, 21)),
        ),
        "aims": (
            Aim(id="AIM1", text="A council that lives within its means"),
            Aim(id="AIM2", text="Services that residents can rely on"),
        ),
        "priorities": (
            Priority(id="P1", text="A balanced budget", aim="AIM1", outcome="Reserves are no longer drawn on."),
            Priority(id="P2", text="Open decisions", aim="AIM1"),
            Priority(id="P3", text="Repairs done on time", aim="AIM2", outcome="Tenants wait days, not months."),
        ),
        "statutory": _statutory(),
        "recommendations": _recommendations(),
        "officers": a_register(),
        "kpis": (
            Kpi(id="K1", recommendation=11, text="Savings delivered", baseline="£2.1m", target="£9m by March 2032"),
            Kpi(id="K2", priority="P3", text="Repairs finished in time", baseline="58%", target="90% by March 2032"),
        ),
        "risks": (
            Risk(id="R1", recommendation=11, text="Savings are put off from year to year", likelihood=4, impact=4,
                 mitigation="A monthly savings board", owner=FINANCE),
            Risk(id="R2", priority="P3", text="No contractor can be found", likelihood=3, impact=4, owner=CHIEF),
        ),
    }  # fmt: skip
    return Plan.model_validate({**given, **changes})


def a_recovery_cycle(**changes: Any) -> Cycle:
    """Return a month in which D1.1 is amber and D2.1 red and done with, the rest green but for D12.2, left out."""
    plan = changes.pop("plan", None) or a_recovery_plan()
    finance = a_received_return(an_update("D1.1", rag=Rag.AMBER), an_update("D11.1"), owner=FINANCE)
    homes = an_update("D2.1", rag=Rag.RED, status=Status.COMPLETE)
    law = a_received_return(homes, an_update("D12.1"), owner=MONITORING)
    return a_cycle(finance, law, plan=plan, **changes)


def _statutory() -> tuple[StatutoryRecommendation, ...]:
    auditor = "External auditor, 14 November 2030"
    return (
        StatutoryRecommendation(
            id="S1", made_by=auditor, text="Agree a savings plan that closes the gap", response=Response.ACCEPTED,
            action="A three-year savings plan with an owner for each saving", officer=FINANCE, due=date(2031, 9, 30),
            actions=("D11.1", "D11.2"),
        ),
        StatutoryRecommendation(
            id="S2", made_by=auditor, text="Publish every decision within two days", response=Response.PARTLY,
            action="Within five days, as there are too few officers for two", officer=MONITORING,
            due=date(2031, 6, 30), actions=("D12.1",),
        ),
        StatutoryRecommendation(
            id="S3", made_by=auditor, text="Sell the theatre", response=Response.NOT_ACCEPTED,
            action="A community trust has taken it over, at no cost to the council", officer=CHIEF,
            due=date(2031, 3, 31),
        ),
    )  # fmt: skip


def _recommendations() -> tuple[Recommendation, ...]:
    return (
        _row(1, "Bring budget monitoring to members", SP, "", _action("D1.1", "A monthly budget report", FINANCE)),
        _row(2, "Look after council homes", SP, "", _action("D2.1", "A repairs contract", MONITORING)),
        _row(11, "Savings", IRP, "P1", _action("D11.1", "A savings plan with an owner for each saving", FINANCE),
             _link("D11.2", "Monthly budget reports to Cabinet")),
        _row(12, "Decision making", IRP, "P2", _action("D12.1", "Decisions published in five days", MONITORING),
             _action("D12.2", "A forward plan for a year", MONITORING)),
        _row(13, "Homes", IRP, "P3", _link("D13.1", "A contract for repairs")),
    )  # fmt: skip


def _row(number: int, title: str, plan: str, priority: str, *items: Deliverable) -> Recommendation:
    return Recommendation(
        number=number,
        title=title,
        plan=plan,
        priority=priority,
        activities=(Activity(id=f"A{number}.1", text=f"Look into {title.lower()} with those who do the work"),),
        dependencies=(Dependency(text="The new finance system must be in use first"),) if number == 11 else (),
        deliverables=items,
        accountable_officers=(CHIEF,),
    )


def _action(id: str, text: str, lead: str) -> Deliverable:
    return Deliverable(id=id, text=text, due=date(2031, 9, 30), due_basis="agreed", lead=lead, sao=CHIEF)


def _link(id: str, text: str) -> Deliverable:
    return Deliverable(id=id, text=text, same_as=LINKS[id])

"""The invented plan's parts of an Improvement and Recovery Plan, for trying templates: all of them, and some bare."""

from datetime import date
from typing import Any

from paperclerk.domain.plan import Deliverable, Plan, Recommendation
from paperclerk.domain.recovery import Aim, HeldPlan, Priority, Response, StatutoryRecommendation

_UNDER = {1: "P1", 2: "P1", 3: "P2", 5: "P3"}


def with_parts(plan: Plan) -> Plan:
    """Return an invented plan as a recovery plan beside another, with links between the two."""
    rows = (*plan.recommendations, _linking())
    parts: dict[str, Any] = {
        "recommendations": tuple(_placed(one) for one in rows),
        "plans": (HeldPlan(ref="NEW", title="Plan held first"), HeldPlan(ref="OLD", title="Plan held second")),
        "aims": (Aim(id="AIM1", text="Aim the first"), Aim(id="AIM2", text="Aim the second")),
        "priorities": (
            Priority(id="P1", text="Priority of the first", aim="AIM1", outcome="Outcome of the first"),
            Priority(id="P2", text="Priority of the second", aim="AIM2"),
            Priority(id="P3", text="Priority of the third"),
        ),
        "statutory": _statutory(),
    }
    return plan.model_copy(update=parts)


def _placed(one: Recommendation) -> Recommendation:
    under = _UNDER.get(one.number, "")
    return one.model_copy(update={"priority": under, "plan": "NEW" if under else "OLD"})


def _linking() -> Recommendation:
    links = (("D5.1", "D1.1", "What is said again of the first"), ("D5.2", "D1.4", "What is said again of another"))
    return Recommendation(
        number=5,
        title="Programme of what is done elsewhere",
        deliverables=tuple(Deliverable(id=own, text=text, same_as=end) for own, end, text in links),
    )


def _statutory() -> tuple[StatutoryRecommendation, ...]:
    return (
        StatutoryRecommendation(
            id="S1", text="Statutory text the first", made_by="Auditor of the specimen", response=Response.PARTLY,
            action="• What is done on it\n• and what is not", officer="Answering Officer", due=date(2031, 8, 8),
            actions=("D1.1", "D5.2", "D2.1", "D3.1"),
        ),
        StatutoryRecommendation(id="S2", text="Statutory text the second", response=Response.NOT_ACCEPTED),
        StatutoryRecommendation(id="S3", text="Statutory text the third"),
        StatutoryRecommendation(
            id="S4", text="Statutory text the fourth", response=Response.ACCEPTED, action="All of it. " * 90,
            actions=("D1.2",),
        ),
    )  # fmt: skip

"""The invented month again, some of it not for publication: told in full, and as everybody may read it."""

from typing import Any

from paperclerk.assembly.public_view import public_view
from paperclerk.assembly.view import View
from paperclerk.domain.marks import marks_of
from paperclerk.domain.plan import Plan
from paperclerk.domain.publicity import Exemption, ExemptUpdate

_MONEY = Exemption(paragraphs=(3,), public_interest="Telling it now would harm a contest that is still open.")
_LAWYERS = Exemption(paragraphs=(5,), public_interest="Advice is only of use when it can be frank.")
_A_RECOMMENDATION, _AN_ITEM, _A_REPORT, _A_RISK, _A_FIGURE = 3, "D1.2", "D2.2", "R1", "K3"
_PARTS = ("AIM2", "P3", "S1")


def marked_view(view: View) -> View:
    """Return a view of which one of each kind of thing is not for publication."""
    cycle = view.cycle
    return view._replace(cycle=cycle.but(plan=_marked(cycle.plan), baseline=_marked(cycle.plan)))


def told_view(view: View) -> View:
    """Return the same without all that is kept back."""
    marked = marked_view(view)
    return public_view(marked, marks_of(marked.cycle.plan, marked.words))


def _marked(plan: Plan) -> Plan:
    recommendations = tuple(
        one.model_copy(
            update={
                "exemption": _LAWYERS if one.number == _A_RECOMMENDATION else None,
                "deliverables": tuple(
                    item.model_copy(update={"exemption": _MONEY}) if item.id == _AN_ITEM else item
                    for item in one.deliverables
                ),
            }
        )
        for one in plan.recommendations
    )
    return plan.model_copy(
        update={
            "recommendations": recommendations,
            "risks": tuple(
                risk.model_copy(update={"exemption": _MONEY}) if risk.id == _A_RISK else risk for risk in plan.risks
            ),
            "kpis": tuple(
                kpi.model_copy(update={"exemption": _MONEY}) if kpi.id == _A_FIGURE else kpi for kpi in plan.kpis
            ),
            **{name: tuple(map(_marked_part, getattr(plan, name))) for name in ("aims", "priorities", "statutory")},
            "exempt_updates": (ExemptUpdate(ref=_A_REPORT, exemption=_LAWYERS),),
        }
    )


def _marked_part(one: Any) -> Any:
    return one.model_copy(update={"exemption": _LAWYERS}) if one.id in _PARTS else one

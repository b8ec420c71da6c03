"""The plan as everybody may read it: of what is exempt, its number alone, and that it is kept back."""

from collections.abc import Callable

from paperclerk.assembly.view import View
from paperclerk.domain.marks import Marks
from paperclerk.domain.plan import Activity, Deliverable, Kpi, Plan, Recommendation, Risk
from paperclerk.domain.publicity import NOT_FOR_PUBLICATION
from paperclerk.domain.recovery import Aim, Priority, StatutoryRecommendation


def without_recommendations(view: View, marks: Marks) -> View:
    """Return the view in which of an exempt recommendation nothing but its number is told."""

    def told(one: Recommendation) -> Recommendation:
        mark = marks.recommendations.get(one.number)
        if mark is None:
            return one
        # The title is a heading, and an entry in lists of contents; the ground stands under it, as the response.
        return Recommendation(
            number=one.number,
            title=NOT_FOR_PUBLICATION,
            activities=(Activity(id=f"A{one.number}.1", text=mark.statement),),
            deliverables=one.deliverables,
            accountable_officers=(NOT_FOR_PUBLICATION,),
            priority=one.priority,
            plan=one.plan,
            exemption=mark.kept_back(),
        )

    return _with_plans(view, lambda plan: _with_recommendations(plan, told))


def without_items(view: View, marks: Marks) -> View:
    """Return the view in which of an exempt deliverable nothing but its number is told: no text, date or officer."""

    def told(item: Deliverable) -> Deliverable:
        mark = marks.items.get(item.id)
        if mark is None:
            return item
        # A link stays one, so that its action is not counted a second time.
        return Deliverable(id=item.id, text=NOT_FOR_PUBLICATION, same_as=item.same_as, exemption=mark.kept_back())

    def all_told(one: Recommendation) -> Recommendation:
        return one.model_copy(update={"deliverables": tuple(told(item) for item in one.deliverables)})

    return _with_plans(view, lambda plan: _with_recommendations(plan, all_told))


def without_registers(view: View, marks: Marks) -> View:
    """Return the view in which of an exempt figure or risk nothing but its number is told.

    Who reports on the others is written down: it may be the lead of a deliverable that is exempt.
    """
    plan = view.cycle.plan

    def figure(kpi: Kpi) -> Kpi:
        if mark := marks.items.get(kpi.id):
            return Kpi(id=kpi.id, priority=kpi.priority, text=NOT_FOR_PUBLICATION, exemption=mark.kept_back())
        return kpi.model_copy(update={"reporter": plan.reporter_of(kpi)})

    def danger(risk: Risk) -> Risk:
        if mark := marks.items.get(risk.id):
            return Risk(id=risk.id, priority=risk.priority, text=NOT_FOR_PUBLICATION, exemption=mark.kept_back())
        return risk.model_copy(update={"reporter": plan.reporter_of(risk)})

    return _with_plans(
        view,
        lambda plan: plan.model_copy(
            update={"kpis": tuple(map(figure, plan.kpis)), "risks": tuple(map(danger, plan.risks))}
        ),
    )


def without_parts(view: View, marks: Marks) -> View:
    """Return the view in which of an exempt aim, priority or statutory recommendation only its number is told."""

    def aim(one: Aim) -> Aim:
        mark = marks.items.get(one.id)
        return Aim(id=one.id, text=mark.statement, exemption=mark.kept_back()) if mark else one

    def priority(one: Priority) -> Priority:
        mark = marks.items.get(one.id)
        return Priority(id=one.id, aim=one.aim, text=mark.statement, exemption=mark.kept_back()) if mark else one

    def statutory(one: StatutoryRecommendation) -> StatutoryRecommendation:
        mark = marks.items.get(one.id)
        return StatutoryRecommendation(id=one.id, text=mark.statement, exemption=mark.kept_back()) if mark else one

    def told(plan: Plan) -> Plan:
        parts: dict[str, object] = {
            "aims": tuple(map(aim, plan.aims)),
            "priorities": tuple(map(priority, plan.priorities)),
            "statutory": tuple(map(statutory, plan.statutory)),
        }
        return plan.model_copy(update=parts)

    return _with_plans(view, told)


def _with_recommendations(plan: Plan, told: Callable[[Recommendation], Recommendation]) -> Plan:
    return plan.model_copy(update={"recommendations": tuple(map(told, plan.recommendations))})


def _with_plans(view: View, told: Callable[[Plan], Plan]) -> View:
    """Return the view with its plan told so, and its baseline, from which the agreed dates come."""
    cycle = view.cycle
    plans = {"plan": told(cycle.plan), "baseline": told(cycle.baseline) if cycle.baseline else None}
    return view._replace(cycle=cycle.but(**plans))

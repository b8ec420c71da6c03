"""The plan in its own order: what stands under no priority first, then priority by priority, plan by plan."""

from collections.abc import Iterator

from paperclerk.assembly.tracing import from_plan
from paperclerk.assembly.withheld import marked
from paperclerk.domain.names import region
from paperclerk.domain.papers import Source
from paperclerk.domain.places import Noun
from paperclerk.domain.plan import Plan, Recommendation
from paperclerk.domain.publicity import NOT_FOR_PUBLICATION
from paperclerk.domain.recovery import Aim, HeldPlan, Priority


class PlanGroup(Noun):
    """Rows that belong together, under a heading, with what it serves; a plan without parts is one without heading."""

    heading: str
    notes: tuple[str, ...]
    called: str
    region: str
    recommendations: tuple[Recommendation, ...] = ()
    priority: Priority | None = None
    aim: Aim | None = None
    held: HeldPlan | None = None


def plan_groups(plan: Plan) -> tuple[PlanGroup, ...]:
    """Return the plan's recommendations and programmes in groups; at least one group."""
    has_parts = bool(plan.plans or plan.priorities)
    plans, priorities = ["", *(one.ref for one in plan.plans)], ["", *(one.id for one in plan.priorities)]
    places = [(held, priority) for held in plans for priority in priorities]
    # What names a plan or a priority that is not there is a finding; it is not lost from the paper.
    places += [(one.plan, one.priority) for one in plan.recommendations]
    rows: dict[tuple[str, str], list[Recommendation]] = {place: [] for place in places}
    for one in plan.recommendations:
        rows[(one.plan, one.priority)].append(one)
    filled = [(place, tuple(found)) for place, found in rows.items() if found]
    groups = [_group(plan, *place, found, number) for number, (place, found) in enumerate(filled, 1)]
    if has_parts and groups:
        return tuple(groups)
    return (PlanGroup(heading="", notes=(), called="Recommendation", region="", recommendations=plan.recommendations),)


def group_sources(group: PlanGroup) -> Iterator[Source]:
    """Yield where the heading of a group and its notes came from."""
    for text, field, of in (
        (group.held.title if group.held else "", "title", group.held),
        (group.priority.text if group.priority else "", "priority", group.priority),
        (group.priority.outcome if group.priority else "", "outcome", group.priority),
        (group.aim.text if group.aim else "", "aim", group.aim),
    ):
        name = "text" if field in ("priority", "aim") else field
        place = of.places.get(name, of.place) if of else None
        yield from from_plan(group.region, text, field, place=place)


def headed(priority: Priority) -> str:
    """Return what a priority is headed by: its text, or that it is not for publication; why stands under that."""
    is_withheld = priority.exemption is not None and priority.exemption.withheld
    return NOT_FOR_PUBLICATION if is_withheld else priority.text


def _group(plan: Plan, held_ref: str, priority_ref: str, rows: tuple[Recommendation, ...], number: int) -> PlanGroup:
    held = next((one for one in plan.plans if one.ref == held_ref), None)
    priority = next((one for one in plan.priorities if one.id == priority_ref), None)
    aim = next((one for one in plan.aims if priority and one.id == priority.aim), None)
    title, notes = held.title if held else "", []
    if priority:
        shown = headed(priority)
        heading = f"Priority {priority.id}: {marked(shown, priority.exemption)}"
        notes = [*([priority.text] if shown != priority.text else []), *([title] if title else [])]
    else:
        heading = title or (f"Under {priority_ref}" if priority_ref else "Under no priority")
    if aim:
        notes.append(f"Aim {aim.id.removeprefix('AIM')}: {marked(aim.text, aim.exemption)}")
    if priority and priority.outcome:
        notes.append(f"Outcome: {priority.outcome}")
    return PlanGroup(
        heading=heading,
        notes=tuple(notes),
        called="Programme" if priority_ref else "Recommendation",
        region=region("group", number),
        recommendations=rows,
        priority=priority,
        aim=aim,
        held=held,
    )

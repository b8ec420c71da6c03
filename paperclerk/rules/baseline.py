"""The plan against the version that was adopted: C07 dates changed, P08 never adopted, P09 other changes."""

from collections.abc import Iterator
from datetime import date

from paperclerk.domain.cycle import Cycle
from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.periods import for_people
from paperclerk.domain.places import Place
from paperclerk.domain.plan import Deliverable, Milestone, Plan

PLAN_FILE = "plan.xlsx"

_ADOPT = "have the change agreed, give the plan a new version, and record it: paperclerk plan adopt."

# What of a deliverable was agreed, in the words of the sheet; its date has a rule of its own.
_AGREED = (("text", "wording"), ("lead", "lead"), ("sao", "SAO"), ("success_measure", "success measure"))


def agreed_due(cycle: Cycle, item: Deliverable) -> date | None:
    """Return the locked due date of a deliverable: the adopted plan's, else the plan's own."""
    locked = cycle.baseline.deliverable(item.id) if cycle.baseline else None
    return locked.due if locked and locked.due else item.due


def agreed_steps(cycle: Cycle, item: Deliverable) -> dict[str, Milestone]:
    """Return the milestones of a deliverable with their locked dates, by id: the adopted plan's over the plan's own."""
    locked = cycle.baseline.deliverable(item.id) if cycle.baseline else None
    return {step.id: step for step in (*item.milestones, *(locked.milestones if locked else ()))}


def plan_not_adopted(cycle: Cycle) -> Iterator[Finding]:
    """Say that no version of the plan was adopted, so that no date is locked."""
    if cycle.baseline is None:
        yield finding(
            "P08",
            f"The plan, version {cycle.plan.version or '(none)'}, has not been adopted, so its dates are not locked.",
            hint="When it is the version Cabinet agreed, record that: paperclerk plan adopt.",
            subject="plan",
            place=Place(file=PLAN_FILE),
            period=cycle.period.key,
        )


def dates_changed_in_plan(cycle: Cycle) -> Iterator[Finding]:
    """Say which due dates of the plan are no longer those that were adopted."""
    for item, locked in _held_against(cycle):
        if item.due != locked.due:
            yield _changed(
                "C07",
                cycle,
                item,
                "due",
                f"The due date of {item.id} in the plan is {for_people(item.due) or 'empty'}, but "
                f"{for_people(locked.due) or 'none'} was adopted.",
                f"Put the adopted date back, or {_ADOPT}",
                # A date accepted is that date: another one is asked about again.
                about=f"plan {item.due}",
            )
        steps = {step.id: step for step in locked.milestones}
        for step in item.milestones:
            if step.id in steps and step.due != steps[step.id].due:
                yield _changed(
                    "C07",
                    cycle,
                    item,
                    "due",
                    f'The due date of {item.id}\'s milestone "{step.text}" in the plan is '
                    f"{for_people(step.due) or 'empty'}, but {for_people(steps[step.id].due) or 'none'} was adopted.",
                    f"Put the adopted date back, or {_ADOPT}",
                    about=f"{step.id} {step.due}",
                )


def plan_changed(cycle: Cycle) -> Iterator[Finding]:
    """Say what else of the plan is no longer as it was adopted."""
    if cycle.baseline is None or cycle.plan.fingerprint() == cycle.baseline.fingerprint():
        return
    said = [
        *_reworded(cycle),
        *_only_in("P09", cycle, cycle.plan, cycle.baseline, "is in the plan but not in the adopted version"),
        *_only_in("P12", cycle, cycle.baseline, cycle.plan, "was adopted but is no longer in the plan"),
    ]
    yield from said
    if not said and not any(True for _ in dates_changed_in_plan(cycle)):
        yield finding(
            "P09",
            f"The plan differs from the adopted version {cycle.baseline.version} in more than its deliverables: "
            "titles, activities, officers or ratings.",
            hint=f"Compare the two, and {_ADOPT}",
            subject="plan",
            place=Place(file=PLAN_FILE),
            period=cycle.period.key,
        )


def _held_against(cycle: Cycle) -> Iterator[tuple[Deliverable, Deliverable]]:
    locked = {item.id: item for item in cycle.baseline.deliverables()} if cycle.baseline else {}
    for item in cycle.plan.deliverables():
        if item.id in locked:
            yield item, locked[item.id]


def _reworded(cycle: Cycle) -> Iterator[Finding]:
    for item, locked in _held_against(cycle):
        for field, called in _AGREED:
            if _folded(getattr(item, field)) != _folded(getattr(locked, field)):
                yield _changed(
                    "P09",
                    cycle,
                    item,
                    field,
                    f'The {called} of {item.id} is no longer as adopted: "{getattr(item, field) or ""}", '
                    f'not "{getattr(locked, field) or ""}".',
                    f"Put it back, or {_ADOPT}",
                    about=f"{field} {getattr(item, field)}",
                )


def _only_in(rule: str, cycle: Cycle, one: Plan, other: Plan, said: str) -> Iterator[Finding]:
    others = {item.id for item in other.written()}
    for item in one.deliverables():
        if item.id not in others:
            yield _changed(rule, cycle, item, "id", f"{item.id} {said}.", f"Put that right, or {_ADOPT}", about=said)


def _changed(
    rule: str, cycle: Cycle, item: Deliverable, field: str, message: str, hint: str, about: str = ""
) -> Finding:
    return finding(
        rule,
        message,
        hint=hint,
        subject=item.id,
        place=item.places.get(field) or Place(file=PLAN_FILE, where=item.id),
        period=cycle.period.key,
        about=about or "plan",
    )


def _folded(text: str | None) -> str:
    return " ".join((text or "").split())

"""Dates: C06 a forecast later with no reason, C07 an agreed date changed in a return, C11 complete without a date."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from paperclerk.domain.cycle import Cycle
from paperclerk.domain.findings import Finding
from paperclerk.domain.history import Reported
from paperclerk.domain.periods import for_people, month_label
from paperclerk.domain.plan import Milestone
from paperclerk.domain.returns import Update
from paperclerk.rules.asking import ask, is_said_done, is_wanted, past_reports, past_updates, reported, was_given
from paperclerk.rules.baseline import agreed_due, agreed_steps
from paperclerk.rules.words import says_something

_WHY_LATER = 'Fill in "Reason for a later date", or put the date right, and send the return again.'


class _Said(NamedTuple):
    """A date that was given before, and by what: `agreed`, or `said in February 2031`."""

    day: date
    when: str


def later_without_reason(cycle: Cycle) -> Iterator[Finding]:
    """Ask why a forecast is later than it was last given; the first one is held against the agreed date."""
    for standing, now in reported(cycle):
        update, item = now.update, standing.deliverable
        if is_said_done(update) or not is_wanted(update) or says_something(update.slip_reason):
            continue
        due = agreed_due(cycle, item)
        before = _last_forecast(cycle, item.id) or (_Said(due, "agreed") if due else None)
        if _is_agreed_anew(cycle, item.id, due, update.forecast):
            continue
        if update.forecast and before and update.forecast > before.day:
            moved = _moved(f"The forecast completion date of {item.id}", before, update.forecast)
            yield ask("C06", standing, "forecast", moved, _WHY_LATER)
        agreed = agreed_steps(cycle, item)
        for milestone in update.milestones:
            due = agreed.get(milestone.id, milestone).due
            before = _last_forecast(cycle, item.id, milestone.id) or (_Said(due, "agreed") if due else None)
            if milestone.forecast and not milestone.actual and before and milestone.forecast > before.day:
                moved = _moved(f'{item.id}: the date for "{milestone.text}"', before, milestone.forecast)
                box = _box(update, milestone, "forecast")
                yield ask("C06", standing, box, moved, _WHY_LATER, about=milestone.id)


def agreed_date_changed(cycle: Cycle) -> Iterator[Finding]:
    """Say which returns give another agreed date than the locked one.

    A form printed from a plan that was changed is the plan's fault, which has its own finding.
    Baselines change by an adopted plan alone: an owner who needs another date gives a forecast and a reason.
    """
    for standing, now in reported(cycle):
        item, given = standing.deliverable, now.update.due
        locked = agreed_due(cycle, item)
        in_plan = cycle.plan.deliverable(item.id)
        if given is None or given in (locked, in_plan.due if in_plan else None):
            continue
        yield ask(
            "C07",
            standing,
            "due",
            f"The agreed due date of {item.id} is {for_people(locked) or 'none'}, but the return says "
            f"{for_people(given)}.",
            _why_other(cycle, now),
        )


def agreed_step_changed(cycle: Cycle) -> Iterator[Finding]:
    """Say which returns give another agreed date of a milestone than the locked one."""
    for standing, now in reported(cycle):
        item = standing.deliverable
        printed = {step.id: step.due for step in item.milestones}
        agreed = agreed_steps(cycle, item)
        for step in now.update.milestones:
            if step.due is None or step.id not in agreed or step.due in (agreed[step.id].due, printed.get(step.id)):
                continue
            said = (
                f'The agreed date of {item.id}\'s milestone "{agreed[step.id].text}" is '
                f"{for_people(agreed[step.id].due) or 'none'}, but the return says {for_people(step.due)}."
            )
            yield ask("C07", standing, _box(now.update, step, "due"), said, _why_other(cycle, now), about=step.id)


def complete_without_a_date(cycle: Cycle) -> Iterator[Finding]:
    """Ask when a deliverable was completed, or how it can have been after the period.

    A date given with an earlier return that said so already need not be given again.
    """
    for standing, now in reported(cycle):
        update, item = now.update, standing.deliverable
        if not is_said_done(update):
            continue
        if not was_given(update, "actual"):
            if any(was_given(past, "actual") and is_said_done(past) for past in past_updates(cycle, item.id)):
                continue
            said = f"{item.id} is reported complete with no completion date."
            hint = 'Fill in "Actual completion date", or change the status, and send the return again.'
            yield ask("C11", standing, "actual", said, hint)
        elif update.actual and update.actual > cycle.period.ends:
            said = (
                f"{item.id} is reported complete on {for_people(update.actual)}, which is after the end of the period, "
                f"{for_people(cycle.period.ends)}."
            )
            hint = "Report it complete in the period in which it is, or put the date right, and send the return again."
            yield ask("C11", standing, "actual", said, hint, about="after the period")


def _is_agreed_anew(cycle: Cycle, deliverable: str, due: date | None, forecast: date | None) -> bool:
    """Whether the agreed date was moved since the last return, and the forecast keeps to it."""
    printed = next((past.due for past in past_updates(cycle, deliverable) if past.due), None)
    return bool(due and forecast and printed and printed < due and forecast <= due)


def _box(update: Update, step: Milestone, field: str) -> str:
    """Return the milestone's own box where the return says where it is, else the deliverable's."""
    own = f"{step.id}_{field}"
    return own if own in update.places else field


def _why_other(cycle: Cycle, now: Reported) -> str:
    form = now.source.read.form
    if form and form.plan_version and form.plan_version != cycle.plan.version:
        return (
            f"The form was printed from version {form.plan_version} of the plan. If the date was changed since, accept "
            "this finding and say so; if the box was edited, ask for the form as it was."
        )
    return (
        'To ask for another date, fill in "Forecast completion date" and "Reason for a later date". '
        "The agreed date itself changes only when Cabinet agrees to it."
    )


def _moved(what: str, before: _Said, now: date) -> str:
    days = (now - before.day).days
    return (
        f"{what} moved {days} {'day' if days == 1 else 'days'}, from {for_people(before.day)} ({before.when}) to "
        f"{for_people(now)}, with no reason."
    )


def _last_forecast(cycle: Cycle, deliverable: str, milestone: str = "") -> _Said | None:
    """Return the forecast given last, in whichever earlier period that was."""
    for past in past_reports(cycle, deliverable):
        if milestone:
            days = [step.forecast for step in past.update.milestones if step.id == milestone]
        else:
            days = [past.update.forecast]
        for day in days:
            if day:
                return _Said(day, f"said in {month_label(past.period)}")
    return None

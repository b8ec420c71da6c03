"""Changes to the plan that owners ask for: a later date is a request until those who agreed the plan agree to it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from paperclerk.assembly.tracing import from_calendar, from_plan, from_return
from paperclerk.domain.cycle import Cycle
from paperclerk.domain.history import Reported, Standing
from paperclerk.domain.names import region
from paperclerk.domain.papers import Source
from paperclerk.domain.periods import for_people, month_label
from paperclerk.domain.places import Noun, Place
from paperclerk.domain.plan import Deliverable
from paperclerk.domain.ratings import Status
from paperclerk.domain.returns import Update

# States that end or halt what was agreed to be delivered.
_HALTED = (Status.SUSPENDED, Status.CANCELLED, Status.SUPERSEDED)


class ChangeLine(Noun):
    """A change asked for: the date agreed, what is asked, and each time the date was moved before.

    `field` is the box of the return that asks.
    """

    id: str
    text: str
    lead: str
    agreed: str
    asked: str
    field: str
    moved: str = ""
    moves: tuple[str, ...] = ()
    region: str


class _Request(NamedTuple):
    """What one box asks for; `step` is the milestone it is about, empty for the deliverable itself."""

    field: str
    text: str
    agreed: date | None
    asked: str
    step: str = ""


def changes_asked(cycle: Cycle) -> tuple[ChangeLine, ...]:
    """Return what owners ask to be changed in the plan, in the plan's order."""
    past = sorted(zip((period.key for period in cycle.before), cycle.earlier, strict=True), key=lambda pair: pair[0])
    periods = [*past, (cycle.period.key, cycle.now)]
    return tuple(_line(standing, request, periods) for standing in cycle.standings for request in _requests(standing))


def requests_stand(cycle: Cycle) -> str:
    """Return what a request is, for the reader who takes a forecast for a decision."""
    return f"These are requests. What was agreed stands until {cycle.body} changes the plan."


def change_sources(lines: Sequence[ChangeLine], by_id: Mapping[str, Standing]) -> Iterator[Source]:
    """Yield where each request came from: the box that asks, the plan, and the returns before."""
    for line in lines:
        item = line.id.split()[0]
        standing = by_id[item]
        yield from from_plan(line.region, line.text, "text", item)
        if standing.now:
            yield from from_return(line.region, line.asked, line.field, standing.now)
        yield from from_plan(line.region, line.agreed, "due", item, _agreed_at(standing.deliverable, line))
        for text in (line.moved, *line.moves):
            yield from from_calendar(line.region, text, "times the date moved", item)


def _agreed_at(item: Deliverable, line: ChangeLine) -> Place | None:
    return item.places.get("due") if line.id == item.id else None


def _requests(standing: Standing) -> Iterator[_Request]:
    if standing.now is None:
        return
    item, update = standing.deliverable, standing.now.update
    if update.status in _HALTED:
        yield _Request("status", item.text, item.due, update.status.label)
    elif not standing.is_done:
        for field, day in (("forecast", update.forecast), ("due", update.due)):
            # A later date written over the agreed one asks for the same as a forecast.
            if day and item.due and day > item.due:
                yield _Request(field, item.text, item.due, for_people(day))
                break
    agreed = {step.id: step.due for step in item.milestones}
    for step in update.milestones:
        due = agreed.get(step.id) or step.due
        if step.forecast and due and step.forecast > due and not step.actual:
            yield _Request(f"{step.id}_forecast", step.text, due, for_people(step.forecast), step.id)


def _line(standing: Standing, request: _Request, periods: Sequence[tuple[str, Mapping[str, Reported]]]) -> ChangeLine:
    item = standing.deliverable
    given = ((key, _given(updates[item.id].update, request)) for key, updates in periods if item.id in updates)
    moves = [] if request.field == "status" else list(_moves(request.agreed, given))
    name = f"{item.id} {request.step}".strip()
    return ChangeLine(
        id=name,
        text=request.text,
        lead=item.lead,
        agreed=for_people(request.agreed) or "no date agreed",
        asked=request.asked,
        field=request.field,
        moved="" if request.field == "status" else str(len(moves)),
        moves=tuple(f"{month_label(key)}: {for_people(day)}" for key, day in moves),
        region=region("change", name),
    )


def _given(update: Update, request: _Request) -> date | None:
    """Return the date a return gives: its forecast, or a later one written over the agreed date."""
    if request.step:
        return next((step.forecast for step in update.milestones if step.id == request.step), None)
    written, forecast = update.due if update.due != request.agreed else None, update.forecast
    return written if written and (forecast is None or written > forecast) else forecast


def _moves(agreed: date | None, given: Iterator[tuple[str, date | None]]) -> Iterator[tuple[str, date]]:
    """Yield each period in which the date given was another than the one before it, the agreed date first."""
    before = agreed
    for key, day in given:
        if day and day != before:
            yield key, day
            before = day

"""Lists of the assurance pack, a line a deliverable: what moved, what is in trouble, and what is later than agreed."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from paperclerk.assembly.challenges import questioned
from paperclerk.assembly.movements import moved
from paperclerk.assembly.ratings_shown import NOT_READABLE, RatingShown, rating_shown, rating_standing, spoken_rating
from paperclerk.assembly.tracing import from_calendar, from_plan, from_return, from_words
from paperclerk.assembly.withheld import marked
from paperclerk.assembly.wording import Passage, capital, counted, listed, passages
from paperclerk.domain.cycle import Cycle, PaperIssue
from paperclerk.domain.findings import Finding
from paperclerk.domain.history import Movement, Reported, Standing
from paperclerk.domain.names import region
from paperclerk.domain.papers import Source
from paperclerk.domain.periods import for_people, month_label
from paperclerk.domain.places import Noun
from paperclerk.domain.ratings import Rag

# The order of the movements table: the worst news first.
_ORDER = (
    Movement.WORSENED, Movement.NOT_REPORTED, Movement.IMPROVED, Movement.COMPLETED, Movement.NEW, Movement.SAME,
)  # fmt: skip

# What the owner gave for a movement, and the field of the form it is from.
_BASES = {"Evidence": "evidence", "Reason": "slip_reason", "Progress": "narrative"}


class ListLine(Noun):
    """What every line says: which deliverable, who leads on it, and its rating this period."""

    id: str
    text: str
    lead: str
    rating: RatingShown
    region: str
    rag_region: str


class MovementLine(ListLine):
    """A movement: the rating before, and what the owner gave as evidence or reason (`basis` says which)."""

    movement: str
    before: RatingShown
    basis: str = ""
    words: tuple[Passage, ...] = ()


class ExceptionLine(ListLine):
    """A deliverable in trouble: why it is on the list, and the way back that the owner gave."""

    reasons: str
    recovery: tuple[Passage, ...] = ()
    recovery_by: str = ""


class SlippageLine(ListLine):
    """A deliverable that is later than agreed, or later than said before, with the reason its owner last gave.

    `reason_note` says for which month the reason was given, when it was not for this one.
    """

    agreed: str
    last_forecast: str
    forecast: str
    days: tuple[str, ...]
    reason_note: str = ""
    reason: tuple[Passage, ...] = ()


def movements(cycle: Cycle, last_issue: PaperIssue | None) -> tuple[MovementLine, ...]:
    """Return how every deliverable moved since the last issue, the worst news first, then in the plan's order."""
    ranked = sorted(cycle.open_standings, key=lambda standing: _ORDER.index(moved(standing, last_issue).movement))
    return tuple(_movement(cycle, standing, last_issue) for standing in ranked)


def exceptions(cycle: Cycle, findings: Sequence[Finding]) -> tuple[ExceptionLine, ...]:
    """Return the deliverables that are red, overdue, amber without a dated path to green, or challenged."""
    asked = questioned(findings)
    found_lines = (
        _exception(cycle, standing, asked.get(standing.deliverable.id, ())) for standing in cycle.open_standings
    )
    return tuple(line for line in found_lines if line.reasons)


def slippage(cycle: Cycle, last_issue: PaperIssue | None) -> tuple[SlippageLine, ...]:
    """Return the deliverables whose date is now later than agreed or than last said, the most days first."""
    lines = [(standing.slip_days or 0, _slip(cycle, standing, last_issue)) for standing in cycle.open_standings]
    return tuple(line for _, line in sorted(lines, key=lambda pair: -pair[0]) if line)


def list_sources(
    moves: Sequence[MovementLine],
    troubles: Sequence[ExceptionLine],
    slips: Sequence[SlippageLine],
    by_id: Mapping[str, Standing],
    cycle: Cycle,
) -> Iterator[Source]:
    """Yield where the ratings, dates and words of the lists came from."""
    for line in (*moves, *troubles, *slips):
        item, reported = by_id[line.id].deliverable, by_id[line.id].now
        yield from from_plan(line.region, item.text, "text", line.id, item.places.get("text"))
        if reported and reported.update.rag:
            yield from from_return(line.rag_region, line.rating.label, "rag", reported)
    for move in moves:
        yield from from_calendar(move.region, move.movement, "movement", move.id)
        if (reported := by_id[move.id].now) and move.words:
            yield from from_words(move.region, move.words, _BASES[move.basis], reported)
    for trouble in troubles:
        yield from from_calendar(trouble.region, trouble.reasons, "exception", trouble.id)
        if reported := by_id[trouble.id].now:
            yield from from_words(trouble.region, trouble.recovery, "recovery_action", reported)
    for slip in slips:
        for text in slip.days:
            yield from from_calendar(slip.region, text, "days later", slip.id)
        if reported := by_id[slip.id].now:
            field = "actual" if reported.update.actual else "forecast"
            yield from from_return(slip.region, slip.forecast, field, reported)
            explained = _explained(cycle, slip.id)
            yield from from_words(slip.region, slip.reason, "slip_reason", explained or reported)
            yield from from_calendar(slip.region, slip.reason_note, "month of the reason", slip.id)


def _line(cycle: Cycle, standing: Standing, kind: str) -> dict[str, Any]:
    item = standing.deliverable
    return {
        "id": item.id,
        "text": marked(item.text, item.exemption),
        "lead": item.lead,
        "rating": rating_standing(cycle, standing),
        "region": region(kind, item.id),
        "rag_region": region(kind, item.id, "rag"),
    }


def _movement(cycle: Cycle, standing: Standing, last_issue: PaperIssue | None) -> MovementLine:
    how = moved(standing, last_issue)
    basis, words = _basis(standing.now, how.movement)
    line = _line(cycle, standing, "move")
    unrated = spoken_rating(rating_standing(cycle, standing))
    return MovementLine(
        **line,
        movement=unrated if how.movement is Movement.NOT_REPORTED else how.movement.value,
        before=rating_shown(cycle.plan.scheme, how.before),
        basis=basis,
        words=words,
    )


def _basis(reported: Reported | None, movement: Movement) -> tuple[str, tuple[Passage, ...]]:
    """Return what the owner gave for a movement: evidence for better news, a reason for worse."""
    if reported is None:
        return "", ()
    update = reported.update
    if movement in (Movement.IMPROVED, Movement.COMPLETED, Movement.NEW):
        return ("Evidence", passages(update.evidence)) if update.evidence else ("No evidence given", ())
    if movement is Movement.WORSENED:
        if update.slip_reason:
            return "Reason", passages(update.slip_reason)
        return "Progress", passages(update.narrative)
    return "", ()


def _exception(cycle: Cycle, standing: Standing, asked: Sequence[Finding]) -> ExceptionLine:
    update = standing.now.update if standing.now else None
    owner, by = (update.recovery_owner or "", for_people(update.recovery_date)) if update else ("", "")
    return ExceptionLine(
        **_line(cycle, standing, "exc"),
        reasons=capital("; ".join(_reasons(cycle, standing, asked))),
        recovery=passages(update.recovery_action) if update else (),
        recovery_by=", ".join(part for part in (owner, by and f"by {by}") if part),
    )


def _reasons(cycle: Cycle, standing: Standing, asked: Sequence[Finding]) -> Iterator[str]:
    scheme = cycle.plan.scheme
    if standing.rag is not None and standing.rag.step <= Rag.AMBER_RED.step:
        yield scheme.rating(standing.rag).label
    if rating_standing(cycle, standing).label == NOT_READABLE:
        yield f"{NOT_READABLE.lower()} (V01)"
    if standing.is_overdue(cycle.period.cut_off):
        yield f"overdue since {for_people(standing.deliverable.due)}"
    if standing.rag in (Rag.AMBER, Rag.AMBER_RED, Rag.RED) and standing.now and not _has_path(standing.now):
        yield f"{scheme.rating(standing.rag).label} with no dated path to green"
    if asked:
        rules = listed(dict.fromkeys(found.rule for found in asked))
        yield f"challenged ({rules})"


def _has_path(reported: Reported) -> bool:
    update = reported.update
    return bool(update.recovery_action and update.recovery_owner and update.recovery_date)


def _slip(cycle: Cycle, standing: Standing, last_issue: PaperIssue | None) -> SlippageLine | None:
    if standing.now is None:
        return None
    update, due = standing.now.update, standing.deliverable.due
    given = update.actual or update.forecast
    before = _last_forecast(standing, last_issue)
    if given is None or not ((due and given > due) or (before and given > before)):
        return None
    return SlippageLine(
        **_line(cycle, standing, "slip"),
        agreed=for_people(due) or "no date agreed",
        last_forecast=for_people(before) or "none given",
        forecast=f"Completed {for_people(update.actual)}" if update.actual else for_people(given),
        days=_days(given, due, before),
        **_reason(cycle, standing.now, has_moved=bool(before and given > before)),
    )


def _reason(cycle: Cycle, now: Reported, *, has_moved: bool) -> dict[str, Any]:
    """Return the reason for this period, else the last one given, which holds until the date moves again."""
    explained = _explained(cycle, now.update.deliverable)
    if explained is None:
        return {}
    note = "" if explained.period == now.period else f"Given for {month_label(explained.period)}:"
    if note and has_moved:
        note = f"None given for {cycle.period.label}. {note}"
    return {"reason": passages(explained.update.slip_reason), "reason_note": note}


def _explained(cycle: Cycle, deliverable: str) -> Reported | None:
    """Return the latest report that gives a reason for a later date, this period's first."""
    reports = (cycle.now, *cycle.earlier)
    given = (period[deliverable] for period in reports if deliverable in period)
    return next((reported for reported in given if reported.update.slip_reason), None)


def _last_forecast(standing: Standing, last_issue: PaperIssue | None) -> date | None:
    if last_issue and standing.deliverable.id in last_issue.forecasts:
        return date.fromisoformat(last_issue.forecasts[standing.deliverable.id])
    return standing.last.update.forecast if standing.last else None


def _days(given: date, due: date | None, before: date | None) -> tuple[str, ...]:
    agreed = f"{counted((given - due).days, 'day')} after agreed" if due and given > due else ""
    since = f"{counted((given - before).days, 'day')} after last forecast" if before and given > before else ""
    return tuple(part for part in (agreed, since) if part)

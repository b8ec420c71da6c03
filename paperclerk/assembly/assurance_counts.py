"""Counts of the assurance pack: deliverables by rating and by status, now and last time, each adding up to all."""

from collections import Counter
from collections.abc import Iterable

from paperclerk.assembly.ratings_shown import NOT_RATED, RatingShown, rating_shown
from paperclerk.domain.cycle import Cycle, PaperIssue
from paperclerk.domain.names import region
from paperclerk.domain.places import Noun
from paperclerk.domain.ratings import Rag, Status

TOTAL = RatingShown(label="All deliverables")
NOT_REPORTED = RatingShown(label="Not reported")


class CountLine(Noun):
    """A line of a count: what is counted, how many now, and how many at the last issue (empty when there is none)."""

    rating: RatingShown
    now: int
    last: str
    region: str


def count_ratings(cycle: Cycle, last_issue: PaperIssue | None) -> tuple[CountLine, ...]:
    """Return how many deliverables have each rating, worst first, then those without one and all of them."""
    items = [item.id for item in cycle.plan.deliverables()]
    now = Counter(standing.rag for standing in cycle.standings)
    last = Counter(last_issue.ratings.get(item) for item in items) if last_issue else None
    used = [rag for rag in Rag if rag in cycle.plan.scheme.keys or now[rag] or (last and last[rag])]
    lines = [
        _line(rating_shown(cycle.plan.scheme, rag), now[rag], last[rag] if last else None, "rag", rag) for rag in used
    ]
    return (
        *lines,
        _line(NOT_RATED, now[None], last[None] if last else None, "rag", "none"),
        _line(TOTAL, len(items), len(items) if last_issue else None, "rag", "all"),
    )


def count_states(cycle: Cycle, last_issue: PaperIssue | None) -> tuple[CountLine, ...]:
    """Return how many deliverables are in each state that occurs, then those not reported on and all of them."""
    items = [item.id for item in cycle.plan.deliverables()]
    now = Counter(s.now.update.status.value if s.now and s.now.update.status else "" for s in cycle.standings)
    last = Counter(_known(last_issue.statuses.get(item, "")) for item in items) if last_issue else None
    used = _used_states(now, last or Counter())
    lines = [
        _line(
            RatingShown(label=state.label), now[state.value], last[state.value] if last else None, "state", state.value
        )
        for state in used
    ]
    return (
        *lines,
        _line(NOT_REPORTED, now[""], last[""] if last else None, "state", "none"),
        _line(TOTAL, len(items), len(items) if last_issue else None, "state", "all"),
    )


def _used_states(now: Counter[str], last: Counter[str]) -> Iterable[Status]:
    always = (Status.NOT_STARTED, Status.IN_PROGRESS, Status.COMPLETE)
    return [state for state in Status if state in always or now[state.value] or last[state.value]]


def _known(state: str) -> str:
    return state if state in {status.value for status in Status} else ""


def _line(rating: RatingShown, now: int, last: int | None, kind: str, name: str) -> CountLine:
    return CountLine(rating=rating, now=now, last="" if last is None else str(last), region=region("count", kind, name))

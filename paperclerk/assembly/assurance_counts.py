"""Counts of the assurance pack: deliverables by rating and by status, now and last time, each adding up to all."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from paperclerk.assembly.ratings_shown import NOT_RATED, RatingShown, rating_shown
from paperclerk.domain.cycle import Cycle, PaperIssue
from paperclerk.domain.names import region
from paperclerk.domain.places import Noun
from paperclerk.domain.publicity import NOT_FOR_PUBLICATION
from paperclerk.domain.ratings import Rag, Status

TOTAL = RatingShown(label="All deliverables")
NO_STATUS = RatingShown(label="No status")


class CountLine(Noun):
    """A line of a count: what is counted, how many now, and how many at the last issue (empty when there is none)."""

    rating: RatingShown
    now: int
    last: str
    region: str


def count_ratings(cycle: Cycle, last_issue: PaperIssue | None) -> tuple[CountLine, ...]:
    """Return how many deliverables have each rating, worst first, then those without one and all of them."""
    items = [item.id for item in cycle.plan.deliverables()]
    now = Counter(standing.rag for standing in cycle.open_standings)
    before, last = _at_issue(cycle, last_issue, last_issue.ratings.values() if last_issue else (), None)
    used = [rag for rag in Rag if rag in cycle.plan.scheme.keys or now[rag] or (last and last[rag])]
    lines = [
        _line(rating_shown(cycle.plan.scheme, rag), now[rag], last[rag] if last else None, "rag", rag) for rag in used
    ]
    return (
        *lines,
        _line(NOT_RATED, now[None], last[None] if last else None, "rag", "none"),
        *_withheld(cycle, last_issue, "rag"),
        _line(TOTAL, len(items), before, "rag", "all"),
    )


def count_states(cycle: Cycle, last_issue: PaperIssue | None) -> tuple[CountLine, ...]:
    """Return how many deliverables are in each state that occurs, then those not reported on and all of them."""
    items = [item.id for item in cycle.plan.deliverables()]
    now = Counter(s.now.update.status.value if s.now and s.now.update.status else "" for s in cycle.open_standings)
    shown = [_known(state) for state in last_issue.statuses.values()] if last_issue else []
    before, last = _at_issue(cycle, last_issue, shown, "")
    used = _used_states(now, last or Counter())
    lines = [
        _line(
            RatingShown(label=state.label), now[state.value], last[state.value] if last else None, "state", state.value
        )
        for state in used
    ]
    return (
        *lines,
        _line(NO_STATUS, now[""], last[""] if last else None, "state", "none"),
        *_withheld(cycle, last_issue, "state"),
        _line(TOTAL, len(items), before, "state", "all"),
    )


def _withheld(cycle: Cycle, last_issue: PaperIssue | None, kind: str) -> Iterator[CountLine]:
    """Yield the line of those that are not for publication, when there are or were any."""
    kept_back, before = len(cycle.standings) - len(cycle.open_standings), last_issue.withheld if last_issue else None
    if kept_back or before:
        yield _line(RatingShown(label=NOT_FOR_PUBLICATION), kept_back, before, kind, "withheld")


def _at_issue(
    cycle: Cycle, last_issue: PaperIssue | None, shown: Iterable[Any], none: Any
) -> tuple[int | None, Counter[Any] | None]:
    """Return how many deliverables the last issue had, and how many of each kind, of the plan as it was then."""
    if last_issue is None:
        return None, None
    known = {item.id for item in cycle.plan.deliverables()} | set(last_issue.ratings) | set(last_issue.statuses)
    # An issue recorded without their number: what it showed and what the plan has now are all that is known.
    number, last = last_issue.deliverables or len(known), Counter(shown)
    last[none] = max(number - (last.total() - last[none]) - last_issue.withheld, 0)
    return number, last


def _used_states(now: Counter[str], last: Counter[str]) -> Iterable[Status]:
    always = (Status.NOT_STARTED, Status.IN_PROGRESS, Status.COMPLETE)
    return [state for state in Status if state in always or now[state.value] or last[state.value]]


def _known(state: str) -> str:
    return state if state in {status.value for status in Status} else ""


def _line(rating: RatingShown, now: int, last: int | None, kind: str, name: str) -> CountLine:
    return CountLine(rating=rating, now=now, last="" if last is None else str(last), region=region("count", kind, name))

"""Movements: how each rating moved since the paper's last issue, or since it was last reported when there is none."""

from paperclerk.domain.cycle import Cycle, PaperIssue
from paperclerk.domain.history import Movement, Standing
from paperclerk.domain.periods import month_label
from paperclerk.domain.places import Noun
from paperclerk.domain.ratings import Rag, RagScheme, Status


class Moved(Noun):
    """A movement with the rating before (None: never rated) and the period of that rating."""

    movement: Movement
    before: Rag | None = None
    since: str = ""

    def spoken(self, scheme: RagScheme) -> str:
        """Return the movement in words: `Worsened since February 2031 (was Green)`."""
        if self.movement is Movement.NOT_REPORTED or self.before is None:
            return self.movement.value
        when, was = month_label(self.since), scheme.rating(self.before).label
        if self.movement is Movement.SAME:
            return f"Same as in {when} ({was})"
        return f"{self.movement.value} since {when} (was {was})"


def earlier_returns(cycle: Cycle) -> str:
    """Return the month of the latest returns before this period's: `February 2031`, or nothing when there are none."""
    latest = max((past.key for past in cycle.before if past.returns), default="")
    return month_label(latest) if latest else ""


def compared_with(cycle: Cycle, last_issue: PaperIssue | None) -> str:
    """Return what a paper's movements are reckoned from, or that there is nothing."""
    if last_issue:
        return f"Compared with the last issue, {month_label(last_issue.period)}."
    if month := earlier_returns(cycle):
        return f"This is the first issue. Ratings are compared with the earlier returns, the latest for {month}."
    return "This is the first issue: there is no earlier one to compare with."


def moved(standing: Standing, last_issue: PaperIssue | None) -> Moved:
    """Return how a deliverable moved: against what the last issue showed, else against its last return."""
    before, since, was_done = _before(standing, last_issue)
    return Moved(movement=_movement(standing, before, was_done), before=before, since=since if before else "")


def _before(standing: Standing, last_issue: PaperIssue | None) -> tuple[Rag | None, str, bool]:
    item = standing.counted_as or standing.deliverable.id
    if last_issue and item in last_issue.ratings:
        return last_issue.ratings[item], last_issue.period, _is_done(last_issue.statuses.get(item, ""))
    if standing.last:
        return standing.last_rag, (standing.rated or standing.last).period, _is_done(standing.last.update.status or "")
    return None, "", False


def _movement(standing: Standing, before: Rag | None, was_done: bool) -> Movement:
    if standing.rag is None:
        return Movement.NOT_REPORTED
    if standing.is_done and not was_done:
        return Movement.COMPLETED
    if before is None:
        return Movement.NEW
    if standing.rag.step == before.step:
        return Movement.SAME
    return Movement.IMPROVED if standing.rag.step > before.step else Movement.WORSENED


def _is_done(status: str) -> bool:
    return status in {state.value for state in Status if state.is_done}

"""How risks and figures moved: the last score or figure before this period, and which way a score went since."""

from typing import NamedTuple

from paperclerk.domain.cycle import Cycle
from paperclerk.domain.history import standing_kpis, standing_risks
from paperclerk.domain.periods import month_label
from paperclerk.domain.plan import Risk

Score = tuple[int | None, int | None]


class LastScore(NamedTuple):
    """A risk's likelihood and impact as they were last reported, and in which month."""

    score: Score
    month: str


class LastFigure(NamedTuple):
    """A figure as it was last reported, and in which month."""

    figure: str
    month: str


def last_scores(cycle: Cycle) -> dict[str, LastScore]:
    """Return each risk's latest score before this period, for those that were given one."""
    found: dict[str, LastScore] = {}
    for past in sorted(cycle.before, key=lambda period: period.key):
        for entry, said in standing_risks(cycle.plan, past.returns).items():
            if said.update.likelihood or said.update.impact:
                found[entry] = LastScore((said.update.likelihood, said.update.impact), month_label(past.key))
    return found


def last_figures(cycle: Cycle) -> dict[str, LastFigure]:
    """Return each figure's latest value before this period, for those that were given one."""
    found: dict[str, LastFigure] = {}
    for past in sorted(cycle.before, key=lambda period: period.key):
        for entry, said in standing_kpis(cycle.plan, past.returns).items():
            if said.update.actual:
                found[entry] = LastFigure(said.update.actual, month_label(past.key))
    return found


def moved_since(risk: Risk, last: LastScore | None, now: Score) -> str:
    """Return which way a risk's score went since it was last reported, or since the plan; nothing when unknown.

    Likelihood and impact are steps of the council's own matrix; their product is what matrices are read by.
    """
    before, since = (last.score, last.month) if last else ((risk.likelihood, risk.impact), "the plan")
    then, today = _product(before), _product(now)
    if then is None or today is None:
        return ""
    if then == today:
        return f"Same as in {since}"
    return f"{'Higher' if today > then else 'Lower'} than in {since}"


def _product(score: Score) -> int | None:
    likelihood, impact = score
    return likelihood * impact if likelihood and impact else None

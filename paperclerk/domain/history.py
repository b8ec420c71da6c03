"""History: what stands for each deliverable in a period, what stood before, and how the two differ."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum

from paperclerk.domain.places import Noun
from paperclerk.domain.plan import Deliverable, Plan
from paperclerk.domain.publicity import Exemption
from paperclerk.domain.ratings import Rag
from paperclerk.domain.returns import KpiUpdate, ReceivedReturn, RiskUpdate, Update


class Reported(Noun):
    """An update that stands, with the return it came in."""

    update: Update
    source: ReceivedReturn

    @property
    def period(self) -> str:
        """Return the key of the period it was reported for."""
        return self.source.period


class ReportedRisk(Noun):
    """What stands of a risk, with the return it came in."""

    update: RiskUpdate
    source: ReceivedReturn


class ReportedKpi(Noun):
    """What stands of a figure the plan is measured by, with the return it came in."""

    update: KpiUpdate
    source: ReceivedReturn


class Movement(StrEnum):
    """How a rating moved since the last time."""

    IMPROVED = "Improved"
    WORSENED = "Worsened"
    SAME = "Same"
    NEW = "First rating"
    COMPLETED = "Completed"
    NOT_REPORTED = "Not reported"


# What a deliverable that links to another says itself; all else is the other's.
_OWN = ("id", "text", "same_as", "exemption")


class Standing(Noun):
    """A deliverable, due when agreed, with what was reported now and the last time before; None for nothing.

    `rated` is the last time before that gave a rating, which an empty box in between does not hide. `withheld` says on
    which ground what was reported was left out, in what is made for everybody. `counted_as` is set where a deliverable
    only links to another: the id under which the action is asked for and counted.
    """

    deliverable: Deliverable
    recommendation: int
    now: Reported | None = None
    last: Reported | None = None
    rated: Reported | None = None
    withheld: Exemption | None = None
    counted_as: str = ""

    def seen_from(self, link: Deliverable, recommendation: int) -> "Standing":
        """Return this standing as it is shown where a deliverable links to this one: under its own id and words."""
        item = self.deliverable
        own: dict[str, object] = {name: getattr(link, name) for name in _OWN}
        own["success_measure"] = link.success_measure or item.success_measure
        places = item.places | {name: link.places[name] for name in ("text", "same_as") if name in link.places}
        shown = item.model_copy(update={**own, "places": places})
        return self.model_copy(update={"deliverable": shown, "recommendation": recommendation, "counted_as": item.id})

    @property
    def rag(self) -> Rag | None:
        """Return the rating signed this period, never an older one."""
        return self.now.update.rag if self.now else None

    @property
    def last_rag(self) -> Rag | None:
        """Return the rating of the last time."""
        return self.rated.update.rag if self.rated else None

    @property
    def movement(self) -> Movement:
        """Return how the rating moved since the last time."""
        if self.now is None or self.rag is None:
            return Movement.NOT_REPORTED
        done, was_done = (bool(r and r.update.status and r.update.status.is_done) for r in (self.now, self.last))
        if done and not was_done:
            return Movement.COMPLETED
        if self.last_rag is None:
            return Movement.NEW
        if self.rag.step == self.last_rag.step:
            return Movement.SAME
        return Movement.IMPROVED if self.rag.step > self.last_rag.step else Movement.WORSENED

    @property
    def is_done(self) -> bool:
        """Whether it was reported complete this period."""
        return bool(self.now and self.now.update.status and self.now.update.status.is_done)

    def is_overdue(self, as_of: date) -> bool:
        """Whether the agreed date has passed and nobody has reported it complete."""
        return not self.is_done and self.deliverable.due is not None and self.deliverable.due < as_of

    @property
    def slip_days(self) -> int | None:
        """Return the days from the agreed date to the one given now (actual, else forecast); None when unknown."""
        given = (self.now.update.actual or self.now.update.forecast) if self.now else None
        return (given - self.deliverable.due).days if given and self.deliverable.due else None


def standing_updates(returns: Iterable[ReceivedReturn]) -> dict[str, Reported]:
    """Return what stands for each deliverable of a period: the return received last wins for what it holds.

    A rating of somebody else's deliverable (F12) never stands, so that nobody's can replace the lead's own.
    """
    stands: dict[str, Reported] = {}
    for received in _as_they_came(returns):
        not_theirs = {found.subject for found in received.read.findings if found.rule == "F12"}
        for update in received.read.updates:
            if not update.says_nothing and update.deliverable not in not_theirs:
                stands[update.deliverable] = Reported(update=update, source=received)
    return stands


def standing_risks(plan: Plan, returns: Iterable[ReceivedReturn]) -> dict[str, ReportedRisk]:
    """Return what stands of each risk in a period: the last return of the lead who reports on it wins."""
    reporters = {risk.id: plan.reporter_of(risk) for risk in plan.risks}
    return {
        said.risk: ReportedRisk(update=said, source=received)
        for received in _as_they_came(returns)
        for said in received.read.risks
        if reporters.get(said.risk) == received.owner and not said.says_nothing
    }


def standing_kpis(plan: Plan, returns: Iterable[ReceivedReturn]) -> dict[str, ReportedKpi]:
    """Return what stands of each figure in a period: the last return of the lead who reports on it wins."""
    reporters = {kpi.id: plan.reporter_of(kpi) for kpi in plan.kpis}
    return {
        said.kpi: ReportedKpi(update=said, source=received)
        for received in _as_they_came(returns)
        for said in received.read.kpis
        if reporters.get(said.kpi) == received.owner and not said.says_nothing
    }


def _as_they_came(returns: Iterable[ReceivedReturn]) -> list[ReceivedReturn]:
    return sorted(returns, key=lambda r: (r.arrival.received, r.arrival.sha256))


def standings(
    plan: Plan, now: Mapping[str, Reported], before: Sequence[Mapping[str, Reported]] = ()
) -> tuple[Standing, ...]:
    """Return every deliverable that is counted, with what stands now and what stood last (`before`: latest first)."""

    def earlier(deliverable: str) -> Iterator[Reported]:
        return (period[deliverable] for period in before if deliverable in period)

    links = {item.id for item in plan.written() if item.same_as and plan.stands_for(item)}
    return tuple(
        Standing(
            deliverable=item,
            recommendation=recommendation.number,
            now=now.get(item.id),
            last=next(earlier(item.id), None),
            rated=next((reported for reported in earlier(item.id) if reported.update.rag), None),
        )
        for recommendation in plan.recommendations
        for item in recommendation.deliverables
        if item.id not in links
    )

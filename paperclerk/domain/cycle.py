"""A cycle: one run through a period, with all that the rules and the papers look at."""

from functools import cached_property
from typing import Any

from paperclerk.domain.findings import Finding
from paperclerk.domain.history import Reported, Standing, standing_updates, standings
from paperclerk.domain.periods import Period
from paperclerk.domain.places import Noun
from paperclerk.domain.plan import Plan, with_locked_dates
from paperclerk.domain.publicity import Exemption
from paperclerk.domain.ratings import Rag
from paperclerk.domain.returns import Arrival, ReceivedReturn


class PastPeriod(Noun):
    """An earlier period's recorded returns.

    `withheld` names the items whose report of that period was left out of what is made for everybody.
    """

    key: str
    returns: tuple[ReceivedReturn, ...] = ()
    withheld: frozenset[str] = frozenset()


class Quarantined(Noun):
    """A file that came in for this period and was set aside, with the findings that say why.

    `lead` is who it is from where its arrival no longer tells: in what is made for everybody.
    """

    arrival: Arrival
    findings: tuple[Finding, ...] = ()
    lead: str = ""


class PaperIssue(Noun):
    """A paper as it was made for a period: what it showed, so that the next issue can say what moved.

    `build_id` stands in the Word file itself; `manifest_sha256` is where the shelves keep its manifest.

    `ratings` maps deliverables to the rating shown; `forecasts` to the ISO date shown; `deliverables` is how many the
    plan had then, 0 when that was not recorded. `withheld` is how many were left out of all this, for everybody's copy.
    """

    name: str
    period: str
    build_id: str
    sha256: str
    manifest_sha256: str = ""
    deliverables: int = 0
    ratings: dict[str, Rag] = {}
    statuses: dict[str, str] = {}
    forecasts: dict[str, str] = {}
    withheld: int = 0


class Thresholds(Noun):
    """Figures of the challenge rules that a council may set: see `paperclerk.settings.RuleSettings`."""

    same_text: float = 0.90
    days_of_grace: int = 0


class Cycle(Noun):
    """What is known in one period: the plan, its locked baseline, this period's returns and the earlier ones.

    `baseline` is the adopted plan whose dates are locked; None before the first adoption. `before` is latest first.
    `withheld` names the items whose report was left out of what is made for everybody, though the item itself is told.
    """

    organisation: str
    body: str = "Cabinet"
    plan: Plan
    baseline: Plan | None = None
    period: Period
    returns: tuple[ReceivedReturn, ...] = ()
    quarantined: tuple[Quarantined, ...] = ()
    before: tuple[PastPeriod, ...] = ()
    thresholds: Thresholds = Thresholds()
    withheld: dict[str, Exemption] = {}

    def but(self, **changes: Any) -> "Cycle":
        """Return this cycle with some fields otherwise.

        Not `model_copy`, which takes along what was worked out from the old fields.
        """
        return Cycle(**{**{name: getattr(self, name) for name in Cycle.model_fields}, **changes})

    @cached_property
    def now(self) -> dict[str, Reported]:
        """Return what stands for each deliverable in this period."""
        return standing_updates(self.returns)

    @cached_property
    def earlier(self) -> tuple[dict[str, Reported], ...]:
        """Return what stood for each deliverable in each period of `before`, in that order."""
        return tuple(standing_updates(past.returns) for past in self.before)

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        """Return every deliverable of the plan with what stands now and what stood last; each action once."""
        agreed = with_locked_dates(self.plan, self.baseline)
        found = standings(agreed, self.now, self.earlier)
        return tuple(one.model_copy(update={"withheld": self._withheld(one)}) for one in found)

    @cached_property
    def by_id(self) -> dict[str, Standing]:
        """Return the standing of every deliverable by its id; one that links to another has the other's."""
        found = {standing.deliverable.id: standing for standing in self.standings}
        for recommendation in self.plan.recommendations:
            for item in recommendation.deliverables:
                end = self.plan.stands_for(item) if item.same_as else None
                if end is not None:
                    found[item.id] = found[end.id].seen_from(item, recommendation.number)
        return found

    @cached_property
    def links(self) -> dict[str, tuple[str, ...]]:
        """Return the deliverables that link to another, by the id of the one that is counted."""
        found: dict[str, tuple[str, ...]] = {}
        for shown, standing in self.by_id.items():
            if standing.counted_as:
                found[standing.counted_as] = (*found.get(standing.counted_as, ()), shown)
        return found

    @cached_property
    def open_standings(self) -> tuple[Standing, ...]:
        """Return the standings of which something may be told: all of them but those withheld."""
        return tuple(standing for standing in self.standings if standing.withheld is None)

    def _withheld(self, standing: Standing) -> Exemption | None:
        mark = standing.deliverable.exemption
        return mark if mark and mark.withheld else self.withheld.get(standing.deliverable.id)

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """Return the leads from whom no return stands in this period, in the plan's order."""
        answered = {received.owner for received in self.returns}
        return tuple(lead for lead in self.plan.leads() if lead not in answered)

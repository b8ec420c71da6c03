"""The plan Cabinet agreed: recommendations, what will be done, what will be delivered, by when and by whom."""

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from paperclerk.domain.findings import Finding
from paperclerk.domain.officers import OfficerRegister
from paperclerk.domain.places import Noun, Place
from paperclerk.domain.publicity import Exemption, ExemptUpdate, either
from paperclerk.domain.ratings import THREE_POINT_SCHEME, RagScheme


class Activity(Noun):
    """Something the council said it would do, with the points nested under it; `places` are the points', in order."""

    id: str
    text: str
    items: tuple[str, ...] = ()
    place: Place | None = None
    places: tuple[Place, ...] = ()


class Dependency(Noun):
    """Something outside a recommendation that its delivery hangs on."""

    text: str
    place: Place | None = None


class Milestone(Noun):
    """A dated step on the way to a deliverable; `due` is its baseline."""

    id: str
    text: str
    due: date | None = None
    forecast: date | None = None
    actual: date | None = None


class Deliverable(Noun):
    """What will exist when a recommendation has been carried out, and who answers for it.

    `due` is the baseline: locked when the plan is adopted. `lead` gets the form and rates it, `sao` signs it off.
    """

    id: str
    text: str
    due: date | None = None
    due_basis: str = ""
    lead: str = ""
    sao: str | None = None
    supporting: tuple[str, ...] = ()
    success_measure: str = ""
    milestones: tuple[Milestone, ...] = ()
    exemption: Exemption | None = None
    # Places of single columns ("due", "lead", ...) in plan.xlsx, for findings.
    places: dict[str, Place] = {}


class Kpi(Noun):
    """A figure the plan is measured by; `reporter` is who reports on it, where that cannot be told from the plan."""

    id: str
    recommendation: int | None = None
    text: str
    baseline: str = ""
    target: str = ""
    source: str = ""
    reporter: str = ""
    exemption: Exemption | None = None
    place: Place | None = None
    places: dict[str, Place] = {}


class Risk(Noun):
    """Something that may go wrong; likelihood and impact are steps of the council's own matrix, `reporter` as above."""

    id: str
    recommendation: int | None = None
    text: str
    likelihood: int | None = None
    impact: int | None = None
    mitigation: str = ""
    owner: str = ""
    reporter: str = ""
    exemption: Exemption | None = None
    place: Place | None = None
    places: dict[str, Place] = {}


class Recommendation(Noun):
    """One numbered recommendation with all that hangs on it; `pages` are those of the report it was read from."""

    number: int
    title: str
    activities: tuple[Activity, ...] = ()
    dependencies: tuple[Dependency, ...] = ()
    deliverables: tuple[Deliverable, ...] = ()
    accountable_officers: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()
    exemption: Exemption | None = None
    place: Place | None = None
    places: dict[str, Place] = {}


class Plan(Noun):
    """A version of the plan. Its text is kept as agreed, never corrected."""

    title: str = ""
    organisation: str = ""
    version: str = ""
    marking: str = ""
    horizon: date | None = None
    agreed_by: str = ""
    agreed_on: date | None = None
    introduction: tuple[str, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    officers: OfficerRegister = OfficerRegister()
    scheme: RagScheme = THREE_POINT_SCHEME
    kpis: tuple[Kpi, ...] = ()
    risks: tuple[Risk, ...] = ()
    exempt_updates: tuple[ExemptUpdate, ...] = ()
    # Of the title, the marking and so on; of the introduction's paragraphs "introduction_1" and on.
    places: dict[str, Place] = {}

    def deliverables(self) -> Iterator[Deliverable]:
        """Yield every deliverable in the plan's order."""
        for recommendation in self.recommendations:
            yield from recommendation.deliverables

    def deliverable(self, id: str) -> Deliverable | None:
        """Return the deliverable of that id, or None."""
        return next((item for item in self.deliverables() if item.id == id), None)

    def recommendation_of(self, deliverable_id: str) -> Recommendation | None:
        """Return the recommendation a deliverable belongs to, or None."""
        return next(
            (r for r in self.recommendations if any(item.id == deliverable_id for item in r.deliverables)), None
        )

    def leads(self) -> tuple[str, ...]:
        """Return each lead's post title once, in the plan's order."""
        return tuple(dict.fromkeys(item.lead for item in self.deliverables() if item.lead))

    def led_by(self, title: str) -> tuple[Deliverable, ...]:
        """Return the deliverables of one lead, in the plan's order."""
        return tuple(item for item in self.deliverables() if item.lead == title)

    def reporter_of(self, entry: Risk | Kpi) -> str:
        """Return which lead reports on a risk or a figure: a risk's owner, else the first lead of its recommendation.

        Where neither leads anything it is the plan's first lead, so that nothing goes unasked.
        """
        if entry.reporter:
            return entry.reporter
        if isinstance(entry, Risk):
            post = self.officers.find(entry.owner)
            owner = post.title if post else entry.owner
            if owner in self.leads():
                return owner
        own = (item.lead for r in self.recommendations if r.number == entry.recommendation for item in r.deliverables)
        return next((lead for lead in own if lead), next(iter(self.leads()), ""))

    def fingerprint(self) -> str:
        """Return a hash of what the plan says, whatever cells it was written in and whoever may read it.

        Cabinet agrees what the plan says; who may read it is for democratic services, from meeting to meeting.
        """
        said = _strip(without_places(self).model_dump(mode="json"), *_PUBLICITY)
        return hashlib.sha256(json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def with_locked_dates(plan: Plan, baseline: Plan | None) -> Plan:
    """Return the plan with the due dates that were locked when the baseline was adopted, whatever it says now."""
    locked = {item.id: item.due for item in baseline.deliverables()} if baseline else {}

    def dated(item: Deliverable) -> Deliverable:
        return item.model_copy(update={"due": locked.get(item.id) or item.due})

    return plan.model_copy(
        update={
            "recommendations": tuple(
                one.model_copy(update={"deliverables": tuple(dated(item) for item in one.deliverables)})
                for one in plan.recommendations
            )
        }
    )


def with_publicity(plan: Plan, other: Plan) -> Plan:
    """Return a plan in which everything is kept back that either plan keeps back.

    An older version that is in force in a period must not tell what has been marked since.
    """
    numbered = {one.number: one.exemption for one in other.recommendations}
    entries: tuple[Deliverable | Kpi | Risk, ...] = (*other.deliverables(), *other.kpis, *other.risks)
    named = {entry.id: entry.exemption for entry in entries}

    def marked(item: Any) -> Any:
        return item.model_copy(update={"exemption": either(item.exemption, named.get(item.id))})

    def marked_all(one: Recommendation) -> Recommendation:
        both = either(one.exemption, numbered.get(one.number))
        return one.model_copy(update={"exemption": both, "deliverables": tuple(map(marked, one.deliverables))})

    return plan.model_copy(
        update={
            "recommendations": tuple(map(marked_all, plan.recommendations)),
            "kpis": tuple(map(marked, plan.kpis)),
            "risks": tuple(map(marked, plan.risks)),
            "exempt_updates": tuple(dict.fromkeys((*other.exempt_updates, *plan.exempt_updates))),
        }
    )


class PlanReading(NamedTuple):
    """A plan as read from a file, with everything wrong or doubtful about it."""

    plan: Plan
    findings: tuple[Finding, ...] = ()


def without_places(plan: Plan) -> Plan:
    """Return the plan as it was agreed, without the cells it was read from."""
    return Plan.model_validate(_strip(plan.model_dump(), *_PLACES))


_PLACES = ("place", "places")
_PUBLICITY = ("exemption", "exempt_updates", "reporter")


def _strip(value: Any, *names: str) -> Any:
    if isinstance(value, dict):
        return {key: _strip(item, *names) for key, item in value.items() if key not in names}
    if isinstance(value, (list, tuple)):
        return [_strip(item, *names) for item in value]
    return value

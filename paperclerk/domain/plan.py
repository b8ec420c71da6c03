"""The plan Cabinet agreed: recommendations, what will be done, what will be delivered, by when and by whom."""

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from paperclerk.domain.findings import Finding
from paperclerk.domain.officers import OfficerRegister
from paperclerk.domain.places import Noun, Place
from paperclerk.domain.publicity import Exemption, ExemptUpdate
from paperclerk.domain.ratings import THREE_POINT_SCHEME, RagScheme
from paperclerk.domain.recovery import Aim, HeldPlan, Priority, StatutoryRecommendation


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
    `same_as` names another deliverable that is the same action, agreed in another place: that one is asked for and
    counted, and this one shows what was said of it.
    """

    id: str
    text: str
    due: date | None = None
    due_basis: str = ""
    lead: str = ""
    sao: str | None = None
    supporting: tuple[str, ...] = ()
    success_measure: str = ""
    same_as: str = ""
    milestones: tuple[Milestone, ...] = ()
    exemption: Exemption | None = None
    # Places of single columns ("due", "lead", ...) in plan.xlsx, for findings.
    places: dict[str, Place] = {}


class Kpi(Noun):
    """A figure the plan is measured by; `reporter` is who reports on it, where that cannot be told from the plan."""

    id: str
    recommendation: int | None = None
    priority: str = ""
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
    priority: str = ""
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
    """One numbered recommendation with all that hangs on it; `pages` are those of the report it was read from.

    Under a `priority` it is a programme. `plan` is the one it belongs to, where several are kept in one workbook.
    """

    number: int
    title: str
    activities: tuple[Activity, ...] = ()
    dependencies: tuple[Dependency, ...] = ()
    deliverables: tuple[Deliverable, ...] = ()
    accountable_officers: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()
    priority: str = ""
    plan: str = ""
    exemption: Exemption | None = None
    place: Place | None = None
    places: dict[str, Place] = {}

    @property
    def called(self) -> str:
        """Return what people call it: `Programme` under a priority, else `Recommendation`."""
        return "Programme" if self.priority else "Recommendation"


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
    plans: tuple[HeldPlan, ...] = ()
    aims: tuple[Aim, ...] = ()
    priorities: tuple[Priority, ...] = ()
    statutory: tuple[StatutoryRecommendation, ...] = ()
    exempt_updates: tuple[ExemptUpdate, ...] = ()
    # Of the title, the marking and so on; of the introduction's paragraphs "introduction_1" and on.
    places: dict[str, Place] = {}

    def written(self) -> Iterator[Deliverable]:
        """Yield every deliverable in the plan's order, those that only link to another too."""
        for recommendation in self.recommendations:
            yield from recommendation.deliverables

    def deliverables(self) -> Iterator[Deliverable]:
        """Yield every deliverable in the plan's order, each action once: where it is asked for and counted."""
        return (item for item in self.written() if not (item.same_as and self.stands_for(item)))

    def stands_for(self, item: Deliverable) -> Deliverable | None:
        """Return the deliverable that a link leads to in the end.

        None for one that is no link, or whose link leads nowhere or round in a ring.
        """
        named, seen = {one.id: one for one in self.written()}, {item.id}
        at = item
        while at.same_as:
            if at.same_as in seen or at.same_as not in named:
                return None
            seen.add(at.same_as)
            at = named[at.same_as]
        return at if at is not item else None

    def links(self) -> dict[str, str]:
        """Return, by the id of each deliverable that only links, the id of the one that is asked for and counted."""
        ends = ((item.id, self.stands_for(item)) for item in self.written() if item.same_as)
        return {link: end.id for link, end in ends if end}

    def same_action(self, id: str) -> tuple[str, ...]:
        """Return every id of a deliverable's action in the plan's order: its own, and those linked with it."""
        ends = self.links()
        end = ends.get(id, id)
        return tuple(item.id for item in self.written() if ends.get(item.id, item.id) == end) if ends else (id,)

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
        own = (
            (item.same_as and self.stands_for(item)) or item
            for one in self.recommendations
            if one.number == entry.recommendation or (entry.priority and one.priority == entry.priority)
            for item in one.deliverables
        )
        return next((item.lead for item in own if item.lead), next(iter(self.leads()), ""))

    def fingerprint(self) -> str:
        """Return a hash of what the plan says, whatever cells it was written in and whoever may read it.

        Cabinet agrees what the plan says; who may read it is for democratic services, from meeting to meeting.
        """
        said = _used(_strip(without_places(self).model_dump(mode="json"), *_PUBLICITY))
        return hashlib.sha256(json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def with_locked_dates(plan: Plan, baseline: Plan | None) -> Plan:
    """Return the plan with the due dates that were locked when the baseline was adopted, whatever it says now."""
    locked = {item.id: item.due for item in baseline.written()} if baseline else {}

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


class PlanReading(NamedTuple):
    """A plan as read from a file, with everything wrong or doubtful about it."""

    plan: Plan
    findings: tuple[Finding, ...] = ()


def without_places(plan: Plan) -> Plan:
    """Return the plan as it was agreed, without the cells it was read from."""
    return Plan.model_validate(_strip(plan.model_dump(), *_PLACES))


_PLACES = ("place", "places")
_PUBLICITY = ("exemption", "exempt_updates", "reporter")
# Of a plan that has none of these the hash stays what it was before there were any.
_OPTIONAL = ("same_as", "priority", "plan", "plans", "aims", "priorities", "statutory")


def _used(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _used(item) for key, item in value.items() if item or key not in _OPTIONAL}
    return [_used(item) for item in value] if isinstance(value, list) else value


def _strip(value: Any, *names: str) -> Any:
    if isinstance(value, dict):
        return {key: _strip(item, *names) for key, item in value.items() if key not in names}
    if isinstance(value, (list, tuple)):
        return [_strip(item, *names) for item in value]
    return value

"""The stabilisation-plan table: each recommendation with what the council said it would do, and how far it has come."""

from collections.abc import Iterator
from itertools import zip_longest

from paperclerk.assembly.empty_parts import empty_parts, sources_of_empty_parts
from paperclerk.assembly.links import links_in_all
from paperclerk.assembly.movements import compared_with
from paperclerk.assembly.plan_groups import PlanGroup, group_sources, plan_groups
from paperclerk.assembly.progress import DeliverableShown, show_deliverable, sources_of
from paperclerk.assembly.ratings_shown import KeyLine, rating_key
from paperclerk.assembly.statutory import StatutoryLine, statutory_lines, statutory_sources
from paperclerk.assembly.tracing import from_calendar, from_plan, key_sources
from paperclerk.assembly.withheld import marked
from paperclerk.domain.cycle import Cycle, PaperIssue
from paperclerk.domain.history import Standing
from paperclerk.domain.names import region
from paperclerk.domain.papers import Paper, PaperName, Source, TableLayout
from paperclerk.domain.periods import for_people
from paperclerk.domain.places import Noun
from paperclerk.domain.plan import Activity, Recommendation

# What stands in a deliverable's own column when its progress has another.
_AGREED = ("text", "due", "overdue", "linked")


class RecommendationRow(Noun):
    """A row of the table: a recommendation, the response to it, its deliverables and its accountable officers.

    `called` is Recommendation, or Programme for one that stands under a priority.
    """

    number: int
    called: str
    title: str
    region: str
    activities: tuple[Activity, ...] = ()
    dependencies: tuple[str, ...] = ()
    deliverables: tuple[DeliverableShown, ...] = ()
    officers: tuple[str, ...] = ()


class RowGroup(Noun):
    """Rows under one heading: those of a priority, or of one of several plans; no heading where all are one group."""

    heading: str
    notes: tuple[str, ...]
    called: str
    region: str
    rows: tuple[RecommendationRow, ...]


class StabilisationPlanTable(Paper):
    """The stabilisation-plan table as data; `rows` are those of all `groups`, in their order."""

    subtitle: str
    agreed: str
    compared: str
    linked: str = ""
    introduction: tuple[str, ...] = ()
    groups: tuple[RowGroup, ...] = ()
    rows: tuple[RecommendationRow, ...] = ()
    statutory: tuple[StatutoryLine, ...] = ()
    key: tuple[KeyLine, ...] = ()

    def headed(self) -> Iterator[tuple[str, str]]:
        """Yield the title and the heading of every group that has one."""
        yield from super().headed()
        yield from (("group.heading", group.heading) for group in self.groups if group.heading)


def assemble(
    cycle: Cycle, last_issue: PaperIssue | None = None, table: TableLayout = TableLayout.FOUR_COLUMNS
) -> StabilisationPlanTable:
    """Return the table for a cycle: every recommendation and deliverable of the plan, reported on or not."""
    plan = cycle.plan
    by_id = cycle.by_id
    groups = tuple(_group(cycle, group, by_id, last_issue) for group in plan_groups(plan))
    paper = StabilisationPlanTable(
        name=PaperName.STABILISATION_PLAN,
        title=plan.title or "Stabilisation plan",
        organisation=cycle.organisation or plan.organisation,
        marking=plan.marking,
        periods=(cycle.period.key,),
        subtitle=f"Progress reported for {cycle.period.label}",
        agreed=_agreed(cycle),
        compared=compared_with(cycle, last_issue),
        introduction=(*plan.introduction, *(one.said for one in empty_parts(plan))),
        linked=links_in_all(cycle),
        groups=groups,
        rows=tuple(row for group in groups for row in group.rows),
        statutory=statutory_lines(cycle),
        key=rating_key(plan.scheme),
    )
    sources = _sources(paper, cycle, by_id)
    if table is TableLayout.SIX_COLUMNS:
        sources = _apart(paper, sources)
    return paper.model_copy(update={"sources": tuple(sources)})


def _group(cycle: Cycle, group: PlanGroup, by_id: dict[str, Standing], last_issue: PaperIssue | None) -> RowGroup:
    return RowGroup(
        heading=group.heading,
        notes=group.notes,
        called=group.called,
        region=group.region,
        rows=tuple(_row(cycle, recommendation, by_id, last_issue) for recommendation in group.recommendations),
    )


def _row(
    cycle: Cycle, recommendation: Recommendation, by_id: dict[str, Standing], last_issue: PaperIssue | None
) -> RecommendationRow:
    return RecommendationRow(
        number=recommendation.number,
        called=recommendation.called,
        title=marked(recommendation.title, recommendation.exemption),
        region=region("rec", recommendation.number),
        activities=recommendation.activities,
        dependencies=tuple(dependency.text for dependency in recommendation.dependencies),
        deliverables=tuple(show_deliverable(cycle, by_id[item.id], last_issue) for item in recommendation.deliverables),
        officers=recommendation.accountable_officers,
    )


def _agreed(cycle: Cycle) -> str:
    plan = cycle.plan
    by = f"Agreed by {plan.agreed_by}" if plan.agreed_by else "Agreed" if plan.agreed_on else ""
    on = f" on {for_people(plan.agreed_on)}" if plan.agreed_on else ""
    version = f"Version {plan.version}" if plan.version else ""
    return ". ".join(part for part in (by + on, version) if part)


def _sources(paper: StabilisationPlanTable, cycle: Cycle, by_id: dict[str, Standing]) -> Iterator[Source]:
    places = cycle.plan.places
    yield from from_plan(region("title"), paper.title, "title", place=places.get("title"))
    yield from from_plan(region("marking"), paper.marking, "marking", place=places.get("marking"))
    yield from from_calendar(region("period"), paper.subtitle, "period")
    for number, text in enumerate(cycle.plan.introduction, 1):
        place = places.get(f"introduction_{number}")
        yield from from_plan(region("introduction"), text, "introduction", place=place)
    yield from sources_of_empty_parts(cycle.plan)
    if paper.linked:
        yield from from_calendar(region("linked"), paper.linked, "linked")
    for shown_group, group in zip(paper.groups, plan_groups(cycle.plan), strict=True):
        if group.heading:
            yield from group_sources(group)
        for row, recommendation in zip(shown_group.rows, group.recommendations, strict=True):
            yield from _response_sources(row, recommendation)
            for shown in row.deliverables:
                yield from sources_of(shown, by_id[shown.id])
    yield from statutory_sources(paper.statutory, cycle)
    yield from key_sources(paper.key, cycle.plan.scheme)


def _apart(paper: StabilisationPlanTable, sources: Iterator[Source]) -> Iterator[Source]:
    """Yield the sources with what was reported of a deliverable in a region apart from what was agreed of it."""
    apart = {shown.region: shown.progress_region for row in paper.rows for shown in row.deliverables}
    for source in sources:
        moves = source.region in apart and source.field not in _AGREED
        yield source.model_copy(update={"region": apart[source.region]}) if moves else source


def _response_sources(row: RecommendationRow, recommendation: Recommendation) -> Iterator[Source]:
    title, officers = (recommendation.places.get(field, recommendation.place) for field in ("title", "officers"))
    yield from from_plan(row.region, recommendation.title, "title", place=title)
    for activity in recommendation.activities:
        for text, place in zip_longest((activity.text, *activity.items), (activity.place, *activity.places)):
            yield from from_plan(row.region, text, "activity", place=place or activity.place)
    for dependency in recommendation.dependencies:
        yield from from_plan(row.region, dependency.text, "dependency", place=dependency.place)
    for officer in recommendation.accountable_officers:
        yield from from_plan(row.region, officer, "accountable officer", place=officers)

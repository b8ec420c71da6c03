"""Progress by priority and programme: how many actions each has and how they are rated, each action counted once."""

from collections import Counter
from collections.abc import Iterator, Sequence

from paperclerk.assembly.empty_parts import empty_parts
from paperclerk.assembly.plan_groups import PlanGroup, headed, plan_groups
from paperclerk.assembly.ratings_shown import NOT_RATED, rating_standing
from paperclerk.assembly.tracing import from_calendar, from_plan
from paperclerk.assembly.withheld import marked
from paperclerk.domain.cycle import Cycle
from paperclerk.domain.history import Standing
from paperclerk.domain.names import region
from paperclerk.domain.papers import Source
from paperclerk.domain.places import Noun, Place
from paperclerk.domain.plan import Recommendation
from paperclerk.domain.publicity import NOT_FOR_PUBLICATION
from paperclerk.domain.recovery import Priority


class ProgrammeLine(Noun):
    """A line of the table: a priority with all under it, one of its programmes, or the whole plan.

    `actions` and `ratings` count those that are counted here and name those counted elsewhere; `is_sum` is set where
    the programmes under it, or all of them, are added up.
    """

    name: str
    is_sum: bool
    actions: str
    ratings: str
    done: str
    overdue: str
    region: str
    text: str = ""
    place: Place | None = None


def programme_lines(cycle: Cycle) -> tuple[ProgrammeLine, ...]:
    """Return the lines in the plan's own order, the whole plan last; none for a plan without priorities."""
    plan = cycle.plan
    if not plan.priorities:
        return ()
    lines: list[ProgrammeLine] = []
    for group in plan_groups(plan):
        lines += _lines_of(cycle, group)
    lines += _empty_lines(cycle)
    everything = _line(cycle, "Everything, each action once", cycle.standings, (), region("programmes", "all"))
    return (*lines, everything.model_copy(update={"is_sum": True}))


def programme_sources(lines: Sequence[ProgrammeLine]) -> Iterator[Source]:
    """Yield where each line came from: its name from the plan, its counts from counting."""
    for line in lines:
        yield from from_plan(line.region, line.text, "title", place=line.place)
        for field in ("actions", "ratings", "done", "overdue"):
            yield from from_calendar(line.region, getattr(line, field), field)


def _lines_of(cycle: Cycle, group: PlanGroup) -> Iterator[ProgrammeLine]:
    of = [_standings(cycle, one) for one in group.recommendations]
    whole = _line(
        cycle,
        group.heading,
        [standing for counted, _ in of for standing in counted],
        [link for _, links in of for link in links],
        region("programmes", group.region.removeprefix("gen_")),
    )
    at = group.priority or group.held
    text = headed(group.priority) if group.priority else group.held.title if group.held else ""
    place = at.places.get("text" if group.priority else "title", at.place) if at else None
    yield whole.model_copy(update={"is_sum": True, "text": text, "place": place})
    for one, (counted, links) in zip(group.recommendations, of, strict=True):
        name = f"{one.called} {one.number}: {marked(one.title, one.exemption)}"
        line = _line(cycle, name, counted, links, region("programme", one.number))
        yield line.model_copy(update={"text": one.title, "place": one.places.get("title", one.place)})


def _empty_lines(cycle: Cycle) -> Iterator[ProgrammeLine]:
    """Yield a line of noughts for each priority that has no programme yet: it was agreed like the others."""
    for one in empty_parts(cycle.plan):
        if isinstance(one.of, Priority):
            line = _line(cycle, one.said, (), (), region("programmes", one.of.id))
            place = one.of.places.get("text", one.of.place)
            yield line.model_copy(update={"is_sum": True, "text": one.of.text, "place": place})


def _standings(cycle: Cycle, one: Recommendation) -> tuple[list[Standing], list[Standing]]:
    """Return the standings counted under a recommendation, and those that are shown there and counted elsewhere."""
    shown = [cycle.by_id[item.id] for item in one.deliverables]
    return [each for each in shown if not each.counted_as], [each for each in shown if each.counted_as]


def _line(cycle: Cycle, name: str, counted: Sequence[Standing], links: Sequence[Standing], of: str) -> ProgrammeLine:
    told = [standing for standing in counted if standing.withheld is None]
    overdue = sum(standing.is_overdue(cycle.period.cut_off) for standing in told)
    return ProgrammeLine(
        name=name,
        is_sum=False,
        actions=_actions(len(counted), len(counted) - len(told), links),
        ratings="; ".join(filter(None, (_ratings(cycle, told), *(_of_link(cycle, one) for one in links)))) or "None",
        done=str(sum(standing.is_done for standing in told)),
        overdue=str(overdue),
        region=of,
    )


def _actions(number: int, kept_back: int, links: Sequence[Standing]) -> str:
    said = [str(number)]
    if kept_back:
        said[0] += f", {kept_back} of them not for publication"
    said += [f"{one.deliverable.id} is counted as {one.counted_as}" for one in links]
    return "; ".join(said)


def _of_link(cycle: Cycle, link: Standing) -> str:
    told = NOT_FOR_PUBLICATION.lower() if link.withheld else rating_standing(cycle, link).label
    return f"{link.deliverable.id} {told}"


def _ratings(cycle: Cycle, told: Sequence[Standing]) -> str:
    counts = Counter(standing.rag for standing in told)
    rated = [f"{counts[one.rag]} {one.label}" for one in cycle.plan.scheme.ratings if counts[one.rag]]
    # A rating outside the scheme is counted too, by the scheme's word for what it does not know.
    outside = [rag for rag in counts if rag and rag not in cycle.plan.scheme.keys]
    rated += [f"{counts[rag]} {cycle.plan.scheme.rating(rag).label}" for rag in outside]
    unrated = [f"{counts[None]} {NOT_RATED.label.lower()}"] if counts[None] else []
    return ", ".join([*rated, *unrated])

"""Dependencies of the plan: what each recommendation hangs on, beside how its deliverables are rated now."""

from collections.abc import Iterator, Mapping, Sequence

from paperclerk.assembly.ratings_shown import rating_standing, spoken_rating
from paperclerk.assembly.tracing import from_calendar, from_plan
from paperclerk.domain.cycle import Cycle
from paperclerk.domain.history import Standing
from paperclerk.domain.names import region
from paperclerk.domain.papers import Source
from paperclerk.domain.places import Noun, Place


class DependencyLine(Noun):
    """A dependency: the recommendation that has it, its words in the plan, and each deliverable with its rating."""

    recommendation: int
    called: str
    title: str
    text: str
    deliverables: tuple[str, ...]
    region: str
    place: Place | None = None


def dependencies(cycle: Cycle, by_id: Mapping[str, Standing]) -> tuple[DependencyLine, ...]:
    """Return every dependency of the plan, in the plan's order."""
    return tuple(
        DependencyLine(
            recommendation=recommendation.number,
            called=recommendation.called,
            title=recommendation.title,
            text=dependency.text,
            deliverables=tuple(
                f"{item.id} {spoken_rating(rating_standing(cycle, by_id[item.id]))}"
                for item in recommendation.deliverables
            ),
            region=region("dependency", recommendation.number, number),
            place=dependency.place,
        )
        for recommendation in cycle.plan.recommendations
        for number, dependency in enumerate(recommendation.dependencies, start=1)
    )


def dependency_sources(lines: Sequence[DependencyLine]) -> Iterator[Source]:
    """Yield where each dependency came from."""
    for line in lines:
        yield from from_plan(line.region, line.text, "dependency", place=line.place)
        for text in line.deliverables:
            yield from from_calendar(line.region, text, "ratings of the recommendation")

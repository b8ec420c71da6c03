"""Aims and priorities that nothing stands under yet: agreed all the same, and printed so that they are not lost."""

from collections.abc import Iterator

from paperclerk.assembly.tracing import from_plan
from paperclerk.assembly.withheld import marked
from paperclerk.domain.names import region
from paperclerk.domain.papers import Source
from paperclerk.domain.places import Noun
from paperclerk.domain.plan import Plan
from paperclerk.domain.recovery import Aim, Priority


class EmptyPart(Noun):
    """An aim without a priority, or a priority without a programme: its name for people, and itself."""

    name: str
    lacks: str
    of: Aim | Priority

    @property
    def said(self) -> str:
        """Return the name with what is lacking."""
        return f"{self.name} ({self.lacks} yet)"


def empty_parts(plan: Plan) -> tuple[EmptyPart, ...]:
    """Return the aims and priorities of a plan under which there is nothing, in the plan's own order."""
    served, filled = {one.aim for one in plan.priorities}, {one.priority for one in plan.recommendations}
    return (*_aims(plan, served), *_priorities(plan, filled)) if plan.priorities else ()


def sources_of_empty_parts(plan: Plan) -> Iterator[Source]:
    """Yield where the text of each came from, in the plan's introduction."""
    for one in empty_parts(plan):
        yield from from_plan(region("introduction"), one.of.text, "text", place=one.of.places.get("text", one.of.place))


def _aims(plan: Plan, served: set[str]) -> Iterator[EmptyPart]:
    for aim in plan.aims:
        if aim.id not in served:
            name = f"Aim {aim.id.removeprefix('AIM')}: {marked(aim.text, aim.exemption)}"
            yield EmptyPart(name=name, lacks="no priority", of=aim)


def _priorities(plan: Plan, filled: set[str]) -> Iterator[EmptyPart]:
    for one in plan.priorities:
        if one.id not in filled:
            name = f"Priority {one.id}: {marked(one.text, one.exemption)}"
            yield EmptyPart(name=name, lacks="no programme", of=one)

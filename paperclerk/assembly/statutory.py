"""Statutory recommendations with the response to each: what was answered, what is done, and how far that has come."""

from collections import Counter
from collections.abc import Iterator, Sequence

from paperclerk.assembly.ratings_shown import RatingShown, rating_standing
from paperclerk.assembly.tracing import from_calendar, from_plan, from_return
from paperclerk.assembly.withheld import marked
from paperclerk.assembly.wording import Passage, capital, counted, listed, passages, plain
from paperclerk.domain.cycle import Cycle
from paperclerk.domain.history import Standing
from paperclerk.domain.names import region
from paperclerk.domain.papers import Source
from paperclerk.domain.periods import for_people
from paperclerk.domain.places import Noun
from paperclerk.domain.publicity import NOT_FOR_PUBLICATION
from paperclerk.domain.recovery import Response, StatutoryRecommendation

NO_RESPONSE = "No response yet"
# Characters that take about a third of a page in the narrowest column for what is done.
_LONG = 700
_MANY = 8


class StatutoryProgress(Noun):
    """How far an action that carries a recommendation out has come: its rating, and its state in a few words."""

    id: str
    rating: RatingShown
    rag_region: str
    state: str = ""


class StatutoryLine(Noun):
    """A statutory recommendation: who made it, the response, what is done by whom and when, and its progress.

    `progress` is what the leads of its actions reported, an action a line; `absence` says why there is none.
    """

    id: str
    text: str
    response: str
    region: str
    made_by: str = ""
    action: tuple[Passage, ...] = ()
    officer: str = ""
    due: str = ""
    progress: tuple[StatutoryProgress, ...] = ()
    absence: str = ""

    @property
    def is_long(self) -> bool:
        """Whether it says so much that its row should run over to the next page."""
        return max(len(self.text), len(plain(self.action))) > _LONG or len(self.progress) > _MANY


def statutory_lines(cycle: Cycle) -> tuple[StatutoryLine, ...]:
    """Return every statutory recommendation, in the plan's order; none for a plan without any."""
    return tuple(_line(cycle, one) for one in cycle.plan.statutory)


def statutory_counted(cycle: Cycle) -> str:
    """Return the sentence that counts the recommendations by response; nothing for a plan without any."""
    told = [one for one in cycle.plan.statutory if not _is_withheld(one)]
    if not cycle.plan.statutory:
        return ""
    kinds = Counter(one.response for one in told)
    parts = [f"{kinds[kind]} {kind.value}" for kind in Response if kinds[kind]]
    parts += [f"{kinds[None]} without a response"] if kinds[None] else []
    hidden = len(cycle.plan.statutory) - len(told)
    parts += [f"{hidden} not for publication"] if hidden else []
    number = counted(len(cycle.plan.statutory), "statutory recommendation")
    return f"The plan answers {number}: {listed(parts)}. Appendix A gives the response to each."


def statutory_sources(lines: Sequence[StatutoryLine], cycle: Cycle) -> Iterator[Source]:
    """Yield where each value came from: the plan, and for progress the return behind each rating."""
    for line, one in zip(lines, cycle.plan.statutory, strict=True):
        for field, text in (("text", one.text), ("made_by", line.made_by), ("action", plain(line.action)),
                            ("officer", line.officer), ("due", line.due)):  # fmt: skip
            yield from from_plan(line.region, text, field, place=one.places.get(field, one.place))
        yield from from_plan(line.region, line.response, "response", place=one.places.get("response", one.place))
        yield from from_calendar(line.region, line.absence, "progress")
        for shown, standing in zip(line.progress, _standings(cycle, one) if line.progress else (), strict=True):
            yield from from_calendar(line.region, shown.state, "progress", shown.id)
            if standing.now and standing.rag and not standing.withheld:
                yield from from_return(shown.rag_region, shown.rating.label, "rag", standing.now)


def _line(cycle: Cycle, one: StatutoryRecommendation) -> StatutoryLine:
    name = region("statutory", one.id)
    if _is_withheld(one):
        hidden = NOT_FOR_PUBLICATION
        return StatutoryLine(
            id=one.id,
            text=one.text,
            response=hidden,
            region=name,
            action=passages(hidden),
            officer=hidden,
            due=hidden,
            absence=hidden,
        )
    progress = tuple(_progress(cycle, one.id, standing) for standing in _standings(cycle, one))
    return StatutoryLine(
        id=one.id,
        text=marked(one.text, one.exemption),
        response=one.response.label if one.response else NO_RESPONSE,
        region=name,
        made_by=one.made_by,
        action=passages(one.action),
        officer=one.officer,
        due=for_people(one.due),
        progress=progress,
        absence="" if progress else _absence(one),
    )


def _standings(cycle: Cycle, one: StatutoryRecommendation) -> list[Standing]:
    """Return the standing of each action that carries a recommendation out, each action once."""
    found = [cycle.by_id[ref] for ref in one.actions if ref in cycle.by_id]
    return list({standing.counted_as or standing.deliverable.id: standing for standing in found}.values())


def _progress(cycle: Cycle, ref: str, standing: Standing) -> StatutoryProgress:
    own, update = standing.deliverable.id, standing.now.update if standing.now and not standing.withheld else None
    state = update.status.label if update and update.status else ""
    share = f"{update.percent}% complete" if update and update.percent is not None else ""
    counted_as = f"counted as {standing.counted_as}" if standing.counted_as else ""
    hidden = RatingShown(label=NOT_FOR_PUBLICATION)
    return StatutoryProgress(
        id=own,
        rating=hidden if standing.withheld else rating_standing(cycle, standing),
        rag_region=region("statutory", ref, own, "rag"),
        state=capital(", ".join(part for part in (state, share, counted_as) if part)),
    )


def _absence(one: StatutoryRecommendation) -> str:
    if one.response is Response.NOT_ACCEPTED:
        return "Nothing is to be done"
    return "No action of the plan carries it out, so nobody reports on it"


def _is_withheld(one: StatutoryRecommendation) -> bool:
    return one.exemption is not None and one.exemption.withheld

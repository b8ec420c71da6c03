"""What is reported complete, with the evidence its owner gives: what came since the last issue first."""

from collections.abc import Iterator, Mapping, Sequence

from paperclerk.assembly.movements import earlier_returns, moved
from paperclerk.assembly.progress import sign_off
from paperclerk.assembly.tracing import from_calendar, from_plan, from_return, from_whole_return, from_words
from paperclerk.assembly.wording import Passage, passages
from paperclerk.domain.cycle import Cycle, PaperIssue
from paperclerk.domain.history import Movement, Standing
from paperclerk.domain.names import region
from paperclerk.domain.papers import Source
from paperclerk.domain.periods import for_people
from paperclerk.domain.places import Noun


class CompletedLine(Noun):
    """A deliverable that is done: its state, when, on what evidence, and who signed that off."""

    id: str
    text: str
    state: str
    completed: str
    news: str = ""
    evidence: tuple[Passage, ...] = ()
    sign_off: str
    region: str


def completed(cycle: Cycle, last_issue: PaperIssue | None) -> tuple[CompletedLine, ...]:
    """Return the deliverables reported complete, the new ones first, then in the plan's order."""
    done = [_line(cycle, standing, last_issue) for standing in cycle.standings if standing.is_done]
    return tuple(sorted(done, key=lambda line: not line.news))


def completed_sources(lines: Sequence[CompletedLine], by_id: Mapping[str, Standing]) -> Iterator[Source]:
    """Yield where each date, evidence and sign-off came from."""
    for line in lines:
        if (now := by_id[line.id].now) is None:
            continue
        item = by_id[line.id].deliverable
        yield from from_plan(line.region, item.text, "text", line.id, item.places.get("text"))
        yield from from_return(line.region, line.state, "status", now)
        if now.update.actual:
            yield from from_return(line.region, line.completed, "actual", now)
        yield from from_words(line.region, line.evidence, "evidence", now)
        yield from from_calendar(line.region, line.news, "movement", line.id)
        yield from from_whole_return(line.region, line.sign_off, "return_signed_off_by", now.source)


def _line(cycle: Cycle, standing: Standing, last_issue: PaperIssue | None) -> CompletedLine:
    item, now = standing.deliverable, standing.now
    # What is done was reported this period: see `Standing.is_done`.
    assert now is not None
    assert now.update.status is not None
    is_new = moved(standing, last_issue).movement is Movement.COMPLETED and bool(last_issue or earlier_returns(cycle))
    return CompletedLine(
        id=item.id,
        text=item.text,
        state=now.update.status.label,
        completed=for_people(now.update.actual) or "No date given",
        news="New since last time" if is_new else "",
        evidence=passages(now.update.evidence),
        sign_off=sign_off(now.source),
        region=region("done", item.id),
    )

"""The quality of the returns: who answered, when, in how many tries, and what was questioned of what they sent."""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from paperclerk.assembly.tracing import from_calendar, from_whole_return
from paperclerk.assembly.wording import capital, counted
from paperclerk.domain.cycle import Cycle, Quarantined
from paperclerk.domain.findings import Finding, State, worst_first
from paperclerk.domain.forms import form_name
from paperclerk.domain.names import region_of
from paperclerk.domain.papers import Source
from paperclerk.domain.periods import for_people
from paperclerk.domain.places import Noun
from paperclerk.domain.returns import ReceivedReturn
from paperclerk.domain.rulebook import RULEBOOK


class AnswerLine(Noun):
    """What came of one lead: each return with its day, the tries they took, what they covered and what was asked.

    `tries` counts the files that were set aside too, where the address they came from is the lead's, or, without an
    address, their name is that of the lead's form.
    """

    lead: str
    received: tuple[str, ...]
    tries: str
    covered: str
    questioned: tuple[str, ...]
    region: str


def answers(cycle: Cycle, findings: Sequence[Finding]) -> tuple[AnswerLine, ...]:
    """Return a line for every lead of the plan, in the plan's order."""
    ordered = worst_first(findings)
    return tuple(_answer(cycle, ordered, lead) for lead in cycle.plan.leads())


def answered(cycle: Cycle) -> str:
    """Return how many leads answered, how many of them in time, and how many needed more than one try."""
    leads = cycle.plan.leads()
    came = [returns for returns in (_returns_of(cycle, lead) for lead in leads) if returns]
    in_time = sum(any(not _days_late(cycle, one) for one in returns) for returns in came)
    tries = [lead for lead in leads if _tries(cycle, lead) > 1]
    again = f" {capital(counted(len(tries), 'lead'))} sent more than one file." if tries else ""
    return f"{len(came)} of {counted(len(leads), 'lead')} answered, {in_time} of them in time.{again}"


def answer_sources(lines: Sequence[AnswerLine], cycle: Cycle) -> Iterator[Source]:
    """Yield where what is said of each lead came from: the returns, the calendar and the findings."""
    for line in lines:
        returns = _returns_of(cycle, line.lead)
        yield from from_calendar(line.region, line.lead, "lead")
        for received, said in zip(returns, line.received if returns else (), strict=True):
            yield from from_whole_return(line.region, said, "received", received)
        for text in (*(() if returns else line.received), line.tries, line.covered, *line.questioned):
            yield from from_calendar(line.region, text, "quality of the return")


def _answer(cycle: Cycle, findings: Sequence[Finding], lead: str) -> AnswerLine:
    every = [item.id for item in cycle.plan.led_by(lead)]
    told = {standing.deliverable.id for standing in cycle.open_standings}
    # What is kept back of a lead's is no gap in what they reported.
    items = [item for item in every if item in told]
    kept_back = len(every) - len(items)
    said = sum(item in cycle.now and cycle.now[item].source.owner == lead for item in items)
    returns = _returns_of(cycle, lead)
    return AnswerLine(
        lead=lead,
        received=tuple(_received(cycle, one) for one in returns) or ("No return received",),
        tries=str(_tries(cycle, lead) or "None"),
        covered=_covered(said, len(items), kept_back),
        questioned=_questioned(findings, lead, every) or ("Nothing",),
        region=region_of("answer", lead),
    )


def _covered(said: int, of: int, kept_back: int) -> str:
    if not kept_back:
        return f"{said} of {counted(of, 'deliverable')}"
    return f"{said} of {counted(of, 'deliverable')} told here; {kept_back} not for publication"


def _returns_of(cycle: Cycle, lead: str) -> list[ReceivedReturn]:
    own = [received for received in cycle.returns if received.owner == lead]
    return sorted(own, key=lambda received: (received.arrival.received, received.arrival.sha256))


def _received(cycle: Cycle, received: ReceivedReturn) -> str:
    day, late = for_people(received.arrival.received.date()), _days_late(cycle, received)
    return f"{day}, {counted(late, 'day')} late" if late else day


def _days_late(cycle: Cycle, received: ReceivedReturn) -> int:
    """Return the days from the cut-off for a return that came after it and the days of grace, else none."""
    came, cut_off = received.arrival.received.date(), cycle.period.cut_off
    return (came - cut_off).days if came > cut_off + timedelta(days=cycle.thresholds.days_of_grace) else 0


def _tries(cycle: Cycle, lead: str) -> int:
    return len(_returns_of(cycle, lead)) + sum(sent_by(cycle, file) == lead for file in cycle.quarantined)


def sent_by(cycle: Cycle, aside: Quarantined) -> str:
    """Return the lead a file that was set aside is from: by its sender, else by the name of their form."""
    post = cycle.plan.officers.find(aside.arrival.sender or "")
    if post is not None or aside.lead:
        return post.title if post is not None else aside.lead
    name = _folded(aside.arrival.file)
    # One lead's name may begin another's: "Head of Finance", "Head of Finance and Audit".
    forms = {lead: _folded(form_name(cycle.period.key, lead)) for lead in cycle.plan.leads()}
    named = [lead for lead, form in forms.items() if name == form or name.startswith(f"{form} ")]
    return max(named, key=lambda lead: len(forms[lead]), default="")


def _folded(name: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", name.casefold()).split())


def _questioned(findings: Sequence[Finding], lead: str, items: Sequence[str]) -> tuple[str, ...]:
    """Return what was found, a line a rule, with the deliverables it was found of; the worst first."""
    subjects: dict[tuple[str, bool], list[str]] = {}
    for found in findings:
        if found.owner == lead or found.subject in items:
            about = subjects.setdefault((found.rule, found.state is State.OPEN), [])
            if found.subject in items and found.subject not in about:
                about.append(found.subject)
    return tuple(
        f"{rule} {RULEBOOK[rule].title}{': ' if about else ''}{', '.join(about)}{'' if is_open else ' (accepted)'}"
        for (rule, is_open), about in subjects.items()
    )

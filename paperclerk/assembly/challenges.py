"""The challenge log of the assurance pack, and the decisions that owners ask for."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from paperclerk.assembly.tracing import from_whole_return
from paperclerk.assembly.wording import Passage, counted, passages
from paperclerk.domain.cycle import Cycle
from paperclerk.domain.findings import Finding, State, worst_first
from paperclerk.domain.names import region, region_of
from paperclerk.domain.papers import Source
from paperclerk.domain.periods import for_people
from paperclerk.domain.places import Noun
from paperclerk.domain.returns import ReceivedReturn
from paperclerk.domain.rulebook import RULEBOOK, Severity

_SEVERITIES = {
    Severity.BLOCK: "Stops publication",
    Severity.HIGH: "High",
    Severity.MEDIUM: "Medium",
    Severity.LOW: "Low",
}


_GRAVE = (Severity.BLOCK, Severity.HIGH)
_SENTENCE_END = re.compile(r"(?<=[.?!]) (?=[A-Z])")
# About two lines of a card.
_SHORT = 200


class ChallengeLine(Noun):
    """A finding as the log prints it: the rule, what was found, what the owner was asked, and how it stands."""

    rule: str
    title: str
    subject: str
    owner: str
    message: str
    asked: str
    state: str
    where: str
    region: str


class ChallengeGroup(Noun):
    """The findings of one severity, with the sentence that counts them."""

    region: str
    severity: str
    summary: str
    lines: tuple[ChallengeLine, ...]


class DecisionAsked(Noun):
    """What one owner needs decided, in the owner's words."""

    owner: str
    words: tuple[Passage, ...]
    region: str


def challenges(findings: Sequence[Finding]) -> tuple[ChallengeGroup, ...]:
    """Return the findings by severity, the worst first; a severity with none is left out."""
    ordered = worst_first(findings)
    groups = ((severity, [f for f in ordered if f.severity is severity]) for severity in Severity)
    return tuple(
        ChallengeGroup(
            region=region("challenges", severity.value),
            severity=_SEVERITIES[severity],
            summary=_summary(found),
            lines=tuple(_line(one) for one in found),
        )
        for severity, found in groups
        if found
    )


def questioned(findings: Sequence[Finding]) -> dict[str, tuple[Finding, ...]]:
    """Return the challenges that are grave and that nobody has answered, by deliverable."""
    grave = [
        found
        for found in findings
        if found.rule.startswith("C") and found.severity in _GRAVE and found.state is State.OPEN
    ]
    return {
        subject: tuple(found for found in grave if found.subject == subject)
        for subject in dict.fromkeys(found.subject for found in grave)
    }


def in_short(found: Finding) -> str:
    """Return a finding as its rule and the first sentence of its message."""
    first = _SENTENCE_END.split(" ".join(found.message.split()), maxsplit=1)[0]
    return f"{found.rule}: {first if len(first) <= _SHORT else first[: _SHORT - 1].rstrip() + '…'}"


def decisions(cycle: Cycle) -> tuple[DecisionAsked, ...]:
    """Return what the owners of the returns that stand need decided, in the plan's order of leads."""
    return tuple(
        DecisionAsked(
            owner=received.owner, words=passages(received.read.decisions), region=region_of("decision", received.owner)
        )
        for received in _asking(cycle)
    )


def decision_sources(asked: Sequence[DecisionAsked], cycle: Cycle) -> Iterator[Source]:
    """Yield where each request for a decision came from."""
    for decision, received in zip(asked, _asking(cycle), strict=True):
        for words in decision.words:
            yield from from_whole_return(decision.region, words.text, "return_decisions", received)


def _asking(cycle: Cycle) -> list[ReceivedReturn]:
    latest: dict[str, ReceivedReturn] = {}
    for received in sorted(cycle.returns, key=lambda one: (one.arrival.received, one.arrival.sha256)):
        latest[received.owner] = received
    order = {lead: number for number, lead in enumerate(cycle.plan.leads())}
    ordered = sorted(latest.values(), key=lambda one: (order.get(one.owner, len(order)), one.owner))
    return [received for received in ordered if (received.read.decisions or "").strip()]


def _line(found: Finding) -> ChallengeLine:
    return ChallengeLine(
        rule=found.rule,
        title=RULEBOOK[found.rule].title if found.rule in RULEBOOK else "",
        subject=found.subject or found.owner or "The return",
        owner=found.owner,
        message=found.message,
        asked=found.hint,
        state=_state(found),
        where=str(found.place),
        region=region("finding", found.id),
    )


def _state(found: Finding) -> str:
    if found.state is State.OPEN or found.acceptance is None:
        return found.state.value.capitalize()
    accepted = found.acceptance
    return f"Accepted by {accepted.by} on {_day(accepted.at)}: {accepted.reason}"


def _day(at: str) -> str:
    return for_people(datetime.fromisoformat(at).date())


def _summary(found: Sequence[Finding]) -> str:
    still_open = sum(one.state is State.OPEN for one in found)
    accepted = len(found) - still_open
    return f"{counted(len(found), 'finding')}: {still_open} open, {accepted} accepted."

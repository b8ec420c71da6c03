"""Which of a period's returns stand: those that the papers take at least one deliverable from."""

from collections.abc import Iterator

from paperclerk.domain.cycle import Cycle
from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.periods import for_people, office_day
from paperclerk.domain.places import Place
from paperclerk.domain.returns import ReceivedReturn


def latest_of(cycle: Cycle, lead: str) -> ReceivedReturn | None:
    """Return the return received last from a lead in this period, or None."""
    mine = [received for received in in_order(cycle) if received.owner == lead]
    return mine[-1] if mine else None


def standing_returns(cycle: Cycle) -> list[ReceivedReturn]:
    """Return the returns that a deliverable stands from, and each lead's latest, in the order they were received."""
    stand = {reported.source.arrival.sha256 for reported in cycle.now.values()}
    latest = {received.owner: received.arrival.sha256 for received in in_order(cycle)}
    return [received for received in in_order(cycle) if received.arrival.sha256 in stand | set(latest.values())]


def replaced_by_a_later_one(cycle: Cycle) -> Iterator[Finding]:
    """Say which returns were replaced by a later one of the same lead (F14), and for which deliverables."""
    for received in in_order(cycle):
        replaced = [
            update.deliverable
            for update in received.read.updates
            if update.deliverable in cycle.now
            and not update.says_nothing
            and cycle.now[update.deliverable].source.owner == received.owner
            and cycle.now[update.deliverable].source.arrival.sha256 != received.arrival.sha256
        ]
        if replaced:
            later = cycle.now[replaced[-1]].source
            yield finding(
                "F14",
                f"The return of {received.owner} received on {_day(received)} ({received.read.file}) was replaced for "
                f"{', '.join(replaced)} by the one received on {_day(later)} ({later.read.file}).",
                hint="Nothing to do; both are kept. If the earlier one is right, ask for it to be sent again.",
                subject=received.owner,
                place=Place(file=received.read.file, sha256=received.read.sha256, where="the whole return"),
                period=cycle.period.key,
                owner=received.owner,
            )


def in_order(cycle: Cycle) -> list[ReceivedReturn]:
    """Return a period's returns in the order they were received."""
    return sorted(cycle.returns, key=lambda received: (received.arrival.received, received.arrival.sha256))


def _day(received: ReceivedReturn) -> str:
    return for_people(office_day(received.arrival.received))

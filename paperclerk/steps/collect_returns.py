"""Collecting returns: gathering what came in, reading it, and recording it, all of a return or none."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from paperclerk.domain.cycle import Quarantined
from paperclerk.domain.findings import Finding, count_by_severity
from paperclerk.domain.periods import Period
from paperclerk.domain.plan import Plan
from paperclerk.domain.returns import ReceivedReturn
from paperclerk.domain.summary import CycleSummary, ReturnCounts
from paperclerk.settings import form_key
from paperclerk.steps.agreed_plan import agreed_plan
from paperclerk.steps.convert_returns import convert_returns
from paperclerk.steps.gather_returns import Gathered, Gathering, gather_returns, is_message
from paperclerk.steps.judge_cycle import cycle_of, judge_cycle
from paperclerk.steps.office import Office
from paperclerk.steps.read_plan import known_period, sound_plan
from paperclerk.steps.read_returns import ReadingDesk, Sorted, sort_returns
from paperclerk.steps.write_receipts import receipt_templates, write_receipts
from paperclerk.storage.ledger import Ledger, open_ledger


class TakenIn(NamedTuple):
    """All files of a period, those that wait and those on the shelves, read and sorted; nothing new is recorded yet."""

    gathering: Gathering
    sorted: Sorted


def collect_returns(office: Office, period_key: str, folder: Path | None = None) -> CycleSummary:
    """Take in a period's returns and record them, with everything found wrong; no paper is made."""
    period, plan = known_period(office, period_key), sound_plan(office)
    with open_ledger(office.workspace.ledger_folder) as ledger:
        agreed = agreed_plan(ledger, plan.plan, period)
        taken = take_in(office, ledger, agreed.plan, period, gather_from(office, ledger, period, folder))
        before = ledger.past_periods(period.key)
        cycle = cycle_of(office.workspace, agreed, period, taken.sorted, before)
        noticed = (*plan.findings, *taken.gathering.findings, *on_papers(ledger.findings(period.key)))
        findings = judge_cycle(cycle, noticed, ledger.acceptances())
        receipt_templates(office.workspace)
        recorded = record(ledger, period, taken, findings)
        write_receipts(office, ledger, cycle, findings)
    return CycleSummary(
        period=period.key,
        returns=counts(taken.sorted, cycle.missing),
        findings=count_by_severity(findings),
        recorded=recorded,
        blocking=blocking_lines(findings),
    )


def gather_from(office: Office, ledger: Ledger, period: Period, folder: Path | None) -> Gathering:
    """Gather what waits for a period; the hands may try the drop folder again when it does not answer."""
    known = {arrival.sha256: arrival for arrival in ledger.arrivals(period.key)}
    return office.hands.ask(lambda source: gather_returns(office, period.key, source, known), folder)


def gather_nothing(ledger: Ledger, period: Period) -> Gathering:
    """Gather nothing new: what was noticed when the shelved files came in still holds."""
    shelved = {*_hashes(ledger.returns(period.key)), *_hashes(ledger.quarantined(period.key))}
    return Gathering(files=(), findings=on_gathering(ledger.findings(period.key), shelved))


def take_in(office: Office, ledger: Ledger, plan: Plan, period: Period, gathering: Gathering) -> TakenIn:
    """Read a period's files, side by side if the hands can, those on the shelves too.

    What was shelved is read again from its bytes, so what comes out never depends on whether the file still lies in the
    drop folder, and a lead who was renamed in the plan is known in both.
    """
    waiting = {file.arrival.sha256 for file in (*gathering.files, *gathering.messages)}
    shelved = tuple(
        Gathered(arrival, ledger.content(arrival.sha256))
        for arrival in ledger.arrivals(period.key)
        if arrival.sha256 not in waiting and not is_message(arrival.file)
    )
    files = (*gathering.files, *shelved)
    desk = ReadingDesk(office.readers, plan, form_key(office.workspace), office.hands.ask(convert_returns, files))
    reads = office.hands.each(desk, files)
    return TakenIn(gathering, sort_returns(zip(files, reads, strict=True), plan, period))


def record(ledger: Ledger, period: Period, taken: TakenIn, findings: list[Finding]) -> dict[str, int]:
    """Shelve every file and message, then record each return in a transaction of its own; say what was new."""
    known = {arrival.sha256: arrival for arrival in ledger.arrivals(period.key)}
    files = (*taken.gathering.messages, *taken.gathering.files)
    for file in files:
        arrival = file.arrival
        if known.get(arrival.sha256, arrival) != arrival:
            ledger.correct_arrival(period.key, arrival)
        ledger.shelve(
            file.content,
            arrival.file,
            period=period.key,
            received=arrival.received,
            message_id=arrival.message_id,
            sender=arrival.sender,
        )
    return {
        "files": len({file.arrival.sha256 for file in files} - set(known)),
        "returns": sum(ledger.record_return(received) for received in taken.sorted.returns),
        "quarantined": sum(ledger.record_quarantine(period.key, aside) for aside in taken.sorted.quarantined),
        "findings": ledger.record_findings(period.key, findings),
    }


def counts(sorted_: Sorted, missing: tuple[str, ...]) -> ReturnCounts:
    """Count a period's files by what became of them."""
    accepted, quarantined = len(sorted_.returns), len(sorted_.quarantined)
    return ReturnCounts(received=accepted + quarantined, accepted=accepted, quarantined=quarantined, missing=missing)


def on_papers(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings that came of making papers; they hold until papers are made again."""
    return [found for found in findings if found.rule[0] in "AX" or found.rule == "C59"]


def on_gathering(findings: Iterable[Finding], shelved: set[str]) -> tuple[Finding, ...]:
    """Return the findings that came of gathering: on files that were left where they lay, or came twice."""
    return tuple(
        found
        for found in findings
        if found.rule == "F13" or (found.rule[0] == "F" and found.rule != "F14" and found.place.sha256 not in shelved)
    )


def _hashes(files: Iterable[ReceivedReturn | Quarantined]) -> Iterator[str]:
    return (file.arrival.sha256 for file in files)


def blocking_lines(findings: list[Finding]) -> tuple[str, ...]:
    """Return a line for each open finding that stops publication: its id, rule, message and, for a file, its name."""
    return tuple(
        f"{f.id} {f.rule} {f.place.file + ': ' if f.rule.startswith('F') else ''}{f.message}"
        for f in findings
        if f.blocks
    )

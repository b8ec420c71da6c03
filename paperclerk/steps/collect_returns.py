"""Collecting returns: gathering what came in, reading it, and recording it, all of a return or none."""

from pathlib import Path
from typing import NamedTuple

from paperclerk.domain.findings import Finding, count_by_severity
from paperclerk.domain.periods import Period
from paperclerk.domain.plan import Plan
from paperclerk.domain.summary import CycleSummary, ReturnCounts
from paperclerk.settings import form_key
from paperclerk.steps.convert_returns import convert_returns
from paperclerk.steps.gather_returns import Gathering, gather_returns
from paperclerk.steps.judge_cycle import cycle_of, judge_cycle
from paperclerk.steps.office import Office
from paperclerk.steps.read_plan import known_period, sound_plan
from paperclerk.steps.read_returns import ReadingDesk, Sorted, sort_returns
from paperclerk.storage.ledger import Ledger, open_ledger


class TakenIn(NamedTuple):
    """What came in for a period, read and sorted, with what was recorded before; nothing new is recorded yet."""

    gathering: Gathering
    new: Sorted
    all: Sorted


def collect_returns(office: Office, period_key: str, folder: Path | None = None) -> CycleSummary:
    """Take in a period's returns and record them, with everything found wrong; no paper is made."""
    period, plan = known_period(office, period_key), sound_plan(office)
    with open_ledger(office.workspace.ledger_folder) as ledger:
        taken = take_in(office, ledger, plan.plan, period, folder)
        before = ledger.past_periods(period.key)
        cycle = cycle_of(office.workspace, plan.plan, ledger.adopted(), period, taken.all, before)
        noticed = (*plan.findings, *taken.gathering.findings)
        findings = judge_cycle(cycle, noticed, ledger.acceptances())
        recorded = record(ledger, period, taken, findings)
    return CycleSummary(
        period=period.key,
        returns=counts(taken.all, cycle.missing),
        findings=count_by_severity(findings),
        recorded=recorded,
        blocking=blocking_lines(findings),
    )


def take_in(office: Office, ledger: Ledger, plan: Plan, period: Period, folder: Path | None) -> TakenIn:
    """Gather and read a period's files; the hands may read them side by side, and try the drop folder again."""
    known = {arrival.sha256: arrival for arrival in ledger.arrivals(period.key)}
    gathering = office.hands.ask(lambda source: gather_returns(office, period.key, source, known), folder)
    converted = office.hands.ask(convert_returns, gathering.files)
    desk = ReadingDesk(office.readers, plan, form_key(office.workspace), converted)
    reads = office.hands.each(desk, gathering.files)
    new = sort_returns(zip(gathering.files, reads, strict=True), plan, period)
    seen = {file.arrival.sha256 for file in gathering.files}
    return TakenIn(
        gathering,
        new,
        Sorted(
            returns=(*(r for r in ledger.returns(period.key) if r.arrival.sha256 not in seen), *new.returns),
            quarantined=(
                *(q for q in ledger.quarantined(period.key) if q.arrival.sha256 not in seen),
                *new.quarantined,
            ),
        ),
    )


def record(ledger: Ledger, period: Period, taken: TakenIn, findings: list[Finding]) -> dict[str, int]:
    """Shelve every file and message, then record each return in a transaction of its own; say what was new."""
    known = {arrival.sha256 for arrival in ledger.arrivals(period.key)}
    files = (*taken.gathering.messages, *taken.gathering.files)
    for file in files:
        arrival = file.arrival
        ledger.shelve(
            file.content,
            arrival.file,
            period=period.key,
            received=arrival.received,
            message_id=arrival.message_id,
            sender=arrival.sender,
        )
    return {
        "files": len({file.arrival.sha256 for file in files} - known),
        "returns": sum(ledger.record_return(received) for received in taken.new.returns),
        "quarantined": sum(ledger.record_quarantine(period.key, aside) for aside in taken.new.quarantined),
        "findings": ledger.record_findings(period.key, findings),
    }


def counts(sorted_: Sorted, missing: tuple[str, ...]) -> ReturnCounts:
    """Count a period's files by what became of them."""
    accepted, quarantined = len(sorted_.returns), len(sorted_.quarantined)
    return ReturnCounts(received=accepted + quarantined, accepted=accepted, quarantined=quarantined, missing=missing)


def blocking_lines(findings: list[Finding]) -> tuple[str, ...]:
    """Return a line for each open finding that stops publication: its id, rule, message and, for a file, its name."""
    return tuple(
        f"{f.id} {f.rule} {f.place.file + ': ' if f.rule.startswith('F') else ''}{f.message}"
        for f in findings
        if f.blocks
    )

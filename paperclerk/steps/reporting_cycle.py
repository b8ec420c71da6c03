"""The reporting cycle: the order of the deeds, written once, for the flow and for the bare command alike."""

from collections.abc import Sequence
from pathlib import Path

from paperclerk.domain.findings import count_by_severity, worst_first
from paperclerk.domain.papers import PaperName
from paperclerk.domain.periods import Period
from paperclerk.domain.plan import PlanReading
from paperclerk.domain.summary import CycleSummary
from paperclerk.steps.collect_returns import (
    blocking_lines,
    counts,
    gather_from,
    gather_nothing,
    record,
)
from paperclerk.steps.gather_returns import Gathering
from paperclerk.steps.judge_cycle import with_acceptances
from paperclerk.steps.lay_out_papers import lay_out_papers
from paperclerk.steps.make_papers import check_papers, make_papers
from paperclerk.steps.office import Office
from paperclerk.steps.period_at_hand import period_at_hand
from paperclerk.steps.read_plan import known_period, sound_plan
from paperclerk.steps.write_log import log_template, write_log
from paperclerk.steps.write_receipts import receipt_templates, write_receipts
from paperclerk.storage.ledger import Ledger, open_ledger


def reporting_cycle(office: Office, period_key: str, folder: Path | None = None) -> CycleSummary:
    """Run a whole cycle: returns in, checked against the plan; papers, validation log and ledger out.

    Nothing is recorded or written until every paper could be made, so a template or an author's file that does not fit
    leaves the ledger and the outputs as they were. A run stopped at any moment can be run again.

    Args:
        office: the workspace, its readers and hands.
        period_key: the period, named by its last month.
        folder: where to take returns from; the workspace's own drop folder unless given.
    """
    plan, period = sound_plan(office), known_period(office, period_key)
    with open_ledger(office.workspace.ledger_folder) as ledger:
        return _papers_and_log(office, ledger, plan, period, gather_from(office, ledger, period, folder))


def assemble_papers(office: Office, period_key: str, wanted: Sequence[PaperName] = ()) -> CycleSummary:
    """Make a period's papers again from what the ledger holds, taking nothing new in."""
    plan, period = sound_plan(office), known_period(office, period_key)
    with open_ledger(office.workspace.ledger_folder) as ledger:
        return _papers_and_log(office, ledger, plan, period, gather_nothing(ledger, period), wanted)


def _papers_and_log(
    office: Office,
    ledger: Ledger,
    plan: PlanReading,
    period: Period,
    gathering: Gathering,
    wanted: Sequence[PaperName] = (),
) -> CycleSummary:
    workspace, accepted = office.workspace, ledger.acceptances()
    log_template(workspace)
    receipt_templates(workspace)
    cycle, findings, author, taken, *_ = period_at_hand(office, ledger, plan, period, gathering)
    made = make_papers(workspace, cycle, findings, author, ledger.last_issue, wanted)
    findings = worst_first([*findings, *check_papers(cycle, made)])

    unprinted_before = [found for found in ledger.findings(period.key) if found.rule == "X01"]
    recorded = record(ledger, period, taken, [*findings, *unprinted_before])
    made, files, unprinted = lay_out_papers(workspace, period, made, office.hands)
    # Only now are they as they stay: the pages of a contents list are known when the PDF is made.
    for paper in made:
        ledger.record_issue(paper.issue, paper.manifest.encode(), paper.docx)
    findings = with_acceptances(worst_first([*findings, *unprinted]), accepted)
    ledger.record_findings(period.key, findings)
    write_receipts(office, ledger, cycle, findings)
    return CycleSummary(
        period=period.key,
        returns=counts(taken.sorted, cycle.missing),
        findings=count_by_severity(findings),
        papers=files,
        log=write_log(workspace, cycle, findings, files),
        recorded=recorded,
        unprinted=tuple(f"{found.message} {found.hint}" for found in unprinted),
        blocking=blocking_lines(findings),
    )

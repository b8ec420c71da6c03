"""Writing the validation log: a page for the reviewer, and the same for machines."""

from collections.abc import Sequence
from pathlib import Path

from paperclerk.domain.cycle import Cycle
from paperclerk.domain.findings import Finding
from paperclerk.domain.log import FileState, LoggedFile, ValidationLog
from paperclerk.domain.papers import PaperFiles
from paperclerk.domain.summary import LogFiles
from paperclerk.html.validation_log import log_json, render_log
from paperclerk.settings import Workspace
from paperclerk.steps.agreed_plan import agreed_plan
from paperclerk.steps.judge_cycle import cycle_of
from paperclerk.steps.lay_out_papers import papers_laid_out
from paperclerk.steps.office import Office
from paperclerk.steps.read_plan import known_period, sound_plan
from paperclerk.steps.read_returns import Sorted
from paperclerk.steps.writing import write_whole
from paperclerk.storage.ledger import open_ledger
from paperclerk.word.templates import find_template


def write_log(
    workspace: Workspace, cycle: Cycle, findings: Sequence[Finding], papers: Sequence[PaperFiles]
) -> LogFiles:
    """Write a period's validation log as HTML and JSON.

    Raises:
        TemplateMisfit: the page's template is missing or does not fit.
    """
    folder = workspace.period_outputs(cycle.period.key) / "log"
    log = _log(workspace, cycle, findings, papers, folder)
    page, data = folder / "validation-log.html", folder / "validation-log.json"
    write_whole(page, render_log(log, log_template(workspace)).encode())
    write_whole(data, log_json(log).encode())
    return LogFiles(html=str(page), json_=str(data))


def log_template(workspace: Workspace) -> Path:
    """Return the page's template, so that a cycle can make sure of it before it records anything.

    Raises:
        TemplateMisfit: there is none.
    """
    return find_template("validation-log.html", workspace.templates)


def rewrite_log(office: Office, period_key: str) -> LogFiles:
    """Write a period's validation log again from what the ledger holds, acceptances included."""
    plan, period, workspace = sound_plan(office).plan, known_period(office, period_key), office.workspace
    with open_ledger(workspace.ledger_folder) as ledger:
        held = Sorted(ledger.returns(period.key), ledger.quarantined(period.key))
        agreed, before = agreed_plan(ledger, plan, period), ledger.past_periods(period.key)
        cycle = cycle_of(workspace, agreed, period, held, before)
        return write_log(workspace, cycle, ledger.findings(period.key), papers_laid_out(workspace, period))


def _log(
    workspace: Workspace, cycle: Cycle, findings: Sequence[Finding], papers: Sequence[PaperFiles], folder: Path
) -> ValidationLog:
    accepted = [
        LoggedFile(
            file=received.arrival.file,
            sha256=received.arrival.sha256,
            owner=received.owner,
            received=received.arrival.received,
            state=FileState.ACCEPTED,
            read_by=received.read.read_by,
            signature=received.read.form.signature if received.read.form else "",
        )
        for received in cycle.returns
    ]
    aside = [
        LoggedFile(
            file=one.arrival.file,
            sha256=one.arrival.sha256,
            received=one.arrival.received,
            state=FileState.QUARANTINED,
        )
        for one in cycle.quarantined
    ]
    return ValidationLog(
        organisation=cycle.organisation,
        plan_title=cycle.plan.title,
        plan_version=cycle.plan.version,
        marking=cycle.plan.marking,
        period=cycle.period.key,
        period_label=cycle.period.label,
        as_of=cycle.period.cut_off,
        workspace=_as_named(workspace),
        folder=str(folder),
        returns=tuple(sorted([*accepted, *aside], key=lambda file: (str(file.received), file.file))),
        missing=cycle.missing,
        findings=tuple(findings),
        papers=tuple(papers),
    )


def _as_named(workspace: Workspace) -> str:
    """Return the workspace as a person in the project's folder would name it."""
    folder = workspace.folder
    return f"inputs/{folder.name}" if folder.parent.name == "inputs" else str(folder)

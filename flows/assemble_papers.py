"""Assembling papers as a Prefect flow, from what the ledger holds."""

from pathlib import Path

from prefect import flow

from flows.artifacts import publish_findings
from flows.hands import PrefectHands
from flows.office import open_office
from paperclerk.domain.papers import PaperName
from paperclerk.domain.summary import CycleSummary
from paperclerk.steps import reporting_cycle as steps


@flow(name="assemble-papers", flow_run_name="papers {period} of {workspace}", persist_result=False)
def assemble_papers(
    workspace: Path, period: str, papers: list[PaperName] | None = None, outputs: Path | None = None
) -> CycleSummary:
    """Make a period's papers again, all or the ones named, taking nothing new in."""
    office = open_office(workspace, outputs, hands=PrefectHands())
    summary = steps.assemble_papers(office, period, papers or ())
    publish_findings(office, summary)
    return summary

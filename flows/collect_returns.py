"""Collecting returns as a Prefect flow."""

from pathlib import Path

from prefect import flow

from flows.artifacts import publish_findings
from flows.hands import PrefectHands
from flows.office import open_office
from paperclerk.domain.summary import CycleSummary
from paperclerk.steps import collect_returns as steps


@flow(name="collect-returns", flow_run_name="collect {period} of {workspace}", persist_result=False)
def collect_returns(
    workspace: Path, period: str, source: Path | None = None, outputs: Path | None = None
) -> CycleSummary:
    """Take a period's returns in and record them, with everything found wrong; no paper is made."""
    office = open_office(workspace, outputs, hands=PrefectHands())
    summary = steps.collect_returns(office, period, source)
    publish_findings(office, summary)
    return summary

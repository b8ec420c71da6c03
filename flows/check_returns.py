"""Checking returns as a Prefect flow, without recording them."""

from pathlib import Path

from prefect import flow

from flows.hands import PrefectHands
from flows.office import open_office
from paperclerk.domain.summary import CheckedReturns
from paperclerk.steps import check_returns as steps


@flow(name="check-returns", flow_run_name="check returns of {workspace}", persist_result=False)
def check_returns(workspace: Path, files: list[Path], outputs: Path | None = None) -> CheckedReturns:
    """Read files that came back and check each against the plan; nothing is recorded."""
    return steps.check_returns(open_office(workspace, outputs, hands=PrefectHands()), files)

"""The reporting cycle as a Prefect flow: the same deeds in the same order, with every file a task."""

from pathlib import Path

from prefect import flow
from prefect.runtime import flow_run

from flows.artifacts import publish_findings
from flows.hands import PrefectHands
from flows.office import open_office
from paperclerk.domain.summary import CycleSummary
from paperclerk.steps import reporting_cycle as steps
from paperclerk.steps.read_plan import latest_closed_period


def _run_name() -> str:
    given = flow_run.parameters
    return f"cycle {given.get('period') or 'of the latest closed period'}: {Path(given['workspace']).name}"


@flow(name="reporting-cycle", flow_run_name=_run_name, persist_result=False)
def reporting_cycle(
    workspace: Path, period: str | None = None, source: Path | None = None, outputs: Path | None = None
) -> CycleSummary:
    """Take a period's returns in, check them, make the papers and the validation log.

    Args:
        workspace: the folder that holds plan.xlsx.
        period: named by its last month, 2031-03; the latest period that has closed unless given.
        source: take returns from this folder instead of the workspace's own.
        outputs: put what is made here instead of beside the workspace.
    """
    office = open_office(workspace, outputs, hands=PrefectHands())
    key = period or latest_closed_period(office).key
    summary = steps.reporting_cycle(office, key, source)
    publish_findings(office, summary)
    return summary

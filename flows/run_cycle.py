"""Running the cycle's flow from the shell, on a server that runs already or on one started for the run."""

from pathlib import Path

from flows.server import running_server
from paperclerk.domain.summary import CycleSummary
from paperclerk.settings import Workspace


def run_cycle(workspace: Workspace, period: str, source: Path | None) -> CycleSummary:
    """Run the reporting cycle as a Prefect flow and return what it came to.

    Raises:
        Unreachable: no server runs and none could be started.
    """
    with running_server(workspace.outputs / "prefect"):
        from flows.reporting_cycle import reporting_cycle

        return reporting_cycle(workspace.folder, period, source, workspace.outputs)

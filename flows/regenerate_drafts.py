"""Regenerating the drafts of a workspace as a Prefect flow: those whose data changed since they were made."""

from pathlib import Path

from prefect import flow

from flows.artifacts import publish_drafts
from flows.hands import PrefectHands
from flows.office import open_office
from paperclerk.domain.regenerated import DraftsRegenerated
from paperclerk.steps import regenerate_drafts as steps


@flow(name="regenerate-drafts", flow_run_name="drafts of {workspace}", persist_result=False)
def regenerate_drafts(
    workspace: Path, period: str | None = None, tracked: bool = False, outputs: Path | None = None
) -> DraftsRegenerated:
    """Bring new data into the drafts under drafts/, each into a new file beside it.

    Args:
        workspace: the folder that holds plan.xlsx.
        period: only the drafts of this period, named by its last month, 2031-03; of all periods unless given.
        tracked: show every change as a tracked change.
        outputs: where the ledger is, when it is not beside the workspace.
    """
    office = open_office(workspace, outputs, hands=PrefectHands())
    made = steps.regenerate_drafts(office, period, tracked=tracked)
    publish_drafts(made)
    return made

"""Opening the office: a workspace with all readers handed in. Doors do this once; nothing heavy is imported before."""

from pathlib import Path

from paperclerk.errors import CalledWrongly
from paperclerk.settings import load_workspace
from paperclerk.steps.office import Hands, Office, OwnHands, Readers

INPUTS = Path("inputs")


def open_office(workspace: Path | None, outputs: Path | None = None, hands: Hands | None = None) -> Office:
    """Open the workspace given, or the only one under `inputs/`.

    Raises:
        CalledWrongly: no workspace is given and there is not exactly one.
    """
    return Office(load_workspace(workspace or the_only_workspace(), outputs), all_readers(), hands or OwnHands())


def all_readers() -> Readers:
    """Return every reader, each imported only now."""
    from parsers import author_report, mail_message, meetings_workbook, pdf_report, plan_workbook, register

    return Readers(
        plan=plan_workbook.read_plan,
        calendar=meetings_workbook.read_calendar,
        returns=register.read_return,
        message=mail_message.read_message,
        author=author_report.read_author,
        report_plan=pdf_report.read_plan,
    )


def the_only_workspace() -> Path:
    """Return the one workspace under `inputs/` of the folder we are in.

    Raises:
        CalledWrongly: there is none, or more than one.
    """
    found = sorted(path.parent for path in INPUTS.glob("*/plan.xlsx"))
    if len(found) == 1:
        return found[0]
    names = ", ".join(str(path) for path in found)
    raise CalledWrongly(
        f"There are several workspaces here: {names}." if found else "There is no workspace under inputs/ here.",
        "Say which: --workspace FOLDER, the folder that holds plan.xlsx.",
    )

"""Opening the office: a workspace with all readers handed in. Doors do this once; nothing heavy is imported before."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from paperclerk.domain.differences import PaperSaid
from paperclerk.domain.places import Place
from paperclerk.domain.plan import Plan, PlanReading
from paperclerk.domain.report import Report, ReportReading
from paperclerk.errors import CalledWrongly
from paperclerk.settings import load_workspace
from paperclerk.steps.kept_readings import KeptReadings, usual_folder
from paperclerk.steps.office import Hands, Office, OwnHands, Readers
from paperclerk.steps.read_report import ReportDesk

INPUTS = Path("inputs")
# Past this the pages are handed out more slowly than they are read.
MOST_PROCESSES = 4


def open_office(workspace: Path | None, outputs: Path | None = None, hands: Hands | None = None) -> Office:
    """Open the workspace given, or the only one under `inputs/`.

    Raises:
        CalledWrongly: no workspace is given and there is not exactly one.
    """
    return Office(load_workspace(workspace or the_only_workspace(), outputs), all_readers(), hands or OwnHands())


def all_readers() -> Readers:
    """Return every reader, each imported only now."""
    from parsers import author_report, mail_message, meetings_workbook, plan_workbook, register, report_register

    return Readers(
        plan=plan_workbook.read_plan,
        calendar=meetings_workbook.read_calendar,
        returns=register.read_return,
        message=mail_message.read_message,
        author=author_report.read_author,
        report_plan=report_register.read_plan,
        report=read_sample,
    )


def open_report_desk(
    workspace: Path | None, no_cache: bool = False, progress: Callable[[int, int], None] | None = None
) -> ReportDesk:
    """Open what reading reports needs; the readers themselves are imported when one of them is asked to read.

    The workspace given, or the only one under `inputs/`, adds the council's own labels; without one there are none.
    """
    from parsers.edition import edition

    folder = workspace or (found[0] if len(found := workspaces_here()) == 1 else None)
    labels = load_workspace(folder).settings.reports.labels if folder else {}
    kept = KeptReadings(None if no_cache else usual_folder(), edition)
    return ReportDesk(_read_report, _read_report_plan, _paper_said, kept, labels, progress)


def read_sample(content: bytes, file: str) -> ReportReading:
    """Read a sample paper of a template, or an appendix, as a report is read."""
    return _read_report(content, file, {}, None)


def _read_report(
    content: bytes, file: str, labels: Mapping[str, tuple[str, ...]], progress: Callable[[int, int], None] | None
) -> ReportReading:
    from parsers.report_register import read_report

    return read_report(content, file, labels, progress, processes_here())


def _read_report_plan(content: bytes, file: str) -> PlanReading:
    from parsers.report_register import read_plan

    return read_plan(content, file)


def _paper_said(report: Report, plan: Plan, home: Place) -> PaperSaid:
    from parsers.published_items import paper_said

    return paper_said(report, plan, home)


def processes_here() -> int:
    """Return how many processes may work on a long report here: this machine's cores, but never many."""
    return min(os.cpu_count() or 1, MOST_PROCESSES)


def workspaces_here() -> list[Path]:
    """Return the workspaces under `inputs/` of the folder we are in."""
    return sorted(path.parent for path in INPUTS.glob("*/plan.xlsx"))


def the_only_workspace() -> Path:
    """Return the one workspace under `inputs/` of the folder we are in.

    Raises:
        CalledWrongly: there is none, or more than one.
    """
    found = workspaces_here()
    if len(found) == 1:
        return found[0]
    names = ", ".join(str(path) for path in found)
    raise CalledWrongly(
        f"There are several workspaces here: {names}." if found else "There is no workspace under inputs/ here.",
        "Say which: --workspace FOLDER, the folder that holds plan.xlsx.",
    )

"""Workspaces for tests: a small council's folder, with forms filled in as owners fill them."""

import hashlib
import sqlite3
from collections.abc import Mapping
from pathlib import Path

import pytest
from builders import CHIEF, a_period, a_plan

from flows.cli import main
from flows.office import open_office
from paperclerk.domain.forms import ReturnForm
from paperclerk.domain.meetings import Calendar
from paperclerk.domain.periods import Period, for_people
from paperclerk.domain.plan import Plan
from paperclerk.excel.meetings_workbook import write_calendar
from paperclerk.excel.plan_workbook import write_plan
from paperclerk.excel.return_form import write_return_form as write_excel_form
from paperclerk.settings import form_key
from paperclerk.steps.issue_forms import form_for
from paperclerk.steps.office import Hands, Office, OwnHands
from paperclerk.word.return_form import write_return_form as write_word_form


def a_workspace(folder: Path, plan: Plan | None = None, periods: tuple[Period, ...] = (), settings: str = "") -> Path:
    """Make a workspace folder with a plan, a calendar and settings that make no PDFs; return it."""
    workspace = folder / "inputs" / "anywhere"
    workspace.mkdir(parents=True)
    (workspace / "plan.xlsx").write_bytes(write_plan(plan or a_plan()))
    calendar = Calendar(periods=periods or (a_period("2031-02"), a_period("2031-03")))
    (workspace / "meetings.xlsx").write_bytes(write_calendar(calendar))
    (workspace / "settings.toml").write_text(settings or "[papers]\npdf = false\n")
    return workspace


def an_office(workspace: Path, hands: Hands | None = None) -> Office:
    """Open a test workspace with all readers."""
    return open_office(workspace, hands=hands or OwnHands())


def good_answers(deliverable: str, period: Period, **changes: str) -> dict[str, str]:
    """Return a clean set of answers for one deliverable, keyed by tag, as an owner types them."""
    item = deliverable.replace(".", "_")
    answers = {
        "rag": "Green",
        "status": "In progress",
        "percent": "40",
        "forecast": "30 June 2031",
        "narrative": f"The working group met on {for_people(period.ends)} and agreed the draft of {deliverable}.",
        "next_steps": "Consult the unions on the draft.",
        "evidence": "Minute 12 of the working group.",
    }
    return {f"{item}_{field}": value for field, value in {**answers, **changes}.items() if value}


def drop_return(
    workspace: Path,
    lead: str,
    answers: Mapping[str, str],
    period: Period | None = None,
    kind: str = ".docx",
    name: str = "",
    signed: str = "",
    received: str = "",
) -> Path:
    """Fill in a lead's real form, put it into the period's drop folder on its cut-off, and return the file."""
    period = period or a_period()
    path, content = filled_form(workspace, lead, answers, period, kind, signed)
    path = path.with_name(name) if name else path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    _write_down(path, received or f"{period.cut_off}T09:00:00")
    return path


def _write_down(path: Path, received: str) -> None:
    listed = path.parent / "received.csv"
    lines = listed.read_text() if listed.exists() else "file,received\n"
    listed.write_text(f"{lines}{path.name},{received}\n")


def filled_form(
    workspace: Path, lead: str, answers: Mapping[str, str], period: Period, kind: str = ".docx", signed: str = ""
) -> tuple[Path, bytes]:
    """Return where a lead's filled-in form would be dropped, and its bytes."""
    office = an_office(workspace)
    plan = office.readers.plan((workspace / "plan.xlsx").read_bytes(), "plan.xlsx").plan
    form = form_for(lead, plan, period, (), office.workspace)
    signed_off = {
        "return_reported_by": lead,
        "return_signed_off_by": CHIEF,
        "return_signed_off_on": signed or for_people(period.cut_off),
    }
    filled: ReturnForm = form.model_copy(update={"answers": {**signed_off, **answers}})
    write = write_word_form if kind == ".docx" else write_excel_form
    return office.workspace.returns_folder(period.key) / f"{form.file_stem}{kind}", write(
        filled, form_key(office.workspace)
    )


def drop_clean_returns(workspace: Path, period: Period | None = None) -> None:
    """Drop a clean return of each lead of the default plan: one in Word, one in Excel."""
    period = period or a_period()
    both = good_answers("D4.1", period) | good_answers("D4.2", period)
    drop_return(workspace, "Monitoring Officer", both, period, ".docx")
    drop_return(workspace, "Director of Finance", good_answers("D5.1", period), period, ".xlsx")


def everything_under(folder: Path) -> dict[str, str]:
    """Return what lies under a folder: each file's hash, and for a ledger what its tables hold."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix not in (".sqlite-wal", ".sqlite-shm", ".key"):
            content = _tables(path) if path.read_bytes()[:15] == b"SQLite format 3" else path.read_bytes()
            found[str(path.relative_to(folder))] = hashlib.sha256(content).hexdigest()
    return found


def _tables(path: Path) -> bytes:
    connection = sqlite3.connect(path)
    try:
        return "\n".join(connection.iterdump()).encode()
    finally:
        connection.close()


def ended(arguments: list[str]) -> int:
    """Run a command in this process and return its exit code."""
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    return int(stopped.value.code or 0)

"""Reading what a cycle stands on: the plan and the calendar of a workspace."""

from pathlib import Path

from paperclerk.domain.findings import Finding, worst_first
from paperclerk.domain.meetings import Calendar
from paperclerk.domain.periods import Period, office_day
from paperclerk.domain.plan import PlanReading
from paperclerk.errors import CalledWrongly, Refused, Unreadable
from paperclerk.steps.office import Office


def read_plan(office: Office) -> PlanReading:
    """Read plan.xlsx, with everything wrong or doubtful about it.

    Raises:
        Unreadable: there is no plan.xlsx in the workspace.
    """
    path = office.workspace.plan_file
    return office.readers.plan(_content(path, "the plan that Cabinet agreed"), path.name)


def sound_plan(office: Office) -> PlanReading:
    """Read plan.xlsx and make sure that a cycle can stand on it.

    Raises:
        Refused: something in the plan would make papers wrong; the message lists each fault with its cell.
    """
    reading = read_plan(office)
    _stop_at_faults(reading.findings, office.workspace.plan_file)
    return reading


def known_period(office: Office, key: str) -> Period:
    """Return a period of the workspace's calendar.

    Raises:
        CalledWrongly: the calendar has no such period; the message names those it has.
    """
    calendar = read_calendar(office)
    period = calendar.period(key)
    if period is None:
        known = ", ".join(p.key for p in calendar.periods) or "none"
        raise CalledWrongly(
            f"There is no period {key} in {office.workspace.calendar_file.name}; it has: {known}.",
            'Give one of these, or add a row to its sheet "Periods".',
        )
    return period


def latest_closed_period(office: Office) -> Period:
    """Return the latest period whose cut-off has come: the one a scheduled run is for.

    Raises:
        CalledWrongly: no period has closed yet.
    """
    today = office_day(office.clock())
    # Until the cut-off day is over, returns may still come in.
    closed = [period for period in read_calendar(office).periods if period.cut_off < today]
    if not closed:
        raise CalledWrongly(
            f"No period in {office.workspace.calendar_file.name} has closed yet.", "Give a period: --period 2031-03."
        )
    return max(closed, key=lambda period: period.key)


def read_calendar(office: Office) -> Calendar:
    """Read meetings.xlsx.

    Raises:
        Refused: something in it would put papers in the wrong period.
    """
    path = office.workspace.calendar_file
    reading = office.readers.calendar(_content(path, "the periods and meetings"), path.name)
    _stop_at_faults(reading.findings, path)
    return reading.calendar


def spelled_out(findings: list[Finding]) -> str:
    """Return findings as lines for a person: what, where, what to do."""
    return "\n".join(f"- {f.message} {f.place}. {f.hint}".rstrip() for f in findings)


def _stop_at_faults(findings: tuple[Finding, ...], path: Path) -> None:
    faults = [found for found in worst_first(findings) if found.blocks]
    if faults:
        unread = next((found for found in faults if found.rule.startswith("F")), None)
        if unread:
            raise Unreadable(
                f"{path} could not be read: {unread.message}",
                "Nothing was changed. Put the workbook back, from a copy if need be, and run again.",
            )
        raise Refused(
            f"{path} has {len(faults)} fault(s) that would make papers wrong:\n{spelled_out(faults)}",
            "Nothing was changed. Put them right and run again.",
        )


def _content(path: Path, what: str) -> bytes:
    if not path.is_file():
        raise Unreadable(f"There is no {path}, which holds {what}.", "Put it there, or give another --workspace.")
    return path.read_bytes()

"""Clearing a report: who has cleared the author's words of it, on record over the words as they are."""

from datetime import date

from paperclerk.domain.clearances import Clearance, Clearances, Clearer, as_they_stand, words_to_clear
from paperclerk.domain.periods import office_day
from paperclerk.errors import CalledWrongly
from paperclerk.steps.office import Office
from paperclerk.steps.read_authors import read_author
from paperclerk.steps.read_plan import known_period
from paperclerk.storage.ledger import open_ledger


def clear_report(office: Office, period_key: str, role: Clearer, by: str, on: date | None, note: str) -> Clearances:
    """Record that the author's words for a period's Cabinet report were cleared, and return all that stand.

    Args:
        office: the office.
        period_key: the period.
        role: for what it was cleared.
        by: who cleared it.
        on: the day; today when None.
        note: for the office alone, never printed.

    Raises:
        CalledWrongly: no name is given, the day is still to come, or the author has not written anything yet.
        Unreadable: the author's file cannot be read.
    """
    period, today = known_period(office, period_key), office_day(office.clock())
    if not by.strip():
        raise CalledWrongly("A report is cleared by somebody.", "Give the name: --by NAME.")
    if on and on > today:
        raise CalledWrongly(
            f"{on.isoformat()} is still to come.", "Give the day on which the report was cleared: --on."
        )
    words = read_author(office, period).words
    if words is None:
        raise CalledWrongly(
            f"Nobody has written the author's part of the Cabinet report for {period.label} yet.",
            f"Run `paperclerk papers start --period {period.key}` and have it written first.",
        )
    cleared = words_to_clear(words)
    given = Clearance(
        period=period.key,
        role=role,
        by=" ".join(by.split()),
        on=(on or today).isoformat(),
        sha256=cleared.sha256,
        parts=cleared.parts,
        note=note.strip(),
    )
    with open_ledger(office.workspace.ledger_folder, office.clock) as ledger:
        ledger.record_clearance(given)
        return as_they_stand(period.key, ledger.clearances(period.key), words, _wanted(office))


def clearances_now(office: Office, period_key: str) -> Clearances:
    """Return a period's clearances as they stand against the author's file as it is now.

    Raises:
        CalledWrongly: the calendar has no such period.
        Unreadable: the author's file cannot be read.
    """
    period = known_period(office, period_key)
    words = read_author(office, period).words
    with open_ledger(office.workspace.ledger_folder, office.clock) as ledger:
        return as_they_stand(period.key, ledger.clearances(period.key), words, _wanted(office))


def _wanted(office: Office) -> tuple[Clearer, ...]:
    return office.workspace.settings.papers.clearances

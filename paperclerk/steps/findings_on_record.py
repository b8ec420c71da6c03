"""Findings on record: listing them, and going on despite one with a name and a reason."""

from paperclerk.domain.findings import Acceptance, Finding, worst_first
from paperclerk.errors import CalledWrongly
from paperclerk.steps.office import Office
from paperclerk.steps.read_plan import known_period
from paperclerk.storage.ledger import open_ledger


def findings_on_record(office: Office, period: str | None = None) -> list[Finding]:
    """Return the findings the ledger holds, of one period or of all, worst first.

    Raises:
        CalledWrongly: the calendar has no such period.
    """
    if period:
        known_period(office, period)
    with open_ledger(office.workspace.ledger_folder) as ledger:
        periods = [period] if period else ledger.periods()
        return worst_first(found for key in periods for found in ledger.findings(key))


def accept_finding(office: Office, finding_id: str, by: str, reason: str) -> Finding:
    """Accept a finding on record, so that it no longer stops publication.

    Raises:
        CalledWrongly: no name or reason is given, or no finding has that id.
    """
    if not by.strip() or not reason.strip():
        raise CalledWrongly("A finding is accepted with a name and a reason.", "Give both: --by NAME --reason TEXT.")
    acceptance = Acceptance(by=by.strip(), reason=reason.strip(), at=office.clock().isoformat(timespec="seconds"))
    with open_ledger(office.workspace.ledger_folder) as ledger:
        return ledger.accept(finding_id, acceptance)

"""Adopting the plan: recording a version as agreed and locking its baseline dates."""

from paperclerk.domain.plan import Plan, without_places
from paperclerk.errors import CalledWrongly, Refused
from paperclerk.steps.office import Office
from paperclerk.steps.read_plan import sound_plan
from paperclerk.storage.ledger import open_ledger


def adopt_plan(office: Office, by: str = "") -> Plan:
    """Record plan.xlsx as the agreed version; adopting the same plan again changes nothing.

    Args:
        office: the workspace and its readers.
        by: who agreed it; the plan's own "Agreed by" unless given.

    Raises:
        CalledWrongly: nobody is named as adopting it.
        Refused: the plan has faults, or was changed without a new version number.
    """
    plan = without_places(sound_plan(office).plan)
    agreed_by = by.strip() or plan.agreed_by
    if not agreed_by:
        raise CalledWrongly(
            "Nobody is named as having agreed the plan.",
            'Say who with --by NAME, or fill in "Agreed by" on the sheet "Plan" of plan.xlsx.',
        )
    with open_ledger(office.workspace.ledger_folder) as ledger:
        before = ledger.adopted()
        if before and before.fingerprint() == plan.fingerprint():
            return before
        if before and before.version == plan.version:
            raise Refused(
                f"The plan was changed but still calls itself version {plan.version}, which was adopted already.",
                'Give it a new version on the sheet "Plan" of plan.xlsx, and adopt it again.',
            )
        ledger.adopt(plan, by=agreed_by, at=office.clock().isoformat(timespec="seconds"))
    return plan

"""What an owner typed, as the typed values that it means: for the forms' "last time" column, and for the tests."""

from datetime import date
from typing import Any

from paperclerk.domain.periods import MONTHS
from paperclerk.domain.ratings import Status
from paperclerk.domain.returns import Update
from sample.plan import PLAN
from sample.posts import REGISTER
from sample.registers import steps_said

_DATES = ("forecast", "actual", "recovery_date")


def as_update(deliverable: str, said: dict[str, str], month: int) -> Update:
    """Return what the typed answers on one deliverable mean, with posts by the register's own title.

    The month, 0 for January, says what was reported of its milestones.
    """
    agreed = PLAN.deliverable(deliverable)
    typed: dict[str, Any] = {"deliverable": deliverable, "due": agreed and agreed.due, **said}
    if "rag" in said:
        typed["rag"] = next(rating.rag for rating in PLAN.scheme.ratings if rating.label == said["rag"])
    if "status" in said:
        typed["status"] = next(status for status in Status if status.label == said["status"])
    if "percent" in said:
        typed["percent"] = int(said["percent"])
    for field in _DATES:
        if field in said:
            typed[field] = as_date(said[field])
    if "recovery_owner" in said and (owner := REGISTER.find(said["recovery_owner"])):
        typed["recovery_owner"] = owner.title
    return Update(**typed, milestones=steps_said(deliverable, agreed.milestones, month) if agreed else ())


def as_date(typed: str) -> date:
    """Return the day that `6 May 2031` or `6th May 2031` means."""
    day, month, year = typed.split()
    return date(int(year), MONTHS.index(month) + 1, int("".join(filter(str.isdigit, day))))

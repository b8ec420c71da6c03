"""Which version of the plan a period is held against: the one in force then, not the one adopted since."""

from datetime import datetime
from typing import NamedTuple

from paperclerk.domain.marks import with_publicity
from paperclerk.domain.periods import Period, office_day
from paperclerk.domain.plan import Plan
from paperclerk.storage.ledger import Ledger


class AgreedPlan(NamedTuple):
    """The plan that a period's papers are made from, and the adopted version whose dates are locked, if any."""

    plan: Plan
    baseline: Plan | None


def agreed_plan(ledger: Ledger, plan: Plan, period: Period) -> AgreedPlan:
    """Return the plan for a period.

    While plan.xlsx is what was adopted last, a period that closed before that is held against the version adopted by
    its cut-off, so that a plan agreed later does not rewrite the past. A plan.xlsx that was changed and not adopted is
    held against the last version adopted, and the rules say what differs.

    Args:
        ledger: what was adopted, and when.
        plan: plan.xlsx as read.
        period: the period.
    """
    adoptions = ledger.adoptions()
    if not adoptions:
        return AgreedPlan(plan, None)
    latest = adoptions[-1].plan
    by_then = [one.plan for one in adoptions if office_day(datetime.fromisoformat(one.at)) <= period.cut_off]
    in_force = by_then[-1] if by_then else adoptions[0].plan
    if plan.fingerprint() != latest.fingerprint():
        return AgreedPlan(plan, latest)
    if in_force.fingerprint() == latest.fingerprint():
        # Read from plan.xlsx, so that findings can point at its cells.
        return AgreedPlan(plan, latest)
    # What has been marked exempt since stays kept back in an older version too.
    return AgreedPlan(with_publicity(in_force, plan), in_force)

"""A period at hand: its returns read, held against the plan in force, with everything found wrong or doubtful."""

from typing import NamedTuple

from paperclerk.domain.cycle import Cycle
from paperclerk.domain.findings import Finding
from paperclerk.domain.periods import Period
from paperclerk.domain.plan import PlanReading
from paperclerk.rules.publicity import publicity_in_order
from paperclerk.steps.agreed_plan import agreed_plan
from paperclerk.steps.collect_returns import TakenIn, take_in
from paperclerk.steps.gather_returns import Gathering
from paperclerk.steps.judge_cycle import cycle_of, judge_cycle
from paperclerk.steps.office import Office
from paperclerk.steps.read_authors import AuthorsDesk, read_author
from paperclerk.storage.ledger import Ledger


class PeriodAtHand(NamedTuple):
    """What papers are made from, and the files that were read for it; nothing is recorded yet."""

    cycle: Cycle
    findings: list[Finding]
    author: AuthorsDesk
    taken: TakenIn


def period_at_hand(
    office: Office, ledger: Ledger, plan: PlanReading, period: Period, gathering: Gathering
) -> PeriodAtHand:
    """Read a period's returns and the author's words, and ask every rule of them."""
    author = read_author(office, period)
    agreed, before = agreed_plan(ledger, plan.plan, period), ledger.past_periods(period.key)
    taken = take_in(office, ledger, agreed.plan, period, gathering)
    cycle = cycle_of(office.workspace, agreed, period, taken.sorted, before)
    owed = publicity_in_order(agreed.plan, author.words)
    noticed = [*plan.findings, *author.findings, *gathering.findings, *owed]
    return PeriodAtHand(cycle, judge_cycle(cycle, noticed, ledger.acceptances()), author, taken)

"""Judging a cycle: this period's returns with what came before, and everything wrong or doubtful about them."""

from collections.abc import Iterable

from paperclerk.domain.cycle import Cycle, PastPeriod, Thresholds
from paperclerk.domain.findings import Acceptance, Finding, worst_first
from paperclerk.domain.periods import Period
from paperclerk.domain.returns import ReceivedReturn
from paperclerk.rules.register import check
from paperclerk.rules.standing import standing_returns
from paperclerk.settings import Workspace
from paperclerk.steps.agreed_plan import AgreedPlan
from paperclerk.steps.read_returns import Sorted


def cycle_of(
    workspace: Workspace, agreed: AgreedPlan, period: Period, now: Sorted, before: tuple[PastPeriod, ...]
) -> Cycle:
    """Return a period's cycle as the rules and the papers look at it."""
    settings, plan = workspace.settings, agreed.plan
    return Cycle(
        organisation=settings.organisation or plan.organisation,
        body=settings.body,
        plan=plan,
        baseline=agreed.baseline,
        period=period,
        returns=now.returns,
        quarantined=now.quarantined,
        before=before,
        thresholds=Thresholds(same_text=settings.rules.same_text, days_of_grace=settings.rules.days_of_grace),
    )


def judge_cycle(cycle: Cycle, noticed: Iterable[Finding], accepted: dict[str, Acceptance]) -> list[Finding]:
    """Return all findings of a cycle, worst first: of its files, its values and its rules.

    Args:
        cycle: the period and its returns.
        noticed: findings made before the returns were read: on the plan, the drop folder, the author's files.
        accepted: the acceptances on record, by finding id.
    """
    found = [*noticed, *check(cycle)]
    for aside in cycle.quarantined:
        found.extend(aside.findings)
    for received in cycle.returns:
        found.extend(f for f in received.read.findings if _still_stands(f, received, cycle))
    named = (f if f.period else f.model_copy(update={"period": cycle.period.key}) for f in found)
    return with_acceptances(worst_first(named), accepted)


def with_acceptances(findings: Iterable[Finding], accepted: dict[str, Acceptance]) -> list[Finding]:
    """Return the findings, those that somebody accepted marked so."""
    return [f.accepted(accepted[f.id]) if f.id in accepted else f for f in findings]


def _still_stands(found: Finding, received: ReceivedReturn, cycle: Cycle) -> bool:
    """Whether no later return of the same lead has replaced what the finding is about."""
    stands = cycle.now.get(found.subject)
    if stands and stands.source.owner == received.owner:
        return stands.source.arrival.sha256 == received.arrival.sha256
    return any(one.arrival.sha256 == received.arrival.sha256 for one in standing_returns(cycle))

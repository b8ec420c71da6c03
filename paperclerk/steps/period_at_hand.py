"""A period at hand: its returns read, held against the plan in force, with everything found wrong or doubtful."""

from typing import NamedTuple

from paperclerk.domain.clearances import Clearances, as_they_stand
from paperclerk.domain.cycle import Cycle
from paperclerk.domain.findings import Finding
from paperclerk.domain.layouts import Layout
from paperclerk.domain.periods import Period
from paperclerk.domain.plan import PlanReading
from paperclerk.rules.clearances import clearances_in_order
from paperclerk.rules.publicity import publicity_in_order
from paperclerk.rules.report_contents import contents_in_order
from paperclerk.rules.report_procedure import procedure_in_order
from paperclerk.steps.agreed_plan import agreed_plan
from paperclerk.steps.collect_returns import TakenIn, take_in
from paperclerk.steps.gather_returns import Gathering
from paperclerk.steps.judge_cycle import cycle_of, judge_cycle
from paperclerk.steps.office import Office
from paperclerk.steps.read_appendices import AppendixFile, read_appendices
from paperclerk.steps.read_authors import AuthorsDesk, read_author
from paperclerk.storage.ledger import Ledger


class PeriodAtHand(NamedTuple):
    """What papers are made from, and the files that were read for it; nothing is recorded yet."""

    cycle: Cycle
    findings: list[Finding]
    author: AuthorsDesk
    taken: TakenIn
    clearances: Clearances
    appendices: tuple[AppendixFile, ...] = ()
    unpublished: tuple[AppendixFile, ...] = ()
    left_out: tuple[str, ...] = ()


def period_at_hand(
    office: Office, ledger: Ledger, plan: PlanReading, period: Period, gathering: Gathering
) -> PeriodAtHand:
    """Read a period's returns and the author's words, and ask every rule of them."""
    author = read_author(office, period)
    agreed, before = agreed_plan(ledger, plan.plan, period), ledger.past_periods(period.key)
    taken = take_in(office, ledger, agreed.plan, period, gathering)
    cycle = cycle_of(office.workspace, agreed, period, taken.sorted, before)
    settings = office.workspace.settings.papers
    clearances = as_they_stand(period.key, ledger.clearances(period.key), author.words, settings.clearances)
    owed = [
        *publicity_in_order(agreed.plan, author.words, period.key),
        *_of_report(cycle, author, settings.report_layout()),
    ]
    appendices = read_appendices(office.workspace, period, author.words, office.readers.report)
    cleared = clearances_in_order(clearances) if author.words else ()
    noticed = [*plan.findings, *author.findings, *gathering.findings, *owed, *cleared, *appendices.findings]
    if settings.print_clearances:
        author = author._replace(clearances=clearances.clearances)
    findings = judge_cycle(cycle, noticed, ledger.acceptances())
    files, _, unpublished, left_out = appendices
    return PeriodAtHand(cycle, findings, author, taken, clearances, files, unpublished, left_out)


def _of_report(cycle: Cycle, author: AuthorsDesk, layout: Layout) -> list[Finding]:
    """Return what is wrong with how the report is taken and with what its author wrote."""
    period = cycle.period
    taken = procedure_in_order(author.words, body=cycle.body, meeting=period.cabinet, as_of=period.cut_off)
    return [*taken, *contents_in_order(author.words, layout)]

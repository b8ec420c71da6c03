"""What owners reported as everybody may read it: nothing of exempt items, and no report that is exempt by itself."""

from collections.abc import Callable

from paperclerk.assembly.view import View
from paperclerk.domain.findings import Finding
from paperclerk.domain.marks import Marks
from paperclerk.domain.plan import Deliverable, Kpi, Risk
from paperclerk.domain.returns import ReceivedReturn, Return


def without_reports_of_items(view: View, marks: Marks) -> View:
    """Return the view without anything that was ever reported of an exempt item, nor returns of nothing else."""
    told = _with_returns(view, lambda read, _: _without(read, lambda ref: ref in marks.items))
    cycle = told.cycle
    return told._replace(
        cycle=cycle.but(returns=tuple(received for received in cycle.returns if received.owner not in marks.silent))
    )


def without_marked_reports(view: View, marks: Marks) -> View:
    """Return the view without the reports that are exempt though the item is not; the cycle says which they are."""

    def told(read: Return, period: str) -> Return:
        return _without(read, lambda ref: ref not in marks.items and marks.report(ref, period) is not None)

    plan, period = view.cycle.plan, view.cycle.period.key
    entries: tuple[Deliverable | Kpi | Risk, ...] = (*plan.deliverables(), *plan.kpis, *plan.risks)
    refs = [entry.id for entry in entries if entry.id not in marks.items]
    kept_back = {ref: mark.kept_back() for ref in refs if (mark := marks.report(ref, period))}
    told_view = _with_returns(view, told)
    before = tuple(
        past.model_copy(update={"withheld": frozenset(ref for ref in refs if marks.report(ref, past.key))})
        for past in told_view.cycle.before
    )
    return told_view._replace(cycle=told_view.cycle.but(withheld=kept_back, before=before))


def without_decisions(view: View, marks: Marks) -> View:
    """Return the view without the decisions asked for by leads whose asking is exempt in that period."""

    def told(received: ReceivedReturn) -> ReceivedReturn:
        if not marks.report(received.owner, received.period):
            return received
        return received.model_copy(update={"read": received.read.model_copy(update={"decisions": None})})

    return with_received(view, told)


def without_questions(view: View, marks: Marks) -> View:
    """Return the view without findings about anything exempt, or about leads who answer for nothing else."""
    period = view.cycle.period.key

    def told(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        return tuple(
            found for found in findings if not marks.subject(found.subject, period) and found.owner not in marks.silent
        )

    def told_of(received: ReceivedReturn) -> ReceivedReturn:
        return received.model_copy(
            update={"read": received.read.model_copy(update={"findings": told(received.read.findings)})}
        )

    asides = tuple(aside.model_copy(update={"findings": told(aside.findings)}) for aside in view.cycle.quarantined)
    seen = with_received(view, told_of)
    return seen._replace(cycle=seen.cycle.but(quarantined=asides), findings=told(view.findings))


def _without(read: Return, is_kept_back: Callable[[str], bool]) -> Return:
    return read.model_copy(
        update={
            "updates": tuple(said for said in read.updates if not is_kept_back(said.deliverable)),
            "risks": tuple(said for said in read.risks if not is_kept_back(said.risk)),
            "kpis": tuple(said for said in read.kpis if not is_kept_back(said.kpi)),
        }
    )


def _with_returns(view: View, told: Callable[[Return, str], Return]) -> View:
    return with_received(
        view, lambda received: received.model_copy(update={"read": told(received.read, received.period)})
    )


def with_received(view: View, told: Callable[[ReceivedReturn], ReceivedReturn]) -> View:
    """Return the view with each return told so, this period's and the earlier ones."""
    cycle = view.cycle
    before = tuple(past.model_copy(update={"returns": tuple(map(told, past.returns))}) for past in cycle.before)
    return view._replace(cycle=cycle.but(returns=tuple(map(told, cycle.returns)), before=before))

"""Completeness: C34 a deliverable missing from a return, C44 a return late or missing."""

from collections.abc import Iterator
from datetime import timedelta

from paperclerk.domain.cycle import Cycle
from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.history import Standing
from paperclerk.domain.periods import for_people, month_label, office_day
from paperclerk.domain.places import Place
from paperclerk.domain.returns import ReceivedReturn
from paperclerk.rules.asking import label
from paperclerk.rules.standing import latest_of, standing_returns


def left_out_of_the_return(cycle: Cycle) -> Iterator[Finding]:
    """Say which deliverables a lead's returns of this period leave out, or leave wholly empty."""
    for standing in cycle.standings:
        item = standing.deliverable
        received = latest_of(cycle, item.lead)
        if standing.now or received is None:
            continue
        on_the_form = any(update.deliverable == item.id for update in received.read.updates)
        left = "is left wholly empty in" if on_the_form else "is in the agreed plan but not in"
        yield finding(
            "C34",
            f"{item.id} {left} the return of {item.lead}.",
            hint=f"Fill in what is asked of {item.id}, and send the return again.",
            subject=item.id,
            place=Place(file=received.read.file, sha256=received.read.sha256, where=item.id),
            period=cycle.period.key,
            owner=item.lead,
        )


def no_return(cycle: Cycle) -> Iterator[Finding]:
    """Say for which deliverables nobody sent a return, and how old the last rating is."""
    missing = set(cycle.missing)
    set_aside = {found.owner for aside in cycle.quarantined for found in aside.findings if found.owner}
    for standing in cycle.standings:
        item = standing.deliverable
        if item.lead not in missing:
            continue
        aside = "A file of theirs was set aside: see its finding. " if item.lead in set_aside else ""
        yield finding(
            "C44",
            f"No return for {item.id} by {for_people(cycle.period.cut_off)}. {_last_rating(cycle, standing)}",
            hint=f"{aside}Ask {item.lead} for the return. Until then the papers say that none was received.",
            subject=item.id,
            period=cycle.period.key,
            owner=item.lead,
            about="missing",
        )


def late_return(cycle: Cycle) -> Iterator[Finding]:
    """Say which returns came in after the cut-off and the days of grace that the council gives."""
    last_day = cycle.period.cut_off + timedelta(days=cycle.thresholds.days_of_grace)
    for received in standing_returns(cycle):
        day = office_day(received.arrival.received)
        if day > last_day:
            late = (day - cycle.period.cut_off).days
            yield finding(
                "C44",
                f"The return of {received.owner} was received on {for_people(day)}, {late} "
                f"{'day' if late == 1 else 'days'} after the cut-off of {for_people(cycle.period.cut_off)}.",
                hint="Decide whether the papers still take it in, and accept this finding with the reason if they do.",
                subject=received.owner,
                place=_whole(received),
                period=cycle.period.key,
                owner=received.owner,
                about="late",
            )


def _last_rating(cycle: Cycle, standing: Standing) -> str:
    if standing.rated is None or standing.last_rag is None:
        return "It has never been rated."
    rating = label(cycle, standing.last_rag)
    return f"The last rating, {rating} from {month_label(standing.rated.period)}, is out of date."


def _whole(received: ReceivedReturn) -> Place:
    return Place(file=received.read.file, sha256=received.read.sha256, where="the whole return")

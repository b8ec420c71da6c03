"""A deliverable as papers show it: what Cabinet agreed, and what the owner signed this period, or that nobody did."""

from collections.abc import Iterator, Sequence

from paperclerk.assembly.challenges import in_short, questioned
from paperclerk.assembly.links import linked_words, mark_shown
from paperclerk.assembly.movements import moved
from paperclerk.assembly.ratings_shown import NOT_RATED, RatingShown, rating_standing, spoken_rating
from paperclerk.assembly.tracing import from_calendar, from_plan, from_return, from_whole_return, from_words
from paperclerk.assembly.withheld import marked
from paperclerk.assembly.wording import Passage, counted, listed, passages
from paperclerk.domain.cycle import Cycle, PaperIssue
from paperclerk.domain.findings import Finding, State
from paperclerk.domain.history import Reported, Standing
from paperclerk.domain.names import region
from paperclerk.domain.papers import Source
from paperclerk.domain.periods import for_people, month_label
from paperclerk.domain.places import Noun
from paperclerk.domain.plan import Milestone
from paperclerk.domain.publicity import NOT_FOR_PUBLICATION
from paperclerk.domain.returns import ReceivedReturn, Update


class DeliverableShown(Noun):
    """A deliverable with its progress lines, ready to print. A text that is empty is one there is nothing to say in.

    `absence` says why there is no progress; it is empty when there is a return. `rating` is only ever this period's.
    `questioned` gives each grave challenge that is open, and `challenged` their rules in a few words. `linked` says
    where else the same action stands, and where it is counted.
    """

    id: str
    text: str
    region: str
    rag_region: str
    progress_region: str = ""
    due: str
    due_basis: str = ""
    lead: str = ""
    sao: str = ""
    supporting: tuple[str, ...] = ()
    success_measure: str = ""
    linked: str = ""
    absence: str = ""
    rating: RatingShown = NOT_RATED
    status: str = ""
    percent: str = ""
    forecast: str = ""
    forecast_note: str = ""
    actual: str = ""
    overdue: str = ""
    movement: str = ""
    sign_off: str = ""
    is_signed: bool = False
    narrative: tuple[Passage, ...] = ()
    next_steps: tuple[Passage, ...] = ()
    evidence: tuple[Passage, ...] = ()
    slip_reason: tuple[Passage, ...] = ()
    recovery: tuple[Passage, ...] = ()
    recovery_owner: str = ""
    recovery_date: str = ""
    milestones: tuple[str, ...] = ()
    questioned: tuple[str, ...] = ()
    challenged: str = ""
    evidence_owed: str = ""

    @property
    def state(self) -> str:
        """Return status, completion and percentage in one line: `In progress, 60% complete`."""
        when = " ".join(part for part in (self.status, self.actual and f"on {self.actual}") if part)
        share = self.percent and (self.percent if self.actual else f"{self.percent} complete")
        return ", ".join(part for part in (when, share) if part)


def show_deliverable(
    cycle: Cycle, standing: Standing, last_issue: PaperIssue | None, findings: Sequence[Finding] = ()
) -> DeliverableShown:
    """Return a deliverable as the papers of this cycle show it, with what is asked of it in the findings."""
    item = standing.deliverable
    asked = questioned(findings).get(standing.counted_as or item.id, ())
    agreed = DeliverableShown(
        id=item.id,
        text=marked(item.text, mark_shown(cycle, standing)),
        region=region(item.id),
        rag_region=region(item.id, "rag"),
        progress_region=region(item.id, "progress"),
        due=for_people(item.due) or "no date agreed",
        due_basis=item.due_basis,
        lead=item.lead,
        sao=item.sao or "",
        supporting=item.supporting,
        success_measure=item.success_measure,
        linked=linked_words(cycle, standing),
        overdue=_overdue(cycle, standing),
        rating=rating_standing(cycle, standing),
        questioned=tuple(dict.fromkeys(in_short(found) for found in asked)),
        challenged=f"Challenged ({listed(dict.fromkeys(found.rule for found in asked))})" if asked else "",
    )
    if standing.withheld:
        return told_as_withheld(agreed, standing)
    if standing.now is None:
        return agreed.model_copy(update={"absence": absence(cycle, standing)})
    signed = _reported(standing.now.update, standing)
    return agreed.model_copy(
        update={
            **signed,
            "movement": (
                moved(standing, last_issue).spoken(cycle.plan.scheme) if standing.rag else spoken_rating(agreed.rating)
            ),
            "sign_off": sign_off(standing.now.source, findings),
            "evidence_owed": "None given" if standing.is_done and not standing.now.update.evidence else "",
            "is_signed": bool(standing.now.source.read.signed_off_by),
        }
    )


def told_as_withheld(agreed: DeliverableShown, standing: Standing) -> DeliverableShown:
    """Return a deliverable of which the public is told that it, or what was reported of it, is kept back, and why."""
    assert standing.withheld is not None
    told = {
        "absence": standing.withheld.statement, "overdue": "", "questioned": (), "challenged": "",
        "rating": RatingShown(label=NOT_FOR_PUBLICATION),
    }  # fmt: skip
    mark = standing.deliverable.exemption
    if mark and mark.withheld:
        told |= {"due": NOT_FOR_PUBLICATION, "lead": NOT_FOR_PUBLICATION}
    return agreed.model_copy(update=told)


def absence(cycle: Cycle, standing: Standing) -> str:
    """Return what a paper says of a deliverable that nobody reported on this period."""
    item, period = standing.deliverable, cycle.period.label
    if not item.lead or item.lead in cycle.missing:
        said = f"No return received for {period}"
    else:
        said = f"The return for {period} says nothing of this deliverable"
    if standing.rated is None or standing.last_rag is None:
        return f"{said}; it has not been rated before."
    label = cycle.plan.scheme.rating(standing.last_rag).label
    return f"{said}; last rating {label} ({month_label(standing.rated.period)}) is out of date."


def sign_off(received: ReceivedReturn, findings: Sequence[Finding] = ()) -> str:
    """Return who signed a return off and when, or that nobody did; and what is doubtful about it (C41)."""
    read = received.read
    if not read.signed_off_by:
        return "Not signed off"
    when = f" on {for_people(read.signed_off_on)}" if read.signed_off_on else ""
    doubts = dict.fromkeys(
        f". {found.message.rstrip('.')} (C41)"
        for found in findings
        if (found.rule, found.owner, found.state) == ("C41", received.owner, State.OPEN)
        and found.place.sha256 in ("", received.arrival.sha256)
    )
    return f"Signed off by {read.signed_off_by}{when}{''.join(doubts)}"


def sources_of(shown: DeliverableShown, standing: Standing, *, whole: bool = False) -> Iterator[Source]:
    """Yield where each value of a deliverable came from: the plan, or the return that stands.

    Args:
        shown: the deliverable as the paper shows it.
        standing: the same deliverable with its return.
        whole: whether the paper shows all that was reported, rather than the progress lines alone.
    """
    item, own = standing.deliverable, shown.region
    yield from from_plan(own, item.text, "text", item.id, item.places.get("text"))
    yield from from_plan(own, for_people(item.due), "due", item.id, item.places.get("due"))
    if standing.counted_as:
        yield from from_plan(own, shown.linked, "linked", item.id, item.places.get("same_as"))
    else:
        yield from from_calendar(own, shown.linked, "linked", item.id)
    yield from from_calendar(own, shown.absence or shown.movement, "movement", item.id)
    yield from from_calendar(own, shown.overdue, "overdue", item.id)
    if whole:
        yield from (source for text in shown.questioned for source in from_calendar(own, text, "questioned", item.id))
    if standing.now is None or standing.withheld:
        return
    if standing.rag:
        yield from from_return(shown.rag_region, shown.rating.label, "rag", standing.now)
    for field in ("status", "percent", "forecast", "actual"):
        yield from from_return(own, getattr(shown, field), field, standing.now)
    yield from from_words(own, shown.narrative, "narrative", standing.now)
    if not shown.is_signed and not whole:
        yield from from_whole_return(own, shown.sign_off, "return_signed_off_by", standing.now.source)
    if whole:
        yield from _milestone_sources(shown, standing.now)
        yield from from_words(own, shown.next_steps, "next_steps", standing.now)
        yield from from_words(own, shown.evidence, "evidence", standing.now)
        yield from from_calendar(own, shown.evidence_owed, "evidence", item.id)
        yield from from_words(own, shown.slip_reason, "slip_reason", standing.now)
        yield from from_words(own, shown.recovery, "recovery_action", standing.now)
        yield from from_return(own, shown.recovery_owner, "recovery_owner", standing.now)
        yield from from_return(own, shown.recovery_date, "recovery_date", standing.now)
        yield from from_whole_return(own, shown.sign_off, "return_signed_off_by", standing.now.source)


def _milestone_sources(shown: DeliverableShown, now: Reported) -> Iterator[Source]:
    """Yield where each milestone's line came from: the box of its newest date."""
    for line, step in zip(shown.milestones, now.update.milestones, strict=True):
        field = "actual" if step.actual else "forecast" if step.forecast else "text"
        yield from from_return(shown.region, line, f"{step.id}_{field}", now)


def _reported(update: Update, standing: Standing) -> dict[str, object]:
    return {
        "status": update.status.label if update.status else "",
        "percent": "" if update.percent is None else f"{update.percent}%",
        "forecast": for_people(update.forecast),
        "forecast_note": _forecast_note(standing),
        "actual": for_people(update.actual),
        "narrative": passages(update.narrative),
        "next_steps": passages(update.next_steps),
        "evidence": passages(update.evidence),
        "slip_reason": passages(update.slip_reason),
        "recovery": passages(update.recovery_action),
        "recovery_owner": update.recovery_owner or "",
        "recovery_date": for_people(update.recovery_date),
        "milestones": tuple(_milestone(step) for step in update.milestones),
    }


def _forecast_note(standing: Standing) -> str:
    update, due = (standing.now.update if standing.now else None), standing.deliverable.due
    if update is None or update.forecast is None or due is None:
        return ""
    days = (update.forecast - due).days
    if days == 0:
        return "as agreed"
    return f"{counted(abs(days), 'day')} {'after' if days > 0 else 'before'} the agreed date"


def _overdue(cycle: Cycle, standing: Standing) -> str:
    if not standing.is_overdue(cycle.period.cut_off) or standing.deliverable.due is None:
        return ""
    days = (cycle.period.cut_off - standing.deliverable.due).days
    return f"Overdue by {counted(days, 'day')} on {for_people(cycle.period.cut_off)}"


def _milestone(step: Milestone) -> str:
    dates = (
        f"due {for_people(step.due)}" if step.due else "",
        f"forecast {for_people(step.forecast)}" if step.forecast and not step.actual else "",
        f"done {for_people(step.actual)}" if step.actual else "",
    )
    said = ", ".join(part for part in dates if part)
    text = step.text or f"Milestone {step.id}, not named"
    return f"{text}: {said}" if said else text

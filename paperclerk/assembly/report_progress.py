"""What the Cabinet report says of progress, all of it from returns: counts, exceptions, and returns not received."""

from collections import Counter
from collections.abc import Iterator, Sequence

from paperclerk.assembly.assurance_counts import CountLine, count_ratings, count_states
from paperclerk.assembly.assurance_gaps import Absentee, absentees, late_returns
from paperclerk.assembly.challenges import questioned
from paperclerk.assembly.links import links_in_all
from paperclerk.assembly.movements import earlier_returns, moved
from paperclerk.assembly.programmes import ProgrammeLine, programme_lines, programme_sources
from paperclerk.assembly.progress import DeliverableShown, show_deliverable, sources_of
from paperclerk.assembly.statutory import statutory_counted
from paperclerk.assembly.tracing import from_calendar
from paperclerk.assembly.withheld import withheld_too
from paperclerk.assembly.wording import capital, counted, listed
from paperclerk.domain.cycle import Cycle, PaperIssue
from paperclerk.domain.findings import Finding, State
from paperclerk.domain.history import Movement, Standing
from paperclerk.domain.names import region
from paperclerk.domain.papers import Source
from paperclerk.domain.periods import for_people, month_label
from paperclerk.domain.places import Noun
from paperclerk.domain.ratings import Rag

PROGRESS_REGION = region("progress")
EXCEPTIONS_REGION = region("exceptions")
GAPS_REGION = region("gaps")
# Characters that take about a third of a page in the column for owners' words.
_LONG = 900


class ExceptionShown(DeliverableShown):
    """A deliverable in trouble, as the report shows it."""

    @property
    def is_long(self) -> bool:
        """Whether the owner's words may take so much of a page that their row should run over to the next."""
        return sum(len(passage.text) for passage in self.narrative) > _LONG


class Progress(Noun):
    """The generated part of the section on progress."""

    paragraphs: tuple[str, ...]
    ratings: tuple[CountLine, ...]
    states: tuple[CountLine, ...]
    last_label: str
    exceptions: tuple[ExceptionShown, ...]
    programmes: tuple[ProgrammeLine, ...] = ()
    unexceptional: str
    gaps: str
    absentees: tuple[Absentee, ...]

    def sources(self, cycle: Cycle) -> Iterator[Source]:
        """Yield where each generated value came from."""
        for text in self.paragraphs:
            yield from from_calendar(PROGRESS_REGION, text, "progress")
        for line in (*self.ratings, *self.states):
            yield from from_calendar(line.region, line.rating.label, "label")
            yield from from_calendar(line.region, str(line.now), "count")
        yield from programme_sources(self.programmes)
        by_id = cycle.by_id
        for shown in self.exceptions:
            yield from sources_of(shown, by_id[shown.id])
            yield from from_calendar(shown.region, shown.challenged, "challenged", shown.id)
        yield from from_calendar(EXCEPTIONS_REGION, self.unexceptional, "exceptions")
        yield from from_calendar(GAPS_REGION, self.gaps, "gaps")
        for gap in self.absentees:
            yield from gap.sources()


def periods_covered(cycle: Cycle, last_issue: PaperIssue | None) -> tuple[str, ...]:
    """Return the periods since the last report, this one last; a first report covers this one."""
    now = cycle.period.key
    earlier = {past.key for past in cycle.before if last_issue and last_issue.period < past.key < now}
    return (*sorted(earlier), now)


def progress(cycle: Cycle, findings: Sequence[Finding], last_issue: PaperIssue | None) -> Progress:
    """Return what the returns of a cycle say of the plan, compared with the last report."""
    troubled = _exceptions(cycle, findings)
    rest = len(cycle.open_standings) - len(troubled)
    return Progress(
        paragraphs=tuple(_paragraphs(cycle, findings, last_issue)),
        ratings=count_ratings(cycle, last_issue),
        states=count_states(cycle, last_issue),
        last_label=month_label(last_issue.period) if last_issue else "",
        programmes=programme_lines(cycle),
        exceptions=tuple(_shown(cycle, standing, last_issue, findings) for standing in troubled),
        unexceptional=_unexceptional(cycle, rest, bool(troubled)),
        gaps=_gaps(cycle),
        absentees=absentees(cycle),
    )


def _paragraphs(cycle: Cycle, findings: Sequence[Finding], last_issue: PaperIssue | None) -> Iterator[str]:
    yield _covers(cycle, last_issue)
    yield _rated(cycle)
    yield _compared(cycle, last_issue)
    if open_points := sum(found.rule.startswith("C") and found.state is State.OPEN for found in findings):
        are = "is" if open_points == 1 else "are"
        points = counted(open_points, "point")
        yield capital(f"{points} raised on these returns {are} not answered yet; Appendix B lists what was asked.")
    yield from filter(None, (links_in_all(cycle), statutory_counted(cycle)))


def _covers(cycle: Cycle, last_issue: PaperIssue | None) -> str:
    labels = [*(month_label(key) for key in periods_covered(cycle, last_issue)[:-1]), cycle.period.label]
    leads, late = len(cycle.plan.leads()), len({one.lead for one in late_returns(cycle)})
    came = leads - len(cycle.missing)
    received = f"{came} of {counted(leads, 'return')} {'was' if came == 1 else 'were'} received"
    after = f", {late} of them after that day" if late else ""
    return (
        f"This report covers {listed(labels)}. Returns were due by {for_people(cycle.period.cut_off)}; "
        f"{received}{after}. Ratings and dates are those that lead officers gave for {cycle.period.label}."
    )


def _rated(cycle: Cycle) -> str:
    scheme, counts = cycle.plan.scheme, Counter(standing.rag for standing in cycle.open_standings)
    used = [rag for rag in Rag if rag in scheme.keys or counts[rag]]
    rated = [f"{counts[rag] or 'none'} {scheme.rating(rag).label}" for rag in used]
    unrated = f"; {counts[None]} {'has' if counts[None] == 1 else 'have'} no rating" if counts[None] else ""
    overdue = sum(standing.is_overdue(cycle.period.cut_off) for standing in cycle.open_standings)
    done = sum(standing.is_done for standing in cycle.open_standings)
    return (
        f"The plan has {counted(len(cycle.standings), 'deliverable')}. Rated by their lead officers: {listed(rated)}"
        f"{unrated}. "
        f"{capital(str(done or 'none'))} {'is' if done == 1 else 'are'} reported complete, and {overdue or 'none'} "
        f"{'is' if overdue == 1 else 'are'} past the agreed date without being complete.{withheld_too(cycle)}"
    )


def _compared(cycle: Cycle, last_issue: PaperIssue | None) -> str:
    if last_issue is None and not earlier_returns(cycle):
        return "This is the first report in this form, so there is no earlier one to compare it with."
    kinds = Counter(moved(standing, last_issue).movement for standing in cycle.open_standings)
    said = (
        (Movement.IMPROVED, "improved"),
        (Movement.COMPLETED, "newly complete"),
        (Movement.WORSENED, "worsened"),
        (Movement.SAME, "unchanged"),
        (Movement.NEW, "rated for the first time"),
        (Movement.NOT_REPORTED, "without a rating"),
    )
    parts = [f"{kinds[kind]} {words}" for kind, words in said if kinds[kind]]
    if last_issue is None:
        return (
            "This is the first report in this form. Compared with the earlier returns, the latest for "
            f"{earlier_returns(cycle)}: {listed(parts)}."
        )
    return f"Compared with the last report, for {month_label(last_issue.period)}: {listed(parts)}."


def _exceptions(cycle: Cycle, findings: Sequence[Finding]) -> list[Standing]:
    """Return the deliverables that are red, amber, overdue, unrated or questioned; the worst first, then as planned."""
    asked = questioned(findings)
    ranked = [(min(_rank(one, cycle), _QUESTIONED[one.deliverable.id in asked]), one) for one in cycle.open_standings]
    return [standing for rank, standing in sorted(ranked, key=lambda pair: pair[0]) if rank < _NO_EXCEPTION]


_NO_EXCEPTION = 99
_QUESTIONED = {False: _NO_EXCEPTION, True: 30}


def _rank(standing: Standing, cycle: Cycle) -> int:
    if standing.rag is None:
        return 20
    if standing.rag.step <= Rag.AMBER.step:
        return standing.rag.step
    return 10 if standing.is_overdue(cycle.period.cut_off) else _NO_EXCEPTION


def _shown(
    cycle: Cycle, standing: Standing, last_issue: PaperIssue | None, findings: Sequence[Finding]
) -> ExceptionShown:
    shown = show_deliverable(cycle, standing, last_issue, findings)
    regions = {"region": region("exc", shown.id), "rag_region": region("exc", shown.id, "rag")}
    return ExceptionShown.model_validate({**dict(shown), **regions})


def _unexceptional(cycle: Cycle, rest: int, has_exceptions: bool) -> str:
    where = "Appendix A shows every deliverable."
    if not has_exceptions:
        return f"There are none: each of {counted(len(cycle.open_standings), 'deliverable')} is on course. {where}"
    others = f"The other {rest} are" if rest != 1 else "The other one is"
    return f"{others} rated better than Amber, not past the agreed date and not challenged. {where}" if rest else where


def _gaps(cycle: Cycle) -> str:
    if not cycle.missing:
        return "Every return that was due has been received."
    owed = sum(len(cycle.plan.led_by(lead)) for lead in cycle.missing)
    return (
        f"No return stands from {counted(len(cycle.missing), 'lead officer')}, who between them answer for "
        f"{counted(owed, 'deliverable')}. Any earlier rating is out of date and is not counted in this report."
    )

"""The assurance pack: where the plan stands, what moved, what is in trouble, who was silent, what was challenged."""

from collections.abc import Iterator, Sequence
from typing import Any

from paperclerk.assembly.assurance_counts import CountLine, count_ratings, count_states
from paperclerk.assembly.assurance_gaps import Absentee, Gap, LateReturn, SetAside, absentees, late_returns, set_aside
from paperclerk.assembly.assurance_lists import (
    ExceptionLine,
    MovementLine,
    SlippageLine,
    exceptions,
    list_sources,
    movements,
    slippage,
)
from paperclerk.assembly.challenges import ChallengeGroup, DecisionAsked, challenges, decision_sources, decisions
from paperclerk.assembly.completed import CompletedLine, completed, completed_sources
from paperclerk.assembly.dates_pictures import slippage_pictures
from paperclerk.assembly.links import links_in_all
from paperclerk.assembly.movements import compared_with, earlier_returns
from paperclerk.assembly.plan_changes import ChangeLine, change_sources, changes_asked, requests_stand
from paperclerk.assembly.plan_dependencies import DependencyLine, dependencies, dependency_sources
from paperclerk.assembly.programmes import ProgrammeLine, programme_lines, programme_sources
from paperclerk.assembly.progress import DeliverableShown, show_deliverable, sources_of
from paperclerk.assembly.rating_pictures import counts_picture, history_pictures, rated_periods
from paperclerk.assembly.ratings_shown import KeyLine, rating_key
from paperclerk.assembly.registers import KpiLine, RiskLine, kpi_lines, register_sources, risk_lines
from paperclerk.assembly.returns_quality import AnswerLine, answer_sources, answered, answers
from paperclerk.assembly.statutory import StatutoryLine, statutory_lines, statutory_sources
from paperclerk.assembly.tracing import from_calendar, from_plan, key_sources
from paperclerk.assembly.withheld import marked, withheld_too
from paperclerk.assembly.wording import capital, counted
from paperclerk.domain.cycle import Cycle, PaperIssue
from paperclerk.domain.findings import Finding
from paperclerk.domain.history import Movement, Standing
from paperclerk.domain.names import region
from paperclerk.domain.papers import Paper, PaperName, Source
from paperclerk.domain.periods import for_people, month_label
from paperclerk.domain.pictures import CountsPicture, DatesPicture, HistoryPicture
from paperclerk.domain.places import Noun
from paperclerk.domain.plan import Recommendation


class RecommendationPage(Noun):
    """A page of the pack: one recommendation with its ratings so far and a card for each of its deliverables."""

    number: int
    called: str
    title: str
    region: str
    priority: str = ""
    officers: tuple[str, ...] = ()
    dependencies: tuple[str, ...] = ()
    deliverables: tuple[DeliverableShown, ...] = ()
    histories: tuple[HistoryPicture, ...] = ()


class AssurancePack(Paper):
    """The assurance pack as data."""

    subtitle: str
    covers: str
    compared: str
    last_label: str
    plan: str
    overall: tuple[str, ...]
    programmes: tuple[ProgrammeLine, ...] = ()
    ratings: tuple[CountLine, ...]
    states: tuple[CountLine, ...]
    counts_picture: CountsPicture
    movements: tuple[MovementLine, ...]
    unmoved: str
    exceptions: tuple[ExceptionLine, ...]
    slippage: tuple[SlippageLine, ...]
    slippage_pictures: tuple[DatesPicture, ...]
    changes: tuple[ChangeLine, ...]
    requests_stand: str
    completed: tuple[CompletedLine, ...]
    pages: tuple[RecommendationPage, ...]
    statutory: tuple[StatutoryLine, ...] = ()
    risks: tuple[RiskLine, ...]
    kpis: tuple[KpiLine, ...]
    dependencies: tuple[DependencyLine, ...]
    answered: str
    answers: tuple[AnswerLine, ...]
    absentees: tuple[Absentee, ...]
    late: tuple[LateReturn, ...]
    set_aside: tuple[SetAside, ...]
    challenges: tuple[ChallengeGroup, ...]
    decisions: tuple[DecisionAsked, ...]
    key: tuple[KeyLine, ...]


def assemble(cycle: Cycle, findings: Sequence[Finding], last_issue: PaperIssue | None = None) -> AssurancePack:
    """Return the pack for a cycle, compared with its last issue, which may be several periods ago or none.

    Ratings are only those of this period's returns; what nobody reported is counted as not rated.
    """
    plan = cycle.plan
    by_id = cycle.by_id
    # With nothing before, every rating would be said to be a first one.
    moves = movements(cycle, last_issue) if last_issue or earlier_returns(cycle) else ()
    paper = AssurancePack(
        name=PaperName.ASSURANCE_PACK,
        title="Assurance pack",
        organisation=cycle.organisation or plan.organisation,
        marking=plan.marking,
        periods=_periods(cycle, last_issue),
        subtitle=cycle.period.label,
        covers=_covers(cycle, last_issue),
        compared=compared_with(cycle, last_issue),
        last_label=month_label(last_issue.period) if last_issue else "",
        plan=f"{plan.title}, version {plan.version}" if plan.version else plan.title,
        overall=_overall(cycle),
        programmes=programme_lines(cycle),
        ratings=count_ratings(cycle, last_issue),
        states=count_states(cycle, last_issue),
        counts_picture=counts_picture(cycle),
        movements=tuple(line for line in moves if line.movement != Movement.SAME.value),
        unmoved=_unmoved(moves) if moves else "",
        exceptions=exceptions(cycle, findings),
        slippage=slippage(cycle, last_issue),
        slippage_pictures=slippage_pictures(cycle, last_issue),
        changes=changes_asked(cycle),
        requests_stand=requests_stand(cycle),
        completed=completed(cycle, last_issue),
        pages=_pages(cycle, by_id, last_issue, findings),
        **_registers(cycle, by_id),
        **_returns(cycle, findings),
        challenges=challenges(findings),
        decisions=decisions(cycle),
        key=rating_key(plan.scheme),
    )
    return paper.model_copy(update={"sources": tuple(_sources(paper, cycle, by_id))})


def _periods(cycle: Cycle, last_issue: PaperIssue | None) -> tuple[str, ...]:
    """Return the periods since the last issue, this one last; a first issue covers this one."""
    now = cycle.period.key
    earlier = {past.key for past in cycle.before if last_issue and last_issue.period < past.key < now}
    return (*sorted(earlier), now)


def _covers(cycle: Cycle, last_issue: PaperIssue | None) -> str:
    labels = [month_label(key) for key in _periods(cycle, last_issue)[:-1]]
    months = f"Covers {', '.join(labels)} and {cycle.period.label}." if labels else f"Covers {cycle.period.label}."
    ratings = f" Ratings are those signed for {cycle.period.label}." if labels else ""
    board = f" For the board on {for_people(cycle.period.board)}." if cycle.period.board else ""
    return f"{months}{ratings} Returns were due by {for_people(cycle.period.cut_off)}.{board}"


def _overall(cycle: Cycle) -> tuple[str, ...]:
    standings = cycle.open_standings
    reported = sum(standing.now is not None for standing in standings)
    overdue = sum(standing.is_overdue(cycle.period.cut_off) for standing in standings)
    done = sum(standing.is_done for standing in standings)
    return (
        f"{reported} of {counted(len(standings), 'deliverable')} {'was' if reported == 1 else 'were'} reported on."
        f"{withheld_too(cycle)}",
        capital(f"{counted(done, 'deliverable')} {'is' if done == 1 else 'are'} reported complete."),
        capital(f"{counted(overdue, 'deliverable')} {'is' if overdue == 1 else 'are'} past the agreed date."),
        *filter(None, (links_in_all(cycle),)),
    )


def _registers(cycle: Cycle, by_id: dict[str, Standing]) -> dict[str, Any]:
    return {
        "statutory": statutory_lines(cycle),
        "risks": risk_lines(cycle),
        "kpis": kpi_lines(cycle),
        "dependencies": dependencies(cycle, by_id),
    }


def _returns(cycle: Cycle, findings: Sequence[Finding]) -> dict[str, Any]:
    return {
        "answered": answered(cycle),
        "answers": answers(cycle, findings),
        "absentees": absentees(cycle),
        "late": late_returns(cycle),
        "set_aside": set_aside(cycle),
    }


def _unmoved(moves: Sequence[MovementLine]) -> str:
    same = sum(line.movement == Movement.SAME.value for line in moves)
    return capital(f"{counted(same, 'deliverable')} kept the same rating.")


def _pages(
    cycle: Cycle, by_id: dict[str, Standing], last_issue: PaperIssue | None, findings: Sequence[Finding]
) -> tuple[RecommendationPage, ...]:
    periods = rated_periods(cycle)
    return tuple(
        RecommendationPage(
            number=recommendation.number,
            called=recommendation.called,
            priority=_priority(cycle, recommendation),
            title=marked(recommendation.title, recommendation.exemption),
            region=region("rec", recommendation.number),
            officers=_officers(recommendation),
            dependencies=tuple(dependency.text for dependency in recommendation.dependencies),
            deliverables=tuple(
                show_deliverable(cycle, by_id[item.id], last_issue, findings) for item in recommendation.deliverables
            ),
            histories=history_pictures(cycle, periods, recommendation),
        )
        for recommendation in cycle.plan.recommendations
    )


def _officers(recommendation: Recommendation) -> tuple[str, ...]:
    """Return the accountable officers; of one kept back why, where no deliverable of it says so."""
    mark = recommendation.exemption
    is_alone = mark is not None and mark.withheld and not recommendation.deliverables
    return (mark.statement,) if mark and is_alone else recommendation.accountable_officers


def _priority(cycle: Cycle, recommendation: Recommendation) -> str:
    """Return the priority that a programme stands under, in words; nothing for a recommendation."""
    named = (one for one in cycle.plan.priorities if one.id == recommendation.priority)
    return next((f"{one.id} {marked(one.text, one.exemption)}" for one in named), recommendation.priority)


def _sources(paper: AssurancePack, cycle: Cycle, by_id: dict[str, Standing]) -> Iterator[Source]:
    yield from from_calendar(region("title"), paper.title, "title")
    yield from from_calendar(region("period"), paper.subtitle, "period")
    yield from from_plan(region("marking"), paper.marking, "marking", place=cycle.plan.places.get("marking"))
    for sentence in (*paper.overall, paper.compared, paper.covers):
        yield from from_calendar(region("summary"), sentence, "summary")
    yield from programme_sources(paper.programmes)
    for line in (*paper.ratings, *paper.states):
        yield from from_calendar(line.region, line.rating.label, "label")
        yield from from_calendar(line.region, str(line.now), f"number of {line.rating.label}")
    yield from list_sources(paper.movements, paper.exceptions, paper.slippage, by_id, cycle)
    for page, recommendation in zip(paper.pages, cycle.plan.recommendations, strict=True):
        title, officers = (recommendation.places.get(field, recommendation.place) for field in ("title", "officers"))
        yield from from_plan(page.region, page.title, "title", place=title)
        for one in cycle.plan.priorities if page.priority else ():
            if one.id == recommendation.priority:
                yield from from_plan(page.region, one.text, "priority", place=one.places.get("text", one.place))
        for officer in page.officers:
            yield from from_plan(page.region, officer, "accountable officer", place=officers)
        for dependency in recommendation.dependencies:
            yield from from_plan(page.region, dependency.text, "dependency", place=dependency.place)
        for shown in page.deliverables:
            yield from sources_of(shown, by_id[shown.id], whole=True)
    yield from change_sources(paper.changes, by_id)
    yield from completed_sources(paper.completed, by_id)
    yield from statutory_sources(paper.statutory, cycle)
    yield from register_sources(cycle, paper.risks, paper.kpis)
    yield from dependency_sources(paper.dependencies)
    yield from answer_sources(paper.answers, cycle)
    gaps: tuple[Gap, ...] = (*paper.absentees, *paper.late, *paper.set_aside)
    yield from (source for gap in gaps for source in gap.sources())
    for group in paper.challenges:
        for entry in group.lines:
            yield from from_calendar(entry.region, entry.message, f"finding {entry.rule}")
            yield from from_calendar(entry.region, entry.subject, "subject of a finding")
    yield from decision_sources(paper.decisions, cycle)
    yield from key_sources(paper.key, cycle.plan.scheme)

"""Publishing: the public set of a period's papers, made without what is exempt, proved clean, and put on record."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from paperclerk.assembly.public_view import issue_told, public_view
from paperclerk.assembly.view import View
from paperclerk.domain.author import AuthorWords
from paperclerk.domain.findings import Finding
from paperclerk.domain.marks import Marks, marks_of, parts_kept_back
from paperclerk.domain.papers import PaperName, Publicity
from paperclerk.domain.periods import Period
from paperclerk.domain.plan import PlanReading
from paperclerk.domain.publication import Publication, PublishedPapers
from paperclerk.errors import PaperclerkError, Refused
from paperclerk.rules.commissioners import commissioners_awaited
from paperclerk.rules.kept_back import Source, sources_of_period
from paperclerk.rules.leaks import Sought, sought
from paperclerk.rules.markings import plan_marked_against
from paperclerk.rules.shown import ratings_kept_back
from paperclerk.settings import PaperSettings, Workspace
from paperclerk.steps.collect_returns import gather_nothing
from paperclerk.steps.make_papers import Dress, MadePaper, check_papers, make_papers
from paperclerk.steps.office import Office
from paperclerk.steps.period_at_hand import PeriodAtHand, period_at_hand
from paperclerk.steps.prove_clean import prove_clean
from paperclerk.steps.public_set import PublicSet, laid_out
from paperclerk.steps.read_plan import known_period, read_calendar, sound_plan
from paperclerk.steps.stand_public import Standing, standing_public
from paperclerk.storage.ledger import Ledger, open_ledger
from paperclerk.word.papers import read_regions

_AS_BEFORE = "The public set is as it was before. "


def publish_papers(office: Office, period_key: str, wanted: Sequence[PaperName] = ()) -> PublishedPapers:
    """Make a period's papers for everybody from what is recorded, prove them clean and put them in place.

    What is not for publication is made too, as papers of their own in a folder of their own. A run that is refused
    leaves the public set as it was, without what must not be public any more; one that was stopped can be run again.

    Raises:
        Refused: something stops publication, or what was made is not clean; the message names each thing.
        Unreachable: the PDFs could not be made.
    """
    plan, period = sound_plan(office), known_period(office, period_key)
    with open_ledger(office.workspace.ledger_folder) as ledger:
        work = _work(office, ledger, plan, period, wanted)
        withdrawn = [told for standing in _other_periods(work, plan) if (told := standing.withdraw(ledger))]
        try:
            done = _published(work)
        except PaperclerkError as stopped:
            if told := standing_public(office.workspace, period, work.sought).withdraw(ledger):
                withdrawn.append(told)
            raise _told_too(stopped, withdrawn) from stopped
    return done.model_copy(update={"withdrawn": tuple(withdrawn)})


class _Work(NamedTuple):
    """A publication on its way: the period as it stands, what is kept back of it, and what must not be in public."""

    office: Office
    ledger: Ledger
    at_hand: PeriodAtHand
    marks: Marks
    sought: Sought
    wanted: Sequence[PaperName]


def _work(office: Office, ledger: Ledger, plan: PlanReading, period: Period, wanted: Sequence[PaperName] = ()) -> _Work:
    at_hand = period_at_hand(office, ledger, plan, period, gather_nothing(ledger, period))
    marks = marks_of(at_hand.cycle.plan, at_hand.author.words)
    return _Work(office, ledger, at_hand, marks, _sought(office.workspace, at_hand, marks), wanted)


def _published(work: _Work) -> PublishedPapers:
    office, ledger, at_hand, marks, wanted_words, wanted = work
    period = at_hand.cycle.period
    _stop_at(_in_the_way(at_hand, office.workspace.settings.papers), period)
    public = _public_papers(office.workspace, ledger, at_hand, marks, wanted)
    _stop_at(_not_as_signed(at_hand, public, marks), period)
    exempt = _exempt_papers(office.workspace, ledger, at_hand, marks, wanted)
    with laid_out(office, ledger, period, public, exempt, at_hand.appendices) as staged:
        proof = prove_clean(staged.folder, wanted_words)
        _stop_at(proof.findings, period)
        # What is not made anew stays there, and is as public as the rest.
        beside = standing_public(office.workspace, period, wanted_words, staged.replaces)
        _stop_at(beside.findings(), period)
        recorded = ledger.record_publication(
            _publication(office, staged, at_hand.author.words, marks, wanted_words), staged.manifests()
        )
        files, (appendices, gone) = staged.put_in_place(), staged.put_appendices_in_place()
    has_report = any(one.paper.name is PaperName.CABINET_REPORT for one in public)
    return PublishedPapers(
        period=period.key,
        papers=files,
        sought=len(wanted_words.terms),
        files_checked=proof.files + beside.files,
        kept_back=_kept_back(marks, at_hand.author.words),
        appendices=appendices,
        left_out=(
            *(at_hand.left_out if has_report else ()),
            *(f"{name} was public before, and is no more." for name in gone),
        ),
        recorded=recorded,
    )


def _other_periods(work: _Work, plan: PlanReading) -> Iterator[Standing]:
    """Yield what stands in public of other periods in which something has been marked since it was published."""
    office, ledger = work.office, work.ledger
    for period in read_calendar(office).periods:
        has_public = (office.workspace.period_outputs(period.key) / Publicity.PUBLIC.value).is_dir()
        if period == work.at_hand.cycle.period or not has_public:
            continue
        known = ledger.publication(period.key)
        if known is None or set(_marked(work.marks, period.key)) - set(known.kept_back):
            then = _work(office, ledger, plan, period)
            yield standing_public(office.workspace, period, then.sought)


def _told_too(stopped: PaperclerkError, withdrawn: Sequence[str]) -> PaperclerkError:
    """Return what stopped a publication, with what was taken out of the public folders all the same."""
    if not withdrawn:
        return stopped
    advice = stopped.advice.removeprefix(_AS_BEFORE)
    return type(stopped)("\n".join([stopped.message, *withdrawn]), advice)


def _in_the_way(at_hand: PeriodAtHand, settings: PaperSettings) -> list[Finding]:
    """Return what stops publication before anything is made."""
    awaited = commissioners_awaited(at_hand.author.words, wanted=settings.commissioners)
    marked = plan_marked_against(at_hand.cycle.plan.marking)
    blocking = [found for found in at_hand.findings if found.blocks]
    return [*blocking, *awaited, *marked]


def _public_papers(
    workspace: Workspace, ledger: Ledger, at_hand: PeriodAtHand, marks: Marks, wanted: Sequence[PaperName]
) -> tuple[MadePaper, ...]:
    view = public_view(View(at_hand.cycle, tuple(at_hand.findings), at_hand.author.words), marks)
    return make_papers(
        workspace,
        view.cycle,
        view.findings,
        at_hand.author._replace(words=view.words),
        lambda name, before: issue_told(ledger.last_issue(name, before), marks),
        wanted,
        Dress(Publicity.PUBLIC),
    )


def _exempt_papers(
    workspace: Workspace, ledger: Ledger, at_hand: PeriodAtHand, marks: Marks, wanted: Sequence[PaperName]
) -> tuple[MadePaper, ...]:
    """Return the papers that hold something that is not for publication, with all of it."""
    held = [name for name in wanted or workspace.settings.papers.make if marks.of_paper(name)]
    if not held:
        return ()
    dress = Dress(Publicity.EXEMPT, marks)
    return make_papers(workspace, at_hand.cycle, at_hand.findings, at_hand.author, ledger.last_issue, held, dress)


def _not_as_signed(at_hand: PeriodAtHand, public: Sequence[MadePaper], marks: Marks) -> list[Finding]:
    """Return each rating in a public paper that is not the one signed, or that is kept back."""
    shown = {one.paper.name.value: read_regions(one.docx) for one in public}
    told = [found for found in check_papers(at_hand.cycle, public) if found.subject not in marks.items and found.blocks]
    period = at_hand.cycle.period.key
    return [
        *(found for found in told if not marks.report(found.subject, period)),
        *ratings_kept_back(at_hand.cycle, shown, lambda item: marks.report(item, period) is not None),
    ]


def _sought(workspace: Workspace, at_hand: PeriodAtHand, marks: Marks) -> Sought:
    cleared = [one.clearance for one in at_hand.clearances.clearances]
    sources = sources_of_period(at_hand.cycle, at_hand.author.words, at_hand.findings, marks, cleared)
    return sought([*sources, *_in_appendices(at_hand)], workspace.settings.publishing.public_words)


def _in_appendices(at_hand: PeriodAtHand) -> Iterator[Source]:
    """Yield what the files of exempt appendices say, where the price and the bidder usually stand.

    What the file of a public one says makes nothing public: a sentence that stands in both was copied by mistake.
    """
    for one in (*at_hand.appendices, *at_hand.unpublished):
        if one.exemption:
            yield from (Source(text, f"the file of Appendix {one.label}", True) for text in one.lines())


def _publication(
    office: Office, staged: PublicSet, words: AuthorWords | None, marks: Marks, wanted: Sought
) -> Publication:
    return Publication(
        period=staged.period.key,
        files=staged.files(),
        sought=len(wanted.terms),
        kept_back=_kept_back(marks, words),
        public_words=office.workspace.settings.publishing.public_words,
    )


def _kept_back(marks: Marks, words: AuthorWords | None) -> dict[str, str]:
    """Return what is kept back and on which ground, by numbers and by the layout's own headings alone."""
    held: dict[str, str] = {}
    for name, mark in parts_kept_back(words):
        # Two of the author's own sections may have no name that can be told.
        others = sum(one == name or one.startswith(f"{name} (") for one in held)
        held[f"{name} ({others + 1})" if others else name] = mark.ground
    return _marked(marks) | held


def _marked(marks: Marks, period: str = "") -> dict[str, str]:
    """Return what is marked in the plan, by its numbers; with a period, without what was reported in others."""
    held = {str(number): mark.ground for number, mark in marks.recommendations.items()}
    held |= {item: mark.ground for item, mark in marks.items.items()}
    reports = {key: mark for key, mark in marks.reports.items() if not period or key[0] in ("", period)}
    return held | {f"{ref} {when}".strip(): mark.ground for (when, ref), mark in reports.items()}


def _stop_at(findings: Iterable[Finding], period: Period) -> None:
    found = list(findings)
    if not found:
        return
    lines = [line for one in found for line in (f"- {one.id} {one.rule} {one.message}", _where(one), one.hint) if line]
    raise Refused(
        f"Nothing was published for {period.label}: {len(found)} thing(s) stand in the way.\n" + "\n".join(lines),
        f"{_AS_BEFORE}Put these right, or accept a finding on record where that is right "
        "(`paperclerk findings accept`), and publish again.",
    )


def _where(found: Finding) -> str:
    place = str(found.place)
    return f"{place}." if place and place not in found.message else ""

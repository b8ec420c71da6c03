"""Publicity: what has to be in order before anything is published, apart from the papers themselves.

Sources: LGA 1972 Schedule 12A, paragraph 10 (exempt only while the public interest in keeping it back outweighs that in
telling it); s100B(5) and SI 2012/2089 reg 7 (a report that is withheld says so and why).
"""

from collections.abc import Iterable, Iterator

from paperclerk.domain.author import AuthorWords
from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.front_page import FrontPage
from paperclerk.domain.marking_words import shuts_out
from paperclerk.domain.marks import marks_of
from paperclerk.domain.papers import PaperName
from paperclerk.domain.places import Place
from paperclerk.domain.plan import Kpi, Plan, Risk
from paperclerk.domain.procedure import COMMISSIONERS_HEADING
from paperclerk.domain.publicity import Exemption
from paperclerk.domain.recovery import Aim, Priority, StatutoryRecommendation


def publicity_in_order(plan: Plan, words: AuthorWords | None, period: str = "") -> list[Finding]:
    """Return what is owed on exempt parts: statements (X26), and a front page and words that fit (X27, X60, X61, X90).

    Args:
        plan: the plan in force.
        words: the author's; None when there are none.
        period: whose report it is; marks on what was reported in others are no matter of its front page.
    """
    return [*_without_statement(plan, words), *(_front_page(plan, words, period) if words else ())]


def _without_statement(plan: Plan, words: AuthorWords | None) -> Iterator[Finding]:
    for what, exemption, place in _exempt(plan, words):
        if not exemption.confidential and not exemption.public_interest.strip():
            yield finding(
                "X26",
                f"{what} is {exemption.ground}, but nothing says why the public interest in keeping it back is greater "
                "than that in telling it.",
                hint="Write the public-interest statement beside it; it is printed in the public paper.",
                subject=what,
                place=place,
            )


def _exempt(plan: Plan, words: AuthorWords | None) -> Iterator[tuple[str, Exemption, Place | None]]:
    for one in plan.recommendations:
        if one.exemption:
            yield str(one.number), one.exemption, one.place
        for item in one.deliverables:
            if item.exemption:
                yield item.id, item.exemption, item.places.get("publicity")
    entries: tuple[Kpi | Risk | Aim | Priority | StatutoryRecommendation, ...]
    entries = (*plan.kpis, *plan.risks, *plan.aims, *plan.priorities, *plan.statutory)
    for entry in entries:
        if entry.exemption:
            yield entry.id, entry.exemption, entry.place
    for update in plan.exempt_updates:
        yield f"{update.ref} ({update.period or 'every period'})", update.exemption, update.place
    for section in words.sections if words else ():
        if section.exemption:
            yield section.heading, section.exemption, section.place
        for block in section.blocks:
            if block.exemption:
                yield block.text[:60], block.exemption, block.place
    comments = words.procedure.commissioners if words else None
    if comments and comments.exemption:
        yield COMMISSIONERS_HEADING, comments.exemption, comments.place


def _front_page(plan: Plan, words: AuthorWords, period: str) -> Iterator[Finding]:
    """Yield a finding for each way in which the front page and the marks contradict each other."""
    front, marks = words.front, marks_of(plan, words)
    there, report = marks.of_period(period).all(), marks.of_paper(PaperName.CABINET_REPORT, period)
    if front.exempt is not True and there:
        said = (
            "says that the report holds nothing" if front.exempt is False else "does not say whether it holds anything"
        )
        yield _of_front(
            "X27", f"The front page {said} confidential or exempt, but {there[0].ground} stands in the plan or in the "
            "author's words.",
            "Tick Yes on the front page and name the paragraph, or take the mark off.", "",
        )  # fmt: skip
    elif front.exempt and not there:
        named = " ".join((front.exemption or "").split())
        yield _of_front(
            "X60", "The front page says that the report holds confidential or exempt information"
            f"{f' ({named})' if named else ''}, but nothing is marked in the plan or in the author's words, so that "
            "everything would be published.",
            "Mark what it is (docs/publishing.md says where), or tick No on the front page.", "unmarked",
        )  # fmt: skip
    elif front.exempt:
        yield from _paragraphs_apart(front, there, report)
    elif not there:
        yield from _shut_out(words)


def _shut_out(words: AuthorWords) -> Iterator[Finding]:
    """Yield a finding for each section that shuts out the press and public, of a report in which nothing is exempt."""
    for section in words.sections:
        said = next((block for block in section.blocks if shuts_out(block.text)), None)
        if said:
            yield finding(
                "X90", f'The section "{section.heading}" says that the press and public are excluded: '
                f'"{" ".join(said.text.split())[:120]}". But nothing is marked exempt, so that everything would be '
                "published.",
                hint="Mark the section or the appendix it is about: Exempt, paragraph 3. Public interest: ... Or take "
                "the sentence out, or accept this on record if it tells of something else.",
                subject=PaperName.CABINET_REPORT.value, place=said.place, about=said.text[:60],
            )  # fmt: skip


def _paragraphs_apart(front: FrontPage, there: Iterable[Exemption], report: Iterable[Exemption]) -> Iterator[Finding]:
    """Yield a finding for each paragraph that the front page names and no mark does, or the other way."""
    said = set(front.exempt_paragraphs)
    marked, needed = ({number for one in held for number in one.paragraphs} for held in (there, report))
    for number in sorted(said - marked):
        yield _of_front(
            "X61", f"The front page names paragraph {number} of Schedule 12A, but no mark in the plan or in the "
            f"author's words does: they say {_spoken(marked)}.",
            "Mark what is exempt under it, or put the front page right.", f"paragraph {number}",
        )  # fmt: skip
    for number in sorted(needed - said) if said else ():
        yield _of_front(
            "X61", f"Something in the report is marked exempt under paragraph {number}, but the front page names "
            f"{_spoken(said)} alone.",
            "Name it on the front page too, or put the mark right.", f"paragraph {number}",
        )  # fmt: skip


def _spoken(paragraphs: set[int]) -> str:
    if not paragraphs:
        return "confidential"
    numbers = [str(number) for number in sorted(paragraphs)]
    return f"paragraph{'s' if len(numbers) > 1 else ''} {' and '.join(numbers)}"


def _of_front(rule: str, message: str, hint: str, about: str) -> Finding:
    return finding(rule, message, hint=hint, subject=PaperName.CABINET_REPORT.value, about=about)

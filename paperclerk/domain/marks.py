"""Marks: which parts of one period's papers are kept back, on which ground, gathered from the plan and the author."""

import re
from collections.abc import Iterator
from typing import Any

from paperclerk.domain.author import AuthorSection, AuthorWords
from paperclerk.domain.layouts import LAYOUTS
from paperclerk.domain.papers import PaperName
from paperclerk.domain.places import Noun
from paperclerk.domain.plan import Kpi, Plan, Recommendation, Risk
from paperclerk.domain.procedure import COMMISSIONERS_HEADING
from paperclerk.domain.publicity import Exemption, either

_APPENDIX = re.compile(r"\s*Appendix\s+([A-Z]|\d{1,2})\b", re.IGNORECASE)
_DELIVERABLE = re.compile(r"D\d+\.\d+", re.ASCII)


class Marks(Noun):
    """What is kept back: by recommendation, by item (a deliverable, figure, risk, aim...), and reports, by period.

    Of an exempt recommendation all deliverables are exempt, of an exempt aim or priority all that stands under it; of
    an exempt item all that was ever reported of it is, wherever the same action stands.
    `reports` has the period's key (empty for every period), then the item or the lead's post. `silent`
    are the leads who answer for nothing that is told, `links` the deliverables that are counted where they lead to.
    """

    recommendations: dict[int, Exemption] = {}
    items: dict[str, Exemption] = {}
    reports: dict[tuple[str, str], Exemption] = {}
    parts: tuple[Exemption, ...] = ()
    silent: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()

    def report(self, ref: str, period: str) -> Exemption | None:
        """Return why what was reported of an item, or asked for by a lead, in a period is kept back; None if told."""
        return either(self.items.get(ref), either(self.reports.get(("", ref)), self.reports.get((period, ref))))

    def subject(self, ref: str, period: str) -> Exemption | None:
        """Return why something said of a recommendation, an item or a lead is kept back; None when it may be told."""
        if ref.isdigit():
            return self.recommendations.get(int(ref))
        return self.report(ref, period)

    def deliverables_kept_back(self, period: str) -> frozenset[str]:
        """Return the deliverables of which nothing that was reported in a period is told, each action once."""
        marked = {ref for when, ref in self.reports if when in ("", period)}
        return frozenset(ref for ref in {*self.items, *marked} - self.links if _DELIVERABLE.fullmatch(ref))

    def of_period(self, period: str) -> "Marks":
        """Return them without those of what was reported in other periods; all of them when none is named."""
        if not period:
            return self
        reports = {key: mark for key, mark in self.reports.items() if key[0] in ("", period)}
        return self.model_copy(update={"reports": reports})

    def all(self) -> tuple[Exemption, ...]:
        """Return every exemption there is, each once."""
        held = (*self.recommendations.values(), *self.items.values(), *self.reports.values(), *self.parts)
        return tuple(dict.fromkeys(held))

    def of_paper(self, name: PaperName, period: str = "") -> tuple[Exemption, ...]:
        """Return the exemptions of what stands in a paper: figures, risks and decisions are in the pack alone.

        The response to statutory recommendations is not in the Cabinet report either, which counts them only. With a
        period, what was reported in others is left out.
        """
        if name is PaperName.ASSURANCE_PACK:
            return Marks(**{**dict(self), "parts": ()}).all()
        shown = ("D", "P", "AIM") if name is PaperName.CABINET_REPORT else ("D", "P", "AIM", "S")
        named = {ref: mark for ref, mark in self.items.items() if ref.startswith(shown)}
        reports = self.of_period(period).reports
        said = {key: mark for key, mark in reports.items() if _DELIVERABLE.fullmatch(key[1])}
        parts = self.parts if name is PaperName.CABINET_REPORT else ()
        return Marks(recommendations=self.recommendations, items=named, reports=said, parts=parts).all()


def marks_of(plan: Plan, words: AuthorWords | None = None) -> Marks:
    """Return all that is kept back of a plan, of what is reported on it, and of the author's words."""
    above = _aims_and_priorities(plan)
    recommendations = dict(_recommendations(plan, above))
    items = {**above, **_actions(plan, recommendations), **dict(_entries(plan, above, recommendations))}
    reports: dict[tuple[str, str], Exemption] = {}
    for one in plan.exempt_updates:
        for ref in plan.same_action(one.ref) or (one.ref,):
            both = either(reports.get((one.period, ref)), one.exemption)
            if both:
                reports[(one.period, ref)] = both
    entries: tuple[Kpi | Risk, ...] = (*plan.kpis, *plan.risks)
    telling = {item.lead for item in plan.deliverables() if item.id not in items}
    telling |= {plan.reporter_of(entry) for entry in entries if entry.id not in items}
    return Marks(
        recommendations=recommendations,
        items=items,
        reports=reports,
        parts=tuple(mark for _, mark in parts_kept_back(words)),
        silent=frozenset(set(plan.leads()) - telling),
        links=frozenset(item.id for item in plan.written()) - {item.id for item in plan.deliverables()},
    )


def with_publicity(plan: Plan, other: Plan) -> Plan:
    """Return a plan in which everything is kept back that either plan keeps back.

    An older version that is in force in a period must not tell what has been marked since.
    """
    numbered = {one.number: one.exemption for one in other.recommendations}
    entries: tuple[Any, ...] = (*other.written(), *other.kpis, *other.risks)
    entries += (*other.aims, *other.priorities, *other.statutory)
    named: dict[str, Exemption | None] = {entry.id: entry.exemption for entry in entries}

    def marked(item: Any) -> Any:
        return item.model_copy(update={"exemption": either(item.exemption, named.get(item.id))})

    def marked_all(one: Recommendation) -> Recommendation:
        both = either(one.exemption, numbered.get(one.number))
        return one.model_copy(update={"exemption": both, "deliverables": tuple(map(marked, one.deliverables))})

    return plan.model_copy(
        update={
            "recommendations": tuple(map(marked_all, plan.recommendations)),
            "kpis": tuple(map(marked, plan.kpis)),
            "risks": tuple(map(marked, plan.risks)),
            "aims": tuple(map(marked, plan.aims)),
            "priorities": tuple(map(marked, plan.priorities)),
            "statutory": tuple(map(marked, plan.statutory)),
            "exempt_updates": tuple(dict.fromkeys((*other.exempt_updates, *plan.exempt_updates))),
        }
    )


def _aims_and_priorities(plan: Plan) -> dict[str, Exemption]:
    aims = {aim.id: aim.exemption for aim in plan.aims}
    found = {**aims, **{one.id: either(aims.get(one.aim), one.exemption) for one in plan.priorities}}
    return {ref: mark for ref, mark in found.items() if mark}


def _recommendations(plan: Plan, above: dict[str, Exemption]) -> Iterator[tuple[int, Exemption]]:
    for one in plan.recommendations:
        if both := either(above.get(one.priority), one.exemption):
            yield one.number, both


def _actions(plan: Plan, recommendations: dict[int, Exemption]) -> dict[str, Exemption]:
    """Return the deliverables kept back: by themselves, by what they stand under, or because a linked one is."""
    found: dict[str, Exemption] = {}
    for recommendation in plan.recommendations:
        for item in recommendation.deliverables:
            if both := either(recommendations.get(recommendation.number), item.exemption):
                found[item.id] = both
    for item in plan.written():
        if item.same_as:
            action = plan.same_action(item.id)
            mark = None
            for ref in action:
                mark = either(mark, found.get(ref))
            found |= dict.fromkeys(action, mark) if mark else {}
    return found


def _entries(
    plan: Plan, above: dict[str, Exemption], recommendations: dict[int, Exemption]
) -> Iterator[tuple[str, Exemption]]:
    entries: tuple[Kpi | Risk, ...] = (*plan.kpis, *plan.risks)
    for entry in entries:
        inherited = recommendations.get(entry.recommendation) if entry.recommendation is not None else None
        if both := either(either(above.get(entry.priority), inherited), entry.exemption):
            yield entry.id, both
    for statutory in plan.statutory:
        if statutory.exemption:
            yield statutory.id, statutory.exemption


def _told_heading(section: AuthorSection) -> str:
    """Return the heading that the layouts give a section; an author's own may tell what is kept back."""
    known = (one.heading for layout in LAYOUTS.values() for one in layout.sections if one.id == section.id)
    return next(known, "") or (section.id.replace("_", " ") if section.id else "a section of the author's")


def parts_kept_back(words: AuthorWords | None) -> Iterator[tuple[str, Exemption]]:
    """Yield each part of the author's words that is kept back, by a name that tells nothing of it."""
    for section in words.sections if words else ():
        if section.exemption:
            yield _told_heading(section), section.exemption
        for block in section.blocks:
            if block.exemption:
                label = _APPENDIX.match(block.text)
                yield f"Appendix {label[1].upper()}" if label else "an appendix", block.exemption
    comments = words.procedure.commissioners if words else None
    if comments and comments.exemption:
        yield COMMISSIONERS_HEADING, comments.exemption

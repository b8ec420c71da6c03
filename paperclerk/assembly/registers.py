"""The plan's risks and figures as the assurance pack shows them: what was agreed, and what was reported of each."""

from collections.abc import Iterator, Sequence

from paperclerk.assembly.register_movements import last_figures, last_scores, moved_since
from paperclerk.assembly.tracing import from_calendar, from_plan, from_register
from paperclerk.assembly.withheld import marked, withheld_in
from paperclerk.assembly.wording import Passage, passages, plain
from paperclerk.domain.cycle import Cycle
from paperclerk.domain.history import standing_kpis, standing_risks
from paperclerk.domain.names import region
from paperclerk.domain.papers import Source
from paperclerk.domain.places import Noun
from paperclerk.domain.plan import Kpi, Plan, Risk
from paperclerk.domain.publicity import NOT_FOR_PUBLICATION, Exemption


class RegisterLine(Noun):
    """What a line of either table says: its reference and words, who reports on it, and what was said of it.

    `under` names its priority or programme in a plan that has any; `absence` says that nothing was said of it.
    """

    id: str
    text: str
    lead: str
    region: str
    under: str = ""
    comment: tuple[Passage, ...] = ()
    absence: str = ""


class RiskLine(RegisterLine):
    """A risk: how it was scored in the plan, last time and now, which way it moved, and what is done about it."""

    agreed: str
    last: str = ""
    now: str = ""
    movement: str = ""
    mitigation: tuple[Passage, ...] = ()


class KpiLine(RegisterLine):
    """A figure with its baseline and target, the last before this period, and the latest as the lead gave it."""

    baseline: str
    target: str
    last: str = ""
    actual: str = ""


def risk_lines(cycle: Cycle) -> tuple[RiskLine, ...]:
    """Return every risk of the plan with what its lead said of it this period."""
    stands, before = standing_risks(cycle.plan, cycle.returns), last_scores(cycle)
    lines = []
    for risk in cycle.plan.risks:
        update, last = stands[risk.id].update if risk.id in stands else None, before.get(risk.id)
        agreed = {
            "agreed": _score(risk.likelihood, risk.impact) or "Not scored",
            "last": f"{_score(*last.score)} ({last.month})" if last else "",
            **_about(cycle.plan, risk),
        }
        mark = withheld_in(cycle, risk)
        said: dict[str, object] = {} if update is None else {
            "now": _score(update.likelihood, update.impact),
            "movement": moved_since(risk, last, (update.likelihood, update.impact)),
            "mitigation": passages(update.mitigation),
            "comment": passages(update.comment),
        }  # fmt: skip
        lead = cycle.plan.reporter_of(risk)
        about = {**agreed, **said, "lead": lead, "absence": _absence(cycle, lead, said)}
        lines.append(RiskLine.model_validate({**about, **_kept_back(risk, mark, "agreed")}))
    return tuple(lines)


def kpi_lines(cycle: Cycle) -> tuple[KpiLine, ...]:
    """Return every figure of the plan with what its lead said of it this period."""
    stands, before = standing_kpis(cycle.plan, cycle.returns), last_figures(cycle)
    lines = []
    for kpi in cycle.plan.kpis:
        update, last = stands[kpi.id].update if kpi.id in stands else None, before.get(kpi.id)
        agreed = {
            "baseline": kpi.baseline,
            "target": kpi.target,
            "last": f"{last.month}: {last.figure}" if last else "",
            **_about(cycle.plan, kpi),
        }
        mark = withheld_in(cycle, kpi)
        said: dict[str, object] = (
            {} if update is None else {"actual": update.actual or "", "comment": passages(update.comment)}
        )
        lead = cycle.plan.reporter_of(kpi)
        about = {**agreed, **said, "lead": lead, "absence": _absence(cycle, lead, said)}
        lines.append(KpiLine.model_validate({**about, **_kept_back(kpi, mark, "baseline", "target")}))
    return tuple(lines)


def register_sources(cycle: Cycle, risks: Sequence[RiskLine], kpis: Sequence[KpiLine]) -> Iterator[Source]:
    """Yield where each value of the two tables came from: the plan, or the return that stands."""
    said_risks, said_kpis = standing_risks(cycle.plan, cycle.returns), standing_kpis(cycle.plan, cycle.returns)
    for line, risk in zip(risks, cycle.plan.risks, strict=True):
        yield from from_plan(line.region, line.text, "text", line.id, risk.places.get("text", risk.place))
        yield from from_calendar(line.region, line.under, "under", line.id)
        yield from from_calendar(line.region, line.absence, "absence", line.id)
        yield from from_calendar(line.region, line.last, "last score", line.id)
        yield from from_calendar(line.region, line.movement, "movement", line.id)
        if line.id in said_risks and not withheld_in(cycle, risk):
            reported = said_risks[line.id]
            field = "likelihood" if reported.update.likelihood else "impact"
            for name, text in ((field, line.now), ("mitigation", plain(line.mitigation)), _comment(line)):
                place = reported.update.places.get(name)
                yield from from_register(line.region, text, name, line.id, place, reported.source)
    for figure, kpi in zip(kpis, cycle.plan.kpis, strict=True):
        for name, text in (("text", figure.text), ("baseline", kpi.baseline), ("target", kpi.target)):
            yield from from_plan(figure.region, text, name, figure.id, kpi.places.get(name, kpi.place))
        yield from from_calendar(figure.region, figure.under, "under", figure.id)
        yield from from_calendar(figure.region, figure.absence, "absence", figure.id)
        yield from from_calendar(figure.region, figure.last, "last figure", figure.id)
        if figure.id in said_kpis and not withheld_in(cycle, kpi):
            given = said_kpis[figure.id]
            for name, text in (("actual", figure.actual), _comment(figure)):
                yield from from_register(
                    figure.region, text, name, figure.id, given.update.places.get(name), given.source
                )


def _about(plan: Plan, entry: Risk | Kpi) -> dict[str, str]:
    text, name = marked(entry.text, entry.exemption), region("entry", entry.id)
    return {"id": entry.id, "text": text, "region": name, "under": _under(plan, entry)}


def _under(plan: Plan, entry: Risk | Kpi) -> str:
    """Return what an entry belongs to in a plan with priorities: `Priority P1`, `Programme 11`, or the whole plan."""
    if not plan.priorities or (entry.exemption and entry.exemption.withheld):
        return ""
    if entry.priority:
        return f"Priority {entry.priority}"
    under = next((one for one in plan.recommendations if one.number == entry.recommendation), None)
    return f"{under.called} {under.number}" if under else "The whole plan"


def _kept_back(entry: Risk | Kpi, mark: Exemption | None, *fields: str) -> dict[str, str]:
    """Return what the public is told in the place of an entry, or of what was reported of it; nothing when all is."""
    if mark is None:
        return {}
    if entry.exemption is None or not entry.exemption.withheld:
        return {"absence": mark.statement}
    return {"absence": mark.statement, "lead": NOT_FOR_PUBLICATION, **dict.fromkeys(fields, NOT_FOR_PUBLICATION)}


def _absence(cycle: Cycle, lead: str, said: dict[str, object]) -> str:
    if said:
        return ""
    if not lead or lead in cycle.missing:
        return f"No return received for {cycle.period.label}"
    return f"The return for {cycle.period.label} says nothing of this"


def _score(likelihood: int | None, impact: int | None) -> str:
    """Return `Likelihood 4, impact 5`, or the one that was given."""
    parts = [f"{name} {step}" for name, step in (("likelihood", likelihood), ("impact", impact)) if step]
    return ", ".join(parts).capitalize()


def _comment(line: RegisterLine) -> tuple[str, str]:
    return "comment", plain(line.comment)

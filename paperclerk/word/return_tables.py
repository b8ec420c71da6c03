"""The tables of a Word return form that have a row a thing: a deliverable's milestones, the lead's risks and KPIs.

Each row begins with its reference (`m1`, `R1`, `K1`) and each column with its heading, so that a row is found again
when its boxes are gone.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from paperclerk.domain.fields import KPI_FIELDS, MILESTONE_FIELDS, PLACEHOLDERS, RISK_FIELDS, Field, Kind
from paperclerk.domain.forms import FormItem, MilestoneRow, ReturnForm
from paperclerk.domain.names import tag
from paperclerk.domain.periods import for_people
from paperclerk.domain.plan import Kpi, Milestone, Risk
from paperclerk.domain.returns import KpiUpdate, RiskUpdate
from paperclerk.word.controls import choice_box, date_box, line_box, locked_text, text_box
from paperclerk.word.markup import LOCKED_FILL, cell, header_row, paragraph, row, table

# Centimetres; a landscape page has 26.1 between its margins. The last is for last time, where there is one.
_MILESTONES, _MILESTONES_BEFORE = (1.4, 12.3, 3.8, 4.3, 4.3), (1.4, 9.1, 3.6, 4.1, 4.1, 3.8)
_RISKS, _RISKS_BEFORE = (1.4, 7.1, 2.6, 2.6, 7.0, 5.4), (1.4, 6.1, 2.5, 2.5, 5.6, 4.0, 4.0)
_KPIS, _KPIS_BEFORE = (1.4, 6.8, 4.0, 4.0, 3.9, 6.0), (1.4, 5.8, 3.5, 3.5, 3.4, 4.7, 3.8)


def milestones(form: ReturnForm, item: FormItem) -> Iterator[Any]:
    """Yield a deliverable's milestones with spare rows for new ones; nothing for one that has none in the plan."""
    rows = item.milestone_rows
    if not rows:
        return
    before = any(step.last for step in rows)
    widths = _MILESTONES_BEFORE if before else _MILESTONES
    reference = item.deliverable.id
    yield paragraph(f"Milestones of {reference}", style="Heading3")
    yield paragraph(
        "Say when each is now expected, or when it was done. New milestones go into the empty rows, with their dates.",
        style="KeptNote",
    )
    headings = [
        "Ref",
        *(field.label for field in MILESTONE_FIELDS.values()),
        *(_last_heading(item.last_period, before)),
    ]
    yield table(
        [header_row(headings, widths)] + [_milestone(form, reference, step, widths, before) for step in rows],
        widths,
        title=f"Milestones of {reference}",
        says="Each row has a milestone, its agreed date, and boxes for its forecast date and the day it was completed.",
    )


def risks(form: ReturnForm) -> Iterator[Any]:
    """Yield the risks this lead reports on, with the plan's words and last time's; nothing where there are none."""
    if not form.risks:
        return
    before = any(risk.id in form.last_risks for risk in form.risks)
    widths = _RISKS_BEFORE if before else _RISKS
    yield paragraph("Risks", style="Heading2")
    yield paragraph(
        f"Say how each risk stands now. Likelihood and impact are steps of the risk matrix, 1 to {form.matrix}.",
        style="KeptNote",
    )
    labels = [field.label for field in RISK_FIELDS.values()]
    yield table(
        [header_row(["Ref", "Risk", *labels, *_last_heading("", before)], widths)]
        + [_risk(form, risk, widths, before) for risk in form.risks],
        widths,
        title="Risks",
        says="Each row has a risk, with boxes for its likelihood, its impact, what is done about it and your comment.",
    )


def kpis(form: ReturnForm) -> Iterator[Any]:
    """Yield the figures this lead reports on, with baseline and target; nothing where there are none."""
    if not form.kpis:
        return
    before = any(kpi.id in form.last_kpis for kpi in form.kpis)
    widths = _KPIS_BEFORE if before else _KPIS
    yield paragraph("Key performance indicators (KPIs)", style="Heading2")
    yield paragraph("Give the latest figure and the day or period it is for.", style="KeptNote")
    labels = [field.label for field in KPI_FIELDS.values()]
    yield table(
        [header_row(["Ref", "KPI", "Baseline", "Target", *labels, *_last_heading("", before)], widths)]
        + [_kpi(form, kpi, widths, before) for kpi in form.kpis],
        widths,
        title="Key performance indicators",
        says="Each row has a figure with its baseline and target, and boxes for the latest figure and your comment.",
    )


def _milestone(form: ReturnForm, item: str, step: MilestoneRow, widths: Sequence[float], before: bool) -> Any:
    cells = [_fixed([step.milestone.id], widths[0])]
    for field, width in zip(MILESTONE_FIELDS.values(), widths[1:], strict=False):
        name, title = tag(item, field.name, step.milestone.id), f"{item} {step.milestone.id} {field.label}"
        text = form.answers.get(name, _known(step, field))
        if step.agreed and field.name in ("text", "due"):
            box = locked_text(name, title, text or "No date agreed")
            cells.append(cell([paragraph(box, style="TableText")], width, fill=LOCKED_FILL))
        else:
            cells.append(_answer(form, field, name, title, text, width))
    if before:
        cells.append(_fixed([""] if step.is_spare else _said_of_milestone(step.last), widths[-1]))
    return row(*cells)


def _known(step: MilestoneRow, field: Field) -> str:
    """Return what a row begins with: the plan's words and date, or those the owner added last time."""
    if field.name == "text":
        return step.milestone.text
    return for_people(step.milestone.due) if field.name == "due" else ""


def _risk(form: ReturnForm, risk: Risk, widths: Sequence[float], before: bool) -> Any:
    plan = [f"{name} {step}" for name, step in (("likelihood", risk.likelihood), ("impact", risk.impact)) if step]
    notes = [f"In the plan: {', '.join(plan)}."] if plan else []
    notes += [f"Mitigation in the plan: {risk.mitigation}"] if risk.mitigation else []
    cells = [_fixed([risk.id], widths[0]), _fixed([risk.text], widths[1], notes)]
    cells += _answers(form, risk.id, RISK_FIELDS, widths[2:])
    if before:
        cells.append(_fixed(_said_of_risk(form, form.last_risks.get(risk.id)), widths[-1]))
    return row(*cells)


def _kpi(form: ReturnForm, kpi: Kpi, widths: Sequence[float], before: bool) -> Any:
    notes = [f"Source: {kpi.source}"] if kpi.source else []
    cells = [_fixed([kpi.id], widths[0]), _fixed([kpi.text], widths[1], notes)]
    cells += [_fixed([kpi.baseline], widths[2]), _fixed([kpi.target], widths[3])]
    cells += _answers(form, kpi.id, KPI_FIELDS, widths[4:])
    if before:
        cells.append(_fixed(_said_of_kpi(form, form.last_kpis.get(kpi.id)), widths[-1]))
    return row(*cells)


def _answers(form: ReturnForm, item: str, fields: dict[str, Field], widths: Sequence[float]) -> Iterator[Any]:
    for field, width in zip(fields.values(), widths, strict=False):
        name = tag(item, field.name)
        yield _answer(form, field, name, f"{item} {field.label}", form.answers.get(name, ""), width)


def _answer(form: ReturnForm, field: Field, name: str, title: str, text: str, width: float) -> Any:
    prompt = PLACEHOLDERS[field.kind]
    if field.kind is Kind.TEXT:
        return cell([text_box(name, title, text, prompt, style="TableText", bullet_style="TableBullet")], width)
    if field.kind is Kind.DATE:
        box = date_box(name, title, text, prompt)
    elif field.kind is Kind.STEP:
        box = choice_box(name, title, text, prompt, [(step, step) for step in form.steps])
    else:
        box = line_box(name, title, text, prompt)
    return cell([paragraph(box, style="TableText")], width)


def _fixed(lines: Sequence[str], width: float, notes: Sequence[str] = ()) -> Any:
    """Return a grey cell of what the form itself says; `notes` are set smaller below."""
    blocks = [paragraph(line, style="TableText") for line in lines] or [paragraph("Not given", style="TableGuidance")]
    blocks += [paragraph(note, style="TableGuidance") for note in notes]
    return cell(blocks, width, fill=LOCKED_FILL)


def _last_heading(period: str, before: bool) -> list[str]:
    return [f"Last time ({period})" if period else "Last time"] if before else []


def _said_of_milestone(last: Milestone | None) -> list[str]:
    if last is None:
        return []
    said = ("Forecast " + for_people(last.forecast) if last.forecast else "",
            "Done " + for_people(last.actual) if last.actual else "")  # fmt: skip
    return [line for line in said if line]


def _said_of_risk(form: ReturnForm, last: RiskUpdate | None) -> list[str]:
    if last is None:
        return []
    steps = [f"{name} {step}" for name, step in (("likelihood", last.likelihood), ("impact", last.impact)) if step]
    said = (
        form.last_periods.get(last.risk, ""),
        ", ".join(steps).capitalize(),
        last.mitigation or "",
        last.comment or "",
    )
    return _lines(said)


def _said_of_kpi(form: ReturnForm, last: KpiUpdate | None) -> list[str]:
    return _lines((form.last_periods.get(last.kpi, ""), last.actual or "", last.comment or "")) if last else []


def _lines(said: Sequence[str]) -> list[str]:
    """Return what was said last time as lines, the month it was said in before it."""
    month, *rest = [text.strip() for text in said]
    lines = [line for text in rest for line in text.split("\n") if line.strip()]
    return [f"{month}:", *lines] if lines and month else lines

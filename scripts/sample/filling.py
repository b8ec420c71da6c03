"""Filling in forms as owners do: a lead's answers of a month, in the format that the lead keeps to."""

from typing import Any

from paperclerk.domain.forms import FormItem, ReturnForm
from paperclerk.domain.names import tag
from paperclerk.domain.periods import Period, month_label
from paperclerk.excel.return_form import write_return_form as write_excel_form
from paperclerk.word.return_form import write_return_form as write_word_form
from sample.calendar import CALENDAR
from sample.plan import PLAN
from sample.posts import (
    AUDIT,
    COMMERCIAL,
    COUNCIL,
    DEMOCRATIC,
    EQUALITY,
    FINANCE,
    INFORMATION,
    LAW,
    PEOPLE,
    POLICY,
    SIGNS_FOR,
    signature_of,
)
from sample.registers import kpi_said, risk_said, steps_said, typed
from sample.sendings import FORMAT, WORD, Sending
from sample.stories import audit, commercial, democratic, equality, finance, information, law, people, policy
from sample.typed import as_update
from sample.wording import prose

KEY = "this key signs the forms of the sample workspace and nothing else"
CONTACT = "stabilisation.returns@thaxmere.example"

Story = dict[str, tuple[dict[str, str], dict[str, str], dict[str, str]]]

STORIES: dict[str, tuple[Story, tuple[str, str, str]]] = {
    AUDIT: (audit.STORY, audit.DECISIONS),
    COMMERCIAL: (commercial.STORY, commercial.DECISIONS),
    DEMOCRATIC: (democratic.STORY, democratic.DECISIONS),
    EQUALITY: (equality.STORY, equality.DECISIONS),
    FINANCE: (finance.STORY, finance.DECISIONS),
    INFORMATION: (information.STORY, information.DECISIONS),
    LAW: (law.STORY, law.DECISIONS),
    PEOPLE: (people.STORY, people.DECISIONS),
    POLICY: (policy.STORY, policy.DECISIONS),
}


def said_in(lead: str, month: int) -> dict[str, dict[str, str]]:
    """Return what a lead said of each deliverable in a month, 0 for January; nothing where they said nothing."""
    story, _ = STORIES[lead]
    return {deliverable: said[month] for deliverable, said in story.items()}


def form_of(lead: str, period: Period, answers: dict[str, str]) -> ReturnForm:
    """Return a lead's form for a period with these answers in its boxes, and last time's beside them."""
    return ReturnForm(
        organisation=COUNCIL,
        plan_title=PLAN.title,
        plan_version=PLAN.version,
        period=period,
        owner=lead,
        contact=CONTACT,
        returns_due=period.cut_off,
        scheme=PLAN.scheme,
        items=tuple(_items(lead, _place_of(period))),
        answers=answers,
        **_registers(lead, _place_of(period)),
    )


def answers_of(sending: Sending, period: Period) -> dict[str, str]:
    """Return what was typed into the boxes of a sending, by tag; empty boxes are left out."""
    month = _place_of(period)
    whole = {
        "return_reported_by": sending.reported_by or signature_of(sending.lead),
        "return_signed_off_by": signature_of(SIGNS_FOR[sending.lead]) if sending.signed_on else "",
        "return_signed_off_on": sending.signed_on,
        "return_decisions": prose(STORIES[sending.lead][1][month]),
    }
    said = {
        tag(deliverable, field): text
        for deliverable, fields in said_in(sending.lead, month).items()
        for field, text in fields.items()
    }
    reported = [deliverable for deliverable, fields in said_in(sending.lead, month).items() if fields]
    tables = _in_tables(sending.lead, month, reported)
    return {name: text for name, text in {**whole, **said, **tables, **sending.changes}.items() if text}


def filled_in(sending: Sending, period: Period) -> bytes:
    """Return the form of a sending, filled in and as the form's writer leaves it."""
    form = form_of(sending.lead, sending.form or period, answers_of(sending, period))
    write = write_word_form if FORMAT[sending.lead] == WORD else write_excel_form
    return write(form, KEY.encode())


def _items(lead: str, month: int) -> list[FormItem]:
    items = []
    for deliverable in PLAN.led_by(lead):
        recommendation = PLAN.recommendation_of(deliverable.id)
        assert recommendation is not None, deliverable.id
        told = [place for place in range(month) if said_in(lead, place)[deliverable.id]]
        last = told[-1] if told else None
        items.append(
            FormItem(
                deliverable=deliverable,
                recommendation=recommendation.number,
                recommendation_title=recommendation.title,
                last=None if last is None else as_update(deliverable.id, said_in(lead, last)[deliverable.id], last),
                last_period="" if last is None else month_label(CALENDAR.periods[last].key),
            )
        )
    return items


def _registers(lead: str, month: int) -> dict[str, Any]:
    """Return the risks and figures a lead reports on, with what was said of them the month before."""
    risks = tuple(risk for risk in PLAN.risks if PLAN.reporter_of(risk) == lead)
    kpis = tuple(kpi for kpi in PLAN.kpis if PLAN.reporter_of(kpi) == lead)
    if not month:
        return {"risks": risks, "kpis": kpis}
    label = month_label(CALENDAR.periods[month - 1].key)
    return {
        "risks": risks,
        "kpis": kpis,
        "last_risks": {risk.id: risk_said(risk.id, month - 1) for risk in risks},
        "last_kpis": {kpi.id: kpi_said(kpi.id, month - 1) for kpi in kpis},
        "last_periods": {entry.id: label for entry in (*risks, *kpis)},
    }


def _in_tables(lead: str, month: int, reported: list[str]) -> dict[str, str]:
    """Return what was typed into the tables of milestones, risks and figures."""
    boxes: dict[str, str] = {}
    for item in PLAN.led_by(lead):
        for step in steps_said(item.id, item.milestones, month) if item.id in reported else ():
            agreed = step.id in {known.id for known in item.milestones}
            boxes |= typed(item.id, step.model_dump(exclude={"id", "text", "due"} if agreed else {"id"}), step.id)
    tables = _registers(lead, month)
    for risk in tables["risks"]:
        boxes |= typed(risk.id, risk_said(risk.id, month).model_dump(exclude={"risk", "places", "as_written"}))
    for kpi in tables["kpis"]:
        boxes |= typed(kpi.id, kpi_said(kpi.id, month).model_dump(exclude={"kpi", "places"}))
    return boxes


def _place_of(period: Period) -> int:
    return CALENDAR.periods.index(period)

"""Filling in forms as owners do: a lead's answers of a month, in the format that the lead keeps to."""

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
    return {name: text for name, text in {**whole, **said, **sending.changes}.items() if text}


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
                last=None if last is None else as_update(deliverable.id, said_in(lead, last)[deliverable.id]),
                last_period="" if last is None else month_label(CALENDAR.periods[last].key),
            )
        )
    return items


def _place_of(period: Period) -> int:
    return CALENDAR.periods.index(period)

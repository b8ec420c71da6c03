"""Answers: what a return says, put back into the words that go into the boxes of a form."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from paperclerk.domain.fields import KPI_FIELDS, MILESTONE_FIELDS, RETURN_FIELDS, RISK_FIELDS, UPDATE_FIELDS
from paperclerk.domain.names import tag
from paperclerk.domain.periods import for_people
from paperclerk.domain.places import Place
from paperclerk.domain.ratings import Rag, RagScheme, Status
from paperclerk.domain.returns import Return, Update

# Fixed on a form: a fresh one prints them itself, from the plan.
_PRINTED = ("return_period", "return_owner")


def answers_of(read: Return, scheme: RagScheme) -> dict[str, str]:
    """Return a return's answers by tag, as they were written where they were read otherwise; empty boxes left away.

    What the form itself prints (the period, the owner, agreed dates) is not among them, but for milestones: their owner
    gives the date of a step of their own.
    """
    said = {
        **_own(read, scheme),
        **{name: text for update in read.updates for name, text in _of_update(update, scheme)},
        **{tag(r.risk, f): r.as_written.get(f) or _in_words(getattr(r, f), scheme)
           for r in read.risks for f in RISK_FIELDS},
        **{tag(k.kpi, f): _in_words(getattr(k, f), scheme) for k in read.kpis for f in KPI_FIELDS},
    }  # fmt: skip
    return {name: text for name, text in said.items() if text}


def box_at(place: Place, read: Return) -> str:
    """Return the tag of the box that was read at a place; "" for a place where none was."""
    return next((name for name, at in _places(read) if at == place), "") if place.where else ""


def _own(read: Return, scheme: RagScheme) -> dict[str, str]:
    return {
        name: read.as_written.get(name) or _in_words(getattr(read, name.removeprefix("return_")), scheme)
        for name in RETURN_FIELDS
        if name not in _PRINTED
    }


def _of_update(update: Update, scheme: RagScheme) -> Iterator[tuple[str, str]]:
    for name, field in UPDATE_FIELDS.items():
        if not field.locked:
            written = update.as_written.get(name) or _in_words(getattr(update, name), scheme)
            yield tag(update.deliverable, name), written
    for step in update.milestones:
        for name in MILESTONE_FIELDS:
            # The agreed date is the owner's to give for a step of their own; of the plan's steps forms print it.
            written = update.as_written.get(f"{step.id}_{name}") or _in_words(getattr(step, name), scheme)
            yield tag(update.deliverable, name, step.id), written


def _in_words(value: Any, scheme: RagScheme) -> str:
    if isinstance(value, Rag):
        return scheme.rating(value).label
    if isinstance(value, Status):
        return value.label
    if isinstance(value, date):
        return for_people(value)
    return "" if value is None else str(value)


def _places(read: Return) -> Iterator[tuple[str, Place]]:
    groups: Iterator[tuple[str, Mapping[str, Place]]] = iter(
        [
            ("", read.places),
            *((update.deliverable, update.places) for update in read.updates),
            *((risk.risk, risk.places) for risk in read.risks),
            *((kpi.kpi, kpi.places) for kpi in read.kpis),
        ]
    )
    for item, places in groups:
        for field, place in places.items():
            yield tag(item, field), place

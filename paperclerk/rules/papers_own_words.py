"""Words that papers say of themselves: standing in one, they tell nothing of what is kept back."""

from collections.abc import Iterator

from paperclerk.domain.clearances import Clearer
from paperclerk.domain.fields import KPI_FIELDS, MILESTONE_FIELDS, RETURN_FIELDS, RISK_FIELDS, UPDATE_FIELDS
from paperclerk.domain.front_page import FRONT_ROWS, QUESTIONS, ROUTE_ROWS
from paperclerk.domain.history import Movement
from paperclerk.domain.implications import FURTHER
from paperclerk.domain.layouts import LAYOUTS, MADE_APPENDICES
from paperclerk.domain.papers import PaperName
from paperclerk.domain.periods import MONTHS
from paperclerk.domain.procedure import COMMISSIONERS_HEADING, PROCEDURE_ROWS
from paperclerk.domain.ratings import Rag, Status
from paperclerk.rules.telling_words import tokens


def _phrases() -> Iterator[str]:
    for fields in (UPDATE_FIELDS, MILESTONE_FIELDS, RISK_FIELDS, KPI_FIELDS, RETURN_FIELDS):
        yield from (field.label for field in fields.values())
    yield from (row.label for row in (*FRONT_ROWS, *ROUTE_ROWS, *PROCEDURE_ROWS))
    yield from (question.label for question in QUESTIONS)
    yield from (question.follow_up.label for question in QUESTIONS)
    yield from (section.heading for layout in LAYOUTS.values() for section in layout.sections)
    yield from (section.heading for section in FURTHER)
    yield from (title for _, title in MADE_APPENDICES)
    yield from (role.spoken for role in Clearer)
    yield "Meetings this report goes to: this meeting. Outcome awaited. Clearances. Cleared for. By. Date."
    yield f"{COMMISSIONERS_HEADING}. The Commissioners have no comment on this report. Their comments are awaited."
    yield from (name.spoken for name in PaperName)
    yield from (state.label for state in Status)
    yield from (rag.value.replace("_", " ") for rag in Rag)
    yield from (movement.value for movement in Movement)
    yield "Days after the agreed date. Days before the agreed date."
    yield "No return received. The return says nothing of it. No rating given. Rating not readable. Not signed off."
    yield "None given. None named. Not given. Not scored. No date agreed. No status given. Not applicable. As agreed."


OWN_PHRASES: tuple[str, ...] = tuple(_phrases())

# With a capital in the middle of a sentence these are no names.
OWN_WORDS: frozenset[str] = frozenset(month.casefold() for month in MONTHS) | frozenset(
    tokens(
        "monday tuesday wednesday thursday friday saturday sunday appendix appendices annex section schedule part "
        "paragraph act cabinet council committee board commissioner commissioners officer officers director head lead "
        "deliverable deliverables recommendation recommendations milestone milestones plan plans report reports "
        "return returns rating ratings green amber red complete completed improved worsened same new overdue exempt "
        "confidential public publication government local authority minute minutes statement summary update word "
        "excel yes none not version title subject date page table figure risk risks impact likelihood baseline target "
        "kpi kpis rag "
        "english united kingdom england british "
    )
)

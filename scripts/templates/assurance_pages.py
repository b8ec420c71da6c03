"""The pages of the assurance pack: one for each recommendation, a table of progress for each deliverable."""

from typing import Any

from scripts.templates.blocks import (
    Columns,
    kept_together,
    loop,
    on_new_page,
    paragraph,
    passages,
    rating,
    region_around,
    row,
    table,
    when,
    when_rows,
)
from scripts.templates.pack_pictures import ratings_of_the_recommendation
from scripts.templates.recovery_blocks import linked


def recommendation_pages(document: Any) -> None:
    """Write a page for each recommendation, with what each of its deliverables has come to."""
    with loop(document, "page in paper.pages"), region_around(document, "{{ page.region }}"):
        on_new_page(paragraph(document, "{{ page.called }} {{ page.number }}: {{ page.title }}", "Heading 2"))
        with when(document, "page.priority"):
            paragraph(document, "**Priority:** {{ page.priority }}")
        with when(document, "page.officers"):
            paragraph(document, "**Accountable officers:** {{ page.officers | join('; ') }}")
        with loop(document, "text in page.dependencies"):
            paragraph(document, "**Dependency:** {{ text }}")
        ratings_of_the_recommendation(document)
        with loop(document, "d in page.deliverables"), region_around(document, "{{ d.region }}"):
            paragraph(document, "{{ d.id }} {{ d.text }}", "Heading 3")
            linked(document, "d", "Normal")
            _card(document)


def _card(document: Any) -> None:
    rows = table(
        document,
        Columns(("What", "Position for {{ paper.subtitle }}"), (4, 12.6)),
        title="Progress of {{ d.id }}",
        says="What was agreed and what the owner reported of this deliverable.",
    )
    with when_rows(rows, "d.absence"):
        row(rows, "Rating", "**{{ d.absence }}**")
    with when_rows(rows, "not d.absence"):
        rating(row(rows, "Rating", "").cells[1].paragraphs[0], "d.rating", "{{ d.rag_region }}")
        row(rows, "Movement", "{{ d.movement }}")
        row(rows, "Status", "{{ d.state or 'No status given' }}")
    with when_rows(rows, "d.questioned"):
        asked = row(rows, "Questioned", "", split=True).cells[1]
        with loop(asked, "text in d.questioned"):
            paragraph(asked, "{{ text }}", "Table Text")
    row(rows, "Agreed date", "{{ d.due }}{% if d.overdue %}. **{{ d.overdue }}**{% endif %}")
    with when_rows(rows, "d.forecast"):
        row(rows, "Forecast", "{{ d.forecast }}{% if d.forecast_note %}, {{ d.forecast_note }}{% endif %}")
    for label, field in (
        ("Progress", "d.narrative"),
        ("Milestones", "d.milestones"),
        ("Planned next", "d.next_steps"),
        ("Evidence", "d.evidence"),
        ("Reason for a later date", "d.slip_reason"),
    ):
        _long_row(rows, label, field)
        if field == "d.evidence":
            with when_rows(rows, "d.evidence_owed"):
                row(rows, label, "{{ d.evidence_owed }}")
    with when_rows(rows, "d.recovery or d.recovery_owner or d.recovery_date"):
        added = row(rows, "Path to green", "", split=True)
        passages(added.cells[1], "d.recovery")
        with when(added.cells[1], "d.recovery_owner"):
            paragraph(added.cells[1], "Owner: {{ d.recovery_owner }}", "Table Text")
        with when(added.cells[1], "d.recovery_date"):
            paragraph(added.cells[1], "By: {{ d.recovery_date }}", "Table Text")
    lead = "{{ d.lead or 'None named' }}{% if d.sao %}. Senior Accountable Officer: {{ d.sao }}{% endif %}"
    # The last row would stand alone on a page.
    with when_rows(rows, "d.sign_off"):
        kept_together(row(rows, "Lead", lead))
        row(rows, "Sign-off", "{{ d.sign_off }}")
    with when_rows(rows, "not d.sign_off"):
        row(rows, "Lead", lead)


def _long_row(rows: Any, label: str, field: str) -> None:
    with when_rows(rows, field):
        added = row(rows, label, "", split=True)
        if field == "d.milestones":
            with loop(added.cells[1], "step in d.milestones"):
                paragraph(added.cells[1], "{{ step }}", "Table Bullet")
        else:
            passages(added.cells[1], field)

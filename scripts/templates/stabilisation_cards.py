"""The template of the stabilisation plan as cards: A4 upright, one card a recommendation, no row over two pages.

A card is headings, lists and one small table a deliverable, whose rows are a few words each; an owner's own words,
however long, are paragraphs and lists under it. So nothing has to be split, and a screen reader reads it from the top.
"""

from pathlib import Path
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from scripts.templates.blocks import (
    Columns,
    kept_together,
    loop,
    on_new_page,
    paragraph,
    passages,
    rating,
    rating_key,
    region_around,
    row,
    table,
    when,
    when_rows,
)
from scripts.templates.house_style import header_and_footer, new_document, save
from scripts.templates.recovery_blocks import linked, statutory
from scripts.templates.stabilisation_plan import front

_EDGE = "1B2A4A"


def build(path: Path) -> None:
    """Write the template."""
    document = new_document("Stabilisation plan as cards")
    front(document)
    paragraph(document, "Key to the ratings", "Heading 2")
    rating_key(document, 12.6)
    with loop(document, "group in paper.groups"):
        with when(document, "group.heading"), region_around(document, "{{ group.region }}"):
            heading = paragraph(document, "{{ group.heading }}", "Heading 2")
            on_new_page(heading)
            with loop(document, "note in group.notes"):
                paragraph(document, "{{ note }}").paragraph_format.keep_with_next = True
        with loop(document, "rec in group.rows"), region_around(document, "{{ rec.region }}"):
            _card(document)
    statutory(document, (3.9, 2.2, 4.3, 2.8, 3.4))
    header_and_footer(document, "{{ paper.organisation }}", "{{ paper.title }}, {{ paper.subtitle }}")
    save(document, path)


def _card(document: Any) -> None:
    # The first card of a group stands under the group's heading, which begins the page.
    for condition, begins_page in (
        ("group.heading and loop.first", False),
        ("not group.heading or not loop.first", True),
    ):
        with when(document, condition):
            heading = paragraph(document, "{{ rec.called }} {{ rec.number }}: {{ rec.title }}", "Heading 2")
            if begins_page:
                on_new_page(heading)
            _edge(heading)
    with when(document, "rec.activities"):
        paragraph(document, "Response", "Heading 3")
    with loop(document, "a in rec.activities"):
        paragraph(document, "{{ a.text }}", "List Bullet")
        with loop(document, "item in a.items"):
            paragraph(document, "{{ item }}", "List Bullet 2")
    with when(document, "rec.dependencies"):
        paragraph(document, "Dependencies", "Heading 3")
    with loop(document, "text in rec.dependencies"):
        paragraph(document, "{{ text }}", "List Bullet")
    with when(document, "rec.officers"):
        paragraph(document, "Accountable officers", "Heading 3")
        with loop(document, "officer in rec.officers"):
            paragraph(document, "{{ officer }}", "List Bullet")
    with loop(document, "d in rec.deliverables"), region_around(document, "{{ d.region }}"):
        paragraph(document, "{{ d.id }} {{ d.text }}", "Heading 3")
        linked(document, "d", "Normal")
        _position(document)
        with when(document, "d.narrative"):
            paragraph(document, "Progress on {{ d.id }} this period", "Heading 4")
        passages(document, "d.narrative", in_table=False)


def _position(document: Any) -> None:
    """Show where a deliverable stands; every row but the last stays with the one after it, so that none is alone."""
    rows = table(
        document,
        Columns(("{{ d.id }}", "Position"), (4, 12.6)),
        title="Position of {{ d.id }}",
        says="The date agreed for this deliverable, its rating, and how it has moved.",
    )
    kept_together(row(rows, "Agreed date", "{{ d.due }}{% if d.overdue %}. **{{ d.overdue }}**{% endif %}"))
    with when_rows(rows, "d.absence"):
        row(rows, "Rating", "**{{ d.absence }}**")
    with when_rows(rows, "not d.absence"):
        rated = row(rows, "Rating", "")
        rating(rated.cells[1].paragraphs[0], "d.rating", "{{ d.rag_region }}")
        kept_together(rated)
        with when_rows(rows, "d.state"):
            kept_together(row(rows, "Status", "{{ d.state }}"))
        with when_rows(rows, "d.forecast"):
            note = "{% if d.forecast_note %}, {{ d.forecast_note }}{% endif %}"
            kept_together(row(rows, "Forecast", "{{ d.forecast }}" + note))
        with when_rows(rows, "not d.is_signed"):
            kept_together(row(rows, "Sign-off", "**{{ d.sign_off }}**"))
        # With an owner's words after it the table stays with their heading; else the next card would hang on to it too.
        with when_rows(rows, "d.narrative"):
            kept_together(row(rows, "Movement", "{{ d.movement }}"))
        with when_rows(rows, "not d.narrative"):
            row(rows, "Movement", "{{ d.movement }}")


def _edge(heading: Any) -> None:
    """Draw a line over a card's heading."""
    heading._p.get_or_add_pPr().append(
        parse_xml(f'<w:pBdr {nsdecls("w")}><w:top w:val="single" w:sz="18" w:space="6" w:color="{_EDGE}"/></w:pBdr>')
    )

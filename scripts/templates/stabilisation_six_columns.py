"""The template of the stabilisation-plan table in six columns: as published, with the rating and the progress apart.

Each deliverable stands in three cells of its recommendation's row, with its number in each, so that a reader, or a
listener, who comes to its rating or its progress knows what it is of.
"""

from pathlib import Path
from typing import Any

from docx.shared import Pt
from docx.text.paragraph import Paragraph

from scripts.templates.blocks import (
    Columns,
    loop,
    loop_rows,
    paragraph,
    passages,
    rating,
    rating_key,
    region_around,
    region_row,
    row,
    table,
    when,
    write,
)
from scripts.templates.house_style import header_and_footer, new_document, save
from scripts.templates.recovery_blocks import head_by, linked, statutory
from scripts.templates.stabilisation_plan import TITLE, front, groups, response, show_officers

COLUMNS = Columns(
    ("Recommendation", "Response", "Key deliverables", "Rating", "Progress this period", "Accountable officers"),
    (3.6, 5.4, 4.8, 3.0, 6.0, 3.3),
)


def build(path: Path) -> None:
    """Write the template."""
    document = new_document("Stabilisation plan table in six columns", landscape=True)
    front(document)
    with groups(document):
        rows = table(
            document,
            COLUMNS,
            title=TITLE,
            says="One row for each {{ group.called | lower }}: the response agreed, the deliverables, the rating of "
            "each, what their owners reported, and the accountable officers.",
        )
        head_by(rows, "group.called == 'Programme'", "Programme")
        with loop_rows(rows, "rec in group.rows"):
            _recommendation(row(rows, "", "", "", "", "", "", split=True))
    statutory(document, (6.0, 3.0, 7.1, 4.0, 6.0))
    paragraph(document, "Key to the ratings", "Heading 2")
    rating_key(document, 22.1)
    header_and_footer(document, "{{ paper.organisation }}", "{{ paper.title }}, {{ paper.subtitle }}")
    save(document, path)


def _recommendation(added: Any) -> None:
    title, agreed, deliverables, ratings, progress, officers = added.cells
    write(title, "**{{ rec.number }}.** {{ rec.title }}")
    response(agreed)
    with loop(deliverables, "d in rec.deliverables"), region_around(deliverables, "{{ d.region }}"):
        paragraph(deliverables, "{{ d.id }} {{ d.text }}", "Table Item")
        linked(deliverables, "d")
        due = "**Due:** {{ d.due }}{% if d.overdue %}. **{{ d.overdue }}**{% endif %}"
        paragraph(deliverables, due, "Table Text")
    with loop(ratings, "d in rec.deliverables"):
        _rating(ratings)
    with loop(progress, "d in rec.deliverables"), region_around(progress, "{{ d.progress_region }}"):
        _progress(progress)
    show_officers(officers)
    region_row(added, "{{ rec.region }}")


def _rating(cell: Any) -> None:
    with when(cell, "d.absence"):
        _apart(paragraph(cell, "{{ d.id }} {{ d.rating.label }}", "Table Text"))
    with when(cell, "not d.absence"):
        rating(_apart(paragraph(cell, "{{ d.id }} ", "Table Text")), "d.rating", "{{ d.rag_region }}")


def _apart(line: Paragraph) -> Paragraph:
    """Set a rating apart from the one before it."""
    line.paragraph_format.space_before = Pt(6)
    return line


def _progress(cell: Any) -> None:
    with when(cell, "d.absence"):
        paragraph(cell, "{{ d.id }} {{ d.absence }}", "Table Item")
    with when(cell, "not d.absence"):
        paragraph(cell, "{{ d.id }}{% if d.state %} {{ d.state }}{% endif %}", "Table Item")
        with when(cell, "d.forecast"):
            note = "{% if d.forecast_note %}, {{ d.forecast_note }}{% endif %}"
            paragraph(cell, "**Forecast:** {{ d.forecast }}" + note, "Table Text")
        paragraph(cell, "**Movement:** {{ d.movement }}", "Table Text")
        with when(cell, "not d.is_signed"):
            paragraph(cell, "**{{ d.sign_off }}**", "Table Text")
        passages(cell, "d.narrative")

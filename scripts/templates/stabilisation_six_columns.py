"""The template of the stabilisation-plan table in six columns: as published, with the rating and the progress apart.

Each deliverable has a row of its own, so that its rating and its progress stand beside it on whatever page; a row after
the first of a recommendation says so in words, for Word and a screen reader know of no cell that goes on.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from scripts.templates.blocks import (
    Columns,
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
    when_rows,
    write,
)
from scripts.templates.house_style import header_and_footer, new_document, save
from scripts.templates.recovery_blocks import head_by, linked, statutory
from scripts.templates.stabilisation_plan import TITLE, front, groups, response, show_officers

COLUMNS = Columns(
    ("Recommendation", "Response", "Key deliverables", "Rating", "Progress this period", "Accountable officers"),
    (3.6, 7.4, 4.3, 2.2, 5.8, 2.8),
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
            says="One row for each deliverable: its {{ group.called | lower }}, the response agreed, the deliverable, "
            "its rating, what its owner reported, and the accountable officers. Rows after a first say that it "
            "continues.",
        )
        head_by(rows, "group.called == 'Programme'", "Programme")
        with loop_rows(rows, "rec in group.rows"):
            _rows_by_deliverable(rows, _recommendation)
    statutory(document, (6.0, 3.0, 7.1, 4.0, 6.0))
    paragraph(document, "Key to the ratings", "Heading 2")
    rating_key(document, 22.1)
    header_and_footer(document, "{{ paper.organisation }}", "{{ paper.title }}, {{ paper.subtitle }}")
    save(document, path)


def _rows_by_deliverable(rows: Any, make: Callable[[Any, bool, bool], Any]) -> None:
    """Add a row for each deliverable of a recommendation; the first is the recommendation's region.

    Args:
        rows: the table.
        make: adds and returns a row, told whether it begins the recommendation and whether it has a deliverable.
    """
    with when_rows(rows, "not rec.deliverables"):
        region_row(make(rows, True, False), "{{ rec.region }}")
    with loop_rows(rows, "d in rec.deliverables"):
        with when_rows(rows, "loop.first"):
            region_row(make(rows, True, True), "{{ rec.region }}")
        with when_rows(rows, "not loop.first"):
            make(rows, False, True)


def _begin(title: Any, agreed: Any, officers: Any) -> None:
    """Fill what the first row of a recommendation says of it."""
    write(title, "**{{ rec.number }}.** {{ rec.title }}")
    with when(agreed, "not rec.activities and not rec.dependencies"):
        paragraph(agreed, "None", "Table Text")
    response(agreed)
    with when(officers, "not rec.officers"):
        paragraph(officers, "None", "Table Text")
    show_officers(officers)


def _go_on(title: Any, agreed: Any, officers: Any) -> None:
    """Fill what a later row of a recommendation says of it: a merged or an empty cell says nothing to a listener."""
    write(title, "**{{ rec.number }}** (continued)")
    write(agreed, "As above")
    write(officers, "As above")


def _recommendation(rows: Any, begins: bool, has_deliverable: bool) -> Any:
    # A row that goes on keeps its rating and its progress on one page; the first is as high as the response is long.
    added = row(rows, "", "", "", "", "", "", split=begins)
    title, agreed, deliverable, rated, progress, officers = added.cells
    _begin(title, agreed, officers) if begins else _go_on(title, agreed, officers)
    if not has_deliverable:
        for cell in (deliverable, rated, progress):
            write(cell, "None")
        return added
    with region_around(deliverable, "{{ d.region }}"):
        paragraph(deliverable, "{{ d.id }} {{ d.text }}", "Table Item")
        linked(deliverable, "d")
        due = "**Due:** {{ d.due }}{% if d.overdue %}. **{{ d.overdue }}**{% endif %}"
        paragraph(deliverable, due, "Table Text")
    _rating(rated)
    with region_around(progress, "{{ d.progress_region }}"):
        _progress(progress)
    return added


def _rating(cell: Any) -> None:
    with when(cell, "d.absence"):
        paragraph(cell, "{{ d.rating.label }}", "Table Text")
    with when(cell, "not d.absence"):
        rating(paragraph(cell, "", "Table Text"), "d.rating", "{{ d.rag_region }}")


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

"""The template of the stabilisation-plan table: A4 on its side, one row a recommendation, rows may run over pages."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from docx.shared import Pt

from scripts.templates.blocks import (
    Columns,
    inline_region,
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

TITLE = "Progress by {{ group.called | lower }}{% if group.heading %}: {{ group.heading }}{% endif %}"
COLUMNS = Columns(
    ("Recommendation", "Response", "Key deliverables and progress", "Accountable officers"), (4.2, 7.9, 10.3, 3.7)
)


def build(path: Path) -> None:
    """Write the template."""
    document = new_document("Stabilisation plan table", landscape=True)
    front(document)
    with groups(document):
        rows = table(
            document,
            COLUMNS,
            title=TITLE,
            says="One row for each {{ group.called | lower }}: the response agreed, the deliverables with what their "
            "owners reported, and the accountable officers.",
        )
        head_by(rows, "group.called == 'Programme'", "Programme")
        with loop_rows(rows, "rec in group.rows"):
            _recommendation(row(rows, "", "", "", "", split=True))
    statutory(document, (6.0, 3.0, 7.1, 4.0, 6.0))
    paragraph(document, "Key to the ratings", "Heading 2")
    rating_key(document, 22.1)
    header_and_footer(document, "{{ paper.organisation }}", "{{ paper.title }}, {{ paper.subtitle }}")
    save(document, path)


def front(document: Any) -> None:
    """Add marking, title, period, what was agreed and the introduction."""
    with when(document, "paper.marking"):
        inline_region(paragraph(document, "", "Marking"), "{{ paper.marking }}", "gen_marking")
    inline_region(paragraph(document, "", "Heading 1"), "{{ paper.title }}", "gen_title")
    inline_region(paragraph(document, "", "Subtitle"), "{{ paper.subtitle }}", "gen_period")
    with when(document, "paper.agreed or paper.compared"):
        paragraph(document, "{{ paper.agreed }}{% if paper.agreed %}. {% endif %}{{ paper.compared }}", "Note")
    with when(document, "paper.linked"):
        inline_region(paragraph(document, "", "Note"), "{{ paper.linked }}", "gen_linked")
    introduction = region_around(document, "gen_introduction")
    with when(document, "paper.introduction"), introduction, loop(document, "text in paper.introduction"):
        paragraph(document, "{{ text }}")


@contextmanager
def groups(document: Any) -> Iterator[None]:
    """Repeat what is added inside for each group of rows: under its heading, or under ours where all are one group."""
    with loop(document, "group in paper.groups"):
        with when(document, "not group.heading"):
            paragraph(document, "Progress by recommendation", "Heading 2")
        group_head(document)
        yield


def group_head(document: Any) -> None:
    """Head a group of rows, with its plan, aim and outcome."""
    with when(document, "group.heading"), region_around(document, "{{ group.region }}"):
        paragraph(document, "{{ group.heading }}", "Heading 2")
        with loop(document, "note in group.notes"):
            paragraph(document, "{{ note }}").paragraph_format.keep_with_next = True


def _recommendation(added: Any) -> None:
    title, agreed, deliverables, officers = added.cells
    write(title, "**{{ rec.number }}.** {{ rec.title }}")
    response(agreed)
    with loop(deliverables, "d in rec.deliverables"), region_around(deliverables, "{{ d.region }}"):
        _deliverable(deliverables)
    show_officers(officers)
    region_row(added, "{{ rec.region }}")


def show_officers(cell: Any) -> None:
    """Add the accountable officers, one a paragraph and apart: in a narrow column a post runs over several lines."""
    with loop(cell, "officer in rec.officers"):
        paragraph(cell, "{{ officer }}", "Table Text").paragraph_format.space_after = Pt(5)


def response(cell: Any) -> None:
    """Add what the council said it would do, and what that depends on."""
    with loop(cell, "a in rec.activities"):
        paragraph(cell, "{{ a.text }}", "Table Bullet")
        with loop(cell, "item in a.items"):
            paragraph(cell, "{{ item }}", "Table Bullet 2")
    with loop(cell, "text in rec.dependencies"):
        paragraph(cell, "**Dependency:** {{ text }}", "Table Text")


def _deliverable(cell: Any) -> None:
    paragraph(cell, "{{ d.id }} {{ d.text }}", "Table Item")
    linked(cell, "d")
    due = paragraph(cell, "**Due:** {{ d.due }}{% if d.overdue %}. **{{ d.overdue }}**{% endif %}", "Table Text")
    # A row may begin at the foot of a page only with room for what it is about.
    due.paragraph_format.keep_with_next = True
    with when(cell, "d.absence"):
        paragraph(cell, "**{{ d.absence }}**", "Table Text")
    with when(cell, "not d.absence"):
        line = paragraph(cell, "**Rating:** ", "Table Text")
        line.paragraph_format.keep_with_next = True
        rating(line, "d.rating", "{{ d.rag_region }}")
        line.add_run("{% if d.state %}. {{ d.state }}{% endif %}")
        with when(cell, "d.forecast"):
            paragraph(
                cell,
                "**Forecast:** {{ d.forecast }}{% if d.forecast_note %}, {{ d.forecast_note }}{% endif %}",
                "Table Text",
            )
        paragraph(cell, "**Movement:** {{ d.movement }}", "Table Text")
        with when(cell, "not d.is_signed"):
            paragraph(cell, "**{{ d.sign_off }}**", "Table Text")
        with when(cell, "d.narrative"):
            paragraph(cell, "Progress this period:", "Table Label")
        passages(cell, "d.narrative")

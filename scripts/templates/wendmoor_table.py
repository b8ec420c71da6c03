"""Wendmoor's stabilisation-plan table: the key first, three columns, progress on the left, officers under the title."""

from pathlib import Path
from typing import Any

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
from scripts.templates.wendmoor_recovery import linked, statutory
from scripts.templates.wendmoor_style import finish, wendmoor_document


def build(path: Path) -> None:
    """Write the template."""
    document = wendmoor_document("Stabilisation plan table", landscape=True)
    inline_region(paragraph(document, "", "Heading 1"), "{{ paper.title }}", "gen_title")
    line = paragraph(document, "{{ paper.organisation }}. ", "Subtitle")
    inline_region(line, "{{ paper.subtitle }}", "gen_period")
    with when(document, "paper.marking"):
        inline_region(paragraph(document, "Classification: ", "Marking"), "{{ paper.marking }}", "gen_marking")
    paragraph(document, "How to read the ratings", "Heading 2")
    rating_key(document, 22.1)
    paragraph(document, "Where each recommendation stands", "Heading 2")
    introduction = region_around(document, "gen_introduction")
    with when(document, "paper.introduction"), introduction, loop(document, "words in paper.introduction"):
        paragraph(document, "{{ words }}")
    with when(document, "paper.linked"):
        inline_region(paragraph(document, "", "Note"), "{{ paper.linked }}", "gen_linked")
    with loop(document, "group in paper.groups"):
        with when(document, "group.heading"), region_around(document, "{{ group.region }}"):
            paragraph(document, "{{ group.heading }}", "Heading 3")
            with loop(document, "note in group.notes"):
                paragraph(document, "{{ note }}", "Note").paragraph_format.keep_with_next = True
        _table(document)
    statutory(document)
    paragraph(document, "About this table", "Heading 2")
    paragraph(document, "{% if paper.agreed %}{{ paper.agreed }}. {% endif %}{{ paper.compared }}", "Note")
    finish(document, path, "{{ paper.title }}")


def _table(document: Any) -> None:
    rows = table(
        document,
        Columns(("Outcome and present position", "What was recommended, and to whom", "Agreed response"), (12, 6, 8.1)),
        title="Where each recommendation stands",
        says="A row for each recommendation: its outcomes with the present position, then the recommendation with the "
        "officers who answer for it, then the response that was agreed.",
    )
    with loop_rows(rows, "r in group.rows"):
        added = row(rows, "", "", "", split=True)
        position, asked, response = added.cells
        with loop(position, "item in r.deliverables"), region_around(position, "{{ item.region }}"):
            _position(position)
        write(asked, "{{ r.called }} {{ r.number }}", "Table Label")
        paragraph(asked, "{{ r.title }}", "Table Text")
        with when(asked, "r.officers"):
            paragraph(asked, "Answerable officers", "Table Label")
        with loop(asked, "who in r.officers"):
            paragraph(asked, "{{ who }}", "Table Bullet")
        with loop(response, "step in r.activities"):
            paragraph(response, "{{ step.id }}: {{ step.text }}", "Table Text")
            with loop(response, "part in step.items"):
                paragraph(response, "{{ part }}", "Table Bullet")
        with loop(response, "other in r.dependencies"):
            paragraph(response, "Hangs on: {{ other }}", "Table Text")
        region_row(added, "{{ r.region }}")


def _position(cell: Any) -> None:
    paragraph(cell, "{{ item.text }} ({{ item.id }})", "Table Item")
    linked(cell, "item", "Table Text")
    with when(cell, "item.absence"):
        paragraph(cell, "{{ item.absence }}", "Table Text")
    with when(cell, "not item.absence"):
        line = paragraph(cell, "", "Table Text")
        rating(line, "item.rating", "{{ item.rag_region }}")
        line.add_run("{% if item.state %} {{ item.state }}.{% endif %} {{ item.movement }}.")
    agreed = "To be done by {{ item.due }}{% if item.forecast %}; now expected {{ item.forecast }}{% endif %}."
    paragraph(cell, f"{agreed}{{% if item.overdue %}} **{{{{ item.overdue }}}}.**{{% endif %}}", "Table Text")
    with when(cell, "item.narrative"):
        paragraph(cell, "In the lead officer's words", "Table Label")
    passages(cell, "item.narrative")
    with when(cell, "not item.absence and not item.is_signed"):
        paragraph(cell, "**{{ item.sign_off }}**", "Table Text")

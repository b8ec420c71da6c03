"""Wendmoor's Cabinet report: the title first, a front page without a table, paragraphs that count right through."""

from pathlib import Path
from typing import Any

from docx.shared import Pt

from scripts.templates.blocks import (
    Columns,
    before_table,
    inline_region,
    loop,
    loop_rows,
    paragraph,
    passages,
    rating,
    region_around,
    region_row,
    row,
    table,
    when,
)
from scripts.templates.cabinet_report import table_block
from scripts.templates.wendmoor_recovery import linked, programmes
from scripts.templates.wendmoor_style import caption, finish, numbered_styles, wendmoor_document

_STYLES = {
    "body": "WDC Numbered",
    "lead-in": "WDC Numbered",
    "letter": "WDC Lettered",
    "item": "WDC Lettered",
    "inner-letter": "WDC Roman",
    "caption": "Table Label",
    "picture": "Normal",
    "sub": "WDC Roman",
    "bullet": "List Bullet",
    "inner-bullet": "List Bullet 2",
}


def build(path: Path) -> None:
    """Write the template."""
    document = wendmoor_document("Cabinet report")
    numbered_styles(document)
    paragraph(document, "{{ paper.title }}", "Heading 1")
    paragraph(document, "{{ paper.addressed_to }}", "Subtitle")
    caption(document, "Date", "{{ paper.meeting_date }}")
    caption(document, "Council", "{{ paper.organisation }}")
    with when(document, "paper.marking"):
        inline_region(paragraph(document, "Classification: ", "Marking"), "{{ paper.marking }}", "gen_marking")
    with loop(document, "entry in paper.front"), region_around(document, "{{ entry.region }}"):
        paragraph(document, "{{ entry.label }}", "Table Label")
        with loop(document, "answer in entry.lines"):
            paragraph(document, "{{ answer }}{% if entry.is_missing %} **(to come)**{% endif %}", "List Bullet")
    with loop(document, "part in paper.sections"):
        with when(document, "part.level == 1"):
            paragraph(document, "{{ part.heading }}", "Heading 2")
        with when(document, "part.level > 1"):
            paragraph(document, "{{ part.heading }}", "Heading 3")
        with loop(document, "block in part.blocks"):
            _block(document)
        with when(document, "part.is_progress"):
            _progress(document)
    finish(document, path, "{{ paper.title }}, {{ paper.meeting_date }}")


def _block(document: Any) -> None:
    with when(document, "block.region"), region_around(document, "{{ block.region }}"):
        _paragraph(document)
    with when(document, "not block.region and block.kind != 'table'"):
        _paragraph(document)
    with when(document, "block.kind == 'table'"):
        table_block(document)


def _paragraph(document: Any) -> None:
    for kind, style in _STYLES.items():
        with when(document, f"block.kind == '{kind}'"):
            _words(paragraph(document, "", style))
    for condition, style in (("part.level == 1", "Heading 3"), ("part.level > 1", "Heading 4")):
        with when(document, f"block.kind == 'subheading' and {condition}"):
            _words(paragraph(document, "", style))


def _words(line: Any) -> None:
    for text in ("{%r for stretch in block.stretches %}", "{{r words(stretch) }}", "{%r endfor %}"):
        line.add_run(text)


def _progress(document: Any) -> None:
    with region_around(document, "gen_gaps"):
        paragraph(document, "{{ paper.progress.gaps }}", "WDC Numbered")
    with loop(document, "gap in paper.progress.absentees"), region_around(document, "{{ gap.region }}"):
        paragraph(document, "{{ gap.lead }}", "WDC Lettered")
        with loop(document, "each in gap.deliverables"):
            paragraph(document, "{{ each }}", "List Bullet 2")
    with region_around(document, "gen_progress"), loop(document, "each in paper.progress.paragraphs"):
        paragraph(document, "{{ each }}", "WDC Numbered")
    paragraph(document, "Matters for members' attention", "Heading 3")
    inline_region(paragraph(document, "", "WDC Numbered"), "{{ paper.progress.unexceptional }}", "gen_exceptions")
    with loop(document, "d in paper.progress.exceptions"), region_around(document, "{{ d.region }}"):
        _exception(document)
    programmes(document, "paper.progress.programmes", "Heading 3")
    paragraph(document, "The plan in figures", "Heading 3")
    _counts(document, "paper.progress.ratings", "How lead officers rate the plan", "Rating")
    _counts(document, "paper.progress.states", "How far the work has come", "State of the work")


def _exception(document: Any) -> None:
    paragraph(document, "{{ d.text }} ({{ d.id }})", "Heading 4")
    linked(document, "d", "Normal")
    line = caption(document, "Rating", "{% if d.absence %}{{ d.absence }}{% else %}")
    rating(line, "d.rating", "{{ d.rag_region }}")
    line.add_run(", {{ d.movement }}{% if d.state %}; {{ d.state }}{% endif %}{% endif %}")
    agreed = (
        "{{ d.due }}{% if d.forecast %}, now {{ d.forecast }}{% endif %}{% if d.overdue %}. {{ d.overdue }}{% endif %}"
    )
    caption(document, "Agreed date", agreed)
    with when(document, "d.lead"):
        caption(document, "Lead officer", "{{ d.lead }}{% if not d.absence %}. {{ d.sign_off }}{% endif %}")
    with when(document, "d.challenged"):
        paragraph(document, "**{{ d.challenged }}**")
    passages(document, "d.narrative", in_table=False)


def _counts(document: Any, field: str, title: str, what: str) -> None:
    before_table(document, f"**{title}**").paragraph_format.space_before = Pt(8)
    last = "In the last report{% if paper.progress.last_label %} ({{ paper.progress.last_label }}){% endif %}"
    rows = table(
        document,
        Columns((last, "Now", what), (5, 3, 8.6)),
        title=title,
        says=f"For each {what.lower()}, the number of deliverables in the last report and now.",
    )
    with loop_rows(rows, f"line in {field}"):
        added = row(rows, "{{ line.last or 'No report' }}", "{{ line.now }}", "")
        rating(added.cells[2].paragraphs[0], "line.rating")
        region_row(added, "{{ line.region }}")

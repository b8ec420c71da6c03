"""Wendmoor's assurance pack: who did not report first, then recommendation by recommendation, the lists after them."""

from pathlib import Path
from typing import Any

from docx.shared import Pt

from scripts.templates import wendmoor_lists
from scripts.templates.blocks import (
    Columns,
    before_table,
    contents,
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
)
from scripts.templates.wendmoor_recovery import linked, programmes, statutory
from scripts.templates.wendmoor_style import caption, finish, wendmoor_document

_ITEM = "{{ line.text }} ({{ line.id }})"
_WIDTH = 16.6


def build(path: Path) -> None:
    """Write the template."""
    document = wendmoor_document("Assurance pack")
    _front(document)
    _gaps(document)
    with loop(document, "page in paper.pages"), region_around(document, "{{ page.region }}"):
        _page(document)
    _lists(document)
    statutory(document)
    _registers(document)
    wendmoor_lists.more_lists(document)
    _asked(document)
    paragraph(document, "How to read the ratings", "Heading 2")
    rating_key(document, 12.6)
    finish(document, path, "{{ paper.title }}, {{ paper.subtitle }}")


def _front(document: Any) -> None:
    inline_region(paragraph(document, "", "Heading 1"), "{{ paper.title }}", "gen_title")
    inline_region(paragraph(document, "To the board, on ", "Subtitle"), "{{ paper.subtitle }}", "gen_period")
    with when(document, "paper.marking"):
        inline_region(paragraph(document, "Classification: ", "Marking"), "{{ paper.marking }}", "gen_marking")
    contents(document, "2-2")
    paragraph(document, "At a glance", "Heading 2")
    with region_around(document, "gen_summary"):
        with loop(document, "sentence in paper.overall"):
            paragraph(document, "{{ sentence }}", "List Bullet")
        paragraph(document, "{{ paper.plan }}. {{ paper.covers }} {{ paper.compared }}", "Note")
    programmes(document, "paper.programmes", "Heading 3")
    for field, title, what in (("states", "State of the work", "State"), ("ratings", "Ratings", "Rating")):
        before_table(document, f"**{title}**").paragraph_format.space_before = Pt(8)
        rows = table(
            document,
            Columns(("Now", "Before", what), (3, 3, 10.6)),
            title=title,
            says=f"For each {what.lower()}, the number of deliverables now and in the last issue.",
        )
        with loop_rows(rows, f"line in paper.{field}"):
            added = row(rows, "{{ line.now }}", "{{ line.last or 'No issue' }}", "")
            rating(added.cells[2].paragraphs[0], "line.rating")
            region_row(added, "{{ line.region }}")


def _gaps(document: Any) -> None:
    paragraph(document, "Who did not report in time", "Heading 2")
    with when(document, "not paper.absentees and not paper.late and not paper.set_aside"):
        paragraph(document, "Everybody reported in time.")
    with loop(document, "line in paper.absentees"), region_around(document, "{{ line.region }}"):
        paragraph(document, "**{{ line.lead }}** did not report on:")
        with loop(document, "each in line.deliverables"):
            paragraph(document, "{{ each }}", "List Bullet")
    with loop(document, "line in paper.late"), region_around(document, "{{ line.region }}"):
        paragraph(document, "**{{ line.lead }}** was {{ line.days }} late: {{ line.file }}, {{ line.received }}.")
    with loop(document, "line in paper.set_aside"), region_around(document, "{{ line.region }}"):
        paragraph(document, "**{{ line.file }}**, received {{ line.received }}, could not be used:")
        with loop(document, "each in line.reasons"):
            paragraph(document, "{{ each }}", "List Bullet")


def _page(document: Any) -> None:
    paragraph(document, "{{ page.title }} ({{ page.called | lower }} {{ page.number }})", "Heading 2")
    with when(document, "page.priority"):
        paragraph(document, "Serves: {{ page.priority }}", "Note")
    with when(document, "page.officers"):
        paragraph(document, "Answerable: {{ page.officers | join(', ') }}", "Note")
    with loop(document, "other in page.dependencies"):
        paragraph(document, "Hangs on: {{ other }}", "Note")
    with loop(document, "d in page.deliverables"), region_around(document, "{{ d.region }}"):
        paragraph(document, "{{ d.text }} ({{ d.id }})", "Heading 3")
        linked(document, "d", "Normal")
        _card(document)


def _card(document: Any) -> None:
    with when(document, "d.absence"):
        paragraph(document, "**{{ d.absence }}**")
    with when(document, "not d.absence"):
        line = caption(document, "Rating", "")
        rating(line, "d.rating", "{{ d.rag_region }}")
        line.add_run(". {{ d.movement }}. {{ d.state or 'No status given' }}.")
    agreed = "{{ d.due }}{% if d.forecast %}; forecast {{ d.forecast }}{% endif %}"
    caption(document, "Agreed date", f"{agreed}{{% if d.overdue %}}. **{{{{ d.overdue }}}}**{{% endif %}}")
    for label, field in (
        ("What was done", "narrative"),
        ("What comes next", "next_steps"),
        ("What shows it", "evidence"),
        ("Why it is later", "slip_reason"),
        ("The way back", "recovery"),
    ):
        with when(document, f"d.{field}"):
            paragraph(document, label, "Table Label")
        passages(document, f"d.{field}", in_table=False)
    with when(document, "d.evidence_owed"):
        caption(document, "What shows it", "{{ d.evidence_owed }}")
    with when(document, "d.recovery_owner or d.recovery_date"):
        caption(
            document,
            "The way back is for",
            "{{ d.recovery_owner }}{% if d.recovery_date %}, by {{ d.recovery_date }}{% endif %}",
        )
    with loop(document, "step in d.milestones"):
        paragraph(document, "{{ step }}", "List Bullet")
    with loop(document, "question in d.questioned"):
        caption(document, "Asked", "{{ question }}")
    with when(document, "d.sign_off"):
        caption(document, "Signed", "{{ d.sign_off }}")


def _lists(document: Any) -> None:
    paragraph(document, "Trouble and delay", "Heading 2")
    with when(document, "not paper.exceptions"):
        paragraph(document, "Nothing is in trouble.")
    with when(document, "paper.exceptions"):
        rows = _list(
            document,
            ("Rating", "Outcome and lead", "Why it is here, and the way back"),
            (2.6, 6, 8),
            "Outcomes in trouble",
        )
        with loop_rows(rows, "line in paper.exceptions"):
            added = row(rows, "", f"{_ITEM}. {{{{ line.lead }}}}", "{{ line.reasons }}")
            rating(added.cells[0].paragraphs[0], "line.rating", "{{ line.rag_region }}")
            passages(added.cells[2], "line.recovery")
            with when(added.cells[2], "line.recovery_by"):
                paragraph(added.cells[2], "{{ line.recovery_by }}", "Table Text")
            region_row(added, "{{ line.region }}")
    with when(document, "paper.slippage"):
        before_table(document, "**Later than agreed**").paragraph_format.space_before = Pt(8)
        rows = _list(document, ("Rating", "Outcome", "Agreed, before, now", "Reason"), (2.6, 5, 4.5, 4.5), "Delays")
        with loop_rows(rows, "line in paper.slippage"):
            added = row(rows, "", _ITEM, "{{ line.agreed }}; {{ line.last_forecast }}; {{ line.forecast }}", "")
            rating(added.cells[0].paragraphs[0], "line.rating", "{{ line.rag_region }}")
            with loop(added.cells[2], "each in line.days"):
                paragraph(added.cells[2], "{{ each }}", "Table Bullet")
            with when(added.cells[3], "line.reason_note"):
                paragraph(added.cells[3], "{{ line.reason_note }}", "Table Label")
            passages(added.cells[3], "line.reason")
            with when(added.cells[3], "not line.reason"):
                paragraph(added.cells[3], "None", "Table Text")
            region_row(added, "{{ line.region }}")
    _movements(document)


def _movements(document: Any) -> None:
    paragraph(document, "What moved", "Heading 2")
    paragraph(document, "{{ paper.unmoved or 'There is nothing to compare with.' }}")
    with when(document, "paper.movements"):
        rows = _list(
            document,
            ("Movement", "Outcome", "Before and now", "The owner's grounds"),
            (2.8, 5.2, 3.4, 5.2),
            "Movements",
        )
        with loop_rows(rows, "line in paper.movements"):
            added = row(rows, "{{ line.movement }}", _ITEM, "", "{{ line.basis }}")
            shown = added.cells[2].paragraphs[0]
            rating(shown, "line.before")
            shown.add_run(" then ")
            rating(shown, "line.rating", "{{ line.rag_region }}")
            passages(added.cells[3], "line.words")
            region_row(added, "{{ line.region }}")


def _registers(document: Any) -> None:
    with when(document, "paper.kpis"):
        paragraph(document, "Figures", "Heading 2")
        rows = _list(document, ("Now", "Figure", "From and to", "What is said of it"), (3, 5.6, 4, 4), "Figures")
        with loop_rows(rows, "line in paper.kpis"):
            added = row(
                rows,
                "{{ line.actual or line.absence or 'Not given' }}",
                _ITEM,
                "{{ line.baseline }} to {{ line.target }}",
                "{{ line.lead }}",
                split=True,
            )
            passages(added.cells[3], "line.comment")
            _last(added.cells[2])
            region_row(added, "{{ line.region }}")
    with when(document, "paper.risks"):
        paragraph(document, "Risks", "Heading 2")
        rows = _list(document, ("Now", "Risk", "In the plan", "What is done"), (3.4, 5.2, 3, 5), "Risks")
        with loop_rows(rows, "line in paper.risks"):
            now = "{{ line.now or line.absence or 'Not given' }}"
            added = row(rows, now, _ITEM, "{{ line.agreed }}", "{{ line.lead }}", split=True)
            _last(added.cells[2])
            with when(added.cells[3], "line.movement"):
                paragraph(added.cells[3], "{{ line.movement }}", "Table Text")
            passages(added.cells[3], "line.mitigation")
            passages(added.cells[3], "line.comment")
            region_row(added, "{{ line.region }}")


def _last(cell: Any) -> None:
    with when(cell, "line.under"):
        paragraph(cell, "{{ line.under }}", "Table Text")
    with when(cell, "line.last"):
        paragraph(cell, "Last: {{ line.last }}", "Table Text")


def _asked(document: Any) -> None:
    with when(document, "paper.decisions"):
        paragraph(document, "For the board to decide", "Heading 2")
    with loop(document, "line in paper.decisions"), region_around(document, "{{ line.region }}"):
        inline_region(paragraph(document, "", "Heading 3"), "{{ line.owner }}", "{{ line.region }}_owner")
        passages(document, "line.words", in_table=False)
    with when(document, "paper.challenges"):
        paragraph(document, "Questions put to owners", "Heading 2")
    with loop(document, "group in paper.challenges"):
        paragraph(document, "{{ group.severity }}", "Heading 3")
        inline_region(before_table(document, ""), "{{ group.summary }}", "{{ group.region }}")
        rows = _list(document, ("About", "What was found", "How it stands"), (4, 8.6, 4), "Questions")
        with loop_rows(rows, "line in group.lines"):
            added = row(
                rows, "{{ line.subject }}", "{{ line.message }} ({{ line.rule }})", "{{ line.state }}", split=True
            )
            with when(added.cells[1], "line.asked"):
                paragraph(added.cells[1], "{{ line.asked }}", "Table Text")
            region_row(added, "{{ line.region }}")


def _list(document: Any, headings: tuple[str, ...], widths: tuple[float, ...], title: str) -> Any:
    return table(document, Columns(headings, widths), title=title, says=f"{title}: a row for each, as its columns say.")

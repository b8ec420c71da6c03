"""What papers show of an Improvement and Recovery Plan: progress by priority, statutory recommendations, links."""

from collections.abc import Sequence
from typing import Any

from scripts.templates.blocks import (
    Columns,
    loop,
    loop_rows,
    paragraph,
    passages,
    rating,
    region_row,
    row,
    table,
    when,
    when_rows,
)


def linked(container: Any, item: str, style: str = "Table Text") -> None:
    """Say of a deliverable where else the same action stands, and where it is counted."""
    with when(container, f"{item}.linked"):
        paragraph(container, "**Linked:** {{ " + item + ".linked }}", style)


def head_by(rows: Any, condition: str, then: str, otherwise: str = "Recommendation") -> None:
    """Head a table's first column by what it holds; each of two headings in a paragraph of its own, to be left out."""
    cell = rows.rows[0].cells[0]
    cell._tc.remove(cell.paragraphs[0]._p)
    with when(cell, condition):
        paragraph(cell, then, "Table Heading")
    with when(cell, f"not ({condition})"):
        paragraph(cell, otherwise, "Table Heading")


def programmes(document: Any, field: str, heading: str) -> None:
    """Count the actions of each priority and programme, in a table under a heading; nothing for a plan without."""
    with when(document, field):
        paragraph(document, "Progress by priority and programme", heading)
        rows = table(
            document,
            Columns(("Priority and programme", "Actions", "Ratings", "Complete", "Past the agreed date"),
                    (5.6, 3.6, 3.2, 2.0, 2.2)),
            title="Progress by priority and programme",
            says="Each priority with its programmes: how many actions each has, how they are rated, how many are "
            "complete and how many past the agreed date. Each action is counted once.",
        )  # fmt: skip
        with loop_rows(rows, f"line in {field}"):
            for condition, mark in (("line.is_sum", "**"), ("not line.is_sum", "")):
                with when_rows(rows, condition):
                    texts = ("name", "actions", "ratings", "done", "overdue")
                    added = row(rows, *(f"{mark}{{{{ line.{text} }}}}{mark}" for text in texts))
                    region_row(added, "{{ line.region }}")


def statutory(document: Any, widths: Sequence[float], heading: str = "Heading 2") -> None:
    """Give each statutory recommendation the council's response and how far it has come; nothing without any."""
    with when(document, "paper.statutory"):
        paragraph(document, "Response to the statutory recommendations", heading)
        rows = table(
            document,
            Columns(("Recommendation", "Response", "What is done", "By whom and when", "Progress"), tuple(widths)),
            title="Response to the statutory recommendations",
            says="Each statutory recommendation with the council's response, what is done, by whom and by when, and "
            "the rating of each action that carries it out.",
        )
        with loop_rows(rows, "line in paper.statutory"):
            # A short row stays whole; Word has to be told beforehand.
            for condition, split in (("line.is_long", True), ("not line.is_long", False)):
                with when_rows(rows, condition):
                    texts = ("**{{ line.id }}** {{ line.text }}", "**{{ line.response }}**", "", "", "")
                    _statutory(row(rows, *texts, split=split))


def _statutory(added: Any) -> None:
    asked, _, done, who, progress = added.cells
    with when(asked, "line.made_by"):
        paragraph(asked, "Made by: {{ line.made_by }}", "Table Text")
    passages(done, "line.action")
    with when(done, "not line.action"):
        paragraph(done, "Not said", "Table Text")
    paragraph(who, "{{ line.officer or 'No officer named' }}", "Table Text")
    paragraph(who, "{{ line.due or 'No date given' }}", "Table Text")
    with loop(progress, "p in line.progress"):
        shown = paragraph(progress, "**{{ p.id }}** ", "Table Text")
        rating(shown, "p.rating", "{{ p.rag_region }}")
        shown.add_run("{% if p.state %}. {{ p.state }}{% endif %}")
    with when(progress, "line.absence"):
        paragraph(progress, "{{ line.absence }}", "Table Text")
    region_row(added, "{{ line.region }}")

"""The registers of the assurance pack: risks with their movement, and key performance indicators."""

from typing import Any

from scripts.templates.blocks import (
    Columns,
    loop_rows,
    on_new_page,
    paragraph,
    passages,
    region_row,
    row,
    table,
    when,
)
from scripts.templates.pack_lists import ITEM


def risks(document: Any) -> None:
    """List the plan's risks: as agreed, last time and now, and which way each went."""
    with when(document, "paper.risks"):
        on_new_page(paragraph(document, "Risks to the plan", "Heading 2"))
        rows = table(
            document,
            Columns(("Risk", "In the plan", "Last time", "Now", "Mitigation and comment"), (5.0, 2.3, 2.5, 2.7, 4.1)),
            title="Risks to the plan",
            says="Each risk with its score in the plan, last time and now, and what its lead says of it.",
        )
        with loop_rows(rows, "line in paper.risks"):
            added = row(rows, ITEM, "{{ line.agreed }}", "{{ line.last or 'Not given' }}", "", "", split=True)
            _reported_by(added.cells[0])
            _now(added.cells[3], "line.now")
            with when(added.cells[3], "line.movement"):
                paragraph(added.cells[3], "{{ line.movement }}", "Table Label")
            said = added.cells[4]
            passages(said, "line.mitigation")
            passages(said, "line.comment")
            with when(said, "not line.mitigation and not line.comment"):
                paragraph(said, "Nothing said", "Table Text")
            region_row(added, "{{ line.region }}")


def kpis(document: Any) -> None:
    """List the plan's key performance indicators: baseline, target, last time and now."""
    with when(document, "paper.kpis"):
        paragraph(document, "Key performance indicators", "Heading 2")
        rows = table(
            document,
            Columns(("KPI", "Baseline", "Target", "Last time", "Now", "Comment"), (4.6, 2.3, 2.3, 2.3, 2.3, 2.8)),
            title="Key performance indicators",
            says="Each figure with its baseline, its target, the last figure and the latest as its lead gave it.",
        )
        with loop_rows(rows, "line in paper.kpis"):
            added = row(
                rows, ITEM, "{{ line.baseline or 'None' }}", "{{ line.target or 'None' }}",
                "{{ line.last or 'Not given' }}", "", "", split=True,
            )  # fmt: skip
            _reported_by(added.cells[0])
            _now(added.cells[4], "line.actual")
            passages(added.cells[5], "line.comment")
            with when(added.cells[5], "not line.comment"):
                paragraph(added.cells[5], "None", "Table Text")
            region_row(added, "{{ line.region }}")


def _reported_by(cell: Any) -> None:
    with when(cell, "line.under"):
        paragraph(cell, "{{ line.under }}", "Table Text")
    with when(cell, "line.lead"):
        paragraph(cell, "Reported by {{ line.lead }}", "Table Text")


def _now(cell: Any, field: str) -> None:
    with when(cell, "line.absence"):
        paragraph(cell, "{{ line.absence }}", "Table Text")
    with when(cell, "not line.absence"):
        paragraph(cell, "{{ " + field + " or 'Not given' }}", "Table Text")

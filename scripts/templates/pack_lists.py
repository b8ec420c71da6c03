"""Lists of the assurance pack: changes asked for, what is complete, dependencies, and who answered."""

from typing import Any

from scripts.templates.blocks import (
    Columns,
    before_table,
    loop,
    loop_rows,
    on_new_page,
    paragraph,
    passages,
    region_row,
    row,
    table,
    when,
)
from scripts.templates.recovery_blocks import head_by

ITEM = "**{{ line.id }}** {{ line.text }}"


def changes_asked(document: Any) -> None:
    """List what owners ask to be changed in the plan, with each time a date was moved."""
    paragraph(document, "Changes to the plan asked for", "Heading 2")
    with when(document, "not paper.changes"):
        paragraph(document, "No owner asked for a change.")
    with when(document, "paper.changes"):
        before_table(document, "{{ paper.requests_stand }}")
        rows = table(
            document,
            Columns(("Deliverable", "Lead", "Agreed date", "Asked for", "Times moved", "Moved in, and to"),
                    (4.6, 3.0, 2.2, 2.4, 1.6, 2.8)),
            title="Changes to the plan asked for",
            says="Each date or state that an owner asks to be changed, and how often the date has moved.",
        )  # fmt: skip
        with loop_rows(rows, "line in paper.changes"):
            added = row(
                rows, ITEM, "{{ line.lead }}", "{{ line.agreed }}", "{{ line.asked }}", "{{ line.moved or 'None' }}", ""
            )
            _texts(added.cells[5], "line.moves", "Table Text")
            with when(added.cells[5], "not line.moves"):
                paragraph(added.cells[5], "No date moved", "Table Text")
            region_row(added, "{{ line.region }}")


def completed(document: Any) -> None:
    """List what is reported complete with its evidence."""
    paragraph(document, "Completed, with the evidence", "Heading 2")
    with when(document, "not paper.completed"):
        paragraph(document, "Nothing is reported complete.")
    with when(document, "paper.completed"):
        rows = table(
            document,
            Columns(("Deliverable", "State", "Evidence the owner gave", "Sign-off"), (4.8, 3.0, 5.2, 3.6)),
            title="Completed, with the evidence",
            says="Each deliverable reported complete, since when, on what evidence, and who signed that off.",
        )
        with loop_rows(rows, "line in paper.completed"):
            added = row(rows, ITEM, "{{ line.state }}", "", "{{ line.sign_off }}")
            paragraph(added.cells[1], "{{ line.completed }}", "Table Text")
            with when(added.cells[1], "line.news"):
                paragraph(added.cells[1], "{{ line.news }}", "Table Label")
            passages(added.cells[2], "line.evidence")
            with when(added.cells[2], "not line.evidence"):
                paragraph(added.cells[2], "None given", "Table Text")
            region_row(added, "{{ line.region }}")


def dependencies(document: Any) -> None:
    """List what recommendations hang on, where the plan says so."""
    with when(document, "paper.dependencies"):
        paragraph(document, "Dependencies", "Heading 2")
        rows = table(
            document,
            Columns(
                (
                    "Recommendation{% if paper.programmes %} or programme{% endif %}",
                    "Depends on",
                    "Its deliverables now",
                ),
                (5.4, 7.2, 4.0),
            ),
            title="Dependencies",
            says="What each recommendation depends on, and the rating of each of its deliverables.",
        )
        head_by(rows, "paper.programmes", "Recommendation or programme")
        with loop_rows(rows, "line in paper.dependencies"):
            added = row(rows, "**{{ line.recommendation }}** {{ line.title }}", "{{ line.text }}", "")
            _texts(added.cells[2], "line.deliverables", "Table Text")
            region_row(added, "{{ line.region }}")


def who_answered(document: Any) -> None:
    """Begin the page on the quality of returns: who answered, when, in how many tries, and what was questioned."""
    on_new_page(paragraph(document, "Quality of the returns", "Heading 2"))
    before_table(document, "{{ paper.answered }}")
    rows = table(
        document,
        Columns(("Lead", "Received", "Tries", "Reported on", "Questioned"), (4.4, 2.9, 1.4, 2.5, 5.4)),
        title="Who answered",
        says="Each lead with the day of each return, the number of tries, and what was questioned.",
    )
    with loop_rows(rows, "line in paper.answers"):
        added = row(rows, "{{ line.lead }}", "", "{{ line.tries }}", "{{ line.covered }}", "")
        _texts(added.cells[1], "line.received", "Table Text")
        _texts(added.cells[4], "line.questioned", "Table Text")
        region_row(added, "{{ line.region }}")


def _texts(cell: Any, field: str, style: str) -> None:
    with loop(cell, f"text in {field}"):
        paragraph(cell, "{{ text }}", style)

"""The template of the assurance pack: A4 upright, summary, lists, a page a recommendation, gaps and challenges."""

from pathlib import Path
from typing import Any

from scripts.templates.assurance_pages import recommendation_pages
from scripts.templates.blocks import (
    Columns,
    before_table,
    contents,
    inline_region,
    kept_together,
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
    when_rows,
    write,
)
from scripts.templates.house_style import header_and_footer, new_document, save
from scripts.templates.pack_lists import ITEM, changes_asked, completed, dependencies, who_answered
from scripts.templates.pack_pictures import ratings_over_time, slippage_over_time
from scripts.templates.pack_registers import kpis, risks
from scripts.templates.recovery_blocks import programmes, statutory


def build(path: Path) -> None:
    """Write the template."""
    document = new_document("Assurance pack")
    _summary(document)
    _movements(document)
    _exceptions(document)
    _slippage(document)
    changes_asked(document)
    completed(document)
    recommendation_pages(document)
    statutory(document, (3.9, 2.2, 4.3, 2.8, 3.4))
    risks(document)
    kpis(document)
    dependencies(document)
    who_answered(document)
    _gaps(document)
    _challenges(document)
    _decisions(document)
    paragraph(document, "Key to the ratings", "Heading 2")
    rating_key(document, 12.6)
    header_and_footer(document, "{{ paper.organisation }}", "{{ paper.title }}, {{ paper.subtitle }}")
    save(document, path)


def _summary(document: Any) -> None:
    with when(document, "paper.marking"):
        inline_region(paragraph(document, "", "Marking"), "{{ paper.marking }}", "gen_marking")
    inline_region(paragraph(document, "", "Heading 1"), "{{ paper.title }}", "gen_title")
    inline_region(paragraph(document, "", "Subtitle"), "{{ paper.subtitle }}", "gen_period")
    contents(document, "2-2")
    paragraph(document, "Summary", "Heading 2")
    with region_around(document, "gen_summary"):
        paragraph(document, "{{ paper.plan }}. {{ paper.covers }} {{ paper.compared }}")
        with loop(document, "sentence in paper.overall"):
            paragraph(document, "{{ sentence }}", "List Bullet")
    programmes(document, "paper.programmes", "Heading 3")
    ratings_over_time(document)
    paragraph(document, "Deliverables by rating", "Heading 3")
    _counts(document, "Rating", "paper.ratings")
    paragraph(document, "Deliverables by status", "Heading 3")
    _counts(document, "Status", "paper.states")


def _counts(document: Any, what: str, field: str) -> None:
    rows = table(
        document,
        Columns((what, "Now", "Last issue{% if paper.last_label %}, {{ paper.last_label }}{% endif %}"), (8.6, 4, 4)),
        title=f"Deliverables by {what.lower()}",
        says=f"How many deliverables have each {what.lower()} now and had it at the last issue.",
    )
    with loop_rows(rows, f"line in {field}"):
        for condition, keep in (("not loop.last", kept_together), ("loop.last", lambda last: last)):
            with when_rows(rows, condition):
                added = row(rows, "", "{{ line.now }}", "{{ line.last or 'No issue' }}")
                rating(added.cells[0].paragraphs[0], "line.rating")
                region_row(keep(added), "{{ line.region }}")


def _movements(document: Any) -> None:
    paragraph(document, "Movements", "Heading 2")
    # Written once, so that its fields are the same regions whether or not a table follows.
    before_table(document, "{{ paper.compared }} {{ paper.unmoved }}")
    with when(document, "paper.movements"):
        rows = table(
            document,
            Columns(("Deliverable", "Before", "Now", "Movement", "What the owner gave"), (5.4, 2.1, 2.1, 2.4, 4.6)),
            title="Movements",
            says="Each deliverable whose rating moved or was not reported, with the rating before and now.",
        )
        with loop_rows(rows, "line in paper.movements"):
            added = row(rows, ITEM, "", "", "{{ line.movement }}", "")
            rating(added.cells[1].paragraphs[0], "line.before")
            rating(added.cells[2].paragraphs[0], "line.rating", "{{ line.rag_region }}")
            _words(added.cells[4], "line.basis", "line.words")
            region_row(added, "{{ line.region }}")


def _words(cell: Any, label: str, words: str) -> None:
    with when(cell, label):
        paragraph(cell, "{{ " + label + " }}", "Table Label")
    passages(cell, words)


def _exceptions(document: Any) -> None:
    paragraph(document, "Exceptions", "Heading 2")
    paragraph(
        document, "Deliverables that are red, past the agreed date, amber with no dated path to green, or challenged."
    )
    with when(document, "not paper.exceptions"):
        paragraph(document, "There are none.")
    with when(document, "paper.exceptions"):
        rows = table(
            document,
            Columns(("Deliverable", "Lead", "Rating", "Why it is listed", "Path to green"), (4.6, 2.9, 2.1, 3.3, 3.7)),
            title="Exceptions",
            says="Each deliverable in trouble, why it is listed, and the path to green its owner gave.",
        )
        with loop_rows(rows, "line in paper.exceptions"):
            added = row(rows, ITEM, "{{ line.lead }}", "", "{{ line.reasons }}", "")
            rating(added.cells[2].paragraphs[0], "line.rating", "{{ line.rag_region }}")
            path = added.cells[4]
            passages(path, "line.recovery")
            with when(path, "line.recovery_by"):
                paragraph(path, "{{ line.recovery_by }}", "Table Text")
            with when(path, "not line.recovery and not line.recovery_by"):
                paragraph(path, "None given", "Table Text")
            region_row(added, "{{ line.region }}")


def _slippage(document: Any) -> None:
    paragraph(document, "Slippage", "Heading 2")
    with when(document, "not paper.slippage"):
        paragraph(document, "No owner gave a date later than agreed or than last time.")
    slippage_over_time(document)
    with when(document, "paper.slippage"):
        rows = table(
            document,
            Columns(
                ("Deliverable and rating", "Agreed date", "Last forecast", "This forecast", "Days later", "Reason"),
                (4.2, 2.2, 2.2, 2.2, 2.4, 3.4),
            ),
            title="Slippage",
            says="Each deliverable that is later than agreed or than last forecast, with dates and reason.",
        )
        with loop_rows(rows, "line in paper.slippage"):
            added = row(rows, ITEM, "{{ line.agreed }}", "{{ line.last_forecast }}", "{{ line.forecast }}", "", "")
            rating(paragraph(added.cells[0], "", "Table Text"), "line.rating", "{{ line.rag_region }}")
            with loop(added.cells[4], "text in line.days"):
                paragraph(added.cells[4], "{{ text }}", "Table Text")
            with when(added.cells[5], "line.reason_note"):
                paragraph(added.cells[5], "{{ line.reason_note }}", "Table Label")
            passages(added.cells[5], "line.reason")
            with when(added.cells[5], "not line.reason"):
                paragraph(added.cells[5], "None given", "Table Text")
            region_row(added, "{{ line.region }}")


def _gaps(document: Any) -> None:
    paragraph(document, "Returns not received", "Heading 3")
    with when(document, "not paper.absentees"):
        paragraph(document, "Every lead sent a return.")
    with when(document, "paper.absentees"):
        rows = table(
            document,
            Columns(("Lead", "Deliverables and their last ratings, now out of date"), (5, 11.6)),
            title="Returns not received",
            says="Each lead from whom no return was received, with the last rating of each deliverable.",
        )
        with loop_rows(rows, "line in paper.absentees"):
            added = row(rows, "{{ line.lead }}", "")
            with loop(added.cells[1], "text in line.deliverables"):
                paragraph(added.cells[1], "{{ text }}", "Table Bullet")
            region_row(added, "{{ line.region }}")
    with when(document, "paper.late"):
        paragraph(document, "Late returns", "Heading 3")
        rows = table(
            document,
            Columns(("Lead", "File", "Received", "Late by"), (4.6, 6, 3.4, 2.6)),
            title="Late returns",
            says="Each return received after the cut-off.",
        )
        with loop_rows(rows, "line in paper.late"):
            region_row(
                row(rows, "{{ line.lead }}", "{{ line.file }}", "{{ line.received }}", "{{ line.days }}"),
                "{{ line.region }}",
            )
    with when(document, "paper.set_aside"):
        paragraph(document, "Files set aside", "Heading 3")
        rows = table(
            document,
            Columns(("File", "Received", "Why"), (5.6, 3.4, 7.6)),
            title="Files set aside",
            says="Each file that could not be used, and why.",
        )
        with loop_rows(rows, "line in paper.set_aside"):
            added = row(rows, "{{ line.file }}", "{{ line.received }}", "")
            with loop(added.cells[2], "text in line.reasons"):
                paragraph(added.cells[2], "{{ text }}", "Table Text")
            region_row(added, "{{ line.region }}")


def _challenges(document: Any) -> None:
    paragraph(document, "Challenge log", "Heading 2")
    with when(document, "not paper.challenges"):
        paragraph(document, "Nothing was challenged.")
    with loop(document, "group in paper.challenges"):
        paragraph(document, "{{ group.severity }}", "Heading 3")
        inline_region(before_table(document, ""), "{{ group.summary }}", "{{ group.region }}")
        rows = table(
            document,
            Columns(("Rule", "About", "Finding", "The owner was asked", "State"), (1.4, 2.6, 6.6, 3.8, 2.2)),
            title="Challenges: {{ group.severity }}",
            says="Each finding with its rule, what it is about, what the owner was asked and how it stands.",
        )
        with loop_rows(rows, "line in group.lines"):
            added = row(
                rows,
                "{{ line.rule }}",
                "{{ line.subject }}",
                "",
                "{{ line.asked or 'Nothing' }}",
                "{{ line.state }}",
                split=True,
            )
            write(added.cells[2], "{{ line.message }}")
            with when(added.cells[2], "line.where"):
                paragraph(added.cells[2], "{{ line.where }}", "Table Text")
            region_row(added, "{{ line.region }}")


def _decisions(document: Any) -> None:
    paragraph(document, "Decisions needed", "Heading 2")
    with when(document, "not paper.decisions"):
        paragraph(document, "No owner asked for a decision.")
    with loop(document, "line in paper.decisions"):
        inline_region(paragraph(document, "", "Heading 3"), "{{ line.owner }}", "{{ line.region }}_owner")
        with region_around(document, "{{ line.region }}"):
            passages(document, "line.words", in_table=False)

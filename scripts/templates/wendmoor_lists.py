"""Wendmoor's shorter lists: later dates asked for, what is complete, what hangs on others, who answered."""

from typing import Any

from scripts.templates.blocks import before_table, loop, paragraph, passages, region_around, when


def more_lists(document: Any) -> None:
    """Write the lists as paragraphs, a region for each thing."""
    paragraph(document, "Later dates asked for", "Heading 2")
    paragraph(document, "{{ paper.requests_stand if paper.changes else 'No owner asks for another date.' }}")
    with loop(document, "line in paper.changes"), region_around(document, "{{ line.region }}"):
        asked = "{{ line.lead }} asks for {{ line.asked }} in place of {{ line.agreed }}"
        moved = "{% if line.moved %} (times moved: {{ line.moved }}){% endif %}"
        paragraph(document, f"{{{{ line.text }}}} ({{{{ line.id }}}}): {asked}{moved}.", "List Bullet")
        with loop(document, "move in line.moves"):
            paragraph(document, "{{ move }}", "List Bullet 2")
    with when(document, "paper.completed"):
        paragraph(document, "Finished, and what shows it", "Heading 2")
    with loop(document, "line in paper.completed"), region_around(document, "{{ line.region }}"):
        paragraph(document, "{{ line.text }} ({{ line.id }}): {{ line.state }} {{ line.completed }} {{ line.news }}")
        passages(document, "line.evidence", in_table=False)
        paragraph(document, "{{ line.sign_off }}", "Note")
    with when(document, "paper.dependencies"):
        paragraph(document, "What hangs on others", "Heading 2")
    with loop(document, "line in paper.dependencies"), region_around(document, "{{ line.region }}"):
        paragraph(
            document,
            "{{ line.text }} ({{ line.called | lower }} {{ line.recommendation }}, {{ line.title }})",
            "List Bullet",
        )
        with loop(document, "each in line.deliverables"):
            paragraph(document, "{{ each }}", "List Bullet 2")
    _answers(document)


def _answers(document: Any) -> None:
    paragraph(document, "Who answered", "Heading 2")
    before_table(document, "{{ paper.answered }}")
    with loop(document, "line in paper.answers"), region_around(document, "{{ line.region }}"):
        paragraph(
            document, "{{ line.lead }}: reported on {{ line.covered }}; times sent: {{ line.tries }}", "List Bullet"
        )
        for each in ("line.received", "line.questioned"):
            with loop(document, f"each in {each}"):
                paragraph(document, "{{ each }}", "List Bullet 2")
    paragraph(document, "Ratings over time", "Heading 2")
    with region_around(document, "{{ paper.counts_picture.region }}"):
        paragraph(document, "{{r picture(paper.counts_picture) }}")

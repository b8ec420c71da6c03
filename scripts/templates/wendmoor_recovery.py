"""What Wendmoor's papers show of an Improvement and Recovery Plan: lists where ours have tables."""

from typing import Any

from scripts.templates.blocks import loop, paragraph, passages, rating, region_around, when


def linked(container: Any, item: str, style: str) -> None:
    """Say of an outcome where else the same action stands."""
    with when(container, f"{item}.linked"):
        paragraph(container, "{{ " + item + ".linked }}", style)


def programmes(document: Any, field: str, heading: str) -> None:
    """List each priority, and under it its programmes, with what is counted of each."""
    with when(document, field):
        paragraph(document, "Where each priority stands", heading)
    said = "{{ line.name }}. Ratings: {{ line.ratings }}. Actions: {{ line.actions }}"
    said += " (finished: {{ line.done }}; late: {{ line.overdue }})."
    with loop(document, f"line in {field}"), region_around(document, "{{ line.region }}"):
        with when(document, "line.is_sum"):
            paragraph(document, said, "List Bullet")
        with when(document, "not line.is_sum"):
            paragraph(document, said, "List Bullet 2")


def statutory(document: Any) -> None:
    """Answer each statutory recommendation under a heading of its own."""
    with when(document, "paper.statutory"):
        paragraph(document, "What the auditor asked, and our answer", "Heading 2")
    with loop(document, "line in paper.statutory"), region_around(document, "{{ line.region }}"):
        paragraph(document, "{{ line.text }} ({{ line.id }})", "Heading 3")
        with when(document, "line.made_by"):
            paragraph(document, "{{ line.made_by }}", "Note")
        paragraph(document, "{{ line.response }}. For {{ line.officer or 'nobody' }}, by {{ line.due or 'no date' }}.")
        passages(document, "line.action", in_table=False)
        with loop(document, "p in line.progress"):
            shown = paragraph(document, "{{ p.id }} ", "List Bullet")
            rating(shown, "p.rating", "{{ p.rag_region }}")
            shown.add_run("{% if p.state %} {{ p.state }}{% endif %}")
        with when(document, "line.absence"):
            paragraph(document, "{{ line.absence }}", "List Bullet")

"""The pictures of the assurance pack: each in a region of its own, with the words that a reader needs before it."""

from typing import Any

from scripts.templates.blocks import before_table, inline_region, loop, paragraph, region_around, when


def ratings_over_time(document: Any) -> None:
    """Show the counts of ratings, a bar a period."""
    paragraph(document, "Ratings period by period", "Heading 3")
    with when(document, "paper.counts_picture.bars | length > 1"):
        before_table(document, "Earlier periods are shown as they stand on record now, with returns that came late.")
    _picture(document, "paper.counts_picture")


def slippage_over_time(document: Any) -> None:
    """Show what is later than agreed on a scale of time."""
    with when(document, "paper.slippage_pictures"), loop(document, "chart in paper.slippage_pictures"):
        _caption(document, "chart")
        _picture(document, "chart")


def ratings_of_the_recommendation(document: Any) -> None:
    """Show the ratings of a page's deliverables, a letter a period."""
    with loop(document, "strip in page.histories"):
        _caption(document, "strip")
        _picture(document, "strip")


def _caption(document: Any, field: str) -> None:
    inline_region(before_table(document, ""), "{{ " + field + ".title }}", "{{ " + field + ".region }}_title")


def _picture(document: Any, field: str) -> None:
    with region_around(document, "{{ " + field + ".region }}"):
        paragraph(document, "{{r picture(" + field + ") }}")

"""The pages on which the headings of a PDF stand, by its outline (what a reader shows beside the pages)."""

import io
from collections.abc import Iterator
from typing import Any

import pikepdf


def outline_pages(content: bytes) -> list[tuple[str, int]]:
    """Return each heading of a PDF with its page, from 1, in order; none for one without an outline, or damaged."""
    try:
        pdf = pikepdf.open(io.BytesIO(content))
    except pikepdf.PdfError:
        return []
    with pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        with pdf.open_outline() as outline:
            return list(_pages(outline.root, numbers))


def _pages(items: Any, numbers: dict[tuple[int, int], int]) -> Iterator[tuple[str, int]]:
    for item in items:
        target = item.destination
        if target is None and item.action is not None:
            target = item.action.get("/D")
        if isinstance(target, pikepdf.Array) and (page := numbers.get(target[0].objgen)):
            yield str(item.title), page
        yield from _pages(item.children, numbers)

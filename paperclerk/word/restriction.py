"""The line at the head of each page of a paper that is not for publication, whatever template it was made from."""

from collections.abc import Iterator
from typing import Any

from docx.document import Document

_STYLE = "Marking"


def put_restriction(document: Document, words: str) -> None:
    """Put a line at the top of every header, also where the template has none for a first or an even page."""
    done: set[int] = set()
    for header in _headers(document):
        if id(header.part) in done:
            continue
        done.add(id(header.part))
        first = header.paragraphs[0] if header.paragraphs else header.add_paragraph()
        line = first.insert_paragraph_before() if first.text or len(header.paragraphs) > 1 else first
        names = {style.name for style in document.styles}
        if _STYLE in names:
            line.style = document.styles[_STYLE]
        line.add_run(words).bold = True
        # A table may stand before the first paragraph.
        header._element.insert(0, line._p)


def _headers(document: Document) -> Iterator[Any]:
    """Yield the headers that pages can show; one taken over from the section before is yielded with that section."""
    even = document.settings.odd_and_even_pages_header_footer
    for number, section in enumerate(document.sections):
        shown = [section.header]
        shown += [section.first_page_header] if section.different_first_page_header_footer else []
        shown += [section.even_page_header] if even else []
        yield from (header for header in shown if number == 0 or not header.is_linked_to_previous)

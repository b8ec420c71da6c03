"""The line at the head of each page of a paper that is not for publication, whatever template it was made from."""

import io
from collections.abc import Iterator
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_HEADER_FOOTER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from paperclerk.word.parts import Parts
from paperclerk.word.region_units import control_named

_STYLE = "Marking"
# Twentieths of a point.
_ROOM = "160"


def put_restriction(document: Document, words: str, region: str = "") -> None:
    """Put a line at the top of every header, also where the template has none for a first or an even page.

    In a paper of ours the words are a region in each, of this name; the second is numbered.
    """
    style = next((style.style_id for style in document.styles if style.name == _STYLE), "")
    done: set[int] = set()
    for header in _headers(document):
        if id(header) not in done:
            done.add(id(header))
            name = f"{region}_{len(done)}" if region and len(done) > 1 else region
            header.insert(0, _line(words, style, name))
            _leave_room_below(header)


def restricted(content: bytes, words: str) -> bytes:
    """Return a Word file of anybody's with that line at the head of each page."""
    document, made = docx.Document(io.BytesIO(content)), io.BytesIO()
    put_restriction(document, words)
    document.save(made)
    # Packed anew: python-docx writes the time of day into the file, and the same papers are to be the same bytes.
    return Parts(made.getvalue()).saved()


def _headers(document: Document) -> Iterator[Any]:
    """Yield the headers that pages can show, as elements; one taken over from the section before is yielded once.

    They are taken from the document's links: filling a template puts other headers there than the sections know.
    """
    even = document.settings.odd_and_even_pages_header_footer
    for number, section in enumerate(document.sections):
        shown = {WD_HEADER_FOOTER.PRIMARY: section.header}
        if section.different_first_page_header_footer:
            shown[WD_HEADER_FOOTER.FIRST_PAGE] = section.first_page_header
        if even:
            shown[WD_HEADER_FOOTER.EVEN_PAGE] = section.even_page_header
        for kind, header in shown.items():
            if number == 0 and header.is_linked_to_previous:
                header.is_linked_to_previous = False
            link = section._sectPr.get_headerReference(kind)
            if link is not None:
                yield document.part.rels[link.rId].target_part.element


def _leave_room_below(header: Any) -> None:
    """Keep the page's words off a header that has grown past the top margin, where it ends in a paragraph."""
    last = header[-1]
    if last.tag == qn("w:p"):
        spacing = last.get_or_add_pPr().get_or_add_spacing()
        if spacing.after is None:
            spacing.set(qn("w:after"), _ROOM)


def _line(words: str, style: str, region: str) -> Any:
    paragraph = OxmlElement("w:p")
    if style:
        named = OxmlElement("w:pStyle")
        named.set(qn("w:val"), style)
        properties = OxmlElement("w:pPr")
        properties.append(named)
        paragraph.append(properties)
    run, bold, looks, text = (OxmlElement(name) for name in ("w:r", "w:b", "w:rPr", "w:t"))
    looks.append(bold)
    text.text = words
    run.extend([looks, text])
    if region:
        control = control_named(region, 1)
        control[-1].append(run)
        run = control
    paragraph.append(run)
    return paragraph

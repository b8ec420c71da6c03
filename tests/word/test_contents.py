"""The contents list: an entry for each heading, linked, its page filled in from the PDF, and nothing else touched."""

import re

import pytest
from rich_cycle import a_rich_cycle, the_findings, the_last_issue
from word_reading import TEMPLATES, W, part, words

from paperclerk import libreoffice
from paperclerk.assembly import assurance_pack, cabinet_report
from paperclerk.pdf.outline_pages import outline_pages
from paperclerk.word.contents import has_contents, numbered, unnumbered
from paperclerk.word.paper_text import read_paper_text
from paperclerk.word.papers import render
from paperclerk.word.pictures import for_printing

OURS, WENDMOOR = TEMPLATES / "assurance-pack.docx", TEMPLATES / "examples" / "wendmoor" / "assurance-pack.docx"
BOTH = pytest.mark.parametrize("template", [OURS, WENDMOOR], ids=["ours", "wendmoor"])


def a_pack(template=OURS) -> bytes:
    return render(assurance_pack.assemble(a_rich_cycle(), the_findings(), the_last_issue()), template)


def headings(docx: bytes) -> list[str]:
    styled = [(p, p.find(f"{W}pPr/{W}pStyle")) for p in part(docx).iter(f"{W}p")]
    return [words(p) for p, style in styled if style is not None and style.get(f"{W}val") == "Heading2"]


def entries(docx: bytes) -> list[tuple[str, str, str]]:
    """Return each entry of the list: its words, its page, and the bookmark it leads to."""
    found = []
    for link in part(docx).iter(f"{W}hyperlink"):
        texts = [text.text or "" for text in link.iter(f"{W}t")]
        found.append((texts[0], texts[-1], link.get(f"{W}anchor")))
    return found


def is_out_of_date(docx: bytes) -> bool:
    return any(mark.get(f"{W}dirty") for mark in part(docx).iter(f"{W}fldChar"))


@BOTH
def test_every_heading_has_an_entry_that_leads_to_it(template):
    docx = a_pack(template)

    assert [text for text, *_ in entries(docx)] == headings(docx)
    places = {mark.get(f"{W}name"): mark.getparent() for mark in part(docx).iter(f"{W}bookmarkStart")}
    assert [words(places[name]) for *_, name in entries(docx)] == headings(docx)


def test_without_a_pdf_the_field_says_that_it_is_out_of_date_and_word_fills_it_in():
    docx = a_pack()

    assert is_out_of_date(docx)
    assert {page for _, page, _ in entries(docx)} == {"–"}


def test_pages_are_filled_in_by_the_headings_of_the_pdf_and_nothing_else_changes():
    docx = a_pack()
    pages = [(text, number) for number, text in enumerate(["Assurance pack", *headings(docx)], 1)]

    filled = numbered(docx, pages)

    assert filled is not None
    assert [page for _, page, _ in entries(filled)] == [str(number) for _, number in pages[1:]]
    assert not is_out_of_date(filled)
    assert unnumbered(filled) == docx
    assert read_paper_text(filled) == read_paper_text(docx)


def test_a_pdf_that_lacks_a_heading_fills_in_nothing():
    assert numbered(a_pack(), [("Summary", 2)]) is None


def test_a_pdf_that_cannot_be_read_has_no_pages():
    assert outline_pages(b"%PDF") == []


def test_a_paper_without_a_list_is_left_as_it_is():
    docx = render(cabinet_report.assemble(a_rich_cycle(), None, ()), TEMPLATES / "cabinet-report.docx")

    assert not has_contents(docx)
    assert unnumbered(docx) == docx


def test_what_is_printed_has_the_entries_by_themselves_so_that_their_pages_are_worked_out():
    printed = for_printing(a_pack())

    recipes = [text.text or "" for text in part(printed).iter(f"{W}instrText")]
    assert [recipe for recipe in recipes if "TOC \\" in recipe] == []
    assert len([recipe for recipe in recipes if "PAGEREF" in recipe]) == len(headings(printed))


@pytest.mark.libreoffice
@pytest.mark.skipif(not libreoffice.is_present(), reason="LibreOffice is not installed")
def test_the_pages_are_those_of_the_pdf_and_the_pdf_prints_the_same(tmp_path):
    import pypdfium2

    path = tmp_path / "pack.docx"
    path.write_bytes(a_pack())
    pdf = libreoffice.to_pdf([path], in_place_of={path: for_printing(path.read_bytes())})[path].read_bytes()

    filled = numbered(path.read_bytes(), outline_pages(pdf))

    assert filled is not None
    read = [" ".join(page.get_textpage().get_text_range().split()) for page in pypdfium2.PdfDocument(pdf)]
    found = entries(filled)
    assert len({page for _, page, _ in found}) > 5
    for text, page, _ in found:
        assert " ".join(text.split()) in read[int(page) - 1]
        assert re.search(rf"{re.escape(' '.join(text.split()))} ?\.+ ?{page}\b", read[0])

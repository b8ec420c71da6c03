"""Pictures in the finished Word file: dots and lines, words for those who cannot see them, and the PDF made of them."""

import io
import zipfile
from collections.abc import Iterator

import pdfplumber
import pytest
from office_files import a_word_file
from pdfminer.pdftypes import resolve1
from rich_cycle import a_rich_cycle, the_findings, the_last_issue
from word_reading import TEMPLATES, W, changed, part, text_of, words

from paperclerk import libreoffice
from paperclerk.assembly import assurance_pack
from paperclerk.charts.drawing import draw
from paperclerk.ooxml.package import open_package, refuse_document_types
from paperclerk.word.papers import render
from paperclerk.word.pictures import for_printing

PACK = TEMPLATES / "assurance-pack.docx"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}"


@pytest.fixture(scope="module")
def paper():
    return assurance_pack.assemble(a_rich_cycle(), the_findings(), the_last_issue())


@pytest.fixture(scope="module")
def made(paper) -> bytes:
    return render(paper, PACK, draw)


def pictures_of(paper) -> list:
    return [
        paper.counts_picture,
        *paper.slippage_pictures,
        *(strip for page in paper.pages for strip in page.histories),
    ]


def test_every_picture_of_the_paper_is_there_once_and_says_in_words_what_it_shows(paper, made):
    shown = [(named.get("name"), named.get("descr")) for named in part(made).iter(f"{WP}docPr")]

    assert sorted(shown) == sorted((one.title, one.words) for one in pictures_of(paper))
    assert len(shown) > 13


def test_every_picture_stands_in_a_region_of_its_own(paper, made):
    around = {
        control.find(f"{W}sdtPr/{W}tag").get(f"{W}val"): len(list(control.iter(f"{WP}docPr")))
        for control in part(made).iter(f"{W}sdt")
    }

    assert {around[one.region] for one in pictures_of(paper)} == {1}


def test_ids_of_pictures_are_unique(made):
    ids = [named.get("id") for named in part(made).iter(f"{WP}docPr")]

    assert len(set(ids)) == len(ids)


def test_word_is_given_the_lines_with_the_dots_to_fall_back_on(made):
    package = open_package(made)
    targets = {link.id: link.target for link in package.relations("word/document.xml")}

    for blip in part(made).iter(f"{A}blip"):
        (lines,) = blip.iter(f"{SVG}svgBlip")
        dots, drawn = targets[blip.get(f"{R}embed")], targets[lines.get(f"{R}embed")]
        assert package.read(dots).startswith(b"\x89PNG")
        assert package.read(drawn).startswith(b"<svg")
    refuse_document_types(package)


def test_no_picture_is_wider_than_the_text_of_its_page(made):
    (size,) = {int(extent.get("cx")) for extent in part(made).iter(f"{WP}extent")}
    page = next(part(made).iter(f"{W}sectPr"))
    width = int(page.find(f"{W}pgSz").get(f"{W}w"))
    margins = sum(int(page.find(f"{W}pgMar").get(f"{W}{side}")) for side in ("left", "right"))

    assert size <= (width - margins) * 635 * 1.005


def test_the_same_paper_is_the_same_bytes(paper, made):
    assert render(paper, PACK, draw) == made


def test_a_template_may_show_a_picture_twice_and_it_is_stored_once(paper, tmp_path):
    twice = changed(PACK, ("{{r picture(strip) }}", "{{r picture(strip) }} {{r picture(strip) }}"))
    (tmp_path / PACK.name).write_bytes(twice)

    with zipfile.ZipFile(io.BytesIO(render(paper, tmp_path / PACK.name, draw))) as package:
        names = package.namelist()
    assert len(set(names)) == len(names)


def test_a_template_may_leave_pictures_out(paper, tmp_path):
    (tmp_path / PACK.name).write_bytes(changed(PACK, ("{{r picture(strip) }}", "")))

    assert len(list(part(render(paper, tmp_path / PACK.name, draw)).iter(f"{WP}docPr"))) < 13


def test_where_nobody_draws_the_words_stand_in_the_pictures_place(paper):
    assert paper.counts_picture.words in text_of(render(paper, PACK))


def test_quotation_marks_and_brackets_in_a_picture_are_printed_as_they_are(paper):
    odd = paper.counts_picture.model_copy(update={"words": 'Red "at risk" <5 & {{ 7*7 }}'})

    made = render(paper.model_copy(update={"counts_picture": odd}), PACK, draw)
    assert 'Red "at risk" <5 & {{ 7*7 }}' in [named.get("descr") for named in part(made).iter(f"{WP}docPr")]


def test_a_copy_for_printing_differs_in_nothing_but_what_its_pictures_are_made_of(made):
    printed = for_printing(made)
    package = open_package(printed)
    targets = {link.id: link.target for link in package.relations("word/document.xml")}

    assert {targets[blip.get(f"{R}embed")][-4:] for blip in part(printed).iter(f"{A}blip")} == {".svg"}
    assert words(part(printed)) == words(part(made))


def test_a_file_without_pictures_or_contents_is_printed_as_it_is():
    plain = a_word_file("<w:p><w:r><w:t>Words</w:t></w:r></w:p>")

    assert for_printing(plain) is plain


@pytest.mark.libreoffice
@pytest.mark.skipif(not libreoffice.is_present(), reason="LibreOffice is not installed")
def test_the_pdf_holds_lines_not_dots_with_the_pictures_words(paper, made, tmp_path):
    file = tmp_path / "pack.docx"
    file.write_bytes(made)

    pdf = libreoffice.to_pdf([file], in_place_of={file: for_printing(made)})[file]
    with pdfplumber.open(pdf) as opened:
        assert [image for page in opened.pages for image in page.images] == []
        assert sum(len(page.curves) for page in opened.pages) > 50
        assert list(alternative_texts(opened.doc.catalog["StructTreeRoot"])) == [
            one.words for one in pictures_of(paper)
        ]
    assert file.read_bytes() == made


def alternative_texts(element) -> Iterator[str]:
    """Yield the words of each figure of a PDF's structure, in order."""
    element = resolve1(element)
    if isinstance(element, list):
        for child in element:
            yield from alternative_texts(child)
    elif isinstance(element, dict):
        if str(element.get("S")) == "/'Figure'":
            yield resolve1(element["Alt"]).decode("utf-16")
        yield from alternative_texts(element.get("K"))

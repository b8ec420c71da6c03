"""What a Word file holds beside its words, found with its place; and a clean file, in which there is nothing."""

import io
import re

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import RGBColor
from office_files import real_files

from paperclerk.domain.report import Trace
from parsers.word_report import read_report

# One red point, drawn by hand.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc0000003010100"
    "18dd8db00000000049454e44ae426082"
)


def a_draft():
    """Return a report as a careful author would leave it."""
    document = docx.Document()
    document.core_properties.author = document.core_properties.last_modified_by = ""
    document.core_properties.title = "Libraries for the next ten years"
    lang = document.styles.element.find(f"{qn('w:docDefaults')}//{qn('w:lang')}")
    lang.set(qn("w:val"), "en-GB")
    document.add_heading("Libraries for the next ten years", 0)
    document.add_heading("1. Purpose of the report", 1)
    document.add_paragraph("This report asks Cabinet to decide what becomes of the branch libraries.")
    document.add_heading("1.1 Where things stand", 2)
    document.add_paragraph("Visits have fallen by a third since 2025, and opening hours with them.")
    return document


def traces(document):
    out = io.BytesIO()
    document.save(out)
    return read_report(out.getvalue(), "draft.docx").reports[0].word


def xml(text):
    return parse_xml(re.sub(r"^<(w:\w+)", rf"<\1 {nsdecls('w')}", text))


def test_a_clean_draft_has_left_nothing():
    word = traces(a_draft())
    assert word.title == "Libraries for the next ten years"
    assert word.language == "en-GB"
    assert word.levels == ((1, "1. Purpose of the report"), (2, "1.1 Where things stand"))
    assert not any(
        (word.tracked, word.comments, word.hidden, word.people, word.headings_by_look, word.tables_without_header,
         word.pictures_without_text, word.colour_only)
    )  # fmt: skip


def test_a_change_says_who_did_what_where():
    document = a_draft()
    paragraph = document.paragraphs[2]._p
    paragraph.append(xml('<w:ins w:author="Ada Thorne"><w:r><w:t> by May</w:t></w:r></w:ins>'))
    paragraph.append(xml('<w:del w:author="Ada Thorne"><w:r><w:delText> at once</w:delText></w:r></w:del>'))
    word = traces(document)
    where = 'paragraph that begins "This report asks Cabinet to decide what becomes …"'
    assert word.tracked == (
        Trace(where=where, text="inserted by Ada Thorne: “by May”"),
        Trace(where=where, text="deleted by Ada Thorne: “at once”"),
    )
    assert word.people == ("Ada Thorne",)


def test_a_changed_look_and_a_row_that_came_are_changes_too():
    document = a_draft()
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip((c for row in table.rows for c in row.cells), "abcd", strict=True):
        cell.text = text
    table.rows[1]._tr.get_or_add_trPr().append(xml('<w:ins w:author="Bo"/>'))
    run = document.paragraphs[2].runs[0]._r
    run.get_or_add_rPr().append(xml('<w:rPrChange w:author="Bo"><w:rPr/></w:rPrChange>'))
    assert [(t.where, t.text) for t in traces(document).tracked] == [
        ('paragraph that begins "This report asks Cabinet to decide what becomes …"', "look changed by Bo"),
        ("table 1, row 2", "row inserted by Bo: “c d”"),
    ]


def test_a_comment_says_who_wrote_it_and_where():
    document = a_draft()
    paragraph = document.paragraphs[4]
    document.add_comment(paragraph.runs, text="Is that so?", author="Dee Poole", initials="DP")
    word = traces(document)
    assert word.comments == (
        Trace(
            where='paragraph that begins "Visits have fallen by a third since 2025, …"', text="Dee Poole: Is that so?"
        ),
    )
    assert "Dee Poole" in word.people


def test_hidden_words_and_white_ones_are_found_and_white_on_a_colour_is_not():
    document = a_draft()
    hidden = document.paragraphs[2].add_run(" Do not publish.")
    hidden.font.hidden = True
    white = document.paragraphs[4].add_run(" Nor this.")
    white.font.color.rgb = RGBColor(255, 255, 255)
    table = document.add_table(rows=2, cols=2)
    head = table.cell(0, 0).paragraphs[0].add_run("Shown")
    head.font.color.rgb = RGBColor(255, 255, 255)
    table.cell(0, 0)._tc.get_or_add_tcPr().append(xml('<w:shd w:val="clear" w:color="auto" w:fill="1F3864"/>'))
    assert [t.text for t in traces(document).hidden] == ["Do not publish.", "Nor this."]


def test_names_in_the_properties_are_people():
    document = a_draft()
    document.core_properties.author, document.core_properties.last_modified_by = "Ada Thorne", "Bo Quill"
    assert traces(document).people == ("Ada Thorne", "Bo Quill")


def test_a_heading_without_a_style_is_told_and_a_run_in_head_is_none():
    document = a_draft()
    document.add_paragraph().add_run("2. Options for the branches").bold = True
    document.add_paragraph("Three options have been looked at, and each is set out here in turn.")
    point = document.add_paragraph()
    point.add_run("Do nothing. ").bold = True
    point.add_run("The branches stay open for as long as their roofs hold, and no longer than that.")
    assert traces(document).headings_by_look == (
        Trace(where='paragraph that begins "2. Options for the branches"', text="2. Options for the branches"),
    )


def a_table(document, rows, marked=False):
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for made, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(made.cells, texts, strict=True):
            cell.text = text
    for cell in table.rows[0].cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True
    if marked:
        table.rows[0]._tr.get_or_add_trPr().append(xml("<w:tblHeader/>"))
    return table


MONEY = (("Branch", "Visits", "Cost"), ("Northgate", "1,200", "£40,000"), ("Quayside", "800", "£35,000"))


def test_a_table_whose_heading_row_is_not_marked_is_told_and_a_marked_one_is_not():
    document = a_draft()
    a_table(document, MONEY, marked=True)
    document.add_paragraph("The same again.")
    a_table(document, MONEY)
    assert traces(document).tables_without_header == (
        Trace(where='table 2, which begins "Branch"', text="Branch | Visits | Cost"),
    )


def test_a_form_of_labels_and_a_frame_need_no_heading_row():
    document = a_draft()
    for rows in ((("Is this a key decision?", "☐ Yes", "☒ No"),), (("In a frame",),)):
        table = document.add_table(rows=len(rows), cols=len(rows[0]))
        for cell, text in zip(table.rows[0].cells, rows[0], strict=True):
            cell.text = text
        document.add_paragraph("Between.")
    assert traces(document).tables_without_header == ()


@pytest.mark.parametrize(("words", "found"), [({}, 1), ({"descr": "A chart of visits"}, 0), ({"title": "Visits"}, 0)])
def test_a_picture_without_words_is_told(words, found):
    document = a_draft()
    document.add_picture(io.BytesIO(PNG))
    told = document.element.body.find(f".//{qn('wp:docPr')}")
    for name, text in words.items():
        told.set(name, text)
    assert len(traces(document).pictures_without_text) == found
    assert [told.text for told in traces(document).pictures_told] == list(words.values())


def test_a_picture_marked_as_decoration_needs_no_words():
    document = a_draft()
    document.add_picture(io.BytesIO(PNG))
    told = document.element.body.find(f".//{qn('wp:docPr')}")
    told.append(
        parse_xml('<x:decorative xmlns:x="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>')
    )
    assert traces(document).pictures_without_text == ()


def fill(cell, colour):
    cell._tc.get_or_add_tcPr().append(xml(f'<w:shd w:val="clear" w:color="auto" w:fill="{colour}"/>'))


def test_a_rating_that_is_a_colour_and_no_word_is_told_and_one_with_its_word_is_not():
    document = a_draft()
    table = a_table(document, (("Action", "RAG"), ("Open", ""), ("Close", "Amber"), ("Wait", "")), marked=True)
    for row, colour in enumerate(("C00000", "FFC000", "00B050"), 1):
        fill(table.cell(row, 1), colour)
    assert traces(document).colour_only == (
        Trace(where="table 1, row 2", text="a cell filled with red and no word"),
        Trace(where="table 1, row 4", text="a cell filled with green and no word"),
    )


def test_a_coloured_edge_and_a_row_of_colour_are_decoration():
    document = a_draft()
    table = a_table(document, (("", "Action"), ("", "Open"), ("", "Close")), marked=True)
    for row in range(3):
        fill(table.cell(row, 0), "1F77B4")
    band = a_table(document, (("Action", "When"), ("", ""), ("Close", "May")), marked=True)
    for cell in band.rows[1].cells:
        fill(cell, "C00000")
    assert traces(document).colour_only == ()


def test_words_told_apart_by_their_ink_alone_are_told_and_links_and_bold_are_not():
    document = a_draft()
    paragraph = document.add_paragraph("Late actions are in red: ")
    paragraph.add_run("open the branch").font.color.rgb = RGBColor(0xC0, 0, 0)
    other = document.add_paragraph("Mind: ")
    strong = other.add_run("the roof leaks")
    strong.font.color.rgb, strong.bold = RGBColor(0xC0, 0, 0), True
    link = document.add_paragraph("See ").add_run("the site")
    link.font.color.rgb, link.underline = RGBColor(0, 0, 0xEE), True
    figure = document.add_paragraph("A balance of ").add_run("(688)")
    figure.font.color.rgb = RGBColor(0xC0, 0, 0)
    dot = document.add_paragraph().add_run("●")
    dot.font.color.rgb = RGBColor(0, 0xB0, 0x50)
    assert [(t.where, t.text) for t in traces(document).colour_only] == [
        ('paragraph that begins "Late actions are in red: open the branch"', "“open the branch” in red"),
        ('paragraph that begins "●"', "only “●” in green"),
    ]


@pytest.mark.parametrize("file", real_files("forms_docx", ".docx"), ids=lambda file: file.name)
def test_no_real_file_makes_it_stumble(file):
    reading = read_report(file.read_bytes(), file.name)
    assert reading.reports or reading.findings

"""What a Word file has for the eye alone: found with its place, and what only looks like it left in peace."""

import io
import re

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt, RGBColor

from parsers.word_report import read_report


def traces(document):
    out = io.BytesIO()
    document.save(out)
    return read_report(out.getvalue(), "draft.docx").reports[0].word


def xml(text):
    return parse_xml(re.sub(r"^<(w:\w+)", rf"<\1 {nsdecls('w')}", text))


@pytest.fixture
def document():
    made = docx.Document()
    made.add_heading("1. Purpose", 1)
    made.add_paragraph("This report asks Cabinet to decide what becomes of the branch libraries.")
    return made


def a_table(document, *rows):
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for made, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(made.cells, texts, strict=True):
            cell.text = text
    return table


def test_a_clean_draft_has_nothing_for_the_eye_alone(document):
    document.add_paragraph("A point", style="List Bullet")
    document.add_paragraph("")
    a_table(document, ("Branch", "Visits"), ("Quayside", "")).cell(0, 0)
    word = traces(document)

    assert (word.typed_lists, word.spacing, word.merged_cells, word.links, word.faint) == ((), (), (), (), ())


def test_a_list_broken_by_hand_within_a_paragraph_is_typed_too(document):
    document.add_paragraph("The aims are:").add_run("\n• open\n• warm")

    assert [(one.text, one.where) for one in traces(document).typed_lists] == [
        ("• open", 'paragraph that begins "The aims are: • open • warm"')
    ]


@pytest.mark.parametrize("down", [True, False])
def test_merged_cells_are_told_once_a_table(document, down):
    table = a_table(document, ("Branch", "Visits"), ("Quayside", "800"), ("Northgate", "900"))
    table.cell(1, 0).merge(table.cell(2, 0) if down else table.cell(1, 1))

    [merged] = traces(document).merged_cells
    assert merged.where == 'table 1, which begins "Branch"'
    assert merged.text.startswith("Quayside")


def test_empty_rows_and_columns_are_told_and_a_table_to_fill_in_is_not(document):
    a_table(document, ("Branch", "", "Visits"), ("", "", ""), ("Quayside", "", "800"))
    document.add_paragraph("Between.")
    a_table(document, ("", ""), ("", ""))

    assert [(one.where, one.text) for one in traces(document).spacing] == [
        ('table 1, which begins "Branch", row 2', "an empty row"),
        ('table 1, which begins "Branch", column 2', "an empty column"),
    ]


def test_empty_paragraphs_in_a_row_are_a_hole_and_a_page_break_or_a_picture_is_none(document):
    document.add_page_break()
    document.add_paragraph("")
    document.add_paragraph("After.")
    for _ in range(3):
        document.add_paragraph("")
    document.add_paragraph("Below.")

    assert [one.text for one in traces(document).spacing] == ["3 empty paragraphs"]


@pytest.mark.parametrize("told", ["tblCaption", "tblDescription"])
def test_a_table_with_a_title_or_a_description_has_words(document, told):
    table = a_table(document, ("Branch", "Visits"), ("Quayside", "800"))
    assert len(traces(document).tables_without_words) == 1
    table._tbl.tblPr.append(xml(f'<w:{told} w:val="Visits to each branch"/>'))

    assert traces(document).tables_without_words == ()


def test_links_are_told_with_their_words_however_word_keeps_them(document):
    line = document.add_paragraph("See ")._p
    line.append(xml('<w:hyperlink w:anchor="plan"><w:r><w:t>the </w:t></w:r><w:r><w:t>plan</w:t></w:r></w:hyperlink>'))
    line.append(xml('<w:fldSimple w:instr=" HYPERLINK &quot;a&quot; "><w:r><w:t>minutes</w:t></w:r></w:fldSimple>'))
    for part in ('<w:fldChar w:fldCharType="begin"/>', "<w:instrText>HYPER</w:instrText>",
                 "<w:instrText>LINK b</w:instrText>", '<w:fldChar w:fldCharType="separate"/>', "<w:t>click here</w:t>",
                 '<w:fldChar w:fldCharType="end"/>'):  # fmt: skip
        line.append(xml(f"<w:r>{part}</w:r>"))
    line.append(xml('<w:hyperlink w:anchor="_Toc123"><w:r><w:t>3 Money</w:t></w:r></w:hyperlink>'))
    line.append(xml('<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'))

    assert sorted(one.text for one in traces(document).links) == ["click here", "minutes", "the plan"]


def an_ink(document, colour, size=11, fill=""):
    cell = a_table(document, ("Branch", "Visits"), ("", "800")).cell(1, 0)
    run = cell.paragraphs[0].add_run("Quayside")
    run.font.color.rgb, run.font.size = RGBColor.from_string(colour), Pt(size)
    if fill:
        cell._tc.get_or_add_tcPr().append(xml(f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'))
    return traces(document).faint


def test_words_that_stand_out_little_are_told_with_what_is_behind_them(document):
    [told] = an_ink(document, "808080", size=18, fill="D9D9D9")

    assert (told.text, told.ink, told.ground, told.is_large) == ("Quayside", "808080", "D9D9D9", True)


@pytest.mark.parametrize(("colour", "fill"), [("000000", "D9D9D9"), ("FFFFFF", "1B2A4A"), ("595959", "")])
def test_words_that_stand_out_are_not(document, colour, fill):
    assert an_ink(document, colour, fill=fill) == ()


def test_where_a_tables_style_may_put_a_colour_behind_words_nothing_is_claimed(document):
    table = document.add_table(rows=2, cols=2, style="Light Shading Accent 1")
    table.cell(0, 0).paragraphs[0].add_run("White on the style's blue").font.color.rgb = RGBColor(0xA0, 0xA0, 0xA0)

    assert traces(document).faint == ()

"""Word files as pieces: numbers, looks through styles, tables as grids, notes, contents, breaks."""

import pytest
from office_files import a_word_file

from paperclerk.domain.report import ReportTable
from paperclerk.ooxml.package import open_package
from parsers.pieces import Text
from parsers.typed_numbers import typed_number
from parsers.word_pieces import read_pieces

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = f"""<w:styles {W}>
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>
  <w:pPr><w:spacing w:before="240"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Council Heading"/><w:basedOn w:val="H1"/>
  <w:pPr><w:outlineLvl w:val="1"/><w:jc w:val="center"/></w:pPr><w:rPr><w:u w:val="single"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="table" w:styleId="Banded"><w:name w:val="Banded"/><w:basedOn w:val="Grid"/>
  <w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>
<w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/>
  <w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr></w:style>
</w:styles>"""
LISTS = f"""<w:numbering {W}><w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>
  <w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>
<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>"""


def run(text, look="", style=""):
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    return f'<w:r><w:rPr>{named}{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(*runs, style="", level=None, more=""):
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    listed = "" if level is None else f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    runs = [run(text) if not text.startswith("<") else text for text in runs]
    return f"<w:p><w:pPr>{named}{listed}{more}</w:pPr>{''.join(runs)}</w:p>"


def cell(*paragraphs, look=""):
    inside = "".join(p if p.startswith("<") else para(p) for p in paragraphs) or "<w:p/>"
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{inside}</w:tc>"


def table(*rows, style="Grid", grid=()):
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    made = "".join(row if row.startswith("<w:tr") else f"<w:tr>{row}</w:tr>" for row in rows)
    return f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{made}</w:tbl>'


def row(*cells):
    return "".join(cell(c) if not c.startswith("<") else c for c in cells)


def pieces(body, **parts):
    return read_pieces(open_package(a_word_file(body, styles=STYLES, numbering=LISTS, **parts)))


def piece(body, **parts):
    [one] = pieces(body, **parts)
    return one


def test_a_counted_number_is_told_from_a_typed_one():
    counted, typed, both = pieces(para("Counted", level=0) + para("1.2\tTyped") + para("3 members came", level=0))
    assert (counted.number, counted.text, counted.typed) == ("1.", "Counted", False)
    assert (typed.number, typed.text, typed.typed) == ("1.2", "Typed", True)
    assert (both.number, both.text) == ("2.", "3 members came")


def test_looks_and_levels_come_down_through_styles():
    heading = piece(para("The context", style="Own"))
    assert (heading.level, heading.style, heading.size) == (2, "Council Heading", 16.0)
    assert (heading.bold, heading.centred, heading.underlined, heading.italic) == (True, True, True, False)
    assert heading.gap == 12.0
    plain = piece(para("Words"))
    assert (plain.level, plain.size, plain.bold) == (None, 11.0, False)


def test_bold_of_a_paragraphs_style_and_of_a_character_style_cancel_out():
    assert not piece(para(run("Words", style="Strong"), style="H1")).bold
    assert piece(para(run("Words", style="Strong"))).bold
    assert not piece(para(run("Words", '<w:b w:val="0"/>'), style="H1")).bold


def test_bold_words_at_the_start_are_a_run_in_head_and_part_of_the_text():
    text = piece(para("1.1\t", run("Optimism bias.", "<w:b/>"), " We have noted it."))
    assert (text.number, text.run_in, text.bold) == ("1.1", "Optimism bias.", False)
    assert text.text == "Optimism bias. We have noted it."


def broken(*lines, look=""):
    made = "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in lines)
    return f"<w:p><w:r><w:rPr>{look}</w:rPr>{made}</w:r></w:p>"


@pytest.mark.parametrize(
    "lines",
    [
        ("Northmere Borough Council", "Report to Cabinet", "12 May 2031"),
        ("Subject: Libraries", "Report of: Ada Thorne", "Wards: All"),
        ("Cabinet is asked to:", "(a) agree; and", "(b) note."),
    ],
)
def test_lines_broken_by_hand_that_stand_for_themselves_are_pieces(lines):
    shown = [f"{p.number} {p.text}".strip() for p in pieces(broken(*lines))]
    assert shown == list(lines)


def test_a_text_broken_to_look_well_is_one():
    assert piece(broken("The context for the review:", "what has changed")).text == (
        "The context for the review: what has changed"
    )
    assert piece(broken("5. What we found", "in the branches", look="<w:b/>")).number == "5."


def test_a_list_sets_its_paragraphs_in():
    assert piece(para("Words", level=0)).indent == 18.0


def test_lines_of_contents_are_told_by_a_field_or_a_style_and_keep_the_tab_before_the_page():
    field = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-2" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1.</w:t><w:tab/><w:t>Purpose</w:t><w:tab/>'
        "<w:t>3</w:t></w:r></w:p>"
        '<w:p><w:r><w:t>2. Scope</w:t><w:tab/><w:t>4</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    styled = '<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:r><w:t>Risks</w:t><w:tab/><w:t>5</w:t></w:r></w:p>'
    found = pieces(field + styled + para("After"))
    assert [(p.style, p.number, p.text) for p in found[:3]] == [
        ("toc 1", "1.", "Purpose\t3"), ("toc 1", "2.", "Scope\t4"), ("toc 1", "", "Risks\t5")
    ]  # fmt: skip
    assert (found[3].style, found[3].level) == ("Normal", None)


def test_a_footnote_comes_after_the_paragraph_that_cites_it_and_an_endnote_last():
    cited = para("Cited", '<w:r><w:footnoteReference w:id="2"/></w:r>')
    ended = para("Ended", '<w:r><w:endnoteReference w:id="4"/></w:r>')
    notes = (
        f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{para("The source.")}</w:footnote></w:footnotes>'
    )
    ends = f'<w:endnotes {W}><w:endnote w:id="4">{para("The end.")}</w:endnote></w:endnotes>'
    found = pieces(ended + cited + para("After"), footnotes=notes, endnotes=ends)
    assert [(p.text, p.style, p.number) for p in found] == [
        ("Ended", "Normal", ""), ("Cited", "Normal", ""), ("The source.", "footnote", "1"), ("After", "Normal", ""),
        ("The end.", "footnote", "i"),
    ]  # fmt: skip


def test_pending_changes_count_as_accepted_and_hidden_words_as_not_there():
    gone = '<w:del w:author="A"><w:r><w:delText>gone</w:delText></w:r></w:del>'
    come = f'<w:ins w:author="A">{run("come")}</w:ins>'
    assert piece(para("Has ", gone, come, run("hid", "<w:vanish/>"), run("den", style="Secret"))).text == "Has come"


@pytest.mark.parametrize(
    ("mark", "shown"),
    [
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "☑"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>', "☐"),
        ('<w:r><w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr><w:t>\uf0fe</w:t></w:r>', "☑"),
        ('<w:r><w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr><w:t>x</w:t></w:r>', "☒"),
        ('<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar>'
         '</w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>', "☒"),
    ],
)  # fmt: skip
def test_ticked_boxes_of_every_make_are_boxes(mark, shown):
    assert piece(f"<w:p>{mark}{run(' Yes')}</w:p>").text == f"{shown} Yes"


def test_a_box_typed_in_a_font_of_signs_is_one_in_a_table_too():
    box = '<w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>o</w:t></w:r>'
    found = piece(table(row("Key decision?", cell(para(box, " Yes"))), row("Call-in?", cell(para(box, " No")))))
    assert [cells[1] for cells in found.rows] == ["☐ Yes", "☐ No"]


def test_words_in_a_text_box_stand_after_their_paragraph():
    box = (
        "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
        + para("Aside")
        + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    assert [p.text for p in pieces(para("Before", box) + para("After"))] == ["Before", "Aside", "After"]


def test_a_page_break_before_a_paragraph_starts_a_page_and_one_between_two_leaves_it_alone():
    turn = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    first, alone, last = pieces(para("First") + turn + para("Appendix A") + turn + para("Last"))
    assert [p.starts_page for p in (first, alone, last)] == [True, True, True]
    assert (alone.alone, last.alone) == (True, False)
    section = para("End", more='<w:sectPr><w:type w:val="nextPage"/></w:sectPr>')
    assert pieces(section + para("New") + "<w:sectPr/>")[1].starts_page
    assert not pieces(section + para("New") + '<w:sectPr><w:type w:val="continuous"/></w:sectPr>')[1].starts_page


def test_merged_cells_are_filled_and_named():
    span, down, on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    found = piece(
        table(
            row("A", "B", "C"),
            row(cell("wide", look=span), cell("tall", look=down)),
            row("x", "y", cell(look=on)),
        )
    )
    assert isinstance(found, ReportTable)
    assert [*([found.header] if found.header else []), *found.rows] == [
        ("A", "B", "C"), ("wide", "wide", "tall"), ("x", "y", "tall")
    ]  # fmt: skip
    off = 1 if found.header else 0
    assert found.inferred == ((1 - off, 1), (2 - off, 2))


def test_rows_that_repeat_are_the_header_however_many():
    repeated = "<w:tr><w:trPr><w:tblHeader/></w:trPr>{}</w:tr>"
    wide = row("Budget", cell("2031", look='<w:gridSpan w:val="2"/>'))
    found = piece(table(repeated.format(wide), repeated.format(row("", "Plan", "Actual")), row("Roads", "10", "12")))
    assert found.header == ("Budget", "2031 Plan", "2031 Actual")
    assert found.rows == (("Roads", "10", "12"),)


@pytest.mark.parametrize(
    ("look", "header"), [('w:firstRow="1"', True), ('w:val="04A0"', True), ('w:val="0480"', False)]
)
def test_a_first_row_that_is_bold_by_the_tables_style_is_the_header(look, header):
    made = table(row("Quayside", "Gate"), row("Northgate", "Mill"), style="Banded")
    found = piece(made.replace("</w:tblPr>", f"<w:tblLook {look}/></w:tblPr>"))
    assert (found.header == ("Quayside", "Gate")) is header


def test_a_cell_says_its_paragraphs_line_by_line_with_numbers_and_nested_tables():
    nested = table(row("in", "side")) + "<w:p/>"
    found = piece(
        table(row(cell(para("one", level=0), para("two", level=0), para("dot", level=2)), cell(nested)), row("x", "y"))
    )
    assert found.rows[0] == ("1. one\n2. two\n• dot", "in\nside")


def test_edges_dragged_a_hair_apart_are_one_column():
    wide = '<w:gridSpan w:val="2"/>'
    found = piece(
        table(row(cell("a"), cell("b", look=wide)), row(cell("c", look=wide), cell("d")), grid=(3000, 40, 3000))
    )
    assert found.rows == (("a", "b"), ("c", "d"))
    assert found.inferred == ()


def test_a_table_that_only_frames_words_is_its_words():
    assert [p.text for p in pieces(table(row(cell(para("1. Purpose", style="H1")))))] == ["Purpose"]
    assert [p.text for p in pieces(table(row("", "Lone")))] == ["Lone"]
    assert [p.text for p in pieces(table(row("up"), row("down")))] == ["up", "down"]


def test_a_table_without_lines_that_sets_words_beside_their_numbers_is_numbered_paragraphs():
    rows = (row("1.", "PURPOSE"), row("1.1", "To decide."), row("", "And more."))
    found = pieces(table(*rows, style="Normal"))
    assert [(p.number, p.text) for p in found] == [("1.", "PURPOSE"), ("1.1", "To decide."), ("", "And more.")]
    assert isinstance(piece(table(*rows)), ReportTable)


def test_tables_right_after_one_another_are_one_when_as_wide():
    first, second = table(row("a", "b"), row("c", "d")), table(row("e", "f"))
    assert piece(first + second).rows == (("a", "b"), ("c", "d"), ("e", "f"))
    assert len(pieces(first + "<w:p/>" + second)) == 2
    assert len(pieces(first + table(row("e", "f", "g")))) == 2


@pytest.mark.parametrize(
    ("text", "number", "words"),
    [
        ("1 Executive Summary", "1", "Executive Summary"),
        ("2. Recommendations", "2.", "Recommendations"),
        ("4.1.1 Clarity", "4.1.1", "Clarity"),
        ("1.0\tPurpose", "1.0", "Purpose"),
        ("(a) Consider the plan", "(a)", "Consider the plan"),
        ("(iv) agree", "(iv)", "agree"),
        ("i. agree", "i.", "agree"),
        ("a) agree", "a)", "agree"),
        ("A.3  TREASURY", "A.3", "TREASURY"),
        ("10) Agree", "10)", "Agree"),
        ("• agree", "•", "agree"),
        ("–\u00a0agree", "•", "agree"),
        ("o\tagree", "•", "agree"),
        ("\uf0b7 agree", "•", "agree"),
        ("1\tto agree", "1", "to agree"),
        ("3 members came", "", "3 members came"),
        ("12 December 2023", "", "12 December 2023"),
        ("4.5 million pounds", "", "4.5 million pounds"),
        ("2.4 per cent", "", "2.4 per cent"),
        ("2031/32 is the first year", "", "2031/32 is the first year"),
        ("A review of governance", "", "A review of governance"),
        ("i.e. the plan", "", "i.e. the plan"),
        ("Mr. Smith came", "", "Mr. Smith came"),
        ("-5 degrees", "", "-5 degrees"),
        ("1.", "", "1."),
    ],
)
def test_numbers_typed_before_words_are_told_from_figures_in_them(text, number, words):
    assert typed_number(text) == (number, words)


def test_every_piece_of_a_file_that_says_nothing_is_none():
    assert pieces("<w:p/>" + table(row("", ""))) == ()
    assert all(isinstance(p, Text) for p in pieces(para("x")))

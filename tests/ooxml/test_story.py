"""A Word story as a reader sees it: pending changes accepted, wrappings taken off, nothing lost without a word."""

import pytest
from office_files import a_word_file, content_of, real_files

from paperclerk.ooxml.blocks import Table
from paperclerk.ooxml.comments import read_comments
from paperclerk.ooxml.package import open_package
from paperclerk.ooxml.properties import last_modified
from paperclerk.ooxml.story import Story, read_story
from paperclerk.ooxml.wordml import MC, W14, W


def walked(body: str, **parts: str) -> Story:
    return read_story(open_package(a_word_file(body, **parts)))


def r(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*inline: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(inline)}</w:p>"


def sdt(content: str, tag: str = "", properties: str = "") -> str:
    named = f'<w:tag w:val="{tag}"/>' if tag else ""
    return f"<w:sdt><w:sdtPr>{named}{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def tc(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


DELETED_MARK = "<w:rPr><w:del w:id='1'/></w:rPr>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param(p(r("one "), r("two")), "one two", id="runs"),
        pytest.param(p("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:cr/></w:r>"), "a\nb\tc\n", id="br"),
        pytest.param(p("<w:r><w:t>31</w:t><w:noBreakHyphen/><w:t>3</w:t></w:r>"), "31\u20113", id="hyphen"),
        pytest.param(p(r("was "), f"<w:del>{r('x')}</w:del>", f"<w:ins>{r('new')}</w:ins>"), "was new", id="tracked"),
        pytest.param(p(f"<w:ins>{r('a')}<w:del>{r('b')}</w:del></w:ins>"), "a", id="inserted then deleted"),
        pytest.param(p(f"<w:moveFrom>{r('a')}</w:moveFrom>", f"<w:moveTo>{r('b')}</w:moveTo>"), "b", id="moved"),
        pytest.param(p(r("one "), properties=DELETED_MARK) + p(r("two")), "one two", id="mark deleted"),
        pytest.param(p(r("one"), properties=DELETED_MARK), "one", id="last mark deleted"),
        pytest.param(p("<w:hyperlink>" + r("the minutes") + "</w:hyperlink>"), "the minutes", id="hyperlink"),
        pytest.param(p(f"<w:fldSimple w:instr='DATE'>{r('3 March')}</w:fldSimple>"), "3 March", id="simple field"),
        pytest.param(p(sdt(r("Amber"))), "Amber", id="run control"),
        pytest.param(sdt(p(r("Amber"))), "Amber", id="paragraph control"),
        pytest.param(sdt(p(r("Type here")), properties="<w:showingPlcHdr/>"), "", id="prompt around a paragraph"),
        pytest.param(p(r("x"), sdt(r("Type here"), properties="<w:showingPlcHdr/>")), "x", id="prompt in a line"),
        pytest.param(p(sdt(r("Red"), properties='<w:showingPlcHdr w:val="0"/>')), "Red", id="prompt turned off"),
        pytest.param(f"<w:customXml>{p('<w:smartTag>', r('York'), '</w:smartTag>')}</w:customXml>", "York", id="tags"),
        pytest.param(p(r("done"), properties='<w:pStyle w:val="ListBullet"/>'), "• done", id="bullet by style"),
        pytest.param(p(r("done"), properties='<w:numPr><w:numId w:val="7"/></w:numPr>'), "• done", id="bullet by list"),
        pytest.param(
            p(r("done"), properties='<w:pStyle w:val="ListBullet"/><w:numPr><w:numId w:val="0"/></w:numPr>'), "done",
            id="taken out of the list",
        ),
        pytest.param(p('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', r(" yes")), "☑ yes", id="symbol"),
        pytest.param(p("<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>", r("seen")), "seen", id="hidden"),
        pytest.param(p("<w:r><w:t>a</w:t><w:softHyphen/><w:t>b</w:t></w:r>"), "ab", id="soft hyphen"),
    ],
)  # fmt: skip
def test_a_paragraph_says_what_its_reader_sees(body, text):
    assert walked(body).text == text


def mark(kind: str, inside: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{inside}</w:fldChar></w:r>'


def test_a_field_says_its_result_and_not_its_recipe():
    nested = mark("begin") + r("inner recipe") + mark("separate") + r("inner") + mark("end")
    field = mark("begin") + r("IF ") + nested + mark("separate") + r("3 March") + mark("end")

    assert walked(p(r("on "), field, r("."))).text == "on 3 March."


def test_a_field_left_open_does_not_swallow_the_next_paragraph():
    assert walked(p(mark("begin"), r("TOC")) + p(r("Chapter 1")) + p(mark("end"))).text == "\nChapter 1\n"


def test_form_fields_of_old_word_give_their_value_once():
    ticked = mark("begin", "<w:ffData><w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox></w:ffData>")
    entries = "<w:result w:val='1'/><w:listEntry w:val='Red'/><w:listEntry w:val='Amber'/>"
    chosen = (
        mark("begin", f"<w:ffData><w:ddList>{entries}</w:ddList></w:ffData>")
        + mark("separate")
        + r("Amber")
        + mark("end")
    )

    assert walked(p(ticked, mark("end"), r(" "), chosen)).text == "☒ Amber"


def test_of_two_alternatives_the_first_is_read_with_its_text_box():
    def box(text: str) -> str:
        return f"<w:txbxContent>{p(r(text))}</w:txbxContent>"

    shape = (f"<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><a:graphic><wps:txbx>{box('in the box')}"
             f"</wps:txbx></a:graphic></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box('again')}"
             "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>")  # fmt: skip
    story = walked(p(r("before"), f"<w:r>{shape}</w:r>"))

    assert story.text == "before\nin the box"
    assert [paragraph.text for paragraph in story.paragraphs] == ["before\nin the box", "in the box"]


def test_rows_and_cells_are_found_inside_controls_and_deleted_ones_are_not():
    story = walked(
        tbl(
            tr(tc(p(r("a"))), sdt(tc(p(r("b"))))),
            sdt(tr(tc(p(r("c"))), tc(p(r("d"))))),
            tr(tc(p(r("gone"))), properties="<w:del/>"),
            tr(tc(p(r("e"))), tc(p(r("gone")), "<w:cellDel/>"), properties="<w:ins/>"),
        )
    )

    table = story.tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["a", "b"], ["c", "d"], ["e"]]
    assert [row.tracked for row in table.rows] == [False, False, True]


def test_cells_know_their_grid_column_and_what_is_merged():
    story = walked(
        tbl(
            tr(tc(p(r("a")), '<w:gridSpan w:val="2"/>'), tc(p(r("b")), '<w:vMerge w:val="restart"/>')),
            tr(tc(p(r("c"))), tc(p(), "<w:vMerge/>"), properties='<w:gridBefore w:val="1"/>'),
        )
    )

    cells = [cell for row in story.tables[0].rows for cell in row.cells]
    assert [(cell.column, cell.span, cell.continues_above) for cell in cells] == [
        (0, 2, False), (2, 1, False), (1, 1, False), (2, 1, True),
    ]  # fmt: skip


def test_a_nested_table_is_part_of_its_cell_and_counted_after_its_table():
    story = walked(tbl(tr(tc(p(r("outer")) + tbl(tr(tc(p(r("x"))), tc(p(r("y"))))) + p()))) + tbl(tr(tc(p(r("next"))))))

    assert story.tables[0].rows[0].cells[0].text == "outer\nx\ty\n"
    assert [table.rows[0].cells[0].text.split("\n")[0] for table in story.tables] == ["outer", "x", "next"]
    assert isinstance(story.blocks[0], Table)


def test_a_control_is_found_with_its_cell_wherever_it_is_wrapped():
    story = walked(
        tbl(
            tr(tc(p(r("RAG"))), tc(p(sdt(r("Amber"), "in_line")))),
            tr(tc(p(r("Text"))), tc(sdt(p(r("one")) + p(r("two")), "around_paragraphs") + p())),
            tr(tc(p(r("Cell"))), sdt(tc(p(r("three"))), "around_cell")),
        )
    )

    assert [(c.tag, c.text, str(c.position)) for c in story.controls] == [
        ("in_line", "Amber", "table 1, row 1"),
        ("around_paragraphs", "one\ntwo", "table 1, row 2"),
        ("around_cell", "three", "table 1, row 3"),
    ]


def test_controls_in_deleted_text_and_rows_are_gone():
    story = walked(
        p(f"<w:del>{sdt(r('x'), 'a')}</w:del>")
        + tbl(tr(tc(p(sdt(r("y"), "b"))), properties="<w:del/>"), tr(tc(p(sdt(r("z"), "c")))))
    )

    assert [control.tag for control in story.controls] == ["c"]


def test_a_control_tells_its_kind_its_choices_and_its_state():
    listed = '<w:dropDownList><w:listItem w:displayText="Red" w:value="red"/></w:dropDownList><w:showingPlcHdr/>'
    ticked = '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>'
    choice, box = walked(p(sdt(r("Choose"), "a", listed), sdt(r("?"), "b", ticked))).controls

    assert (choice.kind, choice.choices, choice.text, choice.is_placeholder) == ("dropDownList", ("Red",), "", True)
    assert (box.kind, box.text) == ("checkbox", "☒")


def test_headings_are_known_by_name_in_any_language_of_word():
    heading, body = walked(p(r("D4.1"), properties='<w:pStyle w:val="berschrift2"/>') + p(r("text"))).paragraphs

    assert (heading.heading_level, heading.style_name) == (2, "heading 2")
    assert (body.heading_level, body.style_name) == (None, "Normal")


def test_runs_keep_their_look():
    bold = "<w:r><w:rPr><w:b/><w:i w:val='0'/></w:rPr><w:t>Adopted</w:t></w:r>"
    paragraph = walked(p(bold)).paragraphs[0]

    assert paragraph.is_bold
    assert [(run.bold, run.italic) for run in paragraph.runs] == [(True, False)]


@pytest.mark.parametrize(
    ("inline", "what"),
    [
        ("<w:r><w:footnoteReference w:id='2'/></w:r>", "a footnote"),
        ("<w:r><w:drawing><a:blip r:embed='r1'/></w:drawing></w:r>", "a picture"),
        ("<w:r><w:object/></w:r>", "an embedded file"),
        ("<w:r><w:sym w:font='Unheard Of' w:char='F0AA'/></w:r>", "a symbol"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>", "hidden text"),
    ],
)
def test_what_cannot_be_had_as_text_is_named(inline, what):
    story = walked(p(inline))

    assert story.left_out == {what}
    assert story.paragraphs[0].left_out == {what}


def test_comments_come_with_author_text_and_cell():
    said = f'<w:comment w:id="3" w:author="A Reviewer">{p(r("Is this right?"))}</w:comment>'
    body = tbl(tr(tc(p(r("Amber"))), tc(p('<w:commentRangeStart w:id="3"/>', r("x")))))
    package = open_package(a_word_file(body, comments=f"<w:comments>{said}</w:comments>"))

    (comment,) = read_comments(package, read_story(package))

    assert (comment.author, comment.text, str(comment.position)) == ("A Reviewer", "Is this right?", "table 1, row 1")


def test_a_file_without_a_date_was_changed_nobody_knows_when():
    assert last_modified(open_package(a_word_file(p()))) is None


# Text elements that a reader of the page sees as they are: not deleted, not hidden, no prompt, no field, no tick box.
_SEEN = """//w:t[not(ancestor::w:del or ancestor::w:moveFrom or ancestor::mc:Fallback or ancestor::w:tr[w:trPr/w:del]
    or ancestor::w:sdt[w:sdtPr/w:showingPlcHdr or w:sdtPr/w14:checkbox] or ../w:rPr/w:vanish or ../w:rPr/w:strike
    or ancestor::w:p[.//w:fldChar])]"""


@pytest.mark.parametrize("path", real_files("forms_docx"), ids=lambda path: path.name[:50])
def test_a_real_document_is_walked_without_losing_a_word(path):
    story = read_story(open_package(content_of(path)))

    seen = story.root.xpath(_SEEN, namespaces={name: uri.strip("{}") for name, uri in
                                               {"w": W, "w14": W14, "mc": MC}.items()})  # fmt: skip

    spoken = story.text
    assert [element.text for element in seen if (element.text or "") not in spoken] == []

"""What of a redline is no word: looks of marks, columns, rows and pages; fields, formulas, moves and shapes."""

from collections import Counter

import pytest
from authors_hand import p
from docx.oxml.ns import nsdecls
from loose_ends import loose_ends
from office_files import a_word_file
from redlined import MADE
from whole_reading import differences

from paperclerk.ooxml.package import open_package
from paperclerk.ooxml.wordml import W
from paperclerk.word.redline import redline

MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
FORMULA = f'<m:oMath xmlns:m="{MATH}"><m:r><m:t>a=b</m:t></m:r></m:oMath>'
NUMBER = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>{}</w:t></w:r></w:fldSimple>'
BOLD_END = "<w:pPr><w:rPr><w:b/></w:rPr></w:pPr>"
SMALL_END = '<w:pPr><w:rPr><w:sz w:val="8"/></w:rPr></w:pPr>'
WIDE, HIGH = (
    '<w:sectPr><w:pgSz w:w="{}" w:h="{}"/></w:sectPr>'.format(*sizes) for sizes in ((16838, 11906), (11906, 16838))
)


def table(*, grid: str = "2000", table_look: str = "", row_look: str = "", cell_look: str = "") -> str:
    cell = f"<w:tc>{cell_look}{p('Amber')}</w:tc>"
    return f'<w:tbl>{table_look}<w:tblGrid><w:gridCol w:w="{grid}"/></w:tblGrid><w:tr>{row_look}{cell}</w:tr></w:tbl>'


def compared(old: str, new: str):
    before, after = a_word_file(old), a_word_file(new)
    made = redline(before, after, "A clerk", MADE).docx
    assert differences(made, after, accepted=True) == []
    assert differences(made, before, accepted=False) == []
    assert loose_ends(made) - loose_ends(after) == Counter()
    return open_package(made).xml("word/document.xml")


@pytest.mark.parametrize(("old", "new", "change"), [
    (p("One."), p("One.", properties=BOLD_END), "rPrChange"),
    (p("One.", properties=BOLD_END), p("Two."), "rPrChange"),
    (table(), table(grid="3000"), "tblGridChange"),
    (table(), table(row_look="<w:trPr><w:cantSplit/></w:trPr>"), "trPrChange"),
    (table(row_look="<w:trPr><w:cantSplit/></w:trPr>"), table(), "trPrChange"),
    (table(cell_look='<w:tcPr><w:noWrap/></w:tcPr>'), table(), "tcPrChange"),
    (table(table_look='<w:tblPr><w:tblW w:w="9" w:type="dxa"/></w:tblPr>'), table(), "tblPrChange"),
    (p("One.", properties=f"<w:pPr>{WIDE}</w:pPr>") + p(""), p("One.", properties=f"<w:pPr>{HIGH}</w:pPr>") + p(""),
     "sectPrChange"),
    (p("One.") + WIDE, p("One.") + HIGH, "sectPrChange"),
])  # fmt: skip
def test_a_change_of_looks_is_noted_and_can_be_taken_back(old, new, change):
    assert len(list(compared(old, new).iter(f"{W}{change}"))) == 1


@pytest.mark.parametrize(("old", "new"), [
    (p("One.", properties=BOLD_END), p("One.", properties=BOLD_END) + p("A second.", properties=SMALL_END)),
    (p("One.", properties=BOLD_END) + p("A second.", properties=SMALL_END), p("One.", properties=BOLD_END)),
    (p("One.", properties=BOLD_END) + p("A second."), p("One.", properties=SMALL_END)),
])  # fmt: skip
def test_the_last_paragraphs_mark_looks_as_it_did_whichever_goes(old, new):
    compared(old, new)


def test_a_field_of_one_element_goes_and_comes_as_a_whole():
    document = compared(f"<w:p>{NUMBER.format(1)}</w:p>", f"<w:p>{NUMBER.format(2)}</w:p>")

    assert document.find(f".//{W}fldSimple") is None
    assert ["".join(one.itertext()) for one in document.iter(f"{W}del", f"{W}ins")].count(" PAGE ") == 2


def contents(first: str, *others: str, about: str = " TOC ") -> str:
    marks = {kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")}
    head = f"{marks['begin']}<w:r><w:instrText>{about}</w:instrText></w:r>{marks['separate']}"
    lines = [f"<w:p>{head}<w:r><w:t>{first}</w:t></w:r></w:p>", *map(p, others)]
    return "".join([*lines, f"<w:p>{marks['end']}</w:p>"])


@pytest.mark.parametrize(("old", "new"), [
    (contents("Summary 2", "Risks 3"), contents("Summary 4", "Risks 5")),
    (contents("Summary 2", "Risks 3"), contents("Quite another heading 4", "Summary 5", "Risks 6")),
    (contents("Summary 2", "Risks 3"), contents("Risks 2")),
    (contents("Summary 2", "Risks 3"), p("Summary") + p("Risks")),
    (p("Summary") + p("Risks"), contents("Summary 2", "Risks 3")),
    (contents("Summary 2", "Risks 3"), contents("Summary 2", "Risks 3", about=" INDEX ")),
])  # fmt: skip
def test_a_contents_list_begins_as_often_as_it_ends_whatever_changed_in_it(old, new):
    document = compared(old + p("The end."), new + p("The end."))

    for gone in ("ins", "del", None):
        kinds = [
            mark.get(f"{W}fldCharType")
            for mark in document.iter(f"{W}fldChar")
            if gone is None or next(mark.iterancestors(f"{W}{gone}"), None) is None
        ]
        assert kinds.count("begin") == kinds.count("end")
    assert document.find(".//*[@of-field]") is None


@pytest.mark.parametrize(("old", "new", "mark"), [("", FORMULA, "ins"), (FORMULA, "", "del")])
def test_a_formula_that_came_or_went_is_marked_as_a_whole(old, new, mark):
    document = compared(f"<w:p>{old}</w:p>{p('One.')}", f"<w:p>{new}</w:p>{p('One.')}")

    assert document.find(f".//{W}{mark}/{{{MATH}}}oMath") is not None


def test_moved_words_are_plain_words_in_both_places():
    lines = [p(f"The {word} is adopted and kept by the officers.") for word in ("plan", "code", "list")]

    document = compared("".join(lines), "".join([lines[2], *lines[:2]]))

    moved = next(document.iter(f"{W}moveFrom"))
    assert (moved.find(f".//{W}t") is not None, document.find(f".//{W}delText")) == (True, None)


def test_a_file_put_in_whole_is_the_new_files():
    old, new = a_word_file(p("One.") + '<w:altChunk r:id="r9"/>' + p("Two.")), a_word_file(p("One.") + p("Two."))

    assert differences(redline(old, new, "A clerk", MADE).docx, new, accepted=True) == []


def test_a_redline_can_be_changed_though_the_file_was_protected():
    closed = '<w:zoom w:percent="90"/><w:documentProtection w:edit="readOnly" w:enforcement="1"/>'
    settings = f"<w:settings {nsdecls('w')}>{closed}</w:settings>"
    made = redline(a_word_file(p("One.")), a_word_file(p("Two."), settings=settings), "A clerk", MADE).docx

    said = open_package(made).xml("word/settings.xml")
    assert [str(one.tag).removeprefix(W) for one in said] == ["zoom"]


def test_shapes_of_both_files_have_names_of_their_own():
    box = "<v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox>"
    shape = f'<v:shapetype id="t1"/><v:shape id="s1" type="#t1">{box}</v:shape>'
    old, new = (f"<w:p><w:r><w:pict>{shape.format(p(words))}</w:pict></w:r></w:p>" for words in ("One.", "Another."))

    document = compared(old, new)

    shapes = [one for one in document.iter() if one.tag.startswith("{urn:schemas-microsoft-com:vml}") and one.get("id")]
    assert len({one.get("id") for one in shapes}) == 4
    kinds = {one.get("id") for one in shapes if one.tag.endswith("shapetype")}
    assert {one.get("type")[1:] for one in shapes if one.tag.endswith("}shape")} == kinds


def test_looks_go_back_and_what_is_pending_beside_them_is_settled_too():
    # As Word writes it of a new paragraph and a new row that were given another look later.
    new = '<w:ins w:id="1" w:author="A"/>'
    end = f'<w:pPr><w:rPr>{new}<w:b/><w:rPrChange w:id="2" w:author="A"><w:rPr/></w:rPrChange></w:rPr></w:pPr>'
    row = f'<w:trPr><w:cantSplit/>{new}<w:trPrChange w:id="3" w:author="A"><w:trPr/></w:trPrChange></w:trPr>'
    pending = a_word_file(p("One.", properties=end) + p("Two.") + table(row_look=row) + p("End."))

    assert differences(pending, a_word_file(p("One.Two.") + p("End.")), accepted=False) == []


def test_the_helpers_tell_files_apart():
    one, other = a_word_file(p("One.", properties=BOLD_END)), a_word_file(p("One."))

    assert (differences(one, one, accepted=True), len(differences(one, other, accepted=True))) == ([], 1)

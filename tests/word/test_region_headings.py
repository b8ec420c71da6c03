"""A heading comes, goes and moves with what it heads, and is never taken for one over something else."""

import pytest
from authors_hand import MARK, NAMES, p
from office_files import a_word_file
from redlined import shown, texts
from regenerated_papers import MADE

from paperclerk.domain.regenerated import Deed
from paperclerk.word.regenerate import regenerate

HEADING = '<w:pPr><w:pStyle w:val="berschrift2"/></w:pPr>'


def h(text: str) -> str:
    return p(text, properties=HEADING)


def region(name: str, text: str) -> str:
    mark = sum(map(ord, name))
    start, end = f'<w:bookmarkStart w:id="{mark}" w:name="{name}"/>', f'<w:bookmarkEnd w:id="{mark}"/>'
    paragraph = f"<w:p>{start}<w:r><w:t>{text}</w:t></w:r>{end}</w:p>"
    return f'<w:sdt><w:sdtPr><w:tag w:val="{name}"/></w:sdtPr><w:sdtContent>{paragraph}</w:sdtContent></w:sdt>'


def table(head: str, *rows: str) -> str:
    made = f"<w:tr><w:tc>{p(head)}</w:tc></w:tr>"
    for row in rows:
        cell = region(f"gen_row_{row}", f"Row {row}")
        name = f'<w:sdtPr><w:tag w:val="gen_row_{row}"/></w:sdtPr>'
        words = cell.partition("<w:sdtContent>")[2].partition("</w:sdtContent>")[0]
        made += f"<w:sdt>{name}<w:sdtContent><w:tr><w:tc>{words}</w:tc></w:tr></w:sdtContent></w:sdt>"
    return f'<w:tbl {NAMES}><w:tblPr/><w:tblGrid><w:gridCol w:w="2000"/></w:tblGrid>{made}</w:tbl>'


def a_paper(*blocks: str) -> bytes:
    return a_word_file("".join((p("Begin"), *blocks, h("Key"), p("End"))))


ASKED = h("Decisions")
LAW, FINANCE, AUDIT = (h(one) + region(f"gen_{one}", f"{one} asks") for one in ("Law", "Finance", "Audit"))
SLIPPED, NONE_SLIPPED = table("Slipped", "1", "2"), p("Nothing slipped.")
HIGH, MEDIUM = h("High") + table("Finding", "1"), h("Medium") + table("Finding", "2", "3")


@pytest.mark.parametrize("tracked", [False, True])
@pytest.mark.parametrize(("was", "now"), [
    ((ASKED, FINANCE), (ASKED, LAW, FINANCE, AUDIT)),
    ((ASKED, LAW, FINANCE, AUDIT), (ASKED, FINANCE)),
    ((ASKED, LAW, FINANCE), (ASKED, AUDIT, FINANCE)),
    ((ASKED, LAW, AUDIT), (ASKED, FINANCE)),
    ((ASKED, LAW, FINANCE, AUDIT), (ASKED, AUDIT, LAW, FINANCE)),
    ((ASKED, p("None asked.")), (ASKED, LAW)),
    ((ASKED, LAW), (ASKED, p("None asked."))),
    ((MEDIUM,), (HIGH,)),
    ((MEDIUM,), (HIGH, MEDIUM)),
    ((HIGH, MEDIUM), (MEDIUM,)),
    ((h("Late"), SLIPPED, h("Low")), (h("Late"), NONE_SLIPPED, h("Low"))),
    ((h("Late"), NONE_SLIPPED, h("Low"), LAW), (h("Late"), SLIPPED, h("Low"), LAW)),
    ((h("Late"), NONE_SLIPPED, h("Gone"), p("Nothing.")), (h("Late"), NONE_SLIPPED)),
    ((h("Late"),), (p("A foreword"), h("Late"), table("Without rows"), p("A last word"))),
])  # fmt: skip
def test_a_draft_nobody_edited_becomes_the_paper_of_now(was, now, tracked):
    base, paper = a_paper(*was), a_paper(*now)

    made = regenerate(base, base, paper, MADE, tracked=tracked)

    assert shown(made.docx) == shown(paper)
    if tracked:
        assert shown(made.docx, accepted=False) == shown(base)


def test_no_heading_is_renewed_into_one_over_something_else():
    made = regenerate(a_paper(MEDIUM), a_paper(MEDIUM), a_paper(HIGH), MADE)

    assert Deed.UPDATED not in {one.deed for one in made.deeds}
    assert (Deed.REMOVED, "Medium", "") in {(one.deed, one.was, one.now) for one in made.deeds}


def test_a_heading_stays_over_what_the_author_changed_though_the_data_no_longer_has_it():
    draft = a_paper(ASKED, LAW.replace("Law asks", MARK), FINANCE)

    made = regenerate(draft, a_paper(ASKED, LAW, FINANCE), a_paper(ASKED, FINANCE), MADE)

    assert texts(made.docx) == ["Begin", "Decisions", "Law", MARK, "Finance", "Finance asks", "Key", "End"]


def test_a_heading_stays_over_what_the_author_wrote_under_it():
    draft = a_paper(ASKED, LAW, p(MARK), FINANCE)

    made = regenerate(draft, a_paper(ASKED, LAW, FINANCE), a_paper(ASKED, FINANCE), MADE)

    assert texts(made.docx) == ["Begin", "Decisions", "Law", MARK, "Finance", "Finance asks", "Key", "End"]


def test_a_heading_the_author_changed_stays_as_the_place_where_what_follows_it_goes_in():
    draft = a_paper(h(MARK), p("None asked."))

    made = regenerate(draft, a_paper(ASKED, p("None asked.")), a_paper(ASKED, LAW), MADE)

    assert texts(made.docx) == ["Begin", MARK, "Law", "Law asks", "Key", "End"]


def test_in_a_section_the_author_took_out_nothing_new_is_said_but_told():
    draft, base = a_paper(LAW), a_paper(h("Late"), p("One was late."), LAW)

    made = regenerate(draft, base, a_paper(h("Late"), p("Two were late."), p("See below."), LAW), MADE)

    assert texts(made.docx) == texts(draft)
    assert {one.deed for one in made.deeds} == {Deed.OUTSIDE}


def test_sections_in_an_order_of_the_authors_own_stay_in_it():
    draft, base = a_paper(ASKED, FINANCE, LAW, AUDIT), a_paper(ASKED, LAW, FINANCE, AUDIT)

    made = regenerate(draft, base, a_paper(ASKED, AUDIT, LAW, FINANCE), MADE)

    said = texts(made.docx)
    assert said.index("Finance asks") < said.index("Law asks")
    for name in ("Law", "Finance", "Audit"):
        assert said[said.index(f"{name} asks") - 1] == name


@pytest.mark.parametrize(("mark", "stays"), [("_Toc000001", False), ("mine", True)])
def test_a_heading_that_a_contents_list_leads_to_goes_and_one_that_somebody_marked_stays(mark, stays):
    def marked(name: str) -> str:
        around = f'<w:bookmarkStart w:id="900" w:name="{name}"/><w:bookmarkEnd w:id="900"/>'
        return h("Comments").replace("<w:r>", f"{around}<w:r>", 1) + p("They welcome it.")

    draft, base = (a_paper(marked(name)) for name in (mark, "_Toc000001"))

    made = regenerate(draft, base, a_paper(p("None.")), MADE)

    assert ("Comments" in texts(made.docx)) is stays
    assert "They welcome it." not in texts(made.docx)

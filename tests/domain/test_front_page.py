"""The front page and the layouts as nouns."""

import pytest

from paperclerk.domain.front_page import FRONT_ROWS, QUESTIONS, FrontPage, exempt_paragraphs
from paperclerk.domain.layouts import LAYOUTS, layout_named
from paperclerk.errors import CalledWrongly


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("Appendix C, paragraph 3", (3,)),
        ("paragraphs 1, 2 and 5 of Schedule 12A", (1, 2, 5)),
        ("Paras 3 & 4", (3, 4)),
        ("para. 7", (7,)),
        ("3", (3,)),
        ("paragraph 14", ()),
        ("Appendix 3", ()),
        ("12A", ()),
        ("", ()),
    ],
)
def test_the_exempt_paragraphs_are_those_named_as_paragraphs_from_one_to_seven(text, paragraphs):
    assert exempt_paragraphs(text) == paragraphs


def test_a_question_nobody_answered_has_no_answer():
    assert [FrontPage().answer(question.name) for question in QUESTIONS] == [None] * 4
    assert FrontPage(wards="all").answer("wards") is False
    assert FrontPage(wards="named").answer("wards") is True


def test_every_row_and_question_has_a_place_on_the_front_page():
    names = [*(row.name for row in FRONT_ROWS), *(n for q in QUESTIONS for n in (q.name, q.follow_up.name))]

    assert set(names) < set(FrontPage.model_fields)


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_a_layout_names_each_section_once_and_parents_come_before_what_stands_under_them(layout):
    ids = [section.id for section in layout.sections]

    assert len(ids) == len(set(ids))
    for section in layout.sections:
        assert (section.level == 2) == bool(section.parent)
        assert not section.parent or ids.index(section.parent) < ids.index(section.id)
    assert {"progress", "appendices", "background_papers"} <= {section.generated for section in layout.sections}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_every_section_an_author_writes_has_guidance(layout):
    assert [section.id for section in layout.written_by_author() if not section.guidance] == []


def test_implications_stand_under_compliance_in_one_year_and_alone_in_the_next():
    assert layout_named("2023").section("legal").parent == "compliance"
    assert layout_named("2024").section("legal").parent == ""


def test_a_layout_that_is_not_there_is_told_with_those_that_are():
    with pytest.raises(CalledWrongly, match="2023, 2024, general"):
        layout_named("1999")


def test_rows_are_given_by_the_label_printed_before_them():
    front = FrontPage(
        as_printed={"subject": "Parks", "author": "A. Person", "date": "1 May 2031", "contacts": "B. Person"},
        labels={"subject": "Title of\nreport:", "author": "Contact", "contacts": "Contact :"},
    )

    assert front.by_label() == {"Title of report": "Parks", "Contact": "A. Person\nB. Person", "date": "1 May 2031"}

"""The author's blank: what an author finds in it."""

from datetime import date

import pytest
from word_reading import W, part, text_of

from paperclerk.domain.front_page import FRONT_ROWS, QUESTIONS, FrontPage
from paperclerk.domain.implications import council_layout
from paperclerk.domain.layouts import LAYOUTS
from paperclerk.errors import CalledWrongly
from paperclerk.word.author_blank import write_blank

BLANK = {"organisation": "Borough of Anywhere", "body": "Cabinet", "meeting": date(2031, 4, 22),
         "period_label": "March 2031"}  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_blank_has_every_row_question_and_heading_of_its_layout(layout):
    lines = text_of(write_blank(layout=layout, **BLANK)).split("\n")

    assert {row.label for row in FRONT_ROWS} < set(lines)
    assert {label for q in QUESTIONS for label in (q.label, q.follow_up.label)} < set(lines)
    assert {s.heading for s in LAYOUTS[layout].sections if s.generated != "progress"} < set(lines)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_only_a_council_with_commissioners_is_asked_for_what_they_said(layout):
    without, with_them = (write_blank(layout=council_layout(layout, commissioners=asked), **BLANK)
                          for asked in (False, True))  # fmt: skip

    assert "ommissioner" not in text_of(without)
    assert "What the Commissioners said:" in text_of(with_them).split("\n")
    assert "Comments of the Commissioners" not in text_of(with_them).split("\n")


def test_each_question_has_a_box_to_tick_for_each_answer():
    boxes = [tag.get(f"{W}val") for tag in part(write_blank(layout="2024", **BLANK)).iter(f"{W}tag")]

    assert boxes == [f"front_{question.name}_{answer}" for question in QUESTIONS for answer in ("yes", "no")]


def test_what_is_known_of_the_front_page_stands_in_it():
    known = FrontPage(key_decision=True, as_printed={"author": "Ada Thorne\nMonitoring Officer"})

    text = text_of(write_blank(layout="2024", known=known, **BLANK))

    assert "Ada Thorne\nMonitoring Officer" in text
    assert "22 April 2031" in text
    assert text.count("☒ Yes") == 1


def test_the_same_blank_is_the_same_file_with_or_without_a_meeting():
    assert write_blank(layout="2024", **BLANK) == write_blank(layout="2024", **BLANK)
    no_meeting = {**BLANK, "meeting": None}
    assert write_blank(layout="2024", **no_meeting) == write_blank(layout="2024", **no_meeting)


def test_an_unknown_layout_is_told_with_those_there_are():
    with pytest.raises(CalledWrongly, match="2023, 2024, general"):
        write_blank(layout="1999", **BLANK)

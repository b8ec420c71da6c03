"""The front page read: labels as people write them, questions as people answer them."""

from datetime import date

import pytest
from office_files import a_word_file

from paperclerk.domain.front_page import Person
from paperclerk.ooxml.package import open_package
from paperclerk.ooxml.story import read_story
from parsers.front_labels import name_of_label
from parsers.front_page_table import FrontReading, read_front_page
from parsers.front_values import read_answer, read_people
from parsers.report_findings import unanswered


def front_of(*rows: tuple[str, ...], before: str = "") -> FrontReading:
    cells = "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in rows)
    lines = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in before.split("\n") if line)
    return read_front_page(read_story(open_package(a_word_file(f"{lines}<w:tbl>{cells}</w:tbl><w:p/>"))).blocks)


def cell(text: str) -> str:
    return f"<w:tc>{''.join(f'<w:p><w:r><w:t>{line}</w:t></w:r></w:p>' for line in text.split(chr(10)))}</w:tc>"


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("☐ Yes ☒ No", False),
        ("☒ Yes ☐ No", True),
        ("☐Yes\n☒No – All wards affected", False),
        ("Yes ☒ No ☐", True),
        ("Yes ☐  No ☒", False),
        ("X Yes    No", True),
        ("Yes     No x", False),
        ("[x] Yes [ ] No", True),
        ("[ ] Yes [X] No", False),
        ("☑ Yes □ No", True),
        ("✓ Yes", True),
        ("☒ No", False),
        ("Yes", True),
        ("no", False),
        ("No, because it is urgent", False),
        ("Yes – 003698/2017", True),
        ("☐ Yes ☐ No", None),
        ("☒ Yes ☒ No", None),
        ("Yes / No", None),
        ("Yes/No (delete one)", None),
        ("", None),
        ("To be confirmed", None),
        ("Not known", None),
        # A mark between the two belongs to the nearer, in the line of one of them, or to the box it is nearer to.
        ("Yes   X No", False),
        ("Yes X   No", True),
        ("Yes\nX No", False),
        ("Yes   ✓No", False),
        ("Yes:   No: X", False),
        ("☐ Yes   X ☐ No", False),
        ("☐ Yes X   ☐ No", True),
        ("☐ Yes      ☐X No", False),
        ("X ☐ Yes   ☐ No", True),
        ("☐ Yes   ☐ No X", False),
        ("Yes ☐ X   No ☐", True),
        ("☐ Yes      X No", False),
        ("( ) Yes (X) No", False),
        ("Yes (X) No ( )", True),
        # In the middle it may be either's.
        ("Yes X No", None),
        ("Yes\nX\nNo", None),
        ("☐ Yes X ☐ No", None),
        ("Yes ☒ No", None),
    ],
)
def test_an_answer_is_read_however_it_is_marked_and_never_guessed(text, yes):
    assert read_answer(text).yes is yes


def test_what_cannot_be_told_is_shown_as_it_stands():
    reading = front_of(("Is this a key decision?", "Yes X No"), ("Eligible for call-in?", "☐ Yes      ☐ No"))

    told = {about: message for about, message, _ in unanswered(reading)}

    assert '"Yes X No"' in told["key_decision"]
    assert "cannot be told" in told["key_decision"]
    assert "it says" not in told["call_in"]


def test_both_boxes_ticked_is_said_to_be_so():
    reading = front_of(("Is this a key decision?", "☒ Yes ☒ No"))

    assert reading.front.key_decision is None
    assert reading.doubts == ("Is this a key decision?",)


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Subject:", "subject"),
        ("REPORT TITLE", "subject"),
        ("Relevant O & S Chair(s):", "scrutiny_chairs"),
        ("Relevant O&S Chairs", "scrutiny_chairs"),
        ("Relevant Cabinet Members", "cabinet_members"),
        ("Is the decision eligible for call in?", "call_in"),
        ("Are specific wards affected?\nClick a box, or type X before your answer.", "wards"),
        ("Report author (with e-mail):", "author"),
        ("Date of meeting", "date"),
        ("If relevant, add Forward Plan Reference:", "forward_plan_reference"),
        ("Does the report contain confidential or exempt information? Please tick", "exempt"),
        ("Budget holder", None),
        ("", None),
    ],
)
def test_a_row_is_known_by_its_words_not_its_place(label, name):
    assert name_of_label(label) == name


def test_rows_may_come_in_any_order_with_answers_in_cells_of_their_own():
    front = front_of(
        ("Is this a key decision?", "☒ Yes", "☐ No"),
        ("If relevant, add Forward Plan Reference:", "004321/2031", ""),
        ("Report author:", "Ada Thorne, Monitoring Officer\nada.thorne@example.org"),
        ("Subject:", "Progress"),
    ).front

    assert (front.key_decision, front.forward_plan_reference, front.subject) == (True, "004321/2031", "Progress")
    assert front.author == Person(name="Ada Thorne", post="Monitoring Officer", email="ada.thorne@example.org")


def test_an_answer_may_bring_its_follow_up_along():
    front = front_of(
        ("Is this a key decision?", "Yes – 004321/2031"),
        ("Are specific wards affected?", "☒ Yes: Northgate, Quayside and Mill Hill  ☐ No"),
    ).front

    assert front.forward_plan_reference == "004321/2031"
    assert (front.wards, front.ward_names) == ("named", ("Northgate", "Quayside", "Mill Hill"))


@pytest.mark.parametrize(
    ("answer", "named", "wards"),
    [
        ("☐ Yes ☒ No", "", "none"),
        ("☐ Yes ☒ No – All wards affected", "", "all"),
        ("☐ Yes ☒ No", "All wards", "all"),
        ("☒ Yes ☐ No", "All", "all"),
        ("☒ Yes ☐ No", "Northgate", "named"),
        ("☐ Yes ☐ No", "", ""),
    ],
)
def test_no_ward_in_particular_may_mean_all_or_none(answer, named, wards):
    front = front_of(("Are specific wards affected?", answer), ("If yes, name(s) of ward(s):", named)).front

    assert front.wards == wards


def test_people_are_told_apart_by_lines_semicolons_and_their_style_of_address():
    assert read_people("Cllr A. Reed, Leader of the Council Councillor B. Moss – Deputy Leader; C. Ash") == (
        Person(name="Cllr A. Reed", post="Leader of the Council"),
        Person(name="Councillor B. Moss", post="Deputy Leader"),
        Person(name="C. Ash"),
    )


def test_what_stands_above_the_table_says_whose_report_to_whom_and_when():
    reading = front_of(("Subject:", "Progress"), before="Borough of Anywhere\nReport to the Cabinet\n22nd April 2031")

    assert (reading.front.organisation, reading.front.body) == ("Borough of Anywhere", "Cabinet")
    assert reading.front.date == date(2031, 4, 22)
    assert reading.unused == ()


def test_a_row_of_the_authors_own_is_kept_as_it_is():
    assert front_of(("Subject:", "Progress"), ("Budget holder", "Ben Ashdown")).front.others == (
        ("Budget holder", "Ben Ashdown"),
    )


def test_no_answer_in_a_follow_up_is_none_but_is_kept_as_printed():
    front = front_of(("Is this a key decision?", "☐ Yes ☒ No"), ("Forward Plan Reference", "N/A")).front

    assert front.forward_plan_reference is None
    assert front.as_printed["forward_plan_reference"] == "N/A"

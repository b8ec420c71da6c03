"""Front pages whose table runs over the page, or whose heading is said again on a page of its own."""

import pytest
from laid_pages import Sheets
from report_pieces import SENTENCE, chapters, heading, report_of, table, text

from parsers.outline import reports_of
from parsers.pdf_report import read_report

LEFT, MIDDLE, RIGHT = 70, 200, 520
FIRST = "1 To let the old mill to the weavers' guild for a term of ten years from the spring."
SECOND = "2 To spend the reserve on the roof of the granary, which lets in the rain along its length,"
ITS_REST = "and to report on it in the autumn."
THIRD = "3 To thank the wardens."


def row(sheets, y, label, value=""):
    """Draw a row of the table: its label and value, or one cell across both columns."""
    sheets.box(LEFT, y, RIGHT - LEFT, 20)
    if value:
        sheets.rule(MIDDLE, y, MIDDLE, y + 20)
        sheets.at(MIDDLE + 5, y + 14, value)
    sheets.at(LEFT + 5, y + 14, label, "F2" if value else "F1")


def front(last, opening, *, step=15):
    """Return a paper whose front table ends its page with some lines, and goes on over it with others in one box."""
    sheets = Sheets()
    sheets.at(LEFT, 60, "Executive Board, 4 March 2031", "F2", 13)
    row(sheets, 620, "Subject:", "The mill and the granary")
    row(sheets, 640, "Wards affected:", "All")
    row(sheets, 660, "Key Decision:   [X] Yes   [ ] No")
    sheets.box(LEFT, 680, RIGHT - LEFT, 10 + step * len(last))
    for at, line in enumerate(last):
        sheets.at(LEFT + 5, 694 + step * at, line)
    sheets.new_page()
    sheets.box(LEFT, 70, RIGHT - LEFT, 10 + step * len(opening))
    for at, line in enumerate(opening):
        sheets.at(LEFT + 5, 84 + step * at, line)
    sheets.at(LEFT, 220, "1. Background", "F2")
    sheets.block(LEFT, 245, 440, f"1.1 {SENTENCE}")
    sheets.at(LEFT, 300, "2. Reasons", "F2")
    sheets.block(LEFT, 325, 440, f"2.1 {SENTENCE}")
    [report] = read_report(sheets.pdf(), "paper.pdf").reports
    return report


@pytest.mark.parametrize(
    ("last", "opening"),
    [
        (["Recommendation(s):"], [FIRST, SECOND, ITS_REST, THIRD]),
        (["Recommendation(s):", FIRST, SECOND], [ITS_REST, THIRD]),
        (["Recommendation(s):", FIRST, SECOND, ITS_REST], [THIRD]),
    ],
)
def test_recommendations_go_on_in_the_box_at_the_next_pages_head(last, opening):
    report = front(last, opening)

    assert [f"{one.number} {one.text}" for one in report.recommendations] == [FIRST, f"{SECOND} {ITS_REST}", THIRD]
    assert [section.heading for section in report.sections] == ["Background", "Reasons"]
    assert report.opening == ()


def test_a_box_as_wide_as_the_table_is_its_own_when_no_row_of_the_table_goes_across():
    sheets = Sheets()
    sheets.at(LEFT, 60, "Executive Board, 4 March 2031", "F2", 13)
    row(sheets, 700, "Subject:", "The mill and the granary")
    row(sheets, 720, "Wards affected:", "All")
    sheets.new_page()
    sheets.box(LEFT, 70, RIGHT - LEFT, 25)
    sheets.at(LEFT + 5, 87, "This paper was put off from the winter, when the mill was still let.")
    sheets.at(LEFT, 220, "1. Background", "F2")
    sheets.block(LEFT, 245, 440, f"1.1 {SENTENCE}")
    [report] = read_report(sheets.pdf(), "paper.pdf").reports

    assert [one.text for one in report.opening] == [
        "This paper was put off from the winter, when the mill was still let."
    ]


def test_what_may_be_ticked_is_one_answer_though_the_last_choice_stands_over_the_second_column():
    sheets = Sheets()
    sheets.at(LEFT, 60, "Executive Board, 4 March 2031", "F2", 13)
    row(sheets, 100, "Subject:", "The mill and the granary")
    row(sheets, 120, "Wards affected:", "All")
    sheets.box(LEFT, 140, RIGHT - LEFT, 20)
    sheets.at(LEFT + 5, 154, "Key Decision: [X] Yes")
    sheets.at(MIDDLE + 5, 154, "[ ] No")
    row(sheets, 160, "Report of:", "The Warden of the Granary")
    sheets.at(LEFT, 220, "1. Background", "F2")
    sheets.block(LEFT, 245, 440, f"1.1 {SENTENCE}")
    [report] = read_report(sheets.pdf(), "paper.pdf").reports

    assert report.front_page.key_decision is True


def test_sentences_in_the_row_under_a_question_alone_answer_it():
    answer = "The mill stands empty. This paper asks for leave to let it again."
    rows = (("Subject", "The mill"), ("Key matters for members:", ""), (answer, ""), ("Wards affected:", "All"))
    page = report_of(table(*rows), *chapters(("1", "Background", 2))).front_page

    assert page.others == (("Key matters for members:", answer),)


def test_a_cells_line_that_goes_on_with_a_point_is_part_of_it():
    asked = (
        "Recommendations:\n1 To let the old mill as told of in section\n2.\n"
        "2 To agree the plan of the mill's Trustees\nand Wardens."
    )
    page = report_of(table(("Subject", "The mill"), (asked, "")), *chapters(("1", "Background", 2)))

    assert [one.text for one in page.recommendations] == [
        "To let the old mill as told of in section 2.",
        "To agree the plan of the mill's Trustees and Wardens.",
    ]


def block(page, subject="The mill and the granary", **look):
    return [
        heading("Wexley Council", page=page, starts_page=True, **look),
        heading("Cabinet", page=page),
        heading("4 March 2031", page=page),
        table(("Subject:", subject), ("Key Decision:", "Yes"), page=page),
    ]


SUMMARY = [heading("Executive Summary"), text(), heading("Proposals"), text("That Cabinet lets the mill.", "1.")]
REPORT = [heading("Purpose of Report", page=2), text(SENTENCE, "1.", page=2), heading("Background", page=2),
          text(SENTENCE, "2.", page=2)]  # fmt: skip


def test_a_summarys_page_with_the_heading_said_again_behind_it_is_one_report():
    report = report_of(*block(1), *SUMMARY, *block(2), *REPORT)

    assert (report.organisation, report.body, report.pages) == ("Wexley Council", "Cabinet", (1, 2))
    headings = [section.heading for section in report.sections]
    assert headings == ["Executive Summary", "Proposals", "Purpose of Report", "Background"]


def test_papers_of_one_meeting_with_other_subjects_stay_two():
    reading = reports_of([*block(1), *SUMMARY, *block(2, "Four bridges"), *REPORT])

    assert [report.front_page.subject for report in reading.reports] == ["The mill and the granary", "Four bridges"]


def test_the_first_pages_heading_on_the_second_page_as_well_is_no_running_header():
    sheets = Sheets()
    for under in ("Executive Summary", "Purpose of Report", None):
        for y, line in ((70, "Wexley Council"), (90, "Cabinet"), (110, "4 March 2031"), (130, "Subject: The old mill")):
            if under:
                sheets.at(LEFT, y, line, "F2")
        if under:
            sheets.at(LEFT, 200, under, "F2")
        sheets.block(LEFT, 225 if under else 80, 440, " ".join([SENTENCE] * 12))
        if under:
            sheets.new_page()
    [report] = read_report(sheets.pdf(), "paper.pdf").reports

    assert (report.organisation, report.body, report.front_page.subject) == (
        "Wexley Council",
        "Cabinet",
        "The old mill",
    )


def test_the_items_stamp_over_a_papers_first_page_does_not_make_its_running_header_text():
    sheets = Sheets()
    for number in range(1, 13):
        first = number % 3 == 1
        if first:
            sheets.at(470, 30, f"Agenda Item {number // 3 + 1}")
            sheets.at(LEFT, 90, "Report to the Cabinet", "F2")
        sheets.at(LEFT, 50, f"Item {(number - 1) // 3 + 1}   Wexley Fire Authority")
        sheets.at(LEFT, 140, f"{number}. The roof of hall {chr(64 + number)}", "F2")
        sheets.block(LEFT, 165, 440, f"{number}.1 {' '.join([SENTENCE] * 6)}")
        if number < 12:
            sheets.new_page()
    reading = read_report(sheets.pdf(), "pack.pdf")
    headings = [section.heading for report in reading.reports for section in report.sections]

    assert [heading for heading in headings if "Fire Authority" in heading] == []
    assert len([heading for heading in headings if "hall" in heading]) == 12


def test_an_items_number_over_every_page_is_a_running_header():
    sheets = Sheets()
    for number in (1, 2, 3):
        sheets.at(470, 30, "Agenda Item 9")
        sheets.at(LEFT, 140, f"{number}. The roof of hall {chr(64 + number)}", "F2")
        sheets.block(LEFT, 165, 440, f"{number}.1 {' '.join([SENTENCE] * 6)}")
        if number < 3:
            sheets.new_page()
    [report] = read_report(sheets.pdf(), "paper.pdf").reports

    assert len(report.sections) == 3
    assert not [one for section in report.sections for one in section.paragraphs if "Agenda" in one.text]

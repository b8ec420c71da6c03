"""Front pages that name the meeting twice, titles under who reports, records of decisions, lists of letters."""

import pytest
from report_pieces import SENTENCE, chapters, heading, headings_of, report_of, table, text

CHAPTERS = chapters(("1", "Purpose of the report", 2), ("2", "Costs", 2))


def test_the_rows_body_is_told_whole_where_the_title_line_is_short_for_it():
    rows = table(("Report to:", "Harbour, Roads and Bridges Policy Committee"), ("Subject:", "The mill"))
    front = report_of(heading("Report to Policy Committee"), rows, *CHAPTERS).front_page

    assert front.body == "Harbour, Roads and Bridges Policy Committee"


def test_the_title_lines_body_stays_where_the_row_names_another():
    rows = table(("Report to:", "Cabinet and Council"), ("Subject:", "The mill"))

    assert report_of(heading("Report to Audit Committee"), rows, *CHAPTERS).front_page.body == "Audit Committee"


def test_whom_a_paper_is_addressed_to_gives_way_to_the_meeting_it_goes_to():
    rows = table(("Meeting:", "Joint Authority"), ("Date:", "4 March 2031"), ("Key decision:", "No"))
    front = report_of(text("To: The Mayor and Members of the Joint Authority", bold=True), rows, *CHAPTERS).front_page

    assert front.body == "Joint Authority"
    assert ("To:", "The Mayor and Members of the Joint Authority") in front.others


def test_the_line_under_who_reports_and_over_chapter_one_is_the_title():
    rows = table(("Meeting:", "Joint Authority"), ("Date:", "4 March 2031"), ("Key decision:", "No"))
    lines = [heading("REPORT OF THE DIRECTOR OF TRAMS AND FERRIES"), heading("TRAMS FOR THE VALLEY: NEXT STAGE")]
    report = report_of(heading("VALLEY JOINT AUTHORITY"), rows, *lines, *CHAPTERS)

    assert report.front_page.subject == "TRAMS FOR THE VALLEY: NEXT STAGE"
    assert [section.heading for section in report.sections] == ["Purpose of the report", "Costs"]


def test_a_line_over_chapter_one_is_a_heading_where_a_row_gives_the_title():
    rows = table(("Meeting:", "Joint Authority"), ("Subject:", "Trams"), ("Key decision:", "No"))
    report = report_of(heading("VALLEY JOINT AUTHORITY"), rows, heading("Part of the whole"), *CHAPTERS)

    assert report.sections[0].heading == "Part of the whole"


@pytest.mark.parametrize(
    ("label", "value", "row", "expected"),
    [
        ("Corporate Director / Director:", "Ann Lee, Director of Roads", "report_of", "Ann Lee"),
        ("Exempt/Confidential item:", "No", "exempt", False),
        ("Local Councillor(s):", "All", "wards", "all"),
    ],
)
def test_labels_that_councils_print(label, value, row, expected):
    front = report_of(table(("Subject", "The mill"), ("Key decision", "Yes"), (label, value)), *CHAPTERS).front_page
    told = getattr(front, row)

    assert (told[0].name if row == "report_of" else told) == expected


def test_a_record_of_a_decision_held_in_a_table_is_taken_apart():
    record = table(
        ("Decision maker", "Councillor Ann Lee, Portfolio Holder for Mills"),
        ("Date of decision", "4 March 2031"),
        ("Title", "The old mill"),
        ("Key decision", "No"),
        ("Decision", f"1. That the mill be let. {SENTENCE}\n2. That the guild be told."),
        ("Reasons for the decision", SENTENCE),
        ("Other options looked at", SENTENCE),
        ("Any interest declared", "None"),
    )
    report = report_of(heading("Town of Wexley"), record)

    headings = [section.heading for section in report.sections]
    assert headings == ["Decision", "Reasons for the decision", "Other options looked at"]
    assert [one.number for one in report.recommendations] == ["1.", "2."]
    assert (report.front_page.subject, report.front_page.key_decision) == ("The old mill", False)


def test_appendices_on_the_front_page_may_go_by_their_letters_alone():
    rows = table(("Subject", "The mill"), ("Key decision", "Yes"), ("Appendices:", "A – Plan of the mill\nB – Costs"))
    appendices = report_of(rows, *CHAPTERS).appendices

    assert [(one.label, one.title) for one in appendices] == [("A", "Plan of the mill"), ("B", "Costs")]


def test_appendices_may_be_counted_in_words():
    listed = text("Appendices: Appendix One – Plan of the mill", run_in="Appendices:")
    second = text("Appendix Two – Costs")
    appendices = report_of(heading("Cabinet"), *CHAPTERS, listed, second).appendices

    assert [(one.label, one.title) for one in appendices] == [("One", "Plan of the mill"), ("Two", "Costs")]


def test_a_small_letters_heading_stands_under_the_unnumbered_one_before_it():
    pieces = [heading("Background"), text(), heading("Consultation"), heading("Risks", "a)"), text(),
              heading("Costs", "b)"), text(), heading("Appendices"), text("There are none.")]  # fmt: skip
    report = report_of(heading("Report to Cabinet"), *pieces)

    told = [(words, level) for _, words, level in headings_of(report)]
    assert told == [("Background", 1), ("Consultation", 1), ("Risks", 2), ("Costs", 2), ("Appendices", 1)]


def test_the_post_under_who_verified_a_paragraph_is_no_heading_whatever_it_is_called():
    pieces = [heading("Legal", "2."), text("Advice was verified by:Ann Okoro"),
              heading("Locum Principal Planning Solicitor", indent=250.0), text(),
              heading("Costs", "3."), text("Advice was verified by: Bo Finch"),
              heading("Team Manager, Mills and Weirs", indent=250.0), text(),
              heading("Risks", "4."), text()]  # fmt: skip
    report = report_of(heading("Report to Cabinet"), *chapters(("1", "Purpose of the report", 2)), *pieces)

    headings = [section.heading for section in report.sections]
    assert headings == ["Purpose of the report", "Legal", "Costs", "Risks"]


@pytest.mark.parametrize("answer", ["No ☐", "No ☒ There is nothing personal in it, so that none was made."])
def test_a_question_in_plain_type_with_a_choice_under_it_is_no_heading(answer):
    question = "Has the effect of the plan on the privacy of people been assessed?"
    pieces = [heading("Privacy", "2."), text(question, "2.1"), text(answer), text("Yes ☐"),
              heading("Costs", "3."), text(SENTENCE, "3.1")]  # fmt: skip
    report = report_of(heading("Report to Cabinet"), *chapters(("1", "Purpose of the report", 2)), *pieces)

    assert [section.heading for section in report.sections] == ["Purpose of the report", "Privacy", "Costs"]

"""Front pages of any council: tables, grids, lists and bare lines, known by their labels."""

from datetime import date

import pytest
from report_pieces import SENTENCE, chapters, heading, report_of, table, text

from paperclerk.domain.front_page import FrontPage, Person
from parsers.pieces import Piece


def front_of(*pieces: Piece, synonyms: dict[str, tuple[str, ...]] | None = None) -> FrontPage:
    report = report_of(*pieces, *chapters(("1", "Purpose of the report", 2)), synonyms=synonyms or {})
    assert report.sections[0].heading == "Purpose of the report"
    return report.front_page


def test_a_table_of_labels_and_values_with_questions_ticked():
    front = front_of(
        heading("Anytown City Council", size=16.0),
        heading("Report to Cabinet"),
        text("12th June 2031"),
        table(
            ("Subject:", "Parks and open spaces"),
            ("Report of:", "Jane Doe, Chief Executive"),
            ("Relevant Cabinet Member:", "Cllr A Smith, Leader\nCllr B Jones, Deputy Leader"),
            ("Report author:", "Ann Lee, Head of Parks\nann.lee@anytown.example"),
        ),
        table(
            ("Are specific wards affected?", "☐ Yes", "☒ No – All wards affected"),
            ("If yes, name(s) of ward(s):", "", ""),
            ("Is this a key decision?", "☒ Yes", "☐ No"),
            ("If relevant, add Forward Plan Reference:", "003698/2031", "003698/2031"),
            ("Is the decision eligible for call-in?", "☒ Yes", "☐ No"),
            ("Does the report contain confidential or exempt information?", "☐ Yes", "☒ No"),
        ),
    )

    assert (front.organisation, front.body, front.date) == ("Anytown City Council", "Cabinet", date(2031, 6, 12))
    assert front.subject == "Parks and open spaces"
    assert front.report_of == (Person(name="Jane Doe", post="Chief Executive"),)
    assert [person.name for person in front.cabinet_members] == ["Cllr A Smith", "Cllr B Jones"]
    assert front.author == Person(name="Ann Lee", post="Head of Parks", email="ann.lee@anytown.example")
    assert (front.wards, front.key_decision, front.call_in, front.exempt) == ("all", True, True, False)
    assert front.forward_plan_reference is not None
    assert front.forward_plan_reference.startswith("003698/2031")


def test_a_list_of_lines_from_to_subject_classification():
    front = front_of(
        heading("BOROUGH OF ANYTOWN"),
        text("To: Executive Board"),
        text("Date: Tuesday 4 March 2031"),
        text("From: Corporate Director of Place"),
        text("Subject: Street lighting"),
        text("Classification: Part A – Public"),
        text("Ward(s) affected: Castle; Market"),
        text("Key decision: No"),
    )

    assert (front.body, front.date, front.subject) == ("Executive Board", date(2031, 3, 4), "Street lighting")
    assert front.report_of == (Person(name="", post="Corporate Director of Place"),)
    assert (front.classification, front.exempt) == ("Part A – Public", False)
    assert (front.wards, front.ward_names, front.key_decision) == ("named", ("Castle", "Market"), False)


def test_a_grid_of_heads_over_values():
    front = front_of(
        table(
            ("Item No.", "Classification:", "Date:", "Meeting Name:"),
            ("8.", "Open", "14 May 2031", "Cabinet"),
            ("Report title:", "Leisure centres", "", ""),
            ("Ward(s) or groups affected:", "All", "", ""),
            ("From:", "Strategic Director of Housing", "", ""),
        )
    )

    assert (front.item, front.classification, front.date, front.body) == ("8.", "Open", date(2031, 5, 14), "Cabinet")
    assert (front.subject, front.wards, front.exempt) == ("Leisure centres", "all", False)


def test_a_grid_whose_cells_hold_label_and_value():
    front = front_of(
        table(
            ("Item No.\n8.", "Classification:\nOpen", "Date:\n14 May 2031", "Meeting Name:\nCabinet"),
            ("Report title:", "Leisure centres"),
        )
    )

    assert (front.item, front.classification, front.date, front.body) == ("8.", "Open", date(2031, 5, 14), "Cabinet")
    assert front.subject == "Leisure centres"


def test_four_columns_label_value_label_value():
    front = front_of(
        table(
            ("Title", "Leisure centres", "Date", "14 May 2031"),
            ("Decision maker", "Cabinet", "Key decision", "Yes"),
            ("Author", "Ann Lee", "Exempt", "No"),
        )
    )

    assert (front.subject, front.date, front.body) == ("Leisure centres", date(2031, 5, 14), "Cabinet")
    assert (front.key_decision, front.exempt, front.author) == (True, False, Person(name="Ann Lee"))


def test_lines_without_labels_say_who_reports_to_whom_and_when():
    front = front_of(
        heading("ANYTOWN BOROUGH COUNCIL"),
        heading("REPORT OF THE DIRECTOR OF FINANCE TO CABINET"),
        heading("14 MAY 2031"),
        heading("TREASURY MANAGEMENT: HALF-YEAR REVIEW", size=14.0),
        text("FOR GENERAL RELEASE"),
    )

    assert front.organisation == "ANYTOWN BOROUGH COUNCIL"
    assert (front.body, front.date) == ("CABINET", date(2031, 5, 14))
    assert front.report_of == (Person(name="", post="DIRECTOR OF FINANCE"),)
    assert front.subject == "TREASURY MANAGEMENT: HALF-YEAR REVIEW"
    assert front.exempt is False


@pytest.mark.parametrize(
    ("line", "exempt", "paragraphs"),
    [
        ("Classification: Public", False, ()),
        ("Classification: Unrestricted", False, ()),
        ("Classification: Private – exempt under paragraph (3) of Schedule 12A, Part 1", True, (3,)),
        ("Classification: Part B", True, ()),
        ("Exempt information: None", False, ()),
        ("Exempt: Not applicable", False, ()),
        ("Exempt: Appendix 2 is exempt under paragraphs 3 and 5 of Schedule 12A", True, (3, 5)),
        ("Confidential or exempt information: No", False, ()),
    ],
)
def test_whether_a_report_is_exempt_is_read_from_whatever_says_so(line, exempt, paragraphs):
    front = front_of(text("Subject: Parks"), text(line))

    assert front.exempt is exempt
    assert front.exempt_paragraphs == paragraphs


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("Key decision: Yes", True), ("Key Decision? Yes – expenditure above £500,000", True),
        ("Key / non-key decision: Non-Key", False), ("Report for Key/ Non Key Decision: Key Decision", True),
        ("Key decision: Not a key decision", False), ("Key decision: [X] Yes [ ] No", True), ("Key decision:", None),
    ],
)  # fmt: skip
def test_whether_a_decision_is_key_is_read_however_it_is_said(line, key):
    assert front_of(text("Subject: Parks"), text(line)).key_decision is key


def test_the_ground_of_a_key_decision_is_no_forward_plan_reference():
    front = front_of(text("Subject: Parks"), text("Key Decision: Yes – expenditure above £500,000 in one year"))

    assert front.key_decision_reason == "expenditure above £500,000 in one year"
    assert front.forward_plan_reference is None


def test_a_row_why_says_more_of_the_row_above_it():
    front = front_of(
        table(
            ("Title", "Parks"),
            ("Key decision:", "Yes"),
            ("Why:", "Over £250,000"),
            ("Call-in:", "No"),
            ("Why:", "Urgent"),
        )
    )

    assert (front.key_decision_reason, front.call_in, front.call_in_reason) == ("Over £250,000", False, "Urgent")


def test_lines_whose_colon_got_lost_are_known_beside_others():
    front = front_of(
        text("Title: Parks"), text("Decision maker Audit and Governance Committee"), text("Key Decision ☒ Yes ☐ No"),
        text("Ward(s) affected All wards"), text("Exempt No"),
    )  # fmt: skip

    assert (front.body, front.key_decision, front.wards) == ("Audit and Governance Committee", True, "all")
    assert front.exempt is False


def test_labels_broken_by_a_narrow_column_are_known():
    front = front_of(
        table(
            ("IS THIS A KEY\nDECISION?", "[ ] Yes [X] No", "DATE", "14 May 2031"),
            ("WARD(S)", "All", "EXEMPT INFORMATIO N:", "[ ] Yes [X] No"),
        )
    )

    assert (front.key_decision, front.date, front.wards, front.exempt) == (False, date(2031, 5, 14), "all", False)


def test_a_post_under_its_own_label_belongs_to_the_person_before_it():
    front = front_of(table(("Subject", "Parks", "", ""), ("Author: Ann Lee", "Job title: Head of Parks", "", "")))

    assert front.author == Person(name="Ann Lee", post="Head of Parks")


def test_a_councils_own_labels_are_known_through_synonyms():
    lines = (text("Subject: Parks"), text("Penned by: Ann Lee, Head of Parks"))

    assert front_of(*lines).author is None
    assert front_of(*lines, synonyms={"author": ("Penned by",)}).author == Person(name="Ann Lee", post="Head of Parks")


def test_a_councils_own_rows_are_kept_with_their_labels():
    front = front_of(table(("Subject:", "Parks"), ("Report author:", "Ann Lee"), ("Trees planted this year", "41")))

    assert front.others == (("Trees planted this year", "41"),)


def test_director_and_author_and_contact_are_told_apart():
    front = front_of(
        table(
            ("Report title", "Parks"),
            ("Executive Director", "Jane Doe, Executive Director of Place"),
            ("Lead Head of Service", "Tom Roe, Head of Green Space"),
            ("Report author", "Ann Lee, Parks Manager"),
            ("Contact officer", "Bob Hill 020 7946 0123 bob.hill@anytown.example"),
        )
    )

    assert [person.name for person in front.report_of] == ["Jane Doe", "Tom Roe"]
    assert front.author == Person(name="Ann Lee", post="Parks Manager")
    assert front.contacts == (Person(name="Bob Hill", email="bob.hill@anytown.example"),)


def test_a_meeting_that_decides_is_the_date_where_the_paper_goes_to_several():
    front = front_of(
        heading("Cabinet 22 July 2031", size=14.0),
        heading("Library buildings", size=16.0),
        table(("Timetable", ""), ("Meeting", "Date"), ("Policy Committee", "8 July 2031"), ("Cabinet", "22 July 2031")),
    )

    assert (front.body, front.date, front.subject) == ("Cabinet", date(2031, 7, 22), "Library buildings")


def test_a_date_with_the_wrong_weekday_is_still_the_papers_date():
    assert front_of(text("Report to: Cabinet"), text("Date: Tuesday 18th June 2031")).date == date(2031, 6, 18)


def test_a_row_printed_twice_names_its_people_once():
    front = front_of(table(("Report of:", "Jane Doe, Director")), table(("Report of:", "Jane Doe, Director")))

    assert front.report_of == (Person(name="Jane Doe", post="Director"),)


def test_a_question_ticked_twice_is_said_to_be_so():
    from parsers.outline import reports_of

    rows = table(("Subject:", "Parks"), ("Is this a key decision?", "☒ Yes ☒ No"))
    reading = reports_of([rows, *chapters(("1", "Summary", 2))])

    assert reading.reports[0].front_page.key_decision is None
    assert [finding.rule for finding in reading.findings] == ["I21"]


def test_a_table_of_figures_before_the_first_heading_is_kept_as_a_table():
    report = report_of(
        text("Subject: Parks"),
        table(("2030", "12"), ("2031", "14"), header=("Year", "£000")),
        *chapters(("1", "Summary", 2)),
    )

    assert report.opening_tables[0].rows == (("2030", "12"), ("2031", "14"))


def test_a_report_without_a_front_page_begins_with_its_title():
    report = report_of(
        heading("Improving our parks", size=18.0), heading("Introduction"), text(), heading("Next"), text()
    )

    assert report.front_page.subject == "Improving our parks"
    assert [section.heading for section in report.sections] == ["Introduction", "Next"]


def test_words_of_the_front_page_that_are_no_row_stay_as_opening_paragraphs():
    report = report_of(text("Subject: Parks"), text(SENTENCE), *chapters(("1", "Summary", 2)))

    assert [paragraph.text for paragraph in report.opening] == [SENTENCE]


def test_two_rows_in_cells_side_by_side_are_two_though_only_the_second_is_known():
    front = front_of(
        table(
            ("Title:", "Parks and open spaces"),
            ("Bench warden: Cllr A Smith, Parks", "Executive Director lead: Jane Doe, Executive Director of Place"),
        )
    )

    assert front.report_of == (Person(name="Jane Doe", post="Executive Director of Place"),)
    assert front.others == (("Bench warden:", "Cllr A Smith, Parks"),)


def test_a_councils_own_row_under_another_in_one_cell_is_a_row_with_its_own_value():
    front = front_of(
        table(("Title:", "Parks and open spaces"), ("Decision maker: Policy Committee\nVenue: Town Hall", ""))
    )

    assert front.body == "Policy Committee"
    assert front.others == (("Venue:", "Town Hall"),)


def test_a_title_goes_on_in_its_cell_with_what_looks_like_a_row():
    front = front_of(table(("Title: Parks and open spaces\nPhase two: delivery", ""), ("Report to:", "Cabinet")))

    assert front.subject == "Parks and open spaces Phase two: delivery"


def test_a_row_of_a_table_has_its_own_place_on_the_page():
    rows = (("Subject", "A plan"), ("Key decision", "No"), ("Wards", "All"))
    drawn = table(*rows).model_copy(
        update={
            "pages": (1,),
            "boxes": ((10.0, 100.0, 90.0, 190.0),),
            "row_pages": (1, 1, 1),
            "row_tops": (100.0, 130.0, 160.0),
            "header": (),
            "rows": rows,
        }
    )

    places = {place.row: place.box for place in report_of(drawn, *chapters()).front_places}

    assert places["subject"] == (10.0, 100.0, 90.0, 130.0)
    assert places["key_decision"] == (10.0, 130.0, 90.0, 160.0)
    assert places["wards"] == (10.0, 160.0, 90.0, 190.0)

"""Front pages as councils print them: titles like labels, exempt appendices, key decisions, grids, label lines."""

from datetime import date

import pytest
from report_pieces import SENTENCE, chapters, heading, report_of, table, text

from paperclerk.domain.front_page import FrontPage, Person, exempt_paragraphs
from paperclerk.domain.report import Report
from parsers.pieces import Piece


def front_of(*pieces: Piece) -> FrontPage:
    report = report_of(*pieces, *chapters(("1", "Purpose of the report", 2)))
    assert report.sections[0].heading == "Purpose of the report"
    return report.front_page


@pytest.mark.parametrize(
    "title",
    [
        "COUNCIL TAX SUPPORT SCHEME 2031/32",
        "COUNCIL HOUSING ALLOCATIONS",
        "Council Plan 2031-2035",
        "STATUS OF THE CAPITAL PROGRAMME",
        "PURPOSE BUILT STUDENT HOUSING",
        "OFFICER CODE OF CONDUCT",
        "WARD BOUNDARY REVIEW",
        "PUBLICATION SCHEME REVIEW",
        "DATE PALM LANE PURCHASE ORDER",
        "Board Appointments to Companies",
        "Committee Structure of the Council",
        "Subject Access Requests",
    ],
)
def test_a_title_that_begins_with_a_labels_word_is_no_row(title: str):
    front = front_of(
        heading("Anytown Borough Council", size=14.0), heading("Cabinet"), text("10 September 2031"),
        heading(title, size=13.0), text("Report of: Director of Finance"), text("Ward(s): All"),
    )  # fmt: skip

    assert (front.subject, front.organisation, front.body) == (title, "Anytown Borough Council", "Cabinet")
    assert (front.date, front.wards, front.author) == (date(2031, 9, 10), "all", None)


def test_a_short_label_without_a_colon_is_a_row_where_its_value_answers_it():
    front = front_of(
        text("Title: Parks"), text("Date 5 May 2031"), text("Wards Not applicable"), text("Exempt No"),
        text("Status Open"), text("Author Ann Lee, Head of Parks"), text("Meeting Audit Committee"),
    )  # fmt: skip

    assert (front.subject, front.date, front.wards, front.exempt) == ("Parks", date(2031, 5, 5), "none", False)
    assert (front.classification, front.body) == ("Open", "Audit Committee")
    assert front.author == Person(name="Ann Lee", post="Head of Parks")


@pytest.mark.parametrize(
    ("words", "paragraphs"),
    [
        ("Open with Exempt Appendix 2\n\nBy Virtue of Paragraph(s) 3, Part 1 of Schedule 12A", (3,)),
        ("Public report with confidential appendix", ()),
        ("Open, with an exempt appendix", ()),
        ("Open (Appendix B is exempt under paragraph 3)", (3,)),
        ("Part 1 / Part 2: Part 2", ()),
        ("Part exempt", ()),
    ],
)
def test_an_open_report_with_an_exempt_appendix_is_exempt(words: str, paragraphs: tuple[int, ...]):
    front = front_of(table(("Subject", "Parks"), ("Classification", words)))

    assert (front.exempt, front.exempt_paragraphs) == (True, paragraphs)


@pytest.mark.parametrize(
    "words", ["Open", "Part 1", "Part 1 / Part 2   Part 1", "Public, no exempt appendices", "Open or exempt: Open"]
)
def test_a_report_chosen_to_be_open_is_not_exempt(words: str):
    assert front_of(table(("Subject", "Parks"), ("Classification", words))).exempt is False


def test_a_choice_nobody_has_made_says_nothing():
    assert front_of(table(("Subject", "Parks"), ("Classification", "Part 1 / Part 2"))).exempt is None


def test_a_label_that_names_both_parts_ends_before_the_part_chosen():
    front = front_of(text("Key decision: No"), text("Wards Not applicable"), text("Part 1 / Part 2 Part 1"))

    assert (front.classification, front.exempt) == ("Part 1", False)


def test_a_sentence_that_names_the_paragraph_of_the_schedule_says_that_a_report_is_exempt():
    told = (
        "This report has a confidential appendix with exempt information within paragraph 3 of Part 1 of Schedule 12A."
    )
    front = front_of(
        text("Report title: Buses"), text("Date: 5 May 2031"), heading("Confidential Appendix"), text(told)
    )

    assert (front.exempt, front.exemption, front.exempt_paragraphs) == (True, told, (3,))
    assert front.labels.keys() == {"subject", "date"}


@pytest.mark.parametrize("closed", ["is not for publication", "will not be published", "is not open to the public"])
def test_a_sentence_that_something_is_not_for_publication_gives_the_ground(closed: str):
    told = f"Appendix 2 {closed} as it has exempt information within paragraph 3 of Part 1 of Schedule 12A, as amended."
    report = report_of(
        text("Report title: Buses", bold=True), text("Date: 5 May 2031", bold=True),
        text("Confidential Appendix", bold=True), text(told),
        text("Buses for all", "1.", bold=True), text("Buses run to every parish of the county.", "1.1"),
    )  # fmt: skip

    assert (report.front_page.exempt, report.front_page.exemption) == (True, told)
    assert [section.heading for section in report.sections] == ["Buses for all"]


def test_a_sentence_that_a_report_does_not_hold_what_is_exempt_gives_no_ground():
    told = "This report does not contain information that is exempt within paragraph 3 of Part 1 of Schedule 12A."

    assert front_of(text("Report title: Buses"), text("Date: 5 May 2031"), text(told)).exempt is None


def test_a_sentence_that_nothing_is_exempt_says_no_such_thing():
    told = "There is no exempt information within paragraph 3 of Part 1 of Schedule 12A in it at all, as was asked for."

    assert front_of(text("Report title: Buses"), text("Date: 5 May 2031"), text(told)).exempt is None


def test_the_paragraphs_of_the_schedule_are_read_with_a_plural_in_brackets():
    assert exempt_paragraphs("By virtue of Paragraph(s) 3 and 5") == (3, 5)
    assert exempt_paragraphs("paragraph numbers 1, 2") == (1, 2)


@pytest.mark.parametrize(
    ("words", "key", "reason"),
    [
        ("Y", True, None),
        ("N", False, None),
        ("Yes - Key", True, None),
        ("Non-key", False, None),
        ("It involves expenditure of more than £1m", True, "It involves expenditure of more than £1m"),
        ("This is not a key decision", False, None),
        ("Nobody knows", None, None),
    ],
)
def test_a_key_decision_is_answered_by_letter_by_kind_or_by_its_ground(
    words: str, key: bool | None, reason: str | None
):
    front = front_of(table(("Subject", "Parks"), ("Key decision", words)))

    assert (front.key_decision, front.key_decision_reason, front.forward_plan_reference) == (key, reason, None)


def test_a_purpose_may_say_that_a_decision_is_key():
    assert front_of(text("PURPOSE: Key decision"), text("DATE: 5 May 2031")).key_decision is True
    assert front_of(text("PURPOSE: Decision"), text("DATE: 5 May 2031")).key_decision is None


def test_a_grid_whose_every_cell_holds_its_label_above_its_value():
    front = front_of(
        table(
            ("LONDON BOROUGH OF ANYTOWN", "WARDS: All"),
            ("REPORT TITLE\nComplaints", ""),
            ("FOR SUBMISSION TO\nCabinet", "DATE\n17 July 2031"),
            ("RECOMMENDATIONS\nThat Cabinet notes it.\nSigned: Ann Lee\nDate: 5 July 2031", ""),
        )
    )

    assert (front.body, front.date, front.subject, front.wards) == ("Cabinet", date(2031, 7, 17), "Complaints", "all")
    assert front.organisation == "LONDON BOROUGH OF ANYTOWN"


def test_the_date_of_a_signature_is_not_the_meetings():
    cell = "RECOMMENDATIONS\nThat Cabinet notes it.\nSigned: Ann Lee\nDate: 5 July 2031"

    assert front_of(table(("REPORT TITLE\nComplaints",), (cell,))).date is None


@pytest.mark.parametrize(
    ("label", "value", "row", "read"),
    [
        ("CABINET MEETING DATE", "22 July 2031", "date", date(2031, 7, 22)),
        ("Meeting and date", "Cabinet, 22nd July 2031", "date", date(2031, 7, 22)),
        ("Meeting and date", "Cabinet, 22nd July 2031", "body", "Cabinet"),
        ("Committee Name and Date of Committee Meeting", "Cabinet – 22 July 2031", "body", "Cabinet"),
        ("For submission to", "Cabinet", "body", "Cabinet"),
        ("County Divisions affected", "All Anyshire", "wards", "all"),
        ("Electoral Area(s) affected", "All", "wards", "all"),
        ("Group Director", "Ann Lee, Group Director of Housing", "report_of", "Ann Lee"),
        ("SLT lead", "Ann Lee, Strategic Director", "report_of", "Ann Lee"),
        ("Strategic Director Approving Submission of the Report", "Ann Lee, Director", "report_of", "Ann Lee"),
        ("Report of Cabinet Member", "Ann Lee, Cabinet Member for Fire", "report_of", "Ann Lee"),
    ],
)
def test_labels_that_councils_print(label: str, value: str, row: str, read: object):
    given = getattr(front_of(table(("Subject", "Parks"), (label, value))), row)

    assert (given[0].name if isinstance(given, tuple) else given) == read


def test_a_member_and_the_officer_who_reports_in_one_row_are_two_people():
    value = "Cllr A Shaw – Executive Member for Finance / Sam Roe – Head of Audit"
    front = front_of(table(("Subject", "Parks"), ("Executive Member / Reporting Officer", value)))

    assert front.cabinet_members == (Person(name="Cllr A Shaw", post="Executive Member for Finance"),)
    assert front.author == Person(name="Sam Roe", post="Head of Audit")


def test_what_a_report_is_for_is_no_body():
    front = front_of(
        heading("Anytown City Council"),
        heading("Report for Resolution"),
        table(("Report to:", "Executive – 24 July 2031")),
    )

    assert (front.body, front.purpose, front.date) == ("Executive", "Resolution", date(2031, 7, 24))


def test_a_second_person_on_the_line_below_a_row_belongs_to_it():
    front = front_of(
        text("From: Ann Lee, Cabinet Member for Adult Social Care"), text("Jo Day, Corporate Director of Adults"),
        text("To: Cabinet – 13 November 2031"), text("Subject: Equipment"),
    )  # fmt: skip

    assert [person.name for person in front.report_of] == ["Ann Lee", "Jo Day"]


def test_a_title_below_a_row_of_people_is_no_person():
    front = front_of(
        text("From: Ann Lee, Cabinet Member for Adult Social Care"), heading("Adult Care, Housing and Health"),
        text("To: Cabinet – 13 November 2031"),
    )  # fmt: skip

    assert (front.subject, len(front.report_of)) == ("Adult Care, Housing and Health", 1)


def test_an_address_is_no_person_and_a_stroke_no_name():
    lines = "Ann Lee\nHead of Complaints\n5 Market Square, Anytown AN1 4AG\nann.lee@anytown.example\n020 7946 0000"
    front = front_of(table(("Title:", "Parks"), ("Contact Officer:", lines)))
    by_address = front_of(
        table(
            ("Title:", "Parks"), ("Author:", "Ann Lee"), ("Contact Details:", "ann.lee@anytown.example / 01632 960000")
        )
    )

    ann = Person(name="Ann Lee", post="Head of Complaints", email="ann.lee@anytown.example")
    assert front.contacts == (ann,)
    assert by_address.contacts == ()
    assert by_address.author == Person(name="Ann Lee", email="ann.lee@anytown.example")


def test_a_post_keeps_its_brackets():
    front = front_of(text("Title: Budget"), text("Report of: CHIEF FINANCE OFFICER (SECTION 151)"))

    assert front.report_of == (Person(name="", post="CHIEF FINANCE OFFICER (SECTION 151)"),)


def test_bold_labels_alone_on_their_lines_over_values_are_rows():
    front = front_of(
        heading("Committee Name and Date of Committee Meeting"), text("Cabinet – 16 September 2031"),
        heading("Report Title"), text("Parenting Strategy and Statement 2031-2034"),
        heading("Is this a Key Decision and has it been included on the Forward Plan?"), text("Yes"),
        heading("Strategic Director Approving Submission of the Report"), text("Ann Lee, Director of Children"),
        heading("Report Author(s)"), text("Jo Day, Assistant Director, Safeguarding jo.day@anytown.example"),
        heading("Ward(s) Affected"), text("Borough-Wide"),
    )  # fmt: skip

    assert (front.body, front.date, front.subject) == (
        "Cabinet", date(2031, 9, 16), "Parenting Strategy and Statement 2031-2034",
    )  # fmt: skip
    assert (front.key_decision, front.wards) == (True, "all")
    assert front.report_of == (Person(name="Ann Lee", post="Director of Children"),)
    assert front.author == Person(
        name="Jo Day", post="Assistant Director, Safeguarding", email="jo.day@anytown.example"
    )


def test_two_bold_headings_of_sections_over_short_texts_stay_sections():
    report = report_of(
        heading("Anytown Council", size=16.0), text("Report to: Cabinet"), text("Subject: Parks"),
        heading("Summary"), text("Parks need care."), heading("Recommendations"), text("To note it."),
        heading("Background papers"), text("None"), heading("Appendices"), text("None"),
    )  # fmt: skip

    assert [section.heading for section in report.sections] == [
        "Summary", "Recommendations", "Background papers", "Appendices",
    ]  # fmt: skip


def test_a_list_whose_labels_have_no_colons_gives_its_subject():
    front = front_of(
        heading("ANYTOWN COUNCIL", size=14.0), heading("REPORT TO CABINET", size=14.0),
        text("Report of Executive Director – Resources"), text("Subject Improvement plan: progress so far"),
        text("Date 5th November 2031"), text("Lead member Cllr Ann Lee (Leader)"), text("Key decision? No"),
    )  # fmt: skip

    assert (front.subject, front.date) == ("Improvement plan: progress so far", date(2031, 11, 5))
    assert front.cabinet_members == (Person(name="Cllr Ann Lee", post="Leader"),)
    assert front.report_of == (Person(name="", post="Executive Director – Resources"),)


def test_a_day_beside_yes_is_no_reference():
    front = front_of(text("Subject: Parks"), text("Key decision: Yes – published 5 August 2031"))

    assert (front.key_decision, front.forward_plan_reference) == (True, None)


def test_a_bold_label_of_two_words_without_a_colon_is_a_row_where_a_body_or_a_person_follows():
    front = front_of(
        text("Title: Parks"), heading("DECISION MAKER CABINET"), heading("Portfolio holder Cllr Ann Lee, Leisure")
    )

    assert (front.body, front.cabinet_members) == ("CABINET", (Person(name="Cllr Ann Lee", post="Leisure"),))


def label_over_value(label: str, *values: str) -> list[Piece]:
    return [text(label, bold=True), *(text(value) for value in values)]


def late_rows(*pieces: Piece, last: str = "1.") -> Report:
    """Return a report whose front page is labels over values, with its summary and more of them before chapter 1."""
    return report_of(
        *label_over_value("Report title", "Parks and open spaces"), *label_over_value("Report to", "Cabinet"),
        *label_over_value("Date of meeting", "5 May 2031"), *label_over_value("Ward(s) affected", "Borough-wide"),
        *label_over_value("Report summary", SENTENCE), *label_over_value("Background papers", "Open Spaces Act 1906"),
        *pieces,
        text("Background to the parks", last, bold=True), text(SENTENCE, "1.1"), text(SENTENCE, "1.2"),
        text("What was done", "2." if last else "", bold=True), text(SENTENCE, "2.1"), text(SENTENCE, "2.2"),
    )  # fmt: skip


def test_questions_answered_after_the_summary_are_rows_of_the_front_page_and_no_sections():
    report = late_rows(
        *label_over_value("Approval of full Council required", "No"),
        *label_over_value("Exempt from the press and public", "Yes, Appendix 2 under paragraph 3"),
    )

    assert (report.front_page.exempt, report.front_page.exempt_paragraphs) == (True, (3,))
    assert report.front_page.labels["exempt"] == "Exempt from the press and public"
    assert report.front_page.others == (("Approval of full Council required", "No"),)
    assert [section.heading for section in report.sections] == [
        "Report summary", "Background papers", "Background to the parks", "What was done",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "section",
    [
        label_over_value("Exempt from the press and public", "No", SENTENCE),
        label_over_value("Exempt from the press and public", SENTENCE),
        label_over_value("Approval of full Council required", "No"),
    ],
)
def test_a_heading_after_the_summary_with_text_or_without_a_known_question_stays_a_section(section: list[Piece]):
    report = late_rows(*section)

    assert [one.heading for one in report.sections][2] == section[0].text
    assert (report.front_page.exempt, report.front_page.others) == (None, ())


def test_where_no_chapter_is_numbered_a_question_after_the_summary_stays_a_section():
    report = late_rows(*label_over_value("Exempt from the press and public", "No"), last="")

    assert "Exempt from the press and public" in [section.heading for section in report.sections]


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("Are specific wards affected? If yes, name(s) of ward(s): Tarnside, Low Mill", ("Tarnside", "Low Mill")),
        ("Wards affected\nIf yes, name of ward: Tarnside", ("Tarnside",)),
        ("Are specific wards affected? If yes, name(s) of ward(s):", ()),
    ],
)
def test_wards_may_be_named_in_the_questions_own_cell(asked, names):
    front = front_of(heading("Report to Cabinet"), table((asked, "☒ Yes ☐ No"), ("Report of:", "Head of Roads")))

    assert (front.wards, front.ward_names) == ("named", names)


@pytest.mark.parametrize(
    ("answer", "reference", "reason"),
    [
        ("Yes. Included in the Forward Plan, reference FP/2031/118", "FP/2031/118", None),
        ("Yes – notice published 15 March 2031, ref. KD 2031/22", "KD 2031/22", None),
        (
            "Yes: it affects two wards or more, reference KD/31/9",
            "KD/31/9",
            "it affects two wards or more, reference KD/31/9",
        ),
        (
            "Yes – expenditure of more than £500,000 in the year to March 2031",
            None,
            "expenditure of more than £500,000 in the year to March 2031",
        ),
    ],
)
def test_a_forward_plan_reference_may_be_given_with_the_answer(answer, reference, reason):
    front = front_of(heading("Report to Cabinet"), table(("Key decision:", answer), ("Report of:", "Head of Roads")))

    assert (front.key_decision, front.forward_plan_reference, front.key_decision_reason) == (True, reference, reason)

"""Cells of a front page without a label, with several lines, or with the recommendations under one."""

from datetime import date
from typing import Any

import pytest
from report_pieces import SENTENCE, chapters, heading, report_of, table, text

from paperclerk.domain.report import Report
from parsers.pieces import Piece


def read(*pieces: Piece) -> Report:
    return report_of(*pieces, *chapters(("1", "Purpose of the report", 2)))


ROWS = (("Report of:", "Ann Lee, Director of Place"), ("Wards affected:", "All"))


@pytest.mark.parametrize(
    ("line", "reference"), [("Key Decision No. REG/02/31", "REG/02/31"), ("Key Decision Ref. KD 4471", "KD 4471")]
)
def test_a_key_decisions_number_is_no_answer_no(line, reference):
    front = read(heading("Cabinet"), text("12 March 2031"), heading("Bus station", size=16.0), heading(line)).front_page

    assert (front.key_decision, front.forward_plan_reference) == (True, reference)


@pytest.mark.parametrize(("value", "key"), [("KD 5811", True), ("N/A", None)])
def test_a_number_as_a_key_decision_says_that_it_is_one(value, key):
    front = read(table(("Report title", "Revenue monitoring"), ("Key Decision Number", value), *ROWS)).front_page

    assert front.key_decision is key


def test_a_cell_of_several_lines_stays_one_value_though_one_of_them_ends_with_a_colon():
    front = read(table(
        ("REPORT TITLE:", "Disposals"),
        ("KEY DECISION?\n[Insert the number]\nGuidance: a number will be given.",
         "Yes\n7712EM\nREASON:\nKey Decision – spends more than £1,000,000"),
        ("CONTAINS EXEMPT INFORMATION?\n(* See guidance)",
         "YES\nPublic with exempt Appendix B\nGrounds for the exemption: paragraph 3 of Schedule 12A"),
    )).front_page  # fmt: skip

    assert (front.key_decision, front.forward_plan_reference) == (True, "7712EM")
    assert front.key_decision_reason == "Key Decision – spends more than £1,000,000"
    assert front.exempt is True
    assert front.exemption
    assert "paragraph 3" in front.exemption
    assert front.others == ()


def test_a_body_over_its_day_and_a_title_in_a_row_of_its_own_need_no_label():
    title = "Council homes: safety works, year two"
    rows = (("Cabinet\n26 March 2031", "LONDON BOROUGH OF TOLLERBY"), ("Report of: Ann Lee, Director", "Status:\nOpen"))
    front = read(table(*rows, (title, title)).model_copy(update={"inferred": ((2, 1),)})).front_page

    assert (front.body, front.date) == ("Cabinet", date(2031, 3, 26))
    assert (front.organisation, front.subject) == ("LONDON BOROUGH OF TOLLERBY", title)


def test_cells_that_say_the_day_and_the_item_stand_over_the_body_and_the_title():
    grid = table(
        ("Cabinet", "Cabinet"), ("Corporate debt", "Corporate debt"), *ROWS, header=("12 March 2031", "ITEM: 14")
    )
    front = read(grid.model_copy(update={"inferred": ((0, 1), (1, 1))})).front_page

    assert (front.body, front.date, front.subject) == ("Cabinet", date(2031, 3, 12), "Corporate debt")
    assert front.item == "14"


def test_recommendations_in_rows_under_their_label_in_the_front_table_are_read():
    asked = (
        ("Recommendation(s):",) * 2,
        ("1. To award the contract: five centres.",) * 2,
        ("2. To note the risk.",) * 2,
    )
    rows = (("Subject:", "Leisure centres"), *ROWS, *asked)
    grid = table(*rows).model_copy(update={"inferred": tuple((row, 1) for row in (3, 4, 5))})
    report = read(grid)

    assert [(one.number, one.text) for one in report.recommendations] == [
        ("1.", "To award the contract: five centres."),
        ("2.", "To note the risk."),
    ]
    assert report.front_page.others == ()


def under(*pieces: Piece, **heading_look: Any) -> Report:
    rows = table(("Subject:", "Depots"), *ROWS)
    return report_of(
        rows, *chapters(("1", "Purpose", 1)), heading("Recommendations", **heading_look), *pieces,
        *chapters(("3", "Background", 2)),
    )  # fmt: skip


@pytest.mark.parametrize(
    "words",
    ["That the yard be let.", "To note the report.", "That the report be noted.", "That Cabinet lets the yard."],
)
def test_one_short_sentence_is_what_is_asked_and_no_heading(words):
    report = under(text(words), number="2")

    assert [one.text for one in report.recommendations] == [words]
    assert [section.heading for section in report.sections] == ["Purpose", "Recommendations", "Background"]


@pytest.mark.parametrize(
    "lines",
    [
        (heading("The Executive is requested to:"), heading("RECOMMEND TO COUNCIL That")),
        (text("The Executive is requested to:"), heading("RECOMMEND TO COUNCIL That")),
        (heading("The Cabinet is RECOMMENDED to", "1."),),
        (heading("That Cabinet"),),
    ],
)
def test_lines_that_lead_to_what_is_asked_are_no_headings_however_bold(lines):
    report = under(*lines, text("the plan be approved; and", "(a)"), text("the letter be received.", "(b)"))

    assert [one.text for one in report.recommendations] == ["the plan be approved; and", "the letter be received."]
    assert [section.heading for section in report.sections] == ["Purpose", "Recommendations", "Background"]


def test_recommendation_stroke_s_is_a_name_of_the_section():
    report = report_of(
        heading("POLICY COMMITTEE"), text("Wednesday, 12 March 2031"), table(("REPORT TITLE:", "Plan"), *ROWS),
        heading("REPORT SUMMARY"), text(), text(), heading("RECOMMENDATION/S"),
        text("The Committee is recommended to:"), text("note the plan.", "1."), heading("SUPPORTING INFORMATION"),
        heading("REASON/S FOR RECOMMENDATION/S", "1.0"), text(number="1.1"),
    )  # fmt: skip

    assert [one.text for one in report.recommendations] == ["note the plan."]
    assert [section.heading for section in report.sections][:3] == [
        "REPORT SUMMARY",
        "RECOMMENDATION/S",
        "SUPPORTING INFORMATION",
    ]


def test_a_paragraph_that_asks_for_several_things_is_read_as_them():
    report = report_of(
        table(("Subject:", "Depots"), *ROWS), *chapters(("1", "Purpose", 1)),
        text("RECOMMENDED: that Cabinet: (1) lets the yard; and (2) notes the risk."),
        *chapters(("2", "Background", 2)),
    )  # fmt: skip

    assert [(one.number, one.text) for one in report.recommendations] == [
        ("(1)", "lets the yard; and"),
        ("(2)", "notes the risk."),
    ]


@pytest.mark.parametrize(
    ("row", "exempt"),
    [
        (("Does this report contain any information that is exempt from publication?", "Yes. Appendix 2 is."), True),
        (("Exempt information & Grounds", "No"), False),
        (("Exempt from the Press and Public", "No"), False),
        (("Is this report confidential?", "No"), False),
        (("Class:", "Part 1"), False),
        (("Exempt:", "NO - except Appendix 2 which is exempt"), True),
        (("Exempt:", "No. None of the appendices is exempt"), False),
        (("This report is Public with an exempt appendix, by virtue of paragraph 3 of Schedule 12A",), True),
        (("This report is Public",), False),
    ],
)  # fmt: skip
def test_whether_a_report_is_exempt_is_told_by_rows_of_many_wordings(row, exempt):
    filled = row if len(row) == 2 else row * 2
    grid = table(("Report title", "Depots"), *ROWS, filled)
    inferred = () if len(row) == 2 else ((3, 1),)

    assert read(grid.model_copy(update={"inferred": inferred})).front_page.exempt is exempt


def test_an_answer_behind_a_dash_is_a_row_and_no_title():
    front = read(
        heading("Divisions Affected – ALL"), heading("CABINET"), heading("18 March 2031"),
        heading("COUNTY FARMS: REVIEW OF LETTINGS"), heading("Report by Director of Resources"),
    ).front_page  # fmt: skip

    assert (front.wards, front.subject) == ("all", "COUNTY FARMS: REVIEW OF LETTINGS")


def test_the_item_beside_the_body_and_the_meeting_of_a_body_are_parted():
    beside = read(heading("Cabinet Agenda Item 52"), text("Subject: Events"), text("Ward(s) affected: (All Wards);"))
    held = read(heading("Report of the Director, Place to the meeting of the Executive to be held on 4 March 2031"),
                text("Subject: Lettings"))  # fmt: skip

    assert (beside.front_page.body, beside.front_page.item, beside.front_page.wards) == ("Cabinet", "52", "all")
    assert (held.front_page.body, held.front_page.date) == ("Executive", date(2031, 3, 4))


@pytest.mark.parametrize(
    ("pieces", "wards", "exempt"),
    [
        ((text("Wards Affected: All"),), "all", None),
        ((text("This matter affects all Wards within the Borough."),), "all", None),
        ((heading("Wards affected"), text("Borough-wide")), "all", None),
        ((heading("Wards affected"), text("Noel Hill, Bounds Row")), "named", None),
        ((heading("Wards affected"), text("The wards are said in paragraph 3.2.")), "", None),
        ((heading("Exempt information"), text("None.", "4.")), "", False),
        ((heading("Is the report exempt?"), text(f"Yes. Appendix 2 is exempt. {SENTENCE}")), "", True),
    ],
)
def test_questions_are_answered_further_on_too(pieces, wards, exempt):
    report = report_of(
        table(("Subject:", "Depots"), ("Report of:", "Ann Lee, Director")), heading("Summary"), text(),
        heading("Recommendations"), text("Cabinet is asked to:"), text("note the report.", "(1)"), *pieces,
        *chapters(("1", "Background", 2)),
    )  # fmt: skip

    assert (report.front_page.wards, report.front_page.exempt) == (wards, exempt)

"""Tables of actions as other councils write them, in Word and in print: who does what by when, in any words."""

import io
from datetime import date

import docx
import pytest
from laid_pages import Sheets
from plan_tables import messages, printed, rules
from report_pages import Style

from parsers import word_plan
from parsers.pdf_report import read_plan
from parsers.plan_headings import Column, columns_of, likeness

REC, ACT, DEL, OFF, DUE = (
    Column.RECOMMENDATION, Column.ACTIVITY, Column.DELIVERABLE, Column.OFFICER, Column.DUE
)  # fmt: skip
ROWS = (
    ("Publish a register of gifts", "The register is on the website", "30 June 2031", "Head of Law"),
    ("Train every member in the code", "All members have been trained", "September 2031", "Director of People"),
    ("Write a savings plan", "A plan that Council has agreed", "31/12/2031", "Director of Finance / Head of Audit"),
)
WIDE = Style(page=(842, 900))


def typed(headings, rows):
    document = docx.Document()
    document.add_heading("Northmere Borough Council", 0)
    table = document.add_table(rows=1, cols=len(headings), style="Table Grid")
    for cells, words in zip([table.rows[0], *(table.add_row() for _ in rows)], (headings, *rows), strict=True):
        for cell, text in zip(cells.cells, words, strict=True):
            cell.text = text
    out = io.BytesIO()
    document.save(out)
    return word_plan.read_plan(out.getvalue(), "plan.docx")


def set_in_print(headings, rows):
    cells = [[[text] for text in row] for row in rows]
    return printed(WIDE, headings=headings, widths=[740 / len(headings)] * len(headings), cells=cells)


BOTH = pytest.mark.parametrize("read", [typed, set_in_print])


@pytest.mark.parametrize(
    ("headings", "columns"),
    [
        (("Recommendation", "Action", "Measure", "By when", "Owner"), (REC, ACT, DEL, DUE, OFF)),
        (("Recommendation", "Agreed action", "Output", "Timescale", "Responsible officer"), (REC, ACT, DEL, DUE, OFF)),
        (("Objective", "Action", "Outcome", "By when", "By whom"), (REC, ACT, DEL, DUE, OFF)),
        (("Priority", "What we will do", "How we will know", "When", "Who"), (REC, ACT, DEL, DUE, OFF)),
        (("Workstream", "Activity", "Deliverables", "Delivery date", "SRO"), (REC, ACT, DEL, DUE, OFF)),
        (("Action", "Measure", "By when", "Owner"), (REC, DEL, DUE, OFF)),
        (("Improvement action", "Milestones", "Timescales", "Lead officer"), (REC, DEL, DUE, OFF)),
        (("What", "How", "By when", "Who"), (REC, ACT, DUE, OFF)),
        (("Theme", "What will be done", "What will be delivered", "Owner"), (REC, ACT, DEL, OFF)),
        (("Action", "Target completion date", "Responsible officer"), (REC, DUE, OFF)),
        (("Deliverable", "Due date", "Owner"), (REC, DUE, OFF)),
        (("Area", "Planned activity", "Output and timescale", "Officer"), (REC, ACT, DEL, OFF)),
        (("Area", "Activity", "Milestones / dates", "Officer"), (REC, ACT, DEL, OFF)),
        (("Area", "Activity", "Milestone date", "Officer"), (REC, ACT, DUE, OFF)),
        (("Area", "Activity", "Outputs", "Milestones and dates", "Officer"), (REC, ACT, DEL, DUE, OFF)),
    ],
)
def test_columns_are_known_by_what_their_headings_mean(headings, columns):
    assert columns_of(headings) == columns
    assert likeness(headings) >= 3


@pytest.mark.parametrize(
    "headings",
    [
        ("Risk", "Mitigating action", "Owner", "Review date"),
        ("Ref", "Risk", "Controls", "Further actions", "Owner"),
        ("Activity", "Budget £000", "Lead", "Date"),
        ("Officer Title", "Comments Sought", "Comments Included"),
        ("Subject", "Lead officer", "Decision date"),
        ("Issue", "Lead officer", "Date of meeting"),
        ("KPI", "Target", "Owner", "Frequency"),
        ("Agenda item", "Action", "Owner"),
    ],
)
def test_tables_of_risks_money_and_meetings_are_no_plan(headings):
    assert likeness(headings) == 0


def test_a_row_of_prose_is_no_row_of_headings():
    prose = "The lead officer has brought forward a response to the recommendation and to each of the actions " * 2
    assert likeness(("Recommendation", "Response", "Owner")) == 3
    assert likeness(("Recommendation", "Response", f"Owner. {prose}")) == 0


@BOTH
@pytest.mark.parametrize(
    "headings",
    [
        ("Action", "Measure", "By when", "Owner"),
        ("Improvement action", "Success measure", "Timescale", "Responsible officer"),
        ("Task", "Milestone", "Deadline", "Lead"),
    ],
)
def test_a_table_of_actions_has_a_recommendation_a_row(read, headings):
    reading = read(headings, ROWS)
    assert [r.title for r in reading.plan.recommendations] == [row[0] for row in ROWS]
    assert [(d.text, d.due, d.lead, d.supporting) for d in reading.plan.deliverables()] == [
        (ROWS[0][1], date(2031, 6, 30), "Head of Law", ()),
        (ROWS[1][1], date(2031, 9, 30), "Director of People", ()),
        (ROWS[2][1], date(2031, 12, 31), "Director of Finance", ("Head of Audit",)),
    ]
    assert len(messages(reading, "I06")) == 1  # nothing numbers them
    assert "I14" not in rules(reading)


@BOTH
def test_an_action_with_a_date_and_no_deliverable_is_its_own_with_a_finding(read):
    rows = [(str(n), row[0], row[3], row[2]) for n, row in enumerate(ROWS, 1)]
    reading = read(("No.", "Action", "Owner", "By when"), rows)
    assert [(r.number, r.title) for r in reading.plan.recommendations] == [(n, row[0]) for n, row in enumerate(ROWS, 1)]
    assert [(d.id, d.text, d.due) for d in reading.plan.deliverables()] == [
        ("D1.1", ROWS[0][0], date(2031, 6, 30)),
        ("D2.1", ROWS[1][0], date(2031, 9, 30)),
        ("D3.1", ROWS[2][0], date(2031, 12, 31)),
    ]
    assert len(messages(reading, "I14")) == 1
    assert not {"I06", "I11"} & set(rules(reading))


@BOTH
def test_the_actions_under_a_recommendation_are_its_deliverables_where_only_they_have_dates(read):
    rows = [(f"{n}. Recommendation on {row[3]}", row[0], row[3], row[2]) for n, row in enumerate(ROWS, 1)]
    reading = read(("Recommendation", "Agreed action", "Responsible officer", "Timescale"), rows)
    assert [a.text for r in reading.plan.recommendations for a in r.activities] == [row[0] for row in ROWS]
    assert [(d.text, d.due) for d in reading.plan.deliverables()] == [
        (row[0], day) for row, day in zip(ROWS, (date(2031, 6, 30), date(2031, 9, 30), date(2031, 12, 31)), strict=True)
    ]


@BOTH
def test_a_date_in_a_deliverables_own_words_is_offered_with_a_finding(read):
    rows = [
        ("1. Openness", "Write a register.", "Register published by 30 June 2031", "Head of Law"),
        ("2. Training", "Train members.", "All trained", "Head of Law"),
        ("3. Thrift", "Save.", "Report on the accounts of 31 March 2030 and of 31 March 2031", "Head of Law"),
    ]
    reading = read(("Recommendation", "Action", "Deliverable", "Lead officer"), rows)
    assert [(d.id, d.due) for d in reading.plan.deliverables()] == [
        ("D1.1", date(2031, 6, 30)), ("D2.1", None), ("D3.1", None)
    ]  # fmt: skip
    [message] = messages(reading, "I13")
    assert message.startswith("D1.1 is taken to be due on 30 June 2031, the day named in its own words")
    assert "D2.1, D3.1" in messages(reading, "I11")[0]


@BOTH
def test_a_date_promised_in_words_is_nearer_than_the_one_in_the_heading(read):
    rows = [
        ("1. Openness", "Write a register.", "Register published by the end of March 2031", "Head of Law"),
        ("2. Training", "Train members.", "Training on the law of 1 May 2029", "Head of Law"),
    ]
    reading = read(("Recommendation", "Action", "Deliverables by June 2031", "Lead officer"), rows)
    assert [(d.id, d.due) for d in reading.plan.deliverables()] == [
        ("D1.1", date(2031, 3, 31)), ("D2.1", date(2031, 6, 30))
    ]  # fmt: skip
    assert len(messages(reading, "I13")) == 1
    assert len(messages(reading, "I01")) == 1


@BOTH
def test_a_date_column_is_surer_than_words(read):
    rows = [("1. Openness", "Register published by 30 June 2031", "31 July 2031", "Head of Law")]
    reading = read(("Recommendation", "Deliverable", "By when", "Lead officer"), rows)
    [deliverable] = reading.plan.deliverables()
    assert deliverable.due == date(2031, 7, 31)
    assert "I13" not in rules(reading)


@BOTH
@pytest.mark.parametrize("heading", ["Owner and timescale", "By whom and by when", "Lead officer / date"])
@pytest.mark.parametrize("between", [", ", " by ", " – "])
def test_a_column_of_owners_that_says_when_gives_both(read, heading, between):
    rows = [
        (f"{n}. Openness {n}", "Write a register.", "A register", f"Head of Law{between}30 June 203{n}") for n in (1, 2)
    ]
    reading = read(("Recommendation", "Action", "Deliverable", heading), rows)
    assert [(d.due, d.lead) for d in reading.plan.deliverables()] == [
        (date(2031, 6, 30), "Head of Law"), (date(2032, 6, 30), "Head of Law")
    ]  # fmt: skip
    assert reading.plan.officers.titles == ("Head of Law",)


@BOTH
def test_posts_with_a_stroke_between_them_may_be_one_or_two_and_a_finding_says_so(read):
    rows = [("1. Thrift", "Save.", "A plan", "Director of Finance/Head of Audit")]
    reading = read(("Recommendation", "Action", "Deliverable", "Owner"), rows)
    assert reading.plan.officers.titles == ("Director of Finance/Head of Audit",)
    [message] = messages(reading, "I12")
    assert message.endswith("it may be 2: “Director of Finance”; “Head of Audit”.")


def test_in_print_a_stroke_may_begin_a_line_references_count_and_a_numbered_heading_is_the_title():
    sheets = Sheets()
    sheets.at(70, 80, "3.", "F2", 14)
    sheets.at(100, 80, "The plan for the second year", "F2", 14)
    sheets.y = 100
    owner = ["Monitoring Officer", "/ Head of Legal"]
    sheets.table([60, 120, 150, 120], ["Ref", "Action", "Deliverable", "Owner"], [
        [["C1"], ["Write a register."], ["A register"], owner],
        [["C2"], ["Publish the register."], ["A page"], ["Head of Legal"]],
        [["G3"], ["Train those who use it."], ["Training"], ["Monitoring Officer"]],
    ])  # fmt: skip
    reading = read_plan(sheets.pdf(), "plan.pdf")
    first, *_ = reading.plan.deliverables()
    assert (first.lead, first.supporting) == ("Monitoring Officer", ("Head of Legal",))
    assert reading.plan.title == "The plan for the second year"
    assert [r.number for r in reading.plan.recommendations] == [1, 2, 3]
    assert "have no number" not in " ".join(finding.message for finding in reading.findings)


def merged_theme(references):
    document = docx.Document()
    table = document.add_table(rows=4, cols=5, style="Table Grid")
    told = [
        ("Theme", "Ref", "Action", "Deliverable", "Owner"),
        ("Leadership", references[0], "Write a code.", "A code", "Head of Law"),
        ("", references[1], "Train members.", "Trained members", "Head of People"),
        ("Money", references[2], "Save.", "A plan", "Director of Finance"),
    ]
    for row, words in zip(table.rows, told, strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    out = io.BytesIO()
    document.save(out)
    return word_plan.read_plan(out.getvalue(), "plan.docx")


def test_a_theme_beside_several_rows_is_one_recommendation_whatever_their_references():
    plan = merged_theme(("L1", "L2", "M1")).plan
    assert [(r.number, r.title, [d.text for d in r.deliverables]) for r in plan.recommendations] == [
        (1, "Leadership", ["A code", "Trained members"]), (2, "Money", ["A plan"])
    ]  # fmt: skip
    assert plan.recommendations[0].accountable_officers == ("Head of Law", "Head of People")


def test_rows_with_numbers_of_their_own_are_recommendations_though_they_share_a_theme():
    reading = merged_theme(("1", "2", "3"))
    assert [(r.number, r.title) for r in reading.plan.recommendations] == [
        (1, "Leadership"), (2, "Leadership"), (3, "Money")
    ]  # fmt: skip
    assert len(messages(reading, "I15")) == 1


def test_the_table_that_names_recommendations_is_the_plan_beside_one_of_actions():
    document = docx.Document()
    for headings, row in (
        (("Action", "Owner", "By when"), ("Book a room", "Head of Law", "1 May 2031")),
        (("Recommendation", "Response", "Deliverable", "Officer"), ("1. Openness", "Write.", "A list", "Head of Law")),
    ):
        document.add_paragraph("What follows is a table.")
        table = document.add_table(rows=2, cols=len(headings), style="Table Grid")
        for cells, words in zip(table.rows, (headings, row), strict=True):
            for cell, text in zip(cells.cells, words, strict=True):
                cell.text = text
    out = io.BytesIO()
    document.save(out)
    reading = word_plan.read_plan(out.getvalue(), "plan.docx")
    assert [r.title for r in reading.plan.recommendations] == ["Openness"]
    assert messages(reading, "I07") == [
        "Table 1 has another table that looks like a plan (Action | Owner | By when); it was left out."
    ]


def test_a_word_file_with_changes_is_read_as_accepted():
    content = io.BytesIO()
    document = docx.Document()
    table = document.add_table(rows=2, cols=4, style="Table Grid")
    for cell, text in zip(table.rows[0].cells, ("Recommendation", "Action", "Measure", "Owner"), strict=True):
        cell.text = text
    for cell, text in zip(table.rows[1].cells, ("1. Openness", "Publish.", "A list", "Head of Law"), strict=True):
        cell.text = text
    run = table.rows[1].cells[2].paragraphs[0].runs[0]._r
    deleted = docx.oxml.parse_xml(
        f'<w:del {docx.oxml.ns.nsdecls("w")} w:id="9" w:author="Ada"><w:r><w:delText>A poem</w:delText></w:r></w:del>'
    )
    run.addprevious(deleted)
    document.save(content)
    [deliverable] = word_plan.read_plan(content.getvalue(), "plan.docx").plan.deliverables()
    assert deliverable.text == "A list"


def test_a_pdf_is_no_word_file():
    content = b"%PDF-1.7\n"
    assert rules(word_plan.read_plan(content, "plan.docx")) == ["F03"]
    assert rules(read_plan(b"", "plan.pdf")) == rules(word_plan.read_plan(b"", "plan.docx")) == ["F04"]


@BOTH
def test_a_column_of_outputs_and_their_dates_keeps_the_outputs_and_offers_the_dates(read):
    headings = ("Area", "Planned activity", "Output and timescale", "Officer")
    rows = (
        ("Scrutiny is weak", "Agree a protocol", "Protocol adopted by 31 March 2031", "Head of Law"),
        ("Risk is not owned", "Sign the register", "Register published by Q3 2031/32", "Director of People"),
    )
    reading = read(headings, rows)
    first, second = reading.plan.deliverables()

    assert (first.text, first.due) == ("Protocol adopted by 31 March 2031", date(2031, 3, 31))
    assert (second.text, second.due) == ("Register published by Q3 2031/32", date(2031, 12, 31))
    assert [found.subject for found in reading.findings if found.rule == "I13"] == ["D1.1", "D2.1"]
    assert "I14" not in rules(reading)


@BOTH
def test_the_last_day_of_a_month_is_taken_with_a_finding(read):
    reading = read(("Recommendation", "Action", "Measure", "By when", "Owner"), [("One", *row) for row in ROWS])
    [found] = [found for found in reading.findings if found.rule == "I13"]

    assert found.message.startswith("Where only a month is printed its last day was taken, for 1 deliverable: D")

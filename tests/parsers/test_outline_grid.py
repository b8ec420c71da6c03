"""A report held whole in one table, and tables that only look like it."""

import re

from report_pieces import SENTENCE, chapters, headings_of, report_of, table, words_of

from paperclerk.domain.places import Place
from paperclerk.domain.report import ReportTable
from parsers.outline import reports_of

FRONT = (("TITLE", "Homes for adults"), ("Ward(s)", "City Wide"), ("Proposal origin: Staff",))
ASKED = (
    "Committee Member / Officer Recommendations:\nThat the Committee:\n1. Approves the plan.\n2. Notes the costs.",
)
BODY = (
    (f"Evidence Base:\n1. {SENTENCE}\n2. We were told that:\na. rents have risen; and\nb. staff are hard to find.",),
    ASKED,
    (f"City Benefits:\n{SENTENCE}",),
    ("Background Documents: None",),
    ("Revenue Cost", "£38,000"),
    ("1. Finance Advice: No cost arises.\nPartner: Ann Lee",),
)
APPENDED = table(("Appendix A – Further detail", "NO"), ("Appendix B – The risks", "YES"))


def grid(*rows: tuple[str, ...], page: int = 1) -> ReportTable:
    return table(*((*row, *[""] * (2 - len(row))) for row in rows), page=page)


def test_rows_with_long_text_are_sections_and_the_others_front_page_or_table():
    report = report_of(grid(*FRONT, *BODY), APPENDED)

    assert [(number, words) for number, words, _ in headings_of(report)] == [
        ("", "Evidence Base"), ("", "Committee Member / Officer Recommendations"), ("", "City Benefits"),
        ("1", "Finance Advice"),
    ]  # fmt: skip
    assert [one.number for one in report.sections[0].paragraphs] == ["1.", "2.", "a.", "b."]
    assert report.sections[2].tables[0].rows == (("Revenue Cost", "£38,000"),)
    assert report.front_page.subject == "Homes for adults"
    assert report.front_page.as_printed["background_papers"] == "None"


def test_what_is_asked_in_a_row_is_read():
    report = report_of(grid(*FRONT, *BODY))

    assert [(one.number, one.text) for one in report.recommendations] == [
        ("1.", "Approves the plan."), ("2.", "Notes the costs."),
    ]  # fmt: skip


def test_appendices_in_a_table_of_their_own_are_those_it_does_not_say_no_of():
    report = report_of(grid(*FRONT, *BODY), APPENDED)

    assert [(one.label, one.title) for one in report.appendices] == [("B", "The risks")]
    assert report.sections[-1].tables[-1] == APPENDED.model_copy(
        update={"position": report.sections[-1].tables[-1].position}
    )


def test_a_row_goes_on_over_the_page():
    cut = (f"City Benefits:\n{SENTENCE} It is",)
    report = report_of(grid(*FRONT, *BODY[:2], cut), grid(("kept so.",), *BODY[3:], page=2))

    assert report.sections[2].paragraphs[0].text == f"{SENTENCE} It is kept so."
    assert headings_of(report)[-1][1] == "Finance Advice"


def test_no_word_of_it_is_lost():
    pieces = [grid(*FRONT, *BODY), APPENDED]
    given = " ".join(cell for one in pieces for row in one.rows for cell in row)
    kept = " ".join(words_of(report_of(*pieces)))

    assert sorted(re.findall(r"\w+", kept)) == sorted(re.findall(r"\w+", given))


def test_a_front_page_with_a_row_of_recommendations_before_a_report_in_text_stays_one():
    front = grid(*FRONT, ("SUMMARY OF REPORT", f"{SENTENCE}"), ASKED, ("Why now", SENTENCE), ("Benefits", SENTENCE))
    report = report_of(front, *chapters(("1", "Purpose", 2), ("2", "Costs", 3)))

    assert [words for _, words, _ in headings_of(report)] == ["Purpose", "Costs"]


def test_a_report_whose_words_stand_in_tables_alone_is_said_to_be_so():
    reading = reports_of([table(("A", "B"), ("C", "D"))], Place(file="odd.pdf"))

    assert [one.rule for one in reading.findings] == ["I22"]
    assert "odd.pdf, whose words stand in tables; these were kept" in reading.findings[0].message


def test_a_plan_table_with_a_column_of_recommendations_stays_a_table():
    plan = table(("Recommendation", "Response"), *((SENTENCE, SENTENCE) for _ in range(5)))
    report = report_of(*chapters(("1", "Purpose", 1)), plan)

    assert [words for _, words, _ in headings_of(report)] == ["Purpose"]
    assert report.sections[0].tables[0].rows == plan.rows

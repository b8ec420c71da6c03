"""Where a report's sections begin: headings of its own before the first that every council's reports share."""

from report_pieces import SENTENCE, chapters, heading, headings_of, report_of, table, text

from parsers.pieces import Piece

FRONT = table(("Subject:", "Parks"), ("Report of:", "Jane Doe, Director"), ("Key decision:", "No"))
# Rows like a front page's, which many reports end with.
LAST = table(("Lead officer:", "Jane Doe, Director"), ("Report author:", "Ann Lee"))
LONG = f"{SENTENCE} {SENTENCE}"


def a_report(*first: Piece) -> list[Piece]:
    return [FRONT, *first, heading("RECOMMENDATIONS"), text("Approve it.", "1."), text("Note it.", "2."),
            heading("BACKGROUND"), text(LONG, "3."), text(LONG, "4."), LAST]  # fmt: skip


def test_a_foreword_set_as_the_headings_are_is_a_section_with_its_text():
    report = report_of(*a_report(heading("FOREWORD - COUNCILLOR IDA MARSH, LEADER"), text(LONG), text(LONG)))

    assert headings_of(report)[0] == ("", "FOREWORD - COUNCILLOR IDA MARSH, LEADER", 1)
    assert [one.text for one in report.sections[0].paragraphs] == [LONG, LONG]
    assert report.opening == ()


def test_a_brief_summary_in_a_box_is_a_section():
    rest = chapters(("1", "What is this report about?", 2), ("2", "What does it cost?", 2))
    report = report_of(FRONT, heading("Brief points"), text(LONG), *rest, LAST)

    assert headings_of(report)[0] == ("", "Brief points", 1)


def test_a_title_set_otherwise_than_the_headings_is_none():
    report = report_of(*a_report(heading("Parks for everybody", size=16.0), text(LONG)))

    assert headings_of(report)[0][1] == "RECOMMENDATIONS"


def test_bold_lines_without_text_between_front_page_and_headings_are_none():
    report = report_of(*a_report(heading("JANE DOE"), text("Director")))

    assert headings_of(report)[0][1] == "RECOMMENDATIONS"


def test_the_title_before_the_front_page_is_no_section():
    report = report_of(heading("PARKS FOR EVERYBODY IN THE BOROUGH"), text(LONG), *a_report())

    assert headings_of(report)[0][1] == "RECOMMENDATIONS"

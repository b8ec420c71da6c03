"""Headings told from paragraphs, sections put together: by what a report shows of itself, whatever its style."""

import pytest
from report_pieces import SENTENCE, chapters, heading, headings_of, report_of, table, text, words_in, words_of

from parsers.pieces import Piece, Text


def test_numbered_headings_with_and_without_a_dot_are_sections_with_their_paragraphs():
    report = report_of(*chapters(("1", "Executive Summary", 3), ("2.", "Background", 2), ("3", "Proposal", 1)))

    assert headings_of(report) == [("1", "Executive Summary", 1), ("2", "Background", 1), ("3", "Proposal", 1)]
    assert [p.number for p in report.sections[1].paragraphs] == ["2.1", "2.2"]


def test_a_bold_recommendation_with_a_number_is_a_paragraph():
    report = report_of(
        heading("Recommendations", "2"),
        text("Cabinet is asked to:", "2.1"),
        text("Accept the findings of the review.", "2.1.1", bold=True),
        text("Note the costs", "2.1.2", bold=True),
        *chapters(("3", "Background", 3)),
    )

    assert headings_of(report) == [("2", "Recommendations", 1), ("3", "Background", 1)]


def test_a_bold_number_of_two_parts_is_a_heading_where_numbers_of_three_stand_under_it():
    report = report_of(
        heading("Compliance", "10."),
        heading("How does this fit the Council's priorities?", "10.1"),
        text(SENTENCE, "10.1.1"),
        heading("Legal implications", "10.2"),
        text("None were found.", "10.2.1"),
    )

    assert [(number, level) for number, _, level in headings_of(report)] == [("10", 1), ("10.1", 2), ("10.2", 2)]


def test_a_short_numbered_paragraph_in_ordinary_print_is_no_heading():
    report = report_of(
        *chapters(("1", "Risk", 2)),
        text("None", "1.3"),
        heading("Appendices", "2"),
        text("Appendix A: The plan", "2.1"),
    )

    assert headings_of(report) == [("1", "Risk", 1), ("2", "Appendices", 1)]


@pytest.mark.parametrize(
    "look",
    [{"bold": True}, {"size": 14.0}, {"level": 1}, {"underlined": True}, {"bold": True, "italic": True}],
)
def test_unnumbered_headings_are_known_by_a_look_of_their_own(look):
    report = report_of(
        text("Where things stand", **look), text(), text(), text("What is proposed now", **look), text(), text()
    )

    assert [words for _, words, _ in headings_of(report)] == ["Where things stand", "What is proposed now"]


def test_capitals_make_a_heading_and_an_acronym_does_not():
    report = report_of(text("PURPOSE OF THE REPORT"), text(), text("CURRENT POSITION"), text(), text("NHS"), text())

    assert [words for _, words, _ in headings_of(report)] == ["PURPOSE OF THE REPORT", "CURRENT POSITION"]


def test_plain_lines_between_numbered_paragraphs_are_headings_where_the_report_has_no_other_look_for_them():
    report = report_of(
        heading("Findings", "1."),
        text(SENTENCE, "1."),
        text(SENTENCE, "2."),
        text("How the service is led"),
        text(SENTENCE, "3."),
        text(SENTENCE, "4."),
        text("What the people who use it say"),
        text(SENTENCE, "5."),
    )

    assert [words for _, words, _ in headings_of(report)] == [
        "Findings", "How the service is led", "What the people who use it say",
    ]  # fmt: skip
    assert [level for _, _, level in headings_of(report)] == [1, 2, 2]


def test_a_plain_line_is_a_paragraph_where_headings_are_set_off():
    report = report_of(heading("Where things stand"), text(), heading("Next"), text(), text("Jane Doe"), text())

    assert [words for _, words, _ in headings_of(report)] == ["Where things stand", "Next"]


@pytest.mark.parametrize("look", [{"bold": True}, {"bold": False, "level": 1}])
def test_a_plain_sentence_is_no_heading_where_all_headings_set_off_are_numbered(look):
    report = report_of(
        heading("Where things stand", "1.", **look),
        text(),
        heading("Climate", "2.", **look),
        text("New boilers will cut emissions by a third."),
        text(),
        heading("Legal", "3.", **look),
        text("There are no legal implications."),
        heading("People", "4.", **look),
        text("There are none."),
        text(),
    )

    assert [words for _, words, _ in headings_of(report)] == ["Where things stand", "Climate", "Legal", "People"]


def test_paragraph_numbers_that_restart_under_each_heading_are_no_headings():
    report = report_of(
        heading("Findings", "4."),
        heading("Leading", "4.1"),
        heading("Vision", "4.1.1"),
        *(text(SENTENCE, f"{n}.") for n in range(1, 4)),
        heading("Roles", "4.1.2"),
        *(text(SENTENCE, f"{n}.") for n in range(1, 4)),
        text("This shows itself through:", "4.", bold=True),
        text("one thing;", "•", indent=18),
        heading("Theory of action", "5."),
        text(SENTENCE, "1."),
    )

    assert [number for number, _, _ in headings_of(report)] == ["4", "4.1", "4.1.1", "4.1.2", "5"]
    assert [p.number for p in report.sections[3].paragraphs] == ["1.", "2.", "3.", "4.", "•"]
    assert [p.level for p in report.sections[3].paragraphs] == [0, 0, 0, 0, 1]


def test_options_that_are_paragraphs_stay_so_though_the_last_has_no_stop_and_points_under_it():
    report = report_of(
        heading("Options", "7."),
        text("To accept the findings and to use them in the Council's plan for the years ahead:", "7.1"),
        text("This is recommended as it supports the plan.", "7.1.1"),
        text("Not to accept the findings", "7.2"),
        text("This is not recommended as it would reject them.", "7.2.1"),
        *chapters(("8.", "Consultation", 2)),
    )

    assert [number for number, _, _ in headings_of(report)] == ["7", "8"]


def test_a_numbered_list_in_a_paragraph_stays_a_list():
    report = report_of(
        heading("Response", "6."),
        text("The recommendations are listed below:", "6.1"),
        text("Refocus the priorities", "1.", indent=18),
        text("Review the Constitution", "2.", indent=18),
        text("Modernise the committees", "3.", indent=18),
        *chapters(("7.", "Options", 2)),
    )

    assert [number for number, _, _ in headings_of(report)] == ["6", "7"]
    assert [p.level for p in report.sections[0].paragraphs] == [0, 1, 1, 1]


def test_an_address_is_no_heading_though_it_begins_with_a_number_in_bold():
    report = report_of(
        *chapters(("1", "Summary", 2)),
        heading("High Street, Anytown AN1 8XY", "77"),
        text(),
        *chapters(("2", "Risk", 1)),
    )

    assert [number for number, _, _ in headings_of(report)] == ["1", "2"]
    assert "77 High Street, Anytown AN1 8XY" in [p.text for p in report.sections[0].paragraphs]


def test_a_number_left_out_and_a_number_used_twice_are_still_headings():
    report = report_of(*chapters(("1", "Summary", 2), ("3", "Risk", 2), ("3", "Legal advice", 2), ("4", "Money", 1)))

    assert [number for number, _, _ in headings_of(report)] == ["1", "3", "3", "4"]


def test_chapters_counted_with_a_nought_are_of_the_first_level():
    report = report_of(
        heading("Purpose", "1.0"), text(SENTENCE, "1.1"), heading("Issues", "2.0"), text(SENTENCE, "2.1"), text()
    )

    assert headings_of(report) == [("1.0", "Purpose", 1), ("2.0", "Issues", 1)]


def test_lettered_chapters_over_paragraphs_that_count_on_are_headings_of_one_level():
    letters = [("A.", "PURPOSE"), ("B.", "MONEY MATTERS"), ("C.", "LAW"), ("D.", "NEXT STEPS")]
    pieces: list[Piece] = []
    for n, (letter, words) in enumerate(letters):
        pieces += [text(words, letter, gap=12), text(SENTENCE, f"{2 * n + 1}."), text(SENTENCE, f"{2 * n + 2}.")]

    assert headings_of(report_of(*pieces)) == [(letter[0], words, 1) for letter, words in letters]


def test_a_bar_of_one_table_row_is_a_heading():
    report = report_of(table(("1. Purpose of the report",)), text(), table(("2.", "Recommendations")), text(), text())

    assert headings_of(report) == [("1", "Purpose of the report", 1), ("2", "Recommendations", 1)]


def test_a_heading_over_two_lines_is_one():
    report = report_of(
        heading("THE STATE OF THE HOMES AND", "3.", gap=12),
        heading("WHAT TENANTS SAY", gap=2),
        text(SENTENCE, "3.1"),
        *chapters(("4.", "Next", 1)),
    )

    assert headings_of(report)[0] == ("3", "THE STATE OF THE HOMES AND WHAT TENANTS SAY", 1)


def test_a_number_that_stands_alone_belongs_to_the_words_after_it():
    report = report_of(heading("", "1."), heading("Purpose"), text(SENTENCE, "1.1"), *chapters(("2.", "Next", 1)))

    assert headings_of(report)[0] == ("1", "Purpose", 1)


@pytest.mark.parametrize(
    "words",
    [
        "Table 2: Savings by directorate", "Figure 1 – Homes", "12 June 2031", "jane.doe@anytown.example", "OFFICIAL",
        "None", "☒ Yes", "Legal advice: none was needed for this report.",
    ],
)  # fmt: skip
def test_bold_lines_of_other_kinds_are_no_headings(words):
    report = report_of(*chapters(("1", "Summary", 2)), text(words, bold=True), *chapters(("2", "Risk", 2)))

    assert len(report.sections) == 2


def test_run_in_heads_stay_in_their_paragraph():
    report = report_of(*chapters(("1", "Summary", 1)), text(f"Optimism. {SENTENCE}", run_in="Optimism."), text())

    assert report.sections[0].paragraphs[1].run_in == "Optimism."
    assert report.sections[0].paragraphs[1].text.startswith("Optimism. The")


def test_words_styles_on_whole_paragraphs_make_them_no_headings():
    pieces: list[Piece] = []
    for chapter, words in enumerate(("Summary", "Background", "Options"), 1):
        pieces.append(heading(words, str(chapter), level=1))
        pieces += [text(SENTENCE, f"{chapter}.{n}", level=2) for n in range(1, 4)]

    assert [words for _, words, _ in headings_of(report_of(*pieces))] == ["Summary", "Background", "Options"]


def test_an_unnumbered_heading_stands_under_the_louder_one_before_it():
    report = report_of(
        heading("Findings", size=16.0), text(), heading("Homes"), text(), heading("Streets"), text(),
        heading("Money", size=16.0), text(),
    )  # fmt: skip

    assert [level for _, _, level in headings_of(report)] == [1, 2, 2, 1]


def test_a_paragraph_cut_in_mid_sentence_is_one_again_with_both_its_places():
    first = text("Many of the programmes and projects within the", "4.5", page=1, box=(70, 700, 500, 740))
    second = text("IRP have been started in answer to what was found.", page=2, box=(70, 60, 500, 90))

    [paragraph] = report_of(heading("Plan", "4."), first, second).sections[0].paragraphs

    assert (
        paragraph.text
        == "Many of the programmes and projects within the IRP have been started in answer to what was found."
    )
    assert paragraph.rest == ((2, (70, 60, 500, 90)),)


def test_a_cut_before_a_year_is_joined_too():
    parts = (text("The Panel will report to the Council no later than 18 June", "4.5"), text("2032. It has met twice."))

    assert [p.text for p in report_of(heading("Plan", "4."), *parts).sections[0].paragraphs] == [
        "The Panel will report to the Council no later than 18 June 2032. It has met twice."
    ]


def test_a_count_behind_a_bullet_is_the_points_number():
    points = [text(f"{letter}. Words of the point.", "•") for letter in "abc"]

    paragraphs = report_of(*chapters(("1", "Plan", 1)), *points).sections[0].paragraphs

    assert [(p.number, p.text) for p in paragraphs[1:]] == [(f"{letter}.", "Words of the point.") for letter in "abc"]


def test_lists_in_lists_have_levels_and_a_roman_one_is_no_letter():
    marks = ["(a)", "(b)", "(i)", "(ii)", "(c)", "•", "•"]
    indents = [18, 18, 36, 36, 18, 36, 36]
    points = [text("words of a point", mark, indent=i) for mark, i in zip(marks, indents, strict=True)]

    paragraphs = report_of(*chapters(("1", "Plan", 1)), *points).sections[0].paragraphs[1:]

    assert [p.level for p in paragraphs] == [1, 1, 2, 2, 1, 2, 2]


def test_the_letter_i_after_h_is_of_the_same_list():
    points = [text("words of a point", f"({letter})") for letter in "ghij"]

    assert {p.level for p in report_of(*chapters(("1", "Plan", 1)), *points).sections[0].paragraphs[1:]} == {1}


def test_positions_tell_whether_a_paragraph_stands_before_or_after_a_table():
    report = report_of(
        heading("Plan", "1"), text(SENTENCE, "1.1"), table(("a", "b"), ("c", "d")), text(SENTENCE, "1.2")
    )

    [before, after], [between] = report.sections[0].paragraphs, report.sections[0].tables
    assert report.sections[0].position < before.position < between.position < after.position


def test_a_footnote_is_no_numbered_paragraph():
    report = report_of(*chapters(("1", "Plan", 1)), text("Prices of 2031.", "1", style="footnote", size=8.0))

    assert [p.number for p in report.sections[0].paragraphs] == ["1.1", ""]


def test_every_word_that_goes_in_comes_out():
    pieces: list[Piece] = [
        heading("Anytown Borough Council", size=16.0), heading("Report to Cabinet"), text("12 June 2031"),
        table(("Subject:", "Parks"), ("Report of:", "Jane Doe, Director of Place"), ("Our own row", "Value")),
        text("Words before the first heading that belong nowhere, in a sentence of their own."),
        heading("Contents"), text("Purpose ........ 2"), text("Money ........ 3"), text("Risk ........ 4"),
        *chapters(("1", "Purpose", 2)), text("a point;", "•"), table(("Year", "£000"), ("2031", "12")),
        text("An end", italic=True), text("Another"), heading("OFFICIAL"),
    ]  # fmt: skip
    given = [part for p in pieces if isinstance(p, Text) for part in (p.number, p.text.replace("........", ""))]
    given += [cell for p in pieces if not isinstance(p, Text) for row in (p.header, *p.rows) for cell in row]

    # The title line says both the body and nothing else: it is kept once.
    assert words_of(report_of(*pieces)) == words_in(given)


def test_a_report_without_headings_is_said_to_be_so():
    from parsers.outline import reports_of

    reading = reports_of([text(), text()])

    assert [finding.rule for finding in reading.findings] == ["I22"]
    assert len(reading.reports[0].opening) == 2

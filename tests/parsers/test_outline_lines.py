"""Lines that look like headings and are none, numbers of rarer forms, and appendices in a row of the last table."""

import pytest
from report_pieces import SENTENCE, chapters, heading, headings_of, report_of, table, text

from parsers.flow_marks import form_of
from parsers.outline_numbers import Number, readings_of
from parsers.outline_pieces import made_ready
from parsers.pieces import Text
from parsers.typed_numbers import typed_number


@pytest.mark.parametrize("number", ["A1.", "R2.", "2a.", "3A.", "[1]", "(aa)", "2.1(a)"])
def test_numbers_of_rarer_forms_are_numbers_in_word_and_in_pdf(number):
    assert typed_number(f"{number} Officers looked at costs.") == (number, "Officers looked at costs.")
    assert form_of(number) in ("stopped", "pointed")


@pytest.mark.parametrize(
    "words", ["A1 is a busy road.", "2A Mill Lane is sold.", "B2B sales rose.", "[see below] for costs"]
)
def test_figures_and_letters_that_words_begin_with_are_no_numbers(words):
    assert typed_number(words) == ("", words)


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("3A.", Number("figures", (3,), ".")),
        ("2.1(b)", Number("figures", (2, 1, 2))),
        ("[1]", Number("figures", (1,), "()")),
        ("A1.", Number("figures", (1,), ".", "A")),
    ],
)
def test_rarer_numbers_count_with_their_like(printed, number):
    assert readings_of(printed)[0] == number


def test_letters_with_figures_count_where_several_follow_one_another():
    ready = made_ready([text("A1 Ratings are given."), text("A2 Managers rate."), text("M1 is the road north.")])

    assert [(one.number, one.text) for one in ready if isinstance(one, Text)] == [
        ("A1", "Ratings are given."),
        ("A2", "Managers rate."),
        ("", "M1 is the road north."),
    ]


def test_a_post_under_the_name_of_who_verified_is_no_heading():
    report = report_of(
        *chapters(("1", "Implications", 0)), heading("Financial", "1.1"), text("Implications verified by: Laurie Beck"),
        heading("Head of Corporate Finance"), text(), *chapters(("2", "Background", 2)),
        heading("Marcus Ellery", gap=30.0), heading("Head of Housing"), text("Contact: 01347 496 118"),
    )  # fmt: skip

    assert headings_of(report) == [("1", "Implications", 1), ("1.1", "Financial", 2), ("2", "Background", 1)]


def test_an_officers_post_over_what_that_officer_says_stays_a_heading():
    report = report_of(
        *chapters(("1", "Background", 1)), heading("Comments Received", "2", size=14.0), heading("Monitoring Officer"),
        text("The comments received are these: the council may let it."), heading("Chief Finance Officer"), text(),
    )  # fmt: skip

    assert [words for _, words, _ in headings_of(report)][1:] == [
        "Comments Received",
        "Monitoring Officer",
        "Chief Finance Officer",
    ]


def test_a_numbered_heading_with_long_guidance_in_brackets_is_a_heading():
    words = "Background papers used (including where they are kept, and whether any of them are exempt or protected):"
    report = report_of(*chapters(("7", "Implications", 2)), heading(words, "8."), text("None", "•"),
                       *chapters(("9", "Appendices to the report", 1)))  # fmt: skip

    assert ("8", words, 1) in headings_of(report)


def test_appendices_are_listed_in_a_row_of_a_table_at_the_end():
    report = report_of(
        *chapters(("1", "Background", 2)), heading("Access to Information"),
        table(("Contact Officer:", "Ann Lee"), ("Appendices:", "Appendix 1 – Rounds\nAppendix 2 – Equality"),
              ("Background Papers:", SENTENCE)),
    )  # fmt: skip

    assert [(one.label, one.title) for one in report.appendices] == [("1", "Rounds"), ("2", "Equality")]


def test_an_initial_before_a_name_is_no_number_unless_letters_count():
    ready = made_ready(
        [text("Tolliver", "J."), heading("Purpose", "A."), heading("Options", "B."), text("Roman", "V.")]
    )

    assert [(one.number, one.text) for one in ready if isinstance(one, Text)] == [
        ("", "J. Tolliver"), ("A.", "Purpose"), ("B.", "Options"), ("V.", "Roman"),
    ]  # fmt: skip


def test_a_grid_of_figures_under_appendices_lists_none():
    report = report_of(
        *chapters(("1", "Background", 2)), heading("Appendices", "2"), table(("1", "2"), ("A", "Site plan"))
    )

    assert [(one.label, one.title) for one in report.appendices] == [("A", "Site plan")]


def test_recommendations_counted_by_letter_and_figure_are_told_apart_though_they_begin_small():
    report = report_of(
        *chapters(("1.0", "Purpose of report", 1)),
        heading("Recommendations", "2.0"),
        text("It is RECOMMENDED that Cabinet:"),
        text("R1 adopts the plan for the orchards set out in section 4; and"),
        text("R2 asks for a report each quarter."),
        *chapters(("3.0", "Background", 1)),
    )

    assert [(one.number, one.text) for one in report.recommendations] == [
        ("R1", "adopts the plan for the orchards set out in section 4; and"),
        ("R2", "asks for a report each quarter."),
    ]


def test_recommendations_of_two_sorts_under_the_front_page_are_all_asked():
    report = report_of(
        heading("Anytown City Council"),
        table(("Meeting", "Cabinet"), ("Date", "9 June 2031"), ("Report title", "Homes by the mill race")),
        heading("Recommendations for decision:"),
        text("The Cabinet is recommended to:"),
        text("Approve the homes in Appendix 1.", "1."),
        text("Agree the lease of the yard.", "2."),
        heading("Recommendation for noting:"),
        text("The Cabinet is asked to note:"),
        text("The views of tenants in section 4.", "1."),
        *chapters(("1.0", "Purpose", 2), ("2.0", "Background", 2)),
    )

    assert [one.text for one in report.recommendations] == [
        "Approve the homes in Appendix 1.", "Agree the lease of the yard.", "The views of tenants in section 4.",
    ]  # fmt: skip
    assert [section.heading for section in report.sections][:2] == [
        "Recommendations for decision:", "Recommendation for noting:",
    ]  # fmt: skip


def test_chapters_counted_by_a_bare_letter_are_headings_and_rows_at_the_end_are_no_front_page():
    pieces = [
        heading("Anytown City Council"),
        heading("Report to Cabinet"),
        text("Report title: A bus company"),
        text("Date of meeting: 7 July 2031"),
    ]
    for letter, words in (("A", "Summary"), ("B", "Decisions asked for"), ("C", "What was looked at"), ("D", "Money")):
        pieces += [heading(f"{letter} {words}"), *(text(SENTENCE, f"{count}.") for count in range(1, 6))]
        pieces += [heading("To let a contract"), text(SENTENCE, "6.")] if letter == "C" else []
    report = report_of(*pieces, text("Background papers: replies to the two tenders."))

    assert [(section.number, section.heading) for section in report.sections] == [
        ("A", "Summary"), ("B", "Decisions asked for"), ("C", "What was looked at"), ("", "To let a contract"),
        ("D", "Money"),
    ]  # fmt: skip


def test_a_headings_article_is_no_letter_that_counts():
    ready = made_ready([heading("A Plan for Parks"), text(), heading("B Road repairs"), text()])

    assert [piece.number for piece in ready if isinstance(piece, Text)] == ["", "", "", ""]

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

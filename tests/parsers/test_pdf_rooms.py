"""The small rooms a published plan goes through: words over lines, marks, boxes, headings, numbers, dates."""

from datetime import date

import pytest

from parsers.list_marks import mark_of
from parsers.pdf_lines import Glyph, lines_of
from parsers.pdf_page import Ruling
from parsers.pdf_tables import boxes_of, touching_rulings
from parsers.plan_dates import Named, date_named, dates_named
from parsers.plan_headings import Column, columns_of, likeness, may_hold_headings
from parsers.plan_joining import leading_number
from parsers.report_front import is_plan_title, marking, organisation
from parsers.words_over_lines import glued, vocabulary


def glyphs(text, x=100.0, baseline=100.0, size=10.0, font="Sans", step=5.0):
    return [
        Glyph(char, x + i * step, baseline - 8, x + (i + 1) * step, baseline + 2, baseline, size, font)
        for i, char in enumerate(text)
    ]


def line(text, **where):
    return lines_of(glyphs(text, **where))[0]


# words and lines


def test_a_line_is_what_stands_on_one_height_in_the_order_of_reading():
    [read] = lines_of([*glyphs("second", x=150), *glyphs("first ", x=100)])
    assert read.text == "first second"


def test_a_raised_figure_stays_on_its_line():
    [read] = lines_of([*glyphs("note"), *glyphs("1", x=120, baseline=97, size=6)])
    assert read.text == "note1"


def test_letters_drawn_twice_for_boldness_are_read_once():
    [read] = lines_of([*glyphs("bold"), *glyphs("bold", x=100.3)])
    assert read.text == "bold"


def test_a_gap_without_a_drawn_space_parts_words():
    [read] = lines_of([*glyphs("two", x=100), *glyphs("words", x=118)])
    assert read.text == "two words"


def test_a_line_remembers_a_space_after_its_last_word():
    assert line("goes on ").spaced
    assert not line("ends").spaced


def test_joined_letters_are_taken_apart():
    assert line("o\ufb03cer").text == "officer"


@pytest.mark.parametrize(
    ("before", "after", "elsewhere", "whole"),
    [
        ("a semi-", "permanent part", "", "a semi-permanent part"),
        ("good gover-", "nance", "The governance of it", "good governance"),
        ("short-", "and long-term", "", "short- and long-term"),
        ("the Coun\u00ad", "cil", "", "the Council"),
        ("council/", "cabinet", "", "council/cabinet"),
        ("council/ ", "cabinet", "", "council/ cabinet"),
        ("arrangements –", "with", "", "arrangements – with"),
        ("2030–", "31", "", "2030–31"),
        ("Boats 2030– ", "2035", "", "Boats 2030–2035"),
        ("the recon-", "ciliation of it", "the recon\ufffeciliation of it", "the reconciliation of it"),
        ("the perm-", "its given", "the perm\ufffeits given, pub\ufffelished, published", "the permits given"),
        ("a tow-", "path by it", "a tow\ufffepath by it", "a tow-path by it"),
        ("a life-", "insurance", "a life\ufffeinsurance pub\ufffelished, published", "a life-insurance"),
        ("a boat-", "station", "a boat\ufffestation", "a boat-station"),
        ("to and", "fro", "", "to and fro"),
    ],
)
def test_words_parted_by_a_lines_end_are_put_together(before, after, elsewhere, whole):
    assert glued([line(before), line(after)], vocabulary([elsewhere])) == whole


# marks


@pytest.mark.parametrize("text", ["• Point", "\uf0b7 Point", "➢ Point", "o Point", "(cid:183) Point"])
def test_a_bullet_at_a_lines_start_is_a_mark(text):
    assert " ".join(word.text for word in mark_of(line(text)).rest) == "Point"


def test_a_letter_of_a_symbol_font_is_a_mark():
    mark = mark_of(lines_of([*glyphs("n", font="Wingdings-Regular"), *glyphs("Point", x=110)])[0])
    assert mark.text == "n"


@pytest.mark.parametrize("text", ["Only words", "of course", "2031 was", "a plan", "A. N. Other"])
def test_ordinary_words_are_no_marks(text):
    assert mark_of(line(text)) is None


@pytest.mark.parametrize("text", ["(a) First", "i) First", "1. First", "2.1 First"])
def test_letters_and_figures_that_count_are_marks_that_may_be_text(text):
    assert mark_of(line(text)).kind == "1"
    assert not mark_of(line(text)).certain


# boxes


def tables(*rulings):
    """Return the boxes of each table that rulings make, from left to right and down."""
    return [sorted(boxes_of(group)) for group in touching_rulings(Ruling(*ruling) for ruling in rulings)]


def level(y, x0=100, x1=300):
    return (x0, y, x1, y)


def upright(x, y0=100, y1=300):
    return (x, y0, x, y1)


def test_lines_that_cross_make_boxes():
    assert tables(level(100), level(200), level(300), upright(100), upright(200), upright(300)) == [
        [(100, 100, 200, 200), (100, 200, 200, 300), (200, 100, 300, 200), (200, 200, 300, 300)]
    ]


def test_a_table_without_outer_borders_has_its_boxes_all_the_same():
    [boxes] = tables(level(100), level(200), upright(200, 100, 300))
    assert len(boxes) == 4


def test_a_box_that_reaches_over_two_rows_is_one():
    assert tables(level(100), level(200, 200, 300), level(300), upright(100), upright(200), upright(300)) == [
        [(100, 100, 200, 300), (200, 100, 300, 200), (200, 200, 300, 300)]
    ]


def test_two_tables_on_a_page_are_two():
    first = (level(100), level(150), upright(100, 100, 150), upright(200, 100, 150), upright(300, 100, 150))
    second = (level(400), level(450), upright(100, 400, 450), upright(150, 400, 450), upright(300, 400, 450))
    assert [len(boxes) for boxes in tables(*first, *second)] == [2, 2]


def test_the_two_edges_of_a_thick_line_are_one_line():
    doubled = [(x0 + d, y0 + d, x1 + d, y1 + d) for x0, y0, x1, y1 in (level(100), level(200)) for d in (0, 0.8)]
    uprights = (upright(100, 100, 200), upright(200, 100, 200), upright(300, 100, 200))
    [boxes] = tables(*doubled, *uprights)
    assert len(boxes) == 2


def test_a_drawing_of_thousands_of_lines_is_no_table():
    assert tables(*((i * 7.0, 0, i * 7.0, 500) for i in range(3000))) == []


# headings


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("CfX Recommendation", Column.RECOMMENDATION),
        ("Council response – current, planned or proposed activity", Column.ACTIVITY),
        ("Response to the recommendation", Column.ACTIVITY),
        ("Key deliverables due within 6 months (June 2031)", Column.DELIVERABLE),
        ("Outcome sought", Column.MEASURE),
        ("Action owner", Column.OFFICER),
        ("Accountable Officer", Column.OFFICER),
        ("Who?", Column.OFFICER),
        ("Supporting officers", Column.SUPPORT),
        ("By when", Column.DUE),
        ("Milestone date", Column.DUE),
        ("Target completion date", Column.DUE),
        ("Timescale", Column.DUE),
        ("Rec. no.", Column.OTHER),
        ("Ref", Column.NUMBER),
        ("#", Column.NUMBER),
        ("RAG", Column.OTHER),
    ],
)
def test_a_heading_says_what_its_column_holds(heading, column):
    fixed = ["Recommendation", "Action", "Deliverable", "Officer"]
    others = [] if column in (Column.RECOMMENDATION, Column.OFFICER) else fixed
    assert columns_of([*others, heading])[-1] is column


def test_of_theme_and_recommendation_the_recommendation_is_the_recommendation():
    assert columns_of(["Theme", "Recommendation", "Action", "Output", "Lead"])[:2] == (
        Column.OTHER,
        Column.RECOMMENDATION,
    )


@pytest.mark.parametrize(
    "headings",
    [
        ["Risk", "Mitigating action", "Owner", "Review date"],
        ["Recommendation", "Reason"],
        ["Date", "Company", "City", "Employees", "Closure"],
        ["Option", "Outcome", "Cost"],
    ],
)
def test_tables_of_other_kinds_are_not_like_a_plan(headings):
    assert likeness(headings) == 0


def test_prose_about_officers_and_actions_holds_no_headings():
    prose = "The committee considered the report at some length.\n" * 30
    assert not may_hold_headings(prose)


# numbers


@pytest.mark.parametrize(
    ("printed", "number", "title"),
    [
        ("1. Refocus", 1, "Refocus"),
        ("R12 Refocus", 12, "Refocus"),
        ("Recommendation 3: Refocus", 3, "Refocus"),
        ("Rec 4 – Refocus", 4, "Refocus"),
        ("5 Refocus", 5, "Refocus"),
    ],
)
def test_a_number_is_told_from_its_title(printed, number, title):
    assert leading_number(printed, number) == (number, title)


@pytest.mark.parametrize("printed", ["24/25 budget", "3 year plan", "1.1 Refocus", "Refocus 1.", "2031 elections"])
def test_figures_that_are_no_number_stay_in_the_title(printed):
    assert leading_number(printed, 9) is None


# dates


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("within 6 months (June 2024)", Named(date(2024, 6, 30), "month")),
        ("by the end of February 2032", Named(date(2032, 2, 29), "month")),
        ("by 31st March 2031", Named(date(2031, 3, 31))),
        ("31/03/2031", Named(date(2031, 3, 31))),
        ("Sept 2031", Named(date(2031, 9, 30), "month")),
        ("within 6 months", None),
        ("between May 2031 and July 2031", None),
        ("Q4 2031/32", None),
        ("you may 2031 times", None),
        ("31 February 2031", None),
    ],
)
def test_a_date_is_taken_only_where_one_is_named(text, named):
    assert date_named(text) == named


def test_dates_come_in_the_order_they_are_named():
    assert [named.day.month for named in dates_named("1 May 2031, June 2031 and 03/07/2031")] == [5, 6, 7]


# the front


@pytest.mark.parametrize(
    ("front", "name"),
    [
        ("Northmere City Council\r\nReport to Cabinet", "Northmere City Council"),
        ("Northmere City Council Report to Cabinet", "Northmere City Council"),
        ("Cabinet\nLondon Borough of Northmere\n", "London Borough of Northmere"),
        ("Council of the City of Northmere upon Sea Council", "Council of the City of Northmere upon Sea Council"),
        ("The Council agreed the plan", ""),
        ("Report to Cabinet", ""),
        ("the Leader of\nthe Council, to make small changes", ""),
    ],
)
def test_the_councils_name_stands_on_the_front(front, name):
    assert organisation([front]) == name


@pytest.mark.parametrize("printed", ["3. Action plan", "3 Action plan", "3.2 Action plan", "Appendix B: Action plan"])
def test_a_plans_title_is_without_its_number_or_label(printed):
    assert is_plan_title(printed, stands_out=True) == "Action plan"


def test_the_marking_is_that_of_the_tables_pages():
    assert marking(["OFFICIAL", "OFFICIAL\nThe OFFICIAL line", "OFFICIAL - SENSITIVE"], [3]) == "OFFICIAL - SENSITIVE"
    assert marking(["An official report"], [1]) == ""

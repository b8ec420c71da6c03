"""A plan in a PDF is taken from the tables that are read there: rows over pages, their ends, their wrapped words."""

import pytest
from plan_tables import printed, rules
from report_pages import Style

HEADINGS = ("Recommendation", "Action", "Deliverable", "By when", "Lead officer")
WIDTHS = (130, 220, 160, 90, 110)
LONG = "Ask those who live there, those who work there and those who only pass through what they would rather have"
UNNUMBERED = [
    [["Keep the night stops lit"], [LONG], ["A list of stops"], ["30 June 2031"], ["Head of Roads"]],
    [
        ["Let a street refuse"],
        ["Set up a page and a telephone line"],
        ["An answer each"],
        ["July 2031"],
        ["Head of Law"],
    ],
    [["Watch what it does"], [LONG], ["Counts for a year"], ["30 June 2032"], ["Head of Roads"]],
    [["Think of the bakers"], ["Walk their way at two"], ["Three notes"], ["29 October 2031"], ["Head of Roads"]],
]


def titles(reading):
    return [r.title for r in reading.plan.recommendations]


def table(cells, **style):
    return printed(Style(bold_titles=False, **style), headings=HEADINGS, widths=WIDTHS, cells=cells)


@pytest.mark.parametrize("height", range(250, 460, 15))
@pytest.mark.parametrize("borders", ["all", "levels", "none"])
def test_rows_without_numbers_stay_apart_wherever_the_page_ends(height, borders):
    reading = table(UNNUMBERED, borders=borders, page=(842, height), row_gap=6)

    assert titles(reading) == [row[0][0] for row in UNNUMBERED]
    assert [d.due is None for d in reading.plan.deliverables()] == [False] * 4


def test_a_numbered_row_on_a_new_page_is_a_row_though_the_title_above_it_ends_openly():
    said = [
        [[f"{n}. Say what the members answer for"], [LONG], ["A note"], ["June 2031"], ["Head of Law"]] for n in (1, 2)
    ]
    for height in range(250, 330, 10):
        reading = table(said, page=(842, height), repeat_headings=False)
        assert titles(reading) == ["Say what the members answer for"] * 2


@pytest.mark.parametrize("borders", ["all", "none"])
def test_a_heading_under_the_table_is_no_recommendation(borders):
    told = [("line", "Legal considerations", 12), ("prose", "The council may do so under the general power. " * 4)]
    style = Style(borders=borders, page=(842, 420), row_gap=6)
    reading = printed(style, headings=HEADINGS, widths=WIDTHS, cells=UNNUMBERED, after=told)

    assert titles(reading) == [row[0][0] for row in UNNUMBERED]
    assert "I07" not in rules(reading)


@pytest.mark.parametrize("post", ["Head of Open Spaces / Plots Officer", "Director of Finance (Section 151 Officer)"])
def test_a_post_that_wraps_before_a_stroke_or_within_brackets_is_one(post):
    cells = [[*row[:4], [post]] for row in UNNUMBERED]
    for width in range(70, 100, 4):
        plan = printed(headings=HEADINGS, widths=(*WIDTHS[:4], width), cells=cells).plan
        assert [r.accountable_officers for r in plan.recommendations] == [tuple(post.split(" / "))] * 4


def test_a_figure_that_a_line_begins_with_stays_with_the_words_before_it():
    cells = [[*row[:2], ["Four bays of at least 14 metres"], *row[3:]] for row in UNNUMBERED]
    for width in range(100, 150, 5):
        plan = printed(headings=HEADINGS, widths=(130, 220, width, 90, 110), cells=cells).plan
        assert [d.text for d in plan.deliverables()] == ["Four bays of at least 14 metres"] * 4


def test_paragraphs_that_begin_side_by_side_are_no_rows_where_numbered_rows_have_more_room():
    two = [["Write to every tenant.", "Count the answers."], ["Letters.", "A table of answers."]]
    cells = [
        [[f"{n}. Ask {who}"], *two, ["June 2031"], ["Head of Law"]] for n, who in enumerate(("them", "all", "us"), 1)
    ]
    reading = table(cells, borders="none", row_gap=8)

    assert [len(r.deliverables) for r in reading.plan.recommendations] == [2, 2, 2]
    assert titles(reading) == ["Ask them", "Ask all", "Ask us"]


@pytest.mark.parametrize("borders", ["all", "none"])
def test_a_space_after_a_wrapped_line_is_seen_in_every_column(borders):
    cells = [
        [*row[:1], ["Publish what Members decided"], ["A note on what Members decided"], *row[3:]] for row in UNNUMBERED
    ]
    style = Style(borders=borders, gap=0, keep_spaces=True, row_gap=6)
    for width in range(70, 110, 5):
        plan = printed(style, headings=HEADINGS, widths=(130, width, width + 30, 110, 110), cells=cells).plan
        assert [[a.text for a in r.activities] for r in plan.recommendations] == [["Publish what Members decided"]] * 4

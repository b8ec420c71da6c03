"""What a page's end or a column's edge cuts is whole again: points of lists, long words."""

import pytest
from plan_tables import as_agreed, messages, printed
from report_pages import Point, Style, width_of

from parsers.column_spacing import measure_spacing
from parsers.line_joints import CellLine, Joint, Spacing, joint_of
from parsers.list_marks import mark_of
from parsers.pdf_lines import Glyph, lines_of
from parsers.words_over_lines import is_one_word, vocabulary

HEADINGS = ("Recommendation", "Response", "Deliverable", "Accountable officer")
LONG = "Training budget, committee survey, workshop on ethics, agenda for residents, protocol on conduct and partners."
NESTED = "Scrutiny of the audit that residents asked for when the register of complaints was opened to members."


def a_row(number, *, activities=("Hold workshops.",), deliverables=("A report.",), numbered="{}. "):
    return [[numbered.format(number) + f"Train members {number}"], activities, deliverables, ["Head of Law"]]


def cell_line(text, *, x=100.0, page=1, baseline=100.0, limit=200.0, left=100.0):
    glyphs = [
        Glyph(char, x + 5 * i, baseline - 8, x + 5 * i + 5, baseline + 2, baseline, 10, "Sans")
        for i, char in enumerate(text)
    ]
    return CellLine(lines_of(glyphs)[0], page, limit, left)


@pytest.mark.parametrize("height", range(330, 520, 11))
@pytest.mark.parametrize("keep_spaces", [True, False])
def test_points_cut_by_the_pages_end_are_one_each_wherever_it_falls(height, keep_spaces):
    deliverables = [Point(f"Part {n}: {LONG}", indent=0, hang=18) for n in "abc"]
    activities = ["Act on what follows:", *(Point(f"Step {n}: {NESTED}", indent=0, hang=18) for n in "ab")]
    cells = [a_row(1), a_row(2, activities=activities, deliverables=deliverables)]
    style = Style(page=(595, height), keep_spaces=keep_spaces)
    reading = printed(style, headings=HEADINGS, widths=(90, 130, 110, 90), cells=cells)
    wanted = (
        2,
        "Train members 2",
        [("Act on what follows:", tuple(f"Step {n}: {NESTED}" for n in "ab"))],
        [f"Part {n}: {LONG}" for n in "abc"],
        ["Head of Law"],
        [],
    )
    assert as_agreed(reading.plan)[1] == wanted


def test_a_line_in_lower_case_left_of_its_points_words_is_in_doubt_and_not_a_new_paragraph():
    point = cell_line("• Act on what", limit=165)
    # The bullet's words stand a tab away.
    glyphs = [g._replace(x0=g.x0 + 10, x1=g.x1 + 10) for word in point.line.words[1:] for g in word.glyphs]
    point = point._replace(line=lines_of([*point.line.words[0].glyphs, *glyphs])[0], limit=175)
    mark = mark_of(point.line)
    more = cell_line("residents said", page=2)
    single = Spacing(1.2, has_gaps=False, keeps_spaces=False)
    assert joint_of(point, more, single, [point], mark) is Joint.DOUBTFUL
    anew = cell_line("Residents said", page=2)
    assert joint_of(point, anew, single, [point], mark) is Joint.BROKEN


def test_a_points_last_line_alone_on_its_page_goes_on_with_the_point():
    point = cell_line("• Every contract above", limit=215)
    glyphs = [g._replace(x0=g.x0 + 10, x1=g.x1 + 10) for word in point.line.words[1:] for g in word.glyphs]
    point = point._replace(line=lines_of([*point.line.words[0].glyphs, *glyphs])[0])
    words = point.line.words[1].x0
    single = Spacing(1.2, has_gaps=False, keeps_spaces=False)
    rest = cell_line("£100,000", x=words, left=words, page=2)

    assert joint_of(point, rest, single, [point], mark_of(point.line)) is Joint.DOUBTFUL


def typed(*cells):
    """Return a column of cells, each of lines 13 points apart that a program broke at 200 points."""
    return {0: [[cell_line(text, baseline=100.0 + 13 * at) for at, text in enumerate(lines)] for lines in cells]}


def test_a_line_with_a_space_after_it_was_wrapped_where_cells_end_without_one():
    columns = typed(("Summary of activity ", "Key figures and a plan"), ("One report",), ("A second one",))
    [(before, after), *_] = columns[0]
    [spacing] = measure_spacing(columns).values()

    assert spacing.ends_bare
    assert joint_of(before, after, spacing) is Joint.JOINED
    assert joint_of(cell_line("Summary of activity"), after, spacing) is Joint.DOUBTFUL


def test_a_space_after_a_line_says_nothing_where_cells_end_with_one_or_few_show_it():
    for others in ([("One report ",), ("A second one ",)], [("One report",)]):
        columns = typed(("Summary of activity ", "Key figures and a plan"), *others)
        [(before, after), *_] = columns[0]
        [spacing] = measure_spacing(columns).values()

        assert joint_of(before, after, spacing) is Joint.DOUBTFUL


@pytest.mark.parametrize("width", [64, 70, 76])
def test_recommendation_and_number_are_told_from_the_title_though_the_column_cuts_the_word(width):
    cells = [a_row(n, numbered="Recommendation {}: ") for n in (1, 2, 3)]
    reading = printed(Style(bold_titles=False), headings=HEADINGS, widths=(width, 160, 160, 160), cells=cells)
    assert [(r.number, r.title) for r in reading.plan.recommendations] == [(n, f"Train members {n}") for n in (1, 2, 3)]
    assert not messages(reading, "I06")


@pytest.mark.parametrize("stop", [".", ",", ";"])
def test_a_sign_alone_on_its_line_stands_with_its_word(stop):
    text = f"Report on procurement{stop} Then act."
    room = width_of("procurement", "F1", 10) + 0.5
    assert width_of(f"procurement{stop}", "F1", 10) > room
    cells = [a_row(1, deliverables=[text])]
    reading = printed(headings=HEADINGS, widths=(120, 160, room + 10, 120), cells=cells)
    assert [d.text for d in reading.plan.deliverables()] == [text]


def test_two_words_that_each_fill_their_line_stay_two():
    cells = [
        a_row(1, activities=["Look at procurement with partners."], deliverables=["Join procurement partners."]),
        a_row(2),
    ]
    reading = printed(headings=HEADINGS, widths=(120, 160, 70, 120), cells=cells)
    assert reading.plan.recommendations[0].deliverables[0].text == "Join procurement partners."


@pytest.mark.parametrize(
    ("before", "after", "elsewhere", "one"),
    [
        ("Recommendatio", "n 1: Train", ["the recommendation made"], True),
        ("Recommendatio", "n 1: Train", [], True),
        ("procurement", "partners meet", ["ask procurement leads", "with partners"], False),
        ("procurement", "partners meet", ["with partners"], False),
        ("decarbonisation", "roadmap drawn", [], False),
        ("inform", "ation held", ["the information", "to inform members"], True),
    ],
)
def test_how_the_report_writes_a_word_says_whether_an_edge_cut_it(before, after, elsewhere, one):
    parts = cell_line(before).line, cell_line(after).line
    assert is_one_word(*parts, vocabulary([before, after, *elsewhere])) is one


# officers on one line

ALONE = ["Section 151 Officer", "Chief Executive", "Director of Law, Governance and Elections"]


def officers(*cells):
    told = [[*a_row(n)[:3], cell] for n, cell in enumerate(cells, 1)]
    return printed(Style(page=(842, 1500)), headings=HEADINGS, widths=(160, 160, 160, 240), cells=told)


def test_posts_parted_by_commas_are_told_apart_when_each_stands_alone_elsewhere():
    reading = officers(*([title] for title in ALONE), [", ".join(ALONE)])
    assert reading.plan.recommendations[-1].accountable_officers == tuple(ALONE)
    assert not messages(reading, "I12")


def test_posts_parted_by_commas_that_are_not_known_stay_one_and_the_choices_are_shown():
    reading = officers([ALONE[0]], [", ".join(ALONE)])
    assert reading.plan.recommendations[-1].accountable_officers == (", ".join(ALONE),)
    [message] = messages(reading, "I12")
    assert all(f"“{title}”" in message for title in ALONE)


@pytest.mark.parametrize(
    "title",
    [
        "Assistant Director, Performance, Policy and Partnerships",
        "Head of Audit, Risk and Insurance",
        "Director of Law, Governance and Monitoring Officer",
    ],
)
def test_a_post_that_holds_commas_is_one(title):
    reading = officers([title], ["Chief Executive"])
    assert reading.plan.recommendations[0].accountable_officers == (title,)
    assert not messages(reading, "I12")


@pytest.mark.parametrize(
    "posts",
    [
        ("Director of People", " and ", "Head of Communications"),
        ("Director of People", " & ", "Assistant Director for Housing"),
        ("Chief Executive", " and ", "Monitoring Officer"),
        ("Director (Resources)", "/", "Company Secretary"),
    ],
)
def test_posts_parted_by_an_and_or_a_stroke_stay_one_and_the_choice_is_shown(posts):
    first, between, second = posts
    reading = officers(["Clerk of Works"], [first + between + second])
    assert reading.plan.recommendations[-1].accountable_officers == (first + between + second,)
    [message] = messages(reading, "I12")
    assert f"“{first}”; “{second}”" in message


@pytest.mark.parametrize("title", ["Director of Law and Governance", "Head of Policy and Lead Officer"])
def test_a_post_that_holds_an_and_is_one(title):
    reading = officers([title], ["Chief Executive"])
    assert not messages(reading, "I12")

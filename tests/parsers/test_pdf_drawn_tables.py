"""Tables of a page, drawn with rulings or without, and over pages: what is a table, its rows and its words."""

import pytest
from laid_pages import Sheets
from report_pages import Press, Style, own_lines, width_of

from parsers.pdf_drawn_tables import tables_on
from parsers.pdf_pages import open_report
from parsers.tables_over_pages import joined
from parsers.words_over_lines import vocabulary

HEADINGS = ("Berth", "Work agreed", "Owner")
WIDTHS = (120, 250, 120)
ROWS = [
    (["North quay"], ["Dredge the channel to four metres before the autumn tides."], ["Harbour master"]),
    (["South quay"], ["Replace the fenders and the ladders along the whole of the inner wall."], ["Head of works"]),
    (["Fish dock"], ["Mend the ice house roof.", "Paint the doors."], ["Clerk of works"]),
]
WRITTEN = [tuple("\n".join(cell) for cell in row) for row in ROWS]


def read(press):
    """Read every table of what was printed, asides first."""
    with open_report(press.pdf(), "report.pdf") as report:
        words = vocabulary(line for text in report.texts for line in text.splitlines())
        pages = [report.page(number) for number in range(1, len(report.texts) + 1)]
        drawn, known = [], None
        for page in pages:
            found = tables_on(page, own_lines(page), words, known)
            last = max(found, key=lambda table: table.box[3], default=None)
            known = last.set_in if last and last.closes_page else None
            drawn += found
        return [table for table in drawn if table.is_aside], list(joined(drawn, words))


def printed(rows=ROWS, headings=HEADINGS, before=2, **style):
    press = Press(Style(page=(595, 842), **style))
    for _ in range(before):
        press.prose("The harbour board met and went through what each quay needs before the winter begins in earnest.")
    press.y += 12
    press.table(WIDTHS, headings, rows)
    press.y += 24
    press.prose(
        "Nothing of this paragraph belongs to the table above it, however closely it follows the last row there."
    )
    return read(press)[1]


@pytest.mark.parametrize("borders", ["all", "open", "levels", "none"])
def test_a_table_is_read_whichever_of_its_borders_are_drawn(borders):
    [table] = printed(borders=borders)
    assert table.header == HEADINGS
    assert list(table.rows) == WRITTEN


def test_thin_filled_boxes_are_rulings_too():
    [table] = printed(boxed=True)
    assert (table.header, list(table.rows)) == (HEADINGS, WRITTEN)


def test_a_table_on_its_side_is_read_as_people_hold_it():
    [table] = printed(before=0, turned=True)
    assert list(table.rows) == WRITTEN


@pytest.mark.parametrize("repeated", [True, False])
def test_a_table_over_pages_is_one_whether_or_not_its_headings_repeat(repeated):
    rows = [([f"Quay {n}"], [f"Work number {n} along the wall."], ["Head of works"]) for n in range(1, 90)]
    [table] = printed(rows, repeat_headings=repeated)
    assert len(table.pages) == len(table.boxes) > 2
    assert [row[0] for row in table.rows] == [f"Quay {n}" for n in range(1, 90)]
    assert set(table.row_pages) == set(table.pages)


def test_a_row_that_the_page_ends_in_mid_sentence_is_one_row():
    long = " ".join(["the wall is to be pointed and the stones set straight again"] * 30)
    rows = [(["East pier"], [f"{long} and done."], ["Harbour master"]), *ROWS]
    [table] = printed(rows, before=14)
    assert len(table.pages) > 1
    assert table.rows[0] == ("East pier", f"{long} and done.", "Harbour master")
    assert list(table.rows[1:]) == WRITTEN


@pytest.mark.parametrize("room", range(60, 120, 6))
def test_who_holds_a_post_named_over_the_page_belongs_to_the_post_and_its_date(room):
    signed = [("Harbour master", "Ann Reed"), ("Clerk of works", "Bob Hill"), ("Head of berths", "Cy Dale")]
    press = Press(Style(page=(595, 842), repeat_headings=False))
    press.y = press.bottom - room
    press.table((300, 120), ("Role", "Date"), [([post, name], ["4/12/31"]) for post, name in signed])
    [table] = read(press)[1]
    assert list(table.rows) == [("\n".join(post), "4/12/31") for post in signed]


@pytest.mark.parametrize(
    ("lines", "whole", "elsewhere"),
    [
        (("Chief", "Executive/Direct", "or of People"), "Chief Executive/Director of People", "The director is asked"),
        (("Chief Executive/Direct", "or of People"), "Chief Executive/Director of People", "The director is asked"),
        (("Homes and", "neighbourhood", "s"), "Homes and neighbourhoods", "Each neighbourhood is asked"),
        (("Recommendati", "on"), "Recommendation", "It stands on a wall of its own"),
        (("Likelihoo", "d"), "Likelihood", "Nothing is likely"),
        (("Planning Sub-", "Committee"), "Planning Sub-Committee", "The committee and its Sub-Committee"),
        (("Procurement", "on paper"), "Procurement on paper", "Procurement is done, and on time"),
        (("may be done with", "in the week"), "may be done with in the week", "Done within weeks, with care, with you"),
    ],
)
def test_a_word_that_its_column_cuts_is_whole_and_words_that_fill_it_are_two(lines, whole, elsewhere):
    sheets = Sheets()
    sheets.at(70, 70, elsewhere)
    wide = max(width_of(line, "F1", 11) for line in lines)
    edges = (70, 80 + wide + 1, 300, 490)
    for y in (90, 110, 120 + 13 * len(lines), 150 + 13 * len(lines)):
        sheets._rule(70, y, 490, y)
    for x in edges:
        sheets._rule(x, 90, x, 150 + 13 * len(lines))
    for x, heading in zip(edges, ("Lead", "Work", "Berth"), strict=False):
        sheets.at(x + 5, 105, heading, "F2")
        sheets.at(x + 5, 140 + 13 * len(lines), "None", "F1")
    for row, line in enumerate(lines):
        sheets.at(75, 125 + 13 * row, line)
    sheets.at(edges[1] + 5, 125, "Dredging and")
    sheets.at(edges[1] + 5, 138, "painting")
    sheets.at(edges[2] + 5, 125, "North quay")
    [table] = read(sheets)[1]
    assert table.rows[0] == (whole, "Dredging and painting", "North quay")


NARROW = (70, 130, 200, 300, 400)
FIVE = ("Theme", "Action", "Measure", "By when", "Owner")


def column(sheets, x, y, *lines, font="F1"):
    for line in lines:
        sheets.at(x, y, line, font)
        y += 13


def five_columns(sheets, y):
    """Write headings and the first lines of a row whose columns stand closer than two words of a justified line."""
    for x, heading in zip(NARROW, FIVE, strict=True):
        sheets.at(x, y, heading, "F2")
    for x, lines in zip(NARROW, (("Tides",), ("Dredge the", "channel and"), ("Four metres of", "water at the"),
                                 ("31 December", "2031"), ("Head of works",)), strict=True):  # fmt: skip
        column(sheets, x, y + 16, *lines)


def rest_of_row(sheets, y):
    column(sheets, NARROW[1], y, "the basin.")
    column(sheets, NARROW[2], y, "quay by May.")
    for x, text in zip(NARROW, ("Stones", "Mend walls", "All walls firm", "May 2032", "Clerk of works"), strict=True):
        sheets.at(x, y + 16, text)


DREDGED = ("Tides", "Dredge the channel and the basin.", "Four metres of water at the quay by May.", "31 December 2031",
           "Head of works")  # fmt: skip
MENDED = ("Stones", "Mend walls", "All walls firm", "May 2032", "Clerk of works")


def test_columns_without_rules_go_on_over_the_page_in_mid_sentence():
    sheets = Sheets()
    five_columns(sheets, 745)
    sheets.new_page()
    rest_of_row(sheets, 80)
    [table] = read(sheets)[1]
    assert (table.header, list(table.rows), table.pages) == (FIVE, [DREDGED, MENDED], (1, 2))


@pytest.mark.parametrize("framed", [True, False])
def test_between_upright_rules_alone_rows_are_told_by_their_lines(framed):
    sheets = Sheets()
    five_columns(sheets, 745)
    uprights = [x - 5 for x in (*NARROW, 500)]
    for x in uprights:
        sheets._rule(x, 733, x, 780)
    if framed:
        sheets._rule(uprights[0], 733, uprights[-1], 733)
    sheets.new_page()
    rest_of_row(sheets, 80)
    for x in uprights:
        sheets._rule(x, 70, x, 102)
    if framed:
        sheets._rule(uprights[0], 102, uprights[-1], 102)
    [table] = read(sheets)[1]
    assert (table.header, list(table.rows)) == (FIVE, [DREDGED, MENDED])


def test_a_bold_caption_is_no_heading_and_a_corner_may_be_empty():
    sheets = Sheets()
    sheets.at(70, 80, "What the works will cost, in thousands of pounds, over three years", "F2")
    for x, year in zip((300, 370, 440), ("2031/32", "2032/33", "2033/34"), strict=True):
        sheets.at(x, 94, year, "F2")
    for row, name in enumerate(("North quay", "South quay", "Fish dock")):
        for x, text in zip((70, 300, 370, 440), (name, "4,907", "6,949", "4,545"), strict=True):
            sheets.at(x, 110 + 14 * row, text)
    [table] = read(sheets)[1]
    assert table.header == ("", "2031/32", "2032/33", "2033/34")
    assert [row[0] for row in table.rows] == ["North quay", "South quay", "Fish dock"]


def test_points_and_a_second_paragraph_in_a_cell_begin_no_row():
    sheets = Sheets()
    for x, heading in zip((70, 220, 420), ("Work", "What is done", "Owner"), strict=True):
        sheets.at(x, 80, heading, "F2")
    for top in (98, 180):
        column(sheets, 70, top, "Dredge the channel", "before the tides")
        column(sheets, 220, top, "The boats are moved to the", "south quay for three weeks.")
        column(sheets, 420, top, "Head of works")
        column(sheets, 70, top + 29, "- in spring, by day;")
        column(sheets, 220, top + 28, "The clubs were asked, and", "all of them agreed to it.")
        column(sheets, 70, top + 45, "- in autumn.")
    [table] = read(sheets)[1]
    assert len(table.rows) == 2


def test_another_table_on_the_next_page_is_another_table():
    press = Press(Style(page=(595, 842)))
    press.table(WIDTHS, HEADINGS, ROWS)
    press.new_page()
    press.table((245, 245), ("Risk", "Answer"), [(["Silt comes back"], ["Dredge again"]), (["Rain"], ["Wait"])])
    assert [table.header for table in read(press)[1]] == [HEADINGS, ("Risk", "Answer")]


def boxed(sheets, left, top, right, bottom):
    for x0, y0, x1, y1 in [(left, top, right, top), (left, bottom, right, bottom), (left, top, left, bottom)]:
        sheets._rule(x0, y0, x1, y1)
    sheets._rule(right, top, right, bottom)


def test_a_single_box_is_an_aside_and_no_table():
    sheets = Sheets()
    boxed(sheets, 70, 90, 500, 150)
    sheets.block(80, 110, 400, "What is a fairway? It is the channel that ships keep to when they come in on the tide.")
    asides, found = read(sheets)
    assert (len(asides), found) == (1, [])


def test_a_box_of_text_set_in_columns_is_a_table():
    sheets = Sheets()
    boxed(sheets, 70, 85, 500, 175)
    for row, (berth, work) in enumerate(
        [("Berth", "Work"), ("North", "Dredge"), ("South", "Fenders"), ("Dock", "Ice")]
    ):
        sheets.at(80, 105 + 20 * row, berth, "F2" if not row else "F1")
        sheets.at(250, 105 + 20 * row, work, "F2" if not row else "F1")
    [table] = read(sheets)[1]
    assert (table.header, len(table.rows)) == (("Berth", "Work"), 3)


def test_a_cell_over_two_columns_stands_in_both_and_is_told():
    sheets = Sheets()
    boxed(sheets, 70, 90, 490, 150)
    for y in (110, 130):
        sheets._rule(70, y, 490, y)
    sheets._rule(210, 90, 210, 150)
    sheets._rule(350, 110, 350, 150)
    sheets.at(75, 105, "Quay", "F2")
    sheets.at(300, 105, "Depth", "F2")
    for x, text in ((75, "North"), (215, "4.1"), (355, "4.3")):
        sheets.at(x, 125, text)
    for x, text in ((75, "South"), (215, "3.9"), (355, "4.0")):
        sheets.at(x, 145, text)
    [table] = read(sheets)[1]
    assert (table.header, table.rows) == (
        ("Quay", "Depth", "Depth"),
        (("North", "4.1", "4.3"), ("South", "3.9", "4.0")),
    )


def test_numbered_paragraphs_with_hanging_numbers_are_no_table():
    sheets = Sheets()
    y = 100.0
    for number in range(1, 9):
        sheets.at(70, y, f"1.{number}")
        y = (
            sheets.block(110, y, 380, "The board agreed that the fenders be replaced before the winter storms begin.")
            + 22
        )
    assert read(sheets) == ([], [])


def test_a_list_of_contents_is_no_table():
    sheets = Sheets()
    for row, heading in enumerate(["Summary", "Background", "What we found", "What we ask", "Costs", "Appendices"]):
        sheets.at(70, 100 + 18 * row, heading)
        sheets.at(500, 100 + 18 * row, str(1 + 2 * row))
    assert read(sheets) == ([], [])


def test_a_page_set_in_two_columns_is_no_table():
    sheets = Sheets()
    words = "the tide was low and the boats lay on the mud until the evening when the water came back over the bar " * 4
    sheets.block(70, 100, 210, words.strip())
    sheets.block(310, 100, 210, words.strip())
    assert read(sheets) == ([], [])


def test_two_addresses_beside_one_another_are_no_table():
    sheets = Sheets()
    lines = [("Northmere Council", "Harbour House"), ("Civic Centre", "Quay Street"), ("High Street", "Northmere")]
    for row, (one, other) in enumerate(lines):
        sheets.at(70, 100 + 14 * row, one)
        sheets.at(320, 100 + 14 * row, other)
    assert read(sheets) == ([], [])


def test_figures_under_headings_are_a_table_without_any_rule():
    sheets = Sheets()
    rows = [
        ("Service", "2031/32", "2032/33"),
        ("Dredging", "1,204", "980"),
        ("Lights", "312", "(45)"),
        ("Total", "1,516", "935"),
    ]
    for row, cells in enumerate(rows):
        for x, text in zip((70, 300, 400), cells, strict=True):
            sheets.at(x, 100 + 14 * row, text, "F2" if not row else "F1")
    [table] = read(sheets)[1]
    assert (table.header, list(table.rows)) == (rows[0], rows[1:])


def test_a_last_label_that_wraps_to_a_capital_stays_whole():
    sheets = Sheets()
    for row, (label, figures) in enumerate([("Quay", ("2031", "2032")), ("Lights", ("312", "45")), ("", ())]):
        for x, text in zip((70, 170, 270), (label, *figures), strict=False):
            sheets.at(x, 100 + 15 * row, text, "F2" if not row else "F1")
    for x, text in zip((70, 170, 270), ("Total harbour and", "1,516", "935"), strict=True):
        sheets.at(x, 130, text)
    sheets.at(70, 143, "Budgets")
    sheets.at(70, 180, "All of it is before the use of reserves, which the board keeps for the winter storms.")
    [table] = read(sheets)[1]
    assert table.rows[-1] == ("Total harbour and Budgets", "1,516", "935")


def side_by_side(sheets, rows, *, at=(70, 300), step=16, bold=False):
    for row, cells in enumerate(rows):
        for x, text in zip(at, cells, strict=True):
            if text:
                sheets.at(x, 100 + step * row, text, "F2" if bold and not row else "F1")
    return sheets


def test_a_front_page_without_rules_or_bold_is_a_table_by_its_labels():
    rows = [
        ("Report of", "Harbour master"),
        ("Subject", "Dredging: progress at quarter two"),
        ("Date", "5th November 2031"),
        ("Contact officer", "Ann Reed, ext 22"),
        ("Wards", "Not applicable"),
    ]
    [table] = read(side_by_side(Sheets(), rows))[1]
    assert list(table.rows) == rows


def test_people_to_ask_side_by_side_are_a_table():
    rows = [
        ("Report Author:", "Relevant Director:"),
        ("Ann Reed", "Bob Hill"),
        ("Clerk", "Head of berths"),
        ("Pier", "Dock"),
    ]
    [table] = read(side_by_side(Sheets(), rows))[1]
    assert [row[-2:] for row in (table.header, *table.rows) if row] == rows


def test_a_sign_off_without_rules_is_a_table_of_three_columns_over_the_page():
    sheets = side_by_side(Sheets(), [("", "Named Officer", "Date")], at=(70, 230, 380), bold=True)
    for x, text in zip((70, 230, 380), ("Chief Executive", "Ann Reed", "02/09/24"), strict=True):
        sheets.at(x, 118, text)
    sheets.new_page()
    rows = [("Head of Finance", "Bob Hill", "29/08/24"), ("Head of Legal", "Cy Dale", "28/08/24")]
    [table] = read(side_by_side(sheets, rows, at=(70, 230, 380)))[1]
    assert table.header == ("", "Named Officer", "Date")
    assert list(table.rows) == [("Chief Executive", "Ann Reed", "02/09/24"), *rows]


def test_a_name_whose_last_word_had_no_room_on_its_line_is_one_line_of_the_cell():
    sheets = Sheets()
    sheets.at(70, 70, "The plan is made known each month, as each plan was before it, and each plan after.")
    boxed(sheets, 70, 90, 490, 160)
    wide = width_of("Put it on the Forward", "F1", 11)
    sheets._rule(80 + wide + 4, 90, 80 + wide + 4, 160)
    for y in (110, 140):
        sheets._rule(70, y, 490, y)
    for at, (work, by_when) in zip(
        (105, 122, 155), (("Work", "Date"), ("Put it on the Forward", "1 May 2031"), ("Do", "2 May 2031")), strict=True
    ):
        sheets.at(75, at, work, "F2" if at == 105 else "F1")
        sheets.at(85 + wide + 4, at, by_when, "F2" if at == 105 else "F1")
    sheets.at(75, 135, "Plan")
    [table] = read(sheets)[1]
    assert table.rows[0] == ("Put it on the Forward Plan", "1 May 2031")

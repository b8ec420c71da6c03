"""What follows a table is text where it is set as text: numbered headings and paragraphs, on whatever page."""

import pytest
from laid_pages import Sheets
from report_pages import width_of

from parsers.pdf_pages import open_report
from parsers.pdf_pieces import read_pieces
from parsers.pieces import Text

COLUMNS = (65, 181, 297, 413)
WALLS = (60, 96, 246, 339, 432, 525)
OPTIONS = ("Option", "What it is", "Score", "Rank")


def read(sheets):
    """Return the tables of some pages, and their text."""
    with open_report(sheets.pdf(), "report.pdf") as report:
        pieces = read_pieces(report).pieces
    return [p for p in pieces if not isinstance(p, Text)], [p for p in pieces if isinstance(p, Text)]


def row(sheets, y, *texts, font="F1", columns=COLUMNS):
    for x, text in zip(columns, texts, strict=False):
        sheets.at(x, y, text, font, 10)


def ruled(sheets, top, *rows, font="F1", walls=WALLS, height=20):
    """Draw a table with every rule, its rows one line high; return where it ends."""
    for number, texts in enumerate(rows):
        row(sheets, top + height * number + 13, *texts, font=font, columns=[x + 5 for x in walls])
    end = top + height * len(rows)
    for y in range(len(rows) + 1):
        sheets._rule(walls[0], top + height * y, walls[-1], top + height * y)
    for x in walls:
        sheets._rule(x, top, x, end)
    return end


HEADINGS = ("No", "What", "Measure", "By when", "Owner")
NORTH = ("1", "Mend the wall", "All firm", "May 2032", "Clerk")
SOUTH = ("2", "Dredge the basin", "Four metres", "2033", "Head")
WEST = ("3", "Paint the crane", "Clean", "2034", "Head")


def numbered(sheets, y, number, words, font="F2"):
    sheets.at(65, y, number, font, 10)
    sheets.at(101, y, words, font, 10)


def last_said(texts, count):
    return [f"{text.number} {text.text}".strip() for text in texts[-count:]]


def test_a_table_that_its_rules_end_has_ended_though_what_follows_fits_its_columns():
    sheets = Sheets()
    ruled(sheets, 740, HEADINGS, NORTH)
    sheets.new_page()
    end = ruled(sheets, 70, SOUTH, WEST)
    numbered(sheets, end + 18, "5.1", "None arise.", "F1")
    numbered(sheets, end + 34, "5.2", "Nor are any foreseen.", "F1")
    [table], texts = read(sheets)
    assert list(table.rows) == [NORTH, SOUTH, WEST]
    assert last_said(texts, 2) == ["5.1 None arise.", "5.2 Nor are any foreseen."]


def test_words_that_run_on_from_one_column_into_the_next_are_no_bare_row():
    sheets = Sheets()
    walls = (60, 153, 246, 339, 432, 525)
    places = [x + 5 for x in walls]
    end = ruled(sheets, 70, HEADINGS, walls=walls, font="F2")
    row(sheets, end + 13, *NORTH, columns=places)
    row(sheets, end + 29, *SOUTH, columns=places)
    # They end where the column's text may end, and its left wall falls between two words.
    for number, words, onwards in (
        ("5.1", "Hardly a ", "farthing was asked."),
        ("5.2", "Never a ", "farthing now is due."),
    ):
        begin = 241 - width_of(onwards, "F1", 10)
        y = end + (45 if number == "5.1" else 61)
        assert begin - 2 < walls[1] < begin
        sheets.at(65, y, number, size=10)
        sheets.at(begin - width_of(words, "F1", 10), y, words, size=10)
        sheets.at(begin, y, onwards, size=10)
    [table], _ = read(sheets)
    assert list(table.rows) == [NORTH, SOUTH]


def test_a_numbered_heading_under_bare_rows_is_none_of_them():
    sheets = Sheets()
    end = ruled(sheets, 70, HEADINGS, font="F2")
    row(sheets, end + 13, *NORTH, columns=[x + 5 for x in WALLS])
    row(sheets, end + 29, *SOUTH, columns=[x + 5 for x in WALLS])
    numbered(sheets, end + 47, "5.0", "Financing")
    numbered(sheets, end + 63, "5.1", "None arise.", "F1")
    [table], texts = read(sheets)
    assert list(table.rows) == [NORTH, SOUTH]
    assert last_said(texts, 2) == ["5.0 Financing", "5.1 None arise."]


def options(sheets, y, *rows):
    row(sheets, y, *OPTIONS, font="F2")
    for number, texts in enumerate(rows, 1):
        row(sheets, y + 15 * number, *texts)
    return y + 15 * len(rows)


COSTS = ("Heading", "2031/32", "2032/33", "2033/34")
HEADING = ("F2", "3.", "Financial implications of the four")
ONE_LINE = ("F1", "3.1", "The cost of the best option is set out.")
LONG = ("F1", "", "The board has one and a half million pounds for it, as the table of costs sets out.")


@pytest.mark.parametrize("between", [(HEADING, ONE_LINE), (HEADING,), (ONE_LINE,), (LONG,), (HEADING, LONG)])
@pytest.mark.parametrize("over", [True, False])
def test_text_between_two_tables_in_the_same_columns_parts_them(between, over):
    sheets = Sheets()
    first, rest = ("One", "End it", "31", "4"), [("Two", "Let it", "58", "2"), ("Three", "Keep it", "77", "1")]
    if over:
        options(sheets, 755, first)
        sheets.new_page()
        y = options(sheets, 80, *rest)
    else:
        y = options(sheets, 80, first, *rest)
    for font, number, words in between:
        y += 20
        sheets.at(65, y, f"{number} {words}".strip(), font, 10)
    row(sheets, y + 20, *COSTS, font="F2")
    row(sheets, y + 35, "Boats", "612", "1,240", "1,265")
    row(sheets, y + 50, "Nets", "233", "470", "484")
    tables, texts = read(sheets)
    assert [table.header for table in tables] == [OPTIONS, COSTS]
    assert list(tables[0].rows) == [first, *rest]
    assert len(texts) == len(between)


def test_a_groups_name_across_the_columns_parts_no_table():
    sheets = Sheets()
    options(sheets, 755, ("One", "End it", "31", "4"))
    sheets.new_page()
    y = options(sheets, 80, ("Two", "Let it", "58", "2"))
    sheets.at(65, y + 16, "2. What would need a new Act", "F2", 10)
    row(sheets, y + 32, "Three", "Keep it", "77", "1")
    [table], _ = read(sheets)
    assert [cells[1:] for cells in table.rows] == [("End it", "31", "4"), ("Let it", "58", "2"), ("Keep it", "77", "1")]


@pytest.mark.parametrize("hanging", [True, False])
@pytest.mark.parametrize("ruled_off", [True, False])
def test_a_heading_and_its_first_paragraph_within_the_columns_are_no_rows(hanging, ruled_off):
    sheets = Sheets()
    y = options(sheets, 80, ("One", "End it", "31", "4"), ("Two", "Let it", "58", "2"), ("Three", "Keep it", "77", "1"))
    for level in range(4 if ruled_off else 0):
        sheets._rule(60, 84 + 15 * level, 525, 84 + 15 * level)
    for room, number, words, font in ((28, "5.0", "Legal", "F2"), (14, "5.1", "None arise.", "F1")):
        y += room
        sheets.at(65, y, number, font, 10)
        sheets.at(101 if hanging else 85, y, words, font, 10)
    sheets.at(65, y + 14, "5.2 Nor has the board been told of any that others would have to meet.", size=10)
    [table], texts = read(sheets)
    assert [cells[0] for cells in table.rows][-1] == "Three"
    assert last_said(texts, 3)[:2] == ["5.0 Legal", "5.1 None arise."]


def test_a_numbered_group_and_its_first_row_are_rows():
    sheets = Sheets()
    y = options(sheets, 80, ("1.1", "End it", "31", "4"))
    sheets.at(65, y + 16, "2. Laws", "F2", 10)
    row(sheets, y + 32, "2.1", "Let it", "58", "2")
    row(sheets, y + 48, "2.2", "Keep it", "77", "1")
    [table], _ = read(sheets)
    assert [cells[1] for cells in table.rows if cells[1]] == ["End it", "Let it", "Keep it"]


def test_a_numbered_heading_whose_words_stand_in_the_second_column_is_no_last_row():
    sheets = Sheets()
    narrow = (65, 101, 297, 413)
    row(sheets, 80, "No", "What it is", "Score", "Rank", font="F2", columns=narrow)
    row(sheets, 95, "1", "End it", "31", "4", columns=narrow)
    row(sheets, 110, "2", "Let it", "58", "2", columns=narrow)
    numbered(sheets, 134, "5.0", "Financing")
    sheets.block(
        65, 152, 450, "The board has one and a half million pounds for it, and it will need no more. " * 2, size=10
    )
    [table], texts = read(sheets)
    assert [cells[0] for cells in table.rows] == ["1", "2"]
    assert texts[0].text == "Financing"

"""What a page's end leaves of a table's row stands at the next page's head: in a box, bare, or between rules."""

from laid_pages import Sheets

from paperclerk.domain.report import ReportTable
from parsers.pdf_pages import open_report
from parsers.pdf_pieces import read_pieces
from parsers.pdf_report import read_plan

XS = (70, 170, 330)
RIGHT = 500
HEADINGS = ("Berth", "Work agreed", "How it is known")
PROSE = "The harbour board met and went through what each quay needs before the winter begins in earnest."


def tables(sheets):
    with open_report(sheets.pdf(), "report.pdf") as report:
        return [piece for piece in read_pieces(report).pieces if isinstance(piece, ReportTable)]


def row(sheets, y, *lines, font="F1"):
    """Write the lines of a row, each with what it says in every column; return where the next one stands."""
    for line in lines:
        for x, text in zip(XS, line, strict=True):
            if text:
                sheets.at(x, y, text, font)
        y += 13
    return y


def level(sheets, *heights):
    for y in heights:
        sheets.rule(XS[0] - 5, y, RIGHT, y)


def grid(sheets, *heights):
    level(sheets, *heights)
    for x in (*(x - 5 for x in XS), RIGHT):
        sheets.rule(x, heights[0], x, heights[-1])


def first_page(draw):
    """Begin a report whose table ends its page within the row of the south quay."""
    sheets = Sheets()
    sheets.at(70, 650, "The work is set out here.")
    row(sheets, 690, HEADINGS, font="F2")
    row(sheets, 715, ("North quay", "Dredge the channel.", "Four metres deep."))
    row(sheets, 740, ("South quay", "Replace the ladders along", "No ladder older than"))
    draw(sheets, 677, 698, 723, 748)
    sheets.new_page()
    return sheets


def test_the_rest_of_a_row_alone_in_a_box_is_the_rest_of_the_row():
    sheets = first_page(level)
    row(sheets, 85, ("", "the whole of the inner", "ten years, and none of"), ("", "wall.", "iron."))
    sheets.box(XS[0] - 5, 72, RIGHT - XS[0] + 5, 34)
    sheets.at(70, 150, PROSE[:60])

    [table] = tables(sheets)
    assert table.rows[-1] == (
        "South quay",
        "Replace the ladders along the whole of the inner wall.",
        "No ladder older than ten years, and none of iron.",
    )


def test_the_rest_of_one_cell_may_stand_bare_over_the_ruled_rows_of_its_table():
    sheets = first_page(grid)
    row(sheets, 85, ("", "", "ten years."))
    row(sheets, 108, ("Fish dock", "Mend the ice house roof.", "No leak."))
    row(sheets, 133, ("East pier", "Paint the doors.", "All painted."))
    grid(sheets, 95, 116, 141)

    [table] = tables(sheets)
    assert [cells[0] for cells in table.rows] == ["North quay", "South quay", "Fish dock", "East pier"]
    assert table.rows[1][2] == "No ladder older than ten years."


def test_rules_part_the_rows_that_go_on_though_there_are_but_two():
    sheets = first_page(level)
    row(sheets, 85, ("", "the inner wall.", "ten years."))
    row(sheets, 108, ("Fish dock", "Mend the roof of the ice", "No leak."), ("", "house.", ""))
    row(sheets, 146, ("", "Paint the doors.", "All painted."))
    level(sheets, 72, 95, 155)

    [table] = tables(sheets)
    assert [cells[0] for cells in table.rows] == ["North quay", "South quay", "Fish dock"]
    assert table.rows[2][1:] == ("Mend the roof of the ice house.\nPaint the doors.", "No leak.\nAll painted.")


def test_a_row_that_is_not_bold_is_no_heading_where_the_headings_are():
    sheets = first_page(grid)
    row(sheets, 85, ("", "the inner wall.", "ten years."))
    row(sheets, 110, ("Fish dock", "Mend the ice house roof.", "No leak."))
    row(sheets, 135, ("East pier", "Paint the doors.", "All painted."))
    grid(sheets, 72, 93, 118, 143)
    sheets.shade(XS[0] - 5, 72, RIGHT - XS[0] + 5, 21)

    [table] = tables(sheets)
    assert [cells[0] for cells in table.rows] == ["North quay", "South quay", "Fish dock", "East pier"]


def test_the_first_row_of_a_page_that_is_a_rest_itself_does_not_say_that_first_cells_are_empty():
    sheets = first_page(grid)
    row(sheets, 85, ("", "the inner wall.", "ten years."))
    row(sheets, 740, ("Fish dock", "Count the ladders of the", "A list for the board of"))
    grid(sheets, 72, 93, 748)
    sheets.new_page()
    row(sheets, 85, ("", "Old Harbour in May.", ""))
    row(sheets, 110, ("East pier", "Paint the doors.", "All painted."))
    grid(sheets, 72, 93, 118)

    [table] = tables(sheets)
    assert [cells[0] for cells in table.rows] == ["North quay", "South quay", "Fish dock", "East pier"]


def test_merged_rows_under_one_another_at_a_pages_head_are_rows_of_the_table_before():
    sheets = first_page(grid)
    sheets.at(70, 85, "Who was asked: the boat clubs and the harbour office.")
    sheets.at(70, 110, "What they said: that ladders matter more than paint.")
    level(sheets, 72, 93, 118)
    for x in (XS[0] - 5, RIGHT):
        sheets.rule(x, 72, x, 118)
    sheets.at(70, 150, PROSE[:60])

    [table] = tables(sheets)
    assert [cells[2] for cells in table.rows[2:]] == [
        "Who was asked: the boat clubs and the harbour office.",
        "What they said: that ladders matter more than paint.",
    ]
    assert {(2, 1), (2, 2), (3, 1), (3, 2)} <= set(table.inferred)


def test_headings_that_the_pages_end_cuts_are_one_row_and_the_plan_is_found():
    sheets = Sheets()
    sheets.at(70, 700, "The work is set out here.")
    row(sheets, 740, ("Recommendation", "Action and", "Lead"), font="F2")
    grid(sheets, 727, 748)
    sheets.new_page()
    row(sheets, 85, ("made by clubs", "its deadline", "officer"), font="F2")
    row(sheets, 108, ("Mend quays", "Dredge by 3 May 2031.", "Head of works"))
    row(sheets, 131, ("Ask clubs", "Write by 4 June 2031.", "Clerk of works"))
    grid(sheets, 72, 93, 116, 139)

    [table] = tables(sheets)
    assert table.rows[0] == ("Recommendation made by clubs", "Action and its deadline", "Lead officer")
    plan = read_plan(sheets.pdf(), "report.pdf").plan
    assert [r.title for r in plan.recommendations] == ["Mend quays", "Ask clubs"]

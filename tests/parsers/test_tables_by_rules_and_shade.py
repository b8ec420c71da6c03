"""Tables with few rules or none: those of figures under rules at their ends, and those told by shaded rows."""

import pytest
from laid_pages import Sheets
from report_builders import found_by

from paperclerk.domain.report import ReportTable
from parsers.pdf_pages import open_report
from parsers.pdf_pieces import read_pieces
from parsers.pdf_report import read_report
from parsers.pieces import Text

XS = (70, 250, 340)
LEFT, RIGHT = 65, 500
HEADINGS = ("Work", "2031/32 £", "2032/33 £")
COSTS = [("Dredging", "1,200", "980"), ("Fenders", "310", "45"), ("Lights", "90", "75"), ("Ladders", "60", "50")]
TOTAL = ("Total", "1,660", "1,150")
PROSE = "The harbour board met and went through what each quay needs before the winter begins in earnest."


def pieces(sheets):
    with open_report(sheets.pdf(), "report.pdf") as report:
        return read_pieces(report).pieces


def tables(sheets):
    return [piece for piece in pieces(sheets) if isinstance(piece, ReportTable)]


def write(sheets, y, cells, font="F1", xs=XS):
    for x, text in zip(xs, cells, strict=True):
        sheets.at(x, y, text, font)


def costs(*, rows=COSTS, total=TOTAL):
    """Write a table of costs with a rule under its headings, one over its total and one under that."""
    sheets = Sheets()
    sheets.at(70, 60, "1. Costs", "F2")
    sheets.at(70, 85, "1.1 The work will cost what the table says.")
    write(sheets, 120, HEADINGS, "F2")
    y = 138
    for row in rows:
        write(sheets, y, row)
        y += 16
    write(sheets, y, total, "F2")
    for height in (125, y - 11, y + 5):
        sheets.rule(LEFT, height, RIGHT, height)
    sheets.block(70, y + 45, 430, f"1.2 {PROSE}")
    return sheets


@pytest.mark.parametrize("count", [2, 3, 4])
def test_rules_under_the_headings_and_round_the_total_part_no_other_rows(count):
    [table] = tables(costs(rows=COSTS[:count]))
    assert (table.header, list(table.rows)) == (HEADINGS, [*COSTS[:count], TOTAL])


def test_a_total_that_is_wrong_is_found_in_such_a_table():
    def found(total):
        return found_by("Q30", read_report(costs(total=total).pdf(), "report.pdf").reports[0])

    assert found(TOTAL) == []
    assert "1,760" in found(("Total", "1,760", "1,150"))[0].message


def test_rules_between_rows_of_several_lines_part_them_as_before():
    sheets = Sheets()
    write(sheets, 120, HEADINGS, "F2")
    for y in (138, 190, 242):
        write(sheets, y, ("Quay wall", "1,200", "980"))
        write(sheets, y + 13, ("of the north", "1,300", "990"))
        write(sheets, y + 26, ("and the south", "1,400", "995"))
    for height in (125, 177, 229, 281):
        sheets.rule(LEFT, height, RIGHT, height)
    assert [row[0] for row in tables(sheets)[0].rows] == ["Quay wall of the north and the south"] * 3


# shade

OPTIONS = [
    ("1", "Do nothing: the ladders are left as they are and", "are closed in winter.", "1.2"),
    ("2", "Mend: each ladder that is loose is made fast, and", "counted each year.", "4.6"),
    ("3", "Replace: all of them, of oak, beginning with those", "at the fish dock.", "8.9"),
    ("4", "Move: the boats lie at the north quay until the", "work is done.", "3.1"),
]
READ = [(number, f"{first} {rest}", cost) for number, first, rest, cost in OPTIONS]
OPTION_XS = (70, 120, 440)


def options(shaded):
    """Write options, the rows named in `shaded` (0 the headings) filled from edge to edge, and no rule."""
    sheets = Sheets()
    sheets.at(70, 85, "1.1 The options were scored as set out below.")
    write(sheets, 120, ("Option", "Description", "Cost"), "F2", OPTION_XS)
    for index, (number, first, rest, cost) in enumerate(OPTIONS):
        write(sheets, 144 + 36 * index, (number, first, cost), xs=OPTION_XS)
        sheets.at(OPTION_XS[1], 157 + 36 * index, rest)
    for row in shaded:
        top, height = (106, 24) if not row else (130 + 36 * (row - 1), 36)
        sheets.shade(LEFT, top, RIGHT - LEFT, height)
    sheets.block(70, 310, 430, f"1.2 {PROSE}")
    return sheets


@pytest.mark.parametrize("shaded", [(0, 2, 4), (0, 1, 3), (0, 1, 2, 3, 4), (0,), (1, 3)])
def test_rows_shaded_from_edge_to_edge_are_a_table_without_any_rule(shaded):
    [table] = tables(options(shaded))
    assert (table.header, list(table.rows)) == (("Option", "Description", "Cost"), READ)


def test_a_filled_band_with_a_title_in_it_is_no_table():
    sheets = Sheets()
    sheets.shade(LEFT, 70, RIGHT - LEFT, 24)
    sheets.at(70, 86, "What the board is asked to agree", "F2")
    end = sheets.block(70, 120, 430, PROSE)
    sheets.block(70, end + 26, 430, PROSE)
    assert tables(sheets) == []


def spaced(sheets, x, y, text, gap):
    for word in text.split(" "):
        x = sheets.at(x, y, word, size=12) + gap


def test_a_justified_paragraph_close_under_a_table_is_none_of_its_rows():
    sheets = Sheets()
    xs = (68, 190, 250, 310, 370, 440)
    write(sheets, 120, ("Work", "2031", "2032", "2033", "2034", "All"), "F2", xs)
    for row, name in enumerate(("Dredging", "Fenders", "Lights")):
        write(sheets, 138 + 17 * row, (name, "10", "20", "30", "40", "100"), xs=xs)
    after = sheets.at(62, 196, "5.2", size=12) + 19
    spaced(sheets, after, 196, "The moving of boats would be governed by the rules on the harbour", 7.6)
    spaced(sheets, 96, 211, "that the board made. What is left over would be carried on and it", 4.8)
    sheets.at(96, 226, "is small.", size=12)

    [table] = tables(sheets)
    assert [row[0] for row in table.rows] == ["Dredging", "Fenders", "Lights"]


# over pages


def test_a_note_at_a_pages_foot_does_not_part_a_table_from_the_pages_end():
    sheets = Sheets()
    sheets.block(70, 90, 430, PROSE)
    end = sheets.block(70, 120, 430, f"{PROSE} It met twice")
    sheets.at(70 + 200, end - 4, "1", size=6)
    write(sheets, 700, HEADINGS, "F2")
    for row, cells in enumerate(COSTS):
        write(sheets, 716 + 15 * row, cells)
    sheets.at(70, 790, "1 The second time was in the autumn.", size=8)
    sheets.new_page()
    write(sheets, 85, HEADINGS, "F2")
    write(sheets, 101, TOTAL, "F2")
    sheets.block(70, 140, 430, f"1.2 {PROSE}")

    [table] = tables(sheets)
    assert list(table.rows) == [*COSTS, TOTAL]


def cells_of_shade(sheets, y, height):
    for x, after in zip((65, 165, 325), (165, 325, RIGHT), strict=True):
        sheets.shade(x, y, after - x, height)


def test_the_rest_of_a_cell_between_headings_said_again_and_a_shaded_row_belongs_to_its_row():
    xs = (70, 170, 330)
    sheets = Sheets()
    sheets.block(70, 90, 430, PROSE)
    for y in (700, 85):
        write(sheets, y, ("Berth", "Owner", "Work agreed"), "F2", xs)
        cells_of_shade(sheets, y - 13, 19)
        if y == 700:
            write(sheets, 720, ("North quay", "Ann Reed", "Dredge the channel."), xs=xs)
            cells_of_shade(sheets, 706, 19)
            write(sheets, 740, ("South quay", "Bob Hill", "Replace the ladders along"), xs=xs)
            sheets.new_page()
    sheets.at(330, 105, "the whole of the inner wall,")
    sheets.at(330, 118, "and the fenders.")
    write(sheets, 138, ("Fish dock", "Cy Dale", "Mend the ice house roof."), xs=xs)
    cells_of_shade(sheets, 124, 19)
    sheets.block(70, 190, 430, f"1.2 {PROSE}")

    [table] = tables(sheets)
    assert [row[0] for row in table.rows] == ["North quay", "South quay", "Fish dock"]
    assert table.rows[1][2] == "Replace the ladders along the whole of the inner wall, and the fenders."


def merged(sheets, y, names, *, first="", lines=(), open_end=False):
    """Draw rows of names beside one cell that reaches over all of them; return where they end."""
    bottom = y + 20 * len(names)
    for row, name in enumerate(names):
        sheets.at(335, y + 14 + 20 * row, name)
        if row:
            sheets.rule(325, y + 20 * row, RIGHT, y + 20 * row)
    sheets.at(70, y + 14, first)
    for row, line in enumerate(lines):
        sheets.at(100, y + 14 + 13 * row, line)
    for x in (65, 95, 325, RIGHT):
        sheets.rule(x, y, x, bottom)
    sheets.rule(65, y, RIGHT, y)
    if not open_end:
        sheets.rule(65, bottom, RIGHT, bottom)
    return bottom


@pytest.mark.parametrize("here", [1, 2])
def test_a_merged_cell_that_a_pages_end_cuts_is_whole_beside_all_its_rows(here):
    names = ["Finance: Ann Reed", "Legal: Bob Hill", "Climate: Cy Dale", "Equality: Di Moss"]
    sheets = Sheets()
    sheets.block(70, 90, 430, PROSE)
    end = merged(sheets, 690, ["Kate Ward"], first="1", lines=["Who agreed that this be sent:"])
    merged(sheets, end, names[:here], first="2", lines=["I have asked all who must be asked, and what"])
    sheets.new_page()
    end = merged(sheets, 60, names[here:], lines=["they said is in the paper or was", "answered by letter."])
    merged(sheets, end, ["Ben Mill"], first="3", lines=["Chair of the board asked:"])
    sheets.block(70, 300, 430, f"1.2 {PROSE}")

    [table] = tables(sheets)
    whole = "I have asked all who must be asked, and what they said is in the paper or was answered by letter."
    assert list(table.rows)[1:-1] == [("2", whole, name) for name in names]
    assert table.rows[-1] == ("3", "Chair of the board asked:", "Ben Mill")


def test_a_numbered_heading_over_its_first_paragraph_ends_a_table_in_fonts_without_names():
    xs = (70, 130, 330)
    sheets = Sheets()
    sheets.block(70, 90, 430, PROSE)
    write(sheets, 712, ("No.", "Risk", "Answer"), xs=xs)
    write(sheets, 732, ("1", "Storms break the ladders.", "They are made fast."), xs=xs)
    write(sheets, 752, ("2", "Ice closes the dock.", "A boat keeps it open."), xs=xs)
    for y in (698, 718, 738, 758):
        sheets.rule(65, y, RIGHT, y)
    for x in (65, 125, 325, RIGHT):
        sheets.rule(x, 698, x, 758)
    sheets.new_page()
    sheets.at(70, 70, "5.")
    sheets.at(130, 70, "What is best for boats")
    sheets.at(70, 92, "5.1")
    sheets.block(130, 92, 370, PROSE)

    found = pieces(sheets)
    [table] = [piece for piece in found if isinstance(piece, ReportTable)]
    assert [row[0] for row in table.rows] == ["No.", "1", "2"]
    said = [piece.text for piece in found if isinstance(piece, Text)]
    assert "What is best for boats" in said


def test_a_range_of_years_that_a_heading_parts_over_two_lines_is_one():
    sheets = Sheets()
    for x, first, rest in ((70, "Work", ""), (250, "Boats 2031–", "2035"), (340, "Boats 2035–", "2040")):
        sheets.at(x, 120, first, "F2")
        sheets.at(x, 133, rest, "F2")
    write(sheets, 155, COSTS[0])
    write(sheets, 175, COSTS[1])
    for y in (106, 140, 160, 180):
        sheets.rule(LEFT, y, RIGHT, y)
    for x in (LEFT, 245, 335, RIGHT):
        sheets.rule(x, 106, x, 180)
    [table] = tables(sheets)
    assert table.header == ("Work", "Boats 2031–2035", "Boats 2035–2040")

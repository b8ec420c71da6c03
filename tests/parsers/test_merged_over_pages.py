"""A plan's recommendation stands in one cell beside several rows, and the page ends within it."""

import pytest
from laid_pages import Sheets

from parsers.pdf_report import read_plan

XS = (70, 200, 350, 440)
RIGHT = 540
HEADINGS = ("Recommendation", "Deliverable", "Due date", "Lead officer")


def row(sheets, y, *lines, font="F1"):
    """Write the lines of a row, each with what it says in every column."""
    for at, line in enumerate(lines):
        for x, text in zip(XS, line, strict=True):
            if text:
                sheets.at(x, y + 13 * at, text, font)


def grid(sheets, whole, inner=()):
    """Rule a table: over its whole width, and beside its first cell."""
    for y in whole:
        sheets.rule(XS[0] - 5, y, RIGHT, y)
    for y in inner:
        sheets.rule(XS[1] - 5, y, RIGHT, y)
    for x in (*(x - 5 for x in XS), RIGHT):
        sheets.rule(x, whole[0], x, whole[-1])


def first_page():
    sheets = Sheets()
    sheets.at(70, 560, "The harbour's plan is set out here, quay by quay, as members asked.")
    row(sheets, 610, HEADINGS, font="F2")
    return sheets


def read(sheets):
    plan = read_plan(sheets.pdf(), "report.pdf").plan
    return [(r.title, [(d.text, str(d.due), d.lead) for d in r.deliverables]) for r in plan.recommendations]


FIRST = ("Dredge the north quay", [("A survey of the channel", "2031-03-01", "Harbour master"),
                                   ("A dredger under contract", "2031-05-03", "Clerk of works")])  # fmt: skip
SECOND = ("Make the ladders of the south quay safe for all who climb them by night.", [
    ("Ladders counted", "2031-06-04", "Harbour master"),
    ("Ladders lit", "2031-07-05", "Clerk of works"),
])  # fmt: skip


def first_recommendation(sheets):
    row(sheets, 635, ("1. Dredge the north quay", "A survey of the channel", "1 March 2031", "Harbour master"))
    row(sheets, 660, ("", "A dredger under contract", "3 May 2031", "Clerk of works"))


@pytest.mark.parametrize("bullet", ["", "• "])
def test_a_merged_cell_cut_where_each_page_shows_one_row_beside_it_is_one_recommendation(bullet):
    sheets = first_page()
    first_recommendation(sheets)
    row(sheets, 740, ("2. Make the ladders of the", f"{bullet}Ladders counted", "4 June 2031", "Harbour master"))
    grid(sheets, (597, 618, 670, 748), (645,))
    sheets.new_page()
    row(sheets, 85, ("south quay safe for all", f"{bullet}Ladders lit", "5 July 2031", "Clerk of works"),
        ("who climb them by night.", "", "", ""))  # fmt: skip
    row(sheets, 125, ("3. Paint the doors", "Doors painted", "6 August 2031", "Clerk of works"))
    grid(sheets, (72, 110, 135))

    assert read(sheets)[:2] == [FIRST, SECOND]


@pytest.mark.parametrize("bullet", ["", "• "])
def test_a_merged_cell_cut_over_several_rows_is_one_recommendation(bullet):
    sheets = first_page()
    first_recommendation(sheets)
    row(sheets, 740, ("2. Make the ladders of the", f"{bullet}Ladders counted", "4 June 2031", "Harbour master"))
    grid(sheets, (597, 618, 670, 748), (645,))
    sheets.new_page()
    row(sheets, 85, ("south quay safe for all", f"{bullet}Ladders lit", "5 July 2031", "Clerk of works"),
        ("who climb them by night.", "", "", ""))  # fmt: skip
    row(sheets, 125, ("", f"{bullet}Ladders painted", "6 August 2031", "Clerk of works"))
    grid(sheets, (72, 135), (110,))

    title, made = SECOND
    assert read(sheets) == [FIRST, (title, [*made, ("Ladders painted", "2031-08-06", "Clerk of works")])]


def test_the_end_of_a_merged_cell_is_kept_where_its_last_row_on_the_page_goes_on_too():
    sheets = first_page()
    row(sheets, 635, ("1. Make the ladders of the", "Ladders counted", "4 June 2031", "Harbour master"),
        ("south quay safe for all", "", "", ""))  # fmt: skip
    row(sheets, 740, ("", "Ladders lit along the", "5 July 2031", "Clerk of works"))
    sheets.at(XS[0], 740, "who go up and down them")
    grid(sheets, (597, 618, 748), (670,))
    sheets.new_page()
    row(sheets, 85, ("by night.", "whole of the inner wall", "", ""))
    row(sheets, 110, ("", "Ladders painted", "6 August 2031", "Clerk of works"))
    grid(sheets, (72, 120), (95,))

    [(title, made)] = read(sheets)
    assert title == "Make the ladders of the south quay safe for all who go up and down them by night."
    assert [text for text, *_ in made] == ["Ladders counted", "Ladders lit along the whole of the inner wall",
                                           "Ladders painted"]  # fmt: skip

"""Front pages in the ways councils print them: titles like labels, exempt appendices, key decisions, grids, label lines."""

from datetime import date

import pytest
from report_pieces import chapters, heading, report_of, text

from paperclerk.domain.front_page import FrontPage, Person
from parsers.pieces import Piece


def front_of(*pieces: Piece) -> FrontPage:
    report = report_of(*pieces, *chapters(("1", "Purpose of the report", 2)))
    assert report.sections[0].heading == "Purpose of the report"
    return report.front_page


@pytest.mark.parametrize(
    "title",
    [
        "COUNCIL TAX SUPPORT SCHEME 2031/32",
        "COUNCIL HOUSING ALLOCATIONS",
        "Council Plan 2031-2035",
        "STATUS OF THE CAPITAL PROGRAMME",
        "PURPOSE BUILT STUDENT HOUSING",
        "OFFICER CODE OF CONDUCT",
        "WARD BOUNDARY REVIEW",
        "PUBLICATION SCHEME REVIEW",
        "DATE PALM LANE PURCHASE ORDER",
        "Board Appointments to Companies",
        "Committee Structure of the Council",
        "Subject Access Requests",
    ],
)
def test_a_title_that_begins_with_a_labels_word_is_no_row(title: str):
    front = front_of(
        heading("Anytown Borough Council", size=14.0), heading("Cabinet"), text("10 September 2031"),
        heading(title, size=13.0), text("Report of: Director of Finance"), text("Ward(s): All"),
    )  # fmt: skip

    assert (front.subject, front.organisation, front.body) == (title, "Anytown Borough Council", "Cabinet")
    assert (front.date, front.wards, front.author) == (date(2031, 9, 10), "all", None)


def test_a_short_label_without_a_colon_is_a_row_where_its_value_answers_it():
    front = front_of(
        text("Title: Parks"), text("Date 5 May 2031"), text("Wards Not applicable"), text("Exempt No"),
        text("Status Open"), text("Author Ann Lee, Head of Parks"), text("Meeting Audit Committee"),
    )  # fmt: skip

    assert (front.subject, front.date, front.wards, front.exempt) == ("Parks", date(2031, 5, 5), "none", False)
    assert (front.classification, front.body) == ("Open", "Audit Committee")
    assert front.author == Person(name="Ann Lee", post="Head of Parks")

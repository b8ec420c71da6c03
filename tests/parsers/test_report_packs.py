"""Agenda packs: papers told apart by many signs, the agenda and minutes set aside, what is in doubt told."""

from typing import Any

import pypdfium2
import pytest
from report_pieces import SENTENCE, chapters, heading, table, text

from paperclerk.domain.places import Place
from paperclerk.domain.report import ReportReading, ReportTable
from parsers.outline import reports_of
from parsers.pack_signs import PageSigns
from parsers.pdf_signs import bookmarks_of, signs_of, without_headings
from parsers.pieces import Piece, Text


def a_plain_paper(title: str, page: int, *stamp: Piece) -> list[Piece]:
    """Return a paper whose front page is nothing but lines: body, day and title."""
    first, *others = (
        *stamp,
        heading("CABINET", page=page),
        heading("18 March 2031", page=page),
        heading(title, page=page),
    )
    return [
        first._replace(starts_page=True), *others,
        *(piece._replace(page=page) for piece in chapters(("1", "Introduction", 1), ("2", "Recommendations", 1))),
        heading("Costs", "3", page=page + 1, starts_page=True), text(SENTENCE, "3.1", page=page + 1),
    ]  # fmt: skip


AGENDA: list[Piece] = [
    heading("Oldcaster Borough Council", starts_page=True), heading("Cabinet"), heading("Agenda"),
    table(("1", "Apologies for absence", ""), ("2", "Declarations of interest", ""), ("3", "Minutes", "3 - 4"),
          ("4", "Orchards and allotments review", "5 - 6"), ("5", "A new bridge for the mill race", "7 - 8")),
]  # fmt: skip


def read(*pieces: Piece, **known: Any) -> ReportReading:
    return reports_of(pieces, Place(file="pack.pdf"), **known)


def told(reading: ReportReading) -> list[tuple[str, tuple[int, int] | None]]:
    return [(report.front_page.subject, report.pages) for report in reading.reports]


def rules(reading: ReportReading) -> list[str]:
    return [finding.rule for finding in reading.findings]


def test_papers_whose_front_pages_are_plain_lines_come_apart():
    reading = read(*a_plain_paper("Orchards and allotments review", 1), *a_plain_paper("Bridge over the mill race", 3))

    assert told(reading) == [("Orchards and allotments review", (1, 2)), ("Bridge over the mill race", (3, 4))]
    assert rules(reading) == []


def test_the_agenda_and_the_minutes_behind_it_are_no_reports():
    minutes = [heading("Minutes of Cabinet, 11 February 2031", page=2, starts_page=True),
               text("Present: Councillors Able and Baker", page=2), text(SENTENCE, "41.", page=2)]  # fmt: skip
    reading = read(*AGENDA, *minutes, *a_plain_paper("Orchards and allotments review", 3))

    assert told(reading) == [("Orchards and allotments review", (3, 4))]
    assert rules(reading) == ["I20"]
    assert "pages 1 to 2 of pack.pdf" in reading.findings[0].message


def test_the_agendas_list_tells_its_papers_by_their_titles():
    sections = chapters(("1", "Introduction", 1), ("2", "Recommendations", 1))
    paper = [heading("A new bridge for the mill race", page=7, starts_page=True), text(page=7),
             *(piece._replace(page=7) for piece in sections)]  # fmt: skip
    reading = read(*AGENDA, *a_plain_paper("Orchards and allotments review", 5), *paper)

    assert [report.pages for report in reading.reports] == [(5, 6), (7, 7)]


def test_an_items_stamp_begins_a_paper_though_its_front_says_little():
    first, second = a_plain_paper("Orchards", 1), a_plain_paper("Mill race", 3, heading("Agenda Item 6", page=3))
    without_day = [piece for piece in second if getattr(piece, "text", "") not in ("CABINET", "18 March 2031")]

    assert told(read(*first, *without_day)) == [("Orchards", (1, 2)), ("Mill race", (3, 4))]


A_TITLE_ALONE: list[Piece] = [
    heading("Bridge over the mill race", page=3, starts_page=True), text(page=3),
    *(piece._replace(page=3) for piece in chapters(("1", "Introduction", 1), ("2", "Recommendations", 1))),
]  # fmt: skip


def test_a_beginning_in_doubt_is_told_and_the_report_left_whole():
    reading = read(*a_plain_paper("Orchards and allotments review", 1), *A_TITLE_ALONE)

    assert told(reading) == [("Orchards and allotments review", (1, 3))]
    assert rules(reading) == ["I23"]
    assert [finding.place.page for finding in reading.findings if finding.place] == [3]


@pytest.mark.parametrize(
    "signs",
    [
        PageSigns(bookmarks={3: ("Bridge over the mill race",)}),
        PageSigns(bookmarks={3: ("Item 6 Bridge",)}),
        PageSigns(restarts=frozenset({3})),
    ],
)
def test_bookmarks_and_page_numbers_that_begin_again_tell_a_beginning(signs):
    reading = read(*a_plain_paper("Orchards and allotments review", 1), *A_TITLE_ALONE, signs=signs)

    assert [report.pages for report in reading.reports] == [(1, 2), (3, 3)]


@pytest.mark.parametrize("title", ["AUDIT TRAIL", "Report sign-off", "Equality impact assessment", "Appendix 2"])
def test_what_a_report_closes_with_begins_no_other(title):
    closing = [
        heading(title, page=3, starts_page=True),
        table(("Cabinet Member", "Councillor Ann Lee"), ("Lead officer", "Joe Day, Head of Parks"),
              ("Dated", "1 May 2031"), ("Key decision?", "Yes"), ("Report author", "Joe Day"), page=3),
    ]  # fmt: skip
    reading = read(*a_plain_paper("Orchards and allotments review", 1), *closing)

    assert told(reading) == [("Orchards and allotments review", (1, 3))]
    assert rules(reading) == []


def test_a_table_of_officers_and_dates_with_nothing_after_it_begins_no_report():
    closing = table(("Report to:", "Cabinet"), ("Cabinet Member", "Councillor Ann Lee"), ("Dated", "1 May 2031"),
                    ("Key decision?", "Yes"), page=3)  # fmt: skip

    assert len(read(*a_plain_paper("Orchards", 1), closing).reports) == 1


def test_a_plan_that_names_bodies_and_days_begins_no_report():
    rows = [("1", "Approve the plan at Cabinet", "Cabinet", "18 March 2031", "Head of Parks")] * 3
    plan = table(*rows, header=("No", "Key decision", "Report to", "Date", "Owner"), page=3)

    assert len(read(*a_plain_paper("Orchards", 1), plan, text(page=3)).reports) == 1


def test_agenda_and_minutes_alone_stay_one_report():
    assert len(read(*AGENDA, heading("Minutes", page=2, starts_page=True), text(page=2)).reports) == 1


def test_printed_page_numbers_and_bookmarks_are_the_signs_of_a_pdf():
    running = [["Page 1 of 2"], ["Page 2 of 2"], ["Page 1 of 3", "Cabinet"], ["Page 2 of 3"]]

    assert signs_of({3: ("Bridge",)}, running) == PageSigns({3: ("Bridge",)}, frozenset({3}))
    assert signs_of({}, [["12"], ["13"]]).restarts == frozenset()


def test_a_bookmark_to_a_heading_that_is_tagged_under_another_begins_no_paper():
    signs = PageSigns(
        bookmarks={1: ("Orchards and allotments review",), 3: ("Bridge over the mill race", "Item 6 Bridge")}
    )
    levels = ((1, "Orchards and allotments review"), (2, "Bridge over  the mill race"))
    pieces = (*a_plain_paper("Orchards and allotments review", 1), *A_TITLE_ALONE)

    kept = without_headings(signs, levels)
    assert kept.bookmarks == {1: ("Orchards and allotments review",), 3: ("Item 6 Bridge",)}
    assert without_headings(signs, levels[1:]) == signs
    alone = without_headings(PageSigns(bookmarks={3: ("Bridge over the mill race",)}), levels)
    assert [report.pages for report in read(*pieces, signs=alone).reports] == [(1, 3)]


# Two pages with a bookmark to each; under the second's, one to the first again and one that leads nowhere.
A_MARKED_PDF = b"""%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R /Outlines 5 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R 4 0 R] /Count 2 /MediaBox [0 0 595 842]>> endobj
3 0 obj <</Type /Page /Parent 2 0 R>> endobj
4 0 obj <</Type /Page /Parent 2 0 R>> endobj
5 0 obj <</Type /Outlines /First 6 0 R /Last 7 0 R /Count 2>> endobj
6 0 obj <</Title (Agenda) /Parent 5 0 R /Next 7 0 R /Dest [3 0 R /Fit]>> endobj
7 0 obj <</Title (Item 5  Parks) /Parent 5 0 R /Prev 6 0 R /First 8 0 R /Last 9 0 R /Count 2 /Dest [4 0 R /Fit]>> endobj
8 0 obj <</Title (Back) /Parent 7 0 R /Next 9 0 R /Dest [3 0 R /Fit]>> endobj
9 0 obj <</Title (Nowhere) /Parent 7 0 R /Prev 8 0 R>> endobj
trailer <</Root 1 0 R>>
"""


def test_a_files_bookmarks_are_told_by_the_page_they_lead_to():
    pdf = pypdfium2.PdfDocument(A_MARKED_PDF)

    assert bookmarks_of(pdf) == {1: ("Agenda", "Back"), 2: ("Item 5 Parks",)}


def test_a_damaged_list_of_bookmarks_gives_none():
    assert bookmarks_of(object()) == {}


def a_paper_in_word(title: str, *, anew: bool = True) -> tuple[list[Piece], PageSigns]:
    """Return a paper whose front page is a table, as a reader of Word gives it: without pages."""
    front = ReportTable(rows=(("Report title:", title), ("Meeting:", "Cabinet"), ("Date:", "18 March 2031")))
    body = chapters(("1", "Introduction", 4), ("2", "Recommendations", 4), ("3", "Legal implications", 4))
    pieces = [piece._replace(page=None) if isinstance(piece, Text) else piece for piece in body]
    return [front, *pieces], PageSigns(tables=(front,) if anew else ())


def in_word(pieces: list[Piece]) -> list[Piece]:
    return [
        piece._replace(page=None) if isinstance(piece, Text) else piece.model_copy(update={"pages": ()})
        for piece in pieces
    ]


def test_papers_in_word_that_begin_with_a_table_come_apart():
    first, at_first = a_paper_in_word("Orchards and allotments review")
    second, at_second = a_paper_in_word("Bridge over the mill race")
    signs = PageSigns(tables=at_first.tables + at_second.tables)

    reading = read(*in_word(AGENDA), *first, *second, signs=signs)

    assert [report.front_page.subject for report in reading.reports] == [
        "Orchards and allotments review", "Bridge over the mill race",
    ]  # fmt: skip
    assert rules(reading) == ["I20"]


def test_a_paper_pasted_behind_another_without_a_new_page_is_told():
    first, at_first = a_paper_in_word("Orchards and allotments review")
    second, _ = a_paper_in_word("Bridge over the mill race", anew=False)

    reading = read(*first, *second, signs=at_first)

    assert [report.front_page.subject for report in reading.reports] == ["Orchards and allotments review"]
    assert rules(reading) == ["I23"]
    assert "Another report may begin within pack.pdf" in reading.findings[0].message


def test_a_paper_that_nothing_tells_from_the_agenda_is_never_left_out():
    lost, _ = a_paper_in_word("Orchards and allotments review", anew=False)
    found, at_found = a_paper_in_word("Bridge over the mill race")

    reading = read(*in_word(AGENDA), *lost, *found, signs=at_found)

    assert [len(report.sections) for report in reading.reports] == [3, 3]
    assert rules(reading) == ["I23"]

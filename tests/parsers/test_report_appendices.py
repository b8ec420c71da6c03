"""Appendices without labels, those named in lines under another heading, and titles of those set behind the report."""

import pytest
from report_pieces import SENTENCE, chapters, heading, headings_of, report_of, table, text

from parsers.pieces import Piece


def listed(*pieces: Piece) -> list[tuple[str, str]]:
    report = report_of(*chapters(("1", "Summary", 2)), *pieces)
    return [(one.label, one.title) for one in report.appendices]


def test_supporting_information_in_brackets_lists_appendices():
    pieces = (heading("Supporting Information (Appendices)", "2"), text("Appendix A: The plan"))

    assert listed(*pieces) == [("A", "The plan")]


def test_lines_of_a_list_of_appendices_without_labels_are_appendices_and_no_headings():
    pieces = [
        heading("List of Appendices", "2"), text("Confidential Appendix"), text("Equality Impact Assessment"),
        heading("Background papers", "3"), text("None"),
    ]  # fmt: skip

    assert listed(*pieces) == [("", "Confidential Appendix"), ("", "Equality Impact Assessment")]
    report = report_of(*chapters(("1", "Summary", 2)), *pieces)
    assert [words for _, words, _ in headings_of(report)] == ["Summary", "List of Appendices", "Background papers"]


@pytest.mark.parametrize(
    "words", ["None", "There are no appendices", SENTENCE, "Contact officer: Ann Lee", "The plan is attached"]
)
def test_other_lines_under_the_heading_are_no_appendices(words):
    assert listed(heading("Appendices", "2"), text(words)) == []


def test_a_section_set_off_after_the_list_of_appendices_stays_a_section():
    pieces = (heading("Appendices", "2"), text("The plan"), heading("Equality Impact Assessment"), text())
    report = report_of(*chapters(("1", "Summary", 2)), *pieces)

    assert headings_of(report)[-1][1] == "Equality Impact Assessment"


def test_lines_after_the_last_section_name_appendices_with_their_titles():
    pieces = [
        heading("Background papers", "2"), text("None."), text("Appendix A – The plan"), text("Appendix B – The costs"),
    ]  # fmt: skip

    assert listed(text("The plan is at Appendix A.", "1.3"), *pieces) == [("A", "The plan"), ("B", "The costs")]


def test_a_sentence_that_begins_with_an_appendix_gives_no_title():
    assert listed(text("Appendix A: this shows the costs of the plan.")) == [("A", "")]


def test_the_heading_under_an_appendix_set_behind_the_report_is_its_title():
    behind = [
        heading("ANNEX A", starts_page=True, page=2), heading("Reserves statement", page=2), text(page=2),
        heading("ANNEX C", starts_page=True, page=3), text(page=3), heading("Costs", page=3), text(page=3),
    ]  # fmt: skip

    assert listed(*behind) == [("A", "Reserves statement"), ("C", "")]


@pytest.mark.parametrize(
    "pieces",
    [
        (text("Annex:\tAnnex 1: Salting routes"), text("Annex 2: Bus stops")),
        (table(("Annex:", "Annex 1: Salting routes\nAnnex 2: Bus stops"), ("Background papers:", "Nil")),),
        (text("Appendices: Appendix 1 – Salting routes"), text("Appendix 2 – Bus stops")),
    ],
)
def test_the_lists_own_label_may_stand_before_its_first_appendix(pieces):
    assert listed(*pieces) == [("1", "Salting routes"), ("2", "Bus stops")]

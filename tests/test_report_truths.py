"""Truths about reports, and readers held against them."""

import json

import pytest

from paperclerk.domain.report import Report, ReportParagraph, ReportRecommendation, ReportSection, ReportTable
from scripts.report_truths import score, truth_beside


def a_report(**parts) -> Report:
    section = ReportSection(number="1.", heading="Summary", **parts)
    return Report(sections=(section,), recommendations=(ReportRecommendation(number="2.1", text="Agree it."),))


def test_what_a_truth_does_not_speak_of_is_not_measured():
    found = score({"reports": [{"headings": [{"number": "1", "text": "Summary"}]}]}, [a_report()])

    assert set(found.shares) == {"headings", "reports"}
    assert found.shares["headings"].f1 == 1


def test_a_paragraph_counts_only_whole_and_with_its_number():
    paragraphs = tuple(ReportParagraph(number=number, text=text) for number, text in
                       (("1.1", "The whole\nof it."), ("1.2", "Half of"), ("", "Without a number.")))  # fmt: skip
    true = [{"number": "1.1", "text": "The whole of it."}, {"number": "1.2", "text": "Half of it."}]

    found = score({"reports": [{"paragraphs": true}]}, [a_report(paragraphs=paragraphs)])

    assert found.shares["paragraphs"] == (1, 2, 2)
    assert found.missed["paragraphs"] == [("1.2", "Half of it.")]
    assert found.extra["paragraphs"] == [("1.2", "Half of")]


def test_a_row_is_right_when_every_cell_is_and_cells_count_by_themselves():
    table = ReportTable(header=("What", "When"), rows=(("• Publish", "May"), ("Close", "June")))
    true = {"header": ["What", "When"], "rows": [["Publish", "May"], ["Close", "July"]]}

    found = score({"reports": [{"tables": [true]}]}, [a_report(tables=(table,))])

    assert found.shares["rows"] == (2, 3, 3)
    assert found.shares["cells"] == (5, 6, 6)


def test_a_header_that_joins_two_printed_rows_counts_as_both():
    table = ReportTable(header=("Service", "2031/32 Budget", "2031/32 Actual"), rows=(("Place", "1", "2"),))
    true = {
        "over": ["", "2031/32", "2031/32"],
        "header": ["Service", "Budget", "Actual"],
        "rows": [["Place", "1", "2"]],
    }

    found = score({"reports": [{"tables": [true]}]}, [a_report(tables=(table,))])

    assert found.shares["rows"].found == 3


def test_what_may_be_told_as_a_heading_or_not_counts_for_nothing():
    found = score({"reports": [{"headings": [], "optional": [{"text": "Summary", "number": "1"}]}]}, [a_report()])

    assert found.shares["headings"] == (0, 0, 0)


def test_a_file_without_a_truth_has_none(tmp_path):
    assert truth_beside(tmp_path / "cabinet.pdf") is None


def test_a_truth_that_says_something_unknown_is_refused(tmp_path):
    (tmp_path / "cabinet.truth.json").write_text(json.dumps({"heading": []}))

    with pytest.raises(ValueError, match="says heading"):
        truth_beside(tmp_path / "cabinet.pdf")

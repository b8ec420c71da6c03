"""Papers as councils write them, with statutes, quotations, tables in blocks and lists of every kind, and no fault."""

from datetime import date
from pathlib import Path

import pytest
from report_builders import a_front_page, a_report_written_out

from paperclerk.rules.paper_register import check_report

PAPERS = Path(__file__).resolve().parents[1] / "samples" / "papers"


@pytest.mark.parametrize(
    ("paper", "meeting"),
    [("road-resurfacing", date(2031, 4, 8)), ("month-six-monitoring", date(2031, 11, 4))],
)
def test_a_paper_without_a_fault_is_left_in_peace(paper, meeting) -> None:
    text = (PAPERS / f"{paper}.md").read_text(encoding="utf-8")
    report = a_report_written_out(text, front_page=a_front_page(date=meeting))

    assert [(found.rule, found.message) for found in check_report(report)] == []

"""A new paper held against the published one, from their files on: every edit is found, and nothing else."""

import pytest
from builders import rules_of
from council_reports import ASKS, PLAN, PLAN_HEADINGS, CouncilReport
from office_files import SHARED_REAL

from flows.office import open_report_desk
from paperclerk.errors import Unreadable
from paperclerk.steps.compare_reports import compare_reports
from paperclerk.steps.read_report import open_report_file

REPORTS = SHARED_REAL / "reports"


@pytest.fixture
def compared(tmp_path):
    """Return what differs between two files, read anew."""

    def compare(new, published):
        files = []
        for name, content in (("new", new), ("published", published)):
            path = tmp_path / f"{name}.{'pdf' if content.startswith(b'%PDF') else 'docx'}"
            path.write_bytes(content)
            files.append(open_report_file(path))
        return compare_reports(open_report_desk(None, no_cache=True), *files)

    return compare


def edited(number, *, title=None, response=None, deliverables=None, officers=None):
    """Return the plan with one recommendation changed."""
    old = PLAN[number - 1]
    row = (title or old[0], response or old[1], deliverables or old[2], officers or old[3])
    return tuple(row if n == number else one for n, one in enumerate(PLAN, 1))


def told(result):
    return [(one.kind.value, one.number, one.change.value) for one in result.differences]


def test_a_report_does_not_differ_from_itself(compared):
    report = CouncilReport().docx()

    result = compared(report, report)

    assert result.differences == ()
    assert result.new.items == {"recommendation": 3, "plan_recommendation": 3, "activity": 5, "deliverable": 6}
    assert result.new.subject == "Governance Stabilisation Plan"


def test_each_edit_is_found_and_nothing_else(compared):
    new = CouncilReport(
        asks=(ASKS[0], ASKS[1].replace("agrees", "approves"), ASKS[2]),
        plan=edited(
            2,
            deliverables=("A work programme for the quarter, agreed in public.", PLAN[1][2][1]),
            officers=("Head of Democratic Services",),
        ),
    )

    result = compared(new.docx(), CouncilReport().docx())

    assert told(result) == [
        ("recommendation", "(b)", "wording"),
        ("plan_recommendation", "2", "officers"),
        ("deliverable", "D2.1", "wording"),
    ]
    assert rules_of(result.findings) == ["C35", "C35", "C37"]


def test_a_dropped_deliverable_and_an_added_one_are_told(compared):
    new = CouncilReport(
        plan=edited(1, deliverables=("A plain-English guide, published.", "Training for every author."))
    )

    result = compared(new.docx(), CouncilReport().docx())

    assert told(result) == [("deliverable", "D1.1", "dropped"), ("deliverable", "D1.2", "added")]
    assert rules_of(result.findings) == ["C34", "C36"]


def test_a_dropped_recommendation_takes_its_deliverables_along(compared):
    result = compared(CouncilReport(plan=PLAN[:2]).docx(), CouncilReport().docx())

    assert [found.subject for found in result.findings] == ["3", "D3.1", "D3.2"]
    assert {found.rule for found in result.findings} == {"C34"}


def test_a_date_changed_in_the_heading_changes_every_baseline(compared):
    headings = tuple(text.replace("30 June", "30 September") for text in PLAN_HEADINGS)

    result = compared(CouncilReport(headings=headings).docx(), CouncilReport().docx())

    assert {(one.change.value, one.before, one.after) for one in result.differences} == {
        ("date", "30 June 2031", "30 September 2031")
    }
    assert rules_of(result.findings) == ["C07"] * 6


def test_quotes_stops_and_spaces_are_no_difference(compared):
    published = CouncilReport(asks=("notes the Panel’s “three themes”", *ASKS[1:]))
    new = CouncilReport(asks=('notes  the Panel\'s "three themes" ', *ASKS[1:]))

    assert compared(new.docx(), published.docx()).differences == ()


def test_what_cannot_be_read_stops_the_comparison_with_its_reason(compared):
    with pytest.raises(Unreadable, match=r"published\.docx"):
        compared(CouncilReport().docx(), b"PK\x03\x04 broken")


@pytest.mark.skipif(not REPORTS.is_dir(), reason="the real reports are not on this machine")
def test_a_real_report_in_pdf_and_in_word_says_the_same(compared):
    pdf, word = ((REPORTS / f"002_e5eaed888746ff2f.{kind}").read_bytes() for kind in ("pdf", "docx"))

    assert told(compared(pdf, word)) == []
    assert told(compared(word, pdf)) == []

"""The sample council's March papers held against February's, as a reviewer does before they are published."""

import shutil
from pathlib import Path

import pytest

from flows.office import open_office, open_report_desk
from paperclerk.steps.adopt_plan import adopt_plan
from paperclerk.steps.compare_reports import compare_reports
from paperclerk.steps.read_report import open_report_file
from paperclerk.steps.reporting_cycle import reporting_cycle

SAMPLE = Path(__file__).resolve().parents[2] / "inputs" / "sample"


@pytest.fixture(scope="module")
def papers(tmp_path_factory):
    """Return where the papers of February and March are, made without PDFs."""
    folder = tmp_path_factory.mktemp("sample")
    workspace = folder / "inputs" / "sample"
    shutil.copytree(SAMPLE, workspace)
    settings = workspace / "settings.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("pdf = true", "pdf = false"), encoding="utf-8")
    office = open_office(workspace)
    adopt_plan(office, by="Cabinet")
    return {month: reporting_cycle(office, month).papers for month in ("2031-02", "2031-03")}


@pytest.fixture(scope="module")
def compared(papers):
    """Return what differs between the two months' issues of a paper."""
    desk = open_report_desk(None, no_cache=True)

    def compare(name):
        files = (next(p.docx for p in papers[month] if p.name == name) for month in ("2031-03", "2031-02"))
        return compare_reports(desk, *(open_report_file(Path(file)) for file in files))

    return compare


def test_the_stabilisation_plan_shows_each_rating_that_moved_and_no_other_change(compared):
    result = compared("stabilisation-plan")

    assert result.new.items["deliverable"] == result.published.items["deliverable"] == 44
    plan = [one for one in result.differences if one.kind != "recommendation"]
    assert {(one.number, one.change.value, one.movement) for one in plan} == {
        ("D2.2", "rating", "down"),
        ("D3.1", "rating", "up"),
        ("D4.2", "rating", "up"),
        ("D4.3", "rating", "lost"),
        ("D8.3", "rating", "down"),
        ("D9.1", "rating", "up"),
        ("D12.1", "rating", "up"),
        ("D12.3", "rating", "up"),
        ("D13.2", "rating", "gained"),
        ("D13.3", "rating", "gained"),
        ("D13.4", "rating", "gained"),
    }
    assert [(found.rule, found.subject) for found in result.findings] == [("X03", "D4.3")]


def test_the_next_months_report_asks_something_else_and_nothing_is_made_of_it(compared):
    result = compared("cabinet-report")

    changes = [(one.number, one.change.value) for one in result.differences if one.kind == "recommendation"]
    assert changes[0] == ("(a)", "wording")
    assert {change for _, change in changes[1:]} == {"dropped", "added"}
    assert result.findings == ()


def test_last_months_ratings_are_given_as_they_were_published(compared):
    assert "C45" not in {
        found.rule for name in ("stabilisation-plan", "cabinet-report") for found in compared(name).findings
    }

"""The sample's own papers, checked as any published paper is: nothing of weight is wrong with what we make."""

from pathlib import Path

import pytest

from flows.office import open_office
from paperclerk.domain.rulebook import Severity
from paperclerk.rules.paper_access import LOOKS_AT
from paperclerk.rules.paper_register import check_report
from paperclerk.steps.adopt_plan import adopt_plan
from paperclerk.steps.reporting_cycle import reporting_cycle
from parsers import report_register

SAMPLE = Path(__file__).resolve().parent.parent / "inputs" / "sample"
PAPERS = ("cabinet-report", "stabilisation-plan", "assurance-pack")


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    outputs = tmp_path_factory.mktemp("outputs")
    office = open_office(SAMPLE, outputs)
    adopt_plan(office, by="Cabinet")
    reporting_cycle(office, "2031-03")
    return outputs / "2031-03"


@pytest.mark.libreoffice
@pytest.mark.parametrize("kind", ["docx", "pdf"])
@pytest.mark.parametrize("paper", PAPERS)
def test_nothing_of_weight_is_wrong_with_the_papers_we_make(papers: Path, paper: str, kind: str) -> None:
    [file] = (papers / paper).glob(f"*2031-03.{kind}")
    reading = report_register.read_report(file.read_bytes(), file.name, {})
    found = [each for report in reading.reports for each in check_report(report)]

    assert reading.reports
    assert [each for each in found if each.severity in (Severity.BLOCK, Severity.HIGH)] == []
    assert [each for each in found if each.rule in LOOKS_AT] == []

"""The sample's own papers, checked as any published paper is: nothing of weight is wrong with what we make."""

import shutil
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
LAYOUTS = ("six-columns", "cards")


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(SAMPLE, tmp_path_factory.mktemp("outputs"))


@pytest.fixture(scope="module", params=LAYOUTS)
def plan_laid_out(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    workspace = tmp_path_factory.mktemp("workspace") / "sample"
    shutil.copytree(SAMPLE, workspace)
    settings = workspace / "settings.toml"
    told = f'make = ["stabilisation-plan"]\ntable = "{request.param}"'
    settings.write_text(settings.read_text().replace('table = "four-columns"', told))
    return made(workspace, tmp_path_factory.mktemp("outputs"))


def made(workspace: Path, outputs: Path) -> Path:
    office = open_office(workspace, outputs)
    adopt_plan(office, by="Cabinet")
    reporting_cycle(office, "2031-03")
    return outputs / "2031-03"


@pytest.mark.libreoffice
@pytest.mark.parametrize("kind", ["docx", "pdf"])
@pytest.mark.parametrize("paper", PAPERS)
def test_nothing_of_weight_is_wrong_with_the_papers_we_make(papers: Path, paper: str, kind: str) -> None:
    nothing_of_weight_in(papers / paper, kind)


@pytest.mark.libreoffice
@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_nothing_of_weight_is_wrong_with_the_plan_in_other_layouts(plan_laid_out: Path, kind: str) -> None:
    nothing_of_weight_in(plan_laid_out / "stabilisation-plan", kind)


def nothing_of_weight_in(folder: Path, kind: str) -> None:
    """Hold a paper to the rules for published ones, and to its being read whole."""
    [file] = folder.glob(f"*2031-03.{kind}")
    reading = report_register.read_report(file.read_bytes(), file.name, {})
    found = [*reading.findings, *(each for report in reading.reports for each in check_report(report))]

    assert len(reading.reports) == 1
    assert [each for each in found if each.severity in (Severity.BLOCK, Severity.HIGH)] == []
    assert [each for each in found if each.rule in LOOKS_AT] == []

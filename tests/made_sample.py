"""The sample council's three months, run once for all tests of a process that ask: papers, manifests and ledger."""

import shutil
import tempfile
from functools import cache
from pathlib import Path

from flows.office import open_office
from paperclerk.steps.adopt_plan import adopt_plan
from paperclerk.steps.reporting_cycle import reporting_cycle

SAMPLE = Path(__file__).resolve().parent.parent / "inputs" / "sample"
PERIODS = ("2031-01", "2031-02", "2031-03")
PAPERS = ("cabinet-report", "stabilisation-plan", "assurance-pack")


@cache
def made_sample() -> Path:
    """Return a folder with `inputs/sample` and, in `outputs/sample`, what three cycles made of it, without PDFs."""
    folder = Path(tempfile.mkdtemp(prefix="paperclerk-sample-"))
    workspace = folder / "inputs" / "sample"
    shutil.copytree(SAMPLE, workspace)
    settings = workspace / "settings.toml"
    settings.write_text(settings.read_text().replace("pdf = true", "pdf = false"))
    office = open_office(workspace)
    adopt_plan(office, by="Cabinet")
    for period in PERIODS:
        reporting_cycle(office, period)
    return folder


def workspace_of(folder: Path) -> Path:
    """Return the workspace of a made sample."""
    return folder / "inputs" / "sample"


def paper_of(folder: Path, paper: str, period: str = "2031-03") -> Path:
    """Return a paper of a made sample."""
    return folder / "outputs" / "sample" / period / paper / f"{paper}-{period}.docx"

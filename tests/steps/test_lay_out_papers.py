"""Papers laid out: all that are out of date are printed in one call of LibreOffice."""

from pathlib import Path

import pytest
from builders import a_period
from workspaces import a_workspace, an_office, drop_clean_returns

from paperclerk.steps import lay_out_papers
from paperclerk.steps.adopt_plan import adopt_plan
from paperclerk.steps.reporting_cycle import reporting_cycle

PERIOD = a_period()


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[list[Path]]:
    """Return a list of the files asked for in each call, which are made at once."""
    asked: list[list[Path]] = []

    def to_pdf(files: list[Path], in_place_of: dict[Path, bytes]) -> dict[Path, Path]:
        assert set(in_place_of) == set(files)
        asked.append(list(files))
        for file in files:
            file.with_suffix(".pdf").write_bytes(b"%PDF")
        return {file: file.with_suffix(".pdf") for file in files}

    monkeypatch.setattr(lay_out_papers, "to_pdf", to_pdf)
    return asked


def test_the_pdfs_of_a_run_are_made_in_one_call_and_only_when_out_of_date(
    tmp_path: Path, calls: list[list[Path]]
) -> None:
    workspace = a_workspace(tmp_path, settings="[papers]\npdf = true\n")
    drop_clean_returns(workspace)
    adopt_plan(an_office(workspace), by="Cabinet")

    summary = reporting_cycle(an_office(workspace), PERIOD.key)

    assert [[file.name for file in call] for call in calls] == [[Path(paper.docx).name for paper in summary.papers]]
    assert len(calls[0]) == 3
    reporting_cycle(an_office(workspace), PERIOD.key)
    assert len(calls) == 1

"""`paperclerk trace` on what was published: led back through the draft's manifest, what is kept back untold."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from planted import PERIOD, Plants, a_planted_workspace
from workspaces import an_office, ended

from paperclerk.steps.publish_papers import publish_papers


@pytest.fixture(scope="module")
def plants() -> Plants:
    return Plants()


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory, plants: Plants) -> Path:
    made = a_planted_workspace(tmp_path_factory.mktemp("traced"), plants)
    publish_papers(an_office(made), PERIOD.key)
    return made


def traced(capsys: pytest.CaptureFixture[str], path: Path, *more: str) -> tuple[int, dict[str, Any]]:
    capsys.readouterr()
    code = ended(["trace", str(path), "--json", *more])
    printed: dict[str, Any] = json.loads(capsys.readouterr().out)
    return code, printed


def paper_of(workspace: Path, kind: str, name: str) -> Path:
    outputs = workspace.parent.parent / "outputs" / workspace.name / PERIOD.key / kind / name
    return next(outputs.glob("*.docx"))


PAPERS = ("cabinet-report", "stabilisation-plan", "assurance-pack")


@pytest.mark.parametrize("name", PAPERS)
def test_a_public_paper_is_led_back_to_its_returns_through_the_draft(
    workspace: Path, plants: Plants, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    code, trace = traced(
        capsys, paper_of(workspace, "public", name), "--workspace", str(workspace),
        "--outputs", str(workspace.parent.parent / "outputs" / workspace.name),
    )  # fmt: skip

    assert (code, trace["findings"], trace["changed"]) == (0, [], [])
    rated = [cell for cell in trace["cells"] if cell["field"] == "rag" and cell["origin"] == "return"]
    assert {cell["deliverable"] for cell in rated} <= {"D4.1"}
    assert rated or name == "cabinet-report"
    assert all(cell["file"] and cell["where"] and cell["return_sha256"] for cell in rated)
    told = [where for where in plants.found_in(json.dumps(trace["cells"]).encode()) if "file name" not in where]
    assert told == []


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("kind", ["public", "exempt"])
def test_what_was_published_fits_the_manifest_beside_it(
    workspace: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str,
    name: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    shutil.copytree(paper_of(workspace, kind, name).parent, tmp_path / "sent")

    code, trace = traced(capsys, next((tmp_path / "sent").glob("*.docx")))

    assert (code, trace["known_by"], trace["findings"], trace["changed"]) == (0, "manifest", [], [])
    assert trace["build_id"]
    assert all(cell["state"] == "as_made" for cell in trace["cells"])
    assert ("untold" in {cell["origin"] for cell in trace["cells"]}) == (kind == "public")


def test_an_exempt_paper_is_traced_beside_the_ledger_that_keeps_the_draft(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, trace = traced(
        capsys, paper_of(workspace, "exempt", "stabilisation-plan"), "--workspace", str(workspace),
        "--outputs", str(workspace.parent.parent / "outputs" / workspace.name),
    )  # fmt: skip

    assert (code, trace["findings"]) == (0, [])


@pytest.mark.parametrize("name", PAPERS)
def test_a_public_paper_that_was_sent_round_without_its_manifest_is_known_by_the_ledger(
    workspace: Path, plants: Plants, capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str
) -> None:
    sent = shutil.copy(paper_of(workspace, "public", name), tmp_path / "sent.docx")

    code, trace = traced(
        capsys, Path(sent), "--workspace", str(workspace),
        "--outputs", str(workspace.parent.parent / "outputs" / workspace.name),
    )  # fmt: skip

    assert (code, trace["known_by"], trace["findings"], trace["changed"]) == (0, "ledger", [], [])
    rated = [cell for cell in trace["cells"] if cell["field"] == "rag" and cell["origin"] == "return"]
    assert rated or name == "cabinet-report"
    assert all(cell["file"] and cell["return_sha256"] for cell in rated)
    told = [where for where in plants.found_in(json.dumps(trace["cells"]).encode()) if "file name" not in where]
    assert told == []

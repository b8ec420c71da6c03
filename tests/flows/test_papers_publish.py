"""`paperclerk papers publish` at the shell: what it prints, and how it ends."""

import json
from pathlib import Path

import pytest
from builders import a_period
from jsonschema import Draft202012Validator
from planted import accept_all
from workspaces import a_workspace, an_office, drop_clean_returns, ended

from paperclerk.domain.shapes import closed_schema
from paperclerk.steps.adopt_plan import adopt_plan
from paperclerk.steps.reporting_cycle import reporting_cycle

PERIOD = a_period()


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    made = a_workspace(tmp_path)
    adopt_plan(an_office(made), by="Cabinet")
    drop_clean_returns(made)
    reporting_cycle(an_office(made), PERIOD.key)
    return made


def publish(workspace: Path, *options: str) -> int:
    return ended(["papers", "publish", "--period", PERIOD.key, "-w", str(workspace), *options])


def test_it_prints_the_papers_and_ends_with_0(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    accept_all(workspace)
    capsys.readouterr()

    code = publish(workspace, "--json")

    result = json.loads(capsys.readouterr().out)
    assert code == 0
    assert result["period"] == PERIOD.key
    assert {paper["publicity"] for paper in result["papers"]} == {"public"}
    assert set(result["papers"][0]) >= {"name", "publicity", "docx", "pdf", "manifest", "sha256"}
    assert result["recorded"] is True
    assert list(Draft202012Validator(closed_schema("publication")).iter_errors(result)) == []


def test_for_people_it_says_what_was_looked_through(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    accept_all(workspace)
    capsys.readouterr()

    assert publish(workspace, "--paper", "stabilisation-plan") == 0

    said = capsys.readouterr().out
    assert "Public    " in said
    assert "2 public files" in said
    assert "added to the ledger" in said


def test_a_refusal_ends_with_6_and_says_what_stands_in_the_way(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()

    code = publish(workspace, "--json")

    told = capsys.readouterr()
    assert code == 6
    assert told.out == ""
    assert "A05 Nobody has written the author's part" in told.err
    assert "paperclerk findings accept" in told.err


def test_a_paper_that_does_not_exist_ends_with_2(workspace: Path) -> None:
    assert publish(workspace, "--paper", "minutes") == 2

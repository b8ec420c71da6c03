"""`paperclerk schema`: what is printed with `--json` is what its schema says, field for field."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from made_sample import SAMPLE, made_sample, paper_of, workspace_of
from workspaces import ended

from paperclerk.domain.shapes import SHAPES, closed_schema

MONTH = ("--period", "2031-03")
RETURNS = SAMPLE / "returns" / "2031-03"

# By the schema's name: each command of the sample that prints that shape.
COMMANDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("plan", ("plan", "show")),
    ("plan", ("plan", "adopt")),
    ("forms", ("forms", "issue", *MONTH)),
    ("returns", ("returns", "check", *map(str, sorted(RETURNS.glob("*.*x"))))),
    ("run", ("returns", "collect", *MONTH)),
    ("run", ("run", "--direct", *MONTH)),
    ("papers", ("papers", "assemble", *MONTH)),
    ("findings", ("findings", "list")),
    ("log", ("log", *MONTH)),
)  # fmt: skip
OF_A_PAPER: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("trace", ("trace",)),
    ("report", ("report", "read", "--no-cache")),
    ("report-check", ("report", "check", "--no-cache")),
)


def misfits(name: str, printed: Any) -> list[str]:
    """Return where a shape is not as its schema says, fields that the schema does not name among them."""
    schema = closed_schema(name)
    Draft202012Validator.check_schema(schema)
    return [f"{error.json_path}: {error.message[:200]}" for error in Draft202012Validator(schema).iter_errors(printed)]


def printed_by(capsys: pytest.CaptureFixture[str], *command: str) -> Any:
    capsys.readouterr()
    ended([*command, "--json"])
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("name", SHAPES)
def test_every_schema_is_printed_and_sound(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert ended(["schema", name]) == 0

    schema = json.loads(capsys.readouterr().out)
    Draft202012Validator.check_schema(schema)
    assert schema["type"] == "object"
    assert schema["properties"]


def test_a_printed_schema_leaves_room_for_fields_of_later_versions(capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    ended(["schema", "trace"])
    schema = json.loads(capsys.readouterr().out)
    printed = printed_by(capsys, "trace", str(paper_of(made_sample(), "cabinet-report")))

    assert not list(Draft202012Validator(schema).iter_errors({**printed, "a field of next year": 1}))
    assert misfits("trace", {**printed, "a field of next year": 1}) != []
    assert list(Draft202012Validator(schema).iter_errors({key: printed[key] for key in printed if key != "cells"}))


@pytest.mark.parametrize(("shape", "command"), COMMANDS, ids=lambda value: " ".join(value[:2]) if value else "")
def test_what_commands_of_a_workspace_print_fits(
    shape: str, command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert misfits(shape, printed_by(capsys, *command, "-w", str(workspace_of(made_sample())))) == []


@pytest.mark.parametrize(("shape", "command"), OF_A_PAPER, ids=lambda value: " ".join(value[:2]))
def test_what_commands_of_a_paper_print_fits(
    shape: str, command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(paper_of(made_sample(), "cabinet-report"))

    printed = printed_by(capsys, *command, path)

    assert misfits(shape, printed) == []


def test_a_comparison_fits(capsys: pytest.CaptureFixture[str]) -> None:
    new, old = (paper_of(made_sample(), "stabilisation-plan", month) for month in ("2031-03", "2031-02"))

    assert misfits("report-compare", printed_by(capsys, "report", "compare", str(new), str(old), "--no-cache")) == []


def test_a_plan_out_of_a_report_and_an_author_s_blank_fit(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    paper = paper_of(made_sample(), "stabilisation-plan")
    workspace = workspace_of(made_sample())
    (workspace / "papers/2031-03/cabinet-report.docx").rename(tmp_path / "kept.docx")

    try:
        assert misfits("plan", printed_by(capsys, "plan", "import", str(paper))) == []
        assert misfits("blank", printed_by(capsys, "papers", "start", *MONTH, "-w", str(workspace))) == []
    finally:
        (tmp_path / "kept.docx").replace(workspace / "papers/2031-03/cabinet-report.docx")


def test_each_finding_and_manifest_of_the_sample_fits(capsys: pytest.CaptureFixture[str]) -> None:
    listed = printed_by(capsys, "findings", "list", "-w", str(workspace_of(made_sample())))
    manifests = list((made_sample() / "outputs").rglob("manifest.json"))

    assert [found for one in listed["findings"] for found in misfits("finding", one)] == []
    assert len(manifests) == 9
    assert [found for one in manifests for found in misfits("manifest", json.loads(one.read_text()))] == []


def test_a_schema_nobody_knows_is_answered_with_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()

    assert ended(["schema", "nothing"]) == 2
    assert "trace" in capsys.readouterr().err

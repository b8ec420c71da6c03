"""The shell's door: what commands print and how they end."""

import json
from pathlib import Path

import pytest
from builders import MONITORING, a_period
from workspaces import a_workspace, drop_clean_returns, drop_return, ended, good_answers

PERIOD = a_period()


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    made = a_workspace(tmp_path)
    assert ended(["plan", "adopt", "--by", "Cabinet", "-w", str(made)]) == 0
    return made


def test_a_clean_cycle_ends_with_0_but_for_the_unwritten_report(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    drop_clean_returns(workspace)
    capsys.readouterr()

    code = ended(["run", "--direct", "--period", PERIOD.key, "-w", str(workspace), "--json"])

    result = json.loads(capsys.readouterr().out)
    assert result["returns"] == {"received": 2, "accepted": 2, "quarantined": 0, "missing": []}
    assert {line.split()[1] for line in result["blocking"]} == {"A05"}
    assert code == 1
    assert set(result["log"]) == {"html", "json"}
    assert set(result["papers"][0]) >= {"name", "publicity", "docx", "pdf", "manifest", "sha256"}


def test_json_is_the_only_thing_on_standard_output(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    for command in (
        ["plan", "show"],
        ["forms", "issue", "--period", PERIOD.key],
        ["returns", "collect", "--period", PERIOD.key],
        ["findings", "list"],
        ["papers", "start", "--period", PERIOD.key],
        ["papers", "assemble", "--period", PERIOD.key],
        ["log", "--period", PERIOD.key],
    ):
        ended([*command, "-w", str(workspace), "--json"])
        assert isinstance(json.loads(capsys.readouterr().out), dict), command


def test_a_return_is_checked_without_being_recorded(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = drop_return(workspace, MONITORING, good_answers("D4.1", PERIOD) | good_answers("D4.2", PERIOD, rag="Red"))
    capsys.readouterr()

    code = ended(["returns", "check", str(path), "-w", str(workspace), "--json"])

    (read,) = json.loads(capsys.readouterr().out)["returns"]
    assert (read["format"], read["read_by"]) == ("docx", "controls")
    assert read["form"]["period"] == PERIOD.key
    assert read["form"]["owner"] == MONITORING
    assert read["form"]["signature"] == "valid"
    assert [(u["deliverable"], u["rag"]) for u in read["updates"]] == [("D4.1", "green"), ("D4.2", "red")]
    assert [f["rule"] for f in read["findings"]] == ["C20"]
    assert code == 0
    empty = workspace / "nothing"
    empty.mkdir()
    ended(["returns", "collect", "--period", PERIOD.key, "-w", str(workspace), "--from", f"folder:{empty}", "--json"])
    collected = json.loads(capsys.readouterr().out)
    assert collected["returns"]["received"] == 0
    assert collected["recorded"]["returns"] == 0


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["run", "--direct", "--period", "2031-13"], 2, "2031-02, 2031-03"),
        (["returns", "collect", "--period", PERIOD.key, "--from", "mail"], 2, "folder:DIR"),
        (["returns", "check", "nothing-here.docx"], 3, "nothing-here.docx"),
        (["papers", "assemble", "--period", PERIOD.key, "--paper", "poem"], 2, "assurance-pack"),
        (["findings", "accept", "abc", "--by", "", "--reason", "x"], 2, "--by NAME"),
    ],
)
def test_what_stops_a_command_is_said_plainly(
    workspace: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, said: str
) -> None:
    capsys.readouterr()

    assert ended([*arguments, "-w", str(workspace)]) == code

    shown = capsys.readouterr()
    assert said in shown.err
    assert "Traceback" not in shown.err
    assert shown.out == ""


def test_a_missing_workspace_is_said_plainly(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ended(["plan", "show", "-w", str(tmp_path / "nowhere")]) == 2
    assert "nowhere" in capsys.readouterr().err


def test_an_authors_blank_is_never_written_over(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ended(["papers", "start", "--period", PERIOD.key, "-w", str(workspace)]) == 0
    assert ended(["papers", "start", "--period", PERIOD.key, "-w", str(workspace)]) == 6
    assert "not touched" in capsys.readouterr().err


def test_a_file_that_cannot_be_read_at_all_ends_with_3(workspace: Path, tmp_path: Path) -> None:
    broken = tmp_path / "return.xlsx"
    broken.write_bytes((workspace / "plan.xlsx").read_bytes()[:500])

    assert ended(["returns", "check", str(broken), "-w", str(workspace)]) == 3
    assert ended(["plan", "import", str(broken)]) == 3
    assert ended(["returns", "check", str(workspace / "plan.xlsx"), "-w", str(workspace)]) == 1

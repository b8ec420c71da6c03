"""`paperclerk papers clear` and `papers clearances`: on record, void after a change, wanted before publication."""

import json
from pathlib import Path

import pytest
from author_files import KNOWN, a_written_file
from workspaces import a_workspace, an_office, ended

from paperclerk.domain.shapes import closed_schema
from paperclerk.errors import Refused
from paperclerk.steps.findings_on_record import findings_on_record
from paperclerk.steps.publish_papers import publish_papers
from paperclerk.steps.reporting_cycle import assemble_papers

WANTED = '[papers]\npdf = false\nmake = ["cabinet-report"]\nclearances = ["legal", "s151"]\n'
PRINTED = '[papers]\npdf = false\nmake = ["cabinet-report"]\nprint_clearances = true\n'
PERIOD = "2031-03"


def a_written_workspace(folder: Path, settings: str = "") -> Path:
    workspace = a_workspace(folder, settings=settings)
    author(workspace)
    return workspace


def author(workspace: Path, **sections: tuple[str, ...]) -> None:
    path = workspace / "papers" / PERIOD / "cabinet-report.docx"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(a_written_file(known=KNOWN, sections=sections))


def command(workspace: Path, name: str, *more: str) -> int:
    return ended(["papers", name, "--workspace", str(workspace), "--period", PERIOD, *more])


def clear(workspace: Path, role: str, *more: str) -> int:
    return command(workspace, "clear", "--as", role, "--by", "Ada Thorne, Solicitor", "--on", "2026-01-05", *more)


def blocking(workspace: Path) -> list[tuple[str, str]]:
    assemble_papers(an_office(workspace), PERIOD)
    found = findings_on_record(an_office(workspace), PERIOD)
    return [(one.rule, one.about) for one in found if one.rule in ("X39", "X40")]


def printed_in(workspace: Path) -> str:
    from word_reading import text_of

    assemble_papers(an_office(workspace), PERIOD)
    [docx] = (workspace.parents[1] / "outputs").rglob("cabinet-report/*.docx")
    return text_of(docx.read_bytes())


def test_a_clearance_is_on_record_and_void_after_a_change(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workspace = a_written_workspace(tmp_path)

    assert clear(workspace, "legal") == 0
    assert "Legal: Ada Thorne, Solicitor, 2026-01-05, in force" in capsys.readouterr().out
    author(workspace, legal=("There is no power.",))
    assert command(workspace, "clearances") == 0
    assert "void: the text was changed after it (Legal Implications)" in capsys.readouterr().out
    assert blocking(workspace) == [("X39", "legal")]


def test_its_json_is_as_its_schema_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from jsonschema import Draft202012Validator

    workspace = a_written_workspace(tmp_path, WANTED)
    clear(workspace, "legal")
    capsys.readouterr()

    assert command(workspace, "clearances", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert list(Draft202012Validator(closed_schema("clearances")).iter_errors(told)) == []
    assert [one["clearance"]["role"] for one in told["clearances"]] == ["legal"]
    assert told["wanted"] == ["s151"]


def test_what_the_council_wants_cleared_stops_publication_until_it_is(tmp_path: Path) -> None:
    workspace = a_written_workspace(tmp_path, WANTED)
    clear(workspace, "legal")

    assert blocking(workspace) == [("X40", "s151")]
    with pytest.raises(Refused, match="not been cleared for Section 151 Officer"):
        publish_papers(an_office(workspace), PERIOD)
    clear(workspace, "S151")
    assert blocking(workspace) == []


def test_nothing_is_printed_of_clearances_unless_the_settings_say_so(tmp_path: Path) -> None:
    silent, telling = tmp_path / "silent", tmp_path / "telling"
    silent_one, telling_one = a_written_workspace(silent), a_written_workspace(telling, PRINTED)
    for workspace in (silent_one, telling_one):
        clear(workspace, "legal", "--note", "Subject to the second draft")

    assert "Solicitor" not in printed_in(silent_one)
    assert "Clearances\nCleared for\nBy\nDate\nLegal\nAda Thorne, Solicitor\n5 January 2026" in printed_in(telling_one)
    assert "second draft" not in printed_in(telling_one)


@pytest.mark.parametrize(
    "more", [("clear", "--as", "gardening", "--by", "A"), ("clear", "--as", "legal", "--by", " "),
             ("clear", "--as", "legal", "--by", "A", "--on", "2999-01-01")],
)  # fmt: skip
def test_a_clearance_for_nothing_by_nobody_or_in_the_future_is_called_wrongly(tmp_path: Path, more) -> None:
    assert command(a_written_workspace(tmp_path), *more) == 2


def test_what_nobody_has_written_yet_cannot_be_cleared(tmp_path: Path) -> None:
    workspace = a_workspace(tmp_path)

    assert clear(workspace, "legal") == 2
    assert command(workspace, "clearances") == 0

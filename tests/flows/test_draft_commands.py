"""`paperclerk draft`: what it writes, what it refuses, and how it ends."""

import json
import os
import shutil
import subprocess
import sys

import pytest
from builders import a_period
from jsonschema import Draft202012Validator
from office_files import a_word_file, a_workbook_file, content_of, real_files
from redlined import texts
from workspaces import a_workspace, an_office, drop_clean_returns, drop_return, ended, good_answers

from paperclerk.domain.shapes import closed_schema
from paperclerk.steps.collect_returns import collect_returns
from paperclerk.steps.reporting_cycle import reporting_cycle

PERIOD = a_period()


def a_draft(folder, name: str, words: str):
    path = folder / name
    path.write_bytes(a_word_file(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"))
    return path


def test_compare_writes_a_redline_beside_the_two_drafts(tmp_path, capsys):
    old, new = a_draft(tmp_path, "old.docx", "Agreed in May."), a_draft(tmp_path, "new.docx", "Agreed in June.")
    redline = tmp_path / "redline.docx"

    code = ended(["draft", "compare", str(old), str(new), "-o", str(redline), "--json"])

    assert code == 0
    assert json.loads(capsys.readouterr().out) == {
        "redline": {"old": str(old), "new": str(new), "redline": str(redline), "changes": 2}
    }
    assert texts(redline.read_bytes(), accepted=False) == ["Agreed in May."]
    assert texts(redline.read_bytes(), accepted=True) == ["Agreed in June."]


def test_two_drafts_that_say_the_same_are_said_to(tmp_path, capsys):
    old, new = a_draft(tmp_path, "old.docx", "Agreed."), a_draft(tmp_path, "new.docx", "Agreed.")

    assert ended(["draft", "compare", str(old), str(new), "-o", str(tmp_path / "redline.docx")]) == 0
    assert "say the same" in capsys.readouterr().out


def test_a_redline_is_never_written_over_a_draft(tmp_path, capsys):
    old, new = a_draft(tmp_path, "old.docx", "Agreed."), a_draft(tmp_path, "new.docx", "Refused.")
    before = new.read_bytes()

    assert ended(["draft", "compare", str(old), str(new), "-o", str(new)]) == 6
    assert new.read_bytes() == before
    assert "that file would be lost" in capsys.readouterr().err


def test_what_is_no_word_file_is_named(tmp_path, capsys):
    old = a_draft(tmp_path, "old.docx", "Agreed.")
    workbook = tmp_path / "plan.docx"
    workbook.write_bytes(a_workbook_file())

    for wrong in (workbook, tmp_path, tmp_path / "absent.docx"):
        assert ended(["draft", "compare", str(old), str(wrong), "-o", str(tmp_path / "redline.docx")]) == 3
        assert str(wrong) in capsys.readouterr().err
    assert not (tmp_path / "redline.docx").exists()


@pytest.fixture
def desk(tmp_path):
    """Return a workspace with new returns, and a draft made before them."""
    workspace = a_workspace(tmp_path)
    drop_clean_returns(workspace, PERIOD)
    reporting_cycle(an_office(workspace), PERIOD.key)
    outputs = tmp_path / "outputs" / workspace.name
    draft = workspace / "drafts" / PERIOD.key / "draft.docx"
    draft.parent.mkdir(parents=True)
    shutil.copy(outputs / PERIOD.key / "assurance-pack" / f"assurance-pack-{PERIOD.key}.docx", draft)
    again = good_answers("D4.1", PERIOD, rag="Amber", narrative="Counsel was asked.") | good_answers("D4.2", PERIOD)
    late = f"{PERIOD.cut_off}T15:00:00"
    drop_return(workspace, "Monitoring Officer", again, PERIOD, name="again.docx", received=late)
    collect_returns(an_office(workspace), PERIOD.key)
    return workspace, draft


@pytest.mark.parametrize("more", [(), ("--tracked",)])
def test_regenerate_prints_what_was_done_in_the_shape_of_its_schema(desk, capsys, more):
    workspace, draft = desk
    capsys.readouterr()

    code = ended(["draft", "regenerate", str(draft), "--workspace", str(workspace), "--json", *more])

    printed = json.loads(capsys.readouterr().out)
    assert code == 0
    assert list(Draft202012Validator(closed_schema("regeneration")).iter_errors(printed)) == []
    assert printed["tracked"] == bool(more)
    assert printed["regenerated"] == str(draft.with_name("draft-regenerated.docx"))
    assert printed["counts"]["updated"] > 0


def test_regenerate_says_what_was_written_and_then_that_nothing_is_new(desk, capsys):
    workspace, draft = desk
    new = draft.with_name("mine.docx")

    assert ended(["draft", "regenerate", str(draft), "-o", str(new), "--workspace", str(workspace)]) == 0
    assert f"Written: {new}." in capsys.readouterr().out
    assert ended(["draft", "regenerate", str(new), "--workspace", str(workspace)]) == 0
    assert "has the data of now; nothing was written" in capsys.readouterr().out


def test_regenerate_refuses_what_is_none_of_ours(desk, capsys):
    workspace, draft = desk
    other = a_draft(draft.parent, "other.docx", "Agreed in May.")

    assert ended(["draft", "regenerate", str(other), "--workspace", str(workspace)]) == 6
    assert "names no build" in capsys.readouterr().err
    assert not other.with_name("other-regenerated.docx").exists()


def test_regenerate_refuses_files_that_people_wrote_of_their_own_and_says_why(desk, capsys):
    workspace, draft = desk
    for path in real_files("forms_docx", "reports", but=".pdf"):
        theirs = draft.parent / f"{path.stem}.docx"
        theirs.write_bytes(content_of(path))

        assert ended(["draft", "regenerate", str(theirs), "--workspace", str(workspace)]) == 6, path.name
        said = capsys.readouterr().err
        assert theirs.name in said
        assert "Nothing was changed" in said
        assert theirs.read_bytes() == content_of(path)
        assert not theirs.with_name(f"{path.stem}-regenerated.docx").exists()


FLOW = """
import sys
from pathlib import Path
from flows.server import running_server
with running_server(Path(sys.argv[2]) / "prefect"):
    from flows.regenerate_drafts import regenerate_drafts
    print(len(regenerate_drafts(Path(sys.argv[1])).regenerated))
"""


@pytest.mark.server
def test_the_flow_regenerates_the_drafts_of_a_workspace(desk, tmp_path):
    workspace, draft = desk
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}

    done = subprocess.run(
        [sys.executable, "-c", FLOW, str(workspace), str(tmp_path)],
        env=environment, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "1"
    assert draft.with_name("draft-regenerated.docx").is_file()

"""`paperclerk draft`: what it writes, what it refuses, and how it ends."""

import json

from office_files import a_word_file, a_workbook_file
from redlined import texts
from workspaces import ended


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

"""Marked copies of returns that are only checked: `paperclerk returns check --annotate DIR`."""

import io
from pathlib import Path

import pytest
from builders import FINANCE, MONITORING, a_period, a_plan
from excel_files import edited, typed
from office_files import a_word_file
from openpyxl import load_workbook
from typer.testing import CliRunner
from workspaces import a_workspace, an_office, drop_return, good_answers

from flows.cli import app
from paperclerk.domain.returns import Return
from paperclerk.libreoffice import is_present
from paperclerk.steps.check_returns import check_returns
from parsers.register import read_return

PERIOD = a_period()


def read(content: bytes) -> Return:
    return read_return(content, "copy", a_plan().scheme, a_plan().officers)


def said(read: Return) -> list[object]:
    return [update.model_dump(exclude={"places"}) for update in read.updates]


def dropped(workspace: Path, kind: str, **changes: str) -> Path:
    answers = {**good_answers("D4.1", PERIOD, **changes), **good_answers("D4.2", PERIOD)}
    return drop_return(workspace, MONITORING, answers, PERIOD, kind, f"mine{kind}")


@pytest.mark.parametrize("kind", [".docx", ".xlsx"])
def test_the_copy_reads_to_the_same_values_and_findings(tmp_path, kind):
    workspace = a_workspace(tmp_path)
    file = dropped(workspace, kind, rag="puce", forecast="some time")

    checked = check_returns(an_office(workspace), [file], tmp_path / "marked")

    copy = tmp_path / "marked" / f"mine-marked{kind}"
    assert checked.marked == (str(copy),)
    assert said(read(copy.read_bytes())) == said(read(file.read_bytes()))
    of_copy = check_returns(an_office(workspace), [copy]).returns[0]
    rules = [(f.rule, f.message, f.place.where) for f in checked.returns[0].findings]
    assert [(f.rule, f.message, f.place.where) for f in of_copy.findings] == rules
    assert {"V01", "V03"} <= {rule for rule, _, _ in rules}


def test_marking_a_marked_copy_changes_nothing(tmp_path):
    workspace = a_workspace(tmp_path)
    file = dropped(workspace, ".docx", rag="puce")
    check_returns(an_office(workspace), [file], tmp_path / "one")
    copy = (tmp_path / "one" / "mine-marked.docx").read_bytes()
    again = tmp_path / "mine.docx"
    again.write_bytes(copy)
    (tmp_path / "received.csv").write_text(f"file,received\nmine.docx,{PERIOD.cut_off}T09:00:00\n")

    check_returns(an_office(workspace), [again], tmp_path / "two")

    assert (tmp_path / "two" / "mine-marked.docx").read_bytes() == copy


def test_a_clean_return_and_a_file_that_is_none_get_no_copy(tmp_path):
    workspace = a_workspace(tmp_path)
    clean = drop_return(workspace, FINANCE, good_answers("D5.1", PERIOD), PERIOD, ".xlsx")
    other = tmp_path / "other.docx"
    other.write_bytes(a_word_file("<w:p/>"))

    checked = check_returns(an_office(workspace), [clean, other], tmp_path / "marked")

    assert checked.marked == ()
    assert not (tmp_path / "marked").exists()


def test_nothing_is_marked_unless_asked_for(tmp_path):
    workspace = a_workspace(tmp_path)

    assert check_returns(an_office(workspace), [dropped(workspace, ".docx", rag="puce")]).marked == ()


def test_two_files_of_one_name_are_marked_apart(tmp_path):
    workspace = a_workspace(tmp_path)
    first = dropped(workspace, ".docx", rag="puce")
    second = tmp_path / "mine.docx"
    second.write_bytes(drop_return(workspace, FINANCE, good_answers("D5.1", PERIOD, rag="mauve"), PERIOD).read_bytes())

    checked = check_returns(an_office(workspace), [first, second], tmp_path / "marked")

    assert len({*checked.marked}) == 2


def test_a_fresh_form_has_each_finding_on_the_box_it_is_about(tmp_path):
    workspace = a_workspace(tmp_path)
    file = dropped(workspace, ".xlsx", rag="puce")
    sheet_moved = edited(file.read_bytes(), lambda book: book["Return"].insert_rows(2), typed("Key", "F1", "=1+1"))
    file.write_bytes(sheet_moved)

    check_returns(an_office(workspace), [file], tmp_path / "marked")

    book = load_workbook(io.BytesIO((tmp_path / "marked" / "mine-marked.xlsx").read_bytes()))
    cell = str(book.defined_names["rtn_D4_1_rag"].attr_text).rpartition("!")[2].replace("$", "")
    assert book["Return"][cell].value == "puce"
    assert "puce" in book["Return"][cell].comment.text


@pytest.mark.libreoffice
@pytest.mark.skipif(not is_present(), reason="LibreOffice is not installed")
def test_a_return_of_an_older_format_is_answered_with_a_fresh_form(tmp_path):
    from paperclerk.libreoffice import _call, _desk

    workspace = a_workspace(tmp_path)
    file = dropped(workspace, ".docx", rag="puce")
    with _desk() as desk:
        source = desk / "in" / "mine.docx"
        source.write_bytes(file.read_bytes())
        _call(desk, [source], "odt", 60)
        older = tmp_path / "mine.odt"
        older.write_bytes(next(desk.rglob("*.odt")).read_bytes())

    checked = check_returns(an_office(workspace), [older], tmp_path / "marked")

    assert checked.returns[0].format == "odt"
    copy = read((tmp_path / "marked" / "mine-marked.docx").read_bytes())
    assert said(copy) == said(checked.returns[0])


def test_the_command_names_the_copies(tmp_path):
    workspace = a_workspace(tmp_path)
    file = dropped(workspace, ".docx", rag="puce")
    copies = tmp_path / "marked"

    ran = CliRunner().invoke(app, ["returns", "check", str(file), "-w", str(workspace), "--annotate", str(copies)])

    assert ran.exit_code == 1
    assert f"Marked copy: {copies / 'mine-marked.docx'}" in ran.output

"""Marked copies of returns that are only checked: `paperclerk returns check --annotate DIR`."""

import io
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from builders import FINANCE, MONITORING, a_period, a_plan
from excel_files import ANSWERS, KEY, a_full_form, edited, typed
from office_files import a_word_file
from openpyxl import load_workbook
from typer.testing import CliRunner
from workspaces import a_workspace, an_office, drop_return, good_answers

from flows.cli import app
from flows.office import all_readers
from paperclerk.domain.answers import answers_of
from paperclerk.domain.forms import ReturnForm
from paperclerk.domain.returns import Return
from paperclerk.excel.return_form import write_return_form
from paperclerk.libreoffice import is_present
from paperclerk.ooxml.repack import repack
from paperclerk.steps.annotate_returns import MarkingDesk
from paperclerk.steps.check_returns import check_returns
from parsers.register import read_return

PERIOD = a_period()
MADE = datetime(2031, 4, 6, 9, 0, tzinfo=UTC)


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


def a_copy_of(answers: dict[str, str]) -> tuple[Return, Return]:
    """Return what is read of a return filled in so, and of the fresh copy it is answered with."""
    blank = a_full_form({})
    items = tuple(item.with_room_for([f"m{number}" for number in range(1, 9)]) for item in blank.items)
    content = write_return_form(blank.model_copy(update={"answers": answers, "items": items}), KEY)
    return read(content), read(fresh_copy(content, blank))


def fresh_copy(content: bytes, blank: ReturnForm) -> bytes:
    """Return the copy of a return that cannot be marked itself, because it is signed."""
    signed = repack(content, {"_xmlsignatures/origin.sigs": b""})
    copy = MarkingDesk(all_readers(), a_plan(), KEY).mark(signed, read(signed), (), blank, MADE)
    assert copy is not None
    assert copy.is_fresh
    return copy.content


def test_a_fresh_copy_keeps_the_milestones_their_owner_added_with_their_dates():
    added = {
        f"D4_1_m{number}_{field}": text
        for number in (3, 4, 5, 6, 7)
        for field, text in (("text", f"Step {number}"), ("due", f"{number} May 2031"), ("forecast", "9 June 2031"))
    }

    back, copy = a_copy_of({**ANSWERS, **added})

    assert [step.due and step.due.day for step in back.updates[0].milestones[-5:]] == [3, 4, 5, 6, 7]
    assert copy.updates[0].milestones == back.updates[0].milestones


def test_a_fresh_copy_keeps_what_could_not_be_read_as_it_was_written():
    unread = {
        "D4_1_rag": "puce", "D4_1_m1_forecast": "end May 2031", "return_signed_off_on": "soon", "R1_likelihood": "High",
    }  # fmt: skip

    back, copy = a_copy_of({**ANSWERS, **unread})

    assert answers_of(copy, a_plan().scheme) == answers_of(back, a_plan().scheme)
    assert {"puce", "end May 2031", "soon", "High"} <= set(answers_of(copy, a_plan().scheme).values())


def test_a_fresh_copy_prints_the_plans_own_dates_whatever_stood_in_their_place():
    back, copy = a_copy_of({**ANSWERS, "D4_1_m1_due": "1 January 2032"})

    assert back.updates[0].milestones[0].due == date(2032, 1, 1)
    assert copy.updates[0].milestones[0].due == date(2031, 4, 15)


def test_what_a_fresh_copy_has_no_room_for_is_said_in_it():
    content = write_return_form(a_full_form({**ANSWERS, "D4_1_m3_text": "Ours"}), KEY)
    without_steps = a_full_form({})
    bare = tuple(
        item.model_copy(update={"deliverable": item.deliverable.model_copy(update={"milestones": ()})})
        for item in without_steps.items
    )
    blank = without_steps.model_copy(update={"items": bare})

    fresh = fresh_copy(content, blank)

    problems = [cell.value for row in load_workbook(io.BytesIO(fresh))["Problems found"] for cell in row if cell.value]
    assert any("no room for" in str(text) and "milestone m3, Milestone" in str(text) for text in problems)

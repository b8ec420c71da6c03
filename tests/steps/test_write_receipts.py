"""Receipts and marked copies, as a run leaves them in the outputs."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

import pytest
from builders import FINANCE, MONITORING, a_period, a_plan
from excel_files import edited, typed
from lxml import etree
from office_files import a_word_file
from workspaces import a_workspace, an_office, drop_clean_returns, drop_return, everything_under, good_answers

from paperclerk.domain.returns import Return
from paperclerk.ooxml.package import open_package
from paperclerk.steps.collect_returns import collect_returns
from paperclerk.steps.reporting_cycle import assemble_papers, reporting_cycle
from parsers.register import read_return

PERIOD = a_period()
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def receipts(workspace: Path) -> Path:
    return an_office(workspace).workspace.period_outputs(PERIOD.key) / "receipts"


def names(workspace: Path) -> list[str]:
    return sorted(path.name for path in receipts(workspace).iterdir() if not path.name.startswith("."))


def run(workspace: Path) -> Path:
    reporting_cycle(an_office(workspace), PERIOD.key)
    return receipts(workspace)


def drop_finance(workspace: Path, kind: str = ".xlsx", name: str = "return.xlsx", **changes: str) -> Path:
    """Drop the Director of Finance's return on D5.1, with nothing wrong but what is changed."""
    return drop_return(workspace, FINANCE, good_answers("D5.1", PERIOD, **changes), PERIOD, kind, name)


def said(read: Return) -> list[Mapping[str, object]]:
    return [update.model_dump(exclude={"places"}) for update in read.updates]


def read(path: Path) -> Return:
    return read_return(path.read_bytes(), path.name, a_plan().scheme, a_plan().officers)


def comments_in(path: Path) -> str:
    package = open_package(path.read_bytes())
    part = next(name for name in package.names if "comments" in name and name.endswith(".xml"))
    return " ".join(etree.tostring(package.xml(part), method="text", encoding="unicode").split())


def test_a_clean_return_gets_a_receipt_and_no_copy(tmp_path):
    workspace = a_workspace(tmp_path)
    drop_clean_returns(workspace)

    run(workspace)

    assert [name for name in names(workspace) if "Finance" in name] == [
        "return_2031-03_Director_of_Finance.html",
        "return_2031-03_Director_of_Finance.txt",
    ]
    text = (receipts(workspace) / "return_2031-03_Director_of_Finance.txt").read_text()
    assert "nothing in it has to be put right" in " ".join(text.split())
    assert "Rating: Green. Status: In progress. Forecast: 30 June 2031." in " ".join(text.split())


@pytest.mark.parametrize("kind", [".docx", ".xlsx"])
def test_a_return_with_something_wrong_comes_back_marked(tmp_path, kind):
    workspace = a_workspace(tmp_path)
    dropped = drop_finance(workspace, kind, f"mine{kind}", rag="puce")

    folder = run(workspace)

    copy = folder / f"mine-marked{kind}"
    assert "D5.1, RAG rating: “puce”" in comments_in(copy)
    assert said(read(copy)) == said(read(dropped))
    assert f"mine-marked{kind}: your own file" in " ".join((folder / "mine.txt").read_text().split())


def test_no_receipt_tells_of_another_owners_return(tmp_path):
    workspace = a_workspace(tmp_path)
    answers = {**good_answers("D4.1", PERIOD), **good_answers("D4.2", PERIOD, rag="vermilion")}
    drop_return(workspace, MONITORING, answers, PERIOD, ".docx", "mo.docx")
    drop_finance(workspace, rag="puce")

    folder = run(workspace)

    for suffix in (".txt", ".html"):
        mine, theirs = (folder / f"return{suffix}").read_text(), (folder / f"mo{suffix}").read_text()
        assert "puce" in mine
        assert "puce" not in theirs
        assert "vermilion" in theirs
        assert "vermilion" not in mine
        assert "D4." not in mine


def test_a_second_run_leaves_receipts_and_copies_untouched(tmp_path):
    workspace = a_workspace(tmp_path)
    drop_finance(workspace, rag="puce")
    folder = run(workspace)
    before = {path: path.stat().st_mtime_ns for path in folder.iterdir()}

    run(workspace)

    assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} == before
    assert len(before) == 4


def test_two_runs_from_nothing_write_the_same_bytes(tmp_path):
    made = []
    for folder in ("one", "two"):
        workspace = a_workspace(tmp_path / folder)
        (workspace / "form.key").write_text("the same key")
        (workspace / "settings.toml").write_text('[papers]\npdf = false\n[forms]\nkey_file = "form.key"\n')
        drop_finance(workspace, rag="puce")
        drop_return(workspace, MONITORING, {}, PERIOD, ".docx")
        made.append(everything_under(run(workspace)))

    assert made[0] == made[1]
    assert len(made[0]) == 8


def test_collecting_alone_and_making_papers_again_write_the_same(tmp_path):
    workspace = a_workspace(tmp_path)
    drop_finance(workspace, rag="puce")

    collect_returns(an_office(workspace), PERIOD.key)
    collected = everything_under(receipts(workspace))
    assemble_papers(an_office(workspace), PERIOD.key)

    assert everything_under(receipts(workspace)) == collected
    assert len(collected) == 4


def test_a_corrected_return_leaves_the_copy_of_the_first_as_it_was_found(tmp_path):
    workspace = a_workspace(tmp_path)
    first = drop_return(workspace, FINANCE, good_answers("D5.1", PERIOD, rag="puce"), PERIOD, ".xlsx", "first.xlsx")
    run(workspace)
    drop_return(
        workspace, FINANCE, good_answers("D5.1", PERIOD), PERIOD, ".xlsx", "second.xlsx", received="2031-04-05T15:00:00"
    )

    folder = run(workspace)

    assert "nothing in it has to be put right" in " ".join((folder / "second.txt").read_text().split())
    assert not (folder / "second-marked.xlsx").exists()
    assert "puce" not in (folder / "first.txt").read_text()
    assert first.exists()


def test_a_file_set_aside_is_answered_without_a_copy(tmp_path):
    workspace = a_workspace(tmp_path)
    drop_clean_returns(workspace)
    (workspace / "returns" / PERIOD.key / "Minutes of the board.docx").write_bytes(a_word_file("<w:p/>"))

    folder = run(workspace)

    text = " ".join((folder / "Minutes_of_the_board.txt").read_text().split())
    assert "This file was set aside." in text
    assert "not one of our return forms" in text
    assert not list(folder.glob("Minutes*marked*"))


def test_two_files_of_one_name_get_a_receipt_each(tmp_path):
    workspace = a_workspace(tmp_path)
    word = drop_return(workspace, FINANCE, good_answers("D5.1", PERIOD), PERIOD, ".docx", "r.docx")
    excel = drop_return(
        workspace, FINANCE, good_answers("D5.1", PERIOD), PERIOD, ".xlsx", "r.xlsx", received="2031-04-05T10:00:00"
    )

    folder = run(workspace)

    later = hashlib.sha256(excel.read_bytes()).hexdigest()[:12]
    assert sorted(path.name for path in folder.glob("*.txt")) == [f"r-{later}.txt", "r.txt"]
    assert hashlib.sha256(word.read_bytes()).hexdigest()[:12] in (folder / "r.txt").read_text()


def test_a_workbook_that_would_lose_something_is_answered_with_a_fresh_form_of_its_answers(tmp_path):
    workspace = a_workspace(tmp_path)
    dropped = drop_finance(workspace, rag="puce", percent="")
    dropped.write_bytes(edited(dropped.read_bytes(), typed("Key", "F1", "=1+1")))

    folder = run(workspace)

    copy = folder / "return-marked.xlsx"
    assert said(read(copy)) == said(read(dropped))
    assert "D5.1, RAG rating: “puce”" in comments_in(copy)
    assert "a fresh copy of the form with your answers" in " ".join((folder / "return.txt").read_text().split())


def test_a_marked_copy_put_right_and_sent_back_is_a_clean_return(tmp_path):
    workspace = a_workspace(tmp_path)
    dropped = drop_finance(workspace, rag="puce")
    copy = run(workspace) / "return-marked.xlsx"
    cell = read(copy).updates[0].places["rag"].cell
    corrected = edited(copy.read_bytes(), typed("Return", str(cell), "Green"))

    dropped.with_name("again.xlsx").write_bytes(corrected)
    listed = dropped.with_name("received.csv")
    listed.write_text(listed.read_text() + "again.xlsx,2031-04-05T12:00:00\n")
    folder = run(workspace)

    assert [update.rag for update in read(dropped.with_name("again.xlsx")).updates] == ["green"]
    assert "puce" not in (folder / "again.txt").read_text()
    assert "Paperclerk" not in (folder / "again.txt").read_text()


def test_a_councils_own_template_is_used(tmp_path):
    workspace = a_workspace(tmp_path)
    drop_clean_returns(workspace)
    (workspace / "settings.toml").write_text('[papers]\npdf = false\ntemplates = "ours"\n')
    (workspace / "ours").mkdir()
    (workspace / "ours" / "receipt.txt").write_text("Thank you, {{ receipt.owner }}.\n")

    folder = run(workspace)

    assert (folder / "return_2031-03_Director_of_Finance.txt").read_text() == f"Thank you, {FINANCE}.\n"

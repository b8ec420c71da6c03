"""`paperclerk trace`: what it prints of a paper as made, edited, moved, or none of ours, and how it ends."""

import io
import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from made_sample import SAMPLE, made_sample, paper_of, workspace_of
from workspaces import ended

from paperclerk import libreoffice
from paperclerk.ooxml.repack import repack

TABLE = "stabilisation-plan"


@pytest.fixture(autouse=True)
def _no_workspace_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def traced(capsys: pytest.CaptureFixture[str], path: Path, *more: str) -> tuple[int, dict[str, Any]]:
    capsys.readouterr()
    code = ended(["trace", str(path), "--json", *more])
    printed: dict[str, Any] = json.loads(capsys.readouterr().out)
    return code, printed


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    capsys.readouterr()
    code = ended(["trace", *arguments])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def edited(path: Path, folder: Path, *swaps: tuple[str, str], keep_manifest: bool = True) -> Path:
    """Return a copy of a paper with pieces of its text changed, the manifest beside it or not."""
    with zipfile.ZipFile(path) as package:
        xml = package.read("word/document.xml").decode()
    for old, new in swaps:
        assert old in xml
        xml = xml.replace(old, new, 1)
    copy = folder / "our draft v2 FINAL.docx"
    copy.write_bytes(repack(path.read_bytes(), {"word/document.xml": xml.encode()}))
    if keep_manifest:
        shutil.copy(path.parent / "manifest.json", folder)
    return copy


def test_a_rating_is_led_back_to_its_return(capsys: pytest.CaptureFixture[str]) -> None:
    code, trace = traced(capsys, paper_of(made_sample(), TABLE), "--region", "gen_D4_1_rag")

    [cell] = trace["cells"]
    assert code == 0
    assert (trace["known_by"], trace["paper"], trace["findings"], trace["changed"]) == ("manifest", TABLE, [], [])
    assert {key: cell[key] for key in ("region", "text", "deliverable", "field", "label", "origin", "state")} == {
        "region": "gen_D4_1_rag", "text": "Green", "deliverable": "D4.1", "field": "rag", "label": "RAG rating",
        "origin": "return", "state": "as_made",
    }  # fmt: skip
    assert cell["file"] == "return_2031-03_Director_of_Law_and_Governance_Monitoring_Officer.docx"
    assert cell["where"] == "table 6, row 3, control D4_1_rag"
    assert (cell["received"][:10], cell["period"], len(cell["return_sha256"])) == ("2031-04-03", "2031-03", 64)


def test_what_came_in_a_message_names_the_message(capsys: pytest.CaptureFixture[str]) -> None:
    _, trace = traced(capsys, paper_of(made_sample(), TABLE, "2031-02"))

    sent = [cell for cell in trace["cells"] if cell["message_id"]]
    assert sent
    assert all(cell["file"].startswith("Stabilisation return - Finance") for cell in sent)
    _, out, _ = said(capsys, str(paper_of(made_sample(), TABLE, "2031-02")), "--region", sent[0]["region"])
    assert sent[0]["message_id"] in "".join(out.split())


@pytest.mark.parametrize("name", ["D4.1", "gen_D4_1", "d4-1"])
def test_a_region_may_be_named_as_people_name_it(capsys: pytest.CaptureFixture[str], name: str) -> None:
    if name == "d4-1":
        code, _, err = said(capsys, str(paper_of(made_sample(), TABLE)), "--region", name)
        assert (code, "gen_D4_1" in err) == (2, True)
        return
    code, trace = traced(capsys, paper_of(made_sample(), TABLE), "--region", name)
    assert (code, {cell["deliverable"] for cell in trace["cells"]}) == (0, {"D4.1"})
    assert len(trace["cells"]) > 5


def test_a_row_of_the_table_holds_what_is_in_it(capsys: pytest.CaptureFixture[str]) -> None:
    _, trace = traced(capsys, paper_of(made_sample(), TABLE), "--region", "gen_rec_4")

    assert {cell["deliverable"] for cell in trace["cells"]} > {"", "D4.1", "D4.2"}


def test_words_are_looked_for_whatever_their_case_and_lines(capsys: pytest.CaptureFixture[str]) -> None:
    _, trace = traced(capsys, paper_of(made_sample(), TABLE), "--text", "COUNCIL  adopted the\nprotocol")

    assert [(cell["field"], cell["deliverable"]) for cell in trace["cells"]] == [("narrative", "D4.1")]


@pytest.mark.parametrize("asked", [("--region", "gen_rec_99"), ("--text", "words that nobody wrote")])
def test_what_the_paper_does_not_have_is_said(capsys: pytest.CaptureFixture[str], asked: tuple[str, str]) -> None:
    code, out, err = said(capsys, str(paper_of(made_sample(), TABLE)), *asked)

    assert (code, out) == (2, "")
    assert asked[1] in err


def test_an_edited_rating_is_said_to_be_edited_and_blocks(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    copy = edited(paper_of(made_sample(), TABLE), tmp_path, (">Amber<", ">Greenish<"))

    code, trace = traced(capsys, copy)

    [cell] = [cell for cell in trace["cells"] if cell["state"] == "edited"]
    assert code == 1
    assert (cell["field"], cell["text"], cell["shows"]) == ("rag", "Amber", "Greenish")
    assert [one["region"] for one in trace["changed"]] == [cell["region"]]
    assert [(found["rule"], found["subject"]) for found in trace["findings"]] == [("C59", cell["deliverable"])]
    assert (trace["known_by"], trace["sha256"]) != (
        "",
        json.loads((tmp_path / "manifest.json").read_text())["docx_sha256"],
    )
    _, out, _ = said(capsys, str(copy), "--region", cell["region"])
    assert "EDITED, now: Greenish" in out


def test_only_the_value_that_was_changed_is_edited(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    copy = edited(
        paper_of(made_sample(), TABLE), tmp_path, ("Council adopted the protocol", "Council loved the protocol")
    )

    code, trace = traced(capsys, copy)

    assert code == 0
    assert [(c["field"], c["deliverable"]) for c in trace["cells"] if c["state"] != "as_made"] == [
        ("narrative", "D4.1")
    ]


def test_a_draft_that_was_moved_is_known_by_the_ledger(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    copy = edited(paper_of(made_sample(), TABLE), tmp_path, (">Amber<", ">Green<"), keep_manifest=False)

    code, trace = traced(capsys, copy, "--workspace", str(workspace_of(made_sample())))

    assert (code, trace["known_by"], trace["file"]) == (1, "ledger", copy.name)
    assert len(trace["build_id"]) == 16
    assert sum(cell["state"] == "edited" for cell in trace["cells"]) == 1


def test_a_paper_saved_again_by_another_program_is_still_known(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    document = docx.Document(str(paper_of(made_sample(), "cabinet-report")))
    document.add_paragraph("A sentence of the author's own.")
    copy = tmp_path / "draft.docx"
    document.save(str(copy))

    code, trace = traced(capsys, copy, "--workspace", str(workspace_of(made_sample())))

    [typed] = [cell for cell in trace["cells"] if cell["state"] == "typed"]
    assert (code, trace["known_by"]) == (0, "ledger")
    assert (typed["origin"], typed["file"], typed["text"]) == (
        "author",
        "draft.docx",
        "A sentence of the author's own.",
    )
    assert typed["where"].startswith("paragraph ")
    assert {cell["state"] for cell in trace["cells"]} == {"as_made", "typed"}


def test_without_manifest_and_ledger_a_paper_is_not_traced(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    copy = tmp_path / "lost.docx"
    shutil.copy(paper_of(made_sample(), TABLE), copy)

    code, trace = traced(capsys, copy)

    assert (code, trace["cells"], [found["rule"] for found in trace["findings"]]) == (3, [], ["X21"])
    assert "--workspace" in trace["findings"][0]["hint"]
    assert not (tmp_path / "outputs").exists()


def test_the_manifest_of_another_paper_is_not_taken_for_this_one_s(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    shutil.copy(paper_of(made_sample(), TABLE), tmp_path / "paper.docx")
    shutil.copy(paper_of(made_sample(), TABLE, "2031-02").parent / "manifest.json", tmp_path)

    code, trace = traced(capsys, tmp_path / "paper.docx")
    assert (code, trace["known_by"]) == (3, "")
    code, trace = traced(capsys, tmp_path / "paper.docx", "-w", str(workspace_of(made_sample())))
    assert (code, trace["known_by"], trace["periods"]) == (0, "ledger", ["2031-03"])


def test_a_manifest_that_was_tampered_with_is_not_believed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = paper_of(made_sample(), TABLE)
    shutil.copy(path, tmp_path / "paper.docx")
    manifest = (path.parent / "manifest.json").read_text()
    (tmp_path / "manifest.json").write_text(manifest.replace("return_2031-03_Head", "return_2031-03_Nobody"))

    code, trace = traced(capsys, tmp_path / "paper.docx", "-w", str(workspace_of(made_sample())))

    assert (code, trace["known_by"], [found["rule"] for found in trace["findings"]]) == (1, "ledger", ["X20"])
    assert not any("Nobody" in cell["file"] for cell in trace["cells"])


@pytest.mark.parametrize("content", [b"", b"not JSON", b"{}", b"[1]", b"\xff\xfe", b'{"cells": 5}'])
def test_a_broken_manifest_is_a_finding(capsys: pytest.CaptureFixture[str], tmp_path: Path, content: bytes) -> None:
    shutil.copy(paper_of(made_sample(), TABLE), tmp_path / "paper.docx")
    (tmp_path / "manifest.json").write_bytes(content)

    code, trace = traced(capsys, tmp_path / "paper.docx")

    assert code == 3
    assert {found["rule"] for found in trace["findings"]} == {"X20", "X21"}


def some_word_file() -> bytes:
    out = io.BytesIO()
    docx.Document().save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", "F04"),
        (b"some text", "F03"),
        (b"%PDF-1.7 and so on", "F03"),
        (b"PK\x03\x04 cut short", "F02"),
        (some_word_file(), "X21"),
        ((SAMPLE / "plan.xlsx").read_bytes(), "X21"),
        ((SAMPLE / "papers/2031-03/cabinet-report.docx").read_bytes(), "X21"),
        (next((SAMPLE / "returns/2031-03").glob("*Law*.docx")).read_bytes(), "X21"),
    ],
)
def test_a_file_that_is_no_paper_of_ours_ends_with_3(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: bytes, rule: str
) -> None:
    path = tmp_path / "a file.docx"
    path.write_bytes(content)

    code, trace = traced(capsys, path)
    assert (code, trace["cells"], [found["rule"] for found in trace["findings"]]) == (3, [], [rule])
    code, out, _ = said(capsys, str(path))
    assert (code, rule in out, "Traceback" in out) == (3, True, False)


def test_a_file_that_is_not_there_ends_with_3(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = said(capsys, "nowhere.docx")

    assert (code, out) == (3, "")
    assert "no file nowhere.docx" in err


@pytest.mark.parametrize("columns", [40, 80, 95, 96, 120, 200])
def test_no_line_is_wider_than_the_window(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))

    _, out, _ = said(capsys, str(paper_of(made_sample(), "assurance-pack")))

    wide = [line for line in out.splitlines() if len(line) > columns]
    assert wide == []
    assert "RAG rating" in out
    assert "Forecast completion date" in out


def test_the_author_s_file_is_named_for_the_author_s_words(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = said(capsys, str(paper_of(made_sample(), "cabinet-report")), "--text", "That Cabinet:")

    assert "cabinet-report.docx" in out
    assert "Recommendations" in out


@pytest.mark.libreoffice
@pytest.mark.skipif(not libreoffice.is_present(), reason="LibreOffice is not installed")
@pytest.mark.parametrize("paper", [TABLE, "cabinet-report"])
def test_a_paper_saved_by_libreoffice_is_traced_as_before(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, paper: str
) -> None:
    path = paper_of(made_sample(), paper)
    saved = tmp_path / "saved.docx"
    saved.write_bytes(libreoffice.convert(path.read_bytes(), ".docx", "docx"))

    code, trace = traced(capsys, saved, "-w", str(workspace_of(made_sample())))

    assert (code, trace["known_by"], trace["changed"], trace["findings"]) == (0, "ledger", [], [])
    assert {cell["state"] for cell in trace["cells"]} == {"as_made"}
    assert len(trace["cells"]) == len(traced(capsys, path)[1]["cells"])


def test_words_added_after_a_region_s_bookmark_are_an_edit(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = paper_of(made_sample(), TABLE)
    with zipfile.ZipFile(path) as package:
        xml = package.read("word/document.xml").decode()
    control = xml[xml.index('<w:tag w:val="gen_D4_1_rag"/>') :]
    control = control[: control.index("</w:sdtContent>")]
    longer = control + "<w:r><w:t> (was Red)</w:t></w:r>"

    _, trace = traced(capsys, edited(path, tmp_path, (control, longer)), "--region", "gen_D4_1_rag")

    [cell] = trace["cells"]
    assert (cell["state"], cell["shows"]) == ("edited", "Green (was Red)")
    assert [found["rule"] for found in trace["findings"]] == ["C59"]

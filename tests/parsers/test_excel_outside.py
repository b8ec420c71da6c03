"""What owners write into an Excel return outside its boxes is not dropped; what the form prints is not theirs."""

import shutil
import subprocess
from pathlib import Path

import pytest
from builders import a_plan
from excel_files import ANSWERS, KEY, a_form, cell_of, edited, typed

from paperclerk.domain.findings import Finding
from paperclerk.excel.return_form import write_return_form
from parsers import excel_return

PLAN = a_plan()
OUTSIDE = ("V17", "V18")


def a_form_file(answers: dict[str, str] | None = None, *, last: bool = True) -> bytes:
    form = a_form(answers)
    items = form.items if last else tuple(item.model_copy(update={"last": None}) for item in form.items)
    return write_return_form(form.model_copy(update={"items": items}), KEY)


def outside(content: bytes) -> list[Finding]:
    back = excel_return.read(content, "return.xlsx", PLAN.scheme, PLAN.officers)
    return [found for found in back.findings if found.rule in OUTSIDE]


def beside(column: str, name: str) -> str:
    """Return the cell in a column of the row that a box stands in."""
    return column + cell_of(a_form_file(), f"rtn_{name}")[1:]


@pytest.mark.parametrize("last", [True, False])
@pytest.mark.parametrize("column", ["A", "C", "D", "F"])
def test_what_is_typed_beside_a_box_is_said_with_its_words(column, last):
    spot = beside(column, "D4_1_evidence")
    found = outside(edited(a_form_file(last=last), typed("Return", spot, "Council minute 99")))

    assert [(one.rule, one.subject, one.place.cell) for one in found] == [("V17", "D4.1", spot)]
    assert found[0].message.startswith("“Council minute 99” stands beside the ")


@pytest.mark.parametrize(("answers", "box"), [({}, "the empty box"), (ANSWERS, "the box")])
def test_it_is_said_whether_the_box_itself_is_empty(answers, box):
    found = outside(edited(a_form_file(answers, last=False), typed("Return", beside("C", "D4_1_rag"), "Red")))

    assert [one.message for one in found] == [f"“Red” stands beside {box} of D4.1, RAG rating and was not read."]


def test_a_rating_typed_over_last_times_is_seen_though_the_key_prints_it():
    found = outside(edited(a_form_file(), typed("Return", beside("C", "D4_1_rag"), "Red")))

    assert [one.message for one in found] == ["“Red” stands beside the box of D4.1, RAG rating and was not read."]


def test_what_is_typed_on_the_key_is_said():
    assert [one.place.sheet for one in outside(edited(a_form_file(), typed("Key", "A12", "We are Red")))] == ["Key"]


def test_beside_the_questions_on_the_return_a_form_that_lost_its_mark_leaves_a_doubt():
    spot = beside("C", "return_reported_by")

    found = outside(edited(a_form_file(), typed("_meta", "B1", ""), typed("Return", spot, "Ask my deputy")))

    assert [(one.rule, one.place.cell) for one in found] == [("V18", spot)]


@pytest.mark.parametrize("last", [True, False])
@pytest.mark.parametrize("answers", [{}, ANSWERS])
@pytest.mark.parametrize("marked", [True, False])
def test_a_form_as_it_should_be_has_nothing_outside_its_boxes(last, answers, marked):
    content = a_form_file(answers, last=last)

    assert outside(content if marked else edited(content, typed("_meta", "B1", ""))) == []


@pytest.mark.libreoffice
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not on this machine")
@pytest.mark.parametrize("by_way_of", ["xlsx", "ods"])
def test_a_form_saved_by_libreoffice_has_nothing_outside_its_boxes(by_way_of, tmp_path):
    content = a_form_file()
    for number, (suffix, to) in enumerate([("xlsx", by_way_of), (by_way_of, "xlsx")]):
        content = saved_by_libreoffice(content, suffix, to, tmp_path / str(number))

    assert outside(content) == []


def saved_by_libreoffice(content: bytes, suffix: str, to: str, folder: Path) -> bytes:
    folder.mkdir()
    (folder / f"form.{suffix}").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    call = ["soffice", profile, "--headless", "--convert-to", to, "--outdir", str(folder / "made")]
    subprocess.run([*call, str(folder / f"form.{suffix}")], check=True, capture_output=True, timeout=120)
    return (folder / "made" / f"form.{to}").read_bytes()


def test_a_sheet_of_the_owners_own_is_quoted():
    def added(book):
        book.create_sheet("Notes").append(["D4.2 has slipped badly, please call", "Dee"])

    found = outside(edited(a_form_file(), added))

    assert [(one.rule, one.place.sheet) for one in found] == [("V17", "Notes")]
    assert found[0].message == (
        "The sheet “Notes” is not part of the form and was not read: “D4.2 has slipped badly, please call / Dee”."
    )


def test_a_hidden_sheet_of_the_owners_own_is_said_to_be_hidden():
    def added(book):
        book.create_sheet("Notes").append(["For nobody's eyes"])
        book["Notes"].sheet_state = "hidden"

    assert outside(edited(a_form_file(), added))[0].message.startswith("The hidden sheet “Notes” ")

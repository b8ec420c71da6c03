"""LibreOffice: PDFs beside our files, old formats opened, and nothing run, fetched or left behind."""

import io
import os
import socket
import sys
import time
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1

from paperclerk import libreoffice
from paperclerk.errors import Unreachable

needs_libreoffice = pytest.mark.skipif(
    not libreoffice.is_present(), reason=f"LibreOffice is not on this machine: {libreoffice.how_to_get()}"
)


def a_word_file(path: Path, title: str = "A paper") -> Path:
    document = docx.Document()
    document.core_properties.title = title
    document.styles.element.find(".//" + qn("w:lang")).set(qn("w:val"), "en-GB")
    document.add_heading(title, 1)
    document.add_paragraph("The Council agreed the plan.")
    path.parent.mkdir(parents=True, exist_ok=True)
    document.save(path)
    return path


def a_workbook(path: Path) -> Path:
    book = openpyxl.Workbook()
    book.active["A1"] = "Amber"
    book.save(path)
    return path


def a_slow_libreoffice(folder: Path) -> Path:
    """Return a program in LibreOffice's place that starts another and never ends."""
    program = folder / "soffice"
    program.write_text(
        f"#!/bin/sh\n{sys.executable} -c 'import time; time.sleep(600)' &\necho $! >{folder}/child\nwait\n"
    )
    program.chmod(0o755)
    return program


def is_alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


@needs_libreoffice
@pytest.mark.libreoffice
def test_files_of_the_same_name_each_get_their_own_pdf_beside_them(tmp_path):
    march, april = (
        a_word_file(tmp_path / "march/paper.docx", "March"),
        a_word_file(tmp_path / "april/paper.docx", "April"),
    )
    form = a_workbook(tmp_path / "form.xlsx")

    made = libreoffice.to_pdf([march, april, form])

    assert made == {file: file.with_suffix(".pdf") for file in (march, april, form)}
    assert b"/Type/Page" in made[form].read_bytes()
    assert [pdf_facts(made[file])["title"] for file in (march, april)] == ["March", "April"]
    assert sorted(path.name for path in tmp_path.rglob("*")) == sorted(
        ["march", "paper.docx", "paper.pdf", "april", "paper.docx", "paper.pdf", "form.xlsx", "form.pdf"]
    )


@needs_libreoffice
@pytest.mark.libreoffice
def test_a_pdf_is_tagged_and_says_its_title_and_language_but_claims_no_standard(tmp_path):
    made = libreoffice.to_pdf([a_word_file(tmp_path / "paper.docx", "Progress of the plan")])

    facts = pdf_facts(made[tmp_path / "paper.docx"])
    assert facts == {"title": "Progress of the plan", "shows_title": True, "language": "en-GB", "tagged": True}
    assert b"pdfuaid" not in (tmp_path / "paper.pdf").read_bytes()


@needs_libreoffice
@pytest.mark.libreoffice
def test_several_papers_are_printed_in_one_call(tmp_path, monkeypatch):
    calls = []
    run = libreoffice._run
    monkeypatch.setattr(libreoffice, "_run", lambda command, *more: calls.append(command) or run(command, *more))
    files = [a_word_file(tmp_path / f"paper {number}.docx") for number in (1, 2, 3)]

    assert set(libreoffice.to_pdf(files)) == set(files)
    assert len(calls) == 1


@needs_libreoffice
@pytest.mark.libreoffice
def test_a_broken_file_has_no_pdf_and_stops_no_other(tmp_path):
    broken, sound = tmp_path / "broken.docx", a_word_file(tmp_path / "sound.docx")
    broken.write_bytes(b"PK\x03\x04 and no more")
    (tmp_path / "broken.pdf").write_bytes(b"of an earlier paper")

    assert libreoffice.to_pdf([broken, sound]) == {sound: tmp_path / "sound.pdf"}
    assert not (tmp_path / "broken.pdf").exists()


@needs_libreoffice
@pytest.mark.libreoffice
def test_an_old_format_comes_back_as_word():
    content = libreoffice.convert(rb"{\rtf1\ansi The {\b signed} words}", ".rtf", "docx")

    assert "The signed words" in [paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs]


@needs_libreoffice
@pytest.mark.libreoffice
def test_a_page_sent_as_a_word_file_fetches_nothing():
    with socket.create_server(("127.0.0.1", 0)) as outside:
        address = f"http://127.0.0.1:{outside.getsockname()[1]}/picture.png"
        content = libreoffice.convert(f'<p>Signed</p><img src="{address}">'.encode(), ".doc", "docx")
        outside.setblocking(False)

        with pytest.raises(BlockingIOError):  # nobody has come to the door
            outside.accept()
    assert "Signed" in [paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs]


def test_a_call_that_does_not_end_is_ended_with_all_it_started(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", f"{a_slow_libreoffice(tmp_path).parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(libreoffice, "SECONDS_TO_START", 1)
    monkeypatch.setattr(libreoffice, "SECONDS_A_FILE", 0)

    with pytest.raises(Unreachable, match="had not finished after 1 seconds"):
        libreoffice.to_pdf([a_word_file(tmp_path / "paper.docx")])

    child = int((tmp_path / "child").read_text())
    for _ in range(50):
        if not is_alive(child):
            break
        time.sleep(0.1)
    assert not is_alive(child)


def test_a_libreoffice_that_cannot_start_says_what_it_said(tmp_path, monkeypatch):
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\necho 'no space left on device' >&2\nexit 77\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(Unreachable, match="did not start: no space left on device"):
        libreoffice.convert(b"", ".doc", "docx")


def test_without_libreoffice_the_advice_is_the_command_to_get_it(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(libreoffice, "_USUAL_PLACES", ())

    assert not libreoffice.is_present()
    with pytest.raises(Unreachable) as stopped:
        libreoffice.to_pdf([a_word_file(tmp_path / "paper.docx")])
    assert libreoffice.how_to_get() in stopped.value.advice
    assert stopped.value.exit_code == 5


def test_writer_without_calc_does_not_count(tmp_path, monkeypatch):
    for name in ("soffice", "libsofficeapp.so", "libswlo.so"):
        (tmp_path / name).touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(libreoffice, "_USUAL_PLACES", ())

    assert not libreoffice.is_present()
    (tmp_path / "libsclo.so").touch()
    assert libreoffice.is_present()


def test_no_file_needs_no_libreoffice(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(libreoffice, "_USUAL_PLACES", ())

    assert libreoffice.to_pdf([]) == {}


def pdf_facts(path: Path) -> dict[str, object]:
    with path.open("rb") as file:
        pdf = PDFDocument(PDFParser(file))
        catalog = pdf.catalog
        return {
            "title": pdf.info[0]["Title"].decode("utf-16"),
            "shows_title": resolve1(catalog["ViewerPreferences"])["DisplayDocTitle"],
            "language": catalog["Lang"].decode(),
            "tagged": resolve1(catalog["MarkInfo"])["Marked"] and "StructTreeRoot" in catalog,
        }

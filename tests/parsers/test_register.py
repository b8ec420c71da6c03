"""The choice of a reader by content: every file that came in gives a return, or a reason why it is none."""

import socket
import time

import pytest
from builders import a_plan
from office_files import a_word_file, a_workbook_file, content_of, real_files, zipped

from parsers.register import read_return

PLAN = a_plan()


def read(content: bytes, file: str = "return.docx"):
    return read_return(content, file, PLAN.scheme, PLAN.officers)


@pytest.mark.parametrize(
    ("content", "rule"),
    [(b"", "F04"), (b"%PDF-1.7", "F03"), (b"PK\x03\x04", "F02"), (b"Dear all,", "F03"),
     (a_word_file("<w:p/>"), "F01"), (zipped({"notes.txt": "x"}), "F03")],
)  # fmt: skip
def test_what_is_no_return_comes_back_with_the_reason_and_what_to_do(content, rule):
    back = read(content)

    (found,) = back.findings
    assert not back.is_ours
    assert found.rule == rule
    assert found.place.file == "return.docx"
    assert found.hint


def test_the_name_of_a_file_does_not_matter():
    assert read(a_word_file("<w:p/>"), "return.pdf").findings[0].rule == "F01"


def test_a_workbook_goes_to_the_excel_reader():
    (found,) = read(a_workbook_file(), "return.docx").findings

    assert found.rule == "F01"
    assert "workbook" in found.message


def test_a_package_of_another_kind_names_the_kinds_that_are_read():
    slides = zipped({
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
        'PartName="/ppt/slides.xml" ContentType="application/presentation"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r" Type="x/officeDocument" Target="ppt/slides.xml"/></Relationships>',
        "ppt/slides.xml": "<x/>",
    })  # fmt: skip

    (found,) = read(slides).findings

    assert (found.rule, ".docx" in found.hint, ".xlsx" in found.hint) == ("F03", True, True)


@pytest.mark.parametrize("path", real_files("hostile", "forms_docx", "rag_xlsx"), ids=lambda path: path.name[:50])
def test_a_real_file_never_stops_the_reading(path, monkeypatch):
    def no_network(*_):
        raise AssertionError("a reader went out to the network")

    monkeypatch.setattr(socket.socket, "connect", no_network)
    content = content_of(path)

    started = time.process_time()
    back = read(content, path.name)

    assert time.process_time() - started < 5
    assert not back.is_ours
    assert back.findings
    assert all(found.message and found.hint for found in back.findings)

"""Files that are no readable report give findings and no report: read_report never fails."""

import pytest
from laid_pages import Sheets
from report_pages import _file

from parsers.pdf_report import read_report


def a_page():
    sheets = Sheets()
    sheets.at(70, 100, "1. Dues", "F2", 14)
    sheets.block(70, 130, 400, "The dues of the harbour are to rise in May, as the board agreed in the autumn.")
    return sheets


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", "F04"),
        (b"PK\x03\x04 a Word file", "F03"),
        (b"%PDF-1.7\nand nothing more", "F02"),
        (_file(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 0 /Kids [] >>"]), "F04"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_finding(content, rule):
    reading = read_report(content, "paper.pdf")
    assert (reading.reports, [found.rule for found in reading.findings]) == ((), [rule])


def test_a_broken_table_of_places_is_mended():
    content = a_page().pdf()
    start = content.index(b"xref")
    broken = content[:start] + b"xref\n0 1\n0000000000 65535 f \n" + content[content.index(b"trailer") :]
    assert [section.heading for section in read_report(broken, "paper.pdf").reports[0].sections] == ["Dues"]


def test_a_page_that_is_a_picture_is_told_with_its_number():
    sheets = a_page()
    sheets.new_page()
    sheets.pages[-1].append("q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q")
    found = read_report(sheets.pdf(), "paper.pdf").findings
    assert [(each.rule, each.place.page) for each in found] == [("I09", 2)]


def test_ocr_is_offered_only_where_it_is_installed(monkeypatch, tmp_path):
    sheets = a_page()
    sheets.new_page()
    sheets.pages[-1].append("q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "ocrmypdf" not in read_report(sheets.pdf(), "paper.pdf").findings[0].hint
    tool = tmp_path / "ocrmypdf"
    tool.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    tool.chmod(0o755)
    assert "ocrmypdf" in read_report(sheets.pdf(), "paper.pdf").findings[0].hint


def test_a_font_that_does_not_say_its_letters_is_told():
    nameless = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Nameless /Encoding /Identity-H /DescendantFonts"
        b" [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Nameless /DW 500"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>] >>"
    )
    known = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    content = a_page().pdf()
    assert known in content
    found = read_report(content.replace(known, nameless), "paper.pdf").findings
    assert ("I27", 1) in [(each.rule, each.place.page) for each in found]


def test_a_turned_page_is_read_as_it_is_held():
    content = a_page().pdf().replace(b"/MediaBox [0 0 595.0 842.0]", b"/MediaBox [0 0 595.0 842.0] /Rotate 90")
    upright = read_report(a_page().pdf(), "paper.pdf").reports[0]
    [turned] = read_report(content, "paper.pdf").reports
    assert [section.heading for section in turned.sections] == [section.heading for section in upright.sections]

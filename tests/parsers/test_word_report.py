"""Reports written in Word: the same model as their print gives, and what a file that is no report gets."""

import io
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from office_files import a_word_file

from parsers import pdf_report, word_report

SHARED = Path(__file__).parents[3] / "shared"
# What only paper has, and what only a Word file has.
OF_PAGES = {"page", "pages", "box", "boxes", "rest", "row_pages", "row_tops", "front_places", "word", "pdf"}


def as_said(value):
    """Return a report without pages and boxes, white space folded."""
    if isinstance(value, dict):
        return {key: as_said(under) for key, under in value.items() if key not in OF_PAGES}
    if isinstance(value, list | tuple):
        return [as_said(under) for under in value]
    return " ".join(value.split()) if isinstance(value, str) else value


@pytest.fixture(scope="module")
def real():
    if not SHARED.is_dir():
        pytest.skip("the published reports (../shared) are not here")
    read = {}
    for number in ("000", "002"):
        for ending, reader in (("pdf", pdf_report.read_report), ("docx", word_report.read_report)):
            file = next((SHARED / "real" / "reports").glob(f"{number}_*.{ending}"))
            read[number, ending] = reader(file.read_bytes(), file.name).reports
    return read


def test_a_published_report_says_the_same_in_word_as_in_print(real):
    [printed], [typed] = real["000", "pdf"], real["000", "docx"]
    assert as_said(typed.model_dump()) == as_said(printed.model_dump())


def test_a_long_report_with_its_appendices_has_the_same_sections_in_word_as_in_print(real):
    [printed], [typed] = real["002", "pdf"], real["002", "docx"]
    for report in (printed, typed):
        assert len(report.recommendations) == 3
    assert [(s.number, s.heading, s.level) for s in typed.sections] == [
        (s.number, s.heading, s.level) for s in printed.sections
    ]
    assert typed.front_page == printed.front_page
    assert [[as_said(t.rows) for t in s.tables] for s in typed.sections] == [
        [as_said(t.rows) for t in s.tables] for s in printed.sections
    ]
    assert (typed.recommendations[0].text, as_said([a.model_dump() for a in typed.appendices])) == (
        printed.recommendations[0].text, as_said([a.model_dump() for a in printed.appendices])
    )  # fmt: skip


def saved(document):
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def a_report(council="Northmere Borough Council"):
    document = docx.Document()
    if council:
        document.add_paragraph().add_run(council).bold = True
    document.add_paragraph().add_run("Report to Cabinet").bold = True
    document.add_paragraph("12 May 2031")
    table = document.add_table(rows=3, cols=2)
    labels = ("Subject:", "Branch libraries"), ("Report of:", "Ada Thorne, Director of Places"), ("Wards:", "All")
    for row, texts in zip(table.rows, labels, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.add_heading("1. Purpose", 1)
    document.add_paragraph("1.1 To decide what becomes of the branch libraries.")
    document.add_heading("2. Recommendations", 1)
    document.add_paragraph("2.1 Cabinet is asked to:")
    document.add_paragraph("(a) agree to close none of them; and")
    document.add_paragraph("(b) note the cost of that.")
    return document


def test_a_draft_is_read_as_a_report():
    reading = word_report.read_report(saved(a_report()), "draft.docx")
    [report] = reading.reports
    assert (report.organisation, report.body, report.front_page.subject) == (
        "Northmere Borough Council", "Cabinet", "Branch libraries"
    )  # fmt: skip
    assert [(s.number, s.heading) for s in report.sections] == [("1", "Purpose"), ("2", "Recommendations")]
    assert [(r.number, r.text) for r in report.recommendations] == [
        ("(a)", "agree to close none of them; and"), ("(b)", "note the cost of that.")
    ]  # fmt: skip
    assert reading.findings == ()


def test_changes_that_pend_are_read_as_accepted_and_told():
    document = a_report()
    last = document.paragraphs[-1]._p
    last.append(parse_xml(f'<w:ins {nsdecls("w")} w:author="Bo"><w:r><w:t> For now.</w:t></w:r></w:ins>'))
    [report] = word_report.read_report(saved(document), "draft.docx").reports
    assert report.recommendations[-1].text == "note the cost of that. For now."
    assert [trace.text for trace in report.word.tracked] == ["inserted by Bo: “For now.”"]


def test_the_council_is_known_from_the_margin_where_the_report_does_not_name_it():
    document = a_report(council="")
    document.sections[0].header.paragraphs[0].text = "Northmere Borough Council"
    [report] = word_report.read_report(saved(document), "draft.docx").reports
    assert report.organisation == "Northmere Borough Council"


def test_a_header_of_the_first_page_alone_is_read_and_one_of_every_page_is_not():
    document = a_report(council="")
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "Northmere Borough Council"
    section.header.paragraphs[0].text = "Branch libraries, page 2"
    [report] = word_report.read_report(saved(document), "draft.docx").reports
    assert report.organisation == "Northmere Borough Council"
    said = str(report.model_dump())
    assert "page 2" not in said


def test_a_councils_own_labels_are_handed_on():
    document = a_report()
    document.tables[0].rows[0].cells[0].text = "Matter before members:"
    [report] = word_report.read_report(saved(document), "draft.docx", {"subject": ("Matter before members",)}).reports
    assert report.front_page.subject == "Branch libraries"


def test_a_part_that_was_not_read_is_told():
    body = '<w:p><w:r><w:t>Words</w:t></w:r></w:p><w:altChunk r:id="x"/>'
    reading = word_report.read_report(a_word_file(body), "draft.docx")
    assert "I26" in [found.rule for found in reading.findings]


def test_a_file_without_words_is_told():
    reading = word_report.read_report(a_word_file("<w:p/>"), "draft.docx")
    assert [found.rule for found in reading.findings][-1] == "I09"


@pytest.mark.parametrize(
    ("content", "rule"), [(b"", "F04"), (b"%PDF-1.7\n", "F03"), (b"PK\x03\x04 cut", "F02"), (b"Dear all", "F03")]
)
def test_a_file_that_is_no_word_document_is_a_finding(content, rule):
    reading = word_report.read_report(content, "report.docx")
    assert (reading.reports, [found.rule for found in reading.findings]) == ((), [rule])
    assert not word_report.knows(content)


def test_a_page_that_a_table_begins_is_known_in_word():
    document = docx.Document()
    for title in ("Orchards and allotments review", "Bridge over the mill race"):
        rows = (("Report title", title), ("Meeting", "Cabinet"), ("Date of meeting", "18 March 2031"))
        front = document.add_table(0, 2)
        for cells in rows:
            for cell, words in zip(front.add_row().cells, cells, strict=True):
                cell.text = words
        for heading in ("Introduction", "Recommendations", "Legal implications"):
            document.add_paragraph().add_run(heading).bold = True
            document.add_paragraph("The service has kept its costs within the budget that was set for the whole year.")
        document.add_page_break()
    written = io.BytesIO()
    document.save(written)

    reading = word_report.read_report(written.getvalue(), "pack.docx")

    assert [report.front_page.subject for report in reading.reports] == [
        "Orchards and allotments review", "Bridge over the mill race",
    ]  # fmt: skip

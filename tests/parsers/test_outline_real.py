"""The two real reports of ../shared, where they are: the same model from PDF and from Word, true to their text."""

from pathlib import Path
from typing import Any

import pytest

from paperclerk.domain.report import Report
from parsers import pdf_report, word_report
from scripts.report_truths import score
from scripts.seed_truths import real_reports

SHARED = Path(__file__).resolve().parents[3] / "shared"
REPORTS = SHARED / "real" / "reports"
pytestmark = pytest.mark.skipif(not REPORTS.is_dir(), reason="../shared is not here")

# What only one of the two kinds of file can say.
OF_ONE_FILE = {"page", "pages", "box", "boxes", "rest", "row_pages", "row_tops", "front_places", "word", "pdf"}


def read(file: Path) -> Report:
    reader = pdf_report if file.suffix == ".pdf" else word_report
    [report] = reader.read_report(file.read_bytes(), file.name).reports
    return report


def compared(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: compared(one) for name, one in value.items() if name not in OF_ONE_FILE}
    if isinstance(value, (list, tuple)):
        return [compared(one) for one in value]
    return " ".join(value.split()) if isinstance(value, str) else value


@pytest.mark.parametrize("name", sorted(file.stem for file in REPORTS.glob("*.pdf")))
def test_pdf_and_word_give_the_same_headings_front_page_recommendations_and_appendices(name):
    pdf, word = (compared(read(REPORTS / f"{name}{kind}").model_dump()) for kind in (".pdf", ".docx"))

    for part in ("front_page", "recommendations", "appendices", "contents"):
        assert pdf[part] == word[part]
    heads = [[(one["number"], one["heading"], one["level"]) for one in report["sections"]] for report in (pdf, word)]
    assert heads[0] == heads[1]


@pytest.mark.parametrize("name", sorted(file.stem for file in REPORTS.glob("*.pdf")))
def test_pdf_and_word_give_the_same_tables_with_the_same_lines_in_their_cells(name):
    pdf, word = (read(REPORTS / f"{name}{kind}") for kind in (".pdf", ".docx"))
    tables = [
        [(one.header, one.rows, one.inferred) for section in report.sections for one in section.tables]
        for report in (pdf, word)
    ]

    assert tables[0] == tables[1]


@pytest.mark.parametrize(("file", "truth"), list(real_reports(SHARED)), ids=lambda value: getattr(value, "name", ""))
def test_headings_and_numbered_paragraphs_are_those_of_the_text(file, truth):
    shares = score(truth, [read(file)]).shares

    assert shares["headings"].f1 >= 0.99
    assert shares["paragraphs"].f1 >= 0.98

"""Papers of councils that do not exist, read from PDF and from Word, and held against what is known to stand in them.

The aims (F1 of headings, numbered paragraphs and rows of tables) are those that public papers of real councils are
measured by; `scripts/measure_reports.py -v` shows what is behind a figure.
"""

from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest
from council_papers import any_house, gridless, laid_out_again
from council_papers.printing import COUNCILS, REPRINTED, reprint_papers, write_papers

from paperclerk import libreoffice
from paperclerk.domain.report import Report
from parsers import pdf_report, word_report
from scripts.report_truths import Score, Share, score, truth_beside

pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(not libreoffice.is_present(), reason="LibreOffice is not here to print the papers"),
]

AIMS = {"headings": 0.97, "paragraphs": 0.97, "rows": 0.90}
# No single paper may fall below these, whatever the others give.
FLOORS = {"headings": 0.80, "paragraphs": 0.90, "rows": 0.80, "recommendations": 0.90, "front": 0.70}
# Papers of which every word, level and mark is the same in both: any difference is a step back.
ALIKE = (
    "again-100", "again-104", "again-107", "aldermoor", "brackenwell", "castlebeck", "eastwark", "hartlemoor",
    "kelderby", "medbury", "nazemouth", "oxbarrow", "quarrington",
)  # fmt: skip
# In the others some piece is told otherwise (a note's place, a mark in a cell), which counts once in each.
MOST_THAT_DIFFERS = 0.15
# Between them: three to six columns, every kind of rule, headings said again or not, points, wrapped first cells.
GRIDLESS = (0, 4, 11, 12, 16, 18, 23, 41)
# Drawn once, then left alone: changing them until they pass would prove nothing.
LOTS = (
    *(partial(any_house.paper, lot) for lot in (101, 102, 103, 1000, 1001, 1003)),
    *(partial(laid_out_again.paper, lot) for lot in (100, 104, 107)),
    *(partial(gridless.paper, lot) for lot in GRIDLESS),
)


class Read(NamedTuple):
    """A paper as read, and how much of it is right."""

    reports: tuple[Report, ...]
    score: Score


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Read]:
    """Every paper, printed in one call of LibreOffice and read, by its file's name."""
    folder = tmp_path_factory.mktemp("councils")
    write_papers(folder, (*COUNCILS, *LOTS))
    reprint_papers(folder)
    return {file.name: read(file) for file in sorted(folder.glob("*.*")) if file.suffix in (".pdf", ".docx")}


def read(file: Path) -> Read:
    reader = pdf_report.read_report if file.suffix == ".pdf" else word_report.read_report
    truth = truth_beside(file)
    assert truth is not None
    reports = reader(file.read_bytes(), file.name).reports
    return Read(reports, score(truth, reports))


def together(papers: dict[str, Read], suffix: str, measure: str) -> float:
    shares = (one.score.shares.get(measure, Share()) for name, one in papers.items() if name.endswith(suffix))
    return sum(shares, Share()).f1


@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
@pytest.mark.parametrize(("measure", "aim"), AIMS.items())
def test_the_aims_are_met_over_all_councils(papers, suffix, measure, aim):
    assert together(papers, suffix, measure) >= aim


@pytest.mark.parametrize("measure", FLOORS)
def test_no_councils_paper_is_read_badly(papers, measure):
    found = {name: one.score.shares[measure].f1 for name, one in papers.items() if measure in one.score.shares}

    assert {name: f1 for name, f1 in found.items() if f1 < FLOORS[measure]} == {}


@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_tables_without_a_grid_are_read_row_by_row(papers, suffix):
    rows = {lot: papers[f"gridless-{lot:02}{suffix}"].score.shares["rows"].f1 for lot in GRIDLESS}

    assert {lot: f1 for lot, f1 in rows.items() if f1 < 1} == {}


def test_packs_come_apart_into_their_reports_and_nothing_else_does(papers):
    counts = {name: one.score.shares["reports"] for name, one in papers.items()}

    assert {name: share for name, share in counts.items() if share.f1 < 1} == {}
    assert counts["quarrington.pdf"].found == 3


def test_these_papers_read_the_same_from_pdf_and_from_word_to_the_last_word(papers):
    assert [name for name in ALIKE if told(papers[f"{name}.pdf"]) != told(papers[f"{name}.docx"])] == []


def test_little_of_any_paper_differs_between_pdf_and_word(papers):
    names = [name.removesuffix(".docx") for name in papers if name.endswith(".docx")]
    lines = {name: (Counter(told(papers[f"{name}.pdf"])), Counter(told(papers[f"{name}.docx"]))) for name in names}
    share = {name: ((pdf - word) + (word - pdf)).total() / word.total() for name, (pdf, word) in lines.items()}

    assert {name: differs for name, differs in share.items() if differs > MOST_THAT_DIFFERS} == {}


@pytest.mark.parametrize("name", REPRINTED)
@pytest.mark.parametrize("manner", ["word", "designer"])
def test_who_printed_the_pages_changes_nothing_in_what_they_say(papers, name, manner):
    assert told(papers[f"{name}-as-{manner}.pdf"]) == told(papers[f"{name}.pdf"])


# Where a piece stands on its pages: a Word file has none.
PLACES = {"page", "pages", "box", "boxes", "row_pages", "row_tops", "rest", "front_places", "position", "word"}


def told(paper: Read) -> list[str]:
    """Return what a paper says, in order, without its pages and boxes, white space folded."""
    return [line for report in paper.reports for line in flat(report.model_dump())]


def flat(value: object, path: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for key, one in value.items():
            if key not in PLACES:
                yield from flat(one, f"{path}.{key}")
    elif isinstance(value, list | tuple):
        for one in value:
            yield from flat(one, path)
    else:
        yield f"{path} {' '.join(str(value).split())}"

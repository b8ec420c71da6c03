"""The pages people see: papers printed by LibreOffice, read back page by page."""

import re
from pathlib import Path

import pdfplumber
import pytest
from rich_cycle import LONG, a_rich_cycle, the_findings, the_last_issue
from word_reading import TEMPLATES

from paperclerk import libreoffice
from paperclerk.assembly import assurance_pack, stabilisation_plan
from paperclerk.domain.papers import TableLayout
from paperclerk.word.papers import render

pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(not libreoffice.is_present(), reason="LibreOffice is not installed"),
]


@pytest.fixture(scope="module")
def printed(tmp_path_factory) -> dict[str, list[str]]:
    folder = tmp_path_factory.mktemp("printed")
    papers = (
        stabilisation_plan.assemble(a_rich_cycle(), the_last_issue("stabilisation-plan")),
        assurance_pack.assemble(a_rich_cycle(), the_findings(), the_last_issue()),
        stabilisation_plan.assemble(a_rich_cycle(), the_last_issue("stabilisation-plan"), TableLayout.SIX_COLUMNS),
    )
    files: list[Path] = []
    names = ("stabilisation-plan", "stabilisation-plan-cards", "assurance-pack", "stabilisation-plan-six-columns")
    for paper, name in zip((papers[0], *papers), names, strict=True):
        files.append(folder / f"{name}.docx")
        files[-1].write_bytes(render(paper, TEMPLATES / files[-1].name))
    pdfs = libreoffice.to_pdf(files)
    return {file.stem: _pages(pdfs[file]) for file in files}


@pytest.mark.parametrize(
    ("paper", "heading"),
    [
        ("stabilisation-plan", "Recommendation Response Key deliverables and progress"),
        ("stabilisation-plan-six-columns", "Recommendation Response Key deliverables Rating Progress this period"),
    ],
)
def test_the_heading_row_stands_on_every_page_of_the_table(printed, paper, heading):
    *pages, _ = printed[paper]

    assert len(pages) > 10
    assert all(heading in page for page in pages)


def test_a_text_longer_than_a_page_is_printed_to_its_end(printed):
    all_of_it = " ".join(" ".join(printed["stabilisation-plan"]).split())

    assert LONG.splitlines()[-1].split(":")[0] in all_of_it
    assert "Paragraph 12: the officers named in the minute" in all_of_it


@pytest.mark.parametrize("paper", ["assurance-pack", "stabilisation-plan-cards"])
def test_each_recommendation_of_the_pack_and_each_card_begins_a_page(printed, paper):
    begins = [number for number in range(1, 14) if any(_begins(page, number) for page in printed[paper])]

    assert begins == list(range(1, 14))


def test_a_deliverables_position_stands_on_one_page_of_its_card(printed):
    pages = printed["stabilisation-plan-cards"]
    tables = [page.count(" Position\n") for page in pages]

    assert sum(tables) > 30
    # Each table ends with its movement, or with why there is none to show.
    assert [len(re.findall(r"^(?:Movement|Rating No return)", page, re.MULTILINE)) for page in pages] == tables


def test_no_page_is_blank(printed):
    for pages in printed.values():
        assert all(len(page.split()) > 25 for page in pages), [page for page in pages if len(page.split()) <= 25]


def test_pages_are_counted_in_the_footer(printed):
    for pages in printed.values():
        assert all(f"Page {number} of {len(pages)}" in page for number, page in enumerate(pages, start=1))


def _begins(page: str, number: int) -> bool:
    # The first line is the running header.
    return page.split("\n")[1].startswith(f"Recommendation {number}:")


def _pages(pdf: Path) -> list[str]:
    with pdfplumber.open(pdf) as opened:
        return [page.extract_text() for page in opened.pages]

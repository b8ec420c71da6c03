"""The two published reports, when they are there: each numbered paragraph is read as its text has it, word for word."""

import re
from pathlib import Path

import pytest

from parsers.pdf_pages import open_report
from parsers.pdf_pieces import read_pieces
from parsers.pdf_report import read_report
from parsers.pieces import Text

SHARED = Path(__file__).parents[3] / "shared"
QUOTES = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")
NUMBERED = re.compile(r"\s*(?:[-•]\s+)?([0-9]+(?:\.[0-9]+)+|\(\w+\)|[0-9]+\.)\s+(.*)")

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the published reports (../shared) are not here")


def folded(text):
    return " ".join(re.sub(r"<[^>]+>|\*+", "", text).translate(QUOTES).split())


def content(name):
    return next((SHARED / "real" / "reports").glob(f"{name}_*.pdf")).read_bytes()


def seed(name):
    lines = next((SHARED / "seeds").glob(f"{name}_*.txt")).read_text(encoding="utf-8").splitlines()
    found = [NUMBERED.match(folded(line)) for line in lines if "\t" not in line]
    return [(match[1], match[2]) for match in found if match]


# The texts part a paragraph where a page ended; the report goes on.
@pytest.mark.parametrize(("name", "parted"), [("000", ["4.5"]), ("002", ["29."])])
def test_every_numbered_paragraph_is_read_word_for_word(name, parted):
    with open_report(content(name), f"{name}.pdf") as report:
        pieces = read_pieces(report).pieces
    read = {(text.number, folded(text.text)) for text in pieces if isinstance(text, Text)}
    missing = [(number, text) for number, text in seed(name) if (number, text) not in read]
    assert [number for number, _ in missing] == parted
    for number, text in missing:
        assert [other for key, other in read if key == number and other.startswith(text)]


@pytest.mark.parametrize(("name", "pages"), [("000", 8), ("002", 58)])
def test_a_report_is_one_and_the_same_by_one_process_or_two(name, pages):
    one = read_report(content(name), f"{name}.pdf")
    assert one == read_report(content(name), f"{name}.pdf", processes=2)
    [report] = one.reports
    assert report.pages == (1, pages)

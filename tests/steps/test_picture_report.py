"""Pictures of a report's pages: what of it is drawn, on which page, under which label."""

import pytest
from report_pages import Press, Style

from paperclerk.domain.findings import finding
from paperclerk.domain.places import Place
from paperclerk.domain.report import FrontPlace, Report, ReportParagraph, ReportSection, ReportTable
from paperclerk.errors import CalledWrongly
from paperclerk.steps import picture_report
from paperclerk.steps.picture_report import picture_findings, picture_reading

BOX = (50.0, 100.0, 500.0, 130.0)
LOW = (50.0, 300.0, 500.0, 700.0)


@pytest.fixture
def drawn(monkeypatch):
    """Return what is asked to be drawn, page by page: labels with their boxes."""
    asked = {}

    def draw_pages(content, marks, left_out=None):
        asked["left_out"] = left_out
        for page, some in sorted(marks.items()):
            asked[page] = [(mark.label, mark.box) for mark in some]
            yield page, b"" if page == 9 else b"PNG"

    monkeypatch.setattr(picture_report, "draw_pages", draw_pages)
    return asked


def test_everything_that_was_read_is_drawn_with_its_number(drawn, tmp_path):
    table = ReportTable(
        pages=(2, 3),
        boxes=(LOW, BOX),
        rows=(("a",), ("b",), ("c",)),
        row_pages=(2, 2, 3),
        row_tops=(300.0, 400.0, 100.0),
    )
    section = ReportSection(
        number="4.", heading="Risk", level=2, page=2, box=BOX,
        paragraphs=(ReportParagraph(number="4.1", text="One", page=2, box=BOX, rest=((3, BOX),)),
                    ReportParagraph(text="Two", page=2, box=BOX)),
        tables=(table,),
    )  # fmt: skip
    places = (FrontPlace(row="subject", page=1, box=BOX), FrontPlace(row="author", page=1, box=BOX))
    report = Report(pages=(1, 4), front_places=places, sections=(section,))

    pictures = picture_reading(b"%PDF-1.7", (report,), tmp_path, "report.pdf")

    labels = {page: [label for label, _ in drawn[page]] for page in (1, 2, 3, 4)}
    assert labels == {
        1: ["subject, author"],
        2: ["H2 4.", "4.1", "text", "table 1, rows 1 to 2", "1", "2"],
        3: ["4.1 goes on", "table 1, row 3", "3"],
        4: [],
    }
    assert drawn["left_out"] is not None
    assert [file.rpartition("report-")[2] for file in pictures.files] == [f"page-00{page}.png" for page in (1, 2, 3, 4)]


def test_findings_are_drawn_where_they_are_and_those_without_a_spot_at_the_top(drawn, tmp_path):
    there = Place(file="report.pdf", page=2, box=BOX)
    found = (
        finding("C35", "The wording changed.", place=there),
        finding("C36", "Something is new.", place=there.model_copy(update={"box": None})),
        finding("C04", "Its rating leapt.", place=there),
        finding("C37", "Nobody knows where.", place=Place(file="report.pdf")),
    )

    picture_findings(b"%PDF-1.7", found, tmp_path, "report.pdf")

    assert set(drawn) == {2, "left_out"}
    assert drawn["left_out"] is None
    (on_top, boxed) = drawn[2]
    assert boxed[0] == "C35, C04"  # two findings of one spot are both named
    assert boxed[1][3] > BOX[3]  # the line's foot is inside the box
    assert on_top[0] == "C36 on this page: Something is new."


def test_a_page_that_cannot_be_drawn_is_told(drawn, tmp_path):
    report = Report(pages=(8, 9))

    pictures = picture_reading(b"%PDF-1.7", (report,), tmp_path, "report.pdf")

    assert (len(pictures.files), pictures.undrawn) == (1, (9,))


def test_a_word_file_has_no_pages(tmp_path):
    with pytest.raises(CalledWrongly, match="no pages to draw"):
        picture_reading(b"PK\x03\x04", (Report(),), tmp_path, "report.docx")


def test_the_same_pages_drawn_again_have_the_same_bytes(tmp_path):
    press = Press(Style(page=(595, 842)))
    press.line("1. Background", 14, bold=True)
    report = Report(pages=(1, 1))
    one, other = tmp_path / "one", tmp_path / "other"

    for folder in (one, other):
        picture_reading(press.pdf(), (report,), folder, "report.pdf")

    assert (one / "report-page-001.png").read_bytes() == (other / "report-page-001.png").read_bytes()

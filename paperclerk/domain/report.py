"""A report as a document: what a published paper or a draft of one says, whoever laid it out, in PDF or in Word.

A section is a heading and what stands under it before the next heading; sections stand in the report's order, `level`
says how deep (1 for the highest). `position` counts headings, paragraphs and tables of a report in reading order, so
that a paragraph can be told to stand before or after a table. Pages count from 1 in the file; boxes are left, top,
right and bottom in PDF points from the page's top left corner. A Word file has no pages: there they are None.
"""

from datetime import date as day
from typing import NamedTuple

from paperclerk.domain.findings import Finding
from paperclerk.domain.front_page import FrontPage
from paperclerk.domain.places import Noun

Box = tuple[float, float, float, float]


class ReportParagraph(Noun):
    """A paragraph: its number as printed (`4.1`, `(a)`, `3.`), `•` for a bullet, empty for none; its words without it.

    `level` is 0 for a paragraph of the section, 1 for a point of a list in it, 2 for a point under a point. `run_in` is
    the bold head it begins with ("Optimism bias."), which is part of `text` too. `rest` are the pages and boxes it goes
    on in after the first.
    """

    number: str = ""
    text: str
    level: int = 0
    run_in: str = ""
    page: int | None = None
    box: Box | None = None
    rest: tuple[tuple[int, Box], ...] = ()
    position: int = 0


class ReportTable(Noun):
    """A table put together over its pages; `header` is empty where none was told apart.

    `rows` are as wide as the table. A merged cell's text stands in each cell it covers; `inferred` names those filled
    so, as (row, column) from 0, the header not counted. `row_pages` gives the page each row begins on, `row_tops` how
    far down it (empty where nobody knows); `boxes` the table's box on each of `pages`.
    """

    pages: tuple[int, ...] = ()
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    inferred: tuple[tuple[int, int], ...] = ()
    row_pages: tuple[int, ...] = ()
    row_tops: tuple[float, ...] = ()
    boxes: tuple[Box, ...] = ()
    position: int = 0

    def row_box(self, row: int, page: int | None) -> Box | None:
        """Return a row's own stretch of its table's box, or the whole box where nobody knows how far down it begins.

        The header is row -1.
        """
        if page is None or page not in self.pages[: len(self.boxes)]:
            return None
        left, top, right, bottom = self.boxes[self.pages.index(page)]
        begins, pages = self.row_tops, self.row_pages
        if len(begins) != len(self.rows) or len(pages) != len(self.rows):
            return left, top, right, bottom
        if row >= 0:
            top = max(top, begins[row])
        after = row + 1
        if after < len(begins) and pages[after] == page and begins[after] > top:
            bottom = min(bottom, begins[after])
        return left, top, right, bottom


class ReportSection(Noun):
    """A heading with its number (empty for none), and the paragraphs and tables under it before the next heading."""

    number: str = ""
    heading: str
    level: int = 1
    page: int | None = None
    box: Box | None = None
    position: int = 0
    paragraphs: tuple[ReportParagraph, ...] = ()
    tables: tuple[ReportTable, ...] = ()


class ReportRecommendation(Noun):
    """Something the report asks its readers to decide."""

    number: str = ""
    text: str
    page: int | None = None
    position: int = 0


class ReportAppendix(Noun):
    """An appendix as the report lists it: `A`, `1`; its title may be empty where it is only cited."""

    label: str
    title: str = ""
    page: int | None = None


class ContentsLine(Noun):
    """A line of the report's own list of contents; `page_number` as printed there."""

    number: str = ""
    heading: str
    page_number: str = ""
    page: int | None = None


class Trace(Noun):
    """Something left in a file, or missing from it: where, in words a person can follow, the text there, its page."""

    where: str
    text: str = ""
    page: int | None = None


class Inked(Trace):
    """Words in an ink (RRGGBB) on a ground; `is_large` when they are of 18 points, or of 14 and bold."""

    ink: str
    ground: str
    is_large: bool = False


class FileTraces(Noun):
    """What a screen reader finds in a file, or misses, whatever the file's format.

    `levels` are the outline levels of the headings in order, with their words. `pictures_told` are pictures with the
    words said for them. `typed_lists` are lists whose marks were
    typed, `links` the words of every link, `faint` words that stand out little from what is behind them, `merged_cells`
    tables that have some, `spacing` rows, columns and paragraphs that hold nothing.
    """

    title: str = ""
    language: str = ""
    levels: tuple[tuple[int, str], ...] = ()
    tables_without_header: tuple[Trace, ...] = ()
    pictures_without_text: tuple[Trace, ...] = ()
    pictures_told: tuple[Trace, ...] = ()
    typed_lists: tuple[Trace, ...] = ()
    links: tuple[Trace, ...] = ()
    faint: tuple[Inked, ...] = ()
    merged_cells: tuple[Trace, ...] = ()
    spacing: tuple[Trace, ...] = ()


class WordTraces(FileTraces):
    """What a Word file holds beside its words: left-overs of its making, and what a screen reader would miss.

    `people` are names in the file's properties and changes. `headings_by_look` are paragraphs that look like headings
    and have no heading style.
    """

    tracked: tuple[Trace, ...] = ()
    comments: tuple[Trace, ...] = ()
    hidden: tuple[Trace, ...] = ()
    people: tuple[str, ...] = ()
    headings_by_look: tuple[Trace, ...] = ()
    colour_only: tuple[Trace, ...] = ()
    tables_without_words: tuple[Trace, ...] = ()


class PdfTraces(FileTraces):
    """What the structure of a PDF tells a screen reader; of one that is not tagged only title and language are known.

    `shows_title` when a window shows the title rather than the file's name. `outside_tags` are words neither in the
    structure nor marked as decoration, `broken_lists` lists that hold no items.
    """

    is_tagged: bool = False
    shows_title: bool = False
    outside_tags: tuple[Trace, ...] = ()
    broken_lists: tuple[Trace, ...] = ()


class FrontPlace(Noun):
    """Where a row of the front page was read: its name (`subject`, `key_decision`), its page and box."""

    row: str
    page: int
    box: Box


class Report(Noun):
    """One report.

    Words before the first heading that are no part of the front page are `opening`, tables there `opening_tables`.
    """

    organisation: str = ""
    body: str = ""
    date: day | None = None
    front_page: FrontPage = FrontPage()
    front_places: tuple[FrontPlace, ...] = ()
    opening: tuple[ReportParagraph, ...] = ()
    opening_tables: tuple[ReportTable, ...] = ()
    sections: tuple[ReportSection, ...] = ()
    recommendations: tuple[ReportRecommendation, ...] = ()
    appendices: tuple[ReportAppendix, ...] = ()
    contents: tuple[ContentsLine, ...] = ()
    contents_heading: str = ""
    pages: tuple[int, int] | None = None
    word: WordTraces | None = None
    pdf: PdfTraces | None = None


class ReportReading(NamedTuple):
    """The reports in a file, and what was found in reading: several in an agenda pack, none where it is unreadable."""

    reports: tuple[Report, ...]
    findings: tuple[Finding, ...] = ()

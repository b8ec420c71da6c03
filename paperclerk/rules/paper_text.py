"""A report laid out for the rules of papers: every heading, paragraph, point and cell in reading order, with its place.

A report may hold more than one document: what is appended begins its own count of chapters. Such a stretch is a part; a
reference to "section 4" is to the section 4 of the part it stands in.
"""

import re
from collections.abc import Iterator
from datetime import date as day
from enum import StrEnum
from itertools import zip_longest
from typing import NamedTuple

from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.front_page import FRONT_ROWS, QUESTIONS, ROUTE_ROWS, FrontPage
from paperclerk.domain.layouts import Layout
from paperclerk.domain.places import Place
from paperclerk.domain.report import Box, Report, ReportParagraph, ReportSection, ReportTable


class Kind(StrEnum):
    """What a passage is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CELL = "cell"
    FRONT = "front"


class Passage(NamedTuple):
    """A stretch of a report and where it stands. `section` counts `report.sections`, -1 before the first heading.

    `number` is as printed. Of a cell, `table` is the table's place in its section, `row` counts from 0 (-1 is the
    header) and `inferred` says that a merged cell's text was repeated here.
    """

    text: str
    kind: Kind
    section: int
    part: int
    where: str
    number: str = ""
    level: int = 0
    run_in: str = ""
    page: int | None = None
    box: Box | None = None
    table: int = -1
    row: int = 0
    column: int = 0
    inferred: bool = False


class Paper(NamedTuple):
    """A report as the rules of papers look at it. `as_of` is the day it is for; `part_of` gives each section's part."""

    report: Report
    passages: tuple[Passage, ...]
    part_of: tuple[int, ...]
    source: Place = Place()
    as_of: day | None = None
    layout: Layout | None = None

    def prose(self) -> Iterator[Passage]:
        """Yield the paragraphs and points, in order."""
        return (passage for passage in self.passages if passage.kind is Kind.PARAGRAPH)

    def each_and_next(self) -> Iterator[tuple[Passage, Passage | None]]:
        """Yield every passage with the one after it, None after the last."""
        return zip_longest(self.passages, self.passages[1:])

    def headings(self) -> Iterator[Passage]:
        """Yield the headings, in order."""
        return (passage for passage in self.passages if passage.kind is Kind.HEADING)

    def heading(self, passage: Passage) -> str:
        """Return the heading a passage stands under; empty before the first."""
        return self.report.sections[passage.section].heading if passage.section >= 0 else ""

    def found(
        self, rule: str, passage: Passage | None, message: str, hint: str, about: str = "", where: str = ""
    ) -> Finding:
        """Make a finding about a passage, or about the whole report (None), whose place can be shown on its page."""
        at = (passage.where if passage else "") or where
        place = self.source.model_copy(
            update={
                "where": at,
                "page": passage.page if passage else None,
                "box": passage.box if passage else None,
                "row": passage.row + 1 if passage and passage.kind is Kind.CELL else None,
            }
        )
        subject = self.report.front_page.subject
        # A sentence that ends with a sentence quoted ends once.
        message = re.sub(r"([.!?])\"\.$", r'\1"', message)
        return finding(rule, message, hint=hint, subject=subject, place=place, about=about)


def laid_out(
    report: Report, source: Place | None = None, as_of: day | None = None, layout: Layout | None = None
) -> Paper:
    """Return a report with every passage of it in reading order."""
    part_of = _parts(report.sections)
    opening: list[ReportParagraph | ReportTable] = [*report.opening, *report.opening_tables]
    passages = [*_front(report), *_content(opening, -1, 0, "before the first heading")]
    for index, section in enumerate(report.sections):
        passages += _section(section, index, part_of[index])
    day_meant = as_of or report.date or report.front_page.date
    return Paper(report, tuple(passages), part_of, source or Place(), day_meant, layout)


_LABELS = {row.name: row.label for row in (*FRONT_ROWS, *ROUTE_ROWS)} | {
    name: label
    for question in QUESTIONS
    for name, label in ((question.name, question.label), (question.follow_up.name, question.follow_up.label))
}
APPENDED = re.compile(r"\s*(?:appendix|annex(?:e)?|schedule|enclosure)\s+(?:[A-Z]|\d+)\w?\b", re.IGNORECASE)


def leading_number(number: str) -> int | None:
    """Return the chapter a number is of: 4 of `4`, `4.` and `4.1.2`; None of letters and bullets."""
    found = re.match(r"\d+", number)
    return int(found[0]) if found else None


def _parts(sections: tuple[ReportSection, ...]) -> tuple[int, ...]:
    """Return the part each section is of: a part begins where chapters count from 1 again, or an appendix is headed."""
    parts: list[int] = []
    part, highest = 0, 0
    for index, section in enumerate(sections):
        chapter = leading_number(section.number) if section.level == 1 else None
        if section.level == 1 and not section.number and highest and APPENDED.match(section.heading):
            part, highest = part + 1, 0
        elif chapter == 1 and highest >= 1:
            part, highest = part + 1, 1
            _take_title_pages(parts, sections, index, part)
        highest = max(highest, chapter or 0)
        parts.append(part)
    return tuple(parts)


def _take_title_pages(parts: list[int], sections: tuple[ReportSection, ...], index: int, part: int) -> None:
    """Give the unnumbered headings just before a new count to the document they are the title of."""
    before = index - 1
    while before >= 0 and not sections[before].number and sections[before].level == 1:
        parts[before] = part
        before -= 1


def _front(report: Report) -> Iterator[Passage]:
    """Yield what stands in the rows of the front page."""
    places = {place.row: place for place in report.front_places}
    first = report.pages[0] if report.pages else None
    rows = [(name, row_label(report.front_page, name), text) for name, text in report.front_page.as_printed.items()]
    rows += [(label, label, text) for label, text in report.front_page.others]
    for name, label, text in rows:
        at = places.get(name)
        page = at.page if at else first
        where = _at(page, f'front page, "{label}"')
        yield Passage(text, Kind.FRONT, -1, 0, where, page=page, box=at.box if at else None)


def row_label(front: FrontPage, name: str) -> str:
    """Return what a row of the front page is called: the label it has on the paper, else the one we print."""
    printed = front.labels.get(name, "").partition("\n")[0]
    return " ".join(printed.split()) or _LABELS.get(name, name)


def _section(section: ReportSection, index: int, part: int) -> Iterator[Passage]:
    name = _section_name(section)
    yield Passage(section.heading, Kind.HEADING, index, part, _at(section.page, name), section.number, section.level,
                  page=section.page, box=section.box)  # fmt: skip
    yield from _content([*section.paragraphs, *section.tables], index, part, name)


def _content(items: list[ReportParagraph | ReportTable], section: int, part: int, name: str) -> Iterator[Passage]:
    tables = 0
    for item in sorted(items, key=lambda each: each.position):
        if isinstance(item, ReportTable):
            yield from _cells(item, tables, section, part, name)
            tables += 1
        else:
            yield _paragraph(item, section, part, name)


def _section_name(section: ReportSection) -> str:
    words = " ".join(section.heading.split())
    short = words if len(words) <= 60 else words[:57].rstrip() + "..."
    number = section.number.rstrip(".")
    return f'section {number} "{short}"' if number else f'section "{short}"'


def _paragraph(paragraph: ReportParagraph, section: int, part: int, name: str) -> Passage:
    number = paragraph.number.strip()
    if (number and number[-1].isalnum()) or number.endswith((".", ")")):
        which = f"paragraph {number.rstrip('.') if '(' in number else number.rstrip('.)')}"
    else:
        which = f'the {"point" if number else "paragraph"} beginning "{_first_words(paragraph.text)}"'
    return Passage(paragraph.text, Kind.PARAGRAPH, section, part, _at(paragraph.page, name, which), number,
                   paragraph.level, paragraph.run_in, paragraph.page, paragraph.box)  # fmt: skip


def _cells(table: ReportTable, order: int, section: int, part: int, name: str) -> Iterator[Passage]:
    inferred = set(table.inferred)
    first = table.pages[0] if table.pages else None
    for row, cells in enumerate((table.header, *table.rows), -1):
        page = table.row_pages[row] if 0 <= row < len(table.row_pages) else first
        box = table.row_box(row, page)
        for column, text in enumerate(cells):
            if not text.strip():
                continue
            under = " ".join(table.header[column].split()) if row >= 0 and column < len(table.header) else ""
            which = "the table's heading" if row < 0 else f"the table's row {row + 1}"
            which += f', column "{under}"' if under else f", column {column + 1}"
            yield Passage(text, Kind.CELL, section, part, _at(page, name, which), page=page, box=box,
                          table=order, row=row, column=column, inferred=(row, column) in inferred)  # fmt: skip


def _at(page: int | None, *parts: str) -> str:
    return ", ".join(part for part in (f"page {page}" if page else "", *parts) if part)


def _first_words(text: str, count: int = 6) -> str:
    words = text.split()
    return " ".join(words[:count]) + ("..." if len(words) > count else "")


def excerpt(text: str, start: int, end: int, around: int = 40) -> str:
    """Return the words about a stretch of a text, whole words only, for a message."""
    left, right = max(0, start - around), min(len(text), end + around)
    while left and not text[left - 1].isspace() and left < start:
        left += 1
    while right < len(text) and not text[right].isspace() and right > end:
        right -= 1
    inside = " ".join(text[left:right].split())
    return ("..." if left else "") + inside + ("..." if right < len(text) else "")


_SENTENCE_END = re.compile(r"(?<![A-Z])(?<!\b[Nn]o)(?<!\bpara)(?<!\b[A-Za-z])[.!?]+[\"'”’)]*\s+(?=[A-Z“\"‘(£\d])|\n+")


def sentences(text: str) -> Iterator[str]:
    """Yield a text's sentences, in order; an abbreviation's stop does not end one."""
    start = 0
    for end in _SENTENCE_END.finditer(text):
        if text[start : end.end()].strip():
            yield text[start : end.end()].strip()
        start = end.end()
    if text[start:].strip():
        yield text[start:].strip()


def folded(text: str) -> str:
    """Return a text's words alone: no case, no signs, no apostrophes, one space between words."""
    plain = text.casefold().replace("’", "").replace("'", "").replace("&", " and ")
    return " ".join(re.findall(r"\w+", plain))

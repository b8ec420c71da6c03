"""Pictures of a report's pages: what was read of them boxed and labelled, or where its findings are."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from textwrap import shorten
from typing import NamedTuple

from paperclerk.domain.findings import Finding, worst_first
from paperclerk.domain.report import Box, Report, ReportParagraph, ReportSection, ReportTable
from paperclerk.errors import CalledWrongly
from paperclerk.pdf.pictures import Ink, LeftOut, Mark, draw_pages
from paperclerk.steps.writing import write_whole

_HEADING = Ink((178, 24, 43), width=3)
_PARAGRAPH = Ink((33, 102, 172), width=1)
_POINT = Ink((67, 147, 195), width=1)
_TABLE = Ink((27, 120, 55), filled=False, width=3)
_ROW = Ink((27, 120, 55), filled=False, width=1)
_FRONT = Ink((118, 42, 131))
_LEFT_OUT = Ink((110, 110, 110), width=1)
_FINDINGS = {"block": Ink((178, 24, 43), width=3), "high": Ink((214, 96, 77), width=3)}
_LESSER_FINDING = Ink((178, 120, 20))
# Findings that name a page but no spot on it are listed at its top, one under the other.
_AT_THE_TOP, _LINE, _MOST_LETTERS = 14.0, 14.0, 90
_MOST_NAMES = 3
# Many fonts do not say how far their letters reach below the line, and their boxes end on it; letters drawn with
# another font than the page's are a little wider.
_BELOW_THE_LINE, _ABOVE, _BESIDE = 4.0, 1.0, 2.5
_NO_NUMBER = "text"

Marks = dict[int, list[Mark]]


class Pictures(NamedTuple):
    """Where the pictures are, and the pages of which none could be drawn."""

    files: tuple[str, ...] = ()
    undrawn: tuple[int, ...] = ()


def picture_reading(content: bytes, reports: Sequence[Report], folder: Path, name: str) -> Pictures:
    """Write a picture of every page on which something was read.

    Headings, paragraph numbers, tables with their rows and the rows of the front page are boxed and labelled; what lies
    in no box (running headers and footers, page numbers, what was not read) is marked as set aside.

    Raises:
        CalledWrongly: the file is no PDF, so it has no pages to draw.
    """
    marks: Marks = defaultdict(list)
    for report in reports:
        first, last = report.pages or (1, 0)
        for page in range(first, last + 1):
            marks[page] += []
        for page, mark in _marks_of(report):
            marks[page].append(mark)
    known = {line: row for report in reports for line, row in _lines_without_place(report)}
    return _draw(content, marks, folder, name, LeftOut(_LEFT_OUT, known, _FRONT))


def picture_findings(content: bytes, findings: Sequence[Finding], folder: Path, name: str) -> Pictures:
    """Write a picture of every page that has findings, each at its place with its rule.

    Raises:
        CalledWrongly: the file is no PDF, so it has no pages to draw.
    """
    marks: Marks = defaultdict(list)
    spots: dict[tuple[int, Box], list[Finding]] = defaultdict(list)
    for found in findings:
        page, box = found.place.page, found.place.box
        if page is None:
            continue
        if box is not None:
            spots[page, box].append(found)
            continue
        top = _AT_THE_TOP + _LINE * len(marks[page])
        said = f"{found.rule} on this page: {shorten(found.message, _MOST_LETTERS, placeholder=' …')}"
        marks[page].append(Mark((_AT_THE_TOP, top, _AT_THE_TOP + 1, top + 1), said, _ink_of([found])))
    for (page, box), here in spots.items():
        rules = ", ".join(dict.fromkeys(found.rule for found in here))
        marks[page].append(Mark(_whole(box), rules, _ink_of(here)))
    return _draw(content, marks, folder, name, None)


def _ink_of(findings: Sequence[Finding]) -> Ink:
    """Return the ink of the gravest of some findings."""
    gravest = worst_first(findings)[0]
    return _FINDINGS.get(gravest.severity, _LESSER_FINDING)


def _draw(
    content: bytes, marks: Mapping[int, Sequence[Mark]], folder: Path, name: str, left_out: LeftOut | None
) -> Pictures:
    if b"%PDF-" not in content[:1024]:
        raise CalledWrongly(f"{name} has no pages to draw: it is no PDF.", "Save it as a PDF and draw that.")
    written, undrawn = [], []
    stem = Path(name).stem
    for page, picture in draw_pages(content, marks, left_out):
        if not picture:
            undrawn.append(page)
            continue
        path = folder / f"{stem}-page-{page:03d}.png"
        try:
            write_whole(path, picture)
        except OSError as fault:
            raise CalledWrongly(f"{path} cannot be written: {fault.strerror}.", "Give another folder.") from fault
        written.append(str(path))
    return Pictures(tuple(written), tuple(undrawn))


def _lines_without_place(report: Report) -> Iterator[tuple[str, str]]:
    """Yield the lines of the front page of which only the words are known, with their row: the council, the body."""
    placed = {place.row for place in report.front_places}
    for row, text in report.front_page.as_printed.items():
        if row not in placed:
            yield from ((line, row) for line in text.splitlines())
    if report.front_page.subject and "subject" not in placed:
        # A title by itself, with no label, may stand on several lines.
        yield report.front_page.subject, "subject"


def _marks_of(report: Report) -> Iterator[tuple[int, Mark]]:
    rows: dict[tuple[int, Box], list[str]] = defaultdict(list)
    for row in report.front_places:
        rows[row.page, row.box].append(row.row)
    for (page, box), names in rows.items():
        label = ", ".join(names) if len(names) <= _MOST_NAMES else f"front page, {len(names)} rows"
        yield page, Mark(_whole(box), label, _FRONT)
    yield from _paragraphs(report.opening)
    for section in report.sections:
        yield from _heading(section)
        yield from _paragraphs(section.paragraphs)
    tables = [*report.opening_tables, *(table for section in report.sections for table in section.tables)]
    for number, table in enumerate(tables, 1):
        yield from _table(table, number)


def _heading(section: ReportSection) -> Iterator[tuple[int, Mark]]:
    if section.page and section.box:
        number = f" {section.number}" if section.number else ""
        yield section.page, Mark(_whole(section.box), f"H{section.level}{number}", _HEADING)


def _paragraphs(paragraphs: Iterable[ReportParagraph]) -> Iterator[tuple[int, Mark]]:
    for paragraph in paragraphs:
        ink = _POINT if paragraph.level else _PARAGRAPH
        if paragraph.page and paragraph.box:
            yield paragraph.page, Mark(_whole(paragraph.box), paragraph.number or _NO_NUMBER, ink)
        for page, box in paragraph.rest:
            yield page, Mark(_whole(box), f"{paragraph.number or _NO_NUMBER} goes on", ink)


def _whole(box: Box) -> Box:
    return box[0] - _BESIDE, box[1] - _ABOVE, box[2] + _BESIDE, box[3] + _BELOW_THE_LINE


def _table(table: ReportTable, number: int) -> Iterator[tuple[int, Mark]]:
    for page, box in zip(table.pages, table.boxes, strict=False):
        rows = [row for row, its in enumerate(table.row_pages, 1) if its == page]
        some = f", rows {rows[0]} to {rows[-1]}" if len(rows) > 1 else f", row {rows[0]}" if rows else ""
        goes_on = ", goes on" if page != table.pages[0] and not rows else ""
        yield page, Mark(box, f"table {number}{some}{goes_on}", _TABLE)
        for row, its, top in zip(range(1, len(table.row_pages) + 1), table.row_pages, table.row_tops, strict=False):
            if its == page:
                yield page, Mark((box[0], top, box[2], box[3]), str(row), _ROW)

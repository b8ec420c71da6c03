"""Pieces of a report made by hand, as a reader of PDF or Word gives them: ordinary text, headings, tables."""

from collections.abc import Iterable, Sequence
from typing import Any

from paperclerk.domain.report import Report, ReportTable
from parsers.outline import reports_of
from parsers.pieces import Piece, Text

SENTENCE = "The service has kept its costs within the budget that the Council set in February for the year."


def text(words: str = SENTENCE, number: str = "", **look: Any) -> Text:
    return Text(words, number=number, **{"size": 11.0, "page": 1, **look})


def heading(words: str, number: str = "", **look: Any) -> Text:
    return text(words, number, **{"bold": True, "gap": 10.0, **look})


def table(*rows: Sequence[str], header: Sequence[str] = (), page: int = 1) -> ReportTable:
    return ReportTable(pages=(page,), header=tuple(header), rows=tuple(map(tuple, rows)))


def chapters(*chapters: tuple[str, str, int]) -> list[Piece]:
    """Return numbered chapters, each with its number, heading and how many numbered paragraphs."""
    pieces: list[Piece] = []
    for number, words, count in chapters:
        pieces.append(heading(words, number))
        pieces += [text(SENTENCE, f"{number.rstrip('.')}.{n}") for n in range(1, count + 1)]
    return pieces


def report_of(*pieces: Piece, **known: Any) -> Report:
    reading = reports_of(pieces, **known)
    assert len(reading.reports) == 1
    return reading.reports[0]


def headings_of(report: Report) -> list[tuple[str, str, int]]:
    return [(section.number, section.heading, section.level) for section in report.sections]


def words_in(values: Iterable[str]) -> list[str]:
    """Return the words of texts, sorted, for comparing what was put in with what came out."""
    return sorted(word for value in values for word in value.split())


def words_of(report: Report) -> list[str]:
    """Return every word that a report holds."""
    front = report.front_page
    lines = [report.contents_heading, *front.labels.values(), *front.as_printed.values()]
    lines += [part for pair in front.others for part in pair]
    lines += [part for line in report.contents for part in (line.number, line.heading, line.page_number)]
    paragraphs = list(report.opening)
    tables = list(report.opening_tables)
    for section in report.sections:
        lines += [section.number, section.heading]
        paragraphs += section.paragraphs
        tables += section.tables
    lines += [part for one in paragraphs for part in (one.number, one.text)]
    lines += [cell for one in tables for row in (one.header, *one.rows) for cell in row]
    return words_in(lines)

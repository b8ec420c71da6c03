"""What a person says stands in a report, and how much of it a reader got: precision, recall, and each miss.

A truth is a JSON file beside the report: `cabinet.pdf` has `cabinet.truth.json`; docs/reading-reports.md says how to
write one. White space is folded on both sides, and signs that only look different (ligatures, non-breaking spaces and
hyphens) are made the same.
"""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from paperclerk.domain.front_page import Person
from paperclerk.domain.report import Report, ReportTable

# What is measured, in the order printed.
MEASURES = ("headings", "paragraphs", "rows", "cells", "recommendations", "appendices", "contents", "front", "reports")

Item = tuple[str, ...]

# Marks of lists: in a cell a list's mark is no part of what the cell says.
_MARKS = re.compile(r"(?m)^\s*[•◦▪■●○·o\-–➢✓\uf0b7\uf0a7]\s+")
_SAME = str.maketrans({"\u2011": "-", "\u2010": "-", "\u00ad": None, "\u200b": None, "\ufeff": None})
# A heading that names an appendix or a part may have that name in its number or in its words.
_NAMED = re.compile(r"(?i)^(appendix|annex|part|schedule|chapter)\b")


class Share(NamedTuple):
    """How many items were found, of how many read and how many true."""

    found: int = 0
    read: int = 0
    true: int = 0

    def __add__(self, other: object) -> "Share":
        """Add two shares, item for item."""
        assert isinstance(other, Share)
        return Share(self.found + other.found, self.read + other.read, self.true + other.true)

    @property
    def precision(self) -> float:
        """Return how much of what was read is true; 1 where nothing was."""
        return self.found / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        """Return how much of what is true was read; 1 where nothing is."""
        return self.found / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of both; 1 where there is nothing to find and nothing was read."""
        return 2 * self.found / (self.read + self.true) if self.read + self.true else 1.0


class Score(NamedTuple):
    """How a paper was read: a share for each measure, and what was missed and what was read that is not there."""

    shares: dict[str, Share]
    missed: dict[str, list[Item]]
    extra: dict[str, list[Item]]


def truth_beside(file: Path) -> dict[str, Any] | None:
    """Return the truth about a file, None where nobody has written one.

    Raises:
        ValueError: the truth cannot be read, or says something this program does not know.
    """
    beside = file.with_suffix(".truth.json")
    if not beside.is_file():
        return None
    truth = json.loads(beside.read_text(encoding="utf-8"))
    if not isinstance(truth, dict):
        raise ValueError(f"{beside.name} must be an object: see docs/reading-reports.md.")
    reports = truth.get("reports", [truth])
    known = {*_MEASURED_BY, "front", "optional"}
    for report in reports:
        if unknown := set(report) - known:
            raise ValueError(f"{beside.name} says {', '.join(sorted(unknown))}: see docs/reading-reports.md.")
    return {"reports": reports}


def score(truth: dict[str, Any], reports: Sequence[Report]) -> Score:
    """Hold what was read against the truth; what the truth does not speak of is not measured."""
    true, read, free = Counter[tuple[str, Item]](), Counter[tuple[str, Item]](), set[tuple[str, Item]]()
    for told in truth["reports"]:
        true.update(_told(told))
        free |= {("headings", _heading(one.get("number", ""), one["text"])) for one in told.get("optional", ())}
    asked = {measure for measure, _ in true} | {
        _MEASURED_BY[kind] for told in truth["reports"] for kind in told if kind in _MEASURED_BY
    }
    fields = {item[0] for measure, item in true if measure == "front"}
    for report in reports:
        read.update(item for item in _read(report, fields, truth) if item not in free)
    if "rows" in asked:
        asked.add("cells")
    shares, missed, extra = {}, {}, {}
    for measure in [measure for measure in MEASURES if measure in asked]:
        mine = Counter({item: count for (kind, item), count in true.items() if kind == measure})
        theirs = Counter({item: count for (kind, item), count in read.items() if kind == measure})
        shares[measure] = Share((mine & theirs).total(), theirs.total(), mine.total())
        missed[measure] = list((mine - theirs).elements())
        extra[measure] = list((theirs - mine).elements())
    count = Share(min(len(reports), len(truth["reports"])), len(reports), len(truth["reports"]))
    return Score({**shares, "reports": count}, missed, extra)


_MEASURED_BY = {"headings": "headings", "paragraphs": "paragraphs", "tables": "rows",
                "recommendations": "recommendations", "appendices": "appendices", "contents": "contents"}  # fmt: skip


def folded(text: str) -> str:
    """Return a text as it is compared: white space folded, signs that only look different made the same."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(_SAME).split())


def _number(text: str) -> str:
    return folded(text).rstrip(".")


def _heading(number: str, text: str) -> Item:
    whole = folded(f"{number} {text}")
    if _NAMED.match(whole):
        return "", " ".join(re.sub(r"[:–—-]", " ", whole).split())
    return _number(number), folded(text)


def _is_counted(number: str) -> bool:
    return any(char.isalnum() for char in number) and number != "o"


def _told(told: dict[str, Any]) -> Iterator[tuple[str, Item]]:
    """Yield every item that a truth tells, with its measure."""
    for one in told.get("headings", ()):
        yield "headings", _heading(one.get("number", ""), one["text"])
    for one in told.get("paragraphs", ()):
        if _is_counted(one.get("number", "")):
            yield "paragraphs", (_number(one["number"]), folded(one["text"]))
    for table in told.get("tables", ()):
        yield from _cells([line for line in (table.get("over"), table.get("header")) if line] + table["rows"])
    for one in told.get("recommendations", ()):
        yield "recommendations", (_number(one.get("number", "")), folded(one["text"]))
    for one in told.get("appendices", ()):
        yield "appendices", (folded(one["label"]), folded(one.get("title", "")))
    for one in told.get("contents", ()):
        yield "contents", (_number(one.get("number", "")), folded(one["heading"]), folded(one.get("page", "")))
    for name, value in told.get("front", {}).items():
        for one in value if isinstance(value, list) else [value]:
            yield "front", (name, _cased(name, folded(str(one))))


def _read(report: Report, fields: set[str], truth: dict[str, Any]) -> Iterator[tuple[str, Item]]:
    """Yield every item that was read, with its measure; of the front page only what the truth speaks of."""
    for section in report.sections:
        yield "headings", _heading(section.number, section.heading)
    for paragraph in (*report.opening, *(one for section in report.sections for one in section.paragraphs)):
        if _is_counted(paragraph.number):
            yield "paragraphs", (_number(paragraph.number), folded(paragraph.text))
    overs = [(table["over"], table["header"]) for told in truth["reports"] for table in told.get("tables", ())
             if "over" in table]  # fmt: skip
    for section in report.sections:
        for table in section.tables:
            yield from _cells(_lines(table, overs))
    for asked in report.recommendations:
        yield "recommendations", (_number(asked.number), folded(asked.text))
    # An appendix that is only cited has no title: the truth tells what is listed or appended.
    for appendix in (one for one in report.appendices if one.title):
        yield "appendices", (folded(appendix.label), folded(appendix.title))
    for line in report.contents:
        yield "contents", (_number(line.number), folded(line.heading), folded(line.page_number))
    for name in sorted(fields):
        yield from (("front", (name, _cased(name, folded(value)))) for value in _front(report, name))


def _lines(table: ReportTable, overs: Iterable[tuple[list[str], list[str]]]) -> list[Sequence[str]]:
    """Return the lines of a table; a header that joins two printed rows of headings counts as both."""
    for over, header in overs:
        both = tuple(folded(f"{a} {b}" if a != b else a) for a, b in zip(over, header, strict=True))
        if both == tuple(folded(cell) for cell in table.header):
            return [over, header, *table.rows]
    return [table.header, *table.rows] if table.header else list(table.rows)


def _cells(lines: Iterable[Sequence[str]]) -> Iterator[tuple[str, Item]]:
    for line in lines:
        row = tuple(folded(_MARKS.sub("", cell)) for cell in line)
        if any(row):
            yield "rows", row
        yield from (("cells", (cell,)) for cell in row if cell)


def _front(report: Report, name: str) -> list[str]:
    value = getattr(report, name, None) if name in ("organisation", "body", "date") else None
    value = value or getattr(report.front_page, name)
    values = value if isinstance(value, tuple) else (value,)
    return [_said(one) for one in values if one not in (None, "")]


def _cased(name: str, text: str) -> str:
    """Return a value without its capitals where papers set it in capitals or not as they like."""
    return text.casefold() if name in ("body", "organisation") else text


def _said(value: object) -> str:
    if isinstance(value, Person):
        return ", ".join(part for part in (value.name, value.post) if part)
    return str(value)

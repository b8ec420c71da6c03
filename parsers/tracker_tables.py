"""Tables that report on items one by one, a row each, with a rating or a date: action plans, trackers, exceptions."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from paperclerk.domain.differences import ItemKind, PaperItem, SaidDate, SaidRating
from paperclerk.domain.places import Place
from paperclerk.domain.report import Report, ReportParagraph, ReportTable
from parsers.said_values import labelled, names_a_rating, said_date, said_rating

# What the columns are called, most telling first; a heading belongs to the first field it fits.
_RATING = r"(?:rag|brag|rating|delivery confidence)"
_LAST = r"(?:previous|last|prior)"
_FIELDS = {
    "rating_before": rf"\b{_LAST}\b.*\b{_RATING}\b|\b{_RATING}\b.*\b{_LAST}\b",
    "rating": rf"\b{_RATING}\b",
    "forecast": r"\b(?:forecast|revised|actual|completed)\b",
    "due": r"\b(?:due|by when|deadline|target date|dates?|timescales?|timeframe|baseline|when)\b",
    "officer": r"\b(?:lead|owner|officers?|responsib\w+|accountab\w+|who)\b",
    "number": r"^(?:ref(?:erence)?\.?|no\.?|number|id|#|item|(?:action|rec(?:ommendation)?) (?:no\.?|number|ref\.?))$",
    "text": r"\b(?:deliverables?|actions?|milestones?|recommendations?|activit(?:y|ies)|tasks?|objectives?|measures?"
    r"|commitments?|improvements?|description)\b",
}
_HEADINGS = {field: re.compile(words, re.I) for field, words in _FIELDS.items()}
# A column of words that says both: "Deliverable and lead".
_ITEM_COLUMN = _HEADINGS["text"]
_BEGINS_WITH_NUMBER = re.compile(
    r"(?P<number>[A-Z]{0,3}\s?[0-9]{1,3}(?:[.\-/][0-9]{1,3}){0,2}[a-z]?)[.:)]?\s+(?P<text>\S.*)", re.S
)
# Lists that hold only some of the items say so, in their heading or in the words before them.
_ONLY_SOME = re.compile(
    r"\bexceptions?\b|\boverdue\b|\bthe other [0-9]+\b|\bred or amber\b|\bworst\b|\bhighlights?\b|\bat risk\b"
    r"|\bsince (?:the )?last (?:report|period|issue)\b|\boff[- ]track\b",
    re.I,
)
_RATED = 0.5


class _Columns(NamedTuple):
    text: int
    fields: dict[str, int]


def tracked_items(report: Report, home: Place) -> Iterator[PaperItem]:
    """Yield the items of every table of a report that gives each a rating or a date, in the report's order."""
    parts = [("", report.opening, report.opening_tables)]
    parts += [(section.heading, section.paragraphs, section.tables) for section in report.sections]
    for heading, paragraphs, tables in parts:
        for table in tables:
            if columns := _columns(table):
                yield from _items(table, columns, _holds_only_some(heading, paragraphs, table), home)


def _columns(table: ReportTable) -> _Columns | None:
    fields: dict[str, int] = {}
    for number, heading in enumerate(table.header):
        field = next((name for name, words in _HEADINGS.items() if words.search(heading)), None)
        if field:
            fields.setdefault(field, number)
    text = fields.pop("text", None)
    if text is None:
        # "Deliverable and lead" is a column of items first.
        both = (fields.pop(name) for name in ("officer", "rating", "due") if _names_items(table, fields.get(name)))
        text = next(both, None)
    if text is None or not fields.keys() & {"rating", "due"}:
        return None
    if "rating" in fields and "due" not in fields and not _is_rated(table, fields["rating"]):
        return None
    return _Columns(text, fields)


def _names_items(table: ReportTable, column: int | None) -> bool:
    return column is not None and bool(_ITEM_COLUMN.search(table.header[column]))


def _is_rated(table: ReportTable, column: int) -> bool:
    filled = [row[column] for row in table.rows if row[column].strip()]
    return sum(map(names_a_rating, filled)) >= _RATED * len(filled) and bool(filled)


def _items(table: ReportTable, columns: _Columns, partial: bool, home: Place) -> Iterator[PaperItem]:
    for row, cells in enumerate(table.rows):
        said = labelled(cells[columns.text])
        text = said["words"]
        if not text or _is_a_band(cells):
            continue
        number = _cell(cells, columns, "number")
        if not number and (match := _BEGINS_WITH_NUMBER.fullmatch(text)):
            number, text = match["number"].replace(" ", ""), match["text"]
        officers = _cell(cells, columns, "officer") or said.get("officer", "")
        yield PaperItem(
            kind=ItemKind.DELIVERABLE,
            number=number,
            text=text,
            officers=_people(officers),
            due=_due(_cell(cells, columns, "due") or said.get("due", "")),
            rating=_rating(_cell(cells, columns, "rating") or said.get("rating", "")),
            rating_before=said_rating(_cell(cells, columns, "rating_before") or said.get("rating_before", "")),
            rated_before_in=said.get("rated_before_in", ""),
            partial=partial,
            place=_place(home, table, row),
        )


def _cell(cells: Sequence[str], columns: _Columns, field: str) -> str:
    return cells[columns.fields[field]].strip() if field in columns.fields else ""


def _due(text: str) -> SaidDate:
    """Return the agreed date of a cell, which may hold the forecast beside it."""
    said = labelled(text)
    return said_date(said.get("due") or said["words"] or ("" if "forecast" in said else text))


def _rating(text: str) -> SaidRating:
    """Return a cell's rating; words that name none (`Return says nothing`) are no rating."""
    said = said_rating(text)
    return said if said.rag or len(said.printed.split()) <= 2 else SaidRating()


def _people(text: str) -> tuple[str, ...]:
    """Return the posts of a cell, a line or a part between semicolons and slashes each."""
    return tuple(" ".join(part.split()) for part in re.split(r"\s*;\s*|\s+/\s+|\n", text) if part.strip())


def _is_a_band(cells: Sequence[str]) -> bool:
    """Whether a row is one text over the whole table: the name of what follows."""
    return len(cells) > 1 and len({cell.strip() for cell in cells}) == 1


def _holds_only_some(heading: str, paragraphs: Sequence[ReportParagraph], table: ReportTable) -> bool:
    before = [one.text for one in paragraphs if one.position < table.position]
    return bool(_ONLY_SOME.search(" ".join((heading, *before[-1:]))))


def _place(home: Place, table: ReportTable, row: int) -> Place:
    page = table.row_pages[row] if row < len(table.row_pages) else next(iter(table.pages), None)
    where = f"page {page}" if page else f"row {row + 1} of a table"
    return home.model_copy(update={"where": where, "page": page, "row": row + 1})

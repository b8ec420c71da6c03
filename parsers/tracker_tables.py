"""Tables that report on items one by one, a row each, with a rating or a date: action plans, trackers, exceptions."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from paperclerk.domain.differences import ItemKind, PaperItem, SaidDate, SaidRating
from paperclerk.domain.places import Place
from paperclerk.domain.report import Report, ReportParagraph, ReportTable
from parsers.said_values import labelled, names_a_rating, names_a_time, said_date, said_rating

# What the columns are called, most telling first; a heading belongs to the first field it fits.
_RATING = r"(?:rag|brag|rating|delivery confidence)"
_LAST = r"(?:previous|last|prior)"
_FIELDS = {
    "rating_before": rf"\b{_LAST}\b.*\b{_RATING}\b|\b{_RATING}\b.*\b{_LAST}\b",
    "rating": rf"\b{_RATING}\b",
    "forecast": r"\b(?:forecast|revised|actual|completed)\b",
    "due": r"\b(?:due|by when|deadline|target date|(?<!to )dates?|timescales?|timeframe|baseline date|when)\b",
    "officer": r"\b(?:lead|owner|officers?|responsib\w+|accountab\w+|who)\b",
    "number": r"^(?:ref(?:erence)?\.?|no\.?|number|id|#|item|(?:action|rec(?:ommendation)?) (?:no\.?|number|ref\.?))$",
    "status": r"\bstatus\b",
}
# The column of what is reported on, and the one of what that belongs to where there are two.
_ITEMS = (
    r"\b(?:deliverables?|milestones?|actions?|tasks?|activit(?:y|ies)|commitments?|improvements?)\b",
    r"\b(?:measures?|objectives?|outcomes?|description)\b",
    r"\b(?:recommendations?|findings?|themes?|priorit(?:y|ies))\b",
)
_HEADINGS = {field: re.compile(words, re.I) for field, words in _FIELDS.items()}
_ITEM_HEADINGS = tuple(re.compile(words, re.I) for words in _ITEMS)
_BEGINS_WITH_NUMBER = re.compile(
    r"(?P<number>[A-Z]{0,3}\s?[0-9]{1,3}(?:[.\-/][0-9]{1,3}){0,2}[a-z]?)[.:)]?\s+(?P<text>\S.*)", re.S
)
# Lists that hold only some of the items say so, in their heading or in the words before them.
_ONLY_SOME = re.compile(
    r"\bexceptions?\b|\boverdue\b|\bthe other [0-9]+\b|\bred or amber\b|\bworst\b|\bhighlights?\b|\bat risk\b"
    r"|\bsince (?:the )?last (?:report|period|issue)\b|\boff[- ]track\b",
    re.I,
)
_MOSTLY = 0.5


class _Columns(NamedTuple):
    """The column of the items, those of what is said of them, and the one of what they belong to."""

    text: int
    fields: dict[str, int]
    under: int | None


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
    items = _item_columns(table.header, set(fields.values()))
    if not items:
        # "Deliverable and lead" is a column of items first.
        items = _item_columns(table.header, set(fields.values()) - {fields.get("officer"), fields.get("due")})
        fields = {name: column for name, column in fields.items() if column not in items[:1]}
    if (status := fields.pop("status", None)) is not None:
        fields.setdefault("rating", status)
    if "rating" in fields and not _mostly(table, fields["rating"], names_a_rating):
        del fields["rating"]
    if "due" in fields and not _mostly(table, fields["due"], names_a_time):
        del fields["due"]
    if not items or not fields.keys() & {"rating", "due"}:
        return None
    return _Columns(items[0], fields, items[1] if len(items) > 1 else None)


def _item_columns(header: Sequence[str], taken: Collection[int | None]) -> list[int]:
    """Return the columns that may hold the items, the likeliest first."""
    free = [number for number in range(len(header)) if number not in taken]
    found = (number for words in _ITEM_HEADINGS for number in free if words.search(header[number]))
    return list(dict.fromkeys(found))


def _mostly(table: ReportTable, column: int, is_one: Callable[[str], bool]) -> bool:
    """Whether the filled cells of a column are mostly what its heading says."""
    filled = [row[column] for row in table.rows if row[column].strip()]
    return bool(filled) and sum(map(is_one, filled)) >= _MOSTLY * len(filled)


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
            under="" if columns.under is None else " ".join(cells[columns.under].split()),
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
    """Return a cell's rating; words that name none (`Return says nothing of it`) are no rating."""
    said = said_rating(text)
    return said if names_a_rating(said.printed) or len(said.printed) == 1 else SaidRating()


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

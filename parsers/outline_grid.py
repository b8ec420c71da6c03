"""A report held whole in one table: rows of its front page, and rows of a label with long text, which are sections."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from paperclerk.domain.report import ReportTable
from parsers.front_labels import Labels
from parsers.outline_neighbours import WORDS_OF_TEXT
from parsers.outline_words import names_decided, names_decisions
from parsers.pieces import Piece, Text

# So many rows of long text make a table the report itself.
_ENOUGH_ROWS = 3
_WORDS_OF_LABEL = 10
_LABEL = re.compile(r"([A-Z0-9][^:\n]{1,80}):(?=\s|$)\s*")
_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2})*[.)]?|\([a-z0-9]{1,3}\)|[a-z][.)]|[ivx]{1,4}[.)]|[•▪●–-])\s+(?=\S)")
# What the heading of a section looks like in the outline: a style of the first level.
_LEVEL = 1


class LaidOut(NamedTuple):
    """A report's pieces, and the place where its sections begin where a table told it."""

    pieces: tuple[Piece, ...]
    begins: int | None = None


class _Row(NamedTuple):
    label: str
    value: str
    cells: tuple[str, ...]
    known: bool
    table: ReportTable

    @property
    def is_section(self) -> bool:
        """Whether its value is text of the report."""
        first = self.value.split("\n")[0].rstrip()
        long = len(self.value.split()) >= WORDS_OF_TEXT or (first.endswith(".") and len(first.split()) > 2)
        asks = bool(self.value) and _is_asking(self.label)
        return bool(self.label) and not self.known and (long or asks)


def laid_out(pieces: Sequence[Piece], labels: Labels) -> LaidOut:
    """Return the pieces with a table that holds the whole report taken apart into front page and sections."""
    start = next((at for at, one in enumerate(pieces) if isinstance(one, ReportTable) and _asks(one, labels)), None)
    above = [one for one in pieces[:start] if isinstance(one, Text)]
    if start is None or any(one.number or one.level is not None for one in above):
        return LaidOut(tuple(pieces))
    end = start
    rows: list[_Row] = []
    while end < len(pieces) and isinstance(table := pieces[end], ReportTable):
        more = list(_rows(table, labels))
        if end > start and not any(row.is_section for row in more):
            break
        rows = _joined(rows, more)
        end += 1
    sections = sum(row.is_section for row in rows)
    outside = sum(len(one.text.split()) >= WORDS_OF_TEXT for one in pieces if isinstance(one, Text))
    if sections < _ENOUGH_ROWS or sections <= outside:
        return LaidOut(tuple(pieces))
    first = next(at for at, row in enumerate(rows) if row.is_section)
    front = [row for at, row in enumerate(rows) if at < first or row.known]
    body = [row for row in rows[first:] if not row.known]
    before = (*pieces[:start], *((_table(front),) if front else ()))
    return LaidOut((*before, *_sections(body), *pieces[end:]), len(before))


def _asks(table: ReportTable, labels: Labels) -> bool:
    return any(_is_asking(row.label) and row.value and len(row.cells) <= 2 for row in _rows(table, labels))


def _is_asking(label: str) -> bool:
    """Whether a row holds what is asked, or in a record of a decision what was decided."""
    return names_decisions(label) or names_decided(label)


def _rows(table: ReportTable, labels: Labels) -> Iterator[_Row]:
    for printed in (table.header, *table.rows):
        cells = tuple(cell.strip() for cell in dict.fromkeys(printed) if cell.strip())
        if not cells:
            continue
        if len(cells) > 1:
            label, value = cells[0].rstrip(" :"), "\n".join(cells[1:])
            label = label if len(label.split()) <= _WORDS_OF_LABEL else ""
        else:
            found = _LABEL.match(cells[0])
            named = found and len(found[1].split()) <= _WORDS_OF_LABEL
            label, value = (found[1].rstrip(), cells[0][found.end() :]) if found and named else ("", cells[0])
        known = bool(labels.name_of(label)) and not _is_asking(label)
        yield _Row(label, value, cells, known, table)


def _joined(rows: list[_Row], more: list[_Row]) -> list[_Row]:
    """Return the rows with those of the next page; a first one without a label goes on with the last."""
    if rows and more and not more[0].label and len(more[0].cells) == 1:
        last = rows[-1]
        mid_sentence = not re.search(r"[.:;?!]$", last.value)
        value = f"{last.value}{' ' if mid_sentence else chr(10)}{more[0].value}"
        return [*rows[:-1], last._replace(value=value, cells=(*last.cells, more[0].value)), *more[1:]]
    return [*rows, *more]


def _table(rows: Sequence[_Row]) -> ReportTable:
    """Return rows as a table of their own."""
    table = rows[0].table
    width = max(len(row.cells) for row in rows)
    cells = tuple((*row.cells, *[""] * (width - len(row.cells))) for row in rows)
    return table.model_copy(update={"header": (), "rows": cells, "inferred": ()})


def _sections(rows: Sequence[_Row]) -> Iterator[Piece]:
    """Yield the rows as headings with their paragraphs; short ones between them stay a table."""
    short: list[_Row] = []
    for row in rows:
        if not row.is_section:
            short.append(row)
            continue
        if short:
            yield _table(short)
            short = []
        yield _line(row.label, row.table, level=_LEVEL, bold=True)
        for line in row.value.split("\n"):
            if line.strip():
                yield _line(line, row.table)
    if short:
        yield _table(short)


def _line(words: str, table: ReportTable, *, level: int | None = None, bold: bool = False) -> Text:
    typed = _NUMBER.match(words.strip())
    number, text = (typed[1], words.strip()[typed.end() :]) if typed else ("", words.strip())
    page, box = (table.pages or (None,))[0], (table.boxes or (None,))[0]
    return Text(text, number=number, level=level, bold=bold, page=page, box=box)

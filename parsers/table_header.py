"""Which of a table's first rows are its header: one rule for tables in PDF and in Word.

Rows that repeat on each page (or are marked to) are a header. Else a row is one when all its words are bold where the
rows below are not, or when it is filled with a colour of its own; a second row belongs to it when the first has merged
cells. Else words decide: every column is named, shortly, and what stands below is of another kind (figures under words,
sentences under nouns that columns are named by). A table that pairs labels with answers has no header.
"""

import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple

from parsers.readings import words

# Headings of three levels are the deepest seen in council papers.
_MOST_ROWS = 3
_LONGEST = 60
_FIGURE = re.compile(
    r"[(\-–—+<>~≤≥]*\s*[£$€]?\s*[-–]?[0-9][0-9,. ]*\s*(?:%|m|k|bn|million|p|st|nd|rd|th)?\s*\)?[*†‡]?"
    r"|[-–—]|n/?a|nil|tbc|[0-9]{1,2}[ /.-][0-9A-Za-z]{1,9}[ /.-][0-9]{2,4}",
    re.I,
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?:\s*[/–-]\s*(?:[0-9]{2}){1,2})?")
_NAMES_OF_COLUMNS = frozenset(
    """
    action actions activities activity actual amount answer appendix area areas author benefit benefits budget
    category comment comments committee consequence content contents control controls cost costs criteria
    criterion date deadline deliverable deliverables description detail details directorate document evidence
    financial finding findings focus forecast frequency impact implication implications indicator issue item lead
    level likelihood measure meeting member milestone milestones mitigation mitigations month name no notes number
    objective objectives officer option options organisation outcome outcomes outturn owner page period pillar
    policy position post priority process programme progress project proposal purpose quarter question rag rating
    reason recommendation recommendations ref reference response responsibility responsible result risk risks role
    saving savings scheme score section sector service source stage standard status strategy subject target task
    team term theme themes timeline timescale timescales timing title topic total type update value variance ward
    wards when who work year
    """.split()  # noqa: SIM905  (a list of a hundred words is read by people)
)


class Look(NamedTuple):
    """What a cell says and how it looks; `fill` is its colour's name or value, empty for none and for white."""

    text: str
    bold: bool = False
    fill: str = ""


def header_rows(rows: Sequence[Sequence[Look]], repeated: int = 0) -> int:
    """Return how many of a table's first rows are its header.

    `rows` are as wide as the table, a merged cell's words in each cell it covers. `repeated` is how many rows stand on
    each of its pages again, or are marked to.
    """
    if repeated:
        return min(repeated, len(rows))
    found = next((n for n in range(1, _MOST_ROWS + 1) if _ends_header(rows, n)), 0)
    if not found and len(rows) > 1 and _named_by_words(rows):
        return 1
    return found + 1 if 0 < found < _MOST_ROWS and _parts_headings(rows, found) else found


def header_of(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return the header that rows of headings make: of each column the words from top to bottom, each once."""
    return tuple(
        " ".join(dict.fromkeys(" ".join(text.split()) for text in column if text)) for column in zip(*rows, strict=True)
    )


def _ends_header(rows: Sequence[Sequence[Look]], count: int) -> bool:
    """Whether the first rows, so many, look alike and the next does not."""
    if len(rows) <= count or not all(_stands_out(rows, index, count) for index in range(count)):
        return False
    if count > 1 and not any(_is_merged(rows, index) for index in range(count - 1)):
        return False
    return len({look.text for look in rows[count - 1] if look.text}) > 1 and not (
        _is_merged(rows, count - 1) and count < _MOST_ROWS and _ends_header(rows, count + 1)
    )


def _stands_out(rows: Sequence[Sequence[Look]], index: int, count: int) -> bool:
    row, below = rows[index], rows[count:]
    said = [look for look in row if look.text]
    if not said:
        return False
    own = _over_figures(rows, index, count) or said
    if all(look.bold for look in own) and sum(_all_bold(other) for other in below) < 0.5 * len(below):
        return True
    fills = {look.fill for look in row if look.text}
    return len(fills) == 1 and "" not in fills and sum(_fills(other) == fills for other in below) < 0.2 * len(below)


def _over_figures(rows: Sequence[Sequence[Look]], index: int, count: int) -> list[Look]:
    """Return a row's headings over figures, where others beside all rows of headings are such in whatever type."""
    tall = [all(row[at].text == look.text for row in rows[:count]) for at, look in enumerate(rows[index])]
    own = [at for at, look in enumerate(rows[index]) if look.text and not tall[at]]
    figures = all(_under_figures(rows[index][at].text, [row[at].text for row in rows[count:]]) for at in own)
    return [rows[index][at] for at in own] if count > 1 and len(own) > 1 and figures else []


def _all_bold(row: Sequence[Look]) -> bool:
    said = [look.bold for look in row if look.text]
    return bool(said) and all(said)


def _fills(row: Sequence[Look]) -> set[str]:
    return {look.fill for look in row if look.text}


def _is_merged(rows: Sequence[Sequence[Look]], index: int) -> bool:
    """Whether a row has a heading over several columns or over itself and the next row."""
    texts = [look.text for look in rows[index]]
    beside = any(a and a == b for a, b in itertools.pairwise(texts))
    return beside or any(a.text and a.text == b.text for a, b in zip(rows[index], rows[index + 1], strict=True))


def _parts_headings(rows: Sequence[Sequence[Look]], count: int) -> bool:
    """Whether the row under the header names the columns that its headings stand over, each over figures.

    It has no label of its own: "2024/25" over "Budget" and "Forecast", in whatever type.
    """
    if len(rows) < count + 2 or rows[count][0].text not in ("", rows[count - 1][0].text):
        return False
    above = [look.text for look in rows[count - 1]]
    over = [at for at, text in enumerate(above) if text and text in (*above[at - 1 : at], *above[at + 1 : at + 2])]
    names = [rows[count][at].text for at in over]
    columns = [[row[at].text for row in rows[count + 1 :]] for at in over]
    return bool(over) and all(
        _may_name(name) and not is_figure(name) and _under_figures(name, column)
        for name, column in zip(names, columns, strict=True)
    )


def _named_by_words(rows: Sequence[Sequence[Look]]) -> bool:
    first, body = [look.text for look in rows[0]], [[look.text for look in row] for row in rows[1:]]
    named = [text for text in first if text]
    if len(set(named)) < len(named) or len(named) < max(2, len(first) - 1) or not all(map(_may_name, named)):
        return False
    if _pairs_labels(body):
        return False
    columns = list(zip(first, *body, strict=True))[1:]
    figures = sum(_under_figures(column[0], column[1:]) for column in columns)
    if figures * 2 >= len(columns):
        return True
    known = sum(bool(_NAMES_OF_COLUMNS & set(words(text))) for text in named)
    return known >= 2 and known * 2 >= len(named) and _longer_below(columns)


def _may_name(text: str) -> bool:
    short = len(text) <= _LONGEST and len(text.split()) <= 8 and "\n" not in text
    return short and not text.rstrip().endswith((".", ":", ";", ",")) and (not is_figure(text) or is_year(text))


def _pairs_labels(body: Sequence[Sequence[str]]) -> bool:
    labels = [row[0] for row in body if row and row[0]]
    like = sum(
        label.endswith((":", "?")) or (bool(_NAMES_OF_COLUMNS & set(words(label))) and len(label) < 25)
        for label in labels
    )
    return len(body[0]) == 2 and like * 2 > len(labels)


def _under_figures(name: str, below: Sequence[str]) -> bool:
    said = [text for text in below if text]
    return (
        bool(name and said)
        and sum(map(is_figure, said)) > 0.6 * len(said)
        and not (is_figure(name) and not is_year(name))
    )


def _longer_below(columns: Sequence[Sequence[str]]) -> bool:
    return any(
        (said := [len(text) for text in column[1:] if text]) and sum(said) / len(said) > 1.3 * len(column[0])
        for column in columns
    )


def is_figure(text: str) -> bool:
    """Whether a cell holds a number, an amount or a date and no words."""
    return bool(_FIGURE.fullmatch(text.strip()))


def is_year(text: str) -> bool:
    """Whether a cell holds a year or a financial year and no more."""
    return bool(_YEAR.fullmatch(text.strip()))

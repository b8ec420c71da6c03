"""Whether rows set in columns are a table, or text: contents, a page set in columns, addresses beside one another."""

import re
from collections.abc import Sequence
from itertools import pairwise

from parsers.front_labels import name_of_label
from parsers.rows_by_lines import Strip
from parsers.table_header import is_figure
from parsers.white_columns import Columns

_PAGES = re.compile(r"\(?(?:pages?\s*|p\.?\s*)?[0-9]{1,4}(?:\s*[-–]\s*[0-9]{1,4})?\)?", re.I)
# A line of running text has this many words in a narrow column.
_WORDY = 4.5
# Cells of a column stand under one another within this many points, and so does this share of them.
_ALIGNED = 2.5
_MOSTLY = 0.6


def is_table(rows: Sequence[Sequence[Strip]], columns: Columns, levels: Sequence[float]) -> bool:
    """Whether rows are a table's: what fills several columns on most rows, and figures, labels, headings or rules."""
    texts = [_texts(row, columns) for row in rows]
    full = [row for row in texts if sum(bool(text) for text in row) > 1]
    if len(full) < 2 or len(full) * 2 < len(rows) or _is_contents(texts) or not _is_aligned(rows, columns):
        return False
    ruled = len(levels) > 1
    headed = bool(levels) or _is_headed(rows) or _is_headed_by_colons(texts)
    if _is_running_text(rows, columns) and not ruled:
        return False
    if len(columns.lefts) > 2:
        return len(full) > 2 or ruled or headed or all(map(is_figure, (row[-1] for row in full)))
    if ruled or (headed and len(full) > 2):
        return True
    return len(full) > 2 and (_has_figures(texts) or _has_labels(rows) or _has_known_labels(texts))


def _texts(row: Sequence[Strip], columns: Columns) -> list[str]:
    return [" ".join(s.cells[c].text for s in row if c in s.cells) for c in range(len(columns.lefts))]


def _is_contents(texts: Sequence[Sequence[str]]) -> bool:
    """Whether the last column is one of pages: headings with the pages they stand on."""
    last = [row[-1] for row in texts if row[-1]]
    pages = [text for text in last if _PAGES.fullmatch(text)]
    first = [int(re.findall(r"[0-9]+", text)[0]) for text in pages]
    backwards = sum(after < page for page, after in pairwise(first))
    return len(pages) > 2 and len(pages) + 1 >= len(last) and backwards * 8 <= len(first) and len(texts[0]) < 4


def _is_aligned(rows: Sequence[Sequence[Strip]], columns: Columns) -> bool:
    """Whether the cells of every column begin, end or have their middle under one another."""
    for column in range(len(columns.lefts)):
        lines = [
            next(s.cells[column] for s in row if column in s.cells)
            for row in rows
            if any(column in s.cells for s in row)
        ]
        if len(lines) < 2:
            # A first column without a heading has one cell where one row stands under the headings.
            if lines and not column and len(rows) == 2 and _is_headed(rows):
                continue
            return False
        ways = ([n.x0 for n in lines], [n.x1 for n in lines], [(n.x0 + n.x1) / 2 for n in lines])
        if max(map(_most_at_one_place, ways)) < _MOSTLY * len(lines):
            return False
    return True


def _most_at_one_place(places: Sequence[float]) -> int:
    return max(sum(abs(place - other) < _ALIGNED for other in places) for place in places)


def _is_running_text(rows: Sequence[Sequence[Strip]], columns: Columns) -> bool:
    """Whether the columns are those of a page set in columns: words run on down each of them."""
    lines = [[s.cells[c] for row in rows for s in row if c in s.cells] for c in range(len(columns.lefts))]
    return all(len(column) > 3 and sum(len(n.words) for n in column) / len(column) > _WORDY for column in lines)


def _is_headed(rows: Sequence[Sequence[Strip]]) -> bool:
    """Whether the first row is set in bold and the others are not."""
    first = [line.bold for strip in rows[0] for line in strip.cells.values()]
    below = [all(line.bold for strip in row for line in strip.cells.values()) for row in rows[1:]]
    return len(first) > 1 and all(first) and sum(below) * 3 < len(below)


def _is_headed_by_colons(texts: Sequence[Sequence[str]]) -> bool:
    """Whether each column has a first line with a colon, and nothing below ends so: people to ask, side by side."""
    below = [text for row in texts[1:] for text in row if text]
    return all(text.endswith(":") for text in texts[0]) and not any(text.endswith(":") for text in below)


def _has_known_labels(texts: Sequence[Sequence[str]]) -> bool:
    """Whether the first column holds what front pages ask for, though nothing marks it as labels."""
    labels = [row[0] for row in texts if row[0]]
    known = sum(name_of_label(label) is not None for label in labels)
    return known > 2 and known * 2 >= len(labels)


def _has_figures(texts: Sequence[Sequence[str]]) -> bool:
    said = [row[1] for row in texts if row[1]]
    return sum(map(is_figure, said)) > _MOSTLY * len(said)


def _has_labels(rows: Sequence[Sequence[Strip]]) -> bool:
    """Whether the first column holds labels: words set in bold where the others are not, or with a colon."""
    firsts = [row[0].cells[0] for row in rows if 0 in row[0].cells]
    seconds = [strip.cells[1] for row in rows for strip in row if 1 in strip.cells]
    bold = sum(line.bold for line in firsts) > _MOSTLY * len(firsts) and sum(n.bold for n in seconds) * 2 < len(seconds)
    return len(firsts) > 2 and (bold or sum(line.text.endswith((":", "?")) for line in firsts) > _MOSTLY * len(firsts))

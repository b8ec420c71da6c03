"""Tables of figures: Q30 a total that is not the sum of its rows, or of its columns."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import zip_longest

from paperclerk.domain.findings import Finding
from paperclerk.domain.report import ReportTable
from paperclerk.rules.paper_cell_figures import NIL, SCALE, Cell, Figure, figure_in, is_sum, one_kind, rounding, sum_of
from paperclerk.rules.paper_days import MONTHS
from paperclerk.rules.paper_text import Kind, Paper, Passage

_TOTAL = re.compile(
    r"^\W*(?:(?:grand|overall|net|gross|sub|revised|final|combined|general fund|hra|revenue|capital)[ -]*)*"
    r"(?:totals?|sum)\b|\btotals?\W*$|^\W*all (?:services|directorates|wards)\W*$", re.IGNORECASE
)  # fmt: skip
_SUBTOTAL = re.compile(r"\bsub[ -]?totals?\b", re.IGNORECASE)
# Rows that are no part of a sum, and columns that are not summed: shares, averages, what is counted in another already.
_NO_ADDEND = re.compile(r"%|\bper ?cent|percentage|average|\bmean\b|\bmedian\b|\bof which\b|\bmemo\b", re.IGNORECASE)
_NOT_SUMMED = re.compile(
    _NO_ADDEND.pattern + r"|\brate\b|\bratio\b|\bdate\b|\bindex\b|\bscore\b|\brank\b|\bref(?:erence)?\b|\bno\."
    r"|\bcumulative\b|\btarget\b|\bper\b(?!\s+(?:year|annum|month|quarter|week)\b)|^\W*(?:financial )?years?\W*$"
    r"|\bprice\b|\bcost each\b",
    re.IGNORECASE,
)
# Balances of several funds are added; of several years, and along a row, they run from one into the next.
_BALANCE = re.compile(r"\bopening\b|\bclosing\b|\bbalances?\b", re.IGNORECASE)
_A_TIME = re.compile(
    rf"^\W*(?:(?:19|20)\d\d\b|\d\d?[ /.-]|(?:year|quarter|month|period|week|q)\s?\d|{'|'.join(MONTHS)})", re.I
)
# Where figures are said to be thousands or millions, or to be rounded, a sum of them may be a little off.
_SAYS_ROUNDED = re.compile(
    r"[£('’]\s?['’]?0{3}\b|\b0{3}s\b|£\s?[kmb]n?\b|\b(?:thousands?|millions?|billions?|round(?:ed|ing)|nearest)\b",
    re.IGNORECASE,
)
_TAKEN_OFF = re.compile(
    r"^\W*less\b|\b(?:income|grants?|receipts|funding|contributions?|savings?|reserves?)\b", re.IGNORECASE
)
# A row under the headings may say what the figures are in.
_UNIT = re.compile(r"\W*[£€$]\s?['’]?(?:0{3}s?|k|m|bn|thousands?|millions?)?\W*|\W*0{3}s\W*", re.IGNORECASE)

ROWS_TO_ADD = 2
# A total farther from the sum than this share of it is no slip: the rows are something else than its parts.
FARTHEST_OFF = Decimal("0.5")
# Over how many rows a row may be the sum of those below or above it.
ROWS_OF_A_BLOCK = 30


def totals(paper: Paper) -> Iterator[Finding]:
    """Yield a finding for each figure that is called a total and is not the sum of what stands above or before it."""
    heads = {
        (cell.section, cell.table, cell.row, cell.column): cell for cell in paper.passages if cell.kind is Kind.CELL
    }
    for index, section in enumerate(paper.report.sections):
        for order, table in enumerate(sorted(section.tables, key=lambda each: each.position)):
            exact = _exact_columns(paper, index, table)
            for row, column, total, sums in (*_down(table, exact), *_across(table, exact)):
                cell = heads.get((index, order, row, column))
                if cell is not None:
                    yield _wrong(paper, cell, table, total, sums)


def _exact_columns(paper: Paper, section: int, table: ReportTable) -> frozenset[int]:
    """Return the columns whose figures are not rounded: neither their heads nor the words about the table say so."""
    first = table.rows[0] if table.rows and not any(map(figure_in, table.rows[0])) else ()
    heads = [" ".join(both) for both in zip_longest(table.header, first, fillvalue="")]
    rounded = {column for column, head in enumerate(heads) if _SAYS_ROUNDED.search(head)}
    here = paper.report.sections[section]
    about = (here.heading, *(heads[:1]), *(paragraph.text for paragraph in here.paragraphs))
    if not rounded and any(_SAYS_ROUNDED.search(words) for words in about):
        return frozenset()
    return frozenset(range(len(heads) or max(map(len, table.rows), default=0))) - rounded


def _wrong(paper: Paper, cell: Passage, table: ReportTable, total: Figure, added: Decimal) -> Finding:
    label = _label(table.rows[cell.row])
    head = " ".join(table.header[cell.column].split()) if cell.column < len(table.header) else ""
    scale = SCALE[total.unit]
    name = f'"{label}"' + (f' under "{head}"' if head else "")
    return paper.found(
        "Q30",
        cell,
        f"{name} says {' '.join(cell.text.split())}, and its figures add up to {_printed(added / scale)} "
        f"(a difference of {_printed(abs(added - total.value) / scale)}).",
        "Correct the total or the figure that is wrong; if it is rounding, say so under the table.",
    )


def _printed(value: Decimal) -> str:
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


_Wrong = tuple[int, int, Figure, Decimal]


def _down(table: ReportTable, exact: frozenset[int]) -> Iterator[_Wrong]:
    """Yield the totals of columns that are not their rows' sums."""
    labels = [_label(row) for row in table.rows]
    columns = dict(_columns(table, labels))
    ends = [bool(_TOTAL.search(label)) for label in labels]
    for row, end in enumerate(ends):
        ends[row] = end or _unnamed_total(row, ends, columns.values())
    right, wrong = 0, []
    for column, figures in columns.items():
        for row, sums in _sums(labels, ends, [row[column] for row in table.rows], figures):
            total = figures[row]
            if total is None:
                continue
            if any(is_sum(total, added, rounding, column in exact) for added, rounding in sums):
                right += 1
                continue
            nearest = min((added for added, _ in sums), key=lambda added: abs(added - total.value))
            if abs(nearest - total.value) <= FARTHEST_OFF * abs(total.value):
                wrong.append((row, column, total, nearest))
    # Where no total of several is right, the rows above are no addends at all (or were not all read).
    if right or len(wrong) <= 2:
        yield from wrong


def _columns(table: ReportTable, labels: Sequence[str]) -> Iterator[tuple[int, list[Cell]]]:
    """Yield the columns of figures that may be added."""
    times = sum(bool(_A_TIME.search(label)) for label in labels) >= ROWS_TO_ADD
    for column in range(1, min((len(row) for row in table.rows), default=0)):
        head = table.header[column] if column < len(table.header) else ""
        if _NOT_SUMMED.search(head) or (times and _BALANCE.search(head)):
            continue
        figures = [figure_in(row[column]) for row in table.rows]
        if any(spot[1] == column for spot in table.inferred) or not one_kind([each for each in figures if each]):
            continue
        yield column, figures


def _unnamed_total(row: int, ends: Sequence[bool], columns: Iterable[Sequence[Cell]]) -> bool:
    """Whether a row that is not called a total is one: in most columns it is the sum of the rows since the last."""
    begins = max((at + 1 for at in range(row) if ends[at]), default=0)
    sums, others = 0, 0
    for figures in columns:
        figure = figures[row]
        above = [each for each in figures[begins:row] if each is not None]
        if figure is None or not figure.value or sum(bool(each.value) for each in above) < ROWS_TO_ADD:
            continue
        if sum(each.value for each in above) == figure.value:
            sums += 1
        else:
            others += 1
    return sums > others and sums >= ROWS_TO_ADD


def _label(row: Sequence[str]) -> str:
    """Return what a row is called: the words before its first figure."""
    words: list[str] = []
    for cell in row:
        if figure_in(cell) is not None:
            break
        words.append(" ".join(cell.split()))
    return " ".join(word for word in words if word)


def _sums(
    labels: Sequence[str], ends: Sequence[bool], texts: Sequence[str], figures: Sequence[Cell]
) -> Iterator[tuple[int, list[tuple[Decimal, Decimal]]]]:
    """Yield each total's row with the sums it may be, likeliest first, each with the rounding it allows."""
    since: list[tuple[str, Figure]] = []
    every: list[tuple[str, Figure]] = []
    subtotals: list[Figure] = []
    for row, (label, end, text, figure) in enumerate(zip(labels, ends, texts, figures, strict=True)):
        if not end:
            if _NO_ADDEND.search(label):
                continue
            if figure is not None:
                since.append((label, figure))
                every.append((label, figure))
            elif not (NIL.fullmatch(text) or _UNIT.fullmatch(text)):
                return  # words among the figures: what they stand for cannot be added
            continue
        if figure is not None:
            ways = list(_ways(label, since, every, subtotals))
            if ways:
                yield row, ways
            subtotals.append(figure)
        since = []


def _ways(
    label: str, since: list[tuple[str, Figure]], every: list[tuple[str, Figure]], subtotals: list[Figure]
) -> Iterator[tuple[Decimal, Decimal]]:
    """Yield what a total may be the sum of: the rows since the last total, all rows, the totals before it."""
    apart = len(subtotals) >= ROWS_TO_ADD or bool(subtotals and since)
    if apart and not _SUBTOTAL.search(label):
        yield sum_of([*subtotals, *(figure for _, figure in since)])
    parts = [part for part in (since, every) if len(part) >= ROWS_TO_ADD]
    for part in parts:
        yield sum_of([figure for _, figure in part])
    for part in parts:
        yield _less(part)
        yield sum_of(_counted_once([figure for _, figure in part]))
    if apart:
        yield sum_of(subtotals[-2:])
        yield _less_last(subtotals)


def _counted_once(figures: Sequence[Figure]) -> list[Figure]:
    """Return figures without those that are the sum of the ones just below or just above: a service and its parts."""
    kept = list(figures)
    for index, figure in enumerate(figures):
        below = figures[index + 1 : index + 1 + ROWS_OF_A_BLOCK]
        above = figures[max(0, index - ROWS_OF_A_BLOCK) : index][::-1]
        if figure.value and (_begins_with_sum(below, figure) or _begins_with_sum(above, figure)):
            kept.remove(figure)
    return kept


def _begins_with_sum(figures: Sequence[Figure], total: Figure) -> bool:
    added = Decimal(0)
    for count, figure in enumerate(figures, 1):
        added += figure.value
        if count >= ROWS_TO_ADD and added == total.value:
            return True
    return False


def _less(rows: Sequence[tuple[str, Figure]]) -> tuple[Decimal, Decimal]:
    """Return the sum with income and the like taken off, as a net total has it."""
    signed = [-abs(each.value) if _TAKEN_OFF.search(label) else each.value for label, each in rows]
    return sum(signed, Decimal(0)), rounding([each for _, each in rows])


def _less_last(figures: Sequence[Figure]) -> tuple[Decimal, Decimal]:
    last = figures[-1].value
    return sum((each.value for each in figures[:-1]), Decimal(0)) - last, rounding(figures)


def _across(table: ReportTable, exact: frozenset[int]) -> Iterator[_Wrong]:
    """Yield the totals at the end of rows that are not their columns' sums, where most rows' are."""
    header = [" ".join(cell.split()) for cell in table.header]
    ends = [
        column for column, head in enumerate(header) if column > 2 and re.fullmatch(r"\W*(?:total|sum)\b.*", head, re.I)
    ]
    if len(ends) != 1:
        return
    end = ends[0]
    columns = [
        column
        for column in range(1, end)
        if not (_NOT_SUMMED.search(header[column]) or _BALANCE.search(header[column]))
    ]
    right, wrong = 0, []
    for row, cells in enumerate(table.rows):
        if len(cells) <= end:
            continue
        total = figure_in(cells[end])
        found = [(column, figure_in(cells[column])) for column in columns]
        figures = [figure for _, figure in found if figure is not None]
        others = [column for column, figure in found if figure is None and not NIL.fullmatch(cells[column])]
        if total is None or len(figures) < ROWS_TO_ADD or any(spot[0] == row for spot in table.inferred):
            continue
        if others and any(figure_in(line[column]) for line in table.rows if len(line) > end for column in others):
            continue
        added, rounding = sum_of(figures)
        if one_kind([*figures, total]) and is_sum(total, added, rounding, end in exact):
            right += 1
        else:
            wrong.append((row, end, total, added))
    if right > len(wrong) and right >= ROWS_TO_ADD:
        yield from wrong

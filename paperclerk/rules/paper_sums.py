"""Tables of figures: Q30 a total that is not the sum of its rows, or of its columns."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from paperclerk.domain.findings import Finding
from paperclerk.domain.report import ReportTable
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
    r"|\bcumulative\b|\bopening\b|\bclosing\b|\bbalance\b|\btarget\b|\bper\b|\byear\b|\bprice\b|\bcost each\b",
    re.IGNORECASE,
)
_TAKEN_OFF = re.compile(
    r"^\W*less\b|\b(?:income|grants?|receipts|funding|contributions?|savings?|reserves?)\b", re.IGNORECASE
)
_FIGURE = re.compile(
    r"(?P<open>\()?\s*(?P<minus>[-−–]\s*)?(?P<pound>£)?\s*(?P<minus2>[-−–]\s*)?(?P<digits>\d{1,3}(?:,\d{3})+|\d+)"
    r"(?P<part>\.\d+)?\s*(?P<unit>m(?:illion)?|k|bn|billion|'?000s?)?\s*(?P<close>\))?\*{0,3}",
    re.IGNORECASE,
)
_NIL = re.compile(r"\s*(?:[-–—−]|nil|n/?a|none|0?)\s*", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_SCALE = {"": Decimal(1), "k": Decimal(1000), "m": Decimal(10**6), "b": Decimal(10**9), "0": Decimal(1000)}

ROWS_TO_ADD = 2
# A total farther from the sum than this share of it is no slip: the rows are something else than its parts.
FARTHEST_OFF = Decimal("0.5")
# Over how many rows a row may be the sum of those below or above it.
ROWS_OF_A_BLOCK = 30


class _Figure(NamedTuple):
    """An amount, the least step it is printed in, and whether it names its own unit."""

    value: Decimal
    step: Decimal
    unit: str


_Cell = _Figure | None


def totals(paper: Paper) -> Iterator[Finding]:
    """Yield a finding for each figure that is called a total and is not the sum of what stands above or before it."""
    heads = {
        (cell.section, cell.table, cell.row, cell.column): cell for cell in paper.passages if cell.kind is Kind.CELL
    }
    for index, section in enumerate(paper.report.sections):
        for order, table in enumerate(sorted(section.tables, key=lambda each: each.position)):
            for row, column, total, sums in (*_down(table), *_across(table)):
                cell = heads.get((index, order, row, column))
                if cell is not None:
                    yield _wrong(paper, cell, table, total, sums)


def _wrong(paper: Paper, cell: Passage, table: ReportTable, total: _Figure, added: Decimal) -> Finding:
    label = _label(table.rows[cell.row])
    head = " ".join(table.header[cell.column].split()) if cell.column < len(table.header) else ""
    scale = _SCALE[total.unit]
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


_Wrong = tuple[int, int, _Figure, Decimal]


def _down(table: ReportTable) -> Iterator[_Wrong]:
    """Yield the totals of columns that are not their rows' sums."""
    labels = [_label(row) for row in table.rows]
    if not any(_TOTAL.search(label) for label in labels):
        return
    right, wrong = 0, []
    for column in range(1, min(len(row) for row in table.rows)):
        head = table.header[column] if column < len(table.header) else ""
        if _NOT_SUMMED.search(head) or any(spot[1] == column for spot in table.inferred):
            continue
        figures = [_figure(row[column]) for row in table.rows]
        if not _one_kind([each for each in figures if each is not None]):
            continue
        for row, sums in _sums(labels, [row[column] for row in table.rows], figures):
            total = figures[row]
            if total is None:
                continue
            if any(_near(total, added, rounding) for added, rounding in sums):
                right += 1
            elif abs(sums[0][0] - total.value) <= FARTHEST_OFF * abs(total.value):
                wrong.append((row, column, total, sums[0][0]))
    # Where no total of several is right, the rows above are no addends at all (or were not all read).
    if right or len(wrong) <= 2:
        yield from wrong


def _label(row: Sequence[str]) -> str:
    """Return what a row is called: the words before its first figure."""
    words: list[str] = []
    for cell in row:
        if _figure(cell) is not None:
            break
        words.append(" ".join(cell.split()))
    return " ".join(word for word in words if word)


def _sums(
    labels: Sequence[str], texts: Sequence[str], figures: Sequence[_Cell]
) -> Iterator[tuple[int, list[tuple[Decimal, Decimal]]]]:
    """Yield each total's row with the sums it may be, likeliest first, each with the rounding it allows."""
    since: list[tuple[str, _Figure]] = []
    every: list[tuple[str, _Figure]] = []
    subtotals: list[_Figure] = []
    for row, (label, text, figure) in enumerate(zip(labels, texts, figures, strict=True)):
        if not _TOTAL.search(label):
            if _NO_ADDEND.search(label):
                continue
            if figure is not None:
                since.append((label, figure))
                every.append((label, figure))
            elif not _NIL.fullmatch(text):
                return  # words among the figures: what they stand for cannot be added
            continue
        if figure is not None:
            ways = list(_ways(label, since, every, subtotals))
            if ways:
                yield row, ways
            subtotals.append(figure)
        since = []


def _ways(
    label: str, since: list[tuple[str, _Figure]], every: list[tuple[str, _Figure]], subtotals: list[_Figure]
) -> Iterator[tuple[Decimal, Decimal]]:
    """Yield what a total may be the sum of: the rows since the last total, all rows, the totals before it."""
    apart = len(subtotals) >= ROWS_TO_ADD or bool(subtotals and since)
    if apart and not _SUBTOTAL.search(label):
        yield _added([*subtotals, *(figure for _, figure in since)])
    parts = [part for part in (since, every) if len(part) >= ROWS_TO_ADD]
    for part in parts:
        yield _added([figure for _, figure in part])
    for part in parts:
        yield _less(part)
        yield _added(_counted_once([figure for _, figure in part]))
    if apart:
        yield _added(subtotals[-2:])
        yield _less_last(subtotals)


def _added(figures: Sequence[_Figure]) -> tuple[Decimal, Decimal]:
    return sum((each.value for each in figures), Decimal(0)), _rounding(figures)


def _counted_once(figures: Sequence[_Figure]) -> list[_Figure]:
    """Return figures without those that are the sum of the ones just below or just above: a service and its parts."""
    kept = list(figures)
    for index, figure in enumerate(figures):
        below = figures[index + 1 : index + 1 + ROWS_OF_A_BLOCK]
        above = figures[max(0, index - ROWS_OF_A_BLOCK) : index][::-1]
        if figure.value and (_begins_with_sum(below, figure) or _begins_with_sum(above, figure)):
            kept.remove(figure)
    return kept


def _begins_with_sum(figures: Sequence[_Figure], total: _Figure) -> bool:
    added = Decimal(0)
    for count, figure in enumerate(figures, 1):
        added += figure.value
        if count >= ROWS_TO_ADD and added == total.value:
            return True
    return False


def _less(rows: Sequence[tuple[str, _Figure]]) -> tuple[Decimal, Decimal]:
    """Return the sum with income and the like taken off, as a net total has it."""
    signed = [-abs(each.value) if _TAKEN_OFF.search(label) else each.value for label, each in rows]
    return sum(signed, Decimal(0)), _rounding([each for _, each in rows])


def _less_last(figures: Sequence[_Figure]) -> tuple[Decimal, Decimal]:
    last = figures[-1].value
    return sum((each.value for each in figures[:-1]), Decimal(0)) - last, _rounding(figures)


def _rounding(figures: Sequence[_Figure]) -> Decimal:
    """Return how far rounding alone may take a sum: half a step for each figure added."""
    return sum((each.step / 2 for each in figures), Decimal(0))


def _near(total: _Figure, added: Decimal, rounding: Decimal) -> bool:
    # Whole pounds are exact: only figures in thousands, millions or tenths are rounded.
    exact = total.step == 1 and total.unit == "" and abs(total.value) >= 10000
    allowed = Decimal(1) if exact else rounding + total.step / 2
    return abs(total.value - added) <= allowed or abs(total.value + added) <= (allowed if added < 0 else Decimal(0))


def _across(table: ReportTable) -> Iterator[_Wrong]:
    """Yield the totals at the end of rows that are not their columns' sums, where most rows' are."""
    header = [" ".join(cell.split()) for cell in table.header]
    ends = [
        column for column, head in enumerate(header) if column > 2 and re.fullmatch(r"\W*(?:total|sum)\b.*", head, re.I)
    ]
    if len(ends) != 1:
        return
    end = ends[0]
    columns = [column for column in range(1, end) if not _NOT_SUMMED.search(header[column])]
    right, wrong = 0, []
    for row, cells in enumerate(table.rows):
        if len(cells) <= end:
            continue
        total = _figure(cells[end])
        found = [(column, _figure(cells[column])) for column in columns]
        figures = [figure for _, figure in found if figure is not None]
        others = [column for column, figure in found if figure is None and not _NIL.fullmatch(cells[column])]
        if total is None or len(figures) < ROWS_TO_ADD or any(spot[0] == row for spot in table.inferred):
            continue
        if others and any(_figure(line[column]) for line in table.rows if len(line) > end for column in others):
            continue
        added, rounding = _added(figures)
        if _one_kind([*figures, total]) and _near(total, added, rounding):
            right += 1
        else:
            wrong.append((row, end, total, added))
    if right > len(wrong) and right >= ROWS_TO_ADD:
        yield from wrong


def _one_kind(figures: Sequence[_Figure]) -> bool:
    """Whether figures can be added: all with a unit of their own, or all without."""
    return len({bool(each.unit) for each in figures if each.value}) <= 1


def _figure(text: str) -> _Cell:
    """Return a cell's figure; brackets and a minus sign make it negative. A share, a year or words are none."""
    found = _FIGURE.fullmatch(" ".join(text.split()))
    if found is None or (found["open"] is None) != (found["close"] is None):
        return None
    digits = found["digits"].replace(",", "") + (found["part"] or "")
    if _YEAR.fullmatch(digits) and not found["pound"] and not found["open"]:
        return None
    unit = (found["unit"] or "").lstrip("'")[:1].casefold()
    scale = _SCALE[unit]
    value = Decimal(digits) * scale
    places = len(found["part"] or ".") - 1
    negative = found["open"] or found["minus"] or found["minus2"]
    return _Figure(-value if negative else value, scale / 10**places, unit)

"""The headings of a table without rulings: several bold lines over its columns are one row of headings, or two.

Two when the upper ones stand over groups of columns, as many in each.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from parsers.drawn_table import Span
from parsers.rows_by_lines import Strip

# Lines of one heading stand closer than this many sizes.
_CLOSE = 1.8
_MOST = 5


def with_headings(rows: Sequence[Sequence[Strip]], columns: int) -> tuple[list[list[Strip]], Mapping[int, Span]]:
    """Return rows with their headings put together, and the columns that each upper heading stands over."""
    heads: list[Strip] = []
    for strip in (strip for row in rows for strip in row):
        if len(heads) == _MOST or not strip.bold:
            break
        if heads and set(strip.cells) == {0} and 0 not in heads[-1].cells:
            # The name of the first group of rows.
            break
        heads.append(strip)
    body = [kept for row in rows if (kept := [strip for strip in row if not any(strip is head for head in heads)])]
    bold = sum(all(strip.bold for strip in row) for row in body)
    if len(heads) < 2 or not body or bold * 2 > len(body):
        return [list(row) for row in rows], {}
    over = _over(heads, columns)
    named = heads[1:] if over else heads
    if any(below.baseline - above.baseline > _CLOSE * below.size for above, below in pairwise(named)):
        return [list(row) for row in rows], {}
    return [*([heads[:1]] if over else []), named, *body], over


def _over(heads: Sequence[Strip], columns: int) -> Mapping[int, Span]:
    """Return the columns each of the uppermost headings stands over; nothing when they stand over one each."""
    upper = [column for column in heads[0].cells if column]
    lower = {column for strip in heads[1:] for column in strip.cells if column}
    if not upper or len(lower) < columns - 1 or (columns - 1) % len(upper) or columns - 1 == len(upper):
        return {}
    size = (columns - 1) // len(upper)
    groups = [(1 + index * size, 1 + (index + 1) * size) for index in range(len(upper))]
    if any(not first <= column < after for column, (first, after) in zip(sorted(upper), groups, strict=True)):
        return {}
    return dict(zip(sorted(upper), groups, strict=True))

"""Whether a table's first row on a page is the rest of its last row on the page before.

In sentences the first cell goes on as well as the others: in mid-sentence, or empty where the rows of the table have
something in it. Figures never go on, and a row with a number or a reference of its own is a row.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from parsers.drawn_table import DrawnCell, DrawnTable
from parsers.line_joints import CellLine, Joint, joint_of, would_have_fitted
from parsers.list_marks import mark_of
from parsers.table_header import is_figure
from parsers.words_over_lines import STOP

_CONTINUED = re.compile(r"\(?\s*cont(?:inued|['’]?d|\.)?\s*\)?\s*$", re.I)
_NUMBERED = re.compile(r"(?:[A-Z]{1,3}[ .-]?)?[0-9]{1,3}(?:[.][0-9]{1,3})*(?:[.):]|\b)")
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_COUNT = re.compile(r"(?:[A-Z][a-z]*[.]?\s*)?([0-9]{1,3})[.):]?\s")
# A column has something in it when it does on this share of rows.
_USUALLY = 0.6

Cells = Sequence[DrawnCell | None]


class _Pair(NamedTuple):
    """What stands in a column at the foot of one page and at the head of the next."""

    column: int
    cell: DrawnCell | None
    rest: DrawnCell
    so_far: Sequence[CellLine]

    @property
    def is_tall(self) -> bool:
        """Whether the rest stands beside several rows."""
        return _height(self.rest) > 1


def carries_on(
    before: DrawnTable, rows: Sequence[Cells], open_lines: Sequence[Sequence[CellLine]], others: Sequence[Cells]
) -> bool:
    """Whether the first of `others` is the rest of the last of `rows`; `open_lines` are the lines there, by column."""
    last, first = rows[-1], others[0]
    pairs = _pairs(last, first, open_lines)
    if any(pair.cell and pair.cell.columns != pair.rest.columns for pair in pairs):
        return False
    if not pairs:
        return True
    if any(is_figure(pair.rest.text) and pair.cell and is_figure(pair.cell.text) for pair in pairs):
        return False
    body = [*rows[:-1], *others[1:]]
    if _begins_beside(pairs, first, before, body):
        return False
    joints = {pair.column: _joint(pair, before, body) for pair in pairs}
    lead = next((pair for pair in pairs if pair.column == 0), None)
    if lead is None:
        # The first row on a page may be the rest of one itself: then it says nothing of the others.
        whole = body[1:] if before.opens_page and len(rows) > 1 and not _first_text(body[0]) else body
        return _goes_on_beside(joints, whole, last)
    return _is_next_point(lead, body) or _goes_on_below(lead, pairs, joints)


def merged_on(
    before: DrawnTable, rows: Sequence[Cells], open_lines: Sequence[Sequence[CellLine]], others: Sequence[Cells]
) -> list[int]:
    """Return the columns whose merged cell the page's end cuts in mid-sentence, whether or not its row goes on."""
    last, first = rows[-1], others[0]
    pairs = _pairs(last, first, open_lines)
    beside = _beside_one_row(pairs, first, before, [*rows[:-1], *others[1:]])
    return [
        pair.column
        for pair in pairs
        if (pair.is_tall or _height(pair.cell) > 1 or pair.column in beside)
        and _joint(pair, before, others[_height(pair.rest) :]) is Joint.JOINED
    ]


def _pairs(last: Cells, first: Cells, open_lines: Sequence[Sequence[CellLine]]) -> list[_Pair]:
    return [
        _Pair(column, cell, rest, so_far)
        for column, (cell, rest, so_far) in enumerate(zip(last, first, open_lines, strict=True))
        if rest and rest.text and rest.columns[0] == column
    ]


def _height(cell: DrawnCell | None) -> int:
    return cell.rows[1] - cell.rows[0] if cell else 0


def _begins_beside(pairs: Sequence[_Pair], first: Cells, before: DrawnTable, body: Sequence[Cells]) -> bool:
    """Whether a row of its own begins beside a merged cell that goes on: all its other cells begin anew."""
    if _beside_one_row(pairs, first, before, body):
        return True
    own = [pair for pair in pairs if not pair.is_tall]
    return len(own) < len(pairs) and _all_anew(own, first, before, body)


def _beside_one_row(pairs: Sequence[_Pair], first: Cells, before: DrawnTable, body: Sequence[Cells]) -> frozenset[int]:
    """Return the columns of a merged cell that is cut where each page shows but one row beside it.

    It goes on in mid-sentence where the column has merged cells elsewhere, a date stands under a date, and nothing else
    beside it does.
    """
    merged = {column for row in body for column, cell in enumerate(row) if _height(cell) > 1}
    cut = {
        pair.column
        for pair in pairs
        if pair.column in merged and not pair.is_tall and _joint(pair, before, body) is Joint.JOINED
    }
    own = [pair for pair in pairs if pair.column not in cut and not pair.is_tall]
    dated = [pair for pair in own if pair.cell and _YEAR.search(pair.cell.text) and _YEAR.search(pair.rest.text)]
    if 0 not in cut or not dated:
        return frozenset()
    # Two dates by themselves are never one.
    parted = any(pair.cell and is_figure(pair.cell.text) and is_figure(pair.rest.text) for pair in dated)
    whole = parted and all(_joint(pair, before, body) is not Joint.JOINED for pair in own)
    return frozenset(cut) if whole or _all_anew(own, first, before, body) else frozenset()


def _all_anew(own: Sequence[_Pair], first: Cells, before: DrawnTable, body: Sequence[Cells]) -> bool:
    """Whether cells of a row without gaps begin anew; where lists alone go on, dates and owners are empty."""
    if not own or not all(cell and (cell.text or _height(cell) > 1) for cell in first):
        return False
    return all(_joint(pair, before, body) is Joint.BROKEN for pair in own) and any(
        mark_of(pair.rest.lines[0].line) is None for pair in own
    )


def _is_next_point(lead: _Pair, body: Sequence[Cells]) -> bool:
    """Whether a first cell begins with a bullet where no row of the table does: the rest of a list under its lead."""
    mark = mark_of(lead.rest.lines[0].line) if lead.rest.lines else None
    if mark is None or mark.kind == "1" or not mark.rest:
        return False
    return bool(body) and not any(_first_text(row).startswith("•") for row in body)


def names_holder(rows: Sequence[Cells], others: Sequence[Cells]) -> bool:
    """Whether the first of `others` is a first cell's last line by itself, as other rows with figures have it.

    A paper's sign-off names a post, under it who holds it, and beside both the date.
    """
    last, first = rows[-1], others[0]
    figures, lead = _figures(last), _first_text(last)
    said = [cell is not None and bool(cell.text) for cell in first]
    if not figures or not lead or "\n" in lead or not said[0] or any(said[1:]):
        return False
    alike = [_first_text(row) for row in (*rows[:-1], *others[1:]) if _figures(row) == figures]
    return len(alike) > 1 and all("\n" in text for text in alike)


def _first_text(row: Cells) -> str:
    return row[0].text if row[0] else ""


def _figures(row: Cells) -> frozenset[int]:
    return frozenset(column for column, cell in enumerate(row) if cell and is_figure(cell.text))


def _goes_on_beside(joints: dict[int, Joint], body: Sequence[Cells], last: Cells) -> bool:
    """Decide a row whose first cell is empty."""
    if Joint.JOINED in joints.values():
        return True
    led = [bool(row[0] and row[0].text) for row in body]
    if led and sum(led) < _USUALLY * len(led):
        return False
    stands_beside = bool(last[0] and last[0].rows[1] - last[0].rows[0] > 1)
    return not (stands_beside and all(joint is Joint.BROKEN for joint in joints.values()))


def _goes_on_below(lead: _Pair, pairs: Sequence[_Pair], joints: dict[int, Joint]) -> bool:
    """Decide a row with something in its first cell."""
    text = lead.rest.text
    if lead.cell and _CONTINUED.search(text):
        return True
    if _NUMBERED.match(text) and (joints[0] is not Joint.JOINED or _counts_on(lead)):
        return False
    if Joint.JOINED in joints.values():
        return joints[0] is not Joint.BROKEN or sum(j is Joint.JOINED for j in joints.values()) * 2 >= len(pairs)
    return bool(lead.so_far) and all(
        joint is not Joint.BROKEN and len(pair.so_far) > 1 and not STOP.search(pair.so_far[-1].line.text)
        for pair, joint in zip(pairs, joints.values(), strict=True)
    )


def _counts_on(lead: _Pair) -> bool:
    """Whether a first cell begins with the number after that of the row above it."""
    before, after = _COUNT.match(_first_text((lead.cell,))), _COUNT.match(lead.rest.text)
    return before is not None and after is not None and int(after[1]) == int(before[1]) + 1


def _joint(pair: _Pair, before: DrawnTable, body: Sequence[Cells]) -> Joint:
    """Tell how a cell's first line stands to what is above it; small letters tell nothing where all cells have them."""
    lines = pair.rest.lines
    if not pair.so_far or not lines or pair.column not in before.spacing:
        return Joint.BROKEN
    mark = mark_of(lines[0].line)
    if mark and mark.certain:
        return Joint.BROKEN
    joint = joint_of(pair.so_far[-1], lines[0], before.spacing[pair.column])
    if joint is Joint.JOINED and lines[0].line.text[:1].isupper() and would_have_fitted(pair.so_far[-1], lines[0]):
        return Joint.BROKEN
    if joint is Joint.JOINED and _usually_small(row[pair.column] for row in body):
        return Joint.DOUBTFUL
    return joint


def _usually_small(cells: Iterable[DrawnCell | None]) -> bool:
    texts = [cell.text for cell in cells if cell and cell.text]
    return sum(text[:1].islower() for text in texts) * 2 > len(texts)

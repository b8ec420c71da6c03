"""Tables set in columns by white space alone, or with no more than level rules, found among ordinary text.

Lines that stand apart in the same columns make a table when their rows show it (`parsers.table_or_text`). Numbered
paragraphs, justified lines and lines of dots are text.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from parsers.drawn_table import LaidCell, Layout, Span
from parsers.headed_columns import headed_tables
from parsers.heading_strips import with_headings
from parsers.list_marks import mark_of
from parsers.pdf_lines import Line
from parsers.pdf_page import Ruling
from parsers.rows_by_lines import Strip, rows_between
from parsers.rule_stacks import Stack, levels_across, stack_of, stacks_of
from parsers.table_or_text import is_table
from parsers.text_after_tables import is_justified
from parsers.white_columns import Columns, columns_of, segments
from parsers.words_over_lines import first_chunk

# Lines further apart than this many sizes do not belong to one table.
_FAR = 3.4
_CLOSE = 1.8
# Lines of one paragraph stand closer than this many sizes.
_SINGLE = 1.5
_LEADERS = re.compile(r"\.{4,}|(?:\. ){4,}|…{2,}|_{4,}|(?:·\s?){4,}")
_NUMBER = re.compile(
    r"\(?(?:[0-9]{1,3}|[A-Za-z]{1,2}|[ivxIVX]{1,5})?(?:\.[0-9]{1,3}){0,4}[.):]?|[A-Z]{1,4}[0-9]{1,3}[.):]?"
)
# A column's lines begin under one another within this many points.
_ALIGNED = 2.5
# A table has few lines that run on across its columns.
_ACROSS = 0.25
# A table's first and last rules stand within so many points of its text.
_AROUND = 20.0
# A line that is no column's belongs to a table that goes on this many lines further down.
_NEAR = 4
_BOXES = "☐☒☑□■✓✔✗✘"


class _Piece(NamedTuple):
    """A line of the page with the parts that stand apart on it, and the rules it stands between."""

    line: Line
    parts: tuple[Line, ...]
    stack: Stack | None

    @property
    def in_columns(self) -> bool:
        return (
            len(self.parts) > 1
            and not _is_hanging(self.parts)
            and not _LEADERS.search(self.line.text)
            and not is_justified(self.line)
        )


def unruled(lines: Sequence[Line], rules: Sequence[Ruling], known: Columns | None = None) -> list[Layout]:
    """Return the tables among lines of a page that stand in no ruled one; `rules` are level, and in none either.

    `known` are the columns of a table that may go on from the page before.
    """
    found: list[Layout] = []
    rest: list[Line] = []
    at = 0
    for table in headed_tables(lines, known):
        layout = _laid_in(lines[table.first : table.after], table.columns, rules, goes_on=table.columns is known)
        if layout:
            rest += lines[at : table.first]
            found.append(layout)
            at = table.after
    return [*found, *_by_white_space([*rest, *lines[at:]], rules)]


def _laid_in(lines: Sequence[Line], columns: Columns, rules: Sequence[Ruling], *, goes_on: bool) -> Layout | None:
    """Lay lines out in columns that are known; None when they are no rows of a table."""
    rows = _rows(lines, columns, rules, goes_on=goes_on)[0]
    return _laid(*with_headings(rows, len(columns.lefts)), columns) if rows else None


def _rows(
    lines: Sequence[Line], columns: Columns, rules: Sequence[Ruling], *, goes_on: bool = False
) -> tuple[list[list[Strip]], list[float]]:
    """Return lines in rows, with the heights of the rules across them."""
    top, bottom = lines[0].box[1] - _AROUND, lines[-1].box[3] + _AROUND
    levels = levels_across(rules, (columns.lefts[0], top, columns.rights[-1], bottom))
    strips = [Strip(columns.parted(line), line.baseline, line.size) for line in lines]
    return rows_between(strips, levels, goes_on=goes_on), levels


def _by_white_space(lines: Sequence[Line], rules: Sequence[Ruling]) -> list[Layout]:
    stacks = stacks_of(rules, lines)
    pieces = [_Piece(line, _parts(line), stack_of(line, stacks)) for line in lines]
    found = []
    for block in _blocks(pieces):
        layout = _layout(block, rules)
        if layout:
            found.append(layout)
        elif any(piece.stack for piece in block):
            alone = _blocks([piece._replace(stack=None) for piece in block])
            found += [layout for part in alone if (layout := _layout(part, rules))]
    return found


def _parts(line: Line) -> tuple[Line, ...]:
    """Return the parts of a line that stand apart; a mark stands with its words."""
    parts: list[Line] = []
    for part in segments(line):
        if parts and len(parts[-1].words) == 1 and (parts[-1].text in _BOXES or _is_mark((parts[-1], part))):
            parts[-1] = Line((*parts[-1].words, *part.words), part.spaced)
        else:
            parts.append(part)
    return tuple(parts)


def _is_hanging(parts: Sequence[Line]) -> bool:
    """Whether a line is a paragraph with its number or its list's mark standing apart."""
    return len(parts) == 2 and bool(_NUMBER.fullmatch(parts[0].text))


def _is_mark(parts: Sequence[Line]) -> bool:
    mark = mark_of(Line((*parts[0].words, *parts[1].words)))
    return mark is not None and mark.certain and mark.kind != "1"


def _blocks(pieces: Sequence[_Piece]) -> Iterator[list[_Piece]]:
    """Yield stretches of lines that may be a table: lines in columns and those between that may belong to a cell."""
    block: list[_Piece] = []
    lasting = 0
    for index, piece in enumerate(pieces):
        held = bool(block and piece.stack and piece.stack is block[-1].stack)
        if block and not held and (_is_far(block[-1], piece) or not _may_belong(block, piece, pieces[index + 1 :])):
            yield from _block(block, lasting)
            block, lasting = [], 0
        if block or piece.in_columns or piece.stack:
            block.append(piece)
            last = len(block) > 1 and (index == len(pieces) - 1 or _ends_label(block[-2], piece))
            if held or piece.in_columns or last or _stands_under_a_column(block[:-1], piece):
                lasting = len(block)
    yield from _block(block, lasting)


def _block(block: Sequence[_Piece], lasting: int) -> Iterator[list[_Piece]]:
    if sum(piece.in_columns for piece in block[:lasting]) > 1:
        yield list(block[:lasting])


def _is_far(before: _Piece, piece: _Piece) -> bool:
    size = max(before.line.size, piece.line.size)
    return piece.line.baseline - before.line.baseline > _FAR * size


def _may_belong(block: Sequence[_Piece], piece: _Piece, below: Sequence[_Piece]) -> bool:
    if piece.in_columns:
        return True
    if len(piece.parts) > 1:
        return _stands_under_columns(block, piece)
    goes_on = any(other.in_columns for other in below[:_NEAR]) or _ends_label(block[-1], piece)
    return goes_on or _stands_under_a_column(block, piece) or (not below and _names_next_rows(block, piece))


def _names_next_rows(block: Sequence[_Piece], piece: _Piece) -> bool:
    """Whether a page's last line stands in the first column as the rows above it do: their next row's label."""
    seconds = [above.parts[1].x0 for above in block if above.in_columns]
    close = piece.line.baseline - block[-1].line.baseline < _CLOSE * piece.line.size
    return close and abs(piece.line.x0 - block[-1].line.x0) < _ALIGNED and piece.line.x1 < min(seconds)


def _ends_label(before: _Piece, piece: _Piece) -> bool:
    """Whether a line by itself ends the label above it: closely below, from the same edge, and it goes on there.

    It does in small letters, and where its first word had no room on the line above.
    """
    apart = piece.line.baseline - before.line.baseline
    short = len(before.parts) > 1 and piece.line.x1 < before.parts[1].x0
    if not short or apart > _CLOSE * piece.line.size or abs(piece.line.x0 - before.line.x0) > _ALIGNED:
        return False
    label = before.parts[0]
    wrapped = label.x1 + label.space + first_chunk(piece.line) > before.parts[1].x0
    return piece.line.text[:1].islower() or (wrapped and apart < _SINGLE * piece.line.size)


def _stands_under_columns(block: Sequence[_Piece], piece: _Piece) -> bool:
    """Whether a number and what stands apart from it are a row with empty cells: they begin where columns do."""
    wide = (above.parts for above in block[-12:] if above.in_columns and len(above.parts) > 2)
    return any(all(any(abs(p.x0 - q.x0) < _ALIGNED for q in parts) for p in piece.parts) for parts in wide)


def _stands_under_a_column(block: Sequence[_Piece], piece: _Piece) -> bool:
    """Whether a line begins where one of the further columns does."""
    lefts = (part.x0 for above in block[-12:] if above.in_columns for part in above.parts[1:])
    return any(abs(piece.line.x0 - left) < _ALIGNED for left in lefts)


def _layout(block: Sequence[_Piece], rules: Sequence[Ruling]) -> Layout | None:
    """Return the table that a stretch of lines is; None when it is text."""
    columns = columns_of([piece.parts for piece in block if piece.in_columns])
    if columns is None:
        return None
    columns = columns.reaching(piece.line for piece in block if len(piece.parts) == 1)
    kept = _within(block, columns)
    across = sum(len(piece.parts) < 2 and columns.crossed_by(piece.line) for piece in kept)
    if not kept or across > _ACROSS * len(kept):
        return None
    rows, levels = _rows([piece.line for piece in kept], columns, rules)
    if not is_table(rows, columns, levels):
        return None
    return _laid(*with_headings(rows, len(columns.lefts)), columns)


def _within(block: Sequence[_Piece], columns: Columns) -> list[_Piece]:
    """Return the lines from the first in columns to the last, without what runs on across them at the ends."""
    kept = list(block)
    while kept and not kept[-1].stack and len(kept[-1].parts) < 2 and columns.crossed_by(kept[-1].line):
        kept.pop()
    while kept and not kept[0].stack and len(kept[0].parts) < 2:
        kept.pop(0)
    return kept


def _laid(rows: Sequence[Sequence[Strip]], over: Mapping[int, Span], columns: Columns) -> Layout:
    """Lay rows out in boxes; `over` are the columns that the headings of the first row stand over."""
    tops = [min(strip.top for strip in row) for row in rows]
    bottoms = [max(strip.bottom for strip in row) for row in rows]
    between = ((above + below) / 2 for above, below in zip(bottoms, tops[1:], strict=False))
    cells = []
    for index, row in enumerate(rows):
        spans = over if not index else {}
        covered = {column for span in spans.values() for column in range(*span)} - set(spans)
        for column in range(len(columns.lefts)):
            mine = tuple(strip.cells[column] for strip in row if column in strip.cells)
            if column not in covered:
                cells.append(LaidCell(mine, spans.get(column, (column, column + 1)), (index, index + 1)))
    walls = ((right + left) / 2 for right, left in zip(columns.rights, columns.lefts[1:], strict=False))
    lines = [line for row in rows for strip in row for line in strip.cells.values()]
    # Columns known from another page may be wider here.
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    edges = (min(left, columns.lefts[0]), *walls, max(right, columns.rights[-1]))
    return Layout(edges, (tops[0] - 1, *between, bottoms[-1] + 1), tuple(cells), ruled=False, set_in=columns)

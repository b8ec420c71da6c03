"""Rows of a ruled table that hold several, undivided: lines of figures, or rows between upright rules alone."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from parsers.drawn_table import LaidCell, Layout
from parsers.rows_by_lines import Strip, are_headings, rows_of, strips_of
from parsers.table_header import is_figure

_MOSTLY = 0.6
# Text in fewer boxes beside one another may be boxes of text.
_COLUMNS = 3


def split_rows(layout: Layout) -> Layout:
    """Return a ruled table with rows parted that hold several, undivided.

    They are lines of figures beside one another, or stand between upright rules alone.
    """
    levels: list[float] = [layout.levels[0]]
    began: list[int] = []
    split: dict[int, list[list[Strip]]] = {}
    for row, bottom in enumerate(layout.levels[1:]):
        beside = [cell for cell in layout.cells if cell.rows == (row, row + 1)]
        parts = _parts(beside) if _holds_columns_of_figures(beside) else _led_parts(beside, row, layout)
        began.append(len(levels) - 1)
        if len(parts) > 1:
            split[row] = parts
            levels += [(above[-1].bottom + below[0].top) / 2 for above, below in pairwise(parts)]
        levels.append(bottom)
    if not split:
        return layout
    began.append(len(levels) - 1)
    cells = [part for cell in layout.cells for part in _in_parts(cell, split, began)]
    return Layout(layout.edges, tuple(levels), tuple(cells), layout.ruled)


def _in_parts(cell: LaidCell, split: Mapping[int, list[list[Strip]]], began: Sequence[int]) -> Iterator[LaidCell]:
    first, after = cell.rows
    parts = split.get(first) if after - first == 1 else None
    if parts is None:
        yield cell._replace(rows=(began[first], began[after]))
        return
    for index, part in enumerate(parts, began[first]):
        column = cell.columns[0]
        mine = tuple(strip.cells[column] for strip in part if column in strip.cells)
        yield cell._replace(lines=mine, rows=(index, index + 1))


def _led_parts(beside: Sequence[LaidCell], row: int, layout: Layout) -> list[list[Strip]]:
    """Return the rows between upright rules alone, where each has something in its first column; else none.

    On one page no rule ends them, or the table's headings stand among them, or over them as the only other row.
    """
    if len(beside) < _COLUMNS:
        return []
    if row in layout.open_rows or all(_has_heading(cell) for cell in beside):
        parts = _parts(beside)
        # Under headings said again stands the rest of a row, perhaps.
        led = parts[2:] if are_headings(parts[0]) else parts[1:]
        return parts if all(0 in part[0].cells for part in led) else []
    over = [cell for cell in layout.cells if cell.rows == (0, 1) and cell.lines]
    if row != 1 or len(layout.levels) > len(("top", "headings", "bottom")) or not _are_bold(over):
        return []
    parts = _parts(beside)
    return parts if all(0 in part[0].cells and len(part[0].cells) + 1 >= len(beside) for part in parts[1:]) else []


def _are_bold(cells: Sequence[LaidCell]) -> bool:
    return bool(cells) and all(line.bold for cell in cells for line in cell.lines)


def _has_heading(cell: LaidCell) -> bool:
    return len(cell.lines) > 1 and cell.lines[0].bold and not cell.lines[-1].bold


def _parts(beside: Sequence[LaidCell]) -> list[list[Strip]]:
    strips = strips_of((cell.columns[0], line) for cell in beside for line in cell.lines)
    return rows_of(strips)


def _holds_columns_of_figures(beside: Sequence[LaidCell]) -> bool:
    """Whether a row holds several: figures under one another in its boxes, under a heading perhaps."""
    several = [cell for cell in beside if len(cell.lines) > 1]
    figures = [c for c in several if sum(is_figure(n.text) for n in c.lines) >= _MOSTLY * len(c.lines)]
    counts = {len(cell.lines) for cell in beside if cell.lines}
    return len(figures) > 1 or (len(figures) == 1 and len(counts) == 1 and min(counts) > 2)

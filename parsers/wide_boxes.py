"""Boxes of a ruled table that reach over several columns though their text is set in columns.

Rows drawn without upright lines have such; the text of a merged cell runs on across, or stands in one column.
"""

import re
from collections.abc import Iterator, Sequence

from parsers.drawn_table import LaidCell, Layout
from parsers.pdf_lines import Line
from parsers.white_columns import Columns, columns_of, segments

# Words whose middle is no further from the box's than this are set in its middle.
_CENTRED = 6.0
_TICK = r"(?:[☐☒☑]|\[\s?[xX✓✔]?\s?\])"
_CHOICE = re.compile(rf"\w.*{_TICK}\s*\w.*{_TICK}\s*\w")


def parted(layout: Layout) -> Layout:
    """Return a table with such boxes parted into its columns."""
    wide = [cell for cell in layout.cells if cell.lines and cell.columns[1] - cell.columns[0] > 1]
    if not wide:
        return layout
    cells = [part for cell in layout.cells for part in (_parts(cell, wide, layout) if cell in wide else (cell,))]
    return layout._replace(cells=tuple(cells))


def _parts(cell: LaidCell, wide: Sequence[LaidCell], layout: Layout) -> Iterator[LaidCell]:
    """Yield a wide box column by column, where its own text or that of all boxes like it is set so; else as it is."""
    first, after = cell.columns
    columns = None if _is_choice(cell) else _columns(cell, wide, layout.edges[first : after + 1])
    found: dict[int, list[Line]] = {}
    for line in cell.lines if columns else ():
        for column, part in columns.parted(line).items() if columns else ():
            found.setdefault(column, []).append(part)
    whole = after - first == len(layout.edges) - 1
    if len(found) < 2 and not (columns and whole and _stands_in_column(cell, columns)):
        yield cell
        return
    for column in range(after - first):
        at = first + column
        yield cell._replace(lines=tuple(found.get(column, ())), columns=(at, at + 1))


def _is_choice(cell: LaidCell) -> bool:
    """Whether a box holds a question with what may be ticked, `Key decision: ☒ Yes ☐ No`: all of it is one answer."""
    return len(cell.lines) == 1 and bool(_CHOICE.search(cell.lines[0].text))


def _stands_in_column(cell: LaidCell, columns: Columns) -> bool:
    """Whether the words stand in a further column: those of a merged cell begin at its left, or stand in its middle."""
    left, right = columns.lefts[0], columns.rights[-1]
    middles = [(line.x0 + line.x1) / 2 - (left + right) / 2 for line in cell.lines]
    return columns.column(cell.lines[0].x0, cell.lines[0].x1) > 0 and max(map(abs, middles)) > _CENTRED


def _columns(cell: LaidCell, wide: Sequence[LaidCell], edges: Sequence[float]) -> Columns | None:
    """Return the columns the text is set in: those drawn, else as many by white space; None where it runs across."""
    drawn = Columns(tuple(edges[:-1]), tuple(edges[1:]))
    if not any(drawn.crossed_by(line) or _is_cut(line, drawn) for line in cell.lines):
        return drawn
    parts = [segments(line) for other in wide if other.columns == cell.columns for line in other.lines]
    set_in = columns_of([line for line in parts if len(line) > 1])
    set_in = set_in and set_in.reaching(line[0] for line in parts if len(line) == 1)
    fits = set_in and len(set_in.lefts) == len(edges) - 1 and not any(set_in.crossed_by(n) for n in cell.lines)
    return set_in if fits else None


def _is_cut(line: Line, columns: Columns) -> bool:
    """Whether a word stands across the edge of a column."""
    return any(word.x0 + 1 < left < word.x1 - 1 for word in line.words for left in columns.lefts[1:])

"""The words of a table's cells: lines put together into paragraphs, each on a line of its own, marks of lists kept."""

from collections.abc import Iterable, Mapping, Sequence

from parsers.column_spacing import measure_spacing
from parsers.drawn_table import DrawnCell, DrawnTable, LaidCell, Layout
from parsers.line_joints import CellLine, Spacing
from parsers.list_marks import mark_of
from parsers.pdf_lines import Line
from parsers.pdf_page import Page
from parsers.pdf_paragraphs import Paragraph, paragraphs
from parsers.white_columns import Columns
from parsers.words_over_lines import Vocabulary

# Text that begins further within its box than this is indented.
_WIDEST_PADDING = 15.0
# A table's first rows may be headings, repeated: the row that goes on stands under so many at most.
HEADING_ROWS = 3
# Alone in a cell these are its answer, not a list's mark.
_TICKS = "✓✔✗✘*"
_HYPHENS = ("-", "‐")
_HEAD, _FOOT = 0.4, 0.5


def worded(
    layout: Layout, page: Page, words: Vocabulary, *, opens_page: bool, closes_page: bool, keeps_lines: bool = False
) -> DrawnTable:
    """Return a table with its cells' lines put into words; lines are kept where it may go on over the page, or all."""
    padding = _padding(layout)
    limits = _limits(layout, padding)
    entries = [_entries(cell, layout, page.number, padding, limits) for cell in layout.cells]
    columns: dict[int, list[list[CellLine]]] = {}
    for cell, lines in zip(layout.cells, entries, strict=True):
        if lines:
            columns.setdefault(cell.columns[0], []).append(lines)
    spacing = measure_spacing(columns)
    last = len(layout.levels) - 1
    # Only at the page's head and foot may a row be one of two parts: elsewhere no lines need be kept.
    head, foot = layout.levels[0] < _HEAD * page.height, layout.levels[-1] > _FOOT * page.height
    cells = []
    for cell, lines in zip(layout.cells, entries, strict=True):
        kept = keeps_lines or (foot and cell.rows[1] == last) or (head and cell.rows[0] <= HEADING_ROWS)
        bold = bool(lines) and all(entry.line.bold for entry in lines)
        text = cell_text(lines, spacing, cell.columns[0], words)
        cells.append(DrawnCell(text, cell.columns, cell.rows, bold, cell.fill, tuple(lines) if kept else ()))
    return DrawnTable(
        page.number, layout.box, layout.edges, layout.levels, tuple(cells), spacing, layout.ruled, layout.is_aside,
        opens_page, closes_page, layout.set_in or _set_in(layout),
    )  # fmt: skip


def _set_in(layout: Layout) -> Columns | None:
    """Return where the text of a ruled table's columns stands, for its rest may have no rules; None if one is empty."""
    lines: dict[int, list[Line]] = {}
    for cell in layout.cells:
        if cell.columns[1] - cell.columns[0] == 1 and cell.lines:
            lines.setdefault(cell.columns[0], []).extend(cell.lines)
    if len(lines) < len(layout.edges) - 1:
        return None
    said = [lines[column] for column in sorted(lines)]
    return Columns(
        tuple(min(n.x0 for n in column) for column in said), tuple(max(n.x1 for n in column) for column in said)
    )


def cell_text(lines: Sequence[CellLine], spacing: Mapping[int, Spacing], column: int, words: Vocabulary) -> str:
    """Return a cell's paragraphs, a line each; every bullet is shown as one bullet, other marks as they are."""
    if not lines:
        return ""
    if len(lines) == 1 and not mark_of(lines[0].line):
        return lines[0].line.text
    found = paragraphs(lines, spacing[column], words)
    text = ""
    for paragraph in found:
        # No paragraph ends in a hyphen: the word goes on, though the line had room for more of it.
        goes_on = text[-1:] in _HYPHENS and text[-2:-1].isalnum() and not paragraph.mark
        text += _shown(paragraph) if not text or goes_on else f"\n{_shown(paragraph)}"
    return text


def _shown(paragraph: Paragraph) -> str:
    if not paragraph.mark:
        return paragraph.text
    if not paragraph.text and paragraph.mark in _TICKS:
        return paragraph.mark
    plain = paragraph.mark if paragraph.kind == "1" else "•"
    return f"{plain} {paragraph.text}".strip()


def _entries(cell: LaidCell, layout: Layout, page: int, padding: float, limits: Mapping[int, float]) -> list[CellLine]:
    left, _, right, _ = layout.cell_box(cell)
    if layout.set_in and cell.columns[1] - cell.columns[0] == 1:
        left, right = (side[cell.columns[0]] for side in layout.set_in)
        return [CellLine(line, page, max(right, line.x1), left) for line in cell.lines]
    limit = limits.get(cell.columns[0], right) if cell.columns[1] - cell.columns[0] == 1 else right - padding
    return [CellLine(line, page, max(limit, line.x1), left + padding) for line in cell.lines]


def _padding(layout: Layout) -> float:
    """Return how far within its boxes the table's text begins: one measure for all, as a cell may hold only a list."""
    starts = (line.x0 - layout.edges[cell.columns[0]] for cell in layout.cells for line in cell.lines)
    return min(max(min(starts, default=0.0), 0.0), _WIDEST_PADDING)


def _limits(layout: Layout, padding: float) -> dict[int, float]:
    """Return how far right the text of each column may reach."""
    limits: dict[int, float] = {}
    for column, reached in _reached(layout):
        right = layout.edges[column + 1]
        limits[column] = max([right - padding, *(x for x in reached if x <= right + 1)])
    return limits


def _reached(layout: Layout) -> Iterable[tuple[int, list[float]]]:
    for column in range(len(layout.edges) - 1):
        mine = [cell for cell in layout.cells if cell.columns == (column, column + 1)]
        yield column, [line.x1 for cell in mine for line in cell.lines]

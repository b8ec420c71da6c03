"""Every table on a page of a report, drawn with rulings or set in columns with none."""

from collections.abc import Iterable, Sequence

from parsers.bare_rows import extended
from parsers.drawn_table import DrawnTable, Layout
from parsers.pdf_lattice import lattices, outermost
from parsers.pdf_lines import Box, Line, Word
from parsers.pdf_page import Page, Ruling
from parsers.pdf_unruled import unruled
from parsers.rows_in_boxes import split_rows
from parsers.shaded_rows import shaded
from parsers.table_texts import worded
from parsers.white_columns import Columns
from parsers.wide_boxes import parted
from parsers.words_over_lines import Vocabulary

# What stands in this share of the page at its head and foot does not part a table from the page's edge: page numbers.
_MARGIN = 0.06
# A box of text is a table when one takes up this share of it.
_MOSTLY = 0.9
# So many boxes under one another may be rows of the table that ends the page before, its text so far within them.
_STACKED = 2
_WIDEST_PADDING = 15.0
# A box over this share of a page is the page's border.
_WHOLE = 0.6


def tables_on(
    page: Page,
    lines: Sequence[Line],
    words: Vocabulary,
    known: Columns | None = None,
    *,
    foot: float | None = None,
    keeps_lines: bool = False,
) -> tuple[DrawnTable, ...]:
    """Return the tables of a page, and texts in boxes (`is_aside`), from top to bottom.

    `lines` are the page's from edge to edge, without those that stand on every page; `known` are the columns of an
    unruled table that may go on from the page before; `foot` is where the page's notes begin; `keeps_lines` for a
    reader of the cells' lines.
    """
    ruled, bare = lattices(page, lines)
    ruled, by_shade = _with_shaded(ruled, lines, bare, page, known)
    opens = [layout for layout in ruled if lines and layout.box[1] <= lines[0].baseline]
    ruled = [part for layout in ruled for part in _in_columns(layout, known if layout in opens else None)]
    ruled = [layout for layout in ruled if not layout.is_aside or _is_box(layout, page)]
    free = list(_outside(lines, [layout.box for layout in (*ruled, *by_shade)]))
    ruled = [layout if layout.is_aside else extended(layout, free, bare, known) for layout in ruled]
    outside = list(_outside(free, [layout.box for layout in ruled]))
    first = min((layout.box[1] for layout in (*ruled, *by_shade)), default=page.height)
    goes_on = known if outside and outside[0].baseline < first else None
    found = outermost([*ruled, *by_shade, *unruled(outside, bare, goes_on)])
    body = [line for line in lines if foot is None or line.baseline < foot]
    drawn = (_worded(layout, page, body, words, keeps_lines=keeps_lines) for layout in found)
    return tuple(table for table in drawn if table.is_aside or table.opens_page or _says_more(table))


def _with_shaded(
    ruled: Sequence[Layout], lines: Sequence[Line], bare: Sequence[Ruling], page: Page, known: Columns | None
) -> tuple[list[Layout], list[Layout]]:
    """Return the drawn tables and boxes without the bands that shade a table's rows, and the tables they shade."""
    tables = [layout.box for layout in ruled if not layout.is_aside]
    free = list(_outside(lines, tables))
    goes_on = known if free and free[0].baseline < min((box[1] for box in tables), default=page.height) else None
    found = shaded(
        [layout for layout in ruled if layout.is_aside and _is_box(layout, page)], free, bare, page.fills, goes_on
    )
    boxes = [layout.box for layout in found]
    return [layout for layout in ruled if not (layout.is_aside and _is_within(layout, boxes))], found


def _is_within(band: Layout, boxes: Sequence[Box]) -> bool:
    _, top, _, bottom = band.box
    return any(box[1] < (top + bottom) / 2 < box[3] and box[0] < band.box[2] and band.box[0] < box[2] for box in boxes)


def _is_box(aside: Layout, page: Page) -> bool:
    """Whether a box around text is one on the page: a border around the page is none."""
    left, top, right, bottom = aside.box
    return (right - left) * (bottom - top) < _WHOLE * page.width * page.height


def _says_more(table: DrawnTable) -> bool:
    """Whether more than one cell says something: one alone is text, but for the rest of a row from the page before."""
    return sum(bool(cell.text) for cell in table.cells) > 1


def _in_columns(layout: Layout, known: Columns | None) -> list[Layout]:
    """Return a ruled table with what its rulings leave undivided parted; a box of text set in columns is a table.

    So is one that is the rest of a table whose columns are `known` from the page before.
    """
    if not layout.is_aside:
        return [split_rows(parted(layout))]
    inside = [line for cell in layout.cells for line in cell.lines]
    left, _, right, _ = layout.box
    found = unruled(inside, [Ruling(left, level, right, level) for level in layout.levels], known)
    said = sum(len(cell.lines) > 0 for table in found for cell in table.cells)
    most = sum(len(line.words) for table in found for cell in table.cells for line in cell.lines)
    whole = len(found) == 1 and said > 1 and most > _MOSTLY * sum(len(line.words) for line in inside)
    return found if whole else [_widened(layout, known) if known else layout]


def _widened(stack: Layout, known: Columns) -> Layout:
    """Return boxes under one another as rows of a table whose rest they are: they begin and end where its columns do.

    Its merged cells go across all of them; the rest of one row alone is left as text.
    """
    left, right = stack.edges[0], stack.edges[-1]
    padding = known.lefts[0] - left
    if len(stack.cells) < _STACKED or not 0 <= padding < _WIDEST_PADDING or right + 1 < known.rights[-1]:
        return stack
    edges = (left, *(x - padding for x in known.lefts[1:]), right)
    cells = (cell._replace(columns=(0, len(edges) - 1)) for cell in stack.cells)
    return stack._replace(edges=edges, cells=tuple(cells))


def _outside(lines: Iterable[Line], boxes: Sequence[Box]) -> Iterable[Line]:
    """Yield lines without the words that stand in boxes."""
    for line in lines:
        words = tuple(word for word in line.words if not any(_is_in(word, box) for box in boxes))
        if words:
            yield Line(words, line.spaced if words[-1] is line.words[-1] else words[-1].spaced)


def _is_in(word: Word, box: Box) -> bool:
    x, y = word.glyphs[0].middle
    return box[0] <= x < box[2] and box[1] <= y < box[3]


def _worded(layout: Layout, page: Page, lines: Sequence[Line], words: Vocabulary, *, keeps_lines: bool) -> DrawnTable:
    _, top, _, bottom = layout.box
    boxes = [line.box for line in lines]
    over = any((b[1] + b[3]) / 2 < top and b[3] > _MARGIN * page.height for b in boxes)
    under = any((b[1] + b[3]) / 2 > bottom and b[1] < (1 - _MARGIN) * page.height for b in boxes)
    return worded(layout, page, words, opens_page=not over, closes_page=not under, keeps_lines=keeps_lines)

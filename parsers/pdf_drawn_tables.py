"""Every table on a page of a report, drawn with rulings or set in columns with none."""

from collections.abc import Sequence

from parsers.drawn_table import DrawnTable, Layout
from parsers.pdf_lattice import lattices
from parsers.pdf_lines import Line
from parsers.pdf_page import Page
from parsers.table_texts import worded
from parsers.words_over_lines import Vocabulary

# What stands in this share of the page at its head and foot does not part a table from the page's edge: page numbers.
_MARGIN = 0.06


def tables_on(page: Page, lines: Sequence[Line], words: Vocabulary) -> tuple[DrawnTable, ...]:
    """Return the tables of a page, and texts in boxes (`is_aside`), from top to bottom.

    `lines` are the page's from edge to edge, without those that stand on every page.
    """
    found, _ = lattices(page, lines)
    return tuple(_worded(layout, page, lines, words) for layout in found)


def _worded(layout: Layout, page: Page, lines: Sequence[Line], words: Vocabulary) -> DrawnTable:
    _, top, _, bottom = layout.box
    boxes = [line.box for line in lines]
    over = any((b[1] + b[3]) / 2 < top and b[3] > _MARGIN * page.height for b in boxes)
    under = any((b[1] + b[3]) / 2 > bottom and b[1] < (1 - _MARGIN) * page.height for b in boxes)
    return worded(layout, page, words, opens_page=not over, closes_page=not under)

"""What a page's end leaves of a table whose last row goes across all its columns: one box at the next page's head.

Such a box is like one around a paragraph; only the table on the page before tells that it is the rest of its row, or
one more like those that it has.
"""

from collections.abc import Iterator, Sequence

from parsers.drawn_table import DrawnTable
from parsers.pdf_page_flow import PageFlow

# The sides of a table and of its rest stand at the same places on both pages, but for so much.
_SAME_SIDE = 3.0


def with_rests(pages: Sequence[PageFlow]) -> Iterator[PageFlow]:
    """Yield a report's pages, each with the box at its head as a table's rest where it is one."""
    before: PageFlow | None = None
    for given in pages:
        page = given
        table = _last(before) if before and before.number == page.number - 1 else None
        if table and page.opening and _is_rest(page.opening, table):
            page = _with_rest(page, page.opening, table)
        yield page
        before = page


def _last(page: PageFlow) -> DrawnTable | None:
    table = max(page.tables, key=lambda one: one.box[3], default=None)
    return table if table and table.closes_page and table.ruled else None


def _is_rest(box: DrawnTable, table: DrawnTable) -> bool:
    sides = zip((box.edges[0], box.edges[-1]), (table.edges[0], table.edges[-1]), strict=True)
    across = any(cell.columns == (0, table.columns) and cell.text for cell in table.cells)
    return across and all(abs(one - other) < _SAME_SIDE for one, other in sides)


def _with_rest(page: PageFlow, box: DrawnTable, table: DrawnTable) -> PageFlow:
    """Return a page whose box is a row of the table, across its columns, and its lines no text."""
    cells = tuple(cell._replace(columns=(0, table.columns)) for cell in box.cells)
    edges = (box.edges[0], *table.edges[1:-1], box.edges[-1])
    rest = box._replace(edges=edges, cells=cells, is_aside=False)
    lines = tuple(line for line in page.lines if not box.box[1] <= line.baseline < box.box[3])
    return page._replace(tables=(rest, *page.tables), lines=lines)

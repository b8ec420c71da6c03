"""The cells of a plan table drawn on pages: lines put together to paragraphs, each with its page and box."""

from collections.abc import Iterator, Sequence

from paperclerk.domain.places import Place
from parsers.column_spacing import measure_spacing
from parsers.line_joints import CellLine
from parsers.pdf_lines import Box, around
from parsers.pdf_paragraphs import Paragraph, paragraphs
from parsers.plan_cells import PlanCells, PlanHeading
from parsers.plan_joining import PlanRow
from parsers.plan_officers import Chain, chains
from parsers.plan_table import PlanTable
from parsers.words_over_lines import vocabulary


class DrawnCells(PlanCells[CellLine]):
    """A plan table of a PDF, its spacing measured and the report's words known."""

    def __init__(self, plan: PlanTable, texts: Sequence[str], file: Place) -> None:
        """Take in the table as joined over its pages, and the bare text of every page of the report."""
        cells = {c: [row.entries(c) for row in plan.rows if row.entries(c)] for c in range(len(plan.headings))}
        # A page's bare text runs a table's columns together, so the table's own lines stand for its pages.
        lines = [entry.line.text for column in cells.values() for cell in column for entry in cell]
        lines += [line for page, text in enumerate(texts, 1) if page not in plan.tables for line in text.splitlines()]
        headings = [PlanHeading(heading.text, heading.column) for heading in plan.headings]
        super().__init__(headings, plan.rows, file, vocabulary(lines))
        self._plan = plan
        self._spacing = measure_spacing(cells)

    def paragraphs(self, column: int, entries: Sequence[CellLine]) -> list[Paragraph]:
        """Return the paragraphs that lines of a cell make."""
        return [p for p in paragraphs(entries, self._spacing[column], self.words) if p.text]

    def posts(self, column: int, entries: Sequence[CellLine]) -> list[Chain]:
        """Return the lines of a cell that may be one title or several."""
        return list(chains(entries, self._spacing[column], self.words))

    def place(self, paragraph: Paragraph, column: int) -> Place:
        """Return where a paragraph of a column begins."""
        return self.place_of(paragraph.lines, column)

    def place_of(self, entries: Sequence[CellLine], column: int) -> Place:
        """Return where lines of a column begin, with the box around those on that page."""
        page = entries[0].page
        box = around(entry.line.box for entry in entries if entry.page == page)
        return self._place(page, self._plan.tables.get(page, 1), box, column)

    def heading_place(self, column: int) -> Place:
        """Return where a column's heading stands."""
        page = min(self._plan.tables)
        return self._place(page, self._plan.tables[page], self._plan.headings[column].box, column)

    def pages(self, row: PlanRow[CellLine]) -> tuple[int, ...]:
        """Return the first page a row stands on and the last."""
        pages = [entry.page for part in row.parts for lines in part.cells.values() for entry in lines]
        return min(pages), max(pages)

    def strays(self) -> Iterator[tuple[str, Place]]:
        """Yield the text of the table that belongs to no column of a plan, with its place."""
        for stray in self._plan.strays:
            yield stray.text, self._place(stray.page, stray.table, stray.box)

    def _place(self, page: int, table: int, box: Box, column: int | None = None) -> Place:
        where = f"page {page}, table {table}" + ("" if column is None else f", column {column + 1}")
        return self.file.model_copy(update={"where": where, "page": page, "table": table, "box": box})

"""The cells of a plan table drawn on pages: lines put together to paragraphs, each with its page and box."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from paperclerk.domain.places import Place
from parsers.column_spacing import measure_spacing
from parsers.line_joints import CellLine, may_be_cut
from parsers.pdf_lines import Box, around
from parsers.pdf_paragraphs import Paragraph, paragraphs
from parsers.plan_cells import PlanCells, PlanHeading, Stray
from parsers.plan_joining import PlanRow
from parsers.plan_officers import Chain, chains
from parsers.words_over_lines import vocabulary


class Where(NamedTuple):
    """Where a plan's tables stand: the file, which table of each page, and the plan's headings."""

    file: Place
    tables: Mapping[int, int]
    headings: tuple[Place, ...] = ()

    def of(self, entries: Sequence[CellLine], column: int | None = None) -> Place:
        """Return the place of lines, those on the page where they begin; the file's for none."""
        if not entries:
            return self.file
        page = entries[0].page
        return self.place(page, around(entry.line.box for entry in entries if entry.page == page), column)

    def place(self, page: int, box: Box, column: int | None = None) -> Place:
        """Return a place on a page of the plan."""
        number = self.tables.get(page, 1)
        where = f"page {page}, table {number}" + ("" if column is None else f", column {column + 1}")
        return self.file.model_copy(update={"where": where, "page": page, "table": number, "box": box})


class DrawnCells(PlanCells[CellLine]):
    """A plan table of a PDF, its spacing measured and the report's words known."""

    def __init__(
        self,
        headings: Sequence[PlanHeading],
        rows: Sequence[PlanRow[CellLine]],
        texts: Sequence[str],
        where: Where,
        strays: Sequence[Stray],
    ) -> None:
        """Take in the table as joined over its pages, the bare text of every page, and what belongs to no column."""
        cells = {c: [row.entries(c) for row in rows if row.entries(c)] for c in range(len(headings))}
        # A page's bare text runs a table's columns together, so the table's own lines stand for its pages.
        lines = [entry.line.text for column in cells.values() for cell in column for entry in cell]
        others = (text for page, text in enumerate(texts, 1) if page not in where.tables)
        lines += [line for text in others for line in text.splitlines()]
        super().__init__(headings, rows, where.file, vocabulary(lines), strays)
        self._where = where
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
        return self._where.of(entries, column)

    def heading_place(self, column: int) -> Place:
        """Return where a column's heading stands."""
        return self._where.headings[column]

    def pages(self, row: PlanRow[CellLine]) -> tuple[int, ...]:
        """Return the first page a row stands on and the last."""
        pages = [entry.page for part in row.parts for lines in part.cells.values() for entry in lines]
        return min(pages), max(pages)


def said_by(entries: Sequence[CellLine]) -> tuple[str, str]:
    """Return lines as one text, and as if every word that a narrow column may have cut had been."""
    plain = cut = entries[0].line.text
    for before, entry in pairwise(entries):
        plain += f" {entry.line.text}"
        cut += entry.line.text if may_be_cut(before, entry) else f" {entry.line.text}"
    return plain, cut

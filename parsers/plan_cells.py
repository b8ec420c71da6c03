"""The cells of a plan table as paragraphs, each with its place in the report."""

from collections.abc import Sequence
from typing import NamedTuple

from paperclerk.domain.places import Place
from parsers.column_spacing import measure_spacing
from parsers.line_joints import CellLine, Spacing
from parsers.pdf_lines import around
from parsers.pdf_paragraphs import Paragraph, paragraphs
from parsers.plan_headings import Column
from parsers.plan_table import PlanRow, PlanTable
from parsers.words_over_lines import Vocabulary, vocabulary


class PlanCells(NamedTuple):
    """A plan table with all that is needed to read its cells."""

    plan: PlanTable
    file: Place
    words: Vocabulary
    spacing: dict[int, Spacing]

    def paragraphs(self, column: int, lines: Sequence[CellLine]) -> list[Paragraph]:
        """Return the paragraphs of a cell."""
        return [p for p in paragraphs(lines, self.spacing[column], self.words) if p.text]

    def place(self, paragraph: Paragraph, column: int) -> Place:
        """Return where a paragraph of a column begins."""
        return self.place_of(paragraph.lines, column)

    def place_of(self, lines: Sequence[CellLine], column: int) -> Place:
        """Return where lines of a column begin, with the box around those on that page."""
        page = lines[0].page
        box = around(entry.line.box for entry in lines if entry.page == page)
        table = self.plan.tables.get(page, 1)
        where = f"page {page}, table {table}, column {column + 1}"
        return self.file.model_copy(update={"where": where, "page": page, "table": table, "box": box})

    def columns(self, kind: Column) -> list[int]:
        """Return the columns that hold a kind of thing, from left to right."""
        return self.plan.columns(kind)

    def heading(self, column: int) -> str:
        """Return a column's heading."""
        return self.plan.headings[column].text

    def heading_place(self, column: int) -> Place:
        """Return where a column's heading stands."""
        page = min(self.plan.tables)
        table = self.plan.tables[page]
        where = f"page {page}, table {table}, column {column + 1}"
        box = self.plan.headings[column].box
        return self.file.model_copy(update={"where": where, "page": page, "table": table, "box": box})


def cells_of(plan: PlanTable, texts: Sequence[str], file: Place) -> PlanCells:
    """Return a plan table's cells, its spacing measured and the report's words known."""
    cells = {c: [row.lines(c) for row in plan.rows if row.lines(c)] for c in range(len(plan.headings))}
    # A page's bare text runs a table's columns together, so the table's own lines stand for its pages.
    lines = [entry.line.text for column in cells.values() for cell in column for entry in cell]
    lines += [line for page, text in enumerate(texts, 1) if page not in plan.tables for line in text.splitlines()]
    return PlanCells(plan, file, vocabulary(lines), measure_spacing(cells))


def numbers_of(rows: Sequence[PlanRow]) -> list[int]:
    """Return each row's number as printed; a row without one gets the next number that no other row has."""
    printed = {row.number for row in rows}
    numbers: list[int] = []
    for row in rows:
        number = row.number
        if number is None:
            number = (numbers[-1] if numbers else 0) + 1
            while number in printed or number in numbers:
                number += 1
        numbers.append(number)
    return numbers

"""The cells of a plan table as paragraphs, each with its place: what a plan is built of, whoever read the file."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Generic, NamedTuple

from paperclerk.domain.places import Place
from parsers.pdf_paragraphs import Paragraph
from parsers.plan_headings import Column
from parsers.plan_joining import Entry, PlanRow
from parsers.plan_officers import Chain
from parsers.words_over_lines import Vocabulary


class PlanHeading(NamedTuple):
    """A column of the plan table: its heading's words and what it holds."""

    text: str
    column: Column


class Stray(NamedTuple):
    """Text of the table that belongs to no column of a plan: a banner across it."""

    text: str
    place: Place


class PlanCells(ABC, Generic[Entry]):
    """A plan table with all that is needed to read its cells; a reader says how its entries are read."""

    def __init__(
        self,
        headings: Sequence[PlanHeading],
        rows: Sequence[PlanRow[Entry]],
        file: Place,
        words: Vocabulary,
        strays: Sequence[Stray],
    ) -> None:
        """Take in the table's headings and rows, the file, the words it uses, and what belongs to no column."""
        self.headings = tuple(headings)
        self.rows = tuple(rows)
        self.file = file
        self.words = words
        self.strays = tuple(strays)

    def columns(self, kind: Column) -> list[int]:
        """Return the columns that hold a kind of thing, from left to right."""
        return [index for index, heading in enumerate(self.headings) if heading.column is kind]

    def heading(self, column: int) -> str:
        """Return a column's heading."""
        return self.headings[column].text

    @abstractmethod
    def paragraphs(self, column: int, entries: Sequence[Entry]) -> list[Paragraph]:
        """Return the paragraphs of a cell."""

    @abstractmethod
    def posts(self, column: int, entries: Sequence[Entry]) -> list[Chain]:
        """Return what may be titles of posts in a cell."""

    @abstractmethod
    def place(self, paragraph: Paragraph, column: int) -> Place:
        """Return where a paragraph of a column begins."""

    @abstractmethod
    def place_of(self, entries: Sequence[Entry], column: int) -> Place:
        """Return where entries of a column begin."""

    @abstractmethod
    def heading_place(self, column: int) -> Place:
        """Return where a column's heading stands."""

    @abstractmethod
    def pages(self, row: PlanRow[Entry]) -> tuple[int, ...]:
        """Return the first page a row stands on and the last; nothing for a file without pages."""

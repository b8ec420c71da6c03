"""The cells of a plan table in a Word file: paragraphs as they were typed, each with its table, row and column."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from paperclerk.domain.places import Place
from paperclerk.ooxml.blocks import Cell, Paragraph, paragraphs_in
from parsers.list_marks import is_counted
from parsers.pdf_lines import Line, Word
from parsers.pdf_paragraphs import Paragraph as Read
from parsers.plan_cells import PlanCells, PlanHeading, Stray
from parsers.plan_joining import PlanRow
from parsers.plan_officers import UNFINISHED, Chain
from parsers.typed_numbers import BULLET, typed_number
from parsers.word_pieces import PieceReader
from parsers.words_over_lines import Vocabulary

# Less room than this between paragraphs is none to the eye.
_ROOM = 1.0


class CellParagraph(NamedTuple):
    """A paragraph of a cell, or a line of one that was broken by hand (`broken`)."""

    read: Read
    broken: bool = False


class WordCells(PlanCells[CellParagraph]):
    """A plan table of a Word file."""

    def __init__(
        self,
        headings: Sequence[PlanHeading],
        rows: Sequence[PlanRow[CellParagraph]],
        file: Place,
        words: Vocabulary,
        *,
        headings_at: Sequence[Place],
        strays: Sequence[Stray],
    ) -> None:
        """Take in the table's rows, the places of its headings, and what belongs to no column."""
        super().__init__(headings, rows, file, words, strays)
        self._headings_at = headings_at

    def paragraphs(self, column: int, entries: Sequence[CellParagraph]) -> list[Read]:  # noqa: ARG002
        """Return the paragraphs of a cell."""
        return [entry.read for entry in entries]

    def posts(self, column: int, entries: Sequence[CellParagraph]) -> list[Chain]:  # noqa: ARG002
        """Return what may be titles of posts: a paragraph is one, a line broken by hand may be one."""
        found: list[tuple[list[Line], list[int]]] = []
        for entry in entries:
            line = Line(tuple(Word(word, ()) for word in entry.read.text.split()), spaced=True)
            if found and UNFINISHED.search(found[-1][0][-1].text):
                found[-1][0].append(line)
            elif found and entry.broken:
                found[-1][1].append(len(found[-1][0]))
                found[-1][0].append(line)
            else:
                found.append(([line], []))
        return [Chain(tuple(lines), tuple(doubtful)) for lines, doubtful in found]

    def place(self, paragraph: Read, column: int) -> Place:  # noqa: ARG002
        """Return where a paragraph stands."""
        return paragraph.where or self.file

    def place_of(self, entries: Sequence[CellParagraph], column: int) -> Place:
        """Return where paragraphs of a column begin."""
        return self.place(entries[0].read, column)

    def heading_place(self, column: int) -> Place:
        """Return where a column's heading stands."""
        return self._headings_at[column]

    def pages(self, row: PlanRow[CellParagraph]) -> tuple[int, ...]:  # noqa: ARG002
        """Return nothing: only a printer knows the pages of a Word file."""
        return ()


def read_cell(cell: Cell, reader: PieceReader, where: Place) -> list[CellParagraph]:
    """Return the paragraphs of a cell as they stand, their numbers and marks apart, those of nested tables too."""
    found: list[CellParagraph] = []
    room = True
    for paragraph in paragraphs_in(cell.blocks):
        text = reader.text(paragraph)
        if text is None:
            room = True
            continue
        setting = reader.setting(paragraph)
        number, lines = _marked(paragraph, text.number if not text.typed else "")
        for index, line in enumerate(lines):
            read = Read(
                text=line,
                mark="" if index else number,
                kind="" if index else _kind(number),
                indent=setting.left if index else setting.indent,
                hanging=setting.left,
                lines=(),
                apart=not index and (room or setting.before > _ROOM),
                where=where,
            )
            found.append(CellParagraph(read, broken=bool(index)))
        room = setting.after > _ROOM
    return found


def _marked(paragraph: Paragraph, counted: str) -> tuple[str, list[str]]:
    """Return the mark before a paragraph, counted or typed, and its lines as broken by hand.

    A line in small letters goes on with the one before it.
    """
    whole = paragraph.own_text.strip()
    typed = typed_number(whole)
    if not counted and (typed.number == BULLET or is_counted(typed.number)):
        counted, whole = typed.number, typed.text
    lines: list[str] = []
    for line in (" ".join(part.split()) for part in re.split(r"\n+", whole)):
        if lines and line[:1].islower():
            lines[-1] = f"{lines[-1]} {line}"
        elif line:
            lines.append(line)
    return counted, lines


def _kind(number: str) -> str:
    return number if number in ("", BULLET) else "1"

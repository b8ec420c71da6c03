"""What a Word story is made of: paragraphs, tables, rows and cells, each with the lxml `element` it was read from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from paperclerk.ooxml.inline import Run
from paperclerk.ooxml.styles import Numbering


@dataclass(frozen=True, slots=True, eq=False)
class Paragraph:
    """A paragraph: its runs, style, place in a list and in the outline.

    `text` is its words and those of its text boxes; `line` has the bullet before them. `tracked` says that a pending
    change touches it; `left_out` names what cannot be had as text ("a picture", "a footnote").
    """

    element: etree._Element
    runs: tuple[Run, ...] = ()
    style_id: str = ""
    style_name: str = ""
    numbering: Numbering | None = None
    heading_level: int | None = None
    boxes: tuple["Block", ...] = ()
    tracked: bool = False
    left_out: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        """Return the words, line breaks and tabs of the paragraph, then those of its text boxes."""
        own = "".join(run.text for run in self.runs)
        return "\n".join(part for part in (own, text_of(self.boxes)) if part) if self.boxes else own

    @property
    def line(self) -> str:
        """Return the text as a line of a list where it is in a bulleted one: `• Adopted on 3 March`."""
        mark = self.numbering.mark if self.numbering and self.heading_level is None else ""
        return f"{mark} {self.text}" if mark and self.text.strip() else self.text

    @property
    def is_bold(self) -> bool:
        """Whether every word of it is bold by its own look, not its style's."""
        return bool(self.runs) and all(run.bold for run in self.runs if run.text.strip())


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """A table cell: its blocks, the grid column it starts in (from 0) and how many it spans.

    `continues_above` is true for all but the first of cells merged downwards.
    """

    element: etree._Element
    blocks: tuple["Block", ...]
    column: int
    span: int = 1
    continues_above: bool = False

    @property
    def text(self) -> str:
        """Return what the cell says, a line a paragraph, bullets before lists."""
        return text_of(self.blocks)

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Return the cell's paragraphs, those of nested tables and text boxes too."""
        return tuple(paragraphs_in(self.blocks))


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A table row; `is_header` when Word repeats it on every page."""

    element: etree._Element
    cells: tuple[Cell, ...]
    is_header: bool = False
    tracked: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table with its rows; deleted ones are not there."""

    element: etree._Element
    rows: tuple[Row, ...]


Block = Paragraph | Table


def text_of(blocks: Iterable[Block]) -> str:
    """Return what blocks say: a line a paragraph, and a line a row, its cells set apart by tabs."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.append(block.line)
        else:
            lines += ["\t".join(cell.text for cell in row.cells if not cell.continues_above) for row in block.rows]
    return "\n".join(lines)


def paragraphs_in(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """Yield the paragraphs of blocks in reading order, those in tables and text boxes too."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
            yield from paragraphs_in(block.boxes)
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from paragraphs_in(cell.blocks)


def tables_in(blocks: Iterable[Block]) -> Iterator[Table]:
    """Yield the tables of blocks in reading order, nested ones after the one they are in."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from tables_in(block.boxes)
        else:
            yield block
            for row in block.rows:
                for cell in row.cells:
                    yield from tables_in(cell.blocks)

"""What a Word story is made of: paragraphs, tables, rows and cells, each with the lxml `element` it was read from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from paperclerk.ooxml.inline import Run, read_inline
from paperclerk.ooxml.styles import Look, Numbering, Styles
from paperclerk.ooxml.survey import Survey
from paperclerk.ooxml.wordml import W, find

_TEXT, _PROPERTIES = f"{W}t", f"{W}pPr"


class Paragraph:
    """A paragraph: its runs, style, place in a list and in the outline.

    `text` is its words and those of its text boxes; `line` has the bullet before them. `tracked` says that a pending
    change touches it; `left_out` names what cannot be had as text ("a picture", "a footnote").
    """

    # Most paragraphs of a form are asked for their text alone, if for anything: the rest is read when asked for.
    __slots__ = ("_look", "_own", "_runs", "_styles", "_survey", "boxes", "element", "left_out", "tracked")

    def __init__(
        self,
        element: etree._Element,
        styles: Styles,
        runs: tuple[Run, ...] | None = None,
        boxes: tuple["Block", ...] = (),
        *,
        tracked: bool = False,
        left_out: frozenset[str] = frozenset(),
        survey: Survey | None = None,
    ) -> None:
        """Take in what is known; without `runs`, a paragraph of plain runs is read when it is asked for them."""
        self.element = element
        self.boxes = boxes
        self.tracked = tracked
        self.left_out = left_out
        self._styles = styles
        self._survey = survey
        self._runs = runs
        self._own = None if runs is None else "".join([run.text for run in runs])
        self._look: Look | None = None

    @property
    def runs(self) -> tuple[Run, ...]:
        """Return its stretches of one look."""
        if self._runs is None:
            self._runs = tuple(read_inline(self.element).runs)
        return self._runs

    @property
    def style_id(self) -> str:
        """Return the id of its style, the file's default where it names none."""
        return self._looks.style_id

    @property
    def style_name(self) -> str:
        """Return the name of its style, `heading 1`."""
        return self._styles.name(self._looks.style_id)

    @property
    def numbering(self) -> Numbering | None:
        """Return its place in a list; None when it is in none."""
        return self._looks.numbering

    @property
    def heading_level(self) -> int | None:
        """Return its level in the outline, 1 for the highest; None for body text."""
        return self._looks.heading_level

    @property
    def own_text(self) -> str:
        """Return the words, line breaks and tabs of the paragraph without those of its text boxes."""
        if self._own is None:
            known = self._survey.words.get(self.element) if self._survey else None
            self._own = "".join([piece.text or "" for piece in self.element.iter(_TEXT)]) if known is None else known
        return self._own

    @property
    def text(self) -> str:
        """Return the words, line breaks and tabs of the paragraph, then those of its text boxes."""
        own = self.own_text
        return "\n".join(part for part in (own, text_of(self.boxes)) if part) if self.boxes else own

    @property
    def line(self) -> str:
        """Return the text as a line of a list where it is in a bulleted one: `• Adopted on 3 March`."""
        text = self.text
        listed = self._survey.listed if self._survey else None
        if not text or text.isspace() or (listed is not None and self.element not in listed):
            return text
        looks = self._looks
        mark = looks.numbering.mark if looks.numbering and looks.heading_level is None else ""
        return f"{mark} {text}" if mark else text

    @property
    def is_bold(self) -> bool:
        """Whether every word of it is bold by its own look, not its style's."""
        return bool(self.runs) and all(run.bold for run in self.runs if run.text.strip())

    @property
    def _looks(self) -> Look:
        if self._look is None:
            self._look = self._styles.look(paragraph_properties(self.element))
        return self._look


@dataclass(slots=True, eq=False)
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
        blocks = self.blocks
        if len(blocks) == 1 and isinstance(only := blocks[0], Paragraph):
            return only.line
        return text_of(blocks)

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Return the cell's paragraphs, those of nested tables and text boxes too."""
        return tuple(paragraphs_in(self.blocks))


@dataclass(slots=True, eq=False)
class Row:
    """A table row; `is_header` when Word repeats it on every page."""

    element: etree._Element
    cells: tuple[Cell, ...]
    is_header: bool = False
    tracked: bool = False


@dataclass(slots=True, eq=False)
class Table:
    """A table with its rows; deleted ones are not there."""

    element: etree._Element
    rows: tuple[Row, ...]


Block = Paragraph | Table


def paragraph_properties(paragraph: etree._Element) -> etree._Element | None:
    """Return what is said of a paragraph (`w:pPr`), which by the rules of the format comes first in it."""
    if not len(paragraph):
        return None
    first = paragraph[0]
    return first if first.tag == _PROPERTIES else find(paragraph, "w:pPr")


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

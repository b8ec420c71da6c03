"""What a Word story is made of: paragraphs, tables, rows and cells, each with the lxml `element` it was read from."""

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from paperclerk.ooxml.inline import Anchored, Run, read_inline
from paperclerk.ooxml.styles import Look, Numbering, Styles
from paperclerk.ooxml.wordml import W, find

_TEXT, _PROPERTIES = f"{W}t", f"{W}pPr"


class Paragraph:
    """A paragraph: its runs, style, place in a list and in the outline.

    `text` is its words and those of its text boxes; `line` has the bullet before them. `tracked` says that a pending
    change touches it; `left_out` names what cannot be had as text ("a picture", "a footnote"), `anchored` has the
    elements of such things and where they stand among the runs.
    """

    # Most paragraphs of a form are asked for their text alone, if for anything: the rest is read when asked for.
    __slots__ = ("_listed", "_look", "_own", "_runs", "_styles", "anchored", "boxes", "element", "left_out", "tracked")

    def __init__(
        self,
        element: etree._Element,
        styles: Styles,
        runs: tuple[Run, ...] | None = None,
        boxes: tuple["Block", ...] = (),
        *,
        tracked: bool = False,
        left_out: frozenset[str] = frozenset(),
        listed: Container[etree._Element] | None = None,
        anchored: tuple[Anchored, ...] = (),
    ) -> None:
        """Take in what is known; without `runs`, a paragraph of plain runs is read when it is asked for them.

        `listed` are all the paragraphs that may have a mark before them; None where any may.
        """
        self.element = element
        self.boxes = boxes
        self.tracked = tracked
        self.left_out = left_out
        self.anchored = anchored
        self._styles = styles
        self._listed = listed
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
            self._own = "".join([piece.text or "" for piece in self.element.iter(_TEXT)])
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
        if not text or text.isspace() or (self._listed is not None and self.element not in self._listed):
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


class Cell:
    """A table cell: its blocks, the grid column it starts in (from 0) and how many it spans.

    `continues_above` is true for all but the first of cells merged downwards.
    """

    # Most cells hold a few plain words, whose paragraphs nobody asks for: `said` has them already.
    __slots__ = ("_blocks", "_read", "_said", "column", "continues_above", "element", "span")

    def __init__(
        self,
        element: etree._Element,
        column: int,
        read: Callable[[etree._Element], tuple["Block", ...]],
        said: str | None = None,
        *,
        span: int = 1,
        continues_above: bool = False,
    ) -> None:
        """Take in what is known; `read` makes the blocks, at once unless what a plain cell says is known."""
        self.element = element
        self.column = column
        self.span = span
        self.continues_above = continues_above
        self._read = read
        self._said = said
        self._blocks = None if said is not None else read(element)

    @property
    def blocks(self) -> tuple["Block", ...]:
        """Return the cell's blocks."""
        if self._blocks is None:
            self._blocks = self._read(self.element)
        return self._blocks

    @property
    def is_plain(self) -> bool:
        """Whether it holds paragraphs of plain words and no more: no table in it, no text box."""
        return self._said is not None

    @property
    def text(self) -> str:
        """Return what the cell says, a line a paragraph, bullets before lists."""
        return text_of(self.blocks) if self._said is None else self._said

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
                    if not cell.is_plain:
                        yield from tables_in(cell.blocks)

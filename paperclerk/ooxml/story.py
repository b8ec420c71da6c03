"""A Word story (body, header, text box) walked in reading order, as a reader sees it with pending changes accepted.

    Story
    |- blocks: Paragraph | Table, in reading order, those of controls, custom XML and insertions among them
    |- controls: every content control that still counts, with the table cell it stands in
    Table -> rows -> cells -> blocks, each noun with the lxml `element` it was read from

Deleted rows, cells and text are gone; a paragraph whose mark is deleted runs on into the next; a control that shows
only its prompt says nothing; of two alternative drawings the first is read. Nothing here changes the document.
"""

from collections.abc import Iterator
from functools import cached_property

from lxml import etree

from paperclerk.ooxml.blocks import Block, Paragraph, Table, paragraphs_in, tables_in, text_of
from paperclerk.ooxml.controls import Control, Position, controls_in
from paperclerk.ooxml.package import Package
from paperclerk.ooxml.styles import styles_of
from paperclerk.ooxml.walking import Walker
from paperclerk.ooxml.wordml import W, find


class Story:
    """One story of a Word file, walked. What is asked for often is gathered once."""

    def __init__(self, part: str, root: etree._Element, walker: Walker) -> None:
        """Walk the part whose root this is."""
        self.part = part
        self.root = root
        self._walker = walker
        body = find(root, "w:body")
        self.blocks: tuple[Block, ...] = walker.blocks(root if body is None else body)
        self.left_out = frozenset(walker.left_out)

    @cached_property
    def controls(self) -> tuple[Control, ...]:
        """Return every content control that still counts, in reading order, with the table cell it stands in."""
        return tuple(controls_in(self.root, self._walker, self.position))

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Return every paragraph in reading order, those in tables and text boxes too."""
        return tuple(paragraphs_in(self.blocks))

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """Return every table in reading order, a nested one after the one it is in, as `Position` counts them."""
        return tuple(tables_in(self.blocks))

    @property
    def text(self) -> str:
        """Return all that the story says, a line a paragraph."""
        return text_of(self.blocks)

    def position(self, element: etree._Element) -> Position | None:
        """Return the innermost table cell an element stands in, or None."""
        cells = (self._positions.get(cell) for cell in _with_ancestors(element, f"{W}tc"))
        return next((position for position in cells if position is not None), None)

    @cached_property
    def _positions(self) -> dict[etree._Element, Position]:
        return {
            cell.element: Position(number, row_number, cell)
            for number, table in enumerate(self.tables, 1)
            for row_number, row in enumerate(table.rows, 1)
            for cell in row.cells
        }


def read_story(package: Package, part: str | None = None) -> Story:
    """Walk the document of a Word file, or another of its parts (a header, the footnotes).

    Raises:
        KeyError: there is no such part.
        PackageFault: it is damaged.
    """
    part = part or package.main_part
    root = package.xml(part)
    return Story(part, root, Walker(styles_of(package, package.main_part), root))


def _with_ancestors(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    if element.tag == tag:
        yield element
    yield from element.iterancestors(tag)

"""What stands in a Word file around the boxes of a form: its lines in reading order, each with where it stands."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from paperclerk.ooxml.blocks import Block, Cell, Paragraph, Row
from paperclerk.ooxml.package import Package
from paperclerk.ooxml.story import Story, read_story

_MARGINS = ("header", "footer")
_NOTES = ("footnotes", "endnotes")


class Standing(NamedTuple):
    """A line of a story, or a box (`holds` its tag) that ends a stretch of lines.

    `table` and `row` count from 1 and are 0 outside tables; `number` counts paragraphs. `beside` is the tag of the
    first box in its row, and `after` says that it stands behind the row's last box.
    """

    text: str
    paragraph: Paragraph | None = None
    number: int = 0
    table: int = 0
    row: int = 0
    beside: str = ""
    after: bool = False
    holds: str = ""


def lines_around(story: Story, boxes: Mapping[Any, str]) -> Iterator[Standing]:
    """Yield the lines of a story in reading order.

    Args:
        story: a story of the file.
        boxes: the tags of the form's boxes, by the element of the cell or of the paragraph that holds each.
    """
    yield from _Walk(story, boxes).of(story.blocks, Standing(""))


def margins_and_notes(package: Package) -> Iterator[tuple[str, Story]]:
    """Yield the headers, footers, footnotes and endnotes of a Word file, each with its kind."""
    seen: set[str] = set()
    for link in package.relations(package.main_part):
        if link.kind in (*_MARGINS, *_NOTES) and not link.external and link.target not in seen:
            seen.add(link.target)
            if package.has(link.target):
                yield link.kind, read_story(package, link.target)


class _Walk:
    def __init__(self, story: Story, boxes: Mapping[Any, str]) -> None:
        self._boxes = boxes
        self._tables = {table.element: number for number, table in enumerate(story.tables, 1)}
        self._numbers = {paragraph.element: number for number, paragraph in enumerate(story.paragraphs, 1)}

    def of(self, blocks: tuple[Block, ...], at: Standing) -> Iterator[Standing]:
        for block in blocks:
            if isinstance(block, Paragraph):
                yield from self._paragraph(block, at)
                continue
            for number, row in enumerate(block.rows, 1):
                yield from self._row(row, Standing("", table=self._tables.get(block.element, 0), row=number))

    def _paragraph(self, paragraph: Paragraph, at: Standing) -> Iterator[Standing]:
        number, own = self._numbers.get(paragraph.element, 0), paragraph.own_text
        holds = self._boxes.get(paragraph.element, "")
        for text in own.split("\n") if own or not holds else [""]:
            yield at._replace(text=text, paragraph=paragraph, number=number, holds=holds)
        yield from self.of(paragraph.boxes, at)

    def _row(self, row: Row, at: Standing) -> Iterator[Standing]:
        tags = [self._tag_of(cell) for cell in row.cells]
        first = next((tag for tag in tags if tag), "")
        last = max((column for column, tag in enumerate(tags) if tag), default=0)
        for column, (cell, tag) in enumerate(zip(row.cells, tags, strict=True)):
            if tag:
                yield at._replace(holds=tag)
            else:
                yield from self.of(cell.blocks, at._replace(beside=first, after=bool(first) and column > last))

    def _tag_of(self, cell: Cell) -> str:
        """Return the tag of the box in a cell; a cell whose tables hold boxes is none of them."""
        inside = (self._boxes.get(block.element, "") for block in cell.blocks if isinstance(block, Paragraph))
        return self._boxes.get(cell.element) or next((tag for tag in inside if tag), "")

"""A Word file as pieces, in reading order: what a reader of a report needs before anything is a heading.

Numbers stand as Word prints them, pending changes count as accepted, lines of a table of contents are told by a style
whose name begins with `toc `, notes come after the paragraph that cites them with a style whose name ends with `text`.
"""

from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from paperclerk.ooxml.blocks import Block, Paragraph, Table
from paperclerk.ooxml.inline import Run
from paperclerk.ooxml.looks import Looks, RunLook
from paperclerk.ooxml.numbering_counts import Label, labels_of
from paperclerk.ooxml.package import Package
from paperclerk.ooxml.story import Story, read_story
from paperclerk.ooxml.styles import styles_of
from parsers.pieces import Piece, Text
from parsers.typed_numbers import typed_number
from parsers.word_grids import joined, layout_of, table_of

_NOTES = ("footnotes", "endnotes")


def read_pieces(package: Package) -> tuple[Piece, ...]:
    """Return what a Word file says as pieces.

    Raises:
        PackageFault: the file is damaged.
    """
    return PieceReader(package).read()


class PieceReader:
    """Reads the pieces of one file; `labels` and `looks` are what it knows of its paragraphs."""

    def __init__(self, package: Package) -> None:
        """Take in the file, its document walked."""
        self.story: Story = read_story(package)
        styles = styles_of(package, package.main_part)
        self.looks = Looks(styles)
        self.labels: Mapping[etree._Element, Label] = labels_of(self.story.paragraphs, styles.lists)

    def read(self) -> tuple[Piece, ...]:
        """Return the pieces in reading order."""
        return tuple(joined(list(self.pieces(self.story.blocks))))

    def pieces(self, blocks: Sequence[Block]) -> Iterator[Piece]:
        """Yield the pieces of blocks; a table that only sets words in place is passed through."""
        room = 0.0
        for block in blocks:
            if isinstance(block, Table):
                yield from self._table(block)
                room = 0.0
                continue
            text = self.text(block)
            if text is None:
                room += self.looks.style(block.style_id).size
            else:
                yield text._replace(gap=text.gap + room)
                room = 0.0
            yield from self.pieces(block.boxes)

    def text(self, paragraph: Paragraph) -> Text | None:
        """Return a paragraph as a piece; None for one that says nothing."""
        runs = [(run, look) for run in paragraph.runs if not (look := self.looks.run(paragraph, run)).hidden]
        label = self.labels.get(paragraph.element)
        number = label.text if label else ""
        whole = "".join(run.text for run, _ in runs)
        if not whole.strip():
            return None
        typed = typed_number(whole)
        if number and not typed.number:
            said, counted = typed.text, True
        elif number:  # the list counts, and the words begin with a figure of their own
            said, counted = whole, True
        else:
            number, said, counted = typed.number, typed.text, False
        words = [(run, look) for run, look in runs if run.text.strip()]
        setting = self.looks.setting(paragraph, label.definition if label else None)
        bold = all(look.bold for _, look in words)
        return Text(
            text=_folded(said),
            number=number,
            typed=not counted,
            level=paragraph.heading_level,
            style=paragraph.style_name,
            size=_usual_size(words),
            bold=bold,
            italic=all(look.italic for _, look in words),
            run_in="" if bold else _run_in(runs, whole, said),
            indent=setting.indent,
            gap=setting.before,
            centred=setting.centred,
            starts_page=setting.new_page,
        )

    def line(self, paragraph: Paragraph) -> str:
        """Return a paragraph as a line of a table's cell, its number before it."""
        label = self.labels.get(paragraph.element)
        text = " ".join(paragraph.own_text.split())
        return f"{label.text} {text}" if label and label.text and text else text

    def _table(self, table: Table) -> Iterator[Piece]:
        layout = layout_of(table)
        if layout is not None:
            yield from self.pieces(layout)
            return
        read = table_of(table, self.line, self._is_bold)
        if read is not None:
            yield read

    def _is_bold(self, paragraph: Paragraph) -> bool:
        looks = [self.looks.run(paragraph, run) for run in paragraph.runs if run.text.strip()]
        return bool(looks) and all(look.bold for look in looks)


def _usual_size(words: Sequence[tuple[Run, RunLook]]) -> float:
    sizes: dict[float, int] = {}
    for run, look in words:
        sizes[look.size] = sizes.get(look.size, 0) + len(run.text)
    return max(sizes, key=lambda size: sizes[size])


def _run_in(runs: Sequence[tuple[Run, RunLook]], whole: str, said: str) -> str:
    """Return the bold words a paragraph begins with, without its typed number."""
    bold = ""
    for run, look in runs:
        if run.text.strip() and not look.bold:
            break
        bold += run.text
    before = len(whole.lstrip()) - len(said.lstrip())
    return _folded(bold.lstrip()[before:])


def _folded(text: str) -> str:
    return " ".join(text.split())

"""A Word file as pieces, in reading order: what a reader of a report needs before anything is a heading.

Numbers stand as Word prints them, pending changes count as accepted, lines of a table of contents are told by a style
whose name begins with `toc `; a footnote comes after the paragraph that cites it, endnotes at the end, their style
`footnote`.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from lxml import etree

from paperclerk.domain.report import ReportTable
from paperclerk.ooxml.blocks import Block, Cell, Paragraph, Table
from paperclerk.ooxml.inline import Run
from paperclerk.ooxml.looks import Looks, RunLook, Setting
from paperclerk.ooxml.numbering_counts import Label, labels_of
from paperclerk.ooxml.package import Package
from paperclerk.ooxml.story import Story, read_story
from paperclerk.ooxml.styles import styles_of
from parsers.pieces import Piece, Text
from parsers.typed_numbers import BULLET, stand_apart, typed_number
from parsers.word_breaks import page_starts
from parsers.word_contents import contents_lines
from parsers.word_grids import beside_numbers, frame_of, joined, table_of
from parsers.word_margins import letterhead
from parsers.word_notes import Note, Notes

CONTENTS, NOTE = "toc 1", "footnote"


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
        self._styles = styles = styles_of(package, package.main_part)
        self.looks = Looks(styles)
        self.labels: Mapping[etree._Element, Label] = labels_of(self.story.paragraphs, styles.lists)
        self._contents = contents_lines(self.story.root)
        self._starts = page_starts(self.story.blocks, self.story.root)
        self._notes = Notes(package, self.story.root)
        self.tables_first: list[ReportTable] = []
        self._letterhead = letterhead(package, self.story.root)

    def read(self) -> tuple[Piece, ...]:
        """Return the pieces in reading order; what is printed on top of the first page alone comes first."""
        head = [] if self._letterhead is None else self.pieces(self._letterhead.blocks)
        body = _alone_marked(self.pieces(self.story.blocks))
        return (*head, *body, *(text for note in self._notes.rest() for text in self._note(note)))

    def pieces(self, blocks: Sequence[Block]) -> list[Piece]:
        """Return the pieces of blocks; a table that only sets words in place is passed through.

        Tables with nothing between them, not even an empty paragraph, are one, as Word shows them.
        """
        found: list[Piece] = []
        room, after_table = 0.0, False
        for block in blocks:
            if isinstance(block, Table):
                read = list(self._table(block))
                anew = block.element in self._starts
                read = self._first_on_page(read) if anew else read
                follows = after_table and len(read) == 1 and not anew
                found = [*found[:-1], *joined(found[-1], read[0])] if follows and found else [*found, *read]
                room, after_table = 0.0, bool(read)
            else:
                texts, after_table = self.texts(block), False
                if texts:
                    found += [texts[0]._replace(gap=texts[0].gap + room), *texts[1:]]
                    room = 0.0
                else:
                    room += self.looks.style(block.style_id).size
                found += self.pieces(block.boxes)
            for note in self._notes.cited_in(block.element):
                found += self._note(note)
        return found

    def _first_on_page(self, read: list[Piece]) -> list[Piece]:
        """Return what a table gave that begins a page, the first of it marked so or, as a table, kept in mind."""
        if read and isinstance(read[0], ReportTable):
            self.tables_first.append(read[0])
        elif read and isinstance(read[0], Text):
            return [read[0]._replace(starts_page=True), *read[1:]]
        return read

    def texts(self, paragraph: Paragraph) -> list[Text]:
        """Return a paragraph as a piece, or as several where it was broken by hand into lines that stand apart.

        Nothing for one that says nothing.
        """
        whole = self.text(paragraph)
        runs = self._shown(paragraph)
        if whole is None or not any("\n" in run.text for run, _ in runs):
            return [] if whole is None else [whole]
        lines = [line for line in _lines(runs) if _said(line).strip()]
        if paragraph.heading_level is not None or not stand_apart([_said(line) for line in lines]):
            return [whole]
        first, *others = (self._text(paragraph, line, number == 0) for number, line in enumerate(lines))
        return [first, *(text._replace(gap=0.0, starts_page=False) for text in others)]

    def text(self, paragraph: Paragraph) -> Text | None:
        """Return a paragraph as one piece; None for one that says nothing."""
        runs = self._shown(paragraph)
        return self._text(paragraph, runs, counts=True) if _said(runs).strip() else None

    def _text(self, paragraph: Paragraph, runs: Sequence[tuple[Run, RunLook]], counts: bool) -> Text:
        """Return runs of a paragraph as a piece; `counts` when its list's number stands before them."""
        whole = _said(runs)
        number, said, typed = self._parted(paragraph if counts else None, whole)
        runs = _after(runs, len(whole.rstrip()) - len(said.rstrip()))
        words = [(run, look) for run, look in runs if run.text.strip()]
        setting = self.setting(paragraph)
        styled = paragraph.style_name.lower().startswith("toc ")
        listed = styled or paragraph.element in self._contents
        bold = all(look.bold for _, look in words)
        return Text(
            text="\t".join(map(_folded, said.strip().split("\t"))) if listed else _folded(said),
            number=number,
            typed=typed,
            level=None if listed else paragraph.heading_level,
            style=CONTENTS if listed and not styled else paragraph.style_name,
            size=_usual_size(words),
            bold=bold,
            italic=all(look.italic for _, look in words),
            underlined=all(look.underlined for _, look in words),
            run_in="" if bold else _run_in(runs),
            indent=round(setting.indent, 1),
            gap=setting.before,
            centred=setting.centred,
            starts_page=setting.new_page or paragraph.element in self._starts,
        )

    def _parted(self, paragraph: Paragraph | None, whole: str) -> tuple[str, str, bool]:
        """Return the number before a paragraph, its words, and whether the number is typed and no list's."""
        label = None if paragraph is None else self.labels.get(paragraph.element)
        typed = typed_number(whole)
        if label is None or not label.text:
            return typed.number, typed.text, True
        # Where a list counts, a figure that the words begin with is theirs.
        return label.text, whole.strip(), False

    def _shown(self, paragraph: Paragraph) -> list[tuple[Run, RunLook]]:
        """Return the runs of a paragraph that are not hidden, each with its look."""
        return [(run, look) for run in paragraph.runs if not (look := self.looks.run(paragraph, run)).hidden]

    def setting(self, paragraph: Paragraph) -> Setting:
        """Return how a paragraph is set."""
        label = self.labels.get(paragraph.element)
        return self.looks.setting(paragraph, label.definition if label else None)

    def line(self, paragraph: Paragraph) -> str:
        """Return a paragraph as a line of a table's cell, its number before it."""
        label = self.labels.get(paragraph.element)
        text = _folded(_said(self._shown(paragraph)))
        return f"{label.text} {text}" if label and label.text and text else text

    def table(self, table: Table) -> ReportTable | None:
        """Return a table as people read it; None for one without words, or that only sets words in place."""
        if frame_of(table) is not None or beside_numbers(table, self._styles, self._number_alone) is not None:
            return None
        return table_of(table, self.line, self._is_bold, self.looks.first_row(table.element))

    def _table(self, table: Table) -> Iterator[Piece]:
        if (frame := frame_of(table)) is not None:
            yield from self.pieces(frame)
        elif (rows := beside_numbers(table, self._styles, self._number_alone)) is not None:
            for number, blocks in rows:
                yield from self._numbered(number, blocks)
        elif (read := self.table(table)) is not None:
            yield read

    def _numbered(self, number: str, blocks: Sequence[Block]) -> Iterator[Piece]:
        """Yield the pieces of a table's cell, the first paragraph with the number that stands in the cell beside it."""
        for piece in self.pieces(blocks):
            if number and isinstance(piece, Text) and not piece.number:
                yield piece._replace(number=number)
                number = ""
            else:
                yield piece

    def _number_alone(self, cell: Cell) -> str | None:
        """Return the number that is all a cell says, counted or typed; None where it says anything else."""
        said = " ".join(cell.text.split())
        counted = [label.text for p in cell.paragraphs if (label := self.labels.get(p.element)) and label.text]
        if not said or said == BULLET:
            return counted[0] if len(counted) == 1 else ""
        return said if typed_number(f"{said}\tX").number and not counted else None

    def _note(self, note: Note) -> Iterator[Text]:
        number = note.mark
        for paragraph in note.paragraphs:
            text = self.text(paragraph)
            if text is not None:
                yield text._replace(number=number or text.number, typed=True, level=None, style=NOTE)
                number = ""

    def _is_bold(self, paragraph: Paragraph) -> bool:
        looks = [self.looks.run(paragraph, run) for run in paragraph.runs if run.text.strip()]
        return bool(looks) and all(look.bold for look in looks)


def _alone_marked(pieces: Sequence[Piece]) -> list[Piece]:
    """Return pieces, those marked that stand alone between two breaks."""
    marked = list(pieces)
    for index, piece in enumerate(pieces):
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        ends = isinstance(following, Text) and following.starts_page
        if isinstance(piece, Text) and piece.starts_page and ends:
            marked[index] = piece._replace(alone=True)
    return marked


def _usual_size(words: Sequence[tuple[Run, RunLook]]) -> float:
    sizes: dict[float, int] = {}
    for run, look in words:
        sizes[look.size] = sizes.get(look.size, 0) + len(run.text)
    return max(sizes, key=lambda size: sizes[size])


def _said(runs: Sequence[tuple[Run, RunLook]]) -> str:
    return "".join(run.text for run, _ in runs)


def _lines(runs: Sequence[tuple[Run, RunLook]]) -> Iterator[list[tuple[Run, RunLook]]]:
    """Yield runs line by line, as they were broken by hand."""
    line: list[tuple[Run, RunLook]] = []
    for run, look in runs:
        first, *others = run.text.split("\n")
        line.append((run._replace(text=first), look))
        for text in others:
            yield line
            line = [(run._replace(text=text), look)]
    yield line


def _after(runs: Sequence[tuple[Run, RunLook]], skipped: int) -> list[tuple[Run, RunLook]]:
    """Return the runs after as many characters: a number typed before the words, whatever it looks like."""
    left: list[tuple[Run, RunLook]] = []
    for run, look in runs:
        left.append((run._replace(text=run.text[skipped:]), look))
        skipped = max(0, skipped - len(run.text))
    return left


def _run_in(runs: Sequence[tuple[Run, RunLook]]) -> str:
    """Return the bold words a paragraph begins with."""
    return _folded(
        "".join(run.text for run, _ in takewhile(lambda told: told[1].bold or not told[0].text.strip(), runs))
    )


def _folded(text: str) -> str:
    return " ".join(text.split())

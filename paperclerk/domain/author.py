"""What a report's author writes: the front page and the words under each heading, as data with places."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from paperclerk.domain.author_pictures import AuthorPicture
from paperclerk.domain.findings import Finding
from paperclerk.domain.front_page import FrontPage
from paperclerk.domain.places import Noun, Place
from paperclerk.domain.procedure import Procedure
from paperclerk.domain.publicity import Exemption

# A point, and a point under it.
_TOLD_BY_KIND = 2


class Words(Noun):
    """Words in one look; `raised` is `superscript`, `subscript` or nothing, `link` the address they lead to."""

    text: str = ""
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    raised: str = ""
    link: str = ""


class NoteLine(Noun):
    """A paragraph of a footnote."""

    stretches: tuple[Words, ...] = ()


class Stretch(Words):
    """A stretch of a paragraph in one look, or in place of words a picture, or a footnote's mark with its note.

    `depth` is 3 or more on the first stretch of a point that stands so deep in a list: kinds and levels tell two.
    """

    depth: int = 0
    picture: AuthorPicture | None = None
    note: tuple[NoteLine, ...] = ()

    @property
    def is_words(self) -> bool:
        """Whether it is words, and no picture or note."""
        return self.picture is None and not self.note


class CellLine(Noun):
    """A paragraph in a table's cell: level 0 is plain, 1 a point of a list, 2 a point under a point.

    `side` is `right` or `center` where its author set it so, as figures are; empty for the usual left.
    """

    stretches: tuple[Stretch, ...] = ()
    level: int = 0
    side: str = ""

    @property
    def text(self) -> str:
        """Return the paragraph's words."""
        return "".join(stretch.text for stretch in self.stretches)


class Cell(Noun):
    """A table's cell: its lines, and how many columns and rows of the table it takes up.

    Those it takes up beside its own have cells without lines. `share` is the part of the table's width that its column
    has, in hundredths; 0 when nothing is known of it.
    """

    lines: tuple[CellLine, ...] = ()
    columns: int = 1
    rows: int = 1
    share: int = 0

    # No field of a template's: what prints a cell asks for it.
    def sides(self) -> tuple[str, ...]:
        """Return to which side each line is set."""
        return tuple(line.side for line in self.lines)

    @property
    def text(self) -> str:
        """Return the cell's words, a line a paragraph."""
        return "\n".join(line.text for line in self.lines)


class Block(Noun):
    """A paragraph or a table of the author's.

    `kind` says how a paragraph is set out: `body` (1.1), `sub` (1.1.1), `letter` ((a)), `inner-letter` ((i)), `bullet`,
    `inner-bullet`, `item` (with a figure of its own, kept as typed), `lead-in` (a body paragraph that introduces what
    follows), `subheading`, `picture` (nothing but one), `caption`. A `table` has heading rows and rows instead. Of the
    appendices each may be exempt by itself.
    """

    kind: str
    stretches: tuple[Stretch, ...] = ()
    header: tuple[tuple[Cell, ...], ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    exemption: Exemption | None = None
    place: Place | None = None

    @property
    def text(self) -> str:
        """Return the paragraph's words."""
        return "".join(stretch.text for stretch in self.stretches)

    @property
    def says_something(self) -> bool:
        """Whether there is anything in it: words, a picture or a note."""
        return bool(self.header) or any(one.text.strip() or not one.is_words for one in self.stretches)


class Laid(Protocol):
    """What holds stretches: a block, as written or as printed."""

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """Those of a paragraph."""

    @property
    def header(self) -> tuple[tuple[Cell, ...], ...]:
        """The heading rows of a table."""

    @property
    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """Its other rows."""


def deepened(stretches: Sequence[Stretch], depth: int) -> tuple[Stretch, ...]:
    """Return the stretches of a point with its depth in the list, where that is more than kinds and levels tell."""
    if depth <= _TOLD_BY_KIND or not stretches:
        return tuple(stretches)
    return (stretches[0].model_copy(update={"depth": depth}), *stretches[1:])


def stretches_in(block: Laid) -> Iterator[Stretch]:
    """Yield every stretch of a block, those of a table row by row."""
    yield from block.stretches
    for row in (*block.header, *block.rows):
        yield from (stretch for cell in row for line in cell.lines for stretch in line.stretches)


def paragraph_block(text: str, kind: str = "body", *, bold: bool = False, place: Place | None = None) -> Block:
    """Return a paragraph in one look."""
    return Block(kind=kind, stretches=(Stretch(text=text, bold=bold),), place=place)


def cell_of(*texts: str) -> Cell:
    """Return a cell of plain lines."""
    return Cell(lines=tuple(CellLine(stretches=(Stretch(text=text),)) for text in texts))


def beginning_cut(stretches: Sequence[Stretch], length: int) -> tuple[Stretch, ...]:
    """Return stretches without so many of their first characters; pictures and notes stay."""
    left, rest = length, []
    for stretch in stretches:
        cut = min(left, len(stretch.text))
        left -= cut
        if stretch.text[cut:] or not stretch.is_words:
            rest.append(stretch.model_copy(update={"text": stretch.text[cut:]}) if cut else stretch)
    return tuple(rest)


def cut_to(stretches: Sequence[Stretch], length: int) -> tuple[Stretch, ...]:
    """Return stretches up to so many characters; pictures and notes stay."""
    left, kept = length, []
    for stretch in stretches:
        part = stretch.text[:left]
        left -= len(part)
        if part or not stretch.is_words:
            kept.append(stretch.model_copy(update={"text": part}))
    return tuple(kept)


class AuthorSection(Noun):
    """The author's words under one heading.

    `id` is the section's in the layout; a section of the author's own has an empty one, and `after` is the id of the
    section it follows.
    """

    id: str
    heading: str
    blocks: tuple[Block, ...] = ()
    after: str = ""
    exemption: Exemption | None = None
    place: Place | None = None


class AuthorWords(Noun):
    """All that an author wrote for a report."""

    front: FrontPage = FrontPage()
    procedure: Procedure = Procedure()
    sections: tuple[AuthorSection, ...] = ()

    def section(self, id: str) -> AuthorSection | None:
        """Return the words for a section of the layout, or None."""
        return next((section for section in self.sections if section.id == id), None)

    def own_sections_after(self, id: str) -> tuple[AuthorSection, ...]:
        """Return the author's own sections that follow a section of the layout, in the author's order."""
        return tuple(section for section in self.sections if not section.id and section.after == id)


class AuthorReading(NamedTuple):
    """An author's file as read, with everything wrong or doubtful about it; no words when it has no front page."""

    words: AuthorWords | None
    findings: tuple[Finding, ...] = ()

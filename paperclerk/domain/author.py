"""What a report's author writes: the front page and the words under each heading, as data with places."""

from typing import NamedTuple

from paperclerk.domain.findings import Finding
from paperclerk.domain.front_page import FrontPage
from paperclerk.domain.places import Noun, Place
from paperclerk.domain.procedure import Procedure
from paperclerk.domain.publicity import Exemption


class Stretch(Noun):
    """A stretch of a paragraph in one look; `link` is the address it leads to, empty for none."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


class Block(Noun):
    """A paragraph or a table of the author's.

    `kind` says how a paragraph is set out: `body` (1.1), `sub` (1.1.1), `letter` ((a)), `bullet`, `item` (with a figure
    of its own, kept as typed), `lead-in` (a body paragraph that introduces what follows), `subheading`. A `table` has
    a header and rows instead, a text a cell, its lines apart. Of the appendices each may be exempt by itself.
    """

    kind: str
    stretches: tuple[Stretch, ...] = ()
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    exemption: Exemption | None = None
    place: Place | None = None

    @property
    def text(self) -> str:
        """Return the paragraph's words."""
        return "".join(stretch.text for stretch in self.stretches)


def paragraph_block(text: str, kind: str = "body", *, bold: bool = False, place: Place | None = None) -> Block:
    """Return a paragraph in one look."""
    return Block(kind=kind, stretches=(Stretch(text=text, bold=bold),), place=place)


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

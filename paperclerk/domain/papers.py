"""Papers as data: what all of them share. Each paper's own shape stands beside its maker in `paperclerk.assembly`."""

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from typing import Any

from paperclerk.domain.places import Noun


class PaperName(StrEnum):
    """The three papers of a cycle, as commands and folders name them."""

    CABINET_REPORT = "cabinet-report"
    STABILISATION_PLAN = "stabilisation-plan"
    ASSURANCE_PACK = "assurance-pack"

    @property
    def spoken(self) -> str:
        """Return the paper's name as people say it."""
        return {"cabinet-report": "Cabinet report", "stabilisation-plan": "Stabilisation plan table"}.get(
            self.value, "Assurance pack"
        )


class TableLayout(StrEnum):
    """How the stabilisation plan is laid out: a row a recommendation on a page that lies on its side, or a card.

    In four columns progress stands under each deliverable; in six, rating and progress have columns of their own.
    """

    FOUR_COLUMNS = "four-columns"
    SIX_COLUMNS = "six-columns"
    CARDS = "cards"


class Source(Noun):
    """Where one generated value came from: the region it stands in, and the return, place and message behind it.

    `return_sha256` is empty for a value that comes from the plan or the calendar rather than from a return.
    """

    region: str
    text: str
    deliverable: str = ""
    field: str = ""
    return_sha256: str = ""
    file: str = ""
    where: str = ""
    message_id: str | None = None
    received: datetime | None = None


class Publicity(StrEnum):
    """For whom a paper was made."""

    DRAFT = "draft"
    PUBLIC = "public"
    EXEMPT = "exempt"


class Paper(Noun):
    """A paper as data: its name, title, the periods it covers, and where each generated value came from.

    `restriction` stands at the head of each page of a paper that is not for publication. `written` is where each
    paragraph of the author's came from; its sources have no region.
    """

    name: PaperName
    title: str
    organisation: str
    marking: str = ""
    restriction: str = ""
    periods: tuple[str, ...]
    sources: tuple[Source, ...] = ()
    written: tuple[Source, ...] = ()

    def said(self) -> Iterator[tuple[str, str]]:
        """Yield what the paper must show outside its generated regions: the field's name in templates, and its text."""
        yield "paper.title", self.title

    def held(self) -> Iterator[Any]:
        """Yield the stretches (`domain.author`) that are no words: pictures and footnotes it must show."""
        yield from ()

    def headed(self) -> Iterator[tuple[str, str]]:
        """Yield what must come out as a heading, the title as the highest: the field's name in templates, its text."""
        yield "paper.title", self.title


class PaperFiles(Noun):
    """A paper that was made: its files, and the hash of the Word file, which is authoritative."""

    name: PaperName
    publicity: Publicity = Publicity.DRAFT
    docx: str
    pdf: str | None = None
    manifest: str
    sha256: str

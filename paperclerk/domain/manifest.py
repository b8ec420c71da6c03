"""The manifest of a paper: what it was made from, and where each value and each of the author's words came from."""

from datetime import datetime
from enum import StrEnum

from pydantic import BaseModel

from paperclerk.domain.papers import Publicity, Source
from paperclerk.domain.places import Noun


class SourceKind(StrEnum):
    """The kinds of files that a paper is made from."""

    PLAN = "plan"
    CALENDAR = "calendar"
    AUTHOR = "author"
    RETURN = "return"


class MadeFrom(Noun):
    """A file that a paper was made from, by its hash; of a return also whose, for which period, and how it came in."""

    kind: SourceKind
    file: str
    sha256: str
    owner: str = ""
    period: str = ""
    message_id: str | None = None
    received: datetime | None = None


class RegionMade(Noun):
    """A generated region as it was made: the start of the hash of its own text, inner regions left out, spaces folded.

    An author who changes a rating so changes the region of the rating, and not all those around it.
    """

    region: str
    sha256: str


class TemplateUsed(Noun):
    """The template a paper was made from; its version is its hash."""

    file: str
    sha256: str


class PlanUsed(Noun):
    """The version of the plan that a paper reports on."""

    title: str
    version: str
    fingerprint: str


class IssueBefore(Noun):
    """The issue of the same paper that this one was compared with."""

    period: str
    build_id: str
    sha256: str


# Read back from files that a later version may have written: what is not known here is left alone.
class Manifest(BaseModel, frozen=True, extra="ignore"):
    """What a paper was made from.

    `fixed` are the hashes of the paragraphs that the template, not the author, put outside the regions. Manifests of
    the first version have nothing after `rules_version` but the cells. Of a paper for everybody it names no file of
    anybody's: `settings`, `compared_with`, `sources` and `author` are empty, and cells have no place.
    """

    paper: str
    publicity: Publicity = Publicity.DRAFT
    title: str
    organisation: str = ""
    periods: tuple[str, ...]
    docx_sha256: str
    template: TemplateUsed
    plan: PlanUsed
    rules_version: str
    build_id: str = ""
    settings: dict[str, str | int | float | bool] = {}
    compared_with: IssueBefore | None = None
    sources: tuple[MadeFrom, ...] = ()
    regions: tuple[RegionMade, ...] = ()
    fixed: tuple[str, ...] = ()
    author: tuple[Source, ...] = ()
    cells: tuple[Source, ...]

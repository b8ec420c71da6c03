"""Tracing a paper: its text as it stands now, and each value in it led back to where it came from."""

import hashlib
from enum import StrEnum
from functools import cached_property

from paperclerk.domain.findings import Finding
from paperclerk.domain.papers import Source
from paperclerk.domain.places import Noun

# Enough to tell one text of a paper from every other.
_DIGITS = 16


class RegionText(Noun):
    """A generated region as it stands: all that a reader sees in it, its own words without inner regions', its place.

    `position` counts regions and paragraphs of the paper in reading order, `within` names the regions around it.
    """

    region: str
    text: str
    own: str
    position: int
    within: tuple[str, ...] = ()


class OutsideText(Noun):
    """A paragraph that stands in no region, and which of the document's paragraphs it is, counted from 1."""

    text: str
    position: int
    number: int


class PaperText(Noun):
    """A paper's text as it stands: its generated regions, the paragraphs outside them, and the build it says it is."""

    build_id: str = ""
    regions: tuple[RegionText, ...] = ()
    outside: tuple[OutsideText, ...] = ()

    @cached_property
    def by_region(self) -> dict[str, tuple[RegionText, ...]]:
        """Return the regions by name; a name that was copied in the document has several."""
        found: dict[str, tuple[RegionText, ...]] = {}
        for one in self.regions:
            found[one.region] = (*found.get(one.region, ()), one)
        return found


class Origin(StrEnum):
    """What kind of source a value of a paper has."""

    RETURN = "return"
    PLAN = "plan"
    WORKED_OUT = "worked_out"
    UNTOLD = "untold"
    AUTHOR = "author"


class Fate(StrEnum):
    """What became of a value since the paper was made; `typed` was not in it then."""

    AS_MADE = "as_made"
    EDITED = "edited"
    GONE = "gone"
    TYPED = "typed"


class TracedCell(Source):
    """A value of a paper with its source and what became of it.

    `label` is the field in the words of the forms; `shows` what stands in the region now, where it was edited;
    `period` the month that a return was for. Words of an author have no region.
    """

    label: str
    origin: Origin
    state: Fate
    shows: str = ""
    period: str = ""
    position: int = 0
    within: tuple[str, ...] = ()


class TracedRegion(Noun):
    """A generated region that is no longer as it was made."""

    region: str
    state: Fate
    shows: str = ""


class Trace(Noun):
    """A paper traced; `known_by` says by what it was known: its `manifest`, the `ledger`, or nothing."""

    file: str
    sha256: str
    paper: str = ""
    title: str = ""
    periods: tuple[str, ...] = ()
    build_id: str = ""
    known_by: str = ""
    cells: tuple[TracedCell, ...] = ()
    changed: tuple[TracedRegion, ...] = ()
    findings: tuple[Finding, ...] = ()


def folded(text: str) -> str:
    """Return a text with its white space folded, for comparing: Word and the forms break lines as they like."""
    return " ".join(text.split())


def mark_of(text: str) -> str:
    """Return a short mark by which a text is known again, however its lines are broken."""
    return hashlib.sha256(folded(text).encode()).hexdigest()[:_DIGITS]

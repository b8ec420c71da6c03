"""Clearances: who has cleared the author's words of a report, when, and over which words; void when those change.

A clearance is the council's own control. It is kept in the ledger, is printed only where the settings say so, and
covers what the author wrote: neither what owners report, nor the route and the Commissioners' comments, which come in
after it.
"""

import hashlib
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from paperclerk.domain.author import AuthorWords
from paperclerk.domain.places import Noun


class Clearer(StrEnum):
    """For what a report is cleared."""

    LEGAL = "legal"
    FINANCE = "finance"
    SECTION_151 = "s151"
    MONITORING_OFFICER = "monitoring_officer"
    DIRECTOR = "director"
    CHIEF_EXECUTIVE = "chief_executive"
    PORTFOLIO_MEMBER = "portfolio_member"
    HUMAN_RESOURCES = "hr"
    PROCUREMENT = "procurement"
    EQUALITY = "equality"

    @property
    def spoken(self) -> str:
        """Return the words for it: `Section 151 Officer`."""
        return _SPOKEN[self]


_SPOKEN = {
    Clearer.LEGAL: "Legal",
    Clearer.FINANCE: "Finance",
    Clearer.SECTION_151: "Section 151 Officer",
    Clearer.MONITORING_OFFICER: "Monitoring Officer",
    Clearer.DIRECTOR: "Director",
    Clearer.CHIEF_EXECUTIVE: "Chief Executive",
    Clearer.PORTFOLIO_MEMBER: "Portfolio member",
    Clearer.HUMAN_RESOURCES: "Human resources",
    Clearer.PROCUREMENT: "Procurement",
    Clearer.EQUALITY: "Equality",
}


class ClearedPart(Noun):
    """A part of the words that were cleared: its heading, and the hash of what stood under it."""

    heading: str
    sha256: str


class Clearance(Noun):
    """A clearance on record: for what, by whom, when (ISO day), over which words; `note` is for the office alone."""

    period: str
    role: Clearer
    by: str
    on: str
    sha256: str
    parts: tuple[ClearedPart, ...] = ()
    note: str = ""


class ClearanceNow(Noun):
    """A clearance as it stands: `changed` names the parts that are no longer what was cleared."""

    clearance: Clearance
    is_void: bool
    changed: tuple[str, ...] = ()


class Clearances(Noun):
    """A period's clearances as they stand, the latest for each role, and the roles still wanted."""

    period: str
    clearances: tuple[ClearanceNow, ...] = ()
    wanted: tuple[Clearer, ...] = ()

    def in_force(self, role: Clearer) -> ClearanceNow | None:
        """Return the clearance for a role that is not void, or None."""
        return next((one for one in self.clearances if one.clearance.role is role and not one.is_void), None)


class ClearedWords(NamedTuple):
    """The words that a clearance is given over: their hash, and that of each part."""

    sha256: str
    parts: tuple[ClearedPart, ...]


def words_to_clear(words: AuthorWords) -> ClearedWords:
    """Return the marks of an author's words: the same for the same words, wherever they stand in the file."""
    # Without defaults, so that a field which a later version adds voids nothing by itself.
    front = words.front.model_dump_json(exclude={"labels"}, exclude_defaults=True)
    later = {"route", "commissioners", "place"}
    procedure = words.procedure.model_dump_json(exclude=later, exclude_defaults=True)
    parts = [ClearedPart(heading="Front page", sha256=_mark(front, procedure))]
    for section in words.sections:
        said = [block.model_dump_json(exclude={"place"}, exclude_defaults=True) for block in section.blocks]
        mark = section.exemption.model_dump_json() if section.exemption else ""
        parts.append(ClearedPart(heading=section.heading, sha256=_mark(section.id, section.after, mark, *said)))
    return ClearedWords(_mark(*(f"{one.heading} {one.sha256}" for one in parts)), tuple(parts))


def as_they_stand(
    period: str, given: Iterable[Clearance], words: AuthorWords | None, wanted: Iterable[Clearer] = ()
) -> Clearances:
    """Return a period's clearances against the words as they are now; of two for one role the later counts.

    Args:
        period: the period's key.
        given: the clearances on record, in the order they were given.
        words: the author's words now; None when there are none, which voids every clearance.
        wanted: the roles that the council wants a report cleared for.
    """
    now = words_to_clear(words) if words else ClearedWords("", ())
    latest = {one.role: one for one in given}
    stand = tuple(
        ClearanceNow(clearance=one, is_void=one.sha256 != now.sha256, changed=_changed(one, now))
        for role in Clearer
        if (one := latest.get(role))
    )
    held = {one.clearance.role for one in stand if not one.is_void}
    return Clearances(period=period, clearances=stand, wanted=tuple(role for role in wanted if role not in held))


def _changed(clearance: Clearance, now: ClearedWords) -> tuple[str, ...]:
    """Return the headings under which something is new, gone or other than was cleared."""
    if clearance.sha256 == now.sha256:
        return ()
    cleared = {(one.heading, one.sha256) for one in clearance.parts}
    present = {(one.heading, one.sha256) for one in now.parts}
    headings = [one.heading for one in (*now.parts, *clearance.parts)]
    return tuple(dict.fromkeys(h for h in headings if any(h == part for part, _ in cleared ^ present)))


def _mark(*texts: str) -> str:
    return hashlib.sha256("\x1f".join(texts).encode("utf-8", "replace")).hexdigest()

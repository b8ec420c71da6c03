"""What regenerating a draft came to: what was done with each generated region, and with what of it the author had."""

import re
from enum import StrEnum

from pydantic import Field, computed_field

from paperclerk.domain.names import REGION_PREFIX
from paperclerk.domain.places import Noun


class Deed(StrEnum):
    """What was done with a region."""

    SAME = "same"
    UPDATED = "updated"
    MOVED = "moved"
    ADDED = "added"
    REMOVED = "removed"
    KEPT = "kept"
    WOVEN = "woven"
    BOTH = "both"
    GONE_KEPT = "gone_kept"
    STAYS_DELETED = "stays_deleted"
    DELETED_CHANGED = "deleted_changed"
    APPENDED = "appended"
    TWICE = "twice"
    OUTSIDE = "outside"

    @property
    def asks(self) -> bool:
        """Whether the author has to look at it and decide."""
        return self in _ASKING


_ASKING = frozenset((Deed.BOTH, Deed.GONE_KEPT, Deed.DELETED_CHANGED, Deed.APPENDED, Deed.TWICE, Deed.OUTSIDE))


class RegionDeed(Noun):
    """What was done with a region, or with one cell of a region that is a row (`cell` counts from 1).

    `had` is what the author had, `was` what was generated before, `now` what the data says; each is the text alone.
    """

    region: str
    cell: int = 0
    deed: Deed
    had: str = ""
    was: str = ""
    now: str = ""

    @property
    def label(self) -> str:
        """Return the region's name as people say it: `D8.3, exc, cell 2`; empty for what is in no region."""
        bare = self.region.removeprefix(REGION_PREFIX)
        found = _ITEM.search(bare)
        item = found[0].replace("_", ".") if found else ""
        rest = bare.replace(found[0], "", 1) if found else bare
        words = " ".join(_WORDS.get(word, word) for word in rest.split("_") if word)
        said = ", ".join(part for part in (item, words) if part)
        return f"{said}, cell {self.cell}" if self.cell else said


# What stands short in the names of regions.
_WORDS = {
    "rec": "recommendation", "rag": "rating", "exc": "exception", "move": "movement", "slip": "slippage",
    "count": "count of", "state": "status", "change": "date change",
}  # fmt: skip
_ITEM = re.compile(r"[ADKR]\d+(_\d+)?(?=_|$)", re.ASCII)


class DraftKnown(Noun):
    """How the regions of a draft were found: by their controls, by their bookmarks alone, or not at all."""

    by_control: tuple[str, ...] = ()
    by_bookmark: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


class Regeneration(Noun):
    """A draft regenerated: the file that was written, and what was done.

    `regenerated` is None when there was nothing to bring in. `regions` lists all that is not simply the same.
    """

    draft: str
    draft_sha256: str
    paper: str
    period: str
    build_before: str
    build_now: str
    tracked: bool = False
    regenerated: str | None = None
    html: str | None = None
    json_: str | None = Field(default=None, serialization_alias="json")
    changes: int = 0
    found: DraftKnown = DraftKnown()
    notes: tuple[str, ...] = ()
    regions: tuple[RegionDeed, ...] = ()
    same: int = 0

    @computed_field  # type: ignore[prop-decorator]
    @property
    def counts(self) -> dict[str, int]:
        """Return how many regions each thing was done with."""
        made = {deed.value: sum(one.deed is deed for one in self.regions) for deed in Deed}
        return {**made, Deed.SAME.value: self.same}

    @property
    def to_decide(self) -> tuple[RegionDeed, ...]:
        """Return what the author has to look at."""
        return tuple(one for one in self.regions if one.deed.asks)


class DraftRefused(Noun):
    """A draft of which nothing was made, and why."""

    draft: str
    message: str
    advice: str = ""


class DraftsRegenerated(Noun):
    """What became of the drafts of a workspace: those with new data, those that had it already, those refused."""

    regenerated: tuple[Regeneration, ...] = ()
    unchanged: tuple[str, ...] = ()
    refused: tuple[DraftRefused, ...] = ()

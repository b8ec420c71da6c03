"""What regenerating a draft came to: what was done with each generated region, and with what of it the author had."""

from enum import StrEnum

from pydantic import Field, computed_field

from paperclerk.domain.places import Noun


class Deed(StrEnum):
    """What was done with a region."""

    SAME = "same"
    UPDATED = "updated"
    ADDED = "added"
    REMOVED = "removed"
    KEPT = "kept"
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

"""An author's draft regenerated: the new data brought into the author's own file, everything else left as it is.

Three papers are held against each other: the draft, the original it was made from (which the ledger keeps), and the
paper as it would be made now. Parts in which nothing changes keep their bytes; the draft itself is only read.
"""

import copy
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from lxml import etree

from paperclerk.domain.regenerated import Deed, DraftKnown, RegionDeed
from paperclerk.ooxml.archive import PAPER_LIMITS
from paperclerk.ooxml.package import Package, PackageFault, open_package
from paperclerk.ooxml.repack import repack
from paperclerk.word.builds import with_build
from paperclerk.word.redline_marks import Marks
from paperclerk.word.region_adopting import Adopter, Numbers
from paperclerk.word.region_aside import number
from paperclerk.word.region_hashes import made_otherwise, with_hashes_of
from paperclerk.word.region_healing import Made, heal, made_as
from paperclerk.word.region_leftovers import without_leftovers
from paperclerk.word.region_lines import open_unknown_fields
from paperclerk.word.region_merge import Merge
from paperclerk.word.region_notes import Notes
from paperclerk.word.region_sides import Side
from paperclerk.word.region_tracking import Tracker
from paperclerk.word.region_waiting import Pending
from paperclerk.word.region_writing import RegionWriter

# Controls put back have numbers from here on, after those that an earlier healing gave.
_FIRST_HEALED = 900_000
_NUMBER = re.compile(rb'<w:id w:val="(9\d{5,8})"/>')


class Regenerated(NamedTuple):
    """A draft with the new data in it, what was done, and how its regions were found."""

    docx: bytes
    deeds: tuple[RegionDeed, ...]
    same: int
    changes: int
    found: DraftKnown


def regenerate(draft: bytes, base: bytes | None, new: bytes, made: datetime, *, tracked: bool = False) -> Regenerated:
    """Return a draft with the new paper's data in it.

    Args:
        draft: the author's Word file.
        base: the original it was made from; without it every region that differs is left to the author.
        new: the paper as it is made now.
        made: the time changes and comments are dated with.
        tracked: whether every change is a tracked change.

    Raises:
        PackageFault: the draft is no Word file that can be opened.
        Refused: what was generated cannot be brought into a draft.
    """
    theirs, ours = _opened(new), _opened(draft)
    original = None if base is None else Side(_opened(base))
    if original is not None:
        original.doubted = frozenset(made_otherwise(ours, original.package))
    healed: list[str] = []
    pending = Pending(Notes.AUTHOR)
    side = Side(ours, _Healer(ours, original or Side(theirs), healed, pending))
    fresh = Side(theirs, open_unknown_fields(original or side))
    numbers = Numbers((*side.stories.values(), *pending.were.values()))
    marks = Marks(Notes.AUTHOR, made, numbers.next("mark"))
    numbers.keep_free("mark", _MARKS)
    adopter, notes = Adopter(theirs, ours, numbers), Notes(ours, numbers, made)
    merge = Merge(side, original, fresh, RegionWriter(marks), adopter, notes, pending)
    found = _known(side, original or fresh, healed)
    were = _as_they_were(side, pending) if tracked else {}
    merge.merge()
    tracker = Tracker(marks, Notes.AUTHOR, {*side.twice, *side.taken_away})
    for part in sorted(merge.changed & {*were, *pending.were}):
        story = side.stories[part]
        tracker.track(were[part] if tracked else pending.before(part, story), story)
    parts = {**adopter.changed(), **{part: _written(side.stories[part]) for part in sorted(merge.changed)}}
    parts.update({**with_build(ours, theirs), **with_hashes_of(ours, theirs)})
    docx = repack(draft, parts) if parts else draft
    docx = without_leftovers(draft, docx, sorted(merge.changed))
    if commented := notes.parts(open_package(docx, PAPER_LIMITS)):
        docx = repack(docx, commented)
    changes = sum(one.deed not in (Deed.KEPT, Deed.SAME, Deed.TWICE) for one in merge.deeds)
    return Regenerated(docx, tuple(merge.deeds), merge.same, changes, found)


# So many numbers are kept for tracked changes; comments and bookmarks have those after them.
_MARKS = 1_000_000


def known_regions(draft: bytes, original: bytes) -> DraftKnown:
    """Return which of the regions of the generated original are found in a draft, and how.

    Raises:
        PackageFault: the draft is no Word file that can be opened.
    """
    base, healed = Side(_opened(original)), list[str]()
    package = _opened(draft)
    side = Side(package, _Healer(package, base, healed))
    return _known(side, base, healed)


def _as_they_were(side: Side, pending: Pending) -> dict[str, Any]:
    """Return copies of a draft's stories, with numbers by which what is in them is known again."""
    rest = {part: story for part, story in side.stories.items() if part not in pending.were}
    for story in rest.values():
        number(story)
    return {**copy.deepcopy(pending.were), **{part: copy.deepcopy(story) for part, story in rest.items()}}


def _known(side: Side, base: Side, healed: list[str]) -> DraftKnown:
    return DraftKnown(
        by_control=tuple(name for name in base.units if name in side.units and name not in healed),
        by_bookmark=tuple(name for name in base.units if name in side.units and name in healed),
        missing=tuple(name for name in base.units if name not in side.units),
    )


class _Healer:
    """Heals each story of a draft as the original was made, and accepts what of ours is pending in it."""

    def __init__(self, draft: Package, base: Side, healed: list[str], pending: Pending | None = None) -> None:
        self._made: Mapping[str, Made] = {name: made_as(unit) for name, unit in base.units.items()}
        self._healed, self._pending = healed, pending
        stories = [name for name in draft.names if name.startswith("word/") and name.endswith(".xml")]
        given = [int(number) for name in stories for number in _NUMBER.findall(draft.read(name))]
        self._given = max(given, default=_FIRST_HEALED - 1) + 1

    def __call__(self, part: str, story: etree._Element) -> None:
        self._healed += self._heal(story)
        if self._pending is not None and self._pending.accept(part, story):
            # A paragraph whose end was pending ran on into the next one, which may lie outside of its control.
            self._heal(story)
            self._pending.know_again(part, story)

    def _heal(self, story: etree._Element) -> tuple[str, ...]:
        names = heal(story, self._made, self._given)
        self._given += len(names)
        return names


def _opened(content: bytes) -> Package:
    package = open_package(content, PAPER_LIMITS)
    if package.kind != "word":
        raise PackageFault("F03", "The file is not a Word document.", "Give a draft's .docx.")
    return package


def _written(story: etree._Element) -> bytes:
    return bytes(etree.tostring(story, xml_declaration=True, encoding="UTF-8", standalone=True))

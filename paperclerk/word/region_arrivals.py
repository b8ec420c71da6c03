"""What a draft does not have yet, put into it: regions with what heads them; what is in no region comes and goes."""

import copy
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import etree

from paperclerk.domain.regenerated import Deed, RegionDeed
from paperclerk.ooxml.wordml import W
from paperclerk.word.region_adopting import Adopter
from paperclerk.word.region_aside import forget_numbers
from paperclerk.word.region_columns import AddedColumns, with_columns
from paperclerk.word.region_outside import Outside
from paperclerk.word.region_pieces import a_heading, standing_alone
from paperclerk.word.region_placing import Spot, Stretch, end_of, spot_for, stretch_of
from paperclerk.word.region_sense import words_in
from paperclerk.word.region_sides import Side
from paperclerk.word.region_ties import tied
from paperclerk.word.region_units import Kind, Unit, blocks_of
from paperclerk.word.regions import regions_in

# Stands over what was generated and has no place in the draft.
HEADING = "Generated text that could not be placed"


@dataclass(slots=True)
class Done:
    """What a merge has done so far: its deeds, the parts of the draft it changed, the regions it is through with."""

    deeds: list[RegionDeed] = field(default_factory=list)
    changed: set[str] = field(default_factory=set)
    regions: set[str] = field(default_factory=set)


class Arrivals:
    """Puts what is new into a draft."""

    def __init__(
        self,
        draft: Side,
        new: Side,
        adopter: Adopter,
        outside: Outside | None,
        columns: AddedColumns,
        done: Done,
    ) -> None:
        """Take in the draft and the new paper; nobody knows what is outside all regions without an original."""
        self._draft, self._new, self._adopter, self._outside, self._done = draft, new, adopter, outside, done
        self._columns = columns
        self._main = draft.package.main_part
        self._places: dict[Any, Any] = {} if outside is None else outside.places
        self._unplaced: list[Any] = []

    def put_region(self, new: Unit) -> None:
        """Put in a region that the data has and neither the draft nor its original had."""
        if new.part != self._new.package.main_part:
            # Headers and footers are the author's: a field is put into none that lacks it.
            self._done.deeds.append(RegionDeed(region=new.name, deed=Deed.OUTSIDE, now=self._new.text(new)))
            return
        there = self._there()
        stretch = stretch_of(new, there, self._is_new)
        spot = spot_for(stretch.elements, there, self._places)
        placed = self._stretched(stretch, new, Deed.APPENDED if spot is None else Deed.ADDED)
        if spot is None:
            self._unplaced += placed
        else:
            if new.kind is Kind.ROW and not stretch.whole:
                self._widen(placed[-1], spot)
            spot.put(placed)
            self._now_there(stretch, placed)
        self._done.changed.add(self._main)

    def _widen(self, placed: Any, spot: Spot) -> None:
        """Give a row that goes into a table a cell in each column that the author added."""
        columns, like = self._columns.beside(spot.beside)
        row = next(placed.iter(f"{W}tr"), None)
        if columns and row is not None:
            with_columns(row, columns, like)

    def put_outside(self) -> None:
        """Put in what is new and in no region, where what stands before or after it in the paper is in the draft."""
        if self._outside is None:
            return
        for elements in self._outside.arriving():
            if elements[0] in self._places or self._outside.follows_what_is_lost(elements[0]):
                continue
            spot = spot_for(elements, self._there(), self._places, reach=1)
            words = "\n".join(filter(None, map(words_in, elements)))
            if spot is not None:
                placed = self._copied(elements)
                spot.put(placed)
                self._places.update(zip(elements, placed, strict=True))
                self._done.changed.add(self._main)
                if words:
                    self._done.deeds.append(RegionDeed(region="", deed=Deed.ADDED, now=words))

    def take_out_outside(self) -> None:
        """Take out what is generated outside all regions, stands as it was made, and is no longer said."""
        for elements in () if self._outside is None else self._outside.going():
            words = "\n".join(filter(None, map(words_in, elements)))
            is_kept = any(map(tied, elements))
            if words:
                self._done.deeds.append(
                    RegionDeed(region="", deed=Deed.GONE_KEPT if is_kept else Deed.REMOVED, was=words)
                )
            for element in () if is_kept else elements:
                element.getparent().remove(element)
            self._done.changed.add(self._main)

    def append_unplaced(self) -> None:
        """Put what has no place at the end, under a heading that says so."""
        if not self._unplaced:
            return
        body = self._draft.stories[self._main].find(f"{W}body")
        spot = end_of(body)
        if spot is not None:
            spot.put([a_heading(HEADING), *map(standing_alone, self._unplaced)])

    def move(self, now: Any, had: Any) -> bool:
        """Put something of the draft where the new paper has it; return whether it has a place there."""
        home, at = had.getparent(), had.getparent().index(had)
        home.remove(had)
        spot = spot_for([now], {name: one for name, one in self._there().items() if _is_in_a_paper(one)}, self._places)
        if spot is None:
            home.insert(at, had)
            return False
        spot.put([had])
        # To whoever seeks what changed it is another: the others stay what they are.
        forget_numbers(had)
        self._done.changed.add(self._main)
        return True

    def _there(self) -> dict[str, Unit]:
        return {name: unit for name, unit in self._draft.units.items() if unit.part == self._main}

    def _is_new(self, paragraph: Any) -> bool:
        return self._outside is None or self._outside.is_new(paragraph)

    def _copied(self, elements: Iterable[Any]) -> list[Any]:
        holder = etree.Element(f"{W}sdtContent")
        holder.extend(copy.deepcopy(element) for element in elements)
        self._adopter.adopt(holder, self._new.package.main_part, self._main)
        return blocks_of(holder)

    def _stretched(self, stretch: Stretch, new: Unit, deed: Deed) -> list[Any]:
        """Return a stretch of the new paper as it goes into the draft, the regions in it then done."""
        placed = self._copied(stretch.elements)
        arrived = {name for element in stretch.elements for name, _ in regions_in(element)} - set(self._draft.units)
        self._done.regions |= {*arrived, new.name}
        for unit in [unit for name, unit in self._new.units.items() if name in arrived]:
            if unit is new or (stretch.whole and unit.kind is Kind.ROW):
                self._done.deeds.append(RegionDeed(region=unit.name, deed=deed, now=self._new.text(unit)))
        return placed

    def _now_there(self, stretch: Stretch, placed: list[Any]) -> None:
        """Know where what was put in stands, so that what follows it can be put after it."""
        self._places.update(zip(stretch.elements, placed, strict=True))
        for element in stretch.elements:
            for name, _ in regions_in(element):
                if name not in self._draft.units:
                    new = self._new.units[name]
                    self._draft.units[name] = replace(new, part=self._main, control=placed[-1])


def _is_in_a_paper(unit: Unit) -> bool:
    return any(above.tag == f"{W}document" for above in unit.control.iterancestors())

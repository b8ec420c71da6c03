"""The merge of a draft, its generated original and the new paper, region by region, written into the draft.

| author | data | what is done |
|---|---|---|
| untouched | changed | replaced |
| edited | the same | kept |
| edited | changed | the author's text kept, the new one proposed after it, with a comment |
| deleted | the same, or changed | stays deleted; told when the data changed |
| untouched, or edited | gone | taken out; kept with a comment |
| | new | put in after the nearest earlier region still there |

A region that is a row is merged cell by cell, and each region by what is its own: those that lie in it are merged by
themselves. So an edited cell keeps no other from its new data.
"""

import copy
from dataclasses import replace
from typing import Any

from lxml import etree

from paperclerk.domain.regenerated import Deed, RegionDeed
from paperclerk.ooxml.wordml import W
from paperclerk.word.region_adopting import Adopter
from paperclerk.word.region_aside import forget_numbers
from paperclerk.word.region_lines import line_that_goes
from paperclerk.word.region_notes import Notes, both_changed, gone_from_data
from paperclerk.word.region_order import moves
from paperclerk.word.region_outside import renewed, told_outside
from paperclerk.word.region_pieces import a_heading, standing_alone
from paperclerk.word.region_placing import Stretch, end_of, spot_for, stretch_of
from paperclerk.word.region_sense import words_in
from paperclerk.word.region_sides import Side, has_pending, inside, is_tied
from paperclerk.word.region_units import Kind, Unit, blocks_of, cells_of, inner_of, own_of, places_in, shape_of
from paperclerk.word.region_weaving import Whose, woven
from paperclerk.word.region_writing import RegionWriter
from paperclerk.word.regions import regions_in

# Stands over what was generated and has no place in the draft.
HEADING = "Generated text that could not be placed"


class Merge:
    """A merge being done; `deeds` is what was done, `changed` the parts of the draft it was done in."""

    def __init__(
        self, draft: Side, base: Side | None, new: Side, writer: RegionWriter, adopter: Adopter, notes: Notes
    ) -> None:
        """Take in the three papers; without a base nobody can tell what the author changed."""
        self.deeds: list[RegionDeed] = []
        self.changed: set[str] = set()
        self.same = 0
        self._draft, self._new = draft, new
        self._base = base
        self._writer, self._adopter, self._notes = writer, adopter, notes
        self._done: set[str] = set()
        self._unplaced: list[Any] = []
        # What stood outside all regions when the draft was made.
        self._before = frozenset(() if base is None else base.outside())

    def merge(self) -> None:
        """Merge every region; the draft's stories are changed in place."""
        bases = {} if self._base is None else self._base.units
        self._move_rows()
        self._renew_outside()
        for name in dict.fromkeys((*self._new.units, *bases)):
            if name in self._done:
                continue
            draft, base, new = self._draft.units.get(name), bases.get(name), self._new.units.get(name)
            if draft is not None and base is not None and self._is_emptied(draft, base):
                self._deleted(base, new)
            elif draft is not None and new is not None:
                self._merge_both(draft, base, new)
            elif draft is not None:
                self._gone(draft, base)
            elif base is not None:
                self._deleted(base, new)
            elif new is not None:
                self._arrive(new)
        for name in dict.fromkeys(self._draft.twice):
            text = self._draft.text(self._draft.units[name])
            self.deeds.append(RegionDeed(region=name, deed=Deed.TWICE, had=text))
        self._append_unplaced()
        if self._base is not None:
            self.deeds += told_outside(self._draft.outside(), self._base.outside(), self._new.outside())

    def _move_rows(self) -> None:
        """Put rows that nobody touched in the order of the paper of now."""
        if self._base is None:
            return
        for move in list(moves(self._draft, self._base, self._new, self._is_untouched)):
            move.do()
            # To whoever seeks what changed it is another row: the others stay what they are.
            forget_numbers(move.unit.control)
            self.changed.add(move.unit.part)
            text = self._draft.text(move.unit)
            self.deeds.append(RegionDeed(region=move.unit.name, deed=Deed.MOVED, had=text, was=text, now=text))

    def _renew_outside(self) -> None:
        """Bring what is generated outside all regions up to date, where it is known for certain."""
        if self._base is None:
            return
        for one in list(renewed(self._draft, self._base, self._new, Notes.AUTHOR)):
            told = self._told(one.draft, one.base, one.new)
            self._replace(one.draft, one.new)
            self.deeds.append(RegionDeed(region="", deed=Deed.UPDATED, **told))

    def _is_untouched(self, draft: Unit) -> bool:
        """Whether a region and all in it is as it was generated, and nobody tied a comment to it."""
        base = None if self._base is None else self._base.units.get(draft.name)
        if base is None or self._base is None or has_pending(draft.holder, Notes.AUTHOR) or is_tied(draft):
            return False
        if draft.name in self._base.doubted:
            return False
        return self._draft.whole(draft) == self._base.whole(base)

    def _is_emptied(self, draft: Unit, base: Unit) -> bool:
        """Whether the author took out all that a region held, and left what is around it."""
        if self._base is None or not self._base.says(base):
            return False
        # Word puts words of its own into a control without any.
        return not self._draft.says(draft) or draft.control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None

    # A region that the draft and the data have

    def _merge_both(self, draft: Unit, base: Unit | None, new: Unit) -> None:
        cells = cells_of(draft)
        shapes = {shape_of(one) for one in (draft, base, new) if one is not None}
        if cells and len(shapes) == 1:
            bases = (None,) * len(cells) if base is None else cells_of(base)
            for ours, was, theirs in zip(cells, bases, cells_of(new), strict=True):
                self._merge_own(ours, was, theirs)
        else:
            self._merge_own(draft, base, new)

    def _merge_own(self, draft: Unit, base: Unit | None, new: Unit) -> None:
        had, now = self._draft.own(draft), self._new.own(new)
        was = None if base is None or self._base is None else self._base.own(base)
        if had == now:
            self.same += 1
            return
        is_doubted = self._base is not None and draft.name in self._base.doubted
        edited = is_doubted or was is None or had != was or has_pending(own_of(draft.holder), Notes.AUTHOR)
        # A region that the author pasted or dragged in is the author's work as well: it is to stay where it stands.
        edited = edited or (base is not None and bool(inner_of(draft.holder).keys() - inner_of(base.holder).keys()))
        told = self._told(draft, base, new)
        if not edited:
            self._replace(draft, new)
            deed = Deed.UPDATED
        elif was == now:
            deed = Deed.KEPT
        else:
            known = None if is_doubted else base
            deed = self._both(draft, known, new, both_changed(told["was"], told["now"]))
            self.changed.add(draft.part)
        self.deeds.append(RegionDeed(region=draft.name, cell=draft.cell, deed=deed, **told))

    def _told(self, draft: Unit, base: Unit | None, new: Unit) -> dict[str, str]:
        """Return how a unit reads in each of the three papers."""
        was = "" if self._base is None else self._base.read(base)
        return {"had": self._draft.read(draft), "was": was, "now": self._new.read(new)}

    def _both(self, draft: Unit, base: Unit | None, new: Unit, note: str) -> Deed:
        """Bring the author's and the data's changes of one unit together, or let them stand side by side."""
        fresh = self._fresh(draft, new)
        if base is None or self._base is None or {draft.kind, base.kind, new.kind} != {Kind.BLOCKS}:
            self._notes.put(draft, note)
            self._writer.propose(draft, self._filled(fresh))
            return Deed.BOTH
        said = self._base.blocks(base), self._draft.blocks(draft, Notes.AUTHOR), self._new.blocks(new)
        stretches = list(woven(*said))
        if asks := any(one.whose is Whose.BOTH for one in stretches):
            self._notes.put(draft, note)
        proposed = copy.deepcopy(fresh)
        arrivals = self._arrivals(draft, fresh)
        self._writer.weave(draft, stretches, fresh, self._filled(proposed), arrivals)
        return Deed.BOTH if asks else Deed.WOVEN

    def _filled(self, fresh: Any) -> Any:
        """Return fresh content with the words of the regions that lie in it, as words alone."""
        for name, place in places_in(fresh):
            unit = self._new.units[name]
            words = [copy.deepcopy(one) for one in unit.holder if one.tag == f"{W}r"] if unit.kind is Kind.WORDS else []
            at = place.getparent().index(place)
            place.getparent()[at : at + 1] = words
        return fresh

    def _replace(self, draft: Unit, new: Unit) -> None:
        if draft.kind is not new.kind:
            # The paper's own layout changed: what is to come stands beside what was there.
            self._writer.propose(draft, self._fresh(draft, new))
        else:
            fresh = self._fresh(draft, new)
            self._writer.replace(draft, fresh, self._arrivals(draft, fresh))
        self.changed.add(draft.part)

    def _fresh(self, draft: Unit, new: Unit) -> Any:
        fresh = own_of(new.holder)
        self._adopter.adopt(fresh, new.part, draft.part)
        return fresh

    def _arrivals(self, draft: Unit, fresh: Any) -> dict[str, list[Any]]:
        """Return the regions in fresh content that neither the draft nor its original has."""
        bases = {} if self._base is None else self._base.units
        made = {}
        for name, _ in places_in(fresh):
            if name not in self._draft.units and name not in bases and name in self._new.units:
                made[name] = self._adopted(self._new.units[name], draft.part)
        return made

    def _adopted(self, new: Unit, into: str) -> list[Any]:
        """Return a region of the new paper as it goes into the draft, with those in it, all of them then done."""
        control = copy.deepcopy(new.control)
        for name in inside(new):
            if name not in self._draft.units:
                self._done.add(name)
        self._adopter.adopt(control, new.part, into)
        self._done.add(new.name)
        self.deeds.append(RegionDeed(region=new.name, deed=Deed.ADDED, now=self._new.text(new)))
        return [control]

    # A region that only some of the three have

    def _gone(self, draft: Unit, base: Unit | None) -> None:
        """Take out what the data no longer has; what the author had a hand in stays, with a comment."""
        names = [draft.name, *inside(draft)]
        if base is None or self._base is None:
            self._done.update(names)
            return
        kept = not self._is_untouched(draft) or any(name in self._new.units for name in names)
        text = self._draft.text(draft)
        self._done.update(name for name in names if name not in self._new.units)
        self.changed.add(draft.part)
        if kept:
            self._notes.put(draft, gone_from_data())
            self.deeds.append(RegionDeed(region=draft.name, deed=Deed.GONE_KEPT, had=text, was=self._base.text(base)))
            return
        sides = (self._draft, self._base, self._new)
        line = line_that_goes(draft, sides, self._is_untouched)
        self._done.update(() if line is None else inside(line))
        self._writer.remove(line or draft)
        self.deeds.append(RegionDeed(region=draft.name, deed=Deed.REMOVED, was=text))

    def _deleted(self, base: Unit, new: Unit | None) -> None:
        """Leave deleted what the author deleted; tell it when the data has something new to say there."""
        assert self._base is not None
        if any(name in self._draft.units for name in inside(base)):
            self._lost_its_frame(base, new)
            return
        was = self._base.text(base)
        now = self._new.text(new)
        same = new is not None and self._base.whole(base) == self._new.whole(new)
        deed = Deed.STAYS_DELETED if same or new is None else Deed.DELETED_CHANGED
        for unit in (base, *((new,) if new else ())):
            self._done.update(name for name in inside(unit) if name not in self._draft.units)
        self.deeds.append(RegionDeed(region=base.name, deed=deed, was=was, now=now))

    def _lost_its_frame(self, base: Unit, new: Unit | None) -> None:
        """Tell what changed in a region that nothing marks any more, though what lies in it is there: it is no loss."""
        assert self._base is not None
        if new is None or self._base.own(base) == self._new.own(new):
            self.same += 1
            return
        was, now = self._base.read(base), self._new.read(new)
        self.deeds.append(RegionDeed(region=base.name, deed=Deed.OUTSIDE, was=was, now=now))

    def _arrive(self, new: Unit) -> None:
        """Put in what the data has and neither the draft nor its original had."""
        main = self._draft.package.main_part
        if new.part != self._new.package.main_part:
            # Headers and footers are the author's: a field is put into none that lacks it.
            self.deeds.append(RegionDeed(region=new.name, deed=Deed.OUTSIDE, now=self._new.text(new)))
            return
        there = {name: unit for name, unit in self._draft.units.items() if unit.part == main}
        stretch = stretch_of(new, there, lambda paragraph: words_in(paragraph) not in self._before)
        spot = spot_for(stretch, there)
        placed = self._stretched(stretch, new, Deed.APPENDED if spot is None else Deed.ADDED)
        if spot is None:
            self._unplaced += placed
        else:
            spot.put(placed)
            self._now_there(stretch, placed)
        self.changed.add(main)

    def _stretched(self, stretch: Stretch, new: Unit, deed: Deed) -> list[Any]:
        """Return a stretch of the new paper as it goes into the draft, the regions in it then done."""
        holder = etree.Element(f"{W}sdtContent")
        holder.extend(copy.deepcopy(element) for element in stretch.elements)
        self._adopter.adopt(holder, new.part, self._draft.package.main_part)
        arrived = {name for element in stretch.elements for name, _ in regions_in(element)} - set(self._draft.units)
        self._done |= {*arrived, new.name}
        for unit in [unit for name, unit in self._new.units.items() if name in arrived]:
            if unit is new or (stretch.whole and unit.kind is Kind.ROW):
                self.deeds.append(RegionDeed(region=unit.name, deed=deed, now=self._new.text(unit)))
        return blocks_of(holder)

    def _now_there(self, stretch: Stretch, placed: list[Any]) -> None:
        """Know where what was put in stands, so that what follows it can be put after it."""
        for element in stretch.elements:
            for name, _ in regions_in(element):
                if name not in self._draft.units:
                    new = self._new.units[name]
                    self._draft.units[name] = replace(new, part=self._draft.package.main_part, control=placed[-1])

    def _append_unplaced(self) -> None:
        """Put what has no place at the end, under a heading that says so."""
        if not self._unplaced:
            return
        body = self._draft.stories[self._draft.package.main_part].find(f"{W}body")
        heading = a_heading(HEADING)
        spot = end_of(body)
        tables = [standing_alone(one) for one in self._unplaced]
        if spot is not None:
            spot.put([heading, *tables])

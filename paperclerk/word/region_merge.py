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
from typing import Any

from paperclerk.domain.regenerated import Deed, RegionDeed
from paperclerk.ooxml.wordml import W
from paperclerk.word.region_adopting import Adopter
from paperclerk.word.region_arrivals import Arrivals, Done
from paperclerk.word.region_aside import forget_numbers
from paperclerk.word.region_columns import AddedColumns
from paperclerk.word.region_lines import line_that_goes
from paperclerk.word.region_notes import Notes, both_changed, gone_from_data
from paperclerk.word.region_order import moves
from paperclerk.word.region_outside import Outside, Sides, told_outside
from paperclerk.word.region_pending import is_of_a_row_put_in
from paperclerk.word.region_proposals import Proposals
from paperclerk.word.region_sides import Side, has_pending, inside, is_tied
from paperclerk.word.region_units import Kind, Unit, blocks_of, cells_of, inner_of, own_of, places_in, shape_of
from paperclerk.word.region_unmarked import Unmarked
from paperclerk.word.region_waiting import Pending
from paperclerk.word.region_weaving import Whose, woven
from paperclerk.word.region_writing import RegionWriter


class Merge:
    """A merge being done; `deeds` is what was done, `changed` the parts of the draft it was done in."""

    def __init__(
        self,
        draft: Side,
        base: Side | None,
        new: Side,
        writer: RegionWriter,
        adopter: Adopter,
        notes: Notes,
        pending: Pending,
    ) -> None:
        """Take in the three papers; without a base nobody can tell what the author changed."""
        done = Done()
        self.deeds, self.changed, self._done = done.deeds, done.changed, done.regions
        self.same = 0
        self._draft, self._new = draft, new
        self._base = base
        self._writer, self._adopter, self._notes = writer, adopter, notes
        self._proposals = Proposals(draft, base, pending, notes)
        self._outside = None if base is None else Outside(Sides(draft, base, new), Notes.AUTHOR)
        self._unmarked = Unmarked(draft, base)
        self._columns = AddedColumns(draft.units, {} if base is None else base.units)
        self._arrivals = Arrivals(draft, new, adopter, self._outside, self._columns, done)

    def merge(self) -> None:
        """Merge every region; the draft's stories are changed in place."""
        bases = {} if self._base is None else self._base.units
        self._move()
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
                self._arrivals.put_region(new)
        for name in dict.fromkeys(self._draft.twice):
            text = self._draft.text(self._draft.units[name])
            self.deeds.append(RegionDeed(region=name, deed=Deed.TWICE, had=text))
        self._arrivals.take_out_outside()
        self._arrivals.put_outside()
        self._arrivals.append_unplaced()
        if self._base is not None:
            self.deeds += told_outside(self._draft.outside(), self._base.outside(), self._new.outside())

    def _move(self) -> None:
        """Put rows and sections that nobody touched in the order of the paper of now."""
        if self._base is None or self._outside is None:
            return
        for now, had, names in list(self._outside.moved()):
            units = [self._draft.units[name] for name in names if name in self._draft.units]
            if len(units) == len(names) and all(map(self._is_untouched, units)) and self._arrivals.move(now, had):
                text = self._draft.text(units[0])
                self.deeds.append(RegionDeed(region=names[0], deed=Deed.MOVED, had=text, was=text, now=text))
        for move in list(moves(self._draft, self._base, self._new, self._is_untouched)):
            move.do()
            # To whoever seeks what changed it is another row: the others stay what they are.
            forget_numbers(move.unit.control)
            self.changed.add(move.unit.part)
            text = self._draft.text(move.unit)
            self.deeds.append(RegionDeed(region=move.unit.name, deed=Deed.MOVED, had=text, was=text, now=text))

    def _renew_outside(self) -> None:
        """Bring what is generated outside all regions up to date, where it is known for certain."""
        for one in [] if self._outside is None else list(self._outside.renewed()):
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
        if columns := self._columns.of(draft, base):
            cells = cells_of(draft)
            pairs = [(cells[place], was) for place, was in zip(columns, cells_of(base), strict=True)]
            added = [cell for place, cell in enumerate(cells) if place not in columns]
            is_same = all(self._draft.whole(had) == self._base.whole(was) for had, was in pairs)
            return is_same and not any(map(self._draft.says, added))
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
        if len(shapes) > 1 and base is not None and shape_of(base) == shape_of(new):
            cells = tuple(cells[place] for place in self._columns.of(draft, base))
            shapes = {shape_of(new)}
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
        edited = is_doubted or was is None or had != was or self._has_pending(draft)
        # A region that the author pasted or dragged in is the author's work as well: it is to stay where it stands.
        edited = edited or (base is not None and bool(inner_of(draft.holder).keys() - inner_of(base.holder).keys()))
        told = self._told(draft, base, new)
        if not edited:
            self._replace(draft, new)
            deed = Deed.UPDATED
        elif was == now:
            deed = Deed.KEPT
        else:
            told["had"] = self._proposals.withdraw(draft, base)
            deed = self._both(draft, None if is_doubted else base, new, both_changed(told["was"], told["now"]))
            self.changed.add(draft.part)
        self.deeds.append(RegionDeed(region=draft.name, cell=draft.cell, deed=deed, **told))

    def _has_pending(self, draft: Unit) -> bool:
        """Whether somebody else's changes of what a unit says by itself are pending."""
        return has_pending(own_of(draft.holder), Notes.AUTHOR) and not is_of_a_row_put_in(draft)

    def _told(self, draft: Unit, base: Unit | None, new: Unit) -> dict[str, str]:
        """Return how a unit reads in each of the three papers."""
        was = "" if self._base is None else self._base.read(base)
        return {"had": self._draft.read(draft), "was": was, "now": self._new.read(new)}

    def _both(self, draft: Unit, base: Unit | None, new: Unit, note: str) -> Deed:
        """Bring the author's and the data's changes of one unit together, or let them stand side by side."""
        fresh = self._fresh(draft, new)
        if base is None or self._base is None or {draft.kind, base.kind, new.kind} != {Kind.BLOCKS}:
            self._notes.put(draft, note, self._proposals.note(draft, base))
            self._are_proposed([fresh])
            self._writer.propose(draft, self._filled(fresh))
            return Deed.BOTH
        said = self._base.blocks(base), self._draft.blocks(draft, Notes.AUTHOR), self._new.blocks(new)
        asked = self._proposals.waits(draft, base)
        stretches = list(woven(*said, proposed_before=asked))
        if asks := any(one.whose is Whose.BOTH or (asked and one.whose is Whose.DATA) for one in stretches):
            self._notes.put(draft, note, self._proposals.note(draft, base))
        proposed = copy.deepcopy(fresh)
        blocks = blocks_of(fresh)
        self._are_proposed([block for one in stretches if one.whose is not Whose.DATA for block in blocks[one.new]])
        arrivals = self._new_inside(draft, fresh)
        self._writer.weave(draft, stretches, fresh, self._filled(proposed), arrivals)
        return Deed.BOTH if asks else Deed.WOVEN

    def _are_proposed(self, blocks: list[Any]) -> None:
        """Be done with the words that are new regions in what is proposed: they are in it, and nowhere else."""
        for name in [name for block in blocks for name, _ in places_in(block)]:
            if name not in self._draft.units and self._new.units[name].kind is Kind.WORDS:
                self._done.add(name)

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
            fresh = self._fresh(draft, new)
            self._are_proposed([fresh])
            self._writer.propose(draft, self._filled(fresh))
        else:
            fresh = self._fresh(draft, new)
            self._writer.replace(draft, fresh, self._new_inside(draft, fresh))
        self.changed.add(draft.part)

    def _fresh(self, draft: Unit, new: Unit) -> Any:
        fresh = own_of(new.holder)
        self._adopter.adopt(fresh, new.part, draft.part)
        return fresh

    def _new_inside(self, draft: Unit, fresh: Any) -> dict[str, list[Any]]:
        """Return the regions in fresh content that neither the draft nor its original has."""
        bases = {} if self._base is None else self._base.units
        made = {}
        for name, _ in places_in(fresh):
            if name not in self._draft.units and name not in bases and name not in self._done:
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
            self._notes.put(draft, gone_from_data(), self._proposals.note(draft, base))
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
        is_marked = base.name in self._draft.taken_away or base.name in self._draft.units
        if any(name in self._draft.units for name in inside(base)) or (not is_marked and self._unmarked.stands(base)):
            self._lost_its_frame(base, new)
            return
        was, now = self._base.text(base), self._new.text(new)
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

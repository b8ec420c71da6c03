"""Regions of a draft written anew: replaced, proposed beside what the author has, put in, taken out.

Clean, or with every change tracked. What others tied to the text (bookmarks, comments, permissions) is tied to what
comes in its stead. Around paragraphs whose changes are tracked no control is left, only its bookmark: LibreOffice shows
tracked changes wrongly in one, and the next regeneration puts it back (see `region_healing`).
"""

import copy
from collections.abc import Mapping, Sequence
from typing import Any

from paperclerk.ooxml.wordml import W
from paperclerk.word.redline_blocks import BlockDiffer
from paperclerk.word.redline_marks import Fate, Marks
from paperclerk.word.redline_pairing import likeness
from paperclerk.word.redline_ready import make_ready
from paperclerk.word.redline_words import WordDiffer
from paperclerk.word.region_pieces import (
    as_paragraph,
    as_table,
    emptied,
    ends_with_paragraph,
    holding,
    put_inner,
    put_into,
    spaced,
)
from paperclerk.word.region_ties import Ties
from paperclerk.word.region_units import Kind, Unit, blocks_of, inner_of, own_of, places_in
from paperclerk.word.region_weaving import Whose, Woven

_PARAGRAPH, _TABLE, _ROW, _CELL, _RUN = (f"{W}{name}" for name in ("p", "tbl", "tr", "tc", "r"))
_CONTENT = f"{W}sdtContent"
_CELL_LOOK, _SHADING = f"{W}tcPr", f"{W}shd"
# What the format wants after a cell's shading.
_AFTER_SHADING = tuple(
    f"{W}{name}"
    for name in ("noWrap", "tcMar", "textDirection", "tcFitText", "vAlign", "hideMark", "headers", "cellIns",
                 "cellDel", "cellMerge", "tcPrChange")
)  # fmt: skip


class RegionWriter:
    """Writes regions of one draft."""

    def __init__(self, marks: Marks) -> None:
        """Take in what makes the marks of what is proposed."""
        self._differ = BlockDiffer(WordDiffer(marks), _alike)

    def replace(self, unit: Unit, fresh: Any, arrivals: Mapping[str, Sequence[Any]]) -> None:
        """Put a fresh holder's content in place of a unit's own; the regions that lie in it stay as they are.

        Args:
            unit: the draft's.
            fresh: a copy of the new paper's holder, made fit for the draft, with places for the regions in it.
            arrivals: the regions in it that the draft does not have yet, each as it is to be put in.
        """
        inner, old = inner_of(unit.holder), own_of(unit.holder)
        ties = Ties.taken_from(old)
        Ties.taken_from(fresh)
        if unit.cell:
            _fill(unit.holder, fresh)
        put_into(unit.holder, blocks_of(fresh))
        put_inner(unit, {**{name: (control,) for name, control in inner.items()}, **arrivals})
        _end(unit.holder, old)
        ties.put(unit.holder)

    def weave(
        self, unit: Unit, stretches: Sequence[Woven], fresh: Any, proposed: Any, arrivals: Mapping[str, Sequence[Any]]
    ) -> None:
        """Put the data's paragraphs in the place of those the author left as they were, and propose the others.

        Args:
            unit: the draft's.
            stretches: whose each stretch of paragraphs is.
            fresh: a copy of the new paper's holder, made fit for the draft.
            proposed: the same, with words in it instead of places.
            arrivals: the regions in it that the draft does not have yet.
        """
        inner, old = inner_of(unit.holder), own_of(unit.holder)
        Ties.taken_from(fresh)
        Ties.taken_from(proposed)
        make_ready(proposed)
        ours, theirs, beside = blocks_of(old), blocks_of(fresh), blocks_of(proposed)
        before: list[Any] = []
        after: list[Any] = []
        ties = Ties()
        for one in stretches:
            mine = ours[one.draft]
            if one.whose is Whose.DATA:
                ties.add(Ties.taken_from(holding(*mine)))
                before += theirs[one.new]
                after += theirs[one.new]
            else:
                before += mine
                after += mine + (beside[one.new] if one.whose is Whose.BOTH else [])
        put_into(unit.holder, self._differ.blocks(before, after))
        put_inner(unit, {**{name: (control,) for name, control in inner.items()}, **arrivals})
        _end(unit.holder, old)
        ties.put(unit.holder)

    def propose(self, unit: Unit, fresh: Any) -> None:
        """Put a fresh holder's own words after a unit's, as a tracked insertion."""
        for _, place in places_in(fresh):
            place.getparent().remove(place)
        for cell in fresh.iter(_CELL):
            _end(cell, fresh)
        Ties.taken_from(fresh)
        make_ready(fresh)
        if unit.kind is Kind.WORDS:
            unit.holder.extend(spaced(list(self._differ.words.whole(as_paragraph(fresh), Fate.INSERTED))))
            return
        inner, old = inner_of(unit.holder), own_of(unit.holder)
        if unit.kind is Kind.ROW:
            (table,) = self._differ.in_whole(holding(as_table(fresh)), Fate.INSERTED)
            unit.holder.extend(list(table))
            return
        before, after = blocks_of(old), blocks_of(copy.deepcopy(old))
        put_into(unit.holder, self._differ.blocks(before, [*after, *blocks_of(fresh)]))
        put_inner(unit, {name: (control,) for name, control in inner.items()})

    def remove(self, unit: Unit) -> None:
        """Take a region out, with the table whose only rows it is."""
        gone = unit.control
        ties = Ties.taken_from(gone.find(f"{W}sdtContent")).leading_out()
        around = gone.getparent()
        if around.tag == _TABLE and set(around.iter(_ROW)) == set(gone.iter(_ROW)):
            gone = around
        parent = gone.getparent()
        beside = gone.getnext() if gone.getnext() is not None else gone.getprevious()
        instead = emptied(unit.holder)
        parent.remove(gone)
        cell = parent
        while cell.tag == _CONTENT:
            cell = cell.getparent().getparent()
        if cell.tag == _CELL and not ends_with_paragraph(cell):
            parent.append(instead)
            beside = instead
        ties.put_beside(parent if beside is None else beside)


def _end(holder: Any, like: Any) -> None:
    """Let a cell end as it must: the region that was to stand in it may stand elsewhere, or be deleted."""
    if holder.tag == _CELL and not ends_with_paragraph(holder):
        holder.append(emptied(like))


def _fill(cell: Any, fresh: Any) -> None:
    """Give a cell the new one's fill."""
    look, wanted = cell.find(_CELL_LOOK), fresh.find(f"{_CELL_LOOK}/{_SHADING}")
    was = None if look is None else look.find(_SHADING)
    if look is None or _fill_of(was) == _fill_of(wanted):
        return
    if was is not None:
        look.remove(was)
    if wanted is not None:
        following = next((child for child in look if child.tag in _AFTER_SHADING), None)
        added = copy.deepcopy(wanted)
        look.append(added) if following is None else following.addprevious(added)


def _alike(old: Any, new: Any, old_words: list[str], new_words: list[str]) -> float:
    """Return how much two blocks are alike; what holds the same region in both is one block, whatever it says."""
    if old.tag == new.tag == _PARAGRAPH:
        held = [{name for name, _ in places_in(one)} for one in (old, new)]
        if held[0] or held[1]:
            return float(bool(held[0] & held[1]))
    return likeness(old, new, old_words, new_words)


def _fill_of(shading: Any) -> str:
    return "" if shading is None else str(shading.get(f"{W}fill", ""))

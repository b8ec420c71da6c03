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
from paperclerk.word.redline_marks import Fate, Marks, bare_look
from paperclerk.word.redline_pairing import likeness
from paperclerk.word.redline_ready import make_ready
from paperclerk.word.redline_words import WordDiffer
from paperclerk.word.region_order import Move
from paperclerk.word.region_pieces import (
    as_paragraph,
    as_table,
    emptied,
    ends_with_paragraph,
    has_following,
    holding,
    opened_before,
    put_inner,
    put_into,
    spaced,
)
from paperclerk.word.region_ties import Ties
from paperclerk.word.region_units import Kind, Unit, blocks_of, inner_of, own_of, places_in, unwrap
from paperclerk.word.region_weaving import Whose, Woven

_PARAGRAPH, _TABLE, _ROW, _CELL, _RUN = (f"{W}{name}" for name in ("p", "tbl", "tr", "tc", "r"))
_CELL_LOOK, _SHADING = f"{W}tcPr", f"{W}shd"
# What the format wants after a cell's shading.
_AFTER_SHADING = tuple(
    f"{W}{name}"
    for name in ("noWrap", "tcMar", "textDirection", "tcFitText", "vAlign", "hideMark", "headers", "cellIns",
                 "cellDel", "cellMerge", "tcPrChange")
)  # fmt: skip


class RegionWriter:
    """Writes regions of one draft."""

    def __init__(self, marks: Marks, *, tracked: bool) -> None:
        """Take in what makes the marks of changes, and whether replacing is tracked too."""
        self._is_tracked = tracked
        # While what is written lies in something that is shown as new as a whole.
        self.quiet = False
        self._moved: list[Unit] = []
        self._marks = marks
        self._differ = BlockDiffer(WordDiffer(marks), _alike)
        self._bare: list[Any] = []

    @property
    def tracked(self) -> bool:
        """Whether what is written now is shown as a tracked change."""
        return self._is_tracked and not self.quiet

    def move(self, move: Move) -> None:
        """Move a row; tracked, it is gone where it was and new where it is."""
        control = move.unit.control
        if self._is_tracked:
            content = copy.deepcopy(move.unit.holder)
            make_ready(content)
            for row in self._rows(content, Fate.DELETED):
                control.addprevious(row)
            self._moved.append(move.unit)
        move.do()

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
        content = self._tracked(unit.kind, old, fresh) if self.tracked else blocks_of(fresh)
        if unit.cell:
            self._fill(unit.holder, fresh)
        put_into(unit.holder, content)
        put_inner(unit, {**{name: (control,) for name, control in inner.items()}, **arrivals})
        ties.put(unit.holder)
        if self.tracked and unit.kind is Kind.BLOCKS and not unit.cell:
            self._bare.append(unit.control)

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
        if self.tracked:
            make_ready(fresh)
        ours, theirs, beside = blocks_of(old), blocks_of(fresh), blocks_of(proposed)
        before: list[Any] = []
        after: list[Any] = []
        ties = Ties()
        for one in stretches:
            mine = ours[one.draft]
            if one.whose is Whose.DATA:
                gone = holding(*mine)
                ties.add(Ties.taken_from(gone))
                make_ready(gone)
                before += list(gone) if self.tracked else theirs[one.new]
                after += theirs[one.new]
            else:
                before += mine
                after += mine + (beside[one.new] if one.whose is Whose.BOTH else [])
        put_into(unit.holder, self._differ.blocks(before, after))
        put_inner(unit, {**{name: (control,) for name, control in inner.items()}, **arrivals})
        ties.put(unit.holder)
        if self.tracked and not unit.cell:
            self._bare.append(unit.control)

    def propose(self, unit: Unit, fresh: Any) -> None:
        """Put a fresh holder's own words after a unit's, as a tracked insertion."""
        for _, place in places_in(fresh):
            place.getparent().remove(place)
        Ties.taken_from(fresh)
        make_ready(fresh)
        if unit.kind is Kind.WORDS:
            words = self._in_whole_words(fresh, Fate.INSERTED)
            unit.holder.extend(spaced(words))
            return
        inner, old = inner_of(unit.holder), own_of(unit.holder)
        if unit.kind is Kind.ROW:
            unit.holder.extend(self._rows(fresh, Fate.INSERTED))
            return
        before, after = blocks_of(old), blocks_of(copy.deepcopy(old))
        put_into(unit.holder, self._differ.blocks(before, [*after, *blocks_of(fresh)]))
        put_inner(unit, {name: (control,) for name, control in inner.items()})

    def arrival(self, kind: Kind, control: Any) -> list[Any]:
        """Return a region that the draft does not have yet as it is to be put in."""
        if not self.tracked:
            return [control]
        content = control.find(f"{W}sdtContent")
        make_ready(content)
        if kind is Kind.WORDS:
            put_into(content, self._in_whole_words(content, Fate.INSERTED))
            return [control]
        return self._rows(content, Fate.INSERTED) if kind is Kind.ROW else self.blocks(content, Fate.INSERTED)

    def blocks(self, holder: Any, fate: Fate) -> list[Any]:
        """Return the blocks of a holder, all of them put in, or all of them gone; as they are when not tracked."""
        if not self.tracked:
            return blocks_of(holder)
        make_ready(holder)
        return self._differ.in_whole(holder, fate)

    def remove(self, unit: Unit) -> None:
        """Take a region out."""
        parent, control = unit.control.getparent(), unit.control
        ties = Ties.taken_from(control.find(f"{W}sdtContent")).leading_out()
        if self.tracked:
            content = copy.deepcopy(unit.holder)
            make_ready(content)
            gone = self._gone(unit.kind, content)
            at = parent.index(control)
            parent[at : at + 1] = gone
            self.close(gone, Fate.DELETED)
            ties.put_beside(gone[-1] if gone else parent)
            return
        beside = control.getnext() if control.getnext() is not None else control.getprevious()
        instead = emptied(unit.holder)
        parent.remove(control)
        if parent.tag == _CELL and not ends_with_paragraph(parent):
            parent.append(instead)
            beside = instead
        ties.put_beside(parent if beside is None else beside)

    def close(self, elements: Sequence[Any], fate: Fate) -> None:
        """Let a cell or body end as it must, where what came or went stands last: no mark can be on its last end."""
        last = elements[-1] if elements else None
        home = None if last is None else last.getparent()
        if not self.tracked or last is None or home is None or last.tag != _PARAGRAPH or has_following(last):
            return
        if home.tag not in (_CELL, f"{W}body"):
            return
        mark = next(iter(last.xpath("w:pPr/w:rPr/w:ins | w:pPr/w:rPr/w:del", namespaces={"w": W[1:-1]})), None)
        if mark is None:
            return
        mark.getparent().remove(mark)
        stayed = opened_before(elements[0])
        if stayed is not None and not stayed.xpath("w:pPr/w:rPr[w:ins or w:del]", namespaces={"w": W[1:-1]}):
            self._differ.end_before(stayed, last, fate, bare_look(stayed))

    def finish(self) -> None:
        """Take away the controls around paragraphs whose changes are tracked."""
        for unit in self._moved:
            content = copy.deepcopy(unit.holder)
            make_ready(content)
            at = unit.control.getparent().index(unit.control)
            unit.control.getparent()[at : at + 1] = self._rows(content, Fate.INSERTED)
        self._moved.clear()
        for control in self._bare:
            if control.getparent() is not None:
                unwrap(control)
        self._bare.clear()

    def _tracked(self, kind: Kind, old: Any, fresh: Any) -> list[Any]:
        make_ready(old)
        make_ready(fresh)
        if kind is Kind.WORDS:
            before, after = as_paragraph(old), as_paragraph(fresh)
            return list(self._differ.words.changed(before, after))
        if kind is Kind.ROW:
            (table,) = self._differ.blocks([as_table(old)], [as_table(fresh)])
            return list(table)
        return self._differ.blocks(blocks_of(old), blocks_of(fresh))

    def _gone(self, kind: Kind, content: Any) -> list[Any]:
        if kind is Kind.WORDS:
            return self._in_whole_words(content, Fate.DELETED)
        return self._rows(content, Fate.DELETED) if kind is Kind.ROW else self._differ.in_whole(content, Fate.DELETED)

    def _in_whole_words(self, holder: Any, fate: Fate) -> list[Any]:
        return list(self._differ.words.whole(as_paragraph(holder), fate))

    def _rows(self, holder: Any, fate: Fate) -> list[Any]:
        (table,) = self._differ.in_whole(holding(as_table(holder)), fate)
        return list(table)

    def _fill(self, cell: Any, fresh: Any) -> None:
        """Give a cell the new one's fill."""
        look, wanted = cell.find(_CELL_LOOK), fresh.find(f"{_CELL_LOOK}/{_SHADING}")
        was = None if look is None else look.find(_SHADING)
        if look is None or _fill_of(was) == _fill_of(wanted):
            return
        before = copy.deepcopy(look)
        if was is not None:
            look.remove(was)
        if wanted is not None:
            following = next((child for child in look if child.tag in _AFTER_SHADING), None)
            added = copy.deepcopy(wanted)
            look.append(added) if following is None else following.addprevious(added)
        if self.tracked:
            for change in look.findall(f"{W}tcPrChange"):
                look.remove(change)
            self._marks.note_old_look(look, "tcPr", before)


def _alike(old: Any, new: Any, old_words: list[str], new_words: list[str]) -> float:
    """Return how much two blocks are alike; what holds the same region in both is one block, whatever it says."""
    if old.tag == new.tag == _PARAGRAPH:
        held = [{name for name, _ in places_in(one)} for one in (old, new)]
        if held[0] or held[1]:
            return float(bool(held[0] & held[1]))
    return likeness(old, new, old_words, new_words)


def _fill_of(shading: Any) -> str:
    return "" if shading is None else str(shading.get(f"{W}fill", ""))

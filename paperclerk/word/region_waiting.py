"""Changes of ours that still wait for the author's word when a draft is regenerated once more.

For the merge they are accepted: so the draft says what the data said then. Afterwards the stretches they stood in are
tracked against what the author had without them, whether or not the other changes are tracked. So what was proposed
before gives way to what is proposed now, and rejecting all still gives the author's draft.
"""

import copy
from collections.abc import Iterator
from typing import Any

from paperclerk.ooxml.settled import settle
from paperclerk.ooxml.wordml import W
from paperclerk.word.region_aside import (
    forget_numbers,
    give_number,
    number,
    number_of,
    number_rest,
    own_names,
    set_aside,
)
from paperclerk.word.region_ties import Ties
from paperclerk.word.region_units import PENDING, Unit, blocks_of
from paperclerk.word.regions import is_region, name_of

_CONTROL, _CONTENT, _CELL, _ROW, _TABLE = (f"{W}{name}" for name in ("sdt", "sdtContent", "tc", "tr", "tbl"))
_PARAGRAPH, _LOOK, _CELL_LOOK, _AUTHOR = f"{W}p", f"{W}pPr", f"{W}tcPr", f"{W}author"
_ROW_LOOK = f"{W}trPr"
_FIRST = (_LOOK, _CELL_LOOK, f"{W}tblPr", f"{W}tblGrid", _ROW_LOOK, f"{W}sdtPr", f"{W}sdtEndPr")


class Pending:
    """The stories of a draft in which changes of ours are pending; `were` has them without, with numbers."""

    def __init__(self, ours: str) -> None:
        """Take in the name our changes are made under."""
        self._ours = ours
        self.were: dict[str, Any] = {}
        self._known: dict[str, dict[str, Any]] = {}
        self._numbers: dict[str, dict[str, str]] = {}
        self._units: dict[str, tuple[str, ...]] = {}

    def accept(self, part: str, story: Any) -> bool:
        """Accept what is ours in a story, and keep how it was; return whether there was anything."""
        if next(_of(story, self._ours), None) is None:
            return False
        number(story)
        self._numbers[part] = {name_of(one): number_of(one) for one in story.iter(_CONTROL) if is_region(name_of(one))}
        self._units[part] = tuple(dict.fromkeys(number_of(_unit_of(one)) for one in _of(story, self._ours)))
        without = self.were[part] = copy.deepcopy(story)
        _keep_ties(story, self._ours)
        for one, accepted in ((without, False), (story, True)):
            set_aside(one, self._ours)
            settle(one, accepted=accepted)
            own_names(one)
            _drop_emptied(one, self._units[part])
        self._known[part] = _by_number(without)
        for name in self._units[part]:
            # A paragraph whose end was rejected ran on into the next: the words tell which is which, not the number.
            for paragraph in _within(self._known[part].get(name)):
                forget_numbers(paragraph)
        return True

    def know_again(self, part: str, story: Any) -> None:
        """Give the controls that were put around regions anew the numbers of those that they had."""
        for control in story.iter(_CONTROL):
            if not number_of(control) and (known := self._numbers[part].get(name_of(control))):
                give_number(control, known)

    def is_in(self, unit: Unit) -> bool:
        """Whether a change of ours was pending in a unit of the draft itself."""
        return number_of(_element(unit)) in self._units.get(unit.part, ())

    def without(self, unit: Unit) -> Unit:
        """Return a unit of the draft as the author has it, without what we proposed."""
        found = self._known[unit.part].get(number_of(_element(unit)))
        if found is None:
            return unit
        holder = found if unit.cell else found.find(_CONTENT)
        return Unit(unit.name, unit.part, found, holder, unit.kind, unit.cell)

    def withdraw(self, unit: Unit) -> None:
        """Take out of a unit of the draft what we proposed."""
        holder = self.without(unit).holder
        for child in blocks_of(unit.holder):
            unit.holder.remove(child)
        unit.holder.extend(copy.deepcopy(child) for child in blocks_of(holder))

    def before(self, part: str, story: Any) -> Any:
        """Return a merged story as it was before, where our changes were pending; as it is, everywhere else."""
        number_rest(story)
        made = copy.deepcopy(story)
        without = self._known[part]
        for name in self._units[part]:
            here, was = _by_number(made).get(name), without.get(name)
            if here is not None and was is not None:
                here.getparent().replace(here, copy.deepcopy(was))
            elif here is not None:
                here.getparent().remove(here)
            elif was is not None:
                _put_back(copy.deepcopy(was), was, _by_number(made))
        return made


def _of(story: Any, ours: str) -> Iterator[Any]:
    return (one for one in story.iter(*PENDING) if one.get(_AUTHOR) == ours)


def _unit_of(change: Any) -> Any:
    """Return what a change stands in: the cell, the region, the row; outside of these the paragraph or table."""
    found = change
    for above in change.iterancestors():
        if above.tag in (_PARAGRAPH, _TABLE):
            found = above
        is_row = above.tag == _ROW and change.getparent().tag == _ROW_LOOK
        if is_row and not is_region(_control_around(above)):
            return above
        if above.tag == _CELL or (above.tag == _CONTROL and is_region(name_of(above))):
            return above
    return found


def _control_around(row: Any) -> str:
    home = row.getparent()
    return name_of(home.getparent()) if home.tag == _CONTENT else ""


def _element(unit: Unit) -> Any:
    return unit.holder if unit.cell else unit.control


def _by_number(story: Any) -> dict[str, Any]:
    return {number_of(one): one for one in story.iter(_PARAGRAPH, _TABLE, _ROW, _CELL, _CONTROL)}


def _within(unit: Any) -> Iterator[Any]:
    return iter(()) if unit is None or unit.tag == _PARAGRAPH else unit.iter(_PARAGRAPH)


def _drop_emptied(story: Any, units: tuple[str, ...]) -> None:
    """Take out the controls that nothing is left in once changes are settled."""
    for control in [one for one in story.iter(_CONTROL) if number_of(one) in units]:
        content = control.find(_CONTENT)
        if content is None or next(content.iter(_PARAGRAPH, _ROW, f"{W}r"), None) is None:
            control.getparent().remove(control)


def _keep_ties(story: Any, ours: str) -> None:
    """Tie what others tied to a row that goes to what stands beside it."""
    for gone in [one for one in _of(story, ours) if one.getparent().tag == _ROW_LOOK and one.tag == f"{W}del"]:
        row = next(gone.iterancestors(_ROW))
        beside = next((one for one in story.iter(_ROW) if one is not row and one.getparent() is row.getparent()), None)
        if beside is not None:
            Ties.taken_from(row).leading_out().put_beside(beside)


def _put_back(made: Any, was: Any, there: dict[str, Any]) -> None:
    """Put what the author had where it stood: beside the nearest that is still there, or first in its home."""
    for before in was.itersiblings(preceding=True):
        if before.tag in (_PARAGRAPH, _TABLE, _ROW, _CELL, _CONTROL) and number_of(before) in there:
            there[number_of(before)].addnext(made)
            return
    for after in was.itersiblings():
        if after.tag in (_PARAGRAPH, _TABLE, _ROW, _CELL, _CONTROL) and number_of(after) in there:
            there[number_of(after)].addprevious(made)
            return
    home = was.getparent()
    home = home.getparent() if home.tag == _CONTENT else home
    if (found := there.get(number_of(home))) is not None:
        holder = found.find(_CONTENT) if found.tag == _CONTROL else found
        holder.insert(sum(child.tag in _FIRST for child in holder), made)

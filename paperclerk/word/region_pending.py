"""Tracked changes of others that are about a whole region: a row they deleted, moved or put in."""

from typing import Any

from paperclerk.ooxml.wordml import BROUGHT_IN, TAKEN_AWAY, W
from paperclerk.word.region_units import PENDING, Unit

_ROW, _PARAGRAPH = f"{W}tr", f"{W}p"
# What a reader sees of words.
_SEEN = tuple(f"{W}{name}" for name in ("t", "drawing", "pict", "object", "sym", "footnoteReference"))


def is_taken_away(unit: Unit) -> bool:
    """Whether a region is deleted, or moved elsewhere, once everybody's changes are accepted."""
    above = list(unit.control.iterancestors())
    if any(one.tag in TAKEN_AWAY or (one.tag == _ROW and _has(one, TAKEN_AWAY)) for one in above):
        return True
    if next(unit.holder.iter(*TAKEN_AWAY), None) is None:
        return False
    rows = list(unit.holder.iter(_ROW))
    if any(not _has(row, TAKEN_AWAY) for row in rows):
        return False
    return all(any(up.tag in TAKEN_AWAY for up in _up_to(one, unit.holder)) for one in unit.holder.iter(*_SEEN))


def is_of_a_row_put_in(unit: Unit) -> bool:
    """Whether all that is pending in a unit is that its whole row was put in: moved from elsewhere, say."""
    row = next(unit.holder.iterancestors(_ROW), None)
    return row is not None and _has(row, BROUGHT_IN) and next(unit.holder.iter(*_NOT_PUT_IN), None) is None


_NOT_PUT_IN = tuple(name for name in PENDING if name not in BROUGHT_IN)


def _has(row: Any, names: tuple[str, ...]) -> bool:
    look = row.find(f"{W}trPr")
    return look is not None and any(child.tag in names for child in look)


def _up_to(element: Any, holder: Any) -> list[Any]:
    """Return what is around an element in a holder; of a row that goes, the row's own sign."""
    found = []
    for one in element.iterancestors():
        if one is holder:
            break
        found += [one, *(one.find(f"{W}trPr") if one.tag == _ROW and one.find(f"{W}trPr") is not None else ())]
    return found

"""Where a region goes that the draft does not have yet: after the nearest earlier one that is still there.

A row goes into its table; where the draft has no row of that table, the table goes in whole, with what heads it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from paperclerk.ooxml.wordml import W
from paperclerk.word.region_lines import has_words, line_of
from paperclerk.word.region_units import Kind, Unit
from paperclerk.word.regions import name_of, regions_in

_CELL, _TABLE, _ROW, _PARAGRAPH, _CONTROL = (f"{W}{name}" for name in ("tc", "tbl", "tr", "p", "sdt"))
_CONTENT, _SECTION = f"{W}sdtContent", f"{W}sectPr"
_BLOCKS = (_PARAGRAPH, _TABLE, _ROW, _CONTROL)


class Spot(NamedTuple):
    """Beside which element of the draft something goes, after it or before it."""

    beside: Any
    after: bool

    def put(self, elements: list[Any]) -> None:
        """Put elements there, in order."""
        for element in reversed(elements) if self.after else elements:
            (self.beside.addnext if self.after else self.beside.addprevious)(element)


class Stretch(NamedTuple):
    """What of the new paper goes in: neighbours, of which the last is or holds the region."""

    elements: list[Any]
    whole: bool


def stretch_of(unit: Unit, there: Mapping[str, Unit], is_new: Callable[[Any], bool]) -> Stretch:
    """Return what goes in for a region: itself, or its line or whole table with what of the new paper heads that.

    Args:
        unit: the new paper's.
        there: the draft's regions.
        is_new: whether a paragraph of the new paper outside all regions was not in the generated original.
    """
    line = line_of(unit)
    if line is not None and (_is_there(line, there) or (has_words(line) and not is_new(line))):
        line = None
    table = next(unit.control.iterancestors(_TABLE), None) if unit.kind is Kind.ROW or line is not None else None
    last = line if table is None or _is_there(table, there) else table
    elements = [unit.control if last is None else last]
    for before in elements[0].itersiblings(preceding=True):
        if before.tag != _PARAGRAPH or _is_there(before, there):
            break
        if next(regions_in(before), None) is None and not is_new(before):
            break
        elements.insert(0, before)
    return Stretch(elements, whole=last is not None)


def _is_there(element: Any, there: Mapping[str, Unit]) -> bool:
    return any(name in there for name, _ in regions_in(element))


def spot_for(
    elements: Sequence[Any], there: Mapping[str, Unit], places: Mapping[Any, Any], reach: int | None = None
) -> Spot | None:
    """Return where in the draft neighbours of the new paper go; None where nothing beside them is in the draft.

    Args:
        elements: the new paper's, in order.
        there: the draft's regions.
        places: what is in no region and in both, the new paper's with the draft's.
        reach: how many neighbours before and after them are looked at; all when None.
    """
    before, after = elements[0].itersiblings(preceding=True), elements[-1].itersiblings()
    for is_after, neighbours in ((True, before), (False, after)):
        for neighbour in islice((one for one in neighbours if one.tag in _BLOCKS), reach):
            if neighbour in places:
                return Spot(places[neighbour], is_after)
            for name, control in _regions_of(neighbour, nearest_last=is_after):
                if name in there and (found := _lifted(there[name].control, _level(control, neighbour))) is not None:
                    return Spot(found, is_after)
    return None


def end_of(holder: Any) -> Spot | None:
    """Return the spot after all that a holder or body has."""
    blocks = [child for child in holder if child.tag not in (_SECTION, f"{W}tcPr")]
    return Spot(blocks[-1], after=True) if blocks else None


def _regions_of(element: Any, *, nearest_last: bool) -> Iterator[tuple[str, Any]]:
    found = [(name_of(element), element)] if element.tag == _CONTROL else []
    found = [*(pair for pair in found if pair[0]), *(pair for pair in regions_in(element) if pair[1] is not element)]
    return reversed(found) if nearest_last else iter(found)


class _Level(NamedTuple):
    """Where a neighbour of the new region stands: how many cells above a control in it, as a row or not, in what."""

    cells: int
    is_row: bool
    around: frozenset[str]


def _level(control: Any, top: Any) -> _Level:
    cells = 0
    content = top.find(_CONTENT) if top.tag == _CONTROL else None
    is_row = top.tag == _ROW or (content is not None and content.find(_ROW) is not None)
    for above in control.iterancestors():
        if control is top or above is top.getparent():
            break
        cells += above.tag == _CELL
    around = frozenset(name_of(above) for above in top.iterancestors(_CONTROL))
    return _Level(cells, is_row, around)


def _lifted(control: Any, level: _Level) -> Any:
    """Return the draft's element as many cells above a control: a row in its table, else a block."""
    cells, element = level.cells, control
    while (parent := element.getparent()) is not None:
        if cells == 0 and (parent.tag == _TABLE if level.is_row else _holds_blocks(parent, level.around)):
            return element
        cells -= parent.tag == _CELL
        if cells < 0:
            return None
        element = parent
    return None


def _holds_blocks(parent: Any, around: frozenset[str]) -> bool:
    if parent.tag == _CONTENT:
        return name_of(parent.getparent()) in around and parent.find(_ROW) is None
    return parent.tag in (_CELL, f"{W}body") or parent.tag.endswith(("}hdr", "}ftr"))

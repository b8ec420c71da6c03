"""Columns that an author added to a table: which cells of each row are then the generated ones."""

import copy
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, islice
from typing import Any

from lxml import etree

from paperclerk.ooxml.wordml import W
from paperclerk.word.region_pieces import emptied
from paperclerk.word.region_sense import words_in
from paperclerk.word.region_units import Unit, cells_of, shape_of
from paperclerk.word.regions import name_of

_TABLE, _ROW, _CELL, _CONTROL = (f"{W}{name}" for name in ("tbl", "tr", "tc", "sdt"))
_CELL_LOOK = f"{W}tcPr"
# More ways than this to take columns for the generated ones are not looked at.
_MOST = 500

Columns = tuple[int, ...]


class AddedColumns:
    """Tells of the tables of a draft which of their columns are the generated ones."""

    def __init__(self, draft: Mapping[str, Unit], base: Mapping[str, Unit]) -> None:
        """Take in the regions of a draft and of its original."""
        self._draft, self._base = draft, base
        self._known: dict[tuple[Any, int, int], Columns] = {}

    def of(self, draft: Unit, base: Unit | None) -> Columns:
        """Return the places of a row's generated cells where the author added others; nothing where none were added."""
        table = next(draft.control.iterancestors(_TABLE), None)
        cells = cells_of(draft)
        wanted = () if base is None else shape_of(base)
        if table is None or not wanted or len(cells) <= len(wanted):
            return ()
        key = (table, len(cells), len(wanted))
        if key not in self._known:
            self._known[key] = self._likeliest(*key)
        found, shape = self._known[key], shape_of(draft)
        return found if found and tuple(shape[place] for place in found) == wanted else ()

    def beside(self, row: Any) -> tuple[Columns, Any]:
        """Return the generated columns of the table that a row of the draft is in, and that row."""
        name = name_of(row) if row.tag == _CONTROL else ""
        unit = self._draft.get(name)
        columns = () if unit is None else self.of(unit, self._base.get(name))
        return columns, None if unit is None else unit.holder.find(_ROW)

    def _likeliest(self, table: Any, count: int, wanted: int) -> Columns:
        """Return the columns in which most of the cells say what they said in the original."""
        pairs = list(self._rows(table, count, wanted))
        ways = islice(combinations(range(count), wanted), _MOST)
        scored = [(sum(_alike(was, had, way) for was, had in pairs), way) for way in ways]
        best = max((score for score, _ in scored), default=0)
        return next((way for score, way in scored if best and score == best), ())

    def _rows(self, table: Any, count: int, wanted: int) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
        """Yield the rows of a table that the original has too, and their heads: what their cells said and say."""
        heads: tuple[Any, Any] | None = None
        for control in table.iterchildren(_CONTROL):
            base = self._base.get(name_of(control))
            draft = self._draft.get(name_of(control))
            if base is None or draft is None or draft.control is not control:
                continue
            heads = heads or (next(base.control.iterancestors(_TABLE), None), table)
            said = [[words_in(cell.holder) for cell in cells_of(unit)] for unit in (base, draft)]
            if (len(said[0]), len(said[1])) == (wanted, count):
                yield said[0], said[1]
        if heads is not None and heads[0] is not None:
            rows = [one.find(_ROW) for one in heads]
            said = [[] if row is None else [words_in(cell) for cell in row.findall(_CELL)] for row in rows]
            if (len(said[0]), len(said[1])) == (wanted, count):
                yield said[0], said[1]


def with_columns(row: Any, columns: Columns, like: Any) -> None:
    """Give a row that comes new into a table empty cells in the columns that the author added, as another row has."""
    cells, model = row.findall(_CELL), like.findall(_CELL)
    if len(cells) != len(columns):
        return
    placed = dict(zip(columns, cells, strict=True))
    before: Any = None
    for place, other in enumerate(model):
        cell = placed.get(place)
        if cell is None:
            cell = etree.Element(_CELL)
            look = other.find(_CELL_LOOK)
            cell.extend([] if look is None else [copy.deepcopy(look)])
            cell.append(emptied(other))
            _put(row, cell, before)
        before = cell


def _put(row: Any, cell: Any, before: Any) -> None:
    if before is not None:
        before.addnext(cell)
    else:
        row.find(_CELL).addprevious(cell)


def _alike(was: Sequence[str], had: Sequence[str], way: Columns) -> int:
    return sum(was[number] == had[place] for number, place in enumerate(way))

"""What the values of a sheet do not tell: errors shown, formulas never worked out, merged cells, number formats."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import cast

from lxml import etree

from paperclerk.ooxml.package import Package
from paperclerk.ooxml.workbook import column_number

_SUSPECTS = etree.XPath(
    "//s:c[@t='e' or s:f]", namespaces={"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
)
_HIDDEN_ROWS = etree.XPath(
    "s:sheetData/s:row[@hidden='1' or @hidden='true']",
    namespaces={"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"},
)
_TRUE, _LAST_COLUMN = ("1", "true"), 16_384
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

_REFERENCE = re.compile(r"^([A-Za-z]{1,3})([0-9]{1,7})$")

Spot = tuple[int, int]

NEVER_WORKED_OUT = "holds a formula whose result is not in the file"

# Excel's own formats by number, those that matter to a return; ECMA-376 part 1, 18.8.30.
_BUILT_IN = {0: "General", 1: "0", 2: "0.00", 9: "0%", 10: "0.00%", 14: "d/m/yyyy", 49: "@"}

# A merged area of a whole column is decoration; following each of its cells would cost a million of them.
_LARGEST_MERGE = 2_000


class SheetMarks:
    """Marks of a sheet by row and column, from 0, each kind read when it is first asked for.

    Args:
        root: the sheet's root element.
        formats: number formats by cell style, from `read_formats`.
    """

    def __init__(self, root: etree._Element, formats: Mapping[int, str]) -> None:
        self._root = root
        self._formats = formats

    @cached_property
    def faults(self) -> dict[Spot, str]:
        """Return what is wrong with cells that show an error, or a formula whose result is not in the file."""
        return {spot: fault for spot, cell in self._suspects if (fault := _fault(cell))}

    @cached_property
    def formulas(self) -> dict[Spot, str]:
        """Return the formulas of cells, without their sign; of one that is shared by many, at each of them."""
        found = {spot: formula for spot, cell in self._suspects if (formula := cell.find(f"{_S}f")) is not None}
        shared = {f.get("si"): f.text for f in found.values() if f.get("t") == "shared" and f.text}
        return {spot: (f.text or shared.get(f.get("si")) or "").strip() for spot, f in found.items()}

    @cached_property
    def _suspects(self) -> list[tuple[Spot, etree._Element]]:
        """Return the cells that hold an error or a formula: in nearly all sheets none."""
        suspects = cast("list[etree._Element]", _SUSPECTS(self._root))
        if any(cell.get("r") is None for cell in suspects):
            among = set(suspects)
            return [(spot, cell) for spot, cell in _cells(self._root) if cell in among]
        return [(spot, cell) for cell in suspects if (spot := _spot(cell))]

    @cached_property
    def formats(self) -> dict[Spot, str]:
        """Return the number formats of cells, as far as the file says them."""
        known = {str(style): number_format for style, number_format in self._formats.items()}
        said = ((cell, known.get(cell.get("s", "0"))) for cell in self._root.iter(f"{_S}c"))
        styled = {cell: number_format for cell, number_format in said if number_format is not None}
        if any(cell.get("r") is None for cell in styled):
            return {spot: styled[cell] for spot, cell in _cells(self._root) if cell in styled}
        return {spot: number_format for cell, number_format in styled.items() if (spot := _spot(cell))}

    @cached_property
    def first_row(self) -> dict[Spot, int]:
        """Return, for each cell merged downwards, the row that its value is in."""
        return {(row, left): top for top, left, bottom, _ in _merges(self._root) for row in range(top, bottom + 1)}

    @cached_property
    def merged_areas(self) -> tuple[tuple[int, int, int, int], ...]:
        """Return the merged areas: first row and column, last row and column."""
        return tuple(_merges(self._root))

    @cached_property
    def hidden_rows(self) -> frozenset[int]:
        """Return the rows that are out of sight."""
        found = cast("list[etree._Element]", _HIDDEN_ROWS(self._root))
        return frozenset(_whole(row.get("r")) - 1 for row in found)

    @cached_property
    def hidden_columns(self) -> frozenset[int]:
        """Return the columns that are out of sight."""
        found = [column for column in self._root.iterfind(f"{_S}cols/{_S}col") if column.get("hidden") in _TRUE]
        spans = ((_whole(column.get("min")), min(_whole(column.get("max")), _LAST_COLUMN)) for column in found)
        return frozenset(number - 1 for first, last in spans for number in range(first, last + 1))

    @cached_property
    def last_column(self) -> dict[Spot, int]:
        """Return, for the first cell of each merged area, the column that the area ends in."""
        return {(top, left): right for top, left, _, right in _merges(self._root)}


def read_formats(package: Package) -> dict[int, str]:
    """Return the number format of each cell style of a workbook."""
    part = package.related(package.main_part, "styles")
    if part is None:
        return {}
    root = package.xml(part)
    own = {_whole(f.get("numFmtId")): f.get("formatCode", "") for f in root.iterfind(f"{_S}numFmts/{_S}numFmt")}
    known = {**_BUILT_IN, **own}
    styles = (_whole(style.get("numFmtId")) for style in root.iterfind(f"{_S}cellXfs/{_S}xf"))
    return {number: known[format_id] for number, format_id in enumerate(styles) if format_id in known}


def _cells(root: etree._Element) -> Iterator[tuple[Spot, etree._Element]]:
    row = column = -1
    for element in root.iter(f"{_S}row", f"{_S}c"):
        if element.tag == f"{_S}row":
            row, column = (_whole(element.get("r")) or row + 2) - 1, -1
            continue
        column += 1
        row, column = _spot(element) or (row, column)
        yield (row, column), element


def _spot(cell: etree._Element) -> Spot | None:
    found = _REFERENCE.match(cell.get("r", ""))
    return (int(found[2]) - 1, column_number(found[1]) - 1) if found else None


def _fault(cell: etree._Element) -> str:
    shown = (cell.findtext(f"{_S}v") or "").strip()
    if cell.get("t") == "e":
        return f"shows the error {shown}" if shown else "shows an error"
    is_formula = cell.find(f"{_S}f") is not None
    # A formula may well come to an empty text; then its type says that it is a text.
    return NEVER_WORKED_OUT if is_formula and not shown and cell.get("t") != "str" else ""


def _merges(root: etree._Element) -> Iterator[tuple[int, int, int, int]]:
    for merge in root.iterfind(f"{_S}mergeCells/{_S}mergeCell"):
        found = re.fullmatch(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})", merge.get("ref", ""))
        if found:
            top, bottom = int(found[2]) - 1, int(found[4]) - 1
            if 0 <= bottom - top <= _LARGEST_MERGE:
                yield top, column_number(found[1]) - 1, bottom, column_number(found[3]) - 1


def _whole(text: str | None) -> int:
    return int(text) if text and re.fullmatch(r"[0-9]{1,9}", text) else 0

"""What the values of a sheet do not tell: errors shown, formulas never worked out, merged cells, number formats."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from paperclerk.ooxml.package import Package
from paperclerk.ooxml.workbook import column_number

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

Spot = tuple[int, int]

NEVER_WORKED_OUT = "holds a formula whose result is not in the file"

# Excel's own formats by number, those that matter to a return; ECMA-376 part 1, 18.8.30.
_BUILT_IN = {0: "General", 1: "0", 2: "0.00", 9: "0%", 10: "0.00%", 14: "d/m/yyyy", 49: "@"}

# A merged area of a whole column is decoration; following each of its cells would cost a million of them.
_LARGEST_MERGE = 2_000


class SheetMarks(NamedTuple):
    """Marks by row and column, from 0.

    `first_row` leads a cell that is merged downwards to the row of its value; `last_column` says where a merged
    cell ends.
    """

    faults: Mapping[Spot, str]
    formats: Mapping[Spot, str]
    first_row: Mapping[Spot, int]
    last_column: Mapping[Spot, int]


def read_marks(root: etree._Element, formats: Mapping[int, str]) -> SheetMarks:
    """Read the marks of a sheet from its part.

    Args:
        root: the sheet's root element.
        formats: number formats by cell style, from `read_formats`.
    """
    faults: dict[Spot, str] = {}
    shown: dict[Spot, str] = {}
    for spot, cell in _cells(root):
        if fault := _fault(cell):
            faults[spot] = fault
        if (style := _whole(cell.get("s"))) in formats:
            shown[spot] = formats[style]
    first_row: dict[Spot, int] = {}
    last_column: dict[Spot, int] = {}
    for top, left, bottom, right in _merges(root):
        last_column[top, left] = right
        for row in range(top, bottom + 1):
            first_row[row, left] = top
    return SheetMarks(faults, shown, first_row, last_column)


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
        if found := re.match(r"^([A-Za-z]{1,3})([0-9]{1,7})$", element.get("r", "")):
            row, column = int(found[2]) - 1, column_number(found[1]) - 1
        yield (row, column), element


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

"""Cells that stand absurdly far from the rest of their sheet, taken out so that the rest can be read.

One letter typed into the last cell of a sheet makes it 17,000 million cells large for whoever lays it out in memory.
"""

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from paperclerk.ooxml.package import Package
from paperclerk.ooxml.repack import repack
from paperclerk.ooxml.workbook import Workbook, filled_cells

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

# No form of ours, with whatever was added to it, comes near to this; together they stay within a workbook's weight.
_LAST_ROW, _LAST_COLUMN = 10_000, 256
# More than this out there is somebody's table, which nobody could be told cell by cell.
_MOST = 20


class FarCell(NamedTuple):
    """A cell taken out: its sheet, its row and column (from 1), and its text."""

    sheet: str
    row: int
    column: int
    text: str


def without_far_cells(content: bytes, workbook: Workbook, package: Package) -> tuple[bytes, tuple[FarCell, ...]]:
    """Return a workbook without the few cells that stand absurdly far out, and those cells.

    Where they are many nothing is taken out.
    """
    texts: list[str] | None = None
    replaced: dict[str, bytes] = {}
    found: list[FarCell] = []
    for sheet in workbook.sheets:
        if sheet.part is None or not sheet.part.endswith(".xml"):
            continue
        # A copy: the one that the workbook keeps is not to be changed.
        root = package.xml(sheet.part)
        far = [spot for spot in filled_cells(root) if spot[0] > _LAST_ROW or spot[1] > _LAST_COLUMN]
        if not far or len(far) > _MOST:
            continue
        texts = list(_shared(package)) if texts is None else texts
        for row, column, cell in far:
            found.append(FarCell(sheet.name, row, column, _text(cell, texts)))
            for child in list(cell):
                cell.remove(child)
        replaced[sheet.part] = etree.tostring(root)
    return (repack(content, replaced), tuple(found)) if replaced else (content, ())


def _shared(package: Package) -> Iterator[str]:
    part = package.related(package.main_part, "sharedStrings")
    if part is not None:
        for item in package.xml(part).iterfind(f"{_S}si"):
            yield "".join(text.text or "" for text in item.iter(f"{_S}t"))


def _text(cell: etree._Element, texts: list[str]) -> str:
    shown = "".join(text.text or "" for text in cell.iter(f"{_S}v", f"{_S}t")).strip()
    if cell.get("t") != "s":
        return shown
    return texts[int(shown)] if shown.isdecimal() and int(shown) < len(texts) else ""

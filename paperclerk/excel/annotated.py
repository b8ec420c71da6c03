"""The annotated copy of an Excel return: our findings as comments on cells, and a sheet that lists them with links.

Only a workbook that loses nothing by it (`would_lose`) is rewritten; what we wrote the last time is taken out first.
"""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.functions import tostring

from paperclerk.domain.findings import Finding
from paperclerk.domain.marking import MARKED_BY, PROBLEMS_SHEET
from paperclerk.domain.names import EXCEL_PREFIX
from paperclerk.domain.places import Place
from paperclerk.excel.saving import saved
from paperclerk.excel.sheets import (
    FONT,
    Column,
    height_of,
    in_one_cell,
    let_grow,
    put,
    put_table,
    set_up_page,
    set_widths,
)

_COLUMNS = (Column("No", 6), Column("Where", 34), Column("Problem", 62), Column("What to do", 58))
_HEADER_ROW = 3
_CORE = "docProps/core.xml"
_ONE_CELL = re.compile(r"\$?[A-Z]{1,3}\$?[0-9]{1,7}")

# Points: as wide as a note that can be read, and as high as its lines.
_NOTE_WIDTH, _LETTERS_A_LINE, _LINE = 300, 46, 15


class NotRewritten(Exception):
    """A workbook that could not be opened or saved by the library that writes our own."""


class _Spot(NamedTuple):
    sheet: str
    cell: str


def annotate(content: bytes, findings: Sequence[Finding], made: datetime) -> bytes:
    """Return a workbook with a comment on each cell that a finding is about, and the sheet "Problems found".

    A cell with a comment of the owner's keeps it, and its findings stand on the sheet alone.

    Args:
        content: a workbook that loses nothing by being saved again.
        findings: what to say, in this order.
        made: the time it is dated with, where the file has none of its own.

    Raises:
        NotRewritten: it could not be opened or saved; it may be quite all right otherwise.
    """
    try:
        with warnings.catch_warnings():
            # What it warns of is what the inventory was taken for.
            warnings.simplefilter("ignore")
            return _annotated(content, findings, made)
    except Exception as problem:  # the library raises whatever it trips over
        raise NotRewritten from problem


def _annotated(content: bytes, findings: Sequence[Finding], made: datetime) -> bytes:
    workbook = load_workbook(io.BytesIO(content), rich_text=True)
    marked_before = _take_out(workbook)
    if not findings and not marked_before:
        return content
    _size_comments(workbook)
    _fit_rows(workbook)
    spots = [_spot(found.place, workbook) for found in findings]
    for spot in dict.fromkeys(spot for spot in spots if spot):
        _comment(workbook, spot, [found for found, at in zip(findings, spots, strict=True) if at == spot])
    if findings:
        _list_problems(workbook, findings, spots)
    return _written(workbook, content, made)


def _take_out(workbook: Workbook) -> bool:
    """Take out our comments and our sheet; say whether there were any."""
    found = PROBLEMS_SHEET in workbook.sheetnames
    if found:
        del workbook[PROBLEMS_SHEET]
    for sheet in workbook.worksheets:
        for cell in _commented(sheet):
            if _is_ours(cell.comment):
                cell.comment = None
                found = True
    return found


def _commented(sheet: Worksheet) -> Iterator[MergedCell]:
    # Not by rows: of a sheet with one cell in its last corner that would make 17,000 million.
    yield from [cell for cell in sheet._cells.values() if cell.comment is not None]


def _is_ours(comment: Comment) -> bool:
    # LibreOffice forgets who wrote a comment, so ours say so themselves.
    return bool(comment.author == MARKED_BY or comment.text.startswith(f"{MARKED_BY}: "))


def _size_comments(workbook: Workbook) -> None:
    """Make the owner's comments large enough to be read; their sizes are not kept."""
    for sheet in workbook.worksheets:
        for cell in _commented(sheet):
            _size(cell.comment)


def _fit_rows(workbook: Workbook) -> None:
    """Make the rows of the form's boxes high enough for the answers in them, and let them grow further.

    The library would fix the heights that Excel found for them, and cut off what is longer.
    """
    texts: dict[tuple[str, int], list[tuple[str, float]]] = {}
    for name, defined in workbook.defined_names.items():
        if name.startswith(EXCEL_PREFIX) and (spot := _spot_of(str(defined.attr_text), workbook)):
            sheet = workbook[spot.sheet]
            cell = sheet[spot.cell]
            if isinstance(cell, Cell):
                width = sheet.column_dimensions[cell.column_letter].width
                texts.setdefault((spot.sheet, cell.row), []).append((str(cell.value or ""), width))
    for (title, row), found in texts.items():
        if height := workbook[title].row_dimensions[row].height:
            let_grow(workbook[title], row, height_of(found, height))


def _size(comment: Comment) -> None:
    lines = sum(max(1, -(-len(line) // _LETTERS_A_LINE)) for line in comment.text.split("\n"))
    comment.width, comment.height = _NOTE_WIDTH, max(60, (lines + 1) * _LINE)


def _spot(place: Place, workbook: Workbook) -> _Spot | None:
    """Return the cell a finding is about: the one it names, else the one that its box's name stands for."""
    if place.sheet and place.cell and place.sheet in workbook.sheetnames:
        return _Spot(place.sheet, place.cell)
    name = workbook.defined_names.get(f"{EXCEL_PREFIX}{place.tag}") if place.tag else None
    return _spot_of(str(name.attr_text), workbook) if name else None


def _spot_of(refers_to: str, workbook: Workbook) -> _Spot | None:
    sheet, _, cell = refers_to.rpartition("!")
    sheet = sheet.strip("'").replace("''", "'")
    # A deleted row leaves #REF! in place of the cell.
    is_there = sheet in workbook.sheetnames and _ONE_CELL.fullmatch(cell)
    return _Spot(sheet, cell.replace("$", "")) if is_there else None


def _comment(workbook: Workbook, spot: _Spot, findings: Sequence[Finding]) -> None:
    cell = workbook[spot.sheet][spot.cell]
    if isinstance(cell, MergedCell) or cell.comment is not None:
        return
    said = "\n\n".join("\n".join(part for part in (found.message, found.hint) if part) for found in findings)
    cell.comment = Comment(in_one_cell(f"{MARKED_BY}: {said}"), MARKED_BY)
    _size(cell.comment)


def _list_problems(workbook: Workbook, findings: Sequence[Finding], spots: Sequence[_Spot | None]) -> None:
    sheet = workbook.create_sheet(PROBLEMS_SHEET, 0)
    set_widths(sheet, _COLUMNS)
    put(sheet.cell(1, 1), PROBLEMS_SHEET)
    sheet.cell(1, 1).font = Font(name=FONT, size=14, bold=True)
    put(sheet.cell(2, 1), "Put right what is listed here, in the form itself, and send the workbook back. "
                          "This sheet and our comments need not be taken out.")  # fmt: skip
    sheet.cell(2, 1).font = Font(name=FONT)
    rows = [(number, _where(found, spot), found.message, found.hint)
            for number, (found, spot) in enumerate(zip(findings, spots, strict=True), 1)]  # fmt: skip
    put_table(sheet, _HEADER_ROW, _COLUMNS, rows)
    for row, spot in enumerate(spots, _HEADER_ROW + 1):
        if spot:
            cell = sheet.cell(row, 2)
            quoted = spot.sheet.replace("'", "''")
            cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!{spot.cell}")
            cell.font = Font(name=FONT, underline="single", color="0B4A8F")
    sheet.freeze_panes = f"A{_HEADER_ROW + 1}"
    set_up_page(sheet, title_rows=f"{_HEADER_ROW}:{_HEADER_ROW}")
    workbook.active = 0
    for other in workbook.worksheets:
        other.sheet_view.tabSelected = other is sheet


def _where(found: Finding, spot: _Spot | None) -> str:
    place = f'sheet "{spot.sheet}", cell {spot.cell}' if spot else found.place.where
    return ", ".join(part for part in (found.subject, place) if part) or "The whole return"


def _written(workbook: Workbook, original: bytes, made: datetime) -> bytes:
    """Return the workbook's bytes, with the file's own word on when it was changed and by whom."""
    with zipfile.ZipFile(io.BytesIO(original)) as package:
        if _CORE in package.namelist():
            core = package.read(_CORE)
        else:
            workbook.properties.created = workbook.properties.modified = made.replace(tzinfo=None)
            core = tostring(workbook.properties.to_tree())
    return saved(workbook, core)

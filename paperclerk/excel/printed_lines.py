"""What an Excel form prints outside its boxes, marked for its metadata, so that readers know owners' words from it."""

from collections.abc import Collection, Iterator

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from paperclerk.domain.form_words import TABLE, FormLine, marks_of
from paperclerk.domain.names import EXCEL_PREFIX


def marks_of_workbook(workbook: Workbook, hidden: Collection[str]) -> str:
    """Return the marks of all that a form prints outside its boxes, but for its hidden sheets."""
    boxes: dict[tuple[str, str], str] = {}
    for name, defined in workbook.defined_names.items():
        if name.startswith(EXCEL_PREFIX):
            for sheet, cell in defined.destinations:
                boxes[sheet, cell.replace("$", "")] = name.removeprefix(EXCEL_PREFIX)
    sheets = (sheet for sheet in workbook.worksheets if sheet.title not in hidden)
    return marks_of(line for sheet in sheets for line in _lines(sheet, boxes))


def _lines(sheet: Worksheet, boxes: dict[tuple[str, str], str]) -> Iterator[FormLine]:
    for row in sheet.iter_rows():
        tags = [boxes.get((sheet.title, cell.coordinate), "") for cell in row]
        beside = next((tag for tag in tags if tag), "")
        last = max((column for column, tag in enumerate(tags) if tag), default=0)
        for column, (cell, tag) in enumerate(zip(row, tags, strict=True)):
            if cell.value is not None and not tag:
                for text in str(cell.value).split("\n"):
                    yield FormLine(text, TABLE, beside, bool(beside) and column > last)

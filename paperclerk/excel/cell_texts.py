"""What the cells of any workbook say, row by row, as its reader sees them: shares and days by their formats."""

import io
import re
from collections.abc import Iterator
from datetime import date

from openpyxl import load_workbook

from paperclerk.ooxml.package import open_package


def cell_texts(content: bytes) -> Iterator[str]:
    """Yield the words of each cell, and those of each row in one for what stands beside them.

    Raises:
        PackageFault: it is no Office file that can be opened.
        ValueError: it is no workbook.
    """
    # Damage and bombs are found there, before the workbook's own reader unpacks anything.
    open_package(content)
    try:
        workbook = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except Exception as problem:
        raise ValueError("It is no workbook that can be read.") from problem
    for sheet in workbook.worksheets:
        for row in sheet.iter_rows():
            said = [_said(cell.value, str(cell.number_format)) for cell in row if cell.value is not None]
            yield from said
            if len(said) > 1:
                yield " ".join(said)


def _said(value: object, number_format: str) -> str:
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, float | int) and not isinstance(value, bool):
        if "%" in number_format:
            return f"{value * 100:.6g}%"
        money = re.search("[£€$]", number_format)
        return f"{money[0] if money else ''}{value}"
    return str(value)

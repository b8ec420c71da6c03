"""What our workbooks have in common: headings, boxes, print set-up, and bytes that depend on their content alone."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from textwrap import wrap
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.functions import tostring

from paperclerk.excel.saving import saved

Value = str | int | float | date | None

DATE_FORMAT = "d mmm yyyy"
# Keeps Excel from turning what is typed ("2031-03", "4.10") into a date or a number.
TEXT_FORMAT = "@"

# A workbook says when it was made; the present time would give other bytes on every run.
MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - openpyxl writes times without a zone as UTC

FONT = "Calibri"
DARK = "1F3864"
PALE = "E7ECF4"
NOTE = "595959"
_LINE = Side(style="thin", color="A6A6A6")
BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)

# Points that a line of 11-point Calibri takes, and that a row can grow to; how many letters take the place of a figure,
# which is what a column's width counts (1.2 on rendered pages, less a margin for wide words).
_LINE_HEIGHT = 15.0
_TALLEST = 405.0
_LETTERS_TO_A_FIGURE = 1.08


class Column(NamedTuple):
    """A column of a table: its heading, its width in characters and, where it needs one, its number format."""

    heading: str
    width: float
    number_format: str = "General"


def put(cell: Cell, value: Value, number_format: str = "General") -> None:
    """Put a value into a cell; text stays text, even when it begins like a formula."""
    cell.value = in_one_cell(value) if isinstance(value, str) else value
    cell.number_format = number_format
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = value.startswith("=")


def in_one_cell(text: str) -> str:
    """Return a text without the characters that no workbook can hold, its lines ended the way Excel ends them."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return str(ILLEGAL_CHARACTERS_RE.sub("", lines)).encode("utf-8", "ignore").decode("utf-8")


def put_note(sheet: Worksheet, row: int, text: str, columns: Sequence[Column]) -> None:
    """Write a line of advice across a table, in grey italics."""
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(columns))
    cell = sheet.cell(row, 1)
    put(cell, text)
    cell.font = Font(name=FONT, size=10, italic=True, color=NOTE)
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    sheet.row_dimensions[row].height = height_of([(text, sum(column.width for column in columns))])


def put_table(sheet: Worksheet, top: int, columns: Sequence[Column], rows: Iterable[Sequence[Value]]) -> int:
    """Write a table with its headings at row `top`, in boxes with wrapped text; return the row after its last."""
    for number, column in enumerate(columns, 1):
        put_heading(sheet.cell(top, number), column.heading)
    row = top
    for row, values in enumerate(rows, top + 1):
        for number, (column, value) in enumerate(zip(columns, values, strict=True), 1):
            cell = sheet.cell(row, number)
            put(cell, value, column.number_format)
            put_in_box(cell)
        shown = [(_shown(value), column.width) for column, value in zip(columns, values, strict=True)]
        let_grow(sheet, row, height_of(shown))
    return row + 1


def set_widths(sheet: Worksheet, columns: Sequence[Column]) -> None:
    """Set the widths of the first columns."""
    for number, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width


def put_heading(cell: Cell, text: str) -> None:
    """Write a column's heading: bold, white on dark blue."""
    put(cell, text)
    cell.font = Font(name=FONT, bold=True, color="FFFFFF")
    cell.fill = PatternFill("solid", fgColor=DARK)
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    cell.border = BOX


def put_in_box(cell: Cell) -> None:
    """Give a cell thin lines around it and text that wraps from its top."""
    cell.font = Font(name=FONT)
    cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")
    cell.border = BOX


def height_of(texts: Iterable[tuple[str, float]], smallest: float = 18.0) -> float:
    """Return the height a row needs for these texts in columns of these widths."""
    lines = max((_lines(text, width) for text, width in texts), default=1)
    return min(_TALLEST, max(smallest, lines * _LINE_HEIGHT + 3.0))


class _GrowingRow(RowDimension):  # type: ignore[misc] # openpyxl says nothing of its types
    """A row that programs make as high as its text whenever something is typed into it.

    openpyxl calls every height it is given a fixed one, and in a row of fixed height longer text is cut off.
    """

    @property
    def customHeight(self) -> bool:  # noqa: N802 - openpyxl's name, which is the file's
        """Return that nobody fixed the height."""
        return False


def let_grow(sheet: Worksheet, row: int, height: float) -> None:
    """Give a row the height it starts with; it grows and shrinks with its text from there.

    Excel would find a height for itself on opening the file, LibreOffice does not. Not for merged cells: no program
    fits a row to those.
    """
    known = sheet.row_dimensions[row]
    grown = _GrowingRow(sheet, index=row, ht=height, hidden=known.hidden, outlineLevel=known.outlineLevel)
    grown.collapsed, grown._style = known.collapsed, known._style
    sheet.row_dimensions[row] = grown


def set_up_page(sheet: Worksheet, *, title_rows: str = "", landscape: bool = True, footer: str = "") -> None:
    """Make a sheet print on A4, as wide as the page, with its heading rows on every page."""
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top, sheet.page_margins.bottom = 0.5, 0.7
    sheet.page_margins.footer = 0.3
    sheet.oddFooter.left.text = (footer or sheet.title).replace("&", "&&")
    sheet.oddFooter.right.text = "Page &P of &N"
    sheet.oddFooter.left.size = sheet.oddFooter.right.size = 9
    if title_rows:
        sheet.print_title_rows = title_rows


def add_name(workbook: Workbook, name: str, refers_to: str) -> None:
    """Give a cell or an area a name in the whole workbook."""
    workbook.defined_names[name] = DefinedName(name, attr_text=refers_to)


def finished(workbook: Workbook, title: str, made: datetime = MADE) -> bytes:
    """Return the workbook's bytes, the same for the same content, with its title, language and dates set."""
    properties = workbook.properties
    properties.title, properties.creator, properties.language = in_one_cell(title), "Paperclerk", "en-GB"
    properties.created = properties.modified = made
    return saved(workbook, tostring(properties.to_tree()))


def _lines(text: str, width: float) -> int:
    fitting = max(4, int(width * _LETTERS_TO_A_FIGURE))
    return sum(len(wrap(line, fitting)) or 1 for line in text.split("\n"))


def _shown(value: Value) -> str:
    return "30 Sep 2031" if isinstance(value, date) else "" if value is None else str(value)

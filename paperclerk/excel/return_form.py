"""The Excel return form: one lead's deliverables for one period, pre-filled, locked where it must not change.

Answers are found again by defined name, each checked against the label in its row, else by label; so the names, the
labels and the headings `D4.2 ...` are part of the contract with `parsers.excel_return`.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, time
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from paperclerk.domain.fields import RETURN_FIELDS, UPDATE_FIELDS, Field, Kind
from paperclerk.domain.forms import FormItem, ReturnForm
from paperclerk.domain.names import excel_name, tag
from paperclerk.domain.periods import for_people
from paperclerk.domain.signature import canonical, key_id, sign
from paperclerk.excel.printed_lines import marks_of_workbook
from paperclerk.excel.return_boxes import (
    Choices,
    colour_ratings,
    last_time,
    offer_choices,
    put_answer,
)
from paperclerk.excel.return_tables import sheets_of, write_tables
from paperclerk.excel.sheets import (
    DARK,
    FONT,
    NOTE,
    PALE,
    Column,
    Value,
    add_name,
    finished,
    height_of,
    let_grow,
    put,
    put_heading,
    put_in_box,
    put_table,
    set_up_page,
    set_widths,
)

FORM_SHEET, KEY_SHEET, LISTS_SHEET, META_SHEET = "Return", "Key", "Lists", "_meta"

_COLUMNS = (Column("Question", 27), Column("Your answer", 66), Column("Last time", 46), Column("Guidance", 44))
_KEY_COLUMNS = (Column("Rating", 20), Column("Letter", 10), Column("What it means", 130))
_HEADER_ROW = 3

# Points: an empty box for text shows by its size how much is expected; a page takes this much at the scale that makes
# the columns fit a landscape A4 sheet (measured on rendered pages).
_ROOM_FOR_TEXT = 48.0
_PAGE = 620.0


class _Progress(NamedTuple):
    """Where the next row goes, and how many points of the page are taken."""

    row: int
    taken: float


def write_return_form(form: ReturnForm, key: bytes) -> bytes:
    """Return a lead's form as an Excel file, signed with the key; boxes that `form.answers` names are filled in."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = FORM_SHEET
    title = f"Progress return, {form.period.label}: {form.owner}"
    choices = Choices(sheet)
    progress = _write_opening(sheet, form, title)
    progress = _write_fields(sheet, form, choices, progress, None)
    for item in form.items:
        progress = _write_deliverable(sheet, form, choices, progress, item)
    _write_end(sheet, progress)
    colour_ratings(sheet, choices.ratings, form.scheme)
    _lock(sheet)
    sheet.freeze_panes = f"A{_HEADER_ROW + 1}"
    set_up_page(sheet, title_rows=f"{_HEADER_ROW}:{_HEADER_ROW}", footer=title)
    write_tables(workbook, form)
    _write_key(workbook.create_sheet(KEY_SHEET), form)
    offer_choices(workbook.create_sheet(LISTS_SHEET), form.scheme, form.matrix if form.risks else 0)
    printed = marks_of_workbook(workbook, hidden={LISTS_SHEET})
    _write_metadata(workbook.create_sheet(META_SHEET), form, key, printed)
    workbook.security = WorkbookProtection(lockStructure=True)
    return finished(workbook, title, datetime.combine(form.period.starts, time()))


def _write_opening(sheet: Worksheet, form: ReturnForm, title: str) -> _Progress:
    set_widths(sheet, _COLUMNS)
    _put_across(sheet, 1, f"{title}\n{form.plan_title}. {form.organisation}.", Font(name=FONT, size=14, bold=True))
    sheet.row_dimensions[1].height = 42
    _put_across(sheet, 2, _how_to(form), Font(name=FONT, color=NOTE))
    sheet.row_dimensions[2].height = height_of([(_how_to(form), sum(column.width for column in _COLUMNS))])
    for number, column in enumerate(_COLUMNS, 1):
        put_heading(sheet.cell(_HEADER_ROW, number), column.heading)
    sheet.row_dimensions[_HEADER_ROW].height = 20
    _put_section(sheet, _HEADER_ROW + 1, "About this return")
    return _Progress(_HEADER_ROW + 2, 140.0)


def _how_to(form: ReturnForm) -> str:
    where, more = f" to {form.contact}" if form.contact else "", sheets_of(form)
    return (
        f"Send this workbook back{where} by {for_people(form.returns_due)}, as an attachment, under the name it has. "
        "Fill in the white boxes: type, or choose from the list of the box; Alt+Enter starts a new line. Grey boxes "
        "are fixed. What you write is printed in the committee's papers as you wrote it, over the name of your post. "
        "What the ratings mean is on the sheet Key."
        + (f" Please fill in the sheet{'s' * (len(more) > 1)} {_listed(more)} too." if more else "")
    )


def _listed(names: Sequence[str]) -> str:
    *rest, last = names
    return f"{', '.join(rest)} and {last}" if rest else last


def _write_deliverable(
    sheet: Worksheet, form: ReturnForm, choices: Choices, progress: _Progress, item: FormItem
) -> _Progress:
    deliverable = item.deliverable
    heading, about = f"{deliverable.id} {deliverable.text}", _about(item)
    width = sum(column.width for column in _COLUMNS)
    heights = [height_of([(heading, width * 0.85)], 22.0), height_of([(about, width)])]
    rows = sum(_height(form, item, field) for field in UPDATE_FIELDS.values())
    row, taken = progress
    if taken + sum(heights) + rows > _PAGE:
        sheet.row_breaks.append(Break(id=row - 1))
        taken = 20.0
    _put_section(sheet, row, heading)
    _put_across(sheet, row + 1, about, Font(name=FONT, italic=True, color=NOTE))
    for number, height in enumerate(heights):
        sheet.row_dimensions[row + number].height = height
    return _write_fields(sheet, form, choices, _Progress(row + 2, taken + sum(heights)), item)


def _about(item: FormItem) -> str:
    lines = list(item.about)
    if item.deliverable.success_measure:
        lines.append(f"It is done when: {item.deliverable.success_measure}")
    if item.last is None:
        lines.append("Nothing has been reported on this before.")
    elif item.last_period:
        lines.append(f"Last time: {item.last_period}.")
    return "\n".join(lines)


def _write_fields(
    sheet: Worksheet, form: ReturnForm, choices: Choices, progress: _Progress, item: FormItem | None
) -> _Progress:
    row, taken = progress
    for field in (UPDATE_FIELDS if item else RETURN_FIELDS).values():
        name = item.deliverable.id if item else ""
        _put_label(sheet.cell(row, 1), _label(field))
        put_answer(sheet.cell(row, 2), field, _answer(form, field, item))
        choices.add(field, f"B{row}")
        _put_fixed(sheet.cell(row, 3), last_time(item.last if item else None, field, form.scheme, _COLUMNS[2].width))
        if field.kind is Kind.RATING and item and item.last:
            choices.ratings.append(f"C{row}")
        _put_fixed(sheet.cell(row, 4), _guidance(field), note=True)
        add_name(sheet.parent, excel_name(name, field.name), f"{FORM_SHEET}!$B${row}")
        height = _height(form, item, field)
        let_grow(sheet, row, height)
        row, taken = row + 1, taken + height
    return _Progress(row + 1, taken + 15.0)


def _label(field: Field) -> str:
    return f"{field.label} (required)" if field.required else field.label


def _guidance(field: Field) -> str:
    """Return a field's guidance, which is the same for Word and Excel but for where the key is."""
    return field.guidance.replace("at the end of this form", f"on the sheet {KEY_SHEET}")


def _answer(form: ReturnForm, field: Field, item: FormItem | None) -> Value:
    """Return what stands in a box: what `answers` puts there, else what the form itself says in a fixed one."""
    given = form.answers.get(tag(item.deliverable.id if item else "", field.name))
    if given is not None:
        return given
    if item and field.name == "due":
        return item.deliverable.due or "No date agreed"
    return {"return_period": form.period.label, "return_owner": form.owner}.get(field.name)


def _height(form: ReturnForm, item: FormItem | None, field: Field) -> float:
    answer = _answer(form, field, item)
    last = last_time(item.last if item else None, field, form.scheme, _COLUMNS[2].width)
    texts = [answer if isinstance(answer, str) else "", str(last or ""), _guidance(field)]
    # Guidance is printed a point smaller.
    widths = [_COLUMNS[1].width, _COLUMNS[2].width, _COLUMNS[3].width * 1.1]
    return height_of(
        [(_label(field), _COLUMNS[0].width), *zip(texts, widths, strict=True)],
        _ROOM_FOR_TEXT if field.kind is Kind.TEXT else 20.0,
    )


def _write_end(sheet: Worksheet, progress: _Progress) -> None:
    put(sheet.cell(progress.row, 1), "End of return")
    sheet.cell(progress.row, 1).font = Font(name=FONT, italic=True, color=NOTE)
    sheet.print_area = f"A1:D{progress.row}"


def _put_section(sheet: Worksheet, row: int, text: str) -> None:
    _put_across(sheet, row, text, Font(name=FONT, size=12, bold=True, color=DARK))
    for column in range(1, len(_COLUMNS) + 1):
        sheet.cell(row, column).fill = PatternFill("solid", fgColor="C9D5EA")
    sheet.row_dimensions[row].height = 22


def _put_across(sheet: Worksheet, row: int, text: str, font: Font) -> None:
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(_COLUMNS))
    cell = sheet.cell(row, 1)
    put(cell, text)
    cell.font = font
    cell.alignment = Alignment(wrap_text=True, vertical="center")


def _put_label(cell: Cell, text: str) -> None:
    put(cell, text)
    put_in_box(cell)
    cell.font = Font(name=FONT, bold=True)
    cell.fill = PatternFill("solid", fgColor=PALE)


def _put_fixed(cell: Cell, value: Value, *, note: bool = False) -> None:
    put(cell, value)
    put_in_box(cell)
    cell.fill = PatternFill("solid", fgColor="F2F2F2")
    if note:
        cell.font = Font(name=FONT, size=10, italic=True, color=NOTE)


def _lock(sheet: Worksheet) -> None:
    """Lock what is not an answer, without a password: it guards against slips; the signature shows changes."""
    sheet.protection.sheet = True
    sheet.protection.formatRows = False
    sheet.protection.formatColumns = False


def _write_key(sheet: Worksheet, form: ReturnForm) -> None:
    set_widths(sheet, _KEY_COLUMNS)
    put(sheet.cell(1, 1), "Key to the RAG ratings")
    sheet.cell(1, 1).font = Font(name=FONT, size=14, bold=True)
    rows: Sequence[Sequence[Value]] = [(r.label, r.letter, r.definition) for r in form.scheme.ratings]
    put_table(sheet, 2, _KEY_COLUMNS, rows)
    for row, rating in enumerate(form.scheme.ratings, 3):
        sheet.cell(row, 1).fill = PatternFill("solid", fgColor=rating.fill)
        sheet.cell(row, 1).font = Font(name=FONT, bold=True, color=rating.ink)
    sheet.freeze_panes = "A3"
    set_up_page(sheet, title_rows="2:2")
    _lock(sheet)


def _write_metadata(sheet: Worksheet, form: ReturnForm, key: bytes, printed: str) -> None:
    metadata = form.metadata(key_id(key), printed)
    for row, (label, value) in enumerate(_mark(canonical(metadata).decode(), sign(metadata, key)), 1):
        put(sheet.cell(row, 1), label)
        put(sheet.cell(row, 2), value)
    sheet.sheet_state = "veryHidden"
    sheet.protection.sheet = True


def _mark(metadata: str, signature: str) -> Iterator[tuple[str, str]]:
    yield "metadata", metadata
    yield "signature", signature

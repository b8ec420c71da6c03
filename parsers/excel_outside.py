"""What an owner wrote into an Excel return outside its boxes: lines that are neither answers nor the form's own."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from paperclerk.domain.fields import RETURN_FIELDS, UPDATE_FIELDS
from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.form_words import LABELS, TABLE, FormLine, PrintedLines, sounds_printed, words_of
from paperclerk.domain.names import FieldName, said_of
from paperclerk.domain.ratings import RagScheme
from parsers.excel_boxes import Box, layout_of
from parsers.form_labels import field_of_label, without_placeholders
from parsers.readings import gives_no_answer
from parsers.sheets import Book, Cell, Sheet

# A sheet full of figures beside the form is one thing to be told, not a hundred.
_MOST = 20
_LONGEST = 300
_HINT = "Put it into the box it belongs in and send the return again, or ask the owner where it belongs."


def outside_boxes(
    book: Book, boxes: Sequence[Box], printed: PrintedLines, scheme: RagScheme, also: Collection[str] = ()
) -> Iterator[Finding]:
    """Yield a finding for each cell with words that no box took and the form did not print.

    Args:
        book: the workbook.
        boxes: the boxes found in it.
        printed: what the form says it prints; without that, only what is surely not the form's is doubted.
        scheme: the council's ratings.
        also: sheets of the form without boxes.
    """
    of_form = {box.sheet.name for box in boxes}
    for sheet in book.sheets.values():
        if sheet.name not in of_form and not (sheet.name in also and printed.are_known):
            continue
        own = {(box.row, box.column): box for box in boxes if box.sheet.name == sheet.name}
        found = [*(_not_printed(sheet, own, printed) if printed.are_known else _doubtful(sheet, own, scheme))]
        yield from found[:_MOST]
        if len(found) > _MOST:
            message = f"{len(found) - _MOST} more cells outside the form's boxes were not read."
            hint = "Put what matters into the form's boxes."
            yield finding("V17", message, hint=hint, place=sheet.home, about="more")


def _not_printed(sheet: Sheet, boxes: Mapping[tuple[int, int], Box], printed: PrintedLines) -> Iterator[Finding]:
    items = {box.name.item for box in boxes.values()}
    in_rows = _by_row(boxes)
    for row in range(sheet.height):
        beside, last = in_rows.get(row, (None, 0))
        for column, cell in _cells(sheet, row, boxes):
            spot = FormLine("", TABLE, _tag(beside.name) if beside else "", beside is not None and column > last)
            lines = [line for line in cell.lines.split("\n") if words_of(without_placeholders(line))]
            elsewhere = () if beside else LABELS
            texts = [text for text in lines if not printed.has(spot._replace(text=text), elsewhere)]
            if texts and beside is None:
                lost = tuple(_row_lost(sheet, row, items, printed))
                texts = [text for text in texts if not printed.has(spot._replace(text=text), lost)]
            if texts and not _is_heading(cell, beside):
                yield _finding("V17", texts, cell, beside)


def _row_lost(sheet: Sheet, row: int, items: Collection[str], printed: PrintedLines) -> Iterator[str]:
    """Yield where the last cell of a row was printed: a row whose box is gone still has the form's words beside it."""
    last = list(sheet.filled(row))[-1:]
    fields = {**RETURN_FIELDS, **UPDATE_FIELDS} if last else {}
    for item in items:
        for field in fields:
            line = FormLine(last[0][1].lines, TABLE, _tag(FieldName(item, field)), after=True)
            if printed.has(line):
                yield line.where


def _doubtful(sheet: Sheet, boxes: Mapping[tuple[int, int], Box], scheme: RagScheme) -> Iterator[Finding]:
    """Judge the rows of a form that does not say what it printed; what it says of last time is not known."""
    layout = layout_of(sheet)
    if layout.answers is None or layout.last is None:
        return
    in_rows = _by_row(boxes)
    for row in range(sheet.height):
        beside, last = in_rows.get(row, (None, 0))
        if beside is None or beside.column != layout.answers:
            continue
        for column, cell in _cells(sheet, row, boxes):
            # Nothing is said of last time beside the questions on the return as a whole.
            if column > layout.last or (beside.name.item and last < column < layout.last):
                continue
            texts = [text for text in cell.lines.split("\n") if words_of(text) and not sounds_printed(text, scheme)]
            if texts:
                yield _finding("V18", texts, cell, beside)


def _cells(sheet: Sheet, row: int, boxes: Mapping[tuple[int, int], Box]) -> Iterator[tuple[int, Cell]]:
    """Yield the cells of a row with words of their own; of merged ones the first."""
    for column, _ in sheet.filled(row):
        cell = sheet.own(row, column)
        if (row, column) not in boxes and cell.text:
            yield column, cell


def _by_row(boxes: Mapping[tuple[int, int], Box]) -> dict[int, tuple[Box, int]]:
    """Return the first box of each row that has any, and the column of its last."""
    found: dict[int, tuple[Box, int]] = {}
    for row, column in sorted(boxes):
        first = found[row][0] if row in found else boxes[row, column]
        found[row] = first, column
    return found


def _is_heading(cell: Cell, beside: Box | None) -> bool:
    """Whether a cell heads a column or begins a row of a table that the owner made and that was read."""
    if beside is None:
        return field_of_label(cell.lines) is not None
    said, name = words_of(cell.text), beside.name
    return name.item != "" and said in (words_of(name.item), words_of(name.item[1:]), name.milestone)


def _finding(rule: str, texts: Sequence[str], cell: Cell, beside: Box | None) -> Finding:
    text = " / ".join(" ".join(text.split()) for text in texts)
    shown = text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
    stands = "outside the form's boxes"
    if beside:
        empty = "empty " if gives_no_answer(without_placeholders(beside.cell.lines)) else ""
        stands = f"beside the {empty}box of {said_of(beside.name)}"
    message = f"“{shown}” stands {stands} and was not read."
    return finding(rule, message, hint=_HINT, subject=beside.name.item if beside else "", place=cell.place)


def _tag(name: FieldName) -> str:
    return "_".join(part for part in (name.item.replace(".", "_"), name.milestone, name.field) if part)

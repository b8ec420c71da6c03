"""What stands on an Excel return outside its boxes: notes beside them, sheets of the owner's own, comments on cells."""

from collections.abc import Collection, Iterator

from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.marking import MARKED_BY
from paperclerk.domain.names import said_of
from paperclerk.domain.places import Place
from paperclerk.ooxml.cell_comments import CellComment, comments_of
from paperclerk.ooxml.misplaced import misplaced_cells
from parsers.excel_boxes import HEADERS, Box, Layout, heading_of, layout_of
from parsers.form_labels import field_of_label
from parsers.readings import plain, words
from parsers.sheets import Book, Sheet, position

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

# Columns of a table of deliverables that say what the plan says.
_TABLES_OWN = {
    ("what",), ("deliverable",), ("deliverables",), ("description",), ("title",), ("action",), ("recommendation",),
    ("lead",), ("lead", "officer"), ("owner",), ("sao",), ("ref",), ("reference",), ("no",), ("id",),
}  # fmt: skip

# A sheet full of figures beside the form is one thing to be told, not a hundred.
_MOST_NOTES = 10


def left_unread(book: Book, boxes: list[Box], known: Collection[str], *, beside: bool = True) -> Iterator[Finding]:
    """Yield a finding for whatever an owner wrote where no answer belongs, so that nothing is dropped unseen.

    Args:
        book: the workbook.
        boxes: the boxes found in it.
        known: sheets of the form that hold no answers.
        beside: whether to look beside the boxes too, for a form that does not say what it prints there.
    """
    of_form = {box.sheet.name for box in boxes}
    for sheet in book.sheets.values():
        if sheet.name in of_form:
            if not beside:
                continue
            yield from beside_boxes(sheet, [box for box in boxes if box.sheet.name == sheet.name])
        elif sheet.name not in known and (found := _not_of_form(sheet)):
            yield found


def _not_of_form(sheet: Sheet) -> Finding | None:
    """Return the finding that quotes a sheet of the owner's own; None when it is empty."""
    texts = [cell.text for row in range(sheet.height) for _, cell in sheet.filled(row)]
    if not texts:
        return None
    hidden = "" if sheet.state == "visible" else "hidden "
    shown = _short(" / ".join(texts[:_MOST_NOTES]), 300)
    more = f" and {len(texts) - _MOST_NOTES} more cells" if len(texts) > _MOST_NOTES else ""
    return finding(
        "V17",
        f"The {hidden}sheet “{sheet.name}” is not part of the form and was not read: “{shown}”{more}.",
        hint="Put what matters into the form's own boxes, or send it as a file of its own.",
        place=sheet.home,
        about=sheet.name,
    )


def remarks(book: Book, boxes: list[Box]) -> Iterator[Finding]:
    """Yield a finding for each comment on a cell, for the reviewer."""
    for sheet in book.workbook.sheets:
        if not sheet.part or sheet.name not in book.sheets:
            continue
        for comment in comments_of(book.package, sheet.part):
            # What we wrote into the file when we sent it back; LibreOffice forgets who wrote a comment.
            if comment.author != MARKED_BY and not comment.text.startswith(f"{MARKED_BY}: "):
                yield _remark(book.sheets[sheet.name], comment, boxes)


def drawn(book: Book, boxes: list[Box]) -> Iterator[Finding]:
    """Yield a finding for each sheet of the form that has text boxes or pictures lying on it."""
    of_form = {box.sheet.name for box in boxes}
    for sheet in book.workbook.sheets:
        part = book.package.related(sheet.part, "drawing") if sheet.part and sheet.name in of_form else None
        if part is None:
            continue
        text = plain(" ".join(node.text or "" for node in book.package.xml(part).iter(f"{_A}t")))
        what = f"the text “{_short(text, 300)}” in a shape" if text else "a picture or a shape"
        message = f"On the sheet “{sheet.name}” lies {what}, which a paper cannot carry over."
        hint = "Say it in words in the box, or send it as a file of its own and name it under Evidence."
        yield finding("V15", message, hint=hint, place=book.sheets[sheet.name].home, about="drawing")


def far_off(book: Book) -> Iterator[Finding]:
    """Yield a finding for each cell that was left out of the reading because it stands absurdly far from the rest."""
    for cell in book.far:
        sheet = book.sheets[cell.sheet]
        place = sheet.place(cell.row - 1, cell.column - 1)
        message = f"“{_short(plain(cell.text))}” stands in cell {place.cell}, far outside the form, and was not read."
        hint = "Put what matters into the form's boxes, and empty that cell."
        yield finding("V17", message, hint=hint, place=place, about="far")


def damaged(book: Book, boxes: list[Box]) -> Iterator[Finding]:
    """Yield a finding for each cell of a sheet of the form that is not built as a cell is."""
    of_form = {box.sheet.name for box in boxes}
    hint = "Open the form, see that every answer stands in its cell, save it and send it again."
    for sheet in book.workbook.sheets:
        if sheet.part is None or sheet.name not in of_form or sheet.name not in book.sheets:
            continue
        read = book.sheets[sheet.name]
        for cell in list(dict.fromkeys(misplaced_cells(book.workbook.root_of(sheet.part))))[:_MOST_NOTES]:
            at = f"cell {cell} of the" if cell else "the"
            message = f"The file is damaged at {at} sheet “{sheet.name}”, and may not have been read as it was meant."
            yield finding("V19", message, hint=hint, place=_place_of(read, cell), about=f"{sheet.name} {cell}")


def _place_of(sheet: Sheet, cell: str) -> Place:
    try:
        return sheet.place(*position(cell))
    except ValueError:
        return sheet.home


def _remark(sheet: Sheet, comment: CellComment, boxes: list[Box]) -> Finding:
    try:
        row, column = position(comment.cell)
    except ValueError:
        row, column = 0, 0
    box = next((box for box in boxes if (box.sheet.name, box.row, box.column) == (sheet.name, row, column)), None)
    beside = f" on {said_of(box.name)}" if box else ""
    return finding(
        "V13",
        f"Comment by {comment.author or 'somebody'}{beside}: “{_short(comment.text, 300)}”",
        hint="Comments are not part of the return: whoever reviews it should read this one.",
        subject=box.name.item if box else "",
        place=sheet.place(row, column),
        about="comment",
    )


def beside_boxes(sheet: Sheet, boxes: list[Box]) -> Iterator[Finding]:
    """Yield a finding for what an owner wrote on a sheet of the form outside its boxes."""
    layout = layout_of(sheet)
    if layout.header is None or layout.answers is None or layout.last is None:
        yield from _columns_unread(
            sheet, [box for box in boxes if box.found_by == HEADERS and box.name.item[:1] == "D"]
        )
        return
    taken = {(box.row, box.column) for box in boxes}
    notes = [
        cell
        for row in range(layout.header + 1, sheet.height)
        for column, cell in sheet.filled(row)
        if (row, column) not in taken and _is_note(sheet, row, column, layout)
    ]
    for cell in notes[:_MOST_NOTES]:
        message = f"“{_short(cell.text)}” stands outside the form's boxes and was not read."
        yield finding("V06", message, hint="Put it into the box it belongs in.", place=cell.place)
    if len(notes) > _MOST_NOTES:
        message = f"{len(notes) - _MOST_NOTES} more cells outside the form's boxes were not read."
        yield finding("V06", message, hint="Put what matters into the form's boxes.", place=sheet.home)


def _columns_unread(sheet: Sheet, boxes: list[Box]) -> Iterator[Finding]:
    """Yield a finding for each column of a table of deliverables that the form does not ask after."""
    rows = sorted({box.row for box in boxes if not box.name.milestone})
    read = {box.column for box in boxes}
    if not rows:
        return
    above = range(rows[0] - 1, -1, -1)
    header = next((row for row in above if read <= {column for column, _ in sheet.filled(row)}), None)
    if header is None:
        return
    filled = {column: cell for row in rows for column, cell in sheet.filled(row) if column not in read}
    for column, cell in sorted(filled.items()):
        heading = sheet.cell(header, column).text
        if heading_of(cell) or words(heading) in _TABLES_OWN:
            continue
        what = f"The column “{_short(heading)}”" if heading else "A column without a heading"
        hint = "Put what matters into the form's own boxes."
        place = sheet.place(header, column)
        yield finding("V06", f"{what} is not part of the form and was not read.", hint=hint, place=place)


def _is_note(sheet: Sheet, row: int, column: int, layout: Layout) -> bool:
    """Whether a cell is an owner's own: beyond the form's columns, or in the answers' column beside no label."""
    if layout.last is not None and column > layout.last:
        return True
    if column != layout.answers:
        return False
    start, first = next(sheet.filled(row))
    return start == column or (field_of_label(first.lines) is None and heading_of(first) is None)


def _short(text: str, longest: int = 60) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"

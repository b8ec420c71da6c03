"""What formulas and links bring into an Excel return: an answer worked out is told, one from outside is not taken."""

import re
from collections.abc import Iterator, Sequence

from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.names import said_of
from paperclerk.ooxml.workbook_links import links_to_outside
from parsers.excel_boxes import Box, Spot, same_spot
from parsers.sheet_formulas import leads_outside
from parsers.sheets import Book

# A sheet looked at has a formula only if its part has such an element: few have.
_A_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")

# More answers worked out than this on one sheet are one thing to be told.
_MOST_ANSWERS = 5
_MOST_CELLS = 10


def from_outside(book: Book) -> dict[Spot, str]:
    """Return the formulas that take something from outside the workbook, by sheet, row and column."""
    sheets = [sheet for sheet in book.workbook.sheets if sheet.part and sheet.name in book.sheets]
    with_formulas = [sheet.name for sheet in sheets if _A_FORMULA.search(book.package.read(sheet.part or ""))]
    if not with_formulas:
        return {}
    names = {name.name.upper() for name in book.workbook.names.values() if leads_outside(name.refers_to)}
    return {
        (name, row, column): formula
        for name in with_formulas
        for (row, column), formula in book.sheets[name].marks.formulas.items()
        if leads_outside(formula, names)
    }


def not_taken(box: Box, formula: str) -> Finding:
    """Return the finding that an answer comes from outside the workbook."""
    return finding(
        "V23",
        f"{said_of(box.name)}: the cell holds a formula that leads outside the workbook (={_short(formula)}), "
        "so what it shows was not taken.",
        hint="Type the answer itself into the cell, without a formula, and send the return again.",
        subject=box.name.item,
        place=box.cell.place,
        about=box.name.field,
    )


def worked_out(boxes: Sequence[Box]) -> Iterator[Finding]:
    """Yield the findings on answers that were taken from a formula's result, many on one sheet together.

    Args:
        boxes: the boxes whose answers were taken.
    """
    by_sheet: dict[str, list[Box]] = {}
    for box in boxes:
        if (box.row, box.column) in box.sheet.marks.formulas and not box.cell.is_empty:
            by_sheet.setdefault(box.sheet.name, []).append(box)
    for found in by_sheet.values():
        if len(found) > _MOST_ANSWERS:
            yield _many_worked_out(found)
        else:
            yield from map(_worked_out, found)


def links(book: Book, boxes: Sequence[Box], outside: dict[Spot, str]) -> Iterator[Finding]:
    """Yield the findings on what else of a workbook leads outside: its links, and cells that are no boxes.

    Args:
        book: the workbook.
        boxes: the boxes found in it.
        outside: the formulas that lead outside.
    """
    linked = list(dict.fromkeys(links_to_outside(book.package)))
    if linked:
        more = f" and {len(linked) - _MOST_CELLS} more" if len(linked) > _MOST_CELLS else ""
        yield finding(
            "V21",
            f"The workbook is linked to something outside it: {'; '.join(linked[:_MOST_CELLS])}{more}. "
            "Nothing was fetched from there.",
            hint="Choose Data, Edit Links, Break Link (or delete the connections), and type answers in as text.",
            place=book.at,
            about="links",
        )
    answered = {same_spot(box) for box in boxes}
    for number, ((name, row, column), formula) in enumerate(
        spot for spot in outside.items() if spot[0] not in answered
    ):
        if number == _MOST_CELLS:
            return
        sheet = book.sheets[name]
        message = f"A cell of the sheet “{name}” holds a formula that leads outside the workbook (={_short(formula)})."
        hint = "Take the formula out; it was not followed."
        yield finding("V21", message, hint=hint, place=sheet.place(row, column), about="formula")


def _worked_out(box: Box) -> Finding:
    formula = _short(box.sheet.marks.formulas[box.row, box.column])
    return finding(
        "V20",
        f"{said_of(box.name)}: “{_short(box.cell.text)}” is what a formula shows (={formula}). "
        "It was taken as it stood when the file was saved.",
        hint="Check that it is what was meant; an answer typed in cannot change when the workbook is opened.",
        subject=box.name.item,
        place=box.cell.place,
        about=box.name.field,
    )


def _many_worked_out(boxes: Sequence[Box]) -> Finding:
    return finding(
        "V20",
        f"{len(boxes)} answers of the sheet “{boxes[0].sheet.name}” are what formulas show: "
        f"{'; '.join(said_of(box.name) for box in boxes)}. They were taken as they stood when the file was saved.",
        hint="Check that they are what was meant; answers typed in cannot change when the workbook is opened.",
        place=boxes[0].sheet.home,
        about="formulas",
    )


def _short(text: str, longest: int = 60) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"

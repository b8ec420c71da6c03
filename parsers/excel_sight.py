"""Answers of an Excel return that nobody sees: on hidden sheets, rows and columns, or under cells merged over them."""

from collections.abc import Iterator, Sequence

from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.names import said_of
from parsers.excel_boxes import Box
from parsers.sheets import Sheet, column_letters

# More boxes than this hidden together are counted, not listed.
_MOST = 5


def out_of_sight(boxes: Sequence[Box]) -> Iterator[Finding]:
    """Yield the findings on boxes that an owner cannot see in the workbook as it came."""
    sheets = {box.sheet.name: box.sheet for box in boxes}
    for name, sheet in sheets.items():
        own = [box for box in boxes if box.sheet.name == name]
        yield from _hidden(sheet, [box for box in own if not box.cell.is_empty])
        yield from _merged(sheet, own)


def _hidden(sheet: Sheet, answered: Sequence[Box]) -> Iterator[Finding]:
    if sheet.state != "visible":
        if answered:
            yield _told(sheet, f"The sheet “{sheet.name}” is hidden", answered, "sheet")
        return
    in_rows = [box for box in answered if box.row in sheet.marks.hidden_rows]
    in_columns = [box for box in answered if box.column in sheet.marks.hidden_columns and box not in in_rows]
    if in_rows:
        rows = _listed("row", [str(row + 1) for row in sorted({box.row for box in in_rows})])
        yield _told(sheet, f"On the sheet “{sheet.name}” {rows} hidden", in_rows, "rows")
    if in_columns:
        columns = _listed("column", [column_letters(column + 1) for column in sorted({b.column for b in in_columns})])
        yield _told(sheet, f"On the sheet “{sheet.name}” {columns} hidden", in_columns, "columns")


def _told(sheet: Sheet, what: str, boxes: Sequence[Box], about: str) -> Finding:
    few = len(boxes) <= _MOST
    which = "; ".join(said_of(box.name) for box in boxes) if few else f"{len(boxes)} answers"
    items = {box.name.item for box in boxes}
    return finding(
        "V22",
        f"{what}, with {'the answers to ' if few and len(boxes) > 1 else 'the answer to ' if few else ''}{which}. "
        "What stands there was read.",
        hint="Show it again (Unhide) and check that its answers are meant to be sent.",
        subject=items.pop() if len(items) == 1 else "",
        place=boxes[0].cell.place if few else sheet.home,
        about=about,
    )


def _merged(sheet: Sheet, boxes: Sequence[Box]) -> Iterator[Finding]:
    """Yield a finding for each box that lies under the merged area of another."""
    first = {(box.row, box.column): box for box in boxes}
    for top, left, bottom, right in sheet.marks.merged_areas:
        over = first.get((top, left))
        for box in boxes if over else ():
            inside = top <= box.row <= bottom and left <= box.column <= right
            if over and inside and over.name != box.name:
                yield _covered(box, over)


def _covered(box: Box, over: Box) -> Finding:
    held = "" if box.cell.is_empty else f" What it holds out of sight, “{_short(box.cell.text)}”, was read."
    return finding(
        "V14",
        f"The box of {said_of(box.name)} was merged into that of {said_of(over.name)}, "
        f"so it has no cell of its own to answer in.{held}",
        hint="Unmerge the cells, see that each answer stands in its own box, and send the return again.",
        subject=box.name.item,
        place=box.cell.place,
        about=f"merged {box.name.field}",
    )


def _listed(noun: str, names: Sequence[str]) -> str:
    if len(names) == 1:
        return f"{noun} {names[0]} is"
    shown = ", ".join(names[:_MOST]) + (" and more" if len(names) > _MOST else "")
    return f"{noun}s {shown} are"


def _short(text: str, longest: int = 60) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"

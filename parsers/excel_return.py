"""The reader of Excel returns: our form filled in, whatever was done to its rows, names and sheets since.

Boxes are found by defined name, checked against the label beside them; then by headings; then by label. A box found
in two ways is read once, and two answers for one field are never chosen between.
"""

import hashlib
from collections.abc import Iterable, Iterator

from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.marking import PROBLEMS_SHEET
from paperclerk.domain.names import FieldName
from paperclerk.domain.officers import OfficerRegister
from paperclerk.domain.places import Place
from paperclerk.domain.ratings import RagScheme
from paperclerk.domain.returns import Return
from paperclerk.ooxml.package import PackageFault, open_package
from paperclerk.ooxml.properties import last_modified
from parsers.excel_beside import drawn, left_unread, remarks
from parsers.excel_boxes import (
    HEADERS,
    LABELS,
    NAMES,
    Box,
    boxes_by_header,
    boxes_by_label,
    boxes_by_name,
    said,
    same_spot,
)
from parsers.form_labels import without_placeholders
from parsers.readings import plain
from parsers.return_building import FoundBoxes, build_return, not_a_return
from parsers.return_values import RawValue
from parsers.sheets import Book, Sheet, open_book

_META, _NOT_ANSWERS = "_meta", frozenset({"_meta", "Lists", "Key", PROBLEMS_SHEET})

# A sheet with one label of ours may be anybody's; a form that lost its names still has most of its labels.
_LABELS_OF_A_FORM = 3


def knows(content: bytes) -> bool:
    """Whether a file is an Excel workbook, by its content."""
    try:
        return open_package(content).kind == "excel"
    except PackageFault:
        return False


def read(content: bytes, file: str, scheme: RagScheme, officers: OfficerRegister) -> Return:
    """Read an Excel return; what is none of our forms, or cannot be read, comes back with the finding that says so."""
    sha256 = hashlib.sha256(content).hexdigest()
    home = Place(file=file, sha256=sha256)
    try:
        found = _found(open_book(content, file))
    except PackageFault as fault:
        return not_a_return(file, sha256, finding(fault.rule, fault.message, hint=fault.hint, place=home))
    if found is None:
        return not_a_return(file, sha256, _not_ours(home))
    return build_return(found, scheme, officers)


def _found(book: Book) -> FoundBoxes | None:
    metadata, signature = _mark(book)
    named, lost = boxes_by_name(book)
    written = [*_on_sheets(book, visible=True)] or [*_on_sheets(book, visible=False)]
    beside = [box for box in written if same_spot(box) not in {same_spot(other) for other in named}]
    if not (metadata or named) and not _looks_like_a_form(beside):
        return None
    boxes = [*named, *beside]
    answers, disputed, problems = _one_answer_each(boxes, book)
    return FoundBoxes(
        file=book.at.file,
        sha256=book.at.sha256,
        format="xlsx",
        read_by=NAMES if named else HEADERS if any(box.found_by == HEADERS for box in beside) else LABELS,
        answers=answers,
        disputed=disputed,
        metadata_text=metadata,
        signature_text=signature,
        modified=last_modified(book.package),
        findings=(
            *lost,
            *problems,
            *left_unread(book, boxes, _NOT_ANSWERS),
            *remarks(book, boxes),
            *drawn(book, boxes),
            *_macros(book),
        ),
    )


def _on_sheets(book: Book, *, visible: bool) -> Iterator[Box]:
    """Yield the boxes found by headings and labels; a hidden sheet counts only when nothing is found elsewhere."""
    for sheet in book.sheets.values():
        if sheet.name not in _NOT_ANSWERS and (sheet.state == "visible") is visible:
            in_table = list(boxes_by_header(sheet))
            taken = {same_spot(box) for box in in_table}
            yield from in_table
            yield from (box for box in boxes_by_label(sheet) if same_spot(box) not in taken)


def _looks_like_a_form(boxes: list[Box]) -> bool:
    fields = {box.name.field for box in boxes}
    return len(fields) >= _LABELS_OF_A_FORM and any(box.name.item for box in boxes)


def _mark(book: Book) -> tuple[str, str]:
    """Return the metadata and the signature the form carries out of sight; nothing for what was lost."""
    sheet = book.sheets.get(_META)
    if sheet is None:
        return "", ""
    kept = {sheet.own(row, 0).text: _text_of(sheet, row) for row in range(min(sheet.height, 20))}
    return kept.get("metadata", ""), kept.get("signature", "")


def _text_of(sheet: Sheet, row: int) -> str:
    value = sheet.own(row, 1).value
    return value if isinstance(value, str) else ""


def _one_answer_each(
    boxes: Iterable[Box], book: Book
) -> tuple[dict[FieldName, RawValue], frozenset[FieldName], list[Finding]]:
    """Return one answer a field; a field with two different ones, or with an error in its cell, has none."""
    first: dict[FieldName, Box] = {}
    disputed: dict[FieldName, Finding] = {}
    for box in boxes:
        if box.cell.fault:
            disputed.setdefault(box.name, _error(box))
        known = first.setdefault(box.name, box)
        if known is box or not _answer(box):
            continue
        if not _answer(known):
            first[box.name] = box
        elif _answer(known) != _answer(box):
            disputed.setdefault(box.name, _two_answers(known, box))
    answers = {name: _raw(box, book, taken=name not in disputed) for name, box in first.items()}
    return answers, frozenset(disputed), list(disputed.values())


def _answer(box: Box) -> str:
    return plain(without_placeholders(box.cell.lines))


def _raw(box: Box, book: Book, *, taken: bool) -> RawValue:
    number_format = box.sheet.number_format(box.row, box.column)
    return RawValue(box.cell.value if taken else None, box.cell.place, number_format, book.day_zero)


def _error(box: Box) -> Finding:
    return finding(
        "V16",
        f"{said(box.name)}: the cell {box.cell.fault}, so there is no answer to take.",
        hint="Type the answer itself into the cell and send the return again.",
        subject=box.name.item,
        place=box.cell.place,
        about=box.name.field,
    )


def _two_answers(first: Box, second: Box) -> Finding:
    both = " and ".join(f"“{_short(box.cell.text)}” ({box.cell.place.where})" for box in (first, second))
    return finding(
        "V08",
        f"{said(first.name)} has two answers: {both}. Neither was taken.",
        hint="Keep one answer, delete the other, and send the return again.",
        subject=first.name.item,
        place=second.cell.place,
        about=first.name.field,
    )


def _macros(book: Book) -> Iterator[Finding]:
    if book.workbook.holds_macros:
        hint = "Nothing to do; our forms have none, so ask the sender where these come from."
        yield finding("F17", "The file holds macros. They were not run.", hint=hint, place=book.at)


def _not_ours(home: Place) -> Finding:
    return finding(
        "F01",
        "This Excel workbook is not one of our return forms, or nothing of the form is left in it.",
        hint="Fill in the form that was sent for this period and send that back.",
        place=home,
    )


def _short(text: str, longest: int = 60) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"

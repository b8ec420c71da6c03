"""The reader of Excel returns: our form filled in, whatever was done to its rows, names and sheets since.

Boxes are found by defined name, checked against the label beside them; then by headings; then by label. A box found
in two ways is read once, and two answers for one field are never chosen between.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence

from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.form_words import PrintedLines
from paperclerk.domain.marking import PROBLEMS_SHEET
from paperclerk.domain.officers import OfficerRegister
from paperclerk.domain.places import Place
from paperclerk.domain.ratings import RagScheme
from paperclerk.domain.returns import Return
from paperclerk.ooxml.package import PackageFault, kind_of
from paperclerk.ooxml.properties import last_modified
from parsers.excel_answers import looks_like_a_form, one_answer_each, written_boxes
from parsers.excel_beside import damaged, drawn, far_off, left_unread, remarks
from parsers.excel_boxes import HEADERS, LABELS, NAMES, Box, same_spot
from parsers.excel_formulas import from_outside, links
from parsers.excel_names import boxes_by_name
from parsers.excel_outside import outside_boxes
from parsers.excel_sight import out_of_sight
from parsers.excel_tables import Table, boxes_in, strays, tables_of
from parsers.return_building import FoundBoxes, build_return, lines_printed, not_a_return
from parsers.sheets import Book, Sheet, open_book

_META, _KEY = "_meta", "Key"
_NOT_ANSWERS = frozenset({_META, "Lists", _KEY, PROBLEMS_SHEET})


def knows(content: bytes) -> bool:
    """Whether a file is an Excel workbook, by its content."""
    return kind_of(content) == "excel"


def read(content: bytes, file: str, scheme: RagScheme, officers: OfficerRegister) -> Return:
    """Read an Excel return; what is none of our forms, or cannot be read, comes back with the finding that says so."""
    sha256 = hashlib.sha256(content).hexdigest()
    home = Place(file=file, sha256=sha256)
    try:
        found = _found(open_book(content, file, without_far=True), scheme)
    except PackageFault as fault:
        return not_a_return(file, sha256, finding(fault.rule, fault.message, hint=fault.hint, place=home))
    if found is None:
        return not_a_return(file, sha256, _not_ours(home))
    return build_return(found, scheme, officers)


def _found(book: Book, scheme: RagScheme) -> FoundBoxes | None:
    metadata, signature = _mark(book)
    asked = [sheet for sheet in book.sheets.values() if sheet.name not in _NOT_ANSWERS]
    tables = {sheet.name: tables_of(sheet) for sheet in asked}
    in_tables = [box for sheet in asked for table in tables[sheet.name] for box in boxes_in(sheet, table)]
    visible = [sheet for sheet in asked if sheet.state == "visible"]
    # A hidden sheet counts only when nothing is found elsewhere.
    written = written_boxes(visible, tables) or written_boxes(
        [sheet for sheet in asked if sheet not in visible], tables
    )
    named, lost = boxes_by_name(book, {same_spot(box): box.name for box in in_tables}, {box.name for box in written})
    spots = {same_spot(box) for box in named}
    beside = [box for box in written if same_spot(box) not in spots]
    if not (metadata or named) and not looks_like_a_form(beside):
        return None
    boxes = [*named, *beside]
    outside = from_outside(book)
    answers, disputed, problems = one_answer_each(boxes, book.day_zero, outside)
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
            *_outside(book, boxes, tables, lines_printed(metadata), scheme),
            *remarks(book, boxes),
            *drawn(book, boxes),
            *damaged(book, boxes),
            *links(book, boxes, outside),
            *far_off(book),
            *out_of_sight(boxes),
            *_macros(book),
        ),
    )


def _outside(
    book: Book, boxes: list[Box], tables: Mapping[str, Sequence[Table]], printed: PrintedLines, scheme: RagScheme
) -> Iterator[Finding]:
    """Yield what stands outside the boxes; a form that says what it prints needs no guessing by headings."""
    yield from left_unread(book, boxes, _NOT_ANSWERS, beside=not printed.are_known)
    if not printed.are_known:
        yield from (stray for name in tables for stray in strays(book.sheets[name], tables[name]))
    yield from outside_boxes(book, boxes, printed, scheme, also={_KEY})


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

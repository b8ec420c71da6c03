"""The reader of returns saved as text with separators (.csv): one sheet of our form, found by its labels and headings.

Nothing in such a file says how its dates were meant; programs write them the American way as often as the English, so
a date in figures that may mean two days is refused with both.
"""

import csv
import hashlib
import io

from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.officers import OfficerRegister
from paperclerk.domain.places import Place
from paperclerk.domain.ratings import RagScheme
from paperclerk.domain.returns import Return
from paperclerk.ooxml.lookalikes import is_text
from parsers.excel_answers import looks_like_a_form, one_answer_each, written_boxes
from parsers.excel_beside import beside_boxes
from parsers.excel_boxes import HEADERS, LABELS, Box
from parsers.excel_tables import Table, strays, tables_of
from parsers.form_labels import field_of_label
from parsers.return_building import FoundBoxes, build_return, not_a_return
from parsers.sheets import Sheet, sheet_of_texts
from parsers.table_headings import Rows

_SEPARATORS = (",", ";", "\t", "|")

# The form's own sheet is a few hundred kilobytes at most, whatever its owner wrote into it.
_LARGEST = 5_000_000
_LONGEST_CELL = 200_000

# The form has these on sheets of their own.
_ON_OTHER_SHEETS = (Rows.MILESTONES, Rows.RISKS, Rows.KPIS)


def knows(content: bytes) -> bool:
    """Whether a file is text with separators that holds labels of our form."""
    rows = _rows(content)
    return bool(rows) and _labels_in(rows) > 0


def read(content: bytes, file: str, scheme: RagScheme, officers: OfficerRegister) -> Return:
    """Read a return saved as .csv; what is none of our forms comes back with the finding that says so."""
    sha256 = hashlib.sha256(content).hexdigest()
    home = Place(file=file, sha256=sha256)
    sheet = sheet_of_texts(_rows(content), home)
    tables = tables_of(sheet)
    boxes = written_boxes([sheet], {sheet.name: tables})
    if not looks_like_a_form(boxes):
        return not_a_return(file, sha256, _not_ours(home))
    return build_return(_found(sheet, tables, boxes, home), scheme, officers)


def _found(sheet: Sheet, tables: list[Table], boxes: list[Box], home: Place) -> FoundBoxes:
    answers, disputed, problems = one_answer_each(boxes, None)
    return FoundBoxes(
        file=home.file,
        sha256=home.sha256,
        format="csv",
        read_by=HEADERS if any(box.found_by == HEADERS for box in boxes) else LABELS,
        answers={name: raw._replace(either_way=True) for name, raw in answers.items()},
        disputed=disputed,
        findings=(_told(home, tables), *problems, *beside_boxes(sheet, boxes), *strays(sheet, tables)),
    )


def _rows(content: bytes) -> list[list[str]]:
    """Return the rows of a text with separators; of the ways to part it, the one that shows the most labels."""
    if not content or len(content) > _LARGEST or not is_text(content):
        return []
    text = _text(content)
    ways = [rows for separator in _SEPARATORS if (rows := _parted(text, separator))]
    return max(ways, key=_labels_in, default=[])


def _text(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # What Excel on an English Windows writes unless told otherwise; a byte it has no sign for stays visible.
        return content.decode("cp1252", "replace")


def _parted(text: str, separator: str) -> list[list[str]]:
    first, _, rest = text.partition("\n")
    body = rest if first.strip().lower() == f"sep={separator}" else text
    csv.field_size_limit(_LONGEST_CELL)
    try:
        return list(csv.reader(io.StringIO(body, newline=""), delimiter=separator))
    except csv.Error:
        return []


def _labels_in(rows: list[list[str]]) -> int:
    return sum(any(_is_label(cell) for cell in row) for row in rows if len(row) > 1)


def _is_label(cell: str) -> bool:
    return 0 < len(cell) <= 1_000 and field_of_label(cell) is not None


def _told(home: Place, tables: list[Table]) -> Finding:
    """Say what saving as text does to a form, and which of its tables, if it had them, are on sheets it left out."""
    here = {table.headings.rows for table in tables}
    gone = " and ".join(f"the table of {rows}" for rows in _ON_OTHER_SHEETS if rows not in here)
    without = f" Not in it, if the form had it: {gone}." if gone else ""
    return finding(
        "V15",
        f"The file is the form saved as text (.csv), which keeps one sheet of it and nothing of the others.{without}",
        hint="Check the answers; send the workbook itself (.xlsx) if anything is missing.",
        place=home,
        about="csv",
    )


def _not_ours(home: Place) -> Finding:
    return finding(
        "F01",
        "This text file is not one of our return forms, or too little of the form is left in it.",
        hint="Fill in the form that was sent for this period and send that back.",
        place=home,
    )

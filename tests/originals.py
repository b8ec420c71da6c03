"""What stands at a place of an original file, opened with the usual libraries and nothing of ours.

A place is taken by its words, as a person would follow them: `sheet "Return", cell F14`; `table 3, row 8, control
D4_2_narrative`. White space is folded; dates and percentages of Excel are written as people write them.
"""

import io
import re
from datetime import datetime
from email import message_from_bytes, policy
from functools import lru_cache
from pathlib import Path

import docx
import openpyxl

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CELL = re.compile(r'sheet "(.+)", cell ([A-Z]+\d+)')
_CONTROL = re.compile(r"table (\d+), row (\d+), control (\w+)")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def folded(text: str) -> str:
    """Return a text with its white space folded."""
    return " ".join(text.split())


def found_at(folder: Path, file: str, where: str) -> str:
    """Return what stands at a place of a file that lies in a folder, `message.eml: attachment.xlsx` opened too."""
    name, _, attached = file.partition(": ")
    content = (folder / name).read_bytes()
    return text_at(_attached(content, attached) if attached else content, where)


def text_at(content: bytes, where: str) -> str:
    """Return what stands at a place of a Word or Excel file."""
    if match := _CELL.fullmatch(where):
        return _in_cell(content, match[1], match[2])
    if match := _CONTROL.fullmatch(where):
        return _in_control(content, int(match[1]), int(match[2]), match[3])
    raise AssertionError(f"nobody could follow this place: {where}")


@lru_cache(maxsize=64)
def _book(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content), data_only=True)


@lru_cache(maxsize=64)
def _document(content: bytes) -> docx.document.Document:
    return docx.Document(io.BytesIO(content))


def _in_cell(content: bytes, sheet: str, cell: str) -> str:
    box = _book(content)[sheet][cell]
    if isinstance(box.value, datetime):
        return f"{box.value.day} {_MONTHS[box.value.month - 1]} {box.value.year}"
    if isinstance(box.value, float) and "%" in box.number_format:
        return f"{box.value:.0%}"
    return folded(str("" if box.value is None else box.value))


def _in_control(content: bytes, table: int, row: int, tag: str) -> str:
    """Return the words in the control of that tag, which must stand in that row of that table of the body."""
    found = list(_document(content).element.body.iterchildren(f"{_W}tbl"))[table - 1]
    rows = list(found.iter(f"{_W}tr"))
    for control in rows[row - 1].iter(f"{_W}sdt"):
        if control.find(f"{_W}sdtPr/{_W}tag").get(f"{_W}val") == tag:
            paragraphs = control.findall(f".//{_W}p") or [control]
            return folded("\n".join(_words(paragraph) for paragraph in paragraphs))
    raise AssertionError(f"no control {tag} in row {row} of table {table}")


def _words(paragraph: object) -> str:
    signs = {f"{_W}br": "\n", f"{_W}tab": "\t"}
    return "".join(
        signs.get(part.tag, part.text or "")
        for part in paragraph.iter(f"{_W}t", *signs)  # type: ignore[attr-defined]
    )


def _attached(content: bytes, name: str) -> bytes:
    message = message_from_bytes(content, policy=policy.default)
    return next(part.get_payload(decode=True) for part in message.walk() if part.get_filename() == name)


def table_of(content: bytes, sheet: str, headings: int) -> list[list[str]]:
    """Return the rows of a sheet below its headings, which stand in that row."""
    rows = _book(content)[sheet].iter_rows(min_row=headings + 1, values_only=True)
    return [[str("" if value is None else value) for value in row] for row in rows]


def paragraphs_under(content: bytes, heading: str) -> list[str]:
    """Return the paragraphs and cells of a Word file between a heading of that wording and the next heading."""
    found: list[str] = []
    is_under = False
    for block in _document(content).element.body:
        style = block.find(f"{_W}pPr/{_W}pStyle") if block.tag == f"{_W}p" else None
        if style is not None and style.get(f"{_W}val", "").startswith("Heading"):
            is_under = heading in folded(_words(block))
        elif is_under:
            found += [folded(_words(each)) for each in block.iter(f"{_W}p")]
    return found


def row_labelled(content: bytes, label: str) -> list[str]:
    """Return the lines beside a label in a table of a Word file."""
    for row in _document(content).element.body.iter(f"{_W}tr"):
        first, *rest = row.iter(f"{_W}tc")
        if folded(_words(next(first.iter(f"{_W}p")))).strip(" :?").casefold() == label.strip(" :?").casefold():
            return [folded(_words(paragraph)) for cell in rest for paragraph in cell.iter(f"{_W}p")]
    return []


def regions_of(content: bytes) -> dict[str, str]:
    """Return the words of each content control of a Word file by its tag, a paragraph a line."""
    found = {}
    for control in _document(content).element.body.iter(f"{_W}sdt"):
        tag = control.find(f"{_W}sdtPr/{_W}tag")
        if tag is not None:
            paragraphs = control.findall(f".//{_W}p") or [control]
            found[tag.get(f"{_W}val")] = folded("\n".join(_words(paragraph) for paragraph in paragraphs))
    return found

"""What a person sees in a Word or Excel file, worked out simply from its XML: for tests to hold readers to."""

import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO
from typing import Any

from lost_answers import Seen
from lxml import etree

from paperclerk.domain.periods import for_people

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


def seen_in(content: bytes) -> Seen | None:
    """Return what a file shows; None for one that no program would open."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        if "word/document.xml" in parts:
            root = etree.fromstring(parts["word/document.xml"])
            return Seen(Counter(_of_word(root)), dict(_controls(root)))
        cells = dict(cells_of(parts))
        return Seen(Counter(cells.values()), dict(_named(parts, cells)))
    except (etree.XMLSyntaxError, KeyError, zipfile.BadZipFile):
        return None


def _controls(root: Any) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield the tag, the words and the row's first words of each control."""
    for control in root.iter(f"{W}sdt"):
        tag, row = control.find(f"{W}sdtPr/{W}tag"), next(control.iterancestors(f"{W}tr"), None)
        if tag is not None and row is not None:
            cells = [" ".join(_of_word(cell)) for cell in row.iter(f"{W}tc")]
            yield tag.get(f"{W}val", ""), (" ".join(_lines(control)), cells[0] if cells else "")


def _named(parts: dict[str, bytes], cells: dict[str, str]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield each name of a workbook, what stands in its cell, and what begins the cell's row."""
    for name in etree.fromstring(parts["xl/workbook.xml"]).iter(f"{S}definedName"):
        at = (name.text or "").replace("$", "").replace("'", "")
        row = re.sub(r"![A-Z]+", "!A", at)
        yield (name.get("name") or "").removeprefix("rtn_"), (cells.get(at, ""), cells.get(row, ""))


def _of_word(root: Any) -> Iterator[str]:
    return _lines(root)


def _lines(element: Any) -> Iterator[str]:
    """Yield what each paragraph shows, and what stands in none."""
    held: dict[Any, str] = {}
    for text in element.iter(f"{W}t"):
        if not _is_out_of_sight(text):
            holder = next(text.iterancestors(f"{W}p"), text)
            held[holder] = held.get(holder, "") + (text.text or "")
    return (line for text in held.values() if (line := text.strip()))


def _is_out_of_sight(text: Any) -> bool:
    """Whether words are not meant to be seen: deleted, hidden, a prompt, the second of two ways to draw, a property."""
    for above in text.iterancestors():
        if above.tag in HIDDEN:
            return True
        if above.tag == f"{W}r" and _has(above, "rPr", "vanish"):
            return True
        if above.tag == f"{W}tr" and _has(above, "trPr", "del"):
            return True
        if above.tag == f"{W}tc" and _has(above, "tcPr", "cellDel"):
            return True
        is_tick = above.tag == f"{W}sdt" and above.find(f"{W}sdtPr/{W14}checkbox") is not None
        if is_tick or (above.tag == f"{W}sdt" and _has(above, "sdtPr", "showingPlcHdr")):
            return True
        if above.tag == f"{MC}Fallback" and above.getparent().find(f"{MC}Choice") is not None:
            return True
    return False


def _has(element: Any, *path: str) -> bool:
    found = element.find("/".join(f"{W}{step}" for step in path))
    return found is not None and found.get(f"{W}val", "1") not in ("0", "false", "off")


HIDDEN = {f"{W}{name}" for name in ("del", "moveFrom", "sdtPr", "pPr", "rPr", "tcPr", "trPr", "tblPr", "rt")}


def cells_of(parts: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield the address and the text or figure of each cell on a workbook's visible sheets."""
    book = etree.fromstring(parts["xl/workbook.xml"])
    links = {link.get("Id"): link.get("Target") or "" for link in etree.fromstring(parts["xl/_rels/workbook.xml.rels"])}
    strings = []
    if "xl/sharedStrings.xml" in parts:
        strings = [_string(si) for si in etree.fromstring(parts["xl/sharedStrings.xml"]).iterfind(f"{S}si")]
    for sheet in book.iterfind(f"{S}sheets/{S}sheet"):
        target = links.get(sheet.get(f"{R}id"), "")
        part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
        if sheet.get("state", "visible") != "visible" or part not in parts:
            continue
        for cell in etree.fromstring(parts[part]).iterfind(f"{S}sheetData/{S}row/{S}c"):
            if (text := _of_cell(cell, strings)) is not None:
                yield f"{sheet.get('name')}!{cell.get('r')}", text


def _of_cell(cell: Any, strings: list[str]) -> str | None:
    kind, value = cell.get("t", "n"), cell.findtext(f"{S}v")
    if kind == "s":
        at = int(value) if value and value.strip().isdecimal() else -1
        return strings[at].strip() if 0 <= at < len(strings) else None
    if kind == "inlineStr":
        inline = cell.find(f"{S}is")
        return None if inline is None else _string(inline).strip()
    if not value or not value.strip():
        return None
    is_day = kind == "n" and re.fullmatch(r"4\d{4}(\.0)?", value.strip())
    return for_people(date(1899, 12, 30) + timedelta(days=int(float(value)))) if is_day else value.strip()


def _string(holder: Any) -> str:
    return "".join(text.text or "" for text in (*holder.iterfind(f"{S}t"), *holder.iterfind(f"{S}r/{S}t")))

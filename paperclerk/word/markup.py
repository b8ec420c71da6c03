"""Paragraphs and tables of the documents people fill in, as Word's elements, in the styles of `desk_style`."""

from collections.abc import Iterable, Sequence
from typing import Any

from lxml import etree

from paperclerk.word.safe_text import safe
from paperclerk.word.wml import W_NAMESPACE, w

W14_NAMESPACE = "http://schemas.microsoft.com/office/word/2010/wordml"
R_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = {"w": W_NAMESPACE, "w14": W14_NAMESPACE, "r": R_NAMESPACE}

LABEL_FILL = "EEF1F6"
HEADER_FILL = "DCE3EE"
LOCKED_FILL = "F2F2F2"
BULLET = "• "
_TWIPS_PER_CM = 567


def element(name: str, *children: Any, **attributes: str) -> Any:
    """Return an element of the Word namespace with attributes of that namespace."""
    made = etree.Element(w(name), {w(key): value for key, value in attributes.items()}, nsmap=NAMESPACES)
    made.extend(children)
    return made


def run(text: str, *, style: str = "", bold: bool = False, ink: str = "") -> Any:
    """Return a run of text; tabs and line ends in it are kept. `ink` is its colour (RRGGBB)."""
    made = element("r")
    marks = [element("rStyle", val=style)] if style else []
    marks += [element("b")] if bold else []
    marks += [element("color", val=ink)] if ink else []
    if marks:
        made.append(element("rPr", *marks))
    for number, line in enumerate(safe(text).split("\n")):
        if number:
            made.append(element("br"))
        for place, part in enumerate(line.split("\t")):
            if place:
                made.append(element("tab"))
            if part:
                made.append(_text(part))
    return made


def paragraph(*content: Any, style: str = "", with_next: bool = False) -> Any:
    """Return a paragraph of runs, controls, or plain text."""
    made = element("p")
    properties = [element("pStyle", val=style)] if style else []
    if with_next:
        properties.append(element("keepNext"))
    if properties:
        made.append(element("pPr", *properties))
    made.extend(run(part) if isinstance(part, str) else part for part in content)
    return made


def paragraphs(text: str, style: str, bullet_style: str, *, run_style: str = "") -> list[Any]:
    """Return a text's lines as paragraphs, those that begin with a bullet as items of a list; one at least."""
    made = []
    for line in safe(text).split("\n"):
        is_item = line.startswith(BULLET)
        words = line.removeprefix(BULLET) if is_item else line
        content = [run(words, style=run_style)] if words else []
        made.append(paragraph(*content, style=bullet_style if is_item else style))
    return made


def cell(blocks: Iterable[Any], width: float, *, fill: str = "") -> Any:
    """Return a table cell, its width in centimetres."""
    properties = element("tcPr", element("tcW", w=_twips(width), type="dxa"))
    if fill:
        properties.append(element("shd", val="clear", color="auto", fill=fill))
    return element("tc", properties, *blocks)


def row(*cells: Any, header: bool = False, height: float = 0) -> Any:
    """Return a row that stays on one page; a header row is repeated on every page. `height` is its least, in cm."""
    properties = element("trPr", element("cantSplit"))
    if height:
        properties.append(element("trHeight", val=_twips(height), hRule="atLeast"))
    if header:
        properties.append(element("tblHeader"))
    return element("tr", properties, *cells)


def table(rows: Iterable[Any], widths: Sequence[float], *, title: str, says: str) -> Any:
    """Return a table; `title` and `says` are its alternative text for those who cannot see it."""
    properties = element(
        "tblPr",
        element("tblStyle", val="TableGrid"),
        element("tblW", w=_twips(sum(widths)), type="dxa"),
        element("tblLayout", type="fixed"),
        element("tblLook", val="0020", firstRow="1", lastRow="0", firstColumn="0", lastColumn="0", noHBand="1",
                noVBand="1"),
        element("tblCaption", val=safe(title)),
        element("tblDescription", val=safe(says)),
    )  # fmt: skip
    grid = element("tblGrid", *(element("gridCol", w=_twips(width)) for width in widths))
    return element("tbl", properties, grid, *rows)


def header_row(headings: Sequence[str], widths: Sequence[float]) -> Any:
    """Return a table's heading row, repeated on every page."""
    cells = [
        cell([paragraph(heading, style="TableHeading")], width, fill=HEADER_FILL)
        for heading, width in zip(headings, widths, strict=True)
    ]
    return row(*cells, header=True)


def _text(part: str) -> Any:
    made = element("t")
    made.text = part
    # By the rules of XML spaces inside words are kept; those at the ends must be asked for.
    if part != part.strip():
        made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def _twips(centimetres: float) -> str:
    return str(round(centimetres * _TWIPS_PER_CM))

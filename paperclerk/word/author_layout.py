"""An author's tables and pictures set out on the page: the author's own columns and merged cells, nothing too wide.

A template repeats one cell for each of a table's (`{%tc for cell in cells %}`) and says in it `{{r fitted(cell) }}`,
which leaves a mark; when the paper is finished the cells are made as wide, and merged, as the marks say.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple, Protocol

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from lxml import etree
from markupsafe import Markup

from paperclerk.domain.author_pictures import PICTURE_PREFIX
from paperclerk.word.author_lists import deepen
from paperclerk.word.author_widths import set_widths
from paperclerk.word.wml import local, w

_MARK = "paperclerk-cell"
_EMUS_A_TWENTIETH = 635
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
INLINE = f"{_WP}inline"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
# The margins of a cell, left and right together, where a table does not say (ECMA-376 17.4.42), with room for rules.
_CELL_MARGINS = 240
# No picture takes all of a page: a caption belongs to it.
_OF_HEIGHT = 0.85


class Fitted(Protocol):
    """What is needed of a table's cell: its columns, its rows, and its column's share of the width in hundredths."""

    @property
    def columns(self) -> int:
        """How many columns it takes up."""

    @property
    def rows(self) -> int:
        """How many rows it takes up."""

    @property
    def share(self) -> int:
        """How many hundredths of the width its column has, 0 when nobody knows."""

    def sides(self) -> tuple[str, ...]:
        """To which side each of its lines is set: `right`, `center`, or nothing for the usual left."""


class _Cell(NamedTuple):
    element: Any
    columns: int
    rows: int
    share: int


def fitted(cell: Fitted) -> Markup:
    """Return the mark that has a cell set out as its author did; it is gone from the finished paper."""
    sides = ",".join(side or "left" for side in cell.sides())
    return Markup("<?{} {} {} {} {}?>").format(_MARK, cell.columns, cell.rows, cell.share, sides)


def lay_out(document: Document) -> None:
    """Set out what an author's words brought into a filled document."""
    body = document.element.body
    # Most papers have none, and thousands of rows.
    marks = [mark for mark in body.iter(etree.PI) if mark.target == _MARK]
    for table in list(body.iter(w("tbl"))) if marks else ():
        grid = [row for row in (_cells(row) for row in table.iterchildren(w("tr"))) if row]
        if grid:
            set_widths(document, table, grid)
            _merge(grid)
    _set_sides(marks)
    for mark in marks:
        # Not those of cells that were merged away.
        if mark.getparent() is not None:
            mark.getparent().remove(mark)
    deepen(document)
    _fit_pictures(document)


def authors_pictures(body: Any) -> Iterator[Any]:
    """Yield the pictures of an author's in a body, each with its size."""
    for picture in body.iter(INLINE):
        named = picture.find(f"{_WP}docPr")
        if named is not None and named.get("name", "").startswith(PICTURE_PREFIX):
            yield picture


def _cells(row: Any) -> list[_Cell]:
    """Return the marked cells of a row; none for a row with any that is not."""
    found = []
    for element in row.iterchildren(w("tc")):
        mark = next((one for one in element.iter(etree.PI) if one.target == _MARK), None)
        if mark is None:
            return []
        found.append(_Cell(element, *map(int, mark.text.split()[:3])))
    return found


def _set_sides(marks: list[Any]) -> None:
    """Set each line of a cell to its author's side: the lines have a mark each, in their order."""
    numbers: dict[Any, int] = {}
    for mark in marks:
        cell = next((above for above in mark.iterancestors() if local(above) == "tc"), None)
        paragraph = next((above for above in mark.iterancestors() if local(above) == "p"), None)
        number = numbers[cell] = numbers.get(cell, -1) + 1
        _, _, _, *sides = mark.text.split()
        side = sides[0].split(",")[number : number + 1] if sides else []
        if paragraph is not None and side in (["right"], ["center"]):
            properties = paragraph.get_or_add_pPr()
            properties.jc_val = {"right": WD_ALIGN_PARAGRAPH.RIGHT, "center": WD_ALIGN_PARAGRAPH.CENTER}[side[0]]


def _merge(grid: list[list[_Cell]]) -> None:
    """Merge cells downwards and to the right; those that are taken up are gone, or go on from the cell above."""
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(grid):
        for at, cell in enumerate(row):
            if (number, at) in taken or (cell.columns, cell.rows) == (1, 1):
                continue
            for below in range(number, min(number + cell.rows, len(grid))):
                places = [(below, beside) for beside in range(at, min(at + cell.columns, len(grid[below])))]
                if taken.intersection(places):
                    break
                taken.update(places)
                _merge_row(grid[below], at, cell, "restart" if below == number else "continue")


def _merge_row(row: list[_Cell], at: int, cell: _Cell, how: str) -> None:
    properties = row[at].element.get_or_add_tcPr()
    if cell.columns > 1:
        properties.append(_element("gridSpan", val=str(cell.columns)))
        for beside in row[at + 1 : at + cell.columns]:
            beside.element.getparent().remove(beside.element)
    if cell.rows > 1:
        properties.append(_element("vMerge", val=how))


def _fit_pictures(document: Any) -> None:
    section = document.sections[-1]
    wide = section.page_width - section.left_margin - section.right_margin
    high = round((section.page_height - section.top_margin - section.bottom_margin) * _OF_HEIGHT)
    for picture in authors_pictures(document.element.body):
        cell = next((above for above in picture.iterancestors() if local(above) == "tc"), None)
        room = _room_in(cell) if cell is not None else wide - _indent(document, picture) * _EMUS_A_TWENTIETH
        _make_fit(picture, room or wide, high)


def _room_in(cell: Any) -> int:
    size = cell.find(f"{w('tcPr')}/{w('tcW')}")
    width = int(size.get(w("w"), "0")) if size is not None and size.get(w("type")) == "dxa" else 0
    return max(0, width - _CELL_MARGINS) * _EMUS_A_TWENTIETH


def _make_fit(picture: Any, wide: int, high: int) -> None:
    extent = picture.find(f"{_WP}extent")
    own_wide, own_high = int(extent.get("cx")), int(extent.get("cy"))
    scale = min(1.0, wide / own_wide, high / own_high)
    if scale < 1:
        for size in (extent, *picture.iter(f"{_A}ext")):
            if size.get("cx"):
                size.set("cx", str(int(own_wide * scale)))
                size.set("cy", str(int(own_high * scale)))


def _indent(document: Any, picture: Any) -> int:
    """Return how far in the text of a picture's paragraph begins, by the paragraph, its style or its style's list."""
    paragraph = next((above for above in picture.iterancestors() if local(above) == "p"), None)
    for properties in _properties(document, paragraph):
        indent = properties.find(w("ind"))
        if indent is not None and (left := indent.get(w("left")) or indent.get(w("start"))):
            return int(left)
        if properties.find(w("numPr")) is not None:
            return _of_list(document, properties)
    return 0


def _properties(document: Any, paragraph: Any) -> Iterator[Any]:
    own = None if paragraph is None else paragraph.find(w("pPr"))
    named = None if own is None else own.find(w("pStyle"))
    if own is not None:
        yield own
    styles = {style.get(w("styleId")): style for style in document.styles.element.iter(w("style"))}
    style_id = None if named is None else named.get(w("val"))
    while (style := styles.pop(style_id, None)) is not None:
        if (properties := style.find(w("pPr"))) is not None:
            yield properties
        base = style.find(w("basedOn"))
        style_id = None if base is None else base.get(w("val"))


def _of_list(document: Any, properties: Any) -> int:
    owner = properties.getparent().get(w("styleId"))
    for level in document.part.numbering_part.element.iter(w("lvl")):
        linked, indent = level.find(w("pStyle")), level.find(f"{w('pPr')}/{w('ind')}")
        if linked is not None and linked.get(w("val")) == owner and indent is not None:
            return int(indent.get(w("left"), "0"))
    return 0


def _element(name: str, **attributes: str) -> Any:
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(w(key), value)
    return made

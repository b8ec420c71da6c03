"""How wide the columns of an author's table are: as the author drew them, where each then holds its longest word."""

from collections.abc import Sequence
from typing import Any, Protocol

from docx.document import Document
from docx.oxml import OxmlElement

from paperclerk.domain.word_widths import width_of_words
from paperclerk.word.wml import w

# The margins of a cell, left and right together, with room for rules, in twentieths of a point.
_MARGINS = 240
_TWENTIETHS, _HALVES = 20, 2
# What a table is set in where no style says it: the usual size of Word's own.
_USUAL_POINTS = 10.5


class _Placed(Protocol):
    @property
    def element(self) -> Any: ...
    @property
    def columns(self) -> int: ...
    @property
    def share(self) -> int: ...


def set_widths(document: Document, table: Any, grid: Sequence[Sequence[_Placed]]) -> None:
    """Give the columns of a table the author's shares of its width, and take from the wide ones what others need.

    Args:
        document: the paper, whose styles say how large the letters are.
        table: the table, its cells not merged yet.
        grid: its cells with how many columns each takes up and its share of the width.
    """
    drawn = table.find(w("tblGrid"))
    total = sum(int(column.get(w("w"), "0")) for column in drawn)
    shares = [cell.share for cell in grid[0]]
    if not all(shares) or not total:
        return
    widths = _widths(total, shares, _least(document, grid, len(shares)))
    for column in list(drawn):
        drawn.remove(column)
    for width in widths:
        column = OxmlElement("w:gridCol")
        column.set(w("w"), str(width))
        drawn.append(column)
    for row in grid:
        for at, cell in enumerate(row):
            size = cell.element.get_or_add_tcPr().find(w("tcW"))
            if size is None:
                size = OxmlElement("w:tcW")
                cell.element.tcPr.insert(0, size)
            size.set(w("w"), str(sum(widths[at : at + cell.columns])))
            size.set(w("type"), "dxa")


def _widths(total: int, shares: Sequence[int], least: Sequence[int]) -> list[int]:
    wanted = [total * share / sum(shares) for share in shares]
    lacking = sum(max(0, need - has) for need, has in zip(least, wanted, strict=True))
    spare = sum(max(0, has - need) for need, has in zip(least, wanted, strict=True))
    if lacking > spare:
        # Not all words can stay whole: every column goes as short of its need as the others.
        return [round(total * need / sum(least)) for need in least]
    return [
        need if has < need else round(has - (lacking * (has - need) / spare if spare else 0))
        for need, has in zip(least, wanted, strict=True)
    ]


def _least(document: Document, grid: Sequence[Sequence[_Placed]], columns: int) -> list[int]:
    """Return how wide each column must be for its longest word, by the cells that stand in it alone."""
    sizes = _Sizes(document)
    least = [_MARGINS] * columns
    for row in grid:
        for at, cell in enumerate(row):
            if cell.columns == 1:
                least[at] = max(least[at], _MARGINS + round(_TWENTIETHS * sizes.widest(cell.element)))
    return least


class _Sizes:
    """How large letters are in each style of a paper."""

    def __init__(self, document: Document) -> None:
        self._styles = {style.get(w("styleId")): style for style in document.styles.element.iter(w("style"))}
        self._known: dict[str, float] = {}

    def widest(self, cell: Any) -> float:
        """Return how wide the longest word of a cell is, in points."""
        return max((self._of(paragraph) for paragraph in cell.iter(w("p"))), default=0.0)

    def _of(self, paragraph: Any) -> float:
        named = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        words = "".join(text.text or "" for text in paragraph.iter(w("t")))
        return width_of_words(words, self._points(named.get(w("val")) if named is not None else ""))

    def _points(self, style_id: str) -> float:
        if style_id not in self._known:
            seen, at = set[str](), style_id
            while (style := self._styles.get(at)) is not None and at not in seen:
                seen.add(at)
                size, base = style.find(f"{w('rPr')}/{w('sz')}"), style.find(w("basedOn"))
                if size is not None:
                    break
                at = "" if base is None else base.get(w("val"))
            found = None if style is None else style.find(f"{w('rPr')}/{w('sz')}")
            self._known[style_id] = _USUAL_POINTS if found is None else int(found.get(w("val"))) / _HALVES
        return self._known[style_id]

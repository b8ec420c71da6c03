"""Short rows of tables kept whole: a row of a few lines that is torn by the end of a page is read on two pages.

Long rows may run over, or half a page would stay empty before each of them.
"""

import math
from collections.abc import Iterator
from typing import Any

from docx.oxml import OxmlElement

from paperclerk.word.wml import w

# As high as a few paragraphs: what is left empty at the foot of a page is never more.
_MOST_LINES = 10
# No row of so many letters is short, whatever its columns.
_MOST_LETTERS = 1500
# The width of a letter in the usual size of tables, 10.5 points, in twentieths of a point; and a cell's two margins.
_LETTER, _MARGINS = 108, 216
_TEXT, _KEEPS, _PROPERTIES = w("t"), w("cantSplit"), w("trPr")


def keep_short_rows(story: Any) -> None:
    """Keep every row on one page that is short, whatever its template says of it."""
    for row in story.iter(w("tr")):
        properties = row.find(_PROPERTIES)
        if properties is not None and properties.find(_KEEPS) is not None:
            continue
        if _is_brief(row) and all(_lines(cell) <= _MOST_LINES for cell in row.iterchildren(w("tc"))):
            if properties is None:
                properties = row.get_or_add_trPr()
            properties.append(OxmlElement("w:cantSplit"))


def _is_brief(row: Any) -> bool:
    """Whether a row has few letters and holds nothing whose height is not known by them; long rows are left early."""
    letters = 0
    for text in row.iter(_TEXT):
        letters += len(text.text or "")
        if letters > _MOST_LETTERS:
            return False
    return next(row.iter(w("drawing"), w("pict"), w("object"), w("tbl")), None) is None


def _lines(cell: Any) -> int:
    size = cell.find(f"{w('tcPr')}/{w('tcW')}")
    width = int(size.get(w("w"), "0")) if size is not None and size.get(w("type")) == "dxa" else 0
    in_line = max(1, (width - _MARGINS) // _LETTER) if width else _MOST_LETTERS
    return sum(max(1, math.ceil(length / in_line)) for length in _lengths(cell))


def _lengths(cell: Any) -> Iterator[int]:
    for paragraph in cell.iter(w("p")):
        yield sum(len(text.text or "") for text in paragraph.iter(_TEXT)) + sum(1 for _ in paragraph.iter(w("br")))

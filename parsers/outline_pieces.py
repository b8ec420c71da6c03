"""Pieces made ready for weighing: headings in a bar of one table row, over two lines, or apart from their number."""

import re
from collections.abc import Sequence

from paperclerk.domain.report import ReportTable
from parsers.outline_looks import in_capitals
from parsers.outline_numbers import readings_of
from parsers.pieces import Piece, Text

# Words in a bar longer than this are a boxed remark.
_LONGEST_IN_BAR = 120
# Lines of one heading stand closer than this many points more than lines of one paragraph do.
_NO_GAP = 2.0
# Lines of one heading stand no further apart than this share of their size more than lines of text.
_NEAR = 0.4
_IN_MID_PHRASE = re.compile(r"(?:\b(?:and|or|of|the|for|to|in|on|with|by|from|a|an)|[,&–-])$", re.I)
# A heading with its number in the text is no longer than this.
_WORDS_OF_HEADING = 14
_TYPED = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){1,3}[.)]?|\d{1,2}[.)])\s+(?=[A-Z])")


def made_ready(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return the pieces with bars read as lines, and what a number or a line's end parted put together."""
    ready: list[Piece] = []
    for number, piece in enumerate(pieces):
        following = pieces[number + 1] if number + 1 < len(pieces) else None
        one = _bar(piece, following) if isinstance(piece, ReportTable) else _parted(piece)
        last = ready[-1] if ready else None
        if isinstance(one, Text) and isinstance(last, Text) and (joined := _joined(last, one)):
            ready[-1] = joined
        elif isinstance(one, ReportTable) or one.text.strip() or one.number.strip():
            ready.append(one)
    return tuple(ready)


def _bar(table: ReportTable, following: Piece | None) -> Piece:
    """Return a table of one short row as the line it is; other tables as they are."""
    rows = [row for row in ((table.header,) if table.header else ()) + table.rows if any(row)]
    if len(rows) != 1 or following is None:
        return table
    cells = [cell.strip() for cell in dict.fromkeys(rows[0]) if cell.strip()]
    numbered = len(cells) == 2 and bool(readings_of(cells[0])) and readings_of(cells[0])[0].kind != "bullet"
    words = " ".join(cells)
    if len(cells) > (2 if numbered else 1) or len(words) > _LONGEST_IN_BAR or re.search(r"[.;:?]$|\n.*\n|@", words):
        return table
    typed = _TYPED.match(words)
    number, text = (cells[0], cells[1]) if numbered else (typed[1], words[typed.end() :]) if typed else ("", words)
    page, box = (table.pages or (None,))[0], (table.boxes or (None,))[0]
    return Text(text=" ".join(text.split()), number=number, bold=True, page=page, box=box, gap=_NO_GAP)


def _parted(text: Text) -> Text:
    """Return a short line that begins with a number with the number apart from its words."""
    typed = None if text.number or len(text.text.split()) > _WORDS_OF_HEADING else _TYPED.match(text.text)
    return text._replace(number=typed[1], text=text.text[typed.end() :]) if typed else text


def _joined(first: Text, second: Text) -> Text | None:
    """Return two pieces as one where the second goes on with the first: a number alone, a heading's second line."""
    if not first.text.strip() and first.number and not second.number:
        return second._replace(number=first.number, typed=first.typed, box=_around(first, second), gap=first.gap)
    if second.number or not first.bold or not second.bold or first.size != second.size or not first.text.strip():
        return None
    if _goes_on(first, second) and first.page == second.page and len(first.text) < _LONGEST_IN_BAR:
        return first._replace(text=f"{first.text} {second.text}", box=_around(first, second))
    return None


def _goes_on(first: Text, second: Text) -> bool:
    """Whether a second line of the same look is the rest of a heading: near it, under a number or in mid-phrase."""
    if re.search(r"[.:;!?]$", first.text) or second.gap > _NEAR * max(second.size, 10.0):
        return False
    if second.gap > first.gap and not first.starts_page:
        return False
    numbered = bool(first.number) and first.page is not None and in_capitals(first.text) == in_capitals(second.text)
    return numbered or second.text[:1].islower() or bool(_IN_MID_PHRASE.search(first.text))


def _around(first: Text, second: Text) -> tuple[float, float, float, float] | None:
    if not first.box or not second.box or first.page != second.page:
        return first.box
    (a0, b0, a1, b1), (c0, d0, c1, d1) = first.box, second.box
    return min(a0, c0), min(b0, d0), max(a1, c1), max(b1, d1)

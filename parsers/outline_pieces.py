"""Pieces made ready for weighing: headings in a bar of one table row, over two lines, or apart from their number."""

import re
from collections.abc import Sequence

from paperclerk.domain.report import ReportTable
from parsers.outline_looks import in_capitals
from parsers.outline_neighbours import is_sentence
from parsers.outline_numbers import readings_of
from parsers.outline_words import is_no_content
from parsers.pieces import Piece, Text

# Words in a bar longer than this are a boxed remark.
_LONGEST_IN_BAR = 120
# Lines of one heading stand closer than this many points more than lines of one paragraph do.
_NO_GAP = 2.0
# Lines of one heading stand no further apart than this share of their size more than lines of text.
_NEAR = 0.4
_IN_MID_PHRASE = re.compile(r"(?:\b(?:and|or|of|the|for|to|in|on|with|by|from|a|an)|[,&–-])$", re.I)
# A point's own count behind its bullet.
_TYPED_POINT = re.compile(r"^([a-z][.)]|\([a-z0-9]{1,3}\)|\d{1,2}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}[.)]?|\d{1,2})\s+(?=\S)")
# A bare number so far above the last one is a house's, a year's or a sum's.
_FAR_OFF = 10
_SURNAME = re.compile(r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?")
_BY_LETTER = re.compile(r"([A-Z])(\d{1,2})\s+(?=[A-Z“\"‘'])")
# A paragraph shorter than this is a line by itself, whatever its end.
_WORDS_OF_TEXT = 8
# A numbered paragraph as long as this without a stop at its end was cut, whatever the next begins with.
_WORDS_OF_PARAGRAPH = 25
_ENDED = re.compile(r"[.:;?!][\"'”’)\]]*$")
_IN_MID_SENTENCE = re.compile(
    r"\b(?:a|an|the|of|to|in|on|at|by|for|from|with|within|into|and|or|but|that|which|is|are|was|were|be|been|as|its|their|"
    r"this|these|than|between|under|not|has|have|had|will|would|our|his|her|your|any|each|all)$"
)
# A heading with its number in the text is no longer than this.
_WORDS_OF_HEADING = 14
_TYPED = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){1,3}[.)]?|\d{1,2}[.)])\s+(?=[A-Z])")


def made_ready(given: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return the pieces with bars read as lines, and what a number or a line's end parted put together.

    Lines such as `Report ends`, which say nothing of the report's matter, are left out.
    """
    pieces = [piece for piece in given if isinstance(piece, ReportTable) or not is_no_content(piece.text)]
    pieces = _counted_by_letter(pieces)
    ready: list[Piece] = []
    counted, letter = 0, ""
    for number, piece in enumerate(pieces):
        following = pieces[number + 1] if number + 1 < len(pieces) else None
        one = _bar(piece, following) if isinstance(piece, ReportTable) else _numbered(_parted(piece), counted)
        if isinstance(one, Text) and (digits := re.fullmatch(r"(\d{1,3})[.)]?", one.number)):
            counted = int(digits[1])
        if isinstance(one, Text):
            one = _lettered(one, letter)
            letter = one.number[0] if re.fullmatch(r"[A-Z][.)]", one.number) else letter
        last = ready[-1] if ready else None
        if isinstance(one, Text) and isinstance(last, Text) and (joined := _joined(last, one)):
            ready[-1] = joined
        elif isinstance(one, ReportTable) or one.text.strip() or one.number.strip():
            ready.append(one)
    return tuple(ready)


def _counted_by_letter(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with `A1`, `A2` apart from the words they count: one alone may be a road or a form's name."""
    typed = {
        place: found
        for place, piece in enumerate(pieces)
        if isinstance(piece, Text) and not piece.number and (found := _BY_LETTER.match(piece.text))
    }
    last: dict[str, int] = {}
    runs: dict[str, list[int]] = {}
    for place, found in typed.items():
        letter, count = found[1], int(found[2])
        runs[letter] = [*runs.get(letter, []), place] if count in (1, last.get(letter, 0) + 1) else runs.get(letter, [])
        last[letter] = count
    counted = {place for run in runs.values() if len(run) > 1 for place in run}
    return [
        piece._replace(number=f"{typed[at][1]}{typed[at][2]}", text=piece.text[typed[at].end() :])
        if at in counted and isinstance(piece, Text)
        else piece
        for at, piece in enumerate(pieces)
    ]


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


def _lettered(text: Text, before: str) -> Text:
    """Return a short line that begins with the letter after the last chapter's with the letter apart.

    A letter that follows none, before a name, is an initial: `J. Tolliver`.
    """
    initial = text.typed and re.fullmatch(r"[B-HJKM-UWYZ]\.", text.number) and _SURNAME.fullmatch(text.text)
    if initial and not (before and ord(text.number[0]) in (ord(before), ord(before) + 1)):
        return text._replace(number="", text=f"{text.number} {text.text}")
    typed = re.match(r"([A-Z])\s?[.)]\s+(?=[A-Z])", text.text)
    follows = typed and before and ord(typed[0][0]) == ord(before) + 1
    if not typed or not follows or text.number or len(text.text.split()) > _WORDS_OF_HEADING:
        return text
    return text._replace(number=f"{typed[1]}.", text=text.text[typed.end() :])


def _numbered(text: Text, counted: int) -> Text:
    """Return a paragraph with the number it counts by: `• a. Words` is point a, and `77 High Street` no paragraph 77.

    `counted` is the last whole number before it.
    """
    if text.number == "•" and (typed := _TYPED_POINT.match(text.text)):
        bare = typed[1].isdigit()
        if not bare or int(typed[1]) == counted + 1:
            return text._replace(number=typed[1], text=text.text[typed.end() :])
    far_off = text.typed and text.number.isdigit() and int(text.number) > counted + _FAR_OFF
    return text._replace(number="", text=f"{text.number} {text.text}") if far_off else text


def _joined(first: Text, second: Text) -> Text | None:
    """Return two pieces as one where the second goes on with the first: a number alone, a heading's second line."""
    if not first.text.strip() and first.number and not second.number:
        return second._replace(number=first.number, typed=first.typed, box=_around(first, second), gap=first.gap)
    if _runs_on(first, second):
        over = second.page and second.box and second.page != first.page
        rest = (*first.rest, (second.page, second.box)) if second.page and second.box and over else first.rest
        box = first.box if over else _around(first, second)
        return first._replace(text=f"{first.text} {second.text}", box=box, rest=(*rest, *second.rest))
    if second.number or not first.bold or not second.bold or first.size != second.size or not first.text.strip():
        return None
    if _goes_on(first, second) and first.page == second.page and len(first.text) < _LONGEST_IN_BAR:
        return first._replace(text=f"{first.text} {second.text}", box=_around(first, second))
    return None


def _runs_on(first: Text, second: Text) -> bool:
    """Whether a paragraph was cut in mid-sentence: it does not end, and the next goes on without a capital."""
    alike = (first.bold, first.size) == (second.bold, second.size) and second.level is None
    if second.number or not alike or len(first.text.split()) < _WORDS_OF_TEXT or _ENDED.search(first.text):
        return False
    if second.text[:1].islower() or second.text[:1].isdigit() or _IN_MID_SENTENCE.search(first.text):
        return True
    return bool(first.number) and len(first.text.split()) >= _WORDS_OF_PARAGRAPH and is_sentence(second.text)


def _goes_on(first: Text, second: Text) -> bool:
    """Whether a second line of the same look is the rest of a heading: near it, under a number or in mid-phrase."""
    if re.search(r"[.:;!?]$", first.text) or second.gap > _NEAR * max(second.size, 10.0):
        return False
    if second.gap > first.gap > 0:
        return False
    numbered = bool(first.number) and first.page is not None and in_capitals(first.text) == in_capitals(second.text)
    return numbered or second.text[:1].islower() or bool(_IN_MID_PHRASE.search(first.text))


def _around(first: Text, second: Text) -> tuple[float, float, float, float] | None:
    if not first.box or not second.box or first.page != second.page:
        return first.box
    (a0, b0, a1, b1), (c0, d0, c1, d1) = first.box, second.box
    return min(a0, c0), min(b0, d0), max(a1, c1), max(b1, d1)

"""A line of running text, without its characters: what it says, where it stands, how it looks.

Reading a page's characters is done in one process, joining lines over pages in another: what goes between is small.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from parsers.flow_marks import NO_MARK, LineMark, mark_at
from parsers.pdf_lines import Box, Glyph, Line, Word
from parsers.words_over_lines import first_chunk

# A character this much smaller than its line, and higher, is a note's mark or the "th" of a date.
_RAISED_SIZE = 0.8
_RAISED_BY = 0.15
# A page's number stands further from its heading than this many sizes.
_FAR = 4.0
TAB = "\t"
_PAGE = re.compile(r"[0-9]{1,4}|[ivxl]{1,6}")
_TICKED = re.compile(r"\[\s?[xX✓✔]\s?\](?=\s*(?:Yes|No|N/A)\b)|(?<=\bYes )\[\s?[xX✓✔]\s?\]|(?<=\bNo )\[\s?[xX✓✔]\s?\]")
_HOLLOW = re.compile(r"[□❏❑◻](?=\s*(?:Yes|No|N/A|None)\b)")
_UNTICKED = re.compile(r"\[[\s_]{0,3}\](?=\s*(?:Yes|No|N/A)\b)|(?<=\bYes )\[[\s_]{0,3}\]|(?<=\bNo )\[[\s_]{0,3}\]")


class FlowLine(NamedTuple):
    """A line of text: `text` without its mark.

    `bold` is the share of its letters that are bold; `bold_head` the words in bold it begins with; `chunk` the width of
    what had to fit on the line before; `notes` the marks of notes raised among its words, which `text` leaves out.
    `left` and `limit` are the edges of the column it stands in; `column` counts the columns of a page as they are read.
    """

    text: str
    mark: LineMark
    page: int
    column: int
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    bold: float
    italic: bool
    bold_head: str
    spaced: bool
    chunk: float
    space: float
    left: float = 0.0
    limit: float = 0.0
    notes: tuple[str, ...] = ()
    raised: str = ""
    underlined: bool = False

    @property
    def box(self) -> Box:
        """Return left, top, right and bottom."""
        return self.x0, self.top, self.x1, self.bottom

    @property
    def words_at(self) -> float:
        """Return where its words begin, after its mark."""
        return self.mark.words_at if self.mark.text else self.x0


def flow_line(line: Line, page: int, column: int, noted: frozenset[str] = frozenset()) -> FlowLine:
    """Return a line as running text; figures in `noted` that stand raised are marks of notes."""
    size = line.size
    raised = _raised_start(line, size)
    if raised:
        line = _without_start(line, len(raised))
    mark = mark_at(line)
    words = mark.words if mark.text and mark.words else line.words
    kept, notes = _without_notes(words, size, noted)
    text = _boxed(_with_tab(kept, size))
    letters = [glyph for word in kept for glyph in word.glyphs]
    left, top, right, bottom = line.box
    alone = bool(mark.text) and not mark.words
    return FlowLine(
        text="" if alone else text,
        mark=mark.light() if mark.text else NO_MARK,
        page=page,
        column=column,
        x0=left,
        top=top,
        x1=right,
        bottom=bottom,
        baseline=line.baseline,
        size=size,
        bold=sum(glyph.bold for glyph in letters) / len(letters) if letters else 0.0,
        italic=bool(letters) and all(glyph.italic for glyph in letters),
        bold_head=_bold_head(kept),
        spaced=line.spaced,
        chunk=first_chunk(line),
        space=line.space,
        notes=tuple(notes),
        raised=raised,
    )


def _with_tab(words: Sequence[Word], size: float) -> str:
    """Return words with single spaces, and a tab before a page's number set far to the right: a line of contents."""
    text = " ".join(word.text for word in words[:-1])
    if not words:
        return ""
    last = words[-1]
    far = bool(text) and last.x0 - words[-2].x1 > _FAR * size and bool(_PAGE.fullmatch(last.text))
    return f"{text}{TAB if far else ' ' if text else ''}{last.text}"


def _boxed(text: str) -> str:
    """Write boxes made of brackets, or hollow squares, beside a Yes or a No as boxes."""
    text = _HOLLOW.sub("☐", text)
    return _UNTICKED.sub("☐", _TICKED.sub("☒", text)) if "[" in text else text


def _bold_head(words: Sequence[Word]) -> str:
    """Return the words in bold at the start; signs between them, and after them if bold too, are among them."""
    head = 0
    for count, word in enumerate(words, 1):
        letters = [glyph for glyph in word.glyphs if glyph.text.isalnum()]
        bold = any(glyph.bold for glyph in letters or word.glyphs)
        if bold:
            head = count
        elif letters:
            break
    if not head:
        return ""
    last = words[head - 1]
    end = max(n for n, glyph in enumerate(last.glyphs, 1) if glyph.bold)
    whole = last.text if end == len(last.glyphs) or len(last.text) != len(last.glyphs) else last.text[:end]
    return " ".join((*(word.text for word in words[: head - 1]), whole))


def _raised_start(line: Line, size: float) -> str:
    """Return the small raised figures a line begins with: the mark of a note at the foot of the page."""
    glyphs = line.words[0].glyphs
    count = 0
    while count < len(glyphs) and _is_raised(glyphs[count], line.baseline, size):
        count += 1
    text = "".join(glyph.text for glyph in glyphs[:count])
    more = count < len(glyphs) or len(line.words) > 1
    return text if more and (text.isdigit() or text in ("*", "†", "‡")) else ""


def _without_start(line: Line, count: int) -> Line:
    first = line.words[0]
    rest = first.glyphs[count:]
    words = (Word(first.text[count:], rest), *line.words[1:]) if rest else line.words[1:]
    return line._replace(words=words)


def _without_notes(words: Sequence[Word], size: float, noted: frozenset[str]) -> tuple[Sequence[Word], list[str]]:
    if not noted:
        return words, []
    base = [glyph.baseline for word in words for glyph in word.glyphs if glyph.size > _RAISED_SIZE * size]
    usual = max(base, default=0.0)
    kept: list[Word] = []
    notes: list[str] = []
    for word in words:
        end = len(word.glyphs)
        while end and _is_raised(word.glyphs[end - 1], usual, size):
            end -= 1
        raised = "".join(glyph.text for glyph in word.glyphs[end:])
        if raised and word.text.endswith(raised) and set(re.findall(r"[0-9]+|[*†‡]", raised)) & noted:
            notes.extend(re.findall(r"[0-9]+|[*†‡]", raised))
            if end:
                kept.append(Word(word.text.removesuffix(raised), word.glyphs[:end]))
        else:
            kept.append(word)
    return kept, notes


def _is_raised(glyph: Glyph, baseline: float, size: float) -> bool:
    return glyph.size < _RAISED_SIZE * size and baseline - glyph.baseline > _RAISED_BY * glyph.size

"""How a line of running text stands to the one before it: whether it carries it on or begins a paragraph.

On a page the distance between lines decides, and whether a word would have fitted on the line before. Over a page's
end, how the sentence and the report go on decides.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from parsers.flow_edges import Setting, fits, is_centred
from parsers.flow_lines import FlowLine
from parsers.flow_marks import LineMark, may_count
from parsers.words_over_lines import STOP

# Baselines this share of the size further apart than usual show a paragraph's spacing.
_EXTRA = 0.18
# Letters of one paragraph differ in size by less.
_SAME_SIZE = 0.07
_OTHER_FONT = 0.15
# Lines that begin further apart than this are indented differently.
_INDENT = 4.0
_BOLD = 0.9
# A label of a front page and its colon, and how far left of the column of its values it stands at least.
_LABEL = re.compile(r"[A-Z][\w/ ]{0,30}(?:\(s\))?:(?=\s|$)")
_OUT = 24.0
# Where spacing says that a line goes on, only a word that would have fitted by this share of the size says otherwise.
_CLEARLY = 0.5
# A line that leaves this share of its column empty was ended on purpose.
_EARLY = 0.25
_OPEN = re.compile(r"(?:^|\s)(?:and|or|of|for|the|a|an|with|by|from|at|is|are|be|to|in|on|&)$|[,–(]$", re.I)
# The number before it is found among so many before: of a list's points, of a paper's lettered sections.
_LIST, _CHAPTER = 40, 200
# What a number at the next line's start belongs to.
_CITES = re.compile(
    r"(?:sections?|paragraphs?|paras?\.?|appendi(?:x|ces)|annex|tables?|figures?|part|schedule|item|no\.)$", re.I
)
_RUN_IN = re.compile(r"[.:,;–-]$")
# A line of contents ends with its page's number after dots or a tab.
_CONTENTS = re.compile(r"(?:[.…·_]\s?){4,}\s*[0-9ivxl]{1,6}$|\t[0-9ivxl]{1,6}$")
_ENDED = re.compile(r"(?:[.?!:;][”’\"')\]]*|[:;] ?(?:and|or))$")


class Open(NamedTuple):
    """The paragraph that a line may carry on: its mark if it has one, and its lines so far."""

    mark: LineMark | None
    lines: list[FlowLine]

    @property
    def last(self) -> FlowLine:
        """Return the line it ends with so far."""
        return self.lines[-1]

    @property
    def hangs_at(self) -> float:
        """Return where its lines after the first begin, or would where its words stand in a column of their own."""
        if len(self.lines) > 1:
            return self.last.x0
        first = self.lines[0]
        return first.mark.words_at if self.mark and self.mark.tab else first.x0

    @property
    def bold(self) -> bool:
        """Whether all of it is bold so far."""
        return all(line.bold > _BOLD for line in self.lines)


def begins(line: FlowLine, before: Open | None, setting: Setting, counted: Sequence[str] = ()) -> bool:
    """Whether a line begins a paragraph; `counted` are the numbers that paragraphs before had, the last one last."""
    if before is None:
        return True
    if _is_marked(line, before, setting, counted):
        return True
    if line.page != before.last.page or line.column != before.last.column:
        return not _goes_on_over(line, before, setting)
    return _breaks(line, before, setting)


def marks(line: FlowLine, before: Open | None, setting: Setting, counted: Sequence[str] = ()) -> bool:
    """Whether what looks like a mark at the line's start is one, given what stands before."""
    return bool(line.mark.text) and _is_marked(line, before, setting, counted)


def _is_marked(line: FlowLine, before: Open | None, setting: Setting, counted: Sequence[str]) -> bool:
    mark = line.mark
    if not mark.text:
        return False
    if mark.form in ("bullet", "note"):
        return True
    if before is None:
        return _may_begin(line, counted)
    here = line.page == before.last.page and line.column == before.last.column
    hung = bool(before.mark) and len(before.lines) > 1 and line.x0 < before.hangs_at - _INDENT
    gap = here and _gap(before.last, line, setting)
    free = (
        gap
        or _ENDED.search(before.last.text)
        or fits(before.last, line, 2 * line.size)
        or _looks_different(line, before)
        or not (here or _OPEN.search(before.last.text) or _CITES.search(before.last.text))
    )
    if mark.form == "dash":
        listed = before.mark is not None and before.mark.form in ("dash", "bullet")
        return bool(mark.tab or gap or (free and (listed or before.last.text.endswith((":", ";")))) or hung)
    if (mark.tab and free) or hung:
        return mark.form != "bare" or _may_begin(line, counted)
    return bool(free) and _may_begin(line, counted)


def _may_begin(line: FlowLine, counted: Sequence[str]) -> bool:
    """Whether a number at the start of a paragraph counts it, by its form and by what follows."""
    mark = line.mark
    if mark.form == "dash":
        return bool(line.text) and (mark.tab or line.x0 > line.left + _INDENT)
    if mark.form == "stopped":
        lettered = re.fullmatch(r"[A-Z][.]:?", mark.text) and not mark.tab
        return not lettered or follows(mark.text, counted)
    if mark.form == "pointed":
        several = mark.text.strip(".").count(".") > 1
        return may_count(mark.next_word) or ((mark.tab or several) and not _is_unit(mark.next_word))
    return may_count(mark.next_word) and (mark.tab or line.bold > _BOLD or follows(mark.text, counted))


def _is_unit(word: str) -> bool:
    return not may_count(word.capitalize())


def follows(number: str, counted: Sequence[str]) -> bool:
    """Whether a figure or letter is the first of a list, or comes after one of the last numbers of its form."""
    bare = re.sub(r"[^0-9A-Za-z]", "", number)
    if bare in ("1", "A", "a", "i", "I"):
        return True
    if bare.isdigit():
        return str(int(bare) - 1) in _bare(counted[-_LIST:])
    return len(bare) == 1 and chr(ord(bare) - 1) in _bare(counted[-_CHAPTER:])


def _bare(numbers: Sequence[str]) -> set[str]:
    return {re.sub(r"[^0-9A-Za-z]", "", number) for number in numbers if "." not in number.strip(".()")}


def _gap(before: FlowLine, line: FlowLine, setting: Setting) -> bool:
    if line.baseline <= before.baseline:
        return False
    return line.baseline - before.baseline > (setting.single + _EXTRA) * max(before.size, line.size)


def _breaks(line: FlowLine, before: Open, setting: Setting) -> bool:
    last = before.last
    if _CONTENTS.search(last.text):
        return True
    if line.baseline <= last.baseline or _gap(last, line, setting):
        return True
    if _looks_different(line, before) or _is_labels_row(line, last):
        return True
    small = line.text[:1].islower() or line.text[:1] in "([{"
    moved = abs(last.x0 - line.x0) > _INDENT and is_centred(last) != is_centred(line)
    if moved and fits(last, line) and not small:
        return True
    if before.mark and line.x0 < before.hangs_at - _INDENT and len(before.lines) > 1 and not small:
        return True
    if line.x0 > before.hangs_at + _INDENT and not small and _ENDED.search(last.text) and not is_centred(line):
        return len(before.lines) > 1 or not before.mark
    if not fits(last, line, _CLEARLY * last.size):
        return False
    hung = before.mark and before.mark.tab and abs(line.x0 - before.mark.words_at) < 2
    if hung and before.bold and line.bold > _BOLD and not _ENDED.search(last.text):
        # A heading parted by hand, its second line under its words.
        return False
    if _ENDED.search(last.text) or (before.bold and line.bold > _BOLD):
        return True
    # Lines that end early without a sentence's end are a list's or an address's; a little early, they are ragged.
    return not small and not _OPEN.search(last.text) and last.limit - last.x1 > _EARLY * (last.limit - last.left)


def _is_labels_row(line: FlowLine, last: FlowLine) -> bool:
    """Whether a line goes back left of the one before it to a label: `To: Cabinet` under a value in its own column."""
    return line.x0 < last.x0 - _OUT and bool(_LABEL.match(line.text))


def _looks_different(line: FlowLine, before: Open) -> bool:
    """Whether a line is a heading under text, or text under one: of another size, or all bold where that is not."""
    last = before.last
    apart = abs(line.size - last.size) / max(line.size, last.size)
    if apart > _SAME_SIZE:
        # A name in another font on a line of the same paragraph may be set a little smaller.
        small = apart < _OTHER_FONT and not _ENDED.search(last.text) and not fits(last, line)
        return not (small and not line.text[:1].isupper())
    if before.bold and line.bold < 0.1 and not line.bold_head:
        # A run-in head may fill its line, and the words after it begin the next.
        runs_in = _RUN_IN.search(last.text) and not fits(last, line)
        return not runs_in and (not line.text[:1].islower() or bool(STOP.search(last.text)))
    if all(each.italic for each in before.lines) and not line.italic and fits(last, line) and line.text[:1].isupper():
        return True
    if line.bold > _BOLD and not before.bold and last.bold < 0.5:
        return bool(_ENDED.search(last.text)) or not _OPEN.search(last.text)
    return False


def _heads_page(line: FlowLine, before: Open) -> bool:
    """Whether a line is a heading at a page's head, though the text before it was left unfinished.

    All of it is bold, nothing of that text was, and no sentence ends with it.
    """
    bold = line.bold > _BOLD and not line.text[:1].islower() and not _ENDED.search(line.text)
    return bold and not any(other.bold > 1 - _BOLD for other in before.lines)


def _goes_on_over(line: FlowLine, before: Open, setting: Setting) -> bool:
    """Whether a line carries on the paragraph that the page or the column before ended in."""
    last = before.last
    if not line.text or _looks_different(line, before) or _heads_page(line, before):
        return False
    if line.text[:1].islower():
        return not (STOP.search(last.text) and fits(last, line, 2 * last.size))
    if _OPEN.search(last.text):
        return True
    if fits(last, line, last.size):
        return False
    if not STOP.search(last.text):
        return not before.bold or line.bold > _BOLD
    if setting.ends_spaced:
        return last.spaced
    # A sentence ended where the page did, and its line had no room for the next word: words in line with the
    # paragraph's other lines go on with it. Under a number they say so only where they hang.
    in_line = abs(line.x0 - before.hangs_at) < 2
    if before.mark is None:
        return in_line and len(before.lines) > 1 and not fits(last, line)
    return in_line and before.hangs_at - before.lines[0].x0 > _INDENT

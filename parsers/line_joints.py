"""How a line of a cell stands to the line before it: whether it carries it on or begins anew, by what the page shows.

A line carries on the one before when its first word would not have fitted there, or when it starts in lower case or
with a bracket; the distance between lines decides where there is one. Over a page break the distance is unknown: there
the space that a program leaves after a wrapped line is a witness too.
"""

import re
from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from parsers.list_marks import Mark, mark_of
from parsers.pdf_lines import Line
from parsers.words_over_lines import STOP, first_chunk, lone_stop, parts_range

# Baselines this share of the letters' size further apart than usual show a paragraph's spacing (2 points of 12).
_EXTRA = 0.15
# Measures of type and of boxes agree to about this many points: what fits by less may not have fitted.
_ABOUT = 0.3
# Where spacing says that a line goes on, only a word that would have fitted by this share of the size says otherwise.
_CLEARLY = 0.25
# Lines that begin further apart than this are indented differently.
INDENT = 3.0
# A line that ends so has not ended the sentence.
_OPEN = re.compile(r"(?:^|\s)(?:and|or|of|for|the|a|an|with|by|from|at|is|are|be|&)$", re.I)
# A bullet's words begin at least this share of the letters' size after it when a tab sets them apart.
_TAB = 0.5


class Joint(Enum):
    """How a line stands to the one before: carries it on, begins anew, or carries it on as far as one can tell."""

    JOINED = "joined"
    BROKEN = "broken"
    DOUBTFUL = "doubtful"


class CellLine(NamedTuple):
    """A line of a cell: the page it is on, the right edge its text may reach to, and the cell's left edge of text."""

    line: Line
    page: int
    limit: float
    left: float


class Spacing(NamedTuple):
    """What a column shows of its own setting.

    `single` is the distance between lines of a paragraph as a share of the letters' size; `has_gaps` whether
    paragraphs stand further apart; `keeps_spaces` whether wrapped lines end with a space; `one_sentence` whether a
    paragraph's end is commoner than a sentence's end within one; `centred` whether lines have room on both sides;
    `ends_bare` whether cells end without a space, so that a line with one was wrapped.
    """

    single: float
    has_gaps: bool
    keeps_spaces: bool
    one_sentence: bool = False
    centred: bool = False
    ends_bare: bool = False


def joint_of(
    before: CellLine | None,
    entry: CellLine,
    spacing: Spacing,
    so_far: Sequence[CellLine] = (),
    mark: Mark | None = None,
) -> Joint:
    """Tell how a line stands to the line before it; `so_far` and `mark` are the paragraph it would carry on."""
    if before is None:
        return Joint.BROKEN
    gap = gap_between(before, entry, spacing.single)
    close = gap is False and spacing.has_gaps
    fits = would_have_fitted(before, entry, spacing, _CLEARLY * before.line.size if close else _ABOUT)
    start = entry.line.words[0].text[:1]
    if gap:
        return Joint.BROKEN
    if lone_stop(entry.line) or parts_range(before.line.text, entry.line.text):
        return Joint.JOINED
    if _steps_out(entry, so_far, mark):
        return Joint.DOUBTFUL if _carries_on(before, entry) else Joint.BROKEN
    if before.line.text.endswith(":") and _steps_in(before, entry) and not mark:
        return Joint.BROKEN
    if start.islower() or start in "([{" or _OPEN.search(before.line.text):
        return Joint.JOINED
    if fits or (_steps_in(before, entry) and not mark and not spacing.centred):
        return Joint.BROKEN
    if close:
        return Joint.JOINED
    if spacing.keeps_spaces:
        if before.line.spaced:
            return Joint.JOINED
        if before.limit - before.line.x1 > before.line.space + _ABOUT:
            return Joint.BROKEN
    return Joint.JOINED if spacing.ends_bare and before.line.spaced else Joint.DOUBTFUL


def stands_apart(before: CellLine, entry: CellLine, spacing: Spacing) -> bool:
    """Whether a line stands further down from the one before than the next line of a paragraph would."""
    return bool(gap_between(before, entry, spacing.single))


def gap_between(before: CellLine, entry: CellLine, single: float) -> bool | None:
    """Whether a line stands further down than a paragraph's next line would; None where a page break hides it."""
    if before.page != entry.page or entry.line.baseline <= before.line.baseline:
        return None
    size = max(before.line.size, entry.line.size)
    return entry.line.baseline - before.line.baseline > (single + _EXTRA) * size


def would_have_fitted(
    before: CellLine, entry: CellLine, spacing: Spacing | None = None, to_spare: float = _ABOUT
) -> bool:
    """Whether a line's first word would have fitted on the line before it, with some points to spare."""
    chunk = first_chunk(entry.line)
    space = 0.0 if before.line.text.endswith(("-", "\u00ad", "/")) and not before.line.spaced else before.line.space
    margin = before.line.x0 - before.left if spacing and spacing.centred else 0.0
    return before.line.x1 - margin + space + chunk <= before.limit - to_spare


def may_be_cut(before: CellLine, after: CellLine) -> bool:
    """Whether a word too long for its column may have been cut here, up to the edge.

    A short word that happens to fill its line looks the same; the words themselves tell the two apart.
    """
    next_letter = after.line.words[0].glyphs[0]
    full = before.line.x1 + next_letter.x1 - next_letter.x0 > before.limit
    return full and not before.line.spaced and next_letter.text.islower()


def is_alone(line: Line) -> bool:
    """Whether a line holds one word, its mark aside: one that did not fit is cut at a line's start, not further in."""
    mark = mark_of(line)
    return len(mark.rest if mark else line.words) == 1


def hanging_of(group: Sequence[CellLine], mark: Mark | None) -> float:
    """Return how far in the lines after the first begin."""
    return group[1].line.x0 - group[1].left if len(group) > 1 else _offset(group[0], mark)


def _steps_out(entry: CellLine, so_far: Sequence[CellLine], mark: Mark | None) -> bool:
    """Whether the line begins further left than the point it would carry on hangs."""
    if mark is None or not mark.rest or not so_far:
        return False
    hanging = hanging_of(so_far, mark)
    offset = entry.line.x0 - entry.left
    if entry.page != so_far[-1].page and abs(entry.line.x0 - so_far[0].left - hanging) <= INDENT:
        # Alone on its page, a line that hangs is taken for the cell's edge; it stands where the point's lines do.
        return False
    tab = mark.rest[0].x0 - so_far[0].line.words[0].x1 > _TAB * so_far[0].line.size
    return offset < hanging - INDENT and (len(so_far) > 1 or tab)


def _carries_on(before: CellLine, entry: CellLine) -> bool:
    """Whether a line's words go on with those before, whatever its indentation: in lower case, no sentence ended."""
    ended = STOP.search(before.line.text) or before.line.text.endswith((":", ","))
    return entry.line.text[:1].islower() and not ended and not would_have_fitted(before, entry)


def _steps_in(before: CellLine, entry: CellLine) -> bool:
    """Whether a line begins further right than the one before, as a list without marks does under its lead-in."""
    return entry.line.x0 - entry.left > before.line.x0 - before.left + 2 * INDENT


def _offset(entry: CellLine, mark: Mark | None) -> float:
    return (mark.rest[0].x0 if mark and mark.rest else entry.line.x0) - entry.left

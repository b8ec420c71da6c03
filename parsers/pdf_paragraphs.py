"""Paragraphs of a table's cell: lines put together again as they were typed, over page breaks too.

A line carries on the one before when its first word would not have fitted there, or when it starts in lower case or
with a bracket; the distance between lines and the marks of lists decide the rest. At a page break the distance is
unknown: there the space that a program leaves after a wrapped line is a witness too.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from parsers.list_marks import Mark, mark_of
from parsers.pdf_lines import Box, Line, around
from parsers.words_over_lines import Vocabulary, first_chunk, first_word, glued, last_word

# Baselines this share of the letters' size further apart than usual show a paragraph's spacing (2 points of 12).
_EXTRA = 0.15
# Measures of type and of boxes agree to about this many points: what fits by less may not have fitted.
_ABOUT = 0.3
# Where spacing says that a line goes on, only a word that would have fitted by this share of the size says otherwise.
_CLEARLY = 0.25
# Lines that begin further apart than this are indented differently.
INDENT = 3.0
_STOP = re.compile(r"[.!?;][”’\"')]*$")
# A line that ends so has not ended the sentence.
_OPEN = re.compile(r"(?:^|\s)(?:and|or|of|for|the|a|an|with|by|from|at|is|are|be|&)$", re.I)
_UNFINISHED = re.compile(r"(?:,|&|/|-|–|\b(?:to|in|on))$", re.I)
# A bullet's words begin at least this share of the letters' size after it when a tab sets them apart.
_TAB = 0.5
# Single spacing in most fonts, where the table itself does not show its spacing.
_SINGLE = 1.2


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


class Paragraph(NamedTuple):
    """Text that belongs together, with its mark if it is a list's point, and how far in it begins.

    `opens` is how it was parted from the paragraph before; `doubts` the texts of the lines whose joining is a guess.
    """

    text: str
    mark: str
    kind: str
    indent: float
    hanging: float
    lines: tuple[CellLine, ...]
    apart: bool = True
    doubts: tuple[str, ...] = ()

    @property
    def page(self) -> int:
        """Return the page it begins on."""
        return self.lines[0].page

    @property
    def box(self) -> Box:
        """Return the box around it on that page."""
        return around(entry.line.box for entry in self.lines if entry.page == self.page)


class Spacing(NamedTuple):
    """What a column shows of its own setting.

    `single` is the distance between lines of a paragraph as a share of the letters' size; `has_gaps` whether
    paragraphs stand further apart; `keeps_spaces` whether wrapped lines end with a space; `one_sentence` whether a
    paragraph's end is commoner than a sentence's end within one; `centred` whether lines have room on both sides.
    """

    single: float
    has_gaps: bool
    keeps_spaces: bool
    one_sentence: bool = False
    centred: bool = False


def measure_spacing(columns: Mapping[int, Sequence[Sequence[CellLine]]]) -> dict[int, Spacing]:
    """Measure each column's spacing from its cells, by the lines that carry on the one before beyond doubt."""
    wrapped = {column: [pair for cell in cells for pair in _wrapped(cell)] for column, cells in columns.items()}
    everywhere = [pair for pairs in wrapped.values() for pair in pairs]
    single = _usual_distance(everywhere) or _closest(columns) or _SINGLE
    roomy = [before for before, _ in everywhere if before.limit - before.line.x1 > before.line.space]
    keeps = len(roomy) > 2 and sum(before.line.spaced for before in roomy) > 0.7 * len(roomy)
    spacings = {}
    for column, cells in columns.items():
        own = _usual_distance(wrapped[column]) or single
        gaps = any(_gap(before, after, own) for cell in cells for before, after in pairwise(cell))
        centred = _is_centred([entry for cell in cells for entry in cell])
        spacings[column] = Spacing(own, gaps, keeps, centred=centred)
    return {column: s._replace(one_sentence=_one_sentence(columns[column], s)) for column, s in spacings.items()}


def paragraphs(lines: Sequence[CellLine], spacing: Spacing, words: Vocabulary) -> list[Paragraph]:
    """Put the lines of one cell together into paragraphs, in order; every word is in one of them."""
    found: list[list[CellLine]] = []
    marks: list[Mark | None] = []
    apart: list[bool] = []
    doubts: list[list[str]] = []
    for index, entry in enumerate(lines):
        before = lines[index - 1] if index else None
        mark = _mark(entry, before, spacing, marks)
        joint = joint_of(before, entry, spacing, found[-1] if found else (), marks[-1] if marks else None)
        doubtful = False
        if joint is Joint.DOUBTFUL and before and not mark:
            joint, doubtful = _likelier(before, entry, spacing, words)
        if mark or joint is Joint.BROKEN:
            found.append([entry])
            marks.append(mark)
            apart.append(bool(before is None or _gap(before, entry, spacing.single) is not False))
            doubts.append([])
        else:
            found[-1].append(entry)
        if doubtful:
            doubts[-1].append(entry.line.text)
    return [
        _paragraph(group, mark, gap, told, words)
        for group, mark, gap, told in zip(found, marks, apart, doubts, strict=True)
    ]


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
    gap = _gap(before, entry, spacing.single)
    close = gap is False and spacing.has_gaps
    fits = _would_have_fitted(before, entry, spacing, _CLEARLY * before.line.size if close else _ABOUT)
    start = entry.line.words[0].text[:1]
    if gap:
        return Joint.BROKEN
    if _steps_out(entry, so_far, mark):
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
    return Joint.DOUBTFUL


def _likelier(before: CellLine, entry: CellLine, spacing: Spacing, words: Vocabulary) -> tuple[Joint, bool]:
    """Decide a doubtful line by how the report writes, and tell whether a person should look at it.

    After a full stop it begins anew where most paragraphs here are one sentence; elsewhere it goes on, unless its
    capital is one that the report gives this word only where sentences begin.
    """
    if _STOP.search(before.line.text):
        return (Joint.BROKEN if spacing.one_sentence else Joint.JOINED), True
    if _UNFINISHED.search(before.line.text) or not entry.line.text[:1].isalnum():
        return Joint.JOINED, False
    if words.together(last_word(before.line), first_word(entry.line)):
        return Joint.JOINED, False
    is_name = words.is_name(first_word(entry.line))
    return (Joint.BROKEN if is_name is False else Joint.JOINED), not is_name


def _one_sentence(cells: Sequence[Sequence[CellLine]], spacing: Spacing) -> bool:
    """Whether a column's paragraphs end at a full stop more often than they go on after one."""
    within = sum(
        bool(_STOP.search(word.text)) and after.text[:1].isupper()
        for cell in cells
        for entry in cell
        for word, after in pairwise(entry.line.words)
    )
    ends = sum(
        bool(_STOP.search(before.line.text)) and joint_of(before, after, spacing) is Joint.BROKEN
        for cell in cells
        for before, after in pairwise(cell)
    )
    return ends > within


def _mark(entry: CellLine, before: CellLine | None, spacing: Spacing, marks: Sequence[Mark | None]) -> Mark | None:
    """Return the line's mark when it is one: a dash or a figure at a line's start may have been wrapped there."""
    mark = mark_of(entry.line)
    if mark is None or mark.certain or before is None:
        return mark
    if _gap(before, entry, spacing.single) or _would_have_fitted(before, entry, spacing):
        return mark
    return mark if any(known and known.kind == mark.kind for known in marks) else None


def _steps_out(entry: CellLine, so_far: Sequence[CellLine], mark: Mark | None) -> bool:
    """Whether the line begins further left than the point it would carry on hangs."""
    if mark is None or not mark.rest or not so_far:
        return False
    hanging = _hanging(so_far, mark)
    offset = entry.line.x0 - entry.left
    tab = mark.rest[0].x0 - so_far[0].line.words[0].x1 > _TAB * so_far[0].line.size
    return offset < hanging - INDENT and (len(so_far) > 1 or tab)


def _steps_in(before: CellLine, entry: CellLine) -> bool:
    """Whether a line begins further right than the one before, as a list without marks does under its lead-in."""
    return entry.line.x0 - entry.left > before.line.x0 - before.left + 2 * INDENT


def _offset(entry: CellLine, mark: Mark | None) -> float:
    return (mark.rest[0].x0 if mark and mark.rest else entry.line.x0) - entry.left


def _hanging(group: Sequence[CellLine], mark: Mark | None) -> float:
    """Return how far in the lines after the first begin."""
    return group[1].line.x0 - group[1].left if len(group) > 1 else _offset(group[0], mark)


def _would_have_fitted(
    before: CellLine, entry: CellLine, spacing: Spacing | None = None, to_spare: float = _ABOUT
) -> bool:
    chunk = first_chunk(entry.line)
    space = 0.0 if before.line.text.endswith(("-", "\u00ad", "/")) and not before.line.spaced else before.line.space
    margin = before.line.x0 - before.left if spacing and spacing.centred else 0.0
    return before.line.x1 - margin + space + chunk <= before.limit - to_spare


def _is_centred(entries: Sequence[CellLine]) -> bool:
    even = [e for e in entries if abs((e.limit - e.line.x1) - (e.line.x0 - e.left)) < 2 * INDENT]
    starts = {round(entry.line.x0 - entry.left) for entry in entries}
    return len(starts) > 3 and len(even) > 0.7 * len(entries)


def stands_apart(before: CellLine, entry: CellLine, spacing: Spacing) -> bool:
    """Whether a line stands further down from the one before than the next line of a paragraph would."""
    return bool(_gap(before, entry, spacing.single))


def _was_cut(before: CellLine, after: CellLine) -> bool:
    """Whether a word too long for its column was cut where the line was full: alone on it, up to its edge."""
    next_letter = after.line.words[0].glyphs[0]
    full = before.line.x1 + next_letter.x1 - next_letter.x0 > before.limit
    return full and len(before.line.words) == 1 and not before.line.spaced and next_letter.text.islower()


def _gap(before: CellLine, entry: CellLine, single: float) -> bool | None:
    """Whether the line stands further down than the next line would; None over a page break, where none can tell."""
    if before.page != entry.page or entry.line.baseline <= before.line.baseline:
        return None
    size = max(before.line.size, entry.line.size)
    return entry.line.baseline - before.line.baseline > (single + _EXTRA) * size


def _wrapped(cell: Sequence[CellLine]) -> Iterator[tuple[CellLine, CellLine]]:
    for before, after in pairwise(cell):
        carries_on = before.page == after.page and after.line.words[0].text[:1].islower()
        if carries_on and not mark_of(after.line) and not _would_have_fitted(before, after):
            yield before, after


def _usual_distance(pairs: Sequence[tuple[CellLine, CellLine]]) -> float | None:
    return median(_distance(*pair) for pair in pairs) if len(pairs) > 2 else None


def _closest(columns: Mapping[int, Sequence[Sequence[CellLine]]]) -> float | None:
    pairs = [pair for cells in columns.values() for cell in cells for pair in pairwise(cell)]
    rounded = Counter(round(_distance(*pair), 1) for pair in pairs if pair[0].page == pair[1].page)
    often = [distance for distance, count in rounded.items() if count > 1 and distance > 0.8]
    return min(often, default=None)


def _distance(before: CellLine, after: CellLine) -> float:
    return (after.line.baseline - before.line.baseline) / max(before.line.size, after.line.size)


def _paragraph(
    group: Sequence[CellLine], mark: Mark | None, apart: bool, doubts: Iterable[str], words: Vocabulary
) -> Paragraph:
    first = Line(mark.rest, group[0].line.spaced) if mark else group[0].line
    lines = [first, *(entry.line for entry in group[1:])]
    cut = {index for index, (before, after) in enumerate(pairwise(group), 1) if _was_cut(before, after)}
    text = glued(lines, words, cut)
    return Paragraph(
        text=text,
        mark=mark.text if mark else "",
        kind=mark.kind if mark else "",
        indent=group[0].line.x0 - group[0].left,
        hanging=_hanging(group, mark),
        lines=tuple(group),
        apart=apart,
        doubts=tuple(doubts),
    )

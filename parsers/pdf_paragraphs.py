"""Paragraphs of a table's cell: lines put together again as they were typed, over page breaks too.

What the page shows decides (`parsers.line_joints`), and the marks of lists. Where it leaves a doubt, the way the report
writes decides, and the doubt is kept for a person to look at.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from paperclerk.domain.places import Place
from parsers.line_joints import (
    CellLine,
    Joint,
    Spacing,
    gap_between,
    hanging_of,
    is_alone,
    joint_of,
    may_be_cut,
    would_have_fitted,
)
from parsers.list_marks import Mark, mark_of
from parsers.pdf_lines import Line
from parsers.words_over_lines import STOP, Vocabulary, first_word, glued, is_one_word, last_word

_UNFINISHED = re.compile(r"(?:,|&|/|-|–|\b(?:to|in|on))$", re.I)


class Paragraph(NamedTuple):
    """Text that belongs together, with its mark if it is a list's point, and how far in it begins.

    `apart` is whether room was left before it; `doubts` are the lines of which it is not certain that they belong here.
    In a file without pages there are no lines; `where` says where it stands.
    """

    text: str
    mark: str
    kind: str
    indent: float
    hanging: float
    lines: tuple[CellLine, ...]
    apart: bool = True
    doubts: tuple[str, ...] = ()
    where: Place | None = None


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
        if marks and marks[-1] and not marks[-1].rest and len(found[-1]) == 1:
            # A mark alone on its line has its words on the next.
            joint, mark = Joint.JOINED, None
        if joint is Joint.DOUBTFUL and before and not mark:
            joint, doubtful = _likelier(before, entry, spacing, words)
        if mark or joint is Joint.BROKEN:
            found.append([entry])
            marks.append(mark)
            apart.append(bool(before is None or gap_between(before, entry, spacing.single) is not False))
            doubts.append([])
        else:
            found[-1].append(entry)
        if doubtful:
            doubts[-1].append(entry.line.text)
    return [
        _paragraph(group, mark, gap, told, words)
        for group, mark, gap, told in zip(found, marks, apart, doubts, strict=True)
    ]


def _likelier(before: CellLine, entry: CellLine, spacing: Spacing, words: Vocabulary) -> tuple[Joint, bool]:
    """Decide a doubtful line by how the report writes, and tell whether a person should look at it.

    In lower case it goes on. After a full stop it begins anew where most paragraphs here are one sentence; elsewhere it
    goes on, unless its capital is one that the report gives this word only where sentences begin.
    """
    if entry.line.text[:1].islower():
        return Joint.JOINED, True
    if STOP.search(before.line.text):
        return (Joint.BROKEN if spacing.one_sentence else Joint.JOINED), True
    if _UNFINISHED.search(before.line.text) or not entry.line.text[:1].isalnum():
        return Joint.JOINED, False
    if words.together(last_word(before.line), first_word(entry.line)):
        return Joint.JOINED, False
    if len(entry.line.words) == 1 and len(before.line.words) > 1 and last_word(before.line)[:1].isupper():
        # The last word of a name in capitals: "the Forward", "Plan".
        return Joint.JOINED, True
    is_name = words.is_name(first_word(entry.line))
    return (Joint.BROKEN if is_name is False else Joint.JOINED), not is_name


def _mark(entry: CellLine, before: CellLine | None, spacing: Spacing, marks: Sequence[Mark | None]) -> Mark | None:
    """Return the line's mark when it is one: a dash or a figure at a line's start may have been wrapped there."""
    mark = mark_of(entry.line)
    if mark is None or mark.certain or before is None:
        return mark
    if gap_between(before, entry, spacing.single) or would_have_fitted(before, entry, spacing):
        return mark
    return mark if any(known and known.kind == mark.kind for known in marks) else None


def _paragraph(
    group: Sequence[CellLine], mark: Mark | None, apart: bool, doubts: Iterable[str], words: Vocabulary
) -> Paragraph:
    first = Line(mark.rest, group[0].line.spaced) if mark else group[0].line
    lines = [first, *(entry.line for entry in group[1:])]
    cut = {
        index
        for index, (before, after) in enumerate(pairwise(group), 1)
        if may_be_cut(before, after) and is_one_word(before.line, after.line, words, alone=is_alone(before.line))
    }
    text = glued(lines, words, cut)
    return Paragraph(
        text=text,
        mark=mark.text if mark else "",
        kind=mark.kind if mark else "",
        indent=group[0].line.x0 - group[0].left,
        hanging=hanging_of(group, mark),
        lines=tuple(group),
        apart=apart,
        doubts=(*doubts, *(group[index].line.text for index in sorted(cut) if _is_guess(group, index, words))),
    )


def _is_guess(group: Sequence[CellLine], index: int, words: Vocabulary) -> bool:
    """Whether a cut word is put together though the report has it nowhere else."""
    return not words.count(last_word(group[index - 1].line) + first_word(group[index].line))

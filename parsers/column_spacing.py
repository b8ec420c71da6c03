"""What a column of a table shows of its own setting: how far apart lines and paragraphs stand, how lines end."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median

from parsers.line_joints import INDENT, CellLine, Joint, Spacing, gap_between, joint_of, would_have_fitted
from parsers.list_marks import mark_of
from parsers.words_over_lines import STOP

# Single spacing in most fonts, where the table itself does not show its spacing.
_SINGLE = 1.2
# So many cells show how paragraphs end; people type a stray space after this share of them.
_ENOUGH_ENDS, _STRAY = 3, 0.15

Pair = tuple[CellLine, CellLine]


def measure_spacing(columns: Mapping[int, Sequence[Sequence[CellLine]]]) -> dict[int, Spacing]:
    """Measure each column's spacing from its cells, by the lines that carry on the one before beyond doubt."""
    wrapped = {column: [pair for cell in cells for pair in _wrapped(cell)] for column, cells in columns.items()}
    everywhere = [pair for pairs in wrapped.values() for pair in pairs]
    single = _usual_distance(everywhere) or _closest(columns) or _SINGLE
    roomy = [before for before, _ in everywhere if before.limit - before.line.x1 > before.line.space]
    keeps = len(roomy) > 2 and sum(before.line.spaced for before in roomy) > 0.7 * len(roomy)
    bare = _ends_bare([cell[-1] for cells in columns.values() for cell in cells])
    spacings = {}
    for column, cells in columns.items():
        own = _usual_distance(wrapped[column]) or single
        gaps = any(gap_between(before, after, own) for cell in cells for before, after in pairwise(cell))
        centred = _is_centred([entry for cell in cells for entry in cell])
        spacings[column] = Spacing(own, gaps, keeps, centred=centred, ends_bare=bare)
    return {column: s._replace(one_sentence=_one_sentence(columns[column], s)) for column, s in spacings.items()}


def _ends_bare(ends: Sequence[CellLine]) -> bool:
    """Whether the cells of a table end without a space, as far as enough of them show."""
    return len(ends) >= _ENOUGH_ENDS and sum(entry.line.spaced for entry in ends) <= _STRAY * len(ends)


def _one_sentence(cells: Sequence[Sequence[CellLine]], spacing: Spacing) -> bool:
    """Whether a column's paragraphs end at a full stop more often than they go on after one."""
    within = sum(
        bool(STOP.search(word.text)) and after.text[:1].isupper()
        for cell in cells
        for entry in cell
        for word, after in pairwise(entry.line.words)
    )
    ends = sum(
        bool(STOP.search(before.line.text)) and joint_of(before, after, spacing) is Joint.BROKEN
        for cell in cells
        for before, after in pairwise(cell)
    )
    return ends > within


def _is_centred(entries: Sequence[CellLine]) -> bool:
    even = [e for e in entries if abs((e.limit - e.line.x1) - (e.line.x0 - e.left)) < 2 * INDENT]
    starts = {round(entry.line.x0 - entry.left) for entry in entries}
    return len(starts) > 3 and len(even) > 0.7 * len(entries)


def _wrapped(cell: Sequence[CellLine]) -> Iterator[Pair]:
    for before, after in pairwise(cell):
        carries_on = before.page == after.page and after.line.words[0].text[:1].islower()
        if carries_on and not mark_of(after.line) and not would_have_fitted(before, after):
            yield before, after


def _usual_distance(pairs: Sequence[Pair]) -> float | None:
    return median(_distance(*pair) for pair in pairs) if len(pairs) > 2 else None


def _closest(columns: Mapping[int, Sequence[Sequence[CellLine]]]) -> float | None:
    pairs = [pair for cells in columns.values() for cell in cells for pair in pairwise(cell)]
    rounded = Counter(round(_distance(*pair), 1) for pair in pairs if pair[0].page == pair[1].page)
    often = [distance for distance, count in rounded.items() if count > 1 and distance > 0.8]
    return min(often, default=None)


def _distance(before: CellLine, after: CellLine) -> float:
    return (after.line.baseline - before.line.baseline) / max(before.line.size, after.line.size)

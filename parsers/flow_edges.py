"""The edges that a page's text keeps to, and how far apart its lines stand: what joining lines goes by."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from parsers.flow_lines import FlowLine
from parsers.pdf_text_columns import right_edge

# A page's margins and spacing are judged with so many pages on either side: appended papers have others.
_PAGES_AROUND = 3
# Pages whose text begins within so many points of each other are set alike.
_SAME_EDGE = 4.0
# Lines that begin within so many points of each other keep to one edge; centred ones seldom do.
_ONE_EDGE = 1.5
# Single spacing in most fonts, where nothing shows it.
_SINGLE = 1.2
_FEWEST = 3
_ENOUGH = 8
# Measures of type agree to about this many points.
ABOUT = 0.3


class Setting(NamedTuple):
    """How a page is set: its text's edges; the distance of a paragraph's lines as a share of the letters' size.

    `ends_spaced` is True when wrapped lines alone end with a drawn space, which tells them from a paragraph's last.
    """

    left: float
    limit: float
    single: float
    ends_spaced: bool = False


def settings(lines: Sequence[FlowLine], widths: Mapping[int, float]) -> dict[int, Setting]:
    """Return how each page is set, from its own lines and those of the pages around it."""
    pages: dict[int, list[FlowLine]] = defaultdict(list)
    for line in lines:
        pages[line.page].append(line)
    lefts = {page: min(line.x0 for line in own) for page, own in pages.items()}
    edges = {page: _edges(page, pages, lefts, widths) for page in pages}
    distances = {page: _distances(pages[page], edges[page]) for page in pages}
    everywhere = [distance for own in distances.values() for distance in own]
    usual = median(everywhere) if everywhere else _SINGLE
    spaced = _ends_spaced(pages, edges)
    found = {}
    for page in pages:
        near = [d for other in _around(page, pages) for d in distances[other]]
        own = distances[page] if len(distances[page]) >= _FEWEST else near
        single = median(own) if len(own) >= _FEWEST else usual
        found[page] = Setting(*edges[page], single, spaced)
    return found


def within_edges(line: FlowLine, setting: Setting) -> FlowLine:
    """Return a line with its column's edges, which are its page's where the page is not set in columns."""
    return line if line.limit else line._replace(left=setting.left, limit=setting.limit)


def fits(before: FlowLine, after: FlowLine, to_spare: float = ABOUT) -> bool:
    """Whether a line's first word would have fitted on the line before it."""
    space = 0.0 if before.text.endswith(("-", "\u00ad", "/")) and not before.spaced else before.space
    centred = abs(before.x0 - after.x0) > _ONE_EDGE and is_centred(before)
    margin = before.x0 - before.left if centred else 0.0
    return before.x1 - margin + space + after.chunk <= before.limit - to_spare


def is_centred(line: FlowLine) -> bool:
    """Whether a line has the same room on both sides, and more than an indent."""
    if line.mark.text:
        return False
    before, after = line.x0 - line.left, line.limit - line.x1
    room = max(2.5 * line.size, 0.06 * (line.limit - line.left))
    return before > room and after > room and abs(before - after) < max(6.0, 0.05 * before)


def _around(page: int, pages: Iterable[int]) -> list[int]:
    return [other for other in range(page - _PAGES_AROUND, page + _PAGES_AROUND + 1) if other in pages]


def _edges(
    page: int, pages: Mapping[int, Sequence[FlowLine]], lefts: Mapping[int, float], widths: Mapping[int, float]
) -> tuple[float, float]:
    near = [other for other in _around(page, pages) if abs(widths[other] - widths[page]) < 1]
    alike = [other for other in near if abs(lefts[other] - lefts[page]) < _SAME_EDGE]
    if sum(len(pages[other]) for other in alike) < _ENOUGH:
        alike = near
    left = min(lefts[page], median(lefts[other] for other in alike))
    ends = [line.x1 for other in alike for line in pages[other]]
    # Few lines show no edge; most pages have as much room on the right as on the left.
    return left, max(*ends, widths[page] - left) if len(ends) < _ENOUGH else right_edge(ends)


def _distances(lines: Sequence[FlowLine], edges: tuple[float, float]) -> list[float]:
    """Return the distances of lines that carry on the one before beyond doubt."""
    setting = Setting(*edges, _SINGLE)
    found = []
    for before, after in pairwise(within_edges(line, setting) for line in lines):
        goes_on = before.column == after.column and after.text[:1].islower() and not after.mark.text
        alike = abs(before.size - after.size) < 0.5
        if goes_on and alike and after.baseline > before.baseline and not fits(before, after):
            found.append((after.baseline - before.baseline) / max(before.size, after.size))
    return found


def _ends_spaced(pages: Mapping[int, Sequence[FlowLine]], edges: Mapping[int, tuple[float, float]]) -> bool:
    """Whether wrapped lines end with a space in this file, and lines that end a paragraph early do not."""
    wrapped = [0, 0]
    ended = [0, 0]
    for page, lines in pages.items():
        setting = Setting(*edges[page], _SINGLE)
        for before, after in pairwise(within_edges(line, setting) for line in lines):
            if before.column != after.column:
                continue
            if after.text[:1].islower() and not after.mark.text and not fits(before, after):
                wrapped[before.spaced] += 1
            elif before.text.endswith(".") and fits(before, after, 3 * before.size):
                ended[before.spaced] += 1
    return wrapped[1] > 9 * max(wrapped[0], 1) and ended[0] > 9 * max(ended[1], 1)

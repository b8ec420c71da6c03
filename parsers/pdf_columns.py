"""Columns of a table without upright lines: its headings by their words, and the white space between."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from parsers.pdf_lines import Line

# Words further apart than this share of their size do not belong to one run of text.
_APART = 0.45
# A column's lines begin within this many points of its left edge, but for what is indented.
_AT_EDGE = 2.0
# Headings wrap over at most this many lines.
_HEADING_LINES = 5

Looks = Callable[[Sequence[str]], int]


class Gutters(NamedTuple):
    """Columns of a table without upright lines: where each begins, and how far its text may reach."""

    lefts: tuple[float, ...]
    limits: tuple[float, ...]

    def column(self, x: float) -> int:
        """Return the column a position is in."""
        return max((index for index, left in enumerate(self.lefts) if x >= left - 1), default=0)

    def crossed_by(self, line: Line) -> bool:
        """Whether text on the line runs on across a gutter, as no line of the table does."""
        if any(self.column(word.x0) != self.column(word.x1 - 1) for word in line.words):
            return True
        return any(
            after.x0 - before.x1 <= _APART * line.size
            and self.column(before.x0) != self.column(after.x0)
            and abs(after.x0 - self.lefts[self.column(after.x0)]) > _AT_EDGE
            for before, after in pairwise(line.words)
        )

    def in_step(self, line: Line) -> bool:
        """Whether a line has text in several columns, each at its column's left edge: a row's first line."""
        starts = [left for left, _, _ in runs(line)]
        at_edges = all(abs(left - self.lefts[self.column(left)]) <= _AT_EDGE for left in starts)
        return len(starts) > 1 and at_edges and not self.crossed_by(line)

    def holds(self, extents: Sequence[tuple[float, float]]) -> bool:
        """Whether headings stand each in a column of its own."""
        return [self.column(left) for left, _ in extents] == list(range(len(self.lefts))) and all(
            self.column(left) == self.column(right - 1) for left, right in extents
        )


class Heading(NamedTuple):
    """The headings of a table found by their words: the lines they take, and the extent of each."""

    first: int
    after: int
    texts: tuple[str, ...]
    extents: tuple[tuple[float, float], ...]


def runs(line: Line) -> list[tuple[float, float, str]]:
    """Return the runs of text on a line that goes across columns: left, right and words of each."""
    found: list[tuple[float, float, str]] = []
    for word in line.words:
        if found and word.x0 - found[-1][1] <= _APART * line.size:
            found[-1] = (found[-1][0], word.x1, f"{found[-1][2]} {word.text}")
        else:
            found.append((word.x0, word.x1, word.text))
    return found


def gutters_under(heading: Heading, body: Sequence[Line], margin: float) -> Gutters:
    """Return the columns that lines stand in, their headings among them; the last may reach as far as the margin."""
    spans = [[(word.x0, word.x1) for word in line.words] for line in body]
    lefts = [min(heading.extents[0][0], min(line.x0 for line in body))]
    for (left, right), (next_left, next_right) in pairwise(heading.extents):
        lefts.append(_gutter(spans, (left + right) / 2, (next_left + next_right) / 2, next_left))
    ends = [*(left - 2 for left in lefts[1:]), max(margin, *(line.x1 for line in body))]
    limits = []
    for index, (left, end) in enumerate(zip(lefts, ends, strict=True)):
        reached = [w.x1 for line in body for w in line.words if left - 1 <= w.x0 and w.x1 <= end + 1]
        # A column's padding is seldom more than 14 points; the longest line shows it better when it comes close.
        limits.append(max([*reached, end - 14 if index < len(lefts) - 1 else max(reached, default=end)]))
    return Gutters(tuple(lefts), tuple(limits))


def heading_at(lines: Sequence[Line], first: int, looks: Looks) -> tuple[int, Heading] | None:
    """Return the headings that begin on a line and look most like those wanted, with how much they do."""
    found: tuple[int, Heading] | None = None
    for after in range(first + 1, min(first + _HEADING_LINES, len(lines)) + 1):
        block = lines[first:after]
        if len(block) > 1 and not _belongs(block):
            break
        extents = _clusters([(left, right) for line in block for left, right, _ in runs(line)])
        texts = tuple(_text_within(block, extent) for extent in extents)
        score = looks(texts)
        if score and (found is None or score >= found[0]):
            found = (score, Heading(first, after, texts, tuple(extents)))
    return found


def _belongs(block: Sequence[Line]) -> bool:
    """Whether the last line of a block goes on with the headings above it: as close, as bold and as large."""
    before, last = block[-2], block[-1]
    close = last.baseline - before.baseline < 1.5 * max(before.size, last.size)
    return close and last.bold == before.bold and abs(last.size - before.size) < 1


def _text_within(block: Sequence[Line], extent: tuple[float, float]) -> str:
    return " ".join(
        text for line in block for left, right, text in runs(line) if extent[0] <= (left + right) / 2 <= extent[1]
    )


def _clusters(spans: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    found: list[tuple[float, float]] = []
    for left, right in sorted(spans):
        if found and left < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], right))
        else:
            found.append((left, right))
    return found


def _gutter(spans: Sequence[Sequence[tuple[float, float]]], start: float, end: float, heading: float) -> float:
    """Return where the second of two columns begins: where its heading does, if no more lines cross there than must.

    Else, under a centred heading for instance, after the widest strip that the fewest lines cross.
    """
    marks = sorted({start, end, *(x for line in spans for span in line for x in span if start < x < end)})
    strips: list[tuple[int, float, float]] = []
    for low, high in pairwise(marks):
        crossing = sum(any(a < high and b > low for a, b in line) for line in spans)
        if strips and strips[-1][0] == crossing and strips[-1][2] == low:
            strips[-1] = (crossing, strips[-1][1], high)
        else:
            strips.append((crossing, low, high))
    if not strips:
        return heading
    fewest = min(crossing for crossing, low, high in strips if high - low > 2 or crossing == 0)
    edge = heading - _AT_EDGE / 2
    if start < edge and sum(any(a < edge < b for a, b in line) for line in spans) <= fewest:
        return heading
    return max((high - low, high) for crossing, low, high in strips if crossing <= fewest)[1]

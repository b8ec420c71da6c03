"""Tables without upright lines: columns by the white space between, rows by rules or by where cells begin."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from parsers.pdf_lines import Line, around, lines_of
from parsers.pdf_pages import Page
from parsers.pdf_tables import Cell, Grid, Row, within

# Words further apart than this share of their size do not belong to one run of text.
_APART = 0.45
# A column's lines begin within this many points of its left edge, but for what is indented.
_AT_EDGE = 2.0
# Lines further apart than this many sizes: what follows is not the table any more.
_FAR = 5.0
# Headings wrap over at most this many lines.
_HEADING_LINES = 5
# The whole figure a line begins with; 2.1 is none.
_COUNT = re.compile(r"[0-9]{1,3}(?![0-9]|\.[0-9])")
_NUMBERED = re.compile(r"(?:[A-Z][a-z]*\.?\s*)?[0-9]{1,3}(?:[.):]|\b)(?![.][0-9])")

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


def page_lines(page: Page, furniture: frozenset[str]) -> list[Line]:
    """Return the lines of a page from edge to edge, without those that stand on every page."""
    lines = lines_of(page.glyphs)
    return [line for line in lines if not (_in_margin(line, page) and folded_digits(line.text) in furniture)]


def folded_digits(text: str) -> str:
    """Return a running line without what changes from page to page."""
    return re.sub(r"[0-9]+", "#", "".join(text.split())).casefold()


def find_heading(lines: Sequence[Line], looks: Looks) -> Heading | None:
    """Return the headings on a page that look most like those wanted; None when none do."""
    best: tuple[int, Heading] | None = None
    for first in range(len(lines)):
        found = heading_at(lines, first, looks)
        if found and (best is None or found[0] > best[0]):
            best = found
    return best[1] if best else None


def gutters_of(lines: Sequence[Line], heading: Heading, page: Page) -> Gutters:
    """Return the columns under headings, from the white space that runs down between them."""
    margin = page.width - min(line.x0 for line in lines)
    return gutters_under(heading, lines[heading.first :], margin)


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


def unruled_grid(page: Page, lines: Sequence[Line], gutters: Gutters, number: int = 1) -> Grid | None:
    """Return the rows that stand in these columns from the first line on; None when the first line is no table's."""
    inside = _table_lines(lines, gutters)
    columns = {column for line in inside for left, _, _ in runs(line) if (column := gutters.column(left))}
    if not inside or not columns:
        return None
    tops = _row_tops(page, inside, gutters)
    rows = [_row(page, inside, gutters, top, below) for top, below in pairwise([*tops, float("inf")])]
    rows = [row for row in rows if any(cell.lines for cell in row.cells)]
    return Grid(page.number, number, around(row.box for row in rows), tuple(rows), ruled=False)


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


def _table_lines(lines: Sequence[Line], gutters: Gutters) -> list[Line]:
    inside: list[Line] = []
    ended = False
    for index, line in enumerate(lines):
        far = bool(inside) and line.baseline - inside[-1].baseline > _FAR * line.size
        # One line out of step does not end a table that goes on below it.
        goes_on = any(gutters.in_step(below) for below in lines[index + 1 : index + 4])
        if far or (gutters.crossed_by(line) and not goes_on):
            ended = True
            break
        inside.append(line)
    return _without_next_heading(inside, gutters) if ended else inside


def _without_next_heading(inside: list[Line], gutters: Gutters) -> list[Line]:
    """Take off a heading over the prose after the table: lines at the left alone, set off from the table."""
    for index in range(len(inside) - 1, 0, -1):
        line, before = inside[index], inside[index - 1]
        if any(gutters.column(left) for left, _, _ in runs(line)):
            return inside
        if line.baseline - before.baseline > 1.6 * line.size:
            return inside[:index]
    return inside


def _row_tops(page: Page, inside: Sequence[Line], gutters: Gutters) -> list[float]:
    """Return where rows begin: under each rule across the table, or where first cells do."""
    firsts = [line for line in inside if gutters.column(line.x0) == 0]
    numbered = _in_sequence([line for line in firsts if _NUMBERED.match(_first_run(line))])
    starts = numbered or [line for line in firsts if _begins_row(line, inside, gutters)]
    tops = [line.box[1] - 1 for line in starts if line is not inside[0]]
    rules = [y for y in _rules_across(page, inside, gutters) if inside[0].baseline < y < inside[-1].baseline]
    # Rules may stand only under the headings and at the table's end; those between rows are as many as the rows.
    return [inside[0].box[1] - 1, *(rules if rules and len(rules) >= len(tops) else tops)]


def _in_sequence(numbered: Sequence[Line]) -> list[Line]:
    """Return the lines whose numbers count on from one another, without figures that only begin a line.

    All of them where most do not count on: numbers that begin anew, or stand beside letters.
    """
    counts = [int(found[0]) if (found := _COUNT.match(_first_run(line))) else None for line in numbered]
    chains: list[list[int]] = [[]]
    for start, count in enumerate(counts):
        chain = [] if count is None else [start]
        for index in range(start + 1, len(counts)):
            if count is not None and counts[index] == count + len(chain):
                chain.append(index)
        chains.append(chain)
    best = max(chains, key=len)
    return [numbered[index] for index in best] if len(best) * 2 > len(numbered) else list(numbered)


def _first_run(line: Line) -> str:
    return runs(line)[0][2]


def _begins_row(line: Line, inside: Sequence[Line], gutters: Gutters) -> bool:
    """Whether several columns begin together here, set off from what is above."""
    above = [other for other in inside if other.baseline < line.baseline]
    beside = {gutters.column(left) for left, _, _ in runs(line)}
    return len(beside) > 1 and (not above or line.baseline - above[-1].baseline > 1.45 * line.size)


def _rules_across(page: Page, inside: Sequence[Line], gutters: Gutters) -> list[float]:
    left, right = gutters.lefts[0], gutters.limits[-1]
    top, bottom = inside[0].box[1] - 20, inside[-1].box[3] + 20
    heights: dict[int, float] = {}
    for ruling in page.rulings:
        if not ruling.upright and top < ruling.top < bottom:
            covered = min(ruling.x1, right) - max(ruling.x0, left)
            heights[round(ruling.top)] = heights.get(round(ruling.top), 0.0) + covered
    kept: list[float] = []
    for height in sorted(y for y, covered in heights.items() if covered > 0.6 * (right - left)):
        if not kept or height - kept[-1] > 4:
            kept.append(float(height))
    return kept


def _row(page: Page, inside: Sequence[Line], gutters: Gutters, top: float, below: float) -> Row:
    mine = [line for line in inside if top <= line.baseline < below]
    bottom = max((line.box[3] for line in mine), default=top)
    nexts = [*(left - 1 for left in gutters.lefts[1:]), page.width]
    cells = []
    for left, limit, following in zip(gutters.lefts, gutters.limits, nexts, strict=True):
        glyphs = within(page.glyphs, (left - 1, top, following, bottom))
        cells.append(Cell((left, top, limit, bottom), lines_of(glyphs)))
    return Row(tuple(cells))


def _in_margin(line: Line, page: Page) -> bool:
    return line.box[3] < 0.12 * page.height or line.box[1] > 0.88 * page.height

"""Tables found by their headings: words in bold that stand apart, and columns under them with white space between.

The white space may be as narrow as that between two words: where it runs is known by the headings, not by each line.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from parsers.pdf_columns import Gutters, Heading, gutters_under, heading_at, runs
from parsers.pdf_lines import Line
from parsers.text_after_tables import begins_section, begins_text, is_numbered_heading, is_stretched
from parsers.white_columns import Columns

# Two columns may be a label and its answer; headings over fewer than this are not known by standing apart alone.
_LEAST = 3
# Lines further apart than this many sizes do not belong to one table.
_FAR = 3.4
# A column's lines begin within this many points of its left edge, but for what is indented.
_AT_EDGE = 2.5
# A line over these is set apart from the text above it.
_APART = 1.6
# One line across the columns, a group's name, does not end a table that goes on so many lines further down.
_NEAR = 3


class HeadedTable(NamedTuple):
    """Lines of a page that are a table: the first, one past the last, and the columns they stand in."""

    first: int
    after: int
    columns: Columns


def headed_tables(lines: Sequence[Line], known: Columns | None = None) -> Iterator[HeadedTable]:
    """Yield the tables among lines that are known by their headings, from top to bottom.

    First the rest of one whose columns are `known` from the page before, with its headings repeated or without them.
    """
    first = 0
    if known and (after := _going_on(lines, known)):
        yield HeadedTable(0, after, known)
        first = after
    while first < len(lines):
        found = _table_at(lines, first)
        if found:
            yield found
        first = found.after if found else first + 1


def _table_at(lines: Sequence[Line], first: int) -> HeadedTable | None:
    if not _is_bold(lines[first]):
        return None
    found = heading_at(lines, first, _name_columns)
    if found is None or _is_caption(lines[first : found[1].after]):
        return None
    _, heading = found
    if not all(_is_bold(line) for line in lines[heading.first : heading.after]):
        return None
    after = _end(lines, heading)
    body = lines[heading.after : after]
    if not body or all(line.bold for line in body):
        return None
    heading = _with_corner(heading, body)
    gutters = gutters_under(heading, lines[heading.first : after], max(line.x1 for line in lines))
    if not gutters.holds(heading.extents):
        return None
    after = heading.after + len(_in_columns(body, gutters))
    if after == heading.after:
        return None
    return HeadedTable(heading.first, after, Columns(gutters.lefts, gutters.limits))


def may_go_on(head: Sequence[Line], columns: Columns) -> bool:
    """Whether a page may go on with a table in these columns, as far as its first lines tell."""
    gutters = Gutters(*columns)
    return bool(head) and not (gutters.crossed_by(head[0]) and not any(map(gutters.in_step, head[1 : 1 + _NEAR])))


def _going_on(lines: Sequence[Line], columns: Columns) -> int:
    """Return how many of a page's first lines go on with a table: what they say stands in its columns, not only one."""
    if len(columns.lefts) < _LEAST:
        return 0
    near = next((n for n in range(1, len(lines)) if _is_far(lines[n - 1], lines[n])), len(lines))
    taken = _in_columns(lines[:near], Gutters(*columns))
    if all(line.bold for line in taken) and all(len(runs(line)) < _LEAST for line in taken):
        return 0
    starts = [left for line in taken for left, _, _ in runs(line)]
    return len(taken) if any(abs(x - left) <= _AT_EDGE for x in starts for left in columns.lefts[1:]) else 0


def _is_bold(line: Line) -> bool:
    return all(word.glyphs[0].bold for word in line.words)


def _is_caption(block: Sequence[Line]) -> bool:
    """Whether the first of some bold lines stands over headings and is none: it has no heading's words under it."""
    parts = runs(block[0])
    if len(parts) > 1:
        return False
    left, right, _ = parts[0]
    under = [(x0, x1) for line in block[1:] for x0, x1, _ in runs(line) if x0 < right and x1 > left]
    return not under or any(
        min(abs(x0 - left), abs(x1 - right), abs(x0 + x1 - left - right) / 2) > _AT_EDGE for x0, x1 in under
    )


def _name_columns(texts: Sequence[str]) -> int:
    """Return how many columns these may be the headings of; 0 when they are none."""
    return len(texts) if len(set(texts)) == len(texts) >= _LEAST else 0


def _with_corner(heading: Heading, body: Sequence[Line]) -> Heading:
    """Return headings with one more for a first column that has none: what most lines begin with, left of them all."""
    first = heading.extents[0][0]
    beside = [(left, right) for line in body for left, right, _ in runs(line)[:1] if right < first]
    if len(beside) * 2 <= len(body):
        return heading
    corner = (min(left for left, _ in beside), max(right for _, right in beside))
    return heading._replace(texts=("", *heading.texts), extents=(corner, *heading.extents))


def _end(lines: Sequence[Line], heading: Heading) -> int:
    """Return where the lines under headings end that keep to one heading each."""
    width = heading.extents[-1][1] - heading.extents[0][0]

    def across(line: Line) -> bool:
        return _runs_across(line, heading) or (_reaches_over(line, heading) and is_stretched(line))

    def in_step(line: Line) -> bool:
        return len(runs(line)) > 1 and not across(line)

    for index in range(heading.after, len(lines)):
        near = lines[index : index + 1 + _NEAR]
        if _is_far(lines[index - 1], near[0]) or begins_section(near, across):
            return index
        if across(near[0]) and begins_text(near, across, in_step, width):
            return index
    return len(lines)


def _is_far(before: Line, line: Line) -> bool:
    return line.baseline - before.baseline > _FAR * line.size


def _reaches_over(line: Line, heading: Heading) -> bool:
    """Whether a line begins under the first heading and ends under the last."""
    return line.x0 < heading.extents[0][1] and line.x1 > heading.extents[-1][0]


def _runs_across(line: Line, heading: Heading) -> bool:
    """Whether words run on from under one heading to under the next."""
    return any(
        sum(left < right_of - 1 and right > left_of + 1 for left_of, right_of in heading.extents) > 1
        for left, right, _ in runs(line)
    )


def _in_columns(body: Sequence[Line], gutters: Gutters) -> Sequence[Line]:
    """Return the lines as far as they stand in the columns, without a heading over the text that follows."""
    end = len(body)
    width = gutters.limits[-1] - gutters.lefts[0]
    for index, line in enumerate(body):
        near = body[index : index + 1 + _NEAR]
        crosses = gutters.crossed_by(line) and begins_text(near, gutters.crossed_by, gutters.in_step, width)
        if crosses or begins_section(near, gutters.crossed_by):
            end = index
            break
    while end and _is_set_apart(body, end - 1) and _may_be_heading(body[end - 1], gutters):
        end -= 1
    return body[:end]


def _may_be_heading(line: Line, gutters: Gutters) -> bool:
    columns = {gutters.column(left) for left, _, _ in runs(line)}
    return columns == {0} or (columns == {0, 1} and is_numbered_heading(line))


def _is_set_apart(body: Sequence[Line], index: int) -> bool:
    return index > 0 and body[index].baseline - body[index - 1].baseline > _APART * body[index].size

"""Lines of running text put together as `Text` pieces: paragraphs, points, headings, notes, as they look."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from paperclerk.domain.report import Box
from parsers.flow_edges import Setting, is_centred, within_edges
from parsers.flow_joints import Open, begins, marks
from parsers.flow_lines import FlowLine
from parsers.flow_marks import NO_MARK
from parsers.pdf_lines import around
from parsers.pieces import Text
from parsers.words_over_lines import Vocabulary, glued

_BOLD = 0.9
# A number alone on its line has its words on the line after, no further down than this many sizes.
_NEXT_LINE = 2.2
# The share of a paragraph's words that must be light for its bold beginning to be a head.
_MOST_BOLD = 0.97


class Above(NamedTuple):
    """What stands before a paragraph: its page, column and lower edge."""

    page: int
    column: int
    bottom: float


def texts(
    lines: Iterable[FlowLine],
    setting: Mapping[int, Setting],
    words: Vocabulary,
    counted: list[str],
    above: Above | None = None,
) -> Iterator[Text]:
    """Yield the paragraphs that lines make up, in order; each word of theirs is in one of them.

    Their numbers are added to `counted`, those of the paragraphs before.
    """
    current: Open | None = None
    for line in _with_numbers(within_edges(each, setting[each.page]) for each in lines):
        page = setting[line.page]
        marked = marks(line, current, page, counted)
        kept = line if marked else _unmarked(line)
        if current is not None and not begins(line, current, page, counted):
            current.lines.append(kept)
            continue
        if current is not None:
            yield _text(current, above, words)
            above = Above(current.last.page, current.last.column, current.last.bottom)
        if marked:
            counted.append(line.mark.text)
        current = Open(line.mark if marked else None, [kept])
    if current is not None:
        yield _text(current, above, words)


def _unmarked(line: FlowLine) -> FlowLine:
    """Return a line with what looked like a mark among its words again."""
    if not line.mark.text:
        return line
    return line._replace(text=f"{line.mark.printed} {line.text}".strip(), mark=NO_MARK, bold_head="")


def _with_numbers(lines: Iterable[FlowLine]) -> Iterator[FlowLine]:
    """Put a number that stands alone on its line before the words it counts."""
    alone: FlowLine | None = None
    for line in lines:
        if alone is not None:
            if _counts(alone, line):
                mark = alone.mark._replace(words_at=line.x0, tab=True, next_word=line.text.split(" ")[0])
                top, left = min(alone.top, line.top), min(alone.x0, line.x0)
                yield line._replace(mark=mark, x0=left, top=top)
                alone = None
                continue
            yield _unmarked(alone)
            alone = None
        if line.mark.text and not line.text:
            alone = line
        else:
            yield line
    if alone is not None:
        yield _unmarked(alone)


def _counts(number: FlowLine, line: FlowLine) -> bool:
    near = line.page == number.page and line.column == number.column
    below = line.baseline - number.baseline
    return near and not line.mark.text and 0 <= below < _NEXT_LINE * max(line.size, number.size)


def _text(paragraph: Open, above: Above | None, words: Vocabulary) -> Text:
    lines = paragraph.lines
    first = lines[0]
    boxes = list(_boxes(lines))
    follows = above is not None and above.page == first.page and above.column == first.column
    bold = all(line.bold > _BOLD for line in lines)
    return Text(
        text=glued(lines, words),
        number=paragraph.mark.text if paragraph.mark else "",
        size=round(first.size, 1),
        bold=bold,
        italic=all(line.italic for line in lines),
        underlined=all(line.underlined for line in lines),
        run_in="" if bold else _run_in(lines, words),
        indent=round(max(first.x0 - first.left, 0.0), 1),
        gap=round(max(first.top - above.bottom, 0.0), 1) if follows and above else 0.0,
        centred=all(is_centred(line) for line in lines),
        starts_page=above is None or above.page != first.page,
        page=first.page,
        box=boxes[0][1],
        rest=tuple(boxes[1:]),
    )


def _boxes(lines: Sequence[FlowLine]) -> Iterator[tuple[int, Box]]:
    for (page, _), part in groupby(lines, key=lambda line: (line.page, line.column)):
        yield page, around(line.box for line in part)


def _run_in(lines: Sequence[FlowLine], words: Vocabulary) -> str:
    """Return the words in bold that a paragraph begins with."""
    head: list[FlowLine] = []
    for line in lines:
        if line.bold_head:
            head.append(line._replace(text=line.bold_head))
        if line.bold <= _MOST_BOLD or line.bold_head != line.text:
            break
    return glued(head, words) if any(char.isalpha() for line in head for char in line.text) else ""

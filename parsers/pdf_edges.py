"""Lines of text near a page's upper and lower edge, with their places, as the quick pass sees them.

Positions are those of `parsers.pdf_page`: from the top left corner of the page as people hold it.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from pypdfium2 import raw

from parsers.pdf_lines import Box

# Running lines stand in this share of the page's height at either edge.
_BAND = 0.2
# Parts of one line stand at most this much of their height apart.
_ONE_LINE = 0.5
# Every so many characters are asked which way they run.
_SAMPLE = 25
# More than one for each letter of a full page is a drawing.
_MOST_PARTS = 8000
# Words further apart than this share of their height are parts of a line by themselves.
_APART = 0.8

Turn = Callable[[Box], Box]


class EdgeLine(NamedTuple):
    """A line near the page's edge: its parts' words from left to right, and the box around them."""

    parts: tuple[str, ...]
    box: Box

    @property
    def text(self) -> str:
        """Return the parts with single spaces."""
        return " ".join(self.parts)


class Edges(NamedTuple):
    """A page's size and the lines near its edges, from the top down."""

    width: float
    height: float
    upper: tuple[EdgeLine, ...]
    lower: tuple[EdgeLine, ...]


NO_EDGES = Edges(0, 0, (), ())


def edges_of(page: Any, text_page: Any) -> Edges:
    """Return what stands near the edges of a page that PDFium has open."""
    turn, width, height = _held(page, text_page)
    count = text_page.count_rects()
    if not count or count > _MOST_PARTS:
        return Edges(width, height, (), ())
    upper: list[tuple[Box, str]] = []
    lower: list[tuple[Box, str]] = []
    for index in range(count):
        part = text_page.get_rect(index)
        box = turn(part)
        middle = (box[1] + box[3]) / 2
        band = upper if middle < _BAND * height else lower if middle > (1 - _BAND) * height else None
        if band is not None and (text := " ".join(text_page.get_text_bounded(*part).split())):
            band.append((box, text))
    return Edges(width, height, _lines(upper), _lines(lower))


def _held(page: Any, text_page: Any) -> tuple[Turn, float, float]:
    """Return how a box in the file's own measure (left, bottom, right, top) lies on the page as held, and its size."""
    x0, y0, x1, y1 = page.get_mediabox()
    wide, high = x1 - x0, y1 - y0
    quarter = page.get_rotation() // 90 % 4
    quarter = (quarter + _quarters_of_text(text_page, quarter)) % 4
    turns: tuple[Turn, ...] = (
        lambda b: (b[0] - x0, y1 - b[3], b[2] - x0, y1 - b[1]),
        lambda b: (b[1] - y0, b[0] - x0, b[3] - y0, b[2] - x0),
        lambda b: (x1 - b[2], b[1] - y0, x1 - b[0], b[3] - y0),
        lambda b: (y1 - b[3], x1 - b[2], y1 - b[1], x1 - b[0]),
    )
    return turns[quarter], *((high, wide) if quarter % 2 else (wide, high))


def _quarters_of_text(text_page: Any, quarter: int) -> int:
    """Return by how many quarters a page must be turned further for most of its text to run across it."""
    votes = [0, 0, 0, 0]
    for index in range(0, text_page.count_chars(), _SAMPLE):
        angle = raw.FPDFText_GetCharAngle(text_page, index)
        if angle >= 0:
            # PDFium counts angles clockwise, the way a page is turned back.
            votes[-round(angle / (math.pi / 2)) % 4] += 1
    most = max(range(4), key=lambda n: votes[n])
    return (most - quarter) % 4 if votes[most] > sum(votes) / 2 else 0


def _lines(parts: Sequence[tuple[Box, str]]) -> tuple[EdgeLine, ...]:
    rows: list[list[tuple[Box, str]]] = []
    for box, text in sorted(parts, key=lambda part: (part[0][1] + part[0][3], part[0][0])):
        above = rows[-1][-1][0] if rows else None
        room = _ONE_LINE * max(box[3] - box[1], above[3] - above[1]) if above else 0.0
        if above and (box[1] + box[3] - above[1] - above[3]) / 2 <= room:
            rows[-1].append((box, text))
        else:
            rows.append([(box, text)])
    lines = []
    for row in rows:
        row.sort(key=lambda part: part[0][0])
        lefts, tops, rights, bottoms = zip(*(box for box, _ in row), strict=True)
        lines.append(EdgeLine(tuple(_parts(row)), (min(lefts), min(tops), max(rights), max(bottoms))))
    return tuple(lines)


def _parts(row: Sequence[tuple[Box, str]]) -> Iterator[str]:
    """Yield the stretches of a line; PDFium gives single words of what is set word by word."""
    text, right = "", 0.0
    for box, more in row:
        if text and box[0] - right > _APART * (box[3] - box[1]):
            yield text
            text = ""
        text, right = f"{text} {more}".strip(), box[2]
    yield text

"""Checkboxes that are drawn, not written: small squares beside words, crossed or not, as ☒ and ☐ among the letters."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from parsers.pdf_lines import Box, Glyph

# A box to tick is about as high as the letters beside it.
_SMALLEST, _LARGEST = 5.0, 18.0
_OUT_OF_SQUARE = 1.5
# Edges within this many points are one.
_SAME = 1.2
# Words that a box belongs to begin within this many of its own widths.
_BESIDE = 4.0
# No page has so many boxes to tick; a chart or a drawing has.
_MOST = 150
_WHITE = 0.9
# What people put into a box.
_CROSSES = "xX✓✔✕✖✗✘×"


class Shape(NamedTuple):
    """A shape drawn on the page: the points its edge goes through; `boxed` when it is an upright rectangle."""

    box: Box
    points: tuple[tuple[float, float], ...]
    boxed: bool
    stroked: bool
    filled: bool
    colour: tuple[float, ...] | None


def with_checkboxes(glyphs: Sequence[Glyph], shapes: Sequence[Shape]) -> tuple[list[Glyph], list[Shape]]:
    """Put a character where a box to tick is drawn; return the characters, and the shapes that are none's."""
    squares = [shape for shape in shapes if _is_square(shape)]
    if not squares or len(squares) > _MOST:
        return list(glyphs), list(shapes)
    written, kept = list(glyphs), list(shapes)
    for square in squares:
        if square not in kept or _borders_on_another(square, kept):
            continue
        beside = _words_beside(square, written)
        if not beside:
            continue
        inside = [shape for shape in kept if shape is not square and _within(shape.box, square.box)]
        marks = [glyph for glyph in written if _holds(square.box, glyph)]
        if any(mark.text.strip() and mark.text not in _CROSSES for mark in marks):
            continue
        crossed = bool([mark for mark in marks if mark.text.strip()]) or any(not _is_square(shape) for shape in inside)
        kept = [shape for shape in kept if shape is not square and not any(shape is other for other in inside)]
        written = [glyph for glyph in written if not any(glyph is mark for mark in marks)]
        written.append(_character(square.box, beside, "☒" if crossed else "☐"))
    return written, kept


def _is_square(shape: Shape) -> bool:
    left, top, right, bottom = shape.box
    wide, high = right - left, bottom - top
    empty = not shape.filled or (shape.colour is not None and is_white(shape.colour))
    outlined = shape.stroked and empty and (shape.boxed or _is_closed(shape.points))
    return outlined and _SMALLEST <= wide <= _LARGEST and abs(wide - high) <= _OUT_OF_SQUARE


def _is_closed(points: Sequence[tuple[float, float]]) -> bool:
    (x0, y0), (x1, y1) = points[0], points[-1]
    return len(points) == 5 and abs(x0 - x1) < _SAME and abs(y0 - y1) < _SAME


def is_white(colour: Sequence[float]) -> bool:
    """Whether a colour, of grey, of red, green and blue, or of four inks, is as good as white."""
    return all(part > _WHITE for part in colour) if len(colour) < 4 else all(part < 1 - _WHITE for part in colour)


def _borders_on_another(square: Shape, shapes: Iterable[Shape]) -> bool:
    """Whether a square shares an edge with another shape: it is a cell of a table or a bar of a chart."""
    left, top, right, bottom = square.box
    for other in shapes:
        x0, y0, x1, y1 = other.box
        if other is square or _within(other.box, square.box) or _same(other.box, square.box):
            continue
        beside = y0 < bottom - _SAME and y1 > top + _SAME
        above = x0 < right - _SAME and x1 > left + _SAME
        edges_x = [(left, x0), (left, x1), (right, x0), (right, x1)]
        edges_y = [(top, y0), (top, y1), (bottom, y0), (bottom, y1)]
        if beside and any(abs(a - b) < _SAME for a, b in edges_x):
            return True
        if above and any(abs(a - b) < _SAME for a, b in edges_y):
            return True
    return False


def _words_beside(square: Shape, glyphs: Iterable[Glyph]) -> Glyph | None:
    left, top, right, bottom = square.box
    middle, reach = (top + bottom) / 2, _BESIDE * (right - left)
    near = [
        glyph
        for glyph in glyphs
        if glyph.top - 2 <= middle <= glyph.bottom + 2
        and glyph.text.strip()
        and (right - 1 <= glyph.x0 <= right + reach or left - reach <= glyph.x1 <= left + 1)
    ]
    return min(near, key=lambda g: min(abs(g.x0 - right), abs(left - g.x1)), default=None)


def _character(box: Box, beside: Glyph, text: str) -> Glyph:
    left, top, right, bottom = box
    return Glyph(text, left, top, right, bottom, beside.baseline, beside.size, beside.font)


def _holds(box: Box, glyph: Glyph) -> bool:
    x, y = glyph.middle
    return box[0] < x < box[2] and box[1] < y < box[3]


def _within(inner: Box, outer: Box) -> bool:
    return (
        inner[0] >= outer[0] - _SAME
        and inner[1] >= outer[1] - _SAME
        and inner[2] <= outer[2] + _SAME
        and inner[3] <= outer[3] + _SAME
    )


def _same(first: Box, second: Box) -> bool:
    return all(abs(a - b) < _SAME for a, b in zip(first, second, strict=True))

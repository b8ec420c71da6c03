"""What a page's content draws: characters, straight lines and filled boxes, straight from the content's interpreter.

Nothing dear is made for a character: nine tenths of the time of reading a report goes by here.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from pdfminer.layout import LTChar, LTContainer, LTCurve, LTRect
from pdfplumber.page import Page as PlumberPage

from parsers.pdf_checkboxes import Shape, is_white, with_checkboxes
from parsers.pdf_lines import Box, Glyph
from parsers.pdf_page import Fill, Page, Ruling
from parsers.pdf_symbols import shown

# Letters set along a line that rises by more than this share run aslant: a watermark, or a page laid on its side.
_ASLANT = 0.2
# A page with more shapes than this holds a map or a drawing, whose strokes are no table's.
_MOST_SHAPES = 12_000
# A white box wider and higher than this is paper under the text; a thinner one may be a line between shaded boxes.
_THIN = 3.0


def drawn_page(page: PlumberPage, number: int) -> Page:
    """Read a page's content once; a page whose text runs up or down it is turned as people hold it to read."""
    frame = _Frame(page)
    chars, curves = _drawn(page.layout)
    shapes = [frame.shape(curve) for curve in curves] if len(curves) <= _MOST_SHAPES else []
    ways: tuple[list[LTChar], ...] = ([], [], [], [], [])
    for char in chars:
        ways[_way(char)].append(char)
    most = max(range(4), key=lambda way: len(ways[way]))
    others = [frame.glyph(char) for way, some in enumerate(ways) if way != most for char in some]
    if most:
        return _turned(frame, number, most, [frame.glyph(char) for char in ways[most]], shapes, others)
    return _page(number, (frame.width, frame.height), [frame.glyph(char) for char in ways[0]], shapes, others)


def _page(
    number: int, size: tuple[float, float], glyphs: Sequence[Glyph], shapes: Sequence[Shape], slanted: Sequence[Glyph]
) -> Page:
    written, kept = with_checkboxes(glyphs, shapes)
    rulings = tuple(ruling for shape in kept if not _is_paper(shape) for ruling in _edges(shape))
    fills = tuple(Fill(shape.box, shape.colour) for shape in kept if shape.boxed and shape.filled)
    return Page(number, *size, tuple(written), rulings, tuple(slanted), fills)


class _Frame:
    """The page in the file's own measure, which counts upwards from its lower left corner wherever that lies."""

    def __init__(self, page: PlumberPage) -> None:
        self.width, self.height = float(page.width), float(page.height)

    def glyph(self, char: LTChar) -> Glyph:
        top, bottom = self.height - char.y1, self.height - char.y0
        # The font's own origin is the baseline; a box's bottom differs from font to font on one line.
        rise = bottom - (char.matrix[5] - char.y0)
        baseline = rise if top - 2 <= rise <= bottom + 2 else bottom
        text, font = shown(char.get_text(), _name(char.fontname))
        return Glyph(text, char.x0, top, char.x1, bottom, baseline, char.size, font)

    def shape(self, curve: LTCurve) -> Shape:
        down = self.height
        points = tuple((x, down - y) for x, y in curve.pts)
        colour = _colour(curve.non_stroking_color) if curve.fill else None
        box = (curve.x0, down - curve.y1, curve.x1, down - curve.y0)
        return Shape(box, points, isinstance(curve, LTRect), bool(curve.stroke), bool(curve.fill), colour)


def _drawn(layout: LTContainer[Any]) -> tuple[list[LTChar], list[LTCurve]]:
    chars: list[LTChar] = []
    shapes: list[LTCurve] = []
    waiting: list[Iterator[Any]] = [iter(layout)]
    while waiting:
        for item in waiting[-1]:
            if isinstance(item, LTChar):
                chars.append(item)
            elif isinstance(item, LTCurve):
                shapes.append(item)
            elif isinstance(item, LTContainer):
                waiting.append(iter(item))
                break
        else:
            waiting.pop()
    return chars, shapes


def _way(char: LTChar) -> int:
    """Return which way a character runs: 0 to the right, 1 up, 2 to the left, 3 down, 4 aslant."""
    across, up = char.matrix[0], char.matrix[1]
    if abs(up) <= _ASLANT * abs(across):
        return 0 if across > 0 else 2
    if abs(across) < _ASLANT * abs(up):
        return 1 if up > 0 else 3
    return 4


@lru_cache(maxsize=512)
def _name(font: str | bytes) -> str:
    return font.decode("utf-8", "replace") if isinstance(font, bytes) else str(font)


def _colour(value: Any) -> tuple[float, ...] | None:
    parts = value if isinstance(value, (tuple, list)) else (value,)
    return tuple(float(part) for part in parts) if all(isinstance(part, (int, float)) for part in parts) else None


def _edges(shape: Shape) -> Iterator[Ruling]:
    points = shape.points
    ends = [*points[1:], points[0]] if shape.boxed else points[1:]
    for (x0, y0), (x1, y1) in zip(points, ends, strict=False):
        yield Ruling(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _is_paper(shape: Shape) -> bool:
    """Whether a shape is a white box under the text, whose edges nobody sees; a thin one may part shaded boxes."""
    left, top, right, bottom = shape.box
    thin = right - left < _THIN or bottom - top < _THIN
    white = shape.colour is not None and is_white(shape.colour)
    return shape.filled and not shape.stroked and white and not thin


def _turned(
    frame: _Frame, number: int, way: int, flat: Sequence[Glyph], shapes: Sequence[Shape], others: Sequence[Glyph]
) -> Page:
    """Return a page whose text runs another way as people hold it to read: a landscape table on a portrait page."""
    width, height = frame.width, frame.height
    turns: tuple[Callable[[Box], Box], ...] = (
        lambda box: (height - box[3], box[0], height - box[1], box[2]),
        lambda box: (width - box[2], height - box[3], width - box[0], height - box[1]),
        lambda box: (box[1], width - box[2], box[3], width - box[0]),
    )
    turn = turns[way - 1]
    glyphs = []
    for glyph in flat:
        x0, top, x1, bottom = turn((glyph.x0, glyph.top, glyph.x1, glyph.bottom))
        glyphs.append(Glyph(glyph.text, x0, top, x1, bottom, bottom, bottom - top, glyph.font))
    laid = [
        shape._replace(box=turn(shape.box), points=tuple(turn((x, y, x, y))[:2] for x, y in shape.points))
        for shape in shapes
    ]
    return _page(number, (width, height) if way == 2 else (height, width), glyphs, laid, others)

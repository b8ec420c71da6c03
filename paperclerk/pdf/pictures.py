"""Pages of a PDF as pictures, with boxes and labels drawn on them, one page open at a time."""

import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import pdfplumber
from PIL import Image, ImageDraw, ImageFont

from paperclerk.domain.report import Box

# Dots an inch: a page of A4 is then 830 by 1170, small print can be read and a file is some 200 kB.
RESOLUTION = 100
_LABEL_SIZE = 13
_SHADE = 28
# Characters stand on one line when their middles are this close, and together when the gap is at most this wide.
_ONE_LINE = 3.0
_ONE_RUN = 12.0
# Room between words that lie in no box and the line drawn around them: above, beside and below.
_ABOVE, _BESIDE, _BELOW = 1.0, 2.5, 3.0
# A line with so many letters may be the first of several that are known by their words.
_MANY = 6
# What the font of the labels has no letters for, and what is written then.
_WRITTEN = str.maketrans({"•": "bullet", "–": "-", "—": "-", "’": "'", "‘": "'", "“": '"', "”": '"'})


class Ink(NamedTuple):
    """How a kind of box is drawn: its colour, whether it is filled lightly, and how thick its line is."""

    colour: tuple[int, int, int]
    filled: bool = True
    width: int = 2


class Mark(NamedTuple):
    """A box to be drawn on a page, with its label; points from the top left corner of the page as people hold it."""

    box: Box
    label: str
    ink: Ink


class LeftOut(NamedTuple):
    """How what lies in no box is marked; the first line that says one of `known` gets its label and `known_ink`."""

    ink: Ink
    known: Mapping[str, str]
    known_ink: Ink


def draw_pages(
    content: bytes, marks: Mapping[int, Sequence[Mark]], left_out: LeftOut | None = None
) -> Iterator[tuple[int, bytes]]:
    """Yield each marked page's number and its picture (PNG), in the pages' order; empty for one that cannot be drawn.

    Args:
        content: the PDF.
        marks: the boxes of each page that is to be drawn, by its number.
        left_out: how what lies in no box is marked; None leaves it unmarked.
    """
    known = {_letters(text): label for text, label in left_out.known.items()} if left_out else {}
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        for number in sorted(marks):
            if not 1 <= number <= len(pdf.pages):
                continue
            page = pdf.pages[number - 1]
            try:
                picture = _drawn(page, marks[number], left_out, known)
            except Exception:  # a damaged page makes the libraries fail in ways without number; others are still drawn
                picture = b""
            finally:
                # Without this every page's characters stay in memory until the file is closed.
                page.close()
            yield number, picture


def _drawn(page: Any, marks: Sequence[Mark], left_out: LeftOut | None, known: dict[str, str]) -> bytes:
    turn = _Turn(page)
    if left_out:
        marks = [*marks, *_left_out(turn, [mark.box for mark in marks], left_out, known)]
    image = page.to_image(resolution=RESOLUTION)
    for mark in marks:
        fill = (*mark.ink.colour, _SHADE) if mark.ink.filled else (0, 0, 0, 0)
        boxes = [box] if (box := _on_page(turn.back(mark.box), page)) else []
        image.draw_rects(boxes, fill=fill, stroke=mark.ink.colour, stroke_width=mark.ink.width)
    picture = turn.upright(image.annotated)
    _write_labels(picture, [(turn.on_picture(mark.box, image), mark) for mark in marks])
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()


def _write_labels(picture: Image.Image, marks: Sequence[tuple[Box, Mark]]) -> None:
    pen = ImageDraw.Draw(picture)
    font = ImageFont.load_default(size=_LABEL_SIZE)
    for (left, top, _, _), mark in marks:
        label = mark.label.translate(_WRITTEN)
        if not label:
            continue
        left, top = max(0.0, left), max(0.0, top)
        wide = pen.textlength(label, font=font) + 4
        # Beside the box where there is room, else on its upper edge.
        corner = (left - wide - 2, top) if left > wide + 2 else (left, max(0.0, top - _LABEL_SIZE - 3))
        pen.rectangle((*corner, corner[0] + wide, corner[1] + _LABEL_SIZE + 3), fill=mark.ink.colour)
        pen.text((corner[0] + 2, corner[1]), label, fill=(255, 255, 255), font=font)


def _left_out(turn: "_Turn", boxes: Sequence[Box], how: LeftOut, known: dict[str, str]) -> Iterator[Mark]:
    """Yield a mark for each run of characters that lies in no box: what was set aside, or not read.

    One that is known by its words is taken out of `known`: the same words on another page are a running header.
    """
    outside = sorted(
        ((text, box) for text, box in turn.characters() if not any(_holds(one, box) for one in boxes)),
        key=lambda char: (round((char[1][1] + char[1][3]) / 2 / _ONE_LINE), char[1][0]),
    )
    runs: list[tuple[str, Box]] = []
    for text, box in outside:
        said, last = runs[-1] if runs else ("", box)
        if runs and abs(last[3] - box[3]) <= _ONE_LINE and 0 <= box[0] - last[2] + _ONE_RUN <= 2 * _ONE_RUN:
            runs[-1] = (said + text, (last[0], min(last[1], box[1]), max(last[2], box[2]), max(last[3], box[3])))
        else:
            runs.append((text, box))
    others = []
    for text, box in runs:
        if label := _known(_letters(text), known):
            yield Mark(_roomy(box), label, how.known_ink)
        else:
            others.append(box)
    yield from (Mark(_roomy(block), "set aside", how.ink) for block in _blocks(others))


def _known(letters: str, known: dict[str, str]) -> str:
    """Return the label of a line known by its words, and take them out of `known`; what is left of them may follow."""
    if letters in known:
        return known.pop(letters)
    whole = next((text for text in known if text.startswith(letters)), "") if len(letters) > _MANY else ""
    if not whole:
        return ""
    label = known.pop(whole)
    known[whole[len(letters) :]] = label
    return label


def _roomy(box: Box) -> Box:
    return box[0] - _BESIDE, box[1] - _ABOVE, box[2] + _BESIDE, box[3] + _BELOW


def _letters(text: str) -> str:
    return "".join(text.split()).casefold()


def _blocks(runs: Sequence[Box]) -> list[Box]:
    """Return runs of characters as blocks: a run close under another, and over or under part of it, goes with it."""
    blocks: list[Box] = []
    for run in sorted(runs, key=lambda box: (box[1], box[0])):
        above = [
            number
            for number, block in enumerate(blocks)
            if block[0] < run[2] and run[0] < block[2] and run[1] - block[3] < run[3] - run[1]
        ]
        parts = [run, *(blocks[number] for number in above)]
        blocks = [block for number, block in enumerate(blocks) if number not in above]
        lefts, tops, rights, bottoms = zip(*parts, strict=True)
        blocks.append((min(lefts), min(tops), max(rights), max(bottoms)))
    return blocks


def _holds(box: Box, other: Box) -> bool:
    x, y = (other[0] + other[2]) / 2, (other[1] + other[3]) / 2
    return box[0] - 1 <= x <= box[2] + 1 and box[1] - 1 <= y <= box[3] + 1


def _on_page(box: Box, page: Any) -> Box | None:
    """Return the part of a box that is on the page; None when none of it is."""
    left, top, right, bottom = page.bbox
    clipped = (max(box[0], left), max(box[1], top), min(box[2], right), min(box[3], bottom))
    return clipped if clipped[0] < clipped[2] and clipped[1] < clipped[3] else None


class _Turn:
    """How a page is held to read it: one whose text runs up or down is turned, as its reader turned it.

    Boxes are counted from the page's corner; pdfplumber counts from that of the sheet it may be cut out of.
    """

    def __init__(self, page: Any) -> None:
        self._page = page
        self._width, self._height = float(page.width), float(page.height)
        self._x, self._y = float(page.mediabox[0]), float(page.mediabox[1])
        sideways = [char for char in page.chars if not char["upright"]]
        self._turned = 2 * len(sideways) > len(page.chars)
        self._upwards = self._turned and sum(1 if char["matrix"][1] > 0 else -1 for char in sideways) > 0

    def characters(self) -> Iterator[tuple[str, Box]]:
        """Yield every character that is no space with its box, as the page is held."""
        for char in self._page.chars:
            if char["text"].strip():
                x0, top, x1, bottom = (float(char[side]) for side in ("x0", "top", "x1", "bottom"))
                box = (x0 - self._x, top - self._y, x1 - self._x, bottom - self._y)
                yield char["text"], self._held(box, self._width, self._height)

    def back(self, box: Box) -> Box:
        """Return where a box of the page as held is on the page as drawn."""
        x0, y0, x1, y1 = box
        if self._turned and self._upwards:
            x0, y0, x1, y1 = y0, self._height - x1, y1, self._height - x0
        elif self._turned:
            x0, y0, x1, y1 = self._width - y1, x0, self._width - y0, x1
        return x0 + self._x, y0 + self._y, x1 + self._x, y1 + self._y

    def upright(self, picture: Image.Image) -> Image.Image:
        """Return the picture of the page as people hold it."""
        if not self._turned:
            return picture
        return picture.transpose(Image.Transpose.ROTATE_270 if self._upwards else Image.Transpose.ROTATE_90)

    def on_picture(self, box: Box, image: Any) -> Box:
        """Return where a box of the page as held is on its picture, which shows the part that is printed."""
        left, top, _, _ = image.bbox
        x0, y0, x1, y1 = self.back(box)
        wide, high = image.annotated.size
        drawn = tuple(edge * image.scale for edge in (x0 - left, y0 - top, x1 - left, y1 - top))
        return self._held((drawn[0], drawn[1], drawn[2], drawn[3]), wide, high)

    def _held(self, box: Box, width: float, height: float) -> Box:
        """Return where a box of a page as drawn, so wide and so high, is on the page as held."""
        if not self._turned:
            return box
        left, top, right, bottom = box
        if self._upwards:
            return height - bottom, left, height - top, right
        return top, width - right, bottom, width - left

"""A page of a PDF as drawn: its characters, straight lines and filled boxes, each where it stands.

Positions are in PDF points from the page's top left corner, as people hold it to read.
"""

from typing import NamedTuple

from parsers.pdf_lines import Box, Glyph


class Ruling(NamedTuple):
    """A straight line on the page, or the edge of a filled box: upright when x0 equals x1."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def upright(self) -> bool:
        """Whether it runs from top to bottom."""
        return abs(self.x1 - self.x0) < abs(self.bottom - self.top)


class Fill(NamedTuple):
    """A box filled with a colour: its parts as the file gives them (grey, red green blue, or inks), None if unknown."""

    box: Box
    colour: tuple[float, ...] | None


class Page(NamedTuple):
    """A page as drawn. `slanted` are characters that do not run with the rest, a watermark's for instance."""

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rulings: tuple[Ruling, ...]
    slanted: tuple[Glyph, ...] = ()
    fills: tuple[Fill, ...] = ()

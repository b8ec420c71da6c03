"""A sheet to draw on, in centimetres from its top left corner; matplotlib is known here and nowhere else.

Nothing on the machine changes a picture: no settings file, no installed font, no time of day. The font is the DejaVu
Sans that comes with matplotlib, and letters go into the drawing as lines.
"""

import io
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Literal

import matplotlib
from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, PathPatch, Rectangle
from matplotlib.textpath import TextPath
from matplotlib.transforms import Affine2D, BboxBase

from paperclerk.domain.pictures import DrawnPicture

# The width of the text of an upright page, as the templates set it.
WIDTH = 16.6
INK = "#1A1A1A"
RULE = "#7A869A"
PAPER = "#FFFFFF"

# Points: the size of a table's text in the templates.
TEXT = 9.0
_CM_A_POINT = 2.54 / 72
# How high the font's capitals are, as a share of its size.
_CAPITALS = 0.73
_DOTS_AN_INCH = 200

_FONTS = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
_PLAIN, _BOLD = (FontProperties(fname=_FONTS / name) for name in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"))

# A word processor needs none of it, and a reader of packages stops at a document type.
_PREAMBLE = re.compile(rb"<\?xml.*?\?>\s*|<!DOCTYPE.*?>\s*|<metadata>.*?</metadata>\s*", re.DOTALL)

# A hundredth of a point is finer than any printer.
_FRACTION = re.compile(rb"(\.\d\d)\d+")


class Sheet:
    """A white sheet as wide as the text of a page."""

    def __init__(self, height: float) -> None:
        """Take a sheet of this height in centimetres."""
        self.height = height
        self._laid = 0
        with _own_settings():
            self._figure = Figure(figsize=(WIDTH / 2.54, height / 2.54))
            self._plane = self._figure.add_axes((0, 0, 1, 1))
            self._plane.set_axis_off()
            self._plane.set_xlim(0, WIDTH)
            self._plane.set_ylim(height, 0)

    def text(
        self, x: float, y: float, words: str, *, at: str = "left", ink: str = INK, bold: bool = False,
        size: float = TEXT,
    ) -> None:  # fmt: skip
        """Write words, their capitals centred on `y`; `at` says what of them stands at `x`: left, center or right."""
        if words.strip():
            lines, box = _letters(words, bold, size), _box_of(words, bold, size)
            across = {"left": box.x0, "center": (box.x0 + box.x1) / 2, "right": box.x1}[at]
            place = Affine2D().translate(-across, -size * _CAPITALS / 2).scale(_CM_A_POINT, -_CM_A_POINT)
            self._put(PathPatch(lines.transformed(place.translate(x, y)), facecolor=ink, linewidth=0))

    def box(self, x: float, y: float, width: float, height: float, *, fill: str = PAPER, edge: str = INK) -> None:
        """Draw a box from its top left corner."""
        self._put(Rectangle((x, y), width, height, facecolor=fill, edgecolor=edge, linewidth=0.8))

    def circle(self, x: float, y: float, radius: float, *, fill: str = PAPER) -> None:
        """Draw a circle round a point."""
        self._put(Circle((x, y), radius, facecolor=fill, edgecolor=INK, linewidth=0.8))

    def line(
        self, start: tuple[float, float], end: tuple[float, float], *, ink: str = RULE, width: float = 0.6,
        dashed: bool = False,
    ) -> None:  # fmt: skip
        """Draw a straight line, its width in points."""
        (x, y), (to_x, to_y) = start, end
        style: Literal["--", "-"] = "--" if dashed else "-"
        self._put(Line2D((x, to_x), (y, to_y), color=ink, linewidth=width, linestyle=style))

    def _put(self, artist: Artist) -> None:
        """Lay something on the sheet, over all that is there already."""
        self._laid += 1
        artist.set_zorder(self._laid)
        self._plane.add_artist(artist)

    def drawn(self) -> DrawnPicture:
        """Return what was drawn, as dots and as lines."""
        dots, lines = io.BytesIO(), io.BytesIO()
        with _own_settings():
            self._figure.savefig(dots, format="png", dpi=_DOTS_AN_INCH, metadata={"Software": None})
            nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
            self._figure.savefig(lines, format="svg", metadata=nothing)
        svg = _FRACTION.sub(rb"\1", _PREAMBLE.sub(b"", lines.getvalue()))
        return DrawnPicture(png=dots.getvalue(), svg=svg, width_cm=WIDTH, height_cm=self.height)


def width_of(words: str, *, bold: bool = False, size: float = TEXT) -> float:
    """Return how wide words are when they are written, in centimetres."""
    return float(_box_of(words, bold, size).width) * _CM_A_POINT if words.strip() else 0.0


@lru_cache(maxsize=2048)
def _letters(words: str, bold: bool, size: float) -> TextPath:
    with warnings.catch_warnings():
        # A sign the font lacks is drawn as a box; the words of the picture have it. A dollar would begin a formula.
        warnings.filterwarnings("ignore", message="Glyph")
        return TextPath((0, 0), words.replace("$", r"\$"), size=size, prop=_BOLD if bold else _PLAIN)


@lru_cache(maxsize=2048)
def _box_of(words: str, bold: bool, size: float) -> BboxBase:
    return _letters(words, bold, size).get_extents()


@contextmanager
def _own_settings() -> Iterator[None]:
    """Draw with matplotlib's own defaults, whatever settings file lies on this machine, and ours."""
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams["svg.hashsalt"] = "paperclerk"
        matplotlib.rcParams["svg.fonttype"] = "path"
        yield

"""Pictures in an author's file: those that a report can show, and what must be done about the others."""

import hashlib
import struct
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from paperclerk.domain.author_pictures import PICTURE_PREFIX, AuthorPicture
from paperclerk.ooxml.package import Package
from paperclerk.ooxml.wordml import A, R, V, W

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_OFFICE = "{urn:schemas-microsoft-com:office:office}"
_EMUS_A_CM = 360_000
_POINTS_A_CM = 72 / 2.54
_DOTS_A_CM = 96 / 2.54
# A page printed at 600 dots an inch has 35 million; what has more is no picture for a report.
_MOST_DOTS = 50_000_000
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
# ITU-T T.81, table B.1: the markers of frames, which say how large a JPEG is.
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_DRAWN = {
    "chart": ("A chart", "Save it as a picture (right click, Save as Picture, PNG) and put that in, with its figures "
              "in a table or in its alternative text."),
    "chartex": ("A chart", "Save it as a picture (right click, Save as Picture, PNG) and put that in."),
    "diagram": ("A SmartArt drawing", "Write it as a list or a table, or save it as a picture (right click, Save as "
                "Picture, PNG) and put that in."),
    "wordprocessingGroup": ("A group of drawings", "Save it as a picture (right click, Save as Picture, PNG) and put "
                            "that in."),
}  # fmt: skip
_OTHER = ("A drawing", "Save it as a picture (right click, Save as Picture, PNG) and put that in.")
_EMBEDDED = ("An embedded file", "Put in what it shows as a table, as words or as a picture, or make it an appendix.")
_LINKED = ("A linked picture", "It is not in the file, only where it lies: put the picture itself in (Insert, "
           "Pictures, This Device, Insert).")  # fmt: skip
_CROPPED = ("A cropped picture", "What is cut off is still in the file: choose Picture Format, Compress Pictures, "
            "Delete cropped areas of pictures.")  # fmt: skip
_TURNED = ("A turned picture", "Turn it in a program for pictures, save it, and put it in anew.")
_DAMAGED = ("A damaged picture", "Put it in anew.")
_TOO_LARGE = ("A picture of too many dots", "Choose Picture Format, Compress Pictures, Print or Web.")


class NotCarried(NamedTuple):
    """What cannot be carried over, and what its author can do about it."""

    what: str
    hint: str


class PictureReader:
    """Reads the drawings of one part of a Word file."""

    def __init__(self, package: Package, part: str) -> None:
        """Take in which files the part's pictures are."""
        self._package = package
        self._links = {link.id: link for link in package.relations(part)}

    def read(self, drawing: etree._Element) -> AuthorPicture | NotCarried | None:
        """Return a drawing as a picture, or what is wrong with it; None for text boxes, whose words are read apart."""
        if drawing.tag == f"{W}object":
            return NotCarried(*_EMBEDDED)
        pictures = [*drawing.iter(f"{_PIC}pic", f"{V}imagedata")]
        if len(pictures) == 1 and (drawing.tag == f"{W}pict" or _kind(drawing) == "picture"):
            return self._picture(drawing, pictures[0])
        if next(drawing.iter(f"{W}txbxContent"), None) is not None or _is_rule(drawing):
            return None
        return NotCarried(*_DRAWN.get(_kind(drawing), _OTHER))

    def _picture(self, drawing: etree._Element, picture: etree._Element) -> AuthorPicture | NotCarried:
        blip = picture.find(f".//{A}blip")
        named = picture.get(f"{R}id", "") if blip is None else blip.get(f"{R}embed", "")
        link = self._links.get(named)
        if link is None or link.external or not self._package.has(link.target):
            return NotCarried(*_LINKED)
        content = self._package.read(link.target)
        if not content.startswith((_PNG, _JPEG)):
            kind = link.target.rpartition(".")[2].upper()
            return NotCarried(f"A picture in the format {kind}", "Save it as PNG or JPEG, and put that in instead.")
        if (problem := _problem(drawing, content)) is not None:
            return NotCarried(*problem)
        wide, high = _size(drawing, content)
        return AuthorPicture(
            name=_name(content),
            content=content,
            width_cm=wide,
            height_cm=high,
            words=_words(drawing, picture),
            decorative=any(found.get("val") in ("1", "true") for found in drawing.iter(_DECORATIVE)),
        )


def _problem(drawing: etree._Element, content: bytes) -> tuple[str, str] | None:
    dots = _dots(content)
    if dots is None or not all(dots):
        return _DAMAGED
    if dots[0] * dots[1] > _MOST_DOTS:
        return _TOO_LARGE
    cut = (value for found in drawing.iter(f"{A}srcRect") for value in found.attrib.values())
    vml = (found.get(name, "0") for found in drawing.iter(f"{V}imagedata") for name in _CROPS)
    if any(str(value).strip("0%f.") for value in (*cut, *vml)):
        return _CROPPED
    turned = (found.get("rot", "0") for found in drawing.iter(f"{A}xfrm"))
    return _TURNED if any(value != "0" for value in turned) else None


_CROPS = ("cropleft", "cropright", "croptop", "cropbottom")


def _kind(drawing: etree._Element) -> str:
    data = drawing.find(f".//{A}graphicData")
    return "" if data is None else data.get("uri", "").rpartition("/")[2]


def _is_rule(drawing: etree._Element) -> bool:
    """Whether it is nothing but a line across the page."""
    return any(found.get(f"{_OFFICE}hr") in ("t", "true") for found in drawing.iter(f"{V}rect"))


def _words(drawing: etree._Element, picture: etree._Element) -> str:
    named = drawing.find(f".//{_WP}docPr")
    own = picture.find(f".//{_PIC}cNvPr")
    shapes = (found.get("alt", "") for found in drawing.iter(f"{V}shape"))
    said = (found.get(name, "") for name in ("descr", "title") for found in (named, own) if found is not None)
    return " ".join(next(filter(None, (text.strip() for text in (*said, *shapes))), "").split())


def _size(drawing: etree._Element, content: bytes) -> tuple[float, float]:
    """Return how wide and high a picture stands on the author's page, in centimetres."""
    extent = drawing.find(f".//{_WP}extent")
    if extent is not None:
        sides = [_number(extent.get(side, "")) / _EMUS_A_CM for side in ("cx", "cy")]
    else:
        style = next((found.get("style", "") for found in drawing.iter(f"{V}shape")), "")
        said = dict(pair.strip().split(":", 1) for pair in style.split(";") if ":" in pair)
        sides = [_number(said.get(side, "").removesuffix("pt")) / _POINTS_A_CM for side in ("width", "height")]
    if all(side > 0 for side in sides):
        return round(sides[0], 3), round(sides[1], 3)
    wide, high = _dots(content) or (1, 1)
    return round(wide / _DOTS_A_CM, 3), round(high / _DOTS_A_CM, 3)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


def _dots(content: bytes) -> tuple[int, int] | None:
    """Return how many dots wide and high a PNG or JPEG is; None for a damaged one."""
    try:
        if content.startswith(_PNG):
            wide, high = struct.unpack(">II", content[16:24])
            return (wide, high) if content[12:16] == b"IHDR" and b"IEND" in content[-64:] else None
        return next(_frames(content), None)
    except (struct.error, IndexError):
        return None


def _frames(content: bytes) -> Iterator[tuple[int, int]]:
    at = 2
    while content[at] == 0xFF:
        marker = content[at + 1]
        (length,) = struct.unpack(">H", content[at + 2 : at + 4])
        if marker in _FRAMES:
            high, wide = struct.unpack(">HH", content[at + 5 : at + 9])
            yield wide, high
        at += 2 + length


def _name(content: bytes) -> str:
    """Return a name made of a picture's content, in letters alone: one word, so that it can be sought as one."""
    digits = hashlib.sha256(content).hexdigest()[:12]
    return f"{PICTURE_PREFIX}{''.join(chr(ord('a') + int(digit, 16)) for digit in digits)}"

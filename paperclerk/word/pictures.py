"""Pictures in Word files: a run that shows a drawing, as dots with the lines beside them, and says it in words.

Word shows the lines (SVG) and falls back on the dots (PNG). LibreOffice 7.4 knows only the dots, so a copy for printing
has the lines in the dots' place.
"""

from collections.abc import Callable

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree
from markupsafe import Markup

from paperclerk.domain.pictures import DrawnPicture, Picture
from paperclerk.ooxml.package import open_package
from paperclerk.ooxml.repack import repack
from paperclerk.word.contents import opened_up

Draw = Callable[[Picture], DrawnPicture]

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_NAMES = {
    "a": _A,
    "r": _R,
    "asvg": _SVG,
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "extension": "{96DAC541-7B7A-43D3-8B79-37D633B846F1}",
}
_EMUS_A_CM = 360_000

# Filling it in escapes what is put in; the ids are given out when the paper is finished.
_DRAWING = Markup(
    '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{wide}" cy="{high}"/>'
    '<wp:docPr id="1" name="{title}" descr="{words}"/><wp:cNvGraphicFramePr>'
    '<a:graphicFrameLocks xmlns:a="{a}" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
    '<a:graphic xmlns:a="{a}"><a:graphicData uri="{pic}"><pic:pic xmlns:pic="{pic}">'
    '<pic:nvPicPr><pic:cNvPr id="0" name="{title}"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip xmlns:r="{r}" r:embed="{png}"><a:extLst><a:ext uri="{extension}">'
    '<asvg:svgBlip xmlns:asvg="{asvg}" r:embed="{svg}"/></a:ext></a:extLst></a:blip>'
    "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    "</wp:inline></w:drawing></w:r>"
)
_WORDS = Markup('<w:r><w:t xml:space="preserve">{words}</w:t></w:r>')


class PictureDesk:
    """Puts a paper's pictures into its Word file: each drawn once, wherever and however often the template shows it."""

    def __init__(self, draw: Draw | None) -> None:
        """Take what draws pictures; None when nobody does, and a picture's words stand in its place."""
        self._draw = draw
        self._drawn: dict[str, DrawnPicture] = {}
        self._media: dict[str, Part] = {}

    def run(self, picture: Picture, shown_in: Part) -> Markup:
        """Return a run that shows the picture in a part of a Word file."""
        if self._draw is None:
            return _WORDS.format(words=picture.words)
        name = picture.region
        drawn = self._drawn.get(name) or self._drawn.setdefault(name, self._draw(picture))
        return _DRAWING.format(
            **_NAMES,
            wide=round(drawn.width_cm * _EMUS_A_CM),
            high=round(drawn.height_cm * _EMUS_A_CM),
            title=picture.title,
            words=picture.words,
            png=self._relation(shown_in, f"{name}.png", "image/png", drawn.png),
            svg=self._relation(shown_in, f"{name}.svg", "image/svg+xml", drawn.svg),
        )

    def _relation(self, shown_in: Part, name: str, kind: str, content: bytes) -> str:
        """Return the id by which a part speaks of a picture's file, which stands in the package once."""
        if name not in self._media:
            self._media[name] = Part(PackURI(f"/word/media/{name}"), kind, content, shown_in.package)
        return shown_in.relate_to(self._media[name], RELATIONSHIP_TYPE.IMAGE)


def for_printing(docx: bytes) -> bytes:
    """Return a Word file for a program that would print dots for lines and a contents list as it was last filled in.

    Pictures are lines only, and the entries of a contents list stand by themselves, each with its page worked out.
    """
    package = open_package(docx)
    body = package.xml(package.main_part)
    lines = [(blip, found) for blip in body.iter(f"{{{_A}}}blip") for found in blip.iter(f"{{{_SVG}}}svgBlip")]
    for blip, found in lines:
        blip.set(f"{{{_R}}}embed", found.get(f"{{{_R}}}embed", ""))
    said = etree.tostring(body, encoding="unicode") if lines else package.read(package.main_part).decode()
    printed = opened_up(said)
    if not lines and printed == said:
        return docx
    return repack(docx, {package.main_part: printed.encode()})

"""What an author put among the words into a paper: pictures, and notes as footnotes of the paper.

Both come out of the same tag as the words, `{{r words(stretch) }}`, so that every template that shows an author's words
shows them too.
"""

from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.shared import Pt
from lxml import etree
from markupsafe import Markup

from paperclerk.domain.author import NoteLine, Stretch, Words
from paperclerk.domain.author_pictures import AuthorPicture
from paperclerk.word.author_lists import depth_mark
from paperclerk.word.pictures_bare import bare_picture
from paperclerk.word.stretches import words
from paperclerk.word.wml import W_NAMESPACE, w

FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_TEXT_STYLE, _MARK_STYLE = "footnote text", "footnote reference"
_EMUS_A_CM = 360_000
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_NAMES = {
    "a": _A,
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}

# Filling it in escapes what is put in; the ids are given out when the paper is finished.
_PICTURE = Markup(
    '<w:r><w:drawing><wp:inline xmlns:wp="{wp}" distT="0" distB="0" distL="0" distR="0">'
    '<wp:extent cx="{wide}" cy="{high}"/><wp:docPr id="1" name="{name}" descr="{words}">{adorns}</wp:docPr>'
    '<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{a}" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
    '<a:graphic xmlns:a="{a}"><a:graphicData uri="{pic}"><pic:pic xmlns:pic="{pic}">'
    '<pic:nvPicPr><pic:cNvPr id="0" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip xmlns:r="{r}" r:embed="{file}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    "</wp:inline></w:drawing></w:r>"
)
_ADORNS = Markup(
    '<a:extLst xmlns:a="{a}"><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
).format(a=_A)
_MARK = Markup('<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{id}"/></w:r>')
_OWN_MARK = Markup('<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>')
_SPACE = Markup('<w:r><w:t xml:space="preserve"> </w:t></w:r>')
_LINE = Markup('<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>')
_NOTE = Markup('<w:footnote xmlns:w="{w}" w:id="{id}">{lines}</w:footnote>')
# A file with footnotes has the two lines that part them from the text (ECMA-376 17.11.23).
_NO_NOTES = (
    f'<w:footnotes xmlns:w="{W_NAMESPACE}">'
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
    "</w:footnotes>"
)


class AuthorDesk:
    """Puts an author's words, pictures and notes into one Word file."""

    def __init__(self, document: Document) -> None:
        """Take in the template's document, whose own footnotes stay."""
        self._body = document.part
        self._media: dict[str, Part] = {}
        self._notes: list[tuple[int, tuple[NoteLine, ...]]] = []
        part = _notes_of(self._body)
        root = etree.fromstring(part.blob) if part else ()
        self._next = max([0, *(int(note.get(w("id"), "0")) for note in root)]) + 1

    def run(self, stretch: Stretch, shown_in: Part) -> Markup:
        """Return a stretch as runs of a part: words, a picture, or the mark of a footnote.

        No header or footnote may have footnotes: there a note stands in brackets.
        """
        if stretch.picture is not None:
            return self._picture(stretch.picture, shown_in)
        if not stretch.note:
            # Only the body's paragraphs are looked through for marks.
            return (depth_mark(stretch.depth) if shown_in is self._body else Markup("")) + words(stretch)
        if shown_in is not self._body:
            return Markup("").join(words(one) for line in _bracketed(stretch.note) for one in line.stretches)
        self._notes.append((self._next, stretch.note))
        self._next += 1
        return _MARK.format(id=self._next - 1)

    def put_notes(self, document: Document) -> None:
        """Write the notes whose marks were put in, after those that the template has."""
        if not self._notes:
            return
        style = _style(document, _TEXT_STYLE)
        part = _notes_of(document.part)
        root = etree.fromstring(part.blob if part else _NO_NOTES)
        for number, lines in self._notes:
            root.append(etree.fromstring(_NOTE.format(w=W_NAMESPACE, id=number, lines=_lines(lines, style))))
        blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        if part:
            part._blob = blob
        else:
            part = Part(PackURI("/word/footnotes.xml"), FOOTNOTES_TYPE, blob, document.part.package)
            document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

    def _picture(self, picture: AuthorPicture, shown_in: Part) -> Markup:
        if picture.name not in self._media:
            name = PackURI(f"/word/media/{picture.name}.{picture.kind}")
            content = bare_picture(picture.content)
            self._media[picture.name] = Part(name, f"image/{picture.kind}", content, shown_in.package)
        return _PICTURE.format(
            **_NAMES,
            wide=round(picture.width_cm * _EMUS_A_CM),
            high=round(picture.height_cm * _EMUS_A_CM),
            name=picture.name,
            words="" if picture.decorative else picture.words,
            adorns=_ADORNS if picture.decorative else "",
            file=shown_in.relate_to(self._media[picture.name], RELATIONSHIP_TYPE.IMAGE),
        )


def _lines(lines: tuple[NoteLine, ...], style: str) -> Markup:
    made = []
    for number, line in enumerate(lines):
        said = Markup("").join(map(words, line.stretches))
        made.append(_LINE.format(style=style, runs=said if number else _OWN_MARK + _SPACE + said))
    return Markup("").join(made)


def _bracketed(lines: tuple[NoteLine, ...]) -> tuple[NoteLine, ...]:
    opened, closed = NoteLine(stretches=(Words(text=" ("),)), NoteLine(stretches=(Words(text=")"),))
    return (opened, *lines, closed)


def _notes_of(part: Part) -> Part | None:
    return next((rel.target_part for rel in part.rels.values() if rel.reltype == RELATIONSHIP_TYPE.FOOTNOTES), None)


def _style(document: Any, name: str) -> str:
    """Return the id of a template's own style of notes; one is made for a template without."""
    for style in document.styles:
        if style.type is WD_STYLE_TYPE.PARAGRAPH and style.name.casefold() == name:
            return str(style.style_id)
    made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    made.base_style = document.styles.default(WD_STYLE_TYPE.PARAGRAPH)
    made.font.size, made.paragraph_format.space_after = Pt(10), Pt(2)
    return str(made.style_id)

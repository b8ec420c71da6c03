"""Pieces of an author's Word file, as XML: pictures, notes, lists and tables, each as Word writes it."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

from office_files import a_word_file, zipped

_FRONT = (
    ("Subject:", "Progress"), ("Report of:", "Cass Okoro, Chief Executive"), ("Report author:", "Ada Thorne, Officer"),
    ("Relevant Cabinet Member:", "Bo Lark, Resources"),
    ("Are specific wards affected?", "☐ Yes ☒ No"), ("Is this a key decision?", "☐ Yes ☒ No"),
    ("Is the decision eligible for call-in?", "☒ Yes ☐ No"),
    ("Does the report contain confidential or exempt information?", "☐ Yes ☒ No"),
)  # fmt: skip
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CM = 360_000
NUMBERED = (
    '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum '
    'w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
    '</w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
)


def an_authors_file(*blocks: str, pictures: Mapping[str, bytes | str] | None = None, **parts: str) -> bytes:
    """Return an author's file with these blocks under its first heading.

    Args:
        blocks: paragraphs and tables in XML.
        pictures: the pictures by their relations' ids: their bytes, or the address of one that is not in the file.
        parts: other parts, `footnotes` and so on.
    """
    rows = "".join(f"<w:tr>{''.join(f'<w:tc>{line(text)}</w:tc>' for text in row)}</w:tr>" for row in _FRONT)
    body = f"<w:tbl>{rows}</w:tbl>{line('1 Executive Summary')}{''.join(blocks)}{line('2 Recommendations')}"
    content = a_word_file(body, **parts)
    return _with_pictures(content, pictures or {})


def line(text: str = "", inside: str = "", looks: str = "", style: str = "") -> str:
    """Return a paragraph."""
    said = f"<w:r><w:rPr>{looks}</w:rPr><w:t>{text}</w:t></w:r>" if text else ""
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}{said}{inside}</w:p>"


def listed(text: str, level: int) -> str:
    """Return a paragraph of the numbered list."""
    place = f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    return f"<w:p>{place}<w:r><w:t>{text}</w:t></w:r></w:p>"


def a_picture(id: str, words: str = "", *, wide: float = 4, high: float = 3, more: str = "", how: str = "embed") -> str:
    """Return a run with a picture of so many centimetres."""
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_WP}"><wp:extent cx="{int(wide * _CM)}" cy="{int(high * _CM)}"/>'
        f'<wp:docPr id="1" name="C:\\Ada\\chart.png" descr="{words}"/><a:graphic xmlns:a="{_A}"><a:graphicData '
        f'uri="{_PIC}"><pic:pic xmlns:pic="{_PIC}"><pic:blipFill><a:blip r:{how}="{id}"/>{more}</pic:blipFill>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def a_drawing(uri: str) -> str:
    """Return a run with a drawing of another kind: a chart, SmartArt."""
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_WP}"><a:graphic xmlns:a="{_A}"><a:graphicData uri="{uri}"/>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )


def a_note(number: int, kind: str = "footnote") -> str:
    """Return a run with the mark of a note."""
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def notes(*lines: str, kind: str = "footnote") -> str:
    """Return the part of the notes, which count from 1."""
    said = "".join(f'<w:{kind} w:id="{number}">{text}</w:{kind}>' for number, text in enumerate(lines, 1))
    return f'<w:{kind}s xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{said}</w:{kind}s>'


def a_table(*rows: str, widths: tuple[int, ...] = ()) -> str:
    """Return a table of rows in XML."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def a_row(*cells: str, header: bool = False) -> str:
    """Return a row; a cell is its words, before which may stand what it is merged with: `2|words`, `+|words`, `-|`."""
    mark = "<w:trPr><w:tblHeader/></w:trPr>" if header else ""
    return f"<w:tr>{mark}{''.join(map(_cell, cells))}</w:tr>"


def a_png(wide: int = 8, high: int = 8) -> bytes:
    """Return a grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" + b"\x80" * 8)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def a_jpeg() -> bytes:
    """Return the beginning of a JPEG, as far as its size, with a note of where it was taken before it."""
    note = b"Exif\0\0 taken at Mill Lane"
    frame = struct.pack(">BHHB", 8, 60, 80, 1) + b"\1\x11\0"
    parts = ((0xE1, note), (0xC0, frame), (0xDA, b"\1\1\0\0\x3f\0"))
    return b"\xff\xd8" + b"".join(struct.pack(">BBH", 0xFF, mark, len(d) + 2) + d for mark, d in parts) + b"\0\xff\xd9"


def _cell(text: str) -> str:
    how, _, words = text.rpartition("|")
    said = f'<w:gridSpan w:val="{how}"/>' if how.isdigit() else ""
    said += {"+": '<w:vMerge w:val="restart"/>', "-": "<w:vMerge/>"}.get(how, "")
    return f"<w:tc><w:tcPr>{said}</w:tcPr>{line(words)}</w:tc>"


def _with_pictures(content: bytes, pictures: Mapping[str, bytes | str]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts: dict[str, str | bytes] = {name: package.read(name) for name in package.namelist()}
    links = ""
    for name, picture in pictures.items():
        if isinstance(picture, str):
            links += f'<Relationship Id="{name}" Type="{_OFFICE}/image" Target="{picture}" TargetMode="External"/>'
        else:
            kind = "png" if picture.startswith(b"\x89PNG") else "jpeg" if picture.startswith(b"\xff\xd8") else "emf"
            links += f'<Relationship Id="{name}" Type="{_OFFICE}/image" Target="media/{name}.{kind}"/>'
            parts[f"word/media/{name}.{kind}"] = picture
    related = "word/_rels/document.xml.rels"
    told = parts[related]
    assert isinstance(told, bytes)
    parts[related] = told.replace(b"</Relationships>", f"{links}</Relationships>".encode())
    return zipped(parts)

"""Small Office files written by hand for tests: a Word file from a few lines of XML, a workbook from its parts."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

SHARED_REAL = Path(__file__).resolve().parents[2] / "shared" / "real"

_W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_EXCEL_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"

STYLES = f"""<w:styles {_W}>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="ListBullet"><w:name w:val="List Bullet"/></w:style>
</w:styles>"""


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """Return a zip of these parts, in their order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return out.getvalue()


def a_word_file(body: str = "", *, addresses: Mapping[str, str] | None = None, **parts: str) -> bytes:
    """Return a Word file of a body's XML; other parts by name, `comments` and `styles` related to the document.

    `addresses` are what its hyperlinks lead to, by their relations' ids.
    """
    related = {name: text for name, text in {"styles": STYLES, **parts}.items() if "/" not in name}
    links = "".join(
        f'<Relationship Id="r{n}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>' for n, name in enumerate(related)
    ) + "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/hyperlink" Target="{address}" TargetMode="External"/>'
        for name, address in (addresses or {}).items()
    )
    return zipped(
        {
            "[Content_Types].xml": _types("word/document.xml", _WORD_TYPE),
            "_rels/.rels": _main("word/document.xml"),
            "word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{links}</Relationships>',
            **{
                f"word/{name}.xml": text.replace("<w:comments>", f"<w:comments {_W}>") for name, text in related.items()
            },
            **{name: text for name, text in parts.items() if "/" in name},
        }
    )


def a_workbook_file(sheet_rows: str = "", names: str = "", strings: str = "", **attributes: str) -> bytes:
    """Return a workbook of one sheet, `Return`, from its rows' XML; `attributes` are those of `workbookPr`."""
    s = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    settings = " ".join(f'{key}="{value}"' for key, value in attributes.items())
    return zipped(
        {
            "[Content_Types].xml": _types("xl/workbook.xml", _EXCEL_TYPE),
            "_rels/.rels": _main("xl/workbook.xml"),
            "xl/workbook.xml": f'<workbook {s} xmlns:r="{_OFFICE}"><workbookPr {settings}/><sheets>'
            '<sheet name="Return" sheetId="1" r:id="rId1"/>'
            '<sheet name="Meta" sheetId="2" state="veryHidden" r:id="rId3"/></sheets>'
            f"<definedNames>{names}</definedNames></workbook>",
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_RELATIONS}">'
            f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
            f'<Relationship Id="rId3" Type="{_OFFICE}/worksheet" Target="worksheets/sheet2.xml"/>'
            f'<Relationship Id="rId2" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": f"<worksheet {s}><sheetData>{sheet_rows}</sheetData></worksheet>",
            "xl/worksheets/sheet2.xml": f"<worksheet {s}><sheetData/></worksheet>",
            "xl/sharedStrings.xml": f"<sst {s}>{strings}</sst>",
        }
    )


def real_files(*folders: str, but: str = "") -> list[Path]:
    """Return the real files of these folders, for parametrising; one stand-in that skips when they are not here.

    Args:
        folders: folders of the real files.
        but: an ending of files to leave out.
    """
    everything = [path for folder in folders for path in sorted((SHARED_REAL / folder).glob("*"))]
    found = [path for path in everything if path.is_file() and not (but and path.suffix == but)]
    return found or [SHARED_REAL / "absent"]


def content_of(path: Path) -> bytes:
    """Return a real file's bytes, or skip the test where the real files are not at hand."""
    if not path.is_file():
        pytest.skip("the real files lie beside the repository and are not here")
    return path.read_bytes()


def _types(part: str, told: str) -> str:
    return (
        f'<Types xmlns="{_TYPES}"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{part}" ContentType="{told}"/></Types>'
    )


def _main(part: str) -> str:
    return (
        f'<Relationships xmlns="{_RELATIONS}">'
        f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="{part}"/></Relationships>'
    )

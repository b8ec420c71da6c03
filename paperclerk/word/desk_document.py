"""Documents people fill in, put together from nothing: a body, a running header and footer, and fixed dates."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

from lxml import etree

from paperclerk.ooxml.repack import repack
from paperclerk.word.controls import number_controls
from paperclerk.word.desk_style import NUMBERING, SETTINGS, STYLES
from paperclerk.word.markup import NAMESPACES, R_NAMESPACE, element, paragraph, run
from paperclerk.word.safe_text import safe
from paperclerk.word.wml import w

PORTRAIT, LANDSCAPE = (11906, 16838), (16838, 11906)
_MARGIN = 1021
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
# A custom XML part needs a name of this shape; ours is the same in every form.
_STORE_ID = "{7C0A4F0E-5B1D-4C55-9D3E-2F6B8A1C4D70}"
_STORY_PARTS = ("styles", "numbering", "settings", "header", "footer")


class Cover(NamedTuple):
    """What a document says about itself: its title, whose it is, its running header, and the day it bears."""

    title: str
    organisation: str
    header: str
    made: date


class HiddenPart(NamedTuple):
    """XML that travels in the file out of sight, with the namespace of its root."""

    xml: bytes
    namespace: str


def write_document(
    body: Sequence[Any], cover: Cover, *, page: tuple[int, int] = PORTRAIT, hidden: HiddenPart | None = None
) -> bytes:
    """Return a Word file: the same bytes for the same content."""
    parts = {
        "[Content_Types].xml": _content_types(hidden is not None),
        "_rels/.rels": _relationships(
            ("rId1", f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
            ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "word/document.xml": _document(body, page),
        "word/_rels/document.xml.rels": _document_relationships(hidden is not None),
        "word/styles.xml": STYLES.encode(),
        "word/numbering.xml": NUMBERING.encode(),
        "word/settings.xml": SETTINGS.encode(),
        "word/header.xml": _margin("hdr", paragraph(cover.header, style="Header")),
        "word/footer.xml": _margin("ftr", _footer(cover.title, page)),
        "docProps/core.xml": _core(cover),
    }
    if hidden:
        parts["customXml/item1.xml"] = hidden.xml
        parts["customXml/itemProps1.xml"] = _item_properties(hidden.namespace)
        parts["customXml/_rels/item1.xml.rels"] = _relationships(
            ("rId1", f"{_OFFICE}/relationships/customXmlProps", "itemProps1.xml")
        )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return repack(out.getvalue())


def _document(body: Sequence[Any], page: tuple[int, int]) -> bytes:
    root = element("document", element("body", *body))
    number_controls(root)
    size = element("pgSz", w=str(page[0]), h=str(page[1]))
    if page == LANDSCAPE:
        size.set(w("orient"), "landscape")
    margins = {side: str(_MARGIN) for side in ("top", "right", "bottom", "left")}
    section = element("sectPr", _reference("header"), _reference("footer"), size,
                      element("pgMar", **margins, header="567", footer="567", gutter="0"))  # fmt: skip
    root[0].append(section)
    etree.cleanup_namespaces(root, keep_ns_prefixes=list(NAMESPACES))
    return _xml(root)


def _reference(kind: str) -> Any:
    made = element(f"{kind}Reference", type="default")
    made.set(f"{{{R_NAMESPACE}}}id", f"rId{_STORY_PARTS.index(kind) + 1}")
    return made


def _footer(title: str, page: tuple[int, int]) -> Any:
    right = element("tabs", element("tab", val="right", pos=str(page[0] - 2 * _MARGIN)))
    fields = [
        element("fldSimple", run("1"), instr=f" {name} ") if name.isupper() else run(name)
        for name in ("\tPage ", "PAGE", " of ", "NUMPAGES")
    ]
    made = paragraph(title, *fields, style="Footer")
    made[0].append(right)
    return made


def _margin(name: str, content: Any) -> bytes:
    return _xml(element(name, content))


def _content_types(has_hidden: bool) -> bytes:
    kinds = {"document": "document.main", **{part: part for part in _STORY_PARTS}}
    overrides = [(f"/word/{part}.xml", f"{_WORD_TYPE}.{kind}+xml") for part, kind in kinds.items()]
    overrides.append(("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"))
    if has_hidden:
        overrides.append(
            ("/customXml/itemProps1.xml", "application/vnd.openxmlformats-officedocument.customXmlProperties+xml")
        )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in overrides)
        + "</Types>"
    ).encode()


def _document_relationships(has_hidden: bool) -> bytes:
    related = [
        (f"rId{number}", f"{_OFFICE}/relationships/{part}", f"{part}.xml")
        for number, part in enumerate(_STORY_PARTS, start=1)
    ]
    if has_hidden:
        related.append((f"rId{len(related) + 1}", f"{_OFFICE}/relationships/customXml", "../customXml/item1.xml"))
    return _relationships(*related)


def _relationships(*related: tuple[str, str, str]) -> bytes:
    entries = "".join(f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>' for key, kind, target in related)
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'.encode()


def _item_properties(namespace: str) -> bytes:
    schema = f"{_OFFICE}/customXml"
    return (
        f'{_HEAD}<ds:datastoreItem xmlns:ds="{schema}" ds:itemID="{_STORE_ID}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{namespace}"/></ds:schemaRefs></ds:datastoreItem>'
    ).encode()


def _core(cover: Cover) -> bytes:
    day = f"{cover.made.isoformat()}T00:00:00Z"
    organisation = escape(safe(cover.organisation))
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(safe(cover.title))}</dc:title><dc:creator>{organisation}</dc:creator>"
        f"<cp:lastModifiedBy>{organisation}</cp:lastModifiedBy><dc:language>en-GB</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{day}</dcterms:modified></cp:coreProperties>'
    ).encode()


def _xml(root: Any) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))

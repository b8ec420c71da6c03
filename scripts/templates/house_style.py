"""The house style of this project's templates: page, fonts, headings, lists and numbering; `blocks` builds on it.

    document = new_document("Assurance pack")
    ...                                   # paragraphs, tables and regions: see `blocks`
    header_and_footer(document, "{{ paper.organisation }}", "{{ paper.title }}")
    save(document, path)

Styles: Heading 1 (once, the title) to 4, Normal, Marking, Subtitle, Note, List Bullet (2), Table Heading, Table Text,
Table Item, Table Label, Table Bullet (2). With `numbered=True` Heading 2 counts 1., and the styles of `NUMBERED` 1.1,
1.1.1, (a) and (i). All lists and numbers come from styles alone: no paragraph carries numbering of its own.
"""

import io
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from paperclerk.ooxml.repack import repack

FONT = "Arial"
INK = RGBColor(0x1B, 0x2A, 0x4A)

# Style, its list level, the number as printed, and where number and text begin (twentieths of a point).
NUMBERED = (
    ("Heading 2", "%1.", 0, 567),
    ("Numbered Paragraph", "%1.%2", 0, 567),
    ("Numbered Sub-paragraph", "%1.%2.%3", 567, 1417),
    ("Numbered (a)", "(%4)", 1417, 1984),
    ("Numbered (i)", "(%5)", 1984, 2551),
)
_FORMATS = ("decimal", "decimal", "decimal", "lowerLetter", "lowerRoman")
_BULLETS = (("List Bullet", "List Bullet 2"), ("Table Bullet", "Table Bullet 2"))


def new_document(subject: str, *, landscape: bool = False, numbered: bool = False) -> Document:
    """Return an empty A4 document in the house style.

    Args:
        subject: what the template is for, for its own properties.
        landscape: whether the page lies on its side.
        numbered: whether Heading 2 and the numbered styles count 1., 1.1, 1.1.1, (a), (i).
    """
    document = docx.Document()
    _strip(document)
    _page(document, landscape)
    _defaults(document)
    _styles(document)
    for first, second in _BULLETS:
        _bullets(document, first, second)
    if numbered:
        _legal_numbering(document)
    document.core_properties.subject = subject
    return document


def header_and_footer(document: Document, header: str, footer: str) -> None:
    """Write the running header and a footer that ends in `Page 1 of 9`."""
    section: Any = document.sections[0]
    section.header.paragraphs[0].text = header
    section.header.paragraphs[0].style = document.styles["Header"]
    line = section.footer.paragraphs[0]
    line.style = document.styles["Footer"]
    width = section.page_width - section.left_margin - section.right_margin
    for tabs in line._p.get_or_add_pPr().findall(qn("w:tabs")):
        line._p.pPr.remove(tabs)
    line.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    line.add_run(f"{footer}\tPage ")
    _field(line, "PAGE")
    line.add_run(" of ")
    _field(line, "NUMPAGES")


def save(document: Document, path: Path) -> None:
    """Write the template with ids in order and fixed dates: the same bytes each time."""
    for number, control in enumerate(document.element.body.iter(qn("w:sdt")), start=1):
        control.find(f"{qn('w:sdtPr')}/{qn('w:id')}").set(qn("w:val"), str(number))
    properties = document.core_properties
    properties.created = properties.modified = datetime(2024, 1, 1)  # noqa: DTZ001 - the format carries no zone
    properties.author = properties.last_modified_by = "Paperclerk"
    properties.title = f"Template: {properties.subject}"
    properties.comments = properties.keywords = ""
    properties.language = "en-GB"
    out = io.BytesIO()
    document.save(out)
    path.write_bytes(repack(out.getvalue()))


def _strip(document: Document) -> None:
    """Take away what the library's blank brings: a thumbnail, custom XML, doubled styles."""
    for old in (*document.paragraphs, *document.part.numbering_part.element):
        element = getattr(old, "_p", old)
        element.getparent().remove(element)
    for part in (document.part, document.part.package):
        for key, rel in list(part.rels.items()):
            if rel.reltype.rpartition("/")[2] in ("stylesWithEffects", "customXml", "thumbnail", "printerSettings"):
                del part.rels[key]
    kept = {"Normal", "Heading 1", "Heading 2", "Heading 3", "Heading 4", "Default Paragraph Font", "Normal Table",
            "No List", "Table Normal", "Header", "Footer", "List Bullet", "List Bullet 2", "Strong", "Header Char",
            "Footer Char"}  # fmt: skip
    for style in list(document.styles):
        if style.name not in kept:
            style.element.getparent().remove(style.element)
    for style in document.styles.element.findall(qn("w:style")):
        for link in style.findall(qn("w:link")):
            style.remove(link)


def _page(document: Document, landscape: bool) -> None:
    section = document.sections[0]
    short, long = Cm(21), Cm(29.7)
    section.page_width, section.page_height = (long, short) if landscape else (short, long)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = Cm(1.8 if landscape else 2.2)
    section.top_margin = section.bottom_margin = Cm(2)
    section.header_distance = section.footer_distance = Cm(1)


def _defaults(document: Document) -> None:
    """Set font and language where every style inherits them: en-GB there makes PDFs say it too."""
    properties = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for child in list(properties):
        properties.remove(child)
    properties.append(
        parse_xml(f'<w:rFonts {nsdecls("w")} w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>')
    )
    properties.append(parse_xml(f'<w:sz {nsdecls("w")} w:val="24"/>'))
    properties.append(parse_xml(f'<w:szCs {nsdecls("w")} w:val="24"/>'))
    properties.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'))


def _styles(document: Document) -> None:
    _style(document, "Normal", size=12, after=6)
    _style(document, "Heading 1", size=20, before=0, after=10, bold=True, ink=INK, with_next=True)
    _style(document, "Heading 2", size=15, before=14, after=6, bold=True, ink=INK, with_next=True)
    _style(document, "Heading 3", size=12.5, before=10, after=4, bold=True, ink=INK, with_next=True)
    _style(document, "Heading 4", size=12, before=8, after=3, bold=True, ink=INK, with_next=True)
    _style(document, "Header", size=9.5)
    _style(document, "Footer", size=9.5)
    _style(document, "Marking", size=12, after=6, bold=True, base="Normal")
    _style(document, "Subtitle", size=14, after=8, ink=INK, base="Normal")
    _style(document, "Note", size=10.5, before=6, after=6, base="Normal")
    _style(document, "Table Heading", size=10.5, before=2, after=2, bold=True, with_next=True, base="Normal")
    _style(document, "Table Text", size=10.5, before=1, after=1, base="Normal")
    _style(document, "Table Item", size=10.5, before=6, after=2, bold=True, with_next=True, base="Table Text")
    _style(document, "Table Label", size=10.5, before=2, bold=True, with_next=True, base="Table Text")
    for name in ("List Bullet", "List Bullet 2"):
        _style(document, name, size=12, after=3, base="Normal")
    for name in ("Table Bullet", "Table Bullet 2"):
        _style(document, name, size=10.5, before=1, after=1, base="Table Text")
    for name, *_ in NUMBERED[1:]:
        _style(document, name, size=12, after=6, base="Normal")


def _style(
    document: Document,
    name: str,
    *,
    size: float,
    before: float = 0,
    after: float = 0,
    bold: bool = False,
    ink: RGBColor | None = None,
    with_next: bool = False,
    base: str | None = None,
) -> None:
    styles = document.styles
    style = styles[name] if name in styles else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    for kind in ("w:pPr", "w:rPr"):
        for old in style.element.findall(qn(kind)):
            style.element.remove(old)
    if base:
        style.base_style = styles[base]
    style.font.size, style.font.bold = Pt(size), bold or None
    if ink is not None:
        style.font.color.rgb = ink
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.keep_with_next = with_next or None
    if name.startswith("Heading "):
        style.element.pPr.append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="{int(name[-1]) - 1}"/>'))
    style.quick_style = True


def _bullets(document: Document, first: str, second: str) -> None:
    table_list = first.startswith("Table")
    steps = (227, 454) if table_list else (357, 714)
    levels = [
        list_level(level, "bullet", sign, document.styles[name].style_id, steps[level] - steps[0], steps[level])
        for level, (name, sign) in enumerate(((first, "•"), (second, "–")))
    ]
    step = steps[1] - steps[0]
    levels.append(list_level(2, "bullet", "◦", "", steps[1], steps[1] + step))
    add_list(document, levels, {first: 0, second: 1})


def _legal_numbering(document: Document) -> None:
    levels = [
        list_level(level, _FORMATS[level], text, document.styles[name].style_id, number_at, text_at)
        for level, (name, text, number_at, text_at) in enumerate(NUMBERED)
    ]
    *_, text_at = NUMBERED[-1]
    levels.append(list_level(len(NUMBERED), "upperLetter", "(%6)", "", text_at, text_at + 567))
    add_list(document, levels, {name: level for level, (name, *_) in enumerate(NUMBERED)})


def list_level(level: int, kind: str, text: str, style_id: str, number_at: int, text_at: int) -> str:
    """Return a level of a list in XML: its kind, what is printed, whose style it is, and where mark and text begin.

    A level of no style is for the points of an author's that stand deeper than styles tell.
    """
    owner = f'<w:pStyle w:val="{style_id}"/>' if style_id else ""
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{owner}'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{text_at}" w:hanging="{text_at - number_at}"/></w:pPr></w:lvl>'
    )


def add_list(document: Document, levels: Iterable[str], styles: dict[str, int]) -> None:
    """Add a list whose levels belong to styles, and say so in the styles."""
    numbering = document.part.numbering_part.element
    number = len(numbering.findall(qn("w:abstractNum"))) + 1
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>'
        f"{''.join(levels)}</w:abstractNum>"
    )
    first = numbering.find(qn("w:num"))
    numbering.append(abstract) if first is None else first.addprevious(abstract)
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))
    for name, level in styles.items():
        properties = document.styles[name].element.get_or_add_pPr()
        properties._insert_numPr(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
        )


def _field(line: Paragraph, instruction: str) -> None:
    line._p.append(
        parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" {instruction} "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    )

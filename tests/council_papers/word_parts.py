"""Parts of a Word file that python-docx has no call for: lists, borders, fields, footnotes, watermarks."""

from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.table import Table
from docx.text.paragraph import Paragraph

TWIPS_A_CM = 567


@dataclass(frozen=True)
class Level:
    """A level of a list: how its number reads (`%1.%2`), what counts, and where its words stand, in centimetres."""

    text: str
    counts: str = "decimal"  # decimal, lowerLetter, upperLetter, lowerRoman, bullet
    left: float = 1.25
    hang: float = 1.25
    font: str = ""
    bold: bool = False
    after: str = "tab"


def add_list(document: Document, levels: tuple[Level, ...]) -> int:
    """Add a list of its own to a document and return its number in Word."""
    numbering = document.part.numbering_part.element
    abstract = 100 + len(numbering.findall(qn("w:abstractNum")))
    drawn = ""
    for index, level in enumerate(levels):
        fonts = f'<w:rFonts w:ascii="{level.font}" w:hAnsi="{level.font}" w:hint="default"/>' if level.font else ""
        look = fonts + ("<w:b/>" if level.bold else '<w:b w:val="0"/>')
        drawn += (
            f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{level.counts}"/>'
            f'<w:suff w:val="{level.after}"/><w:lvlText w:val="{level.text}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{int(level.left * TWIPS_A_CM)}" w:hanging="{int(level.hang * TWIPS_A_CM)}"/>'
            f"</w:pPr><w:rPr>{look}</w:rPr></w:lvl>"
        )
    first_num = numbering.find(qn("w:num"))
    made = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{abstract}"><w:multiLevelType w:val="multilevel"/>'
        f"{drawn}</w:abstractNum>"
    )
    if first_num is None:
        numbering.append(made)
    else:
        first_num.addprevious(made)
    return _add_num(numbering, abstract, "")


def _add_num(numbering: Any, abstract: int, inside: str) -> int:
    number = 1 + max([int(num.get(qn("w:numId"))) for num in numbering.findall(qn("w:num"))], default=0)
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{inside}</w:num>')
    )
    return number


def restarted(document: Document, list_number: int) -> int:
    """Return a list that looks like another one and begins again at 1."""
    numbering = document.part.numbering_part.element
    for num in numbering.findall(qn("w:num")):
        if num.get(qn("w:numId")) == str(list_number):
            abstract = int(num.find(qn("w:abstractNumId")).get(qn("w:val")))
            again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
            return _add_num(numbering, abstract, again)
    raise KeyError(list_number)


def in_list(paragraph: Paragraph, list_number: int, level: int) -> None:
    """Put a paragraph into a list."""
    properties = paragraph._p.get_or_add_pPr()
    properties._insert_numPr(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{list_number}"/></w:numPr>')
    )


def add_field(paragraph: Paragraph, code: str) -> None:
    """Add a field, PAGE for instance, to a paragraph."""
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("shown", "1"), ("end", "")):
        run = paragraph.add_run()
        if kind == "shown":
            run.text = text
        elif kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        else:
            run._r.append(parse_xml(f'<w:instrText {nsdecls("w")} xml:space="preserve"> {text} </w:instrText>'))


def set_borders(table: Table, kind: str, colour: str = "000000") -> None:
    """Rule a table: all, open (no outer sides), levels (no upright ones), uprights, columns (no level ones), none."""
    sides = {
        "all": ("top", "left", "bottom", "right", "insideH", "insideV"),
        "open": ("top", "bottom", "insideH", "insideV"),
        "levels": ("top", "bottom", "insideH"),
        "uprights": ("top", "left", "bottom", "right", "insideV"),
        "columns": ("left", "right", "insideV"),
        "outside": ("top", "left", "bottom", "right"),
        "none": (),
    }[kind]
    ruled = "".join(
        f'<w:{side} w:val="{"single" if side in sides else "nil"}" w:sz="4" w:space="0" w:color="{colour}"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    properties = table._tbl.tblPr
    for old in properties.findall(qn("w:tblBorders")):
        properties.remove(old)
    properties.append(parse_xml(f"<w:tblBorders {nsdecls('w')}>{ruled}</w:tblBorders>"))


def shade(element: Any, colour: str) -> None:
    """Colour the ground of a cell or of a paragraph."""
    fill = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{colour}"/>')
    if hasattr(element, "_tc"):
        element._tc.get_or_add_tcPr().append(fill)
    else:
        element._p.get_or_add_pPr().insert_element_before(fill, *_AFTER_SHADING)


def box(paragraph: Paragraph) -> None:
    """Draw a box around a paragraph; neighbours in the same box share it."""
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="6" w:space="6" w:color="2E5C8A"/>'
        for side in ("top", "left", "bottom", "right")
    )
    borders = parse_xml(f"<w:pBdr {nsdecls('w')}>{sides}</w:pBdr>")
    paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:shd", *_AFTER_SHADING)


def line_below(paragraph: Paragraph) -> None:
    """Rule a line under a paragraph, the width of the text."""
    borders = parse_xml(
        f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="8" w:space="1" w:color="000000"/></w:pBdr>'
    )
    paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:shd", *_AFTER_SHADING)


_AFTER_SHADING = (
    "w:tabs",
    "w:suppressAutoHyphens",
    "w:kinsoku",
    "w:wordWrap",
    "w:overflowPunct",
    "w:topLinePunct",
    "w:autoSpaceDE",
    "w:autoSpaceDN",
    "w:bidi",
    "w:adjustRightInd",
    "w:snapToGrid",
    "w:spacing",
    "w:ind",
    "w:contextualSpacing",
    "w:mirrorIndents",
    "w:suppressOverlap",
    "w:jc",
    "w:textDirection",
    "w:textAlignment",
    "w:textboxTightWrap",
    "w:outlineLvl",
    "w:divId",
    "w:cnfStyle",
    "w:rPr",
    "w:sectPr",
    "w:pPrChange",
)


def add_symbol(paragraph: Paragraph, font: str, code: str) -> None:
    """Add a sign of a symbol font by its private code, as Word does: a ballot box of Wingdings is F0FE."""
    run = paragraph.add_run()
    run._r.append(parse_xml(f'<w:sym {nsdecls("w")} w:font="{font}" w:char="{code}"/>'))


def add_watermark(header_paragraph: Paragraph, word: str) -> None:
    """Print a word large, pale and slanted behind the text of each page."""
    run = header_paragraph.add_run()
    run._r.append(
        parse_xml(
            f'<w:pict {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml" '
            'xmlns:o="urn:schemas-microsoft-com:office:office">'
            '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
            'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
            '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
            '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
            '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
            '<v:shape id="Watermark1" o:spid="_x0000_s2049" type="#_x0000_t136" '
            'style="position:absolute;margin-left:0;margin-top:0;width:412pt;height:165pt;rotation:315;z-index:-251658752;'
            "mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;"
            'mso-position-vertical-relative:margin" o:allowincell="f" fillcolor="silver" stroked="f">'
            '<v:fill opacity=".5"/><v:textpath style="font-family:&quot;Calibri&quot;;font-size:1pt" '
            f'string="{word}"/></v:shape></w:pict>'
        )
    )


class Footnotes:
    """The footnotes of a document."""

    def __init__(self, document: Document) -> None:
        """Begin with none; the part is added with `finish`."""
        self.document = document
        self.texts: list[str] = []

    def add(self, paragraph: Paragraph, text: str) -> None:
        """Set a footnote's number behind the paragraph's words so far."""
        self.texts.append(text)
        paragraph._p.append(
            parse_xml(
                f'<w:r {nsdecls("w")}><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
                f'<w:footnoteReference w:id="{len(self.texts) + 1}"/></w:r>'
            )
        )

    def finish(self) -> None:
        """Add the part that holds the notes."""
        if not self.texts:
            return
        notes = (
            '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
            '<w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p>'
            "</w:footnote>"
        )
        for index, text in enumerate(self.texts):
            notes += (
                f'<w:footnote w:id="{index + 2}"><w:p><w:pPr><w:spacing w:after="0"/></w:pPr>'
                '<w:r><w:rPr><w:vertAlign w:val="superscript"/><w:sz w:val="18"/></w:rPr><w:footnoteRef/></w:r>'
                f'<w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t xml:space="preserve"> {text}</w:t></w:r></w:p>'
                "</w:footnote>"
            )
        part = Part(
            PackURI("/word/footnotes.xml"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
            f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes {nsdecls("w")}>{notes}</w:footnotes>'.encode(),
            self.document.part.package,
        )
        self.document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def border_pages(section: Any) -> None:
    """Draw a border around each page."""
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="8" w:space="24" w:color="4472C4"/>'
        for side in ("top", "left", "bottom", "right")
    )
    section._sectPr.append(parse_xml(f'<w:pgBorders {nsdecls("w")} w:offsetFrom="page">{sides}</w:pgBorders>'))

"""The style of documents people fill in, written out in full so that nothing of a library's blank comes along.

Arial, 11 points, en-GB; lists come from styles, so that pasted text cannot break them.
"""

from paperclerk.word.wml import W_NAMESPACE

FONT = "Arial"
INK = "1B2A4A"
_GREY = "595959"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NAMESPACE = f'xmlns:w="{W_NAMESPACE}"'


def _paragraph_style(
    id: str,
    name: str,
    *,
    size: int = 11,
    before: int = 0,
    after: int = 6,
    bold: bool = False,
    ink: str = "",
    with_next: bool = False,
    level: int | None = None,
    base: str = "Normal",
    follows: str = "",
    items: tuple[int, int] | None = None,
) -> str:
    """Return a paragraph style; sizes and spaces in points, `items` a list and its level."""
    is_root = id == base
    return (
        f'<w:style w:type="paragraph" {"w:default=" + chr(34) + "1" + chr(34) + " " if is_root else ""}'
        f'w:styleId="{id}"><w:name w:val="{name}"/>'
        + ("" if is_root else f'<w:basedOn w:val="{base}"/>')
        + (f'<w:next w:val="{follows}"/>' if follows else "")
        + "<w:qFormat/><w:pPr>"
        + ("<w:keepNext/><w:keepLines/>" if with_next else "")
        + (f'<w:numPr><w:ilvl w:val="{items[1]}"/><w:numId w:val="{items[0]}"/></w:numPr>' if items else "")
        + f'<w:spacing w:before="{before * 20}" w:after="{after * 20}"/>'
        + (f'<w:outlineLvl w:val="{level}"/>' if level is not None else "")
        + "</w:pPr><w:rPr>"
        + ("<w:b/>" if bold else "")
        + (f'<w:color w:val="{ink}"/>' if ink else "")
        + f'<w:sz w:val="{size * 2}"/><w:szCs w:val="{size * 2}"/></w:rPr></w:style>'
    )


def _table_grid() -> str:
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="7A869A"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr><w:tblBorders>{edges}</w:tblBorders></w:tblPr></w:style>"
    )


STYLES = (
    f"{_HEAD}<w:styles {_NAMESPACE}><w:docDefaults><w:rPrDefault><w:rPr>"
    f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/><w:sz w:val="22"/>'
    '<w:szCs w:val="22"/><w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
    "</w:docDefaults>"
    + _paragraph_style("Normal", "Normal")
    + _paragraph_style("Heading1", "heading 1", size=20, after=8, bold=True, ink=INK, with_next=True, level=0,
                       follows="Normal")
    + _paragraph_style("Heading2", "heading 2", size=15, before=16, after=6, bold=True, ink=INK, with_next=True,
                       level=1, follows="Normal")
    + _paragraph_style("Heading3", "heading 3", size=13, before=12, after=4, bold=True, ink=INK, with_next=True,
                       level=2, follows="Normal")
    + _paragraph_style("Guidance", "Guidance", before=6, ink=_GREY)
    + _paragraph_style("KeptNote", "Kept Note", with_next=True)
    + _paragraph_style("TableHeading", "Table Heading", before=2, after=2, bold=True, with_next=True)
    + _paragraph_style("TableText", "Table Text", before=1, after=2)
    + _paragraph_style("TableLabel", "Table Label", before=1, after=2, bold=True)
    + _paragraph_style("TableGuidance", "Table Guidance", after=2, ink=_GREY)
    + _paragraph_style("ListBullet", "List Bullet", after=3, items=(1, 0))
    + _paragraph_style("ListBullet2", "List Bullet 2", after=3, items=(1, 1))
    + _paragraph_style("ListNumber", "List Number", after=3, items=(3, 0))
    + _paragraph_style("TableBullet", "Table Bullet", after=2, base="TableText", items=(2, 0))
    + _paragraph_style("Header", "header", after=0, ink=_GREY)
    + _paragraph_style("Footer", "footer", after=0, ink=_GREY)
    + '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/>'
    f'<w:uiPriority w:val="99"/><w:rPr><w:color w:val="{_GREY}"/></w:rPr></w:style>'
    + _table_grid()
    + "</w:styles>"
)  # fmt: skip


def _list(number: int, levels: tuple[tuple[str, str, str, int, int], ...]) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="hybridMultilevel"/>'
        + "".join(
            f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:pStyle w:val="{style}"/>'
            f'<w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
            for place, (kind, sign, style, left, hanging) in enumerate(levels)
        )
        + "</w:abstractNum>"
    )


NUMBERING = (
    f"{_HEAD}<w:numbering {_NAMESPACE}>"
    + _list(1, (("bullet", "•", "ListBullet", 357, 357), ("bullet", "–", "ListBullet2", 714, 357)))
    + _list(2, (("bullet", "•", "TableBullet", 284, 284),))
    + _list(3, (("decimal", "%1.", "ListNumber", 357, 357),))
    + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2, 3))
    + "</w:numbering>"
)

SETTINGS = (
    f'{_HEAD}<w:settings {_NAMESPACE}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="en-GB"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
)

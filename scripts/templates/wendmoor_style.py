"""The look of a second, invented council: other fonts, colours, and names of styles than the house's.

What is built from `blocks` names the house's styles; `in_wendmoors_names` gives them this council's before it is saved.
"""

from pathlib import Path
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor

from scripts.templates.blocks import HEADER_FILL, paragraph
from scripts.templates.house_style import add_list, header_and_footer, list_level, new_document, save

_BODY, _HEADINGS = "Calibri", "Times New Roman"
# The heads of tables are light: a link in one must be seen.
_GREEN, _HEAD, _PALE = "1F4D3A", "C9DDD2", "E3EEE8"
_NAMES = {
    "Marking": "WDC Classification",
    "Subtitle": "WDC Strapline",
    "Note": "WDC Small Print",
    "Table Heading": "WDC Column Head",
    "Table Text": "WDC Cell",
    "Table Item": "WDC Cell Lead",
    "Table Label": "WDC Cell Caption",
    "Table Bullet": "WDC Cell Point",
    "Table Bullet 2": "WDC Cell Inner Point",
    "List Bullet": "WDC Point",
    "List Bullet 2": "WDC Inner Point",
}
# The paragraphs of a report count through it, whatever its headings: 1, (a), (i).
NUMBERED = (
    ("WDC Numbered", "decimal", "%1", 0, 567),
    ("WDC Lettered", "lowerLetter", "(%2)", 567, 1134),
    ("WDC Roman", "lowerRoman", "(%3)", 1134, 1701),
)


def wendmoor_document(subject: str, *, landscape: bool = False) -> Any:
    """Return an empty document in the council's look."""
    document = new_document(f"{subject} of Wendmoor District Council", landscape=landscape)
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    _set_font(defaults, _BODY)
    for level in range(1, 5):
        style = document.styles[f"Heading {level}"]
        _set_font(style.element.get_or_add_rPr(), _HEADINGS)
        style.font.color.rgb = RGBColor.from_string(_GREEN)
        style.font.size = Pt((24, 17, 13.5, 12)[level - 1])
        style.font.italic = level == 4 or None
    document.styles["Table Heading"].font.color.rgb = RGBColor.from_string(_GREEN)
    caption = document.styles["Table Label"]
    caption.font.color.rgb = RGBColor.from_string(_GREEN)
    return document


def numbered_styles(document: Any) -> None:
    """Add the styles whose paragraphs count through the report."""
    for name, *_ in NUMBERED:
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.quick_style = True
    levels = [
        list_level(level, kind, text, document.styles[name].style_id, number_at, text_at)
        for level, (name, kind, text, number_at, text_at) in enumerate(NUMBERED)
    ]
    *_, text_at = NUMBERED[-1]
    levels.append(list_level(len(NUMBERED), "upperLetter", "(%4)", "", text_at, text_at + 567))
    add_list(document, levels, {name: level for level, (name, *_) in enumerate(NUMBERED)})


def caption(container: Any, label: str, value: str) -> Any:
    """Add a line with its label in front, in strong type."""
    return paragraph(container, f"**{label}:** {value}")


def finish(document: Any, path: Path, footer: str) -> None:
    """Give the styles the council's names, shade the heads of tables, and write the template."""
    header_and_footer(document, "Wendmoor District Council", footer)
    for cell in document.element.body.iter(qn("w:shd")):
        if cell.get(qn("w:fill")) == HEADER_FILL:
            cell.set(qn("w:fill"), _HEAD)
        elif cell.get(qn("w:fill")) == "EEF1F6":
            cell.set(qn("w:fill"), _PALE)
    _in_wendmoors_names(document)
    save(document, path)


def _in_wendmoors_names(document: Any) -> None:
    ids = {}
    for style in document.styles:
        if style.name in _NAMES:
            ids[style.style_id] = _NAMES[style.name].replace(" ", "")
            style.element.find(qn("w:name")).set(qn("w:val"), _NAMES[style.name])
            style.element.set(qn("w:styleId"), ids[style.style_id])
    parts = (document.element, document.styles.element, document.part.numbering_part.element)
    for part in parts:
        for naming in part.iter(qn("w:pStyle"), qn("w:basedOn"), qn("w:next")):
            naming.set(qn("w:val"), ids.get(naming.get(qn("w:val")), naming.get(qn("w:val"))))


def _set_font(properties: Any, font: str) -> None:
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    properties.insert(
        0, parse_xml(f'<w:rFonts {nsdecls("w")} w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>')
    )

"""One fault each: copies of a paper in Word with something spoiled that a screen reader needs."""

from collections.abc import Callable
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml import etree
from word_reading import W, part, words

from paperclerk.ooxml.repack import repack

BODY, STYLES, CORE = "word/document.xml", "word/styles.xml", "docProps/core.xml"


def _all(root: Any, *names: str) -> list[Any]:
    return list(root.iter(*(f"{W}{name}" for name in names)))


def _styled(body: Any, style: str) -> list[Any]:
    return [p for p in _all(body, "p") if (s := p.find(f"{W}pPr/{W}pStyle")) is not None and s.get(f"{W}val") == style]


def _restyle(paragraph: Any, style: str) -> None:
    paragraph.find(f"{W}pPr/{W}pStyle").set(f"{W}val", style)


def _xml(text: str) -> Any:
    return parse_xml(
        text.replace(" ", f" {nsdecls('w')} ", 1) if " " in text else text.replace("/>", f" {nsdecls('w')}/>")
    )


def _remove(*elements: Any) -> None:
    assert elements
    for element in elements:
        element.getparent().remove(element)


def title_removed(core: Any) -> None:
    _remove(*core.iter("{http://purl.org/dc/elements/1.1/}title"))


def language_removed(styles: Any) -> None:
    _remove(*_all(styles, "lang"))


def language_american(styles: Any) -> None:
    for language in _all(styles, "lang"):
        language.set(f"{W}val", "en-US")


def heading_level_skipped(body: Any) -> None:
    _restyle(_styled(body, "Heading3")[0], "Heading4")


def no_heading_1(body: Any) -> None:
    _restyle(_styled(body, "Heading1")[0], "Subtitle")


def heading_faked_in_bold(body: Any) -> None:
    heading = next(p for p in _styled(body, "Heading3") if words(p) == "Returns not received")
    _restyle(heading, "Normal")
    for run in _all(heading, "r"):
        run.insert(0, _xml("<w:rPr ><w:b/></w:rPr>"))


def bullets_typed(body: Any) -> None:
    for point in _styled(body, "NumberedBullet"):
        _restyle(point, "Normal")
        text = _all(point, "t")[0]
        text.text = f"• {text.text}"


def hyphens_typed(body: Any) -> None:
    for point in _styled(body, "NumberedBullet"):
        _restyle(point, "Normal")
        text = _all(point, "t")[0]
        text.text = f"- {text.text}"


def header_row_flag_removed(body: Any) -> None:
    _remove(_all(body, "tblHeader")[1])


def alt_text_removed(body: Any) -> None:
    for told in body.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"):
        told.attrib.pop("descr")


def low_contrast(body: Any) -> None:
    run = next(run for run in _all(body, "r") if words(run).startswith("The plan has three aims"))
    run.insert(0, _xml('<w:rPr ><w:color w:val="A6A6A6"/></w:rPr>'))


def low_contrast_on_a_cell(body: Any) -> None:
    run = next(run for run in _all(body, "r") if words(run) == "Traced decisions")
    cell = next(run.iterancestors(f"{W}tc"))
    for old in cell.findall(f"{W}tcPr/{W}shd"):
        cell.find(f"{W}tcPr").remove(old)
    cell.find(f"{W}tcPr").append(_xml('<w:shd w:val="clear" w:color="auto" w:fill="FFC000"/>'))
    run.insert(0, _xml('<w:rPr ><w:color w:val="C00000"/></w:rPr>'))


def colour_only(body: Any) -> None:
    """Take the word out of every rating of the exceptions and leave its colour in the cell."""
    table = next(t for t in _all(body, "tbl") if t.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val") == "Exceptions")
    for row in _all(table, "tr")[1:]:
        cell = _all(row, "tc")[1]
        for run in _all(cell, "r"):
            run.getparent().remove(run)
        cell.find(f"{W}tcPr").append(_xml('<w:shd w:val="clear" w:color="auto" w:fill="B3261E"/>'))


def link_says_click_here(body: Any) -> None:
    [text] = [text for link in _all(body, "hyperlink") for text in _all(link, "t")]
    text.text = "click here"


def cells_merged(body: Any) -> None:
    row = next(row for row in _all(body, "tr") if words(row).startswith("Audited accounts"))
    first, second = row.findall(f"{W}tc")
    first.find(f"{W}tcPr").insert(1, _xml('<w:gridSpan w:val="2"/>'))
    _remove(second)


def empty_row_for_space(body: Any) -> None:
    row = next(row for row in _all(body, "tr") if words(row).startswith("Audited accounts"))
    for text in _all(row, "t"):
        text.text = ""


def empty_paragraphs_for_space(body: Any) -> None:
    heading = _styled(body, "Heading2")[1]
    for _ in range(3):
        heading.addprevious(_xml("<w:p/>"))


def table_not_described(body: Any) -> None:
    table = next(_all(body, "tbl")[0].iter(f"{W}tblPr"))
    _remove(table.find(f"{W}tblCaption"), table.find(f"{W}tblDescription"))


# What is spoiled, in which part, and the rule that must say so.
FAULTS: tuple[tuple[Callable[[Any], None], str, str], ...] = (
    (title_removed, CORE, "Q37"),
    (language_removed, STYLES, "Q37"),
    (language_american, STYLES, "Q37"),
    (heading_faked_in_bold, BODY, "Q35"),
    (heading_level_skipped, BODY, "Q36"),
    (no_heading_1, BODY, "Q36"),
    (header_row_flag_removed, BODY, "Q38"),
    (alt_text_removed, BODY, "Q39"),
    (colour_only, BODY, "Q40"),
    (bullets_typed, BODY, "Q42"),
    (hyphens_typed, BODY, "Q42"),
    (low_contrast, BODY, "Q43"),
    (low_contrast_on_a_cell, BODY, "Q43"),
    (link_says_click_here, BODY, "Q44"),
    (cells_merged, BODY, "Q45"),
    (empty_row_for_space, BODY, "Q46"),
    (empty_paragraphs_for_space, BODY, "Q46"),
    (table_not_described, BODY, "Q47"),
)


def spoiled(paper: bytes, fault: Callable[[Any], None], name: str) -> bytes:
    """Return a copy of a paper with one fault put into one of its parts."""
    root = part(paper, name)
    fault(root)
    return repack(paper, {name: etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)})

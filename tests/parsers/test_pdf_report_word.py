"""Plans written in Word and printed by LibreOffice, as a council's own reports are."""

from dataclasses import dataclass
from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from invented_plan import HEADINGS, rows
from plan_tables import AGREED, as_agreed, messages, rules
from report_pages import Point

from paperclerk import libreoffice
from parsers import word_plan
from parsers.pdf_report import read_plan

pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(not libreoffice.is_present(), reason="LibreOffice is not on this machine"),
]


@dataclass(frozen=True)
class Setting:
    """How a council sets its table in Word."""

    style: str = "Table Grid"
    landscape: bool = True
    bullet: str = "\uf0b7"
    bullet_font: str = "Symbol"
    font: str = "Liberation Sans"
    size: float = 11
    after: float = 6
    line: float = 1.0
    repeat: bool = True
    justified: bool = False
    centred_officers: bool = False
    keep_rows: bool = False
    banner: bool = False
    prose_after: bool = False
    numbered: str = "{}. "


SETTINGS = {
    "bullets-of-symbol": Setting(),
    "bullets-of-wingdings": Setting(bullet="\uf0a7", bullet_font="Wingdings"),
    "bullets-of-courier": Setting(bullet="o", bullet_font="Courier New"),
    "dashes": Setting(bullet="–", bullet_font="Liberation Sans", font="Liberation Serif"),
    "upright": Setting(landscape=False, size=9),
    "headings-once": Setting(repeat=False, size=12),
    "wide-lines": Setting(line=1.5, after=12),
    "tight": Setting(after=0, size=12),
    "justified": Setting(justified=True),
    "centred-officers": Setting(centred_officers=True),
    "rows-kept-whole": Setting(keep_rows=True),
    "no-borders": Setting(style="Normal Table", after=4, prose_after=True),
    "no-borders-headings-once": Setting(style="Normal Table", repeat=False, size=12),
    "lines-between-rows": Setting(style="Light List", prose_after=True),
    "shaded-rows": Setting(style="Medium Shading 1"),
    "banner-over-headings": Setting(banner=True),
    "carlito": Setting(font="Carlito", size=10),
    "narrow-columns": Setting(landscape=False, size=13, numbered="Recommendation {}: "),
}


@pytest.fixture(scope="module")
def written(tmp_path_factory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("reports")
    return {name: write(setting, folder / f"{name}.docx") for name, setting in SETTINGS.items()}


@pytest.fixture(scope="module")
def reports(written) -> dict[str, Path]:
    made = libreoffice.to_pdf(list(written.values()))
    return {name: made[path] for name, path in written.items()}


@pytest.mark.parametrize("name", SETTINGS)
def test_a_plan_written_in_word_is_read_whole(reports, name):
    reading = read_plan(reports[name].read_bytes(), f"{name}.pdf")
    assert as_agreed(reading.plan) == AGREED
    assert not {"I04", "I05", "I06", "I09"} & set(rules(reading))
    assert bool(messages(reading, "I07")) == SETTINGS[name].banner
    assert reading.plan.organisation == "Northmere Borough Council"
    assert reading.plan.title == "Governance Renewal Plan"


@pytest.mark.parametrize("name", SETTINGS)
def test_a_plan_is_read_from_word_as_it_is_from_its_print(written, reports, name):
    printed = read_plan(reports[name].read_bytes(), f"{name}.pdf").plan
    reading = word_plan.read_plan(written[name].read_bytes(), f"{name}.docx")
    assert as_agreed(reading.plan) == AGREED
    assert not {"I04", "I05", "I06", "I09", "I10"} & set(rules(reading))
    assert bool(messages(reading, "I07")) == SETTINGS[name].banner
    assert (reading.plan.organisation, reading.plan.title) == (printed.organisation, printed.title)
    assert [(d.id, d.due, d.lead, d.supporting) for d in reading.plan.deliverables()] == [
        (d.id, d.due, d.lead, d.supporting) for d in printed.deliverables()
    ]
    assert reading.plan.officers.titles == printed.officers.titles


def write(setting: Setting, path: Path) -> Path:
    document = docx.Document()
    section = document.sections[0]
    if setting.landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = setting.font, Pt(setting.size)
    document.add_paragraph("Northmere Borough Council")
    document.add_paragraph("Report to Cabinet")
    document.add_paragraph("This report asks Cabinet to agree the plan that follows, point by point. " * 3)
    document.add_heading("Governance Renewal Plan", 1)
    number = numbering(document, setting)
    table = document.add_table(rows=1, cols=4, style=setting.style)
    if setting.banner:
        table.rows[0].cells[0].merge(table.rows[0].cells[3]).text = "Renewal, stage one"
        table.add_row()
    for cell, heading in zip(table.rows[-1].cells, HEADINGS, strict=True):
        cell.text = heading
        cell.paragraphs[0].runs[0].bold = True
    if setting.repeat:
        for row in table.rows:
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cells in rows(numbered=setting.numbered):
        row = table.add_row()
        if setting.keep_rows:
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for column, (cell, paragraphs) in enumerate(zip(row.cells, cells, strict=True)):
            fill(cell, paragraphs, setting, number, centred=column == 3 and setting.centred_officers)
    if setting.prose_after:
        document.add_heading("8. Risk management", 1)
        document.add_paragraph("Cabinet may decide otherwise, and its reasons would be set out in the minutes. " * 4)
    document.save(path)
    return path


def fill(cell, paragraphs, setting: Setting, number: int, *, centred: bool) -> None:
    for index, words in enumerate(paragraphs):
        paragraph = cell.add_paragraph() if index else cell.paragraphs[0]
        paragraph.add_run(words.text if isinstance(words, Point) else words)
        paragraph.paragraph_format.space_after = Pt(setting.after)
        paragraph.paragraph_format.line_spacing = setting.line
        if setting.justified:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if isinstance(words, Point):
            paragraph.paragraph_format.space_after = Pt(0)
            properties = paragraph._p.get_or_add_pPr()
            properties.append(
                parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')
            )


def numbering(document, setting: Setting) -> int:
    part = document.part.numbering_part.element
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        f'<w:numFmt w:val="bullet"/><w:lvlText w:val="{setting.bullet}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr>'
        f'<w:rPr><w:rFonts w:ascii="{setting.bullet_font}" w:hAnsi="{setting.bullet_font}" w:hint="default"/></w:rPr>'
        "</w:lvl></w:abstractNum>"
    )
    part.insert(0, abstract)
    part.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    assert part.find(qn("w:num")) is not None
    return 77


def test_a_recommendation_joined_over_several_rows_is_one(tmp_path):
    document = docx.Document()
    table = document.add_table(rows=1, cols=5, style="Table Grid")
    headings = ("Recommendation", "Action", "Output", "Lead officer", "Timescale")
    told = [
        ("R1 Openness", "Publish a register of interests.", "A register", "Head of Law", "31 May 2031"),
        ("", "Train members.", "Trained members", "Head of People", "June 2031"),
        ("", "Ask residents.", "What residents say", "", "30 September 2031"),
        ("R2 Thrift", "Write a savings plan.", "A savings plan", "Director of Finance", "31 July 2031"),
    ]
    for cell, heading in zip(table.rows[0].cells, headings, strict=True):
        cell.text = heading
    for words in told:
        for cell, text in zip(table.add_row().cells, words, strict=True):
            cell.text = text
    table.cell(1, 0).merge(table.cell(3, 0))
    table.cell(2, 3).merge(table.cell(3, 3))
    document.save(tmp_path / "merged.docx")
    made = libreoffice.to_pdf([tmp_path / "merged.docx"])
    printed = read_plan(made[tmp_path / "merged.docx"].read_bytes(), "merged.pdf").plan
    typed = word_plan.read_plan((tmp_path / "merged.docx").read_bytes(), "merged.docx").plan
    for plan in (printed, typed):
        first, second = plan.recommendations
        assert (first.title, second.title) == ("Openness", "Thrift")
        assert [a.text for a in first.activities] == [words[1] for words in told[:3]]
        assert [(d.text, d.lead, d.due and d.due.isoformat()) for d in first.deliverables] == [
            ("A register", "Head of Law", "2031-05-31"),
            ("Trained members", "Head of People", "2031-06-30"),
            ("What residents say", "Head of People", "2031-09-30"),
        ]


def test_a_cell_shared_by_recommendations_holds_for_each_with_a_finding(tmp_path):
    document = docx.Document()
    table = document.add_table(rows=1, cols=4, style="Table Grid")
    told = [
        ("Recommendation", "Action", "Responsible officer", "By when"),
        ("1. Openness", "Publish a register of interests.", "Head of Law", "31 May 2031"),
        ("2. Training", "Train members in the code of conduct.", "", "30 June 2031"),
        ("3. Thrift", "Write a savings plan.", "Director of Finance", "31 July 2031"),
    ]
    for row, words in zip([table.rows[0], *(table.add_row() for _ in told[1:])], told, strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text
    table.cell(1, 2).merge(table.cell(2, 2))
    document.save(tmp_path / "shared.docx")
    made = libreoffice.to_pdf([tmp_path / "shared.docx"])
    printed = read_plan(made[tmp_path / "shared.docx"].read_bytes(), "shared.pdf")
    typed = word_plan.read_plan((tmp_path / "shared.docx").read_bytes(), "shared.docx")
    for reading in (printed, typed):
        assert [(d.text, d.lead) for d in reading.plan.deliverables()] == [
            ("Publish a register of interests.", "Head of Law"),
            ("Train members in the code of conduct.", "Head of Law"),
            ("Write a savings plan.", "Director of Finance"),
        ]
        [message] = messages(reading, "I15")
        assert message.startswith("Recommendation 2 shares its cell under “Responsible officer”")
        assert len(messages(reading, "I14")) == 1

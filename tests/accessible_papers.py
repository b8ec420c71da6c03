"""Papers as we make them, for the checker of what a screen reader finds: every layout, from a cycle with everything.

The Cabinet report also has what its author may bring and none of ours holds: a link and a picture.
"""

import io
import struct
import zlib

import docx
from builders import a_small_cycle, an_authors_table, an_update
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from rich_cycle import a_rich_cycle, the_findings, the_last_issue
from word_reading import TEMPLATES

from paperclerk.assembly import assurance_pack, cabinet_report, stabilisation_plan
from paperclerk.charts.drawing import draw
from paperclerk.domain.author import AuthorSection, AuthorWords, paragraph_block
from paperclerk.domain.cycle import Cycle
from paperclerk.domain.findings import Finding
from paperclerk.domain.front_page import FrontPage
from paperclerk.domain.layouts import LAYOUTS as LAYOUTS_OF_REPORTS
from paperclerk.domain.papers import Paper, TableLayout
from paperclerk.domain.ratings import Rag
from paperclerk.ooxml.repack import repack
from paperclerk.rules.paper_access import LOOKS_AT
from paperclerk.rules.paper_register import check_report
from paperclerk.word.papers import render
from parsers import report_register

LAYOUTS = ("four-columns", "six-columns", "cards", "pack", "pack with pictures", "report")


def a_paper(layout: str) -> bytes:
    """Return a paper in Word; `small` is a report of few pages, for what is done to it many times."""
    plan = stabilisation_plan.assemble(a_rich_cycle(), the_last_issue("stabilisation-plan"))
    six = stabilisation_plan.assemble(a_rich_cycle(), the_last_issue("stabilisation-plan"), TableLayout.SIX_COLUMNS)
    pack = assurance_pack.assemble(a_rich_cycle(), the_findings(), the_last_issue())
    papers: dict[str, tuple[Paper, str]] = {
        "four-columns": (plan, "stabilisation-plan"),
        "six-columns": (six, "stabilisation-plan-six-columns"),
        "cards": (plan, "stabilisation-plan-cards"),
        "pack": (pack, "assurance-pack"),
        "pack with pictures": (pack, "assurance-pack"),
        "report": (cabinet_report.assemble(a_rich_cycle(), _words(), the_findings()), "cabinet-report"),
        "small": (cabinet_report.assemble(_a_small_cycle(), _words(), ()), "cabinet-report"),
    }
    paper, template = papers[layout]
    made = render(paper, TEMPLATES / f"{template}.docx", draw if "pictures" in layout else None)
    return _with_link_and_picture(made) if layout in ("report", "small") else made


def what_is_found(content: bytes, file: str) -> list[Finding]:
    """Return what the checker finds in a file for a screen reader to miss."""
    reports = report_register.read_report(content, file, {}).reports
    assert reports
    return [found for report in reports for found in check_report(report) if found.rule in LOOKS_AT]


def _a_small_cycle() -> Cycle:
    return a_small_cycle(an_update("D4.1", rag=Rag.RED))


def _words() -> AuthorWords:
    blocks = (
        paragraph_block("The plan has three aims:", "lead-in"),
        paragraph_block("decisions that can be traced;", "bullet"),
        paragraph_block("accounts that are audited; and", "bullet"),
        paragraph_block("members who are supported.", "bullet"),
        an_authors_table(("Aim", "Year"), ("Traced decisions", "2031"), ("Audited accounts", "2032")),
    )
    written = {"summary": blocks}
    plain = (paragraph_block("There is nothing more to say of this than the appendices say."),)
    sections = tuple(
        AuthorSection(id=section.id, heading=section.heading, blocks=written.get(section.id, plain))
        for section in LAYOUTS_OF_REPORTS["2024"].written_by_author()
    )
    return AuthorWords(sections=sections, front=FrontPage(subject="Progress of the plan"))


def _with_link_and_picture(made: bytes) -> bytes:
    """Return a report with a link and a picture put after its last paragraph, as an author does it in Word."""
    document = docx.Document(io.BytesIO(made))
    line = document.add_paragraph("The panel's words are in ", style="Normal")
    link = OxmlElement("w:hyperlink")
    link.set(
        qn("r:id"),
        document.part.relate_to("https://anywhere.example/panel", RELATIONSHIP_TYPE.HYPERLINK, is_external=True),
    )
    run = line.add_run("the report of the Independent Panel")
    link.append(run._r)
    line._p.append(link)
    picture = document.add_paragraph().add_run().add_picture(io.BytesIO(_a_picture()), Cm(3))
    picture._inline.docPr.set("descr", "A bar chart: 20 deliverables complete, 21 in progress, 3 not started.")
    out = io.BytesIO()
    document.save(out)
    return repack(out.getvalue())


def _a_picture() -> bytes:
    """Return a small blue square as a PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\x1b\x2a\x4a" * 8 for _ in range(8))
    header = struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")

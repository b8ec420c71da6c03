"""A workspace with something exempt in every place a source allows: a made-up name and an amount in each, to be sought.

Recommendation 6, deliverable D4.2, figure K1 and risk R1 are exempt; what was reported of D5.1 in March is, and what
the Director of Finance asks to be decided; of the author's words a section, the financial implications and an appendix.
"""

import io
from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import docx
from builders import FINANCE, LAST_PERIOD, MONITORING, a_deliverable, a_period, a_plan
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree
from office_pictures import a_png
from workspaces import a_workspace, an_office, drop_return, good_answers

from paperclerk.domain.front_page import FrontPage
from paperclerk.domain.layouts import LAYOUTS
from paperclerk.domain.plan import Activity, Dependency, Kpi, Milestone, Plan, Recommendation, Risk
from paperclerk.domain.publicity import Exemption, ExemptUpdate
from paperclerk.ooxml.package import open_package
from paperclerk.ooxml.repack import repack
from paperclerk.steps.adopt_plan import adopt_plan
from paperclerk.steps.findings_on_record import accept_finding, findings_on_record
from paperclerk.steps.reporting_cycle import reporting_cycle
from paperclerk.word.author_blank import write_blank
from paperclerk.word.author_desk import FOOTNOTES_TYPE

PERIOD, BEFORE = a_period(), a_period(LAST_PERIOD)
INTEREST = "Telling it now would harm the council in a contest that is still open."
MONEY = Exemption(paragraphs=(3,), public_interest=INTEREST)
LAWYERS = Exemption(paragraphs=(5,), public_interest=INTEREST)
LAYOUT = "2024"

_NAMES = [first + last for first, last in product(
    ("Brand", "Corv", "Dulm", "Eskw", "Fjord", "Grint", "Harv", "Ilmb"),
    ("elow", "ashen", "inster", "owick", "umber", "edine", "acott", "ilgar", "othane", "ustric"),
)]  # fmt: skip


class Plants:
    """Texts that are planted, each with a name of its own, by the words for where it was put."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self._left = iter(_NAMES)

    def text(self, where: str) -> str:
        """Return a text to plant, the same for the same place."""
        if where not in self.names:
            self.names[where] = next(self._left)
        number = list(self.names).index(where) + 11
        return f"Terms were settled with {self.names[where]} Holdings for £{number},{number}7,{number}3"

    def name(self, where: str) -> str:
        """Return a name to plant where a sentence has no room."""
        self.text(where)
        return self.names[where]

    def found_in(self, content: bytes) -> list[str]:
        """Return the places whose name stands in these bytes."""
        folded = content.decode("utf-8", "ignore").casefold() + content.decode("utf-16-le", "ignore").casefold()
        return [where for where, name in self.names.items() if name.casefold() in folded]


def a_planted_plan(plants: Plants) -> Plan:
    """Return a plan with exempt parts, and a text planted in each of their cells."""

    def planted(item: str, **more: Any) -> Any:
        return a_deliverable(
            item,
            text=plants.text(f"plan: text of {item}"),
            due_basis=plants.text(f"plan: basis of {item}"),
            success_measure=plants.text(f"plan: measure of {item}"),
            milestones=(Milestone(id="m1", text=plants.text(f"plan: milestone of {item}"), due=date(2031, 5, 12)),),
            due=date(2031, 8, 17),
            **more,
        )

    bare = a_plan(
        a_deliverable("D4.1"), planted("D4.2", exemption=MONEY), a_deliverable("D5.1"), planted("D6.1", lead=FINANCE)
    )
    hidden = Recommendation(
        number=6,
        title=plants.text("plan: recommendation"),
        activities=(
            Activity(id="A6.1", text=plants.text("plan: activity"), items=(plants.text("plan: point of an activity"),)),
        ),
        dependencies=(Dependency(text=plants.text("plan: dependency")),),
        deliverables=bare.recommendations[2].deliverables,
        accountable_officers=(FINANCE,),
        exemption=LAWYERS,
    )
    return bare.model_copy(
        update={
            "recommendations": (*bare.recommendations[:2], hidden),
            "kpis": (
                Kpi(id="K1", recommendation=4, text=plants.text("plan: figure"), target=plants.text("plan: target"),
                    baseline=plants.text("plan: baseline"), source=plants.text("plan: source"), exemption=MONEY),
                Kpi(id="K2", recommendation=4, text="Questions answered in ten days", baseline="61%", target="90%"),
            ),
            "risks": (
                Risk(id="R1", recommendation=4, text=plants.text("plan: risk"), likelihood=4, impact=5,
                     mitigation=plants.text("plan: mitigation"), owner=MONITORING, exemption=MONEY),
                Risk(id="R2", recommendation=5, text="Nobody reads the register", likelihood=2, impact=3,
                     mitigation="A reminder each month", owner=FINANCE),
            ),
            "exempt_updates": (
                ExemptUpdate(period=PERIOD.key, ref="D5.1", exemption=MONEY),
                ExemptUpdate(period="", ref=FINANCE, exemption=MONEY),
            ),
        }
    )  # fmt: skip


def a_planted_workspace(folder: Path, plants: Plants, settings: str = "") -> Path:
    """Make the workspace, run its two months, and accept on record all that stops publication."""
    workspace = a_workspace(folder, plan=a_planted_plan(plants), settings=settings)
    office = an_office(workspace)
    adopt_plan(office, by="Cabinet")
    _drop_returns(workspace, plants)
    for period in (BEFORE, PERIOD):
        path = office.workspace.folder / "papers" / period.key / "cabinet-report.docx"
        path.parent.mkdir(parents=True)
        path.write_bytes(an_authors_file(plants))
        reporting_cycle(office, period.key)
    accept_all(workspace)
    return workspace


def accept_all(workspace: Path) -> None:
    """Accept every finding that stops publication, on record."""
    for found in findings_on_record(an_office(workspace)):
        if found.blocks:
            accept_finding(an_office(workspace), found.id, by="A Clerk", reason="Known, and said to the board.")


def _drop_returns(workspace: Path, plants: Plants) -> None:
    earlier = good_answers("D4.1", BEFORE) | _told(plants, "D4.2", "February, in Word", rag="Red")
    drop_return(workspace, MONITORING, earlier, BEFORE)
    drop_return(workspace, FINANCE, good_answers("D5.1", BEFORE) | good_answers("D6.1", BEFORE), BEFORE, ".xlsx")
    registers = {
        "R1_likelihood": "4",
        "R1_mitigation": plants.text("Word return: mitigation"),
        "R1_comment": plants.text("Word return: comment on the risk"),
        "K1_actual": plants.text("Word return: figure"),
        "K1_comment": plants.text("Word return: comment on the figure"),
        "K2_actual": "72%",
        "D4_2_m2_text": plants.text("Word return: milestone"),
        "D4_2_m2_forecast": "19 September 2031",
    }
    told = good_answers("D4.1", PERIOD) | _told(plants, "D4.2", "Word return") | registers
    name = f"{plants.name('Word return: file name')} deal.docx"
    path = drop_return(workspace, MONITORING, told, PERIOD, ".docx", name=name)
    path.write_bytes(_touched_word(path.read_bytes(), plants))
    exempt = _told(plants, "D5.1", "Excel return", rag="Red") | _told(plants, "D6.1", "Excel return, exempt part")
    exempt |= {"return_decisions": plants.text("Excel return: decisions"), "R2_likelihood": "2", "R2_impact": "3"}
    name = f"{plants.name('Excel return: file name')} deal.xlsx"
    path = drop_return(workspace, FINANCE, exempt, PERIOD, ".xlsx", name=name)
    path.write_bytes(_with_title(path.read_bytes(), plants.text("Excel return: properties")))
    broken = path.with_name(f"{plants.name('file set aside: file name')} terms.docx")
    broken.write_bytes(path.read_bytes()[:2000])


def _told(plants: Plants, item: str, where: str, **changes: str) -> dict[str, str]:
    """Return answers on an item with a text planted in each that takes words."""
    said = {
        field: plants.text(f"{where}: {field} of {item}")
        for field in ("narrative", "next_steps", "evidence", "recovery_action", "slip_reason")
        if where != "February, in Word" or field == "narrative"
    }
    return good_answers(item, PERIOD, **{"rag": "Amber", "forecast": "17 August 2031", **said, **changes})


def _touched_word(content: bytes, plants: Plants) -> bytes:
    """Return a Word return with a comment, words outside the boxes, a header and properties of somebody's own."""
    document = docx.Document(io.BytesIO(content))
    loose = document.add_paragraph(plants.text("Word return: outside the boxes"))
    document.add_comment(loose.runs, plants.text("Word return: comment in the margin"), author="An Owner")
    document.core_properties.title = plants.text("Word return: properties")
    return _saved(document)


def an_authors_file(plants: Plants, *more: tuple[str, tuple[str, ...]]) -> bytes:
    """Return an author's file with exempt parts, and things planted where readers do not look.

    Args:
        plants: where the texts come from.
        more: further sections of the author's own, each a heading with its paragraphs.
    """
    sections = {one.id: (f"Words on {one.id}.",) for one in LAYOUTS[LAYOUT].written_by_author()}
    mark = f"Exempt, paragraph 3. Public interest: {INTEREST}"
    sections["financial"] = (mark, plants.text("author: body of a section of the layout"))
    appendix = plants.text("author: appendix")
    sections["appendices"] = (f"Appendix C: {appendix} (exempt, paragraph 3. Public interest: {INTEREST})",)
    own = (plants.text("author: heading"), (mark, plants.text("author: body"), "The table follows."))
    known = FrontPage(
        wards="none", key_decision=False, call_in=True, exempt=True, exemption="Appendix C, paragraph 3",
        as_printed={"subject": "Progress", "report_of": "Cass Okoro, Chief Executive",
                    "author": "Ada Thorne, Officer", "cabinet_members": "Bo Lark, Resources",
                    "exemption": "Appendix C, paragraph 3"},
    )  # fmt: skip
    blank = write_blank(
        layout=LAYOUT, organisation="Borough of Anywhere", body="Cabinet", meeting=date(2031, 4, 22),
        period_label="March 2031", known=known, sections=sections, own_sections=(own, *more),
    )  # fmt: skip
    return _touched_author(blank, plants)


def _touched_author(content: bytes, plants: Plants) -> bytes:
    document = docx.Document(io.BytesIO(content))
    follows = next(one for one in document.paragraphs if one.text == "The table follows.")
    table = document.add_table(rows=2, cols=2)
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = plants.text("author: table") if number == 3 else f"Cell {number}"
    follows._p.addnext(table._tbl)
    public = next(one for one in document.paragraphs if one.text.startswith("Words on summary"))
    document.add_comment(public.runs, plants.text("author: comment"), author="An Author")
    _add_run(public, plants.text("author: hidden text"), "w:vanish")
    _delete(public, plants.text("author: tracked deletion"))
    run = public.add_run()
    picture = run.add_picture(io.BytesIO(a_png(plants.text("author: note in a picture"))))
    picture._inline.docPr.set("descr", "A grey square, for everybody to see.")
    picture._inline.docPr.set("name", plants.text("author: name of a picture"))
    _touch_exempt(document, table._tbl, plants)
    document.sections[0].header.add_paragraph(plants.text("author: header"))
    document.sections[0].footer.add_paragraph(plants.text("author: footer"))
    document.core_properties.title = plants.text("author: title in the properties")
    document.core_properties.keywords = plants.text("author: keywords")
    document.core_properties.author = plants.name("author: name in the properties")
    return _saved(document)


def _touch_exempt(document: Any, after: Any, plants: Plants) -> None:
    """Put a picture and a footnote into the section that is exempt, after an element of it."""
    line = document.add_paragraph("A picture and a note follow.")
    after.addnext(line._p)
    picture = line.add_run().add_picture(io.BytesIO(a_png("another")))
    picture._inline.docPr.set("descr", plants.text("author: alternative text"))
    picture._inline.docPr.set("name", plants.text("author: name of an exempt picture"))
    said = "".join(
        f'<w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p>'
        for text in (plants.text("author: footnote"), plants.text("author: second line of a footnote"))
    )
    notes = f'<w:footnotes {nsdecls("w")}><w:footnote w:id="1">{said}</w:footnote></w:footnotes>'
    part = Part(PackURI("/word/footnotes.xml"), FOOTNOTES_TYPE, notes.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    line._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:footnoteReference w:id="1"/></w:r>'))


def _add_run(paragraph: Any, text: str, flag: str) -> None:
    run = paragraph.add_run(text)
    run._r.get_or_add_rPr().append(OxmlElement(flag))


def _delete(paragraph: Any, text: str) -> None:
    deleted = OxmlElement("w:del")
    deleted.set(qn("w:id"), "901")
    deleted.set(qn("w:author"), "An Author")
    run = OxmlElement("w:r")
    gone = OxmlElement("w:delText")
    gone.text = text
    run.append(gone)
    deleted.append(run)
    paragraph._p.append(deleted)


def _with_title(content: bytes, text: str) -> bytes:
    root = open_package(content).xml("docProps/core.xml")
    title = root.find("{http://purl.org/dc/elements/1.1/}title")
    if title is None:
        title = etree.SubElement(root, "{http://purl.org/dc/elements/1.1/}title")
    title.text = text
    return repack(content, {"docProps/core.xml": etree.tostring(root)})


def _saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def files_under(folder: Path) -> Iterator[Path]:
    """Yield every file under a folder, in order."""
    yield from (path for path in sorted(folder.rglob("*")) if path.is_file())

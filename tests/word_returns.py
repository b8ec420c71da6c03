"""A Word return with milestones, risks and figures, for tests to do to it what people and programs do."""

from collections.abc import Callable
from datetime import date

from builders import MONITORING, a_deliverable, a_period, a_plan
from lxml import etree

from paperclerk.domain.forms import FormItem, ReturnForm
from paperclerk.domain.plan import Kpi, Milestone, Risk
from paperclerk.domain.returns import Return
from paperclerk.ooxml.package import open_package
from paperclerk.ooxml.repack import repack
from paperclerk.ooxml.wordml import W, find, value
from paperclerk.word.return_form import write_return_form
from parsers import word_return

PLAN = a_plan()
STEPS = (
    Milestone(id="m1", text="Scope agreed", due=date(2031, 4, 14)),
    Milestone(id="m2", text="Draft out", due=date(2031, 5, 14)),
)
RISKS = (Risk(id="R1", text="Savings fail", likelihood=4, impact=5), Risk(id="R3", text="Managers leave"))
KPIS = (Kpi(id="K1", text="Urgent decisions", baseline="23", target="5"),)
ANSWERS = {
    "return_reported_by": "Dee Farrow, Deputy Monitoring Officer",
    "D4_1_rag": "Amber",
    "D4_1_status": "In progress",
    "D4_1_narrative": "The draft was agreed.",
    "D4_1_m1_forecast": "20 April 2031",
    "D4_1_m2_forecast": "1 June 2031",
    "D4_1_m3_text": "Vote in Council",
    "D4_1_m3_due": "1 July 2031",
    "D4_1_m3_actual": "3 March 2031",
    "R1_likelihood": "3",
    "R1_impact": "5",
    "R1_mitigation": "Tracker in use.\n• weekly",
    "R3_comment": "No change.",
    "K1_actual": "11 per cent",
    "K1_comment": "March",
}
READ = (
    STEPS[0].model_copy(update={"forecast": date(2031, 4, 20)}),
    STEPS[1].model_copy(update={"forecast": date(2031, 6, 1)}),
    Milestone(id="m3", text="Vote in Council", due=date(2031, 7, 1), actual=date(2031, 3, 3)),
)


def a_form(answers: dict[str, str] | None = None, **changes: object) -> bytes:
    """Return a form with milestones on D4.1, risks and figures, filled in with `ANSWERS` unless others are given."""
    items = [a_deliverable("D4.1", milestones=STEPS), a_deliverable("D4.2")]
    given = {
        "organisation": PLAN.organisation, "plan_title": PLAN.title, "plan_version": PLAN.version,
        "period": a_period(), "owner": MONITORING, "returns_due": date(2031, 4, 5), "scheme": PLAN.scheme,
        "items": tuple(FormItem(deliverable=i, recommendation=4, recommendation_title="Four") for i in items),
        "risks": RISKS, "kpis": KPIS, "answers": ANSWERS if answers is None else answers,
    }  # fmt: skip
    return write_return_form(ReturnForm(**{**given, **changes}), b"a key")


def read(content: bytes) -> Return:
    return word_return.read(content, "return.docx", PLAN.scheme, PLAN.officers)


def changed(content: bytes, change: Callable[[etree._Element], object]) -> bytes:
    """Return a Word file with something done to its document."""
    root = open_package(content).xml("word/document.xml")
    change(root)
    return repack(content, {"word/document.xml": etree.tostring(root)})


def control(root: etree._Element, tag: str) -> etree._Element:
    return next(sdt for sdt in root.iter(f"{W}sdt") if value(sdt, "w:sdtPr/w:tag") == tag)


def row_of(root: etree._Element, tag: str) -> etree._Element:
    return next(control(root, tag).iterancestors(f"{W}tr"))


def unwrapped(root: etree._Element) -> None:
    """Take every control away and leave what it held, as LibreOffice 7 and mail programs do."""
    for sdt in reversed(list(root.iter(f"{W}sdt"))):
        for child in find(sdt, "w:sdtContent"):
            sdt.addprevious(child)
        sdt.getparent().remove(sdt)


def a_row(*texts: str) -> str:
    cells = (f"<w:tc><w:p><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p></w:tc>" for text in texts)
    return f"<w:tr>{''.join(cells)}</w:tr>"


def a_table(*rows: tuple[str, ...]) -> str:
    return f"<w:tbl>{''.join(a_row(*row) for row in rows)}</w:tbl>"


def rules(back: Return) -> list[str]:
    return [found.rule for found in back.findings]

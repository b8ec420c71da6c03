"""What owners write into a Word return outside its boxes is not dropped in silence; the form's words are not theirs."""

import shutil
import subprocess
import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from builders import MONITORING, a_deliverable, a_period, a_plan, an_update
from lxml import etree

from paperclerk.domain.findings import Finding
from paperclerk.domain.forms import FormItem, ReturnForm
from paperclerk.domain.plan import Kpi, Milestone, Risk
from paperclerk.domain.returns import KpiUpdate, Return
from paperclerk.ooxml.package import open_package
from paperclerk.ooxml.repack import repack
from paperclerk.ooxml.wordml import W, find, value
from paperclerk.word.return_form import write_return_form
from parsers import word_return

OUTSIDE = ("V17", "V18")
PLAN = a_plan()
STEPS = (Milestone(id="m1", text="Scope agreed", due=date(2031, 4, 14)), Milestone(id="m2", text="Draft out"))
ANSWERS = {
    "return_reported_by": "Dee Farrow, Deputy Monitoring Officer",
    "D4_1_rag": "Amber",
    "D4_1_narrative": "The draft was agreed.\n• 14 of 20 points are settled",
    "D4_1_evidence": "Council minute 12",
    "D4_1_m1_forecast": "20 April 2031",
    "D4_1_m3_text": "Vote in Council",
    "R1_impact": "5",
    "K1_actual": "11 per cent",
}


def a_form(answers: dict[str, str] | None = None, *, last: bool = True) -> bytes:
    """Return a form with milestones, risks and figures, filled in unless other answers are given."""
    items = tuple(
        FormItem(
            deliverable=item,
            recommendation=4,
            recommendation_title="Four",
            last=an_update(item.id) if last else None,
            last_period="February 2031",
        )
        for item in (a_deliverable("D4.1", milestones=STEPS), a_deliverable("D4.2"))
    )
    form = ReturnForm(
        organisation=PLAN.organisation,
        plan_title=PLAN.title,
        plan_version=PLAN.version,
        period=a_period(),
        owner=MONITORING,
        returns_due=date(2031, 4, 5),
        scheme=PLAN.scheme,
        items=items,
        risks=(Risk(id="R1", text="Savings fail", likelihood=4, impact=5, mitigation="A tracker"),),
        kpis=(Kpi(id="K1", text="Urgent decisions", baseline="23", target="5", source="The clerk"),),
        last_kpis={"K1": KpiUpdate(kpi="K1", actual="12")} if last else {},
        answers=ANSWERS if answers is None else answers,
    )
    return write_return_form(form, b"a key")


def read(content: bytes) -> Return:
    return word_return.read(content, "return.docx", PLAN.scheme, PLAN.officers)


def changed(content: bytes, change: Callable[[etree._Element], object]) -> bytes:
    """Return a Word file with something done to its document."""
    root = open_package(content).xml("word/document.xml")
    change(root)
    return repack(content, {"word/document.xml": etree.tostring(root)})


def control(root: etree._Element, tag: str) -> etree._Element:
    return next(sdt for sdt in root.iter(f"{W}sdt") if value(sdt, "w:sdtPr/w:tag") == tag)


def as_it_is(root: etree._Element) -> etree._Element:
    return root


def unwrapped(root: etree._Element) -> None:
    for sdt in reversed(list(root.iter(f"{W}sdt"))):
        for child in find(sdt, "w:sdtContent"):
            sdt.addprevious(child)
        sdt.getparent().remove(sdt)


def outside(back: Return) -> list[Finding]:
    return [found for found in back.findings if found.rule in OUTSIDE]


def words(text: str) -> etree._Element:
    """Return a paragraph of a few words."""
    paragraph = etree.Element(f"{W}p")
    etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t").text = text
    return paragraph


def cells_beside(root: etree._Element, tag: str) -> list[etree._Element]:
    return list(next(control(root, tag).iterancestors(f"{W}tr")).iter(f"{W}tc"))


def in_cell(tag: str, column: int, text: str) -> Callable[[etree._Element], None]:
    return lambda root: cells_beside(root, tag)[column].append(words(text))


def after_first_table(root: etree._Element) -> None:
    next(root.iter(f"{W}tbl")).addnext(words("The narrative above is wrong, we are Red."))


def at_the_end(root: etree._Element) -> None:
    root[0].insert(len(root[0]) - 1, words("D11.1 is really Red"))


def a_row_more(root: etree._Element) -> None:
    row = next(control(root, "D4_1_evidence").iterancestors(f"{W}tr"))
    made = etree.Element(f"{W}tr")
    for text in ("Budget", "overspent 1.2m"):
        etree.SubElement(made, f"{W}tc").append(words(text))
    row.addnext(made)


def in_a_text_box(root: etree._Element) -> None:
    paragraph = words("")
    shape = etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}pict")
    etree.SubElement(shape, f"{W}txbxContent").append(words("We need more money"))
    next(root.iter(f"{W}tbl")).addnext(paragraph)


def over_last_time(root: etree._Element) -> None:
    cell = cells_beside(root, "D4_1_rag")[-1]
    for text in cell.iter(f"{W}t"):
        text.text = "Red"


def without_mark(content: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(content)) as package:
        name = next(n for n in package.namelist() if b"return-form:1" in package.read(n) and "Props" not in n)
    return repack(content, {name: b"<gone/>"})


@pytest.mark.parametrize(
    ("change", "says", "subject"),
    [
        (in_cell("D4_1_evidence", 0, "See 5"), "“See 5” stands beside the box of D4.1, Evidence and", "D4.1"),
        (after_first_table, "“The narrative above is wrong, we are Red.” stands outside the boxes and", ""),
        (a_row_more, "“Budget / overspent 1.2m” stands outside the boxes and", ""),
        (at_the_end, "“D11.1 is really Red” stands outside the boxes and", ""),
        (in_cell("D4_1_narrative", 2, "Not so"), "“Not so” stands beside the box of D4.1, Progress", "D4.1"),
        (over_last_time, "“Red” stands beside the box of D4.1, RAG rating and", "D4.1"),
        (in_a_text_box, "“We need more money” stands outside the boxes and", ""),
    ],
)  # fmt: skip
def test_what_stands_outside_the_boxes_is_said_once_with_its_words(change, says, subject):
    found = outside(read(changed(a_form(), change)))

    assert [(one.rule, one.subject) for one in found] == [("V17", subject)]
    assert found[0].message.startswith(says)
    assert found[0].place.where


def test_what_stands_beside_an_empty_box_says_that_it_is_empty():
    found = outside(read(changed(a_form({}), in_cell("D4_1_evidence", -1, "Minute 5"))))

    assert [one.message for one in found] == [
        "“Minute 5” stands beside the empty box of D4.1, Evidence and was not read."
    ]


@pytest.mark.parametrize("part", ["header", "footer"])
def test_what_is_typed_into_a_margin_is_said(part):
    content = a_form()
    with zipfile.ZipFile(BytesIO(content)) as package:
        root = etree.fromstring(package.read(f"word/{part}.xml"))
    root.append(words("OFFICIAL"))
    root.append(words("We are Red"))

    found = outside(read(repack(content, {f"word/{part}.xml": etree.tostring(root)})))

    assert [one.message for one in found] == [f"“We are Red” stands in a {part} and was not read."]


@pytest.mark.parametrize("last", [True, False])
@pytest.mark.parametrize("answers", [{}, ANSWERS])
@pytest.mark.parametrize("marked", [True, False])
@pytest.mark.parametrize("change", [as_it_is, unwrapped])
def test_a_form_as_it_should_be_has_nothing_outside_its_boxes(last, answers, marked, change):
    content = changed(a_form(answers, last=last), change)

    assert outside(read(content if marked else without_mark(content))) == []


@pytest.mark.parametrize("change", [after_first_table, a_row_more, at_the_end, in_cell("D4_1_evidence", 0, "See 5")])
def test_a_form_that_lost_its_mark_leaves_a_doubt(change):
    found = outside(read(without_mark(changed(a_form(), change))))

    assert [one.rule for one in found] == ["V18"]


@pytest.mark.libreoffice
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not on this machine")
@pytest.mark.parametrize("by_way_of", ["docx", "odt"])
def test_a_form_saved_by_libreoffice_has_nothing_outside_its_boxes(by_way_of, tmp_path):
    content = a_form()
    for number, (suffix, to) in enumerate([("docx", by_way_of), (by_way_of, "docx")]):
        content = saved_by_libreoffice(content, suffix, to, tmp_path / str(number))

    assert outside(read(content)) == []


def saved_by_libreoffice(content: bytes, suffix: str, to: str, folder: Path) -> bytes:
    folder.mkdir()
    (folder / f"form.{suffix}").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    call = ["soffice", profile, "--headless", "--convert-to", to, "--outdir", str(folder / "made")]
    subprocess.run([*call, str(folder / f"form.{suffix}")], check=True, capture_output=True, timeout=120)
    return (folder / "made" / f"form.{to}").read_bytes()

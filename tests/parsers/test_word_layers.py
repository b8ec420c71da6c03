"""A Word return read through whatever stands between the page and the words: each layer people and programs put in."""

import copy
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from lxml import etree
from office_files import a_word_file
from word_returns import READ, a_form, a_row, a_table, changed, control, read, row_of, rules, unwrapped

from paperclerk.domain.plan import Milestone
from paperclerk.domain.ratings import Rag, Status
from paperclerk.ooxml.package import open_package
from paperclerk.ooxml.wordml import W, find

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TAGGED = '<w:sdt><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'


def xml(row: str) -> etree._Element:
    """Return a table row from its XML."""
    return etree.fromstring(row.replace("<w:tr>", f"<w:tr {NAMESPACE}>", 1))


def p(text: str) -> str:
    return f"<w:p><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"


def a_progress_table(rag_cell: str, narrative_cell: str = "<w:tc><w:p/></w:tc>") -> str:
    """Return D4.1's section with these cells beside its labels."""
    heading = '<w:p><w:pPr><w:pStyle w:val="berschrift2"/></w:pPr><w:r><w:t>D4.1 The account</w:t></w:r></w:p>'
    label = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>".format
    rows = (label("RAG rating") + rag_cell, label("Status") + label("In progress"), label("Progress this period")
            + narrative_cell)  # fmt: skip
    return f"{heading}<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def a_cell(content: str) -> str:
    return f"<w:tc>{content}</w:tc>"


IN_RUN = a_cell(f"<w:p>{TAGGED.format(tag='D4_1_rag', content='<w:r><w:t>Amber</w:t></w:r>')}</w:p>")
IN_PARAGRAPH = a_cell(TAGGED.format(tag="D4_1_rag", content=p("Amber")))
AROUND_CELL = TAGGED.format(tag="D4_1_rag", content=a_cell(p("Amber")))
OLD_LIST = a_cell(
    '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="rag"/><w:ddList><w:result w:val="1"/>'
    '<w:listEntry w:val="Red"/><w:listEntry w:val="Amber"/></w:ddList></w:ffData></w:fldChar></w:r>'
    "<w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r>"
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)


@pytest.mark.parametrize("cell", [IN_RUN, IN_PARAGRAPH, AROUND_CELL, OLD_LIST], ids=["run", "paragraph", "cell", "old"])
def test_a_rating_is_read_at_whatever_level_its_box_stands(cell):
    back = read(a_word_file(a_progress_table(cell)))

    assert (back.updates[0].rag, back.updates[0].status) == (Rag.AMBER, Status.IN_PROGRESS)
    assert back.updates[0].places["rag"].row == 1


def test_a_control_around_a_whole_row_of_milestones_hides_nothing():
    def wrap(root: etree._Element) -> None:
        row = row_of(root, "D4_1_m2_text")
        around = etree.Element(f"{W}sdt")
        etree.SubElement(around, f"{W}sdtPr")
        row.addprevious(around)
        etree.SubElement(around, f"{W}sdtContent").append(row)

    back = read(changed(a_form(), wrap))

    assert (back.updates[0].milestones, rules(back)) == (READ, [])


@pytest.mark.parametrize("with_controls", [True, False])
def test_a_milestone_table_dragged_into_another_tables_cell_is_read_there(with_controls):
    def drag(root: etree._Element) -> None:
        table = next(row_of(root, "D4_1_m1_text").iterancestors(f"{W}tbl"))
        cell = next(control(root, "D4_1_recovery_date").iterancestors(f"{W}tc"))
        row = copy.deepcopy(next(cell.iterancestors(f"{W}tr")))
        for sdt in list(row.iter(f"{W}sdt")):
            sdt.getparent().remove(sdt)
        row[1].insert(1, table)
        next(cell.iterancestors(f"{W}tr")).addnext(row)
        if not with_controls:
            unwrapped(root)

    back = read(changed(a_form(), drag))

    assert back.updates[0].milestones == READ


def test_a_row_deleted_with_tracked_changes_is_gone_and_said_and_an_inserted_one_is_there():
    def track(root: etree._Element) -> None:
        gone = row_of(root, "D4_1_m2_text")
        find(gone, "w:trPr").append(etree.Element(f"{W}del"))
        new = xml(a_row("", "Survey", "", "9 May 2031", ""))
        marks = etree.SubElement(new, f"{W}trPr")
        new.insert(0, marks)
        etree.SubElement(marks, f"{W}ins")
        gone.addnext(new)

    back = read(changed(a_form(), track))

    assert [(step.id, step.text) for step in back.updates[0].milestones] == [
        ("m1", "Scope agreed"), ("m3", "Vote in Council"), ("m6", "Survey"),
    ]  # fmt: skip
    assert sorted(rules(back)) == ["V07", "V09", "V14"]


def test_a_milestone_date_changed_with_tracked_changes_is_read_as_accepted_and_said():
    def track(root: etree._Element) -> None:
        run = next(control(root, "D4_1_m1_forecast").iter(f"{W}r"))
        deleted, inserted = etree.Element(f"{W}del"), etree.Element(f"{W}ins")
        run.addprevious(deleted)
        run.addprevious(inserted)
        new = copy.deepcopy(run)
        next(new.iter(f"{W}t")).text = "25 April 2031"
        inserted.append(new)
        next(run.iter(f"{W}t")).tag = f"{W}delText"
        deleted.append(run)

    back = read(changed(a_form(), track))

    assert back.updates[0].milestones[0].forecast == date(2031, 4, 25)
    assert [found.message for found in back.findings] == [
        "D4.1, milestone m1, Forecast date holds tracked changes; they were read as if accepted."
    ]


LINK = '<w:hyperlink r:id="r9"><w:r><w:t>the minute</w:t></w:r></w:hyperlink>'


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:r><w:t>One</w:t><w:br/><w:t>two</w:t></w:r>", "One\ntwo"),
        (f"<w:r><w:t xml:space='preserve'>See </w:t></w:r>{LINK}<w:r><w:t>.</w:t></w:r>", "See the minute."),
        ("<w:r><w:t>“It’s done” – ‘mostly’ …</w:t></w:r>", "“It’s done” – ‘mostly’ …"),
        ("<w:r><w:t>self</w:t><w:noBreakHyphen/><w:t>check</w:t></w:r>", "self\u2011check"),
        ("<w:smartTag><w:r><w:t>London</w:t></w:r></w:smartTag>", "London"),
        ("<w:ins><w:r><w:t>New</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>", "New"),
    ],
    ids=["soft break", "link", "smart quotes", "hyphen", "smart tag", "tracked"],
)
def test_an_answer_is_what_its_owner_sees(inside, text):
    content = a_word_file(a_progress_table(IN_RUN, a_cell(f"<w:p>{inside}</w:p>")))

    assert read(content).updates[0].narrative == text


def test_a_prompt_left_in_by_another_program_is_no_answer_in_any_table():
    back = read(changed(a_form({"return_reported_by": "Dee Farrow"}), unwrapped))

    assert all(update.says_nothing for update in back.updates)
    assert [step.id for step in back.updates[0].milestones] == ["m1", "m2"]
    assert (back.risks, back.kpis, rules(back)) == ((), (), [])


def test_the_form_pasted_into_a_new_document_is_read_but_for_its_mark():
    root = open_package(a_form()).xml("word/document.xml")
    unwrapped(root)
    body = "".join(etree.tostring(child, encoding="unicode") for child in root[0] if child.tag != f"{W}sectPr")
    pasted = body.replace('w:val="Heading2"', 'w:val="berschrift2"')

    back = read(a_word_file(pasted))

    assert back.metadata is None
    assert back.form is not None
    assert (back.form.period, back.updates[0].rag, back.updates[0].milestones) == ("2031-03", Rag.AMBER, READ)
    assert [risk.risk for risk in back.risks] == ["R1", "R3"]


MERGED = "<w:tc><w:tcPr><w:vMerge{}/></w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>".format


def test_a_deliverable_merged_over_two_rows_is_one_and_a_rating_merged_over_two_is_the_firsts_alone():
    heading = a_row("Deliverable", "RAG", "Progress", "Status")
    first = a_row("D4.1", "Amber", "Draft agreed", "In progress")
    second = a_row("D4.2", "", "Adopted", "Complete")
    rating = MERGED(' w:val="restart"', "Amber"), MERGED("", "")
    cell = a_cell(p("Amber")), a_cell(p(""))
    first = first.replace("<w:tc><w:p><w:r><w:t xml:space='preserve'>Amber</w:t></w:r></w:p></w:tc>", rating[0])
    second = second.replace(cell[1], rating[1], 1)

    back = read(a_word_file(f"<w:tbl>{heading}{first}{second}</w:tbl>"))

    assert [(update.deliverable, update.rag) for update in back.updates] == [("D4.1", Rag.AMBER), ("D4.2", None)]
    assert any(found.subject == "D4.2" and found.rule == "V12" for found in back.findings)


def test_a_section_typed_into_a_text_box_is_read():
    lines = "".join(
        p(line) for line in ("D4.1 The account", "RAG rating: Red", "Status: In progress", "Progress: Late")
    )
    box = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline><a:graphic><a:graphicData>"
        f"<wps:wsp><wps:txbx><w:txbxContent>{lines}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>"
        "</wp:inline></w:drawing></mc:Choice></mc:AlternateContent></w:r></w:p>"
    )

    back = read(a_word_file(box))

    assert [(u.deliverable, u.rag, u.narrative) for u in back.updates] == [("D4.1", Rag.RED, "Late")]


def test_two_tables_side_by_side_in_a_bigger_one_are_each_read():
    steps = a_table(
        ("Ref", "Milestone", "Agreed date", "Forecast date"), ("m1", "Scope", "14 April 2031", "1 May 2031")
    )
    risks = a_table(("Ref", "Risk", "Likelihood", "Impact"), ("R1", "Delay", "2", "3"))
    outer = f"<w:tbl><w:tr>{a_cell(steps + '<w:p/>')}{a_cell(risks + '<w:p/>')}</w:tr></w:tbl>"

    back = read(a_word_file(a_progress_table(IN_RUN) + outer))

    assert back.updates[0].milestones == (
        Milestone(id="m1", text="Scope", due=date(2031, 4, 14), forecast=date(2031, 5, 1)),
    )
    assert [(risk.risk, risk.likelihood, risk.impact) for risk in back.risks] == [("R1", 2, 3)]


@pytest.mark.libreoffice
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not on this machine")
@pytest.mark.parametrize("by_way_of", ["docx", "odt", "doc", "rtf"])
def test_the_tables_survive_libreoffice(by_way_of, tmp_path):
    saved = saved_by_libreoffice(a_form(), "docx", by_way_of, tmp_path / "out")
    back = read(saved if by_way_of == "docx" else saved_by_libreoffice(saved, by_way_of, "docx", tmp_path / "back"))
    plain = read(a_form())

    assert back.updates[0].milestones == READ
    assert [(r.risk, r.likelihood, r.impact, r.comment) for r in back.risks] == [
        (r.risk, r.likelihood, r.impact, r.comment) for r in plain.risks
    ]
    # The old binary format adds an empty line before a list.
    assert (back.risks[0].mitigation or "").replace("\n\n", "\n") == plain.risks[0].mitigation
    assert [(k.kpi, k.actual, k.comment) for k in back.kpis] == [(k.kpi, k.actual, k.comment) for k in plain.kpis]


def saved_by_libreoffice(content: bytes, suffix: str, to: str, folder: Path) -> bytes:
    folder.mkdir()
    (folder / f"form.{suffix}").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    made = folder / "made"
    call = ["soffice", profile, "--headless", "--convert-to", to, "--outdir", str(made), str(folder / f"form.{suffix}")]
    subprocess.run(call, check=True, capture_output=True, timeout=120)
    return (made / f"form.{to}").read_bytes()

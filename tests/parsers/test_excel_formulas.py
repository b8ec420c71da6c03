"""An answer that a formula shows is told; one that comes from outside the workbook is told and not taken."""

import io
import re
import zipfile
from xml.sax.saxutils import escape

import pytest
from builders import a_plan, rules_of
from excel_files import a_form_file, cell_of, edited, typed

from paperclerk.domain.ratings import Rag
from paperclerk.ooxml.repack import repack
from parsers import excel_return
from parsers.sheet_formulas import leads_outside

PLAN = a_plan()
FORM = a_form_file()
SHEET, WORKBOOK, LINKS = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def read(content):
    return excel_return.read(content, "return.xlsx", PLAN.scheme, PLAN.officers)


def part_of(content, name):
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(name).decode()


def with_formulas(names, formula, result):
    """Return the form with a formula in some boxes and, as Excel leaves it, what it came to."""
    spots = [cell_of(FORM, f"rtn_{name}") for name in names]
    content = edited(FORM, *(typed("Return", spot, "=ZZ9") for spot in spots))
    sheet = part_of(content, SHEET)
    for spot in spots:
        cell = f'<c r="{spot}" t="str"><f>{escape(formula)}</f><v>{escape(result)}</v></c>'
        sheet, found = re.subn(rf'<c r="{spot}"[^>]*><f>ZZ9</f><v ?/?>(</v>)?</c>', lambda _, cell=cell: cell, sheet)
        assert found == 1
    return repack(content, {SHEET: sheet.encode()})


def test_an_answer_that_a_formula_shows_is_taken_and_told():
    back = read(with_formulas(["D4_1_rag"], 'IF(1=1,"Red","Amber")', "Red"))

    assert back.updates[0].rag is Rag.RED
    assert [(f.rule, f.subject, f.place.cell) for f in back.findings] == [
        ("V20", "D4.1", cell_of(FORM, "rtn_D4_1_rag"))
    ]
    assert '“Red” is what a formula shows (=IF(1=1,"Red","Amber"))' in back.findings[0].message


@pytest.mark.parametrize(
    "formula",
    ["cmd|'/C calc'!A0", "[1]Sheet1!$A$1", "'C:\\returns\\[May.xlsx]Our sheet'!A1", "WEBSERVICE(\"http://a.example\")",
     "_xlfn.WEBSERVICE(A1)", 'HYPERLINK("http://a.example","Red")', "IF(TRUE,[2]!rating,A1)",
     "'file:///C:/May.xlsx'#$Sheet1.A1", 'dde("soffice","a.ods","A1")'],
)  # fmt: skip
def test_an_answer_from_outside_the_workbook_is_not_taken(formula):
    back = read(with_formulas(["D4_1_rag"], formula, "Red"))

    assert back.updates[0].rag is None
    assert [(f.rule, f.subject) for f in back.findings] == [("V23", "D4.1"), ("V12", "D4.1")]
    assert "so what it shows was not taken" in back.findings[0].message
    assert back.findings[1].message == "D4.1, RAG rating has no answer that could be taken."


@pytest.mark.parametrize(
    "formula",
    ["20+21", "Key!A3", "'My key'!A3", "SUM(Table1[Done])+Key!A3", "Table1[[#This Row],[Done]]", '"[1]Sheet1!A1 | x"',
     "HYPERLINKS", "INDEX(Lists!$A$1:$A$5,2)"],
)  # fmt: skip
def test_a_formula_that_stays_in_its_workbook_leads_nowhere_else(formula):
    assert not leads_outside(formula)


def test_a_formula_leads_outside_by_way_of_a_name_too():
    assert leads_outside("IF(A1>0,Their_Rating,B1)", {"THEIR_RATING"})


def test_a_formula_shared_by_cells_is_known_at_each_of_them():
    both = with_formulas(["D4_1_narrative", "D4_1_next_steps"], "A1", "As last time.")
    sheet = part_of(both, SHEET)
    sheet = sheet.replace("<f>A1</f>", '<f t="shared" si="0" ref="B20:B21">[1]S!A1</f>', 1)
    sheet = sheet.replace("<f>A1</f>", '<f t="shared" si="0"/>', 1)

    assert rules_of(read(repack(both, {SHEET: sheet.encode()})).findings) == ["V23", "V23", "V12"]


def test_many_answers_worked_out_on_one_sheet_are_told_together():
    fields = ("narrative", "next_steps", "evidence", "slip_reason", "recovery_action")
    content = with_formulas([*(f"D4_1_{field}" for field in fields), "return_decisions"], "A1", "As last time.")

    told = [f for f in read(content).findings if f.rule == "V20"]

    assert [f.place.sheet for f in told] == ["Return"]
    assert told[0].message.startswith("6 answers of the sheet “Return” are what formulas show: ")


def test_a_formula_that_leads_outside_is_told_though_it_stands_in_no_box():
    back = read(edited(FORM, typed("Key", "A3", "=cmd|'/C calc'!A0")))

    assert [(f.rule, f.place.sheet, f.place.cell) for f in back.findings if f.rule == "V21"] == [("V21", "Key", "A3")]


def linked_by(kind, target):
    link = f'<Relationship Id="rIdX" Type="{OFFICE}/{kind}" Target="{target}"/></Relationships>'
    return part_of(FORM, LINKS).replace("</Relationships>", link).encode()


@pytest.mark.parametrize(
    ("link", "said"),
    [('<externalBook/>', "another workbook (http://192.0.2.1/x.xlsx)"),
     ('<ddeLink ddeService="cmd" ddeTopic="/C calc"/>', "the program cmd (/C calc)")],
)  # fmt: skip
def test_a_workbook_linked_to_something_outside_says_to_what(link, said):
    part, rels = "xl/externalLinks/externalLink1.xml", "xl/externalLinks/_rels/externalLink1.xml.rels"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    linked = linked_by("externalLink", "externalLinks/externalLink1.xml")
    target = (
        f'<Relationships xmlns="{relations}"><Relationship Id="rId1" Type="{OFFICE}/externalLinkPath" '
        'Target="http://192.0.2.1/x.xlsx" TargetMode="External"/></Relationships>'
    )
    content = repack(
        FORM,
        {LINKS: linked, rels: target.encode(),
         part: f'<externalLink xmlns="{main}">{link}</externalLink>'.encode()},
    )  # fmt: skip

    back = read(content)

    assert [f.rule for f in back.findings] == ["V21"]
    assert f"linked to something outside it: {said}." in back.findings[0].message


def test_a_workbook_with_connections_to_data_is_told():
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    linked = linked_by("connections", "connections.xml")
    connections = f'<connections xmlns="{main}"><connection id="1" name="Query from HR"/></connections>'

    back = read(repack(FORM, {LINKS: linked, "xl/connections.xml": connections.encode()}))

    assert "a source of data (Query from HR)" in next(f.message for f in back.findings if f.rule == "V21")

"""What a workbook says of its names and sheets, and which workbooks are too heavy to read."""

import pytest
from office_files import a_workbook_file, content_of, real_files

from paperclerk.ooxml.package import PackageFault, open_package
from paperclerk.ooxml.workbook import Workbook, column_number


def the_workbook(**parts: str) -> Workbook:
    return Workbook(open_package(a_workbook_file(**parts)))


def named(refers_to: str):
    names = f'<definedName name="rtn_D4_1_rag">{refers_to}</definedName>'
    return the_workbook(names=names).names["rtn_D4_1_rag"]


@pytest.mark.parametrize(
    ("refers_to", "sheet", "cell"),
    [("Return!$B$4", "Return", "B4"), ("'My return'!$AB$12", "My return", "AB12"), ("'It''s'!B4", "It's", "B4"),
     ("Return!$B$4:$C$5", "Return", "B4"), ("Return!#REF!", None, None), ("#REF!", None, None), ("42", None, None)],
)  # fmt: skip
def test_a_name_stands_for_the_first_cell_of_what_it_refers_to(refers_to, sheet, cell):
    name = named(refers_to)

    assert (name.sheet, name.cell) == (sheet, cell)
    assert name.is_broken == ("#REF!" in refers_to)


def test_a_name_of_the_whole_workbook_comes_before_a_sheets_own():
    names = ('<definedName name="rtn_D4_1_rag" localSheetId="0">Copy!$B$4</definedName>'
             '<definedName name="rtn_D4_1_rag">Return!$B$4</definedName>')  # fmt: skip

    assert the_workbook(names=names).names["rtn_D4_1_rag"].sheet == "Return"


def test_sheets_have_their_state_and_their_part():
    assert [(sheet.name, sheet.state, sheet.part) for sheet in the_workbook().sheets] == [
        ("Return", "visible", "xl/worksheets/sheet1.xml"),
        ("Meta", "veryHidden", "xl/worksheets/sheet2.xml"),
    ]


def test_a_workbook_of_an_old_mac_counts_from_1904():
    assert the_workbook(date1904="1").counts_from_1904
    assert not the_workbook(date1904="0").counts_from_1904


def test_a_cell_absurdly_far_out_is_refused():
    far = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'

    with pytest.raises(PackageFault, match="absurdly far"):
        the_workbook(sheet_rows=far).check_weight()


def test_a_far_cell_that_is_only_coloured_does_no_harm():
    the_workbook(sheet_rows='<row r="1048576"><c r="XFD1048576" s="3"/></row>').check_weight()


def test_one_long_text_in_very_many_cells_is_refused():
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 1001))

    with pytest.raises(PackageFault) as caught:
        the_workbook(sheet_rows=rows, strings=f"<si><t>{'x' * 60_000}</t></si>").check_weight()

    assert caught.value.rule == "F06"


def test_columns_are_numbered_from_one():
    assert [column_number(letters) for letters in ("A", "Z", "AA", "XFD")] == [1, 26, 27, 16384]


@pytest.mark.parametrize("path", real_files("rag_xlsx", but=".csv"), ids=lambda path: path.name[:50])
def test_a_real_workbook_is_light_enough(path):
    workbook = Workbook(open_package(content_of(path)))

    workbook.check_weight()
    assert workbook.sheets
    assert all(name.cell or not name.sheet for name in workbook.names.values())

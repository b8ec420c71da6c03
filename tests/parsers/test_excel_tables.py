"""Milestones, risks and figures of an Excel return, read back whatever was done to their rows and sheets."""

from datetime import date, datetime

import pytest
from builders import a_plan, rules_of
from excel_files import KEY, a_full_form, edited, typed
from openpyxl import Workbook

from paperclerk.domain.plan import Milestone
from paperclerk.excel.return_form import write_return_form
from paperclerk.libreoffice import convert, is_present
from parsers import excel_return

PLAN = a_plan()
FORM = write_return_form(a_full_form(), KEY)

MILESTONES = {
    "D4.1": (
        Milestone(id="m1", text="Draft to the board", due=date(2031, 4, 15), forecast=date(2031, 4, 30)),
        Milestone(id="m2", text="First reading", due=date(2031, 3, 12), actual=date(2031, 3, 12)),
        Milestone(id="m3", text="A third reading", due=date(2031, 5, 31), forecast=date(2031, 6, 2)),
    ),
    "D4.2": (Milestone(id="m1", text="Notice given", forecast=date(2031, 5, 1)),),
}
RISKS = [
    ("R1", 4, 5, "Two officers are lent by Finance.\nA third is asked for.", "Not better than in February."),
    ("R2", 1, None, None, None),
]
KPIS = [("K1", "84%", "Two services are still to answer.")]


def read(content):
    return excel_return.read(content, "return.xlsx", PLAN.scheme, PLAN.officers)


def milestones(back):
    return {update.deliverable: update.milestones for update in back.updates}


def risks(back):
    return [(r.risk, r.likelihood, r.impact, r.mitigation, r.comment) for r in back.risks]


def kpis(back):
    return [(k.kpi, k.actual, k.comment) for k in back.kpis]


def all_is_there(back):
    return (milestones(back), risks(back), kpis(back)) == (MILESTONES, RISKS, KPIS)


def without_names(book):
    for name in [name for name in book.defined_names if name.startswith("rtn_")]:
        del book.defined_names[name]


def test_tables_filled_in_are_read_back_by_name_with_nothing_to_say_about_them():
    back = read(FORM)

    assert milestones(back) == MILESTONES
    assert risks(back) == RISKS
    assert kpis(back) == KPIS
    assert list(back.findings) == []
    assert back.read_by == "names"
    assert back.risks[0].places["impact"].where == 'sheet "Risks", cell E3'
    assert back.updates[0].places["m1_forecast"].where == 'sheet "Milestones", cell E3'


def test_a_blank_form_says_nothing_of_risks_figures_and_spare_rows():
    back = read(write_return_form(a_full_form({}), KEY))

    assert (back.risks, back.kpis) == ((), ())
    assert [[step.id for step in update.milestones] for update in back.updates] == [["m1", "m2"], ["m1"]]


def test_tables_whose_names_are_gone_are_read_by_their_headings():
    back = read(edited(FORM, without_names))

    assert all_is_there(back)
    assert list(back.findings) == []


def test_sheets_renamed_and_moved_read_the_same():
    def renamed(book):
        without_names(book)
        book["Milestones"].title = "Steps"
        book.move_sheet("Risks", 3)

    assert all_is_there(read(edited(FORM, renamed)))


def test_a_sheet_copied_and_changed_is_a_second_answer_not_a_choice():
    def copied(book):
        book.copy_worksheet(book["Risks"])["D3"] = 2

    back = read(edited(FORM, copied))

    assert back.risks[0].likelihood is None
    assert [(f.rule, f.subject, f.about) for f in back.findings] == [("V08", "R1", "likelihood")]


def test_rows_sorted_under_their_names_are_read_as_the_rows_say():
    def sorted_rows(book):
        sheet = book["Risks"]
        for column in range(1, sheet.max_column + 1):
            above, below = sheet.cell(3, column), sheet.cell(4, column)
            above.value, below.value = below.value, above.value

    back = read(edited(FORM, sorted_rows))

    assert sorted(risks(back)) == RISKS
    assert set(rules_of(back.findings)) == {"V14"}


def test_a_row_deleted_leaves_a_finding_that_names_each_answer_lost():
    def deleted(book):
        for field in ("likelihood", "impact", "mitigation", "comment"):
            book.defined_names[f"rtn_R1_{field}"].attr_text = "#REF!"
            book.defined_names[f"rtn_R2_{field}"].attr_text = book.defined_names[f"rtn_R2_{field}"].attr_text.replace(
                "$4", "$3"
            )
        book["Risks"].delete_rows(3)

    back = read(edited(FORM, deleted))

    assert risks(back) == RISKS[1:]
    assert [(f.rule, f.subject) for f in back.findings] == [("V14", "R1")]
    assert "R1, Likelihood; R1, Impact; R1, Mitigation; R1, Comment." in back.findings[0].message


def test_a_step_put_in_between_two_of_one_deliverable_is_that_ones():
    def put_in(book):
        without_names(book)
        sheet = book["Milestones"]
        sheet.insert_rows(4)
        sheet["C4"], sheet["E4"] = "Second reading", datetime(2031, 5, 2)  # noqa: DTZ001

    back = read(edited(FORM, put_in))

    added = [step for step in milestones(back)["D4.1"] if step.text == "Second reading"]
    assert [(step.id, step.forecast) for step in added] == [("m6", date(2031, 5, 2))]
    assert set(MILESTONES["D4.1"]) < set(milestones(back)["D4.1"])


def test_a_row_that_does_not_say_what_it_is_about_is_told_not_dropped():
    def unsaid(book):
        sheet = book["Risks"]
        sheet["B5"], sheet["D5"], sheet["K3"] = "A new risk", 3, "see annex"

    back = read(edited(FORM, unsaid))

    assert all_is_there(back)
    assert [(f.rule, f.place.where) for f in back.findings] == [
        ("V17", 'sheet "Risks", cell K3'), ("V17", 'sheet "Risks", cell B5'), ("V17", 'sheet "Risks", cell D5'),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "read_as"), [("4 - likely", 4), ("6", None), ("high", None), (3.0, 3), (2.5, None)]
)
def test_a_step_of_the_matrix_is_read_or_refused(written, read_as):
    back = read(edited(FORM, typed("Risks", "D3", written)))

    assert back.risks[0].likelihood == read_as
    assert ("V04" in rules_of(back.findings)) == (read_as is None)


def test_a_figure_keeps_its_unit():
    assert kpis(read(edited(FORM, typed("KPIs", "E3", 0.84, "0%"))))[0][1] == "84%"
    assert kpis(read(edited(FORM, typed("KPIs", "E3", 1234.5, "#,##0.0"))))[0][1] == "1234.5"
    assert kpis(read(edited(FORM, typed("KPIs", "E3", "1,234 "))))[0][1] == "1,234"


def test_another_table_of_risks_is_read_by_its_headings():
    book = Workbook()
    for row in (
        ["Risk ID", "What may happen", "Likelihood", "Impact", "Mitigation", "Remarks"],
        ["R1", "Too few officers", 4, 5, "Lent by Finance", "None better"],
        ["R 2", "Supplier", "2", "3 - moderate", None, None],
    ):
        book.active.append(row)
    book.active.title = "Register"

    back = read(edited(FORM, without_names, lambda form: _replaced(form, book.active)))

    assert risks(back) == [("R1", 4, 5, "Lent by Finance", "None better"), ("R2", 2, 3, None, None)]


@pytest.mark.libreoffice
@pytest.mark.skipif(not is_present(), reason="LibreOffice is not on this machine")
def test_tables_saved_by_libreoffice_read_the_same():
    back = read(convert(FORM, ".xlsx", "xlsx"))

    assert all_is_there(back)
    assert list(back.findings) == []


def _replaced(form, register):
    del form["Risks"]
    sheet = form.create_sheet("Register")
    for row in register.iter_rows(values_only=True):
        sheet.append(row)

import io

from builders import a_deliverable, a_plan, a_register
from openpyxl import load_workbook

from paperclerk.domain.meetings import Calendar
from paperclerk.domain.plan import Milestone
from paperclerk.excel.meetings_workbook import write_calendar
from paperclerk.excel.plan_workbook import write_plan


def opened(plan=None):
    return load_workbook(io.BytesIO(write_plan(plan or a_plan())))


def test_the_same_plan_gives_the_same_bytes():
    assert write_plan(a_plan()) == write_plan(a_plan())
    assert write_calendar(Calendar()) == write_calendar(Calendar())


def test_the_sheets_stand_in_the_order_people_fill_them_in():
    assert opened().sheetnames == ["Plan", "Activities", "Deliverables", "Officers", "RAG", "KPIs", "Risks"]


def test_milestones_get_a_sheet_only_when_there_are_any():
    step = Milestone(id="m1", text="A first draft")

    assert "Milestones" in opened(a_plan(a_deliverable(milestones=(step,)))).sheetnames


def test_each_sheet_prints_as_wide_as_the_page_with_its_headings_on_every_page():
    for sheet in opened():
        assert sheet.page_setup.orientation == "landscape"
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        headings = int(sheet.print_title_rows.split(":")[0].strip("$"))
        assert sheet.cell(headings, 1).font.b
        assert sheet.cell(headings, 1).value in ("Number", "Recommendation", "Ref", "Post title", "Key")


def test_dates_are_real_and_read_as_people_write_them():
    cell = opened()["Deliverables"]["D3"]

    assert cell.is_date
    assert cell.number_format == "d mmm yyyy"


def test_posts_are_offered_where_posts_go_but_nobody_is_stopped_from_typing_an_alias():
    book = opened()
    (offered,) = book["Deliverables"].data_validations.dataValidation

    assert offered.formula1 == "list_posts"
    assert not offered.showErrorMessage
    assert book.defined_names["list_posts"].attr_text.startswith("Officers!$A$3:")
    assert [row[0].value for row in book["Officers"]["A3:A5"]] == list(a_register().titles)


def test_a_text_that_begins_like_a_formula_is_kept_as_text():
    cell = opened(a_plan(a_deliverable(text="=SUM of all that was agreed")))["Deliverables"]["C3"]

    assert (cell.value, cell.data_type) == ("=SUM of all that was agreed", "s")

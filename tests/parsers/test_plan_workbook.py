import time
from datetime import date

import pytest
from builders import a_deliverable, a_plan, a_register, rules_of
from excel_files import edited, typed
from office_files import a_word_file, content_of, real_files
from openpyxl import Workbook

from paperclerk.domain.officers import Officer, OfficerRegister
from paperclerk.domain.plan import Dependency, Kpi, Milestone, Plan, Recommendation, Risk, without_places
from paperclerk.domain.ratings import Rag, RagRating, RagScheme
from paperclerk.excel.plan_workbook import write_plan
from parsers.plan_workbook import read_plan

PLAN = write_plan(a_plan())


def read(*edits, content=PLAN):
    return read_plan(edited(content, *edits), "plan.xlsx")


def fault(*edits):
    """Read the plan with something done to it, and return the one finding on it."""
    (found,) = read(*edits).findings
    return found.rule, found.place.where


def a_full_plan():
    milestones = (
        Milestone(id="m1", text="A first draft", due=date(2031, 4, 30)),
        Milestone(id="m2", text="Agreed", due=date(2031, 5, 31), forecast=date(2031, 6, 2), actual=date(2031, 6, 1)),
    )
    plan = a_plan(
        a_deliverable(supporting=("Director of Finance", "Chief Executive"), success_measure="People say so.",
                      milestones=milestones),
        a_deliverable("D4.10", due_basis="the heading\nof the column"),
        a_deliverable("D13.1", sao=None),
    )  # fmt: skip
    four_points = RagScheme(
        ratings=(
            RagRating(rag=Rag.RED, label="Red", letter="R", fill="C00000", ink="FFFFFF", definition="Will fail."),
            RagRating(rag=Rag.AMBER_RED, label="Amber/Red", letter="AR", fill="ED7D31", ink="000000"),
            RagRating(rag=Rag.AMBER_GREEN, label="Amber/Green", letter="AG", fill="000123", ink="FFFFFF"),
            RagRating(rag=Rag.GREEN, label="Green", letter="G", fill="00B050", ink="000000"),
        )
    )
    first, second = plan.recommendations
    dependency = Dependency(text="Delivery is contingent on the election.")
    return plan.model_copy(
        update={
            "introduction": ("What Cabinet agreed.", "And why."),
            "scheme": four_points,
            "recommendations": (
                first.model_copy(update={"dependencies": (dependency,), "pages": (47, 49)}),
                second,
                Recommendation(number=14, title="One without deliverables", accountable_officers=("Chief Executive",)),
            ),
            "officers": OfficerRegister(
                officers=(*a_register().officers, Officer(title="Head of Audit", vacant=True, aliases=("Audit", "HoA")))
            ),
            "kpis": (Kpi(id="K1", recommendation=4, text="Trust", baseline="10%", target="2031", source="survey"),
                     Kpi(id="K2", text="All")),
            "risks": (Risk(id="R1", recommendation=4, text="Delay", likelihood=3, impact=4, mitigation="Plan",
                           owner="Head of Audit"), Risk(id="R2", text="Money")),
        }
    )  # fmt: skip


def test_a_plan_written_is_the_plan_read():
    reading = read_plan(write_plan(a_full_plan()), "plan.xlsx")

    assert list(reading.findings) == []
    assert without_places(reading.plan) == a_full_plan()


def test_what_is_read_says_its_cell_so_that_later_checks_can_point_at_it():
    plan = read_plan(write_plan(a_full_plan()), "plan.xlsx").plan
    places = plan.deliverable("D4.10").places

    assert places["due"].where == 'sheet "Deliverables", cell D4'
    assert (places["lead"].sheet, places["lead"].cell, places["lead"].file) == ("Deliverables", "F4", "plan.xlsx")
    assert plan.recommendations[0].place.where == 'sheet "Plan", cell A13'
    assert plan.recommendations[0].activities[0].place.cell == "C3"
    assert plan.officers.officers[0].place.cell == "A3"
    assert plan.scheme.ratings[0].place.sheet == "RAG"
    assert (plan.kpis[0].place.cell, plan.risks[0].place.sheet) == ("A3", "Risks")


def test_columns_stand_in_any_order_under_any_usual_name_among_others():
    def rearranged(book):
        sheet = book["Deliverables"]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
        for area in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(area))
        sheet.delete_rows(1, sheet.max_row)
        sheet.append(["Deliverables of the plan"])
        sheet.append([])
        sheet.append(
            [
                "Notes",
                " due DATE ",
                "Lead Officer",
                "Recomendation",
                "Deliverable ",
                "ref.",
                "Senior Accountable Officer",
            ]
        )
        for row in rows:
            sheet.append(["ask Dee", row[3], row[5], row[1], row[2], row[0], row[6]])
            sheet.append([])
        sheet.title = "deliverable"

    reading = read(rearranged)

    assert list(reading.findings) == []
    assert [(d.id, d.due, d.lead, d.sao) for d in reading.plan.deliverables()] == [
        (d.id, d.due, d.lead, d.sao) for d in a_plan().deliverables()
    ]


@pytest.mark.parametrize("number", ["4", " 4 ", 4.0, "R4", "Rec 4", "Recommendation 4", "4. Put matter 4 right"])
def test_a_recommendations_number_is_read_however_it_is_typed(number):
    reading = read(typed("Deliverables", "B3", number))

    assert list(reading.findings) == []
    assert reading.plan.recommendation_of("D4.1").number == 4


@pytest.mark.parametrize("ref", ["D4.1 ", "d4.1", "4.1", 4.1, "D 4.1", "D4_1"])
def test_a_ref_is_read_however_it_is_typed(ref):
    reading = read(typed("Deliverables", "A3", ref))

    assert list(reading.findings) == []
    assert reading.plan.deliverable("D4.1") is not None


@pytest.mark.parametrize("due", ["30 June 2031", "30th Jun 2031", "2031-06-30", 48029, "30/06/2031"])
def test_a_date_is_read_however_it_is_typed(due):
    reading = read(typed("Deliverables", "D3", due, "General"))

    assert reading.plan.deliverable("D4.1").due == date(2031, 6, 30)
    assert not [found for found in reading.findings if found.blocks]


def test_a_date_that_could_be_another_is_read_the_english_way_and_said():
    reading = read(typed("Deliverables", "D3", "03/04/2031"))

    assert reading.plan.deliverable("D4.1").due == date(2031, 4, 3)
    assert [(f.rule, f.place.cell) for f in reading.findings] == [("P11", "D3")]


@pytest.mark.parametrize(
    "written",
    [
        "Director of Finance\nChief Executive",
        "Director of Finance; Chief Executive",
        "Director of Finance / Chief Executive",
        "• director of finance\r\n\n• Chief Executive;",
        "Section 151 Officer; ben.ashdown@example.org; Cass Okoro",
    ],
)
def test_officers_stand_a_line_each_or_set_apart_by_marks(written):
    reading = read(typed("Deliverables", "H3", written))

    assert list(reading.findings) == []
    assert reading.plan.deliverable("D4.1").supporting == ("Director of Finance", "Chief Executive")


def test_a_title_with_a_slash_in_it_is_one_post():
    posts = OfficerRegister(officers=(*a_register().officers, Officer(title="Head of IT / Digital")))
    reading = read(content=write_plan(a_plan(a_deliverable(lead="Head of IT / Digital"), officers=posts)))

    assert list(reading.findings) == []
    assert reading.plan.deliverable("D4.1").lead == "Head of IT / Digital"


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "rule"),
    [
        ("Plan", "A13", 4, "P01"),
        ("Deliverables", "A4", "D4.1", "P01"),
        ("RAG", "A4", "red", "P01"),
        ("Deliverables", "F3", "Director of Fiance", "P02"),
        ("Deliverables", "G3", "Somebody else", "P02"),
        ("Deliverables", "H3", "Chief Executive\nNobody", "P02"),
        ("Plan", "C12", "Director of Nothing", "P02"),
        ("Deliverables", "D3", None, "P03"),
        ("Deliverables", "D3", "tbc", "P04"),
        ("Deliverables", "D3", "31 June 2031", "P04"),
        ("Deliverables", "D3", "=TODAY()", "P04"),
        ("Deliverables", "C3", None, "P04"),
        ("Deliverables", "F3", None, "P04"),
        ("Deliverables", "F3", "Chief Executive; Monitoring Officer", "P04"),
        ("Deliverables", "A3", "first", "P04"),
        ("Activities", "B4", "Remark", "P04"),
        ("Activities", "C3", None, "P04"),
        ("Plan", "B3", None, "P04"),
        ("RAG", "A3", "purple", "P04"),
        ("RAG", "D3", "dark red", "P04"),
        ("Officers", "E3", "perhaps", "P04"),
        ("Activities", "A3", None, "P06"),
        ("Activities", "A5", 9, "P06"),
        ("Deliverables", "B3", 5, "P06"),
        ("Deliverables", "B3", None, "P06"),
        ("Deliverables", "D3", date(2032, 1, 1), "P07"),
        ("Officers", "A5", "Monitoring  officer", "P10"),
    ],
)
def test_a_fault_is_a_finding_with_its_rule_and_cell(sheet, cell, value, rule):
    findings = read(typed(sheet, cell, value)).findings

    assert (rule, f'sheet "{sheet}", cell {cell}') in [(f.rule, f.place.where) for f in findings]
    assert all(f.hint and f.message.endswith((".", "?")) for f in findings)


@pytest.mark.parametrize("alias", ["Section 151 Officer", "Director of Finance", "s.151; MO"])
def test_an_alias_that_two_posts_share_is_told(alias):
    findings = read(typed("Officers", "D5", alias)).findings

    assert [(f.rule, f.place.cell) for f in findings if f.rule == "P10"] == [("P10", "A5")]


def test_a_title_that_could_be_two_posts_is_not_chosen_between():
    shared = typed("Officers", "D5", "Section 151 Officer")
    reading = read(shared, typed("Deliverables", "F3", "Section 151 Officer"))

    assert sorted(rules_of(reading.findings)) == ["P02", "P10"]
    assert reading.plan.deliverable("D4.1").lead == "Section 151 Officer"


def test_a_misspelt_post_is_answered_with_the_one_that_is_like_it():
    (found,) = read(typed("Deliverables", "F3", "Director of Fiance")).findings

    assert "Perhaps Director of Finance?" in found.hint
    assert found.subject == "D4.1"


@pytest.mark.parametrize("sheet", ["Plan", "Activities", "Deliverables", "Officers", "RAG"])
def test_a_missing_sheet_is_told_once_and_the_rest_is_read(sheet):
    reading = read(lambda book: book.remove(book[sheet]))

    assert [f.rule for f in reading.findings if "no sheet called" in f.message] == ["P05"]
    assert reading.plan.organisation or sheet == "Plan"


def test_sheets_that_may_be_absent_may_be_absent():
    reading = read(lambda book: book.remove(book["KPIs"]), lambda book: book.remove(book["Risks"]))

    assert list(reading.findings) == []


def test_a_missing_column_is_told_with_the_row_of_headings():
    reading = read(typed("Deliverables", "D2", "Colour"))

    assert [(f.rule, f.place.row) for f in reading.findings] == [("P05", 2)]
    assert "“Due”" in reading.findings[0].message
    assert [d.due for d in reading.plan.deliverables()] == [None, None, None]


def test_a_sheet_without_headings_is_told():
    def emptied(book):
        book["Deliverables"].delete_rows(1, 10)

    assert [(f.rule, f.place.sheet) for f in read(emptied).findings] == [("P05", "Deliverables")]


def test_a_row_that_belongs_nowhere_is_left_out_and_told():
    reading = read(typed("Deliverables", "B3", 77), typed("Deliverables", "A4", "D4.1"))

    assert rules_of(reading.findings) == ["P06"]
    assert [d.id for d in reading.plan.deliverables()] == ["D4.1", "D5.1"]


def test_a_point_under_another_recommendations_activity_is_told():
    # Recommendation 4's activity, then a point of recommendation 5 before its activity.
    assert fault(typed("Activities", "A5", 5)) == ("P06", 'sheet "Activities", cell B5')


def test_a_number_merged_down_over_its_rows_counts_for_all_of_them():
    def merged(book):
        book["Activities"]["A4"] = book["Activities"]["A5"] = None
        book["Activities"].merge_cells("A3:A5")

    reading = read(merged)

    assert list(reading.findings) == []
    assert reading.plan.recommendations[0].activities[0].items == ("first", "then")


def test_a_colour_that_excel_took_for_a_number_is_still_a_colour():
    assert read(typed("RAG", "E4", 0)).plan.scheme.rating(Rag.AMBER).ink == "000000"


def test_every_fault_is_told_at_once():
    rules = rules_of(
        read(
            typed("Deliverables", "D3", None),
            typed("Deliverables", "F4", "Nobody"),
            typed("Activities", "A3", None),
            typed("RAG", "A3", "purple"),
        ).findings
    )

    assert {"P02", "P03", "P04", "P06"} <= set(rules)


@pytest.mark.parametrize(
    ("content", "rule"), [(b"", "F04"), (b"PK\x03\x04 cut short", "F02"), (b"%PDF-1.7", "F03"), (a_word_file(), "F03")]
)
def test_what_is_no_workbook_is_a_finding(content, rule):
    reading = read_plan(content, "plan.xlsx")

    assert rules_of(reading.findings) == [rule]
    assert reading.findings[0].place.file == "plan.xlsx"
    assert reading.plan == Plan()


def test_an_empty_workbook_lacks_every_sheet():
    def emptied(book: Workbook) -> None:
        book.create_sheet("Sheet1")
        for sheet in book.sheetnames[:-1]:
            del book[sheet]

    assert set(rules_of(read(emptied).findings)) == {"P05"}


@pytest.mark.parametrize("path", real_files("rag_xlsx", "hostile"), ids=lambda path: path.name)
def test_real_and_hostile_files_give_findings_within_five_seconds(path):
    content = content_of(path)
    started = time.process_time()

    reading = read_plan(content, path.name)

    assert time.process_time() - started < 5
    assert reading.findings

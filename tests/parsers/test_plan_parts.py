"""plan.xlsx of an Improvement and Recovery Plan: what is written is read, and every fault is said with its cell."""

import pytest
from builders import FINANCE, MONITORING, a_plan, rules_of
from excel_files import edited, typed
from openpyxl import load_workbook
from recovery_plan import LINKS, a_recovery_plan

from paperclerk.domain.plan import without_places
from paperclerk.domain.publicity import Exemption
from paperclerk.domain.recovery import Response
from paperclerk.excel.plan_workbook import write_plan
from parsers.plan_workbook import read_plan

PLAN = write_plan(a_recovery_plan())
MONEY = Exemption(paragraphs=(3,), public_interest="It would harm the council.")


def read(*edits):
    return read_plan(edited(PLAN, *edits), "plan.xlsx")


def fault(*edits):
    (found,) = read(*edits).findings
    return found.rule, found.place.where, found.message


def put(sheet: str, ref: str, heading: str, value: object):
    """Return the edit that types a value into the row of a Ref, under a heading, as a person would find both."""

    def edit(book) -> None:
        rows = book[sheet]
        headings = next(row for row in rows.iter_rows() if any(cell.value == heading for cell in row))
        column = next(cell.column for cell in headings if cell.value == heading)
        row = next(row for row in rows.iter_rows(min_row=headings[0].row + 1) if str(row[0].value) == ref)
        rows.cell(row[0].row, column).value = value

    return edit


def test_a_recovery_plan_written_is_the_plan_read() -> None:
    reading = read()

    assert list(reading.findings) == []
    assert without_places(reading.plan) == a_recovery_plan()


def test_marks_on_its_parts_are_read() -> None:
    plan = a_recovery_plan()
    marked = {
        name: tuple(one.model_copy(update={"exemption": MONEY}) for one in getattr(plan, name))
        for name in ("aims", "priorities", "statutory")
    }
    plan = plan.model_copy(update=marked)

    reading = read_plan(write_plan(plan), "plan.xlsx")

    assert list(reading.findings) == []
    assert without_places(reading.plan) == plan


def test_a_plan_without_parts_has_no_sheet_or_column_for_them(tmp_path) -> None:
    (tmp_path / "plan.xlsx").write_bytes(write_plan(a_plan()))
    book = load_workbook(tmp_path / "plan.xlsx")

    assert not {"Linked plans", "Aims", "Priorities", "Statutory"} & set(book.sheetnames)
    headings = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row}
    assert not {"Same as", "Priority", "Of plan"} & headings


@pytest.mark.parametrize(
    "written",
    ["D1.1", "d1_1", "1.1", "D 01.1", "SP D1.1", "Stabilisation Plan D1.1", "Stabilisation plan, D1.1", "sp: D1.1"],
)
def test_a_link_may_name_its_plan(written: str) -> None:
    reading = read(put("Deliverables", "D11.2", "Same as", written))

    assert list(reading.findings) == []
    assert {item.id: item.same_as for item in reading.plan.written() if item.same_as} == LINKS


@pytest.mark.parametrize(
    ("edit", "rule", "said"),
    [
        (put("Deliverables", "D11.2", "Same as", "D1.9"), "I30", "D11.2 is said to be the same action as D1.9, which"),
        (put("Deliverables", "D11.2", "Same as", "IRP D1.1"), "I30", "but that stands in another plan"),
        (put("Deliverables", "D11.2", "Same as", "SP D1.7"), "I30", "which is not in Stabilisation Plan"),
        (put("Deliverables", "D11.2", "Same as", "Housing plan D1.1"), "I32", "there is no such plan here"),
        (put("Deliverables", "D11.2", "Same as", "the same"), "P04", "is not the Ref of a deliverable"),
        (put("Deliverables", "D11.2", "Due", "30 June 2031"), "I37", "D11.2 is due on 30 June 2031, but the same"),
        (put("Deliverables", "D11.2", "Lead", MONITORING), "I37", f"is led by {FINANCE}"),
        (put("Deliverables", "D12.2", "Deliverable", "A repairs contract."), "I39", "in the same words as D2.1"),
        (put("Statutory", "S1", "Response", None), "I33", "S1 has no response"),
        (put("Statutory", "S1", "Response", "Maybe"), "P04", "none of Accepted, Partly accepted and Not accepted"),
        (put("Statutory", "S1", "What is done", None), "I36", "what is done, or why nothing is"),
        (put("Statutory", "S1", "Officer", None), "I36", "does not say by whom"),
        (put("Statutory", "S1", "Actions", None), "I36", "nobody will report on it"),
        (put("Statutory", "S1", "Actions", "D11.1, D99.1"), "I30", "D99.1, which is not in the plan"),
        (put("Statutory", "S1", "Actions", "D11.1 and others"), "P04", "holds more than Refs"),
        (put("Statutory", "S2", "Ref", "S1"), "P01", "S1 stands twice"),
        (put("Statutory", "S1", "Officer", "Nobody Known"), "P02", "is not a post on the sheet Officers"),
        (put("KPIs", "K1", "Target", None), "I34", "K1 has no target"),
        (put("KPIs", "K2", "Priority", "P9"), "I35", "K2 belongs to P9"),
        (put("Risks", "R2", "Priority", "soon"), "P04", "is not the Ref of a priority"),
        (put("Priorities", "P1", "Aim", "AIM9"), "I35", "P1 stands under AIM9"),
        (put("Plan", "1", "Of plan", "OLD"), "I35", "Recommendation 1 stands under OLD"),
    ],
)
def test_a_fault_is_said_with_its_cell(edit, rule: str, said: str) -> None:
    found = read(edit).findings

    assert [one.rule for one in found if said in one.message] == [rule], [str(one) for one in found]
    assert all(one.place.cell and one.hint for one in found)


def test_links_in_a_ring_are_named_and_everything_else_is_read() -> None:
    reading = read(put("Deliverables", "D1.1", "Same as", "D11.2"))

    assert rules_of(reading.findings) == ["I31", "I31"]
    # Nobody is asked twice over it, and nobody is lost: each stands for itself until the ring is broken.
    assert {"D1.1", "D11.2"} <= {item.id for item in reading.plan.deliverables()}


def test_a_link_over_a_link_ends_where_it_is_asked_for() -> None:
    emptied = (put("Deliverables", "D12.2", heading, None) for heading in ("Due", "Lead"))
    reading = read(put("Deliverables", "D12.2", "Same as", "D11.2"), *emptied)

    assert rules_of(reading.findings) == []
    assert reading.plan.same_action("D12.2") == ("D1.1", "D11.2", "D12.2")


def test_what_nothing_stands_under_is_said() -> None:
    found = read(put("Plan", "13", "Priority", None), put("Priorities", "P2", "Aim", "AIM2")).findings

    assert [(one.rule, one.subject) for one in found] == [("I38", "P3")]


@pytest.mark.parametrize("written", ["P3", "3", "Priority 3", "P3: Repairs done on time"])
def test_a_priority_may_be_written_as_people_do(written: str) -> None:
    reading = read(put("Plan", "13", "Priority", written))

    assert list(reading.findings) == []
    assert reading.plan.recommendations[-1].priority == "P3"


@pytest.mark.parametrize(
    ("written", "response"),
    [("accepted", Response.ACCEPTED), ("Accepted in part", Response.PARTLY), ("Rejected", Response.NOT_ACCEPTED)],
)
def test_a_response_may_be_written_as_people_do(written: str, response: Response) -> None:
    assert read(put("Statutory", "S1", "Response", written)).plan.statutory[0].response is response


def test_a_plan_without_parts_is_asked_nothing_of_this() -> None:
    plan = a_plan()
    twins = tuple(one.model_copy(update={"text": "The same words"}) for one in plan.recommendations[0].deliverables)
    first = plan.recommendations[0].model_copy(update={"deliverables": twins})

    content = write_plan(plan.model_copy(update={"recommendations": (first, *plan.recommendations[1:])}))
    content = edited(content, typed("KPIs", "A3", "K1"), typed("KPIs", "C3", "A figure without a target"))

    assert read_plan(content, "plan.xlsx").findings == ()

"""plan.xlsx read: the plan that people keep as a workbook, every fault in it a finding with its sheet and cell."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

from paperclerk.domain.officers import OfficerRegister
from paperclerk.domain.plan import Kpi, Plan, PlanReading, Recommendation, Risk
from paperclerk.domain.publicity import ExemptUpdate
from paperclerk.domain.ratings import THREE_POINT_SCHEME, RagScheme
from paperclerk.domain.recovery import Aim, HeldPlan, Priority, StatutoryRecommendation
from paperclerk.ooxml.package import PackageFault
from parsers.plan_front import read_front
from parsers.plan_links import check_links, check_priorities, check_responses, check_twins
from parsers.plan_parts import (
    AIMS,
    HELD_PLANS,
    PRIORITIES,
    PRIORITY,
    STATUTORY,
    read_aims,
    read_held_plans,
    read_priorities,
    read_ref,
    read_statutory,
)
from parsers.plan_publicity import EXEMPT_UPDATES, PUBLICITY, read_exempt_updates, read_exemption
from parsers.plan_registers import (
    KPIS,
    OFFICERS,
    RATINGS,
    RISKS,
    read_kpis,
    read_officers,
    read_risks,
    read_scheme,
)
from parsers.plan_rows import ACTIVITIES, DELIVERABLES, MILESTONES, RowsOfPlan
from parsers.sheet_tables import Heading, Row, Table, find_sheet, find_table, missing_headings, missing_sheet
from parsers.sheets import Book, finding_of, open_book
from parsers.typed_cells import TypedCells

RECOMMENDATIONS = (
    Heading("number", "Number", ("No", "Rec", "Recommendation number", "Rec no", "Ref", "#")),
    Heading("title", "Recommendation", ("Recommendation text", "Title", "Programme")),
    Heading("officers", "Accountable officers", ("Accountable officer", "Officers", "Accountable")),
    Heading("pages", "Report pages", ("Pages", "Page"), required=False),
    PRIORITY,
    Heading("plan", "Of plan", ("Plan", "Linked plan"), required=False),
    *PUBLICITY,
)

Read = TypeVar("Read")


class _SheetOfPlan(NamedTuple):
    """A sheet that plan.xlsx has: its name, other names for it, its headings and what it holds, in words."""

    name: str
    also: tuple[str, ...]
    headings: Sequence[Heading]
    holds: str
    required: bool = True


_PLAN = _SheetOfPlan("Plan", ("The plan", "Recommendations"), RECOMMENDATIONS, "the plan's title and recommendations")
_ACTIVITIES = _SheetOfPlan("Activities", ("Activity", "Actions"), ACTIVITIES, "what the council will do")
_DELIVERABLES = _SheetOfPlan("Deliverables", (), DELIVERABLES, "what will be delivered, when and by whom")
_MILESTONES = _SheetOfPlan("Milestones", (), MILESTONES, "dated steps", required=False)
_OFFICERS = _SheetOfPlan("Officers", ("Officer register", "Posts"), OFFICERS, "every post the plan names")
_RATINGS = _SheetOfPlan("RAG", ("RAG scheme", "RAG key", "Ratings"), RATINGS, "what the ratings are called and mean")
_KPIS = _SheetOfPlan("KPIs", (), KPIS, "figures the plan is measured by", required=False)
_EXEMPT = _SheetOfPlan(
    "Exempt updates", ("Exempt reports",), EXEMPT_UPDATES, "reports that are exempt by themselves", required=False
)
_HELD = _SheetOfPlan("Linked plans", ("Plans held",), HELD_PLANS, "the plans of this workbook", required=False)
_AIMS = _SheetOfPlan("Aims", ("Objectives",), AIMS, "the plan's aims", required=False)
_PRIORITIES = _SheetOfPlan("Priorities", (), PRIORITIES, "priorities, with the aim of each", required=False)
_STATUTORY = _SheetOfPlan(
    "Statutory", ("Statutory recommendations",), STATUTORY, "statutory recommendations and responses", required=False
)
_RISKS = _SheetOfPlan("Risks", ("Risk register",), RISKS, "risks to the plan", required=False)


def read_plan(content: bytes, file: str) -> PlanReading:
    """Read the plan from plan.xlsx; every fault in it is a finding with its cell, and nothing is raised."""
    try:
        book = open_book(content, file)
        cells = TypedCells(book.day_zero)
        return PlanReading(_read(book, cells), tuple(cells.findings))
    except PackageFault as fault:
        return PlanReading(Plan(), (finding_of(fault, content, file),))


def _read(book: Book, cells: TypedCells) -> Plan:
    nobody, three_points = OfficerRegister(), THREE_POINT_SCHEME
    officers = _from(book, cells, _OFFICERS, lambda table: read_officers(table, cells), nobody)
    scheme: RagScheme = _from(book, cells, _RATINGS, lambda table: read_scheme(table, cells), three_points)
    cells.register = officers
    front = read_front(find_sheet(book, _PLAN.name, *_PLAN.also), RECOMMENDATIONS, cells)
    rows = RowsOfPlan(cells, front.horizon)
    nothing: dict[int, Recommendation] = {}
    bare = _from(book, cells, _PLAN, lambda table: _recommendations(table, cells), nothing)
    rows.numbers = frozenset(bare)
    _from(book, cells, _ACTIVITIES, rows.read_activities, None)
    _from(book, cells, _DELIVERABLES, rows.read_deliverables, None)
    _from(book, cells, _MILESTONES, rows.read_milestones, None)
    no_kpis: tuple[Kpi, ...] = ()
    no_risks: tuple[Risk, ...] = ()
    no_updates: tuple[ExemptUpdate, ...] = ()
    plan = front.model_copy(
        update={
            "recommendations": tuple(rows.fill(recommendation) for recommendation in bare.values()),
            "officers": officers,
            "scheme": scheme,
            "kpis": _from(book, cells, _KPIS, lambda table: read_kpis(table, cells, rows.numbers), no_kpis),
            "risks": _from(book, cells, _RISKS, lambda table: read_risks(table, cells, rows.numbers), no_risks),
        }
    )
    plan = plan.model_copy(update=_parts(book, cells))
    check_links(plan, rows.links, cells)
    check_priorities(plan, cells)
    check_responses(plan, cells)
    check_twins(plan, cells)
    marked = _from(book, cells, _EXEMPT, lambda table: read_exempt_updates(table, cells, plan), no_updates)
    return plan.model_copy(update={"exempt_updates": marked})


def _parts(book: Book, cells: TypedCells) -> dict[str, object]:
    """Return what an Improvement and Recovery Plan has besides; nothing of it for a plan without these sheets."""
    plans: tuple[HeldPlan, ...] = ()
    aims: tuple[Aim, ...] = ()
    priorities: tuple[Priority, ...] = ()
    statutory: tuple[StatutoryRecommendation, ...] = ()
    return {
        "plans": _from(book, cells, _HELD, lambda table: read_held_plans(table, cells), plans),
        "aims": _from(book, cells, _AIMS, lambda table: read_aims(table, cells), aims),
        "priorities": _from(book, cells, _PRIORITIES, lambda table: read_priorities(table, cells), priorities),
        "statutory": _from(book, cells, _STATUTORY, lambda table: read_statutory(table, cells), statutory),
    }


def _from(book: Book, cells: TypedCells, wanted: _SheetOfPlan, read: Callable[[Table], Read], otherwise: Read) -> Read:
    """Read a sheet's table; a missing one is a finding where it is required, and `otherwise` stands for it."""
    sheet = find_sheet(book, wanted.name, *wanted.also)
    if sheet is None:
        if wanted.required:
            cells.findings.append(missing_sheet(book, wanted.name, wanted.holds))
        return otherwise
    table = find_table(sheet, wanted.headings)
    if table is None:
        if wanted.required or sheet.height:
            cells.findings.append(missing_headings(sheet, wanted.headings))
        return otherwise
    cells.findings += table.findings
    return read(table)


def _recommendations(table: Table, cells: TypedCells) -> dict[int, Recommendation]:
    found: dict[int, Recommendation] = {}
    for row in table.rows():
        number = cells.number(row, "number", "the number of a recommendation")
        if number is None:
            continue
        if number in found:
            first = found[number].place
            message = (
                f"Recommendation {number} stands twice; only the first, in {first.cell if first else '?'}, was read."
            )
            cells.say("P01", message, "Give each recommendation its own number.", row.cell("number").place,
                      subject=str(number))  # fmt: skip
            continue
        found[number] = _recommendation(row, cells, number)
    if not found:
        cells.say("P04", "The plan has no recommendations.", "Add them below the headings.", table.sheet.home)
    return found


def _recommendation(row: Row, cells: TypedCells, number: int) -> Recommendation:
    what, subject = f"Recommendation {number}", str(number)
    return Recommendation(
        number=number,
        title=cells.text(row, "title", f"{what}, its text", required=True, subject=subject),
        accountable_officers=cells.posts(row, "officers", f"{what}, Accountable officers", required=True,
                                         subject=subject),
        pages=_pages(cells.text(row, "pages", f"{what}, Report pages")),
        priority=read_ref(row, "priority", "P", f"{what}, Priority", cells, subject),
        plan=cells.text(row, "plan", f"{what}, Of plan", subject=subject),
        exemption=read_exemption(row, cells, what, subject),
        place=row.cell("number").place,
        places=row.places,
    )  # fmt: skip


def _pages(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"[0-9]{1,5}", text))

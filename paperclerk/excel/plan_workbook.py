"""plan.xlsx: the plan as a workbook that people edit; what stands in it is what counts."""

from collections.abc import Iterator, Sequence

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from paperclerk.domain.plan import Plan
from paperclerk.domain.ratings import Rag
from paperclerk.excel.plan_parts import (
    NOTES,
    PUBLICITY,
    part_sheets,
    publicity_of,
    with_links,
    with_places_in_plan,
    with_priorities,
)
from paperclerk.excel.sheets import (
    DATE_FORMAT,
    FONT,
    PALE,
    TEXT_FORMAT,
    Column,
    Value,
    add_name,
    finished,
    height_of,
    put,
    put_in_box,
    put_note,
    put_table,
    set_up_page,
    set_widths,
)

_PLAN = (Column("Number", 16), Column("Recommendation", 74), Column("Accountable officers", 44),
         Column("Report pages", 14, TEXT_FORMAT), *PUBLICITY)  # fmt: skip
_ACTIVITIES = (Column("Recommendation", 16), Column("Kind", 14), Column("Text", 100))
_DELIVERABLES = (
    Column("Ref", 9, TEXT_FORMAT), Column("Recommendation", 16), Column("Deliverable", 46),
    Column("Due", 13, DATE_FORMAT), Column("Basis of due date", 22), Column("Lead", 25), Column("SAO", 22),
    Column("Supporting", 27), Column("Success measure", 30), *PUBLICITY,
)  # fmt: skip
_MILESTONES = (Column("Deliverable", 14, TEXT_FORMAT), Column("Ref", 9, TEXT_FORMAT), Column("Milestone", 80),
               Column("Due", 14, DATE_FORMAT), Column("Forecast", 14, DATE_FORMAT),
               Column("Actual", 14, DATE_FORMAT))  # fmt: skip
_OFFICERS = (Column("Post title", 46), Column("Name", 26), Column("E-mail", 38), Column("Aliases", 40),
             Column("Vacant", 10))  # fmt: skip
_RAG = (Column("Key", 14), Column("Label", 16), Column("Letter", 9), Column("Fill", 11, TEXT_FORMAT),
        Column("Ink", 11, TEXT_FORMAT), Column("Definition", 90))  # fmt: skip
_KPIS = (Column("Ref", 9, TEXT_FORMAT), Column("Recommendation", 16), Column("KPI", 60),
         Column("Baseline", 22, TEXT_FORMAT), Column("Target", 22, TEXT_FORMAT), Column("Source", 40),
         *PUBLICITY)  # fmt: skip
_RISKS = (Column("Ref", 9, TEXT_FORMAT), Column("Recommendation", 16), Column("Risk", 60), Column("Likelihood", 12),
          Column("Impact", 12), Column("Mitigation", 60), Column("Owner", 32), *PUBLICITY)  # fmt: skip
_EXEMPT_UPDATES = (Column("Period", 14, TEXT_FORMAT), Column("Ref", 40, TEXT_FORMAT), *PUBLICITY)

_NOTES = {
    **NOTES,
    "Plan": "The plan as Cabinet agreed it. Officers: one post a line (Alt+Enter), each as on the sheet Officers. "
    "Publicity, here and on the other sheets: empty, or “Exempt, paragraph 3” (1 to 7), or “Confidential”.",
    "Activities": "In the plan's order. Kind: Activity; Item for a point under the activity above it; Dependency.",
    "Deliverables": "Each Ref once (D4.1). Due is the agreed date. The lead rates it, the SAO signs it off; "
    "posts as on the sheet Officers.",
    "Milestones": "Dated steps towards a deliverable: m1, m2... Due is the agreed date.",
    "Officers": "Every post the plan names, once. Aliases: other titles people write for it, one a line. "
    "Vacant: Yes when nobody holds it.",
    "RAG": "What the ratings are called and mean here. Key is one of red, amber_red, amber, amber_green, green; "
    "Fill and Ink are colours as RRGGBB.",
    "KPIs": "Figures the plan is measured by. Leave the recommendation empty for one of the whole plan.",
    "Risks": "Likelihood and impact as steps of the council's own matrix. Leave the recommendation empty for one "
    "of the whole plan.",
    "Exempt updates": "What was reported that is exempt though the item is not. Period: 2031-03, or empty for all. "
    "Ref: D4.1, R1, K1, or a lead's post for the decisions it asks for.",
}  # fmt: skip


def write_plan(plan: Plan) -> bytes:
    """Return plan.xlsx for a plan, ready for people to work on; reading it gives the same plan."""
    workbook = Workbook()
    _write_front(workbook.active, plan)
    for title, columns, rows in part_sheets(plan):
        _add(workbook, title, columns, rows, "B3")
    activities = _add(workbook, "Activities", _ACTIVITIES, list(_activity_rows(plan)), "A3")
    columns, rows = with_links(plan, _DELIVERABLES, list(_deliverable_rows(plan)))
    deliverables = _add(workbook, "Deliverables", columns, rows, "B3")
    if milestones := list(_milestone_rows(plan)):
        _add(workbook, "Milestones", _MILESTONES, milestones, "C3")
    officers = _add(workbook, "Officers", _OFFICERS, list(_officer_rows(plan)), "B3")
    rag = _add(workbook, "RAG", _RAG, [(r.rag.value, r.label, r.letter, r.fill, r.ink, r.definition)
                                       for r in plan.scheme.ratings], "B3")  # fmt: skip
    _show_colours(rag, plan)
    _add_registers(workbook, plan)
    if plan.exempt_updates:
        _add(workbook, "Exempt updates", _EXEMPT_UPDATES, [(one.period, one.ref, *publicity_of(one.exemption))
                                                           for one in plan.exempt_updates], "A3")  # fmt: skip
    # Empty rows below the posts, so that a post typed there is offered at once.
    add_name(workbook, "list_posts", "Officers!$A$3:$A$200")
    _offer(deliverables, "F3:G500", "list_posts")
    _offer(activities, "B3:B1000", '"Activity,Item,Dependency"')
    _offer(rag, "A3:A20", f'"{",".join(Rag)}"')
    _offer(officers, "E3:E200", '"Yes,No"')
    return finished(workbook, plan.title or "Plan")


def _add_registers(workbook: Workbook, plan: Plan) -> None:
    kpis = [
        (k.id, k.recommendation, k.text, k.baseline, k.target, k.source, *publicity_of(k.exemption)) for k in plan.kpis
    ]
    _add(workbook, "KPIs", *with_priorities(plan.kpis, _KPIS, kpis), "B3")
    risks = [
        (r.id, r.recommendation, r.text, r.likelihood, r.impact, r.mitigation, r.owner, *publicity_of(r.exemption))
        for r in plan.risks
    ]
    _add(workbook, "Risks", *with_priorities(plan.risks, _RISKS, risks), "B3")


def _write_front(sheet: Worksheet, plan: Plan) -> None:
    sheet.title = "Plan"
    set_widths(sheet, _PLAN)
    put_note(sheet, 1, _NOTES["Plan"], _PLAN)
    row = 2
    for label, value in _front_rows(plan):
        sheet.merge_cells(start_row=row, start_column=2, end_row=row, end_column=3)
        put(sheet.cell(row, 1), label)
        put(sheet.cell(row, 2), value, DATE_FORMAT if label in ("Horizon", "Agreed on") else TEXT_FORMAT)
        for column in (1, 2, 3):
            put_in_box(sheet.cell(row, column))
        sheet.cell(row, 1).font = Font(name=FONT, bold=True)
        sheet.cell(row, 1).fill = PatternFill("solid", fgColor=PALE)
        sheet.row_dimensions[row].height = height_of([(str(value or ""), _PLAN[1].width + _PLAN[2].width)])
        row += 1
    rows = [
        (r.number, r.title, "\n".join(r.accountable_officers), ", ".join(map(str, r.pages)), *publicity_of(r.exemption))
        for r in plan.recommendations
    ]
    columns, shown = with_places_in_plan(plan, _PLAN, rows)
    set_widths(sheet, columns)
    put_table(sheet, row + 1, columns, shown)
    set_up_page(sheet, title_rows=f"{row + 1}:{row + 1}", footer=plan.title)


def _front_rows(plan: Plan) -> Iterator[tuple[str, Value]]:
    yield "Title", plan.title
    yield "Organisation", plan.organisation
    yield "Version", plan.version
    yield "Marking", plan.marking
    yield "Horizon", plan.horizon
    yield "Agreed by", plan.agreed_by
    yield "Agreed on", plan.agreed_on
    for paragraph in plan.introduction or ("",):
        yield "Introduction", paragraph


def _add(
    workbook: Workbook, title: str, columns: Sequence[Column], rows: Sequence[Sequence[Value]], freeze: str
) -> Worksheet:
    sheet = workbook.create_sheet(title)
    set_widths(sheet, columns)
    put_note(sheet, 1, _NOTES[title], columns)
    put_table(sheet, 2, columns, rows)
    sheet.freeze_panes = freeze
    set_up_page(sheet, title_rows="2:2")
    return sheet


def _activity_rows(plan: Plan) -> Iterator[tuple[Value, ...]]:
    for recommendation in plan.recommendations:
        for activity in recommendation.activities:
            yield recommendation.number, "Activity", activity.text
            for item in activity.items:
                yield recommendation.number, "Item", item
        for dependency in recommendation.dependencies:
            yield recommendation.number, "Dependency", dependency.text


def _deliverable_rows(plan: Plan) -> Iterator[tuple[Value, ...]]:
    for recommendation in plan.recommendations:
        for item in recommendation.deliverables:
            yield (item.id, recommendation.number, item.text, item.due, item.due_basis, item.lead, item.sao,
                   "\n".join(item.supporting), item.success_measure, *publicity_of(item.exemption))  # fmt: skip


def _milestone_rows(plan: Plan) -> Iterator[tuple[Value, ...]]:
    for item in plan.written():
        for step in item.milestones:
            yield item.id, step.id, step.text, step.due, step.forecast, step.actual


def _officer_rows(plan: Plan) -> Iterator[tuple[Value, ...]]:
    for officer in plan.officers.officers:
        yield officer.title, officer.name, officer.email, "\n".join(officer.aliases), "Yes" if officer.vacant else ""


def _show_colours(sheet: Worksheet, plan: Plan) -> None:
    for row, rating in enumerate(plan.scheme.ratings, 3):
        cell = sheet.cell(row, 2)
        cell.fill = PatternFill("solid", fgColor=rating.fill)
        cell.font = Font(name=FONT, bold=True, color=rating.ink)


def _offer(sheet: Worksheet, cells: str, choices: str) -> None:
    """Offer a list in these cells; another word may still be typed, and is checked when the plan is read."""
    offered = DataValidation(type="list", formula1=choices, allow_blank=True, showErrorMessage=False)
    sheet.add_data_validation(offered)
    offered.add(cells)

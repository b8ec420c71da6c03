"""The sheets of an Excel return form that have a row a thing: milestones, the lead's risks and the lead's figures.

Each is there when the plan has any; the headings and the ids in the first columns are part of the contract with
`parsers.excel_tables`, as the defined names of the boxes are.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from paperclerk.domain.fields import KPI_FIELDS, MILESTONE_FIELDS, RISK_FIELDS, Field, Kind
from paperclerk.domain.forms import MilestoneRow, ReturnForm
from paperclerk.domain.names import FieldName, excel_name, tag
from paperclerk.domain.periods import for_people
from paperclerk.excel.return_boxes import Choices, put_answer
from paperclerk.excel.sheets import (
    FONT,
    NOTE,
    Column,
    Value,
    add_name,
    height_of,
    let_grow,
    put,
    put_heading,
    put_in_box,
    put_note,
    set_up_page,
    set_widths,
)

MILESTONES_SHEET, RISKS_SHEET, KPIS_SHEET = "Milestones", "Risks", "KPIs"

_HEADER_ROW = 2
_TALL = 48.0

# Each of these tables is as wide as the others, so that all are printed in type of one size.
_MILESTONES = (Column("Deliverable", 12), Column("Ref", 6), Column("Milestone", 58), Column("Agreed date", 14),
               Column("Forecast date", 14), Column("Completed on", 14), Column("Last time", 42))  # fmt: skip
_RISKS = (Column("Ref", 6), Column("Risk", 32), Column("In the plan", 25), Column("Likelihood", 11),
          Column("Impact", 8), Column("Mitigation", 34), Column("Comment", 22), Column("Last time", 22))  # fmt: skip
_KPIS = (Column("Ref", 6), Column("KPI", 42), Column("Baseline", 14), Column("Target", 14), Column("Actual", 16),
         Column("Comment", 38), Column("Last time", 30))  # fmt: skip


class _Box(NamedTuple):
    """A cell the lead answers in: what it is for, and what stands in it when the form goes out."""

    name: FieldName
    field: Field
    text: Value = None


def write_tables(workbook: Workbook, form: ReturnForm) -> None:
    """Add the sheets for milestones, risks and figures that this form has a use for."""
    milestones = [_milestone(item.deliverable.id, row) for item in form.items for row in item.milestone_rows]
    spare = "Add a step of your own in an empty row under its deliverable."
    _write(workbook, MILESTONES_SHEET, _MILESTONES, milestones, form, f"When each dated step is expected. {spare}")
    steps = f"Likelihood and impact are steps of the council's risk matrix, from 1 to {form.matrix}."
    risks = [_risk(form, risk.id) for risk in form.risks]
    _write(workbook, RISKS_SHEET, _RISKS, risks, form, f"How each risk stands now. {steps}")
    kpis = [_kpi(form, kpi.id) for kpi in form.kpis]
    _write(workbook, KPIS_SHEET, _KPIS, kpis, form, "The latest figure for each, with its unit, and what it means.")


def sheets_of(form: ReturnForm) -> tuple[str, ...]:
    """Return the names of the sheets `write_tables` adds."""
    there = {
        MILESTONES_SHEET: any(item.milestone_rows for item in form.items),
        RISKS_SHEET: form.risks,
        KPIS_SHEET: form.kpis,
    }
    return tuple(name for name, is_there in there.items() if is_there)


def _write(
    workbook: Workbook,
    title: str,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Value | _Box]],
    form: ReturnForm,
    note: str,
) -> None:
    if not rows:
        return
    sheet = workbook.create_sheet(title)
    set_widths(sheet, columns)
    put_note(sheet, 1, f"{note} White boxes are yours; grey ones are fixed.", columns)
    for number, column in enumerate(columns, 1):
        put_heading(sheet.cell(_HEADER_ROW, number), column.heading)
    choices = Choices(sheet)
    for row, values in enumerate(rows, _HEADER_ROW + 1):
        _write_row(sheet, row, columns, values, form, choices)
    sheet.freeze_panes = f"A{_HEADER_ROW + 1}"
    sheet.protection.sheet = True
    sheet.protection.formatRows = sheet.protection.formatColumns = False
    set_up_page(sheet, title_rows=f"{_HEADER_ROW}:{_HEADER_ROW}", footer=f"{title}, {form.period.label}: {form.owner}")


def _write_row(
    sheet: Worksheet,
    row: int,
    columns: Sequence[Column],
    values: Sequence[Value | _Box],
    form: ReturnForm,
    choices: Choices,
) -> None:
    shown: list[tuple[str, float]] = []
    smallest = 20.0
    for number, (column, value) in enumerate(zip(columns, values, strict=True), 1):
        cell = sheet.cell(row, number)
        if isinstance(value, _Box):
            answer = form.answers.get(tag(*value.name), value.text)
            put_answer(cell, value.field, answer)
            choices.add(value.field, cell.coordinate)
            add_name(sheet.parent, excel_name(*value.name), f"{sheet.title}!${cell.column_letter}${row}")
            smallest = _TALL if value.field.kind is Kind.TEXT else smallest
            shown.append((answer if isinstance(answer, str) else "", column.width))
        else:
            _put_fixed(sheet, row, number, value)
            shown.append((str(value or ""), column.width))
    let_grow(sheet, row, height_of(shown, smallest))


def _put_fixed(sheet: Worksheet, row: int, column: int, value: Value) -> None:
    cell = sheet.cell(row, column)
    put(cell, value)
    put_in_box(cell)
    cell.font = Font(name=FONT, color=NOTE)
    cell.fill = PatternFill("solid", fgColor="F2F2F2")


def _milestone(item: str, row: MilestoneRow) -> list[Value | _Box]:
    step = row.milestone
    known: dict[str, Value] = {"text": step.text or None, "due": step.due or ("No date agreed" if row.agreed else None)}
    boxes = [
        _Box(
            FieldName(item, field.name, step.id),
            field.model_copy(update={"locked": row.agreed and field.name in ("text", "due")}),
            known.get(field.name),
        )
        for field in MILESTONE_FIELDS.values()
    ]
    last = row.last
    said = [
        f"{word} {for_people(day)}"
        for word, day in (("Forecast", last and last.forecast), ("Done", last and last.actual))
        if day
    ]
    return [item, step.id, *boxes, "\n".join(said)]


def _risk(form: ReturnForm, id: str) -> list[Value | _Box]:
    risk = next(risk for risk in form.risks if risk.id == id)
    last = form.last_risks.get(id)
    before = (
        [form.last_periods.get(id), _steps(last.likelihood, last.impact), last.mitigation, last.comment] if last else []
    )
    plan = [_steps(risk.likelihood, risk.impact), risk.mitigation]
    return [id, risk.text, _lines(plan), *_boxes(id, RISK_FIELDS), _lines(before)]


def _kpi(form: ReturnForm, id: str) -> list[Value | _Box]:
    kpi = next(kpi for kpi in form.kpis if kpi.id == id)
    last = form.last_kpis.get(id)
    before = [form.last_periods.get(id), last.actual, last.comment] if last else []
    text = f"{kpi.text}\nSource: {kpi.source}" if kpi.source else kpi.text
    return [id, text, kpi.baseline, kpi.target, *_boxes(id, KPI_FIELDS), _lines(before)]


def _boxes(item: str, fields: dict[str, Field]) -> Iterator[_Box]:
    return (_Box(FieldName(item, field.name), field) for field in fields.values())


def _steps(likelihood: int | None, impact: int | None) -> str:
    said = [f"{name} {step}" for name, step in (("likelihood", likelihood), ("impact", impact)) if step]
    return ", ".join(said).capitalize()


def _lines(said: Sequence[str | None]) -> str:
    return "\n".join(line for line in said if line)

"""Reports with a plan table, printed for tests and read back."""

from collections.abc import Sequence
from typing import Any

from invented_plan import HEADINGS, PLAN, rows
from report_pages import Cell, Press, Style

from paperclerk.domain.plan import Plan, PlanReading
from parsers.pdf_report import read_plan

WIDTHS = (180, 190, 190, 180)

# What stands around the table: the press's own words for it, with what they take.
Around = Sequence[tuple[Any, ...]]


def as_agreed(plan: Plan) -> list[tuple[object, ...]]:
    """Return what a plan says, for comparison with what was printed."""
    return [
        (
            r.number,
            r.title,
            [(a.text, a.items) for a in r.activities],
            [d.text for d in r.deliverables],
            list(r.accountable_officers),
            [d.text for d in r.dependencies],
        )
        for r in plan.recommendations
    ]


AGREED = [
    (n, p.title, list(p.activities), list(p.deliverables), list(p.officers), list(p.dependencies))
    for n, p in enumerate(PLAN, 1)
]


def report(
    style: Style | None = None,
    headings: Sequence[str] = HEADINGS,
    widths: Sequence[float] = WIDTHS,
    cells: Sequence[Sequence[Cell]] | None = None,
    before: Around = (),
    after: Around = (),
) -> bytes:
    """Print a report with a front page, a title, the table, and what stands around it."""
    press = Press(style or Style())
    press.line("Northmere Borough Council", 16, bold=True)
    press.line("Report to Cabinet", 14)
    press.prose("This report asks Cabinet to agree the plan that follows. It answers the panel point by point.")
    press.line("Governance Renewal Plan", 14, bold=True)
    for deed, *told in before:
        getattr(press, deed)(*told)
    press.y += 10
    press.table(widths, headings, rows() if cells is None else cells)
    press.y += 20
    for deed, *told in after:
        getattr(press, deed)(*told)
    return press.pdf()


def printed(*told: Any, **changes: Any) -> PlanReading:
    """Print a report and read its plan."""
    return read_plan(report(*told, **changes), "report.pdf")


def rules(reading: PlanReading) -> list[str]:
    """Return the rules of a reading's findings."""
    return [found.rule for found in reading.findings]


def messages(reading: PlanReading, rule: str) -> list[str]:
    """Return what the findings of one rule say."""
    return [found.message for found in reading.findings if found.rule == rule]

"""Plans read out of published reports in PDF."""

import pytest
from invented_plan import HEADINGS, PLAN, rows
from report_pages import Press, Style

from paperclerk.domain.plan import Plan, PlanReading
from parsers.pdf_report import read_plan

WIDTHS = (180, 190, 190, 180)


def as_agreed(plan: Plan) -> list[tuple[object, ...]]:
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


def printed(style: Style, headings=HEADINGS, widths=WIDTHS, cells=None, before=(), after=()) -> PlanReading:
    press = Press(style)
    press.line("Northmere Borough Council", 16, bold=True)
    press.line("Report to Cabinet", 14)
    press.prose("This report asks Cabinet to agree the plan that follows. It answers the panel point by point.")
    press.line("Governance Renewal Plan", 14, bold=True)
    for kind, *told in before:
        getattr(press, kind)(*told)
    press.y += 10
    press.table(widths, headings, rows() if cells is None else cells)
    press.y += 20
    for kind, *told in after:
        getattr(press, kind)(*told)
    return read_plan(press.pdf(), "report.pdf")


STYLES = {
    "as a word processor prints it": Style(),
    "without a line under a row that runs on": Style(closing_line=False),
    "without sides": Style(borders="open"),
    "with lines between rows only": Style(borders="levels"),
    "without any lines": Style(borders="none", row_gap=6),
    "without any lines, headings shaded": Style(borders="none", row_gap=6, shaded=True),
    "headings on the first page only": Style(repeat_headings=False),
    "no lines, headings on the first page only": Style(borders="none", row_gap=6, repeat_headings=False),
    "upright pages": Style(page=(595, 842), size=8, margin=40),
    "wrapped lines end with a space": Style(keep_spaces=True),
    "paragraphs no further apart than lines": Style(gap=0, keep_spaces=True),
    "small pages, rows over several": Style(page=(842, 330)),
    "nothing bold": Style(bold_titles=False, bold_headings=False),
    "wide lines": Style(leading=1.5, gap=9),
}


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES.keys())
def test_a_plan_is_read_whole_however_its_table_is_set(style):
    narrow = style.page[0] < 600
    plan, _ = printed(style, widths=tuple(w * 0.69 for w in WIDTHS) if narrow else WIDTHS)
    assert as_agreed(plan) == AGREED

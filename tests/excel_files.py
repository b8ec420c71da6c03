"""Excel files for tests: the Monitoring Officer's form filled in, and any workbook with something done to it."""

import io
from collections.abc import Callable
from datetime import date

from builders import MONITORING, a_deliverable, a_period, a_plan, an_update
from openpyxl import Workbook, load_workbook

from paperclerk.domain.forms import FormItem, ReturnForm
from paperclerk.domain.plan import Kpi, Milestone, Plan, Risk
from paperclerk.excel.return_form import write_return_form

KEY = b"the test key"

ANSWERS = {
    "return_reported_by": "Dee Poole, Deputy Monitoring Officer",
    "return_signed_off_by": "Chief Executive",
    "return_signed_off_on": "2 April 2031",
    "return_decisions": "Cabinet to extend the contract by May.",
    "D4_1_rag": "Amber",
    "D4_1_status": "In progress",
    "D4_1_percent": "60",
    "D4_1_forecast": "31 July 2031",
    "D4_1_narrative": "The draft is written.\n\n- 14 of 20 points are settled\n- the board saw it on 12 March",
    "D4_1_next_steps": "Settle the six points that are left.",
    "D4_1_evidence": "Board minute 7",
    "D4_1_slip_reason": "Two members asked for a second reading.",
    "D4_1_recovery_action": "A second meeting of the board",
    "D4_1_recovery_owner": "Director of Finance",
    "D4_1_recovery_date": "30 April 2031",
    "D4_2_rag": "Green",
    "D4_2_status": "Complete",
    "D4_2_percent": "100",
    "D4_2_actual": "28 March 2031",
    "D4_2_narrative": "Adopted by Council.",
    "D4_2_evidence": "Council minute 12",
}


def a_form(answers: dict[str, str] | None = None, plan: Plan | None = None, last: str = "") -> ReturnForm:
    """Return the Monitoring Officer's form, filled in with `ANSWERS` unless others are given.

    Args:
        answers: what stands in the boxes, by tag.
        plan: the plan; the usual one unless given.
        last: what was reported as progress last time, in place of the usual words.
    """
    plan = plan or a_plan()
    changes = {"narrative": last} if last else {}
    items = tuple(
        FormItem(
            deliverable=item,
            recommendation=4,
            recommendation_title="Put matter 4 right",
            last=an_update(item.id, **changes),
            last_period="February 2031",
        )
        for item in plan.led_by(MONITORING)
    )
    return ReturnForm(
        organisation=plan.organisation,
        plan_title=plan.title,
        plan_version=plan.version,
        period=a_period(),
        owner=MONITORING,
        contact="committees@example.org",
        returns_due=a_period().cut_off,
        scheme=plan.scheme,
        items=items,
        answers=ANSWERS if answers is None else answers,
    )


def a_form_file(answers: dict[str, str] | None = None, *edits: Callable[[Workbook], object]) -> bytes:
    """Return the form as an Excel file, filled in with `ANSWERS` unless others are given, then edited."""
    return edited(write_return_form(a_form(answers), KEY), *edits)


def edited(content: bytes, *edits: Callable[[Workbook], object]) -> bytes:
    """Return a workbook with something done to it, as a person in Excel would have done it."""
    if not edits:
        return content
    book = load_workbook(io.BytesIO(content))
    for edit in edits:
        edit(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def typed(sheet: str, cell: str, value: object, number_format: str = "") -> Callable[[Workbook], None]:
    """Return the edit that types a value into a cell."""

    def edit(book: Workbook) -> None:
        book[sheet][cell] = value
        if number_format:
            book[sheet][cell].number_format = number_format

    return edit


def cell_of(content: bytes, name: str) -> str:
    """Return the cell that a name of the workbook stands for: `B14`."""
    book = load_workbook(io.BytesIO(content))
    return str(book.defined_names[name].attr_text).rpartition("!")[2].replace("$", "")


TABLE_ANSWERS = {
    "D4_1_m1_forecast": "30 April 2031",
    "D4_1_m2_actual": "12 March 2031",
    "D4_1_m3_text": "A third reading",
    "D4_1_m3_due": "31 May 2031",
    "D4_1_m3_forecast": "2 June 2031",
    "D4_2_m1_forecast": "1 May 2031",
    "R1_likelihood": "4",
    "R1_impact": "5",
    "R1_mitigation": "Two officers are lent by Finance.\nA third is asked for.",
    "R1_comment": "Not better than in February.",
    "R2_likelihood": "1",
    "K1_actual": "84%",
    "K1_comment": "Two services are still to answer.",
}


def a_full_form(answers: dict[str, str] | None = None) -> ReturnForm:
    """Return the form of a plan that has milestones, risks and figures, filled in with all answers unless given."""
    first = (
        Milestone(id="m1", text="Draft to the board", due=date(2031, 4, 15)),
        Milestone(id="m2", text="First reading", due=date(2031, 3, 12)),
    )
    second = (Milestone(id="m1", text="Notice given"),)
    plan = a_plan(a_deliverable("D4.1", milestones=first), a_deliverable("D4.2", milestones=second))
    risks = (
        Risk(id="R1", text="Too few officers", likelihood=3, impact=4, mitigation="Ask Finance"),
        Risk(id="R2", text="The supplier fails"),
    )
    kpis = (Kpi(id="K1", text="Services that answered", baseline="60%", target="100%", source="Survey"),)
    given = {**ANSWERS, **TABLE_ANSWERS} if answers is None else answers
    return a_form(given, plan).model_copy(update={"risks": risks, "kpis": kpis})

"""plan.xlsx and who may read it: the two columns, the sheet of exempt updates, and what is wrong with either."""

import pytest
from builders import FINANCE, a_deliverable, a_plan

from paperclerk.domain.plan import Kpi, Plan, PlanReading, Risk
from paperclerk.domain.publicity import Exemption, ExemptUpdate
from paperclerk.excel.plan_workbook import write_plan
from parsers.plan_workbook import read_plan

MONEY = Exemption(paragraphs=(3, 5), public_interest="It would harm the council.")
SECRET = Exemption(confidential=True)


def a_marked_plan(**changes) -> Plan:
    plan = a_plan(a_deliverable("D4.1", exemption=MONEY), a_deliverable("D5.1"))
    first = plan.recommendations[0].model_copy(update={"exemption": SECRET})
    given = {
        "recommendations": (first, plan.recommendations[1]),
        "kpis": (Kpi(id="K1", recommendation=4, text="Fewer", exemption=MONEY),),
        "risks": (Risk(id="R1", recommendation=4, text="Delay", exemption=SECRET),),
        "exempt_updates": (
            ExemptUpdate(period="2031-03", ref="D5.1", exemption=MONEY),
            ExemptUpdate(ref=FINANCE, exemption=MONEY),
        ),
    }
    return plan.model_copy(update={**given, **changes})


def read(plan: Plan) -> PlanReading:
    return read_plan(write_plan(plan), "plan.xlsx")


def test_what_is_written_is_read_again() -> None:
    reading = read(a_marked_plan())

    plan = reading.plan
    assert reading.findings == ()
    assert plan.recommendations[0].exemption == SECRET
    assert [item.exemption for item in plan.deliverables()] == [MONEY, None]
    assert (plan.kpis[0].exemption, plan.risks[0].exemption) == (MONEY, SECRET)
    assert [(one.period, one.ref, one.exemption) for one in plan.exempt_updates] == [
        ("2031-03", "D5.1", MONEY), ("", FINANCE, MONEY),
    ]  # fmt: skip


def test_a_plan_without_the_columns_is_public(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("paperclerk.excel.plan_workbook.publicity_of", lambda _: ("", ""))

    plan = read(a_marked_plan(exempt_updates=())).plan

    assert [item.exemption for item in plan.deliverables()] == [None, None]


@pytest.mark.parametrize("written", ["Exempt", "paragraph 12", "perhaps"])
def test_a_mark_that_cannot_be_understood_stops_the_plan(written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "paperclerk.excel.plan_workbook.publicity_of", lambda mark: (written, "") if mark is MONEY else ("", "")
    )

    reading = read(a_marked_plan(exempt_updates=(), kpis=(), risks=()))

    (found,) = reading.findings
    assert (found.rule, found.subject, found.blocks) == ("P04", "D4.1", True)
    assert written in found.message
    assert found.place.cell is not None
    assert "Exempt, paragraph 3" in found.hint


def test_an_exempt_update_of_nothing_in_the_plan_stops_it() -> None:
    reading = read(a_marked_plan(exempt_updates=(ExemptUpdate(ref="D9.9", exemption=MONEY),)))

    assert [found.rule for found in reading.findings] == ["P06"]
    assert reading.plan.exempt_updates == ()


def test_a_period_that_is_none_stops_it() -> None:
    reading = read(a_marked_plan(exempt_updates=(ExemptUpdate(period="March", ref="D5.1", exemption=MONEY),)))

    assert [found.rule for found in reading.findings] == ["P04"]
    assert "2031-03" in reading.findings[0].hint

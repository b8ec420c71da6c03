"""A workspace with the invented recovery plan, adopted, its two leads' returns in, and March 2031 run."""

from pathlib import Path

from builders import FINANCE, MONITORING, a_period
from recovery_plan import a_recovery_plan
from workspaces import a_workspace, an_office, drop_return, good_answers

from paperclerk.domain.plan import Plan
from paperclerk.steps.adopt_plan import adopt_plan
from paperclerk.steps.reporting_cycle import reporting_cycle

PERIOD = a_period()


def a_recovery_workspace(folder: Path, plan: Plan | None = None, settings: str = "", *, law: str = "") -> Path:
    """Make the workspace and run its month; return its folder.

    Args:
        folder: where to make it.
        plan: the plan; the invented one unless given.
        settings: of the workspace; no PDFs unless given.
        law: what the Monitoring Officer says of D2.1 beside the usual answers.
    """
    workspace = a_workspace(folder, plan=plan or a_recovery_plan(), settings=settings)
    office = an_office(workspace)
    adopt_plan(office, by="Council")
    late = {"rag": "Amber", "forecast": "31 October 2031", "slip_reason": "The finance system is late.",
            "recovery_action": "Borrow two accountants", "recovery_owner": FINANCE,
            "recovery_date": "30 April 2031"}  # fmt: skip
    money = good_answers("D1.1", PERIOD, **late) | good_answers("D11.1", PERIOD)
    money |= {"K1_actual": "£3.4m", "R1_likelihood": "4", "R1_impact": "5"}
    drop_return(workspace, FINANCE, money, PERIOD, ".xlsx")
    homes = {"narrative": law} if law else {}
    said = good_answers("D2.1", PERIOD, **homes) | good_answers("D12.1", PERIOD) | good_answers("D12.2", PERIOD)
    drop_return(workspace, MONITORING, said | {"K2_actual": "61%"}, PERIOD)
    reporting_cycle(office, PERIOD.key)
    return workspace

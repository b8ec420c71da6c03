"""A stabilisation plan table before and after new returns, for tests of regenerating drafts; each made once."""

from datetime import UTC, date, datetime
from functools import cache

from builders import CHIEF, a_received_return, an_update
from rich_cycle import a_rich_cycle, the_findings, the_last_issue
from word_reading import TEMPLATES

from paperclerk.assembly import assurance_pack, cabinet_report, stabilisation_plan
from paperclerk.domain.cycle import Cycle
from paperclerk.domain.plan import Deliverable, Plan
from paperclerk.domain.ratings import Rag
from paperclerk.word.papers import render

MADE = datetime(2031, 4, 9, 12, 0, tzinfo=UTC)
NEW, GONE = "D7.9", "D4.9"


@cache
def before() -> bytes:
    """Return the table as it was when the author got it: D4.9 is in it, D7.9 is not, D1.1 is Red."""
    return _table(_cycle({"D4": _deliverable(GONE)}, Rag.RED, "The draft is late."))


@cache
def after() -> bytes:
    """Return the table of now: D1.1 is Amber and says something else, D4.9 is gone, D7.9 is new."""
    return _table(_cycle({"D7": _deliverable(NEW)}, Rag.AMBER, "The draft is with counsel.\nIt is due in May."))


@cache
def pack_before() -> bytes:
    return _pack(_cycle({"D4": _deliverable(GONE)}, Rag.RED, "The draft is late."))


@cache
def pack_after() -> bytes:
    return _pack(_cycle({"D7": _deliverable(NEW)}, Rag.AMBER, "The draft is with counsel.\nIt is due in May."))


@cache
def report_before() -> bytes:
    return _report(_cycle({"D4": _deliverable(GONE)}, Rag.RED, "The draft is late."))


@cache
def report_after() -> bytes:
    return _report(_cycle({"D7": _deliverable(NEW)}, Rag.AMBER, "The draft is with counsel.\nIt is due in May."))


def _report(cycle: Cycle) -> bytes:
    return render(cabinet_report.assemble(cycle, None, ()), TEMPLATES / "cabinet-report.docx")


def _table(cycle: Cycle) -> bytes:
    paper = stabilisation_plan.assemble(cycle, the_last_issue("stabilisation-plan"))
    return render(paper, TEMPLATES / "stabilisation-plan.docx")


def _pack(cycle: Cycle) -> bytes:
    paper = assurance_pack.assemble(cycle, the_findings(), the_last_issue())
    return render(paper, TEMPLATES / "assurance-pack.docx")


def _cycle(added: dict[str, Deliverable], rag: Rag, narrative: str) -> Cycle:
    cycle = a_rich_cycle()
    plan = _with(cycle.plan, added)
    update = an_update("D1.1", rag=rag, narrative=narrative)
    lead = next(item.lead for item in plan.deliverables() if item.id == "D1.1")
    returns = []
    for one in cycle.returns:
        others = [said for said in one.read.updates if said.deliverable != "D1.1"]
        mine = [update] if one.owner == lead else []
        returns.append(a_received_return(*mine, *others, owner=one.owner, period=one.period))
    if lead not in {one.owner for one in cycle.returns}:
        returns.append(a_received_return(update, owner=lead, period=cycle.period.key))
    return cycle.model_copy(update={"plan": plan, "baseline": plan, "returns": tuple(returns)})


def _with(plan: Plan, added: dict[str, Deliverable]) -> Plan:
    made = []
    for one in plan.recommendations:
        new = added.get(f"D{one.number}")
        made.append(one.model_copy(update={"deliverables": (*one.deliverables, new)}) if new else one)
    return plan.model_copy(update={"recommendations": tuple(made)})


def _deliverable(item: str) -> Deliverable:
    return Deliverable(
        id=item, text=f"A register for {item}", due=date(2031, 9, 30), due_basis="agreed", lead=CHIEF, sao=CHIEF
    )

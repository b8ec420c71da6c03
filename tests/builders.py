"""Builders with good defaults: a clean plan, period, return and cycle, changed only in what a test is about.

The plan is an invented council's: recommendation 4 belongs to the Monitoring Officer, recommendation 5 to the
Director of Finance. Everything in it is on time and signed, so that no rule has anything to say.
"""

import hashlib
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from paperclerk.domain.author import Block, Cell, CellLine, Stretch
from paperclerk.domain.cycle import Cycle, PastPeriod
from paperclerk.domain.findings import Finding
from paperclerk.domain.names import tag
from paperclerk.domain.officers import Officer, OfficerRegister
from paperclerk.domain.periods import Period, month_period
from paperclerk.domain.places import Place
from paperclerk.domain.plan import Activity, Deliverable, Plan, Recommendation
from paperclerk.domain.ratings import Rag, Status
from paperclerk.domain.returns import Arrival, FormIdentity, ReceivedReturn, Return, Update

MONITORING = "Monitoring Officer"
FINANCE = "Director of Finance"
CHIEF = "Chief Executive"
THIS_PERIOD = "2031-03"
LAST_PERIOD = "2031-02"


def a_deliverable(id: str = "D4.1", **changes: Any) -> Deliverable:
    """Return a deliverable due after the period, led by the Monitoring Officer (recommendation 5: Finance)."""
    given: dict[str, Any] = {
        "id": id,
        "text": f"A written account of what {id} asks for",
        "due": date(2031, 6, 30),
        "due_basis": "agreed by Cabinet",
        "lead": FINANCE if id.startswith("D5.") else MONITORING,
        "sao": CHIEF,
    }
    return Deliverable(**{**given, **changes})


def a_register(**changes: Any) -> OfficerRegister:
    """Return the register of the three posts that the plan names."""
    posts = (
        Officer(title=MONITORING, name="Ada Thorne", email="ada.thorne@example.org", aliases=("MO",)),
        Officer(title=FINANCE, name="Ben Ashdown", email="ben.ashdown@example.org", aliases=("Section 151 Officer",)),
        Officer(title=CHIEF, name="Cass Okoro", email="cass.okoro@example.org"),
    )
    return OfficerRegister(**{"officers": posts, **changes})


def a_plan(*deliverables: Deliverable, **changes: Any) -> Plan:
    """Return a plan with these deliverables, each under its recommendation; D4.1, D4.2 and D5.1 else."""
    items = deliverables or (a_deliverable("D4.1"), a_deliverable("D4.2"), a_deliverable("D5.1"))
    numbers = dict.fromkeys(int(item.id[1:].split(".")[0]) for item in items)
    recommendations = tuple(
        Recommendation(
            number=number,
            title=f"Put matter {number} right",
            activities=(Activity(id=f"A{number}.1", text=f"Look into matter {number}", items=("first", "then")),),
            deliverables=tuple(item for item in items if int(item.id[1:].split(".")[0]) == number),
            accountable_officers=tuple(dict.fromkeys(i.lead for i in items if i.id.startswith(f"D{number}."))),
        )
        for number in numbers
    )
    given: dict[str, Any] = {
        "title": "Governance Stabilisation Plan",
        "organisation": "Borough of Anywhere",
        "version": "1.0",
        "marking": "OFFICIAL",
        "horizon": date(2031, 12, 31),
        "agreed_by": "Cabinet",
        "agreed_on": date(2030, 12, 10),
        "recommendations": recommendations,
        "officers": a_register(),
    }
    return Plan(**{**given, **changes})


def a_period(key: str = THIS_PERIOD, **changes: Any) -> Period:
    """Return a calendar month that closes five days after its end."""
    return month_period(key).model_copy(update=changes)


def an_update(deliverable: str = "D4.1", **changes: Any) -> Update:
    """Return an update that nothing can be said against: Green, under way, on its agreed date, with a place a field."""
    given: dict[str, Any] = {
        "deliverable": deliverable,
        "rag": Rag.GREEN,
        "status": Status.IN_PROGRESS,
        "percent": 60,
        "due": date(2031, 6, 30),
        "forecast": date(2031, 6, 30),
        "narrative": f"The draft for {deliverable} went to the board on 12 March 2031; 14 of 20 points are settled.",
        "next_steps": "Settle the six points that are left.",
        "evidence": "Board minute 7, 12 March 2031",
    }
    values = {**given, **changes}
    places = {
        field: Place(file="return.docx", where=f"control {tag(deliverable, field)}", tag=tag(deliverable, field))
        for field in Update.model_fields
        if field not in ("deliverable", "milestones", "as_written", "places")
    }
    return Update(**{"places": places, **values})


def a_return(*updates: Update, owner: str = MONITORING, period: str = THIS_PERIOD, **changes: Any) -> Return:
    """Return a signed return on our own form; without updates it holds one for each deliverable of `a_plan`'s lead."""
    default = (an_update("D5.1"),) if owner == FINANCE else (an_update("D4.1"), an_update("D4.2"))
    given: dict[str, Any] = {
        "file": f"return_{period}_{owner.replace(' ', '_')}.docx",
        "format": "docx",
        "read_by": "controls",
        "form": FormIdentity(
            form_id=f"{period}-return",
            form_version="1",
            plan_title="Governance Stabilisation Plan",
            plan_version="1.0",
            period=period,
            owner=owner,
            signature="valid",
        ),
        "reported_by": f"Deputy of the {owner}",
        "signed_off_by": CHIEF,
        "signed_off_on": date(int(period[:4]), int(period[5:]), 28),
        "modified": datetime(int(period[:4]), int(period[5:]), 28, 15, 0, tzinfo=UTC),
        "updates": updates or default,
        **changes,
    }
    sha256 = hashlib.sha256(repr(sorted((k, repr(v)) for k, v in given.items())).encode()).hexdigest()
    given.setdefault("sha256", sha256)
    given["updates"] = tuple(_placed(update, given["file"], given["sha256"]) for update in given["updates"])
    return Return(**given)


def an_arrival(sha256: str = "0" * 64, file: str = "return.docx", **changes: Any) -> Arrival:
    """Return an arrival on the first day after the period."""
    given: dict[str, Any] = {"sha256": sha256, "file": file, "received": datetime(2031, 4, 1, 9, 0, tzinfo=UTC)}
    return Arrival(**{**given, **changes})


def a_received_return(
    *updates: Update,
    owner: str = MONITORING,
    period: str = THIS_PERIOD,
    received: datetime | None = None,
    read: Return | None = None,
    **changes: Any,
) -> ReceivedReturn:
    """Return a return as recorded, received the day after its period ended; `changes` are the return's own."""
    read = read or a_return(*updates, owner=owner, period=period, **changes)
    year, month = int(period[:4]), int(period[5:])
    following = datetime(year + month // 12, month % 12 + 1, 1, 9, 0, tzinfo=UTC)
    arrival = an_arrival(read.sha256, read.file, received=received or following)
    return ReceivedReturn(read=read, arrival=arrival, period=period, owner=owner)


def a_cycle(*returns: ReceivedReturn, before: Sequence[ReceivedReturn] = (), **changes: Any) -> Cycle:
    """Return a cycle of an adopted plan: without returns each lead has sent a clean one.

    Args:
        returns: this period's.
        before: earlier periods' returns, put under their own periods.
        changes: other fields of the cycle; `plan` is also the baseline unless that is given.
    """
    plan = changes.get("plan") or a_plan()
    given: dict[str, Any] = {
        "organisation": plan.organisation,
        "plan": plan,
        "baseline": plan,
        "period": a_period(),
        "returns": returns or tuple(_clean_return(plan, lead) for lead in plan.leads()),
        "before": tuple(
            PastPeriod(key=key, returns=tuple(r for r in before if r.period == key))
            for key in sorted({r.period for r in before}, reverse=True)
        ),
    }
    return Cycle(**{**given, **changes})


def a_small_cycle(update: Update, last: Update | None = None, **changes: Any) -> Cycle:
    """Return a cycle of a plan with one deliverable, D4.1, reported now as `update` and last month as `last`."""
    before = [a_received_return(last, period=LAST_PERIOD)] if last else []
    given: dict[str, Any] = {"plan": a_plan(a_deliverable(update.deliverable)), "before": before}
    return a_cycle(a_received_return(update), **{**given, **changes})


def rules_of(findings: Sequence[Finding]) -> list[str]:
    """Return the rule of each finding, to say in one line what was found."""
    return [found.rule for found in findings]


def _clean_return(plan: Plan, lead: str) -> ReceivedReturn:
    return a_received_return(*(an_update(item.id, due=item.due) for item in plan.led_by(lead)), owner=lead)


def _placed(update: Update, file: str, sha256: str) -> Update:
    places = {
        field: place.model_copy(update={"file": file, "sha256": sha256}) for field, place in update.places.items()
    }
    return update.model_copy(update={"places": places})


def an_authors_table(header: Sequence[str], *rows: Sequence[str], **changes: Any) -> Block:
    """Return a table of a report author's; the lines of a cell stand apart by line ends, points begin with a sign."""
    grid = {"header": (tuple(map(_cell, header)),), "rows": tuple(tuple(map(_cell, row)) for row in rows)}
    return Block(**{"kind": "table", **grid, **changes})


def _cell(text: str) -> Cell:
    lines = (
        CellLine(stretches=(Stretch(text=line.removeprefix("• ")),), level=line.startswith("• "))
        for line in text.splitlines()
    )
    return Cell(lines=tuple(lines))

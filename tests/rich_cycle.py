"""A cycle as rich as a real one: thirteen recommendations, nested lists, cells that run over pages, every state.

All names and words are invented. March 2031 is reported on; February 2031 was the last issue.
"""

from datetime import UTC, date, datetime

from builders import (
    CHIEF,
    FINANCE,
    LAST_PERIOD,
    MONITORING,
    THIS_PERIOD,
    a_plan,
    a_received_return,
    an_arrival,
    an_update,
)

from paperclerk.domain.cycle import Cycle, PaperIssue, PastPeriod, Quarantined
from paperclerk.domain.findings import Acceptance, Finding, finding
from paperclerk.domain.periods import month_period
from paperclerk.domain.plan import Activity, Deliverable, Dependency, Milestone, Plan, Recommendation
from paperclerk.domain.ratings import Rag, Status
from paperclerk.domain.returns import ReceivedReturn, Update

LEADS = (MONITORING, FINANCE, CHIEF, "Head of Democratic Services")
TITLES = (
    "Make the constitution one document that people can follow",
    "Give every member the support that the role needs",
    "Put decisions on the forward plan in time for scrutiny to look at them",
    "Review how the council, its companies and its partners report to one another, so that nothing is decided twice",
    "Set out who may decide what",
    "Keep a register of interests that is complete",
    "Let the audit committee see risks as they are",
    "Answer questions from the public in ten working days",
    "Bring budget monitoring to members every month",
    "Train officers who write reports",
    "Agree with partners how joint bodies are held to account",
    "Measure whether scrutiny changes anything",
    "Look again at committees after one year",
)
POINTS = ("ask the chairs first;", "then the group leaders; and", "then everybody else.")
COUNSEL = Dependency(text="The review by outside counsel must be finished first.")
LONG = "\n".join(
    [
        "The working group met on 4, 11 and 18 March 2031 & agreed 22 of the 31 changes < one third left > as drafted.",
        "• Part A was sent to all members on 5 March; 14 answered.",
        "• Part B waits for counsel's advice:",
        "  – on the scheme of delegation, expected by 11 April;",
        "  – on the petition scheme, not yet asked for.",
        "• Part C (“financial rules”) has no draft. {{ 7*7 }} {% if %} 😀 was typed here by somebody.",
    ]
    + [
        f"Paragraph {n}: the officers named in the minute met the chair, went through the list of points that were "
        "open at the end of the month, closed those on which nobody had anything to add, and wrote down who answers "
        "for each of the others and by when; the list is kept with the minutes and can be seen by any member."
        for n in range(1, 13)
    ]
)


def a_rich_plan() -> Plan:
    """Return a plan of thirteen recommendations and about forty deliverables."""
    return a_plan(
        recommendations=tuple(_recommendation(number, title) for number, title in enumerate(TITLES, start=1)),
        introduction=(
            "Cabinet agreed this plan so that the council's governance can be relied on again.",
            "Each deliverable is rated by the officer who leads on it and signed off by a senior officer.",
        ),
    )


def a_rich_cycle() -> Cycle:
    """Return March 2031: four leads, of whom one sent nothing, one is late, and one file was set aside."""
    plan = a_rich_plan()
    april = datetime(2031, 4, 3, 9, 30, tzinfo=UTC)
    broken = finding(
        "F02", "The file is broken and cannot be read.", hint="Ask the owner to save it and send it again."
    )
    return Cycle(
        organisation="Borough of Anywhere",
        plan=plan,
        baseline=plan,
        period=month_period(THIS_PERIOD),
        returns=(
            _returned(plan, MONITORING, THIS_PERIOD),
            _returned(plan, FINANCE, THIS_PERIOD, received=datetime(2031, 4, 9, 16, 0, tzinfo=UTC)),
            _returned(plan, CHIEF, THIS_PERIOD, signed_off_by=None, signed_off_on=None),
        ),
        before=(
            PastPeriod(key=LAST_PERIOD, returns=tuple(_returned(plan, lead, LAST_PERIOD) for lead in LEADS)),
        ),
        quarantined=(
            Quarantined(arrival=an_arrival("b" * 64, "progress (final) v2.docx", received=april), findings=(broken,)),
        ),
    )  # fmt: skip


def the_last_issue(name: str = "assurance-pack") -> PaperIssue:
    """Return what was shown in February 2031."""
    before = {
        update.deliverable: update
        for lead in LEADS
        for update in _returned(a_rich_plan(), lead, LAST_PERIOD).read.updates
    }
    return PaperIssue(
        name=name,
        period=LAST_PERIOD,
        build_id="0" * 16,
        sha256="0" * 64,
        ratings={item: update.rag for item, update in before.items() if update.rag},
        statuses={item: update.status.value for item, update in before.items() if update.status},
        forecasts={item: update.forecast.isoformat() for item, update in before.items() if update.forecast},
    )


def the_findings() -> tuple[Finding, ...]:
    """Return findings of every severity, one of them accepted on record."""
    accepted = Acceptance(by="A. Reviewer", reason="The board saw the minute on 2 April.", at="2031-04-06T10:00:00")
    return (
        finding("C44", "No return for March 2031 from Head of Democratic Services by 5 April 2031.",
                hint="Ask for it, or accept this with a reason.", subject="Head of Democratic Services",
                owner="Head of Democratic Services"),
        finding("C01", "D1.1 is Green but was due on 28 February 2031 and is not complete.",
                hint="Say what makes it Green, or change the rating.", subject="D1.1", owner=MONITORING),
        finding("C20", "D2.1 is Amber with no dated path to green.", subject="D2.1", owner=FINANCE,
                hint="Give an action, an owner and a date."),
        finding("C10", "D3.2 is complete with no evidence.", subject="D3.2", owner=CHIEF,
                hint="Name the document that shows it.").accepted(accepted),
        finding("V13", "A comment stands in the margin: “is this right?”", subject="D1.2", owner=MONITORING),
        finding("C22", "The text for D9.1 is 97% the same as last period's.", subject="D9.1", owner=MONITORING,
                hint="Say what is new."),
    )  # fmt: skip


def _recommendation(number: int, title: str) -> Recommendation:
    leads = [LEADS[(number + step) % len(LEADS)] for step in range(1 + number % 3)]
    return Recommendation(
        number=number,
        title=title,
        activities=tuple(
            Activity(
                id=f"A{number}.{step}",
                text=f"Go through matter {number}.{step} with those who know it, write down what is found, and bring "
                "what must be decided to the committee that decides it, with the reasons for and against.",
                items=POINTS if step % 2 else (),
            )
            for step in range(1, 3 + number % 5)
        ),
        dependencies=(COUNSEL,) if number == 7 else (),
        deliverables=tuple(_deliverable(number, step, leads[0]) for step in range(1, 3 + number % 3)),
        accountable_officers=tuple(leads),
    )  # fmt: skip


def _deliverable(number: int, step: int, lead: str) -> Deliverable:
    return Deliverable(
        id=f"D{number}.{step}",
        text=f"A document on matter {number}.{step}, agreed by the committee, that officers and members can use",
        due=date(2031, 2, 28) if (number, step) == (1, 1) else date(2031, 5 + number % 4, 28),
        due_basis="agreed by Cabinet",
        lead=lead,
        sao=CHIEF,
    )


def _returned(
    plan: Plan, lead: str, period: str, received: datetime | None = None, **changes: object
) -> ReceivedReturn:
    updates = [_update(item, period) for item in plan.led_by(lead)]
    decisions = None if lead == FINANCE else "Agree to a later date for D4.1.\n• By Cabinet\n• In April"
    return a_received_return(
        *updates,
        owner=lead,
        period=period,
        received=received,
        decisions=decisions,
        **changes,  # type: ignore[arg-type]
    )


def _update(item: Deliverable, period: str) -> Update:
    number, step = (int(part) for part in item.id[1:].split("."))
    turn = (number + step + (period == THIS_PERIOD)) % 4
    changes: dict[str, object] = {"due": item.due, "forecast": item.due, "percent": 20 + 7 * number % 60}
    if turn == 0:
        changes |= {"rag": Rag.RED, "forecast": date(2031, 10, 31), "slip_reason": "The post is vacant.",
                    "recovery_action": "Borrow an officer from a neighbour.", "recovery_owner": CHIEF,
                    "recovery_date": date(2031, 5, 16)}  # fmt: skip
    elif turn == 1:
        changes |= {"rag": Rag.AMBER, "milestones": (Milestone(id="m1", text="First draft", due=date(2031, 3, 14),
                                                               forecast=date(2031, 4, 18)),)}  # fmt: skip
    elif turn == 2 and period == THIS_PERIOD:
        changes |= {"status": Status.COMPLETE, "percent": 100, "actual": date(2031, 3, 20), "forecast": None}
    if item.id == "D2.1" and period == THIS_PERIOD:
        changes |= {"narrative": LONG}
    return an_update(item.id, **changes)

"""Papers of a small plan whose data changes by chance: the one an author got, the one of now, and one still later."""

import random
from datetime import date
from typing import NamedTuple

from builders import CHIEF, FINANCE, LAST_PERIOD, MONITORING, a_cycle, a_plan, a_received_return, an_update
from rich_cycle import POINTS, TITLES, the_findings
from word_reading import TEMPLATES

from paperclerk.assembly import assurance_pack, cabinet_report, stabilisation_plan
from paperclerk.domain.author import AuthorSection, AuthorWords, paragraph_block
from paperclerk.domain.cycle import Cycle, PaperIssue
from paperclerk.domain.papers import TableLayout
from paperclerk.domain.plan import Activity, Deliverable, Recommendation
from paperclerk.domain.ratings import Rag, Status
from paperclerk.domain.returns import Update
from paperclerk.word.papers import render

KINDS = ("four-columns", "six-columns", "cards", "assurance-pack", "cabinet-report")
LEADS = (MONITORING, FINANCE)
LINES = (
    "The draft is late.", "The draft is with counsel.", "It is due in May.", "• Part A was sent to all members.",
    "• Part B waits for advice:", "  – on the scheme, expected by 11 April;", "Nobody has answered yet.",
    "The board met on 12 March 2031; 14 of 20 points are settled.",
)  # fmt: skip
_LAST = PaperIssue(
    name="paper", period=LAST_PERIOD, build_id="0" * 16, sha256="0" * 64,
    ratings={f"D{n}.{step}": Rag.AMBER for n in range(1, 6) for step in (1, 2)},
)  # fmt: skip


class Papers(NamedTuple):
    """What the author got, what the data says now, and what it says later."""

    base: bytes
    new: bytes
    later: bytes


def papers(kind: str, chance: random.Random) -> Papers:
    """Return three papers of one kind; of each deliverable now and then something changes, comes, or goes."""
    known = {(n, step): _update(n, step, chance) for n in range(1, chance.randint(3, 5)) for step in range(1, 4)}
    made = []
    for changing in (1.0, 0.4, 0.3):
        for (n, step), had in known.items():
            if had is None or chance.random() < changing:
                known[n, step] = _update(n, step, chance)
        made.append(_paper(kind, _cycle(known, chance), chance))
    return Papers(*made)


def _update(number: int, step: int, chance: random.Random) -> Update | None:
    if chance.random() < 0.15:
        return None
    rag = chance.choice((Rag.RED, Rag.AMBER, Rag.GREEN))
    changes: dict[str, object] = {
        "rag": rag,
        "percent": chance.randrange(0, 100, 20),
        "narrative": "\n".join(chance.sample(LINES, chance.randint(1, 3))),
        "forecast": date(2031, chance.randint(5, 9), 30),
    }
    if rag is Rag.RED and chance.random() < 0.5:
        changes |= {"slip_reason": "The post is vacant.", "recovery_action": "Borrow an officer.",
                    "recovery_owner": CHIEF, "recovery_date": date(2031, 5, 16)}  # fmt: skip
    if rag is Rag.GREEN and chance.random() < 0.4:
        changes |= {"status": Status.COMPLETE, "percent": 100, "actual": date(2031, 3, 20), "forecast": None}
    return an_update(f"D{number}.{step}", **changes)


def _cycle(known: dict[tuple[int, int], Update | None], chance: random.Random) -> Cycle:
    numbers = sorted({number for number, _ in known} - {chance.randint(1, 20)})
    updates = {one.deliverable: one for one in known.values() if one is not None}
    plan = a_plan(recommendations=tuple(_recommendation(n, list(updates)) for n in numbers))
    returns = [
        a_received_return(*said, owner=lead)
        for lead in LEADS
        if (said := [updates[item.id] for item in plan.led_by(lead) if item.id in updates])
    ]
    return a_cycle(*returns, plan=plan) if returns else a_cycle(plan=plan)


def _recommendation(number: int, items: list[str]) -> Recommendation:
    lead = LEADS[number % 2]
    made = [
        Deliverable(
            id=item, text=f"A document on {item}", due=date(2031, 6, 30), due_basis="agreed", lead=lead, sao=CHIEF
        )
        for item in items
        if item.startswith(f"D{number}.")
    ]
    return Recommendation(
        number=number,
        title=TITLES[number - 1],
        activities=(Activity(id=f"A{number}.1", text=f"Look into matter {number}", items=POINTS[: number % 4]),),
        deliverables=tuple(made) or (_placeholder(number, lead),),
        accountable_officers=(lead, CHIEF),
    )


def _placeholder(number: int, lead: str) -> Deliverable:
    return Deliverable(
        id=f"D{number}.9", text="A register", due=date(2031, 9, 30), due_basis="agreed", lead=lead, sao=CHIEF
    )


def _paper(kind: str, cycle: Cycle, chance: random.Random) -> bytes:
    if kind == "assurance-pack":
        findings = tuple(chance.sample(the_findings(), chance.randint(0, 4)))
        return render(assurance_pack.assemble(cycle, findings, _LAST), TEMPLATES / f"{kind}.docx")
    if kind == "cabinet-report":
        said = chance.sample(LINES, 2)
        section = AuthorSection(id="summary", heading="Executive Summary", blocks=tuple(map(paragraph_block, said)))
        report = cabinet_report.assemble(cycle, AuthorWords(sections=(section,)), (), last_issue=_LAST)
        return render(report, TEMPLATES / f"{kind}.docx")
    layout = TableLayout(kind)
    name = "stabilisation-plan" + ("" if layout is TableLayout.FOUR_COLUMNS else f"-{kind}")
    return render(stabilisation_plan.assemble(cycle, _LAST, layout), TEMPLATES / f"{name}.docx")

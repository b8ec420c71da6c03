"""How fast a draft is regenerated: new returns into an author's file of many pages; prints a section in Markdown.

From three Word files in memory (the draft, its original, the paper of now) to the bytes of the new draft, in a process.
Every tenth deliverable has new data, and the author edited every twentieth.
"""

import sys
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

HERE = Path(__file__).resolve()
sys.path[:0] = [str(HERE.parent.parent / "tests")]

from aims import Aim, cells
from authors_hand import Draft
from builders import a_cycle, a_deliverable, a_plan, a_received_return, an_update
from lxml import etree
from timing import ROUNDS, medians

from paperclerk.assembly import stabilisation_plan
from paperclerk.domain.cycle import Cycle
from paperclerk.domain.plan import Activity, Recommendation
from paperclerk.ooxml.wordml import W
from paperclerk.word.papers import render
from paperclerk.word.regenerate import regenerate
from paperclerk.word.templates import find_template

PAGES = (10, 60, 240)
# A recommendation with two deliverables takes about so much of a page of the table.
ROWS_A_PAGE = 1.5
AIMS = {60: Aim("under 1 s", 1)}
MADE = datetime(2031, 4, 9, tzinfo=UTC)


def main() -> None:
    """Print the table."""
    lines = [
        "## Regenerating drafts",
        f"Stabilisation plan tables; every tenth deliverable has new data. Seconds of processor, medians of {ROUNDS}.",
        "| pages | clean | tracked | aim | met |\n|---|---|---|---|---|",
    ]
    for pages in PAGES:
        base, new = a_paper(pages, changed=False), a_paper(pages, changed=True)
        draft = an_edited(base)
        plainly = partial(regenerate, draft, base, new, MADE)
        clean, tracked = medians(plainly, partial(plainly, tracked=True))
        lines.append(f"| {pages} | {clean:.2f} | {tracked:.2f} | {cells(AIMS.get(pages), max(clean, tracked))} |")
    print("\n\n".join(lines[:2]) + "\n\n" + "\n".join(lines[2:]))


def a_paper(pages: int, *, changed: bool) -> bytes:
    """Return a table of about so many pages."""
    paper = stabilisation_plan.assemble(a_large_cycle(round(pages * ROWS_A_PAGE), changed=changed))
    return render(paper, find_template("stabilisation-plan.docx"))


def a_large_cycle(rows: int, *, changed: bool) -> Cycle:
    """Return a cycle with so many recommendations of two deliverables each."""
    recommendations = tuple(map(a_recommendation, range(1, rows + 1)))
    plan = a_plan(recommendations=recommendations)
    updates = [
        an_update(item.id, narrative=f"What was done of {item.id}{' since then' * (changed and n % 10 == 0)}. " * 6)
        for n, item in enumerate(plan.deliverables())
    ]
    lead = recommendations[0].deliverables[0].lead
    return a_cycle(a_received_return(*updates, owner=lead), plan=plan, baseline=plan)


def a_recommendation(number: int) -> Recommendation:
    """Return a recommendation of two activities and two deliverables."""
    return Recommendation(
        number=number,
        title=f"Look at matter {number} again, and say what is to be done about it",
        activities=tuple(Activity(id=f"A{number}.{n}", text=f"Go through matter {number}.{n}. " * 8) for n in (1, 2)),
        deliverables=tuple(a_deliverable(f"D{number}.{n}", due=date(2031, 6, 30)) for n in (1, 2)),
    )


def an_edited(docx: bytes) -> bytes:
    """Return a draft in which the author wrote a sentence into every twentieth deliverable."""
    draft = Draft(docx)
    texts = [text for text in draft.root.iter(f"{W}t") if (text.text or "").startswith("What was done")]
    for text in texts[::20]:
        added = etree.SubElement(text.getparent(), f"{W}t")
        added.text = " The chair has seen it."
    return draft.saved()


if __name__ == "__main__":
    main()

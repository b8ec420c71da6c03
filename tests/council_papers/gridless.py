"""A council drawn by lot whose tables have no grid: level rules, upright rules, a frame about them or nothing at all.

Their columns are narrow, their rows run over pages, cut in mid-sentence, under headings said again or not.
"""

import random
from dataclasses import dataclass

from council_papers.paper import Cell, Grid, House, Level, Look, Numbers, Paper
from council_papers.prose import Prose

_THEMES = ("Culture", "Governance", "Finance", "Services to residents", "People")
_LEVELS = (Level("%1."), Level("%1.%2"))


@dataclass(frozen=True)
class _Kind:
    """A table's headings, its columns' widths as shares, and what stands in each."""

    headings: tuple[str, ...]
    widths: tuple[float, ...]
    holds: str


_KINDS = (
    _Kind(("Action", "How we shall know", "Owner"), (5, 8, 4), "aso"),
    _Kind(("Finding", "What the Council will do", "By"), (6, 8, 3), "daw"),
    _Kind(("Recommendation", "Action", "By when", "Owner"), (4, 6, 3, 4), "dawo"),
    _Kind(("No.", "Action", "Progress", "Lead"), (1.6, 5, 7, 3.4), "naso"),
    _Kind(("Theme", "Action", "Measure of success", "By when", "Responsible officer"), (2.6, 4.6, 4.8, 2.4, 2.8),
          "taswo"),
    _Kind(("Recommendation", "Our response", "Measure", "Target date", "Lead"), (3.4, 4.4, 4.4, 2.4, 2.6), "daswo"),
    _Kind(("Ref", "Priority", "Action", "Deliverable", "Due", "Lead officer"), (1.4, 2.6, 4, 4.2, 2.4, 2.6),
          "rtaswo"),
    _Kind(("Ref", "Risk", "Score", "Mitigation", "Owner", "Review date"), (1.4, 4, 1.6, 5, 2.6, 2.6), "rdfsow"),
)  # fmt: skip


def paper(lot: int) -> Paper:
    """Return the paper of such a council and its truth; the same one for the same lot."""
    chance = random.Random(f"gridless {lot}")
    house = House(
        font=chance.choice(("Arial", "Calibri", "Times New Roman", "Verdana", "Cambria")),
        size=chance.choice((10, 11, 11, 12)),
        after=chance.choice((4, 6, 8)),
        margins=chance.choice(((2.2, 2.2, 2.3, 2.3), (2.5, 2.5, 2.5, 2.5), (1.8, 1.8, 2, 2))),
    )
    made = Paper(f"gridless-{lot:02}", house)
    section = made.document.sections[0]
    made.running(section.footer, "Ashmere Council", page="Page #")
    made.words("Ashmere Council", Look(bold=True, size=house.size + 3))
    fields = (("Report to:", "Cabinet"), ("Date:", "12 February 2032"), ("Subject:", "The plan and what became of it"))
    for label, value in fields:
        made.words(f"**{label}** {value}")
    made.report["front"] = {"subject": fields[2][1], "date": "2032-02-12", "body": "Cabinet"}
    numbers = Numbers(made.document, _LEVELS, automatic=chance.random() < 0.5)
    for title, kind in zip(("The plan", "Where it stands"), chance.sample(_KINDS, 2), strict=True):
        made.heading(title, Look(bold=True, before=8), numbers=numbers)
        for _ in range(chance.randint(1, 5)):
            made.para(made.prose.paragraph(2, 4), numbers=numbers, at=1)
        _table(made, kind, chance)
        made.para(made.prose.paragraph(2, 3), numbers=numbers, at=1)
    made.heading("What comes next", Look(bold=True, before=8), numbers=numbers)
    made.para(made.prose.paragraph(2, 3), numbers=numbers, at=1)
    return made


def _table(made: Paper, kind: _Kind, chance: random.Random) -> None:
    room = 21 - made.house.margins[0] - made.house.margins[1]
    width = room / sum(kind.widths)
    grid = Grid(
        tuple(share * width for share in kind.widths),
        borders=chance.choice(("none", "none", "levels", "levels", "uprights", "columns")),
        size=chance.choice((0, 9, 10)),
        repeated=chance.random() < 0.5,
        header_ground=chance.choice(("", "", "D9E2F3")),
        mark=chance.choice(("•", "–")),
    )
    wordy, listed = chance.randint(1, 2), chance.random() < 0.4
    rows = [tuple(_cell(made.prose, hold, row, wordy, listed) for hold in kind.holds) for row in range(8)]
    made.table(kind.headings, rows, grid)


def _cell(prose: Prose, holds: str, row: int, wordy: int, listed: bool) -> Cell:
    if holds == "a":
        points = tuple(f"- {prose.point()}" for _ in range(prose.chance.randint(0, 2))) if listed else ()
        return (prose.deed(), *points)
    if holds == "s":
        return tuple(prose.paragraph(1, wordy) for _ in range(prose.chance.randint(1, wordy)))
    if holds == "o":
        return prose.post() if prose.chance.random() < 0.6 else f"{prose.post()} / {prose.post()}"
    if holds == "d":
        return prose.deed()
    if holds == "w":
        return prose.date() if prose.chance.random() < 0.8 else f"Ongoing; first review {prose.date()}"
    return {"n": f"{row + 1}", "r": f"{'CGFS'[row // 2]}{row + 1}", "t": _THEMES[row // 2],
            "f": str(prose.chance.randint(2, 20))}[holds]  # fmt: skip

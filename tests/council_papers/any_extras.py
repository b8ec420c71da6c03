"""What some papers have besides: cells merged down, headings over headings, two columns, notes, raised letters."""

import random
import re

from council_papers.action_tables import money
from council_papers.paper import Cell, Grid, Level, Look, Numbers, Paper

_THEMES = ("Homes and neighbourhoods", "Children", "A modern council")


def extras(made: Paper, chance: random.Random) -> None:
    """Add one to three appendices of that kind."""
    kinds = chance.sample((_grouped, _years, _newsletter, _notes), chance.randint(1, 3))
    for number, kind in enumerate(kinds, 4):
        made.new_page()
        title = {_grouped: "Themes and actions", _years: "Outturn by year", _newsletter: "What people told us",
                 _notes: "Method"}[kind]  # fmt: skip
        made.heading(f"Appendix {number}: {title}", Look(bold=True, size=14))
        made.report["appendices"].append({"label": str(number), "title": title})
        kind(made, chance)


def _grouped(made: Paper, chance: random.Random) -> None:
    """Set a table whose first column is merged down over each theme, longer than a page now and then."""
    prose = made.prose
    rows: list[tuple[Cell, ...]] = []
    for theme in _THEMES:
        rows += [(theme if not index else None, f"{theme[0]}{index + 1}", prose.deed(), prose.post(), prose.date())
                 for index in range(chance.randint(2, 9))]  # fmt: skip
    grid = Grid((3, 1.4, 6.4, 3, 2.4), size=chance.choice((9, 10, 0)), header_ground=chance.choice(("", "D9D9D9")),
                whole_rows=chance.random() < 0.5, repeated=chance.random() < 0.7)  # fmt: skip
    made.table(("Theme", "Ref", "Action", "Owner", "By when"), rows, grid)


def _years(made: Paper, chance: random.Random) -> None:
    """Set a table of figures with a row of years above pairs of columns."""
    borders = chance.choice(("all", "levels", "none"))
    grid = Grid((5.2, 2.7, 2.7, 2.7, 2.7), borders=borders, right=(1, 2, 3, 4), bold_last=True,
                header_ground=chance.choice(("", "DDDDDD")))  # fmt: skip
    made.table(("Service", "Budget", "Actual", "Budget", "Actual"), money(made.prose, chance.randint(5, 9), 4), grid,
               over=("", "2030/31", None, "2031/32", None))  # fmt: skip
    made.para(made.prose.paragraph(1, 2))


def _newsletter(made: Paper, chance: random.Random) -> None:
    made.columns(2)
    for _ in range(chance.randint(4, 8)):
        made.para(made.prose.paragraph(2, 4), look=Look(after=6))
    made.columns(1)


def _notes(made: Paper, chance: random.Random) -> None:
    """Set numbered paragraphs with notes at the foot, raised letters in dates and a lowered figure."""
    numbers = Numbers(made.document, (Level("%1.", left=1, hang=1),))
    for index in range(chance.randint(5, 9)):
        text = re.sub(r"(\d)(st|nd|rd|th)\b", r"\1^^\2^^", made.prose.paragraph(2, 4))
        if index == 2:
            text = f"Emissions of CO~~2~~ are left out. {text}"
        paragraph = made.para(text, numbers=numbers, look=Look(after=6))
        if chance.random() < 0.4:
            made.footnotes.add(paragraph, f"{made.prose.sentence()}")

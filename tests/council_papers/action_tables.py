"""Tables that council papers are full of: plans of action, risks, money; the words drawn from the prose."""

from council_papers.paper import Cell
from council_papers.prose import Prose

Rows = list[tuple[Cell, ...]]


def actions(prose: Prose, count: int, *, first: str = "{n}", wordy: int = 3) -> Rows:
    """Return rows of recommendation, response, deliverable, date and owner; `wordy` says how long the cells are."""
    rows: Rows = []
    for n in range(1, count + 1):
        response: tuple[str, ...] = (prose.paragraph(1, wordy),)
        response += tuple(f"- {prose.point()}" for _ in range(prose.chance.randint(0, wordy)))
        deliverable = tuple(prose.deed() for _ in range(prose.chance.randint(1, 2)))
        owner = prose.post() if prose.chance.random() < 0.6 else f"{prose.post()} / {prose.post()}"
        rows.append((f"{first.format(n=n)} {prose.deed()}".strip(), response, deliverable, prose.date(), owner))
    return rows


def money(prose: Prose, count: int, columns: int) -> Rows:
    """Return rows of service and figures that add up to the last row."""
    services = (
        "Adults and Health",
        "Children and Families",
        "Place",
        "Housing General Fund",
        "Corporate Services",
        "Public Health",
        "Capital financing",
        "Levies and precepts",
        "Contingency",
    )
    figures = [[prose.chance.randint(-900, 9000) for _ in range(columns)] for _ in range(count)]
    rows: Rows = [
        (services[index % len(services)], *(_figure(figure) for figure in line)) for index, line in enumerate(figures)
    ]
    return [*rows, ("Total", *(_figure(sum(column)) for column in zip(*figures, strict=True)))]


def _figure(number: int) -> str:
    return f"({-number:,})" if number < 0 else f"{number:,}"


def risks(prose: Prose, count: int) -> Rows:
    """Return rows of a risk, its likelihood, its impact and what is done about it."""
    levels = ("Low", "Medium", "High")
    return [
        (prose.phrase(), prose.chance.choice(levels), prose.chance.choice(levels), prose.paragraph(1, 2))
        for _ in range(count)
    ]


def pairs(prose: Prose, firsts: tuple[str, ...], *, least: int = 1, most: int = 3) -> Rows:
    """Return rows of two columns: these names, and some sentences to each."""
    return [(first, prose.paragraph(least, most)) for first in firsts]

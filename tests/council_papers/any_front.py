"""A front page drawn by lot: table, labels or title lines, with the labels that some council or other uses."""

from council_papers.paper import Cell, Grid, Look, Paper

_LABELS = {
    "subject": ("Subject:", "Report title", "TITLE:", "Title of report:", "Report Title:", "Subject"),
    "date": ("Date of meeting:", "Meeting date", "DATE:", "Date", "Date of Meeting"),
    "body": ("Report to:", "Committee:", "MEETING:", "Decision maker", "Report To"),
    "author": ("Report author:", "Contact officer:", "Lead officer", "CONTACT OFFICER:", "Author"),
    "cabinet_members": ("Cabinet Member:", "Portfolio Holder", "Relevant Cabinet Member:", "Lead Member:",
                        "EXECUTIVE MEMBER:"),
    "wards": ("Wards affected:", "Ward(s) affected", "WARDS:", "Ward(s)"),
    "key_decision": ("Key decision:", "Is this a key decision?", "KEY DECISION?", "Key Decision"),
    "exempt": ("Exempt information:", "Exempt?", "Does the report contain exempt information?", "Exempt"),
}  # fmt: skip
_BODIES = ("Cabinet", "Executive", "Audit and Governance Committee", "Policy and Resources Committee")
_MEMBERS = ("Councillor Isolde Marren, Cabinet Member for Finance", "Cllr Bertram Yeo, Deputy Leader",
            "Councillor Sunniva Pell, Portfolio Holder for Homes")  # fmt: skip
_DATES = (("14 May 2031", "2031-05-14"), ("18th June 2031", "2031-06-18"), ("Wednesday, 7 January 2032", "2032-01-07"),
          ("22/07/2031", "2031-07-22"))  # fmt: skip


def front(made: Paper, council: str) -> None:
    """Set a front page and tell what it says."""
    chance, prose = made.prose.chance, made.prose
    printed, date = chance.choice(_DATES)
    author = f"{prose.name()}, {chance.choice(('Head of Strategy', 'Policy Manager', 'Head of Finance'))}"
    yes, no = chance.choice(
        (("Yes", "No"), ("YES", "NO"), ("☒ Yes ☐ No", "☐ Yes ☒ No"), ("[X] Yes [ ] No", "[ ] Yes [X] No"))
    )
    key = chance.random() < 0.5
    values = {
        "subject": prose.title(), "date": printed, "body": chance.choice(_BODIES), "author": author,
        "cabinet_members": chance.choice(_MEMBERS), "wards": chance.choice(("All", "All wards")),
        "key_decision": yes if key else no, "exempt": no,
    }  # fmt: skip
    told: dict[str, object] = {**values, "date": date, "wards": "all", "key_decision": key, "exempt": False,
                               "author": [author], "cabinet_members": [values["cabinet_members"]]}  # fmt: skip
    order = list(values)
    chance.shuffle(order)
    capitals = chance.random() < 0.2
    rows = []
    for name in order:
        label = chance.choice(_LABELS[name])
        rows.append((label.upper() if capitals else label, values[name]))
    made.words(council, Look(bold=True, size=chance.choice((14, 16, 18)), centred=chance.random() < 0.5))
    _set(made, rows)
    made.report["front"] = told


def _set(made: Paper, rows: list[tuple[str, str]]) -> None:
    chance = made.prose.chance
    kind = chance.choice(("table", "table", "labels", "pairs"))
    if kind == "table":
        borders = chance.choice(("all", "none", "levels", "open"))
        grid = Grid(
            (5.6, 10), bold_first=chance.random() < 0.7, borders=borders, zebra=chance.choice(("", "", "EEEEEE"))
        )
        made.table((), rows, grid, told=False)
    elif kind == "pairs":
        cells: list[tuple[Cell, ...]] = []
        for first, second in zip(rows[::2], rows[1::2], strict=True):
            cells.append((*first, *second))
        made.table((), cells, Grid((3.2, 4.7, 3.2, 4.6)), told=False)
    else:
        bold = "**" if chance.random() < 0.7 else ""
        for label, value in rows:
            label = label if label.endswith((":", "?")) else f"{label}:"
            line = made.words(f"{bold}{label}{bold}\t{value}", Look(left=5.5, hang=5.5, after=3))
            line.paragraph_format.tab_stops.add_tab_stop(1_980_000)

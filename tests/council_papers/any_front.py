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


def front(made: Paper, council: str, *, rare: bool = False) -> None:
    """Set a front page and tell what it says; a `rare` one has few labels, or none."""
    if rare:
        made.prose.chance.choice((_lines, _cells, _answers))(made, council)
        return
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


def _lines(made: Paper, council: str) -> None:
    """Set lines in bold that nothing labels: the wards, the body, the day, the title, the decision's number."""
    chance, prose = made.prose.chance, made.prose
    printed, date = chance.choice(_DATES[:2])
    body, title, key = chance.choice(_BODIES), prose.title(), chance.random() < 0.5
    made.words(council, Look(bold=True, size=14))
    made.words("Divisions Affected – ALL", Look(bold=True))
    made.words(body, Look(bold=True))
    made.words(printed, Look(bold=True))
    made.words(title, Look(bold=True, size=chance.choice((13, 16))))
    if key:
        made.words(f"Key Decision No. HSG/0{chance.randint(1, 9)}/31", Look(bold=True))
    made.words(f"Report of {prose.post()}", Look(bold=True))
    made.report["front"] = {"organisation": council, "body": body, "date": date, "subject": title, "wards": "all"}
    if key:
        made.report["front"]["key_decision"] = True


def _cells(made: Paper, council: str) -> None:
    """Set a grid: the body over the day beside the council, a title in a row, who may see the report."""
    chance, prose = made.prose.chance, made.prose
    printed, date = chance.choice(_DATES[:2])
    body, title, exempt = chance.choice(_BODIES), prose.title(), chance.random() < 0.5
    status = "with an exempt appendix, by virtue of paragraph 3 of Schedule 12A" if exempt else ""
    rows: list[tuple[Cell, ...]] = [
        ((body, printed), council),
        (f"Report of: {prose.name()}, {prose.post()}", ("Wards affected:", "All")),
        (title, ""),
        (f"This report is Public {status}".strip(), ""),
    ]
    made.table((), rows, Grid((8, 8)), told=False)
    made.report["front"] = {"organisation": council, "body": body, "date": date, "subject": title, "wards": "all",
                            "exempt": exempt}  # fmt: skip


def _answers(made: Paper, council: str) -> None:
    """Set rows whose cells hold guidance under the question, and an answer of several lines."""
    chance, prose = made.prose.chance, made.prose
    printed, date = chance.choice(_DATES)
    body, title, key = chance.choice(_BODIES), prose.title(), chance.random() < 0.5
    number = f"{chance.randint(1000, 9999)}EM"
    ground = ("Yes", number, "REASON:", "Key Decision – spends more than £1,000,000")
    rows: list[tuple[Cell, ...]] = [
        ("REPORT TITLE:", title),
        ("REPORT TO:", body),
        ("DATE OF DECISION:", printed),
        (("KEY DECISION?", "[Insert the number if it is one]"), ground if key else "No"),
        ("Exempt information & Grounds", chance.choice(("No", "None"))),
        (("WARDS AFFECTED:",), "All"),
    ]
    made.words(council, Look(bold=True, size=14))
    made.table((), rows, Grid((5.5, 10.5), bold_first=True), told=False)
    made.report["front"] = {"organisation": council, "body": body, "date": date, "subject": title, "wards": "all",
                            "key_decision": key, "exempt": False}  # fmt: skip
    if key:
        made.report["front"]["forward_plan_reference"] = number

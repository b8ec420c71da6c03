"""Medbury Borough: a timetable and a grid of who decides, headings in shaded bars, implications in a table, Verdana."""

from council_papers.action_tables import risks
from council_papers.paper import Cell, Grid, House, Level, Look, Numbers, Paper

_BAR = Look(bold=True, ground="D9E2F3", before=10)
_NUMBERS = (
    Level("%1.", left=1, hang=1, bold=True),
    Level("%1.%2", left=1, hang=1),
    Level("%3)", "lowerLetter", left=2, hang=0.8),
)


def paper() -> Paper:
    """Return the paper and its truth."""
    made = Paper("medbury", House(font="Verdana", size=10.5, after=9, margins=(2.2, 2.2, 2.2, 2)))
    section = made.document.sections[0]
    section.different_first_page_header_footer = True
    made.running(section.header, "Library buildings: options for the next ten years", size=8)
    made.running(section.footer, page="#", centred=True)
    made.running(section.first_page_footer, "MEDBURY BOROUGH COUNCIL", centred=True)
    _front(made)
    _body(made)
    return made


def _front(made: Paper) -> None:
    prose = made.prose
    made.words("**Cabinet**\t\t\t\t\t\t\t**22 July 2031**", Look(size=14))
    made.words("Library buildings: options for the next ten years", Look(bold=True, size=16, before=6))
    made.table(("Timetable", ""), (("Meeting", "Date"), ("Communities Policy Committee", "8 July 2031"),
               ("Cabinet", "22 July 2031")), Grid((11, 5.6)), told=False)  # fmt: skip
    rows = (
        ("Will this be a Key Decision?", "Yes"),
        ("Urgency", "Not Applicable"),
        ("Final Decision-Maker", "Cabinet"),
        ("Lead Head of Service", "Josephine Lark, Head of Libraries and Culture"),
        ("Lead Officer and Report Author", "Callum Westerby, Buildings Programme Manager"),
        ("Classification", "Public"),
        ("Wards affected", "Castle Quay, Fernhill and North Parade"),
    )
    made.table((), rows, Grid((6.6, 10), bold_first=True), told=False)
    made.report["front"] = {
        "body": "Cabinet", "date": "2031-07-22", "subject": "Library buildings: options for the next ten years",
        "key_decision": True, "wards": "named", "exempt": False,
        "ward_names": ["Castle Quay", "Fernhill", "North Parade"],
        "author": ["Callum Westerby, Buildings Programme Manager"],
    }  # fmt: skip
    made.heading("Executive Summary", Look(bold=True, size=12))
    for _ in range(2):
        made.para(prose.paragraph())
    made.heading("Purpose of Report", Look(bold=True, size=12))
    made.para("Decision")
    made.heading("This report asks the Cabinet to decide:", Look(bold=True, size=12))
    numbers = Numbers(made.document, (Level("%1.", left=1, hang=1),))
    for _ in range(3):
        made.para(prose.deed(), numbers=numbers, decides=True)


def _body(made: Paper) -> None:
    prose, numbers = made.prose, Numbers(made.document, _NUMBERS)
    made.new_page()
    made.heading("CROSS-CUTTING ISSUES AND IMPLICATIONS", _BAR)
    issues = ("Impact on Corporate Priorities", "Cross Cutting Objectives", "Risk Management", "Financial", "Staffing",
              "Legal", "Information Governance", "Equalities", "Public Health", "Crime and Disorder",
              "Procurement", "Biodiversity and Climate Change")  # fmt: skip
    lines: list[tuple[Cell, ...]] = [(issue, prose.paragraph(1, 3), prose.post()) for issue in issues]
    lines[1] = (issues[1], (prose.sentence(), *(f"- {prose.point()}" for _ in range(4))), None)
    made.table(("Issue", "Implications", "Sign-off"), lines, Grid((4, 9.2, 3.4), size=9.5, bold_first=True))
    for title in (
        "INTRODUCTION AND BACKGROUND",
        "AVAILABLE OPTIONS",
        "PREFERRED OPTION AND REASONS FOR RECOMMENDATION",
    ):
        made.heading(title, _BAR, numbers=numbers)
        for index in range(5):
            made.para(prose.paragraph(2, 4), numbers=numbers, at=1)
            if index == 2:
                for _ in range(3):
                    made.para(prose.point(), numbers=numbers, at=2)
    made.heading("RISK", _BAR, numbers=numbers)
    made.para("The risks are set out below.", numbers=numbers, at=1)
    made.table(("Risk", "Likelihood", "Impact", "What is done about it"), risks(prose, 6),
               Grid((4.4, 2.6, 2.2, 7.4), size=9.5, whole_rows=True, header_ground="D9E2F3"))  # fmt: skip
    for title in ("CONSULTATION RESULTS AND PREVIOUS COMMITTEE FEEDBACK",
                  "NEXT STEPS: COMMUNICATION AND IMPLEMENTATION OF THE DECISION"):  # fmt: skip
        made.heading(title, _BAR, numbers=numbers)
        for _ in range(3):
            made.para(prose.paragraph(2, 4), numbers=numbers, at=1)
    made.heading("REPORT APPENDICES", _BAR, numbers=numbers)
    bullets = Numbers(made.document, (Level("•", "bullet", left=1.6, hang=0.6),))
    for label, title in (("1", "Condition surveys"), ("2", "Visits by branch")):
        made.para(f"Appendix {label}: {title}", numbers=bullets)
        made.report["appendices"].append({"label": label, "title": title})
    made.heading("BACKGROUND PAPERS", _BAR, numbers=numbers)
    made.para("None.")
    _appendices(made)


def _appendices(made: Paper) -> None:
    prose = made.prose
    made.turn(landscape=True)
    made.heading("Appendix 1: Condition surveys", Look(bold=True, size=13))
    branches = ("Castle Quay", "Fernhill", "North Parade", "Old Mill", "Sandpits")
    rows: list[tuple[Cell, ...]] = [
        (branch if index == 0 else None, prose.phrase(), prose.paragraph(1, 2), f"{prose.chance.randint(5, 400)},000",
         prose.date()) for branch in branches for index in range(4)
    ]  # fmt: skip
    made.table(("Branch", "Element", "Condition and work needed", "Cost (£)", "By when"), rows,
               Grid((3.4, 5.6, 9.8, 2.6, 3.6), size=9, right=(3,), whole_rows=True))  # fmt: skip
    made.turn(landscape=False)
    made.heading("Appendix 2: Visits by branch", Look(bold=True, size=13))
    visits = [(branch, *(f"{prose.chance.randint(4, 90)},{prose.chance.randint(100, 999)}" for _ in range(4)))
              for branch in branches]  # fmt: skip
    made.table(("Branch", "2027/28", "2028/29", "2029/30", "2030/31"), visits,
               Grid((5, 2.9, 2.9, 2.9, 2.9), borders="none", right=(1, 2, 3, 4)))  # fmt: skip

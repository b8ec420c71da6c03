"""Thamesley Borough: a checklist of clearances in front, capitals in small print, headings as coloured questions."""

from council_papers.action_tables import money
from council_papers.paper import Cell, Grid, House, Level, Look, Numbers, Paper

_HEAD = Look(style="Heading 1", bold=True, size=13, colour="0B5345", before=12, after=6, left=1, hang=1)
_NUMBERS = (
    Level("%1.", left=1, hang=1, bold=True),
    Level("%1.%2", left=1, hang=1),
    Level("%3.", "lowerLetter", left=2, hang=0.8),
)


def paper() -> Paper:
    """Return the paper and its truth."""
    made = Paper("thamesley", House(font="Arial", size=12, after=8))
    section = made.document.sections[0]
    made.running(section.header, "Version: 3, Last saved: 02/06/31", size=8)
    made.running(section.footer, page="#", centred=True)
    _front(made)
    prose, numbers = made.prose, Numbers(made.document, _NUMBERS)
    made.heading("Title of report: what we recommend and why", _HEAD, numbers=numbers)
    for _ in range(2):
        made.para(prose.paragraph(1, 3), numbers=numbers, at=1)
    for title in ("What is the situation, why we want to do something about it, and what happens if we do not",
                  "Options analysis and proposal", "Financial management comments", "Risk comments"):  # fmt: skip
        made.heading(title, _HEAD, numbers=numbers)
        for index in range(4):
            made.para(prose.paragraph(2, 4), numbers=numbers, at=1)
            if index == 0:
                for _ in range(3):
                    made.para(prose.point(), numbers=numbers, at=2)
        if title.startswith("Financial"):
            made.table(("£’000", "2031/32", "2032/33", "2033/34", "2034/35"), money(prose, 6, 4),
                       Grid((5, 2.9, 2.9, 2.9, 2.9), borders="levels", right=(1, 2, 3, 4), bold_last=True,
                            header_ground="D1F2EB"))  # fmt: skip
    for title in ("Procurement comments", "Legal comments", "Other considerations", "Equality and Diversity",
                  "Sustainability/Climate Change Implications", "Timetable for implementation", "Contact"):  # fmt: skip
        made.heading(title, _HEAD, numbers=numbers)
        for _ in range(prose.chance.randint(1, 3)):
            made.para(prose.paragraph(1, 3), numbers=numbers, at=1)
    made.words("Please submit any material questions to the Committee Chair and Officer Contact by two days in advance "
               "of the meeting.", Look(bold=True, italic=True))  # fmt: skip
    made.title("Background papers: There are none.", Look(bold=True))
    made.heading("Appendices:", Look(bold=True))
    for label, title in (("A", "Options matrix"), ("B", "Timetable")):
        made.para(f"Appendix {label} – {title}", look=Look(bold=True))
        made.report["appendices"].append({"label": label, "title": title})
    _matrix(made)
    return made


def _matrix(made: Paper) -> None:
    prose = made.prose
    made.turn(landscape=True)
    made.heading("Appendix A – Options matrix", Look(bold=True, size=14))
    rows: list[tuple[Cell, ...]] = []
    for option in ("Do nothing", "Refurbish", "Rebuild on site", "Move the service"):
        for kind in ("For", "Against", "Cost"):
            words: Cell = (prose.sentence(), *(f"- {prose.point()}" for _ in range(3)))
            rows.append((option if kind == "For" else None, kind, words, prose.post()))
    made.table(("Option", "", "Assessment", "Assessed by"), rows, Grid((5, 2.6, 13, 4.6), size=10, mark="➢"))


def _front(made: Paper) -> None:
    made.words("Committee Report Checklist", Look(bold=True, size=13))
    stages = (
        ("Councillor Input", "HQ", "12.05.31"), ("Commissioner engagement (if report focused on issues of concern)",
                                                "", ""), ("Relevant Group Head review", "KL", "19.05.31"),
        ("Legal comments", "ID", "21.05.31"), ("Finance comments", "DR", "21.05.31"),
    )  # fmt: skip
    made.table(("Stage 1 Report checklist", "Initials", "Date"), stages, Grid((11, 2.6, 3)), told=False)
    made.words("Corporate Policy and Resources Committee", Look(bold=True, size=14))
    made.words("18 June 2031", Look(bold=True, size=12))
    rows = (
        ("Title", "Leisure centre: the case for a new building"),
        ("Purpose", "To make a decision"),
        ("Report Author", "Josephine Lark, Group Head – Place"),
        ("Ward(s) Affected", "All Wards"),
        ("Exempt", "No"),
        ("Exemption Reason", "N/A"),
        ("Corporate Priority", ("Community", "Services")),
        ("Recommendations", ("Committee is asked to:", "1. Agree the outline case in paragraph 2.3.",
                             "2. Note the timetable at Appendix B.")),
        ("Reason for Recommendation", made.prose.paragraph(1, 2)),
    )  # fmt: skip
    made.table((), rows, Grid((5, 11.6), bold_first=True), told=False)
    made.report["recommendations"] += [
        {"number": "1.", "text": "Agree the outline case in paragraph 2.3."},
        {"number": "2.", "text": "Note the timetable at Appendix B."},
    ]
    made.report["front"] = {
        "body": "Corporate Policy and Resources Committee", "date": "2031-06-18", "wards": "all", "exempt": False,
        "subject": "Leisure centre: the case for a new building", "author": ["Josephine Lark, Group Head – Place"],
    }  # fmt: skip

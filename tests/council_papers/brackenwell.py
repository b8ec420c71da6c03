"""Brackenwell Metropolitan Borough: blue headings, a purple front table, an implications grid that runs over pages."""

from council_papers.action_tables import actions
from council_papers.paper import Grid, House, Level, Look, Numbers, Paper

_HEAD = Look(style="Heading 1", bold=True, size=16, colour="1F4E79", before=14, after=8)
_NUMBERS = (
    Level("%1", left=1.27, hang=1.27),
    Level("%1.%2", left=1.27, hang=1.27),
    Level("%1.%2.%3", left=2.9, hang=1.6),
)


def paper() -> Paper:
    """Return the paper and its truth."""
    made = Paper("brackenwell", House(font="Arial", size=12, after=10, line=1.1, margins=(2.5, 2.5, 2.5, 2.5)))
    section = made.document.sections[0]
    section.different_first_page_header_footer = True
    made.running(section.footer, "[IL0: UNCLASSIFIED]", page="#", size=9)
    made.running(section.first_page_footer, "[IL0: UNCLASSIFIED]", size=9)
    _front(made)
    prose, numbers = made.prose, Numbers(made.document, _NUMBERS)
    made.heading("Recommendations", _HEAD, numbers=numbers)
    made.para("That Cabinet:", look=Look(left=1.27))
    for _ in range(4):
        made.para(prose.deed(), numbers=numbers, at=1, decides=True)
    made.heading("Reasons for Recommendations", _HEAD, numbers=numbers)
    for _ in range(3):
        made.para(prose.paragraph(2, 5), numbers=numbers, at=1)
    made.heading("How does this deliver objectives of the Council Plan?", _HEAD, numbers=numbers)
    aims = ("Growing Up in Brackenwell", "Living in Brackenwell", "Healthy in Brackenwell", "One Council One Team")
    made.table((), [(aim, prose.paragraph(1, 2)) for aim in aims], Grid((5, 11), bold_first=True))
    made.heading("Context and Key Issues", _HEAD, numbers=numbers)
    for sub in ("Progress since the last report", "Statutory recommendations", "Closing the programme"):
        made.heading(sub, Look(style="Heading 2", bold=True, size=13, colour="1F4E79", before=8), level=2)
        for index in range(4):
            made.para(prose.paragraph(2, 5), numbers=numbers, at=1)
            if index == 2:
                for _ in range(3):
                    made.para(prose.paragraph(1, 2), numbers=numbers, at=2)
    bullets = Numbers(made.document, (Level("\uf0b7", "bullet", left=2.4, hang=0.63, font="Symbol"),))
    for _ in range(5):
        made.para(prose.paragraph(1, 2), numbers=bullets)
    for title in ("Alternative Options", "Consultation"):
        made.heading(title, _HEAD, numbers=numbers)
        made.para(prose.paragraph(), numbers=numbers, at=1)
    made.heading("Implications", _HEAD, numbers=numbers)
    kinds = ("Resources:", "Legal and Governance:", "Risk:", "Equality:", "Health and Wellbeing:", "Social Value:",
             "Climate Change:", "Corporate Parenting:")  # fmt: skip
    made.table((), [(kind, tuple(prose.paragraph(1, 4) for _ in range(2))) for kind in kinds],
               Grid((4, 12), bold_first=True))  # fmt: skip
    made.heading("Appendices", _HEAD, numbers=numbers)
    made.para("Appendix A – Improvement plan progress report")
    made.report["appendices"].append({"label": "A", "title": "Improvement plan progress report"})
    made.heading("Background Papers", _HEAD, numbers=numbers)
    made.para("None", look=Look(left=1.27))
    made.turn(landscape=True)
    made.heading("Appendix A – Improvement plan progress report", Look(bold=True, size=14, colour="1F4E79"))
    rows = [(f"{prose.chance.choice('ABC')}{n}", row[0], row[1], row[4], row[3], ("G", "A", "R", "B")[n % 4])
            for n, row in enumerate(actions(prose, 15, wordy=3, first=""), 1)]  # fmt: skip
    made.table(("Ref", "Recommendation", "Progress", "Lead", "Date", "RAG"), rows,
               Grid((1.4, 5.6, 9.6, 4, 2.8, 1.4), size=9, header_ground="1F4E79", borders="all"))  # fmt: skip
    return made


def _front(made: Paper) -> None:
    made.words("Report to Cabinet", Look(bold=True, size=20, colour="1F4E79"))
    made.words("12 December 2031", Look(bold=True, size=14))
    rows = (
        ("Subject:", "Improvement Plan Progress: quarter two"),
        ("Cabinet Member:", ("Leader of the Council", "Councillor Perpetua Vance")),
        ("Director:", ("Chief Executive", "Kwame Littler")),
        ("Key Decision:", "No"),
        ("Contact Officer:", ("Assistant Chief Executive", "Ayodele Marsh", "ayodele_marsh@brackenwell.example")),
    )
    made.table((), rows, Grid((5, 11), bold_first=True, size=12), told=False)
    made.report["front"] = {
        "body": "Cabinet", "date": "2031-12-12", "subject": "Improvement Plan Progress: quarter two",
        "key_decision": False,
    }  # fmt: skip

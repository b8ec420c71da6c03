"""Teesholme Council: coloured headings without numbers, paragraphs numbered from first to last, tables for the rest."""

from typing import Any

from council_papers.action_tables import pairs
from council_papers.paper import Grid, House, Level, Look, Numbers, Paper
from council_papers.word_parts import box

_HEAD = Look(style="Heading 1", bold=True, size=14, colour="2F5496", before=12, after=6)
_SUB = Look(style="Heading 2", bold=True, size=12, colour="2F5496", before=8, after=4)
_GRID: dict[str, Any] = {"header_ground": "DEEAF6", "size": 10.5}


def paper() -> Paper:
    """Return the paper and its truth."""
    made = Paper("teesholme", House(font="Calibri", size=12, after=8, line=1.08))
    section = made.document.sections[0]
    made.running(section.header, "This document was classified as: OFFICIAL", centred=True, size=10)
    made.running(section.footer, page="#", centred=True)
    made.words("TEESHOLME COUNCIL", Look(bold=True, size=20, colour="1F3864"))
    _front(made)
    prose = made.prose
    numbers = Numbers(made.document, (Level("%1.", left=1, hang=1), Level("(%2)", "lowerLetter", left=2, hang=1)),
                      automatic=False)  # fmt: skip
    made.heading("Purpose", _HEAD)
    made.para(prose.paragraph(1, 2), numbers=numbers)
    made.heading("Recommendations", _HEAD)
    made.para("That the Executive:", numbers=numbers)
    for _ in range(3):
        made.para(prose.deed(), numbers=numbers, at=1, decides=True)
    made.heading("Rationale for the recommended decision(s)", _HEAD)
    for _ in range(4):
        made.para(prose.paragraph(), numbers=numbers)
    made.heading("Background and relevant information", _HEAD)
    for sub in ("How the plan came about", "Progress to date", "What still stands in the way"):
        made.heading(sub, _SUB, level=2)
        for _ in range(4):
            made.para(prose.paragraph(), numbers=numbers)
    box(made.para(f"**A word on terms.** {prose.paragraph(2, 3)}"))
    made.heading("Other potential alternatives and why these have not been recommended", _HEAD)
    for _ in range(2):
        made.para(prose.paragraph(), numbers=numbers)
    made.heading("Impacts of the recommended decisions", _HEAD)
    topics = ("Financial (including procurement and Social Value)", "Legal", "Risk", "Human Rights, Public Sector "
              "Equality Duty and Community Cohesion", "Climate Change / Environmental",
              "Children and Young People Cared for by the Authority and Care Leavers", "Data Protection")  # fmt: skip
    made.table(("Topic", "Impact"), pairs(prose, topics, least=2, most=5), Grid((5, 11.6), bold_first=True, **_GRID))
    made.heading("Actions to be taken to implement the recommended decisions", _HEAD)
    deeds = [(prose.deed(), prose.post(), prose.date()) for _ in range(12)]
    made.table(("Action", "Responsible Officer", "Deadline"), deeds, Grid((9, 4.6, 3), **_GRID))
    made.heading("Appendices", _HEAD)
    made.table((), [("1", "Plan on a page"), ("2", "Highlight report, quarter one")], Grid((1.6, 15)))
    made.report["appendices"] += [{"label": "1", "title": "Plan on a page"},
                                  {"label": "2", "title": "Highlight report, quarter one"}]  # fmt: skip
    made.heading("Background papers", _HEAD)
    made.table(("Body", "Report title", "Date"), [("Executive", "Improvement Plan: first report", "12 December 2030"),
               ("Council", "Response to the auditor", "7 January 2031")], Grid((4, 9, 3.6), **_GRID))  # fmt: skip
    made.words("**Contact:**\tHester Quill", Look(before=10, after=0))
    made.words("**Email:**\thester.quill@teesholme.example")
    return made


def _front(made: Paper) -> None:
    rows = (
        ("Report of:", "Beatrix Holloway, Director of Finance and Transformation"),
        ("Relevant Executive Member:", "Councillor Aled Thistlewood, Executive Member for Finance"),
        ("Submitted to:", "Executive"),
        ("Date:", "14 May 2031"),
        ("Title:", "Improvement Plan – Update"),
        ("Report for:", "Decision"),
        ("Status:", "Public"),
        ("Council Plan priority:", "Delivering Best Value"),
        ("Key decision:", "Yes"),
        ("Why:", "Decision(s) will incur expenditure or savings above £250,000"),
        ("Subject to call in?:", "Yes"),
        ("Why:", "Not urgent"),
    )
    made.table((), rows, Grid((6, 10.6), bold_first=True, zebra="F2F2F2"), told=False)
    made.report["front"] = {
        "body": "Executive", "date": "2031-05-14", "subject": "Improvement Plan – Update", "key_decision": True,
        "call_in": True, "exempt": False,
        "report_of": ["Beatrix Holloway, Director of Finance and Transformation"],
        "cabinet_members": ["Councillor Aled Thistlewood, Executive Member for Finance"],
    }  # fmt: skip
    made.heading("Executive summary", _HEAD)
    for _ in range(3):
        made.para(made.prose.paragraph())

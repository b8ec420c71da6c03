"""Saltreach Unitary: headings in one-cell tables, multi-level lists, dashes for bullets, figures with captions."""

from council_papers.action_tables import actions, pairs
from council_papers.paper import BESIDE, Cell, Grid, House, Level, Look, Numbers, Paper
from council_papers.word_parts import in_list, set_borders, shade
from docx.shared import Cm

_NUMBERS = (Level("%1.", left=1, hang=1), Level("%1.%2", left=1, hang=1), Level("-", "bullet", left=1.8, hang=0.5),
            Level("(%4)", "lowerLetter", left=2, hang=0.9), Level("(%5)", "lowerRoman", 2.9, 0.8))  # fmt: skip


def paper() -> Paper:
    """Return the paper and its truth."""
    made = Paper("saltreach", House(font="Calibri", size=11, after=8, margins=(2, 2, 1.8, 1.8)))
    section = made.document.sections[0]
    made.running(section.footer, "Version May 2031", page="#", size=8)
    _front(made)
    prose = made.prose
    numbers = Numbers(made.document, _NUMBERS)
    for title in ("What this report is for", "What Cabinet is asked to do", "Where we are", "What is proposed",
                  "How it will be paid for", "How residents were heard", "Other options", "Equality"):  # fmt: skip
        _bar(made, title, numbers)
        if title == "What Cabinet is asked to do":
            made.para("Cabinet is recommended to:")
            for index in range(3):
                made.para(prose.deed(), numbers=numbers, at=3, decides=True)
                if index == 1:
                    for _ in range(2):
                        made.para(prose.point(), numbers=numbers, at=4)
            continue
        for index in range(4):
            made.para(prose.paragraph(2, 4), numbers=numbers, at=1)
            if index == 0:
                made.para(prose.paragraph(1, 2), look=Look(left=1))  # goes on under the same number
            if index == 2:
                for _ in range(3):
                    made.para(prose.paragraph(1, 1), numbers=numbers, at=2)
        if title == "Where we are":
            made.title("Figure 1: The shape of the programme", Look(bold=True, size=10))
    made.turn(landscape=True)
    made.heading("APPENDIX 1 – PLAN ON A PAGE AND MILESTONES", Look(bold=True, size=13))
    rows: list[tuple[Cell, ...]] = []
    for outcome in ("Outcome 1 – Homes", "Outcome 2 – Health", "Outcome 3 – Harbour"):
        rows.append((outcome, BESIDE, BESIDE, BESIDE, BESIDE))
        rows += [(row[0], row[1], row[2], row[4], row[3]) for row in actions(prose, 4, wordy=2, first="")]
    made.table(("Recommendation", "Response", "Deliverable / measure", "Responsible officer", "Target date"), rows,
               Grid((5, 8, 6, 3.6, 2.9), size=9.5, header_ground="1B4F72", header_colour="FFFFFF",
                    mark="-"))  # fmt: skip
    made.turn(landscape=False)
    made.heading("APPENDIX 2 – WHAT RESIDENTS SAID", Look(bold=True, size=13))
    made.table(("Question", "Summary of replies", "Our answer"),
               [(question, text, prose.sentence()) for question, text in
                pairs(prose, ("1. Do you agree with the aims?", "2. What is missing?", "3. What would you stop?"))],
               Grid((4, 7, 6), borders="open", header_ground="D6EAF8"))  # fmt: skip
    made.report["appendices"] += [{"label": "1", "title": "PLAN ON A PAGE AND MILESTONES"},
                                  {"label": "2", "title": "WHAT RESIDENTS SAID"}]  # fmt: skip
    return made


def _bar(made: Paper, title: str, numbers: Numbers) -> None:
    """Set a heading in a shaded table of one cell."""
    table = made.document.add_table(rows=1, cols=1)
    table.autofit = False
    set_borders(table, "all", "1B4F72")
    table.columns[0].width = Cm(17)
    cell = table.cell(0, 0)
    cell.width = Cm(17)
    shade(cell, "D6EAF8")
    paragraph = cell.paragraphs[0]
    paragraph.add_run(title).bold = True
    printed = numbers.next(0)
    in_list(paragraph, numbers.list, 0)
    made.report["headings"].append({"number": printed, "text": title, "level": 1})
    made.words("", Look(after=0, size=4))


def _front(made: Paper) -> None:
    made.words("Saltreach Unitary Council", Look(bold=True, size=18, colour="1B4F72", after=2))
    made.words("Cabinet Report", Look(size=14, colour="1B4F72"))
    rows: tuple[tuple[Cell, ...], ...] = (
        ("TITLE", "Harbour quarter: the next three years", BESIDE, BESIDE),
        ("Ward(s)", "Harbour; Marine; St Bride", BESIDE, BESIDE),
        ("Author: Ayodele Marsh", BESIDE, "Job title: Head of Regeneration", BESIDE),
        ("Cabinet lead: Cllr Wilf Amory, Cabinet Member for Growth", BESIDE, "Executive Director lead: Giles Penhallow",
         BESIDE),
        ("Decision maker", "Cabinet", "Meeting date", "22 July 2031"),
        ("Key decision", "Yes", "Exempt", "No"),
    )  # fmt: skip
    made.table((), rows, Grid((3.6, 5, 3.4, 5)), told=False)
    made.report["front"] = {
        "body": "Cabinet", "date": "2031-07-22", "subject": "Harbour quarter: the next three years", "wards": "named",
        "ward_names": ["Harbour", "Marine", "St Bride"], "key_decision": True, "exempt": False,
        "author": ["Ayodele Marsh, Head of Regeneration"],
    }  # fmt: skip

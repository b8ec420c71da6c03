"""Fossmouth Metropolitan: headings three deep, a wide table, cells merged over pages, ratings, a scan."""

import io

from council_papers.action_tables import actions
from council_papers.paper import Cell, Grid, House, Level, Look, Numbers, Paper
from council_papers.word_parts import shade
from docx.shared import Cm
from PIL import Image

_ONE, _TWO = Look(bold=True, size=14, before=10), Look(bold=True, before=6)
_NUMBERS = (Level("%1", left=1.5, hang=1.5), Level("%1.%2", left=1.5, hang=1.5), Level("%1.%2.%3", left=1.5, hang=1.5))
_RATINGS = {"Red": "FF0000", "Amber": "FFC000", "Green": "92D050", "Blue": "5B9BD5"}


def paper() -> Paper:
    """Return the paper and its truth."""
    made = Paper("fossmouth", House(font="Arial", size=11, after=8, margins=(2.2, 2.2, 2, 2)))
    section = made.document.sections[0]
    made.running(section.header, "Agenda Item No. 6", size=10)
    made.running(section.footer, "Cabinet 14 May 2031", page="Page # of ##", size=8)
    _front(made)
    prose, numbers = made.prose, Numbers(made.document, _NUMBERS)
    plan = (
        ("Introduction", ("Purpose", "Recommendations")),
        ("Background", ("The inspection", "What it found")),
        ("The improvement plan", ("Aims", "Governance", "Resources")),
        ("Implications", ("Finance", "Law")),
    )
    for chapter, parts in plan:
        made.heading(chapter, _ONE, numbers=numbers)
        for part in parts:
            made.heading(part, _TWO, numbers=numbers, at=1, level=2)
            if part == "Recommendations":
                made.para("Cabinet is recommended to:", numbers=numbers, at=2)
                points = Numbers(made.document, (Level("(%1)", "lowerRoman", left=2.6, hang=1),))
                for _ in range(4):
                    made.para(prose.deed(), numbers=points, decides=True)
                continue
            for _ in range(4):
                made.para(prose.paragraph(2, 5), numbers=numbers, at=2)
            if part == "Aims":
                _bullets(made)
    _scan(made)
    _plan(made)
    return made


def _bullets(made: Paper) -> None:
    marks = (Level("\uf0b7", "bullet", left=2.2, hang=0.6, font="Symbol"), Level("o", "bullet", 3, 0.6, "Courier New"),
             Level("\uf0a7", "bullet", left=3.8, hang=0.6, font="Wingdings"))  # fmt: skip
    bullets = Numbers(made.document, marks)
    for at in (0, 1, 2, 2, 1, 0):
        made.para(made.prose.paragraph(1, 1), numbers=bullets, at=at)


def _scan(made: Paper) -> None:
    """Set a page that is a picture, as a signed letter comes: it says nothing to a reader of text."""
    made.new_page()
    made.heading("Appendix 1: Letter from the inspectorate", Look(bold=True, size=13))
    out = io.BytesIO()
    Image.effect_noise((300, 380), 60).save(out, "PNG")
    out.seek(0)
    made.document.add_picture(out, width=Cm(15))
    made.report["appendices"].append({"label": "1", "title": "Letter from the inspectorate"})


def _plan(made: Paper) -> None:
    prose = made.prose
    made.turn(landscape=True)
    made.heading("Appendix 2: Improvement plan and highlight report", Look(bold=True, size=13))
    made.report["appendices"].append({"label": "2", "title": "Improvement plan and highlight report"})
    rows: list[tuple[Cell, ...]] = []
    for theme in ("Leadership", "Practice", "Workforce"):
        for index, row in enumerate(actions(prose, 6, wordy=2, first="")):
            rating = prose.chance.choice(list(_RATINGS))
            rows.append((theme if not index else None, f"{theme[0]}{index + 1}", row[0], row[2], row[4], row[3],
                         rating, prose.sentence()))  # fmt: skip
    header = ("Theme", "Ref", "Action", "Deliverable", "Owner", "Due", "RAG", "Progress since the last report")
    table = made.table(header, rows, Grid((2.2, 1.2, 5.2, 5.6, 3, 2.2, 1.6, 4.8), size=8, header_ground="D9D9D9"))
    for line, row in enumerate(rows, 1):
        shade(table.cell(line, 6), _RATINGS[str(row[6])])


def _front(made: Paper) -> None:
    made.words("Fossmouth Metropolitan Borough Council", Look(bold=True, size=15))
    rows = (
        ("Meeting", "Cabinet"),
        ("Date of meeting", "14th May 2031"),
        ("Report title", "Children’s services: response to inspection"),
        ("Cabinet Member(s)", "Councillor Delphine Rook, Children and Learning"),
        ("Eligible for call-in", "Yes"),
        ("Key decision", "No"),
        ("Public or private", "Public"),
        ("Electoral wards affected", "All"),
        ("Report author", "Josephine Lark, Director of Children’s Services"),
    )
    made.table((), rows, Grid((6, 10.6), bold_first=True, header_ground="EEEEEE"), told=False)
    made.report["front"] = {
        "body": "Cabinet", "date": "2031-05-14", "subject": "Children’s services: response to inspection",
        "call_in": True, "key_decision": False, "exempt": False, "wards": "all",
        "cabinet_members": ["Councillor Delphine Rook, Children and Learning"],
        "author": ["Josephine Lark, Director of Children’s Services"],
    }  # fmt: skip

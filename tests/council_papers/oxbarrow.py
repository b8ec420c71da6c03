"""Oxbarrow Council: numbers in a table without rules, second paragraphs without numbers, bands across tables, stamps.

The committee system stamps its page numbers and "Agenda Item 9" on what the author wrote, in another face.
"""

from council_papers.action_tables import money, risks
from council_papers.paper import BESIDE, Cell, Grid, House, Look, Paper
from council_papers.word_parts import set_borders
from docx.shared import Cm

_HEAD = Look(before=8, after=4, left=1.2, hang=1.2)
_SECTIONS = ("PURPOSE", "DECISIONS SOUGHT", "CONTEXT", "THE PROPOSALS IN DETAIL", "WHAT ELSE WAS CONSIDERED",
             "MONEY", "LAW", "PEOPLE AND EQUALITY", "NEXT STEPS")  # fmt: skip


def paper() -> Paper:
    """Return the paper and its truth."""
    made = Paper("oxbarrow", House(font="Arial", size=11, after=6, margins=(2.3, 2.3, 2.4, 2.4)))
    section = made.document.sections[0]
    section.different_first_page_header_footer = True
    made.running(section.first_page_header, "\t\tAgenda Item 9", size=12)
    made.running(section.first_page_footer, page="Page #", centred=True, size=12)
    made.running(section.footer, page="Page #", centred=True, size=12)
    _front(made)
    prose = made.prose
    letters = "ABCDEFGHI"
    for letter, title in zip(letters, _SECTIONS, strict=True):
        made.heading(title, _HEAD, number=f"{letter}.")
        lines = _lines(made, title, len(made.report["paragraphs"]))
        _in_a_table(made, lines)
        if title == "MONEY":
            _money(made)
        if title == "CONTEXT":
            made.heading("What members of the panel said", Look(italic=True, left=1.2), level=2)
            quoted = Look(italic=True, left=2.2, after=6)
            for _ in range(2):
                made.para(f"‘{prose.sentence()}’", look=quoted)
    made.heading("Risks and what is done about them", Look(bold=True, size=12, before=10))
    rows: list[tuple[Cell, ...]] = []
    for theme in ("Theme 1: A council that pays its way", "Theme 2: Places people choose", "Theme 3: Fewer surprises"):
        rows += [(theme, BESIDE, BESIDE, BESIDE), *risks(prose, 5)]
    made.table(("Risk", "Likelihood", "Impact", "Control"), rows, Grid((5, 2.4, 2.2, 6.8), size=10, borders="all",
                                                                       header_ground="DDDDDD"))  # fmt: skip
    made.words("Report author: Beatrix Holloway, Head of Strategy", Look(before=12, after=0))
    made.words("Tel: 01632 960770   Email: beatrix.holloway@oxbarrow.example")
    return made


def _lines(made: Paper, title: str, before: int) -> list[tuple[str, tuple[str, ...]]]:
    """Return the paragraphs of a section, each with its number; some go on in a second one without."""
    prose = made.prose
    decides = title == "DECISIONS SOUGHT"
    count = 4 if title in ("CONTEXT", "THE PROPOSALS IN DETAIL") else 3
    lines = []
    for index in range(count):
        texts = (prose.deed(),) if decides else (prose.paragraph(2, 4),)
        if index == 1 and not decides:
            texts += (prose.paragraph(1, 2),)
        number = f"{1 + sum(1 for one in made.report['paragraphs'][:before] if one['number']) + index}."
        lines.append((number, texts))
        made.report["paragraphs"] += [
            {"number": number if not at else "", "text": text} for at, text in enumerate(texts)
        ]
        if decides:
            made.report["recommendations"].append({"number": number, "text": texts[0]})
    return lines


def _in_a_table(made: Paper, lines: list[tuple[str, tuple[str, ...]]]) -> None:
    """Set paragraphs the old way: a table without rules, numbers in its first column."""
    table = made.document.add_table(rows=len(lines), cols=2)
    table.autofit = False
    set_borders(table, "none")
    for column, width in zip(table.columns, (1.2, 15.2), strict=True):
        column.width = Cm(width)
    for row, (number, texts) in zip(table.rows, lines, strict=True):
        row.cells[0].width, row.cells[1].width = Cm(1.2), Cm(15.2)
        row.cells[0].paragraphs[0].add_run(number)
        row.cells[1].paragraphs[0].add_run(texts[0])
        for text in texts[1:]:
            row.cells[1].add_paragraph(text)
    made.words("", Look(after=0))


def _money(made: Paper) -> None:
    prose = made.prose
    rows: list[tuple[Cell, ...]] = []
    for kind in ("Revenue", "Capital"):
        rows += [(kind, "", "", ""), *money(prose, 4, 3)]
    made.title("Table 1 – Cost of the proposals (£000)", Look(bold=True, size=10, after=2))
    made.table(("", "2031/32\nBudget".replace("\n", " "), "2032/33 Forecast", "2033/34 Forecast"), rows,
               Grid((6.4, 3.2, 3.4, 3.4), borders="none", right=(1, 2, 3), size=10))  # fmt: skip


def _front(made: Paper) -> None:
    made.words("OXBARROW COUNCIL", Look(bold=True, size=15, after=2))
    made.words("EXECUTIVE COMMITTEE: 30 SEPTEMBER 2031", Look(bold=True, after=2))
    made.words("SHAPING THE CORPORATE PLAN", Look(bold=True, after=8))
    rows = (
        ("Report by", "Director of Corporate Strategy"),
        ("Executive Member", "Councillor Noor Halloran, Strategy and Communities"),
        ("Contact officer", "Beatrix Holloway, Head of Strategy"),
        ("Divisions affected", "All"),
        ("Is this a key decision?", "Yes – FP/31/118"),
        ("Exempt or confidential?", "No"),
    )
    made.table((), rows, Grid((5.4, 11), bold_first=True, borders="levels"), told=False)
    made.report["front"] = {
        "body": "Executive Committee", "date": "2031-09-30", "subject": "SHAPING THE CORPORATE PLAN", "exempt": False,
        "key_decision": True, "wards": "all", "author": ["Beatrix Holloway, Head of Strategy"],
    }  # fmt: skip

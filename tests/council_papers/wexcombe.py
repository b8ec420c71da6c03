"""Wexcombe District: a draft with a watermark, another first page, boxed asides, headings over two lines."""

from council_papers.action_tables import actions, pairs
from council_papers.paper import Grid, House, Level, Look, Numbers, Paper
from council_papers.word_parts import add_watermark, box, shade

_HEAD = Look(bold=True, size=13, underlined=True, before=10, after=6)
_LINES = Look(bold=True, centred=True, size=12, before=8)
_NUMBERS = (Level("%1.", left=0.9, hang=0.9), Level("%1.%2", left=0.9, hang=0.9), Level("(%3)", "lowerRoman", 2, 1))


def paper() -> Paper:
    """Return the paper and its truth."""
    made = Paper("wexcombe", House(font="Calibri", size=11, after=6, justified=True, margins=(3, 3, 2.2, 2.2)))
    section = made.document.sections[0]
    section.different_first_page_header_footer = True
    made.running(section.header, "Wexcombe District Council\tOFFICIAL")
    made.running(section.first_page_footer, "Please recycle this paper.", centred=True, size=8)
    made.running(section.footer, page="- # -", centred=True)
    add_watermark(section.header.paragraphs[0], "DRAFT")
    add_watermark(section.first_page_header.paragraphs[0], "DRAFT")
    _front(made)
    prose, numbers = made.prose, Numbers(made.document, _NUMBERS)
    titles = ("INTRODUCTION", "RECOMMENDATIONS", "THE STATE OF THE COUNCIL’S HOMES AND\nWHAT TENANTS SAY OF THEM",
              "THE COMPLIANCE PROGRAMME", "LESSONS FROM ELSEWHERE, AND\nWHAT THEY MEAN HERE", "OPTIONS",
              "IMPLICATIONS", "CONCLUSION")  # fmt: skip
    for title in titles:
        made.heading(title, _HEAD, numbers=numbers)
        if title == "RECOMMENDATIONS":
            made.para("The Committee is invited to:", numbers=numbers, at=1)
            for _ in range(3):
                made.para(prose.deed(), numbers=numbers, at=2, decides=True)
            continue
        for index in range(prose.chance.randint(3, 5)):
            made.para(prose.paragraph(2, 5), numbers=numbers, at=1)
            if index == 1 and title.startswith("THE"):
                for text in (f"**What is meant by a decent home?** {prose.sentence()}", prose.paragraph(2, 3)):
                    aside = made.para(text)
                    box(aside)
                    shade(aside, "E2EFD9")
        if title == "THE COMPLIANCE PROGRAMME":
            made.table(("Strand", "Done", "Next"), [(prose.phrase(), prose.paragraph(1, 2), prose.paragraph(1, 2))
                       for _ in range(8)], Grid((3.6, 5.7, 5.7), borders="open", size=10))  # fmt: skip
        if title == "IMPLICATIONS":
            made.table((), pairs(prose, ("Money", "Law", "People", "Equality", "Carbon")),
                       Grid((3, 12), bold_first=True, borders="levels"))  # fmt: skip
    made.heading("Appendix One: Actions agreed with the Regulator", Look(bold=True, size=13, before=14))
    made.report["appendices"].append({"label": "One", "title": "Actions agreed with the Regulator"})
    rows = [(f"{n}", row[0], row[2], row[3]) for n, row in enumerate(actions(prose, 16, wordy=2, first=""), 1)]
    made.table(("#", "What was found", "What will be done", "When"), rows,
               Grid((0.9, 5.6, 5.9, 2.6), borders="all", size=9.5, repeated=False))  # fmt: skip
    return made


def _front(made: Paper) -> None:
    for text in ("WEXCOMBE DISTRICT COUNCIL", "HOUSING COMMITTEE", "3 November 2031"):
        made.words(text, _LINES)
    for label, value in (
        ("AGENDA ITEM:", "7"),
        ("REPORT TITLE:", "Regulator’s judgement: response and programme"),
        ("REPORT OF:", "Head of Housing"),
        ("CONTACT OFFICER:", "Imran Dockray, Head of Housing"),
        ("WARDS:", "Chalkpit; Upper Wexcombe"),
        ("PUBLIC/EXEMPT:", "Public"),
    ):
        made.words(f"**{label}**\t{value}", Look(left=5, hang=5, after=3)).paragraph_format.tab_stops.add_tab_stop(
            1_800_000
        )
    made.report["front"] = {
        "body": "HOUSING COMMITTEE", "date": "2031-11-03", "exempt": False,
        "subject": "Regulator’s judgement: response and programme", "author": ["Imran Dockray, Head of Housing"],
    }  # fmt: skip

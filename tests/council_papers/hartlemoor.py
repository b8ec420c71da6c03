"""Hartlemoor County: numbers as 1.0, a contents page with dots, captions, side headings, a table of merged headings."""

from council_papers.action_tables import money, pairs
from council_papers.paper import Cell, Grid, House, Level, Look, Numbers, Paper

_HEAD = Look(bold=True, size=13, before=12, after=6, left=1.5, hang=1.5)
_SUB = Look(bold=True, italic=True, after=4)
_NUMBERS = (Level("%1.0", left=1.5, hang=1.5), Level("%1.%2", left=1.5, hang=1.5), Level("•", "bullet", 2.4, 0.7))
_TITLES = ("Purpose of the Report", "Recommendations", "Reasons for Recommendations", "Background",
           "The Transport Plan in Outline", "Performance in 2030/31", "Issues for Consideration", "Options Considered",
           "Resource Implications", "Legal Implications", "Equality Implications", "Climate Implications",
           "Risk Assessment", "Conclusion")  # fmt: skip


def paper() -> Paper:
    """Return the paper and its truth."""
    made = Paper("hartlemoor", House(font="Calibri", size=12, after=8, line=1.15))
    section = made.document.sections[0]
    section.different_first_page_header_footer = True
    made.running(section.footer, "Hartlemoor County Council", page="Page | #")
    _front(made)
    prose, numbers = made.prose, Numbers(made.document, _NUMBERS, automatic=False)
    for title in _TITLES:
        made.heading(title, _HEAD, numbers=numbers)
        if title == "Recommendations":
            made.para("Cabinet is recommended to:", numbers=numbers, at=1)
            letters = Numbers(made.document, (Level("%1)", "lowerLetter", left=2.5, hang=1),), automatic=False)
            for _ in range(4):
                made.para(prose.deed(), numbers=letters, decides=True)
            continue
        for index in range(prose.chance.randint(2, 4)):
            if index == 1 and title in ("Background", "Issues for Consideration"):
                made.heading(prose.phrase(), _SUB, level=2)
            made.para(prose.paragraph(3, 5), numbers=numbers, at=1)
        _extra(made, title, numbers)
    made.heading("Appendices", Look(bold=True, size=13))
    for label, title in (("A", "Map of priority routes"), ("B", "Glossary")):
        made.para(f"Appendix {label} – {title}")
        made.report["appendices"].append({"label": label, "title": title})
    made.new_page()
    made.heading("Appendix B – Glossary", Look(bold=True, size=13))
    terms = ("Active travel", "Bus service improvement plan", "Carriageway", "Demand-responsive transport", "Greenway")
    made.table((), pairs(prose, terms, most=2), Grid((4.6, 12), borders="none", bold_first=True))
    return made


def _extra(made: Paper, title: str, numbers: Numbers) -> None:
    prose = made.prose
    if title == "The Transport Plan in Outline":
        for _ in range(4):
            made.para(prose.paragraph(1, 2), numbers=numbers, at=2)
        rows: list[tuple[Cell, ...]] = [
            (theme if not index else None, prose.phrase(), prose.sentence())
            for theme in ("Roads", "Rail and bus", "Walking and cycling") for index in range(3)
        ]  # fmt: skip
        made.title("Table 1: Themes and outcomes", Look(bold=True, size=11, after=3))
        made.table(("Theme", "Outcome", "How it will be known"), rows, Grid((3.4, 5.2, 8), header_ground="C5E0B3"))
    if title == "Resource Implications":
        made.title("Table 2: Revenue and capital, £000", Look(bold=True, size=11, after=3))
        made.table(
            ("", "Budget", "Actual", "Budget", "Forecast"), money(prose, 8, 4),
            Grid((6, 2.6, 2.6, 2.6, 2.6), borders="levels", right=(1, 2, 3, 4), bold_last=True),
            over=("", "2030/31", None, "2031/32", None),
        )  # fmt: skip
        made.words("Source: County Treasurer, May 2031", Look(italic=True, size=9))


def _front(made: Paper) -> None:
    made.words("CABINET – 14 MAY 2031", Look(bold=True, size=14, centred=True))
    made.words("LOCAL TRANSPORT PLAN: FIRST ANNUAL REVIEW", Look(bold=True, size=14, centred=True))
    made.words("REPORT OF THE DIRECTOR OF ENVIRONMENT AND TRANSPORT", Look(bold=True, size=12, centred=True))
    for label, value in (("Electoral divisions affected:", "All"), ("Key decision:", "No"),
                         ("Contact officer:", "Imran Dockray, Transport Policy Manager")):  # fmt: skip
        made.words(f"**{label}** {value}", Look(after=2))
    made.report["front"] = {
        "body": "CABINET", "date": "2031-05-14", "subject": "LOCAL TRANSPORT PLAN: FIRST ANNUAL REVIEW",
        "key_decision": False, "author": ["Imran Dockray, Transport Policy Manager"],
    }  # fmt: skip
    made.new_page()
    made.title("Contents", Look(bold=True, size=14))
    for number, title in enumerate(_TITLES, 1):
        made.contents(f"{number}.0", title, 3 + number // 2)
    made.new_page()

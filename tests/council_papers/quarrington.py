"""Quarrington City: an agenda pack of three reports, page numbers of the pack, each report with its own front table."""

from council_papers.action_tables import actions, pairs, risks
from council_papers.paper import Grid, House, Level, Look, Numbers, Paper
from docx.enum.section import WD_SECTION

_HEAD = Look(bold=True, before=8, after=6)
_REPORTS = (
    ("Council tax support: scheme for 2032/33", "Director of Finance", "Ewan Tarleton", True),
    ("School places: commissioning plan", "Director of Children and Families", "Farida Ostler", False),
    ("Improvement plan: third progress report", "Chief Executive", "Hester Quill", False),
)
_SECTIONS = ("Summary", "Recommendations", "Introduction and Background", "Main Body of the Report", "Consultation",
             "Implications", "Background Papers")  # fmt: skip


def paper() -> Paper:
    """Return the pack and its truth: three reports; the agenda in front of them is none."""
    made = Paper("quarrington", House(size=11.5, after=7))
    section = made.document.sections[0]
    made.running(section.footer, page="Page #", centred=True)
    _agenda(made)
    for index, (subject, of, author, key) in enumerate(_REPORTS):
        made.document.add_section(WD_SECTION.NEW_PAGE)
        if index:
            made.new_report()
        _report(made, index, subject, of, author, key)
    return made


def _agenda(made: Paper) -> None:
    made.words("QUARRINGTON CITY COUNCIL", Look(bold=True, size=16, centred=True))
    made.words("CABINET", Look(bold=True, size=14, centred=True))
    made.words("Wednesday, 7 January 2032 at 5.30 pm, Council Chamber", Look(bold=True, centred=True, after=16))
    made.words("A G E N D A", Look(bold=True, centred=True))
    items = ("Apologies", "Declarations of interest", "Minutes of the last meeting", "Public questions",
             *(subject for subject, *_ in _REPORTS), "Any other urgent business")  # fmt: skip
    for number, item in enumerate(items, 1):
        pages = f"(Pages {3 + 6 * (number - 5)} - {8 + 6 * (number - 5)})" if 5 <= number <= 7 else ""
        line = made.words(f"{number}.\t{item}\t{pages}", Look(left=1.2, hang=1.2))
        line.paragraph_format.tab_stops.add_tab_stop(450_000)
        line.paragraph_format.tab_stops.add_tab_stop(4_600_000)


def _report(made: Paper, index: int, subject: str, of: str, author: str, key: bool) -> None:
    prose = made.prose
    made.words(f"Agenda Item {5 + index}", Look(bold=True, after=2))
    made.words("Quarrington City Council", Look(bold=True, size=14, after=2))
    made.words("Report to Cabinet", Look(bold=True, size=14))
    rows = (
        ("Date of meeting", "7 January 2032"),
        ("Title of report", subject),
        ("Report of", of),
        ("Report author", f"{author}, {prose.post()}"),
        ("Wards affected", "All"),
        ("Key decision", "Yes" if key else "No"),
        ("Exempt information", "No"),
    )
    made.table((), rows, Grid((5, 11.6), bold_first=True, size=11), told=False)
    made.report["front"] = {
        "body": "Cabinet", "date": "2032-01-07", "subject": subject, "author": [rows[3][1]], "wards": "all",
        "key_decision": key, "exempt": False, "organisation": "Quarrington City Council",
    }  # fmt: skip
    numbers = Numbers(made.document, (Level("%1.", left=1.2, hang=1.2, bold=True), Level("%1.%2", left=1.2, hang=1.2),
                                      Level("(%3)", "lowerLetter", left=2.2, hang=1)))  # fmt: skip
    for title in _SECTIONS:
        made.heading(title, _HEAD, numbers=numbers)
        if title == "Recommendations":
            made.para("Cabinet is asked to:", numbers=numbers, at=1)
            for _ in range(3):
                made.para(prose.deed(), numbers=numbers, at=2, decides=True)
            continue
        if title == "Background Papers":
            made.para("None", numbers=numbers, at=1)
            continue
        for _ in range(6 if title.startswith("Main") else 2):
            made.para(prose.paragraph(2, 5), numbers=numbers, at=1)
        if title == "Implications":
            made.table(("Implication", "Comment"), pairs(prose, ("Finance", "Law", "Equality", "Climate")),
                       Grid((4, 12.6), bold_first=True))  # fmt: skip
    _appendix(made, index)


def _appendix(made: Paper, index: int) -> None:
    prose = made.prose
    if index == 1:
        made.heading("Risk register", Look(bold=True, size=13, before=12))
        made.table(("Risk", "Likelihood", "Impact", "Control"), risks(prose, 6), Grid((4.4, 2.4, 2.2, 7.6), size=10))
    if index == 2:
        made.new_page()
        made.heading("Appendix A: Plan and progress", Look(bold=True, size=13))
        made.report["appendices"].append({"label": "A", "title": "Plan and progress"})
        rows = [(str(n), row[0], row[1], row[3]) for n, row in enumerate(actions(prose, 12, wordy=2, first=""), 1)]
        made.table(("No.", "Recommendation", "Progress", "Due"), rows, Grid((1.4, 5, 7.6, 2.6), size=10))

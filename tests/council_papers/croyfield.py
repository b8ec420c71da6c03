"""London Borough of Croyfield: shaded bars, a page in two columns, footnotes, running heads on odd and even pages."""

from council_papers.action_tables import actions, money
from council_papers.paper import Grid, House, Level, Look, Numbers, Paper

_BAR = Look(bold=True, size=12, ground="1F3864", colour="FFFFFF", before=10, after=8)
_NUMBERS = (Level("%1", left=1.3, hang=1.3), Level("%1.%2", left=1.3, hang=1.3), Level("%1.%2.%3", left=2.8, hang=1.5))
_NOTES = (
    "Figures are at 2031/32 prices and leave out the Housing Revenue Account.",
    "1.5 million journeys were recorded in 2030, see the monitoring report of 22 July 2031.",
    "The forum met 4 times. Its minutes are on the Council’s website.",
)


def paper() -> Paper:
    """Return the paper and its truth."""
    made = Paper("croyfield", House(size=11, justified=True, after=7))
    section = made.document.sections[0]
    made.document.settings.odd_and_even_pages_header_footer = True
    made.running(section.header, "London Borough of Croyfield", size=8)
    made.running(section.even_page_header, "Town centre vitality: year two", size=8)
    made.running(section.footer, page="Page # of ##", size=8)
    made.running(section.even_page_footer, page="Page # of ##", size=8)
    _front(made)
    prose, numbers = made.prose, Numbers(made.document, _NUMBERS, automatic=False)
    made.heading("SUMMARY OF REPORT", _BAR, numbers=numbers)
    for note in _NOTES[:2]:
        made.footnotes.add(made.para(prose.paragraph(), numbers=numbers, at=1), note)
    made.heading("RECOMMENDATIONS", _BAR, numbers=numbers)
    made.para("For the reasons set out in the report, the Executive Mayor in Cabinet is recommended:", told=True)
    for _ in range(4):
        deed = prose.deed()
        made.para(f"to {deed[0].lower()}{deed[1:]}", numbers=numbers, at=1, decides=True)
    made.heading("REASONS FOR RECOMMENDATIONS", _BAR, numbers=numbers)
    for _ in range(2):
        made.para(prose.paragraph(), numbers=numbers, at=1)
    made.heading("BACKGROUND AND DETAILS", _BAR, numbers=numbers)
    for sub in ("Footfall and vacancy", "The evening economy"):
        made.heading(sub, Look(bold=True, left=1.3), level=2)
        for index in range(3):
            made.para(prose.paragraph(3, 5), numbers=numbers, at=1)
            if index == 1:
                for _ in range(3):
                    made.para(prose.paragraph(1, 2), numbers=numbers, at=2)
    made.footnotes.add(made.para(prose.paragraph(), numbers=numbers, at=1), _NOTES[2])
    made.columns(2)
    made.heading("What people told us", Look(bold=True, size=13, colour="1F3864"), level=2)
    for _ in range(5):
        made.para(prose.paragraph(3, 5))
    made.columns(1)
    made.heading("ALTERNATIVE OPTIONS CONSIDERED", _BAR, numbers=numbers)
    for _ in range(3):
        made.para(prose.paragraph(), numbers=numbers, at=1)
    made.heading("IMPLICATIONS", _BAR, numbers=numbers)
    for sub in ("FINANCIAL IMPLICATIONS", "LEGAL IMPLICATIONS", "EQUALITIES IMPLICATIONS"):
        made.heading(sub, Look(bold=True, left=1.3, hang=1.3, before=6), numbers=numbers, at=1, level=2)
        if sub.startswith("FIN"):
            made.table(("", "Current year £000", "2032/33 £000", "2033/34 £000"), money(prose, 6, 3),
                       Grid((6, 3.5, 3.5, 3.5), borders="levels", right=(1, 2, 3), bold_last=True))  # fmt: skip
        for _ in range(2):
            made.para(prose.paragraph(), numbers=numbers, at=2)
        made.para(f"Comments approved by {prose.name()} on behalf of the {prose.post()}. (Date 02/06/2031)",
                  number="", look=Look(italic=True, left=1.3))  # fmt: skip
    made.heading("APPENDICES", _BAR, numbers=numbers)
    made.para("A   Delivery plan for year two", number=numbers.next(1), look=Look(left=1.3, hang=1.3))
    made.report["appendices"].append({"label": "A", "title": "Delivery plan for year two"})
    made.heading("BACKGROUND DOCUMENTS", _BAR, numbers=numbers)
    made.para("None", numbers=numbers, at=1)
    made.turn(landscape=True)
    made.heading("Appendix A", Look(bold=True, size=14))
    made.title("Delivery plan for year two", Look(bold=True, size=12))
    rows = [(row[0], row[2], row[3], row[4], "On track" if n % 3 else "At risk")
            for n, row in enumerate(actions(prose, 14, wordy=2), 1)]  # fmt: skip
    made.table(("Action", "What will be delivered", "By when", "Lead", "Rating"), rows,
               Grid((7, 9, 3.4, 4.2, 2), size=10, borders="levels", zebra="F2F2F2", repeated=False))  # fmt: skip
    return made


def _front(made: Paper) -> None:
    made.words("LONDON BOROUGH OF CROYFIELD", Look(bold=True, size=14, centred=True))
    rows = (
        ("REPORT TO:", "CABINET"),
        ("DATE OF DECISION", "12 December 2031"),
        ("REPORT TITLE:", "Town centre vitality: year two of the programme"),
        ("CORPORATE DIRECTOR / DIRECTOR:", ("Ayodele Marsh", "Corporate Director of Sustainable Communities")),
        ("LEAD OFFICER:", ("Hester Quill, Head of Town Centres", "Email: hester.quill@croyfield.example")),
        ("LEAD MEMBER:", "Councillor Jago Petherick, Cabinet Member for Business and Culture"),
        ("KEY DECISION?", ("Yes 6831EM", "REASON: Key Decision – Decision incurs expenditure of more than £1,000,000")),
        ("CONTAINS EXEMPT INFORMATION?", "NO"),
        ("WARDS AFFECTED:", "All"),
    )
    made.table((), rows, Grid((6.2, 10.4), bold_first=True), told=False)
    made.report["front"] = {
        "body": "CABINET", "date": "2031-12-12", "subject": "Town centre vitality: year two of the programme",
        "key_decision": True, "exempt": False, "wards": "all",
        "cabinet_members": ["Councillor Jago Petherick, Cabinet Member for Business and Culture"],
    }  # fmt: skip

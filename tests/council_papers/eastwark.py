"""Eastwark Borough: a grid of item, date and meeting; bold capitals; numbers that run through the report."""

from council_papers.action_tables import money, pairs
from council_papers.paper import Grid, House, Level, Look, Numbers, Paper

_HEAD = Look(bold=True, before=6)
_THROUGH = (Level("%1.", left=1, hang=1), Level("(%2)", "lowerLetter", left=2, hang=1))


def paper() -> Paper:
    """Return the paper and its truth."""
    made = Paper("eastwark", House(size=11, justified=True))
    section = made.document.sections[0]
    made.running(section.footer, page="#", centred=True)
    _front(made)
    numbers, prose = Numbers(made.document, _THROUGH), made.prose
    made.heading("RECOMMENDATIONS", _HEAD)
    made.para("That the cabinet:", told=False)
    made.report["paragraphs"].append({"number": "", "text": "That the cabinet:"})
    for _ in range(4):
        made.para(prose.deed(), numbers=numbers, decides=True)
    for title in ("BACKGROUND INFORMATION", "KEY ISSUES FOR CONSIDERATION"):
        made.heading(title, _HEAD)
        for _ in range(4):
            made.para(prose.paragraph(2, 4), numbers=numbers)
    for title in (
        "Policy framework implications",
        "Community, equality (and socio-economic) and health effects",
        "Climate change implications",
        "Resource implications",
    ):
        made.heading(title, _HEAD, level=2)
        for _ in range(2):
            made.para(prose.paragraph(2, 4), numbers=numbers)
        if title.startswith("Community"):
            made.heading("Health impact statement", Look(italic=True, bold=True), level=3)
            made.para(f"{prose.sentence()} The aims are to:", numbers=numbers)
            for _ in range(3):
                made.para(prose.point(), numbers=numbers, at=1)
    made.para("The budget by service is as follows:", numbers=numbers)
    grid = Grid((5.5, 2.6, 2.6, 2.6, 2.6), borders="none", right=(1, 2, 3, 4), bold_last=True, size=10)
    made.table(
        ("Service", "Budget £000", "Forecast £000", "Variance £000", "Reserves £000"),
        money(prose, 7, 4),
        grid,
        over=("", "2031/32", None, "Movement", None),
    )
    made.heading("SUPPLEMENTARY ADVICE FROM OTHER OFFICERS", _HEAD)
    for title in ("Assistant Chief Executive – Governance and Assurance", "Strategic Director of Resources"):
        made.heading(title, _HEAD, level=2)
        for _ in range(2):
            made.para(prose.paragraph(2, 4), numbers=numbers)
    _endings(made)
    return made


def _front(made: Paper) -> None:
    meeting = (
        ("Item No.", "Classification:", "Date:", "Meeting Name:"),
        ("11.", "Open", "18 June 2031", "Cabinet"),
    )
    made.table((), meeting, Grid((2.3, 4, 4.5, 5.8), bold_first=True), told=False)
    rows = (
        ("Report title:", "Gateway 2 – Contract Award Approval: Estate Cleaning and Grounds Maintenance"),
        ("Ward(s) or groups affected:", "All"),
        ("Classification:", "Open"),
        ("Reason for lateness (if applicable):", "Not applicable"),
        ("From:", "Councillor Aurelia Finch, Cabinet Member for Neighbourhoods and Leisure"),
    )
    made.table((), rows, Grid((6.3, 10.3), bold_first=True), told=False)
    made.report["front"] = {
        "body": "Cabinet",
        "date": "2031-06-18",
        "wards": "all",
        "exempt": False,
        "subject": "Gateway 2 – Contract Award Approval: Estate Cleaning and Grounds Maintenance",
    }


def _endings(made: Paper) -> None:
    made.heading("BACKGROUND DOCUMENTS", _HEAD)
    made.table(
        ("Background Papers", "Held At", "Contact"),
        [
            ("Gateway 1 report, 12 December 2030", "Procurement, Old Customs House", "Kwame Littler 020 7946 0011"),
            ("Equality impact analysis", "Neighbourhoods, Old Customs House", "Lowri Stannage 020 7946 0388"),
        ],
        Grid((6.6, 5, 5)),
    )
    made.heading("APPENDICES", _HEAD)
    listed = (("1", "Tender evaluation"), ("2", "Social value commitments"))
    made.table(("No.", "Title"), [(f"Appendix {label}", title) for label, title in listed], Grid((4, 12.6)))
    made.report["appendices"] += [{"label": label, "title": title} for label, title in listed]
    made.heading("AUDIT TRAIL", _HEAD)
    trail = (
        ("Cabinet Member", "Councillor Aurelia Finch, Neighbourhoods and Leisure"),
        ("Lead Officer", "Ewan Tarleton, Strategic Director of Environment"),
        ("Report Author", "Josephine Lark, Contracts Manager"),
        ("Version", "Final"),
        ("Dated", "5 June 2031"),
        ("Key Decision?", "Yes"),
    )
    made.table((), trail, Grid((4, 12.6), bold_first=True))
    consulted = [
        (post, made.prose.chance.choice(("Yes", "No")), "Yes")
        for post in (
            "Assistant Chief Executive, Governance and Assurance",
            "Strategic Director of Resources",
            "Cabinet Member",
        )
    ]
    made.table(("Officer Title", "Comments Sought", "Comments Included"), consulted, Grid((8.6, 4, 4)))
    made.new_page()
    made.heading("APPENDIX 1", Look(bold=True, centred=True))
    made.title("Tender evaluation", Look(bold=True, centred=True))
    made.table(("Criterion", "Finding"), pairs(made.prose, ("Price", "Quality", "Social value")), Grid((4, 12.6)))

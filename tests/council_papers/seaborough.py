"""Seaborough: labels and values without a table, "For general release", typed numbers in a hanging column."""

from council_papers.action_tables import pairs
from council_papers.paper import Grid, House, Look, Numbers, Paper
from council_papers.word_parts import Level, add_field

_HEAD = Look(bold=True, before=8, left=1.27, hang=1.27)
_SUB = Look(bold=True, left=1.27)
_TYPED = (Level("%1."), Level("%1.%2", left=1.27, hang=1.27), Level("(%3)", "lowerRoman", left=2.5, hang=1.2))
_LABEL = Look(left=5, hang=5, after=4)


def paper() -> Paper:
    """Return the paper and its truth."""
    made = Paper("seaborough", House(font="Arial", size=11.5, after=6))
    section = made.document.sections[0]
    made.document.settings.odd_and_even_pages_header_footer = True
    made.running(section.footer, "Seaborough & Fenwick Council")
    add_field(section.footer.paragraphs[0], "PAGE")
    made.running(section.even_page_footer, page="# | Corporate Systems Committee")
    _front(made)
    numbers, prose = Numbers(made.document, _TYPED, automatic=False), made.prose
    made.heading("PURPOSE OF THE REPORT AND POLICY CONTEXT", _HEAD, numbers=numbers)
    for _ in range(3):
        made.para(prose.paragraph(), numbers=numbers, at=1)
    made.heading("RECOMMENDATIONS:", _HEAD, numbers=numbers)
    made.para("That the Committee:", number="", look=Look(left=1.27))
    for _ in range(3):
        made.para(prose.deed(), numbers=numbers, at=1, decides=True)
    made.heading("CONTEXT/BACKGROUND INFORMATION", _HEAD, numbers=numbers)
    for sub in ("Where things stand", "What has been learned elsewhere", "What residents have said"):
        made.heading(sub, _SUB, level=2)
        for _ in range(3):
            made.para(prose.paragraph(), numbers=numbers, at=1)
        for _ in range(3):
            made.para(prose.point(), numbers=numbers, at=2)
    made.heading("ANALYSIS & CONSIDERATION OF ANY ALTERNATIVE OPTIONS", _HEAD, numbers=numbers)
    made.para("The options are compared below.", numbers=numbers, at=1)
    made.table(
        ("Option", "What it would mean"),
        pairs(prose, ("1. Do nothing", "2. Do the minimum", "3. Preferred")),
        Grid((4, 11.8), borders="outside"),
    )
    for title in ("COMMUNITY ENGAGEMENT & CONSULTATION", "CONCLUSION"):
        made.heading(title, _HEAD, numbers=numbers)
        for _ in range(2):
            made.para(prose.paragraph(), numbers=numbers, at=1)
    made.heading("FINANCIAL & OTHER IMPLICATIONS:", _HEAD, numbers=numbers)
    for title in ("Financial Implications:", "Legal Implications:", "Equalities Implications:"):
        made.heading(title, Look(underlined=True, left=1.27), level=2)
        made.para(prose.paragraph(), numbers=numbers, at=1)
        officer = f"Finance Officer Consulted: {prose.name()}\tDate: 02/06/31"
        made.para(officer, look=Look(italic=True, left=1.27))
    made.words("SUPPORTING DOCUMENTATION", Look(bold=True, centred=True, before=10))
    made.report["headings"].append({"number": "", "text": "SUPPORTING DOCUMENTATION", "level": 1})
    made.heading("Appendices:", Look(bold=True), level=2)
    for number, title in (
        ("1", "Map of the sites"),
        ("2", "Consultation summary"),
        ("3", "Equality impact assessment"),
    ):
        made.para(title, number=f"{number}.", look=Look(left=1.27, hang=1.27))
        made.report["appendices"].append({"label": number, "title": title})
    made.heading("Background Documents", Look(bold=True), level=2)
    made.para("Minutes of the Corporate Systems Committee, 3 March 2031", number="1.", look=Look(left=1.27, hang=1.27))
    return made


def _front(made: Paper) -> None:
    made.words("CORPORATE SYSTEMS COMMITTEE\tAgenda Item 14", Look(bold=True, size=14))
    made.words("Seaborough & Fenwick Council", Look(bold=True, size=10))
    rows = (
        ("Subject:", "Parks, cemeteries and open spaces: fees and charges for 2032/33"),
        ("Date of Meeting:", "22 July 2031"),
        ("Report of:", "Executive Director, Economy, Environment & Culture"),
        ("Contact Officer: Name:", "Farida Ostler\tTel: 01632 960118"),
        ("Email:", "farida.ostler@seaborough.example"),
        ("Ward(s) affected:", "All"),
    )
    for label, value in rows:
        made.words(f"**{label}**\t{value}", _LABEL).paragraph_format.tab_stops.add_tab_stop(_cm(5))
    made.words("FOR GENERAL RELEASE", Look(bold=True, before=8))
    made.report["front"] = {
        "subject": rows[0][1],
        "date": "2031-07-22",
        "wards": "all",
        "exempt": False,
        "report_of": ["Executive Director, Economy, Environment & Culture"],
    }


def _cm(width: float) -> int:
    return int(width * 360_000)

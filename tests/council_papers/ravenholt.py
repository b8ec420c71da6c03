"""Ravenholt: an agenda pack with minutes, whose papers open with plain lines, each with numbers of its own."""

from council_papers.paper import Grid, House, Look, Paper
from docx.enum.section import WD_SECTION

_HEAD = Look(bold=True, before=8, after=6)
_TITLES = ("Orchards and allotments: a new lease", "The bridge over the mill race", "Lettings of the market hall")
_SECTIONS = ("Purpose of the report", "Recommendations", "Background", "Financial implications", "Legal implications")


def paper() -> Paper:
    """Return the pack and its truth: three papers; the agenda and the minutes in front of them are none."""
    made = Paper("ravenholt", House(size=11, after=6))
    _agenda(made)
    made.document.add_section(WD_SECTION.NEW_PAGE)
    _minutes(made)
    for index, title in enumerate(_TITLES):
        made.document.add_section(WD_SECTION.NEW_PAGE)
        if index:
            made.new_report()
        _paper(made, index, title)
    return made


def _agenda(made: Paper) -> None:
    made.words("Ravenholt District Council", Look(bold=True, size=16))
    made.words("Cabinet", Look(bold=True, size=14))
    made.words("Agenda", Look(bold=True))
    made.words("**Date:** Tuesday 18 March 2031")
    items = ("Apologies for absence", "Declarations of interest", "Minutes of the last meeting", *_TITLES)
    rows = [(str(number), item, "") for number, item in enumerate(items, 1)]
    made.table((), rows, Grid((1.5, 11, 3), borders="none"), told=False)


def _minutes(made: Paper) -> None:
    made.words("Minutes of Cabinet, 11 February 2031", Look(bold=True))
    made.words("Present: Councillors Able, Baker and Cole")
    for number in range(41, 44):
        made.words(f"{number}.\t{made.prose.title()}", Look(bold=True))
        made.words(made.prose.paragraph(2, 4))
        made.words("RESOLVED: that the report be noted.", Look(bold=True))


def _paper(made: Paper, index: int, title: str) -> None:
    made.words("CABINET", Look(bold=True))
    made.words("18 March 2031", Look(bold=True))
    made.words(title.upper(), Look(bold=True))
    if index == 2:
        made.words(f"Key Decision No. MKT/0{index}/31", Look(bold=True))
    made.words(f"Report of the {made.prose.post()}", Look(bold=True))
    made.report["front"] = {"body": "CABINET", "date": "2031-03-18", "subject": title.upper()}
    for number, section in enumerate(_SECTIONS, 1):
        made.heading(section, _HEAD, number=f"{number}.")
        if section == "Recommendations":
            made.words("The Executive is requested to:", Look(bold=True))
            made.words("RECOMMEND TO COUNCIL That", Look(bold=True))
        for point in range(1, 4):
            made.para(made.prose.paragraph(1, 3), number=f"{number}.{point}", decides=section == "Recommendations")

"""Langmere Borough: labels in a grid without rules, two sizes of serif headings, letters in capitals, footnotes."""

from council_papers.action_tables import money, pairs, risks
from council_papers.paper import Grid, House, Level, Look, Numbers, Paper

_HEAD = Look(bold=True, size=14, before=12, after=6)
_SUB = Look(bold=True, italic=True, size=12, before=6, after=4)
_NUMBERS = (Level("%1.", left=1.2, hang=1.2), Level("%1.%2.", left=1.2, hang=1.2), Level("%3)", "lowerRoman", 2.2, 1))


def paper() -> Paper:
    """Return the paper and its truth."""
    made = Paper("langmere", House(font="Cambria", size=11.5, after=8, justified=True))
    section = made.document.sections[0]
    made.running(section.footer, "Langmere Borough Council – Cabinet", page="# / ##", size=8)
    _front(made)
    prose, numbers = made.prose, Numbers(made.document, _NUMBERS, automatic=False)
    letters = Numbers(made.document, (Level("%1.", "upperLetter", left=2.2, hang=1),), automatic=False)
    made.heading("Summary and Recommendations", _HEAD, numbers=numbers)
    made.footnotes.add(made.para(prose.paragraph(), numbers=numbers, at=1),
                       "2031/32 is the first year of the medium-term plan.")  # fmt: skip
    made.heading("Recommendations:", _SUB, level=2)
    made.para("Cabinet is recommended to:")
    for _ in range(4):
        made.para(prose.deed(), numbers=letters, decides=True)
    made.heading("Reason:", _SUB, level=2)
    made.para(prose.paragraph(1, 2))
    made.heading("Commissioner Review", _HEAD)
    made.para(f"“{prose.paragraph(1, 2)}”", look=Look(italic=True, left=1, hang=0))
    made.heading("Report", _HEAD, numbers=numbers)
    for sub in ("Introductory paragraph", "Options considered", "Background"):
        made.heading(sub, _SUB, level=2)
        for index in range(4):
            made.para(prose.paragraph(2, 5), numbers=numbers, at=1)
            if index == 1:
                for _ in range(4):
                    made.para(prose.point(), numbers=numbers, at=2)
        if sub.startswith("Options"):
            made.table(("Option", "Pros", "Cons"), [(f"Option {n}\n{prose.phrase()}".replace("\n", " – "),
                       prose.paragraph(1, 2), prose.paragraph(1, 2)) for n in range(1, 5)],
                       Grid((4.4, 6.1, 6.1), size=10, header_ground="EEECE1"))  # fmt: skip
    made.heading("Implications of the Recommendation", _HEAD, numbers=numbers)
    for sub in ("Financial implications", "Legal implications", "Risk management implications",
                "Environmental implications", "Equality implications"):  # fmt: skip
        made.heading(sub, _SUB, level=2)
        for _ in range(2):
            made.para(prose.paragraph(1, 4), numbers=numbers, at=1)
        if sub.startswith("Fin"):
            made.table(("Directorate", "Approved saving £’000", "Delivered £’000", "At risk £’000"), money(prose, 9, 3),
                       Grid((6.6, 3.4, 3.2, 3.2), borders="none", zebra="F2F2F2", right=(1, 2, 3),
                            bold_last=True))  # fmt: skip
        if sub.startswith("Risk"):
            made.table(("Description", "Likelihood", "Impact", "Mitigating actions"), risks(prose, 7),
                       Grid((4.6, 2.6, 2.2, 7.2), size=10, borders="open", repeated=True))  # fmt: skip
    made.heading("Background Papers", _HEAD, numbers=numbers)
    made.para("None", look=Look(left=1.2))
    made.new_page()
    made.heading("Appendix 1 – Delivered and undelivered savings", Look(bold=True, size=14))
    made.table(("Saving", "Narrative"), pairs(prose, tuple(f"ASC-{n:02}" for n in range(1, 13)), least=2, most=4),
               Grid((3, 13.6), borders="all", size=10.5))  # fmt: skip
    made.report["appendices"] += [{"label": "1", "title": "Delivered and undelivered savings"}]
    return made


def _front(made: Paper) -> None:
    made.words("Langmere Borough Council", Look(bold=True, size=16))
    rows = (
        ("Report To:", "Cabinet"),
        ("Date:", "22 July 2031"),
        ("Subject:", "Savings programme: outturn and forecast"),
        ("Lead Member:", "Cllr Tamsin Applegarth – Lead Member for Financial Oversight"),
        ("Chief Officer:", "Deepa Rowntree – Executive Director, Corporate Resources (s151)"),
        ("Contact Officer:", "Callum Westerby – Head of Financial Planning"),
        ("Ward(s):", "All"),
        ("Key Decision:", "YES"),
        ("Exempt:", "NO"),
        ("Decision Subject To Call In:", "YES"),
        ("Appendices:", "Appendix 1 – Delivered and undelivered savings"),
    )
    made.table((), rows, Grid((5.4, 11.2), bold_first=True, borders="none"), told=False)
    made.report["front"] = {
        "organisation": "Langmere Borough Council", "body": "Cabinet", "date": "2031-07-22", "wards": "all",
        "subject": "Savings programme: outturn and forecast", "key_decision": True, "exempt": False, "call_in": True,
        "cabinet_members": ["Cllr Tamsin Applegarth, Lead Member for Financial Oversight"],
        "author": ["Callum Westerby, Head of Financial Planning"],
    }  # fmt: skip

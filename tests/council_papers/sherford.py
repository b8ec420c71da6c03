"""Sherford City: one large grid with ticks of Wingdings, criteria and the recommendations themselves, then text."""

from council_papers.action_tables import actions, money
from council_papers.paper import Grid, House, Level, Look, Numbers, Paper
from council_papers.word_parts import add_symbol

_HEAD = Look(bold=True, before=10, size=12)
_NUMBERS = (Level("%1", left=1.4, hang=1.4), Level("%1.%2", left=1.4, hang=1.4), Level("%3.", "lowerRoman", 2.4, 1))
_TICK, _EMPTY = "00FE", "00A8"


def paper() -> Paper:
    """Return the paper and its truth."""
    made = Paper("sherford", House(font="Arial", size=11, after=7, margins=(2, 2, 2, 2)))
    section = made.document.sections[0]
    made.running(section.footer, page="Page # of ##", centred=True, size=8)
    made.words("Executive Board – 18 June 2031", Look(bold=True, size=14))
    _front(made)
    prose, numbers = made.prose, Numbers(made.document, _NUMBERS)
    for title in ("Reasons for recommendations", "Background (including outcomes of consultation)",
                  "Other options considered in making recommendations", "Consideration of Risk"):  # fmt: skip
        made.heading(title, _HEAD, numbers=numbers)
        for index in range(4):
            made.para(prose.paragraph(2, 5), numbers=numbers, at=1)
            if index == 1:
                for _ in range(3):
                    made.para(prose.paragraph(1, 2), numbers=numbers, at=2)
    made.heading("Best Value Considerations, including consideration of Make or Buy where appropriate", _HEAD,
                 numbers=numbers)  # fmt: skip
    made.para(prose.paragraph(), numbers=numbers, at=1)
    made.heading("Finance colleague comments (including implications and value for money/VAT)", _HEAD, numbers=numbers)
    made.para("The cost over four years is in Table 1.", numbers=numbers, at=1)
    made.title("Table 1: Capital cost and its financing", Look(bold=True, size=10, after=2))
    made.table(
        ("Scheme", "Approved £m", "Revised £m", "Approved £m", "Revised £m"), money(prose, 8, 4),
        Grid((5.4, 2.8, 2.8, 2.8, 2.8), borders="all", right=(1, 2, 3, 4), size=9.5, header_ground="DDDDDD",
             bold_last=True),
        over=("", "2031/32", None, "2032/33", None),
    )  # fmt: skip
    made.para(prose.paragraph(3, 5), numbers=numbers, at=1)
    made.words("Deepa Rowntree, Senior Commercial Business Partner, 2 June 2031", Look(italic=True))
    for title in (
        "Legal colleague comments",
        "Crime and Disorder Implications (If Applicable)",
        "Social value considerations",
    ):
        made.heading(title, _HEAD, numbers=numbers)
        made.para(prose.paragraph(), numbers=numbers, at=1)
    made.heading("Equality Impact Assessment (EIA)", _HEAD, numbers=numbers)
    made.para("Has the equality impact of the proposals in this report been assessed?", numbers=numbers, at=1)
    for mark, text in ((_EMPTY, "No"), (_TICK, "Yes – attached as Appendix 2")):
        line = made.words("", Look(left=1.4))
        add_symbol(line, "Wingdings", f"F0{mark[2:]}")
        line.add_run(f" {text}")
    made.heading("List of background papers relied upon in writing this report (not including published documents or "
                 "confidential or exempt information)", _HEAD, numbers=numbers)  # fmt: skip
    made.para("None", numbers=numbers, at=1)
    made.turn(landscape=True)
    made.heading("Appendix 1 – Delivery plan", Look(bold=True, size=14))
    made.report["appendices"] += [{"label": "1", "title": "Delivery plan"}]
    made.table(("Ref", "Action", "Measure of success", "By when", "Owner"),
               [(f"{n}.{1 + n % 3}", row[1], row[2], row[3], row[4]) for n, row in
                enumerate(actions(prose, 10, wordy=3, first=""), 1)],
               Grid((1.6, 9.6, 6.4, 3, 5), size=9.5, header_ground="000000",
                    header_colour="FFFFFF", repeated=False, mark="\u2013"))  # fmt: skip
    return made


def _front(made: Paper) -> None:
    prose = made.prose
    decisions = [prose.deed() for _ in range(3)]
    rows = (
        ("Subject:", "Replacement of the city’s street lighting columns"),
        ("Corporate Director(s)/Director(s):", "Farida Ostler, Corporate Director for Growth and City Development"),
        ("Executive Member(s):", "Councillor Rosalind Peake, Executive Member for Highways, Transport and Planning"),
        ("Report author and contact details:", ("Giles Penhallow, Street Lighting Manager",
                                                "giles.penhallow@sherford.example 0115 496 0123")),
        ("Other colleagues who have provided input:", "Deepa Rowntree, Finance; Imran Dockray, Legal Services"),
        ("Subject to call-in:", "☒ Yes  ☐ No"),
        ("Key Decision:", "☒ Yes  ☐ No"),
        ("Criteria for Key Decision:", ("(a) ☒ Expenditure ☐ Income ☐ Savings of £750,000 or more taking account of "
                                        "the overall impact of the decision", "and/or",
                                        "(b) Significant impact on communities living or working in two or more wards "
                                        "in the City: ☐ Yes ☒ No")),
        ("Type of expenditure:", "☐ Revenue  ☒ Capital"),
        ("Total value of the decision:", "£4.75 million"),
        ("Wards affected:", "All"),
        ("Date of consultation with Executive Member(s):", "2 June 2031"),
        ("Relevant Council Plan Key Outcome:", ("☐ Clean and Connected Communities", "☒ Keeping Sherford Working",
                                                "☐ Carbon Reduction", "☐ Safer Sherford")),
        ("Summary of issues (including benefits to citizens/service users):", prose.paragraph(3, 5)),
        ("Exempt information:", "None"),
        ("Recommendation(s):", tuple(f"{n} {text}" for n, text in enumerate(decisions, 1))),
    )  # fmt: skip
    made.table((), rows, Grid((6, 11), bold_first=True, size=10.5), told=False)
    made.report["recommendations"] += [{"number": str(n), "text": text} for n, text in enumerate(decisions, 1)]
    made.report["front"] = {
        "body": "Executive Board", "date": "2031-06-18", "key_decision": True, "call_in": True, "wards": "all",
        "exempt": False, "subject": "Replacement of the city’s street lighting columns",
        "author": ["Giles Penhallow, Street Lighting Manager"],
    }  # fmt: skip

"""Nazemouth District: reports in parts, unnumbered headings in capitals, a rule below, words in boxes, serifs."""

from council_papers.action_tables import pairs, risks
from council_papers.paper import Grid, House, Look, Numbers, Paper
from council_papers.word_parts import Level, box, line_below

_PART = Look(bold=True, underlined=True, before=10)
_HEAD = Look(bold=True, before=6)


def paper() -> Paper:
    """Return the paper and its truth."""
    made = Paper("nazemouth", House(font="Times New Roman", size=12, after=6, justified=True))
    section = made.document.sections[0]
    made.running(section.header, "A.3 REPORT OF THE PORTFOLIO HOLDER", size=8)
    prose = made.prose
    for text in ("CABINET", "12 DECEMBER 2031", "REPORT OF THE PORTFOLIO HOLDER FOR CORPORATE FINANCE AND GOVERNANCE"):
        made.words(text, Look(bold=True, centred=True))
    made.words("A.3  TREASURY AND RESERVES: HALF-YEAR POSITION", Look(bold=True, underlined=True, before=6))
    made.words("(Report prepared by Giles Penhallow and Deepa Rowntree)", Look())
    made.report["front"] = {
        "body": "Cabinet",
        "date": "2031-12-12",
        "subject": "TREASURY AND RESERVES: HALF-YEAR POSITION",
    }
    made.heading("PART 1 – KEY INFORMATION", _PART)
    made.heading("PURPOSE OF THE REPORT", _HEAD, level=2)
    line_below(made.para(prose.paragraph(1, 2)))
    made.heading("EXECUTIVE SUMMARY", _HEAD, level=2)
    bullets = Numbers(made.document, (Level("\uf0b7", "bullet", left=1, hang=0.6, font="Symbol"),))
    for _ in range(6):
        made.para(prose.paragraph(1, 3), numbers=bullets)
    made.heading("RECOMMENDATION(S)", _HEAD, level=2)
    made.para("It is recommended that Cabinet:")
    letters = Numbers(made.document, (Level("(%1)", "lowerLetter", left=1.2, hang=1),))
    for _ in range(5):
        made.para(f"**{prose.deed()}**", numbers=letters, decides=True)
    made.heading("PART 2 – IMPLICATIONS OF THE DECISION", _PART)
    made.heading("DELIVERING PRIORITIES", _HEAD, level=2)
    made.para(prose.paragraph())
    made.heading("LAW AND POWERS (including the Constitution & legislation)", _HEAD, level=2)
    made.table(
        (),
        [
            (
                "Is the recommendation a Key Decision (see the criteria stated here)",
                "YES",
                "If Yes, indicate by which criteria it is a Key Decision",
                (
                    "☐ Felt in two or more wards",
                    "☒ £100,000 or more is spent or received",
                    "☐ Significant in another way",
                ),
            ),
            (
                "",
                "",
                "And when was the proposed decision published in the Notice of forthcoming decisions",
                "3 October 2031",
            ),
        ],
        Grid((5, 2, 4.6, 5), size=10),
    )
    made.para(prose.paragraph())
    made.para(prose.paragraph(3, 6))
    made.heading("FINANCE AND OTHER RESOURCE IMPLICATIONS", _HEAD, level=2)
    for _ in range(3):
        box(made.para(prose.paragraph()))
    made.heading("USE OF RESOURCES AND VALUE FOR MONEY", _HEAD, level=2)
    ways = (
        "A) Money: how resources are planned and looked after so that services can go on from one year to the next;",
        "B) Good decisions: how information reaches those who decide, and how risks are watched; and",
        "C) Economy, efficiency and effectiveness: how cost and quality are compared and made better.",
    )
    made.table((), [(way, prose.sentence()) for way in ways], Grid((8.3, 8.3), size=11))
    made.heading("PART 3 – SUPPORTING INFORMATION", _PART)
    made.heading("BACKGROUND", _HEAD, level=2)
    for _ in range(6):
        made.para(prose.paragraph(3, 5))
    made.heading("Reserves by purpose", Look(bold=True, italic=True), level=3)
    made.table(
        ("Purpose", "What it is for"),
        pairs(prose, ("Commitments", "Uncommitted", "Revenue grants", "Capital grants unapplied")),
        Grid((4.5, 12), borders="levels"),
    )
    for _ in range(4):
        made.para(prose.paragraph(3, 5))
    made.heading("RISKS", _HEAD, level=2)
    made.table(
        ("Risk", "Likelihood", "Impact", "Mitigation"),
        risks(prose, 9),
        Grid((4.5, 2.4, 2.2, 7.5), size=10, borders="open", zebra="EDEDED", repeated=False),
    )
    made.heading("PREVIOUS RELEVANT DECISIONS", _HEAD, level=2)
    made.para(prose.paragraph(1, 2))
    made.heading("APPENDICES", _HEAD, level=2)
    for label, title in (("A", "Treasury indicators"), ("B", "Schedule of reserves")):
        made.para(f"Appendix {label} – {title}")
        made.report["appendices"].append({"label": label, "title": title})
    made.heading("BACKGROUND PAPERS FOR THE DECISION", _HEAD, level=2)
    made.para("None.")
    return made

"""Castlebeck City Council: answers ticked alone, numbers typed with and without a stop, a plan appended."""

from council_papers.action_tables import pairs
from council_papers.paper import Cell, Grid, House, Level, Look, Numbers, Paper

_HEAD = Look(bold=True, before=10)
_TYPED = (
    Level("%1.", left=1.2, hang=1.2),
    Level("%1.%2", left=1.2, hang=1.2),
    Level("%1.%2.%3", left=2.7, hang=1.5),
)
_LETTERS = (Level("(%1)", "lowerLetter", left=2.2, hang=1),)
_BRACKETS = (Level("(%1)", left=2.2, hang=1),)


def paper() -> Paper:
    """Return the paper and its truth."""
    made = Paper("castlebeck", House(size=12, after=10))
    section = made.document.sections[0]
    made.running(section.footer, "Castlebeck City Council", page="#")
    _front(made)
    _body(made)
    _appended_plan(made)
    return made


def _front(made: Paper) -> None:
    made.words("Castlebeck City Council", Look(size=18, bold=True, after=0))
    made.words("Report to Cabinet", Look(size=18, bold=True, after=10))
    made.words("4th April 2031", Look(size=14, bold=True))
    rows = (
        ("Subject:", "Draft Recovery and Renewal Plan (RRP)"),
        ("Report of:", "Ewan Tarleton – Acting Chief Executive"),
        ("Relevant Cabinet Member:", ("Councillor Ottoline Bray, Leader of the Council",
                                      "Councillor Festus Okoro, Deputy Leader")),
        ("Relevant O&S Chair(s):", "Councillor Mungo Fairley – Co-ordinating O&S Committee"),
        ("Report author:", "Lowri Stannage, Assistant Director (Programmes and Performance)"),
    )  # fmt: skip
    made.table((), rows, Grid((6, 10.6), bold_first=True), told=False)
    questions = (
        ("Are specific wards affected?", "☒ Yes – Harrow Gate and Millpond"),
        ("Is this a key decision?", "☒ No"),
        ("Is the decision eligible for call-in?", "☒ No"),
        ("Does the report contain confidential or exempt information?", "☒ No"),
    )
    made.table((), questions, Grid((10, 6.6), bold_first=True), told=False)
    made.report["front"] = {
        "organisation": "Castlebeck City Council", "body": "Cabinet", "date": "2031-04-04",
        "subject": "Draft Recovery and Renewal Plan (RRP)", "report_of": ["Ewan Tarleton, Acting Chief Executive"],
        "cabinet_members": ["Councillor Ottoline Bray, Leader of the Council",
                            "Councillor Festus Okoro, Deputy Leader"],
        "scrutiny_chairs": ["Councillor Mungo Fairley, Co-ordinating O&S Committee"],
        "author": ["Lowri Stannage, Assistant Director (Programmes and Performance)"],
        "key_decision": False, "call_in": False, "exempt": False, "wards": "named",
    }  # fmt: skip


def _body(made: Paper) -> None:
    prose, numbers = made.prose, Numbers(made.document, _TYPED, automatic=False)

    def heading(text: str) -> None:
        printed = numbers.next(0)
        # The first heading has no stop behind its number, all others have: as papers are.
        made.heading(text, Look(**{**_HEAD.__dict__, "left": 1.2, "hang": 1.2}),
                     number=printed.rstrip(".") if printed == "1." else printed)  # fmt: skip

    heading("Executive Summary")
    for _ in range(3):
        made.para(prose.paragraph(), numbers=numbers, at=1)
    heading("Recommendations")
    made.para("Cabinet is asked to:", numbers=numbers, at=1)
    letters = Numbers(made.document, _LETTERS)
    for _ in range(5):
        made.para(f"{prose.deed()[:-1]} (attached at **Appendix 1**).", numbers=letters, decides=True)
    heading("Background and context: why improvement is needed")
    made.para(prose.paragraph(), numbers=numbers, at=1)
    for _ in range(4):
        made.para(prose.paragraph(1, 3), numbers=numbers, at=2)
    made.para(prose.paragraph(3, 6), numbers=numbers, at=1)
    heading("The RRP: Overview")
    made.para(prose.paragraph(), numbers=numbers, at=1)
    made.para("The RRP has three aims:", numbers=numbers, at=1)
    brackets = Numbers(made.document, _BRACKETS)
    for aim in ("Sound money:", "A better-run council:", "Services people can rely on:"):
        made.para(f"**{aim}** {prose.paragraph(2, 3)}", numbers=brackets)
    for _ in range(3):
        made.para(prose.paragraph(3, 5), numbers=numbers, at=1)
    made.para("The RRP includes the following:", numbers=numbers, at=1)
    contents: list[tuple[Cell, ...]] = [
        *pairs(prose, ("Foreword", "Introduction", "How we will improve", "Stabilisation", "Priorities")),
        ("Appendices", tuple(prose.phrase() for _ in range(5))),
    ]
    made.table(("Section", "Content"), contents, Grid((4.6, 12), header_ground="C6D9F1"))
    heading("Options considered and Recommended Proposal")
    made.para(f"Do nothing. {prose.paragraph(1, 2)}", numbers=numbers, at=1)
    made.para(f"Recommend approval. {prose.paragraph(1, 2)}", numbers=numbers, at=1)
    for title in ("Consultation and engagement", "Risk Management", "Compliance Issues", "Legal Implications",
                  "Financial Implications", "Procurement Implications (if required)",
                  "Human Resources Implications (if required)", "Public Sector Equality Duty"):  # fmt: skip
        heading(title)
        for _ in range(prose.chance.randint(1, 3)):
            made.para(prose.paragraph(), numbers=numbers, at=1)
    heading("Appendices")
    made.para("Appendix 1: Recovery and Renewal Plan")
    made.report["appendices"].append({"label": "1", "title": "Recovery and Renewal Plan"})
    heading("Background Documents")


def _appended_plan(made: Paper) -> None:
    """A plan in a designer's hand: large coloured headings without numbers, tables striped and without uprights."""
    prose = made.prose
    big, middle = Look(bold=True, size=22, colour="7B2D8B", after=14), Look(bold=True, size=14, colour="7B2D8B")
    made.new_page()
    made.heading("APPENDIX 1", Look(bold=True, size=14))
    made.title("Recovery and Renewal Plan 2031–2034", Look(bold=True, size=30, colour="7B2D8B"))
    for title in ("Foreword", "How we will improve", "Priority programmes"):
        made.heading(title, big)
        for _ in range(3):
            made.para(prose.paragraph(3, 5))
        for sub in (f"What {prose.phrase().lower()} means", "What happens next"):
            made.heading(sub, middle, level=2)
            made.para(prose.paragraph(3, 5))
            bullets = Numbers(made.document, (Level("\uf0a7", "bullet", left=1.2, hang=0.6, font="Wingdings"),))
            for _ in range(4):
                made.para(prose.paragraph(1, 1), numbers=bullets)
    made.heading("Measures of success", big)
    measures = [
        (prose.phrase(), prose.chance.choice(("Monthly", "Quarterly", "Yearly")), f"{prose.chance.randint(40, 99)}%",
         f"{prose.chance.randint(40, 99)}%", prose.sentence()) for _ in range(24)
    ]  # fmt: skip
    made.table(("Measure", "Frequency", "Baseline", "Target", "Why it matters"), measures,
               Grid((4.2, 2.4, 2, 1.8, 6.2), borders="levels", zebra="E4DFEC", repeated=False, size=10,
                    header_ground="B2A1C7"))  # fmt: skip

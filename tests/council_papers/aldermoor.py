"""Aldermoor City Council: a ruled front table, numbers that Word counts, a report appended, a plan on its side."""

from council_papers.action_tables import actions, pairs
from council_papers.paper import Grid, House, Level, Look, Numbers, Paper

_HEAD = Look(bold=True, before=8)
_BIG = Look(bold=True, size=16, colour="1F3864", after=10)
_BODY = (
    Level("%1", left=1.25, hang=1.25, bold=True),
    Level("%1.%2", left=1.25, hang=1.25),
    Level("%1.%2.%3", left=2.75, hang=1.5),
)


def paper() -> Paper:
    """Return the paper and its truth."""
    made = Paper("aldermoor", House(size=12))
    section = made.document.sections[0]
    section.different_first_page_header_footer = True
    made.running(section.footer, page="Page # of ##", centred=True)
    made.running(section.header, "OFFICIAL", centred=True)
    _front(made)
    _body(made)
    _appended_report(made)
    _plan(made)
    return made


def _front(made: Paper) -> None:
    for text in ("Aldermoor City Council", "Report to Cabinet", "14th May 2031"):
        made.words(text, Look(size=16, bold=True, after=6))
    made.words("")
    author = f"{made.prose.name()}, Assistant Director (Programmes, Performance, and Improvement)"
    name, post = author.split(", ", 1)
    rows = (
        ("Subject:", "Independent Review of Decision Making"),
        ("Report of:", "Hester Quill, Chief Executive"),
        ("Relevant Cabinet Member:", ("Cllr Idris Calloway, Leader of the Council", "Cllr Petra Nance, Deputy Leader")),
        ("Relevant O & S Chair(s):", "Cllr Mungo Fairley, O&S Coordinating Committee"),
        ("Report author:", (author, "first.last@aldermoor.example")),
    )
    made.table((), rows, Grid((6, 10.8), bold_first=True), told=False)
    questions = (
        ("Are specific wards affected?", "☐ Yes", "☒ No – All wards affected"),
        ("If yes, name(s) of ward(s):", "", ""),
        ("Is this a key decision?", "☒ Yes", "☐ No"),
        ("If relevant, add Forward Plan Reference: 011482/2031", "", ""),
        ("Is the decision eligible for call-in?", "☒ Yes", "☐ No"),
        ("Does the report contain confidential or exempt information?", "☐ Yes", "☒ No"),
        (
            "If relevant, state which appendix is exempt, and provide exempt information paragraph number or reason if "
            "confidential:",
            "",
            "",
        ),
    )
    made.table((), questions, Grid((8.8, 3, 5)), told=False)
    made.report["front"] = {
        "organisation": "Aldermoor City Council",
        "body": "Cabinet",
        "date": "2031-05-14",
        "subject": "Independent Review of Decision Making",
        "report_of": ["Hester Quill, Chief Executive"],
        "cabinet_members": ["Cllr Idris Calloway, Leader of the Council", "Cllr Petra Nance, Deputy Leader"],
        "scrutiny_chairs": ["Cllr Mungo Fairley, O&S Coordinating Committee"],
        "author": [f"{name}, {post}"],
        "wards": "all",
        "key_decision": True,
        "forward_plan_reference": "011482/2031",
        "call_in": True,
        "exempt": False,
    }


def _body(made: Paper) -> None:
    numbers, prose = Numbers(made.document, _BODY), made.prose
    made.heading("Executive Summary", _HEAD, numbers=numbers)
    for _ in range(3):
        made.para(prose.paragraph(), numbers=numbers, at=1)
    made.heading("Recommendations", _HEAD, numbers=numbers)
    made.para("Cabinet is asked to:", numbers=numbers, at=1)
    for _ in range(4):
        made.para(f"**{prose.deed()}**", numbers=numbers, at=2, decides=True)
    made.heading("Background", _HEAD, numbers=numbers)
    made.para(prose.paragraph(), numbers=numbers, at=1)
    made.para("The scope of the review was based on the following themes:", numbers=numbers, at=1)
    themes = ("Leading well", "Enabling good decisions", "Money", "Learning and improving")
    made.table(
        ("Theme", "Areas of focus"),
        [(theme, tuple(prose.phrase() for _ in range(3))) for theme in themes],
        Grid((5.5, 11), header_ground="D9D9D9", repeated=False),
    )
    made.para(prose.paragraph(), numbers=numbers, at=1)
    made.heading(
        "The context for the Review: what has changed since the autumn, and what it means for how the Council "
        "takes decisions",
        _HEAD,
        numbers=numbers,
    )
    made.para("The review took place between May and August 2031, during which time:", numbers=numbers, at=1)
    for _ in range(4):
        made.para(prose.paragraph(1, 3), numbers=numbers, at=2)
    bullets = Numbers(made.document, (Level("\uf0b7", "bullet", left=2.5, hang=0.6, font="Symbol"),))
    made.para(prose.paragraph(), numbers=numbers, at=1)
    for _ in range(4):
        made.para(prose.paragraph(1, 2), numbers=bullets)
    made.para(prose.paragraph(), numbers=numbers, at=1)
    made.heading("Options considered and Recommended Proposal", _HEAD, numbers=numbers)
    for option in ("Do nothing.", "Accept the findings."):
        made.para(f"{option} {prose.paragraph(1, 2)}", numbers=numbers, at=1)
        made.para(prose.paragraph(1, 2), numbers=numbers, at=2)
    for title in ("Consultation", "Risk Management"):
        made.heading(title, _HEAD, numbers=numbers)
        made.para(prose.paragraph(), numbers=numbers, at=1)
    made.heading("Compliance Issues", _HEAD, numbers=numbers)
    for title in (
        "How are the recommended decisions consistent with the City Council’s priorities, plans and strategies?",
        "Legal Implications",
        "Financial Implications",
        "Procurement Implications (if required)",
        "Public Sector Equality Duty",
    ):
        made.heading(title, _HEAD, numbers=numbers, at=1, level=2)
        made.para(prose.paragraph(), numbers=numbers, at=2)
    made.heading("Appendices", _HEAD, numbers=numbers)
    for label, title in (("A", "Independent Review Report"), ("B", "Stabilisation Plan")):
        made.para(f"Appendix {label}: {title}", numbers=numbers, at=1)
        made.report["appendices"].append({"label": label, "title": title})
    made.heading("Background Documents", _HEAD, numbers=numbers)
    made.para("None", numbers=numbers, at=1)


def _appended_report(made: Paper) -> None:
    """A consultant's report: its own look, a contents page, paragraphs that begin again at 1 in each chapter."""
    prose = made.prose
    made.new_page()
    made.title("Appendix A", Look(bold=True, size=14))
    made.title("Governance in Aldermoor: an independent review", Look(size=26, colour="1F3864", after=18))
    made.title("Contents", Look(bold=True, size=14, colour="1F3864"))
    chapters = ("Introduction and purpose", "Methodology", "Overview", "What we found in depth")
    for number, chapter in enumerate(chapters, 1):
        made.contents(f"{number}.", chapter, 9 + 2 * number)
    made.new_page()
    points = Numbers(made.document, (Level("%1.", left=1, hang=1), Level("%2.", "lowerLetter", left=2, hang=1)))
    bullets = Numbers(
        made.document, (Level("•", "bullet", left=1.8, hang=0.6), Level("o", "bullet", left=2.8, hang=0.6))
    )
    for number, chapter in enumerate(chapters, 1):
        made.heading(chapter, _BIG, number=f"{number}.")
        points.again()
        for _ in range(2):
            made.para(prose.paragraph(), numbers=points)
        made.heading(f"About {prose.phrase().lower()}", Look(bold=True), level=2)
        made.para(prose.paragraph(), numbers=points)
        for index in range(4):
            made.para(
                f"**{prose.phrase()}.** {prose.sentence()}" if number == 2 else prose.point(),
                numbers=bullets,
                at=int(index == 2),
            )
        made.para("Actions during this period will need to lay the ground through:", numbers=points)
        for _ in range(3):
            made.para(prose.sentence(), numbers=points, at=1)
        if number == 4:
            for sub in ("Behaviours and relationships", "Officers, members and the public"):
                made.heading(sub, Look(bold=True, size=13, colour="1F3864"), number=f"4.{1 + (sub[0] == 'O')}", level=2)
                points.again()
                for _ in range(3):
                    made.para(prose.paragraph(), numbers=points)


def _plan(made: Paper) -> None:
    made.turn(landscape=True)
    made.heading("Appendix B: Stabilisation Plan", Look(bold=True, size=14))
    rows = [(*row[:3], row[4]) for row in actions(made.prose, 11, wordy=4, first="{n}.")]
    header = ("Recommendation", "Current and planned activity", "Deliverable(s)", "Accountable officer(s)")
    made.table(header, rows, Grid((5.5, 9.5, 6, 4.2), size=10, header_ground="BDD6EE"))
    made.turn(landscape=False)
    made.heading("Appendix C: Who was heard", Look(bold=True, size=14))
    heard = pairs(made.prose, ("Members", "Officers", "Partners", "Residents"))
    made.table(("Group", "What was said"), heard, Grid((4, 12.5)))

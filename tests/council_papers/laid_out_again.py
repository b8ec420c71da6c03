"""Papers laid out again from their bare text, as happens when only that was kept: hardly anything shows what is what.

Numbers are typed, headings without a number look like any paragraph, so do numbered headings below the first level; a
numbered line that is short is bold, whether it is a heading or not; where the old page ended a paragraph is cut in two
and so is a table; each row of the front page is a table of its own.
"""

import random
from collections.abc import Sequence

from council_papers.action_tables import actions, money, pairs
from council_papers.paper import Grid, House, Look, Paper

_SHORT = 70
_SECTIONS = ("Executive Summary", "Recommendations", "Background", "The context for the programme",
             "Key findings from the review", "Options considered and Recommended Proposal", "Consultation",
             "Risk Management", "Compliance Issues", "Appendices", "Background Documents")  # fmt: skip
_COMPLIANCE = ("Legal Implications", "Financial Implications", "Procurement Implications (if required)",
               "Public Sector Equality Duty")  # fmt: skip
_PLAIN = ("RECOMMENDATIONS", "BACKGROUND INFORMATION", "KEY ISSUES FOR CONSIDERATION", "Policy implications",
          "Community impact statement", "Resource implications", "Legal implications",
          "BACKGROUND DOCUMENTS")  # fmt: skip


class _Layout:
    """Lays lines of text out the crude way."""

    def __init__(self, made: Paper, chance: random.Random) -> None:
        self.made, self.chance = made, chance

    def line(self, text: str) -> None:
        """Set a line as its beginning suggests."""
        number, _, rest = text.partition(" ")
        depth = number.rstrip(".").count(".") if number[:1].isdigit() else -1
        if depth == 0 and rest and len(text) < _SHORT:
            self.made.words(text, Look(bold=True, before=12))
        elif depth > 0:
            self.made.words(text, Look(left=1.2 * min(depth, 2), hang=1.2, after=8))
        elif number.startswith("("):
            self.made.words(text, Look(left=2.4, after=8))
        else:
            self.made.words(text, Look(after=8))

    def heading(self, number: str, text: str, level: int = 1) -> None:
        self.line(f"{number} {text}".strip())
        self.made.report["headings"].append({"number": number, "text": text, "level": level})

    def para(self, number: str, text: str, *, decides: bool = False) -> None:
        """Set a paragraph; now and then the old page ended in it."""
        whole = f"{number} {text}".strip()
        words = whole.split(" ")
        if len(words) > 40 and self.chance.random() < 0.12:
            at = self.chance.randint(20, len(words) - 10)
            at -= words[at - 1].endswith((".", ";", "’"))  # after a full stop nobody could tell
            self.line(" ".join(words[:at]))
            self.line(" ".join(words[at:]))
        else:
            self.line(whole)
        self.made.report["paragraphs"].append({"number": number, "text": text})
        if decides:
            self.made.report["recommendations"].append({"number": number, "text": text})

    def bullets(self) -> None:
        for _ in range(self.chance.randint(2, 4)):
            text = self.made.prose.point()
            self.made.words(text, Look(style="List Bullet", after=8))
            self.made.report["paragraphs"].append({"number": "•", "text": text})


def paper(seed: int) -> Paper:
    """Return a paper laid out again, and its truth; the same one for the same seed."""
    chance = random.Random(f"again {seed}")
    made = Paper(f"again-{seed:02}", House(size=12, after=0, margins=(2.2, 2.2, 2.2, 2.2)))
    section = made.document.sections[0]
    made.running(section.footer, "OFFICIAL", centred=True)
    layout = _Layout(made, chance)
    _front(made, chance, ("rows", "table", "lines", "grid")[seed // 3 % 4])
    if seed % 3 == 2:
        _through(layout)
    else:
        _numbered(layout)
    if seed % 2 == 0:
        _appended(layout)
    _plan(layout)
    return made


def _front(made: Paper, chance: random.Random, kind: str) -> None:
    prose = made.prose
    if kind == "grid":
        _grid_front(made)
        return
    author, subject = f"{prose.name()}, Assistant Director (Programmes)", prose.title()
    made.words("Stourbeck City Council", Look(bold=True))
    made.words("Report to Cabinet", Look(bold=True))
    made.words("14th May 2031", Look(bold=True))
    rows = (("Subject:", subject), ("Report of:", "Hester Quill, Chief Executive"),
            ("Relevant Cabinet Member:", "Cllr Idris Calloway, Leader"), ("Report author:", author))  # fmt: skip
    if kind == "rows":
        for row in rows:
            made.table((), (row,), Grid((6, 10.6), bold_first=True), told=False)
    elif kind == "table":
        made.table((), rows, Grid((6, 10.6), bold_first=True), told=False)
    else:
        for label, value in rows:
            made.words(f"{label} {value}", Look(after=8))
    key = chance.random() < 0.5
    questions = (
        ("Are specific wards affected?", "☐ Yes", "☒ No – All wards affected"),
        ("Is this a key decision?", *(("☒ Yes", "☐ No") if key else ("☐ Yes", "☒ No"))),
        ("Is the decision eligible for call-in?", "☒ Yes", "☐ No"),
        ("Does the report contain confidential or exempt information?", "☐ Yes", "☒ No"),
    )
    if kind == "lines":
        for label, *answers in questions:
            made.words(f"{label} {next(answer for answer in answers if '☒' in answer)[2:]}", Look(after=8))
    else:
        made.table((), questions, Grid((8.6, 3, 5), bold_first=True), told=False)
    made.report["front"] = {
        "organisation": "Stourbeck City Council", "body": "Cabinet", "date": "2031-05-14", "subject": subject,
        "report_of": ["Hester Quill, Chief Executive"], "author": [author], "wards": "all", "key_decision": key,
        "cabinet_members": ["Cllr Idris Calloway, Leader"], "call_in": True, "exempt": False,
    }  # fmt: skip


def _grid_front(made: Paper) -> None:
    meeting = (("Item No.", "Classification:", "Date:", "Meeting Name:"), ("11.", "Open", "14 May 2031", "Cabinet"))
    made.table((), meeting, Grid((2.6, 4, 4, 6), bold_first=True), told=False)
    subject = made.prose.title()
    member = "Councillor Aurelia Finch, Neighbourhoods"
    rows = (("Report title:", subject), ("Ward(s) or groups affected:", "All"), ("Cabinet Member:", member),
            ("From:", "Director of Place"))  # fmt: skip
    made.table((), rows, Grid((6, 10.6), bold_first=True), told=False)
    made.report["front"] = {"body": "Cabinet", "date": "2031-05-14", "subject": subject, "wards": "all",
                            "exempt": False, "cabinet_members": [member]}  # fmt: skip


def _numbered(layout: _Layout) -> None:
    """Set sections 1, 2. ... with paragraphs 1.1; some with sections below them that have numbers too."""
    made, prose, chance = layout.made, layout.made.prose, layout.chance
    shape = chance.choice(("{n}", "{n}.", "{n}.0", ""))  # none: with and without a stop in the same paper
    points = chance.choice(
        (("2.1.1", "2.1.2", "2.1.3"), ("(a)", "(b)", "(c)"), ("(i)", "(ii)", "(iii)"), ("1)", "2)", "3)"))
    )
    for number, title in enumerate(_SECTIONS, 1):
        layout.heading((shape or ("{n}" if number < 3 else "{n}.")).format(n=number), title)
        if title == "Recommendations":
            layout.para("2.1", "Cabinet is asked to:")
            for point in points:
                layout.para(point, prose.deed(), decides=True)
        elif title == "Compliance Issues":
            for index, sub in enumerate(_COMPLIANCE, 1):
                layout.heading(f"{number}.{index}", sub, 2)
                layout.para(f"{number}.{index}.1", prose.paragraph(1, 3))
        elif title == "Appendices":
            layout.para(f"{number}.1", "Appendix A: Stabilisation Plan")
            made.report["appendices"].append({"label": "A", "title": "Stabilisation Plan"})
        elif title == "Background Documents":
            layout.para("", "None")
        else:
            for index in range(1, chance.randint(3, 6)):
                layout.para(f"{number}.{index}", prose.paragraph(2, 5))
                if index == 2 and chance.random() < 0.5:
                    layout.bullets()
            if title == "Consultation":
                header = ("Service", "2031/32 £000", "2032/33 £000", "Total £000")
                made.table(header, money(prose, 6, 3), Grid((6, 3.4, 3.4, 3.4), bold_first=True, header_bold=False))
            if title == "Background":
                _cut_table(
                    layout, ("Theme", "Areas of focus"), pairs(prose, ("Leading", "Enabling", "Money", "Learning"))
                )


def _through(layout: _Layout) -> None:
    """Set headings without numbers, and paragraphs numbered from first to last."""
    prose, count = layout.made.prose, 0
    for title in _PLAIN:
        layout.heading("", title, 1 if title.isupper() else 2)
        if title == "BACKGROUND DOCUMENTS":
            layout.para("", "None")
            continue
        for _ in range(3):
            count += 1
            decides = title == "RECOMMENDATIONS"
            text = f"That Cabinet {prose.deed()[0].lower()}{prose.sentence()[1:]}" if decides else prose.paragraph(2, 4)
            layout.para(f"{count}.", text, decides=decides)


def _appended(layout: _Layout) -> None:
    made, prose = layout.made, layout.made.prose
    chapters = ("Introduction", "Methodology", "Findings")
    for line in ("Independent governance review", "Produced for Stourbeck City Council", "November 2031", "Contents"):
        layout.line(line)
        made.report.setdefault("optional", []).append({"text": line})
    made.table((), [(title, str(3 + 4 * at)) for at, title in enumerate(chapters)], Grid((12, 4.6), bold_first=True),
               told=False)  # fmt: skip
    made.report["contents"] += [{"number": "", "heading": title, "page": str(3 + 4 * at)} for at, title in
                                enumerate(chapters)]  # fmt: skip
    for chapter, title in enumerate(chapters, 1):
        layout.heading(f"{chapter}.", title)
        count = 0
        subs: Sequence[str] = ("About this work", "What we heard")
        for part, sub in enumerate(subs, 1):
            if chapter == 3:
                layout.heading(f"3.{part}", sub, 2)
                count = 0
            else:
                layout.heading("", sub, 2)
            for _ in range(3):
                count += 1
                layout.para(f"{count}.", prose.paragraph(2, 5))
            layout.bullets()


def _cut_table(
    layout: _Layout, header: tuple[str, ...], rows: Sequence[Sequence[str | tuple[str, ...] | None]]
) -> None:
    """Set a table that the old page's end had cut in two: two tables with an empty line between."""
    made, grid = layout.made, Grid((5, 11.6), bold_first=True, header_bold=False, repeated=False)
    made.table(header, rows[:2], grid, told=False)
    made.table((), rows[2:], grid, told=False)
    told = [[" ".join(cell) if isinstance(cell, tuple) else cell or "" for cell in row] for row in rows]
    made.report["tables"].append({"header": list(header), "rows": told})


def _plan(layout: _Layout) -> None:
    made = layout.made
    made.turn(landscape=True)
    made.words("Stabilisation Plan", Look(after=8))
    made.report.setdefault("optional", []).append({"text": "Stabilisation Plan"})
    rows = [(row[0], row[1], row[2], row[4]) for row in actions(made.prose, 9, wordy=4, first="{n}.")]
    header = ("Recommendation", "Response – current, planned, or proposed", "Key Deliverables", "Accountable Officer")
    made.table(header, rows, Grid((5.5, 9.5, 6, 4.2), size=11))

"""Kelderby District: a border round each page, numbers not hanging, raised "th", links, heads in the line."""

import re

from council_papers.action_tables import risks
from council_papers.paper import Grid, House, Look, Paper
from council_papers.word_parts import border_pages

_HEAD = Look(size=15, colour="4472C4", before=0, after=0)
_TITLES = ("Introduction", "Recommendations", "Where the service is now", "What would change", "Cost and savings",
           "Carbon", "Comments of statutory officers", "Conclusion")  # fmt: skip


def paper() -> Paper:
    """Return the paper and its truth."""
    made = Paper("kelderby", House(font="Arial", size=11, after=0, line=1.5, margins=(2.8, 2.8, 2.5, 2.5)))
    section = made.document.sections[0]
    border_pages(section)
    made.running(section.footer, "K:/Reports/Cabinet/Parking v4 FINAL", page="#", size=7)
    _front(made)
    prose = made.prose
    for chapter, title in enumerate(_TITLES, 1):
        _heading(made, chapter, title)
        if title == "Recommendations":
            _blank(made)
            _flush(made, f"{chapter}.1", "It is recommended that Cabinet:")
            for letter in "abc":
                made.para(prose.deed(), number=f"{letter}.", look=Look(left=1.2, hang=0.7), decides=True)
            _blank(made)
            continue
        if title == "Comments of statutory officers":
            _statutory(made, chapter)
            continue
        for index in range(1, 5):
            text = _raised(prose.paragraph(2, 5))
            if index == 2:
                text += " See __https://www.kelderby.example/parking/review-2031__ for the survey."
            if title == "Carbon":
                text = f"Emissions fell to {index},120 tonnes of CO~~2~~e. {text}"
            _flush(made, f"{chapter}.{index}", text)
        if title == "Where the service is now":
            made.table(("Risk", "Likelihood", "Impact", "Control"), risks(prose, 8),
                       Grid((4.4, 2.4, 2.2, 6.4), size=10, header_ground="4472C4", header_colour="FFFFFF"))  # fmt: skip
    made.para("Background papers: none.")
    return made


def _heading(made: Paper, chapter: int, title: str) -> None:
    made.words(f"{chapter}  {title}", _HEAD).paragraph_format.keep_with_next = True
    made.report["headings"].append({"number": f"{chapter}", "text": title, "level": 1})


def _flush(made: Paper, number: str, text: str) -> None:
    """Set a paragraph whose number stands at the margin like every line of it, and an empty one for room."""
    made.words(f"{number} {text}")
    plain = re.sub(r"\^\^|~~|__|\*\*", "", text)
    made.report["paragraphs"].append({"number": number, "text": plain})
    _blank(made)


def _blank(made: Paper) -> None:
    made.words("")


def _raised(text: str) -> str:
    return re.sub(r"(\d)(st|nd|rd|th)\b", r"\1^^\2^^", text)


def _statutory(made: Paper, chapter: int) -> None:
    for index, kind in enumerate(("Legal implications:", "Financial implications:", "Equality implications:"), 1):
        _flush(made, f"{chapter}.{index}", f"**{kind}** {made.prose.paragraph(2, 3)}")


def _front(made: Paper) -> None:
    for label, value in (
        ("Report to:", "Cabinet"), ("Date:", "Wednesday 18^^th^^ June 2031"), ("Title:", "Parking: a fairer tariff"),
        ("Portfolio:", "Councillor Septimus Gale, Transport and Parking"), ("Report of:", "Head of Parking"),
        ("Key decision:", "Yes"), ("Urgent decision:", "No"), ("Wards:", "All"),
    ):  # fmt: skip
        made.words(f"**{label}** {value}")
    _blank(made)
    made.report["front"] = {
        "body": "Cabinet", "date": "2031-06-18", "subject": "Parking: a fairer tariff", "key_decision": True,
        "wards": "all",
    }  # fmt: skip

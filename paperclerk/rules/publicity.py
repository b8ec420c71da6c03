"""Publicity: what has to be in order before anything is published, apart from the papers themselves.

Sources: LGA 1972 Schedule 12A, paragraph 10 (exempt only while the public interest in keeping it back outweighs that in
telling it); s100B(5) and SI 2012/2089 reg 7 (a report that is withheld says so and why).
"""

import re
from collections.abc import Iterable, Iterator

from paperclerk.domain.author import AuthorSection, AuthorWords
from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.marks import marks_of
from paperclerk.domain.papers import PaperName
from paperclerk.domain.places import Place
from paperclerk.domain.plan import Plan
from paperclerk.domain.publicity import Exemption

# OFFICIAL is the ordinary marking and forbids nothing; these do.
_FORBIDS = re.compile(r"\b(?:OFFICIAL\s*[-–—:]*\s*\(?\s*SENSITIVE|TOP\s+SECRET)\b|(?<![\w-])SECRET(?![\w-])")
_COMMISSIONERS = re.compile(r"\bcommissioners?\b", re.IGNORECASE)
_AWAITED = re.compile(
    r"\b(?:awaited|awaiting|to follow|pending|requested|outstanding|not yet (?:received|given|known)|tbc|"
    r"to be (?:confirmed|added|received|inserted|supplied|provided))\b|^\W*$",
    re.IGNORECASE,
)
# A sentence that says so is short; in a long text the word may speak of anything.
_LONGEST_STATUS = 200


def publicity_in_order(plan: Plan, words: AuthorWords | None) -> list[Finding]:
    """Return what is owed on exempt parts: a public-interest statement (X26), an answer on the front page (X27)."""
    return [*_without_statement(plan, words), *_said_to_be_open(plan, words)]


def commissioners_awaited(words: AuthorWords | None) -> Iterator[Finding]:
    """Yield a finding (X24) when the report has a place for the Commissioners' comments and they are not there yet."""
    for where, text, place in _commissioners(words) if words else ():
        if len(text) <= _LONGEST_STATUS and _AWAITED.search(text):
            said = f'says "{" ".join(text.split())}"' if text.strip() else "is empty"
            yield finding(
                "X24",
                f"The Commissioners' comments are awaited: {where} {said}.",
                hint="Put in what they said, or that they have no comment, when it has come; then publish.",
                subject=PaperName.CABINET_REPORT.value,
                place=place,
                about=where,
            )


def marked_against(texts: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    """Yield a finding (X25) for each text that bears a marking under which nothing is published.

    Args:
        texts: each text with the words for where it stands.
    """
    seen: set[str] = set()
    for text, where in texts:
        marking = forbidding_marking(text)
        if marking and where not in seen:
            seen.add(where)
            yield finding(
                "X25",
                f"{where} is marked {marking}, and nothing so marked is published.",
                hint="Ask whoever marked it. A published paper is OFFICIAL or bears no marking.",
                subject=where,
                about=where,
            )


def forbidding_marking(text: str) -> str:
    """Return the marking in a text under which it may not be published; nothing when there is none."""
    found = _FORBIDS.search(text)
    return " ".join(found[0].split()) if found else ""


def _without_statement(plan: Plan, words: AuthorWords | None) -> Iterator[Finding]:
    for what, exemption, place in _exempt(plan, words):
        if not exemption.confidential and not exemption.public_interest.strip():
            yield finding(
                "X26",
                f"{what} is {exemption.ground}, but nothing says why the public interest in keeping it back is greater "
                "than that in telling it.",
                hint="Write the public-interest statement beside it; it is printed in the public paper.",
                subject=what,
                place=place,
            )


def _exempt(plan: Plan, words: AuthorWords | None) -> Iterator[tuple[str, Exemption, Place | None]]:
    for one in plan.recommendations:
        if one.exemption:
            yield str(one.number), one.exemption, one.place
        for item in one.deliverables:
            if item.exemption:
                yield item.id, item.exemption, item.places.get("publicity")
    for kpi in plan.kpis:
        if kpi.exemption:
            yield kpi.id, kpi.exemption, kpi.place
    for risk in plan.risks:
        if risk.exemption:
            yield risk.id, risk.exemption, risk.place
    for update in plan.exempt_updates:
        yield f"{update.ref} ({update.period or 'every period'})", update.exemption, update.place
    for section in words.sections if words else ():
        if section.exemption:
            yield section.heading, section.exemption, section.place
        for block in section.blocks:
            if block.exemption:
                yield block.text[:60], block.exemption, block.place


def _said_to_be_open(plan: Plan, words: AuthorWords | None) -> Iterator[Finding]:
    if words and words.front.exempt is False and (grounds := marks_of(plan, words).all()):
        yield finding(
            "X27",
            f"The front page says that the report holds nothing confidential or exempt, but {grounds[0].ground} stands "
            "in the plan or in the author's words.",
            hint="Tick Yes on the front page and name the paragraph, or take the mark off.",
            subject=PaperName.CABINET_REPORT.value,
        )


def _commissioners(words: AuthorWords) -> Iterator[tuple[str, str, Place | None]]:
    for section in words.sections:
        if section.id == "commissioners" or _COMMISSIONERS.search(section.heading):
            yield f'the section "{section.heading}"', _text(section), section.place
    for label, text in words.front.others:
        if _COMMISSIONERS.search(label):
            yield f'the front page, "{label.rstrip(":")}",', text, None


def _text(section: AuthorSection) -> str:
    cells = (cell.text for block in section.blocks for row in (*block.header, *block.rows) for cell in row)
    return "\n".join([*(block.text for block in section.blocks), *cells]).strip()

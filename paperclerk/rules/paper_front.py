"""A paper's front page: Q04, Q05 a follow-up not answered, Q06 an exempt appendix, Q42 a row left blank."""

import re
from collections.abc import Iterator

from paperclerk.domain.findings import Finding
from paperclerk.domain.front_page import QUESTIONS, FrontPage
from paperclerk.domain.places import Place
from paperclerk.rules.paper_text import Paper, row_label
from paperclerk.rules.words import normalised, says_something

# Reasons for confidentiality, which needs no paragraph of Schedule 12A (LGA 1972 s100A(3); reg 2, SI 2012/2089).
_CONFIDENTIAL = re.compile(r"\bconfidential|government department|court|enactment|prohibited", re.IGNORECASE)
# Bodies whose decisions are not the executive's, so that there is nothing to call in and nothing to explain.
_NO_EXECUTIVE = re.compile(
    r"\b(?:audit|scrutiny|standards|planning|licensing|pensions?|wellbeing|employment|appeals|full council)\b"
    r"|^(?:report to )?(?:the )?council$",
    re.IGNORECASE,
)
_REFERENCE_ROW = re.compile(r"forward plan|key decision (?:no|number|ref)|decision (?:no|number|ref)", re.IGNORECASE)
_REFERENCE = re.compile(r"\b(?:forward plan|key decision)\b[^.]{0,60}?\b\d{3,}|general exception|special urgency", re.I)
_EXEMPT_TITLE = re.compile(r"\b(?:not for publication|exempt|confidential|private|restricted)\b", re.IGNORECASE)
_NOT_EXEMPT = re.compile(r"\b(?:non|not|un)[ -]?(?:exempt|confidential|restricted)|exempt accommodation", re.IGNORECASE)

_NAMES_NO_WARD = re.compile(
    r"\W*(?:various|several|some|many|most|multiple|certain|specific|a number of|a few|different|yes|listed|named|see"
    r"|as)?"
    r"\s*(?:listed |shown |set out |named )?(?:wards?|below|above|overleaf|in (?:the )?report|report|of them)?\W*",
    re.IGNORECASE,
)
_PART = re.compile(r"\bpart (?:1|i|a|one)\b|\b(?:public|open) or\b|\bor (?:private|exempt|closed)\b", re.IGNORECASE)
_IN_PRIVATE = re.compile(r"part (?:2|ii|b|two)\b.{0,30}|private|closed|exempt|not for publication", re.IGNORECASE)
# What the front page of any report answers: its title, day, those who answer for it, and the questions of law.
_ANSWERED_ALWAYS = ("subject", "date", "report_of", "author", "wards", "key_decision", "call_in", "exempt")
# A front page of fewer rows is the head of a report whose day stands elsewhere.
ROWS_OF_A_FRONT_PAGE = 4
_UNTICKED = re.compile(r"(?:[☐□○]|\[ ?\])\s*\w[\w/ ]*(?:\s*(?:[☐□○]|\[ ?\])\s*\w[\w/ ]*)*")


def rows_left_blank(paper: Paper) -> Iterator[Finding]:
    """Yield a question for each row of the front page that every report fills in, and this one leaves blank."""
    front = paper.report.front_page
    for row in _ANSWERED_ALWAYS:
        if row not in front.labels:
            continue
        text = front.text(row).strip()
        if not text and not (row == "date" and paper.report.date):
            yield _found(
                paper,
                "Q42",
                row,
                f'Nothing stands beside "{row_label(front, row)}" on the front page. Is it still to be filled in?',
                "Fill the row in; where it does not apply, say so.",
            )
        elif _UNTICKED.fullmatch(text):
            yield _found(
                paper,
                "Q42",
                row,
                f'No box is ticked beside "{row_label(front, row)}" on the front page. Which is the answer?',
                "Tick the box that is the answer.",
            )


def no_day_of_the_meeting(paper: Paper) -> Iterator[Finding]:
    """Yield a question when a front page that says what the report is about gives no day of the meeting."""
    front = paper.report.front_page
    dated = paper.report.date or front.date or "date" in front.labels
    if not dated and "subject" in front.labels and len(front.labels) >= ROWS_OF_A_FRONT_PAGE:
        yield _found(
            paper,
            "Q42",
            "date",
            "The front page does not say on which day the report is considered. Is it still to be filled in?",
            "Add the date of the meeting.",
        )


def follow_ups(paper: Paper) -> Iterator[Finding]:
    """Yield a finding for each question of the front page whose answer asks for more, and nothing more is said."""
    front = paper.report.front_page
    if front.key_decision and not _announced(paper):
        yield _found(
            paper,
            _rule(paper, "forward_plan_reference"),
            "forward_plan_reference",
            "The report says it is a key decision and gives no Forward Plan reference.",
            "Add the reference under which the decision was announced, or say which urgency procedure was followed.",
        )
    if (front.exempt or _second_part(front)) and not _exemption_given(front):
        yield _found(
            paper,
            "Q04",
            "exemption",
            "The report says it holds confidential or exempt information and gives neither a paragraph "
            "number nor a reason for confidentiality.",
            "Name the appendix and the paragraph, 1 to 7 of Part 1 of Schedule 12A, or why it is confidential.",
        )
    if front.wards == "named" and not _names_wards(front):
        yield _found(
            paper,
            "Q04",
            "ward_names",
            "The report says that specific wards are affected and does not name them.",
            'Name the wards; or answer "No" and write that all wards are affected.',
        )


def no_reason_against_call_in(paper: Paper) -> Iterator[Finding]:
    """Yield a finding when the decision is not eligible for call-in and nothing says why."""
    front = paper.report.front_page
    if _NO_EXECUTIVE.search(paper.report.body or front.body):
        return
    if front.call_in is False and not _answered(front, "call_in_reason"):
        said = front.text("call_in")
        if len(normalised(said).split()) > 4:  # the reason stands beside the answer: "No - urgent, agreed by the Chair"
            return
        yield _found(
            paper,
            _rule(paper, "call_in_reason"),
            "call_in_reason",
            "The report says that the decision is not eligible for call-in and does not say why.",
            "Give the reason: urgent and agreed as such, a recommendation to Council, or not an executive decision.",
        )


def exempt_appendix_in_a_public_report(paper: Paper) -> Iterator[Finding]:
    """Yield a finding for each appendix called exempt in a report that says it holds nothing exempt."""
    if paper.report.front_page.exempt is not False:
        return
    for appendix in paper.report.appendices:
        if _EXEMPT_TITLE.search(appendix.title) and not _NOT_EXEMPT.search(appendix.title):
            yield _found(
                paper,
                "Q06",
                "exempt",
                f"The front page says that nothing is exempt or confidential, but appendix {appendix.label} is called "
                f'"{appendix.title}".',
                "Answer the question with Yes and give the paragraph, or change the appendix's title.",
                about=appendix.label,
            )


def _rule(paper: Paper, row: str) -> str:
    """Return the rule for an empty row, or for one that the council's front page does not print at all."""
    front = paper.report.front_page
    printed = {*front.as_printed, *front.labels, *(place.row for place in paper.report.front_places)}
    return "Q04" if row in printed else "Q05"


def _announced(paper: Paper) -> bool:
    """Whether the Forward Plan reference stands in its row, beside the answer, in another row or in the text."""
    front = paper.report.front_page
    others = [text for label, text in front.others if _REFERENCE_ROW.search(label)]
    return (
        _answered(front, "forward_plan_reference")
        or bool(re.search(r"\d{3}", front.text("key_decision")))
        or any(says_something(text) for text in others)
        or any(_REFERENCE.search(passage.text) for passage in paper.prose() if passage.part == 0)
    )


def _answered(front: FrontPage, row: str) -> bool:
    given = getattr(front, row, None)
    text = " ".join(given) if isinstance(given, tuple) else given or front.text(row)
    return says_something(text)


def _names_wards(front: FrontPage) -> bool:
    """Whether wards are named: "various", "some" and "see below" name none."""
    names = front.ward_names or ((front.text("ward_names"),) if _answered(front, "ward_names") else ())
    return any(not _NAMES_NO_WARD.fullmatch(name) for name in names)


def _second_part(front: FrontPage) -> bool:
    """Whether a row of the council's own says that the report is one for the part of the meeting in private."""
    return front.exempt is None and any(
        _PART.search(label) and _IN_PRIVATE.fullmatch(text.strip()) for label, text in front.others
    )


def _exemption_given(front: FrontPage) -> bool:
    said = " ".join((front.exemption or "", front.text("exemption"), front.text("exempt")))
    return bool(
        front.exempt_paragraphs
        or re.search(r"\b(?:paragraphs?|paras?)\b\.?\s*\(?[1-7](?!\d)", said, re.IGNORECASE)
        or (says_something(front.exemption) and _CONFIDENTIAL.search(front.exemption or ""))
    )


def _found(paper: Paper, rule: str, row: str, message: str, hint: str, about: str = "") -> Finding:
    question = next((each for each in QUESTIONS if row in (each.name, each.follow_up.name)), None)
    places = {place.row: place for place in paper.report.front_places}
    at = places.get(row) or (places.get(question.name) if question else None)
    front = paper.report.front_page
    # As the paper prints it; a council's front page may not ask the question in our words, or not at all.
    asked = question.name if question and row not in front.labels else row
    shown = asked in front.labels or (question and not front.labels)
    label = f', "{row_label(front, asked)}"' if shown else ""
    first = paper.report.pages[0] if paper.report.pages else None
    page = at.page if at else first
    where = f"page {page}, front page{label}" if page else f"front page{label}"
    made = paper.found(rule, None, message, hint, about=about or row, where=where)
    place: Place = made.place.model_copy(update={"page": page, "box": at.box if at else None})
    return made.model_copy(update={"place": place})

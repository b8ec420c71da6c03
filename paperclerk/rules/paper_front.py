"""A paper's front page: Q04 a follow-up not answered, Q05 nor is there a row for it, Q06 an exempt appendix."""

import re
from collections.abc import Iterator

from paperclerk.domain.findings import Finding
from paperclerk.domain.front_page import QUESTIONS, FrontPage
from paperclerk.domain.places import Place
from paperclerk.rules.paper_text import Paper
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
    if front.exempt and not _exemption_given(front):
        yield _found(
            paper,
            "Q04",
            "exemption",
            "The report says it holds confidential or exempt information and gives neither a paragraph "
            "number nor a reason for confidentiality.",
            "Name the appendix and the paragraph, 1 to 7 of Part 1 of Schedule 12A, or why it is confidential.",
        )
    if front.wards == "named" and not front.ward_names and not _answered(front, "ward_names"):
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


def _exemption_given(front: FrontPage) -> bool:
    said = " ".join((front.exemption or "", front.text("exemption"), front.text("exempt")))
    return bool(
        front.exempt_paragraphs
        or re.search(r"\b(?:paragraphs?|paras?)\b\.?\s*\(?\d", said, re.IGNORECASE)
        or (says_something(front.exemption) and _CONFIDENTIAL.search(front.exemption or ""))
    )


def _found(paper: Paper, rule: str, row: str, message: str, hint: str, about: str = "") -> Finding:
    question = next((each for each in QUESTIONS if row in (each.name, each.follow_up.name)), None)
    places = {place.row: place for place in paper.report.front_places}
    at = places.get(row) or (places.get(question.name) if question else None)
    label = f', "{question.label}"' if question else ""
    first = paper.report.pages[0] if paper.report.pages else None
    page = at.page if at else first
    where = f"page {page}, front page{label}" if page else f"front page{label}"
    made = paper.found(rule, None, message, hint, about=about or row, where=where)
    place: Place = made.place.model_copy(update={"page": page, "box": at.box if at else None})
    return made.model_copy(update={"place": place})

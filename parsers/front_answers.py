"""What a published front page answers to its yes/no questions: key decision, call-in, exempt or open."""

import re
from collections.abc import Iterable

from paperclerk.domain.front_page import exempt_paragraphs
from parsers.front_values import read_answer
from parsers.readings import plain

_CLOSED = re.compile(
    r"\b(?:exempt|private|confidential|closed|not for publication|part (?:b|2|ii|two)|restricted|pink)\b", re.I
)
_OPEN = re.compile(
    r"\b(?:open|public|part (?:a|1|i|one)|for general release|for publication|unrestricted|non-?exempt)\b", re.I
)
_NOT_CLOSED = re.compile(r"\b(?:not|non|no|without|nothing)[ -](?:an? )?(?:exempt|confidential|private|closed)\b", re.I)
# An open report part of which is closed: `Open with exempt appendix 2`, `Appendix B is exempt`.
_SHUT = r"(?:exempt|confidential|private|closed|restricted|part (?:2|b|ii|two)|not for publication)"
_PART_CLOSED = re.compile(
    rf"\b(?:part(?:ly|ially)?[ -]exempt|{_SHUT},? (?:appendi\w+|annex\w*|schedules?|papers?|addend\w+|enclosures?)"
    rf"|(?:appendi\w+|annex\w*)\b[^.;]{{0,30}}\b(?:is|are|being|remains?|to be|\() ?{_SHUT})\b",
    re.I,
)
# All that may be chosen, and after it what was: `Part 1 / Part 2   Part 1`.
_CHOICE = r"(?:open|public|private|exempt|part[ -]exempt|confidential|part [12abi]{1,2}|closed)"
_CHOSEN = re.compile(rf"{_CHOICE}(?:\s*(?:/|\bor\b)\s*{_CHOICE})+\b[\s:–-]*(.*)", re.I | re.S)
_BUT_PART = re.compile(r"\b(?:except|apart from|other than|but|save)\b[^.;]{0,40}\b(?:appendi\w+|annex\w*)\b", re.I)
_STATUS = re.compile(
    r"(?:this|the) (?:report|paper|item) is (?:(?:part|fully|an?|not|partly|wholly) )*"
    r"(?:public|open|exempt|private|confidential|unrestricted)\b",
    re.I,
)
_ONE_LETTER = re.compile(r"([YN])(?=\s*$|\s*[.,;:(–—-])")
_KEY_ALONE = re.compile(r"(?:key|non-?key)(?: decision)?", re.I)
_KEY_GROUND = re.compile(
    r"(?:(?:it|this|the decision|because it|as it)\s+)?(?:involves?|affects?|incurs?|exceeds?|results? in|has an? "
    r"|(?:is|are) (?:likely|significant|a key|expected)|will (?:result|affect|incur|involve|have)|significant "
    r"|expenditure|savings? (?:of|or|over)|spend(?:ing)? (?:of|or|over)|over £|more than £)",
    re.I,
)
_NOT_KEY = re.compile(r"\b(?:not an? key|does not|will not|is not)\b", re.I)
# `It is not exempt`, but no denial: `It is not for publication`.
_DENIED = re.compile(
    r"\b(?:do|does|will|is|are) not\b"
    r"(?! (?:for|available|open)\b| (?:to )?(?:be )?(?:published|made|disclosed|released|available|open)\b)",
    re.I,
)
_OF_EXEMPTION = re.compile(r"\b(?:exempt|confidential|not for publication)\b", re.I)


def answer_of(question: str, said: dict[str, str]) -> tuple[bool | None, str | None]:
    """Return the answer to a question, and the words beside it where they say what follows from it."""
    text = said.get(question, "")
    answer = read_answer(text)
    if answer.yes is None and not answer.both and (letter := _ONE_LETTER.match(plain(text))):
        answer = answer._replace(yes=letter[1] == "Y", beside=plain(text)[1:])
    if question == "exempt" and answer.yes is False and _but_part(answer.beside):
        return True, plain(answer.beside).strip(" ,;:–—-")
    if answer.yes is not None:
        beside = answer.beside.strip(" \t\n:;,.–—-()") if answer.yes is (question != "call_in") else ""
        return answer.yes, beside if beside and not _KEY_ALONE.fullmatch(beside) else None
    if answer.both:
        return None, None
    if question == "exempt":
        return _exempt(text, said)
    if question == "key_decision":
        return _key(plain(text) or plain(said.get("decision_type", "")) or _purpose(said))
    plainly = plain(text)
    if re.match(r"(?:non|not)\b", plainly, re.I):
        return False, plainly if question == "call_in" else None
    if question == "call_in" and re.match(r"(?:subject|eligible|open) to\b", plainly, re.I):
        return True, None
    return None, None


def _but_part(beside: str) -> bool:
    """Whether `No` goes on to say that part of the report is exempt all the same: `No – except Appendix 2`."""
    denied = _NOT_CLOSED.search(beside) or _DENIED.search(beside) or re.search(r"\b(?:no|none|nor)\b", beside, re.I)
    return bool(_BUT_PART.search(beside) or (_PART_CLOSED.search(beside) and not denied))


def status_in(texts: Iterable[str]) -> str | None:
    """Return the sentence of a front page that says whether the report is public: `This report is Public`."""
    return next((text for text in texts if _STATUS.match(plain(text))), None)


def ground_in(texts: list[str]) -> str | None:
    """Return the sentence of a front page that says by which paragraph of Schedule 12A something is exempt."""
    return next((text for text in texts if _says_ground(text)), None)


def _says_ground(text: str) -> bool:
    closed = _OF_EXEMPTION.search(text) and not _NOT_CLOSED.search(text) and not _DENIED.search(text)
    return bool(closed and exempt_paragraphs(text) and re.search(r"schedule 12A", text, re.I))


def _purpose(said: dict[str, str]) -> str:
    purpose = plain(said.get("purpose", ""))
    return purpose if re.match(r"(?:non-?)?key decision\b", purpose, re.I) else ""


def _key(words: str) -> tuple[bool | None, str | None]:
    if re.match(r"(?:non|not)\b", words, re.I) or (_NOT_KEY.search(words) and not re.match(r"key\b", words, re.I)):
        return False, None
    if re.match(r"key\b", words, re.I):
        return True, None
    return (True, words) if _KEY_GROUND.match(words) else (None, None)


def _exempt(text: str, said: dict[str, str]) -> tuple[bool | None, str | None]:
    """Return whether a report is exempt from what is said of it, or from its classification."""
    for given in (text, said.get("exemption", ""), said.get("classification", "")):
        choice = _CHOSEN.fullmatch(given.strip())
        words = choice[1] if choice else given
        if re.match(r"(?:none|nil|no|n/?a|not applicable)\b", plain(words), re.I) or _NOT_CLOSED.search(words):
            return False, None
        closed = _CLOSED.search(words) and not _OPEN.match(plain(words))
        if closed or _PART_CLOSED.search(words):
            return True, plain(words) if exempt_paragraphs(words) else None
        if exempt_paragraphs(words):
            return True, plain(words)
        if _OPEN.search(words):
            return False, None
    return None, None

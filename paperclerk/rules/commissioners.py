"""The Commissioners' comments: X24, whatever says of them anything but that they are there, or that there are none.

How it stands is for the author to say. Wording is never taken for an answer: there is no end to the ways of writing
that something is still to come.
"""

import re
from collections.abc import Iterator

from paperclerk.domain.author import AuthorSection, AuthorWords
from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.papers import PaperName
from paperclerk.domain.places import Place
from paperclerk.domain.procedure import Asked, Commissioners

_COMMISSIONERS = re.compile(r"\bcommissioners?\b", re.IGNORECASE)
# A heading or a row that asks for what they say; others only speak of them.
_ASKS = re.compile(
    r"\b(?:comments?|views?|responses?|repl(?:y|ies)|observations?|remarks?|feedback|opinions?|statements?|answers?|"
    r"reviews?|input|contributions?|considerations?|advice|position)\b|^\W*(?:the\s+)?commissioners?\W*$",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"\W*(?:the\s+commissioners?\s+)?(?:have|has|had|made|make|offer(?:ed)?|there\s+(?:are|were))?\s*"
    r"(?:no\s+(?:further\s+)?comments?|nothing\s+to\s+add)(?:\s+to\s+(?:make|offer|add))?"
    r"(?:\s+(?:on|about|to)\s+(?:this|the)\s+(?:report|paper|proposals?))?\W*",
    re.IGNORECASE,
)
# They were not asked, or there are none: an answer of one line.
_NOT_ASKED = re.compile(
    r"\W*(?:not\s+(?:applicable|requested|asked|required|needed|sought|relevant)|none|n\s*/?\s*a|nil|"
    r"(?:none|no\s+commissioners?)\s+(?:(?:have|has)\s+been\s+|(?:is|are|were)\s+)?appointed"
    r"|(?:(?:the|their)\s+)?(?:commissioners?(?:\W?s?)?\s+)?(?:comments?\s+|views?\s+)?"
    r"(?:were|was|are|is|have\s+been|has\s+been)\s+"
    r"not\s+(?:been\s+)?(?:applicable|requested|asked|required|needed|sought)(?:\s+for)?"
    r"|(?:there\s+are|(?:the|this)\s+(?:\w+\s+){0,3}(?:council|authority)\s+has|we\s+have)\s+"
    r"(?:no|not\s+any)\s+commissioners?"
    r"(?:\s+(?:at|in|for)\s+(?:\w+\s+){0,5}(?:council|authority))?(?:\s+appointed)?)\W*",
    re.IGNORECASE,
)
_AWAITED = re.compile(
    r"\b(?:awaited|awaiting|to follow|pending|requested|outstanding|not yet (?:received|given|known)|tbc|tba|"
    r"to be (?:confirmed|added|received|inserted|supplied|provided|tabled))\b|^\W*$",
    re.IGNORECASE,
)
# What stands in a form until somebody writes there.
_GAP = re.compile(
    r"\[\W*\]|\[\s*(?:insert|add|enter|type|to be|tb[acd]|x+)\b|(?-i:\bX{3,}\b)|"
    r"^\W*(?:x+|comments?|please\s+(?:insert|add|enter|write|complete)|"
    r"(?:please\s+)?(?:insert|add|enter|type|write|click)\b(?:\W+\w+){0,5}\W+(?:here|comments?|text))\W*$",
    re.IGNORECASE,
)
_SAID = r"(?:comments?|views?|responses?|repl(?:y|ies)|observations?|remarks?|feedback|statements?|advice)"
_THEIRS = rf"commissioners?\W{{0,2}}s?\W+(?:\w+\W+){{0,2}}?{_SAID}|{_SAID}\s+(?:of|from|by)\s+(?:the\s+)?commissioners?"
_LATE = (
    r"(?:awaited|outstanding|pending|to follow|to come|not (?:yet )?(?:received|available|known|in)|requested|"
    r"to be (?:tabled|circulated|added|reported|provided|confirmed))"
)
# So close together nothing else is meant; in the past tense it is told of another time.
_LATE_ELSEWHERE = re.compile(
    rf"\b(?:{_THEIRS})(?:\s+(?:on|about)(?:\s+\w+){{1,3}}?)?\W+(?:(?:are|is|remain|remains)\s+(?:(?:still|being|currently)\s+)?{_LATE}|"
    r"(?:have|has)\s+(?:been\s+requested|"
    r"(?:not\s+yet|yet\s+to|not)\s+(?:been\s+|be\s+)?(?:received|come|given|made|arrived))|"
    r"(?:awaited|to\s+follow|pending)\b|"
    r"(?:will|shall)\s+(?:follow|be\s+(?:tabled|circulated|added|reported|provided|sent)))|"
    rf"\bawait(?:ing|s)?\s+(?:the\s+)?(?:{_THEIRS})|"
    r"\bcommissioners?\s+(?:have|has)\s+(?:not\s+yet|yet\s+to)\s+(?:commente?d?|responde?d?|replie?d?|reply)\b",
    re.IGNORECASE,
)
# A sentence that says so is short; in a long text the word may speak of anything.
_LONGEST_STATUS = 200
_NO_TABLE = (
    "If they were not asked, or the council has none, write Not requested or Not applicable there, or delete the "
    "heading. If they have answered: put `commissioners = true` under [papers] in settings.toml, so that the reports "
    "have a table for it, and into the front page's table the rows Commissioners' comments: (Comments, No comment or "
    "Not requested), What the Commissioners said:, Commissioner who answered: and Date of the Commissioners' answer:"
)
_SET = (
    'Set how it stands in the table of the Commissioners on the front page: beside "Commissioners\' comments:" write '
    "Comments (and what they said), No comment or Not requested, with the name and the date; then publish."
)


def commissioners_awaited(words: AuthorWords | None, *, wanted: bool = False) -> Iterator[Finding]:
    """Yield a finding (X24) when the report has a place for the Commissioners' comments and they are not there yet.

    Args:
        words: the author's; None when there are none.
        wanted: whether the council's reports always have a place for them.
    """
    if words is None:
        return
    block = words.procedure.commissioners
    is_settled = block is not None and block.status in (Asked.COMMENTS, Asked.NO_COMMENT, Asked.NOT_ASKED)
    hint = _SET if wanted or block else _NO_TABLE
    yield from _awaited_block(words, block, wanted=wanted)
    yield from _said_elsewhere(words, hint)
    for where, named, text, place in _places(words):
        said = " ".join(text.split())
        if len(said) <= _LONGEST_STATUS and _AWAITED.search(said) and not _NOT_ASKED.fullmatch(said):
            yield _awaited(f"{where} {_quoted(said)}", where, place, hint)
        elif _ASKS.search(named) and not is_settled and not (_NONE.fullmatch(said) or _NOT_ASKED.fullmatch(said)):
            told = f"{where} {_quoted(said)}, and nothing says that these are their comments"
            yield _awaited(told, where, place, hint)


def _awaited_block(words: AuthorWords, block: Commissioners | None, *, wanted: bool) -> Iterator[Finding]:
    """Yield a finding when the Commissioners' block says that they have not answered, or says nothing and must."""
    has_section = any(section.blocks for section in words.sections if section.id == "commissioners")
    if block is None and (has_section or not wanted):
        return
    place = block.place if block else words.procedure.place
    if block is None:
        yield _awaited("nothing stands in their table on the front page", "block", place)
    elif block.status in (Asked.AWAITED, Asked.UNREAD):
        said = block.written or block.text
        told = f"the front page {_quoted(said)}" if said else "the front page does not say how it stands"
        yield _awaited(told, "block", place)
    elif block.status is Asked.COMMENTS and not block.text.strip():
        yield _awaited("the front page says that there are comments, and not what they are", "block", place)
    elif block.status is Asked.COMMENTS and _is_to_come(block.text):
        yield _awaited(f"beside Comments the front page {_quoted(block.text)}", "block", place)
    elif block.status is not Asked.NOT_ASKED and not (block.name and block.date):
        # Words that say nothing may be written in a hundred ways; an answer has somebody who gave it, and a day.
        yield _awaited("the front page does not say who answered, and when", "block", place)


def _is_to_come(said: str) -> bool:
    return bool(_GAP.search(said) or (len(said) <= _LONGEST_STATUS and _AWAITED.search(said)))


def _said_elsewhere(words: AuthorWords, hint: str) -> Iterator[Finding]:
    """Yield a finding for each sentence about other things that says in passing that the comments are awaited."""
    own = [one for one in words.sections if one.id != "commissioners" and not _COMMISSIONERS.search(one.heading)]
    told = [(f'the section "{one.heading}"', _text(one), one.place) for one in own]
    told += [(f'the front page, "{label}"', text, None) for label, text in words.front.others
             if not _COMMISSIONERS.search(label)]  # fmt: skip
    for where, text, place in told:
        for sentence in re.split(r"(?<=[.!?;])\s+|\n", text):
            if _LATE_ELSEWHERE.search(sentence):
                yield _awaited(f"{where} {_quoted(sentence)}", where, place, hint)
                break


def _places(words: AuthorWords) -> Iterator[tuple[str, str, str, Place | None]]:
    for section in words.sections:
        if section.id == "commissioners" or _COMMISSIONERS.search(section.heading):
            named = "comments" if section.id == "commissioners" else section.heading
            yield f'the section "{section.heading}"', named, _text(section), section.place
    for label, text in words.front.others:
        if _COMMISSIONERS.search(label):
            yield f'the front page, "{label.rstrip(":")}",', label.rstrip(": "), text, None


def _quoted(text: str) -> str:
    said = " ".join(text.split())
    return f'says "{said[:120]}{"..." if len(said) > 120 else ""}"' if said else "is empty"


def _awaited(told: str, about: str, place: Place | None, hint: str = _SET) -> Finding:
    return finding(
        "X24",
        f"The Commissioners' comments are awaited: {told}.",
        hint=hint,
        subject=PaperName.CABINET_REPORT.value,
        place=place,
        about=about,
    )


def _text(section: AuthorSection) -> str:
    cells = (cell.text for block in section.blocks for row in (*block.header, *block.rows) for cell in row)
    return "\n".join([*(block.text for block in section.blocks), *cells]).strip()

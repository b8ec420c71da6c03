"""What was to be filled in: Q07 a placeholder left in, Q08 something to be confirmed, Q09 the same in a table."""

import re
from collections.abc import Iterator

from paperclerk.domain.findings import Finding
from paperclerk.domain.layouts import LAYOUTS
from paperclerk.rules.paper_text import Kind, Paper, Passage, excerpt, folded

# Words that stand first in a bracket which a template or a colleague left for the author. "[2024] EWCA", "[sic]" and
# "[the Council]" in a quotation are none.
_ASKS = (
    r"insert|to be (?:added|advised|agreed|completed|confirmed|decided|drafted|inserted|supplied|updated)|tbc|tba|tbd"
    r"|add|enter|fill in|complete|delete|amend|update|select|choose|type|specify|describe|state|check|confirm"
    r"|if (?:not|no|applicable|required|relevant|this)|please|relevant|report (?:title|author)|meeting date"
    r"|committee\s*\]"
    r"|name(?: of)?|date(?: of)?|amount|number|title|author|officer|your|placeholder|drafting|guidance|note(?: to|:)"
    r"|dn\b|xx+\b|\?+|●|•"
)
# What a template names in brackets for the author to replace; "[the Council]" in a quotation is none of them.
_FIELDS = (
    r"service|directorate|department|ward|portfolio|organisation|authority|project|address|reference|contact|team|post"
    r"|job title|year|month|day|time|venue|councillor|contractor|supplier|figure"
)
# Lines to write on, and the words beside them where a form is to be signed.
_LINE = re.compile(r"_{4,}")
_TO_SIGN = re.compile(r"\b(?:sign(?:ed|ature)?|dated?|name|print|initials?|position|address|telephone|e-?mail)\b", re.I)
# What was taken out on purpose stays out.
_REDACTED = r"[^\]]*(?:redacted|removed|withheld|deleted)"

_PLACEHOLDERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("a gap to fill in", re.compile(rf"\[\s*(?:{_ASKS})(?!{_REDACTED})[^\]\n]{{0,200}}\]", re.IGNORECASE)),
    ("a gap to fill in", re.compile(r"<<[^<>\n]{1,80}>>|«[^«»\n]{1,60}»|\{\{[^{}\n]{1,60}\}\}")),
    ("a gap to fill in", re.compile(rf"\{{\s*(?:{_ASKS})[^{{}}\n]{{0,80}}\}}", re.IGNORECASE)),
    (
        "a gap to fill in",
        re.compile(
            r"<\s*(?:insert|name|date|title|number|amount|add|enter|council|authority|officer|post|ward|organisation|author"
            r"|committee|address|reference|ref|your|tbc|xx+)\b[^<>@/\n]{0,60}>",
            re.IGNORECASE,
        ),
    ),
    # Roman numerals are written so too: after "Part" or "Schedule" XX and XXX are numbers.
    (
        "a gap to fill in",
        re.compile(r"(?<![\w/.@-])(?<!Part )(?<!Title )(?<!Chapter )(?<!Schedule )(?<!Article )[£€]?(?:x{2,}|X{2,})"
                   r"(?:[mk%]|(?:[/.-](?:xx+|XX+|\d+))+)?(?![\w@-])"),
    ),
    ("a gap to fill in", re.compile(rf"\[\s*(?:{_FIELDS})\s*\](?!\s*[”\"’])", re.IGNORECASE)),
    (
        "a gap to fill in",
        re.compile(
            r"\b(?:appendix|annex|section|paragraph|para|table|figure|page|chapter)\s+\[\s*[xyn?]*\s*\]",
            re.IGNORECASE,
        ),
    ),
    ("a gap to fill in", re.compile(r"(?<![\w/])#{2,}(?!\w)")),
    ("a figure to fill in", re.compile(r"£\s?n{2,}(?:,n{3}|,\d{3})*(?:\.n+)?(?:m|k|bn)?\b", re.IGNORECASE)),
    ("a figure to fill in", re.compile(r"£\s?[xX?]+(?:\.[xX]+)?(?:[mk]|bn)?\b|(?<![\w.])[xX]%")),
    ("a date to fill in", re.compile(r"\b(?:dd|d)[/. -](?:mm+|month)[/. -]yy(?:yy)?\b", re.IGNORECASE)),
    ("filler text", re.compile(r"\blorem ipsum\b", re.IGNORECASE)),
    ("a doubt of the author's", re.compile(r"\?\?+")),
    (
        "a template's own words",
        re.compile(
            r"\bclick (?:or tap )?(?:here )?to (?:enter|add|insert|select)\b[^.]*|\bchoose an item\b"
            r"|\bdelete (?:as|where|if) (?:appropriate|applicable|necessary|not (?:applicable|required))"
            r"|\b(?:please )?insert (?:text|name|title|date|details|number|figure|table|chart|link) (?:here|of)\b"
            r"|\b(?:please )?delete (?:this|these) (?:guidance|notes?|text|box|paragraphs?|sections?|instructions?)\b"
            r"|\b(?:type|enter|add) (?:your )?(?:text|title|name) here\b"
            r"|\bguidance (?:note )?(?:to|for) (?:report )?authors?\b"
            r"|\bmaximum (?:of )?\d+ words\b|\(please (?:state|specify|delete|list)\)"
            r"|\bdo not (?:delete or amend|amend or delete|change) (?:the |this )?(?:title|heading|section)\b"
            r"|\b(?:report title|title of report|meeting date) here\b",
            re.IGNORECASE,
        ),
    ),
    (
        "a drafting note",
        re.compile(
            r"\b(?:drafting|editor'?s?) notes?\b|\bnote to (?:author|self|editor|finance|legal|draft)s?\b"
            r"|\b(?:author|finance|legal|officer|hr) to (?:confirm|check|complete|supply|advise)\b(?=\s*(?:[\])?.]|$))"
            r"|\bDN\s*:",
            re.IGNORECASE,
        ),
    ),
    (
        "a broken cross-reference of Word's",
        re.compile(r"error!?\s*(?:reference source|bookmark|hyperlink reference|no text of)[^.]{0,40}", re.IGNORECASE),
    ),
)  # fmt: skip

# In the letters TBC, TBA, TBD; the words count where they stand alone or in brackets, not in "the date is to be
# confirmed by the Leader", which is a sentence.
_OPEN = re.compile(
    r"(?<![\w@.])(?:TB[CAD]|tb[cd]|Tb[cd])(?![\w@])"
    r"|\(\s*(?:date |figures? |amount |name )?(?:still |yet )?to be (?:confirmed|advised|determined|announced)\s*\)",
)
_CONFIRMED = r"(?:still |yet )?to be (?:confirmed|advised|determined|announced|supplied|finalised)"
_OPEN_ALONE = re.compile(
    rf"\s*(?:date )?{_CONFIRMED}(?:\s+(?:by|with|from)\s+(?:[\w’'&-]+\s*){{1,6}})?\s*\.?\s*", re.IGNORECASE
)
# A whole sentence that says no more: "The date is to be confirmed." It has no who and no when.
_OPEN_SENTENCE = re.compile(rf"(?:The|A|Its|Their|This|These|All)\s(?:[\w’'&-]+\s){{1,6}}(?:is|are) {_CONFIRMED}\s*\.")

_WORDS = (
    r"(?:comments?|advice|details?|text|wording|figures?|information|implications|input|update|paragraph|section|table)"
)
_AWAITED = re.compile(
    rf"(?:[\w’'&/-]+\s+){{0,4}}{_WORDS}(?:\s+from\s+(?:[\w’'&-]+\s*){{1,4}})?\s+(?:(?:is|are)\s+)?(?:still\s+)?"
    r"(?:awaited|outstanding|to follow|to come|pending|to be (?:added|inserted|supplied|provided|drafted|written"
    r"|updated|completed)(?:\s+(?:by|from)\s+(?:[\w’'&-]+\s*){1,5})?)\s*[.!]?",
    re.IGNORECASE,
)
# A line of a form has few words beside it.
WORDS_BESIDE_A_LINE = 4

_GUIDANCE = {
    folded(section.guidance)
    for layout in LAYOUTS.values()
    for section in layout.sections
    if section.guidance
}  # fmt: skip


def placeholders(paper: Paper) -> Iterator[Finding]:
    """Yield a finding for each stretch that somebody meant to replace before publication."""
    for passage in paper.passages:
        if passage.inferred:
            continue
        taken: list[tuple[int, int]] = []
        for what, pattern in _PLACEHOLDERS:
            for found in pattern.finditer(passage.text):
                if not found[0].strip() or any(found.start() < end and start < found.end() for start, end in taken):
                    continue
                taken.append(found.span())
                yield _left(paper, passage, found, what)
        yield from _lines_to_write_on(paper, passage)
        if folded(passage.text) in _GUIDANCE:
            yield paper.found(
                "Q07",
                passage,
                f'The template\'s guidance was left in: "{excerpt(passage.text, 0, 50)}".',
                "Write the section in its place.",
            )


def _lines_to_write_on(paper: Paper, passage: Passage) -> Iterator[Finding]:
    """Yield a finding for a line left in the middle of a sentence; forms that are appended are all lines."""
    line = _LINE.search(passage.text)
    in_words = len(passage.text.split()) > WORDS_BESIDE_A_LINE and passage.kind is not Kind.CELL
    if line and in_words and passage.part == 0 and not _TO_SIGN.search(passage.text):
        yield _left(paper, passage, line, "a gap to fill in")


def still_open(paper: Paper) -> Iterator[Finding]:
    """Yield a finding for each thing said to be confirmed; in a table's cell it is a question of less weight."""
    for passage in paper.passages:
        if passage.inferred:
            continue
        found = _OPEN.search(passage.text) or _OPEN_ALONE.fullmatch(passage.text) or _open_sentence(passage.text)
        found = found or (_awaited(passage.text) if passage.kind is not Kind.CELL else None)
        if found is None or _in_brackets_already(passage.text, found):
            continue
        said = excerpt(passage.text, found.start(), found.end())
        if passage.kind is Kind.CELL:
            message = f'The table still says "{said}". Will it be known before the meeting?'
            yield paper.found("Q09", passage, message, "Fill it in, or say in the text when it will be known.")
        else:
            message = f'Something is still to be confirmed: "{said}".'
            yield paper.found("Q08", passage, message, "Confirm it, or say who will decide it and when.")


def _open_sentence(text: str) -> re.Match[str] | None:
    whole = (found for found in _OPEN_SENTENCE.finditer(text) if not re.search(r"[^.!?\s]\s*$", text[: found.start()]))
    return next(whole, None)


def _awaited(text: str) -> re.Match[str] | None:
    """Return a whole sentence that only says that somebody's words are still to come: "Finance comments to follow"."""
    for found in re.finditer(r"[^.!?\n]+[.!?]?", text):
        if _AWAITED.fullmatch(found[0].strip()):
            return found
    return None


def _in_brackets_already(text: str, found: re.Match[str]) -> bool:
    """Whether the placeholder rule has said it: it stands in square brackets."""
    before, after = text[: found.start()], text[found.end() :]
    return before.rstrip().endswith("[") or (before.count("[") > before.count("]") and "]" in after)


def _left(paper: Paper, passage: Passage, found: re.Match[str], what: str) -> Finding:
    said = excerpt(passage.text, found.start(), found.end())
    was = "were" if what.endswith("words") else "was"
    return paper.found(
        "Q07",
        passage,
        f'{what[0].upper()}{what[1:]} {was} left in the text: "{found[0].strip()}" in "{said}".',
        "Put in what belongs there, or take it out.",
        about=f"{found[0].strip()} {found.start()}",
    )

"""Protective markings: X25, those under which nothing is published, in every writing people give them.

A marking is known by its place: alone on a line, or in the head or foot of a page. Within a sentence only what no
sentence says is one: `confidential advice` and `kept a secret` are words, OFFICIAL-SENSITIVE is none.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.marking_words import is_all_mark, may_be_a_mark, names_a_paragraph, says_of_itself

# What stands on a published paper, if anything does.
_MAY_BE_PUBLISHED = frozenset(
    ("", "official", "public", "open", "none", "unclassified", "not protectively marked", "unmarked")
)
# Handling instructions that follow a marking, or stand alone in square brackets.
_CAVEATS = (
    r"commercial(?: in confidence)?|personal(?: data)?|locsen|hr|staff|management|policy|legal(?: privilege)?|"
    r"investigations?|operational|market|medical|(?:uk )?eyes only|internal(?: use)?(?: only)?|limited distribution|"
    r"recipients only|embargoed"
)
_LEVELS = r"official sensitive|top secret|secret|restricted|confidential|protect"
_ALWAYS = (
    r"(?:strictly|(?:strictly )?private(?: and)?|staff in|commercial in|in strict)(?: and)? (?:confidential|confidence)"
)
_LABEL = r"(?:(?:protective |security |government )?(?:marking|classification|status) )?(?:uk )?"
_NAMED = r"(?:protective |security |government )?(?:marking|classification) "
_LINE = re.compile(rf"{_LABEL}(?:(?:{_LEVELS})(?: (?:{_CAVEATS}))*|official(?: (?:{_CAVEATS}))+)")
# So written a level is one even in small letters.
_SAID_LINE = re.compile(rf"{_ALWAYS}|top secret|official sensitive(?: .*)?|{_NAMED}(?:uk )?(?:{_LEVELS})(?: .*)?|"
                        rf"official(?: (?:{_CAVEATS}))+")  # fmt: skip
_IN_BRACKETS = re.compile(rf"\[\s*(?:{_CAVEATS})\s*\]", re.IGNORECASE)
# In capitals, within a sentence too.
_WITHIN = re.compile(
    r"\bOFFICIAL[\W_]*SENSITIVE\b|\bOfficial[ -]*Sensitive\b|"
    r"\bTOP[\W_]+SECRET\b|(?<![\w-])SECRET(?![\w-])"
)
_HYPHENATED = re.compile(r"\bofficial ?[-_/\[(:]+ ?sensitive\b", re.IGNORECASE)
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_DASHES = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d\u001e\u0002\ufffe]")
# In small letters it is what a public paper says of what it leaves out; the ground that follows may be long.
_NOT_PUBLIC = re.compile(r"\W*NOT\s+(?:FOR|TO\s+BE)\s+(?:PUBLICATION|PUBLISHED|RELEASE|RELEASED)\b")
# A marking has no more words than this, with its handling instructions.
_MOST_WORDS = 8


class Bearer(NamedTuple):
    """A text that may bear a marking: in what, and whether it stands at the head or foot of a page.

    Of an appendix the first lines count as head; it is asked too whether it says of itself that it is exempt.
    """

    text: str
    where: str
    is_edge: bool = False
    of_appendix: bool = False


def marked_against(texts: Iterable[Bearer]) -> Iterator[Finding]:
    """Yield a finding (X25) for each thing that bears a marking under which nothing is published."""
    seen: set[str] = set()
    for text, where, is_edge, of_appendix in texts:
        marking = forbidding_marking(text, is_edge=is_edge)
        if of_appendix and not marking:
            marking = exempt_by_itself(text, is_edge=is_edge)
        if marking and where not in seen:
            seen.add(where)
            yield _found(marking, where)


def plan_marked_against(marking: str) -> Iterator[Finding]:
    """Yield a finding (X25) when a plan's own marking is any but those under which papers are published."""
    if _plain(marking) not in _MAY_BE_PUBLISHED:
        yield _found(" ".join(marking.split()), "The plan")


def forbidding_marking(text: str, *, is_edge: bool = False) -> str:
    """Return the marking in a text under which it may not be published; nothing when there is none.

    Args:
        text: what is said.
        is_edge: whether it stands at the head or foot of a page, where no sentence does.
    """
    seen = _DASHES.sub("-", _UNSEEN.sub("", unicodedata.normalize("NFKC", text)))
    found = _HYPHENATED.search(seen) or _WITHIN.search(seen)
    if found:
        return " ".join(found[0].split())
    for line in re.split(r"[\n\r\t|]+", seen):
        if _is_marking(line, is_edge=is_edge):
            return " ".join(line.split())
    return ""


def exempt_by_itself(text: str, *, is_edge: bool = False) -> str:
    """Return the line of an appendix in which it says of itself that it is exempt; nothing when there is none.

    Args:
        text: what is said.
        is_edge: whether it stands at the head or foot of a page, or begins the file.
    """
    for line in re.split(r"[\n\r\t|]+", text):
        is_mark = is_all_mark(line) and (is_edge or names_a_paragraph(line))
        if is_mark or says_of_itself(line) or (is_edge and may_be_a_mark(line, first=True)):
            return " ".join(line.split())
    return ""


def _is_marking(line: str, *, is_edge: bool) -> bool:
    plain = _plain(line)
    if _NOT_PUBLIC.match(line) and (is_edge or line.isupper()):
        return True
    if is_edge and _NOT_PUBLIC.fullmatch(line.rstrip(" .:").upper()):
        return True
    if not plain or len(plain.split()) > _MOST_WORDS:
        return False
    bracketed = line.isupper() and _IN_BRACKETS.fullmatch(line.strip())
    is_loud = line.isupper() or is_edge
    return bool(bracketed or _SAID_LINE.fullmatch(plain) or (is_loud and _LINE.fullmatch(plain)))


def _plain(line: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", line.casefold()))


def _found(marking: str, where: str) -> Finding:
    return finding(
        "X25",
        f"{where} is marked {marking}, and nothing so marked is published.",
        hint="Ask whoever marked it. A published paper is OFFICIAL or bears no marking; an appendix that is exempt is "
        "marked so at the end of its line in the author's file.",
        subject=where,
        about=where,
    )

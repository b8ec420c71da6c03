"""Cross-references: Q13 to a section, paragraph, table or figure that is not there."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from paperclerk.domain.findings import Finding
from paperclerk.rules.paper_text import Kind, Paper, Passage, excerpt, sentences

_NUMBER = r"\d+(?:\.\d+)*"
_NUMBER_WITH_A_POINT = r"\d+(?:\.\d+)+"
_REFERENCE = re.compile(
    rf"\b(sections?|chapters?|paragraphs?|paras?\.?|recommendations?)\s+({_NUMBER}(?:\([a-z0-9]+\))?"
    rf"(?:\s*(?:,|and|&|to|or|[-–])\s*{_NUMBER}(?:\([a-z0-9]+\))?)*)(?![\w])",
    re.IGNORECASE,
)
# "As set out at 8.3 above": the number alone.
_NUMBER_ABOVE = re.compile(
    rf"\b(?:at|in|see|under|and|to)\s+()({_NUMBER_WITH_A_POINT})\s+(?:above|below)(?=\s*(?:[,.;:)]|$)"
    r"|\s+(?:and|is|are|sets?|shows?|says?|for)\b)",
    re.IGNORECASE,
)
_OF_THIS_REPORT = re.compile(
    r"\b(?P<kind>schedule|enclosure|attachment)\s+(?P<label>\d{1,2}|[A-Z])\s+(?:to|of)\s+this\s+(?:report|paper)\b",
    re.IGNORECASE,
)
_CAPTIONED = re.compile(r"\b(tables?|figures?|charts?)\s+(\d+(?:\.\d+)*[a-z]?)\b", re.IGNORECASE)

# What a number after "section" is of when it is not of this report: a statute, a notice or agreement under one, another
# document. "of this report" and "above" bring it home.
_ELSEWHERE_AFTER = re.compile(
    r"\s*(?:\([^)]*\)\s*)*(?:,?\s*(?:of|in|to|under|from)\s+(?!this (?:report|paper|document|section|chapter))"
    r"|[’']?s?\s*(?:notices?|agreements?|officers?|reports?|recommendations?|orders?|directions?|determinations?|funding"
    r"|contributions?|monies|legal|planning|duty|duties|consent|enquir|assessment|review|powers?|grants?|plans?\b)"
    r"|\s*\(\d+\))",
    re.IGNORECASE,
)
_STATUTE = re.compile(
    r"\b(?:Acts?|Regulations?|Orders?|Schedules?|Directive|Statute|NPPF|Framework|Code|Constitution|Convention|Measure|LGA"
    r"|Rules|Guidance|legislation|statutory)\b"
)
_ELSEWHERE_BEFORE = re.compile(
    r"\b(?:appendix|annex)\s+\w{1,3}[,:;]?\s*\(?$|\b(?:policy|plan|strategy|code|constitution|lease|contract|agreement)[,:;(]\s*$",
    re.IGNORECASE,
)
_HOME_AFTER = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:above|below|of this (?:report|paper|document)|overleaf)\b", re.IGNORECASE
)
# "As paragraph 47 says": the reader is to look it up here.
_AS = re.compile(r"\b[Aa]s\s+$")
_SAYS = re.compile(
    r"\s+(?:above\s+|below\s+)?(?:says|shows|explains|notes|states|sets out|describes|demonstrates|indicates|outlines"
    r"|makes clear|records|details|summarises|illustrates)\b"
)
_POINTS_BEFORE = re.compile(
    r"\b(?:see|refer(?:red)?(?: to)?|set out|detailed|described|explained|outlined|discussed|covered|contained|given"
    r"|shown|listed|summarised|presented|found|mentioned|noted|highlighted|identified|addressed|considered|provided|in)\s*"
    r"(?:further |more |full |greater )*(?:detail |depth |fully )?(?:also )?(?:to |in |at |under |within |by )?"
    r"(?:more detail in )?\(?\s*$",
    re.IGNORECASE,
)

# A report of fewer numbered paragraphs does not number them: "paragraph 4.2" is then of another document.
NUMBERS_THAT_SHOW_A_COUNT = 4
# No report to members has chapters like a statute's sections.
HIGHEST_CHAPTER = 40


class _Numbers(NamedTuple):
    """The numbers that stand in one part: of its chapters, and of everything with a point in its number."""

    chapters: frozenset[int]
    dotted: frozenset[str]
    paragraphs: frozenset[str]


def to_what_is_not_there(paper: Paper) -> Iterator[Finding]:
    """Yield a finding for each section, paragraph, table or figure that is pointed to and is not in the report."""
    numbers = _numbers(paper)
    everywhere = frozenset(number for part in numbers.values() for number in part.dotted)
    captions = _captions(paper)
    alone = [each for each in (_alone(paper, captions, kind) for kind in ("table", "figure", "chart")) if each]
    for passage in paper.passages:
        if passage.kind is Kind.HEADING or passage.inferred:
            continue
        for found in (*_REFERENCE.finditer(passage.text), *_NUMBER_ABOVE.finditer(passage.text)):
            for number in re.findall(_NUMBER, found[2]):
                if _missing(numbers.get(passage.part), everywhere, passage, found, number):
                    yield _not_there(paper, passage, found, f"{_singular(found[1]) or 'paragraph'} {number}")
        if passage.kind is Kind.PARAGRAPH:
            unlabelled: dict[str, set[str]] = {kind: set() for kind, at in alone if at is passage}
            yield from _captions_missing(paper, passage, {**captions, **unlabelled})
            yield from _attached_missing(paper, passage)


def _missing(
    numbers: _Numbers | None, everywhere: frozenset[str], passage: Passage, found: re.Match[str], number: str
) -> bool:
    text = passage.text
    home = _HOME_AFTER.match(text, found.end())
    if numbers is None or (not home and _ELSEWHERE_AFTER.match(text, found.end())):
        return False
    sentence = _sentence_about(text, found.start(), found.end())
    if not home and (_STATUTE.search(sentence) or _ELSEWHERE_BEFORE.search(text[: found.start()])):
        return False
    if "." in number:
        known = len(numbers.dotted) >= NUMBERS_THAT_SHOW_A_COUNT and number.count(".") <= _depth(numbers)
        return known and number not in everywhere
    if _singular(found[1]) == "recommendation":
        return False  # "recommendation 4" may be one of the auditor's
    before = text[: found.start()]
    told = bool(_AS.search(before) and _SAYS.match(text, found.end()))
    points = home or told or _POINTS_BEFORE.search(before) or before.rstrip().endswith("(")
    if _singular(found[1]) == "paragraph":
        there = {int(each) for each in numbers.paragraphs} | numbers.chapters
        # Where paragraphs count from one in every chapter, "paragraph 12" may be of any; past them all it is of none.
        counted = len(numbers.paragraphs) >= NUMBERS_THAT_SHOW_A_COUNT and not numbers.dotted
        return bool(points if counted else home or told) and bool(there) and int(number) > max(there)
    if len(numbers.chapters) < 3 or int(number) > HIGHEST_CHAPTER:
        return False
    return bool(points) and int(number) not in numbers.chapters


def _depth(numbers: _Numbers) -> int:
    return max(number.count(".") for number in numbers.dotted)


def _sentence_about(text: str, start: int, end: int) -> str:
    at = 0
    for sentence in sentences(text):
        at = text.find(sentence[:30], at)
        if at <= start < at + len(sentence) + 1:
            return sentence
    return text[max(0, start - 150) : end + 150]


def _numbers(paper: Paper) -> dict[int, _Numbers]:
    chapters: dict[int, set[int]] = {}
    dotted: dict[int, set[str]] = {}
    plain: dict[int, set[str]] = {}
    for passage in paper.passages:
        number = re.match(rf"{_NUMBER}", passage.number)
        if number is None or passage.kind is Kind.CELL:
            continue
        pieces = number[0].split(".")
        dotted.setdefault(passage.part, set()).update(".".join(pieces[:end]) for end in range(2, len(pieces) + 1))
        if passage.kind is Kind.HEADING or len(pieces) > 1:
            chapters.setdefault(passage.part, set()).add(int(pieces[0]))
        else:
            plain.setdefault(passage.part, set()).add(number[0])
    return {
        part: _Numbers(
            frozenset(chapters.get(part, ())), frozenset(dotted.get(part, ())), frozenset(plain.get(part, ()))
        )
        for part in {*chapters, *plain}
    }


def _alone(paper: Paper, captions: dict[str, set[str]], kind: str) -> tuple[str, Passage] | None:
    """Return where one numbered table (or figure) is spoken of that a paper with no labels cannot hold.

    Where several numbers are spoken of, the labels are in pictures or were not read.
    """
    if kind in captions:
        return None
    spoken = [
        (passage, found)
        for passage in paper.prose()
        for found in _CAPTIONED.finditer(passage.text)
        if _singular(found[1]) == kind
    ]
    if len({found[2].lower() for _, found in spoken}) != 1:
        return None
    [(passage, found), *_] = spoken
    tables = {(each.section, each.table) for each in paper.passages if each.kind is Kind.CELL}
    text = passage.text
    points = _POINTS_BEFORE.search(text[: found.start()]) or _AS.search(text[: found.start()])
    here = points and not _ELSEWHERE_AFTER.match(text, found.end())
    # One table may be a picture; and so may be a figure or two, of which one is spoken of.
    most = (len(tables) if kind == "table" else 1) + 1
    return (kind, passage) if here and found[2].isdigit() and int(found[2]) > most else None


def _attached_missing(paper: Paper, passage: Passage) -> Iterator[Finding]:
    """Yield a finding for each "Schedule 3 to this report" that neither a heading nor the list of appendices names."""
    for found in _OF_THIS_REPORT.finditer(passage.text):
        named = re.compile(rf"\b{found['kind']}\s+{found['label']}\b", re.IGNORECASE)
        heads = (*paper.headings(), *(each for each in paper.passages if each.kind is Kind.CELL or each is not passage))
        listed = any(named.match(each.text.strip()) for each in heads)
        attached = any(named.search(f"{each.label} {each.title}") for each in paper.report.appendices)
        if not listed and not attached:
            yield _not_there(paper, passage, found, f"{found['kind'].lower()} {found['label']}")


def _captions(paper: Paper) -> dict[str, set[str]]:
    """Return the numbers of the tables, figures and charts that the report labels."""
    labelled: dict[str, set[str]] = {}
    for passage in paper.passages:
        found = _CAPTIONED.match(passage.text.lstrip())
        if found and (passage.kind is not Kind.PARAGRAPH or _is_caption(passage.text, found)):
            labelled.setdefault(_singular(found[1]), set()).add(found[2].lower())
    return labelled


def _is_caption(text: str, found: re.Match[str]) -> bool:
    return bool(re.match(r"\s*(?:[:.–—-]|$|\(|[A-Z])", text.lstrip()[found.end() :]))


def _captions_missing(paper: Paper, passage: Passage, captions: dict[str, set[str]]) -> Iterator[Finding]:
    for found in _CAPTIONED.finditer(passage.text):
        kind, number = _singular(found[1]), found[2].lower()
        # Where none of a kind is labelled, labels are in pictures or were not read: nothing can be said.
        if kind not in captions or number in captions[kind] or _ELSEWHERE_AFTER.match(passage.text, found.end()):
            continue
        yield _not_there(paper, passage, found, f"{kind} {number}")


def _singular(word: str) -> str:
    word = word.lower().rstrip(".")
    return {"paras": "paragraph", "para": "paragraph"}.get(word, word.removesuffix("s"))


def _not_there(paper: Paper, passage: Passage, found: re.Match[str], what: str) -> Finding:
    said = excerpt(passage.text, found.start(), found.end())
    return paper.found(
        "Q13",
        passage,
        f'The text points to {what}, and there is none: "{said}".',
        "Give the number it has now, or take the reference out.",
        about=f"{what} {found.start()}",
    )

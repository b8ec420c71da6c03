"""Where things are said to be: Q14 a thing said to be in a section, and another section is the one that is about it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from paperclerk.domain.findings import Finding
from paperclerk.rules.paper_text import Kind, Paper, Passage, excerpt, folded, leading_number, sentences

_SAID_TO_BE = re.compile(
    r"\b(?:set out|explain(?:ed)?|described?|detailed|presented|introduced|outlined|laid out|given|found|covered"
    r"|contained|discussed|summarised|provided)\s+(?:\w+\s+){0,4}?in\s+(?:section|chapter)\s+(\d+)(?:\.\d+)*\b(?!\s*\()"
    r"(?!\s+of\s+(?!this\b))",
    re.IGNORECASE,
)
# Words that join, and words of every report, name nothing by themselves.
_LIGHT = frozenset(
    ("a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "has", "have", "in", "is", "it", "its", "more",
     "much", "of", "on", "or", "our", "that", "the", "their", "these", "this", "those", "to", "was", "we", "were",
     "which", "who", "will", "with", "report", "section", "sections", "chapter", "paper", "document", "council",
     "councils", "detail")
)  # fmt: skip
_QUOTED = re.compile(r"[“\"‘']([^”\"’']{5,60})[”\"’']")
_HEAD_NOUNS = (
    r"plan|strategy|framework|theory|blueprint|model|programme|policy|methodology|timetable|budget|approach|criteria"
)
_NAMED = re.compile(rf"\b((?:[\w-]+\s+){{1,3}}(?:{_HEAD_NOUNS}))\b", re.IGNORECASE)
_BARE = re.compile(rf"\b(?:the|this|that)\s+({_HEAD_NOUNS})\b", re.IGNORECASE)

# How far back a bare "the plan" looks for the plan it means, in passages.
LOOKS_BACK = 12


class _Chapter(NamedTuple):
    """What a chapter of a part says: its headings, the first words under them, and everything."""

    headings: str
    openings: str
    everything: str


def in_another_section(paper: Paper) -> Iterator[Finding]:
    """Yield a question for each thing said to be in a section that is about something else, as another is about it."""
    chapters: dict[int, dict[int, _Chapter]] = {}
    before: list[Passage] = []
    for passage in paper.passages:
        if passage.kind is Kind.PARAGRAPH:
            for found in _SAID_TO_BE.finditer(passage.text):
                if passage.part not in chapters:
                    chapters[passage.part] = _chapters(paper, passage.part)
                yield from _elsewhere(paper, passage, found, chapters[passage.part], before)
            before = [*before[1 - LOOKS_BACK :], passage]


def _elsewhere(
    paper: Paper, passage: Passage, found: re.Match[str], chapters: dict[int, _Chapter], before: list[Passage]
) -> Iterator[Finding]:
    said_in = int(found[1])
    if said_in not in chapters:
        return
    for thing in (*_things(passage.text, found, before), *_headed(passage.text, found, chapters)):
        is_about = _about(thing, said_in, chapters)
        if is_about is not None:
            said = excerpt(passage.text, found.start(), found.end())
            yield paper.found(
                "Q14",
                passage,
                f'"{thing}" is said to be in section {said_in} ("{said}"), but section {is_about} is the one that '
                "introduces it. Which is meant?",
                f"Say section {is_about} if that is meant.",
                about=f"{thing} {found.start()}",
            )
            return


def _things(text: str, found: re.Match[str], before: list[Passage]) -> Iterator[str]:
    """Yield what may be the thing spoken of, likeliest first: quoted words, a named plan, the plan named last."""
    near = _last_words(text, found.start())
    quoted = [folded(each[1]) for each in _QUOTED.finditer(near)]
    yield from reversed(quoted)
    named = [_core(each[1]) for each in _NAMED.finditer(near)]
    yield from (thing for thing in reversed(named) if len(thing.split()) > 1)
    for bare in reversed(list(_BARE.finditer(near))):
        noun = bare[1].casefold()
        for earlier in (text[: found.start()], *(passage.text for passage in reversed(before))):
            full = [_core(each[1]) for each in _NAMED.finditer(earlier)]
            meant = [thing for thing in full if thing.endswith(noun) and len(thing.split()) > 1]
            if meant:
                yield meant[-1]
                break


def _headed(text: str, found: re.Match[str], chapters: dict[int, _Chapter]) -> Iterator[str]:
    """Yield the headings that stand in the words before "is set out in section 4"."""
    near = f" {folded(_last_words(text, found.start()))} "
    for chapter in chapters.values():
        for heading in chapter.headings.split("|"):
            if heading.strip() and heading in near:
                yield heading.strip()


def _last_words(text: str, end: int) -> str:
    """Return the sentence that ends at a place and, where it only says "This can be found", the one before it."""
    said = list(sentences(text[:end]))
    if not said:
        return ""
    return " ".join(said[-2:]) if re.match(r"(?:this|it|these|they)\b", said[-1], re.IGNORECASE) else said[-1]


def _core(words: str) -> str:
    """Return the words that name a thing: those after the last light word of `produce a stabilisation plan`."""
    kept: list[str] = []
    for word in reversed(folded(words).split()):
        if word in _LIGHT:
            break
        kept.append(word)
    return " ".join(reversed(kept))


def _about(thing: str, said_in: int, chapters: dict[int, _Chapter]) -> int | None:
    """Return the chapter that introduces a thing, when the one named neither is headed by it nor introduces it."""
    heavy = [word for word in thing.split() if word not in _LIGHT]
    if len(heavy) < 2:
        return None
    phrase, here = f" {thing} ", chapters[said_in]
    if phrase in here.headings or phrase in here.openings:
        return None
    headed = [number for number, each in chapters.items() if phrase in each.headings]
    if len(headed) == 1:
        return headed[0]
    introduced = [number for number, each in chapters.items() if phrase in each.openings and number > said_in]
    return introduced[0] if not headed and introduced and phrase not in here.everything else None


def _chapters(paper: Paper, part: int) -> dict[int, _Chapter]:
    gathered: dict[int, tuple[list[str], list[str], list[str]]] = {}
    chapter, opening = 0, False
    for passage in paper.passages:
        if passage.part != part:
            continue
        words = f" {folded(passage.text)} "
        if passage.kind is Kind.HEADING:
            chapter = leading_number(passage.number) or chapter
            opening = True
        headings, openings, everything = gathered.setdefault(chapter, ([], [], []))
        everything.append(words)
        if passage.kind is Kind.HEADING:
            headings.append(words)
        elif opening:
            openings.append(words)
            opening = False
    return {number: _Chapter(*("|".join(words) for words in found)) for number, found in gathered.items() if number}

"""Figures told twice: Q28 where a sentence comes again with another figure, or its digits are changed round."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from paperclerk.domain.findings import Finding
from paperclerk.rules.paper_figures import (
    PART_OR_PAST,
    ROUGHLY,
    YEARS,
    counted_differently,
    names_in,
    sentence_of,
    singular,
    words_of,
)
from paperclerk.rules.paper_text import Kind, Paper, Passage, excerpt

_FIGURE = re.compile(
    rf"(?<![\w.,/£-])(?:(?P<rough>{ROUGHLY})\s+)?(?P<pound>£)?\s?(?P<digits>\d{{1,3}}(?:,\d{{3}})+|\d+)(?P<part>\.\d+)?"
    r"\s?(?P<unit>%|per cent\b|m\b|million\b|k\b|thousand\b|bn\b|billion\b)?(?![\w/.–-]\d|\w|[.]\d)",
    re.IGNORECASE,
)
_SCALE = {"k": 10**3, "t": 10**3, "m": 10**6, "b": 10**9}
_NO_COUNT_BEFORE = re.compile(
    r"\b(?:sections?|paragraphs?|paras?|tables?|figures?|appendix|annex|pages?|part|no|number|act|item|minute|rule|policy"
    r"|article|schedule|regulation|version|option|phase|ref(?:erence)?|room|plot|unit)\.?\s+$",
    re.IGNORECASE,
)
_MONTH_AFTER = re.compile(
    r"\s?(?:st|nd|rd|th)?\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
# What does not count things: a stretch of time, an age, a distance, or a number with no word after it.
_SPANS = re.compile(
    r"(?:\s+\w+)?[\s-]+(?:minutes?|hours?|days?|weeks?|months?|years?|miles?|metres?)\b|\s+[^a-z]|[^\s]|$"
)
# Under these each paragraph is of another of several, in the same words.
_ONE_OF_SEVERAL = re.compile(
    r"\b(?:options?|phases?|lots?|stages?|sites?|wards?|schemes?|projects?|proposals?|scenarios?|years?|quarters?|cases?)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\b(?:this|that|these|each|every|per|first|second|third|other|another)\b", re.IGNORECASE)

_SHARE_OR_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\b\d+(?:\.\d+)?\s?(?:%|per cent\b)", re.IGNORECASE)
# Sentences that say the same but for a figure: how many of their words, and how many at least.
ALIKE = 0.75
WORDS_OF_A_SENTENCE = 4
WORDS_OF_A_CELL = 6
WORDS_OF_A_STATEMENT = 2
WORDS_IN_ANOTHER_SECTION = 3
# Fewer digits than these come changed round by chance; then more words have to be shared.
DIGITS_THAT_TELL = 3
SMALL = 5
# Of a paper with more figures than this in its sentences only the first are held against one another.
MOST_FIGURES = 400


class _Told(NamedTuple):
    """A figure and the sentence it stands in; `kind` is money, a share or a count, `noun` what a count is of."""

    passage: Passage
    start: int
    end: int
    kind: str
    value: int
    noun: str
    rough: bool
    sentence: str
    words: frozenset[str]
    marks: frozenset[str]
    times: frozenset[str]


def told_otherwise(paper: Paper) -> Iterator[Finding]:
    """Yield a question for each two figures that seem to be of the same thing and differ, each of them once."""
    counted = list(counted_differently(paper))
    yield from counted
    places = {found.place.where for found in counted}
    yield from (found for found in _alike(paper) if found.place.where not in places)


def _alike(paper: Paper) -> Iterator[Finding]:
    """Yield a question for each two figures of one sentence, or with two digits changed round."""
    told = list(_told(paper))[:MOST_FIGURES]
    once = {value for value, count in Counter(each.value for each in told).items() if count == 1}
    asked: set[tuple[int, int]] = set()
    for one, other in combinations(told, 2):
        pair = (one.value, other.value)
        if pair in asked or not _may_be_one(one, other):
            continue
        turned = bool(once & set(pair)) and _turned(one, other) and _of_one_thing(paper, one, other)
        if turned or (_one_sentence(paper, one, other) and _only_two(told, one, other)):
            asked.add(pair)
            yield _asked(paper, one, other)


def _asked(paper: Paper, one: _Told, other: _Told) -> Finding:
    before, later = _printed(one), _printed(other)
    said = excerpt(other.passage.text, other.start, other.end)
    return paper.found(
        "Q28",
        other.passage,
        f'"{later}" stands here ("{said}") and "{before}" elsewhere ({one.passage.where}). Are they the same thing?',
        "If they are, give one figure; if not, say in both places what is counted.",
        about=f"{before} {later}",
    )


def _printed(told: _Told) -> str:
    return " ".join(told.passage.text[told.start : told.end].split())


def _told(paper: Paper) -> Iterator[_Told]:
    for passage in paper.passages:
        if passage.part != 0 or passage.inferred or passage.kind is Kind.HEADING:
            continue
        for found in _FIGURE.finditer(passage.text):
            value = _value(found)
            if value is None or (not found["pound"] and not found["unit"] and not _counts(passage.text, found)):
                continue
            sentence = sentence_of(passage.text, found.start())
            # A cell that is no sentence is a figure of a table, which the rule of sums looks at.
            least = WORDS_OF_A_CELL if passage.kind is Kind.CELL else WORDS_OF_A_SENTENCE
            if len(sentence.split()) < least or PART_OR_PAST.search(sentence):
                continue
            noun = re.match(
                r"\s+((?!and\b|or\b|of\b|in\b|to\b|per\b|the\b|a\b)[a-z’'-]{3,})", passage.text[found.end() :]
            )
            kind = "£" if found["pound"] else "%" if (found["unit"] or "")[:1] in ("%", "p") else "#"
            words = words_of(_FIGURE.sub(" ", sentence))
            yield _Told(passage, found.start(), found.end(), kind, value, singular(noun[1].casefold()) if noun else "",
                        _is_rough(found["rough"] or ""), sentence, words, _marks(sentence, found[0]),
                        frozenset(YEARS.findall(sentence.casefold())))  # fmt: skip


def _value(found: re.Match[str]) -> int | None:
    digits = found["digits"].replace(",", "")
    unit = (found["unit"] or "").casefold()
    if not found["pound"] and re.fullmatch(r"(?:19|20)\d\d", digits) and "," not in found["digits"]:
        return None
    share = unit.startswith(("%", "p"))
    scale = 100 if share else _SCALE.get(unit[:1], 1) * 100
    return round(float(digits + (found["part"] or "")) * scale)


def _counts(text: str, found: re.Match[str]) -> bool:
    """Whether a bare number counts things, and is no day, reference or number of a section."""
    if _NO_COUNT_BEFORE.search(text[: found.start()]) or _MONTH_AFTER.match(text, found.end()):
        return False
    return int(found["digits"].replace(",", "")) >= SMALL and not _SPANS.match(text, found.end())


def _marks(sentence: str, figure: str) -> frozenset[str]:
    """Return what tells one thing from another like it: names, single letters, and other numbers."""
    rest = sentence.replace(figure, " ")
    return names_in(rest) | frozenset(re.findall(r"(?<=\s)[A-Z]\b|\b\w*\d[\w.,/]*\b", rest))


def _shares_and_years(sentence: str) -> set[str]:
    """Return the figures of a sentence that tell no thing from another: years, and shares of it."""
    return {word for found in _SHARE_OR_YEAR.findall(sentence) for word in re.findall(r"[\d.,]*\d", found)}


def _is_rough(before: str) -> bool:
    """Whether words before a figure say that it is no exact one; a total is."""
    return bool(before) and before.casefold() != "a total of"


def _may_be_one(one: _Told, other: _Told) -> bool:
    if one.kind != other.kind or one.value == other.value or one.sentence == other.sentence:
        return False
    return one.times == other.times or not (one.times and other.times)


def _turned(one: _Told, other: _Told) -> bool:
    """Whether two figures are the same but for two digits side by side that changed places."""
    left, right = str(one.value), str(other.value)
    if len(left) != len(right) or one.rough != other.rough:
        return False
    apart = [at for at, (a, b) in enumerate(zip(left, right, strict=True)) if a != b]
    return (
        len(apart) == 2
        and apart[1] == apart[0] + 1
        and left[apart[0]] == right[apart[1]]
        and left[apart[1]] == right[apart[0]]
    )


def _of_one_thing(paper: Paper, one: _Told, other: _Told) -> bool:
    """Whether the words about two figures whose digits changed places are enough of the same."""
    if one.kind == "#" and (not one.noun or one.noun != other.noun):
        return False
    marks, others = (each.marks - _shares_and_years(each.sentence) for each in (one, other))
    if marks and others and not marks & others:
        return False
    if len(one.words - other.words) == len(other.words - one.words) == 1:
        return False  # the north store and the south store
    shared = one.words & other.words
    if one.passage.section != other.passage.section:
        shared |= one.words & words_of(paper.heading(other.passage)) | other.words & words_of(
            paper.heading(one.passage)
        )
    telling = len(str(one.value).rstrip("0")) >= DIGITS_THAT_TELL
    return len(shared) >= (1 if telling and one.kind == "£" else 2)


def _one_sentence(paper: Paper, one: _Told, other: _Told) -> bool:
    """Whether two sentences say the same but for the figure."""
    if one.marks != other.marks or one.times != other.times or one.rough != other.rough:
        return False
    if one.kind == "#" and one.noun != other.noun:
        return False
    shared, every = len(one.words & other.words), len(one.words | other.words)
    apart = one.passage.section != other.passage.section
    if shared < (WORDS_IN_ANOTHER_SECTION if apart else WORDS_OF_A_STATEMENT) or shared < ALIKE * every:
        return False
    if _SEVERAL.search(one.sentence) or one.passage.run_in != other.passage.run_in:
        return False
    return not any(_ONE_OF_SEVERAL.search(paper.heading(each.passage)) for each in (one, other))


def _only_two(told: list[_Told], one: _Told, other: _Told) -> bool:
    """Whether no third figure is told in the same words: many are a list of different things."""
    values = {each.value for each in told if each.words == one.words or each.words == other.words}
    return values <= {one.value, other.value}

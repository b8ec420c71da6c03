"""Figures of a paper: Q28 the same thing counted differently, Q29 the same event on two days."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from paperclerk.domain.findings import Finding
from paperclerk.rules.paper_days import days_in
from paperclerk.rules.paper_text import Paper, Passage, excerpt, sentences

# Words that papers use for one another when they count the same thing.
_ALIKE: tuple[tuple[str, ...], ...] = (
    ("interview", "conversation", "discussion", "one-to-one"),
    ("response", "reply", "submission", "representation", "completed survey", "completed questionnaire"),
    ("respondent", "consultee", "participant", "attendee"),
    ("workshop", "focus group", "session"),
    ("home", "dwelling", "housing unit", "new home"),
    ("job", "post", "full-time equivalent", "fte"),
    ("document", "paper", "record"),
    ("complaint", "grievance"),
    ("property", "building", "asset"),
    ("school", "academy"),
    ("pupil", "child", "young person"),
    ("resident", "household"),
    ("site", "location"),
)
_PLURALS = {"reply": "replies", "property": "properties", "academy": "academies", "child": "children",
            "young person": "young people", "fte": "ftes"}  # fmt: skip
_GROUP_OF = {
    form: number
    for number, group in enumerate(_ALIKE)
    for word in group
    for form in (_PLURALS.get(word, word + "s"), word)
}
_NOUN = "|".join(sorted(map(re.escape, _GROUP_OF), key=len, reverse=True))
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
          "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty")  # fmt: skip
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_ROUGHLY = (
    r"more than|over|around|about|approximately|approx\.?|nearly|almost|at least|up to|some|in excess of|a total of"
)
_CLAIM = re.compile(
    rf"\b(?:({_ROUGHLY})\s+)?(\d{{1,3}}(?:,\d{{3}})+|\d+|{'|'.join((*_WORDS, *_TENS))})\s+"
    rf"((?:(?!and\b|or\b|of\b|in\b|to\b|per\b|the\b)[a-z’'-]+\s+){{0,2}}?)({_NOUN})\b",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"\b((?:[a-z][\w’'-]*\s+){1,4})(?:of|is|was|at|to|totals?|totalling)\s+"
    r"(?:(?:around|about|approximately|up to|over)\s+)?"
    r"£\s?(\d[\d,]*(?:\.\d+)?)\s*(m(?:illion)?|k|thousand|bn|billion)?\b",
    re.IGNORECASE,
)
_SCALE = {"": 1, "k": 10**3, "thousand": 10**3, "m": 10**6, "million": 10**6, "bn": 10**9, "billion": 10**9}
_YEARS = re.compile(
    r"\b(?:20)?\d\d[/–-]\d\d\b|\b(?:19|20)\d\d\b|\b(?:phase|stage|year|quarter|q|option|lot)\s*\d\b", re.IGNORECASE
)
_LIGHT = frozenset(
    ("a", "all", "also", "an", "and", "any", "are", "as", "at", "be", "been", "both", "but", "by", "each", "either",
     "for", "from", "had", "has", "have", "in", "included", "including", "is", "it", "its", "more", "not", "of",
     "on", "one", "or", "other", "our", "over", "place", "range", "some", "than", "that", "the", "their", "there",
     "these", "they", "this", "those", "through", "to", "took", "variety", "was", "we", "were", "which", "who",
     "will", "with", "council", "councils", "report", "total", "number")
)  # fmt: skip

# How many words two sentences have to share before they are taken to count the same thing.
SHARED_BY_ROUGH_COUNTS = 1
SHARED_BY_EXACT_COUNTS = 4
SHARED_BY_AMOUNTS = 3
# Small numbers of things ("two sites") are of many things; a claim begins above.
SMALL = 5


class _Claim(NamedTuple):
    passage: Passage
    start: int
    end: int
    value: float
    printed: str
    rough: bool
    about: frozenset[str]
    times: frozenset[str]


def counted_differently(paper: Paper) -> Iterator[Finding]:
    """Yield a question for each two figures that seem to be of the same thing and differ."""
    by_group: dict[object, list[_Claim]] = {}
    for passage in paper.prose():
        for group, claim in (*_claims(passage), *_amounts(passage)):
            by_group.setdefault(group, []).append(claim)
    for group, claims in by_group.items():
        yield from _differing(paper, group, claims)


def _differing(paper: Paper, group: object, claims: list[_Claim]) -> Iterator[Finding]:
    # Only against the first that may be of the same thing: a figure given wrongly ten times is one question.
    asked: set[float] = set()
    for place, later in enumerate(claims):
        if later.value in asked:
            continue
        earlier = next((each for each in claims[: min(place, 50)] if _same_thing(group, each, later)), None)
        if earlier is None or earlier.value == later.value:
            continue
        asked.add(later.value)
        said = excerpt(later.passage.text, later.start, later.end)
        yield paper.found(
            "Q28",
            later.passage,
            f'"{later.printed}" stands here ("{said}") and "{earlier.printed}" at {earlier.passage.where}. Are they '
            "the same thing?",
            "If they are, give one figure; if not, say in both places what is counted.",
            about=f"{earlier.printed} {later.printed}",
        )


def _same_thing(group: object, one: _Claim, other: _Claim) -> bool:
    if one.value == other.value:
        return False
    if one.times and other.times and one.times != other.times:
        return False
    shared = len(one.about & other.about)
    if isinstance(group, str):
        return shared >= SHARED_BY_AMOUNTS and one.times == other.times
    return shared >= (SHARED_BY_ROUGH_COUNTS if one.rough and other.rough else SHARED_BY_EXACT_COUNTS)


def _claims(passage: Passage) -> Iterator[tuple[object, _Claim]]:
    for found in _CLAIM.finditer(passage.text):
        value = _number(found[2])
        if value >= SMALL:
            group = _GROUP_OF[found[4].casefold()]
            yield group, _claim(passage, found.start(), found.end(), value, bool(found[1]), found[4])


def _amounts(passage: Passage) -> Iterator[tuple[object, _Claim]]:
    """Yield amounts of money by the words they are the amount of: two amounts of a "budget provision" are compared."""
    for found in _AMOUNT.finditer(passage.text):
        words = [word for word in re.findall(r"[\w-]+", found[1].casefold()) if word not in _LIGHT][-2:]
        if len(words) == 2:
            value = float(found[2].replace(",", "")) * _SCALE[(found[3] or "").casefold()]
            at = passage.text.index("£", found.start())
            yield " ".join(words), _claim(passage, at, found.end(), value, False, "")


def _claim(passage: Passage, start: int, end: int, value: float, rough: bool, noun: str) -> _Claim:
    sentence = _sentence_of(passage.text, start)
    words = frozenset(
        _singular(word) for word in re.findall(r"[a-z][a-z’'-]{2,}", sentence.casefold()) if word not in _LIGHT
    )
    times = frozenset(_YEARS.findall(sentence.casefold()))
    printed = " ".join(passage.text[start:end].split())
    about = words - {_singular(noun.casefold())} - {_singular(each) for each in _WORDS}
    return _Claim(passage, start, end, value, printed, rough, about, times)


def _sentence_of(text: str, at: int) -> str:
    position = 0
    for sentence in sentences(text):
        position = text.find(sentence[:40], position)
        if position <= at <= position + len(sentence):
            return sentence
    return text


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _number(printed: str) -> int:
    text = printed.casefold()
    if text in _TENS:
        return _TENS[text]
    return _WORDS.index(text) + 1 if text in _WORDS else int(text.replace(",", ""))


def two_days_for_one_event(paper: Paper) -> Iterator[Finding]:
    """Yield a question for each event that the text puts on two different days, in the same words."""
    known: dict[tuple[str, ...], tuple[str, object, Passage]] = {}
    for passage in paper.prose():
        for day in days_in(passage.text):
            key = _event(passage.text[max(0, day.start - 120) : day.start])
            if key is None or not day.year or not day.exists:
                continue
            printed = " ".join(passage.text[day.start : day.end].split())
            first = known.setdefault(key, (printed, day.first, passage))
            if first[1] != day.first:
                said = excerpt(passage.text, max(0, day.start - 30), day.end)
                yield paper.found(
                    "Q29",
                    passage,
                    f'"{said}": {first[2].where} says {first[0]}. Is it the same event?',
                    "If it is, give one date; if not, say what tells them apart.",
                    about=f"{first[0]} {printed}",
                )


def _event(before: str) -> tuple[str, ...] | None:
    """Return the words that name what happened just before "on <day>"; None where they are too few to tell."""
    said = re.search(r"([^.;:!?]*?)\s(?:on|of|dated|for)\s+(?:the\s+)?$", before)
    if said is None or list(days_in(said[1])):
        return None
    words = [_singular(word) for word in re.findall(r"[a-z][\w’'-]+", said[1].casefold()) if word not in _LIGHT]
    return tuple(words[-4:]) if len(words) >= 4 else None

"""Figures of a paper: Q28 the same thing counted differently, Q29 the same event on two days."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from paperclerk.domain.findings import Finding
from paperclerk.rules.paper_days import MONTHS, Day, days_in
from paperclerk.rules.paper_text import Paper, Passage, excerpt, sentences

# Words that papers use for one another when they count the same thing.
_ALIKE: tuple[tuple[str, ...], ...] = (
    ("interview", "conversation", "discussion", "one-to-one"),
    ("response", "reply", "submission", "representation", "completed survey"),
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
# Only more than one: "40 school places" counts places.
_GROUP_OF = {_PLURALS.get(word, f"{word}s"): number for number, group in enumerate(_ALIKE) for word in group}
_NOUN = "|".join(sorted(map(re.escape, _GROUP_OF), key=len, reverse=True))
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
          "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty")  # fmt: skip
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
ROUGHLY = (
    r"more than|over|around|about|approximately|approx\.?|nearly|almost|at least|up to|some|in excess of|a total of"
)
_CLAIM = re.compile(
    rf"\b(?:({ROUGHLY})\s+)?(\d{{1,3}}(?:,\d{{3}})+|\d+|{'|'.join((*_WORDS, *_TENS))})\s+"
    rf"((?:(?!and\b|or\b|of\b|in\b|to\b|per\b|the\b)[a-z’'-]+\s+){{0,2}}?)({_NOUN})\b",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"\b((?:[a-z][\w’'-]*\s+){1,4})(?:of|is|was|at|to|totals?|totalling)\s+"
    r"(?:(?:around|about|approximately|up to|over)\s+)?"
    r"£\s?(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s*(m(?:illion)?|k|thousand|bn|billion)?\b",
    re.IGNORECASE,
)
_SCALE = {"": 1, "k": 10**3, "thousand": 10**3, "m": 10**6, "million": 10**6, "bn": 10**9, "billion": 10**9}
YEARS = re.compile(
    r"\b(?:20)?\d\d[/–-]\d\d\b|\b(?:19|20)\d\d\b|\b(?:phase|stage|year|quarter|q|option|lot)\s*\d\b", re.IGNORECASE
)
# A part of what was counted, or what it was before, is another figure.
PART_OR_PAST = re.compile(
    r"\bof (?:these|which|whom|those|them)\b|\ba further\b|\banother\b|\bremain\w+|\bcompared (?:with|to)\b|\bagainst\b"
    r"|\b(?:up|down) from\b|\bprevious\w*\b|\blast (?:year|time)\b|\brespectively\b",
    re.IGNORECASE,
)
_LIGHT = frozenset(
    ("a", "all", "also", "an", "and", "any", "are", "as", "at", "be", "been", "both", "but", "by", "each", "either",
     "for", "from", "had", "has", "have", "in", "included", "including", "is", "it", "its", "more", "not", "of",
     "on", "one", "or", "other", "our", "over", "place", "range", "some", "than", "that", "the", "their", "there",
     "these", "they", "this", "those", "through", "to", "took", "variety", "was", "we", "were", "which", "who",
     "will", "with", "council", "councils", "report", "total", "number")
)  # fmt: skip
# "As Table 2 shows" tells no thing from another.
_OF_THE_PAPER = frozenset(
    ("Table", "Figure", "Chart", "Appendix", "Annex", "Section", "Paragraph", "Council", "Cabinet")
)
_MONTHS = frozenset(month.casefold() for month in MONTHS)

# How many words two sentences have to share before they are taken to count the same thing.
SHARED_BY_ROUGH_COUNTS = 1
SHARED_BY_EXACT_COUNTS = 4
SHARED_BY_AMOUNTS = 3
# How much of what two sentences say has to be the same before their days are taken to be of one event.
SHARED_BY_EVENTS = 0.6
# "The consultation closed on" names an event; one word does not. In so few words both must say the same.
WORDS_OF_AN_EVENT = 2
# Small numbers of things ("two sites") are of many things; a claim begins above.
SMALL = 5
VALUES_OF_A_SLIP = 2


class _Claim(NamedTuple):
    passage: Passage
    start: int
    end: int
    value: float
    printed: str
    rough: bool
    about: frozenset[str]
    times: frozenset[str]
    names: frozenset[str]
    sentence: str


class _Event(NamedTuple):
    passage: Passage
    day: Day
    words: frozenset[str]
    names: frozenset[str]


def counted_differently(paper: Paper) -> Iterator[Finding]:
    """Yield a question for each two figures that seem to be of the same thing and differ."""
    by_group: dict[object, list[_Claim]] = {}
    for passage in paper.prose():
        for group, claim in (*_claims(passage), *_amounts(passage)):
            by_group.setdefault(group, []).append(claim)
    for group, claims in by_group.items():
        yield from _differing(paper, group, claims)


def _differing(paper: Paper, group: object, claims: list[_Claim]) -> Iterator[Finding]:
    asked: list[tuple[_Claim, _Claim]] = []
    for place, later in enumerate(claims):
        # Only against the first that may be of the same thing: a figure given wrongly ten times is one question.
        earlier = next((each for each in claims[: min(place, 50)] if _same_thing(group, each, later)), None)
        if earlier is not None and all(later.value != told.value for _, told in asked):
            asked.append((earlier, later))
    # Two values may be a slip; many in the same words are a list of different things.
    if len({claim.value for pair in asked for claim in pair}) > VALUES_OF_A_SLIP:
        return
    for earlier, later in asked:
        said = excerpt(later.passage.text, later.start, later.end)
        yield paper.found(
            "Q28",
            later.passage,
            f'"{later.printed}" stands here ("{said}") and "{earlier.printed}" elsewhere '
            f"({earlier.passage.where}). Are they the same thing?",
            "If they are, give one figure; if not, say in both places what is counted.",
            about=f"{earlier.printed} {later.printed}",
        )


def _same_thing(group: object, one: _Claim, other: _Claim) -> bool:
    if one.value == other.value or one.sentence == other.sentence:
        return False
    if one.times != other.times:
        return False  # of one year, or of a year and of now
    if (one.names or other.names) and not one.names & other.names and not (one.rough and other.rough):
        return False  # of the one place and of the other
    if one.names and other.names and not one.names & other.names:
        return False
    shared = len(one.about & other.about)
    if isinstance(group, str):
        return shared >= SHARED_BY_AMOUNTS
    return shared >= (SHARED_BY_ROUGH_COUNTS if one.rough and other.rough else SHARED_BY_EXACT_COUNTS)


def _claims(passage: Passage) -> Iterator[tuple[object, _Claim]]:
    for found in _CLAIM.finditer(passage.text):
        value = _number(found[2])
        if value >= SMALL and not PART_OR_PAST.search(_sentence_to(passage.text, found.start())):
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
    sentence = sentence_of(passage.text, start)
    words = words_of(sentence)
    times = frozenset(YEARS.findall(sentence.casefold()))
    printed = " ".join(passage.text[start:end].split())
    about = words - {singular(noun.casefold())} - {singular(each) for each in _WORDS}
    return _Claim(passage, start, end, value, printed, rough, about, times, names_in(sentence), sentence)


def names_in(sentence: str) -> frozenset[str]:
    """Return the words with a capital that do not begin the sentence and name what it is of."""
    return frozenset(re.findall(r"(?<=[a-z,] )[A-Z][\w’'-]+", sentence)) - frozenset(MONTHS) - _OF_THE_PAPER


def _sentence_to(text: str, at: int) -> str:
    """Return what of a sentence stands before a place in it."""
    return re.split(r"[.!?;]\s", text[:at])[-1]


def words_of(sentence: str) -> frozenset[str]:
    """Return the words that say something, in small letters and of one thing."""
    words = re.findall(r"[a-z][a-z’'-]{2,}", sentence.casefold())
    return frozenset(singular(word) for word in words if word not in _LIGHT and word not in _MONTHS)


def sentence_of(text: str, at: int) -> str:
    """Return the sentence that stands at a place in a text."""
    position = 0
    for sentence in sentences(text):
        position = text.find(sentence[:40], position)
        if position <= at <= position + len(sentence):
            return sentence
    return text


def singular(word: str) -> str:
    """Return a word without the s of more than one."""
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _number(printed: str) -> int:
    text = printed.casefold()
    if text in _TENS:
        return _TENS[text]
    return _WORDS.index(text) + 1 if text in _WORDS else int(text.replace(",", ""))


def two_days_for_one_event(paper: Paper) -> Iterator[Finding]:
    """Yield a question for each event that the text puts on two different days, in much the same words."""
    events: dict[tuple[str, ...], list[_Event]] = {}
    for passage in paper.prose():
        for day in days_in(passage.text):
            key = _event(passage.text[max(0, day.start - 120) : day.start])
            if key is not None and day.year and day.exists:
                sentence = sentence_of(passage.text, day.start)
                event = _Event(passage, day, words_of(sentence), names_in(sentence))
                events.setdefault(key, []).append(event)
    for told in events.values():
        first = told[0]
        others = {event.day.first: event for event in reversed(told) if event.day.first != first.day.first}
        if len(others) == 1:
            yield from _asked(paper, first, *others.values())


def _asked(paper: Paper, first: _Event, other: _Event) -> Iterator[Finding]:
    if not (first.names <= other.names or other.names <= first.names):
        return  # the housing strategy was agreed on one day, the transport strategy on another
    if len(first.words & other.words) < SHARED_BY_EVENTS * len(first.words | other.words):
        return
    text, day = other.passage.text, other.day
    said = excerpt(text, max(0, day.start - 30), day.end)
    before = " ".join(first.passage.text[first.day.start : first.day.end].split())
    yield paper.found(
        "Q29",
        other.passage,
        f'"{said}": elsewhere it is {before} ({first.passage.where}). Is it the same event?',
        "If it is, give one date; if not, say what tells them apart.",
        about=f"{before} {text[day.start : day.end]}",
    )


def _event(before: str) -> tuple[str, ...] | None:
    """Return the last two words of what happened just before "on <day>"; None where there are too few to tell."""
    said = re.search(r"([^.;:!?]*?)\s(?:on|of|dated|for|by)\s+(?:the\s+)?$", before)
    if said is None or list(days_in(said[1])):
        return None
    words = [singular(word) for word in re.findall(r"[a-z][\w’'-]+", said[1].casefold()) if word not in _LIGHT]
    return tuple(words[-2:]) if len(words) >= WORDS_OF_AN_EVENT else None

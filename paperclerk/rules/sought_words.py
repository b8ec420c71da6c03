"""What is sought in the public set: of each exempt text its runs of words, its names, numbers and days.

A name or a number that the public sources had before is public. One that somebody wrote this month is not public for
that: it may be the leak.
"""

from collections.abc import Iterable, Iterator, Mapping
from enum import IntEnum
from functools import cached_property
from typing import NamedTuple

from paperclerk.domain.publicity import PARAGRAPHS, SCHEDULE
from paperclerk.domain.rulebook import RULEBOOK
from paperclerk.rules.kept_back import CALENDAR, Source
from paperclerk.rules.opening_words import OPENERS, opens_sentences
from paperclerk.rules.paper_acronyms import KNOWN
from paperclerk.rules.papers_own_words import OWN_PHRASES, OWN_WORDS
from paperclerk.rules.run_together import Pieces
from paperclerk.rules.telling_numbers import is_day
from paperclerk.rules.telling_words import (
    FIRMS,
    RUN,
    SHORTEST_NAME,
    TITLES,
    Name,
    initials_in,
    names_in,
    numbers_in,
    runs,
    seen,
    small_words,
    terms_of,
    tokens,
)

# Characters of a text of a few words, under which it may be anybody's.
_SHORTEST_TEXT = 10
# A run of three tells something when two of its words stand nowhere else.
_SHORT_RUN, _UNCOMMON, _SHORTEST_UNCOMMON = 3, 2, 4

# Shorter ones come about by chance: 20 31.
_FEWEST_DIGITS, _SHORTEST_JOINED = 8, 7

# What everybody writes in capitals.
_ABBREVIATIONS = frozenset(word.casefold() for word in KNOWN)

Words = tuple[str, ...]


class Sign(IntEnum):
    """How a name must be written to count as one."""

    WITHIN = 1  # with a capital that no beginning of a sentence gives
    CAPITAL = 2
    ANY = 3


class Sought:
    """What must not be in the public set: words, names and numbers by what they are of."""

    def __init__(
        self, terms: dict[Words, str], signs: Mapping[Words, Sign] | None = None, phrases: Iterable[Words] = ()
    ) -> None:
        """Stand for the terms, how those must be written that do not count in every writing, and what may be said.

        `phrases` are runs of words that may stand in public, though the words of them alone may not.
        """
        self.terms, self._signs, self.phrases = terms, signs or {}, frozenset(phrases)

    def sign(self, term: Words) -> Sign:
        """Return how a term must be written to count."""
        return self._signs.get(term, Sign.ANY)

    @cached_property
    def longest(self) -> int:
        """Return the number of words of the longest."""
        return max(map(len, self.terms), default=0)

    @cached_property
    def first(self) -> frozenset[str]:
        """Return the words that something sought begins with."""
        return frozenset(term[0] for term in self.terms)

    @cached_property
    def joined(self) -> dict[str, Words]:
        """Return the terms that are found in pieces and in one as well, by what they are in one."""
        whole = {"".join(term): term for term in self.terms if len(term) < RUN and _is_joined(term)}
        return {**whole, **{term[0]: term for term in self.terms if len(term) == 1 and _is_joined(term)}}

    @cached_property
    def pieces(self) -> Pieces:
        """Return those terms as what finds them."""
        return Pieces(self.joined)


class _Told(NamedTuple):
    """What may be told: everything the public sources say, what they said before, and words that are no names."""

    public: set[Words]
    settled: set[Words]
    small: frozenset[str]
    doubtful: frozenset[str]
    initials: set[str]
    last_day: str

    def has_number(self, term: Words) -> bool:
        """Whether a number or a day is public.

        Many things are said of the days around a month and of the ends of months; of a day to come, one that somebody
        wrote this month may be the leak.
        """
        is_usual = is_day(term[0]) and (term[0] <= self.last_day or term[0][-2:] in ("01", "28", "29", "30", "31"))
        return term in (self.public if is_usual else self.settled)

    def sign(self, name: Name) -> Sign | None:
        """Return how a name must be written to count; nothing when it is public, or is none.

        Small letters in what is kept back, or in this month's words, make no word of it: they may be careless, or the
        leak. It counts with a capital then.
        """
        if self._has(name, self.small):
            return None
        if not self._has(name, self.small | self.doubtful):
            return Sign.CAPITAL if len("".join(name.words)) < SHORTEST_NAME else Sign.ANY
        return Sign.WITHIN if name.is_weak else Sign.CAPITAL

    def _has(self, name: Name, small: frozenset[str]) -> bool:
        words = name.words
        if words in self.settled:
            return True
        if len(words) == 1:
            is_common = len(words[0]) < SHORTEST_NAME or opens_sentences(words[0])
            return words[0] in small or words[0] in self.initials or (name.is_weak and is_common)
        # `The Code` is no name of two words; a word that is a name by itself is sought by itself.
        return words[0] not in TITLES and words[-1] not in FIRMS and len(set(words) - small) < 2


def sought(sources: Iterable[Source], own: Iterable[str] = ()) -> Sought:
    """Return what must not be in the public set.

    Args:
        sources: every text of the sources, kept back or not.
        own: what the council has said may stand there; a phrase of several words as that phrase alone.
    """
    known = [source for source in sources if source.text.strip()]
    said = {text: tuple(tokens(text)) for text in own}
    phrases = [words for words in said.values() if len(words) > 1]
    told = _told(known, [text for text, words in said.items() if len(words) == 1])
    terms: dict[Words, str] = {}
    signs: dict[Words, Sign] = {}
    for source in (source for source in known if source.kept_back):
        texts = {term: source.of for term in _texts(source, told) if term not in told.public}
        names = list(_names(source, told))
        for term, sign in (*names, *((term, Sign.ANY) for term in texts)):
            signs[term] = max(sign, signs.get(term, sign))
        terms = {**dict.fromkeys((term for term, _ in names), source.of), **texts, **terms}
    return Sought(terms, signs, phrases)


def _told(known: list[Source], own: list[str]) -> _Told:
    told = [source for source in known if not source.kept_back]
    allowed = [*own, *_phrases()]
    before = [*(source.text for source in told if not source.is_new), *allowed]
    settled = _all_terms(before) | _in_pieces(known, before)
    agreed = [*(source.text for source in told if source.is_settled), *allowed]
    days = [word for source in told if source.of == CALENDAR for word in tokens(source.text) if is_day(word)]
    return _Told(
        public=settled | _all_terms(source.text for source in told if source.is_new),
        settled=settled,
        small=frozenset(small_words(agreed) | OWN_WORDS | OPENERS | _ABBREVIATIONS),
        doubtful=frozenset(small_words(source.text for source in known if not source.is_settled)),
        initials=initials_in(before),
        last_day=max(days, default=""),
    )


def _all_terms(texts: Iterable[str]) -> set[Words]:
    return {term for text in texts for term in terms_of(text)}


def _texts(source: Source, told: _Told) -> Iterator[Words]:
    for line in source.text.splitlines():
        words = tokens(line)
        if len(words) >= RUN:
            yield from (run for run in runs(words) if len(run) == RUN)
            yield from (run for run in runs(words, _SHORT_RUN) if len(run) == _SHORT_RUN and _is_telling(run, told))
        elif (len(words) > 1 and sum(map(len, words)) >= _SHORTEST_TEXT) or (len(words) == 1 and is_day(words[0])):
            yield tuple(words)


def _is_telling(run: Words, told: _Told) -> bool:
    uncommon = {word for word in run if len(word) >= _SHORTEST_UNCOMMON and (word,) not in told.public}
    return len(uncommon) >= _UNCOMMON


def _names(source: Source, told: _Told) -> Iterator[tuple[Words, Sign]]:
    if source.names_too:
        for line in source.text.splitlines():
            yield from ((name.words, sign) for name in names_in(line) if (sign := told.sign(name)) is not None)
            yield from ((number, Sign.ANY) for number in numbers_in(line) if not told.has_number(number))


def _in_pieces(known: list[Source], before: list[str]) -> set[Words]:
    """Return the references and numbers of what is kept back that were public before, whatever parted them there."""
    kept_back = [source.text for source in known if source.kept_back and source.names_too]
    numbers = {term[0] for text in kept_back for term in numbers_in(text) if len(term) == 1 and _is_joined(term)}
    pieces = Pieces(numbers)
    return {(piece.term,) for text in before for piece in pieces.found_in(seen(text))}


def _is_joined(term: Words) -> bool:
    """Whether a term is found in pieces and in one: references, long numbers, and long names."""
    whole = "".join(term)
    if whole.isdecimal():
        return len(term) == 1 and len(whole) >= _FEWEST_DIGITS
    if len(term) == 1 and not whole.isalpha():
        return whole.isalnum()
    return whole.isalpha() and len(whole) >= _SHORTEST_JOINED


def _phrases() -> Iterator[str]:
    yield from OWN_PHRASES
    yield from (entry.title for entry in RULEBOOK.values())
    yield from PARAGRAPHS.values()
    yield SCHEDULE

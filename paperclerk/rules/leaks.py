"""Leaks: anything exempt that stands in what was made for everybody, wherever in its files.

Sought are runs of five words, shorter texts whole, names, numbers and days. What the public sources say too, or what
the papers say of themselves, proves nothing and is not sought.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from paperclerk.domain.findings import Finding
from paperclerk.rules.format_words import FORMAT_WORDS
from paperclerk.rules.leak_findings import Hit, Spoken, told_leaks
from paperclerk.rules.sought_words import Sign, Sought, Words, sought
from paperclerk.rules.telling_numbers import Word, counted
from paperclerk.rules.telling_words import RUN, begins_sentence, seen, words_of

__all__ = ["Sought", "Spoken", "leaks", "sought"]

# A number after such a sign is the end of another: 29 in 2028/29.
_INSIDE = re.compile(r"\d[/.-]$")
# Chance makes words of a few letters out of any bytes.
_SHORTEST_IN_BYTES = 10


class _Heard(NamedTuple):
    """Something sought in a text as it is seen, from one letter to another."""

    term: Words
    start: int
    end: int


def leaks(spoken: Iterable[Spoken], wanted: Sought) -> list[Finding]:
    """Return a finding for each exempt thing that is told, with the places in the files where it is."""
    # A file says the same over and over: names of styles, sizes, rows that are also paragraphs.
    known: dict[str, tuple[str, list[_Heard]]] = {}
    return told_leaks(hit for text in spoken for hit in _hits(text, wanted, known))


def _hits(text: Spoken, wanted: Sought, known: dict[str, tuple[str, list[_Heard]]]) -> Iterator[Hit]:
    if text.text not in known:
        as_seen = seen(text.text)
        allowed = _allowed(as_seen, wanted)
        heard = [one for one in _heard(as_seen, wanted)
                 if not any(start <= one.start and one.end <= end for start, end in allowed)]  # fmt: skip
        known[text.text] = (as_seen, heard)
    as_seen, found = known[text.text]
    heard = [one for one in found if _counts(one, text, as_seen, wanted)]
    for one in _apart(heard):
        of = wanted.terms[one.term]
        # Of a sentence one run is enough; of names and numbers each may have to be settled by itself.
        about = of if len(one.term) >= RUN else " ".join(one.term).lstrip("£€$")
        yield Hit(about, of, as_seen, one.start, one.end, text)


def _heard(as_seen: str, wanted: Sought) -> Iterator[_Heard]:
    words = words_of(as_seen)
    plain = [word.plain for word in words]
    for start, word in enumerate(words):
        if word.plain in wanted.first:
            for length in range(1, min(wanted.longest, len(words) - start) + 1):
                term = tuple(plain[start : start + length])
                if term in wanted.terms:
                    yield _Heard(term, word.start, words[start + length - 1].end)
        if (family := _family(words, start, as_seen)) and family in wanted.terms:
            yield _Heard(family, word.start, word.end)
        if word.plain[0] in "£€$" and (word.plain[1:],) in wanted.terms:
            yield _Heard((word.plain[1:],), word.start, word.end)
    for number, of in counted(as_seen, words):
        if (term := (plain[number], plain[of])) in wanted.terms:
            yield _Heard(term, words[number].start, words[of].end)
    for piece in wanted.pieces.found_in(as_seen):
        yield _Heard(wanted.joined[piece.term], piece.start, piece.end)


def _family(words: list[Word], at: int, as_seen: str) -> Words | None:
    """Return the name of a family as one of them has it: Penhaligon of the Penhaligons, Jones of the Joneses."""
    word = words[at]
    is_several = at > 0 and words[at - 1].plain == "the" and word.plain.endswith("s") and as_seen[word.start].isupper()
    if not is_several:
        return None
    return (re.sub(r"(?<=[sxz])es$|(?<=[cs]h)es$|s$", "", word.plain),)


def _allowed(as_seen: str, wanted: Sought) -> list[tuple[int, int]]:
    """Return where in a text a phrase stands that may stand there."""
    words = words_of(as_seen) if wanted.phrases else []
    plain = tuple(word.plain for word in words)
    return [
        (words[start].start, words[start + len(phrase) - 1].end)
        for phrase in wanted.phrases
        for start in range(len(plain) - len(phrase) + 1)
        if plain[start : start + len(phrase)] == phrase
    ]


def _counts(heard: _Heard, text: Spoken, as_seen: str, wanted: Sought) -> bool:
    if text.is_bytes and sum(map(len, heard.term)) < _SHORTEST_IN_BYTES:
        return False
    if text.is_format and len(heard.term) == 1 and heard.term[0] in FORMAT_WORDS:
        return False
    if heard.term[0][0].isdigit() and _INSIDE.search(as_seen, max(heard.start - 2, 0), heard.start):
        return False
    sign = wanted.sign(heard.term)
    if sign is Sign.WITHIN and begins_sentence(as_seen, heard.start):
        return False
    return sign is Sign.ANY or any(letter.isupper() for letter in as_seen[heard.start : heard.end])


def _apart(heard: list[_Heard]) -> list[_Heard]:
    """Return what is heard without what is only a part of something longer; of runs that overlap, the first."""
    kept: list[_Heard] = []
    spans: list[tuple[int, int]] = []
    for one in sorted(heard, key=lambda one: (-(len(one.term) >= RUN), -len(one.term), one.start)):
        if len(one.term) >= RUN and spans and spans[-1][0] <= one.start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(one.end, spans[-1][1]))
        elif not any(start <= one.start and one.end <= end for start, end in spans):
            kept.append(one)
            spans.append((one.start, one.end))
    return kept

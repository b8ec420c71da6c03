"""Leaks: anything exempt that stands in what was made for everybody, wherever in its files.

Sought are runs of five words, shorter texts whole, names and numbers. What the public sources say too, or what the
papers say of themselves, proves nothing and is not sought.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.places import Place
from paperclerk.domain.publicity import PARAGRAPHS, SCHEDULE
from paperclerk.domain.rulebook import RULEBOOK
from paperclerk.rules.kept_back import Source
from paperclerk.rules.papers_own_words import OWN_PHRASES, OWN_WORDS
from paperclerk.rules.telling_words import RUN, names_in, numbers_in, runs, small_words, tokens

# Chance makes words of a few letters out of any bytes.
_SHORTEST_IN_BYTES = 10
# Characters of a text of a few words, under which it may be anybody's.
_SHORTEST_TEXT = 10

Words = tuple[str, ...]


class Sought(NamedTuple):
    """What must not be in the public set: words, names and numbers by what they are of."""

    terms: dict[Words, str]

    @property
    def longest(self) -> int:
        """Return the number of words of the longest."""
        return max(map(len, self.terms), default=0)


class Spoken(NamedTuple):
    """A text of a file that was made for everybody; `is_bytes` when it was only guessed to be one."""

    file: str
    where: str
    text: str
    is_bytes: bool = False


def sought(sources: Iterable[Source], own: Iterable[str] = ()) -> Sought:
    """Return what must not be in the public set.

    Args:
        sources: every text of the sources, kept back or not.
        own: what the templates say by themselves, and what the council has said may stand there.
    """
    known = [source for source in sources if source.text.strip()]
    told = [source for source in known if not source.kept_back]
    public = _all_runs([*(source.text for source in told), *own, *_phrases()])
    settled = _all_runs([*(source.text for source in told if not source.is_new), *own, *_phrases()])
    small = small_words(source.text for source in known) | OWN_WORDS
    terms: dict[Words, str] = {}
    for source in known:
        if source.kept_back:
            texts = {term: source.of for term in _texts(source) if term not in public}
            names = {term: source.of for term in _names(source, small) if term not in settled}
            terms = {**names, **texts, **terms}
    return Sought(terms)


def leaks(spoken: Iterable[Spoken], wanted: Sought) -> list[Finding]:
    """Return a finding for each exempt text that a file tells, at the first place in that file where it does."""
    found: dict[tuple[str, str], Finding] = {}
    for text in spoken:
        for term in runs(tokens(text.text), wanted.longest):
            of = wanted.terms.get(term)
            if of is None or (text.is_bytes and sum(map(len, term)) < _SHORTEST_IN_BYTES):
                continue
            # Of a sentence one run is enough; of names and numbers each may have to be settled by itself.
            about = of if len(term) == RUN else " ".join(term)
            found.setdefault((about, text.file), _found(" ".join(term), of, text))
    return list(found.values())


def _all_runs(texts: Iterable[str]) -> set[Words]:
    return {run for text in texts for run in runs(tokens(text))}


def _texts(source: Source) -> Iterator[Words]:
    for line in source.text.splitlines():
        words = tokens(line)
        if len(words) >= RUN:
            yield from (run for run in runs(words) if len(run) == RUN)
        elif len(words) > 1 and sum(map(len, words)) >= _SHORTEST_TEXT:
            yield tuple(words)


def _names(source: Source, small: set[str]) -> Iterator[Words]:
    if source.names_too:
        for line in source.text.splitlines():
            # `The Code` is no name of two words; a word that is a name by itself is sought by itself.
            yield from (name for name in names_in(line) if len(set(name) - small) >= min(len(name), 2))
            yield from numbers_in(line)


def _phrases() -> Iterator[str]:
    yield from OWN_PHRASES
    yield from (entry.title for entry in RULEBOOK.values())
    yield from PARAGRAPHS.values()
    yield SCHEDULE


def _found(term: str, of: str, text: Spoken) -> Finding:
    return finding(
        "X22",
        f'"{term}" stands in {text.file}, and comes from {of}, which is not for publication.',
        hint="Find where it was repeated (another return, the author's words, a public-interest statement), take it "
        "out there or mark that as exempt too; if it may be told, name it under [publishing] public_words.",
        subject=of,
        place=Place(file=text.file, where=text.where),
        about=f"{text.file} {term}",
    )

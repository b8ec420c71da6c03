"""Leaks in words: one finding (X22) for each exempt thing that is told, with the places where a person can find it."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.places import Place

_MOST_PLACES = 6
# Characters quoted on each side of what was found.
_QUOTED = 70
_SENTENCE_END = re.compile(r"[.!?:;]\s|[\n\r]")


class Spoken(NamedTuple):
    """A text of a file that was made for everybody.

    `is_bytes` when it was only guessed to be one, `is_format` when the file's format says it. `near` says in a person's
    words where it stands, empty for what a reader does not come to.
    """

    file: str
    where: str
    text: str
    is_bytes: bool = False
    is_format: bool = False
    near: str = ""


class Hit(NamedTuple):
    """Something exempt in a text: what is said once of it, what it is of, the text as seen, and from where to where."""

    about: str
    of: str
    text: str
    start: int
    end: int
    spoken: Spoken

    @property
    def written(self) -> str:
        """Return what was found as it stands there."""
        return " ".join(self.text[self.start : self.end].split())


def told_leaks(hits: Iterable[Hit]) -> list[Finding]:
    """Return a finding for each thing that was found, with all its places."""
    by_thing: dict[str, list[Hit]] = {}
    for hit in hits:
        by_thing.setdefault(hit.about, []).append(hit)
    return [_found(about, found) for about, found in by_thing.items()]


def _found(about: str, hits: list[Hit]) -> Finding:
    shown = list(_places(hits))
    first = shown[0][0]
    more = len(shown) - _MOST_PLACES
    lines = [place for _, place in shown[:_MOST_PLACES]] + ([f"and in {more} more places"] if more > 0 else [])
    return finding(
        "X22",
        f'"{first.written}" comes from {first.of}, which is not for publication, and stands in\n'
        + "\n".join(f"    {line}" for line in lines),
        hint="Find where it was repeated (another return, the author's words, a public-interest statement), take it "
        "out there or mark that as exempt too; if it may be told, name it under [publishing] public_words.",
        subject=first.of,
        place=Place(file=first.spoken.file, where=first.spoken.near or first.spoken.where),
        about=about,
    )


def _places(hits: list[Hit]) -> Iterator[tuple[Hit, str]]:
    """Yield the places for a person, each once; where a reader comes to none, one of each file."""
    seen: set[str] = set()
    is_readable = any(hit.spoken.near for hit in hits)
    for hit in sorted(hits, key=lambda hit: not hit.spoken.near):
        near, file = hit.spoken.near, hit.spoken.file
        if (near or not is_readable) and (key := f"{file}, {near}") not in seen:
            seen.add(key)
            yield hit, f'{file}, {near or hit.spoken.where}: "{_sentence(hit)}"'


def _sentence(hit: Hit) -> str:
    """Return the sentence in which something was found, cut short where it is long."""
    before, after = hit.text[: hit.start], hit.text[hit.end :]
    begins = [found.end() for found in _SENTENCE_END.finditer(before)]
    ends = _SENTENCE_END.search(after)
    start = max(begins[-1] if begins else 0, hit.start - _QUOTED)
    end = hit.end + min(ends.start() + 1 if ends else len(after), _QUOTED)
    said = " ".join(hit.text[start:end].split())
    cut_before = "..." if start == hit.start - _QUOTED else ""
    return f"{cut_before}{said}{'...' if end == hit.end + _QUOTED else ''}"

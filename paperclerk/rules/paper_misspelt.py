"""Names misspelt: Q20 a committee, post or its kind with a letter wrong, Q21 a first name that is the front page's."""

import re
from collections.abc import Iterator

from paperclerk.domain.findings import Finding
from paperclerk.rules.paper_names import letters_of, one_letter_apart, posts_and_bodies
from paperclerk.rules.paper_near_names import people_known
from paperclerk.rules.paper_text import Kind, Paper, Passage

# What bodies and posts are; a word a letter from one of these, with a capital, is that word misspelt.
_KINDS = (
    "Committee", "Panel", "Board", "Commission", "Cabinet", "Council", "Councillor", "Partnership", "Executive",
    "Director", "Officer", "Manager", "Commissioner", "Solicitor", "Treasurer", "Directorate",
)  # fmt: skip
# Words of their own, which those are a letter from.
_OTHER_WORDS = frozenset(("counsel", "broad", "bard", "pane", "office", "directory", "manger"))
_WORD = re.compile(r"\b[A-Z][a-z]{4,}\b")
_NAMED = re.compile(
    rf"\b([A-Z][a-z]{{6,}})\s+((?:and\s+[A-Z][a-z]+\s+)?(?:{'|'.join((*_KINDS, 'Group', 'Service'))}))\b"
)
_POST = re.compile(
    r"\b((?:(?:Corporate|Executive|Strategic|Assistant|Deputy|Service|Group|Interim|Managing)\s+)*(?:Director|Head))"
    r"\s+(of|for)\s+((?:the\s+)?[A-Z][\w’'-]+(?:(?:,?\s+(?:and|&)|,)?\s+(?:of\s+)?[A-Z][\w’'-]+){0,5})"
)

LETTERS_OF_A_FIRST_NAME = 5


def misspelt(paper: Paper) -> Iterator[Finding]:
    """Yield the names and posts that differ by a letter or by "of" and "for", where nothing was said there already."""
    said = {found.place.where for found in posts_and_bodies(paper)}
    for rule in (kinds_misspelt, names_misspelt, of_and_for):
        yield from (found for found in rule(paper) if found.place.where not in said)


def kinds_misspelt(paper: Paper) -> Iterator[Finding]:
    """Yield a finding for each Comittee and Pannel of a paper that has a Committee and a Panel, too."""
    words: dict[str, Passage] = {}
    for passage in _written(paper):
        for found in _WORD.finditer(passage.text):
            words.setdefault(found[0], passage)
    kinds = [kind for kind in _KINDS if kind in words]
    for word, passage in words.items():
        plain = word.casefold()
        if plain in _OTHER_WORDS or plain.removesuffix("s") in _OTHER_WORDS | {kind.casefold() for kind in _KINDS}:
            continue
        meant = next((kind for kind in kinds if one_letter_apart(plain, kind.casefold())), "")
        if meant and word[0] == meant[0]:
            yield _misspelt(paper, passage, word, meant)


def names_misspelt(paper: Paper) -> Iterator[Finding]:
    """Yield a finding for each board or post whose first word is another's of its kind but for a letter."""
    named: dict[str, dict[str, tuple[str, Passage]]] = {}
    for passage in _written(paper):
        for found in _NAMED.finditer(passage.text):
            kind = " ".join(found[2].split())
            named.setdefault(kind, {}).setdefault(found[1], (f"{found[1]} {kind}", passage))
    for alike in named.values():
        first = list(alike)
        for at, word in enumerate(first):
            near = next((each for each in first[:at] if one_letter_apart(each.casefold(), word.casefold())), None)
            if near and f"{near}s" != word and f"{word}s" != near:
                yield _misspelt(paper, alike[word][1], alike[word][0], alike[near][0])


def of_and_for(paper: Paper) -> Iterator[Finding]:
    """Yield a finding for each post that the text writes with "of" here and with "for" there."""
    posts: dict[tuple[str, str], dict[str, tuple[str, Passage]]] = {}
    for passage in _written(paper):
        for found in _POST.finditer(passage.text):
            of_what = " ".join(found[3].replace("&", "and").split())
            printed = " ".join(found[0].split())
            posts.setdefault((found[1], of_what), {}).setdefault(found[2], (printed, passage))
    for ways in posts.values():
        if len(ways) > 1:
            (first, _), (other, passage) = ways.values()
            yield _misspelt(paper, passage, other, first)


def first_names(paper: Paper) -> Iterator[Finding]:
    """Yield a question for each first name in the text that is a front page's but for one letter, the surname alike."""
    for person in people_known(paper):
        first = letters_of(person.first)
        if len(first) < LETTERS_OF_A_FIRST_NAME:
            continue
        named = re.compile(rf"\b([A-Z][a-z’'-]{{3,}})\s+(?:[A-Z]\.?\s+)?{re.escape(person.last)}\b")
        for passage in _written(paper):
            for found in named.finditer(passage.text):
                if one_letter_apart(letters_of(found[1]), first):
                    yield paper.found(
                        "Q21",
                        passage,
                        f'"{found[0]}" is written "{person.printed}" elsewhere (front page). Are they the same person?',
                        "If they are, write the name in one way all through.",
                        about=found[0],
                    )


def _written(paper: Paper) -> Iterator[Passage]:
    return (
        passage for passage in paper.passages if passage.kind in (Kind.PARAGRAPH, Kind.CELL) and not passage.inferred
    )


def _misspelt(paper: Paper, passage: Passage, printed: str, usual: str) -> Finding:
    return paper.found(
        "Q20",
        passage,
        f'"{printed}" is written "{usual}" elsewhere.',
        "If they are the same, write the name in one way all through.",
        about=f"{printed} {usual}".casefold(),
    )

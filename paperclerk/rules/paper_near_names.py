"""Names nearly the same: Q20 a post or committee in another short form, Q21 a person of the front page."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from paperclerk.domain.findings import Finding
from paperclerk.domain.front_page import Person
from paperclerk.domain.rulebook import Severity
from paperclerk.rules.paper_names import TITLED_PERSON, bodies_named, letters_of, one_letter_apart, untitled
from paperclerk.rules.paper_text import Kind, Paper, Passage

_TITLE = r"(?:Cllr|Councillor|Sir|Dame|Dr|Mr|Mrs|Ms|Miss|Mx|Lord|Lady|Baroness|Alderman|Professor|Prof)"
_SURNAME = r"([A-Z][a-z’'-]*[A-Z]?[a-z’'-]+)"
_SECTION_151 = re.compile(r"\b(?:section|s\.?|sec\.?)\s?151\s+officers?\b", re.IGNORECASE)


class Known(NamedTuple):
    """A person of the front page: as printed, and the name's first and last word."""

    printed: str
    first: str
    last: str


def people_of_the_front_page(paper: Paper) -> Iterator[Finding]:
    """Yield a question for each name in the text that is a front page's but for one letter of the surname."""
    known = list(people_known(paper))
    surnames = {letters_of(person.last) for person in known}
    told: set[str] = set()
    for person in known:
        first = re.escape(person.first)
        called = re.compile(
            rf"\b(?:{_TITLE}\.?\s+)?(?:{first}|{re.escape(person.first[0])}\.?|{_TITLE}\.?)\s+(?:[A-Z]\.?\s+)?{_SURNAME}",
        )
        for passage in paper.passages:
            if passage.kind not in (Kind.PARAGRAPH, Kind.CELL) or passage.inferred:
                continue
            for found in called.finditer(passage.text):
                if TITLED_PERSON.match(found[0]):
                    continue  # with a title and two names they are held against each other, too
                surname = re.sub(r"[’']s$", "", found[1])
                near = letters_of(surname)
                if near in surnames or near in told or near == f"{letters_of(person.last)}s":
                    continue
                if one_letter_apart(near, letters_of(person.last)):
                    told.add(near)
                    yield _asked(paper, passage, re.sub(r"[’']s$", "", found[0]), person.printed)


def people_known(paper: Paper) -> Iterator[Known]:
    """Yield the people of the front page whose names have two words and a surname long enough to be misspelt."""
    front = paper.report.front_page
    named: Iterable[Person | None] = (*front.report_of, *front.cabinet_members, *front.scrutiny_chairs, front.author)
    for person in named:
        words = re.findall(r"[\w’'-]+", untitled(person.name)) if person else []
        if len(words) > 1 and len(words[-1]) > 3:
            yield Known(" ".join(words), words[0].title() if words[0].isupper() else words[0], words[-1])


def _asked(paper: Paper, passage: Passage, printed: str, known: str) -> Finding:
    return paper.found(
        "Q21",
        passage,
        f'"{printed}" is written "{known}" elsewhere (front page). Are they the same person?',
        "If they are, write the name in one way all through.",
        about=printed,
    )


def section_151_officer(paper: Paper) -> Iterator[Finding]:
    """Yield a finding when the officer of section 151 is written in more ways than one."""
    ways: dict[str, tuple[str, Passage]] = {}
    for passage in paper.prose():
        if passage.part != 0:
            continue
        for found in _SECTION_151.finditer(passage.text):
            printed = " ".join(found[0].split())
            ways.setdefault(printed.casefold().removesuffix("s"), (printed, passage))
    if len(ways) > 1:
        (first, _), *others = ways.values()
        listed = " and ".join(f'"{printed}"' for printed, _ in others)
        yield paper.found(
            "Q20",
            others[0][1],
            f'{listed} {"is" if len(others) == 1 else "are"} written "{first}" elsewhere: one post in '
            f"{len(ways)} ways.",
            "Write the post in one way all through.",
            about="section 151 officer",
        )


def and_written_two_ways(paper: Paper) -> Iterator[Finding]:
    """Yield a finding of little weight for each committee that is written with `&` here and `and` there."""
    ways: dict[str, dict[bool, tuple[str, Passage]]] = {}
    for printed, passage in bodies_named(paper):
        if passage.part == 0 and not re.search(r"\bO\s?&\s?S\b", printed):
            spelt = " ".join(re.findall(r"\w+", printed.casefold().replace("&", " and ")))
            ways.setdefault(spelt, {}).setdefault("&" in printed, (printed, passage))
    for both in ways.values():
        if len(both) == 2:
            (first, _), (other, passage) = both.values()
            made = paper.found(
                "Q20",
                passage,
                f'"{other}" is written "{first}" elsewhere.',
                "Write the name in one way all through.",
                about=f"and {first.casefold()}",
            )
            yield made.model_copy(update={"severity": Severity.LOW})

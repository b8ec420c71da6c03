"""Names of a paper: Q20 a post or committee spelt two ways, Q21 a person's name spelt two ways."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from paperclerk.domain.findings import Finding
from paperclerk.rules.paper_text import Kind, Paper, Passage

_BODIES = r"(?:Sub-?\s?)?(?:Committee|Board|Panel|Commission|Forum|Partnership|Working Group|Task Group)"
_JOINS = r"(?:and|of|for|in|on|the|to|&|with)"
_BODY = re.compile(rf"\b(?:(?!{_BODIES}\b)[A-Z][\w&'’-]*,?\s+(?:(?:{_JOINS})\s+){{0,2}}){{1,6}}{_BODIES}\b")
_OFFICER_COLUMN = re.compile(r"\b(?:officers?|owners?|leads?|responsib\w+|accountab\w+|sponsors?|who)\b", re.IGNORECASE)
_POST_WORD = re.compile(
    r"\b(?:Director|Head|Officer|Manager|Chief|Chair|Leader|Executive|Commissioner|Treasurer|Solicitor|Secretary|Lead)\b"
)
TITLED_PERSON = re.compile(
    r"\b(?:(?:Cllr|Councillor|Sir|Dame|Dr|Mr|Mrs|Ms|Miss|Mx|Lord|Lady|Baroness|Alderman|Professor|Prof)\.?\s+)+"
    r"([A-Z][a-z’'-]+)\s+(?:[A-Z]\.?\s+)?([A-Z][\w’'-]+)"
)
_HONORIFIC = re.compile(
    r"^(?:(?:cllrs?|councillors?|sir|dame|dr|mr|mrs|ms|miss|mx|lord|lady|baroness|alderman|prof|professor)\.?\s+)+",
    re.I,
)
_LIGHT = frozenset(("and", "of", "for", "the", "in", "on", "to", "with"))
_NO_NAMES = frozenset(("the", "chair", "leader", "deputy", "lead", "cabinet", "member", "committee", "council"))

# What stands before an entry of a list that was made in a cell, as PDF and front page give it.
_MARKS = "•◦▪‣●○■–—*·"

WORDS_OF_A_NAME = 3


class _Spelling(NamedTuple):
    printed: str
    passage: Passage | None
    where: str


def posts_and_bodies(paper: Paper) -> Iterator[Finding]:
    """Yield a finding for each post and committee that is written with the same words in two ways."""
    posts = list(_posts(paper))
    known = _by_first_words(posts)
    spelt: dict[tuple[str, ...], dict[str, _Spelling]] = {}
    for spelling in (*posts, *_bodies(paper), *_posts_in_prose(paper, known)):
        spelt.setdefault(_key(spelling.printed), {}).setdefault(_same(spelling.printed), spelling)
    for key, ways in spelt.items():
        first, *others = ways.values()
        yield from (_two_ways(paper, first, other) for other in others if len(key) > 1)
    for one, other in _a_word_apart(list(spelt)):
        yield _two_ways(paper, next(iter(spelt[one].values())), next(iter(spelt[other].values())))


def _two_ways(paper: Paper, first: _Spelling, other: _Spelling) -> Finding:
    return paper.found(
        "Q20",
        other.passage,
        f'"{other.printed}" is written "{first.printed}" elsewhere ({first.where}).',
        "If they are the same, write the name in one way all through.",
        about=_same(other.printed),
        where=other.where,
    )


def _a_word_apart(keys: list[tuple[str, ...]]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Yield each two names of three words and more that differ in the form of one: Equality and Equalities."""
    without: dict[tuple[str, ...], list[tuple[str, tuple[str, ...]]]] = {}
    for key in keys:
        for place, word in enumerate(key):
            alike = without.setdefault((*key[:place], *key[place + 1 :]), [])
            if len(key) >= WORDS_OF_A_NAME:
                yield from ((known, key) for form, known in alike if known != key and _one_word(form, word))
            alike.append((word, key))


def _one_word(one: str, other: str) -> bool:
    """Whether two words are forms of one, or one letter apart; more than one officer is no other post."""
    if {f"{one}s", f"{other}s"} & {one, other} and _POST_WORD.search(f"{one} {other}".title()):
        return False
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    endings = max(len(one), len(other)) - shared
    return one != other and ((shared >= 6 and endings <= 3) or (one_letter_apart(one, other) and len(one) > 4))


def _posts(paper: Paper) -> Iterator[_Spelling]:
    """Yield the posts that stand by themselves: on the front page, and in the cells of columns of officers."""
    front = paper.report.front_page
    people = (*front.report_of, *((front.author,) if front.author else ()), *front.scrutiny_chairs)
    yield from (_Spelling(_clean(person.post), None, "front page") for person in people if person.post)
    heads = {
        (cell.section, cell.table, cell.column)
        for cell in paper.passages
        if cell.kind is Kind.CELL and cell.row < 0 and _OFFICER_COLUMN.search(cell.text)
    }
    for cell in paper.passages:
        if cell.kind is Kind.CELL and cell.row >= 0 and (cell.section, cell.table, cell.column) in heads:
            for line in re.split(r"\n|;|\s/\s", cell.text):
                if _POST_WORD.search(line) and len(line.split()) <= 14:
                    yield _Spelling(_clean(line), cell, cell.where)


def _bodies(paper: Paper) -> Iterator[_Spelling]:
    front = paper.report.front_page
    for person in (*front.scrutiny_chairs, *front.cabinet_members):
        for found in _BODY.finditer(person.post):
            yield _Spelling(_clean(found[0]), None, "front page")
    for passage in paper.passages:
        if passage.kind in (Kind.PARAGRAPH, Kind.CELL) and not passage.inferred:
            for found in _BODY.finditer(passage.text):
                yield _Spelling(_clean(found[0]), passage, passage.where)


def bodies_named(paper: Paper) -> Iterator[tuple[str, Passage]]:
    """Yield each committee or board the text names, as printed, with its passage."""
    return ((body.printed, body.passage) for body in _bodies(paper) if body.passage)


def _by_first_words(posts: list[_Spelling]) -> dict[str, set[tuple[str, ...]]]:
    known: dict[str, set[tuple[str, ...]]] = {}
    for post in posts:
        words = re.findall(r"[\w&'’-]+", post.printed)
        if len(words) > 2:
            # Of whoever is "Director of" something, "Director for" it is the same.
            seconds = ("of", "for") if words[1] in ("of", "for") else (words[1],)
            for second in seconds:
                known.setdefault(f"{words[0]} {second}", set()).add(_key(post.printed))
    return known


def _posts_in_prose(paper: Paper, known: dict[str, set[tuple[str, ...]]]) -> Iterator[_Spelling]:
    """Yield where the text spells a post of the front page or of a table, with whatever signs between its words."""
    if not known:
        return
    begins = re.compile(r"\b(?:" + "|".join(re.escape(words) for words in sorted(known)) + r")\b")
    for passage in paper.prose():
        for found in begins.finditer(passage.text):
            keys = known[found[0]]
            longest = max(len(key) for key in keys) + 4
            words = list(re.finditer(r"[\w&'’-]+\)?", passage.text[found.start() : found.start() + 250]))[:longest]
            for word in words:
                end = found.start() + word.end()
                printed = passage.text[found.start() : end]
                if (
                    _key(printed) in keys
                    and word[0] not in _LIGHT
                    and not _of_another_post(passage.text, found.start(), end)
                ):
                    yield _Spelling(_clean(printed), passage, passage.where)
                    break


def _of_another_post(text: str, start: int, end: int) -> bool:
    """Whether more words make it the name of another post: Assistant Director for Housing and Waste."""
    before = re.search(
        r"(?:Assistant|Deputy|Executive|Strategic|Corporate|Associate|Service|Group|Joint)\s+$", text[:start]
    )
    return bool(before or re.match(r"\s+(?:and|&)\s+[A-Z]", text[end:]))


def _key(printed: str) -> tuple[str, ...]:
    """Return a name's words, whatever order and signs they stand in: `Co-ordinating O&S` is `O&S Coordinating`."""
    return tuple(
        sorted(word for word in re.findall(r"\w+", re.sub(r"['-]", "", _expanded(printed))) if word not in _LIGHT)
    )


def _same(printed: str) -> str:
    """Return a name with what makes no difference folded: case, quotes, dashes, commas, spaces, `&`."""
    text = re.sub(r"\s*[–—]\s*", " - ", _expanded(printed)).replace(",", "")
    return re.sub(r"\s+", " ", text).strip(" .,;:)").removeprefix("the ")


def _expanded(printed: str) -> str:
    text = printed.casefold().replace("’", "'")
    return re.sub(r"\s*&\s*", " and ", re.sub(r"\bo\s*(?:&|and)\s*s\b", "overview and scrutiny", text))


def _clean(printed: str) -> str:
    text = " ".join(printed.split()).strip(f" .,;:{_MARKS}")
    text = text if "(" in text else text.rstrip(")")
    return re.sub(r"^(?:The|A|An|Our|This|New|And|In|At|To|Of)\s+", "", text)


def people(paper: Paper) -> Iterator[Finding]:
    """Yield a question for each two names of people that differ by one letter."""
    names: dict[tuple[str, str], _Spelling] = {}
    for name in _people(paper):
        words = re.findall(r"[\w’'-]+", name.printed)
        if len(words) >= 2 and not {word.casefold() for word in words} & _NO_NAMES:
            names.setdefault((letters_of(words[0]), letters_of(words[-1])), name)
    for at in (0, 1):
        alike: dict[str, list[tuple[str, str]]] = {}
        for parts in names:
            alike.setdefault(parts[at], []).append(parts)
        for group in alike.values():
            first = group[0]
            for other in group[1:]:
                if one_letter_apart(first[1 - at], other[1 - at]):
                    yield _two_people(paper, names[first], names[other])


def _people(paper: Paper) -> Iterator[_Spelling]:
    front = paper.report.front_page
    named = (*front.report_of, *front.cabinet_members, *front.scrutiny_chairs)
    for person in (*named, *((front.author,) if front.author else ())):
        yield _Spelling(untitled(person.name), None, "front page")
    for passage in paper.passages:
        if passage.kind is not Kind.HEADING and not passage.inferred:
            for found in TITLED_PERSON.finditer(passage.text):
                yield _Spelling(f"{found[1]} {found[2].removesuffix('’s').removesuffix(chr(39) + 's')}", passage,
                                passage.where)  # fmt: skip


def untitled(name: str) -> str:
    """Return a person's name without the titles before it."""
    return _HONORIFIC.sub("", " ".join(name.split()))


def _two_people(paper: Paper, first: _Spelling, other: _Spelling) -> Finding:
    return paper.found(
        "Q21",
        other.passage,
        f'"{other.printed}" is written "{first.printed}" elsewhere ({first.where}). Are they the same person?',
        "If they are, write the name in one way all through.",
        about=other.printed,
        where=other.where,
    )


def letters_of(word: str) -> str:
    """Return a word's letters in small letters, without hyphens and apostrophes."""
    return re.sub(r"\W", "", word.casefold())


def one_letter_apart(one: str, other: str) -> bool:
    """Whether a letter put in, left out, changed or changed round makes one word of the other."""
    if one == other or min(len(one), len(other)) < 3 or abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    left, right = one[start : len(one) - end], other[start : len(other) - end]
    return (len(left) <= 1 and len(right) <= 1) or (len(left) == 2 and left == right[::-1])

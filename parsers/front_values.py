"""What stands in a row of a front page: answers to yes/no questions, people with their posts, wards.

A yes/no question may be answered by a ticked box, an X beside the answer, or the one word Yes or No.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from paperclerk.domain.front_page import Person
from parsers.readings import plain

EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
# `No. REG/02` gives a number, no answer.
_TOKEN = re.compile(
    r"[☐□❏❑⬜☒☑✓✔✗✘🗹🗷⊠]|\[\s*\]|\(\s*\)|\[\s*[xX✓✔]\s*\]|\(\s*[xX✓✔]\s*\)|(?<!\w)[xX](?!\w)|"
    r"\b(?:yes|no)\b(?!\.? [A-Z]{1,6}[-/ ]?\d|\. ?\d)",
    re.I,
)
_EMPTY_BOX = re.compile(r"[☐□❏❑⬜]|\[\s*\]|\(\s*\)")
_BARE_MARK = re.compile(r"[xX✓✔✗✘]")
_PERSON_ENDS = re.compile(
    r"[\n;]|(?<=\S)\s+(?=(?:Councillor|Cllr)\.?\s+[A-Z])"
    r"|\s+/\s+(?=[A-Z][\w'’.-]*(?: [A-Z][\w'’-]+){1,2}(?:,| [–-]) [A-Z])"
)
_POST_BEGINS = re.compile(r"\s+[–—-]\s+|,\s*")
_ALL_WARDS = re.compile(r"\ball\b(?:\s+wards?)?", re.I)


class Answer(NamedTuple):
    """An answer to a yes/no question: yes, no or None, the words beside it, and whether both were ticked.

    `unclear` says that something was ticked, and that it cannot be told which of the two.
    """

    yes: bool | None
    beside: str = ""
    both: bool = False
    unclear: bool = False


def read_answer(text: str) -> Answer:
    """Read the answer to a yes/no question: `☐ Yes ☒ No`, `Yes X   No`, `No – all wards`, `[x] Yes [ ] No`.

    A mark typed between the two belongs to the nearer; where neither is nearer, it is no answer.
    """
    tokens = list(_TOKEN.finditer(text))
    options = [token for token in tokens if _is_option(token)]
    options = [o for n, o in enumerate(options) if o[0].lower() not in {p[0].lower() for p in options[:n]}]
    marks = [token for token in tokens if not _is_option(token)]
    if not options:
        return Answer(None)
    if not marks:
        only = options[0] if len(options) == 1 and text[: options[0].start()].strip() == "" else None
        return Answer(_is_yes(only), text[only.end() :]) if only else Answer(None)
    ticked = _ticked(text, tokens, options, marks)
    if ticked is None:
        return Answer(None, unclear=True)
    if len(ticked) != 1:
        return Answer(None, both=len(ticked) > 1)
    following = [token.start() for token in tokens if token.start() >= ticked[0].end() and token not in ticked]
    words_beside = text[ticked[0].end() : min(following, default=len(text))]
    return Answer(_is_yes(ticked[0]), words_beside)


_Tokens = Sequence[re.Match[str]]


def _is_option(token: re.Match[str]) -> bool:
    return token[0].lower() in ("yes", "no")


def _is_yes(option: re.Match[str]) -> bool:
    return option[0].lower() == "yes"


def _ticked(text: str, tokens: _Tokens, options: _Tokens, marks: _Tokens) -> list[re.Match[str]] | None:
    """Return the options that are ticked; None where a mark may belong to either."""
    boxes = [mark for mark in marks if not _BARE_MARK.fullmatch(mark[0])]
    typed = [mark for mark in marks if mark not in boxes]
    if len(options) == 2 and len(marks) == 1:
        return _nearest(text, marks[0], options[0], options[1])
    # A box that somebody typed over is where the box was; one typed beside boxes ticks what it is nearest to.
    beside = typed if len(boxes) >= len(options) else []
    placed = [token for token in tokens if token not in beside]
    before = next(token for token in placed if token in marks).start() < options[0].start()
    owned = {_mark_of(option, placed, before=before): option for option in options}
    ticked = [option for mark, option in owned.items() if mark is not None and not _EMPTY_BOX.fullmatch(mark[0])]
    for mark in beside:
        meant = _meant_by(text, mark, tokens, owned)
        if meant is None:
            return None
        ticked += meant
    return [option for option in options if option in ticked]


def _meant_by(
    text: str, mark: re.Match[str], tokens: _Tokens, owned: Mapping[re.Match[str] | None, re.Match[str]]
) -> list[re.Match[str]] | None:
    """Return the option that a mark typed beside boxes ticks, through its box or itself; None for either of two."""
    at = tokens.index(mark)
    touched = [one for one in (*tokens[:at][-1:], *tokens[at + 1 :][:1]) if _touch(text, mark, one)]
    if len({owned.get(one, one) for one in touched}) == 2:
        nearer = _nearest(text, mark, touched[0], touched[1])
        if nearer is None:
            return None
        touched = nearer
    return [owned.get(one, one) for one in touched]


def _mark_of(option: re.Match[str], tokens: _Tokens, *, before: bool) -> re.Match[str] | None:
    """Return the mark that belongs to an option, the one before or the one after it."""
    place = tokens.index(option) + (-1 if before else 1)
    return tokens[place] if 0 <= place < len(tokens) and not _is_option(tokens[place]) else None


def _nearest(text: str, mark: re.Match[str], one: re.Match[str], other: re.Match[str]) -> list[re.Match[str]] | None:
    """Return which of two a mark is nearer to, if it is a tick; None where it stands in the middle."""
    if _EMPTY_BOX.fullmatch(mark[0]):
        return []
    gaps = _gap(text, mark, one), _gap(text, mark, other)
    return None if gaps[0] == gaps[1] else [one if gaps[0] < gaps[1] else other]


def _gap(text: str, one: re.Match[str], other: re.Match[str]) -> int:
    """Return how far apart two stand; another line is farther than any blanks, and a tab than a few."""
    between = _between(text, one, other)
    return len(between) + 7 * between.count("\t") + 1000 * between.count("\n")


def _between(text: str, one: re.Match[str], other: re.Match[str]) -> str:
    return text[min(one.end(), other.end()) : max(one.start(), other.start())]


def _touch(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether nothing is written between two."""
    return not re.search(r"\w", _between(text, one, other))


def wards_named(answer: Answer, named: str) -> tuple[tuple[str, ...], str]:
    """Return the wards named, and all, named, none or nothing: `No – all wards affected` means all of them."""
    if answer.yes is None:
        return (), ""
    beside = answer.beside.strip(" \t\n:;,.–—-()")
    if _ALL_WARDS.fullmatch(plain(named)) or (not answer.yes and re.search(r"\ball\s+wards?\b", beside, re.I)):
        return (), "all"
    if not answer.yes:
        return (), "none"
    names = re.split(r"[\n;,]|\s+and\s+", named or beside)
    return tuple(name.strip() for name in names if name.strip()), "named"


def read_people(text: str) -> tuple[Person, ...]:
    """Read people as front pages name them: `Cllr A. Name, Leader`, `Name – Post`, a line or a semicolon each."""
    return tuple(person for part in _PERSON_ENDS.split(text) if (person := _person(part)))


def _person(text: str) -> Person | None:
    email = EMAIL.search(text)
    bare = _trimmed(EMAIL.sub("", text))
    if not re.search(r"\w", bare):
        return None
    name, *post = _POST_BEGINS.split(bare, maxsplit=1)
    return Person(name=name.strip(), post=post[0].strip() if post else "", email=email[0] if email else None)


def _trimmed(text: str) -> str:
    """Return a text without the signs left at its ends, a bracket that nothing opened or closed among them."""
    bare = plain(text).replace("()", "").strip(" ,;:/|–-")
    if bare.count("(") < bare.count(")"):
        bare = bare.removesuffix(")")
    if bare.startswith("(") and bare.endswith(")"):
        bare = bare[1:-1]
    return bare.rstrip("(").strip(" ,;:/|–-")


def read_author(text: str, lines: Sequence[str]) -> Person | None:
    """Read the author, whose e-mail address may stand alone on one of the lines."""
    people = read_people(" ".join(text.split("\n")))
    if not people:
        return None
    beside = next((found[0] for line in lines if (found := EMAIL.fullmatch(line.strip()))), None)
    return people[0] if people[0].email else people[0].model_copy(update={"email": beside})


_POSTS = re.compile(
    r"\b(?:director|head|officer|chief|manager|leader|holder|lead|assistant|deputy|executive|monitoring|"
    r"treasurer|secretary|solicitor|auditor|commissioner|chair|services?|strategic|corporate|interim|group|team|directorate|"
    r"section 151|s151|advis[eo]r|consultant|partner|planner|accountant|(?:member|councillor) for|portfolio)\b",
    re.I,
)


def is_post(words: str) -> bool:
    """Whether words name a post or a portfolio somewhere."""
    return bool(_POSTS.search(words))


# A line that ends so goes on in the next.
_GOES_ON = re.compile(r"(?:\b(?:for|of|and|the|to|with)|&|,)$", re.I)
_TELEPHONE = re.compile(
    r"\(?\b(?:tel(?:ephone)?(?: no)?|phone|mobile|ext)\b\.?:?\s*[\d() +-]*|\(?\+?\b0\d[\d ()-]{7,}\d", re.I
)
_FULL_NAME = r"[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){1,3}"
# A line of an address: a house's number and street, a postcode, a box.
_ADDRESS = re.compile(r"^\d+[a-z]?(?:[-–]\d+)?,? [A-Z]|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\bP\.?O\.? box\b")
_COUNCILLOR = re.compile(r"^(?:councillor|cllr)\b", re.I)


def read_officers(text: str) -> tuple[Person, ...]:
    """Read people of whom some are named by their post alone, or by the post before the name."""
    return tuple(
        person
        for part in _joined_lines(without_telephone(text))
        if (one := _person(part)) and (person := _by_post(one, part))
    )


def author_of(text: str, addresses: Sequence[str]) -> Person | None:
    """Read the author of a published report, who may be named by post alone or have an address on a line alone."""
    people = read_officers(text)
    if people and not people[0].email and addresses:
        return people[0].model_copy(update={"email": addresses[0]})
    return people[0] if people else None


def members_and_officers(text: str) -> tuple[str, str]:
    """Part the people of a row into members, `Cllr A Shaw`, and officers, a line each."""
    people = [part.strip() for part in _PERSON_ENDS.split(text) if part and part.strip()]
    members = [part for part in people if _COUNCILLOR.match(part)]
    return "\n".join(members), "\n".join(part for part in people if part not in members)


def is_person_with_post(line: str) -> bool:
    """Whether a line is a name and then a post: `Ann Lee, Corporate Director of Place`."""
    name, *post = _POST_BEGINS.split(line.strip(), maxsplit=1)
    named = _COUNCILLOR.match(name) or (re.fullmatch(_FULL_NAME, name) and not is_post(name))
    return bool(named and post and is_post(post[0]) and not line.rstrip().endswith((".", ":")))


def without_telephone(text: str) -> str:
    """Return a text without telephone numbers and the words before them."""
    return _TELEPHONE.sub("", text)


def read_wards(text: str, named: str) -> tuple[str, tuple[str, ...]]:
    """Read which wards a report is about: all, named or none (nothing where nobody said), and the names."""
    answer = read_answer(text)
    if answer.yes is not None:
        names, kind = wards_named(answer, named)
        return kind, names
    said = plain(text).strip(" .;,()").casefold()
    if not said:
        return ("named" if named else ""), _names(named)
    if re.match(
        r"all\b|borough[- ]?wide|city[- ]?wide|county[- ]?wide|district[- ]?wide|whole (?:borough|city|district)", said
    ):
        return "all", ()
    if re.match(r"(?:none|nil|n/?a|not applicable|no (?:specific )?wards?|not ward specific)\b", said):
        return "none", ()
    return ("", ()) if re.match(r"☐|\[ ?\]", said) else ("named", _names(text))


def _names(text: str) -> tuple[str, ...]:
    bare = re.sub(r"\bwards?\b", "", text, flags=re.I)
    return tuple(name.strip(" .") for name in re.split(r"[\n;,]|\s+and\s+", bare) if name.strip(" ."))


def _joined_lines(text: str) -> list[str]:
    """Return a person each: a line that gives only a post or an address belongs to the name above it."""
    people: list[str] = []
    for part in _PERSON_ENDS.split(text):
        line = part.strip()
        if not line or (people and _ADDRESS.search(line)):
            continue
        bare = EMAIL.sub("", line).strip(" ,:()/|-–")
        is_more = not bare or re.fullmatch(r"(?:e-?mail|tel)?:?", bare, re.I) or (
            _POSTS.search(bare) and not _POST_BEGINS.search(bare) and not _COUNCILLOR.match(bare)
            and people and not _POSTS.search(people[-1])
        )  # fmt: skip
        if people and _GOES_ON.search(people[-1]):
            people[-1] = f"{people[-1]} {line}"
        elif people and is_more:
            people[-1] = f"{people[-1]}, {line}" if bare else f"{people[-1]} {line}"
        else:
            people.append(line)
    return people


def _by_post(person: Person, part: str) -> Person:
    """Return a person whose post was read as the name put right."""
    in_brackets = re.fullmatch(r"(.+?)\s*\(([^()]+)\)", person.name)
    if in_brackets and not person.post and _COUNCILLOR.match(person.name) and is_post(in_brackets[2]):
        return person.model_copy(update={"name": in_brackets[1], "post": in_brackets[2]})
    if not _POSTS.search(person.name) or _COUNCILLOR.match(person.name):
        return person
    if person.post and not _POSTS.search(person.post) and re.fullmatch(_FULL_NAME, person.post):
        return person.model_copy(update={"name": person.post, "post": person.name})
    bare = _trimmed(EMAIL.sub("", part))
    return person.model_copy(update={"name": "", "post": bare})

"""The front page of an author's file: labels are known by their words, in any order, over as many tables as there are.

A yes/no question may be answered by a ticked box, an X beside the answer, or the one word Yes or No.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple, TypeGuard

from paperclerk.domain.front_page import FRONT_ROWS, QUESTIONS, ROUTE_ROWS, FrontPage, Person
from paperclerk.ooxml.blocks import Block, Paragraph, Row, Table
from parsers.dates import read_date
from parsers.form_labels import without_placeholders
from parsers.readings import gives_no_answer, plain, words
from parsers.report_blocks import is_guidance

_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_TOKEN = re.compile(r"[☐□❏❑⬜☒☑✓✔✗✘🗹🗷⊠]|\[\s*\]|\[\s*[xX✓✔]\s*\]|(?<!\w)[xX](?!\w)|\b(?:yes|no)\b", re.I)
_EMPTY_BOX = re.compile(r"[☐□❏❑⬜]|\[\s*\]")
_PERSON_ENDS = re.compile(r"[\n;]|(?<=\S)\s+(?=(?:Councillor|Cllr)\.?\s+[A-Z])")
_POST_BEGINS = re.compile(r"\s+[–—-]\s+|,\s*")
_REPORT_TO = re.compile(r"\breport to (?:the )?([^:\n]+)", re.I)
# A line longer than this is no council's name.
_LONGEST_NAME = 80
_ALL_WARDS = re.compile(r"\ball\b(?:\s+wards?)?", re.I)


class FrontReading(NamedTuple):
    """A front page as read.

    `found` says whether any row of it was there, `doubts` are questions answered twice, `unused` are lines outside the
    table that are no part of a front page.
    """

    front: FrontPage
    found: bool
    doubts: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()


class Answer(NamedTuple):
    """An answer to a yes/no question: yes, no or None, the words beside it, and whether both were ticked."""

    yes: bool | None
    beside: str = ""
    both: bool = False


def read_front_page(blocks: Sequence[Block]) -> FrontReading:
    """Read the front page from the blocks before the first heading."""
    rows: dict[str, str] = {}
    others: list[tuple[str, str]] = []
    for label, value in _labelled_rows(blocks):
        name = name_of_label(label)
        if name is None:
            others += [(label, value)] if label and value else []
        elif not rows.get(name):
            rows[name] = value
    lines = [line.strip() for b in blocks if _speaks(b) for line in b.text.split("\n") if line.strip()]
    answers = {question.name: read_answer(rows.get(question.name, "")) for question in QUESTIONS}
    doubts = tuple(question.label for question in QUESTIONS if answers[question.name].both)
    front = _front_page(rows, answers, lines, others)
    unused = [line for line in lines if not _is_route(line)]
    if unused and not front.organisation and len(unused[0]) < _LONGEST_NAME and not unused[0].endswith("."):
        front = front.model_copy(update={"organisation": unused.pop(0)})
    return FrontReading(front, found=bool(rows), doubts=doubts, unused=tuple(unused))


def name_of_label(label: str) -> str | None:
    """Return the row's or question's name that a label stands for, or None; guidance under it does not matter."""
    lines = [line for line in label.split("\n") if line.strip()]
    for reading in (lines[0] if lines else "", label, re.sub(r"\([^)]*\)", "", label)):
        folded = _folded(reading)
        if name := _NAME_OF.get(folded):
            return name
    folded = _folded(label)
    long_enough = ((known, name) for known, name in _NAME_OF.items() if len(known) > 3)
    return next((name for known, name in long_enough if folded[: len(known)] == known), None)


def read_answer(text: str) -> Answer:
    """Read the answer to a yes/no question: `☐ Yes ☒ No`, `Yes X  No`, `No – all wards`, `[x] Yes [ ] No`."""
    tokens = list(_TOKEN.finditer(text))
    options = [token for token in tokens if token[0].lower() in ("yes", "no")]
    options = [o for n, o in enumerate(options) if o[0].lower() not in {p[0].lower() for p in options[:n]}]
    marks = [token for token in tokens if token[0].lower() not in ("yes", "no")]
    if not options:
        return Answer(None)
    if not marks:
        only = options[0] if len(options) == 1 and text[: options[0].start()].strip() == "" else None
        return Answer(_is_yes(only), text[only.end() :]) if only else Answer(None)
    before = marks[0].start() < options[0].start()
    ticked = [option for option in options if _is_ticked(option, marks, tokens, before=before)]
    if len(ticked) != 1:
        return Answer(None, both=len(ticked) > 1)
    following = [token.start() for token in tokens if token.start() >= ticked[0].end() and token not in ticked]
    words_beside = text[ticked[0].end() : min(following, default=len(text))]
    return Answer(_is_yes(ticked[0]), words_beside)


def _speaks(block: Block) -> TypeGuard[Paragraph]:
    """Whether a block is a paragraph of the author's rather than the document's title or the blank's guidance."""
    return isinstance(block, Paragraph) and not (
        block.heading_level or block.style_name.casefold() == "title" or is_guidance(block)
    )


def _is_route(line: str) -> bool:
    """Whether a line says to whom and when, or how to reach the author."""
    return bool(_REPORT_TO.search(line) or _EMAIL.fullmatch(line) or read_date(line).value)


def _is_yes(option: re.Match[str]) -> bool:
    return option[0].lower() == "yes"


def _is_ticked(option: re.Match[str], marks: list[re.Match[str]], tokens: list[re.Match[str]], *, before: bool) -> bool:
    """Whether the mark that belongs to an option, the one before or the one after it, is a tick."""
    place = tokens.index(option) + (-1 if before else 1)
    if not 0 <= place < len(tokens) or tokens[place] not in marks:
        return False
    return not _EMPTY_BOX.fullmatch(tokens[place][0])


def _labelled_rows(blocks: Iterable[Block]) -> Iterator[tuple[str, str]]:
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                yield from _labelled_row(row)


def _labelled_row(row: Row) -> Iterator[tuple[str, str]]:
    texts = [without_placeholders(cell.text).strip() for cell in row.cells if not cell.continues_above]
    if len(texts) == 1:
        label, _, value = texts[0].partition(":")
        yield label.strip(), value.strip()
    elif len(texts) == 4 and name_of_label(texts[0]) and name_of_label(texts[2]):
        yield from ((texts[0], texts[1]), (texts[2], texts[3]))
    elif texts:
        yield texts[0], "\n".join(text for text in texts[1:] if text)


def _front_page(
    rows: dict[str, str], answers: dict[str, Answer], lines: list[str], others: list[tuple[str, str]]
) -> FrontPage:
    said = {name: "" if gives_no_answer(text) else text for name, text in rows.items()}
    ward_names, wards = _wards(answers["wards"], said.get("ward_names", ""))
    given: dict[str, Any] = {
        "organisation": said.get("organisation", ""),
        "body": said.get("body", "") or _body(lines),
        "date": _date([said.get("date", ""), *lines]),
        "subject": said.get("subject", ""),
        "report_of": read_people(said.get("report_of", "")),
        "cabinet_members": read_people(said.get("cabinet_members", "")),
        "scrutiny_chairs": read_people(said.get("scrutiny_chairs", "")),
        "author": _author(said.get("author", ""), lines),
        "wards": wards,
        "ward_names": ward_names,
        "others": tuple(others),
        "as_printed": {name: text for name, text in rows.items() if text},
    }
    for question in QUESTIONS[1:]:
        answer, follow_up = answers[question.name], question.follow_up.name
        beside = answer.beside.strip(" \t\n:;,.–—-()") if answer.yes is (question.name != "call_in") else ""
        given |= {question.name: answer.yes, follow_up: said.get(follow_up) or beside or None}
    return FrontPage(**given)


def _wards(answer: Answer, named: str) -> tuple[tuple[str, ...], str]:
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
    email = _EMAIL.search(text)
    bare = plain(_EMAIL.sub("", text)).strip(" ,;–-").removesuffix("()").strip()
    if not bare:
        return None
    name, *post = _POST_BEGINS.split(bare, maxsplit=1)
    return Person(name=name.strip(), post=post[0].strip() if post else "", email=email[0] if email else None)


def _author(text: str, lines: list[str]) -> Person | None:
    people = read_people(" ".join(text.split("\n")))
    if not people:
        return None
    beside = next((found[0] for line in lines if (found := _EMAIL.fullmatch(line.strip()))), None)
    return people[0] if people[0].email else people[0].model_copy(update={"email": beside})


def _body(lines: list[str]) -> str:
    found = (_REPORT_TO.search(line) for line in lines)
    return next((match[1].strip() for match in found if match), "")


def _date(texts: list[str]) -> date | None:
    return next((reading.value for text in texts if (reading := read_date(text)).value), None)


def _folded(label: str) -> tuple[str, ...]:
    """Return a label's words without what people vary: case, plural, signs."""
    alike = re.sub(r"call[-\s]in\b", "callin", label.replace("(s)", ""), flags=re.I)
    return tuple(word.removesuffix("s") or word for word in words(alike))


_NAME_OF = {
    _folded(label): row.name
    for row in (*FRONT_ROWS, *ROUTE_ROWS, *(question.follow_up for question in QUESTIONS))
    for label in (row.label, *row.also)
} | {_folded(label): question.name for question in QUESTIONS for label in (question.label, *question.also)}

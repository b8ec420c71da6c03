"""The front page of an author's file: labels known by their words, in any order, over as many tables as there are."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple, TypeGuard

from paperclerk.domain.front_page import QUESTIONS, FrontPage
from paperclerk.domain.procedure import COMMISSIONERS_ROWS, Procedure
from paperclerk.ooxml.blocks import Block, Paragraph, Row, Table
from parsers.author_procedure import is_route_table, read_procedure, route_of
from parsers.dates import read_date
from parsers.form_labels import without_placeholders
from parsers.front_labels import name_of_label
from parsers.front_values import EMAIL, Answer, read_answer, read_author, read_people, wards_named
from parsers.readings import gives_no_answer
from parsers.report_blocks import is_guidance

_REPORT_TO = re.compile(r"\breport to (?:the )?([^:\n]+)", re.I)
# A line longer than this is no council's name.
_LONGEST_NAME = 80
_COMMISSIONERS = frozenset(row.name for row in COMMISSIONERS_ROWS)


class FrontReading(NamedTuple):
    """A front page as read.

    `found` says whether any row of it was there, `doubts` are questions answered twice, `unclear` what stands beside
    each that is answered, and not so that it can be told how, `unused` are lines outside the
    table that are no part of a front page. `procedure` is what stands in the rows that a report may go without.
    """

    front: FrontPage
    found: bool
    procedure: Procedure = Procedure()
    doubts: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    unclear: Mapping[str, str] = MappingProxyType({})


def read_front_page(blocks: Sequence[Block]) -> FrontReading:
    """Read the front page from the blocks before the first heading."""
    rows: dict[str, str] = {}
    others: list[tuple[str, str]] = []
    meetings = [block for block in blocks if isinstance(block, Table) and is_route_table(block)]
    for label, value in _labelled_rows(block for block in blocks if block not in meetings):
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
    procedure = read_procedure(rows, [stop for table in meetings for stop in route_of(table)])
    unclear = {
        question.label: " ".join(rows.get(question.name, "").split())
        for question in QUESTIONS
        if answers[question.name].yes is None and re.search(r"\w", rows.get(question.name, ""))
    }
    return FrontReading(front, bool(rows), procedure, doubts=doubts, unused=tuple(unused), unclear=unclear)


def _speaks(block: Block) -> TypeGuard[Paragraph]:
    """Whether a block is a paragraph of the author's rather than the document's title or the blank's guidance."""
    return isinstance(block, Paragraph) and not (
        block.heading_level or block.style_name.casefold() == "title" or is_guidance(block)
    )


def _is_route(line: str) -> bool:
    """Whether a line says to whom and when, or how to reach the author."""
    return bool(_REPORT_TO.search(line) or EMAIL.fullmatch(line) or read_date(line).value)


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
    ward_names, wards = wards_named(answers["wards"], said.get("ward_names", ""))
    given: dict[str, Any] = {
        "organisation": said.get("organisation", ""),
        "body": said.get("body", "") or _body(lines),
        "date": _date([said.get("date", ""), *lines]),
        "subject": said.get("subject", ""),
        "report_of": read_people(said.get("report_of", "")),
        "cabinet_members": read_people(said.get("cabinet_members", "")),
        "scrutiny_chairs": read_people(said.get("scrutiny_chairs", "")),
        "author": read_author(said.get("author", ""), lines),
        "wards": wards,
        "ward_names": ward_names,
        "others": tuple(others),
        "purpose": said.get("purpose", ""),
        "key_decision_reason": said.get("key_decision_reason") or None,
        # What the Commissioners said stands in their block alone, which may be exempt by itself.
        "as_printed": {name: text for name, text in rows.items() if text and name not in _COMMISSIONERS},
    }
    for question in QUESTIONS[1:]:
        answer, follow_up = answers[question.name], question.follow_up.name
        beside = answer.beside.strip(" \t\n:;,.–—-()") if answer.yes is (question.name != "call_in") else ""
        given |= {question.name: answer.yes, follow_up: said.get(follow_up) or beside or None}
    return FrontPage(**given)


def _body(lines: list[str]) -> str:
    found = (_REPORT_TO.search(line) for line in lines)
    return next((match[1].strip() for match in found if match), "")


def _date(texts: list[str]) -> date | None:
    return next((reading.value for text in texts if (reading := read_date(text)).value), None)

"""The front page of any council's report, from the pieces before its first section."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from paperclerk.domain.front_page import QUESTIONS, FrontPage
from paperclerk.domain.report import FrontPlace, ReportTable
from parsers.dates import date_in
from parsers.front_answers import answer_of, ground_in, status_in
from parsers.front_labels import Labels
from parsers.front_rows import FrontRowRead, rows_in_lines, rows_in_table
from parsers.front_title import (
    TitleLines,
    body_in,
    council_among,
    is_on_the_way,
    names_body,
    read_title_lines,
    says_route,
)
from parsers.front_values import EMAIL, author_of, members_and_officers, read_answer, read_officers, read_wards
from parsers.pieces import Piece, Text
from parsers.readings import gives_no_answer, plain

# Rows in which `None` is an answer.
_NONE_SAYS = ("wards", "exempt", "classification")
# A row `Why:` or `If yes, details` says more of the row above it.
_MORE = re.compile(
    r"(?:if (?:yes|no|not|so)\b.{0,40}|why(?: not)?|reasons?|details?|ground(?:s)?|criteria.{0,30})[:?]*", re.I
)
_MORE_OF = {"key_decision": "key_decision_reason", "call_in": "call_in_reason", "exempt": "exemption",
            "classification": "exemption", "wards": "ward_names"}  # fmt: skip
# `Report:` stands before the body in some councils, before the title in others.
_ONLY_REPORT = re.compile(r"report:?", re.I)
# A row `Job title:` goes on with the person named in the row above it.
_POST = re.compile(r"(?:job title|post(?: title)?|position|role|designation|title|e-?mail(?: address)?)[:?]*", re.I)
_ADDRESSED = re.compile(r"to:?", re.I)
_GROUND = re.compile(r"^(?:reasons?|grounds?|criteria)(?: for .{1,40})?:\s*", re.I)
_KEY_NUMBER = re.compile(r"key (?:executive )?decision (?:no|num|ref)", re.I)
# Rows that may come more than once, each with more people; of others the first counts.
_SEVERAL = frozenset({"report_of", "cabinet_members", "scrutiny_chairs", "contacts", "author", "lead_officer"})
# What follows from `Yes` may be asked, and told, in the question's own cell: `If yes, name the wards: Ashby`.
_ASKED = re.compile(
    r"\b(?:if (?:yes|so)|names?|state|list|specify|references?|refs?)\b[^:]*:\s*(?P<told>[^\s:][^:]*)$", re.I
)
# A reference named as one amid words: `Yes, in the Forward Plan, reference KD/26/114`.
_REFERENCE = re.compile(
    r"\b(?:ref(?:erence)?|number|no)\b[.:]*\s*(?P<number>(?-i:(?:[A-Z]{1,6} )?[A-Z0-9][A-Z0-9/.-]*))(?<=\d)", re.I
)
_IN_PLAN = re.compile(r"\b(?:forward plan|notice|key decisions? (?:list|register|schedule))\b", re.I)
# A forward plan reference is a number with a word or two, as `KD 2031/014`; more words give a ground.
_WORDS_OF_REFERENCE = 4


class FrontRead(NamedTuple):
    """A front page as read, where its rows stand, what is no part of it, and questions answered twice."""

    front: FrontPage
    places: tuple[FrontPlace, ...] = ()
    texts: tuple[Text, ...] = ()
    tables: tuple[ReportTable, ...] = ()
    doubts: tuple[str, ...] = ()


def read_front(pieces: Sequence[Piece], labels: Labels, after: Iterable[FrontRowRead] = ()) -> FrontRead:
    """Read the front page from the pieces before the first section, and rows of it that come `after`."""
    texts = [piece for piece in pieces if isinstance(piece, Text)]
    tables = [piece for piece in pieces if isinstance(piece, ReportTable)]
    in_lines = rows_in_lines(texts, labels)
    by_table = [(table, rows_in_table(table, labels)) for table in tables]
    rows = [row for _, found in sorted(in_lines.items()) for row in found]
    rows += [row for _, found in by_table for row in found]
    rows += after
    printed, printed_labels, others = _gathered(rows)
    printed = _told_in_labels(printed_labels) | printed
    left = [text for place, text in enumerate(texts) if place not in in_lines]
    title = _with_cells(read_title_lines(left, known=frozenset(printed)), others, frozenset(printed))
    said_twice = [("", line) for name, line in title.printed.items() if name in printed and line != printed[name]]
    front, doubts = _front_page(title, printed, [label for label, value in others if not value])
    if front.key_decision is None and _is_numbered_key(front, printed_labels):
        front = front.model_copy(update={"key_decision": True})
    update: dict[str, Any] = {"as_printed": title.printed | printed, "others": (*dict.fromkeys(said_twice), *others)}
    update["organisation"] = front.organisation or council_among(label for label, value in others if not value)
    front = front.model_copy(update=update | {"labels": printed_labels})
    places = [FrontPlace(row=row.name, page=row.page, box=row.box) for row in rows if row.name and row.page and row.box]
    return FrontRead(front, tuple(places), title.unused, tuple(table for table, found in by_table if not found), doubts)


def _with_cells(title: TitleLines, others: Sequence[tuple[str, str]], known: frozenset[str]) -> TitleLines:
    """Return what title lines say, and cells without labels: `Cabinet` over `26 March 2031`, the title by itself."""
    lines = [Text(line) for line in _cells_without_labels(others)]
    cells = read_title_lines(lines, known | title.said.keys())
    return title._replace(said=cells.said | title.said, printed=cells.printed | title.printed)


def _cells_without_labels(others: Iterable[tuple[str, str]]) -> Iterator[str]:
    for label, value in others:
        lines = [line.strip() for line in (*label.split("\n"), *value.split("\n")) if line.strip()]
        if is_on_the_way(label):
            continue
        if value and label.endswith(":") and value[0].islower():
            yield f"{label} {value}"  # a title with a colon, torn
        elif not label.endswith((":", "?")) and (not value or all(map(says_route, lines))):
            yield from lines


def _parted(rows: Sequence[FrontRowRead]) -> Iterator[FrontRowRead]:
    """Yield the rows, one of members with the officer who reports parted into two."""
    for row in rows:
        members, officers = members_and_officers(row.value)
        if row.name == "cabinet_members" and re.search(r"/.*\bofficer", row.label, re.I) and members and officers:
            yield row._replace(value=members)
            yield row._replace(value=officers, name="author")
        else:
            yield row


def _gathered(rows: Sequence[FrontRowRead]) -> tuple[dict[str, str], dict[str, str], list[tuple[str, str]]]:
    printed: dict[str, str] = {}
    printed_labels: dict[str, str] = {}
    others: list[tuple[str, str]] = []
    above = ""
    for one in _parted(rows):
        row = one
        if row.name is None and above in _MORE_OF and _MORE.fullmatch(plain(row.label)):
            row = row._replace(name=_MORE_OF[above])
        if row.name is None and above in _SEVERAL and _POST.fullmatch(plain(row.label)) and printed.get(above):
            printed[above] += f", {row.value}"
            printed_labels[above] += f"\n{row.label.strip()}"
            continue
        if row.name == "purpose" and names_body(row.value):
            row = row._replace(name="body")
        if row.name == "body" and _ONLY_REPORT.fullmatch(plain(row.label)) and not names_body(row.value):
            row = row._replace(name="subject")
        if row.name == "body" and "body" in printed and _ADDRESSED.fullmatch(printed_labels["body"]):
            # Whom a paper is addressed to is its body only where no row says which meeting it goes to.
            others.append((printed_labels.pop("body"), printed.pop("body")))
        above = row.name or above
        if row.name is None or (row.name in printed and printed[row.name] and row.name not in _SEVERAL):
            others += [(row.label, row.value)] if row.label or row.value else []
            continue
        if row.value and row.value in printed.get(row.name, "").split("\n"):
            continue
        printed[row.name] = f"{printed.get(row.name, '')}\n{row.value}".strip()
        joined = (printed_labels.get(row.name, ""), row.label.strip())
        printed_labels[row.name] = "\n".join(dict.fromkeys(label for label in joined if label))
    return {name: text for name, text in printed.items() if text}, printed_labels, others


def _front_page(title: TitleLines, printed: dict[str, str], cells: Sequence[str]) -> tuple[FrontPage, tuple[str, ...]]:
    rows = title.said | printed
    loose = [*(text.text for text in title.unused), *cells]
    said = {name: "" if gives_no_answer(text) and name not in _NONE_SAYS else text for name, text in rows.items()}
    if "exempt" not in said and "exemption" not in said and (ground := ground_in(loose)):
        said["exemption"] = ground
    if "classification" not in said and (status := status_in(loose)):
        said["classification"] = status
    days = (title.said.get("date", ""), said.get("date", ""), said.get("body", ""))
    contacts = read_officers(said.get("contacts", ""))
    addresses = title.addresses if contacts else (*title.addresses, *EMAIL.findall(said.get("contacts", "")))
    author = author_of(said.get("author") or said.get("lead_officer", ""), addresses)
    report_of = read_officers(said.get("report_of", ""))
    if author and not author.name and not report_of:
        # `Report by Director of Finance` says who reports, not who wrote.
        report_of, author = (author,), None
    given: dict[str, Any] = {
        "organisation": plain(title.said.get("organisation") or said.get("organisation", "")),
        "body": _body(title.said.get("body", ""), body_in(said.get("body", ""))),
        "date": next((day for text in days if (day := date_in(text))), None),
        "subject": plain(said.get("subject", "")),
        "report_of": report_of,
        "cabinet_members": read_officers(said.get("cabinet_members", "")),
        "scrutiny_chairs": read_officers(said.get("scrutiny_chairs", "")),
        "author": author or next(iter(contacts), None),
        "contacts": contacts,
        **{name: plain(said.get(name, "")) for name in ("classification", "purpose", "item")},
    }
    given["wards"], given["ward_names"] = read_wards(said.get("wards", ""), said.get("ward_names", ""))
    doubts = []
    for question in QUESTIONS[1:]:
        answer = answer_of(question.name, said)
        follow_up = question.follow_up.name
        given |= {question.name: answer[0], follow_up: said.get(follow_up) or answer[1]}
        doubts += [question.label] if read_answer(said.get(question.name, "")).both else []
    given["key_decision_reason"] = said.get("key_decision_reason")
    return FrontPage(**_with_ground(given, said)), tuple(doubts)


def _body(line: str, row: str) -> str:
    """Return the body that a line names; the row's where the line is short for it: `Report to Policy Committee`."""
    names = [" ".join(name.casefold().removeprefix("the ").split()) for name in (line, row)]
    return row if not line or (names_body(row) and names[1].endswith(f" {names[0]}")) else line


def _told_in_labels(printed_labels: Mapping[str, str]) -> dict[str, str]:
    """Return what follows from an answer where the question's own cell says it."""
    told = {q.follow_up.name: _ASKED.search(plain(printed_labels.get(q.name, ""))) for q in QUESTIONS}
    return {name: found["told"].strip() for name, found in told.items() if found}


def _is_numbered_key(front: FrontPage, printed_labels: Mapping[str, str]) -> bool:
    """Whether a decision has a number as a key decision: `Key decision No. HSG/02/31` says that it is one."""
    label = plain(printed_labels.get("forward_plan_reference", ""))
    return bool(_KEY_NUMBER.match(label) and re.search(r"\d", front.forward_plan_reference or ""))


def _with_ground(given: dict[str, Any], said: dict[str, str]) -> dict[str, Any]:
    """Return the front page with what stands beside `Yes` to a key decision: its ground, or a reference."""
    beside = given["forward_plan_reference"]
    if not given["key_decision"] or not beside or said.get("forward_plan_reference"):
        return given
    first, _, rest = beside.partition("\n")
    if not date_in(first) and re.search(r"\d{3,}", first) and len(first.split()) <= _WORDS_OF_REFERENCE:
        ground = _GROUND.sub("", rest.strip()) or given.get("key_decision_reason")
        return given | {"forward_plan_reference": first.strip(), "key_decision_reason": ground}
    named = _REFERENCE.search(beside)
    reason = given.get("key_decision_reason") if named and _IN_PLAN.search(beside) else beside
    return given | {"forward_plan_reference": named and named["number"], "key_decision_reason": reason}

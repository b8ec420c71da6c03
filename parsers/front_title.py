"""What stands on a front page without a label: the council, the body, the day, the title, who reports."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from parsers.dates import date_in
from parsers.front_rows import whole
from parsers.front_values import EMAIL
from parsers.outline_words import says_marking
from parsers.pieces import Text
from parsers.readings import plain

# A line longer than this is no council's name, no committee's and no title.
_LONGEST_NAME = 100
_LONGEST_TITLE = 220
_REPORT_TO = re.compile(r"^(.{0,80}?)\breport (?:to|for) (?:the )?([^:\n]+?)\s*$", re.I)
# What a report is for rather than whom: `Report for Resolution`.
_FOR_WHAT = re.compile(
    r"(?:resolution|information|decision|noting|approval|consideration|action|discussion|comment|endorsement)"
    r"(?:(?: and |/| or )\w+)?",
    re.I,
)
_REPORT_OF = re.compile(r"^(?:joint )?report (?:of|by|from)(?: the)?:? (.+)$", re.I)
_TO_AND_OF = re.compile(r"^report of (?:the )?(.+?) to (?:the )?(.+)$", re.I)
_MEETING_OF = re.compile(r"^(?:meeting of (?:the )?|meeting: ?)(.+)$", re.I)
_COUNCIL = re.compile(
    r"^[A-Z][\w'’&.,\- ]*?(?:council|borough|authority|county|(?:corporation|city|borough) of .+)$", re.I
)
_BODY = re.compile(
    r"^(?:the )?(?:[\w'’&,()\-/ ]*\b)?(?:cabinet|executive(?: board| committee)?|committee|full council|council|board|"
    r"panel|commission|sub-?committee|scrutiny|assembly)(?: meeting)?$",
    re.I,
)
_ITEM = re.compile(r"^(?:agenda )?item(?: no\.?| number)?:? ?([\w.()]+)$", re.I)
_BODY_AND_ITEM = re.compile(r"^(.{3,80}?)\s+(?:agenda )?item(?: no\.?| number)?:? ?(\d{1,3}[a-z]?)$", re.I)
_PAPER = re.compile(r"^(?:committee |council |officer'?s? |cabinet )?(?:report|paper)$|^(?:part|annex) [ab12i]+$", re.I)
_DATE_WORDS = re.compile(
    r"\b(?:date|meeting|of|on|held|the|at|am|pm|\d{1,2}[.:]\d\d|:|-|–|,)\b|[:,–—-]|\d{1,2}(?:[.:]\d\d)?\s?[ap]m", re.I
)


class TitleLines(NamedTuple):
    """What lines without labels say by the row's name, the lines as `printed`, and what says nothing known."""

    said: dict[str, str] = {}
    printed: dict[str, str] = {}
    addresses: tuple[str, ...] = ()
    unused: tuple[Text, ...] = ()


def read_title_lines(texts: Sequence[Text], known: frozenset[str]) -> TitleLines:
    """Read the lines of a front page that have no label; `known` are rows that labels have given already."""
    said: dict[str, str] = {}
    printed: dict[str, str] = {}
    addresses: list[str] = []
    unused: list[Text] = []
    for text in texts:
        line = plain(whole(text))
        if EMAIL.fullmatch(line):
            addresses.append(line)
            printed["address"] = f"{printed.get('address', '')}\n{line}".strip()
            continue
        read = _said_by(line)
        new = {name: value for name, value in read.items() if name not in said}
        if not read or not new or len(line) > _LONGEST_TITLE:
            unused.append(text)
            continue
        said |= new
        for name in new:
            printed.setdefault(name, line)
    if "subject" not in known and "subject" not in said and (title := _title(unused)):
        unused = [text for text in unused if text is not title]
        said["subject"] = printed["subject"] = plain(title.text)
        if title.number:
            said["item"] = printed["item"] = title.number
    return TitleLines(said, printed, tuple(addresses), tuple(unused))


def says_route(line: str) -> bool:
    """Whether a line without a label says something known: the council, the body, the day, the item, who reports."""
    return bool(_said_by(plain(line)))


def names_body(text: str) -> bool:
    """Whether a text names a committee, with a date or without: `Cabinet 14 May 2031`."""
    return "body" in _body_and_date(text) and bool(date_in(text) or _BODY.match(plain(text)))


def names_council(line: str) -> bool:
    """Whether a line is a council's name."""
    return len(line) <= _LONGEST_NAME and bool(_COUNCIL.match(plain(line)))


def council_among(lines: Iterable[str]) -> str:
    """Return the first line that is a council's name, or nothing."""
    return next((line for line in map(plain, lines) if len(line) <= _LONGEST_NAME and _COUNCIL.match(line)), "")


def body_in(text: str) -> str:
    """Return the body that a row names, without the day beside it."""
    words = plain(text)
    return _body_and_date(words).get("body", words) if date_in(words) else words


def _said_by(line: str) -> dict[str, str]:
    """Return what a line says: `Anytown Council Report to Cabinet` names both."""
    if len(line) > _LONGEST_TITLE:
        return {}
    if both := _TO_AND_OF.match(line):
        return {"report_of": both[1]} | _body_and_date(both[2])
    if found := _REPORT_TO.match(line):
        council = {"organisation": found[1].strip(" -–—,")} if _COUNCIL.match(found[1].strip(" -–—,")) else {}
        if _FOR_WHAT.fullmatch(found[2]):
            return council | {"purpose": found[2]}
        return council | _body_and_date(found[2]) if council or not found[1].strip() else {}
    if found := _REPORT_OF.match(line):
        return {"report_of": found[1]}
    if says_marking(line):
        return {"classification": line}
    if found := _ITEM.match(line):
        return {"item": found[1]}
    if (found := _BODY_AND_ITEM.match(line)) and (body := _name(found[1].strip(" -–—,"))).get("body"):
        return body | {"item": found[2]}
    if found := _MEETING_OF.match(line):
        return _body_and_date(found[1])
    if len(line) > _LONGEST_NAME or line.endswith("."):
        return {}
    return _body_and_date(line) if date_in(line) else _name(line)


def _body_and_date(words: str) -> dict[str, str]:
    if not date_in(words):
        return {"body": words.strip(" ,–—-")}
    words = re.sub(r"^(?:the )?meeting of (?:the )?", "", words, flags=re.I)
    before = re.split(
        r"\b(?:to be held|on |held |dated |meeting date|date\b)|[,–—:(-]|"
        r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d",
        words,
        maxsplit=1,
        flags=re.I,
    )[0]
    name = _name(before.strip(" ,–—-"))
    rest = _DATE_WORDS.sub(" ", words)
    return name | {"date": words} if name or len(rest.split()) <= 6 else {}


def _name(line: str) -> dict[str, str]:
    if not line:
        return {}
    if re.fullmatch(r"(?:full |the |city |county )?council", line, re.I) or (
        _BODY.match(line) and not _COUNCIL.match(line)
    ):
        return {"body": line}
    return {"organisation": line} if _COUNCIL.match(line) else {}


def _title(texts: Sequence[Text]) -> Text | None:
    """Return the loudest line, which is the report's title: the largest, then a bold one, then the first."""
    lines = [
        text for text in texts
        if 0 < len(text.text) <= _LONGEST_TITLE and text.text[-1] not in ".:;" and not _PAPER.match(text.text)
    ]  # fmt: skip
    return max(lines, key=lambda text: (text.size, text.bold), default=None)

"""Answers as people type them: ratings, statuses, percentages, dates and posts, each read with certainty or not at all.

Every reader of returns types its answers here, so that Word and Excel mean the same by the same words.
"""

import re
from collections.abc import Iterable
from typing import TypeVar

from rapidfuzz import fuzz, process

from paperclerk.domain.officers import Officer, OfficerRegister
from paperclerk.domain.ratings import Rag, RagScheme, Status
from parsers.dates import EXCEL_1900, EXCEL_1904, read_date, read_period
from parsers.readings import Reading, empty, gives_no_answer, plain, unread, words

__all__ = ["EXCEL_1900", "EXCEL_1904", "LONGEST_TEXT", "read_date", "read_officer", "read_percent", "read_period",
           "read_rating", "read_status", "read_step", "read_text"]  # fmt: skip

Choice = TypeVar("Choice")

# What one Excel cell can hold; a longer answer cannot have been meant for a table in a paper.
LONGEST_TEXT = 32_767

# Longer than any post's title with its holder's name and address.
_LONGEST_TITLE = 400

# How alike (of 100) a post's title must be to be offered as what was perhaps meant.
_ALIKE = 70

_COLOURED_DISCS = {"🔴": " red ", "🟠": " amber ", "🟢": " green "}

_OTHER_WORDS_FOR_STATUS = {
    "not yet started": Status.NOT_STARTED, "unstarted": Status.NOT_STARTED, "to be started": Status.NOT_STARTED,
    "started": Status.IN_PROGRESS, "ongoing": Status.IN_PROGRESS, "on going": Status.IN_PROGRESS,
    "underway": Status.IN_PROGRESS, "under way": Status.IN_PROGRESS, "in hand": Status.IN_PROGRESS,
    "completed": Status.COMPLETE, "done": Status.COMPLETE, "finished": Status.COMPLETE, "delivered": Status.COMPLETE,
    "on hold": Status.SUSPENDED, "paused": Status.SUSPENDED, "canceled": Status.CANCELLED,
    "replaced": Status.SUPERSEDED,
}  # fmt: skip

# A remark with one of these takes back, or puts in doubt, the answer it stands after.
_DOUBTS = frozenset((
    "tbc", "tba", "tbd", "unconfirmed", "provisional", "provisionally", "probably", "possibly", "maybe", "perhaps",
    "unsure", "unclear", "if", "unless", "actually", "formerly", "previously", "hopefully",
))  # fmt: skip
# What is half done is not done, whatever the first word says.
_DONE = (Status.COMPLETE, Status.EMBEDDED)
_HALF_DONE = frozenset((
    "nearly", "almost", "mostly", "mainly", "largely", "partly", "partially", "partial", "part", "parts", "but",
    "except", "apart", "bar", "outstanding", "remaining", "remains", "remain", "pending", "subject", "awaiting",
    "incomplete", "unfinished",
))  # fmt: skip
# "Green: no issues" and "Green, no longer" begin alike.
_TAKEN_BACK = re.compile(r"\W*(?:not\b|never\b|no\s*(?:$|[.,;!)]|longer\b|more\b)|to\s+be\s+confirmed\b)", re.I)

# What may stand before an answer without changing it: "RAG rating: Amber", "Status: in progress".
_LEAD_IN = {"rag", "rating", "rated", "status", "currently", "still"}


def read_rating(text: str, scheme: RagScheme) -> Reading[Rag]:
    """Read a rating of the scheme, by its word, its letter or its colour; two ratings in one box are refused."""
    if gives_no_answer(text):
        return unread(text, "gives no rating", scheme.labels) if text.strip() else empty(text)
    known = _rating_words(scheme)
    telling = {word for rating in known for word in rating} | {word for rag in Rag for word in rag.value.split("_")}
    found = _choice("".join(_COLOURED_DISCS.get(sign, sign) for sign in text), known, telling)
    if found is None:
        return unread(text, f"is not plainly one of {_any_of(scheme.labels)}", scheme.labels)
    label = scheme.rating(found).label
    return Reading(found, text, note="" if words(text) in known else f"read as {label}")


def read_status(text: str) -> Reading[Status]:
    """Read a state of the list, by its word or another that means the same; never inferred from a rating."""
    labels = tuple(status.label for status in Status)
    if gives_no_answer(text):
        return unread(text, "gives no status", labels) if text.strip() else empty(text)
    known = {words(status.label): status for status in Status}
    known |= {words(phrase): status for phrase, status in _OTHER_WORDS_FOR_STATUS.items()}
    states = {phrase[-1] for phrase in known} - {"going", "way", "hand", "hold"}
    found = _choice(text, known, states)
    if found is None or (found in _DONE and _is_half_done(text)):
        return unread(text, f"is not plainly one of {_any_of(labels)}", labels)
    return Reading(found, text, note="" if words(text) == words(found.label) else f"read as {found.label}")


def read_percent(value: str | float | None, number_format: str | None = "") -> Reading[int]:
    """Read a whole percentage from 0 to 100.

    Args:
        value: text, or the number a cell holds.
        number_format: the cell's number format; with a `%` in it 0.6 means 60. None when it is not known, and then
            numbers from 0 to 1 that could mean two things are refused.
    """
    how = ("a whole number from 0 to 100",)
    if value is None:
        return empty("")
    if isinstance(value, bool):
        return unread(str(value), "is not a percentage", how)
    if isinstance(value, (int, float)):
        return _percent_of_number(value, number_format)
    if gives_no_answer(value):
        return empty(value)
    found = re.fullmatch(
        r"(?P<about>about|approx\.?|approximately|around|circa|c\.?|ca\.?|~|≈)?\s*(?P<number>[0-9]{1,3}(?:\.[0-9]+)?)\s*"
        r"(?P<sign>%|per\s?cent|percent|pc)?\s*(?:complete|completed|done)?",
        plain(value).rstrip(".").casefold(),
    )
    if not found:
        return unread(value, "is not a percentage that can be read with certainty", how)
    if not found["sign"] and 0 < float(found["number"]) < 1:
        return unread(value, "may be a share or a percentage", how)
    return _whole_percent(float(found["number"]), value, noted=bool(found["about"]))


def read_officer(text: str, register: OfficerRegister) -> Reading[Officer]:
    """Read a post of the register, by its title, an alias, its holder's name or address, alone or as `Name, Post`."""
    if gives_no_answer(text):
        return empty(text)
    if len(text) > _LONGEST_TITLE:
        return unread(text, "is too long to be a post's title")
    if officer := register.find(plain(text)):
        return Reading(officer, text)
    parts = [part for part in re.split(r"\s+[-–—]\s+|[\n,;()/]|\band\b", text) if part.strip()]
    named = {officer.title: officer for part in parts if (officer := register.find(plain(part)))}
    if len(named) == 1:
        officer = next(iter(named.values()))
        return Reading(officer, text, note=f"read as {officer.title}")
    if named:
        return unread(text, f"names more than one post: {', '.join(named)}", tuple(named))
    near = process.extract(plain(text), register.titles, scorer=fuzz.token_set_ratio, score_cutoff=_ALIKE, limit=3)
    return unread(text, "is not a post in the officer register", tuple(match[0] for match in near))


def read_text(text: str) -> Reading[str]:
    """Read an answer in words: kept as written, without blank edges; one too long for any table is cut, and said so."""
    kept = "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")).strip("\n ")
    kept = "".join(sign for sign in kept if sign in "\n\t" or sign.isprintable() or sign.isspace())
    if not kept.strip():
        return Reading(None, text)
    if len(kept) > LONGEST_TEXT:
        problem = f"is {len(kept):,} characters long; only the first {LONGEST_TEXT:,} were taken"
        return Reading(kept[:LONGEST_TEXT], text, problem)
    return Reading(kept, text)


def read_step(value: str | float | None) -> Reading[int]:
    """Read a step of a risk matrix, a whole number; `4 - Likely` is 4."""
    if value is None or (isinstance(value, str) and gives_no_answer(value)):
        return empty(value or "")
    found = re.match(r"([0-9]{1,2})(?:\.0+)?(?:\s*[-–—:(].*)?$", plain(str(value)))
    how = ("the step’s number, such as 4",)
    return Reading(int(found[1]), str(value)) if found else unread(str(value), "is not a step of the risk matrix", how)


def _percent_of_number(number: float, number_format: str | None) -> Reading[int]:
    how = ("a whole number from 0 to 100",)
    if not 0 <= number <= 100:
        return unread(str(number), "is not between 0 and 100", how)
    if number_format and "%" in number_format:
        # 0.57 is kept in binary and gives 56.99999... when multiplied
        number = round(number * 100, 9)
        return _whole_percent(number, f"{number:g}%")
    if 0 < number < 1 or (number == 1 and number_format is None):
        return unread(f"{number:g}", "may be a share or a percentage", how)
    return _whole_percent(number, f"{number:g}")


def _whole_percent(number: float, written: str, *, noted: bool = False) -> Reading[int]:
    if not 0 <= number <= 100:
        return unread(written, "is not between 0 and 100", ("a whole number from 0 to 100",))
    whole = int(number + 0.5)
    return Reading(whole, written, note=f"read as {whole}%" if noted or whole != number else "")


def _rating_words(scheme: RagScheme) -> dict[tuple[str, ...], Rag]:
    known: dict[tuple[str, ...], Rag] = {}
    for rating in scheme.ratings:
        for phrase in (
            rating.letter,
            "".join(words(rating.letter)),
            " ".join(rating.letter),
            rating.rag.value.replace("_", " "),
            rating.label,
        ):
            known[words(phrase)] = rating.rag
    return known


def _is_half_done(text: str) -> bool:
    return bool(set(words(text)) & _HALF_DONE) or bool(
        re.search(r"(?<![0-9])[0-9]{1,2}\s*(?:%|per\s?cent)", text, re.I)
    )


def _choice(text: str, known: dict[tuple[str, ...], Choice], telling: Iterable[str]) -> Choice | None:
    """Return the one choice a text begins with, when all that follows is a remark set apart by a mark.

    A remark that names another choice, or takes this one back, leaves the answer uncertain: there is none then.
    """
    if "?" in text:
        return None
    # A new line sets a remark apart as a semicolon does.
    written = plain(re.sub(r"\s*[\r\n]+\s*", "; ", text.strip()))
    if (whole := words(written)) in known:
        return known[whole]
    body = re.sub(rf"^(?:(?:{'|'.join(sorted(_LEAD_IN))})\b[\s:\-–—]*)+", "", written, flags=re.I)
    if words(body) in known:
        return known[words(body)]
    found = re.match(r"(?P<choice>[^,;:(.–—\n]+?)\s*(?:[,;:(.–—]|\s-\s)(?P<remark>.*)$", body, re.S)
    if not found or set(words(found["remark"])) & (set(telling) | _DOUBTS) or _TAKEN_BACK.match(found["remark"]):
        return None
    return known.get(words(found["choice"]))


def _any_of(labels: Iterable[str]) -> str:
    *rest, last = labels
    return f"{', '.join(rest)} or {last}" if rest else last

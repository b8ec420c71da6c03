"""Dates, ratings and officers as papers print them, in a cell of their own or after a label in a longer one."""

import re

from paperclerk.domain.differences import SaidDate, SaidRating
from paperclerk.domain.periods import MONTHS
from paperclerk.domain.ratings import Rag
from parsers.plan_dates import dates_named

_LABELS = {
    "due": ("due", "due date", "agreed", "agreed date", "baseline", "target date", "by when", "deadline"),
    "forecast": ("forecast", "forecast date", "revised date", "expected"),
    "rating": ("rating", "rag", "rag rating", "rag status"),
    "officer": ("lead", "lead officer", "owner", "responsible officer", "accountable officer"),
    "movement": ("movement", "direction of travel", "change"),
    "progress": ("progress", "progress this period", "update", "comment", "comments", "commentary"),
}
_NAMES = {name: field for field, names in _LABELS.items() for name in names}
_LABEL = re.compile(
    rf"(?:^|(?<=[\s.;]))(?P<name>{'|'.join(sorted(map(re.escape, _NAMES), key=len, reverse=True))})\s*:\s*", re.I
)
# A rating's words end with its sentence: "Green (G). Complete on 5 December 2030" says two things.
_SENTENCE_END = re.compile(r"\.(?:\s|$)|\n")
# "Same as in January 2031 (Green)", "Worsened since January 2031 (was Green)"
_LAST_TIME = re.compile(r"\((?:was\s+)?(?P<rating>[^()]+)\)")

_MONTH_AND_YEAR = re.compile(rf"\b({'|'.join(MONTHS)})\s+(20[0-9]{{2}})\b", re.I)

_TIME = re.compile(
    rf"\b(?:{'|'.join(MONTHS)}|Q[1-4]|quarter|spring|summer|autumn|winter|20[0-9]{{2}}|immediate(?:ly)?|ongoing|continuous"
    r"|complete(?:d)?|(?:within|by|next|[0-9]+) (?:days?|weeks?|months?|years?)|annual(?:ly)?|monthly)\b",
    re.I,
)
# Councils that rate in words: what colour each would be is theirs to say, so these are kept as printed.
_TRACK = re.compile(
    r"\b(?:on|off)[- ]track\b|\bat risk\b|\b(?:behind|ahead of|on) (?:schedule|target|plan)\b|\bdelay(?:s|ed)?\b|\bslip"
    r"|\b(?:blue|gr[ae]y|complete|completed|not started)\b",
    re.I,
)
# "Amber/Red (A/R), worsened since January"
_MOST_WORDS_OF_A_RATING = 8

_RED, _AMBER, _GREEN = r"red", r"(?:amber|yellow)", r"green"
_BETWEEN = r"\s*(?:[/\-–—&]|to|and)\s*"
_WORDS = (
    (Rag.AMBER_RED, rf"{_AMBER}{_BETWEEN}{_RED}|{_RED}{_BETWEEN}{_AMBER}"),
    (Rag.AMBER_GREEN, rf"{_AMBER}{_BETWEEN}{_GREEN}|{_GREEN}{_BETWEEN}{_AMBER}"),
    (Rag.RED, _RED),
    (Rag.AMBER, _AMBER),
    (Rag.GREEN, _GREEN),
)
_RATINGS = tuple((rag, re.compile(rf"\b(?:{words})\b", re.I)) for rag, words in _WORDS)
_LETTERS = {
    "r": Rag.RED,
    "a": Rag.AMBER,
    "g": Rag.GREEN,
    "a/r": Rag.AMBER_RED,
    "r/a": Rag.AMBER_RED,
    "a/g": Rag.AMBER_GREEN,
    "g/a": Rag.AMBER_GREEN,
}


def labelled(text: str) -> dict[str, str]:
    """Return what stands after each label of a cell: `due`, `forecast`, `rating`, `officer`, `movement`, `progress`.

    `rating_before` is the rating that a movement says was given last time, `rated_before_in` the month of it. What
    stands before any label is `words`.
    """
    found = list(_LABEL.finditer(text))
    said = {"words": text[: found[0].start() if found else None].strip()}
    for number, label in enumerate(found):
        end = found[number + 1].start() if number + 1 < len(found) else len(text)
        said.setdefault(_NAMES[" ".join(label["name"].lower().split())], text[label.end() : end].strip())
    if last := _LAST_TIME.search(said.get("movement", "")):
        said["rating_before"] = last["rating"]
        said["rated_before_in"] = next(iter(months_named(said["movement"])), "")
    return said


def months_named(text: str) -> list[str]:
    """Return the months a text names with their year, as people read them: `February 2031`."""
    found = _MONTH_AND_YEAR.findall(" ".join(text.split()))
    return [f"{month.capitalize()} {year}" for month, year in found]


def said_date(text: str) -> SaidDate:
    """Return the date a cell gives: the first it names, with the words it stands in; no day where it names none."""
    named = dates_named(text)
    line = " ".join(_SENTENCE_END.split(text, maxsplit=1)[0].split())
    return SaidDate(day=named[0].day if named else None, printed=line)


def said_rating(text: str) -> SaidRating:
    """Return the rating a cell gives: its key when its first words name one colour, and those words."""
    line = " ".join(_SENTENCE_END.split(text.strip(), maxsplit=1)[0].split())
    if (letter := _LETTERS.get(line.lower().replace(" ", "").strip("()"))) is not None:
        return SaidRating(rag=letter, printed=line)
    rag = next((rag for rag, words in _RATINGS if words.search(line)), None)
    return SaidRating(rag=rag, printed=line)


def names_a_rating(text: str) -> bool:
    """Whether a cell holds a rating and little else: a colour, or how the work stands to its plan."""
    told = said_rating(text).rag is not None or _TRACK.search(text) is not None
    return told and len(text.split()) <= _MOST_WORDS_OF_A_RATING


def names_a_time(text: str) -> bool:
    """Whether a cell says when: a date, a month, a quarter, a season, or that it is always or done."""
    return bool(dates_named(text) or _TIME.search(text))

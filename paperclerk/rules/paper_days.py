"""Days as papers write them: found in a text, with the weekday before them and where they stand."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_MONTH = "|".join(f"{month}|{month[:3]}" for month in MONTHS) + "|Sept"
_DAY = re.compile(
    rf"\b(?:({'|'.join(WEEKDAYS)})(?:,|\s+the)?\s+)?"
    rf"(?:(\d{{1,2}})\s?(?:st|nd|rd|th)?\s+(?:of\s+)?({_MONTH})\b(?:\.?,?\s+(\d{{4}})\b)?"
    rf"|({_MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b|(\d{{1,2}})[/.](\d{{1,2}})[/.](\d{{4}})\b)"
)
_MONTH_ALONE = re.compile(rf"\b({_MONTH})\s+(\d{{4}})\b")


class Day(NamedTuple):
    """A day in a text. `year` is 0 where none is written, `day` 0 where only the month is."""

    start: int
    end: int
    weekday: str
    day: int
    month: int
    year: int

    @property
    def exists(self) -> bool:
        """Whether the calendar has such a day (29 February in a year not given is taken to be right)."""
        return 1 <= self.month <= 12 and 0 <= self.day <= monthrange(self.year or 2000, self.month)[1]

    @property
    def first(self) -> date:
        """The day, or the first of its month."""
        return date(self.year, self.month, self.day or 1)

    @property
    def last(self) -> date:
        """The day, or the last of its month."""
        return date(self.year, self.month, self.day or monthrange(self.year, self.month)[1])


def days_in(text: str, months: bool = False) -> Iterator[Day]:
    """Yield the days a text writes out, in order; with `months` also months with a year and no day, after them."""
    taken: list[tuple[int, int]] = []
    for found in _DAY.finditer(text):
        taken.append(found.span())
        weekday = found[1] or ""
        if found[2]:
            numbers = (int(found[2]), _month(found[3]), int(found[4] or 0))
        elif found[5]:
            numbers = (int(found[6]), _month(found[5]), int(found[7]))
        else:
            numbers = (int(found[8]), int(found[9]), int(found[10]))
        yield Day(found.start(), found.end(), weekday, *numbers)
    if months:
        for found in _MONTH_ALONE.finditer(text):
            if not any(start <= found.start() < end for start, end in taken):
                yield Day(found.start(), found.end(), "", 0, _month(found[1]), int(found[2]))


class Span(NamedTuple):
    """A season or the end of a year as a text names it, and the days it is between."""

    start: int
    end: int
    first: date
    last: date


_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}
_SPAN = re.compile(
    r"\b(?:the end of\s+(?:the year\s+)?(?P<end>20\d\d)|(?:early |late |mid-?)?(?P<season>spring|summer|autumn|winter)"
    r"(?:\s+(?:of\s+)?|,\s*)(?P<year>20\d\d))\b(?!\s?[/–-]\s?\d)",
    re.IGNORECASE,
)


def spans_in(text: str) -> Iterator[Span]:
    """Yield the seasons and ends of years a text names: autumn 2031 is September to November of it."""
    for found in _SPAN.finditer(text):
        if found["end"]:
            day = date(int(found["end"]), 12, 31)
            yield Span(found.start("end"), found.end(), day, day)
            continue
        year, (begins, ends) = int(found["year"]), _SEASONS[found["season"].casefold()]
        into = year + (ends < begins)
        yield Span(
            found.start("season"), found.end(), date(year, begins, 1), date(into, ends, monthrange(into, ends)[1])
        )


def _month(name: str) -> int:
    return next(number for number, month in enumerate(MONTHS, 1) if month.startswith(name[:3]))


def spoken(day: date) -> str:
    """Return a date as papers print it: 4 April 2031."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"

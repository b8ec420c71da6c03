"""Dates in a plan table: a month named in a heading, or what a column of its own prints."""

import calendar
import re
from datetime import date
from typing import NamedTuple

from paperclerk.domain.periods import MONTHS
from parsers.dates import read_date

# With its capital: "may" is a word, "May" is a month.
_NAMES = [form for name in MONTHS for form in (name, name[:3])] + ["Sept"]
_MONTH = "|".join(form for name in sorted(_NAMES, key=len, reverse=True) for form in (name, name.upper()))
_DATE = re.compile(
    rf"\b(?:(?P<day>[0-9]{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTH})\.?,?\s+[0-9]{{4}}"
    r"|[0-9]{1,2}[/.-][0-9]{1,2}[/.-](?:20)?[0-9]{2})"
    rf"|(?P<month>{_MONTH})\.?,?[\s-]+(?P<year>20[0-9]{{2}}))\b",
)


class Named(NamedTuple):
    """A date a text names; `month_only` when it names a month, whose last day is then taken."""

    day: date
    month_only: bool


def date_named(text: str) -> Named | None:
    """Return the one date a text names; None when it names none or several."""
    found = set(dates_named(text))
    return next(iter(found)) if len(found) == 1 else None


def dates_named(text: str) -> list[Named]:
    """Return the dates a text names, in order."""
    found = []
    for match in _DATE.finditer(" ".join(text.split())):
        if match["day"]:
            day = read_date(match["day"]).value
            found += [Named(day, month_only=False)] if day else []
        else:
            month = next(n for n, name in enumerate(MONTHS, 1) if name[:3].lower() == match["month"][:3].lower())
            year = int(match["year"])
            found.append(Named(date(year, month, calendar.monthrange(year, month)[1]), month_only=True))
    return found

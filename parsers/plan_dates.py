"""Dates in a plan table: a month named in a heading, what a column of its own prints, or what words name."""

import calendar
import re
from collections.abc import Iterator
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
    rf"|(?P<month>{_MONTH})\.?,?(?:[\s-]+(?P<year>20[0-9]{{2}})|\s?[-–'’](?P<short>[2-4][0-9])))\b",
)
# A quarter counts only with the council year it is of; "Q3 2025" may be July to September or October to December.
_YEAR = r"(?P<{0}>20[0-9]{{2}})\s?[/–-]\s?(?:20)?[0-9]{{2}}"
_QUARTER = re.compile(
    rf"\b(?:Q|Quarter\s)\s?(?P<quarter>[1-4])\b,?\s*(?:of\s+)?\(?{_YEAR.format('year')}\b"
    rf"|\b{_YEAR.format('first')},?\s*\(?(?:Q|Quarter\s)\s?(?P<of>[1-4])\b",
    re.IGNORECASE,
)
# What makes a date the one by which a thing is done.
_UNTIL = re.compile(
    r"\b(?:by|before|no later than|until|due(?: on| by)?|end of|completed? (?:by|in))\s+(?:the\s+)?$", re.I
)

_LEADS_TO = re.compile(r"(?:^|[\s,;:(–-]+)(?:by|before|due|until|from|end of|the|by the end of)\s*$", re.I)


class Named(NamedTuple):
    """A date a text names; `within` is `month` or a quarter when it names only that, and its last day is taken."""

    day: date
    within: str = ""


def date_named(text: str) -> Named | None:
    """Return the one date a text names; None when it names none or several."""
    found = set(dates_named(text))
    return next(iter(found)) if len(found) == 1 else None


def dates_named(text: str) -> list[Named]:
    """Return the dates a text names, in order."""
    return [named for _, named in _found(text)]


def date_promised(text: str) -> Named | None:
    """Return the one date by which a text says that something is done; None when it says none or several."""
    folded = " ".join(text.split())
    promised = {named for start, named in _found(folded) if _UNTIL.search(folded[:start])}
    return next(iter(promised)) if len(promised) == 1 else None


def quarters_named(text: str) -> list[Named]:
    """Return the quarters of council years (April to March) that a text names, each by its last day."""
    found = _QUARTER.finditer(" ".join(text.split()))
    return [_quarter(int(one["quarter"] or one["of"]), int(one["year"] or one["first"])) for one in found]


def _quarter(number: int, year: int) -> Named:
    last = 3 + 3 * number
    day = _last_day(year + 1, last - 12) if last > 12 else _last_day(year, last)
    return Named(day, f"quarter {number} of {year}/{(year + 1) % 100:02}, counted from April to March,")


def without_date(text: str) -> str:
    """Return a text without the date it ends with and the word that leads to it; nothing when it is only a date."""
    folded = " ".join(text.split())
    last = next(
        (match for match in reversed(list(_DATE.finditer(folded))) if not folded[match.end() :].strip(" .)")), None
    )
    return text if last is None else _LEADS_TO.sub("", folded[: last.start()]).rstrip(" ,;:(–-")


def _found(text: str) -> Iterator[tuple[int, Named]]:
    """Yield each date a text names, with where it begins."""
    for match in _DATE.finditer(" ".join(text.split())):
        if match["day"]:
            day = read_date(match["day"]).value
            if day:
                yield match.start(), Named(day)
        else:
            month = next(n for n, name in enumerate(MONTHS, 1) if name[:3].lower() == match["month"][:3].lower())
            yield match.start(), Named(_last_day(int(match["year"] or f"20{match['short']}"), month), "month")


def _last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])

"""Periods: the months reported on, named by their last month, and how people read dates."""

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from pydantic import model_validator

from paperclerk.domain.places import Noun

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

# English councils keep London's time; a day in a rule or a paper is a day there.
OFFICE_ZONE = ZoneInfo("Europe/London")

_KEY = re.compile(r"^\d{4}-(0[1-9]|1[0-2])\Z", re.ASCII)


class Period(Noun):
    """The months one cycle reports on; `key` names it by its last month, `2031-03`."""

    key: str
    starts: date
    ends: date
    # Rules take this day as "today", so that a period checked again a year later gives the same findings.
    cut_off: date
    # The meetings this cycle's papers go to; None when the calendar names none.
    cabinet: date | None = None
    board: date | None = None

    @model_validator(mode="after")
    def _in_order(self) -> "Period":
        if not _KEY.match(self.key):
            raise ValueError(f"a period is named by its last month, like 2031-03, not {self.key!r}")
        if not self.starts <= self.ends:
            raise ValueError(f"period {self.key} ends before it starts")
        return self

    @property
    def label(self) -> str:
        """Return the period as people read it: `March 2031`, or `January to March 2031`."""
        last = f"{MONTHS[self.ends.month - 1]} {self.ends.year}"
        if (self.starts.year, self.starts.month) == (self.ends.year, self.ends.month):
            return last
        first = MONTHS[self.starts.month - 1]
        return f"{first} to {last}" if self.starts.year == self.ends.year else f"{first} {self.starts.year} to {last}"


def month_period(key: str, cut_off_days: int = 5) -> Period:
    """Return the calendar month `key` as a period that closes some days after its end.

    Raises:
        ValueError: the key is not a year and a month.
    """
    if not is_period_key(key):
        raise ValueError(f"a period is named by its last month, like 2031-03, not {key!r}")
    year, month = int(key[:4]), int(key[5:])
    starts = date(year, month, 1)
    ends = end_of_month(starts)
    return Period(key=key, starts=starts, ends=ends, cut_off=ends + timedelta(days=cut_off_days))


def is_period_key(key: str) -> bool:
    """Whether this names a period: a year and its last month, `2031-03`."""
    return bool(_KEY.match(key))


def end_of_month(day: date) -> date:
    """Return the last day of the month that `day` is in."""
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return following - timedelta(days=1)


def office_day(moment: datetime) -> date:
    """Return the day a moment falls on in the office; a moment without a zone is taken as UTC."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(OFFICE_ZONE).date()


def for_people(day: date | None) -> str:
    """Return a date as `4 April 2031`, or nothing for none."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else ""


def month_label(key: str) -> str:
    """Return `March 2031` for the period key `2031-03`."""
    return f"{MONTHS[int(key[5:7]) - 1]} {key[:4]}"

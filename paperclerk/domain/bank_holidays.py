"""Bank holidays in England, worked out: which days are no working days, for any year."""

from datetime import date, timedelta
from functools import lru_cache

# Banking and Financial Dealings Act 1971, schedule 1, and the proclamations under its section 1. What was proclaimed
# for one year only, or moved in it, stands here; a day proclaimed later than this list is not known.
EXTRA_DAYS: dict[date, str] = {
    date(1999, 12, 31): "Millennium",
    date(2002, 6, 3): "Golden Jubilee",
    date(2011, 4, 29): "Royal wedding",
    date(2012, 6, 5): "Diamond Jubilee",
    date(2022, 6, 3): "Platinum Jubilee",
    date(2022, 9, 19): "State funeral of Queen Elizabeth II",
    date(2023, 5, 8): "Coronation of King Charles III",
}
_MOVED: dict[tuple[int, str], date] = {
    (1995, "Early May bank holiday"): date(1995, 5, 8),
    (2002, "Spring bank holiday"): date(2002, 6, 4),
    (2012, "Spring bank holiday"): date(2012, 6, 4),
    (2020, "Early May bank holiday"): date(2020, 5, 8),
    (2022, "Spring bank holiday"): date(2022, 6, 2),
}

SATURDAY, SUNDAY = 5, 6


def easter(year: int) -> date:
    """Return Easter Sunday, by the Gregorian reckoning (the algorithm of Meeus, Jones and Butcher)."""
    golden, century, rest = year % 19, year // 100, year % 100
    leap, correction = century // 4, (century + 8) // 25
    epact = (19 * golden + century - leap - (century - correction + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day_before = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day_before + 1)


@lru_cache(maxsize=64)
def bank_holidays(year: int) -> dict[date, str]:
    """Return the bank holidays of a year in England, by date; days in lieu of a weekend's among them."""
    sunday = easter(year)
    named = {
        _monday_after(date(year, 1, 1)): "New Year's Day",
        sunday - timedelta(days=2): "Good Friday",
        sunday + timedelta(days=1): "Easter Monday",
        _monday_from(date(year, 5, 1)): "Early May bank holiday",
        _monday_from(date(year, 5, 25)): "Spring bank holiday",
        _monday_from(date(year, 8, 25)): "Summer bank holiday",
        _two_days_on(date(year, 12, 25)): "Christmas Day",
        _two_days_on(date(year, 12, 26)): "Boxing Day",
    }
    moved = {_MOVED.get((year, name), day): name for day, name in named.items()}
    return moved | {day: name for day, name in EXTRA_DAYS.items() if day.year == year}


def why_not_working(day: date) -> str:
    """Return why a day is no working day in England: "a Saturday", "Good Friday"; empty for a working day."""
    if day.weekday() >= SATURDAY:
        return "a Saturday" if day.weekday() == SATURDAY else "a Sunday"
    return bank_holidays(day.year).get(day, "")


def _monday_after(day: date) -> date:
    """Return the day kept for one that falls at a weekend: the Monday after it."""
    return day + timedelta(days={SATURDAY: 2, SUNDAY: 1}.get(day.weekday(), 0))


def _two_days_on(day: date) -> date:
    """Return the day kept for Christmas or Boxing Day at a weekend: two days on, so that each has its own."""
    return day + timedelta(days=2 if day.weekday() >= SATURDAY else 0)


def _monday_from(day: date) -> date:
    return day + timedelta(days=-day.weekday() % 7)

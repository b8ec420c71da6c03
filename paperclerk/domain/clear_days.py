"""Clear days: the days between a notice and a meeting, neither of the two counted.

The five days of SI 2012/2089 and LGA 1972 s100B are taken to be working days, the 28 of reg 9 days of the calendar.
"""

from datetime import date, timedelta

from paperclerk.domain.bank_holidays import why_not_working


def clear_days(published: date, meeting: date, *, working: bool = False) -> int:
    """Return how many clear days lie between a publication and a meeting, working days alone if asked."""
    between = (published + timedelta(days=n) for n in range(1, (meeting - published).days))
    return sum(1 for day in between if not (working and why_not_working(day)))


def latest_publication(meeting: date, days: int, *, working: bool = False) -> date:
    """Return the latest working day on which publication leaves so many clear days before a meeting."""
    day = meeting - timedelta(days=1)
    while clear_days(day, meeting, working=working) < days or why_not_working(day):
        day -= timedelta(days=1)
    return day

"""The committee calendar: which periods there are, when returns are due, which meetings their papers go to."""

from typing import NamedTuple

from paperclerk.domain.findings import Finding
from paperclerk.domain.periods import Period
from paperclerk.domain.places import Noun


class Calendar(Noun):
    """The periods of a workspace, in order."""

    periods: tuple[Period, ...] = ()

    def period(self, key: str) -> Period | None:
        """Return the period of that key, or None."""
        return next((period for period in self.periods if period.key == key), None)


class CalendarReading(NamedTuple):
    """A calendar as read from a file, with everything wrong or doubtful about it."""

    calendar: Calendar
    findings: tuple[Finding, ...] = ()

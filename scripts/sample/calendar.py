"""Thaxmere's reporting periods: each closes on the sixth working day after the month's end."""

from datetime import date

from paperclerk.domain.meetings import Calendar
from paperclerk.domain.periods import Period

JANUARY = Period(key="2031-01", starts=date(2031, 1, 1), ends=date(2031, 1, 31), cut_off=date(2031, 2, 10),
                 board=date(2031, 2, 20), cabinet=date(2031, 3, 4))  # fmt: skip
FEBRUARY = Period(key="2031-02", starts=date(2031, 2, 1), ends=date(2031, 2, 28), cut_off=date(2031, 3, 10),
                  board=date(2031, 3, 20), cabinet=date(2031, 4, 1))  # fmt: skip
MARCH = Period(key="2031-03", starts=date(2031, 3, 1), ends=date(2031, 3, 31), cut_off=date(2031, 4, 8),
               board=date(2031, 4, 24), cabinet=date(2031, 5, 6))  # fmt: skip

CALENDAR = Calendar(periods=(JANUARY, FEBRUARY, MARCH))

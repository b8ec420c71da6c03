"""Pictures as data: what a chart shows, decided before anybody draws it, and in words for those who cannot see it.

`paperclerk.assembly` decides a picture, `paperclerk.charts` draws it, `paperclerk.word` puts it into the paper. Nothing
in a picture is said by colour alone: each mark holds a letter.
"""

from datetime import date
from enum import StrEnum

from paperclerk.domain.places import Noun


class Mark(Noun):
    """What stands for a rating in a picture: its word, the letter in the mark, and its colours (RRGGBB)."""

    label: str
    letter: str
    fill: str
    ink: str


class Picture(Noun):
    """What all pictures have: a name of their own, a title, and in words all that they show (the alternative text)."""

    region: str
    title: str
    words: str


class CountsBar(Noun):
    """One period's bar: how many of each mark, in the marks' order."""

    period: str
    counts: tuple[int, ...]


class CountsPicture(Picture):
    """How many deliverables had each rating in each period: a bar a period, the oldest first."""

    marks: tuple[Mark, ...]
    bars: tuple[CountsBar, ...]


class HistoryRow(Noun):
    """One deliverable's ratings: for each period the number of its mark."""

    id: str
    marks: tuple[int, ...]


class HistoryPicture(Picture):
    """The ratings of some deliverables, a row each, a column a period, the oldest first."""

    marks: tuple[Mark, ...]
    periods: tuple[str, ...]
    rows: tuple[HistoryRow, ...]


class DateKind(StrEnum):
    """What a date of the slippage picture is: the letter in its mark."""

    BASELINE = "B"
    LAST = "L"
    NOW = "N"
    COMPLETED = "C"

    @property
    def spoken(self) -> str:
        """Return what the letter stands for, as the picture's key prints it."""
        return {"B": "agreed date (baseline)", "L": "last forecast", "N": "forecast now"}.get(self.value, "completed")


class DatesRow(Noun):
    """One deliverable or milestone that is late: its dates by kind, and by how much it is late in words."""

    id: str
    dates: tuple[tuple[DateKind, date], ...]
    late: str


class DatesLine(Noun):
    """A day that the whole picture is read against."""

    label: str
    day: date


class DatesPicture(Picture):
    """Agreed, last and present dates on one scale of time, a row each."""

    rows: tuple[DatesRow, ...]
    lines: tuple[DatesLine, ...] = ()


class DrawnPicture(Noun):
    """A picture drawn: as dots and as lines, both the same size, for the program that reads the one or the other."""

    png: bytes
    svg: bytes
    width_cm: float
    height_cm: float

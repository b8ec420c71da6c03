"""Dates and periods as people type them in England: day first, months by name, never guessed."""

import calendar
import re
from datetime import date, datetime, timedelta

from paperclerk.domain.periods import MONTHS, for_people
from parsers.readings import Reading, empty, gives_no_answer, plain, unread

# A return is about a plan now in force: a year outside this century is a slip of the finger or an empty Excel cell.
EARLIEST, LATEST = date(2000, 1, 1), date(2099, 12, 31)

# Day 0 of Excel's two calendars; whole numbers typed into a cell are days after it.
EXCEL_1900 = date(1899, 12, 30)
EXCEL_1904 = date(1904, 1, 1)

# More days than either calendar has up to the year 2099.
_FAR_FUTURE = 100_000

# The forms say it the same way; what to write in a box is the owner's to know, never ours to suggest.
HOW_TO_WRITE = ("the date as day, month and year, in the way of 1 January 2030",)

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = rf"(?:(?P<weekday>{'|'.join(_WEEKDAYS)})[a-z]*\.?,?\s+)?"
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" if len(name) > 3 else name for name in MONTHS).replace(
    "Sep(?:tember)?", "Sept?(?:ember)?"
)
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>[0-9]{4}|'?[0-9]{2})"
_CLOCK = (
    r"(?:,?\s*(?:T|at\s+)?\s*[0-9]{1,2}[:.][0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?\s*(?:Z|am|pm|[+-][0-9]{2}:?[0-9]{2})?)?"
)

_NAMED = re.compile(rf"{_WEEKDAY}{_DAY}[\s\-/.,]*(?:of\s+)?(?P<month>{_MONTH})\.?[\s\-/.,]*{_YEAR}{_CLOCK}", re.I)
_MONTH_FIRST = re.compile(
    rf"{_WEEKDAY}(?P<month>{_MONTH})\.?\s+(?:the\s+)?{_DAY},?\s+(?P<year>[0-9]{{4}}){_CLOCK}", re.I
)
_ISO = re.compile(rf"(?P<year>[0-9]{{4}})[-/.](?P<month>[0-9]{{1,2}})[-/.](?P<day>[0-9]{{1,2}}){_CLOCK}", re.I)
_FIGURES = re.compile(
    rf"{_WEEKDAY}(?P<day>[0-9]{{1,2}})\s?(?P<mark>[-/.])\s?(?P<month>[0-9]{{1,2}})\s?(?P=mark)\s?(?P<year>[0-9]{{4}}|[0-9]{{2}}){_CLOCK}",
    re.I,
)
_FORMS = (_NAMED, _MONTH_FIRST, _ISO, _FIGURES)

# Words after a date are kept only when a mark sets them apart and no figure in them may be a second date.
_REMARK = re.compile(r"\s*(?:[-–—,;:(]|\.\s)\s*[^0-9]*$")
_QUARTER = re.compile(
    r"\bq(?:uarter|tr)?\.?\s?(?P<number>[1-4])\b(?:\D{0,12}(?P<year>20[0-9]{2})(?P<second>\s?[/-]\s?(?:20)?[0-9]{2})?)?",
    re.I,
)
_NO_DATE_YET = re.compile(r"\b(?:tb[acd]|to be (?:agreed|confirmed|decided|advised)|(?:not|un)\s?known|asap)\b", re.I)
_MONTH_YEAR = re.compile(rf"(?P<month>{_MONTH})\.?[\s\-/,]*(?P<year>[0-9]{{4}})", re.I)


def read_date(
    value: str | date | float | None, day_zero: date | None = None, *, either_way: bool = False
) -> Reading[date]:
    """Read a date; day comes before month, and what may mean two days is refused.

    Args:
        value: what a box held: text, or what a spreadsheet's cell held.
        day_zero: day 0 of the workbook's calendar, when whole numbers may be dates; None for text.
        either_way: whether a program may have written the month first, so that 03/04/2031 is refused, not read.
    """
    if value is None:
        return empty("")
    if isinstance(value, date):
        day = value.date() if isinstance(value, datetime) else value
        return _within_reason(day, for_people(day), "")
    if isinstance(value, bool):
        return unread(str(value), "is not a date", HOW_TO_WRITE)
    if isinstance(value, (int, float)):
        return _from_serial(value, str(value), day_zero)
    return _from_text(value, day_zero, either_way=either_way)


def read_period(text: str) -> Reading[str]:
    """Read a reporting period as its key, `2031-03`, from the key itself, `March 2031` or `January to March 2031`."""
    if gives_no_answer(text):
        return empty(text)
    written = plain(text)
    if re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", written):
        return Reading(written, text)
    months = list(_MONTH_YEAR.finditer(written))
    if not months or written[months[-1].end() :].strip(" .)"):
        return unread(text, "is not a reporting period", ("March 2031", "2031-03"))
    last = months[-1]
    return Reading(f"{last['year']}-{_month_number(last['month']):02d}", text)


def _from_text(text: str, day_zero: date | None, *, either_way: bool) -> Reading[date]:
    if gives_no_answer(text):
        return empty(text)
    written = plain(text).strip(" .,;")
    if day_zero is not None and re.fullmatch(r"[0-9]{5}(\.[0-9]+)?", written):
        return _from_serial(float(written), text, day_zero)
    for form in _FORMS:
        if found := form.match(written):
            remark = written[found.end() :]
            if remark and not _is_remark(remark):
                return unread(text, "holds more than one date, or words that may change it", HOW_TO_WRITE)
            if either_way and form is _FIGURES and (days := _two_days(found)):
                return unread(text, "may mean two days, since this kind of file does not say which comes first", days)
            return _from_parts(found, text, figures=form is _FIGURES, remark=bool(remark))
    return unread(text, *_why_not(written))


def _is_remark(rest: str) -> bool:
    return bool(_REMARK.match(rest)) and not re.search(rf"\b(?:{_MONTH})\b|\?|\bor\b|\bnot\b", rest, re.I)


def _from_parts(found: re.Match[str], text: str, *, figures: bool, remark: bool) -> Reading[date]:
    short = len(found["year"].strip("'")) == 2
    year = int(found["year"].strip("'")) + (2000 if short else 0)
    month = found["month"]
    month_number = int(month) if month.isdigit() else _month_number(month)
    weekday = found.groupdict().get("weekday")
    try:
        day = date(year, month_number, int(found["day"]))
    except ValueError:
        if figures and month_number > 12 and int(found["day"]) <= 12:
            return unread(text, "has the month before the day, or no such month", HOW_TO_WRITE)
        if 1 <= month_number <= 12 and year:
            last = date(year, month_number, calendar.monthrange(year, month_number)[1])
            ends = f"is a day that does not exist: that month ends on {for_people(last)}"
            return unread(text, ends, HOW_TO_WRITE)
        return unread(text, "is a day that does not exist", HOW_TO_WRITE)
    if weekday and _WEEKDAYS[day.weekday()] != weekday.lower():
        return unread(text, f"names a weekday that does not fit: {for_people(day)} is a {day:%A}", HOW_TO_WRITE)
    # 13/02/2031 can mean one day only; 03/04/2031 and 15.11.26 are read the English way, and said to be.
    doubtful = short or remark or (figures and day.day <= 12 and day.day != day.month)
    return _within_reason(day, text, f"read as {for_people(day)}" if doubtful else "")


def _two_days(found: re.Match[str]) -> tuple[str, ...]:
    """Return both days that figures may mean, when they may mean two."""
    first, second, year = int(found["day"]), int(found["month"]), int(found["year"])
    year += 2000 if year < 100 else 0
    if first == second or not (1 <= first <= 12 and 1 <= second <= 12):
        return ()
    return for_people(date(year, second, first)), for_people(date(year, first, second))


def _from_serial(number: float, written: str, day_zero: date | None) -> Reading[date]:
    if day_zero is None or not 0 < number < _FAR_FUTURE:
        return unread(written, "is a number, not a date", HOW_TO_WRITE)
    day = day_zero + timedelta(days=int(number))
    return _within_reason(day, written, f"read as {for_people(day)}, the day Excel means by that number")


def _within_reason(day: date, written: str, note: str) -> Reading[date]:
    if not EARLIEST <= day <= LATEST:
        return unread(written, f"would be {for_people(day)}, which is out of reach of any plan", HOW_TO_WRITE)
    return Reading(day, written, note=note)


def _month_number(name: str) -> int:
    return next(number for number, month in enumerate(MONTHS, 1) if month[:3].lower() == name[:3].lower())


def _why_not(written: str) -> tuple[str, tuple[str, ...]]:
    """Return what is the matter with what is no date, and what to write: the days it may mean, where it means any."""
    if quarter := _QUARTER.search(written):
        why = "names a quarter, which ends on one day in the calendar's year and on another in the council's"
        return why, _ends_of_quarter(quarter)
    if _NO_DATE_YET.search(written):
        return "gives no date", ("the day you now expect (leave the box empty while there is none)",)
    one_figure = len(re.findall(r"[0-9]+", written)) == 1
    if one_figure and (month := _MONTH_YEAR.search(written)):
        last = _last_day(int(month["year"]), _month_number(month["month"]))
        return "names a month but no day", (f"the day as well (its last is {last})",)
    if one_figure and re.search(rf"\b(?:{_MONTH})\b", written, re.I):
        return "names a day but no year", HOW_TO_WRITE
    return "is not a date that can be read with certainty", HOW_TO_WRITE


def _ends_of_quarter(found: re.Match[str]) -> tuple[str, ...]:
    """Return the days a quarter may end on: the council's year begins in April, and 2031/32 can be no other."""
    number = int(found["number"])
    in_calendar, in_council = 3 * number, (3 * number + 2) % 12 + 1
    if not found["year"]:
        days = (f"{calendar.monthrange(2031, month)[1]} {MONTHS[month - 1]}" for month in (in_calendar, in_council))
        return tuple(f"{day} with its year" for day in days)
    year = int(found["year"])
    council = _last_day(year + (number == 4), in_council)
    return (council,) if found["second"] else (_last_day(year, in_calendar), council)


def _last_day(year: int, month: int) -> str:
    return for_people(date(year, month, calendar.monthrange(year, month)[1]))

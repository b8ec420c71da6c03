"""Drawing dates on a scale of time: what was agreed, what was said last, and what is said now."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from paperclerk.charts.keys import KeyEntry, draw_key, key_height
from paperclerk.charts.sheet import INK, RULE, WIDTH, Sheet, width_of
from paperclerk.domain.pictures import DateKind, DatesPicture, DatesRow, DrawnPicture

_ROW = 1.2
# Two lines of words for the days the picture is read against, and one for the months.
_HEAD = 1.6
# Half the height of a mark.
_HALF = 0.18
# Each kind of date has a height of its own in its row, so that marks of one day never cover one another.
_LANES = {DateKind.BASELINE: 0.38, DateKind.LAST: -0.38, DateKind.NOW: 0.0, DateKind.COMPLETED: 0.0}
_DARK, _PALE, _WHITE = "#1B2A4A", "#DCE3EE", "#FFFFFF"
# More lines than this across the page are a grey field.
_MOST_MONTHS = 24
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class _Scale:
    """Days as centimetres across the sheet, from whole month to whole month."""

    def __init__(self, days: Sequence[date], left: float, right: float) -> None:
        first, last = min(days), max(days)
        self.starts = first.replace(day=1)
        self.ends = _next_month(last)
        self._left, self._wide = left + _HALF, right - left - 2 * _HALF

    def at(self, day: date) -> float:
        whole = (self.ends - self.starts).days
        return self._left + self._wide * (day - self.starts).days / whole

    def months(self) -> Iterator[date]:
        """Yield the first days of months, all of them or every so many: a year typed wrong may lie centuries off."""
        first, last = _number(self.starts), _number(self.ends)
        step = -(-(last - first) // _MOST_MONTHS) or 1
        return (date(month // 12, month % 12 + 1, 1) for month in range(first, last + 1, step))


def draw_dates(picture: DatesPicture) -> DrawnPicture:
    """Draw a row for each late item: a bar from its agreed date to the present one, with a lettered mark for each."""
    kinds = [kind for kind in DateKind if any(kind is one for row in picture.rows for one, _ in row.dates)]
    key = [KeyEntry(partial(_draw_mark, kind), kind.spoken) for kind in kinds]
    bottom = _HEAD + _ROW * len(picture.rows)
    sheet = Sheet(bottom + 0.2 + key_height(key))
    days = [day for row in picture.rows for _, day in row.dates] + [line.day for line in picture.lines]
    left = max(width_of(row.id) for row in picture.rows) + 0.5
    right = WIDTH - max(width_of(row.late) for row in picture.rows) - 0.5
    scale = _Scale(days, left, right)
    _draw_months(sheet, scale, bottom)
    _draw_lines(sheet, scale, picture, bottom)
    for number, row in enumerate(picture.rows):
        _draw_row(sheet, scale, row, _HEAD + _ROW * (number + 0.5), left, right)
    draw_key(sheet, bottom + 0.2, key)
    return sheet.drawn()


def _draw_months(sheet: Sheet, scale: _Scale, bottom: float) -> None:
    written = 0.0
    for month in scale.months():
        x = scale.at(month)
        sheet.line((x, _HEAD), (x, bottom), ink="#D5DAE3")
        words = f"{_MONTHS[month.month - 1]} {month.year}"
        half = width_of(words) / 2
        if x - half > written and x + half < WIDTH:
            sheet.line((x, _HEAD - 0.12), (x, _HEAD), ink=RULE)
            sheet.text(x, _HEAD - 0.35, words, at="center")
            written = x + half + 0.25


def _draw_lines(sheet: Sheet, scale: _Scale, picture: DatesPicture, bottom: float) -> None:
    for number, line in enumerate(picture.lines):
        x, y = scale.at(line.day), 0.25 + 0.45 * number
        sheet.line((x, y + 0.2), (x, bottom), ink=INK, width=0.9, dashed=True)
        words = f"{line.label}, {line.day.day} {_MONTHS[line.day.month - 1]} {line.day.year}"
        half = width_of(words) / 2
        sheet.text(min(max(x, half), WIDTH - half), y, words, at="center")


def _draw_row(sheet: Sheet, scale: _Scale, row: DatesRow, y: float, left: float, right: float) -> None:
    sheet.text(left - 0.25, y, row.id, at="right")
    sheet.text(right + 0.25, y, row.late)
    (_, agreed), *_, (_, now) = row.dates
    sheet.line((scale.at(agreed), y), (scale.at(now), y), ink=RULE, width=3.0)
    for kind, day in row.dates:
        sheet.line((scale.at(day), y), (scale.at(day), y + _LANES[kind]), ink=RULE, width=1.2)
    for kind, day in row.dates:
        _draw_mark(kind, sheet, scale.at(day), y + _LANES[kind])


def _draw_mark(kind: DateKind, sheet: Sheet, x: float, y: float) -> None:
    is_past = kind in (DateKind.BASELINE, DateKind.LAST)
    fill = (_WHITE if kind is DateKind.BASELINE else _PALE) if is_past else _DARK
    if kind in (DateKind.LAST, DateKind.COMPLETED):
        sheet.circle(x, y, _HALF + 0.02, fill=fill)
    else:
        sheet.box(x - _HALF, y - _HALF, 2 * _HALF, 2 * _HALF, fill=fill)
    sheet.text(x, y, kind.value, at="center", ink=INK if is_past else _WHITE, bold=True, size=8.0)


def _number(month: date) -> int:
    return month.year * 12 + month.month - 1


def _next_month(day: date) -> date:
    month = _number(day) + 1
    return date(month // 12, month % 12 + 1, 1) if month // 12 <= date.max.year else date.max

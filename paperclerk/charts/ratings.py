"""Drawing pictures of ratings: stacked bars of counts, and strips of letters."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import NamedTuple

from paperclerk.charts.keys import KeyEntry, draw_key, key_height
from paperclerk.charts.sheet import RULE, WIDTH, Sheet, width_of
from paperclerk.domain.pictures import CountsBar, CountsPicture, DrawnPicture, HistoryPicture, Mark

_LEFT = 2.0
_RIGHT = 1.2

_BAR = 0.75
_GAP = 0.2
# Above a bar stand the words of the parts that are too narrow for them.
_ABOVE = 0.65

# A mark in the key, and one in a strip.
_SMALL = 0.46
_CELL = 0.56
_ROW = 0.66
_WIDEST_COLUMN = 1.9


class _Part(NamedTuple):
    """A part of a bar: its mark, what is written of it, and from where to where it goes."""

    mark: Mark
    words: str
    start: float
    end: float

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2

    @property
    def holds_its_words(self) -> bool:
        return width_of(self.words, bold=True) + 0.16 <= self.end - self.start


def draw_counts(picture: CountsPicture) -> DrawnPicture:
    """Draw stacked bars, a bar a period, with letter and number in each part or, where it is narrow, above it."""
    used = [place for place in range(len(picture.marks)) if any(bar.counts[place] for bar in picture.bars)]
    key = _key_of(picture.marks[place] for place in used)
    longest = max((sum(bar.counts) for bar in picture.bars), default=0) or 1
    parts_of = [_parts(picture.marks, bar, (WIDTH - _LEFT - _RIGHT) / longest) for bar in picture.bars]
    above = [0.1 if all(part.holds_its_words for part in parts) else _ABOVE for parts in parts_of]
    sheet = Sheet(sum(above) + (_BAR + _GAP) * len(above) + key_height(key))
    top = 0.0
    for bar, parts, space in zip(picture.bars, parts_of, above, strict=True):
        top += space
        sheet.text(_LEFT - 0.25, top + _BAR / 2, bar.period, at="right")
        _draw_bar(sheet, top, parts)
        end = parts[-1].end if parts else _LEFT
        sheet.text(end + 0.2, top + _BAR / 2, str(sum(bar.counts)), bold=True)
        top += _BAR + _GAP
    draw_key(sheet, top, key)
    return sheet.drawn()


def draw_history(picture: HistoryPicture) -> DrawnPicture:
    """Draw a strip of letters: a row a deliverable, a column a period."""
    used = {place for row in picture.rows for place in row.marks}
    key = _key_of(mark for place, mark in enumerate(picture.marks) if place in used)
    column = min((WIDTH - _LEFT) / len(picture.periods), _WIDEST_COLUMN)
    # Where columns are narrow the year stands under the month.
    is_narrow = any(width_of(period) > column - 0.1 for period in picture.periods)
    lines_of = [period.split() if is_narrow else [period] for period in picture.periods]
    head, rows = (1.02 if is_narrow else 0.6), _ROW * len(picture.rows)
    sheet = Sheet(head + rows + 0.15 + key_height(key))
    for number, lines in enumerate(lines_of):
        for line, words in enumerate(lines):
            y = head - 0.3 - 0.42 * (len(lines) - 1 - line)
            sheet.text(_LEFT + column * (number + 0.5), y, words, at="center")
    for number, row in enumerate(picture.rows):
        y = head + _ROW * (number + 0.5)
        sheet.text(_LEFT - 0.25, y, row.id, at="right")
        for place, mark in enumerate(row.marks):
            x = _LEFT + column * (place + 0.5)
            _draw_letter(picture.marks[mark], sheet, x, y, width=column - 0.12, height=_CELL)
    draw_key(sheet, head + rows + 0.15, key)
    return sheet.drawn()


def _parts(marks: Sequence[Mark], bar: CountsBar, scale: float) -> list[_Part]:
    parts, start = [], _LEFT
    for mark, count in zip(marks, bar.counts, strict=True):
        if count:
            parts.append(_Part(mark, f"{mark.letter} {count}", start, start + count * scale))
            start = parts[-1].end
    return parts


def _draw_bar(sheet: Sheet, top: float, parts: Sequence[_Part]) -> None:
    for part in parts:
        sheet.box(part.start, top, part.end - part.start, _BAR, fill=f"#{part.mark.fill}")
        if part.holds_its_words:
            sheet.text(part.middle, top + _BAR / 2, part.words, at="center", ink=f"#{part.mark.ink}", bold=True)
    for part, x in _side_by_side([part for part in parts if not part.holds_its_words]):
        sheet.line((x, top - 0.22), (part.middle, top), ink=RULE)
        sheet.text(x, top - 0.42, part.words, at="center", bold=True)


def _side_by_side(narrow: Sequence[_Part]) -> list[tuple[_Part, float]]:
    """Return where the words of narrow parts are centred: over their parts, but never over one another."""
    wide = [width_of(part.words, bold=True) + 0.15 for part in narrow]
    places = [part.middle for part in narrow]
    for number in range(1, len(places)):
        places[number] = max(places[number], places[number - 1] + (wide[number - 1] + wide[number]) / 2)
    limit = WIDTH
    for number in reversed(range(len(places))):
        places[number] = min(places[number], limit - wide[number] / 2)
        limit = places[number] - wide[number] / 2
    return list(zip(narrow, places, strict=True))


def _key_of(marks: Iterable[Mark]) -> list[KeyEntry]:
    found = [(mark, max(_SMALL, width_of(mark.letter, bold=True) + 0.2)) for mark in marks]
    return [KeyEntry(partial(_draw_letter, mark, width=wide), mark.label, wide) for mark, wide in found]


def _draw_letter(mark: Mark, sheet: Sheet, x: float, y: float, *, width: float, height: float = _SMALL) -> None:
    sheet.box(x - width / 2, y - height / 2, width, height, fill=f"#{mark.fill}")
    sheet.text(x, y, mark.letter, at="center", ink=f"#{mark.ink}", bold=True)

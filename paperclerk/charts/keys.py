"""The key under a picture: each mark beside what it stands for."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from paperclerk.charts.sheet import WIDTH, Sheet, width_of

LINE = 0.62
_GAP = 0.55


class KeyEntry(NamedTuple):
    """A mark, drawn round a point, its words, and how wide it is."""

    draw: Callable[[Sheet, float, float], None]
    words: str
    wide: float = 0.46


def key_height(entries: Sequence[KeyEntry]) -> float:
    """Return how many centimetres the key takes."""
    return LINE * (1 + max((line for _, line, _ in _places(entries)), default=0))


def draw_key(sheet: Sheet, top: float, entries: Sequence[KeyEntry]) -> None:
    """Draw the key from this height downwards, on as many lines as it needs."""
    for entry, line, x in _places(entries):
        y = top + LINE * (line + 0.5)
        entry.draw(sheet, x + entry.wide / 2, y)
        sheet.text(x + entry.wide + 0.15, y, entry.words)


def _places(entries: Sequence[KeyEntry]) -> list[tuple[KeyEntry, int, float]]:
    found: list[tuple[KeyEntry, int, float]] = []
    line, x = 0, 0.05
    for entry in entries:
        wide = entry.wide + 0.15 + width_of(entry.words)
        if x + wide > WIDTH and x > 0.05:
            line, x = line + 1, 0.05
        found.append((entry, line, x))
        x += wide + _GAP
    return found

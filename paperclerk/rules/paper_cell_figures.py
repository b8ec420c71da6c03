"""A cell's figure: its value, the least step it is printed in, and how far rounding may take a sum of such figures."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

_FIGURE = re.compile(
    r"(?P<open>\()?\s*(?P<minus>[-−–]\s*)?(?P<pound>£)?\s*(?P<minus2>[-−–]\s*)?(?P<digits>\d{1,3}(?:,\d{3})+|\d+)"
    r"(?P<part>\.\d+)?\s*(?P<unit>m(?:illion)?|k|bn|billion|'?000s?)?\s*(?P<close>\))?\*{0,3}",
    re.IGNORECASE,
)
NIL = re.compile(r"\s*(?:[-–—−]|nil|n/?a|none|0?)\s*", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
SCALE = {"": Decimal(1), "k": Decimal(1000), "m": Decimal(10**6), "b": Decimal(10**9), "0": Decimal(1000)}

LARGE = 10000


class Figure(NamedTuple):
    """An amount, the least step it is printed in, and whether it names its own unit."""

    value: Decimal
    step: Decimal
    unit: str


Cell = Figure | None


def sum_of(figures: Sequence[Figure]) -> tuple[Decimal, Decimal]:
    """Return the sum of figures and how far rounding may have taken it."""
    return sum((each.value for each in figures), Decimal(0)), rounding(figures)


def rounding(figures: Sequence[Figure]) -> Decimal:
    """Return how far rounding alone may take a sum: half a step for each figure added."""
    return sum((each.step / 2 for each in figures), Decimal(0))


def is_sum(total: Figure, added: Decimal, rounding: Decimal, exact: bool) -> bool:
    """Whether a total is a sum; an exact one is of counts or whole pounds."""
    # Where pence were left out, large sums of pounds may be a pound off.
    allowed = rounding + total.step / 2
    if exact and total.step == 1 and total.unit == "":
        allowed = Decimal(abs(total.value) >= LARGE)
    return abs(total.value - added) <= allowed or abs(total.value + added) <= (allowed if added < 0 else Decimal(0))


def one_kind(figures: Sequence[Figure]) -> bool:
    """Whether figures can be added: all with a unit of their own, or all without."""
    return len({bool(each.unit) for each in figures if each.value}) <= 1


def figure_in(text: str) -> Cell:
    """Return a cell's figure; brackets and a minus sign make it negative. A share, a year or words are none."""
    found = _FIGURE.fullmatch(" ".join(text.split()))
    if found is None or (found["open"] is None) != (found["close"] is None):
        return None
    digits = found["digits"].replace(",", "") + (found["part"] or "")
    if _YEAR.fullmatch(digits) and not found["pound"] and not found["open"]:
        return None
    unit = (found["unit"] or "").lstrip("'")[:1].casefold()
    scale = SCALE[unit]
    value = Decimal(digits) * scale
    places = len(found["part"] or ".") - 1
    negative = found["open"] or found["minus"] or found["minus2"]
    return Figure(-value if negative else value, scale / 10**places, unit)

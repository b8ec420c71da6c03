"""Numbers as the lists of Word print them: `3`, `03`, `c`, `III`, `3rd`. ECMA-376 17.18.59, as Word does it."""

import re
from collections.abc import Callable

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_IRREGULAR = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
              "nine": "ninth", "twelve": "twelfth"}  # fmt: skip
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def number_in(number: int, style: str, pattern: str = "") -> str:
    """Return a number in one of Word's formats; in plain figures where we do not know the format.

    `pattern` is the custom format's, `001, 002, 003`.
    """
    if style in ("none", "bullet"):
        return ""
    if style == "custom":
        first = re.match(r"0*[0-9]", pattern)
        return str(number).zfill(len(first[0]) if first else 1)
    if number < 1:  # letters and Romans begin at one
        return str(number)
    return _WRITTEN[style](number) if style in _WRITTEN else str(number)


def _letters(number: int) -> str:
    """Return a, b, … z, aa, bb, … as Word goes on after z."""
    rounds, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (rounds + 1)


def _roman(number: int) -> str:
    said = ""
    for worth, sign in _ROMAN:
        times, number = divmod(number, worth)
        said += sign * times
    return said


def _ordinal(number: int) -> str:
    return f"{number}{'th' if number % 100 in (11, 12, 13) else _ENDINGS.get(number % 10, 'th')}"


def _words(number: int) -> str:
    if number < 20:
        return _UNITS[number]
    if number < 100:
        tens, units = divmod(number, 10)
        return _TENS[tens] + (f"-{_UNITS[units]}" if units else "")
    return str(number)


def _ordinal_words(number: int) -> str:
    before, dash, last = _words(number).rpartition("-")
    if last[:1].isdigit():
        return _ordinal(number)
    ended = _IRREGULAR.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
    return f"{before}{dash}{ended}"


_WRITTEN: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "ordinal": _ordinal,
    "cardinalText": lambda number: _words(number).capitalize(),
    "ordinalText": lambda number: _ordinal_words(number).capitalize(),
    "numberInDash": lambda number: f"- {number} -",
}

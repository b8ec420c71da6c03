"""Numbers, amounts, dates and references as one writing each, so that every other writing of them is found."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
           "december")  # fmt: skip
_MONTH = "|".join(rf"{month[:3]}(?:{month[3:]})?" if month != "september" else "sept?(?:ember)?" for month in _MONTHS)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_SCALES = {"k": 3, "thousand": 3, "m": 6, "mn": 6, "mil": 6, "mln": 6, "million": 6, "bn": 9, "billion": 9, "tn": 12,
           "trillion": 12}  # fmt: skip
_SCALE = "|".join(sorted(_SCALES, key=len, reverse=True))
_SIGN = r"[£€$]|gbp|eur|usd"
_MONEY_WORDS = r"pounds?(?:\s+sterling)?|euros?|dollars?"
_PLAIN = r"\d+(?:[.,]\d+)*"
# 3 May 31 is no day before what there are 31 of.
_NOT_COUNTED = r"(?!\s+(?:[a-z]{3,}s|staff|people|per)\b)"
_SIGNS = {"gbp": "£", "pou": "£", "eur": "€", "usd": "$", "dol": "$"}

# Each way of writing something, by the name of what it is; sought in small letters.
WRITINGS = "|".join(
    (
        rf"(?P<spoken>(?<![\w.]){_DAY}(?:\s+of)?[\s./-]*(?:{_MONTH})[\s.,/-]*(?:\d{{4}}|['’]?\d{{2}}{_NOT_COUNTED})(?![\w%]))",
        rf"(?P<american>\b(?:{_MONTH})\.?\s+{_DAY},?\s+\d{{4}}(?!\w))",
        r"(?P<backwards>(?<![\w-])(?:\d{4}-\d{2}-\d{2}|\d{4}/\d{2}/\d{2}|\d{4}\.\d{2}\.\d{2})(?![\w-]))",
        r"(?P<figures>(?<![\w./-])(?:\d{1,2}\s?/\s?\d{1,2}\s?/\s?(?:\d{4}|\d{2})|\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|"
        r"\d{1,2}\.\d{2}\.\d{2}|\d{1,2}-\d{1,2}-(?:\d{4}|\d{2}))(?![\w/-]|\.\d))",
        rf"(?P<money>(?:{_SIGN})\s?\d{{1,3}}(?:\s\d{{3}})+(?!\w)|(?:{_SIGN})\s?{_PLAIN}(?:[\s-]?(?:{_SCALE})(?!\w))?)",
        rf"(?P<scaled>{_PLAIN}[\s-]?(?:{_SCALE})(?!\w)(?:\s+(?:{_MONEY_WORDS})\b)?|"
        rf"(?:\d{{1,3}}(?:\s\d{{3}})+|{_PLAIN})\s+(?:{_MONEY_WORDS})\b)",
        rf"(?P<share>{_PLAIN}\s?-?(?:%|per[\s-]?cent\b|pct\b|pc\b|p\.c\.|basis\s+points?\b|bps?\b))",
    )
)
_DIGIT = re.compile(r"\d")
_CODE = re.compile(r"(?<![\w£€$])(?=\w*[-/.:_\w]*\d)[a-z\d]+(?:[-/.:_][a-z\d]+)*(?!\w)")
# D4.2 and R1 are numbers of the plan's own; 31st, 4.2m and 10am are no references.
_NO_CODE = re.compile(
    r"[dkramq]\d+(?:\.\d+)*|\d+(?:[.,]\d+)*[a-z]{0,8}|[a-z]{1,2}\d{1,2}(?:\.\d+)?|\d+(?:st|nd|rd|th)?(?:[-/:._]\d+)*"
)
# 4,25 per cent; no share has thousands.
_DECIMAL_COMMA = re.compile(r"^(\d+),(\d{1,2})(?=\s*$)")
_IN_HUNDREDTHS = re.compile(r"basis|bps?$")
_FEWEST_IN_CODE, _FEWEST_DIGITS_IN_CODE = 4, 2
_FEWEST_DIGITS = 4
_SHORTEST_UNIT = 3
# 63 of the staff, 63 members of staff: so many words on, what is counted may stand.
FURTHEST_UNIT = 3
_LINKS = frozenset(("of", "the", "our", "its", "their", "these", "those", "all", "other", "members", "people"))
_YEAR = re.compile(r"(?:19|20)\d\d")
# Half of all shares are said in fives.
_ROUND_SHARE = re.compile(r"\d*[05]%")
# After these a number is a name: period 11, minute 61.
_COUNTED_OFF = frozenset(
    ("period", "periods", "minute", "minutes", "phase", "lot", "band", "stage", "week", "month", "day", "page", "item",
     "section", "paragraph", "paragraphs", "appendix", "version", "figure", "table", "part", "no", "number", "round",
     "wave", "tranche", "grade", "room", "quarter", "schedule", "rule", "regulation", "article", "clause")
)  # fmt: skip
# Numbers of these are said of anything.
_COMMON_UNITS = frozenset(_MONTHS) | frozenset(
    re.findall(
        r"\w+",
        """
        have has had been be being did do does will must should may can
        day days week weeks month months year years hour hours minute minutes working clear and or to of in on at by
        for per the a an is are was were from with as per cent page pages paragraph paragraphs section sections item
        items am pm times point points members people
        """,
    )
)


class Word(NamedTuple):
    """A word as it is compared, and where it stands in the text as it is seen."""

    plain: str
    start: int
    end: int


def one_writing(kind: str, found: str) -> str:
    """Return the one writing of an amount, a share or a day; nothing for a day that no calendar has.

    Args:
        kind: the name of the group of `WRITINGS` that found it.
        found: what stands there, in small letters.
    """
    return _DAYS[kind](found) if kind in _DAYS else _amount(kind, found)


def plain_number(word: str) -> str:
    """Return a number without the commas between its thousands, and without noughts that say nothing."""
    if "," not in word and "." not in word:
        return word
    bare = re.sub(r"(?<=\d),(?=\d)", "", word)
    return re.sub(r"(\d{4,})\.0+$", r"\1", bare)


def codes_in(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the references in a text in small letters, as `kz971` for KZ9-71, with where each begins and ends."""
    for found in _CODE.finditer(text) if _DIGIT.search(text) else ():
        word = found[0].rstrip(".:-_/")
        bare = "".join(letter for letter in word if letter.isalnum())
        digits = sum(letter.isdigit() for letter in bare)
        if (
            len(bare) >= _FEWEST_IN_CODE
            and _FEWEST_DIGITS_IN_CODE <= digits < len(bare)
            and not _NO_CODE.fullmatch(word)
        ):
            yield bare, found.start(), found.start() + len(word)


def telling_numbers(text: str, words: Sequence[Word]) -> Iterator[tuple[str, ...]]:
    """Yield the numbers that tell something, in their one writing.

    They are amounts of money, numbers of four digits or more but no year, days, shares that are not round, and numbers
    of two digits or more with what they are of: `47 beds`.
    """
    for place, word in enumerate(words):
        plain = word.plain
        bare = plain.lstrip("£€$")
        if is_day(plain) or plain[0] in "£€$" or (plain.endswith("%") and not _ROUND_SHARE.fullmatch(plain)):
            yield (plain,)
        if not bare[:1].isdigit() or is_day(plain) or plain.endswith("%"):
            continue
        digits = sum(letter.isdigit() for letter in bare)
        if digits >= _FEWEST_DIGITS + ("." in bare) and not _YEAR.fullmatch(bare):
            yield (bare,)
        elif digits > 1 and plain.isdecimal() and (of := _of_what(text, words, place)):
            yield (plain, of)


def _of_what(text: str, words: Sequence[Word], place: int) -> str:
    """Return the word after a number that says what it is of, when it counts something: beds in 47 of the beds."""
    number = words[place]
    after = place + 1
    while after - place <= FURTHEST_UNIT - 1 and after < len(words) and words[after].plain in _LINKS:
        after += 1
    of = words[after] if after < len(words) else None
    if place and words[place - 1].plain in _COUNTED_OFF:
        return ""
    if (
        of is None
        or _is_apart(text, words[place : after + 1])
        or not of.plain.isalpha()
        or len(of.plain) < _SHORTEST_UNIT
    ):
        return ""
    stands_alone = number.start == 0 or not re.match(r"[\w.,/-]", text[number.start - 1])
    return of.plain if stands_alone and of.plain not in _COMMON_UNITS else ""


def counted(text: str, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Yield the places of each number of two digits or more and of each word soon after it that it may count."""
    for place, word in enumerate(words):
        if len(word.plain) > 1 and word.plain.isdecimal():
            for after in range(place + 1, min(place + FURTHEST_UNIT, len(words) - 1) + 1):
                if is_broken(text[words[after - 1].end : words[after].start]):
                    break
                yield place, after


def _is_apart(text: str, words: Sequence[Word]) -> bool:
    return any(is_broken(text[one.end : other.start]) for one, other in pairwise(words))


def is_broken(between: str) -> bool:
    """Whether a sentence, or a part of it, ends between two words."""
    return bool(between.strip(" \t\r\n\xa0-'’\"”)"))


def is_day(word: str) -> bool:
    """Whether a word is a day in its one writing."""
    return bool(re.fullmatch(r"\d{4}-\d{2}-\d{2}", word))


def _amount(kind: str, found: str) -> str:
    number = re.search(r"\d[\d.,\s]*", found)
    figures = number[0] if number else ""
    if kind == "share":
        figures = _DECIMAL_COMMA.sub(r"\1.\2", figures)
    figures = re.sub(r"[,\s]", "", figures).rstrip(".")
    if figures.count(".") > 1:
        return found
    sign = re.match(_SIGN, found) or re.search(_MONEY_WORDS, found)
    scale = re.search(rf"(?<=[\d\s-])(?:{_SCALE})(?!\w)", found)
    value = Decimal(figures).scaleb(_SCALES[scale[0]] if scale and kind != "share" else 0)
    said = format(value.normalize(), "f")
    if kind == "share":
        return f"{format((value / 100).normalize(), 'f') if _IN_HUNDREDTHS.search(found) else said}%"
    return f"{_SIGNS.get(sign[0][:3], sign[0][:1]) if sign else ''}{said}"


def _spoken_day(found: str) -> str:
    day, month, year = (
        re.search(r"\d+", found),
        re.search(rf"(?<![a-z])(?:{_MONTH})", found),
        re.search(r"(?:\d{4}|\d{2})$", found),
    )
    return _day(_full(year[0]), _month(month[0]), day[0]) if day and month and year else ""


def _month(word: str) -> str:
    return str(next(number for number, month in enumerate(_MONTHS, start=1) if month[:3] == word[:3]))


def _day_in_figures(found: str) -> str:
    day, month, year = re.split(r"\s?[./-]\s?", found)
    return _day(_full(year), month, day)


def _full(year: str) -> str:
    return year if len(year) > 2 else f"20{year}"


def _day(year: str, month: str, day: str) -> str:
    is_one = 1 <= int(month) <= len(_MONTHS) and 1 <= int(day) <= 31
    return f"{year}-{int(month):02}-{int(day):02}" if is_one else ""


_DAYS = {
    "spoken": _spoken_day,
    "american": _spoken_day,
    "backwards": lambda found: _day(*re.split("[./-]", found)),
    "figures": _day_in_figures,
}

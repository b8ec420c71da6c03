"""Numbers: Q18 one is missing, repeated or out of order, Q19 one is printed otherwise than its neighbours."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from paperclerk.domain.findings import Finding
from paperclerk.rules.paper_text import Kind, Paper, Passage

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_SHAPE = re.compile(r"(\(?)((?:\d+\.)*)(\d+|[A-Za-z]|[ivxIVX]+)([.):]*)")


# A jump over more numbers than this is a year, an address or a number of another list, not numbers left out.
NUMBERS_LEFT_OUT_AT_MOST = 9


class _Count(NamedTuple):
    """A number taken apart: `prefix` is 4.1. of 4.1.2, `values` what its last sign may be, `marks` what is round it."""

    prefix: str
    kind: str
    values: tuple[int, ...]
    marks: str


class _Run:
    """A count in progress: where it has come to, and the passages it has counted."""

    def __init__(self, value: int, passage: Passage, marks: str) -> None:
        self.value = value
        self.counted = [(passage, marks)]

    def goes_on(self, value: int, passage: Passage, marks: str) -> None:
        self.value = value
        self.counted.append((passage, marks))


def numbers(paper: Paper) -> Iterator[Finding]:
    """Yield a finding for each number left out, used twice, out of order or printed otherwise than its neighbours."""
    walk = _Walk(paper)
    for passage, message, hint in walk.told:
        yield paper.found("Q18", passage, message, hint, about=passage.number)
    for run in walk.runs:
        usual, often = Counter(marks for _, marks in run.counted).most_common(1)[0]
        others = [(passage, marks) for passage, marks in run.counted if marks != usual]
        if often < 3 or len(others) > 0.2 * len(run.counted) + 1 or len(others) >= often:
            continue
        for passage, _ in others:
            number = passage.number.strip("•") or passage.text.split()[0]
            yield paper.found(
                "Q19",
                passage,
                f'The number "{number}" is printed otherwise than its neighbours, which are printed '
                f'"{_as_usual(number, usual)}".',
                "Print it as the others are.",
                about=number,
            )


def _as_usual(number: str, usual: str) -> str:
    left, right = usual.split("n")
    return f"{left}{number.strip('().:')}{right}"


_Told = tuple[Passage, str, str]
# Lists that may go on: by part, chapter, depth and kind of sign, each with the counts begun in it, inner ones last.
_Key = tuple[int, int, int, str]
_Lists = list[tuple[_Key, list[_Run]]]


class _Walk:
    """A walk over a report's numbers in reading order: what is wrong with their order, and every count in them."""

    def __init__(self, paper: Paper) -> None:
        self.told: list[_Told] = []
        self.runs: list[_Run] = []
        self.counted: dict[tuple[int, str], _Run] = {}
        self.lists: _Lists = []
        self.first_words = frozenset(" ".join(passage.text.split()[:1]) for passage in paper.prose())
        self.chapter = 0
        self.leads_up = False
        # The last heading of each level, by its place: those below it count under it.
        self.above: dict[int, int] = {}
        for passage in paper.passages:
            if passage.kind in (Kind.HEADING, Kind.PARAGRAPH):
                self._step(passage)

    def _step(self, passage: Passage) -> None:
        if passage.kind is Kind.HEADING:
            self.above = {level: place for level, place in self.above.items() if level < passage.level}
            if passage.number:
                self.chapter += 1
                self.lists.clear()
        count = _taken_apart(passage.number)
        key = (passage.part, self.chapter, passage.level, count.kind if count else "")
        if count is None:
            unmarked = _unmarked(passage, self.lists)
            if unmarked is not None:
                self._point_of_a_list(passage, *unmarked)
        elif count.prefix or passage.kind is Kind.HEADING:
            self._chapter_or_paragraph(passage, count)
        else:
            self._point_of_a_list(passage, count, key)
        if passage.kind is Kind.HEADING:
            self.above[passage.level] = passage.section
        # What leads up to a list ends with a colon; "(a)" in it is the list's first point.
        self.leads_up = passage.text.rstrip().endswith(":") and not re.search(r"\(?\b[ai1]\)", passage.text)

    def _chapter_or_paragraph(self, passage: Passage, count: _Count) -> None:
        named = (passage.part, count.prefix + count.kind)
        if passage.kind is Kind.HEADING and not count.prefix and self.above:
            # A, B, C under one chapter, and A, B again under the next.
            named = (passage.part, f"under {max(self.above.values())}: {count.kind}")
        run = self.counted.get(named)
        if _counts_anew(passage, count, self.counted):
            self.counted = {known: each for known, each in self.counted.items() if known[0] != passage.part}
            run = None
        elif run is not None and _is_lettered_anew(run, count):
            run = None  # chapters of something appended
        if run is not None:
            self.told += _next(run, count, passage, self.first_words)
            return
        self.counted[named] = run = _Run(count.values[0], passage, count.marks)
        self.runs.append(run)
        self.told += _begins_late(passage, count, self.first_words)

    def _point_of_a_list(self, passage: Passage, count: _Count, key: _Key) -> None:
        """Count a point of a list on: lists begin again at one, and an outer list goes on after an inner one."""
        stack = next((stack for known, stack in self.lists if known == key), None)
        if self.leads_up and count.values == (2,) and not stack:
            self.told += _begins_late(passage, count._replace(prefix="list"), self.first_words)
        if stack is None:
            stack = []
            self.lists.append((key, stack))
        for depth in range(len(stack) - 1, -1, -1):
            if stack[depth].value + 1 in count.values:
                stack[depth].goes_on(stack[depth].value + 1, passage, count.marks)
                del stack[depth + 1 :]
                return
        if 1 in count.values or not stack:
            run = _Run(1 if 1 in count.values else count.values[0], passage, count.marks)
            stack.append(run)
            self.runs.append(run)
        else:
            self.told += _next(stack[-1], count, passage, self.first_words)


def _next(run: _Run, count: _Count, passage: Passage, texts: frozenset[str]) -> Iterator[_Told]:
    """Yield what is wrong when a count goes on with a number that is not the next."""
    expected, before = run.value + 1, run.counted[-1][0]
    value = min(count.values, key=lambda each: abs(each - expected))
    name = passage.number.rstrip(".")
    if value == run.value:
        yield (
            passage,
            f'The number {name} comes twice: at "{_words(before)}" and at "{_words(passage)}".',
            "Number them anew, and see whether references to the numbers after it still hold.",
        )
    elif value < run.value:
        yield (
            passage,
            f'The number {name} comes after {before.number.rstrip(".")}: at "{_words(passage)}".',
            "Number the paragraphs in order.",
        )
    elif value > expected + NUMBERS_LEFT_OUT_AT_MOST:
        return
    elif value > expected and not _stands_unread(passage, expected, texts):
        gap = _spoken(passage.number, expected) if value == expected + 1 else (
            f"{_spoken(passage.number, expected)} to {_spoken(passage.number, value - 1)}"
        )  # fmt: skip
        yield (
            passage,
            f"The numbers go from {before.number.rstrip('.')} to {name}: there is no {gap}.",
            "See whether something was left out; otherwise number them anew.",
        )
    run.goes_on(max(value, run.value), passage, count.marks)


def _counts_anew(passage: Passage, count: _Count, counted: dict[tuple[int, str], _Run]) -> bool:
    """Whether 1.1 comes after other chapters have been counted: something appended, whose chapters have no headings."""
    if count.prefix != "1." or count.values[0] != 1:
        return False
    chapters = {prefix.split(".")[0] for part, prefix in counted if part == passage.part and prefix[0].isdigit()}
    return len(chapters) > 1


def _is_lettered_anew(run: _Run, count: _Count) -> bool:
    """Whether A comes after other letters; I after H only goes on."""
    lettered = not count.prefix and count.kind != "figures"
    return lettered and 1 in count.values and run.value > 1 and run.value + 1 not in count.values


def _begins_late(passage: Passage, count: _Count, texts: frozenset[str]) -> Iterator[_Told]:
    """Yield what is wrong when paragraphs begin with the second number: 4.2 with no 4.1."""
    value = count.values[0]
    if count.prefix and value in (2, 3) and not _stands_unread(passage, 1, texts):
        yield (
            passage,
            f"The numbers begin with {passage.number.rstrip('.')}: there is no {_spoken(passage.number, 1)}.",
            "See whether something was left out; otherwise number them anew.",
        )


def _stands_unread(passage: Passage, value: int, texts: frozenset[str]) -> bool:
    """Whether the number that seems to be missing stands at the head of some paragraph's words."""
    number = _spoken(passage.number, value)
    return any(f"{number}{mark}" in texts for mark in ("", ".", ")"))


def _spoken(number: str, value: int) -> str:
    """Return another number of the same kind: (iii) beside (iv), 4.3 beside 4.5."""
    found = _SHAPE.fullmatch(number)
    if found is None or found[3].isdigit():
        return f"{found[2] if found else ''}{value}"
    counted = _taken_apart(number)
    roman = counted is not None and abs(counted.values[-1] - value) < abs(counted.values[0] - value)
    roman = roman or len(found[3]) > 1
    sign = _ROMANS[value - 1] if roman and value <= len(_ROMANS) else chr(ord("a") + (value - 1) % 26)
    sign = sign.upper() if found[3].isupper() else sign
    return f"({sign})" if found[1] else sign


def _taken_apart(number: str) -> _Count | None:
    found = _SHAPE.fullmatch(number.strip())
    if found is None:
        return None
    left, prefix, last, right = found.groups()
    marks = f"{left}n{right}"
    if last.isdigit():
        return _Count(prefix, "figures", (int(last),), marks) if int(last) < 1000 else None
    kind = "capitals" if last.isupper() else "letters"
    roman = _roman(last.lower())
    letter = (ord(last.lower()) - ord("a") + 1,) if len(last) == 1 else ()
    if len(last) > 1 or last.lower() == "i":
        return (
            _Count(prefix, kind, tuple(dict.fromkeys((*((roman,) if roman else ()), *letter))), marks)
            if roman
            else None
        )
    return _Count(prefix, kind, (*letter, *((roman,) if roman else ())), marks)


def _roman(text: str) -> int:
    total = 0
    for here, after in zip(text, (*text[1:], ""), strict=True):
        value = _ROMAN.get(here, 0)
        total += -value if after and _ROMAN.get(after, 0) > value else value
    return total if all(letter in _ROMAN for letter in text) else 0


def _unmarked(passage: Passage, open_lists: _Lists) -> tuple[_Count, _Key] | None:
    """Return the number at the head of a paragraph's words that is the next of an open list: `3 This is`."""
    found = re.match(r"(\d{1,2})\s+[A-Z]", passage.text) if passage.number in ("", "•") else None
    if found is None or passage.kind is not Kind.PARAGRAPH:
        return None
    for key, stack in reversed(open_lists):
        if key[0] == passage.part and key[-1] == "figures" and stack[-1].value + 1 == int(found[1]):
            return _Count("", "figures", (int(found[1]),), "n"), key
    return None


def _words(passage: Passage) -> str:
    words = passage.text.split()
    return " ".join(words[:6]) + ("..." if len(words) > 6 else "")

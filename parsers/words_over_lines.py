"""Words parted by the end of a line: put together with a space, a hyphen or nothing."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

from parsers.pdf_lines import Line, Word

# A sentence ends so.
STOP = re.compile(r"[.!?;][”’\"')]*$")
SOFT_HYPHEN = "\u00ad"
_TOKEN = re.compile(r"[^\W_]+(?:[-‐/’'][^\W_]+)*")
# Stands at a line's start only where the word before it filled its line.
_LONE_STOP = re.compile(r"[.,;:!?](?:[”’\"')]*)(?:\s|$)")
# "Interdepartmental" is about as long as words get.
_LONGEST_WORD = 17
# One that differs from a word of the report by its "s" must be longer than this.
_SHORT = 6
# A part of a word that stands elsewhere this much seldomer than the word.
_SELDOM = 3
# No word of English ends so: "Recommendati", "responsibl", "objectiv".
_NO_END = re.compile(r"\w{3}(?:[jqv]|[ts]i|[ts]io|[bcfgkpt]l)$")
# Words of one letter; any other letter alone was cut off a word, or stands in an abbreviation.
_LETTERS = ("a", "i", "o")
_NEVER_FIRST = tuple("/!?;:)]}")
# Before a capital that begins no sentence.
_GOES_ON = re.compile(r"[\w,&’'] $")
# How PDFium writes a hyphen at a line's end; what stands beside it may be no word.
_PARTED = re.compile(r"([^\W_]+(?:[-‐/’'][^\W_]+)*)\ufffe([^\W_]+(?:[-‐/’'][^\W_]+)*)")
# The rest of a word after a program's hyphen: an ending with too few letters before it for a word.
_REST = re.compile(
    r"[a-z]{0,3}(?:i?[aeiou]tions?|[st]ions?|i[sz]ations?|ments?|ships?|ness|ances?|ences?|[ai]nent|ical(?:ly)?|ities)"
)
_WORDS = frozenset(
    """
    action cement chance cities dance edition ethical fence finance fitness hence location medical mention mission
    moment motion nation notion option payment pence pension ration relation section session stance station taxation
    tension topical version vision
    """.split()  # noqa: SIM905  (a list of words is read by people)
)
# What compounds begin with keeps its hyphen.
_FIRSTS = frozenset(
    """
    all anti bi by co cross day de down eco end even ex extra far front full half hard high ill in infra inter intra
    life long low mega micro mid mini multi near neo new non off old on one open out over pan part post pre pro quasi
    re real self semi short sub super take three trans two ultra un under up user vice well whole year zero
    """.split()  # noqa: SIM905  (a list of words is read by people)
)
_RANGE = re.compile(r"[0-9]–$")
# After these a hyphen at a line's end hangs: "short- and long-term".
_JOINING = ("and", "or", "to", "nor")


class Vocabulary(NamedTuple):
    """How a report writes its words: how often each, how often without a capital, how often with one within a sentence.

    A hyphenated word is one word. `parted` counts those that have a hyphen only where a line ends.
    """

    known: Counter[str]
    small: Counter[str]
    capital: Counter[str]
    pairs: set[tuple[str, str]]
    parted: int = 0

    def count(self, word: str) -> int:
        """Return how often the report has a word, in whatever case."""
        return self.known[word.casefold()]

    def is_name(self, word: str) -> bool | None:
        """Whether a word has its capital within sentences too; None when the report does not show it."""
        if self.capital[word.casefold()]:
            return True
        return False if self.small[word.casefold()] else None

    def together(self, word: str, after: str) -> bool:
        """Whether the report has two words one after the other somewhere."""
        return (word.casefold(), after.casefold()) in self.pairs


def vocabulary(lines: Iterable[str]) -> Vocabulary:
    """Count the words of lines; what begins a line may begin a sentence and shows no case."""
    words = Vocabulary(Counter(), Counter(), Counter(), set())
    cut: list[tuple[str, str]] = []
    for line in _whole(lines, cut):
        words.pairs.update(pairwise(token.casefold() for token in _TOKEN.findall(line)))
        for found in _TOKEN.finditer(line):
            word = found[0].casefold()
            words.known[word] += 1
            if found[0][:1].islower():
                words.small[word] += 1
            elif _GOES_ON.search(line[: found.start()]):
                words.capital[word] += 1
    return words._replace(parted=sum(words.count(a + b) > words.count(f"{a}-{b}") for a, b in cut))


def _whole(lines: Iterable[str], cut: list[tuple[str, str]]) -> Iterator[str]:
    """Yield lines without the words that a line's end parts at a hyphen, which are added to `cut`."""
    for line in lines:
        if "\ufffe" not in line:
            yield line
            continue
        start = 0
        for found in _PARTED.finditer(line):
            cut.append((found[1], found[2]))
            yield line[start : found.start()]
            start = found.end()
        yield line[start:]


class Wrapped(Protocol):
    """A line as far as its words matter, and whether a space was drawn after the last of them."""

    @property
    def text(self) -> str:
        """Return the words with single spaces."""

    @property
    def spaced(self) -> bool:
        """Whether a space was drawn after them."""


def glued(lines: Sequence[Wrapped], words: Vocabulary, cut: Collection[int] = ()) -> str:
    """Return the text of lines that make up one paragraph; before those in `cut` a word was cut without a hyphen."""
    text = ""
    for index, line in enumerate(lines):
        if not text or index in cut:
            text += line.text
        else:
            text = _glue(text, line.text, words, spaced=lines[index - 1].spaced)
    return text.replace(SOFT_HYPHEN, "")


def lone_stop(line: Line) -> bool:
    """Whether a line begins with a full stop or a comma that belongs to the word before."""
    return bool(_LONE_STOP.match(line.text))


def is_one_word(before: Line, after: Line, words: Vocabulary, *, alone: bool = True) -> bool:
    """Whether two parts that a column's edge may have cut are one word, as the report writes words elsewhere.

    They are when the report has the whole word, or what begins the second line is no word; they are two when either
    part is a word of its own on another line, or when both together would be longer than words are. Of a part that is
    not `alone` on its line the report must have the whole word, and seldom the part.
    """
    left, right = last_word(before).casefold().rpartition("/")[2], first_word(after).casefold()
    if before.text[-1:].islower() and len(right) == 1 and right not in _LETTERS and after.words[0].text == right:
        return True
    if not alone:
        return words.count(left + right) > _SELDOM * (words.count(left) - 1) and words.count(left + right) > 0
    if words.count(left + right) or _is_known(left + right, words) or _NO_END.search(left):
        return True
    stands = len(right) > 1 or right in _LETTERS
    seen = any(left in pair or (stands and right == pair[1]) for pair in words.pairs)
    return not seen and len(left + right) <= _LONGEST_WORD


def _is_known(word: str, words: Vocabulary) -> bool:
    """Whether the report has a long word with another ending: one of it, or several."""
    other = word[:-1] if word.endswith("s") else f"{word}s"
    return len(word) > _SHORT and words.count(other) > 0


def rejoined(before: Line, after: Line) -> Line:
    """Return two lines as one, the word that was cut between them whole."""
    first, last = after.words[0], before.words[-1]
    whole = Word(last.text + first.text, (*last.glyphs, *first.glyphs))
    return Line((*before.words[:-1], whole, *after.words[1:]), after.spaced)


def parts_range(before: str, after: str) -> bool:
    """Whether a line's end parts the figures of a range: "2031–" and "2035"."""
    return bool(_RANGE.search(before)) and after[:1].isdigit()


def first_chunk(line: Line) -> float:
    """Return the width of what had to fit on the line before: the first word, or as far as its hyphen.

    No line ends before a stroke or a closing sign, even after a space (Unicode Standard Annex 14, rule LB13).
    """
    glyphs = line.words[0].glyphs
    for index, glyph in enumerate(glyphs[:-1]):
        if glyph.text in "-‐–" + SOFT_HYPHEN and index:
            return glyph.x1 - glyphs[0].x0
    last = 0
    while last + 1 < len(line.words) and line.words[last + 1].text[:1] in _NEVER_FIRST:
        last += 1
    return line.words[last].x1 - glyphs[0].x0


def _glue(text: str, line: str, words: Vocabulary, *, spaced: bool) -> str:
    if text.endswith(SOFT_HYPHEN):
        return text[:-1] + line
    if _LONE_STOP.match(line) and not spaced:
        return text + line
    known = text.endswith(("-", "‐")) and words.count(f"{_last_token(text[:-1])}-{_first_token(line)}")
    if parts_range(text, line):
        return text + line
    if (spaced and not known) or not text[-2:-1].isalnum() or not line[:1].isalnum():
        return f"{text} {line}"
    if text.endswith(("-", "‐")):
        return _over_hyphen(text, line, words)
    return text + line if text.endswith(("/", "–")) else f"{text} {line}"


def _over_hyphen(text: str, line: str, words: Vocabulary) -> str:
    left, right = _last_token(text[:-1]), _first_token(line)
    if right.casefold() in _JOINING:
        return f"{text} {line}"
    whole, hyphened = words.count(left + right), words.count(f"{left}-{right}")
    # A program may part a word that has no hyphen; the report's other pages show how it is written.
    if whole > hyphened or (not hyphened and _is_rest(left, right, words)):
        return text[:-1] + line
    return text + line


def _is_rest(left: str, right: str, words: Vocabulary) -> bool:
    """Whether two parts at a hyphen are no words: nowhere else in the report, and no compound is made of such.

    Where the report's words are parted by a program that is enough; elsewhere the second must look like a word's end.
    """
    if not (left.isalpha() and right.isalpha() and right.islower()) or left.casefold() in _FIRSTS:
        return False
    unseen = not words.count(left) and not words.count(right)
    return unseen and (words.parted > 0 or (bool(_REST.fullmatch(right)) and right not in _WORDS))


def first_word(line: Line) -> str:
    """Return the word a line begins with, without brackets and quotation marks."""
    found = _TOKEN.search(line.text)
    return found[0] if found else ""


def last_word(line: Line) -> str:
    """Return the word a line ends with."""
    return _last_token(line.text)


def _last_token(text: str) -> str:
    found = _TOKEN.findall(text)
    return found[-1] if found else ""


def _first_token(text: str) -> str:
    found = _TOKEN.match(text)
    return found[0] if found else ""

"""Words as a leak would show them: folded, cut into words, numbers in one writing; and of a text what looks like names.

Names are known by their capitals. One at the beginning of a sentence is a weak sign: any word has it there.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import NamedTuple

from paperclerk.rules.opening_words import DETERMINERS, is_ordinary, opens_sentences
from paperclerk.rules.run_together import telling_in_pieces
from paperclerk.rules.telling_numbers import (
    WRITINGS,
    Word,
    codes_in,
    counted,
    one_writing,
    plain_number,
    telling_numbers,
)

# A run of so many words is found wherever it stands; fewer are too common to prove anything.
RUN = 5
_FRACTIONS = {"¼": ".25", "½": ".5", "¾": ".75", "⅛": ".125", "⅜": ".375", "⅝": ".625", "⅞": ".875"}
_FRACTION = re.compile(rf"(\d?)\s?([{''.join(_FRACTIONS)}])")
_MIDDLE_DOT = re.compile(r"(?<=\d)[·•∙‧⋅](?=\d)")
_HYPHENS = re.compile(r"[‐‑‒−]|(?<=\w)[–](?=\w)")
_ADDRESS = re.compile(r"\S+@\S+|(?:https?://|www\.)\S+|(?<![\w.-])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?![\w-])")
_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}", re.IGNORECASE)
_SHORTEST_HOST = 5
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_WORD = re.compile(rf"{WRITINGS}|[£€$]?\d+(?:[.,]\d+)*[a-z]*|[^\W\d_]+(?:['’][^\W\d_]+)*", re.IGNORECASE)
# Letters before figures are the beginning of a reference, which is sought whole.
_CASED = re.compile(r"[^\W\d_]+[-/]?\d[\w/-]*|[£€$]?\d+(?:[.,]\d+)*[A-Za-z]*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_SENTENCE_ENDS = frozenset('.!?:;•–—-·\n\t"“(')
# Shorter names are sought in capitals only, as they were written.
SHORTEST_NAME = 4
FIRMS = frozenset(("limited", "ltd", "plc", "llp", "inc", "cic", "gmbh"))
# With one of these before it any word is a name.
TITLES = frozenset(
    ("mr", "mrs", "ms", "miss", "mx", "dr", "cllr", "cllrs", "councillor", "councillors", "sir", "dame", "lord", "lady",
     "prof", "professor", "rev")
)  # fmt: skip


_LONG_NAME = re.compile(r"\b[A-Z][\w’'-]*(?:[\s-]+(?:and |of |the |for |& )*[A-Z][\w’'-]*)+")


class Name(NamedTuple):
    """What looks like a name, in small letters; `is_weak` when only the beginning of a sentence says so."""

    words: tuple[str, ...]
    is_weak: bool = False


def seen(text: str) -> str:
    """Return a text as its reader sees it: no invisible signs, and one writing of each letter."""
    if _FRACTION.search(text):
        text = _FRACTION.sub(_in_figures, text)
    plain = _UNSEEN.sub("", unicodedata.normalize("NFKC", text))
    return _HYPHENS.sub("-", _MIDDLE_DOT.sub(".", plain))


def _in_figures(found: re.Match[str]) -> str:
    return f"{found[1] or 0}{_FRACTIONS[found[2]]}"


def words_of(text: str) -> list[Word]:
    """Return the words of a text as it is seen, amounts, shares and days each as one word in one writing."""
    return [word for found in _WORD.finditer(text) for word in _words(found)]


def tokens(text: str) -> list[str]:
    """Return a text's words in small letters, numbers in one writing."""
    return [word.plain for word in words_of(seen(text))]


def runs(words: list[str], longest: int = RUN) -> Iterator[tuple[str, ...]]:
    """Yield every run of one word up to `longest` words; amounts also without the sign of their money."""
    for start in range(len(words)):
        for length in range(1, min(longest, len(words) - start) + 1):
            yield tuple(words[start : start + length])
        if words[start][0] in "£€$":
            yield (words[start][1:],)


def terms_of(text: str) -> Iterator[tuple[str, ...]]:
    """Yield all that a text says, as it may be sought: its runs of words, and its references."""
    as_seen = seen(text)
    words = words_of(as_seen)
    yield from runs([word.plain for word in words])
    yield from ((words[number].plain, words[of].plain) for number, of in counted(as_seen, words))
    yield from ((code,) for code, _, _ in codes_in(as_seen.casefold()))


def numbers_in(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the numbers and references that tell something, in their one writing."""
    as_seen = seen(text)
    yield from telling_numbers(as_seen, words_of(as_seen))
    yield from ((code,) for code, _, _ in codes_in(as_seen.casefold()))
    yield from ((whole,) for whole in telling_in_pieces(as_seen))


def begins_sentence(as_seen: str, start: int) -> bool:
    """Whether a sentence, a line or a row begins at a place in a text."""
    before = as_seen[:start].rstrip(" '‘’")
    return not before or before[-1] in _SENTENCE_ENDS


def names_in(text: str) -> Iterator[Name]:
    """Yield what looks like a name: words with capitals that stand together, or one by itself."""
    as_seen = seen(text)
    together: list[str] = []
    begins, last, before = True, 0, ""
    for found in _CASED.finditer(as_seen):
        between, word = as_seen[last : found.start()], found[0]
        last = found.end()
        starts = found.start() == 0 or any(sign in _SENTENCE_ENDS for sign in between)
        if together and (between.strip(" ") or not _is_capital(word)):
            # `Consult the unions` begins with a deed: nobody is called by a name and `the`.
            is_deed = len(together) == 1 and begins and not between.strip(" ") and word in DETERMINERS
            yield from () if is_deed else _names(together, begins)
            together = []
        if _is_capital(word):
            if not together:
                begins = starts
            together.append(word)
        elif word.casefold() in FIRMS and before[:1].islower() and not starts:
            yield from _firm(before, word)
        before = word
    yield from _names(together, begins)
    for address in _ADDRESS.findall(as_seen):
        yield from _hosts(address)


def _hosts(address: str) -> Iterator[Name]:
    """Yield what a web or e-mail address is called by: quorndon of www.quorndon.example."""
    host = _HOST.match(re.sub(r".*@|^https?://|^www\.", "", address))
    for label in host[0].split(".")[:-1] if host else ():
        if len(label) >= _SHORTEST_HOST and label.isalpha() and not is_ordinary(_folded(label)):
            yield Name((_folded(label),), is_weak=True)


def initials_in(texts: Iterable[str]) -> set[str]:
    """Return what the names in texts are called by their first letters: clt for the Corporate Leadership Team."""
    found: set[str] = set()
    for text in texts:
        for name in _LONG_NAME.findall(seen(text)):
            letters = "".join(word[0] for word in re.findall(r"\w+", name) if word[0].isupper()).casefold()
            found.update(
                letters[start:end] for start in range(len(letters)) for end in range(start + 2, len(letters) + 1)
            )
    return found


def small_words(texts: Iterable[str]) -> set[str]:
    """Return the words that stand somewhere without a capital, and so are no names.

    A capital within a word makes it one, and so does what a firm is called by after it. Addresses have small letters
    whatever they are made of.
    """
    small: set[str] = set()
    for text in texts:
        words = _CASED.findall(_ADDRESS.sub(" ", seen(text)))
        for word, after in zip_longest(words, words[1:], fillvalue=""):
            if word.islower() and after.casefold() not in FIRMS:
                small.add(_folded(word))
    return small


def _words(found: re.Match[str]) -> Iterator[Word]:
    kind, folded = found.lastgroup, _folded(found[0])
    if kind is None:
        yield Word(plain_number(folded), found.start(), found.end())
    elif one := one_writing(kind, folded):
        yield Word(one, found.start(), found.end())
    else:
        for word in re.finditer(r"\w+", found[0]):
            yield Word(word[0].casefold(), found.start() + word.start(), found.start() + word.end())


def _names(together: list[str], begins: bool) -> Iterator[Name]:
    folded = tuple(plain_number(_folded(word)) for word in together)
    if len(folded) > 1:
        yield Name(folded[:RUN])
    for place, word in enumerate(together):
        if not word[0].isalpha() or word[-1].isdigit() or len(word) == 1 or folded[place] in TITLES:
            continue
        # `Book Sir Denzil Roake` begins with a deed; `Fairhurst Estates` with a name.
        is_within = not (begins and place == 0) or (len(together) > 1 and not opens_sentences(folded[0]))
        is_name = is_within or word.isupper() or word[1:] != word[1:].lower()
        yield Name((folded[place],), is_weak=not is_name)


def _firm(before: str, word: str) -> Iterator[Name]:
    """Yield the name of a firm that was written without capitals: quorndon limited."""
    name = before.casefold()
    if name.isalpha() and not is_ordinary(name) and len(name) >= SHORTEST_NAME:
        yield Name((name, word.casefold()))
        yield Name((name,))


def _folded(word: str) -> str:
    """Return a word in small letters without accents and apostrophes, and without the sign of whose something is."""
    small = word.casefold().replace("’", "'").removesuffix("'s").replace("'", "")
    if small.isascii():
        return small
    # Sign and letter apart, as in S and ´; money has its signs alone.
    return "".join(letter for letter in unicodedata.normalize("NFD", small) if not unicodedata.combining(letter))


def _is_capital(word: str) -> bool:
    return word[0].isupper() or (word[0].isalpha() and word[1:] != word[1:].lower())

"""Words as a leak would show them: folded, cut into words, and of a text the names and numbers that tell something."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

# A run of so many words is found wherever it stands; fewer are too common to prove anything.
RUN = 5
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_WORD = re.compile(r"[£€$]?\d+(?:[.,]\d+)*[a-z]*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_CASED = re.compile(r"[£€$]?\d+(?:[.,]\d+)*[A-Za-z]*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_SENTENCE_ENDS = frozenset('.!?:;•–—-·\n\t"“(')
_FEWEST_DIGITS = 4
_SHORTEST_NAME = 4


def tokens(text: str) -> list[str]:
    """Return a text's words in small letters, numbers without the commas between their thousands."""
    return [_plain(found) for found in _WORD.findall(_seen(text).casefold())]


def runs(words: list[str], longest: int = RUN) -> Iterator[tuple[str, ...]]:
    """Yield every run of one word up to `longest` words; amounts also without the sign of their money."""
    for start in range(len(words)):
        for length in range(1, min(longest, len(words) - start) + 1):
            yield tuple(words[start : start + length])
        if words[start][0] in "£€$":
            yield (words[start][1:],)


def names_in(text: str) -> Iterator[tuple[str, ...]]:
    """Yield what looks like a name: words with capitals that stand together, or one within a sentence.

    A single capital at the beginning of a sentence is no sign of a name.
    """
    seen = _seen(text)
    together: list[str] = []
    begins, last = True, 0
    for found in _CASED.finditer(seen):
        between, word = seen[last : found.start()], found[0]
        last = found.end()
        starts = found.start() == 0 or any(sign in _SENTENCE_ENDS for sign in between)
        if together and (between.strip(" ") or not _is_capital(word)):
            yield from _name(together, begins)
            together = []
        if _is_capital(word):
            if not together:
                begins = starts
            together.append(word)
    yield from _name(together, begins)


def numbers_in(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the numbers that tell something: amounts of money, and others of four digits or more but no year."""
    for word in tokens(text):
        digits = sum(letter.isdigit() for letter in word)
        bare = word.lstrip("£€$")
        if word[0] in "£€$":
            yield (word,)
        if digits >= _FEWEST_DIGITS and not re.fullmatch(r"(?:19|20)\d\d", bare):
            yield (bare,)


def small_words(texts: Iterable[str]) -> set[str]:
    """Return the words that stand somewhere without a capital: no names."""
    return {word.casefold() for text in texts for word in _CASED.findall(_seen(text)) if word[:1].islower()}


def _name(together: list[str], begins: bool) -> Iterator[tuple[str, ...]]:
    folded = tuple(_plain(word.casefold()) for word in together)
    if len(folded) > 1:
        yield folded[:RUN]
    for place, word in enumerate(together):
        is_sign = not (begins and place == 0) or len(together) > 1 or (word.isupper() and len(word) > 1)
        if is_sign and len(word) >= _SHORTEST_NAME and word[0].isalpha():
            yield (folded[place],)


def _is_capital(word: str) -> bool:
    return word[0].isupper()


def _plain(word: str) -> str:
    return re.sub(r"(?<=\d),(?=\d)", "", word).replace("’", "'")


def _seen(text: str) -> str:
    return _UNSEEN.sub("", unicodedata.normalize("NFKC", text))

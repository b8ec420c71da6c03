"""Words parted by the end of a line: put together with a space, a hyphen or nothing."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from parsers.pdf_lines import Line

Vocabulary = Counter[str]

SOFT_HYPHEN = "\u00ad"
_TOKEN = re.compile(r"[^\W_]+(?:[-‐/’'][^\W_]+)*")
# After these a hyphen at a line's end hangs: "short- and long-term".
_JOINING = ("and", "or", "to", "nor")


def vocabulary(texts: Iterable[str]) -> Vocabulary:
    """Count the words of texts, hyphenated words as one, without case."""
    return Counter(word.casefold() for text in texts for word in _TOKEN.findall(text))


def glued(lines: Sequence[Line], words: Vocabulary) -> str:
    """Return the text of lines that make up one paragraph."""
    if not lines:
        return ""
    text = lines[0].text
    for before, line in pairwise(lines):
        text = _glue(text, line.text, words, spaced=before.spaced)
    return text.replace(SOFT_HYPHEN, "")


def first_chunk(line: Line) -> float:
    """Return the width of what had to fit on the line before: the first word, or as far as its hyphen."""
    glyphs = line.words[0].glyphs
    for index, glyph in enumerate(glyphs[:-1]):
        if glyph.text in "-‐–" + SOFT_HYPHEN and index:
            return glyph.x1 - glyphs[0].x0
    return glyphs[-1].x1 - glyphs[0].x0


def _glue(text: str, line: str, words: Vocabulary, *, spaced: bool) -> str:
    if text.endswith(SOFT_HYPHEN):
        return text[:-1] + line
    if spaced or not text[-2:-1].isalnum() or not line[:1].isalnum():
        return f"{text} {line}"
    if text.endswith(("-", "‐")):
        return _over_hyphen(text, line, words)
    return text + line if text.endswith(("/", "–")) else f"{text} {line}"


def _over_hyphen(text: str, line: str, words: Vocabulary) -> str:
    left, right = _last_token(text[:-1]), _first_token(line)
    if right.casefold() in _JOINING:
        return f"{text} {line}"
    whole, hyphened = words[(left + right).casefold()], words[f"{left}-{right}".casefold()]
    # A program may part a word that has no hyphen; the report's other pages show how it is written.
    return text[:-1] + line if whole > hyphened else text + line


def _last_token(text: str) -> str:
    found = _TOKEN.findall(text)
    return found[-1] if found else ""


def _first_token(text: str) -> str:
    found = _TOKEN.match(text)
    return found[0] if found else ""

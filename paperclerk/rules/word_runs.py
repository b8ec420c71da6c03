"""The words of two texts told apart: which stand in both, which are gone, which are new."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from paperclerk.domain.differences import Kept, WordRun

_QUOTES = str.maketrans({"‘": "'", "’": "'", "‚": "'", "`": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_UNSEEN = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
# What a list needs at the end of a point says nothing of its own: "; and" moves when a point is added after it.
_AT_THE_END = re.compile(r"(?:\s*[;,]\s*(?:and|or))?[\s.;:,]*$", re.I)
_MARK_BEFORE = re.compile(r"^\s*(?:[•▪◦●○■□▸➢✓*·]+\s*|[-–—]\s+)(?=\S)")
# A mark of a list, or a dash between two spaces, is no word; printers and programs differ in which they set.
_NO_WORD = re.compile(r"[-–—•▪◦●○■□▸➢✓*·]+")
# Words of so few letters, left standing between two changes, tell nobody where he is.
_TOO_SHORT_TO_TELL = 3


class _Stretch(NamedTuple):
    """Words that changed into others, or that stand in both texts (`kept`)."""

    kept: bool
    olds: list[str]
    news: list[str]


def as_compared(text: str) -> str:
    """Return a text without what differs from printer to printer: kinds of quotes and dashes, white space, its end.

    A full stop at the end, and the semicolon and `and` of a point of a list, are no part of what it says; nor is the
    mark before it, or a mark or dash that stands by itself.
    """
    return " ".join(_words(_folded(_bare(text))))


def word_runs(before: str, after: str) -> tuple[WordRun, ...]:
    """Return two texts as runs of words in reading order; what was kept is given as it stands in the new text.

    Nothing but kept runs means that both say the same. In a change the words that are gone come before the new ones.
    """
    olds, news = _words(_bare(before)), _words(_bare(after))
    runs: list[WordRun] = []
    for stretch in _joined(list(_stretches(olds, news))):
        if stretch.kept:
            runs.append(WordRun(fate=Kept.KEPT, text=" ".join(stretch.news)))
            continue
        told = ((Kept.GONE, stretch.olds), (Kept.NEW, stretch.news))
        runs += [WordRun(fate=fate, text=" ".join(words)) for fate, words in told if words]
    return tuple(runs)


def changes_in(runs: Sequence[WordRun]) -> Iterator[tuple[str, str]]:
    """Yield each change as the words that went and the words that stand in their stead; either may be empty."""
    for number, run in enumerate(runs):
        after = runs[number + 1] if number + 1 < len(runs) else None
        if run.fate is Kept.GONE:
            yield run.text, after.text if after and after.fate is Kept.NEW else ""
        elif run.fate is Kept.NEW and not (number and runs[number - 1].fate is Kept.GONE):
            yield "", run.text


def _stretches(olds: Sequence[str], news: Sequence[str]) -> Iterator[_Stretch]:
    gone: list[str] = []
    new: list[str] = []
    for step in LCSseq.opcodes([_folded(word) for word in olds], [_folded(word) for word in news]):
        if step.tag == "equal":
            if gone or new:
                yield _Stretch(False, gone, new)
            yield _Stretch(True, list(olds[step.src_start : step.src_end]), list(news[step.dest_start : step.dest_end]))
            gone, new = [], []
        else:
            gone += olds[step.src_start : step.src_end]
            new += news[step.dest_start : step.dest_end]
    if gone or new:
        yield _Stretch(False, gone, new)


def _joined(stretches: Sequence[_Stretch]) -> list[_Stretch]:
    """Return the stretches with a word too short to tell anything made part of the changes on both its sides."""
    joined: list[_Stretch] = []
    for number, one in enumerate(stretches):
        short = one.kept and 0 < number < len(stretches) - 1 and len("".join(one.news)) <= _TOO_SHORT_TO_TELL
        kept = one.kept and not short
        if joined and not kept and not joined[-1].kept:
            joined[-1] = _Stretch(False, joined[-1].olds + one.olds, joined[-1].news + one.news)
        else:
            joined.append(_Stretch(kept, one.olds, one.news))
    return joined


def _bare(text: str) -> str:
    """Return a text as printed, but for the mark before it and the marks that end it."""
    return _AT_THE_END.sub("", _MARK_BEFORE.sub("", text, count=1), count=1)


def _words(text: str) -> list[str]:
    return [word for word in text.split() if not _NO_WORD.fullmatch(word)]


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", _UNSEEN.sub("", text)).translate(_QUOTES).translate(_DASHES)

"""Which paragraphs, tables and rows of two files belong together: those that are the same, then those that are like.

The same ones are found first, over the whole story; between them, pairs that share rare words are weighed, and the best
ones taken that do not cross. So the time grows with the length of the files, not with its square.
"""

import copy
import hashlib
from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from lxml import etree
from rapidfuzz.distance import Indel, LCSseq

from paperclerk.ooxml.wordml import W
from paperclerk.word.redline_marks import SECTION
from paperclerk.word.redline_ready import canonical
from paperclerk.word.redline_words import words_of

# Less alike than this, two paragraphs are better shown as one gone and one new.
ALIKE = 0.35
# Up to so many pairs between two anchors all are weighed; of more, those that share a word that few others have.
_WEIGH_ALL = 400
_RARE = 6
_TABLE_AT_LEAST = 0.5


class Pair(NamedTuple):
    """A block of the old file and the one of the new that it became; None where there is no other."""

    old: etree._Element | None
    new: etree._Element | None


def pairs_of(
    olds: Sequence[etree._Element], news: Sequence[etree._Element], like: Callable[..., float] | None = None
) -> list[Pair]:
    """Return the blocks of two files in pairs, in an order that keeps that of both.

    `like` weighs two blocks, from 0 to 1; it is given each with its words.
    """
    weigh = like or likeness
    found: list[Pair] = []
    for step in LCSseq.opcodes([_key(one) for one in olds], [_key(one) for one in news]):
        before, after = olds[step.src_start : step.src_end], news[step.dest_start : step.dest_end]
        if step.tag == "equal":
            found += [Pair(old, new) for old, new in zip(before, after, strict=True)]
        else:
            found += _between(before, after, weigh)
    return _gathered(found, weigh)


def _gathered(found: Sequence[Pair], weigh: Callable[..., float]) -> list[Pair]:
    """Return the pairs with what stands alone on both sides weighed together, where opcodes gave it in two steps."""
    made: list[Pair] = []
    alone: list[Pair] = []
    for pair in (*found, None):
        if pair is not None and (pair.old is None or pair.new is None):
            alone.append(pair)
            continue
        olds, news = (
            [one.old for one in alone if one.old is not None],
            [one.new for one in alone if one.new is not None],
        )
        made += _between(olds, news, weigh) if olds and news else alone
        alone = []
        if pair is not None:
            made.append(pair)
    return made


def rows_alike(old: etree._Element, new: etree._Element, old_words: list[str], new_words: list[str]) -> float:
    """Return how much two rows are alike; rows that begin with the same words are one row, whatever else they say."""
    first, second = (_first_cell(row) for row in (old, new))
    if first and first == second:
        return 1.0
    if len(old.findall(f"{W}tc")) != len(new.findall(f"{W}tc")):
        return 0.0
    if first and second and any(sign.isdigit() for sign in first + second) and len(first + second) <= _SHORT_KEYS:
        return 0.0
    return _share(old_words, new_words)


# Two keys of rows (D4.1, R12) together are no longer than this.
_SHORT_KEYS = 16


def same_again(element: etree._Element) -> str:
    """Return what a paragraph or row that was moved is known by: its words alone; empty for too few of them."""
    words = words_of(element)
    return " ".join(words) if sum(map(len, words)) >= _TELLING else ""


# With fewer letters, the same words in two places are no move.
_TELLING = 12


def _between(olds: Sequence[etree._Element], news: Sequence[etree._Element], weigh: Callable[..., float]) -> list[Pair]:
    if not olds or not news:
        return [*(Pair(old, None) for old in olds), *(Pair(None, new) for new in news)]
    old_words, new_words = [words_of(one) for one in olds], [words_of(one) for one in news]
    weights: dict[tuple[int, int], float] = {}
    for i, j in _candidates(old_words, new_words):
        weight = weigh(olds[i], news[j], old_words[i], new_words[j])
        if weight >= ALIKE:
            weights[i, j] = weight
    chosen = dict(_best_chain(weights))
    made: list[Pair] = []
    done = 0
    for i, old in enumerate(olds):
        if i not in chosen:
            made.append(Pair(old, None))
            continue
        made += [Pair(None, new) for new in news[done : chosen[i]]]
        made.append(Pair(old, news[chosen[i]]))
        done = chosen[i] + 1
    return [*made, *(Pair(None, new) for new in news[done:])]


def _candidates(old_words: Sequence[list[str]], new_words: Sequence[list[str]]) -> Iterator[tuple[int, int]]:
    if len(old_words) * len(new_words) <= _WEIGH_ALL:
        yield from ((i, j) for i in range(len(old_words)) for j in range(len(new_words)))
        return
    places: dict[str, list[int]] = defaultdict(list)
    # Words in their order, not in that of a set: the same files are to give the same redline.
    for j, words in enumerate(new_words):
        for word in dict.fromkeys(words):
            places[word].append(j)
    for i, words in enumerate(old_words):
        shared = Counter(j for word in dict.fromkeys(words) if len(places[word]) <= _RARE for j in places[word])
        yield from ((i, j) for j, _ in shared.most_common(_RARE))


def _best_chain(weights: dict[tuple[int, int], float]) -> list[tuple[int, int]]:
    """Return the heaviest pairs of which none crosses another: (i, j) going up on both sides."""
    best: list[tuple[int, float]] = []
    ends: dict[int, tuple[float, tuple[int, int], object]] = {}
    by_old: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for (i, j), weight in weights.items():
        by_old[i].append((j, weight))
    for i in sorted(by_old):
        reached = []
        for j, weight in by_old[i]:
            at = bisect_left(best, (j, -1.0)) - 1
            total, chain = (best[at][1], ends[best[at][0]]) if at >= 0 else (0.0, None)
            reached.append((j, total + weight, (total + weight, (i, j), chain)))
        for j, total, chain in reached:
            _reach(best, ends, j, total, chain)
    if not best:
        return []
    found: list[tuple[int, int]] = []
    link: object = ends[best[-1][0]]
    while isinstance(link, tuple):
        found.append(link[1])
        link = link[2]
    return found[::-1]


def _reach(best: list[tuple[int, float]], ends: dict[int, Any], j: int, total: float, chain: Any) -> None:
    """Keep, for each new block, the heaviest chain that ends no later: weights go up with the blocks."""
    at = bisect_left(best, (j, -1.0))
    if at and best[at - 1][1] >= total:
        return
    if at < len(best) and best[at][0] == j:
        if best[at][1] >= total:
            return
        del best[at]
    insort(best, (j, total))
    ends[j] = chain
    at = bisect_left(best, (j, total))
    while at + 1 < len(best) and best[at + 1][1] <= total:
        del best[at + 1]


def likeness(old: etree._Element, new: etree._Element, old_words: list[str], new_words: list[str]) -> float:
    """Return how much two blocks are alike, from 0 to 1."""
    if old.tag != new.tag or _ends_section(old) != _ends_section(new):
        return 0.0
    if old.tag == f"{W}tbl":
        return max(_TABLE_AT_LEAST, _share(old_words, new_words))
    if not old_words and not new_words:
        return 1.0
    return _share(old_words, new_words)


def _share(old_words: list[str], new_words: list[str]) -> float:
    return Indel.normalized_similarity(old_words, new_words)


def _ends_section(element: etree._Element) -> bool:
    return element.find(f"{W}pPr/{W}sectPr") is not None


def _first_cell(row: etree._Element) -> str:
    cell = row.find(f"{W}tc")
    return "" if cell is None else " ".join(words_of(cell))


def _key(element: etree._Element) -> bytes:
    if _ends_section(element):
        element = copy.deepcopy(element)
        for section in element.iter(f"{W}sectPr"):
            if SECTION in section.attrib:
                del section.attrib[SECTION]
    return hashlib.blake2b(canonical(element), digest_size=16).digest()

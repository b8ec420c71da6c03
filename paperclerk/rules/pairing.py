"""Items of two papers put together: by number and wording, by wording alone, then by how alike they are.

Linear in the number of items: what is left after the sure matches is compared only with items under the same number,
or with those that share its rarest words.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from paperclerk.domain.differences import ItemKind, PaperItem
from paperclerk.rules.word_runs import as_compared
from paperclerk.rules.words import likeness, normalised

# Two texts under one number are one item when they have this much in common; under different numbers it takes more.
SAME_NUMBER = 0.5
SAME_WORDING = 0.75
# Boilerplate shares every word with everything; more than this many candidates tell nothing.
_MOST_CANDIDATES = 30
_RAREST = 4


class Pairs(NamedTuple):
    """Items that are one in both papers, published first, and those that stand in only one of them."""

    both: tuple[tuple[PaperItem, PaperItem], ...]
    dropped: tuple[PaperItem, ...]
    added: tuple[PaperItem, ...]


Key = Callable[[PaperItem], tuple[object, ...] | None]


def pair_items(published: Sequence[PaperItem], new: Sequence[PaperItem]) -> Pairs:
    """Put the items of two papers together; each is used once, in the published paper's order."""
    pairing = _Pairing(published, new)
    pairing.by_key(_number_and_words)
    pairing.by_key(_place_and_words)
    pairing.by_key(_printed_number)
    pairing.by_key(_words)
    pairing.by_likeness(_block_by_number, SAME_NUMBER)
    pairing.by_likeness(_block_by_place, SAME_WORDING)
    pairing.by_rare_words()
    return pairing.done()


class _Pairing:
    """What is left on each side, as places in the two lists, and what was put together so far."""

    def __init__(self, published: Sequence[PaperItem], new: Sequence[PaperItem]) -> None:
        self._old, self._new = published, new
        self._left_old, self._left_new = dict.fromkeys(range(len(published))), dict.fromkeys(range(len(new)))
        self._both: list[tuple[int, int]] = []

    def by_key(self, key: Key) -> None:
        """Put together what has the same key; of several with one key the first with the first."""
        known: dict[tuple[object, ...], list[int]] = defaultdict(list)
        for number in reversed(self._left_new):
            if (found := key(self._new[number])) is not None:
                known[found].append(number)
        for number in list(self._left_old):
            found = key(self._old[number])
            if found is not None and known.get(found):
                self._take(number, known[found].pop())

    def by_likeness(self, block: Key, least: float) -> None:
        """Put together what is most alike within each block, the most alike first."""
        blocks: dict[tuple[object, ...], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        for number in self._left_old:
            if (found := block(self._old[number])) is not None:
                blocks[found][0].append(number)
        for number in self._left_new:
            if (found := block(self._new[number])) is not None:
                blocks[found][1].append(number)
        for olds, news in blocks.values():
            if olds and news and len(olds) * len(news) <= _MOST_CANDIDATES**2:
                self._most_alike(((one, other) for one in olds for other in news), least)

    def by_rare_words(self) -> None:
        """Put together what shares its rarest words and is much alike, wherever it stands."""
        words = {number: set(normalised(self._new[number].text).split()) for number in self._left_new}
        often = Counter(chain.from_iterable(words.values()))
        holding: dict[tuple[ItemKind, str], list[int]] = defaultdict(list)
        for number, some in words.items():
            for word in some:
                if often[word] <= _MOST_CANDIDATES:
                    holding[self._new[number].kind, word].append(number)
        candidates: set[tuple[int, int]] = set()
        for number in self._left_old:
            item = self._old[number]
            rare = sorted((often[word], word) for word in set(normalised(item.text).split()) if word in often)[:_RAREST]
            candidates |= {(number, other) for _, word in rare for other in holding[item.kind, word]}
        self._most_alike(sorted(candidates), SAME_WORDING)

    def done(self) -> Pairs:
        """Return everything, put together or left over."""
        return Pairs(
            tuple((self._old[one], self._new[other]) for one, other in sorted(self._both)),
            tuple(self._old[number] for number in self._left_old),
            tuple(self._new[number] for number in self._left_new),
        )

    def _most_alike(self, candidates: Iterable[tuple[int, int]], least: float) -> None:
        scored = [
            (likeness(self._old[one].text, self._new[other].text), one, other)
            for one, other in candidates
            if self._old[one].kind is self._new[other].kind
        ]
        for how, one, other in sorted(scored, key=lambda found: (-found[0], found[1], found[2])):
            if how >= least and one in self._left_old and other in self._left_new:
                self._take(one, other)

    def _take(self, one: int, other: int) -> None:
        del self._left_old[one], self._left_new[other]
        self._both.append((one, other))


def _number_and_words(item: PaperItem) -> tuple[object, ...]:
    return item.kind, item.number, as_compared(item.text)


def _place_and_words(item: PaperItem) -> tuple[object, ...]:
    return item.kind, item.under, as_compared(item.text)


def _printed_number(item: PaperItem) -> tuple[object, ...] | None:
    """Return the number a paper prints for an item that is known by it: a deliverable's, wherever its words went."""
    known_by_it = item.kind is ItemKind.DELIVERABLE and item.number and not item.counted
    return (item.kind, item.number) if known_by_it else None


def _words(item: PaperItem) -> tuple[object, ...]:
    return item.kind, as_compared(item.text)


def _block_by_number(item: PaperItem) -> tuple[object, ...] | None:
    return (item.kind, item.under, item.number) if item.number else None


def _block_by_place(item: PaperItem) -> tuple[object, ...]:
    return item.kind, item.under

"""Paragraphs of one region woven together: what the author changed of them and what the data changed of others.

Where both changed the same paragraphs there is no telling which is right: those stand side by side.
"""

from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from enum import Enum, auto
from typing import NamedTuple


class Whose(Enum):
    """Whose a stretch of paragraphs is."""

    AUTHOR = auto()
    DATA = auto()
    BOTH = auto()


class Woven(NamedTuple):
    """A stretch of paragraphs: whose it is, and which of the draft's and of the new paper's it is.

    `withdrawn` are those of the draft's that were proposed before, and give way to the new paper's.
    """

    whose: Whose
    draft: slice
    new: slice
    withdrawn: frozenset[int] = frozenset()


def woven(
    base: Sequence[Hashable], draft: Sequence[Hashable], new: Sequence[Hashable], *, proposed_before: bool = False
) -> Iterator[Woven]:
    """Yield the paragraphs of a draft and a new paper in stretches, each given as what it says.

    A stretch that neither changed is the author's: it stays as it stands. Where the original's paragraphs were
    proposed beside the author's before, and nobody took them in yet, they give way to those of now.
    """
    for one in _stretches(base, draft, new):
        if one.whose is not Whose.BOTH or not proposed_before:
            yield one
            continue
        there = range(one.draft.start, one.draft.stop)
        withdrawn = frozenset(place for place in there if draft[place] in base)
        mine = [draft[place] for place in there if place not in withdrawn]
        whose = Whose.AUTHOR if mine == list(new[one.new]) else Whose.BOTH
        yield one._replace(whose=whose, withdrawn=withdrawn)


def _stretches(base: Sequence[Hashable], draft: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[Woven]:
    in_draft, in_new = kept_in(base, draft), kept_in(base, new)
    at = (0, 0, 0)
    for place in [n for n in range(len(base)) if n in in_draft and n in in_new]:
        here = (place, in_draft[place], in_new[place])
        yield from _between(base, draft, new, at, here)
        at = (here[0] + 1, here[1] + 1, here[2] + 1)
        yield Woven(Whose.AUTHOR, slice(here[1], at[1]), slice(here[2], at[2]))
    yield from _between(base, draft, new, at, (len(base), len(draft), len(new)))


def _between(
    base: Sequence[Hashable],
    draft: Sequence[Hashable],
    new: Sequence[Hashable],
    start: tuple[int, int, int],
    stop: tuple[int, int, int],
) -> Iterator[Woven]:
    was, had, now = (slice(*ends) for ends in zip(start, stop, strict=True))
    if start == stop:
        return
    if list(base[was]) == list(draft[had]):
        yield Woven(Whose.DATA, had, now)
    elif list(base[was]) == list(new[now]) or list(draft[had]) == list(new[now]):
        yield Woven(Whose.AUTHOR, had, now)
    else:
        yield Woven(Whose.BOTH, had, now)


def kept_in(base: Sequence[Hashable], other: Sequence[Hashable]) -> dict[int, int]:
    """Return which of the original's paragraphs stand in another paper, and where."""
    kept = {}
    for first, second, size in SequenceMatcher(None, base, other, autojunk=False).get_matching_blocks():
        kept.update({first + n: second + n for n in range(size)})
    return kept

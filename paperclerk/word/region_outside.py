"""Paragraphs that are generated and lie in no region: the heads of tables, captions, the front page.

They have no names, so one is brought up to date only where it is known for certain: it says in the draft just what it
said in the original, in the same place among its neighbours, and one paragraph of now stands in its stead.
"""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from paperclerk.domain.regenerated import Deed, RegionDeed
from paperclerk.word.region_sides import Side, has_pending
from paperclerk.word.region_units import Kind, Unit, loose_paragraphs
from paperclerk.word.region_weaving import kept_in
from paperclerk.word.regions import regions_in


class Renewed(NamedTuple):
    """A paragraph of the draft outside all regions, as a unit, what it was made as, and the one of now."""

    draft: Unit
    base: Unit
    new: Unit


def renewed(draft: Side, base: Side, new: Side, ours: str) -> Iterator[Renewed]:
    """Yield the paragraphs outside all regions that nobody touched and that say something else now."""
    for part in new.stories:
        # A council's Word keeps the names of headers; a program that gives them others is told of no change in them.
        if part not in base.stories or part not in draft.stories:
            continue
        yield from _by_what_they_hold(draft, base, new, part, ours)
        now, was, had = (
            [one for one in loose_paragraphs(side.stories[part]) if not _held(one)] for side in (new, base, draft)
        )
        keys = [_keys(base, was, part, ""), _keys(draft, had, part, ours), _keys(new, now, part, "")]
        there = kept_in(keys[0], keys[1])
        for name, start, stop, first, last in SequenceMatcher(None, keys[0], keys[2], autojunk=False).get_opcodes():
            if name != "replace" or stop - start != last - first:
                continue
            for place, other in zip(range(start, stop), range(first, last), strict=True):
                if place in there:
                    yield _renewed(part, had[there[place]], was[place], now[other])


def _by_what_they_hold(draft: Side, base: Side, new: Side, part: str, ours: str) -> Iterator[Renewed]:
    """Yield those that hold a region, by its name: the letter beside a rating goes with that rating and no other."""
    sides = [
        {_held(one): one for one in loose_paragraphs(side.stories[part]) if _held(one)} for side in (draft, base, new)
    ]
    for held, now in sides[2].items():
        had, was = sides[0].get(held), sides[1].get(held)
        if had is None or was is None or has_pending(had, ours):
            continue
        before = base.said(was, part)
        if draft.said(had, part) == before != new.said(now, part):
            yield _renewed(part, had, was, now)


def _renewed(part: str, *trio: Any) -> Renewed:
    return Renewed(*(Unit("", part, None, one, Kind.WORDS) for one in trio))


def _held(paragraph: Any) -> tuple[str, ...]:
    return tuple(name for name, _ in regions_in(paragraph))


def _keys(side: Side, paragraphs: list[Any], part: str, ours: str) -> list[Hashable]:
    """Return what each paragraph says; one with somebody's pending changes is like no other."""
    return [n if ours and has_pending(one, ours) else side.said(one, part) for n, one in enumerate(paragraphs)]


def told_outside(draft: Sequence[str], base: Sequence[str], new: Sequence[str]) -> Iterator[RegionDeed]:
    """Yield what the data says otherwise outside all regions, where nothing was brought in; each side as its lines."""
    had = Counter(draft)
    for step in SequenceMatcher(None, base, new, autojunk=False).get_opcodes():
        here = Counter(new[step[3] : step[4]])
        lines = list((here - had).elements())
        had -= here
        if step[0] in ("replace", "insert") and lines:
            before = "\n".join(base[step[1] : step[2]])
            yield RegionDeed(region="", deed=Deed.OUTSIDE, was=before, now="\n".join(lines))

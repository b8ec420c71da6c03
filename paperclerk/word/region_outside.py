"""What is generated and lies in no region: headings, captions, the heads of tables, notes that something is missing.

It has no names, so it is known by its words and by where it stands (`region_alignment`). What stands in the draft as it
was made is brought up to date; what is new comes in after what comes before it; what is gone goes, unless something
that it heads is still there. What the author changed stays, and what the data says instead is told.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from paperclerk.domain.regenerated import Deed, RegionDeed
from paperclerk.ooxml.wordml import W
from paperclerk.word.region_alignment import Block, aligned, blocks_of_story, paragraphs_as_blocks
from paperclerk.word.region_sides import Side, has_pending
from paperclerk.word.region_units import Kind, Unit, loose_paragraphs
from paperclerk.word.regions import regions_in

_PARAGRAPH, _TABLE, _CONTROL, _SECTION = f"{W}p", f"{W}tbl", f"{W}sdt", f"{W}sectPr"
_BLOCKS = (_PARAGRAPH, _TABLE, _CONTROL)


class Renewed(NamedTuple):
    """A paragraph or table of the draft outside all regions, as a unit, what it was made as, and the one of now."""

    draft: Unit
    base: Unit
    new: Unit


class Sides(NamedTuple):
    """The three papers of a merge."""

    draft: Side
    base: Side
    new: Side


class _Frame:
    """The blocks of one story in the three papers, or of one table in it."""

    def __init__(self, sides: Sides, part: str, blocks: Sequence[list[Block]], ours: str) -> None:
        self.part, self.sides, self.ours = part, sides, ours
        self.draft, self.base, self.new = blocks
        self.of_new, self.of_draft = aligned(self.base, self.new), aligned(self.base, self.draft)
        self.authors = {
            element
            for place, block in enumerate(self.draft)
            if place not in self.of_draft.all.values()
            for element in block.elements
        }

    def places(self) -> Iterator[tuple[Any, Any]]:
        """Yield blocks of the new paper outside all regions with those of the draft that they stand for."""
        there = self.of_draft.all
        for place, now in self.of_new.all.items():
            if place in there and self.new[now].is_plain:
                ours, theirs = self.draft[there[place]].elements, self.new[now].elements
                yield theirs[0], ours[0]
                yield theirs[-1], ours[-1]

    def lost(self) -> Iterator[Any]:
        """Yield what of the new paper the original had too, and the author took out of the draft."""
        for place, now in self.of_new.all.items():
            if place not in self.of_draft.all:
                yield from self.new[now].elements

    def renewed(self) -> Iterator[Renewed]:
        """Yield what nobody touched and what says something else now."""
        for had, was, wanted in (*self._trios(), *self._trios_by_name()):
            if had.said == was.said and (was.said != wanted.said or set(wanted.names) - set(was.names)):
                yield Renewed(*(Unit("", self.part, None, one.elements[0], Kind.WORDS) for one in (had, was, wanted)))

    def _trios(self) -> Iterator[tuple[Block, Block, Block]]:
        """Yield what no region is in, as it is in the draft, the original and the new paper."""
        for place, now in self.of_new.all.items():
            if place in self.of_draft.same and not self.base[place].names:
                yield self.draft[self.of_draft.same[place]], self.base[place], self.new[now]

    def _trios_by_name(self) -> Iterator[tuple[Block, Block, Block]]:
        """Yield the lines with regions, by those: the letter beside a rating goes with that rating and no other."""
        lines = [
            {name: block for block in blocks if block.said is not None for name in block.names}
            for blocks in (self.draft, self.base, self.new)
        ]
        seen: set[Block] = set()
        for name, now in lines[2].items():
            if name in lines[0] and name in lines[1] and now not in seen:
                seen.add(now)
                yield lines[0][name], lines[1][name], now

    def tables(self) -> Iterator["_Frame"]:
        """Yield the tables that all three have, each with its paragraphs outside all regions."""
        for place, now in self.of_new.same.items():
            if self.base[place].tag == _TABLE and place in self.of_draft.same:
                trio = (self.draft[self.of_draft.same[place]], self.base[place], self.new[now])
                yield _Frame(self.sides, self.part, [
                    paragraphs_as_blocks(list(loose_paragraphs(one.elements[0])), _says(side, self.part, ours))
                    for side, one, ours in zip(self.sides, trio, (self.ours, "", ""), strict=True)
                ], self.ours)  # fmt: skip

    def fresh(self) -> Iterator[Block]:
        """Yield what of the new paper was not in the original, and is no region or table of regions."""
        there = self.of_new.all.values()
        yield from (one for place, one in enumerate(self.new) if place not in there and one.elements[0].tag != _CONTROL)

    def moved(self) -> Iterator[tuple[Block, Block]]:
        """Yield what has regions and stands in another order now, in the new paper and the draft."""
        homes = {name: place for place, one in enumerate(self.base) for name in one.names}
        there = self.of_new.same.values()
        for place, one in enumerate(self.new):
            was = next((homes[name] for name in one.names if name in homes), None)
            if place not in there and was in self.of_draft.same and self.base[was].tag == one.tag:
                yield one, self.draft[self.of_draft.same[was]]

    def emptied(self) -> Iterator[Block]:
        """Yield the tables that the data no longer has and of which only what is made for no row is left."""
        for place, ours in self.of_draft.same.items():
            was, had = self.base[place], self.draft[ours]
            if place in self.of_new.same or was.tag != _TABLE or was.is_plain:
                continue
            table = had.elements[0]
            said = [
                [_says(side, self.part, who)(one) for one in loose_paragraphs(element)]
                for side, element, who in (
                    (self.sides.draft, table, self.ours),
                    (self.sides.base, was.elements[0], ""),
                )
            ]
            if next(regions_in(table), None) is None and said[0] == said[1]:
                yield had

    def gone(self) -> Iterator[Block]:
        """Yield what stands outside all regions as it was made and is no longer said, if it heads nothing any more."""
        going = [
            place
            for place in self.of_draft.same
            if self.base[place].is_plain and place not in self.of_new.all and not self._must_stay(place)
        ]
        at = {one: place for place, ours in self.of_draft.all.items() for one in self.draft[ours].elements}
        for place in going:
            had = self.draft[self.of_draft.same[place]]
            if not self._heads_something(had, at, going):
                yield had

    def _must_stay(self, place: int) -> bool:
        had = self.draft[self.of_draft.same[place]]
        return any(next(one.iter(_SECTION), None) is not None for one in had.elements)

    def _heads_something(self, had: Block, at: Mapping[Any, int], going: Sequence[int]) -> bool:
        """Whether what the author wrote, or what was kept though the data no longer has it, stands under a line."""
        for following in had.elements[-1].itersiblings():
            if following in self.authors:
                return _is_heading(had)
            place = at.get(following)
            # What came in just now has its own headings.
            if place is not None and place not in going:
                return not self.base[place].is_plain and place not in self.of_new.same
        return False


class Outside:
    """What lies outside all regions in the three papers of a merge, as it is before anything is written."""

    def __init__(self, sides: Sides, ours: str) -> None:
        """Take in the papers, and the name under which our own changes stand in the draft."""
        # A council's Word keeps the names of headers; a program that gives them others is told of no change in them.
        parts = [part for part in sides.new.stories if part in sides.base.stories and part in sides.draft.stories]
        self._stories = {part: _frame(sides, part, ours) for part in parts}
        frames = list(self._stories.values())
        self._frames = [*frames, *(table for frame in frames for table in frame.tables())]
        self._main = self._stories[sides.new.package.main_part]
        # Blocks of the new paper outside all regions, with what stands for them in the draft.
        self.places = dict(pair for frame in self._frames for pair in frame.places())
        self._lost = {element for frame in frames for element in frame.lost()}
        self._new = {element for frame in frames for one in frame.fresh() for element in one.elements}

    def is_new(self, element: Any) -> bool:
        """Whether a paragraph of the new paper that is in no region was not in the generated original."""
        return element in self._new

    def follows_what_is_lost(self, element: Any) -> bool:
        """Whether a block of the new paper comes after one that the author took out; it is then lost with that."""
        before = next((one for one in element.itersiblings(preceding=True) if one.tag in _BLOCKS), None)
        if before in self._lost:
            self._lost.add(element)
        return element in self._lost

    def renewed(self) -> Iterator[Renewed]:
        """Yield the paragraphs outside all regions that nobody touched and that say something else now."""
        for frame in self._frames:
            yield from frame.renewed()

    def moved(self) -> Iterator[tuple[Any, Any, tuple[str, ...]]]:
        """Yield what has regions and stands in another order now: of the new paper, of the draft, its regions."""
        for now, had in self._main.moved():
            yield now.elements[0], had.elements[0], had.names

    def arriving(self) -> Iterator[list[Any]]:
        """Yield what of the new paper was not in the original, in order, and is in no region nor has any."""
        yield from (one.elements for one in self._main.fresh() if one.is_plain)

    def going(self) -> Iterator[list[Any]]:
        """Yield what of the draft goes, once all regions are merged: emptied tables, then what headed nothing else."""
        for made in (self._main.emptied, self._main.gone):
            yield from [one.elements for one in made()]


def _frame(sides: Sides, part: str, ours: str) -> _Frame:
    authors = zip(sides, (ours, "", ""), strict=True)
    blocks = [blocks_of_story(side.stories[part], _says(side, part, who)) for side, who in authors]
    return _Frame(sides, part, blocks, ours)


def _says(side: Side, part: str, ours: str) -> Callable[[Any], Hashable]:
    """Return what tells what a block says; one with somebody's pending changes is like no other."""
    return lambda element: object() if ours and has_pending(element, ours) else side.said(element, part)


def _is_heading(block: Block) -> bool:
    return str(getattr(block.said, "style", "")).startswith("heading")


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

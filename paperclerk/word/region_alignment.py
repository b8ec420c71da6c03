"""The blocks of a story that lie in no region, held against those of another paper: which are the same, which are new.

A region is known by its name, a line or table by the names of the regions in it, all others by what they say and by
where they stand between those. So a heading is never taken for one that stands over something else.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from paperclerk.ooxml.wordml import W
from paperclerk.word.region_order import longest_in_order
from paperclerk.word.region_units import is_of_contents
from paperclerk.word.regions import is_region, name_of, regions_in

_PARAGRAPH, _TABLE, _CONTROL = f"{W}p", f"{W}tbl", f"{W}sdt"
_CONTENTS = "contents"

Says = Callable[[Any], Hashable]


@dataclass(slots=True, eq=False)
class Block:
    """A block of a story: a region, a line or table with regions, or neither; the lines of a contents list are one."""

    elements: list[Any]
    names: tuple[str, ...] = ()
    said: Hashable = None

    @property
    def tag(self) -> str:
        """Return what the block is: a paragraph, a table, a region."""
        return str(self.elements[0].tag)

    @property
    def is_plain(self) -> bool:
        """Whether no region is in it, so that it is known by its words alone."""
        return not self.names


class Aligned(NamedTuple):
    """Which blocks of one paper are in another: the same, and those that stand in the stead of others."""

    same: dict[int, int]
    instead: dict[int, int]

    @property
    def all(self) -> dict[int, int]:
        """Return both."""
        return {**self.same, **self.instead}


def blocks_of_story(story: Any, says: Says) -> list[Block]:
    """Return the blocks of a body, header or footer, in order."""
    return _blocks(_elements(story), says)


def paragraphs_as_blocks(paragraphs: Sequence[Any], says: Says) -> list[Block]:
    """Return paragraphs that lie in a table, outside its regions, as blocks."""
    return _blocks(paragraphs, says)


def aligned(old: Sequence[Block], new: Sequence[Block]) -> Aligned:
    """Return which blocks of one paper are in another."""
    homes = {name: place for place, block in enumerate(new) for name in block.names}
    named: dict[int, int] = {}
    for place, block in enumerate(old):
        # A row may have been dragged into another table: the one with most of the regions is the table.
        votes = Counter(homes[name] for name in block.names if name in homes and new[homes[name]].tag == block.tag)
        there = next((one for one, _ in votes.most_common() if one not in named.values()), None)
        if there is not None:
            named[place] = there
    stay = longest_in_order(list(named.values()))
    anchors = [(place, there) for place, there in named.items() if there in stay]
    found = Aligned(dict(anchors), {})
    had = done = 0
    for place, there in (*anchors, (len(old), len(new))):
        _align_between(old, new, (range(had, place), range(done, there)), found)
        had, done = place + 1, there + 1
    return found


def _align_between(old: Sequence[Block], new: Sequence[Block], ranges: tuple[range, range], found: Aligned) -> None:
    """Add to what was found the blocks that are the same between two that are in both papers."""
    before, after = ([_key(one[place]) for place in places] for one, places in zip((old, new), ranges, strict=True))
    for name, start, stop, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        pairs = list(zip(ranges[0][start:stop], ranges[1][first:last], strict=False))
        if name == "equal":
            found.same.update(pairs)
        elif stop - start == last - first and all(_may_be_one(old[was], new[now]) for was, now in pairs):
            found.instead.update(pairs)


def _key(block: Block) -> Hashable:
    # A region that is not in both papers is like nothing there.
    return ("plain", block.said) if block.is_plain else block


def _may_be_one(old: Block, new: Block) -> bool:
    """Whether one block may stand in the stead of another: both paragraphs of one style, or both tables."""
    styles = [getattr(block.said, "style", "") for block in (old, new)]
    return old.is_plain and new.is_plain and old.tag == new.tag and styles[0] == styles[1]


def _blocks(elements: Sequence[Any], says: Says) -> list[Block]:
    made: list[Block] = []
    for element in elements:
        names = tuple(name for name, _ in regions_in(element))
        if element.tag == _PARAGRAPH and is_of_contents(element):
            if made and made[-1].said == _CONTENTS:
                made[-1].elements.append(element)
            else:
                made.append(Block([element], said=_CONTENTS))
        else:
            is_said = not names or element.tag == _PARAGRAPH
            made.append(Block([element], names, says(element) if is_said else None))
    return made


def _elements(holder: Any) -> list[Any]:
    return list(_walked(holder))


def _walked(holder: Any) -> Iterator[Any]:
    for child in holder:
        if child.tag in (_PARAGRAPH, _TABLE) or (child.tag == _CONTROL and is_region(name_of(child))):
            yield child
        elif isinstance(child.tag, str):
            yield from _walked(child)

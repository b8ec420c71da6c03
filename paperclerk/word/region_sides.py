"""One of the three papers of a merge: the draft, the generated original, the new paper; its stories and regions."""

import copy
from collections.abc import Callable, Hashable, Iterator
from typing import Any

from paperclerk.ooxml.package import Package
from paperclerk.ooxml.wordml import W
from paperclerk.word.region_pending import is_taken_away
from paperclerk.word.region_sense import Saying, Sense, Senses, plain
from paperclerk.word.region_ties import tied
from paperclerk.word.region_units import PENDING, Unit, blocks_of, is_of_contents, own_of, units_of


class Side:
    """A paper's stories (the body, headers, footers) and the regions in them."""

    def __init__(self, package: Package, heal: Callable[[str, Any], None] | None = None) -> None:
        """Take in a package; `heal` may mend each story before its regions are looked for."""
        self.package = package
        self.stories: dict[str, Any] = {}
        self.units: dict[str, Unit] = {}
        self.twice: list[str] = []
        # Deleted, or moved elsewhere, by changes that nobody has settled yet.
        self.taken_away: list[str] = []
        # Of an original: regions that the draft says were made otherwise.
        self.doubted: frozenset[str] = frozenset()
        self._senses = Senses(package)
        self._own: dict[tuple[str, int], Sense] = {}
        for part in stories_of(package):
            story = self.stories[part] = package.xml(part)
            if heal is not None:
                heal(part, story)
            for unit in units_of(story, part):
                if is_taken_away(unit):
                    self.taken_away.append(unit.name)
                elif unit.name in self.units:
                    self.twice.append(unit.name)
                else:
                    self.units[unit.name] = unit

    def own(self, unit: Unit) -> Sense:
        """Return what a unit says by itself, without the regions in it."""
        key = (unit.name, unit.cell)
        if key not in self._own:
            self._own[key] = self._senses.own(unit.holder, unit.part)
        return self._own[key]

    def blocks(self, unit: Unit, ours: str = "") -> list[Hashable]:
        """Return what each block of a unit says; one with somebody else's pending changes is like no other."""
        own = own_of(unit.holder)
        said = self._senses.blocks(own, unit.part)
        pending = [bool(ours) and has_pending(block, ours) for block in blocks_of(own)]
        return [(n, one) if waits else one for n, (one, waits) in enumerate(zip(said, pending, strict=True))]

    def whole(self, unit: Unit) -> Sense:
        """Return what a unit says, the regions in it included."""
        return self._senses.whole(unit.holder, unit.part)

    def says(self, unit: Unit) -> bool:
        """Whether there is anything in a unit but empty paragraphs."""
        return any(not isinstance(one, Saying) or one.spans for one in self.whole(unit))

    def said(self, paragraph: Any, part: str) -> Hashable:
        """Return what a paragraph outside all regions says."""
        return self._senses.paragraph(paragraph, part)

    def read(self, unit: Unit | None) -> str:
        """Return the words of a unit as it reads by itself."""
        return "" if unit is None else self._senses.read(unit.holder, unit.part)

    def text(self, unit: Unit | None) -> str:
        """Return the words of a unit, the regions in it included."""
        return "" if unit is None else plain(self.whole(unit))

    def outside(self) -> tuple[str, ...]:
        """Return the paragraphs outside all regions, as text, in order."""
        bodies = (story.find(f"{W}body") for story in self.stories.values())
        main = self.package.main_part
        said = (plain(self._senses.own(_without_contents(body), main)) for body in bodies if body is not None)
        return tuple(line.strip() for text in said for line in text.split("\n") if line.strip())


def stories_of(package: Package) -> Iterator[str]:
    """Yield the parts that may hold regions: the body, then headers and footers by name."""
    yield package.main_part
    links = package.relations(package.main_part)
    margins = {link.target for link in links if link.kind in ("header", "footer") and not link.external}
    yield from (part for part in sorted(margins) if package.has(part))


def _without_contents(body: Any) -> Any:
    """Return a body without the lines of its contents list; a copy only where there are any."""
    if not any(is_of_contents(one) for one in body.iter(f"{W}p")):
        return body
    rest = copy.deepcopy(body)
    for line in [one for one in rest.iter(f"{W}p") if is_of_contents(one)]:
        line.getparent().remove(line)
    return rest


def inside(unit: Unit) -> list[str]:
    """Return the names of the regions that lie in a unit, however deep."""
    return [one.name for one in units_of(unit.holder, unit.part)]


def has_pending(holder: Any, ours: str) -> bool:
    """Whether somebody else's tracked changes are pending in a holder."""
    return any(one.get(f"{W}author") != ours for one in holder.iter(*PENDING))


def is_tied(unit: Unit) -> bool:
    """Whether somebody tied a comment or bookmark to a unit."""
    return tied(unit.holder)

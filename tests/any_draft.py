"""Any draft: an author's by chance, regenerated in every way, and all that is wrong with what comes of it."""

import copy
import random
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from any_author import AUTHORS, W, worked_on
from any_papers import KINDS, Papers, papers
from loose_ends import loose_ends
from redlined import shown

from paperclerk.ooxml.package import open_package
from paperclerk.word.regenerate import Regenerated, regenerate
from paperclerk.word.region_sides import stories_of
from paperclerk.word.region_units import unwrap

MADE = datetime(2031, 4, 9, 12, 0, tzinfo=UTC)
# So many sets of papers of each kind are made for a hundred drafts: making one takes longer than what is tried with it.
SETS = 3
_WORDS = (f"{W}t", f"{W}delText")
_BLOCKS_IN = {"p": ("body", "tc", "sdtContent", "txbxContent", "hdr", "ftr"), "tbl": ("body", "tc", "sdtContent"),
              "tr": ("tbl", "sdtContent"), "tc": ("tr", "sdtContent"),
              "r": ("p", "ins", "del", "moveFrom", "moveTo", "hyperlink", "fldSimple", "sdtContent")}  # fmt: skip


@lru_cache(maxsize=64)
def papers_numbered(kind: str, number: int) -> Papers:
    return papers(kind, random.Random(number))


def faults(seed: int) -> Iterator[str]:
    """Yield what is wrong after regenerating the draft of a number, and after doing so again with still newer data."""
    chance = random.Random(seed)
    # The pack is five times as long as the others.
    (kind,) = chance.choices(KINDS, weights=[1 if one == "assurance-pack" else 3 for one in KINDS])
    base, new, later = papers_numbered(kind, chance.randrange(SETS) + seed // 100)
    draft, done, said = worked_on(base, chance)
    what = ", ".join(done)
    made = {}
    for tracked in (False, True):
        made[tracked] = regenerate(draft, base, new, MADE, tracked=tracked)
    yield from _labelled(what, _told_apart(draft, made[False], made[True]))
    yield from _labelled(what, _lost(base, draft, made[False], said))
    yield from _labelled(what, _settled(draft, made[True]))
    yield from _labelled(what, _once_more(made, new))
    if chance.random() < 0.4:
        again = made[chance.random() < 0.5].docx
        if chance.random() < 0.4:
            again, more, _ = worked_on(again, chance)
            what = f"{what}; again: {', '.join(more)}"
        both = [regenerate(again, new, later, MADE, tracked=tracked) for tracked in (False, True)]
        yield from _labelled(f"{what} (again)", _told_apart(again, *both))


def _labelled(what: str, wrong: Iterator[str]) -> Iterator[str]:
    yield from (f"{one} [{what}]" for one in wrong)


def _told_apart(draft: bytes, clean: Regenerated, tracked: Regenerated) -> Iterator[str]:
    is_there = open_package(tracked.docx)
    for accepted, wanted in ((True, clean.docx), (False, draft)):
        package = open_package(wanted)
        for part in stories_of(package):
            if package.read(part) == is_there.read(part):
                continue
            one, other = (_seen(docx, accepted=accepted, part=part) for docx in (wanted, tracked.docx))
            if one != other:
                yield f"{'ACCEPTED' if accepted else 'REJECTED'}: {_first_difference(one, other)}"
    if Counter((one.region, one.cell, one.deed) for one in clean.deeds) != Counter(
        (one.region, one.cell, one.deed) for one in tracked.deeds
    ):
        yield "DEEDS: otherwise when tracked"
    for name, docx in (("clean", clean.docx), ("tracked", tracked.docx)):
        yield from (f"FORM: {name} {one}" for one in set(_malformed(docx)) - set(_malformed(draft)))
        yield from (f"LOOSE: {name} {one}" for one in loose_ends(docx) - loose_ends(draft))


def _seen(docx: bytes, *, accepted: bool, part: str) -> list[Any]:
    """Return what is shown, without the empty paragraph that a file that ends with a table gets after it."""
    lines = shown(docx, accepted=accepted, part=part)
    while lines and not lines[-1][2]:
        lines.pop()
    return lines


def _first_difference(one: list[Any], other: list[Any]) -> str:
    at = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return f"paragraph {at} of {len(one)}/{len(other)}: {_short(one[at : at + 3])} | {_short(other[at : at + 3])}"


def _short(lines: list[Any]) -> str:
    return " / ".join(f"{depth}{style[:8]}:{''.join(t for t, _ in spans)[:40]}" for depth, style, spans in lines)


def _lost(base: bytes, draft: bytes, clean: Regenerated, said: list[str]) -> Iterator[str]:
    """Yield what the author had that is neither in the result nor told."""
    had, there = _whole_text(draft), _whole_text(clean.docx)
    told = "\n".join(one.had for one in clean.deeds)
    yield from (f"LOST: {word}" for word in said if word in had and word not in there and word not in told)
    yield from _settled(draft, clean)
    if gone := _ties(draft) - _ties(clean.docx):
        yield f"TIES: {sorted(gone)[:4]}"
    ours, theirs = Counter(_paragraphs(base)), Counter(_paragraphs(draft))
    result = Counter(_paragraphs(clean.docx))
    for line in theirs - ours - result:
        if line not in told and not _grown(line, result, told):
            yield f"LOST: {line[:80]!r}"


def _settled(draft: bytes, made: Regenerated) -> Iterator[str]:
    """Yield the pending changes of authors that are no longer there."""
    for author in AUTHORS:
        if gone := _pending(draft, author) - _pending(made.docx, author):
            yield f"PENDING: of {author} {list(gone)[:3]}"


def _grown(line: str, result: Counter[str], told: str) -> bool:
    """Whether each word of a line stands in one line of the result: a rating in it was brought up to date."""
    words = Counter(line.split())
    others = (Counter(other.split()) for other in (*result, *told.split("\n")))
    return any((words - other).total() <= 4 and words & other for other in others)


def _whole_text(docx: bytes) -> str:
    package = open_package(docx)
    return "\n".join("".join(t.text or "" for t in package.xml(part).iter(*_WORDS)) for part in stories_of(package))


def _paragraphs(docx: bytes) -> list[str]:
    package = open_package(docx)
    lines = ("".join(t.text or "" for t in one.iter(*_WORDS)) for one in package.xml(package.main_part).iter(f"{W}p"))
    return [line for line in lines if line.strip()]


def _pending(docx: bytes, author: str) -> Counter[tuple[str, str]]:
    package = open_package(docx)
    found = (one for one in package.xml(package.main_part).iter() if one.get(f"{W}author") == author)
    return Counter((str(one.tag).rpartition("}")[2], "".join(t.text or "" for t in one.iter(*_WORDS))) for one in found)


def _ties(docx: bytes) -> set[str]:
    """Return the comments and bookmarks of authors that begin, and end after that."""
    package = open_package(docx)
    began: set[str] = set()
    both: set[str] = set()
    for one in package.xml(package.main_part).iter(
        f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}commentReference"
    ):
        kind, number = one.tag.rpartition("}")[2], one.get(f"{W}id", "")
        if kind.endswith("Start") and not one.get(f"{W}name", "").startswith("gen_"):
            began.add(kind.removesuffix("Start") + number)
        elif kind.endswith("End") and (name := kind.removesuffix("End") + number) in began:
            both.add(name)
        elif kind == "commentReference":
            both.add(f"reference{number}")
    return both


def _once_more(made: dict[bool, Regenerated], new: bytes) -> Iterator[str]:
    for tracked, once in made.items():
        if regenerate(once.docx, new, new, MADE, tracked=tracked).docx != once.docx:
            yield f"TWICE: {'tracked' if tracked else 'clean'}"


def _malformed(docx: bytes) -> Iterator[str]:
    """Yield what no program would take in the document: what stands where it may not, cells with no end."""
    package = open_package(docx)
    root = package.xml(package.main_part)
    for element in root.iter(*(f"{W}{name}" for name in _BLOCKS_IN)):
        name, home = (one.tag.rpartition("}")[2] for one in (element, element.getparent()))
        if home not in _BLOCKS_IN[name]:
            yield f"{name} in {home}"
    for cell in root.iter(f"{W}tc"):
        opened = copy.deepcopy(cell)
        for control in list(opened.iter(f"{W}sdt")):
            unwrap(control)
        blocks = [one for one in opened if one.tag in (f"{W}p", f"{W}tbl")]
        if not blocks or blocks[-1].tag == f"{W}tbl":
            yield "a cell that does not end with a paragraph"
    for row in root.iter(f"{W}tr"):
        above = next(one for one in row.iterancestors() if one.tag not in (f"{W}sdt", f"{W}sdtContent"))
        if above.tag != f"{W}tbl":
            yield "a row outside of a table"
    for table in root.iter(f"{W}tbl"):
        if next(table.iter(f"{W}tr"), None) is None:
            yield "a table without rows"

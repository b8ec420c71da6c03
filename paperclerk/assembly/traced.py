"""A paper traced: its manifest held against its text as it stands, value by value, and the words no manifest knows."""

import re
from collections.abc import Collection, Iterator, Sequence

from paperclerk.domain.manifest import Manifest, SourceKind
from paperclerk.domain.names import REGION_PREFIX, field_of, read_name, said_of, tag
from paperclerk.domain.papers import Publicity, Source
from paperclerk.domain.trace import (
    Fate,
    Origin,
    OutsideText,
    PaperText,
    RegionText,
    TracedCell,
    TracedRegion,
    folded,
    mark_of,
)

# What papers say that no form asks, in words for people.
_LABELS = {
    "text": "Wording", "due": "Agreed date", "movement": "Movement", "overdue": "Overdue", "count": "Number",
    "rag": "RAG rating", "questioned": "Question asked", "challenged": "Challenged", "front page": "Front page",
    "heading": "Heading", "words": "Words", "linked": "Linked action", "made_by": "Made by", "action": "What is done",
    "actions": "Actions counted", "ratings": "Ratings counted", "done": "Complete", "under": "Belongs to",
}  # fmt: skip
_OWN_WORDS = "Words"


def traced_cells(manifest: Manifest, paper: PaperText, file: str) -> tuple[TracedCell, ...]:
    """Return every generated value and every paragraph of an author, in the paper's order.

    Args:
        manifest: what the paper was made from.
        paper: the paper as it stands now.
        file: the paper's name; words typed into it since have no other place.
    """
    made = {one.region: one.sha256 for one in manifest.regions}
    periods = {one.sha256: one.period for one in manifest.sources if one.kind is SourceKind.RETURN}
    # A public manifest names no sources; one led on through the draft's does.
    is_untold = manifest.publicity is Publicity.PUBLIC and not manifest.sources
    otherwise = Origin.UNTOLD if is_untold else Origin.WORKED_OUT
    cells = [_generated(source, paper, made.get(source.region, ""), periods, otherwise) for source in manifest.cells]
    lost = {folded(cell.text) for cell in cells if cell.state is Fate.GONE}
    cells += _outside(manifest, paper.outside, file, lost)
    return tuple(sorted(cells, key=lambda cell: (cell.position == 0, cell.position)))


def changed_regions(manifest: Manifest, paper: PaperText) -> tuple[TracedRegion, ...]:
    """Return the regions that are no longer as they were made, those that are gone last."""
    made = {one.region: one.sha256 for one in manifest.regions}
    edited = (one for one in paper.regions if made.get(one.region) not in (None, mark_of(one.own)))
    gone = (name for name in made if name not in paper.by_region)
    return (
        *(TracedRegion(region=one.region, state=Fate.EDITED, shows=folded(one.own)) for one in edited),
        *(TracedRegion(region=name, state=Fate.GONE) for name in gone),
    )


def selected(cells: Sequence[TracedCell], region_name: str = "", words: str = "") -> tuple[TracedCell, ...]:
    """Return the cells in a region, and those that show some words.

    Args:
        cells: a paper's cells.
        region_name: `gen_D4_1`, or what it is of: `D4.1`, `rec 4`; cells of the regions in it are in it. Empty for all.
        words: words of the value, or of what stands in its place now; case and line breaks do not matter.
    """
    wanted = {region_name, region_of(region_name)} if region_name else set()
    said = folded(words).casefold()
    return tuple(
        cell
        for cell in cells
        if (not wanted or wanted & {cell.region, cell.deliverable, *cell.within})
        and (not said or said in folded(cell.text).casefold() or said in cell.shows.casefold())
    )


def region_of(name: str) -> str:
    """Return the name of the region that a person means: `gen_D4_1` for `D4.1`."""
    return REGION_PREFIX + re.sub(r"[^A-Za-z0-9]+", "_", name).removeprefix(REGION_PREFIX)


def not_as_claimed(cells: Sequence[TracedCell]) -> tuple[TracedCell, ...]:
    """Return the generated values that a paper nobody has changed does not show: its manifest is not the one it had."""
    return tuple(cell for cell in cells if cell.region and cell.state is not Fate.AS_MADE)


def label_of(source: Source) -> str:
    """Return a value's field in the words of the forms: `RAG rating`, `Milestone m1, Forecast date`."""
    milestone, _, rest = source.field.partition("_")
    is_milestone = bool(re.fullmatch(r"m\d+", milestone))
    if source.deliverable and source.return_sha256:
        parts = (source.deliverable, rest, milestone) if is_milestone else (source.deliverable, source.field)
        name = read_name(tag(*parts))
        if name and field_of(name):
            said = said_of(name).removeprefix(f"{source.deliverable}, ")
            return said[:1].upper() + said[1:]
    name = read_name(source.field)
    field = field_of(name) if name and source.field not in _LABELS else None
    words = field.label if field else _LABELS.get(source.field, source.field.replace("_", " "))
    return words[:1].upper() + words[1:]


def _generated(source: Source, paper: PaperText, made: str, periods: dict[str, str], otherwise: Origin) -> TracedCell:
    stands = paper.by_region.get(source.region, ())
    changed = next((one for one in stands if not _holds(one, source, made)), None)
    return TracedCell(
        **dict(source),
        label=label_of(source),
        origin=Origin.RETURN if source.return_sha256 else Origin.PLAN if source.file else otherwise,
        state=Fate.GONE if not stands else Fate.EDITED if changed else Fate.AS_MADE,
        shows=folded(changed.text) if changed else "",
        period=periods.get(source.return_sha256, ""),
        position=stands[0].position if stands else 0,
        within=stands[0].within if stands else (),
    )


def _holds(one: RegionText, source: Source, made: str) -> bool:
    """Whether a region shows a value: as a whole where it was edited, since `Red` is not shown by `Redrafted`."""
    shown, value = folded(one.text), folded(source.text)
    # A manifest of the first version does not say how a region was made.
    if made in ("", mark_of(one.own)):
        return value in shown
    if source.field == "rag":
        return value == shown
    return re.search(rf"(?<!\w){re.escape(value)}(?!\w)", shown) is not None


def _outside(
    manifest: Manifest, outside: Sequence[OutsideText], file: str, lost: Collection[str]
) -> Iterator[TracedCell]:
    """Yield the author's paragraphs: with their place in the author's file, or as typed into this one.

    A paragraph that shows a value whose region is lost was not typed: a program dropped the marks around it.
    """
    fixed = set(manifest.fixed)
    written: dict[str, list[Source]] = {}
    for words in manifest.author:
        for line in words.text.split("\n"):
            written.setdefault(folded(line), []).append(words)
    for one in outside:
        for text in filter(None, map(folded, one.text.split("\n"))):
            known = written.get(text, [])
            # The same words may stand twice, `Yes` for instance: they are told apart by their order.
            source = known.pop(0) if len(known) > 1 else next(iter(known), None)
            # A manifest of the first version does not say which words are the template's.
            if source is None and (mark_of(text) in fixed or not fixed or any(value in text for value in lost)):
                continue
            typed = Source(region="", text=text, field="words", file=file, where=f"paragraph {one.number}")
            yield TracedCell(
                **dict(source or typed),
                label=label_of(source) if source else _OWN_WORDS,
                origin=Origin.AUTHOR,
                state=Fate.AS_MADE if source else Fate.TYPED,
                position=one.position,
            )

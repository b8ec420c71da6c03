"""Words of a Word file that nobody sees: hidden, in the colour of what is behind them, or too small for any eye."""

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from paperclerk.ooxml.grounds import colour_named, ground_of
from paperclerk.ooxml.looks import Looks, RunLook
from paperclerk.ooxml.package import Package
from paperclerk.ooxml.styles import styles_of
from paperclerk.ooxml.wordml import MC, TAKEN_AWAY, W, find, value, whole_number

HIDDEN, COLOURED, TINY = "hidden", "in the colour of what is behind them", "too small to be read"
# Letters of less than this many points nobody reads; the smallest print of contracts has four or five.
_LEAST_POINTS = 4
# Two colours whose reds, greens and blues are all this near one another are one to the eye.
_NEAR = 0x10
# What floats over this much of a page, in the format's own units, may lie behind any words of it: 10 by 5 cm.
_BACKDROP = 10 * 360_000 * 5 * 360_000
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_FLOATING = (f"{_WP}anchor", f"{W}pict")
_STORIES = ("header", "footer", "footnotes", "endnotes")
_MARGINS = (f"{W}hdr", f"{W}ftr")


class Unseen(NamedTuple):
    """Words of one paragraph that nobody sees, and why."""

    paragraph: etree._Element
    text: str
    why: str


def unseen_words(root: etree._Element, looks: Looks, *, over_pictures: bool = False) -> Iterator[Unseen]:
    """Yield the words of each paragraph of a story that nobody sees, those of one kind together.

    Args:
        root: the story.
        looks: how its words look.
        over_pictures: say nothing of colours, as a picture lies behind the words.
    """
    found: dict[tuple[etree._Element, str], list[str]] = {}
    # White on a picture or a banner is seen; what floats in a header lies behind its words.
    over_pictures = over_pictures or (root.tag in _MARGINS and next(root.iter(*_FLOATING), None) is not None)
    for run in root.iter(f"{W}r"):
        text = "".join(piece.text or "" for piece in run.iterchildren(f"{W}t"))
        paragraph = next(run.iterancestors(f"{W}p"), None)
        if text.strip() and paragraph is not None and not _is_taken_away(run):
            look = looks.look(value(paragraph, "w:pPr/w:pStyle") or looks.default, find(run, "w:rPr"))
            if why := _why(paragraph, look, looks, over_pictures=over_pictures):
                found.setdefault((paragraph, why), []).append(text)
    for (paragraph, why), texts in found.items():
        yield Unseen(paragraph, " ".join("".join(texts).split()), why)


def unseen_in(package: Package) -> Iterator[tuple[str, Unseen]]:
    """Yield the words nobody sees of the document, its headers, footers and notes, each with the part it stands in.

    Raises:
        PackageFault: a part is damaged.
    """
    main = package.main_part
    looks = Looks(styles_of(package, main))
    links = [link.target for link in package.relations(main) if link.kind in _STORIES and not link.external]
    parts = [name for name in dict.fromkeys((main, *links)) if package.has(name)]
    over_pictures = any(_is_backdrop(package.xml(name)) for name in parts)
    for name in parts:
        for unseen in unseen_words(package.xml(name), looks, over_pictures=over_pictures):
            yield name, unseen


def _is_backdrop(root: etree._Element) -> bool:
    """Whether something as large as a banner floats over or behind the words of a story."""
    for anchor in root.iter(f"{_WP}anchor"):
        extent = anchor.find(f"{_WP}extent")
        sides = [whole_number(extent.get(name)) or 0 for name in ("cx", "cy")] if extent is not None else [0, 0]
        if sides[0] * sides[1] >= _BACKDROP:
            return True
    return next(root.iter(f"{W}background"), None) is not None


def _is_taken_away(run: etree._Element) -> bool:
    return any(above.tag in TAKEN_AWAY or above.tag == f"{MC}Fallback" for above in run.iterancestors())


def _why(paragraph: etree._Element, look: RunLook, looks: Looks, *, over_pictures: bool) -> str:
    if look.hidden:
        return HIDDEN
    if look.size < _LEAST_POINTS:
        return TINY
    # Ink that is left to Word stands out from a shading, and not from a marker pen laid over it.
    ink = colour_named(look.colour) if look.colour else "000000" if look.shade == "BLACK" else ""
    if not ink or (over_pictures and not look.shade):
        return ""
    ground = ground_of(paragraph, look, looks)
    return COLOURED if ground and _are_one(ink, ground) else ""


def _are_one(ink: str, ground: str) -> bool:
    return all(abs(int(ink[at : at + 2], 16) - int(ground[at : at + 2], 16)) < _NEAR for at in (0, 2, 4))

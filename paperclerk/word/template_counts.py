"""What came out of a template, counted against what its loops should have made, and what is wrong with it as a file."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, NamedTuple

from lxml import etree

from paperclerk.ooxml.styles import Styles
from paperclerk.word.regions import text_of_story
from paperclerk.word.template_blocks import Blocks, number_of
from paperclerk.word.wml import W_NAMESPACE, local, w

_BLOCKS = ("p", "tbl")
# What makes a paragraph more than an empty line.
_SOMETHING = {
    w(name) for name in ("drawing", "pict", "object", "br", "sectPr", "fldChar", "fldSimple", "footnoteReference")
}
_EARLIER = etree.XPath("preceding::w:p", namespaces={"w": W_NAMESPACE})
_SHORT = 100


class Counts(NamedTuple):
    """How many tables, rows, headings and pictures a document has."""

    tables: int = 0
    rows: int = 0
    headings: int = 0
    pictures: int = 0


class Flaw(NamedTuple):
    """Something wrong with a finished document: the rule, the words, where, and what to do."""

    rule: str
    message: str
    where: str = ""
    hint: str = ""


def counts_in(body: Any, styles: Styles) -> Counts:
    """Count what a finished document holds."""
    return Counts(**Counter(filter(None, (_kind(element, styles) for element in body.iter(etree.Element)))))


def counts_expected(blocks: Blocks, times: Mapping[int, int], styles: Styles) -> Counts:
    """Count what a template should have made: each thing in it as many times as the loop or condition around it ran.

    Args:
        blocks: the body's tags and its XML with a mark for each.
        times: how often the piece after each tag of a loop or condition was put in, by the tag's number.
        styles: the template's.
    """
    counts: Counter[str] = Counter()
    tags, open_pieces = blocks.tags, [-1]
    for element in blocks.root.iter():
        if element.tag is etree.PI:
            _enter(tags[number_of(element)].keyword, number_of(element), open_pieces)
        elif kind := _kind(element, styles):
            counts[kind] += 1 if open_pieces[-1] < 0 else times.get(open_pieces[-1], 0)
    return Counts(**counts)


def flaws_in(body: Any, stories: list[Any], styles: Styles) -> Iterator[Flaw]:
    """Yield what is wrong with a finished document whatever its paper says."""
    yield from _ragged(body)
    yield from _doubled(stories)
    yield from _fused(body)
    yield from _empty(body)
    yield from _skipped(body, styles)


def unanswered_in(body: Any, blocks: Blocks) -> Iterator[Flaw]:
    """Yield each row in which the template's own label comes out with nothing beside it; `blocks` are its own."""
    own = {_said(cell) for cell in blocks.root.iter(w("tc")) if next(cell.iter(etree.PI), None) is None}
    for row in body.iter(w("tr")):
        label, *others = (_said(cell) for cell in row.iterchildren(w("tc")))
        if len(others) == 1 and not others[0] and label in own and not any(one.tag in _SOMETHING for one in row.iter()):
            yield Flaw(
                "T33",
                f'a row comes out with nothing beside "{label}".',
                f'in the row "{label}"',
                "Put the row under a condition: {%tr if ... %} in a row of its own above it, {%tr endif %} below.",
            )


def heading_level(paragraph: Any, styles: Styles) -> int | None:
    """Return a paragraph's level in the outline, 1 for the highest; None for body text."""
    return styles.look(paragraph.find(w("pPr"))).heading_level


def _enter(keyword: str, number: int, open_pieces: list[int]) -> None:
    if keyword in ("for", "if"):
        open_pieces.append(number)
    elif keyword in ("elif", "else"):
        open_pieces[-1] = number
    elif keyword.startswith("end"):
        open_pieces.pop()


def _kind(element: Any, styles: Styles) -> str:
    name = local(element)
    if name in ("drawing", "pict"):
        return "pictures"
    if not str(element.tag).startswith(f"{{{W_NAMESPACE}}}"):
        return ""
    if name == "p":
        return "headings" if heading_level(element, styles) else ""
    return {"tbl": "tables", "tr": "rows"}.get(name, "")


def _ragged(body: Any) -> Iterator[Flaw]:
    for table in body.iter(w("tbl")):
        widths = {_width(row) for row in table.iter(w("tr")) if _table_of(row) is table}
        if not widths:
            yield Flaw(
                "T09",
                "a table comes out without a row.",
                f'after "{_before(table)}"',
                "Keep its heading row outside the loop, or put the table itself under a condition.",
            )
        elif len(widths) > 1:
            said = " and ".join(str(width) for width in sorted(widths))
            yield Flaw(
                "T09",
                f"a table comes out with rows of {said} columns.",
                f'after "{_before(table)}"',
                "Give every row as many cells; repeat whole cells with {%tc for ... %}.",
            )


def _width(row: Any) -> int:
    width = 0
    for child in row.iter(w("tc"), w("gridBefore"), w("gridAfter")):
        if child.tag == w("tc") and _row_of(child) is row:
            span = child.find(f"{w('tcPr')}/{w('gridSpan')}")
            width += 1 if span is None else int(span.get(w("val"), "1"))
        elif child.tag != w("tc") and _row_of(child) is row:
            width += int(child.get(w("val"), "0"))
    return width


def _row_of(element: Any) -> Any:
    return next((above for above in element.iterancestors() if above.tag == w("tr")), None)


def _table_of(row: Any) -> Any:
    return next((above for above in row.iterancestors() if above.tag == w("tbl")), None)


def _doubled(stories: list[Any]) -> Iterator[Flaw]:
    for what, path, key in (
        ("content controls", "sdtPr", "id"),
        ("bookmarks", "bookmarkStart", "id"),
        ("bookmarks", "bookmarkStart", "name"),
    ):
        by_id: dict[str, list[Any]] = {}
        for element in (element for story in stories for element in story.iter(w(path))):
            by_id.setdefault(_id(element, key), []).append(element)
        twice = next((one for one, those in by_id.items() if one and len(those) > 1), "")
        if twice:
            yield Flaw(
                "T09",
                f"two {what} have the same {key}, {twice}.",
                f'after "{_before(by_id[twice][1])}"',
                "Take one of the two out of the template.",
            )


def _id(element: Any, key: str) -> str:
    held = element.find(w(key)) if local(element) == "sdtPr" else None
    return str(held.get(w("val"), "")) if held is not None else str(element.get(w(key), ""))


def _fused(body: Any) -> Iterator[Flaw]:
    for first, second in _neighbours(body):
        if local(first) == local(second) == "tbl":
            yield Flaw(
                "T11",
                "two tables come out with nothing between them: Word shows them as one.",
                f'after "{_before(second)}"',
                "Put a line of text between the two.",
            )


def _empty(body: Any) -> Iterator[Flaw]:
    for first, second in _neighbours(body):
        if local(first) == "p" and _is_empty(first) and not (local(second) == "tbl" and _after_table(first)):
            yield Flaw(
                "T10",
                "an empty paragraph comes out.",
                f'after "{_before(first)}"',
                "Give a condition a paragraph of its own ({%p if ... %}), and space by the style.",
            )


def _neighbours(body: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every two blocks that follow one another in the body or a cell, whatever controls are around them."""
    for holder in (body, *body.iter(w("tc"))):
        blocks = list(_blocks(holder))
        yield from pairwise(blocks)


def _blocks(holder: Any) -> Iterator[Any]:
    for child in holder:
        if local(child) in _BLOCKS:
            yield child
        elif local(child) in ("sdt", "sdtContent", "customXml", "ins"):
            yield from _blocks(child)


def _is_empty(paragraph: Any) -> bool:
    return not text_of_story(paragraph).strip() and not any(child.tag in _SOMETHING for child in paragraph.iter())


def _after_table(paragraph: Any) -> bool:
    earlier = paragraph.getprevious()
    return earlier is not None and local(earlier) == "tbl"


def _skipped(body: Any, styles: Styles) -> Iterator[Flaw]:
    before = 0
    for paragraph in body.iter(w("p")):
        level = heading_level(paragraph, styles)
        if level is None:
            continue
        if level > before + 1 and before:
            yield Flaw(
                "T09",
                f"a heading of level {level} comes right under one of level {before}.",
                f'at "{_said(paragraph)}"',
                f"Give it the style Heading {before + 1}.",
            )
        before = level


def _before(element: Any) -> str:
    """Return the nearest words before something, for a person to find it."""
    earlier: list[Any] = list(_EARLIER(element))  # type: ignore[arg-type]
    return next(filter(None, map(_said, reversed(earlier))), "the beginning")


def _said(paragraph: Any) -> str:
    words = " ".join(text_of_story(paragraph).split())
    return words if len(words) <= _SHORT else words[: _SHORT - 1].rstrip() + "…"

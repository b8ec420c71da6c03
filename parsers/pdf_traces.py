"""What the structure of a PDF tells a screen reader: headings, tables, pictures, lists and links as they are tagged."""

import re
from collections.abc import Iterable, Iterator

from paperclerk.domain.report import PdfTraces, Trace
from parsers.pdf_marked_words import MarkedWords, read_marked_words
from parsers.pdf_tags import Tag, read_structure
from parsers.typed_marks import Line, typed_lists

_HEADING = re.compile(r"H([1-6])")
_PICTURES = ("Figure", "Formula")
_ITEMS = ("LI", "L", "Caption")
_WORDS_SHOWN = 8


def traces_of(content: bytes) -> PdfTraces | None:
    """Return what the structure of a PDF tells; None where the file is too damaged to ask."""
    structure = read_structure(content)
    if structure is None:
        return None
    about = PdfTraces(title=structure.title, language=structure.language, shows_title=structure.shows_title)
    if structure.root is None:
        return about
    return about.model_copy(update=_told(structure.root, read_marked_words(content)))


def _told(root: Tag, marked: MarkedWords) -> dict[str, object]:
    tags = list(root.inside())
    return {
        "is_tagged": True,
        "levels": tuple(_levels(tags, marked)),
        "tables_without_header": tuple(_without_header(tags, marked)),
        "pictures_without_text": tuple(_at(tag, "a picture") for tag in tags if tag.role in _PICTURES and not tag.said),
        "pictures_told": tuple(_at(tag, tag.said) for tag in tags if tag.role in _PICTURES and tag.said),
        "merged_cells": tuple(_merged(tags, marked)),
        "spacing": tuple(_empty_rows(tags, marked)),
        "typed_lists": tuple(_typed(root, marked)),
        "broken_lists": tuple(
            _at(tag, _words(tag, marked))
            for tag in tags
            if tag.role == "L" and not any(kid.role in _ITEMS for kid in tag.kids)
        ),
        "links": tuple(_at(tag, tag.said or _words(tag, marked)) for tag in tags if tag.role == "Link"),
        "outside_tags": tuple(_outside(root, marked)),
        "faint": tuple(marked.faint),
    }


def _levels(tags: Iterable[Tag], marked: MarkedWords) -> Iterator[tuple[int, str]]:
    for tag in tags:
        if (level := _HEADING.fullmatch(tag.role)) and (words := _words(tag, marked)):
            yield int(level[1]), words


def _without_header(tags: Iterable[Tag], marked: MarkedWords) -> Iterator[Trace]:
    for tag in tags:
        if tag.role == "Table" and not any(cell.role == "TH" for cell in tag.inside()):
            yield _at(tag, _words(tag, marked))


def _merged(tags: Iterable[Tag], marked: MarkedWords) -> Iterator[Trace]:
    """Yield each table with merged cells, with the words of the first of them."""
    for tag in tags:
        if tag.role == "Table" and (merged := next((cell for cell in tag.inside() if cell.is_merged), None)):
            yield _at(tag, _words(merged, marked))


def _empty_rows(tags: Iterable[Tag], marked: MarkedWords) -> Iterator[Trace]:
    """Yield each row of a table in which nothing stands, neither words nor a picture."""
    for tag in tags:
        if tag.role == "TR" and not _words(tag, marked) and not any(held.role in _PICTURES for held in tag.inside()):
            yield _at(tag, "an empty row")


def _typed(root: Tag, marked: MarkedWords) -> Iterator[Trace]:
    """Yield the lists whose marks are letters of paragraphs."""
    lines = ((Line(_words(tag, marked), is_item=in_list), tag) for tag, in_list in _paragraphs(root))
    for first, tag in typed_lists((line, tag) for line, tag in lines if line.text):
        yield _at(tag, first)


def _paragraphs(root: Tag) -> Iterator[tuple[Tag, bool]]:
    """Yield every paragraph in reading order, and whether it stands in an item of a list."""
    waiting: list[tuple[Iterator[Tag], bool]] = [(root.kids, False)]
    while waiting:
        kids, in_list = waiting[-1]
        tag = next(kids, None)
        if tag is None:
            waiting.pop()
        elif tag.role == "P":
            yield tag, in_list
        else:
            waiting.append((tag.kids, in_list or tag.role == "LI"))


def _outside(root: Tag, marked: MarkedWords) -> Iterator[Trace]:
    """Yield the words of each page that no tag holds and nothing marks as decoration."""
    held = set(root.marks())
    outside = dict(marked.unmarked)
    for (page, mark), words in marked.words.items():
        if (page, mark) not in held and words.strip():
            outside[page] = f"{outside.get(page, '')} {words}".strip()
    for page, words in sorted(outside.items()):
        yield Trace(where=f"page {page}", text=_short(words), page=page)


def _words(tag: Tag, marked: MarkedWords) -> str:
    return " ".join("".join(marked.words.get(mark, "") for mark in tag.marks()).split())


def _at(tag: Tag, text: str) -> Trace:
    page = tag.page or next((page for page, _ in tag.marks()), None)
    return Trace(where=f"page {page}" if page else "the document", text=_short(text), page=page)


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:_WORDS_SHOWN]) + (" …" if len(words) > _WORDS_SHOWN else "")

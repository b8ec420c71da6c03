"""What is left in a Word file of its making: changes nobody accepted, comments, hidden words, names of people."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from lxml import etree

from paperclerk.domain.report import Trace
from paperclerk.ooxml.comments import read_comments
from paperclerk.ooxml.looks import Looks
from paperclerk.ooxml.package import Package
from paperclerk.ooxml.properties import Properties
from paperclerk.ooxml.story import Story, read_story
from paperclerk.ooxml.unseen import unseen_words
from paperclerk.ooxml.wordml import W, find
from parsers.word_where import Wheres

_DEEDS = {f"{W}ins": "inserted", f"{W}del": "deleted", f"{W}moveTo": "moved here", f"{W}moveFrom": "moved away"}
_LOOKS = tuple(
    f"{W}{name}Change" for name in ("rPr", "pPr", "tblPr", "trPr", "tcPr", "sectPr", "numbering", "tblGrid", "tblPrEx")
)
_CELLS = {f"{W}cellIns": "inserted", f"{W}cellDel": "deleted", f"{W}cellMerge": "merged"}
_MARGINS = {"header": "header", "footer": "footer", "footnotes": "footnote", "endnotes": "endnote"}
# What programs write where a name belongs.
_NO_NAMES = frozenset({"", "python-docx", "unknown", "author", "microsoft office user", "user", "windows user"})


class Part(NamedTuple):
    """A story of the file with the words for its places."""

    story: Story
    wheres: Wheres


def parts_of(package: Package, body: Story) -> list[Part]:
    """Return the body of a file and its headers, footers and notes.

    Raises:
        PackageFault: a part is damaged.
    """
    found = [Part(body, Wheres(body))]
    for link in package.relations(package.main_part):
        if link.kind in _MARGINS and not link.external and package.has(link.target):
            story = read_story(package, link.target)
            found.append(Part(story, Wheres(story, _MARGINS[link.kind])))
    return found


def tracked_in(part: Part) -> Iterator[Trace]:
    """Yield each pending change: who did what, with the words; changes side by side that are alike are one."""
    for (deed, who, where), changes in groupby(_changes(part), key=itemgetter(0, 1, 2)):
        said = " ".join("".join(words for *_, words in changes).split())
        deed = deed if said or deed not in _DEEDS.values() else f"paragraph break {deed}"
        yield Trace(where=where, text=f"{deed} by {who}" + (f": “{said}”" if said else ""))


def comments_in(package: Package, body: Story, wheres: Wheres) -> Iterator[Trace]:
    """Yield each comment with its author's name.

    Raises:
        PackageFault: the part that holds them is damaged.
    """
    for comment in read_comments(package, body):
        where = "the document" if comment.pin is None else wheres.of(comment.pin)
        yield Trace(where=where, text=f"{comment.author}: {comment.text}" if comment.author else comment.text)


def hidden_in(part: Part, looks: Looks) -> Iterator[Trace]:
    """Yield the words of each paragraph that nobody sees: hidden, white on white, or tiny."""
    for unseen in unseen_words(part.story.root, looks):
        yield Trace(where=part.wheres.of(unseen.paragraph), text=unseen.text)


def people_in(parts: list[Part], package: Package, properties: Properties) -> tuple[str, ...]:
    """Return the names in a file's properties, its changes and its comments, each once."""
    names = [properties.author, properties.changed_by, properties.manager, properties.company]
    for part in parts:
        names += [e.get(f"{W}author") or "" for e in part.story.root.iter(*_DEEDS, *_LOOKS, *_CELLS)]
    commented = package.related(package.main_part, "comments")
    if commented is not None:
        names += [comment.get(f"{W}author") or "" for comment in package.xml(commented).iterfind(f"{W}comment")]
    return tuple(dict.fromkeys(name.strip() for name in names if name.strip().casefold() not in _NO_NAMES))


def _changes(part: Part) -> Iterator[tuple[str, str, str, str]]:
    """Yield what was done, by whom, where, and to which words; what is within a row that comes or goes is the row's."""
    for change in part.story.root.iter(*_DEEDS, *_LOOKS, *_CELLS):
        row = next(change.iterancestors(f"{W}tr"), None)
        properties = find(row, "w:trPr")
        of_row = properties is not None and any(child.tag in _DEEDS for child in properties)
        parent = change.getparent()
        if of_row and row is not None and parent is not properties:
            continue
        who, where = change.get(f"{W}author") or "somebody", part.wheres.of(change)
        if change.tag in _LOOKS:
            yield "look changed", who, where, ""
        elif change.tag in _CELLS:
            yield f"cell {_CELLS[change.tag]}", who, where, ""
        elif of_row and row is not None:
            yield f"row {_DEEDS[change.tag]}", who, where, _words(row)
        else:  # a paragraph's mark is a change without words
            yield _DEEDS[change.tag], who, where, _words(change)


def _words(element: etree._Element) -> str:
    paragraphs = list(element.iter(f"{W}p")) or [element]
    return " ".join("".join(t.text or "" for t in one.iter(f"{W}t", f"{W}delText")) for one in paragraphs)

"""Comments in the margin of a Word file: who wrote what, and beside which box."""

from typing import NamedTuple

from lxml import etree

from paperclerk.ooxml.blocks import text_of
from paperclerk.ooxml.controls import Position
from paperclerk.ooxml.package import Package
from paperclerk.ooxml.story import Story
from paperclerk.ooxml.styles import styles_of
from paperclerk.ooxml.walking import Walker
from paperclerk.ooxml.wordml import W


class Comment(NamedTuple):
    """A comment: its author, its text, and the table cell it is pinned to (None outside tables or when lost).

    `pin` is the element of the document it is pinned to.
    """

    id: str
    author: str
    text: str
    position: Position | None = None
    pin: etree._Element | None = None


def read_comments(package: Package, story: Story) -> tuple[Comment, ...]:
    """Return the comments of a document in the order they were stored, empty ones left away.

    Raises:
        PackageFault: the part that holds them is damaged.
    """
    part = package.related(package.main_part, "comments")
    if part is None:
        return ()
    pins = _pins(story.root)
    root = package.xml(part)
    walker = Walker(styles_of(package, package.main_part), root)
    found = []
    for element in root.iterfind(f"{W}comment"):
        text = text_of(walker.blocks(element)).strip()
        pin = pins.get(element.get(f"{W}id", ""))
        if text:
            position = None if pin is None else story.position(pin)
            found.append(Comment(element.get(f"{W}id", ""), element.get(f"{W}author", ""), text, position, pin))
    return tuple(found)


def _pins(root: etree._Element) -> dict[str, etree._Element]:
    pins: dict[str, etree._Element] = {}
    for mark in root.iter(f"{W}commentRangeStart", f"{W}commentReference"):
        pins.setdefault(mark.get(f"{W}id", ""), mark)
    return pins

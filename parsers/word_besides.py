"""What a Word return holds beside its answers: changes, comments, pictures, words struck out, macros, ways out."""

from collections.abc import Iterable, Iterator

from lxml import etree

from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.marking import MARKED_BY
from paperclerk.domain.names import said_of
from paperclerk.domain.places import Place
from paperclerk.ooxml.blocks import Paragraph
from paperclerk.ooxml.comments import read_comments
from paperclerk.ooxml.controls import Position
from paperclerk.ooxml.inline import STRUCK_OUT, struck_out
from paperclerk.ooxml.outside_links import links_outside
from paperclerk.ooxml.package import Package
from paperclerk.ooxml.story import Story
from paperclerk.ooxml.wordml import W
from parsers.word_boxes import Box


def told_besides(package: Package, story: Story, boxes: list[Box], home: Place) -> Iterator[Finding]:
    """Yield a finding for each thing beside the answers that a person should know of."""
    yield from _as_accepted(boxes)
    yield from _rows_taken_out(story, home)
    yield from _left_out(boxes, story, home)
    yield from _remarks(package, story, boxes, home)
    yield from _macros(package, home)
    yield from _ways_out(package, home)


def spots_of(box: Box) -> set[etree._Element]:
    """Return the elements a box is known by: its cell or control, and its paragraphs."""
    return {box.spot, *(paragraph.element for paragraph in box.paragraphs)}


def _as_accepted(boxes: Iterable[Box]) -> Iterator[Finding]:
    for box in boxes:
        if any(paragraph.tracked for paragraph in box.paragraphs):
            message = f"{said_of(box.name)} holds tracked changes; they were read as if accepted."
            hint = "Accept or reject them before sending, if that is not what was meant."
            yield finding("V07", message, hint=hint, subject=box.name.item, place=box.place)


def _rows_taken_out(story: Story, home: Place) -> Iterator[Finding]:
    """Yield a finding for each row that a pending change deletes, and with it whatever was said there."""
    for mark in story.root.iter(f"{W}del"):
        properties = mark.getparent()
        if properties is None or properties.tag != f"{W}trPr" or (row := properties.getparent()) is None:
            continue
        lines = ("".join(text.text or "" for text in p.iter(f"{W}t", f"{W}delText")) for p in row.iter(f"{W}p"))
        said = " ".join(" ".join(lines).split())
        message = f"A tracked change deletes a row of a table, which was read as deleted: “{_short(said, 200)}”."
        hint = "Reject the change, if the row was to stay, and send the return again."
        yield finding("V07", message, hint=hint, place=home, about=f"row {said[:80]}")


def _left_out(boxes: Iterable[Box], story: Story, home: Place) -> Iterator[Finding]:
    hint = "Say it in words in the box, or send it as a file of its own and name it under Evidence."
    for box in boxes:
        lost = sorted({what for paragraph in box.paragraphs for what in paragraph.left_out} - {STRUCK_OUT})
        if struck := " / ".join(words for paragraph in box.paragraphs if (words := _struck_out_of(paragraph))):
            message = f"{said_of(box.name)}: “{_short(struck, 300)}” is struck through, so it was left out."
            stands = "Delete it if it is withdrawn; if it stands, take the line off it and send the return again."
            yield finding(
                "V15", message, hint=stands, subject=box.name.item, place=box.place, about=f"struck {box.name.field}"
            )
        if lost:
            message = f"{said_of(box.name)} holds {' and '.join(lost)}, which a paper cannot carry over."
            yield finding("V15", message, hint=hint, subject=box.name.item, place=box.place)
    if "an embedded document" in story.left_out:
        yield finding("V15", "The file holds an embedded document, which was not read.", hint=hint, place=home)


def _struck_out_of(paragraph: Paragraph) -> str:
    """Return what the owner drew a line through in a paragraph."""
    return struck_out(paragraph.element).strip() if STRUCK_OUT in paragraph.left_out else ""


def _remarks(package: Package, story: Story, boxes: list[Box], home: Place) -> Iterator[Finding]:
    by_cell = {box.place.where.split(", control")[0]: box for box in boxes if box.place.table}
    by_spot = {spot: box for box in boxes for spot in spots_of(box)}
    for comment in read_comments(package, story):
        if comment.author == MARKED_BY:  # what we wrote into the file when we sent it back
            continue
        box = _box_at(comment.position, by_spot, by_cell) if comment.position else None
        beside = f" on {said_of(box.name)}" if box else ""
        place = box.place if box else home
        message = f"Comment by {comment.author or 'somebody'}{beside}: “{_short(comment.text, 300)}”"
        hint = "Comments are not part of the return: whoever reviews it should read this one."
        subject = box.name.item if box else ""
        yield finding("V13", message, hint=hint, subject=subject, place=place, about=f"comment {comment.id}")


def _box_at(at: Position, by_spot: dict[etree._Element, Box], by_row: dict[str, Box]) -> Box | None:
    """Return the box that a comment is pinned to: the one in its cell, else the one in its row."""
    spots = (at.cell.element, *(paragraph.element for paragraph in at.cell.paragraphs))
    return next((by_spot[spot] for spot in spots if spot in by_spot), by_row.get(str(at)))


def _macros(package: Package, home: Place) -> Iterator[Finding]:
    if package.holds_macros:
        hint = "Nothing to do; our forms have none, so ask the sender where these come from."
        yield finding("F17", "The file holds macros. They were not run.", hint=hint, place=home)


def _ways_out(package: Package, home: Place) -> Iterator[Finding]:
    """Yield a finding for what would fetch from elsewhere if Word were asked to; it stays as it is, not followed."""
    for link in links_outside(package):
        message = f"The file reaches outside itself: {link.what} ({_short(link.target, 100)}). It was not followed."
        hint = "Type what it shows into the box, and send the form without it; our forms hold nothing of the kind."
        yield finding("V21", message, hint=hint, place=home, about=f"{link.what} {link.target}")


def _short(text: str, longest: int = 60) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"

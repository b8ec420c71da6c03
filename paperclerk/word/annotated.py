"""The annotated copy of a Word return: the owner's own file with our findings as comments beside what they concern.

Only the document, its comments and the lists of parts are written again; every other part keeps its bytes. What we
wrote the last time is taken out first, so that a second marking replaces it.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from lxml import etree

from paperclerk.domain.findings import Finding
from paperclerk.domain.marking import MARKED_BY, MARKED_BY_INITIALS
from paperclerk.ooxml.outside_links import links_outside
from paperclerk.ooxml.package import open_package
from paperclerk.ooxml.repack import repack
from paperclerk.ooxml.story import read_story
from paperclerk.ooxml.wordml import W, whole_number
from paperclerk.word.comment_anchors import Anchor, anchor_of
from paperclerk.word.comment_parts import CommentParts, written
from paperclerk.word.safe_text import safe

# Its other names for the same things are read as the usual ones, and would be written as those.
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"


def annotate(content: bytes, findings: Sequence[Finding], made: datetime) -> bytes:
    """Return a Word file with a comment for each finding, in place of those of an earlier marking.

    Args:
        content: the file as it came.
        findings: what to say, in this order where several concern one spot.
        made: the time that the comments are dated with.

    Raises:
        PackageFault: it is no Word file that can be opened.
    """
    package = open_package(content)
    story = read_story(package)
    parts = CommentParts(package)
    gone = parts.take_out(MARKED_BY)
    _take_out_marks(story.root, gone)
    if not findings and not gone:
        return content
    by_anchor: dict[Anchor, list[str]] = {}
    first = parts.next_number(_numbers_in(story.root))
    for number, found in enumerate(findings, first):
        parts.add(_comment(number, found, made))
        by_anchor.setdefault(anchor_of(found.place, story), []).append(str(number))
    for anchor, numbers in by_anchor.items():
        _put_marks(anchor, numbers)
    return repack(content, {package.main_part: written(story.root), **parts.changed()})


def would_lose(content: bytes) -> tuple[str, ...]:
    """Return why a file cannot go back as it is: what a marking would break or what we do not send.

    Raises:
        PackageFault: it is no Word file that can be opened.
    """
    package = open_package(content)
    reasons = (
        ("macros", package.holds_macros),
        # What fetches from elsewhere must not leave our hands a second time.
        ("a way out of the file", bool(links_outside(package))),
        ("a digital signature", any(name.startswith("_xmlsignatures/") for name in package.names)),
        ("a template", b"template.main+xml" in package.read("[Content_Types].xml")),
        ("Strict Open XML", _STRICT in package.read(package.main_part)),
    )
    return tuple(reason for reason, holds in reasons if holds)


def _comment(number: int, found: Finding, made: datetime) -> Any:
    comment = etree.Element(f"{W}comment")
    for name, value in (
        ("id", str(number)),
        ("author", MARKED_BY),
        ("date", f"{made.astimezone(UTC) if made.tzinfo else made:%Y-%m-%dT%H:%M:%S}Z"),
        ("initials", MARKED_BY_INITIALS),
    ):
        comment.set(f"{W}{name}", value)
    for text in (found.message, found.hint):
        lines = [line for line in safe(text).split("\n") if line.strip()]
        comment.extend(_paragraph(line) for line in lines)
    if not len(comment):
        comment.append(_paragraph(found.rule))
    mark = etree.Element(f"{W}r")
    etree.SubElement(mark, f"{W}annotationRef")
    comment[0].insert(0, mark)
    return comment


def _paragraph(line: str) -> Any:
    paragraph = etree.Element(f"{W}p")
    run = etree.SubElement(paragraph, f"{W}r")
    text = etree.SubElement(run, f"{W}t")
    text.text = line
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return paragraph


def _put_marks(anchor: Anchor, numbers: Sequence[str]) -> None:
    """Put the marks of comments around what they concern: all starts before it, then each end and its reference."""
    paragraph = anchor.paragraph
    if anchor.child is not None:
        before, after = paragraph.index(anchor.child), paragraph.index(anchor.child) + 1
    else:
        before, after = (1 if paragraph.find(f"{W}pPr") is not None else 0), len(paragraph)
    ends = []
    for number in numbers:
        run = etree.Element(f"{W}r")
        etree.SubElement(run, f"{W}commentReference").set(f"{W}id", number)
        ends += [etree.Element(f"{W}commentRangeEnd", {f"{W}id": number}), run]
    paragraph[after:after] = ends
    paragraph[before:before] = [etree.Element(f"{W}commentRangeStart", {f"{W}id": number}) for number in numbers]


def _take_out_marks(root: Any, numbers: frozenset[str]) -> None:
    """Take out what ties comments to the text, and the runs that hold nothing else."""
    for mark in list(root.iter(f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference")):
        if mark.get(f"{W}id") not in numbers:
            continue
        holder = mark.getparent()
        holder.remove(mark)
        if holder.tag == f"{W}r" and all(child.tag == f"{W}rPr" for child in holder):
            holder.getparent().remove(holder)


def _numbers_in(root: Any) -> set[int]:
    marks = root.iter(f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference")
    return {whole_number(mark.get(f"{W}id")) or 0 for mark in marks}

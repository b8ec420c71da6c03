"""A redline: what one Word file became in another, as tracked changes that Word, LibreOffice and people understand.

Accepting every change gives the new file's text, rejecting every one the old file's. Pending changes of either count
as accepted, controls are opened, comments are left out; what is alike is found over paragraphs, rows, cells and words.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from lxml import etree

from paperclerk.ooxml.package import Package, PackageFault, open_package
from paperclerk.ooxml.repack import repack
from paperclerk.ooxml.wordml import W
from paperclerk.word.redline_blocks import BlockDiffer, blocks_in
from paperclerk.word.redline_fields import mark_fields, unmark_fields
from paperclerk.word.redline_looks import bring_lists, bring_styles
from paperclerk.word.redline_marks import REFERENCES, Marks
from paperclerk.word.redline_notes import bring_notes, tell_apart
from paperclerk.word.redline_ready import canonical, make_ready
from paperclerk.word.redline_relations import Carrier, KnownByContent
from paperclerk.word.redline_words import WordDiffer

_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_SHAPES, _SHAPE_HOLDERS = "{urn:schemas-microsoft-com:vml}", (f"{W}pict", f"{W}object")
_EMPTY_COMMENTS = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="%s"/>' % W[1:-1].encode()
)
_COMMENTS = ("comments", "commentsExtended", "commentsIds", "commentsExtensible")


class Redline(NamedTuple):
    """A redline as a Word file, and how many tracked changes are in it."""

    docx: bytes
    changes: int


def redline(old: bytes, new: bytes, author: str, made: datetime) -> Redline:
    """Return what the old file became in the new one.

    Args:
        old: a Word file.
        new: what became of it; the redline has its styles, headers and pictures.
        author: the name the changes are shown under.
        made: the time they are dated with.

    Raises:
        PackageFault: one of them is no Word file that can be opened.
    """
    before, after = _opened(old), _opened(new)
    carrier, marks = Carrier(before, after), Marks(author, made)
    differ = BlockDiffer(WordDiffer(marks))
    main = after.main_part
    known = KnownByContent(carrier, main)
    theirs, ours = _document(before, known, is_new=False), _document(after, known, is_new=True)
    mark_fields(theirs, ours)
    bring_lists(theirs, before, after, carrier)
    _compare_bodies(theirs, ours, differ)
    _compare_headers((before, theirs), (after, ours), differ, carrier)
    bring_notes(ours, before, after, differ, carrier)
    known.show(ours)
    bring_styles(ours, before, after, carrier)
    _let_be_changed(after, carrier)
    unmark_fields(ours)
    _number_again(ours)
    carrier.changed[main] = etree.tostring(ours, xml_declaration=True, encoding="UTF-8", standalone=True)
    for name in _COMMENTS:
        if (part := after.related(main, name)) is not None and name == "comments":
            carrier.changed[part] = _EMPTY_COMMENTS
    return Redline(repack(new, carrier.finish()), marks.count)


def _let_be_changed(new: Package, carrier: Carrier) -> None:
    """Take out a file's protection against changes: with it nobody could accept or reject what the redline shows."""
    part = new.related(new.main_part, "settings")
    if part is None:
        return
    settings = etree.fromstring(carrier.read(part))
    protected = [one for one in settings if one.tag in (f"{W}documentProtection", f"{W}writeProtection")]
    for one in protected:
        settings.remove(one)
    if protected:
        carrier.changed[part] = etree.tostring(settings, xml_declaration=True, encoding="UTF-8", standalone=True)


def _opened(content: bytes) -> Package:
    package = open_package(content)
    if package.kind != "word":
        raise PackageFault("F03", "The file is not a Word document.", "Give a .docx file.")
    return package


def _document(package: Package, known: KnownByContent, *, is_new: bool) -> etree._Element:
    root = package.xml(package.main_part)
    make_ready(root)
    tell_apart(root, is_new=is_new)
    _name_bookmarks(root)
    known.hide(root, package, package.main_part, is_new=is_new)
    return root


def _compare_bodies(old: etree._Element, new: etree._Element, differ: BlockDiffer) -> None:
    theirs, ours = (root.find(f"{W}body") for root in (old, new))
    if theirs is None or ours is None:
        raise PackageFault("F02", "A Word file without a body cannot be compared.", "Save it again in Word.")
    # Of another file put in whole no change can be tracked: it is the new one's.
    before = [block for block in blocks_in(theirs) if block.tag != f"{W}altChunk"]
    made = differ.blocks(before, blocks_in(ours))
    section, was = ours.find(f"{W}sectPr"), theirs.find(f"{W}sectPr")
    for child in list(ours):
        ours.remove(child)
    ours.extend(made)
    if section is None:
        return
    ours.append(section)
    differ.marks.note_old_section(section, was)


def _compare_headers(
    old: tuple[Package, etree._Element], new: tuple[Package, etree._Element], differ: BlockDiffer, carrier: Carrier
) -> None:
    """Compare the headers and footers that stand in the same place of both files."""
    done: set[str] = set()
    before = dict(_headers(*old))
    for place, part in _headers(*new):
        if part in done or place not in before:
            continue
        done.add(part)
        known = KnownByContent(carrier, part)
        roots = []
        for (package, _), name, is_new in ((old, before[place], False), (new, part, True)):
            root = package.xml(name)
            make_ready(root)
            _name_bookmarks(root)
            known.hide(root, package, name, is_new=is_new)
            roots.append(root)
        theirs, ours = roots
        if canonical(theirs) == canonical(ours):
            continue
        made = differ.blocks(blocks_in(theirs), blocks_in(ours))
        for child in list(ours):
            ours.remove(child)
        ours.extend(made)
        known.show(ours)
        _number_again(ours)
        carrier.changed[part] = etree.tostring(ours, xml_declaration=True, encoding="UTF-8", standalone=True)


def _headers(package: Package, root: etree._Element) -> Iterator[tuple[tuple[int, str, str], str]]:
    """Yield each header and footer by section, kind and page, with its part."""
    targets = {link.id: link.target for link in package.relations(package.main_part) if not link.external}
    for number, section in enumerate(root.iter(f"{W}sectPr")):
        for reference in section:
            part = targets.get(_relation(reference))
            if reference.tag in REFERENCES and part is not None and package.has(part):
                yield (number, str(reference.tag), reference.get(f"{W}type", "default")), part


def _relation(reference: etree._Element) -> str:
    return reference.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", "")


def _name_bookmarks(root: etree._Element) -> None:
    """Know bookmarks by their names: their numbers are each file's own."""
    names = {start.get(f"{W}id"): start.get(f"{W}name", "") for start in root.iter(f"{W}bookmarkStart")}
    for element in root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"):
        element.set(f"{W}id", names.get(element.get(f"{W}id"), ""))


def _number_again(root: etree._Element) -> None:
    """Number bookmarks and drawings anew, each once, those without both their ends left out."""
    starts = {one.get(f"{W}id", ""): one for one in root.iter(f"{W}bookmarkStart")}
    ends = {one.get(f"{W}id", ""): one for one in root.iter(f"{W}bookmarkEnd")}
    for element in list(root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        name = element.get(f"{W}id", "")
        if starts.get(name) is None or ends.get(name) is None or element not in (starts[name], ends[name]):
            element.getparent().remove(element)  # type: ignore[union-attr]
    for number, name in enumerate(starts):
        for end in (starts[name], ends.get(name)):
            if end is not None:
                end.set(f"{W}id", str(number))
    for number, drawing in enumerate(root.iter(_DRAWN), 1):
        drawing.set("id", str(number))
    _name_shapes_again(root)


def _name_shapes_again(root: etree._Element) -> None:
    """Give a shape of the older format another name where both files' have the same one."""
    taken: set[str] = set()
    for holder in root.iter(*_SHAPE_HOLDERS):
        if next(holder.iterancestors(*_SHAPE_HOLDERS), None) is not None:
            continue
        named: dict[str, str] = {}
        for shape in holder.iter():
            if str(shape.tag).startswith(_SHAPES) and (name := shape.get("id")):
                named[name] = next(
                    new for n in range(1, 10**6) if (new := f"{name}_{n}" if n > 1 else name) not in taken
                )
                taken.add(named[name])
                shape.set("id", named[name])
        for element in holder.iter():
            if (kind := element.get("type", "")).startswith("#"):
                element.set("type", f"#{named.get(kind[1:], kind[1:])}")
            if (shown := element.get("ShapeID")) in named:
                element.set("ShapeID", named[str(shown)])

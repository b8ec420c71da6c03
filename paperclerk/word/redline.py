"""A redline: what one Word file became in another, as tracked changes that Word, LibreOffice and people understand.

Accepting every change gives the new file's text, rejecting every one the old file's. Pending changes of either count
as accepted, controls are opened, comments are left out; what is alike is found over paragraphs, rows, cells and words.
"""

from datetime import datetime
from typing import NamedTuple

from lxml import etree

from paperclerk.ooxml.package import Package, PackageFault, open_package
from paperclerk.ooxml.wordml import W
from paperclerk.word.redline_blocks import BlockDiffer, blocks_in
from paperclerk.word.redline_fields import mark_fields, unmark_fields
from paperclerk.word.redline_looks import bring_lists, bring_styles
from paperclerk.word.redline_marks import Marks
from paperclerk.word.redline_notes import bring_notes, tell_apart
from paperclerk.word.redline_package import only_what_is_used
from paperclerk.word.redline_ready import read_ready
from paperclerk.word.redline_relations import Carrier, KnownByContent
from paperclerk.word.redline_sections import Sections
from paperclerk.word.redline_unseen import name_bookmarks, number_again
from paperclerk.word.redline_words import WordDiffer


class Redline(NamedTuple):
    """A redline as a Word file, and how many tracked changes are in it."""

    docx: bytes
    changes: int


def redline(old: bytes, new: bytes, author: str, made: datetime) -> Redline:
    """Return what the old file became in the new one.

    Args:
        old: a Word file.
        new: what became of it; the redline has its styles and properties.
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
    theirs, ours = read_ready(before, before.main_part), read_ready(after, main)
    sections = Sections((before, theirs), (after, ours), differ, carrier)
    _hide(theirs, before, known, is_new=False)
    _hide(ours, after, known, is_new=True)
    mark_fields(theirs, ours)
    bring_lists(theirs, before, after, carrier)
    _compare_bodies(theirs, ours, differ)
    bring_notes(ours, before, after, differ, carrier)
    known.show(ours)
    sections.bring(ours)
    bring_styles(ours, before, after, carrier)
    _let_be_changed(after, carrier)
    unmark_fields(ours)
    number_again(ours)
    carrier.write(main, ours)
    return Redline(only_what_is_used(new, carrier.finish()), marks.count)


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


def _hide(root: etree._Element, package: Package, known: KnownByContent, *, is_new: bool) -> None:
    tell_apart(root, is_new=is_new)
    name_bookmarks(root)
    known.hide(root, package, package.main_part, is_new=is_new)


def _compare_bodies(old: etree._Element, new: etree._Element, differ: BlockDiffer) -> None:
    theirs, ours = (root.find(f"{W}body") for root in (old, new))
    if theirs is None or ours is None:
        raise PackageFault("F02", "A Word file without a body cannot be compared.", "Save it again in Word.")
    made = differ.blocks(blocks_in(theirs), blocks_in(ours))
    section, was = ours.find(f"{W}sectPr"), theirs.find(f"{W}sectPr")
    for child in list(ours):
        ours.remove(child)
    ours.extend(made)
    if section is None:
        return
    ours.append(section)
    differ.words.note_section(section, was)

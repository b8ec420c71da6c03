"""What a Word form prints outside its boxes, marked for its metadata, so that readers know an owner's words from it."""

from collections.abc import Iterator

from paperclerk.domain.form_words import MARGIN, PARAGRAPH, TABLE, FormLine, marks_of
from paperclerk.domain.names import read_name
from paperclerk.ooxml.outside_boxes import lines_around, margins_and_notes
from paperclerk.ooxml.package import Package, open_package
from paperclerk.ooxml.story import read_story


def marks_of_document(content: bytes) -> str:
    """Return the marks of all that a form prints outside its boxes, its margins too."""
    return marks_of(_lines(open_package(content)))


def _lines(package: Package) -> Iterator[FormLine]:
    story = read_story(package)
    boxes = {
        control.position.cell.element: control.tag
        for control in story.controls
        if control.position and read_name(control.tag)
    }
    for line in lines_around(story, boxes):
        if not line.holds:
            yield FormLine(line.text, TABLE if line.table else PARAGRAPH, line.beside, line.after)
    for _, margin in margins_and_notes(package):
        for line in lines_around(margin, {}):
            yield FormLine(line.text, MARGIN)

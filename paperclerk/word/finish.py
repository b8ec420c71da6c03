"""Finishing a filled paper: what Word needs in order, ids and bookmarks, and properties fixed by the paper alone."""

from datetime import datetime
from typing import Any

from docx.document import Document
from lxml import etree

from paperclerk.domain.papers import Paper
from paperclerk.domain.periods import month_period
from paperclerk.word.regions import number_in_order, put_bookmarks
from paperclerk.word.restriction import put_restriction
from paperclerk.word.wml import local, w

# The schema's order of a cell's properties; docxtpl's cell colour comes in first, before the width.
_CELL_PROPERTIES = (
    "cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "textDirection",
    "tcFitText", "vAlign", "hideMark", "headers", "cellIns", "cellDel", "cellMerge", "tcPrChange",
)  # fmt: skip


def finish(document: Document, paper: Paper) -> None:
    """Put a filled document in order: cells, runs, bookmarks, ids and properties."""
    body = document.element.body
    for story in (body, *_margins(document)):
        _order_cell_properties(story)
        _drop_empty_runs(story)
        _close_cells(story)
    if paper.restriction:
        put_restriction(document, paper.restriction)
    put_bookmarks(body)
    number_in_order([body, *_margins(document)])
    _set_properties(document, paper)


def _margins(document: Document) -> list[Any]:
    """Return the headers and footers, each once, in the package's order."""
    parts = [rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith(("/header", "/footer"))]
    return [part.element for part in sorted(parts, key=lambda part: str(part.partname))]


def _order_cell_properties(story: Any) -> None:
    for properties in story.iter(w("tcPr")):
        in_order = sorted(properties, key=lambda child: _rank(local(child)))
        if in_order != list(properties):
            properties.extend(in_order)


def _rank(name: str) -> int:
    return _CELL_PROPERTIES.index(name) if name in _CELL_PROPERTIES else len(_CELL_PROPERTIES)


def _drop_empty_runs(story: Any) -> None:
    """Take out the runs that are left without text where a tag stood."""
    for run in list(story.iter(w("r"))):
        inside = [child for child in run if local(child) != "rPr"]
        if inside and all(local(child) == "t" and not child.text for child in inside) and _may_go(run):
            run.getparent().remove(run)


def _may_go(run: Any) -> bool:
    """Whether a run is not the only thing in a control, which needs one."""
    parent = run.getparent()
    return local(parent) != "sdtContent" or len(parent) > 1


def _close_cells(story: Any) -> None:
    """Give a cell or control that was left without a paragraph an empty one: Word opens no file without it."""
    for cell in story.iter(w("tc")):
        if next(cell.iter(w("p")), None) is None:
            etree.SubElement(cell, w("p"))


def _set_properties(document: Document, paper: Paper) -> None:
    ends = month_period(paper.periods[-1]).ends
    made = datetime(ends.year, ends.month, ends.day)  # noqa: DTZ001 - the format's own times carry no zone
    properties = document.core_properties
    properties.title = f"{paper.title}"[:255]
    properties.author = paper.organisation[:255]
    properties.last_modified_by = paper.organisation[:255]
    properties.language = "en-GB"
    properties.created = properties.modified = made
    properties.revision = 1
    properties.comments = ""
    properties.keywords = ""

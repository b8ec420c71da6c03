"""Finishing a filled paper: what Word needs in order, ids and bookmarks, and properties fixed by the paper alone."""

from datetime import datetime
from typing import Any

from docx.document import Document
from lxml import etree

from paperclerk.domain.names import FIELD_PREFIX
from paperclerk.domain.papers import Paper
from paperclerk.domain.periods import month_period
from paperclerk.word.author_layout import INLINE, lay_out
from paperclerk.word.contents import put_contents
from paperclerk.word.regions import number_in_order, put_bookmarks
from paperclerk.word.restriction import put_restriction
from paperclerk.word.short_rows import keep_short_rows
from paperclerk.word.wml import finder, local, w

# The schema's order of a cell's properties; docxtpl's cell colour comes in first, before the width.
_CELL_PROPERTIES = (
    "cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "textDirection",
    "tcFitText", "vAlign", "hideMark", "headers", "cellIns", "cellDel", "cellMerge", "tcPrChange",
)  # fmt: skip
_RANKS = {w(name): rank for rank, name in enumerate(_CELL_PROPERTIES)}

_FIELD = w("instrText")
_RESTRICTION = f"{FIELD_PREFIX}restriction"
# Looked for by lxml itself: a table of thousands of rows has a hundred thousand runs.
_empty_texts = finder("descendant::w:t[not(node())]")
_bare_cells = finder("descendant::w:tc[not(descendant::w:p)]")


def finish(document: Document, paper: Paper) -> None:
    """Put a filled document in order: cells, runs, bookmarks, ids and properties."""
    body = document.element.body
    # Looked for at once: a table of thousands of rows has half a million elements, and none of these.
    held = {element.tag for element in body.iter(etree.PI, INLINE, _FIELD)}
    if held - {_FIELD}:
        lay_out(document)
    for story in (body, *margins_of(document)):
        _order_cell_properties(story)
        _drop_empty_runs(story)
        _close_cells(story)
    _keep_lead_ins(body)
    keep_short_rows(body)
    if paper.restriction:
        put_restriction(document, paper.restriction, _RESTRICTION)
    if _FIELD in held:
        put_contents(document)
    stories = [body, *margins_of(document)]
    for story in stories:
        put_bookmarks(story)
    number_in_order(stories)
    _set_properties(document, paper)


def margins_of(document: Document) -> list[Any]:
    """Return the headers and footers, each once, in the package's order."""
    parts = [rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith(("/header", "/footer"))]
    return [part.element for part in sorted(parts, key=lambda part: str(part.partname))]


def _order_cell_properties(story: Any) -> None:
    for properties in story.iter(w("tcPr")):
        ranks = [_RANKS.get(child.tag, len(_RANKS)) for child in properties]
        if ranks != sorted(ranks):
            properties.extend(sorted(properties, key=lambda child: _RANKS.get(child.tag, len(_RANKS))))


def _drop_empty_runs(story: Any) -> None:
    """Take out the runs that are left without text where a tag stood."""
    for run in {text.getparent(): None for text in _empty_texts(story)}:
        inside = [child for child in run if local(child) != "rPr"]
        if all(local(child) == "t" and not child.text for child in inside) and _may_go(run):
            run.getparent().remove(run)


def _may_go(run: Any) -> bool:
    """Whether a run is not the only thing in a control, which needs one."""
    parent = run.getparent()
    return local(parent) != "sdtContent" or len(parent) > 1


def _close_cells(story: Any) -> None:
    """Give a cell or control that was left without a paragraph an empty one: Word opens no file without it."""
    for cell in _bare_cells(story):
        etree.SubElement(cell, w("p"))


def _keep_lead_ins(story: Any) -> None:
    """Keep a line that leads in (it ends with a colon) on the page of what it leads into, whatever the template."""
    for element in story:
        if element.tag == w("sdt"):
            for content in element.iterchildren(w("sdtContent")):
                _keep_lead_ins(content)
        elif element.tag == w("p") and "".join(element.itertext(w("t"))).rstrip().endswith(":"):
            element.get_or_add_pPr().get_or_add_keepNext()


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

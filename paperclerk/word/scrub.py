"""Scrubbing: a Word file without what nobody means to publish, whatever the council's template brought along.

Who made it, in which company and from which template; what was changed, commented on or hidden; data behind it. What
a reader sees stays as it is. That nothing of the kind is left is proved apart from this (`ooxml.hidden_data`).
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from lxml import etree

from paperclerk.ooxml.field_codes import FieldKind, FieldSpan, spans_in
from paperclerk.word.builds import BUILD_PROPERTY
from paperclerk.word.parts import Parts, target_of
from paperclerk.word.pictures_bare import bare_picture
from paperclerk.word.scrub_charts import without_workbooks
from paperclerk.word.wml import local, w

_DC = "{http://purl.org/dc/elements/1.1/}"
_CP = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_CORE = "docProps/core.xml"
_PERSONAL = (
    f"{_DC}creator", f"{_DC}subject", f"{_DC}description", f"{_DC}identifier", f"{_CP}lastModifiedBy",
    f"{_CP}keywords", f"{_CP}category", f"{_CP}contentStatus", f"{_CP}version", f"{_CP}lastPrinted",
)  # fmt: skip
_BARE_APP = b"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>"""
_SETTINGS = (
    "rsids", "attachedTemplate", "docVars", "mailMerge", "trackRevisions", "attachedSchema", "saveThroughXslt",
    "docId", "revisionView",
)  # fmt: skip
_COMMENT_MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef")
_GONE, _KEPT = ("del", "moveFrom"), ("ins", "moveTo")
_CHANGES = (
    "rPrChange", "pPrChange", "tblPrChange", "tblGridChange", "trPrChange", "tcPrChange", "sectPrChange",
    "numberingChange", "tblPrExChange", "cellIns", "cellDel", "cellMerge", "moveFromRangeStart", "moveFromRangeEnd",
    "moveToRangeStart", "moveToRangeEnd", "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart",
    "customXmlDelRangeEnd", "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd", "customXmlMoveToRangeStart",
    "customXmlMoveToRangeEnd",
)  # fmt: skip
_HIDDEN = ("vanish", "specVanish", "webHidden")
_OFF = frozenset({"0", "false", "off", "none"})


class Scrub(NamedTuple):
    """One kind of thing that is taken out, and how."""

    takes_out: str
    apply: Callable[[Parts], None]


def scrubbed(content: bytes) -> bytes:
    """Return a Word file without anything that nobody means to publish; the same file gives the same bytes."""
    parts = Parts(content)
    for scrub in SCRUBS:
        scrub.apply(parts)
    return parts.saved()


def titled(content: bytes, title: str) -> bytes:
    """Return a Word file with a title where it has none: a screen reader reads that out first."""
    parts = Parts(content)
    if _CORE not in parts.names:
        return content
    core = parts.xml(_CORE)
    there = core.find(f"{_DC}title")
    if there is not None and (there.text or "").strip():
        return content
    there = etree.SubElement(core, f"{_DC}title") if there is None else there
    there.text = title
    return parts.saved()


def _properties(parts: Parts) -> None:
    if _CORE in parts.names:
        core = parts.xml(_CORE)
        for element in list(core):
            if element.tag in _PERSONAL:
                core.remove(element)


def _company_and_template(parts: Parts) -> None:
    if "docProps/app.xml" in parts.names:
        parts.write("docProps/app.xml", _BARE_APP)


def _own_properties(parts: Parts) -> None:
    """Take out all but the build, which says nothing of anybody and leads a paper back to its making."""
    own = _properties_part(parts)
    for name in parts.names:
        if name == own and _build_alone(parts.xml(name)):
            continue
        if name == own or (name.startswith("docProps/") and name not in (_CORE, "docProps/app.xml")):
            parts.remove(name)


def _properties_part(parts: Parts) -> str:
    """Return the name of the part with properties of one's own; nothing when there is none."""
    links = parts.xml("_rels/.rels") if "_rels/.rels" in parts.names else ()
    return next((target_of("", link) for link in links if link.get("Type", "").endswith("/custom-properties")), "")


def _build_alone(root: etree._Element) -> bool:
    """Take all properties out but the build, and return whether it is there."""
    root.text = None
    for element in [child for child in root if child.get("name") != BUILD_PROPERTY]:
        root.remove(element)
    return len(root) > 0


def _settings(parts: Parts) -> None:
    for name in parts.names:
        if name.startswith("word/") and name.endswith("/settings.xml"):
            root = parts.xml(name)
            for element in [child for child in root if local(child) in _SETTINGS]:
                root.remove(element)
    parts.remove_links(lambda _, link: link.get("Type", "").endswith(("/attachedTemplate", "/mailMergeSource")))


def _editing_sessions(parts: Parts) -> None:
    for root in _stories(parts):
        _remove_all(root, ("rsid",))
        for element in root.iter(etree.Element):
            for attribute in [name for name in element.attrib if _bare(name).startswith("rsid")]:
                del element.attrib[attribute]


def _comments(parts: Parts) -> None:
    for name in parts.names:
        if name.startswith("word/") and ("comments" in name or name.endswith("/people.xml")) and ".rels" not in name:
            parts.remove(name)
    for root in _stories(parts):
        _remove_all(root, _COMMENT_MARKS)


def _tracked_changes(parts: Parts) -> None:
    for root in _stories(parts):
        for row in list(root.iter(w("tr"))):
            if row.find(f"{w('trPr')}/{w('del')}") is not None:
                _remove(row)
        _remove_all(root, _GONE)
        for element in list(root.iter(*map(w, _KEPT))):
            _unwrap(element)
        _remove_all(root, _CHANGES)


def _hidden_text(parts: Parts) -> None:
    for root in _stories(parts):
        for run in list(root.iter(w("r"))):
            looks = run.find(w("rPr"))
            if looks is not None and any(_is_on(looks.find(w(name))) for name in _HIDDEN):
                _remove(run)


def _data_behind(parts: Parts) -> None:
    for name in parts.names:
        # Building blocks of the template's and the settings of somebody's printer are shown to nobody either.
        if name.startswith(("customXml/", "word/glossary/")) or "printerSettings" in name:
            parts.remove(name)
    for root in _stories(parts):
        _remove_all(root, ("dataBinding",))


def _pictures(parts: Parts) -> None:
    for name in parts.names:
        if name.startswith("word/media/"):
            parts.write(name, bare_picture(parts.read(name)))
    for root in _stories(parts):
        for element in root.iter(etree.Element):
            if local(element) == "cNvPr":
                # The file a picture came from; its alternative text stands elsewhere, on `docPr`.
                for attribute in ("name", "descr", "title"):
                    if element.get(attribute):
                        element.set(attribute, "")


def _telling_fields(parts: Parts) -> None:
    """Take out fields that print who made a file and where; a day that one has printed stays as it is."""
    for root in _stories(parts):
        spans = [span for span in spans_in(root) if span.end is not None]
        for span in [one for one in spans if one.code.kind in (FieldKind.MAKER, FieldKind.DAY)]:
            _take_field(root, span, with_words=span.code.kind is FieldKind.MAKER)


def _take_field(root: Any, span: FieldSpan, *, with_words: bool) -> None:
    if span.begin is span.end:
        if with_words:
            _remove(span.begin)
        else:
            _unwrap(span.begin)
        return
    inside: list[Any] = []
    for element in root.iter(etree.Element):
        if element is span.begin or inside:
            inside += [element] if local(element.getparent()) == "r" else []
        if element is span.end:
            break
    for element in inside:
        if local(element) != "rPr" and (with_words or local(element) in ("fldChar", "instrText", "delInstrText")):
            _remove(element)


# To take out something else, write how and add a line here; tests take each away and see that the proof finds it.
SCRUBS: tuple[Scrub, ...] = (
    Scrub("who made it and last changed it", _properties),
    Scrub("the company and the template's name", _company_and_template),
    Scrub("properties of the council's own, and the picture of the first page", _own_properties),
    Scrub("settings that tell where it comes from", _settings),
    Scrub("marks of editing sessions", _editing_sessions),
    Scrub("comments", _comments),
    Scrub("tracked changes", _tracked_changes),
    Scrub("hidden text", _hidden_text),
    Scrub("fields that print who made it, where or when", _telling_fields),
    Scrub("data behind the document", _data_behind),
    Scrub("workbooks behind charts", without_workbooks),
    Scrub("what pictures say of themselves", _pictures),
)


def _stories(parts: Parts) -> list[Any]:
    return [parts.xml(name) for name in parts.names if name.startswith("word/") and name.endswith(".xml")]


def _remove_all(root: Any, names: tuple[str, ...]) -> None:
    for element in list(root.iter(*map(w, names))):
        _remove(element)


def _remove(element: Any) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: Any) -> None:
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    for child in reversed(list(element)):
        parent.insert(at, child)
    parent.remove(element)


def _is_on(flag: Any) -> bool:
    return flag is not None and flag.get(w("val"), "true") not in _OFF


def _bare(name: Any) -> str:
    return str(name).rpartition("}")[2]

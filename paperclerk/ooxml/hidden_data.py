"""What a published Word file must not hold, whatever it says: what readers do not see, and who made it where."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from lxml import etree

from paperclerk.ooxml.every_text import every_text
from paperclerk.ooxml.field_codes import FieldKind, fields_in
from paperclerk.ooxml.outside_links import links_outside
from paperclerk.ooxml.package import Package, open_package
from paperclerk.ooxml.unseen import HIDDEN, unseen_in
from paperclerk.ooxml.wordml import W, is_on

_DC = "{http://purl.org/dc/elements/1.1/}"
_CP = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_PEOPLE = {
    f"{_DC}creator": "an author", f"{_CP}lastModifiedBy": "who last changed it", f"{_CP}keywords": "keywords",
    f"{_DC}description": "a comment on the file", f"{_DC}subject": "a subject", f"{_CP}category": "a category",
}  # fmt: skip
_COMPANY = {"Company": "a company", "Manager": "a manager", "Template": "a template's name",
            "HyperlinkBase": "a folder"}  # fmt: skip
_TRACKED = (
    "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange",
    "sectPrChange", "tblGridChange", "cellIns", "cellDel", "cellMerge", "numberingChange", "delText",
)  # fmt: skip
_EMBEDDED = re.compile(r"/(?:embeddings|activeX|charts|diagrams|attachedToolbars|glossary)/|vbaProject|\.bin$", re.I)
_MAKE_SEEN = (
    "It comes from the template, or from an appendix's own file: find those words there (Find, in Word), then delete "
    "them or give them a colour and a size that can be read."
)
_DELETE_FIELD = (
    "It prints who made the file, where it lies or what stands elsewhere. In Word press Alt+F9 to see the fields, and "
    "delete it; or click what it prints and press Ctrl+Shift+F9, which makes words of it."
)
_AS_PICTURE = (
    "In the file itself: click it, cut it (Ctrl+X), and put it back with Paste Special, Picture (PNG), with "
    "alternative text; or save the file as PDF and give that."
)
_CHART = re.compile(r"word/charts/[^/]+\.xml")
# Where they lead is asked of each chart.
_LINKS_OF_CHART = re.compile(r"word/charts/_rels/[^/]+\.xml\.rels")
_PATH = re.compile(r"(?:\b[A-Za-z]:[\\/](?![\\/])|\\\\[A-Za-z0-9]|file:/|(?<!\w)/(?:home|Users)/)")
_BUILD = re.compile(r"[0-9a-f]{16}")
_FONTS = re.compile(r"/fonts/.*\.odttf$", re.I)


class Hidden(NamedTuple):
    """Something that must not be published: what it is, the part it stands in, and what to do where that is unlike."""

    what: str
    where: str
    hint: str = ""


def hidden_data(content: bytes) -> tuple[Hidden, ...]:
    """Return everything in a Word file that must not be published, each kind of thing in each part once."""
    package = open_package(content)
    found = [hidden for look in _LOOKS for hidden in look(package)]
    # In a paragraph a path is somebody's words; anywhere else it tells where the file was made.
    beside = (told for told in every_text(content) if " of " in told.where or told.where.startswith("docProps/"))
    found += [Hidden(f"a path on somebody's machine ({told.text[:60]})", told.where)
              for told in beside if _PATH.search(told.text)]  # fmt: skip
    return tuple(dict.fromkeys(found))


def _properties(package: Package) -> Iterator[Hidden]:
    for part, named in (("docProps/core.xml", _PEOPLE), ("docProps/app.xml", _COMPANY)):
        for element in package.xml(part).iter(etree.Element) if package.has(part) else ():
            what = named.get(str(element.tag)) or named.get(etree.QName(element).localname)
            if what and (element.text or "").strip():
                yield Hidden(f"{what} ({(element.text or '').strip()[:60]})", part)


def _parts(package: Package) -> Iterator[Hidden]:
    for name in package.names:
        folder = name.partition("/")[0]
        if folder == "customXml":
            yield Hidden("data behind the document", name)
        elif (
            folder == "docProps"
            and name not in ("docProps/core.xml", "docProps/app.xml")
            and not _is_build(package, name)
        ):
            yield Hidden("properties of somebody's own, or a picture of the first page", name)
        elif folder == "word" and re.search(r"/(?:comments\w*|people)\.xml$", name):
            yield Hidden("comments", name)
        elif _CHART.fullmatch(name):
            yield from _behind_chart(package, name)
        elif _EMBEDDED.search(name) and not _FONTS.search(name) and not _LINKS_OF_CHART.fullmatch(name):
            yield Hidden("a file or a program within the file", name, _AS_PICTURE)


def _behind_chart(package: Package, name: str) -> Iterator[Hidden]:
    """Yield what a chart has behind it; what it draws is read like any text."""
    kinds = [etree.QName(element).localname for element in package.xml(name).iter(etree.Element)]
    links = [link.kind for link in package.relations(name) if link.external or link.kind in ("package", "oleObject")]
    if links or "externalData" in kinds:
        yield Hidden("the workbook behind a chart", name, _AS_PICTURE)
    if any(kind.startswith("filtered") for kind in kinds):
        yield Hidden("series that a chart does not show", name, _AS_PICTURE)


def _stories(package: Package) -> Iterator[Hidden]:
    for name in package.names:
        if not (name.startswith("word/") and name.endswith(".xml")):
            continue
        root = package.xml(name)
        held = {etree.QName(element).localname for element in root.iter(etree.Element)}
        if held & set(_TRACKED):
            yield Hidden("tracked changes", name)
        if held & {"commentReference", "commentRangeStart", "commentRangeEnd"}:
            yield Hidden("marks of comments", name)
        if any(is_on(looks, f"w:{flag}") for looks in root.iter(f"{W}rPr") for flag in ("vanish", "specVanish")):
            yield Hidden("hidden text", name)
        if held & {"rsids", "docVars", "attachedTemplate", "mailMerge", "docId"}:
            yield Hidden("settings that tell where it comes from", name)
        if "rsid" in held or any(_is_rsid(key) for element in root.iter(etree.Element) for key in element.attrib):
            yield Hidden("marks of editing sessions", name)
        if held & {"object", "OLEObject", "altChunk"}:
            yield Hidden("a file within the file", name, _AS_PICTURE)
        if held & {"dataBinding"}:
            yield Hidden("data behind the document", name)


def _outside(package: Package) -> Iterator[Hidden]:
    for link in links_outside(package):
        yield Hidden(f"{link.what} ({link.target[:60]})", link.part or "the file as a whole")


def _fields(package: Package) -> Iterator[Hidden]:
    for field in fields_in(package):
        if field.kind in (FieldKind.MAKER, FieldKind.DAY) or (
            field.kind is FieldKind.FETCHES and not any(field.name in link.what for link in links_outside(package))
        ):
            yield Hidden(f"a field {field.name} ({field.written[:60]})", field.part, _DELETE_FIELD)


def _unseen(package: Package) -> Iterator[Hidden]:
    for name, unseen in unseen_in(package):
        # Hidden text is told by its switch, wherever that stands.
        if unseen.why != HIDDEN:
            yield Hidden(f"words {unseen.why} (\u201c{unseen.text[:60]}\u201d)", name, _MAKE_SEEN)


_LOOKS: tuple[Callable[[Package], Iterator[Hidden]], ...] = (_properties, _parts, _stories, _unseen, _outside, _fields)


def _is_build(package: Package, part: str) -> bool:
    """Whether a part of properties holds nothing but the mark that says which making of a paper this is."""
    if not part.endswith(".xml"):
        return False
    root = package.xml(part)
    names = [(one.get("name"), len(one.attrib), len(one)) for one in root]
    said = "".join(str(text) for text in root.itertext()).strip()
    return names == [("PaperclerkBuild", 3, 1)] and _BUILD.fullmatch(said) is not None


def _is_rsid(name: object) -> bool:
    return str(name).rpartition("}")[2].startswith("rsid")

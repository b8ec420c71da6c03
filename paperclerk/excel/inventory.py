"""What a workbook holds that would be lost if we opened and saved it: then it is not rewritten.

The library that writes our workbooks keeps what our own forms are made of. Of other things it drops some in silence,
so what it is known to keep is listed here, and all else counts as lost.
"""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from paperclerk.ooxml.package import Package, open_package

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_OFFICE_DRAWING = "{urn:schemas-microsoft-com:office:excel}"

# Parts that are kept, or whose loss nobody can see: printer settings, the order of calculation, a preview.
_KEPT_PARTS = re.compile(
    r"(\[Content_Types\]\.xml|.*\.rels|docProps/(core|app|custom)\.xml|docProps/thumbnail\.\w+|xl/workbook\.xml"
    r"|xl/styles\.xml|xl/sharedStrings\.xml|xl/theme/theme\d*\.xml|xl/worksheets/[^/]+\.xml|xl/tables/[^/]+\.xml"
    r"|xl/comments[^/]*\.xml|xl/comments/[^/]+\.xml|xl/drawings/[^/]+\.vml|xl/calcChain\.xml"
    r"|xl/printerSettings/[^/]+\.bin)\Z"
)
_LOST_PARTS = (
    ("vbaProject", "macros"), ("ctrlProps", "form controls"), ("activeX", "form controls"),
    ("threadedComments", "conversations"), ("persons", "conversations"), ("pivot", "pivot tables"),
    ("slicer", "slicers"), ("externalLinks", "links to other workbooks"), ("charts", "charts"),
    ("drawings", "drawings"), ("media", "pictures"), ("embeddings", "embedded files"),
    ("_xmlsignatures", "a digital signature"), ("customXml", "hidden details of another program"),
    ("docMetadata", "a sensitivity label"), ("connections", "links to a database"),
    ("queryTables", "links to a database"), ("richData", "pictures in cells"),
    ("metadata.xml", "formulas of newer Excel"),
)  # fmt: skip
_KEPT_IN_WORKBOOK = {
    "fileVersion", "workbookPr", "workbookProtection", "bookViews", "sheets", "definedNames", "calcPr", "extLst",
    "AlternateContent", "revisionPtr",
}  # fmt: skip
_KEPT_IN_SHEET = {
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetProtection", "autoFilter",
    "mergeCells", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup",
    "headerFooter", "rowBreaks", "colBreaks", "legacyDrawing", "tableParts", "ignoredErrors", "phoneticPr", "extLst",
}  # fmt: skip
_LOST_ELEMENTS = {
    "drawing": "drawings", "picture": "pictures", "legacyDrawingHF": "pictures in the header",
    "controls": "form controls", "oleObjects": "embedded files", "externalReferences": "links to other workbooks",
    "protectedRanges": "protected ranges",
    "customSheetViews": "views of other people", "customWorkbookViews": "views of other people",
}  # fmt: skip
# Extensions that say nothing a person put in: page layout on a Mac, defaults of charts, features of the calculation,
# how references are spelt.
_EMPTY_EXTENSIONS = {
    "{64002731-A6B0-56B0-2670-7721B7C09600}", "{140A7094-0E35-4892-8432-C4D2E57EDEB5}",
    "{B58B0392-4F1F-4190-BB64-5DF3571DCE5F}", "{7626C862-2A13-11E5-B345-FEFF819CDC9F}",
    "{79F54976-1DA5-4618-B147-4CDE4B953A38}", "{7523E5D3-25F3-A5E0-1632-64F254C22452}",
}  # fmt: skip


def would_lose(content: bytes) -> tuple[str, ...]:
    """Return what saving this workbook again would lose, in plain words; nothing when it is safe.

    Raises:
        PackageFault: it is no workbook that can be opened.
    """
    package = open_package(content)
    found = set(_in_parts(package))
    if package.main_part != "xl/workbook.xml":
        found.add("parts under other names")
    else:
        found |= set(_in_workbook(package))
    for name in package.names:
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            found |= set(_in_sheet(package.xml(name)))
        elif name.endswith(".vml"):
            found |= set(_in_old_drawing(package, name))
    if (
        package.has("xl/sharedStrings.xml")
        and next(package.xml("xl/sharedStrings.xml").iter(f"{_S}rPh"), None) is not None
    ):
        found.add("pronunciations")
    return tuple(sorted(found))


def _in_parts(package: Package) -> Iterator[str]:
    if package.holds_macros:
        yield "macros"
    if b"template.main+xml" in package.read("[Content_Types].xml"):
        yield "a template"
    for name in package.names:
        if not _KEPT_PARTS.match(name):
            yield next((said for sign, said in _LOST_PARTS if sign in name), f"the part {name}")


def _in_workbook(package: Package) -> Iterator[str]:
    root = package.xml(package.main_part)
    if not root.tag.startswith(_S) or b"purl.oclc.org" in package.read(package.main_part):
        yield "Strict Open XML"
    yield from _unknown_children(root, _KEPT_IN_WORKBOOK)


def _in_sheet(sheet: Any) -> Iterator[str]:
    if next(sheet.iter(f"{_S}f"), None) is not None:
        # A formula would be kept, but not its result, which is what was read.
        yield "results of formulas"
    if any(cell.get("cm") or cell.get("vm") for cell in sheet.iter(f"{_S}c")):
        yield "formulas of newer Excel"
    if any(re.fullmatch(r"0+(\.0*)?", column.get("width", "1")) for column in sheet.iter(f"{_S}col")):
        yield "columns of no width"
    yield from _unknown_children(sheet, _KEPT_IN_SHEET)
    for inner in sheet.iter(f"{_S}extLst"):
        if inner.getparent() is not sheet:
            yield from _extensions(inner)


def _unknown_children(root: Any, kept: set[str]) -> Iterator[str]:
    for child in root:
        name = etree.QName(child).localname
        if name not in kept:
            yield _LOST_ELEMENTS.get(name, f"its {name}")
        elif name == "extLst":
            yield from _extensions(child)


def _extensions(listed: Any) -> Iterator[str]:
    for extension in listed:
        if extension.get("uri") not in _EMPTY_EXTENSIONS:
            inside = next(iter(extension), None)
            yield f"newer Excel's {'features' if inside is None else etree.QName(inside).localname}"


def _in_old_drawing(package: Package, name: str) -> Iterator[str]:
    kinds = {client.get("ObjectType") for client in package.xml(name).iter(f"{_OFFICE_DRAWING}ClientData")}
    if kinds - {"Note"}:
        yield "form controls"

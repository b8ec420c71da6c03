"""For tests of redlines: all that a Word file holds once its changes are accepted or rejected, block by block.

Stricter than `redlined.shown`, and not by the way redlines are made: looks of tables, cells and sections, pictures by
their bytes, links by their addresses, lists by their levels, notes at their marks, headers and footers at their places.
"""

import copy
import hashlib
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from lxml import etree

from paperclerk.ooxml.package import Package, open_package
from paperclerk.ooxml.settled import settle
from paperclerk.ooxml.wordml import W
from paperclerk.word.redline_ready import canonical, make_ready

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_REFERENCES = (f"{W}headerReference", f"{W}footerReference")
_NOTES = {f"{W}footnoteReference": ("footnotes", f"{W}footnote"), f"{W}endnoteReference": ("endnotes", f"{W}endnote")}
_SHOWN = tuple(f"<w:{name}" for name in ("t>", "t ", "drawing", "pict", "object", "sym", "tbl"))
_HOLDERS = tuple(f"{W}{name}" for name in ("rPr", "pPr", "trPr", "tcPr", "tblPr", "hyperlink"))
_PRESERVED = "{http://www.w3.org/XML/1998/namespace}space"
_RUN, _LOOK, _TEXT = f"{W}r", f"{W}rPr", f"{W}t"


def whole(docx: bytes, *, accepted: bool = True) -> dict[str, list[str]]:
    """Return the body, each header and footer and each note of a Word file, block by block."""
    package = open_package(docx)
    lists = _lists(package)
    body = _story(package, package.main_part, lists, accepted=accepted).find(f"{W}body")
    places = list(_headers(package, body))
    fields = _take_long_fields_out(body)
    read = {"fields over paragraphs": fields, "body": [_block(child) for child in body]}
    for place, part in places:
        said = [_block(child) for child in _story(package, part, lists, accepted=accepted)]
        read[place] = said if any(shown in block for block in said for shown in _SHOWN) else []
    return {**read, **_notes(package, body, lists, accepted=accepted)}


def differences(docx: bytes, wanted: bytes, *, accepted: bool, of_wanted: bool = True) -> list[str]:
    """Return where a redline whose changes are accepted or rejected is not the file that was wanted.

    A header that is empty is as good as none: no tracked change makes one go. What is pending in the file that was
    wanted counts as accepted, or, if so asked, as rejected.
    """
    made, right = whole(docx, accepted=accepted), whole(wanted, accepted=of_wanted)
    return [
        f"{place}: {ours}\n   not: {theirs}"
        for place in dict.fromkeys((*right, *made))
        for ours, theirs in zip_longest(made.get(place, []), right.get(place, []))
        if ours != theirs
    ]


def _take_long_fields_out(body: Any) -> list[str]:
    """Take the marks of fields that go over paragraphs out; return what these are told to show."""
    opened: list[list[Any]] = []
    told = []
    for run in list(body.iter(_RUN)):
        mark = run.find(f"{W}fldChar")
        kind = None if mark is None else mark.get(f"{W}fldCharType")
        if kind == "begin":
            opened.append([run])
        elif opened and (kind == "separate" or (run.find(f"{W}instrText") is not None)):
            opened[-1].append(run)
        elif opened and kind == "end":
            runs = [*opened.pop(), run]
            if next(runs[0].iterancestors(f"{W}p")) is not next(run.iterancestors(f"{W}p")):
                told.append("".join("".join(one.itertext()) for one in runs))
                for one in runs:
                    one.getparent().remove(one)
    _join_alike(body)
    return sorted(told)


def _story(package: Package, part: str, lists: dict[str, str], *, accepted: bool) -> Any:
    root = package.xml(part)
    # Between elements stand the line breaks of those who wrote the file by hand.
    for blank in root.iter():
        blank.tail = None
        if len(blank):
            blank.text = None
    settle(root, accepted=accepted)
    make_ready(root)
    _know_by_content(root, package, part)
    for mark in list(root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        mark.getparent().remove(mark)
    for drawing in root.iter(_DRAWN):
        drawing.set("id", "0")
    for shape in root.iter():
        # Names of shapes of the older format are the file's own.
        if str(shape.tag).startswith("{urn:schemas-microsoft-com:vml}"):
            shape.attrib.pop("id", None)
            shape.attrib.pop("type", None)
        shape.attrib.pop("ShapeID", None)
    for number in root.iter(f"{W}numId"):
        number.set(f"{W}val", lists.get(number.get(f"{W}val"), number.get(f"{W}val")))
    # A link whose words are gone stands between no runs any more.
    _drop_empty(root)
    _join_alike(root)
    _write_fields_out(root)
    _drop_empty(root)
    return root


def _know_by_content(root: Any, package: Package, part: str) -> None:
    links = {link.id: link for link in package.relations(part)}
    for element in root.iter():
        for name in [name for name in element.attrib if name.startswith(_R)]:
            link = links.get(element.get(name))
            if element.tag in _REFERENCES:
                element.set(name, "" if link is None else link.target)
            elif link is None:
                # What leads nowhere shows nothing.
                del element.attrib[name]
            else:
                there = not link.external and package.has(link.target)
                content = package.read(link.target) if there else link.target.encode()
                element.set(name, hashlib.sha256(content).hexdigest())


def _write_fields_out(root: Any) -> None:
    """Write fields of one element as those of runs, of no look: a changed one is written so."""
    for field in list(root.iter(f"{W}fldSimple")):
        marks = [etree.Element(f"{W}fldChar", {f"{W}fldCharType": kind}) for kind in ("begin", "separate", "end")]
        instruction = etree.Element(f"{W}instrText", {_PRESERVED: "preserve"})
        instruction.text = field.get(f"{W}instr")
        begin, said, separator, end = (etree.Element(_RUN) for _ in range(4))
        for run, inside in zip((begin, said, separator, end), (marks[0], instruction, *marks[1:]), strict=True):
            run.append(inside)
        at = field.getparent().index(field)
        field.getparent()[at : at + 1] = [begin, said, separator, *field, end]
    for mark in root.iter(f"{W}fldChar", f"{W}instrText"):
        look = mark.getparent().find(_LOOK)
        if look is not None:
            mark.getparent().remove(look)


def _join_alike(root: Any) -> None:
    """Cut runs up into single pieces, and join neighbours of words that look alike: how runs are cut says nothing."""
    for run in list(root.iter(_RUN)):
        look, pieces = run.find(_LOOK), [one for one in run if one.tag != _LOOK]
        for piece in pieces[1:][::-1]:
            single = etree.Element(_RUN)
            single.extend([] if look is None else [copy.deepcopy(look)])
            single.append(piece)
            run.addnext(single)
    for run in list(root.iter(_RUN)):
        text, before = run.find(_TEXT), run.getprevious()
        if text is not None and not text.text:
            run.getparent().remove(run)
            continue
        said = None if before is None or before.tag != _RUN or text is None else before.find(_TEXT)
        if said is not None and canonical(before.find(_LOOK)) == canonical(run.find(_LOOK)):
            text.text = said.text + text.text
            before.getparent().remove(before)


def _drop_empty(root: Any) -> None:
    for element in reversed(list(root.iter(*_HOLDERS))):
        if not len(element):
            element.getparent().remove(element)


def _lists(package: Package) -> dict[str, str]:
    """Return what each list looks like, by its number in the file."""
    part = package.related(package.main_part, "numbering")
    if part is None:
        return {}
    root = package.xml(part)
    looks = {one.get(f"{W}abstractNumId"): one for one in root.findall(f"{W}abstractNum")}
    read = {}
    for number in root.findall(f"{W}num"):
        look = looks.get(number.find(f"{W}abstractNumId").get(f"{W}val"))
        levels = [] if look is None else [*look.findall(f"{W}lvl"), *number.findall(f"{W}lvlOverride")]
        read[number.get(f"{W}numId")] = hashlib.sha256(b"".join(canonical(one) for one in levels)).hexdigest()
    return read


def _headers(package: Package, body: Any) -> Iterator[tuple[str, str]]:
    """Yield what each section shows, its own or the earlier one's, and take the references out."""
    shown: dict[str, str] = {}
    for number, section in enumerate(body.iter(f"{W}sectPr")):
        for reference in list(section.iterchildren(*_REFERENCES)):
            if package.has(part := reference.get(f"{_R}id")):
                shown[f"{etree.QName(reference).localname} {reference.get(f'{W}type', 'default')}"] = part
            section.remove(reference)
        yield from ((f"{kind} {number}", part) for kind, part in shown.items())


def _notes(package: Package, body: Any, lists: dict[str, str], *, accepted: bool) -> dict[str, list[str]]:
    read: dict[str, list[str]] = {}
    for mark, (part_name, note_name) in _NOTES.items():
        part = package.related(package.main_part, part_name)
        numbers = [one.get(f"{W}id") for one in body.iter(mark)]
        if part is None or not numbers:
            continue
        notes = {one.get(f"{W}id"): one for one in _story(package, part, lists, accepted=accepted).findall(note_name)}
        for place, number in enumerate(numbers):
            read[f"{part_name} {place}"] = [_block(child) for child in notes.get(number, ())]
    return read


def _block(element: Any) -> str:
    bare = copy.deepcopy(element)
    for mark in bare.iter(*_NOTES):
        mark.set(f"{W}id", "")
    return canonical(bare).decode()

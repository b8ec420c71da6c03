"""Lists and styles that only the old file has, brought into the redline, so that what is gone looks as it looked."""

import copy
import re
from collections import defaultdict

from lxml import etree

from paperclerk.ooxml.package import Package
from paperclerk.ooxml.wordml import W, whole_number
from paperclerk.word.redline_ready import canonical
from paperclerk.word.redline_relations import Carrier

_OF_THE_FILE = ("nsid", "tmpl", "styleLink", "numStyleLink")
_STYLE_NAMES = ("pStyle", "rStyle", "tblStyle")
_UNDER = ("basedOn", "link", "next")
_LONGEST = 20
_NAMED_STYLE = re.compile(rb'<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"')


def bring_lists(old_root: etree._Element, old: Package, new: Package, carrier: Carrier) -> None:
    """Give the old file's paragraphs the numbers that their lists have, or will have, in the redline."""
    used = {number.get(f"{W}val", "") for number in old_root.iter(f"{W}numId")} - {"0"}
    old_part, new_part = old.related(old.main_part, "numbering"), new.related(new.main_part, "numbering")
    if not used or old_part is None:
        return
    if new_part is None:
        link = next(one for one in old.relations(old.main_part) if one.kind == "numbering")
        carrier.relate(new.main_part, link)
        return
    theirs, ours = old.xml(old_part), new.xml(new_part)
    known: dict[bytes, list[str]] = defaultdict(list)
    for number in ours.findall(f"{W}num"):
        known[_definition(ours, number)].append(number.get(f"{W}numId", ""))
    numbers: dict[str, str] = {}
    seen: dict[bytes, int] = defaultdict(int)
    added = False
    for number in theirs.findall(f"{W}num"):
        definition = _definition(theirs, number)
        place, seen[definition] = seen[definition], seen[definition] + 1
        own = number.get(f"{W}numId", "")
        if place < len(known[definition]):
            numbers[own] = known[definition][place]
        elif own in used:
            numbers[own] = _add_list(ours, theirs, number)
            added = True
    for element in old_root.iter(f"{W}numId"):
        element.set(f"{W}val", numbers.get(element.get(f"{W}val", ""), element.get(f"{W}val", "")))
    if added:
        carrier.changed[new_part] = etree.tostring(ours, xml_declaration=True, encoding="UTF-8", standalone=True)


def bring_styles(root: etree._Element, old: Package, new: Package, carrier: Carrier) -> None:
    """Add the styles that the redline's text names and only the old file has."""
    old_part, new_part = old.related(old.main_part, "styles"), new.related(new.main_part, "styles")
    if old_part is None or new_part is None:
        return
    ours = etree.fromstring(carrier.read(new_part))
    theirs = {style.get(f"{W}styleId", ""): style for style in old.xml(old_part).findall(f"{W}style")}
    there = {style.get(f"{W}styleId", "") for style in ours.findall(f"{W}style")}
    waiting = {one.get(f"{W}val", "") for name in _STYLE_NAMES for one in root.iter(f"{W}{name}")}
    # Headers, footers and notes of the redline are written by now.
    waiting |= {name.decode() for content in carrier.changed.values() for name in _NAMED_STYLE.findall(content)}
    added = False
    for _ in range(_LONGEST):
        wanted = sorted(name for name in waiting - there if name in theirs)
        if not wanted:
            break
        waiting = set()
        for name in wanted:
            style = copy.deepcopy(theirs[name])
            if style.get(f"{W}default") is not None:
                del style.attrib[f"{W}default"]
            ours.append(style)
            there.add(name)
            added = True
            waiting |= {one.get(f"{W}val", "") for under in _UNDER for one in style.findall(f"{W}{under}")}
    if added:
        carrier.changed[new_part] = etree.tostring(ours, xml_declaration=True, encoding="UTF-8", standalone=True)


def _definition(lists: etree._Element, number: etree._Element) -> bytes:
    """Return what a list is known by: its levels and its exceptions, not its numbers in the file."""
    reference = number.find(f"{W}abstractNumId")
    own = "" if reference is None else reference.get(f"{W}val", "")
    abstract = next((one for one in lists.findall(f"{W}abstractNum") if one.get(f"{W}abstractNumId") == own), None)
    if abstract is None:
        return b""
    bare = copy.deepcopy(abstract)
    for name in list(bare.attrib):
        del bare.attrib[name]
    for child in list(bare):
        if etree.QName(child).localname in _OF_THE_FILE:
            bare.remove(child)
    for element in bare.iter():
        for name in [name for name in element.attrib if "rsid" in str(name) or str(name).endswith("}tplc")]:
            del element.attrib[name]
    overrides = b"".join(canonical(one) for one in number.findall(f"{W}lvlOverride"))
    return canonical(bare) + overrides


def _add_list(ours: etree._Element, theirs: etree._Element, number: etree._Element) -> str:
    reference = number.find(f"{W}abstractNumId")
    own = "" if reference is None else reference.get(f"{W}val", "")
    abstract = next((one for one in theirs.findall(f"{W}abstractNum") if one.get(f"{W}abstractNumId") == own), None)
    made = copy.deepcopy(number)
    if abstract is not None:
        added = copy.deepcopy(abstract)
        free = str(1 + max((whole_number(one.get(f"{W}abstractNumId")) or 0 for one in ours), default=0))
        added.set(f"{W}abstractNumId", free)
        first = ours.find(f"{W}num")
        ours.append(added) if first is None else first.addprevious(added)
        if (link := made.find(f"{W}abstractNumId")) is not None:
            link.set(f"{W}val", free)
    free = str(1 + max((whole_number(one.get(f"{W}numId")) or 0 for one in ours.findall(f"{W}num")), default=0))
    made.set(f"{W}numId", free)
    numbers = ours.findall(f"{W}num")
    numbers[-1].addnext(made) if numbers else ours.append(made)
    return free

"""Forms with one thing done to their XML that no program should do, and some do: the same mutants for the same seed.

A mutant is made by taking a part, an element in it (as often as not one that an answer hangs on), and a deed.
"""

import random
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any, NamedTuple

from lxml import etree
from office_files import zipped

from paperclerk.ooxml.package import open_package

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

WRAPPERS = {
    W: ("sdt/sdtContent", "ins", "del", "moveFrom", "moveTo", "smartTag", "customXml", "hyperlink", "fldSimple",
        "bdo", "p", "r", "tc", "txbxContent", "pict", "unheardOf", "mc:Choice", "mc:Fallback"),
    S: ("row", "c", "v", "is", "si", "t", "rPh", "r", "extLst", "sheetData", "unheardOf", "mc:Choice", "mc:Fallback"),
}  # fmt: skip
NAMES = {
    W: ("p", "r", "t", "tbl", "tr", "tc", "sdt", "sdtContent", "sdtPr", "tag", "del", "delText", "instrText", "pPr",
        "rPr", "vanish", "showingPlcHdr", "body", "unheardOf"),
    S: ("row", "c", "v", "is", "t", "si", "f", "sheetData", "sheet", "definedName", "rPh", "mergeCell", "unheardOf"),
}  # fmt: skip
VALUES = ("", "0", "-1", "1", "99999999999", "-2147483649", "4", "s", "b", "e", "str", "inlineStr", "d", "n", "off",
          "restart", "A1", "B9:D12", "XFD1048576", "hidden", "veryHidden", "\u202e\u0300", "x" * 3000)  # fmt: skip
REFERENCES = ("#REF!", "Return!#REF!", "'Return'!$C$9", "Lists!$A$1", "Key!$A$1", "Return!$C$9:$C$14",
              "'No such sheet'!$A$1", "Return!$XFD$1048576", "OFFSET(Return!$A$1,1,1)", "Return!C9", "1",
              "")  # fmt: skip
# Parts that say something.
TELLING = re.compile(r"word/document\.xml|xl/workbook\.xml|xl/sharedStrings\.xml|xl/worksheets/.*\.xml")
# An answer of `lost_answers.SAID`.
SENTINEL = re.compile(r"zebra|\b\d\d? [A-Z]\w+ 2031\b")


class Mutant(NamedTuple):
    """A form with something done to it, and what."""

    done: str
    content: bytes


class Bench(NamedTuple):
    """A form taken apart: its parts by name, and the dice."""

    parts: dict[str, bytes]
    dice: random.Random


def mutants(content: bytes, seeds: range) -> Iterator[Mutant]:
    """Yield a mutant of a form for each seed; some seeds give none, since their deed does not fit where they fell."""
    package = open_package(content)
    parts = {name: package.read(name) for name in package.names}
    for seed in seeds:
        bench = Bench(dict(parts), random.Random(seed))
        done = _to_file(bench) if bench.dice.random() < 0.12 else _to_xml(bench)
        if done and (bench.parts != parts or list(bench.parts) != list(parts)):
            yield Mutant(f"{seed}: {done}", zipped(bench.parts))


def _to_file(bench: Bench) -> str:
    """Do something to the parts of a file rather than to what one says."""
    name = bench.dice.choice(list(bench.parts))
    part = bench.parts[name]
    at = bench.dice.randrange(len(part) + 1)
    deed = bench.dice.choice(("cut", "garble", "garble text", "remove", "reorder", "swap"))
    if deed == "cut":
        bench.parts[name] = part[:at]
    elif deed == "garble":
        bench.parts[name] = part[:at] + bytes(bench.dice.randrange(256) for _ in range(4)) + part[at + 4 :]
    elif deed == "garble text":
        bench.parts[name] = part[:at] + bench.dice.choice(("&", "<", "é", "zz", "]]>", "&#2;")).encode() + part[at:]
    elif deed == "remove":
        del bench.parts[name]
    elif deed == "reorder":
        bench.dice.shuffle(order := list(bench.parts.items()))
        bench.parts.clear()
        bench.parts.update(order)
    else:
        other = bench.dice.choice(list(bench.parts))
        bench.parts[name], bench.parts[other] = bench.parts[other], part
    return f"{deed} {name} at {at}"


def _to_xml(bench: Bench) -> str:
    name = _a_part(bench)
    root = etree.fromstring(bench.parts[name])
    target = _a_target(root, bench.dice)
    path = root.getroottree().getpath(target)
    deed = bench.dice.choice(DEEDS)
    if target is root and deed not in AT_ROOT:
        return ""
    said = deed(target, bench.dice)
    bench.parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return f"{deed.__name__.strip('_')} {said or ''} at {path} of {name}".replace("  ", " ")


def _a_part(bench: Bench) -> str:
    """Return a part: mostly one that says something."""
    xml = [name for name in bench.parts if name.endswith((".xml", ".rels"))]
    telling = [name for name in xml if TELLING.fullmatch(name)]
    return bench.dice.choice(telling if telling and bench.dice.random() < 0.75 else xml)


def _a_target(root: Any, dice: random.Random) -> Any:
    """Return an element: as often as not one that an answer hangs on, or that names its box."""
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    if dice.random() < 0.6:
        said = [e for e in elements if (e.text and SENTINEL.search(e.text)) or e.tag in (f"{W}tag", f"{S}definedName")]
        cells = said or [e for e in elements if e.tag in (f"{S}v",)]
        if cells:
            element = dice.choice(cells)
            chain = [element, *element.iterancestors()][:-1]
            return dice.choice(chain[: dice.choice((3, 6, 20))] or [element])
    return dice.choice(elements)


def _delete(element: Any, dice: random.Random) -> None:
    element.getparent().remove(element)


def _unwrap(element: Any, dice: random.Random) -> None:
    for child in list(element):
        element.addprevious(child)
    element.getparent().remove(element)


def _empty(element: Any, dice: random.Random) -> None:
    element[:] = []
    element.text = None


def _duplicate(element: Any, dice: random.Random) -> None:
    element.addnext(deepcopy(element))


def _move(element: Any, dice: random.Random) -> str:
    elsewhere = [e for e in element.getroottree().getroot().iter() if element not in (e, *e.iterancestors())]
    target = dice.choice(elsewhere[1:] or [element])
    if target is element:
        return ""
    path = element.getroottree().getpath(target)
    if dice.random() < 0.5:
        target.append(element)
        return f"into {path}"
    target.addnext(element)
    return f"after {path}"


def _move_near(element: Any, dice: random.Random) -> str:
    other = element.getnext() if dice.random() < 0.5 else element.getprevious()
    if other is None:
        other = element.getparent()
        if other.getparent() is None:
            return ""
    (other.addnext if dice.random() < 0.5 else other.addprevious)(element)
    return ""


def _swap(element: Any, dice: random.Random) -> str:
    """Put it in the place of another of its kind, and that in its."""
    kin = [e for e in element.getroottree().getroot().iter(element.tag)
           if element not in (e, *e.iterancestors()) and e not in element.iterancestors()]  # fmt: skip
    if not kin:
        return ""
    other = dice.choice(kin)
    path, stand_in = element.getroottree().getpath(other), etree.Element("x")
    element.addnext(stand_in)
    other.addnext(element)
    stand_in.addnext(other)
    stand_in.getparent().remove(stand_in)
    return f"with {path}"


def _rename(element: Any, dice: random.Random) -> str:
    space = _space(element)
    element.tag = f"{space}{dice.choice(NAMES.get(space, ('unheardOf',)))}"
    return f"to {etree.QName(element).localname}"


def _wrap(element: Any, dice: random.Random) -> str:
    space = _space(element)
    how = dice.choice(WRAPPERS.get(space, ("unheardOf", "mc:Choice")))
    inner: Any = element
    outer: Any = None
    for step in reversed(how.split("/")):
        branch = step.removeprefix("mc:")
        outer = etree.Element(f"{MC}{branch}" if branch != step else f"{space}{step}")
        if branch == "Choice":
            outer.set("Requires", "wps")
        at = (inner.getparent(), inner.getparent().index(inner)) if inner is element else None
        outer.append(inner)
        if at:
            at[0].insert(at[1], outer)
        inner = outer
    if how.startswith("mc:"):
        _alternatives(outer, dice)
    return f"in {how}"


def _alternatives(branch: Any, dice: random.Random) -> None:
    holder = etree.Element(f"{MC}AlternateContent")
    branch.addprevious(holder)
    holder.append(branch)
    if dice.random() < 0.5:
        etree.SubElement(holder, f"{MC}{'Fallback' if branch.tag.endswith('Choice') else 'Choice'}")


def _split(element: Any, dice: random.Random) -> None:
    """Part an element's text in two of its kind."""
    if not element.text or len(element.text) < 2:
        return
    at = dice.randrange(1, len(element.text))
    second = deepcopy(element)
    element.text, second.text = element.text[:at], second.text[at:]
    element.addnext(second)


def _say_otherwise(element: Any, dice: random.Random) -> str:
    if not (element.text and element.text.strip()):
        return ""
    is_reference = element.tag == f"{S}definedName"
    element.text = dice.choice(REFERENCES if is_reference else VALUES)
    return f"as {element.text[:30]!r}"


def _change_attribute(element: Any, dice: random.Random) -> str:
    if not element.attrib:
        return ""
    name = dice.choice(sorted(element.attrib))
    element.set(name, dice.choice((*VALUES, *element.attrib.values())))
    return f"{etree.QName(name).localname} to {element.get(name)[:30]!r}"


def _lose_attribute(element: Any, dice: random.Random) -> str:
    if not element.attrib:
        return ""
    name = dice.choice(sorted(element.attrib))
    del element.attrib[name]
    return etree.QName(name).localname


def _rename_attribute(element: Any, dice: random.Random) -> str:
    if not element.attrib:
        return ""
    name = dice.choice(sorted(element.attrib))
    element.set(f"{name}x", element.attrib.pop(name))
    return etree.QName(name).localname


def _borrow_attribute(element: Any, dice: random.Random) -> str:
    """Give it what another of its kind has: a tag twice, a name twice, a cell's address twice."""
    kin = [e for e in element.getroottree().getroot().iter(element.tag) if e is not element and e.attrib]
    if not kin:
        return ""
    other = dice.choice(kin)
    for name, said in other.attrib.items():
        element.set(name, said)
    return f"of {element.getroottree().getpath(other)}"


def _mark(element: Any, dice: random.Random) -> str:
    """Set a property of the nearest run, paragraph, row or cell: hidden, deleted, merged, a prompt."""
    for above in (element, *element.iterancestors()):
        kind = etree.QName(above).localname
        choices = {
            "r": ("rPr/vanish",),
            "p": ("pPr/rPr/del", "pPr/rPr/ins", "pPr/rPr/vanish"),
            "tr": ("trPr/del", "trPr/ins", "trPr/hidden", "trPr/tblHeader"),
            "tc": ("tcPr/cellDel", "tcPr/vMerge", "tcPr/gridSpan", "tcPr/hMerge"),
            "sdt": ("sdtPr/showingPlcHdr", "sdtPr/{w14}checkbox", "sdtPr/dataBinding"),
        }.get(kind, ()) if _space(above) == W else ()  # fmt: skip
        if choices and dice.random() < 0.5:
            how = dice.choice(choices)
            at = above
            for depth, step in enumerate(how.split("/")):
                step = step.replace("{w14}", "")
                space = "{http://schemas.microsoft.com/office/word/2010/wordml}" if step == "checkbox" else W
                found = at.find(f"{space}{step}")
                if found is None:
                    found = etree.Element(f"{space}{step}")
                    at.insert(0 if depth == 0 else len(at), found)
                at = found
            return how
    return ""


DEEDS: tuple[Callable[[Any, random.Random], str | None], ...] = (
    _delete, _delete, _unwrap, _empty, _duplicate, _duplicate, _move, _move, _move_near, _swap, _swap, _rename, _wrap,
    _wrap, _split, _say_otherwise, _change_attribute, _change_attribute, _lose_attribute, _rename_attribute,
    _borrow_attribute, _mark, _mark,
)  # fmt: skip
AT_ROOT = (_empty, _rename, _change_attribute, _lose_attribute)


def _space(element: Any) -> str:
    space = etree.QName(element).namespace
    return f"{{{space}}}" if space else ""

"""Copies of a Word template, each spoiled in one way that people and programs spoil them."""

import copy
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree

from paperclerk.ooxml.repack import repack

W_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{W_NAMESPACE}}}"
STORIES = re.compile(r"word/(document|header\d*|footer\d*)\.xml")
WIDE = str.maketrans("{}", "｛｝")
TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")


class Spoiled(NamedTuple):
    """A spoiled copy: how it was spoiled, and what makes its bytes (there are hundreds, and few are wanted)."""

    how: str
    make: Callable[[], bytes]


def spoiled(template: Path) -> Iterator[Spoiled]:
    """Yield every spoiled copy of a template."""
    content = template.read_bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        stories = {name: package.read(name) for name in package.namelist() if STORIES.fullmatch(name)}
        styles = package.read("word/styles.xml").decode()
    for name, xml in stories.items():
        for how, change in (*_retyped(xml.decode()), *_rebuilt(xml), *_moved_about(xml)):
            yield Spoiled(f"{name}: {how}", partial(_changed, content, name, change))
    for style in re.findall(r'w:styleId="([^"]+)"', styles):
        if f'w:val="{style}"' in "".join(xml.decode() for xml in stories.values()):
            other = styles.replace(f'w:styleId="{style}"', 'w:styleId="Renamed"')
            yield Spoiled(f"style {style} renamed", partial(_changed, content, "word/styles.xml", other.encode))
            bare = re.sub(rf'<w:style [^>]*w:styleId="{style}".*?</w:style>', "", styles, flags=re.DOTALL)
            yield Spoiled(f"style {style} deleted", partial(_changed, content, "word/styles.xml", bare.encode))


def _changed(content: bytes, name: str, change: Callable[[], bytes]) -> bytes:
    return repack(content, {name: change()})


def _retyped(xml: str) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield each tag deleted, misspelt, with a brace lost, without what makes it take its paragraph away."""
    for number, found in enumerate(TAG.finditer(xml)):
        tag = found[0]
        others = {
            "deleted": "",
            "misspelt": re.sub(r"(\w)(\w)(\W*\}\}|\W*%\})", r"\2\1x\3", tag),
            "lost its last brace": tag[:-1],
            "lost its first brace": tag[1:],
            "without its letter": re.sub(r"^(\{[{%])(p|tr|tc|r) ", r"\1 ", tag),
            "in wide braces": tag.translate(WIDE),
            "with a soft hyphen": f"{tag[:6]}\u00ad{tag[6:]}",
            "with fixed blanks": tag.replace(" ", "\u00a0"),
            "in guillemets": f"«{tag[2:-2]}»",
            "with another letter": re.sub(r"^\{%(p|tr) ", lambda m: "{%tr " if m[1] == "p" else "{%p ", tag),
        }
        for how, other in others.items():
            if other != tag:
                changed = xml[: found.start()] + other + xml[found.end() :]
                yield f"{tag} ({number}) {how}", changed.encode


def _rebuilt(xml: bytes) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield copies with a paragraph, row, cell or control gone, with a tag split by a proof mark, with an end moved."""
    root = etree.fromstring(xml)
    for kind in ("p", "tr", "tc", "sdt", "tbl"):
        for number, found in enumerate(root.iter(f"{W}{kind}")):
            yield f"{kind} {number} gone ({_words(found)[:60]})", partial(_without, xml, kind, number)
    for number, run in enumerate(_tagged(root)):
        for cut in (1, 4, 9):
            yield f"{_words(run)} split after {cut}", partial(_with_split, xml, number, cut)
    for number, end in enumerate(_ends(root)):
        yield f"{_words(end)} ({number}) moved on", partial(_with_moved, xml, number)


def _moved_about(xml: bytes) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield copies in which a tag stands twice, in a link or a text box, or before, or in the next cell."""
    root = etree.fromstring(xml)
    for deed in (_into_a_link, _into_a_box, _twice):
        for number, run in enumerate(_tagged(root)):
            yield f"{_words(run)} ({number}) {deed.__name__[1:]}", partial(_with_deed, xml, _tagged, number, deed)
    for deed in (_back, _into_the_next_cell):
        for number, paragraph in enumerate(_paragraphs(root)):
            told = f"{_words(paragraph)} ({number}) {deed.__name__[1:]}"
            yield told, partial(_with_deed, xml, _paragraphs, number, deed)


def _with_deed(xml: bytes, found: Callable[[Any], list[Any]], number: int, deed: Callable[[Any], None]) -> bytes:
    root = etree.fromstring(xml)
    deed(found(root)[number])
    return bytes(etree.tostring(root))


def _into_a_link(run: Any) -> None:
    link = etree.Element(f"{W}hyperlink", {f"{W}anchor": "_Top"})
    run.addprevious(link)
    link.append(run)


def _into_a_box(run: Any) -> None:
    around = etree.Element(f"{W}r")
    run.addprevious(around)
    inside = etree.SubElement(etree.SubElement(around, f"{W}pict"), f"{W}txbxContent")
    etree.SubElement(inside, f"{W}p").append(run)


def _twice(run: Any) -> None:
    run.addnext(copy.deepcopy(run))


def _back(paragraph: Any) -> None:
    if earlier := paragraph.xpath("preceding::w:p", namespaces={"w": W_NAMESPACE}):
        earlier[-1].addprevious(paragraph)


def _into_the_next_cell(paragraph: Any) -> None:
    cell = next(paragraph.iterancestors(f"{W}tc"), None)
    following = None if cell is None else next(cell.itersiblings(f"{W}tc"), None)
    if following is not None:
        following.append(paragraph)
        if cell.find(f"{W}p") is None:
            etree.SubElement(cell, f"{W}p")


def _without(xml: bytes, kind: str, number: int) -> bytes:
    root = etree.fromstring(xml)
    found = list(root.iter(f"{W}{kind}"))[number]
    _unwrap(found) if kind == "sdt" else found.getparent().remove(found)
    return bytes(etree.tostring(root))


def _with_split(xml: bytes, number: int, cut: int) -> bytes:
    root = etree.fromstring(xml)
    _split(_tagged(root)[number], cut)
    return bytes(etree.tostring(root))


def _with_moved(xml: bytes, number: int) -> bytes:
    """Return a story in which a paragraph that ends something comes after the one that followed it, wherever."""
    root = etree.fromstring(xml)
    moved = _ends(root)[number]
    following = moved.xpath("following::w:p", namespaces={"w": W_NAMESPACE})
    if following:
        following[0].addnext(moved)
    return bytes(etree.tostring(root))


def _tagged(root: Any) -> list[Any]:
    return [run for run in root.iter(f"{W}r") if TAG.search(_words(run))]


def _paragraphs(root: Any) -> list[Any]:
    return [p for p in root.iter(f"{W}p") if TAG.search(_words(p))]


def _ends(root: Any) -> list[Any]:
    return [p for p in root.iter(f"{W}p") if "{%" in _words(p) and "end" in _words(p)]


def _words(element: Any) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def _unwrap(control: Any) -> None:
    for child in list(control.find(f"{W}sdtContent")):
        control.addprevious(child)
    control.getparent().remove(control)


def _split(run: Any, cut: int) -> None:
    """Part a run in two as Word's spelling check does, a mark between."""
    second = copy.deepcopy(run)
    text, other = run.find(f"{W}t"), second.find(f"{W}t")
    words = text.text
    text.text, other.text = words[:cut], words[cut:]
    mark = etree.Element(f"{W}proofErr", {f"{W}type": "spellStart"})
    run.addnext(mark)
    mark.addnext(second)

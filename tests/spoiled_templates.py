"""Copies of a Word template, each spoiled in one way that people and programs spoil them."""

import copy
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree

from paperclerk.ooxml.repack import repack

W_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{W_NAMESPACE}}}"
STORIES = re.compile(r"word/(document|header\d*|footer\d*)\.xml")
TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")


class Spoiled(NamedTuple):
    """A spoiled copy: how it was spoiled, and its bytes."""

    how: str
    docx: bytes


def spoiled(template: Path) -> Iterator[Spoiled]:
    """Yield every spoiled copy of a template."""
    content = template.read_bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        stories = {name: package.read(name) for name in package.namelist() if STORIES.fullmatch(name)}
        styles = package.read("word/styles.xml").decode()
    for name, xml in stories.items():
        for how, changed in (*_retyped(xml.decode()), *_rebuilt(xml)):
            yield Spoiled(f"{name}: {how}", repack(content, {name: changed}))
    for style in re.findall(r'w:styleId="([^"]+)"', styles):
        if f'w:val="{style}"' in "".join(xml.decode() for xml in stories.values()):
            other = styles.replace(f'w:styleId="{style}"', 'w:styleId="Renamed"')
            yield Spoiled(f"style {style} renamed", repack(content, {"word/styles.xml": other.encode()}))
            bare = re.sub(rf'<w:style [^>]*w:styleId="{style}".*?</w:style>', "", styles, flags=re.DOTALL)
            yield Spoiled(f"style {style} deleted", repack(content, {"word/styles.xml": bare.encode()}))


def _retyped(xml: str) -> Iterator[tuple[str, bytes]]:
    """Yield each tag deleted, misspelt, with a brace lost, without what makes it take its paragraph away."""
    for number, found in enumerate(TAG.finditer(xml)):
        tag = found[0]
        others = {
            "deleted": "",
            "misspelt": re.sub(r"(\w)(\w)(\W*\}\}|\W*%\})", r"\2\1x\3", tag),
            "lost its last brace": tag[:-1],
            "lost its first brace": tag[1:],
            "without its letter": re.sub(r"^(\{[{%])(p|tr|tc|r) ", r"\1 ", tag),
            "with another letter": re.sub(r"^\{%(p|tr) ", lambda m: "{%tr " if m[1] == "p" else "{%p ", tag),
        }
        for how, other in others.items():
            if other != tag:
                yield f"{tag} ({number}) {how}", (xml[: found.start()] + other + xml[found.end() :]).encode()


def _rebuilt(xml: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield copies with a paragraph, row, cell or control gone, with a tag split by a proof mark, with an end moved."""
    for kind in ("p", "tr", "tc", "sdt", "tbl"):
        for number in range(len(list(etree.fromstring(xml).iter(f"{W}{kind}")))):
            root = etree.fromstring(xml)
            found = list(root.iter(f"{W}{kind}"))[number]
            words = "".join(text.text or "" for text in found.iter(f"{W}t"))[:60]
            _unwrap(found) if kind == "sdt" else found.getparent().remove(found)
            yield f"{kind} {number} gone ({words})", etree.tostring(root)
    runs = [run for run in etree.fromstring(xml).iter(f"{W}r") if TAG.search("".join(run.itertext()))]
    for number in range(len(runs)):
        for cut in (1, 4, 9):
            root = etree.fromstring(xml)
            run = [run for run in root.iter(f"{W}r") if TAG.search("".join(run.itertext()))][number]
            words = "".join(run.itertext())
            _split(run, cut)
            yield f"{words} split after {cut}", etree.tostring(root)
    for number, words in enumerate(_ends(etree.fromstring(xml))):
        root = etree.fromstring(xml)
        _move(root, number)
        yield f"{words} ({number}) moved on", etree.tostring(root)


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


def _ends(root: Any) -> list[str]:
    return [words for p in root.iter(f"{W}p") if "{%" in (words := "".join(p.itertext())) and "end" in words]


def _move(root: Any, number: int) -> None:
    """Put a paragraph that ends a loop or condition after the paragraph that follows it, wherever that is."""
    ends = [p for p in root.iter(f"{W}p") if "{%" in "".join(p.itertext()) and "end" in "".join(p.itertext())]
    moved = ends[number]
    following = moved.xpath("following::w:p", namespaces={"w": W_NAMESPACE})
    if following:
        following[0].addnext(moved)

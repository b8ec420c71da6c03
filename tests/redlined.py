"""For tests of redlines: what a Word file says and how it looks, and copies of it changed by chance."""

import copy
import hashlib
import io
import os
import random
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import docx
from lxml import etree
from PIL import Image

from paperclerk.ooxml.package import open_package
from paperclerk.ooxml.settled import settle
from paperclerk.ooxml.wordml import R, W
from paperclerk.word.redline_ready import canonical, make_ready

MADE = datetime(2031, 4, 6, 9, 0, tzinfo=UTC)
SAMPLE = Path(__file__).resolve().parents[1] / "inputs" / "sample" / "papers"
TEMPLATES = Path(__file__).resolve().parents[1] / "templates"
# Of each of these, and of real files, so many pairs are made by chance; more, and others, as the release was tried:
# PAPERCLERK_PAIRS=36 PAPERCLERK_SEED=another
OURS = [
    *(SAMPLE / month / "cabinet-report.docx" for month in ("2031-01", "2031-03")),
    *(TEMPLATES / f"{name}.docx" for name in ("cabinet-report", "stabilisation-plan", "assurance-pack")),
]
PAIRS, SEED = int(os.environ.get("PAPERCLERK_PAIRS", "3")), os.environ.get("PAPERCLERK_SEED", "")
WORDS = ("the", "council", "agreed", "budget", "officer", "risk", "board", "amber", "2031", "£1,200", "however,")
_NO_LOOK = (f"{W}pStyle", f"{W}rPr", f"{W}sectPr")
_SAID = {f"{W}t": "", f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n"}


def shown(
    docx: bytes, *, accepted: bool = True, part: str = ""
) -> list[tuple[int, str, tuple[tuple[str, bytes], ...]]]:
    """Return each paragraph: how deep in tables it is, its style and look, and its words with the look of each stretch.

    A picture is a stretch of no words, known by its bytes; so is the mark of a note, a sign, a field's end.
    """
    package = open_package(docx)
    name = part or package.main_part
    root = package.xml(name)
    settle(root, accepted=accepted)
    make_ready(root)
    links = {link.id: link for link in package.relations(name)}
    for element in root.iter(etree.Element):
        for attribute in [one for one in element.attrib if one.startswith(R)]:
            link = links.get(element.get(attribute))
            if link is not None:
                there = not link.external and package.has(link.target)
                content = package.read(link.target) if there else link.target.encode()
                element.set(attribute, hashlib.sha256(content).hexdigest())
    return [
        (sum(1 for _ in paragraph.iterancestors(f"{W}tc")), _look(paragraph), _stretches(paragraph))
        for paragraph in root.iter(f"{W}p")
    ]


def texts(docx: bytes, *, accepted: bool = True, part: str = "") -> list[str]:
    """Return the words of each paragraph that has any."""
    lines = ("".join(text for text, _ in stretches) for *_, stretches in shown(docx, accepted=accepted, part=part))
    return [line for line in lines if line.strip()]


def changed_by_chance(docx: bytes, chance: random.Random, times: int) -> bytes:
    """Return a Word file with a few things done to it that people do: words, paragraphs, rows, looks, moves."""
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(docx)).read("word/document.xml"))
    for _ in range(times):
        chance.choice(DEEDS)(root, chance)
    return with_document(docx, root)


def pairs_by_chance(path: Path) -> Iterator[tuple[bytes, bytes]]:
    """Yield pairs of a file and a changed copy of it, each made of another seed."""
    content = path.read_bytes()
    for number in range(PAIRS):
        chance = random.Random(f"{SEED} {path.parent.name} {path.name} {number}")
        old = changed_by_chance(content, chance, chance.randint(0, 3))
        yield old, changed_by_chance(old, chance, chance.randint(1, 12))


def with_document(docx: bytes, root: etree._Element) -> bytes:
    """Return a Word file with another document in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            is_document = entry.filename == "word/document.xml"
            new.writestr(entry.filename, etree.tostring(root) if is_document else old.read(entry.filename))
    return out.getvalue()


def a_document(*, note: str, picture: bytes, header: str, listed: str) -> bytes:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = header
    document.add_paragraph("Before the picture.")
    document.add_picture(io.BytesIO(picture))
    document.add_paragraph(listed, "List Number")
    document.add_paragraph(note)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def a_picture(colour: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (20, 10), colour).save(out, "PNG")
    return out.getvalue()


def _change_words(root, chance):
    texts_there = [text for text in root.iter(f"{W}t") if text.text]
    if texts_there:
        text = chance.choice(texts_there)
        words = text.text.split(" ")
        at = chance.randrange(len(words))
        words[at : at + chance.randrange(2)] = [chance.choice(WORDS) for _ in range(chance.randrange(3))]
        text.text = " ".join(words)


def _add_paragraph(root, chance):
    paragraph = chance.choice(list(root.iter(f"{W}p")))
    added = copy.deepcopy(paragraph)
    for section in list(added.iter(f"{W}sectPr")):
        section.getparent().remove(section)
    for text in added.iter(f"{W}t"):
        text.text = " ".join(chance.choice(WORDS) for _ in range(5))
    paragraph.addnext(added)


def _remove_paragraph(root, chance):
    paragraph = chance.choice(list(root.iter(f"{W}p")))
    following = paragraph.getnext()
    if following is not None and following.tag == f"{W}p" and paragraph.find(f"{W}pPr/{W}sectPr") is None:
        paragraph.getparent().remove(paragraph)


def _move_paragraph(root, chance):
    free = [one for one in root.find(f"{W}body") if one.tag == f"{W}p" and one.find(f"{W}pPr/{W}sectPr") is None][:-1]
    if len(free) > 2:
        one, other = chance.sample(free, 2)
        other.addnext(one)


def _rows(root, chance):
    rows = list(root.iter(f"{W}tr"))
    if not rows:
        return
    row = chance.choice(rows)
    beside = row.getparent().findall(f"{W}tr")
    kind = chance.randrange(3)
    if kind == 0:
        row.addnext(copy.deepcopy(row))
    elif len(beside) > 1 and kind == 1:
        row.getparent().remove(row)
    elif len(beside) > 1:
        other = chance.choice([one for one in beside if one is not row])
        other.addnext(row)


def _change_look(root, chance):
    runs = list(root.iter(f"{W}r"))
    if not runs:
        return
    run = chance.choice(runs)
    look = run.find(f"{W}rPr")
    if look is None:
        look = etree.Element(f"{W}rPr")
        run.insert(0, look)
    etree.SubElement(look, f"{W}{chance.choice(('b', 'i'))}")


def _centre(root, chance):
    paragraph = chance.choice(list(root.iter(f"{W}p")))
    look = paragraph.find(f"{W}pPr")
    if look is None:
        look = etree.Element(f"{W}pPr")
        paragraph.insert(0, look)
    if look.find(f"{W}jc") is None:
        etree.SubElement(look, f"{W}jc").set(f"{W}val", "center")


DEEDS = (_change_words, _change_words, _change_words, _add_paragraph, _remove_paragraph, _move_paragraph, _rows, _rows,
         _change_look, _centre)  # fmt: skip


def _look(paragraph):
    """Return a paragraph's style, the rest of its look, and that of the cell that it begins."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    said = [] if style is None else [style.get(f"{W}val")]
    said += [canonical(one).decode() for one in paragraph.iterfind(f"{W}pPr/*") if one.tag not in _NO_LOOK]
    before = paragraph.getprevious()
    if before is not None and before.tag == f"{W}tcPr":
        said += [canonical(one).decode() for one in before]
    return " ".join(said)


def _piece(piece):
    """Return what a piece of a run is known by: what it leads to, and its words, not its number in the file."""
    leads = [element.get(name) for element in piece.iter() for name in element.attrib if name.startswith(R)]
    return " ".join([etree.QName(piece).localname, *leads, *(text.strip() for text in piece.itertext())]).encode()


def _stretches(paragraph):
    joined: list[tuple[str, bytes]] = []
    for one in paragraph.iterfind(f".//{W}r/*"):
        if one.tag == f"{W}rPr" or next(one.iterancestors(f"{W}p")) is not paragraph:
            continue
        if one.tag not in _SAID:
            joined.append(("", _piece(one)))
            continue
        text = _SAID[one.tag] or one.text or ""
        look = canonical(one.getparent().find(f"{W}rPr"))
        if text and joined and joined[-1][1] == look:
            joined[-1] = (joined[-1][0] + text, look)
        elif text:
            joined.append((text, look))
    return tuple(joined)

"""What a template may not hold: it would go into every paper made from it and act on the reader's machine."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from paperclerk.ooxml.field_codes import FieldCode, FieldKind, fields_in
from paperclerk.ooxml.outside_links import links_outside
from paperclerk.ooxml.package import Package

_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
# Fields of a mail merge; those that fetch files are told as what they bring in.
_FROM_A_LIST = frozenset({"MERGEFIELD", "MERGEREC", "MERGESEQ", "NEXT", "NEXTIF", "SKIPIF", "ADDRESSBLOCK",
                          "GREETINGLINE", "EMBED", "RD", "DATA", "INCLUDE"})  # fmt: skip
_PRINTS = {
    FieldKind.MAKER: "who made a file, or where it lies, on the machine of whoever opens it",
    FieldKind.DAY: "the day on which it is opened, not that of the paper",
    FieldKind.FETCHES: "what stands in another list or file",
}
_BOUND = re.compile(rb"<w:dataBinding\b[^>]*(?:core-properties|extended-properties|coverPageProps)[^>]*>")
_OF_TITLE = re.compile(rb"xpath=[^>]*:title\b", re.I)
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_SAVE_AS = "In Word choose File, Save As, Word Document (.docx), and give that file."


class Unsafe(NamedTuple):
    """Something a template may not hold: what, the part it is in, and what to do."""

    message: str
    part: str
    hint: str


def unsafe_in(package: Package) -> Iterator[Unsafe]:
    """Yield what a template may not hold: programs, what is fetched from elsewhere, a document within the document."""
    for name in package.names:
        if "vbaproject" in name.lower() or "/activex/" in name.lower():
            yield Unsafe("it holds a program (macros).", name, _SAVE_AS)
    kind = package.type_of(package.main_part)
    if kind and kind != _DOCUMENT:
        saved = "with macros (.docm)" if "macro" in kind.lower() else "as another kind of file (.dotx)"
        yield Unsafe(f"it was saved {saved}, not as a Word document.", package.main_part, _SAVE_AS)
    if _STRICT in package.read(package.main_part):
        told = "it was saved as a Strict Open XML Document, which cannot be filled in."
        yield Unsafe(told, package.main_part, "In Word choose File, Save As, Word Document (.docx), not Strict.")
    for link in links_outside(package):
        yield Unsafe(f'it brings in {link.what}: "{link.target[:120]}".', link.part, _how_to_part(link.what))
    yield from _telling(package)
    for part in package.names:
        chunks = [link.target for link in package.relations(part) if link.kind == "aFChunk"] if _is_story(part) else []
        for target in chunks:
            yield Unsafe(
                "it holds a document within the document, which nobody can check.",
                target,
                "Open the template in Word, save it, and give the saved file.",
            )


def other_fields(package: Package) -> Iterator[FieldCode]:
    """Yield fields of which nobody can say what they are for in a paper; they stay as they are."""
    yield from (field for field in fields_in(package) if field.kind is FieldKind.OTHER)


def _telling(package: Package) -> Iterator[Unsafe]:
    """Yield what prints who made the file, where it lies or the day it is opened on, in every paper."""
    for field in fields_in(package):
        if field.kind not in (FieldKind.MAKER, FieldKind.DAY) and field.name not in _FROM_A_LIST:
            continue
        yield Unsafe(
            f'it holds a field {field.name} ("{field.written[:80]}"), which prints {_PRINTS[field.kind]}.',
            field.part,
            "In Word press Alt+F9 to see the fields, delete this one, and write what is meant: words, or a tag such as "
            "{{ paper.meeting_date }}.",
        )
    for part in package.names:
        for bound in _BOUND.finditer(package.read(part)) if _is_story(part) else ():
            if not _OF_TITLE.search(bound[0]):
                yield Unsafe(
                    "it holds a content control tied to a property of the file, such as its author or company, and "
                    "prints that.",
                    part,
                    "In Word click it, delete it (right click, Remove Content Control, and its words), and write what "
                    "is meant.",
                )
                break


def _how_to_part(what: str) -> str:
    if "template" in what:
        return "In Word choose Developer, Document Template, and put Normal in place of it."
    if "picture" in what or "INCLUDEPICTURE" in what:
        return "In Word take the picture out and insert it again from a file, without linking."
    return "Take it out; copy what it showed into the template."


def _is_story(part: str) -> bool:
    return part.startswith("word/") and part.endswith(".xml")

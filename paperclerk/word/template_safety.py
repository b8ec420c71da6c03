"""What a template may not hold: it would go into every paper made from it and act on the reader's machine."""

from collections.abc import Iterator
from typing import NamedTuple

from paperclerk.ooxml.outside_links import links_outside
from paperclerk.ooxml.package import Package

_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
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
    for link in links_outside(package):
        yield Unsafe(f'it brings in {link.what}: "{link.target[:120]}".', link.part, _how_to_part(link.what))
    for part in package.names:
        chunks = [link.target for link in package.relations(part) if link.kind == "aFChunk"] if _is_story(part) else []
        for target in chunks:
            yield Unsafe(
                "it holds a document within the document, which nobody can check.",
                target,
                "Open the template in Word, save it, and give the saved file.",
            )


def _how_to_part(what: str) -> str:
    if "template" in what:
        return "In Word choose Developer, Document Template, and put Normal in place of it."
    if "picture" in what or "INCLUDEPICTURE" in what:
        return "In Word take the picture out and insert it again from a file, without linking."
    return "Take it out; copy what it showed into the template."


def _is_story(part: str) -> bool:
    return part.startswith("word/") and part.endswith(".xml")

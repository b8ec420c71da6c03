"""Fields of a Word file, simple and complex, in every part: what each is called, and what it prints by itself.

Those that number, refer and lead somewhere are harmless. Others print who made a file, where it lies or what day it
is when somebody opens it, or bring in what stands elsewhere: what they will say nobody can know beforehand.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, NamedTuple

from paperclerk.ooxml.package import Package, PackageFault
from paperclerk.ooxml.wordml import W

_HOLDS_FIELDS = re.compile(rb"instrText|fldSimple|fldChar")
_NAME = re.compile(r"\s*\\?([A-Za-z]+|=)")
# What a document's own title, as its property, says is known: it is the paper's.
_OF_TITLE = re.compile(r"\s*(?:DOCPROPERTY|INFO)\s+\"?title\b", re.I)


class FieldKind(StrEnum):
    """What a field does: nothing by itself, tell who made a file and where, tell a day, fetch, or something else."""

    HARMLESS = "harmless"
    MAKER = "maker"
    DAY = "day"
    FETCHES = "fetches"
    OTHER = "other"


def _names(said: str) -> frozenset[str]:
    return frozenset(said.split())


_KINDS: dict[FieldKind, frozenset[str]] = {
    FieldKind.HARMLESS: _names(
        "PAGE NUMPAGES SECTIONPAGES SECTION TOC TC TOA TA PAGEREF REF NOTEREF FOOTNOTEREF SEQ STYLEREF HYPERLINK XE "
        "INDEX LISTNUM AUTONUM AUTONUMLGL AUTONUMOUT SYMBOL EQ = TITLE ADVANCE FORMTEXT FORMCHECKBOX FORMDROPDOWN "
        "BIBLIOGRAPHY CITATION"
    ),
    FieldKind.MAKER: _names(
        "AUTHOR LASTSAVEDBY USERNAME USERINITIALS USERADDRESS FILENAME FILESIZE TEMPLATE DOCPROPERTY DOCVARIABLE "
        "COMMENTS KEYWORDS SUBJECT INFO EDITTIME REVNUM AUTOTEXT AUTOTEXTLIST GLOSSARY"
    ),
    FieldKind.DAY: _names("DATE TIME CREATEDATE SAVEDATE PRINTDATE"),
    FieldKind.FETCHES: _names(
        "INCLUDETEXT INCLUDEPICTURE INCLUDE LINK DDE DDEAUTO IMPORT DATABASE RD EMBED MERGEFIELD MERGEREC MERGESEQ "
        "NEXT NEXTIF SKIPIF ADDRESSBLOCK GREETINGLINE DATA"
    ),
}


class FieldCode(NamedTuple):
    """A field: its name in capitals, what is written in it, and the part it stands in."""

    name: str
    written: str
    part: str = ""

    @property
    def kind(self) -> FieldKind:
        """Return what it does."""
        if self.name in ("DOCPROPERTY", "INFO") and _OF_TITLE.match(self.written):
            return FieldKind.HARMLESS
        return next((kind for kind, names in _KINDS.items() if self.name in names), FieldKind.OTHER)


class FieldSpan(NamedTuple):
    """A field as it stands: where a complex one begins and ends (None if it does not), or the simple one itself."""

    code: FieldCode
    begin: Any
    end: Any


def fields_in(package: Package) -> tuple[FieldCode, ...]:
    """Return every field of a Word file, each once."""
    found: dict[FieldCode, None] = {}
    for name in package.names:
        if not (name.startswith("word/") and name.endswith(".xml") and _HOLDS_FIELDS.search(package.read(name))):
            continue
        try:
            root = package.xml(name)
        except PackageFault:
            continue
        found |= {span.code._replace(part=name): None for span in spans_in(root)}
    return tuple(found)


def spans_in(root: Any) -> Iterator[FieldSpan]:
    """Yield every field of a part, however Word has parted its instruction over runs."""
    opened: list[tuple[Any, list[str], list[bool]]] = []
    for element in root.iter(f"{W}fldSimple", f"{W}fldChar", f"{W}instrText", f"{W}delInstrText"):
        kind = element.get(f"{W}fldCharType", "") if element.tag == f"{W}fldChar" else ""
        if element.tag == f"{W}fldSimple":
            yield FieldSpan(_code(element.get(f"{W}instr", "")), element, element)
        elif kind == "begin":
            opened.append((element, [], [True]))
        elif kind == "separate" and opened:
            opened[-1][2][0] = False
        elif kind == "end" and opened:
            begin, written, _ = opened.pop()
            yield FieldSpan(_code("".join(written)), begin, element)
        elif not kind and opened and opened[-1][2][0]:
            opened[-1][1].append(element.text or "")
        elif not kind and not opened:
            yield FieldSpan(_code(element.text or ""), element, None)
    yield from (FieldSpan(_code("".join(written)), begin, None) for begin, written, _ in opened)


def _code(written: str) -> FieldCode:
    named = _NAME.match(written)
    return FieldCode(named[1].upper() if named else "", " ".join(written.split()))

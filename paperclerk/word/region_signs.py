"""What stands in a paragraph and is no word: pictures, symbols, equations, text boxes, fields, whatever there is.

Only what is known to say nothing says nothing. All else says what it is, down to the parts of the file it leads to: so
what an author put in counts as an edit, be it of a kind that nobody here has heard of.
"""

import copy
import hashlib
from typing import Any, NamedTuple

from paperclerk.ooxml.package import Package
from paperclerk.ooxml.wordml import MC, A, M, R, W, whole_number
from paperclerk.word.redline_ready import canonical

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_DRAWN, _SIZE = f"{_DRAWING}docPr", f"{_DRAWING}extent"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_WORDS = (f"{W}t", f"{A}t", f"{M}t")
_SIGNS = {f"{W}tab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "\u2011", f"{W}softHyphen": "\u00ad"}
_BREAK, _INSTRUCTION, _FIELD, _SYMBOL = (f"{W}{name}" for name in ("br", "instrText", "fldChar", "sym"))
_NOTES = (f"{W}footnoteReference", f"{W}endnoteReference")
# What a reader sees nothing of: how words look is said of the words, what is tied to them is kept by `Ties`.
SILENT = frozenset(
    f"{W}{name}"
    for name in (
        "rPr", "pPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr",
        "sectPr", "proofErr", "lastRenderedPageBreak", "commentReference", "annotationRef", "fldData",
        "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "permStart", "permEnd",
        "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
    )
)  # fmt: skip
_NAMED = {"oMath": "equation", "oMathPara": "equation", "AlternateContent": "box", "pict": "picture",
          "drawing": "drawing", "sym": "symbol", "fldChar": "form field"}  # fmt: skip
# Numbers that programs give anew each time they save.
_SAVED_AS = ("rsid", "paraId", "textId", "anchorId", "editId")
# LibreOffice measures pictures in hundredths of a millimetre.
_MEASURE = 360


class Sign(NamedTuple):
    """What a piece reads as, and what it is."""

    text: str
    what: str = ""


class Signs:
    """Tells what pieces of one file say."""

    def __init__(self, package: Package) -> None:
        """Take in the file, for what pieces lead to."""
        self._package = package
        self._known: dict[tuple[str, str], str] = {}

    def of(self, piece: Any, part: str) -> Sign | None:
        """Return what a piece of a run or paragraph says; None where it says nothing."""
        tag = piece.tag
        if tag == f"{W}t":
            return Sign(piece.text or "")
        if tag in _SIGNS:
            return Sign(_SIGNS[tag])
        if tag in SILENT or not isinstance(tag, str) or (tag == _FIELD and not len(piece)):
            return None
        if tag == _BREAK:
            return _break(piece)
        if tag in _NOTES:
            return Sign("[note]")
        if tag == _INSTRUCTION:
            return field(piece.text or "")
        words = "".join(text.text or "" for text in piece.iter(*_WORDS))
        if _is_picture(piece):
            return Sign("[picture]", " ".join((*self._leads(piece, part), *_picture(piece), words)))
        name = tag.rpartition("}")[2]
        shown = f"[{_NAMED.get(name, name)}{': ' if words else ''}{words}]"
        return Sign(shown, self._fingerprint(piece, part))

    def target(self, relation: str, part: str) -> str:
        """Return what a relation leads to: an address, or the hash of a part's bytes."""
        if (part, relation) not in self._known:
            link = next((one for one in self._package.relations(part) if one.id == relation), None)
            told = "" if link is None else link.target
            if link is not None and not link.external and self._package.has(link.target):
                told = hashlib.blake2b(self._package.read(link.target), digest_size=8).hexdigest()
            self._known[part, relation] = told
        return self._known[part, relation]

    def _leads(self, piece: Any, part: str) -> list[str]:
        return [self.target(one, part) for element in piece.iter() for one in _relations(element).values()]

    def _fingerprint(self, piece: Any, part: str) -> str:
        bare = copy.deepcopy(piece)
        for element in bare.iter():
            for name, relation in _relations(element).items():
                element.set(name, self.target(relation, part))
            for name in [name for name in element.attrib if any(saved in str(name) for saved in _SAVED_AS)]:
                del element.attrib[name]
            if element.tag == _DRAWN:
                element.attrib.pop("id", None)
        bare.tail = None
        return hashlib.blake2b(canonical(bare), digest_size=8).hexdigest()


def field(instruction: str) -> Sign:
    """Return what a field's instruction says, however a program writes it."""
    return Sign("", f"field {' '.join(instruction.split())}")


def _break(piece: Any) -> Sign:
    kind, clear = piece.get(f"{W}type", "textWrapping"), piece.get(f"{W}clear", "none")
    told = "" if clear == "none" else f"clear {clear}"
    return Sign("\n", told) if kind == "textWrapping" else Sign("\f", f"{kind} {told}".strip())


def _relations(element: Any) -> dict[Any, str]:
    return {name: value for name, value in element.attrib.items() if str(name).startswith(R) and value}


def _is_picture(piece: Any) -> bool:
    """Whether a piece is a picture and nothing more."""
    kinds = {data.get("uri", "") for data in piece.iter(f"{A}graphicData")}
    return kinds == {_PICTURE} and next(piece.iter(f"{MC}AlternateContent"), None) is None


def _picture(piece: Any) -> list[str]:
    """Return how a picture stands: what is said of it, how large it is, what is cut off, how it is turned."""
    told = [one.get("descr", "") for one in piece.iter(_DRAWN)]
    for size in list(piece.iter(_SIZE))[:1]:
        told += [str(round((whole_number(size.get(name)) or 0) / _MEASURE)) for name in ("cx", "cy")]
    for cut in piece.iter(f"{A}srcRect"):
        told += [f"{name} {value}" for name, value in sorted(cut.attrib.items()) if value != "0"]
    told += [f"turned {form.get('rot')}" for form in piece.iter(f"{A}xfrm") if form.get("rot", "0") != "0"]
    return told + ["floats" for _ in piece.iter(f"{_DRAWING}anchor")]

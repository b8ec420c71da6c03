"""The words of a PDF by the mark they are drawn under, and how they look: the page's side of a PDF's tags."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2
from pypdfium2 import raw

from paperclerk.domain.contrast import LEAST_CONTRAST, contrast
from paperclerk.domain.report import Inked
from parsers.pdf_pages import ONE_AT_A_TIME
from parsers.pdf_tags import Mark

_TEXT, _PATH, _PICTURE = raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE
_DECORATION = "Artifact"
# Letters of a scan's hidden text are drawn in no colour at all.
_UNSEEN = (3, 7)
# 14 points and bold are large for WCAG; what is bold cannot be told for certain here.
_LARGE = 14
# A page of text has some hundred coloured grounds; a drawing has more.
_MOST_GROUNDS = 1000
_WHITE = "FFFFFF"

Bounds = tuple[float, float, float, float]


@dataclass
class MarkedWords:
    """The words under each mark in the order they are drawn; words under none, by page; words that are faint."""

    words: dict[Mark, str] = field(default_factory=dict)
    unmarked: dict[int, str] = field(default_factory=dict)
    faint: list[Inked] = field(default_factory=list)


def read_marked_words(content: bytes) -> MarkedWords:
    """Read the words of every page by their marks; a page that is damaged has none."""
    found = MarkedWords()
    with ONE_AT_A_TIME:
        pdf = pypdfium2.PdfDocument(content)
        try:
            for index in range(len(pdf)):
                try:
                    _read_page(pdf[index], index + 1, found)
                except pypdfium2.PdfiumError:
                    continue
        finally:
            pdf.close()
    return found


def _read_page(page: Any, number: int, found: MarkedWords) -> None:
    text_page = page.get_textpage()
    grounds: list[tuple[Bounds, str]] = []
    seen: set[tuple[str, str]] = set()
    for drawn in page.get_objects(max_depth=1):
        if drawn.type in (_PATH, _PICTURE):
            if len(grounds) < _MOST_GROUNDS and (drawn.type == _PICTURE or _is_filled(drawn)):
                grounds.append((drawn.get_bounds(), "" if drawn.type == _PICTURE else _fill(drawn)))
        elif drawn.type == _TEXT and (words := _words(drawn, text_page)).strip():
            _take_in(drawn, words, number, found)
            look = _fill(drawn), _ground(drawn.get_bounds(), grounds)
            if look not in seen and _is_faint(drawn, *look):
                seen.add(look)
                said, large = " ".join(words.split()), _size(drawn) >= _LARGE
                found.faint.append(
                    Inked(where=f"page {number}", text=said, page=number, ink=look[0], ground=look[1], is_large=large)
                )
    text_page.close()
    page.close()


def _take_in(drawn: Any, words: str, page: int, found: MarkedWords) -> None:
    mark = raw.FPDFPageObj_GetMarkedContentID(drawn.raw)
    if mark >= 0:
        found.words[page, mark] = found.words.get((page, mark), "") + words
    elif _DECORATION not in _names_of_marks(drawn):
        found.unmarked[page] = f"{found.unmarked.get(page, '')} {words}".strip()


def _names_of_marks(drawn: Any) -> Iterator[str]:
    for number in range(raw.FPDFPageObj_CountMarks(drawn.raw)):
        mark = raw.FPDFPageObj_GetMark(drawn.raw, number)
        size = ctypes.c_ulong()
        room = (ctypes.c_ushort * 64)()
        if raw.FPDFPageObjMark_GetName(mark, room, ctypes.sizeof(room), size):
            yield bytes(room)[: size.value].decode("utf-16-le", "replace").rstrip("\0")


def _words(drawn: Any, text_page: Any) -> str:
    size = raw.FPDFTextObj_GetText(drawn.raw, text_page.raw, None, 0)
    room = (ctypes.c_ushort * (size // 2 + 1))()
    raw.FPDFTextObj_GetText(drawn.raw, text_page.raw, room, size)
    return bytes(room)[:size].decode("utf-16-le", "replace").rstrip("\0")


def _is_filled(drawn: Any) -> bool:
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    return bool(raw.FPDFPath_GetDrawMode(drawn.raw, mode, stroked)) and mode.value != raw.FPDF_FILLMODE_NONE


def _fill(drawn: Any) -> str:
    """Return the colour something is drawn in; empty where it shows through or cannot be told."""
    red, green, blue, solid = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(drawn.raw, red, green, blue, solid) or solid.value < 0xFF:
        return ""
    return f"{red.value:02X}{green.value:02X}{blue.value:02X}"


def _ground(bounds: Bounds, grounds: list[tuple[Bounds, str]]) -> str:
    """Return the colour behind the middle of something: of what was drawn there last, else the paper's."""
    across, up = (bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2
    for (left, bottom, right, top), colour in reversed(grounds):
        if left <= across <= right and bottom <= up <= top:
            return colour
    return _WHITE


def _is_faint(drawn: Any, ink: str, ground: str) -> bool:
    if not ink or not ground or raw.FPDFTextObj_GetTextRenderMode(drawn.raw) in _UNSEEN:
        return False
    return contrast(ink, ground) < LEAST_CONTRAST


def _size(drawn: Any) -> float:
    size = ctypes.c_float()
    raw.FPDFTextObj_GetFontSize(drawn.raw, size)
    return float(abs(size.value * drawn.get_matrix().d))

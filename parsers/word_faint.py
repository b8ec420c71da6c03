"""Words of a Word file that stand out little from what is behind them, where both colours are known for certain."""

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from paperclerk.domain.contrast import LEAST_CONTRAST, contrast
from paperclerk.domain.report import Inked
from paperclerk.ooxml.blocks import Paragraph, paragraph_properties
from paperclerk.ooxml.looks import Looks, RunLook
from paperclerk.ooxml.wordml import W, find, value
from parsers.word_where import Wheres

_LARGE, _LARGE_BOLD = 18, 14
_WHITE = "FFFFFF"
_COLOUR = re.compile(r"[0-9A-F]{6}")
# Word's marker pens (ECMA-376 17.18.40).
_PENS = {
    "BLACK": "000000", "BLUE": "0000FF", "CYAN": "00FFFF", "DARKBLUE": "000080", "DARKCYAN": "008080",
    "DARKGRAY": "808080", "DARKGREEN": "008000", "DARKMAGENTA": "800080", "DARKRED": "800000", "DARKYELLOW": "808000",
    "GREEN": "00FF00", "LIGHTGRAY": "C0C0C0", "MAGENTA": "FF00FF", "RED": "FF0000", "WHITE": _WHITE, "YELLOW": "FFFF00",
}  # fmt: skip


def faint_words(paragraphs: Sequence[Paragraph], looks: Looks, wheres: Wheres) -> Iterator[Inked]:
    """Yield the words of each paragraph that are in a colour of their own and stand out little, once for each colour.

    White on nothing is left out: those words are hidden, and told as such.
    """
    for paragraph in paragraphs:
        seen = set()
        for run in paragraph.runs:
            look = looks.run(paragraph, run)
            ink = _PENS.get(look.colour, look.colour)
            if not run.text.strip() or not _COLOUR.fullmatch(ink) or (ink, look.shade) in seen:
                continue
            seen.add((ink, look.shade))
            ground = _ground(paragraph, look, looks)
            if ground and (ink, ground) != (_WHITE, _WHITE) and contrast(ink, ground) < LEAST_CONTRAST:
                words = " ".join(run.text.split())
                where, large = wheres.of(paragraph.element), _is_large(look)
                yield Inked(where=where, text=words, ink=ink, ground=ground, is_large=large)


def _is_large(look: RunLook) -> bool:
    return look.size >= _LARGE or (look.bold and look.size >= _LARGE_BOLD)


def _ground(paragraph: Paragraph, look: RunLook, looks: Looks) -> str:
    """Return the colour behind a run, the nearest that is said; empty where a style may put one there unseen by us."""
    if look.shade:
        return _known(_PENS.get(look.shade, look.shade))
    if (own := _fill(find(paragraph_properties(paragraph.element), "w:shd"))) is not None:
        return own
    if looks.fills(paragraph.style_id):
        return ""
    for above in paragraph.element.iterancestors(f"{W}tc", f"{W}tbl", f"{W}txbxContent"):
        if above.tag == f"{W}txbxContent":
            return ""
        if above.tag == f"{W}tc" and (fill := _fill(find(above, "w:tcPr/w:shd"))) is not None:
            return fill
        if above.tag == f"{W}tbl" and looks.fills(value(above, "w:tblPr/w:tblStyle") or ""):
            return ""
    return _WHITE


def _fill(shade: etree._Element | None) -> str | None:
    """Return the colour of a shading; None where it is none, empty where it is a pattern of two."""
    if shade is None or (fill := (shade.get(f"{W}fill") or "auto").upper()) == "AUTO":
        return None
    return _known(fill) if shade.get(f"{W}val") in ("clear", "nil", None) else ""


def _known(colour: str) -> str:
    return colour if _COLOUR.fullmatch(colour) else ""

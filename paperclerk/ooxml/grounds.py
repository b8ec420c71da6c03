"""The colour behind words of a Word file, where it is known for certain."""

import re

from lxml import etree

from paperclerk.ooxml.looks import Looks, RunLook
from paperclerk.ooxml.wordml import W, find, value

WHITE = "FFFFFF"
# Word's marker pens (ECMA-376 17.18.40).
PENS = {
    "BLACK": "000000", "BLUE": "0000FF", "CYAN": "00FFFF", "DARKBLUE": "000080", "DARKCYAN": "008080",
    "DARKGRAY": "808080", "DARKGREEN": "008000", "DARKMAGENTA": "800080", "DARKRED": "800000", "DARKYELLOW": "808000",
    "GREEN": "00FF00", "LIGHTGRAY": "C0C0C0", "MAGENTA": "FF00FF", "RED": "FF0000", "WHITE": WHITE, "YELLOW": "FFFF00",
}  # fmt: skip
_COLOUR = re.compile(r"[0-9A-F]{6}")


def ground_of(paragraph: etree._Element, look: RunLook, looks: Looks) -> str:
    """Return the colour behind a run of a paragraph, the nearest that is said.

    Nothing where a style or a text box may put one there unseen by us.
    """
    if look.shade:
        return colour_named(look.shade)
    if (own := _fill(find(paragraph, "w:pPr/w:shd"))) is not None:
        return own
    if looks.fills(value(paragraph, "w:pPr/w:pStyle") or looks.default):
        return ""
    for above in paragraph.iterancestors(f"{W}tc", f"{W}tbl", f"{W}txbxContent"):
        if above.tag == f"{W}txbxContent":
            return ""
        if above.tag == f"{W}tc" and (fill := _fill(find(above, "w:tcPr/w:shd"))) is not None:
            return fill
        if above.tag == f"{W}tbl" and looks.fills(value(above, "w:tblPr/w:tblStyle") or ""):
            return ""
    return WHITE


def colour_named(written: str) -> str:
    """Return a colour as RRGGBB, a pen's by its name; nothing for what is neither."""
    colour = PENS.get(written, written)
    return colour if _COLOUR.fullmatch(colour) else ""


def _fill(shade: etree._Element | None) -> str | None:
    """Return the colour of a shading; None where it is none, empty where it is a pattern of two."""
    if shade is None or (fill := (shade.get(f"{W}fill") or "auto").upper()) == "AUTO":
        return None
    return colour_named(fill) if shade.get(f"{W}val") in ("clear", "nil", None) else ""

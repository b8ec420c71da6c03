"""Characters of symbol fonts as the signs they show: boxes to tick, ticks, bullets.

A PDF gives such a character as a code of its font, in Unicode's private range or as the letter on the same key. The
codes are those of the tables that come with the fonts.
"""

import re
from functools import lru_cache

# A box to tick is no bullet, though its font is one of signs: `parsers.list_marks` knows bullets by their font's name.
BOX_FONT = "Box"
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "☐", 0x71: "❑", 0x75: "◆", 0x76: "❖", 0x78: "☒", 0x9F: "•", 0xA7: "▪", 0xA8: "☐",
    0xD8: "➢", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0x98: "●", 0xA3: "☐", 0x30: "☐"}
_SYMBOL = {0xB7: "•", 0xA8: "♦", 0xAE: "→", 0xD7: "×", 0xB0: "°", 0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0x2D: "–"}
_DINGBATS = {"❏": "☐", "❐": "☐", "❑": "☐", "❒": "☐", "□": "☐"}
_BOXES = "☐☑☒"


def shown(text: str, font: str) -> tuple[str, str]:
    """Return the sign that a character of a font shows, and the font, which is another for a box to tick."""
    if text in _BOXES:
        return text, BOX_FONT if text else font
    codes = _codes(font)
    if codes is None or len(text) != 1:
        return text, font
    code = ord(text)
    sign = codes.get(code - 0xF000 if 0xF020 <= code <= 0xF0FF else code, "") if codes else _DINGBATS.get(text, "")
    return (sign or text, BOX_FONT if sign in _BOXES and sign else font)


@lru_cache(maxsize=512)
def _codes(font: str) -> dict[int, str] | None:
    """Return the signs of a font's codes; None for a font of letters, nothing for one that names its signs itself."""
    name = re.sub(r"[^a-z0-9]", "", font.casefold())
    if "wingdings2" in name:
        return _WINGDINGS_2
    if "wingdings3" in name:
        return None
    if "wingdings" in name:
        return _WINGDINGS
    if "dingbats" in name:
        return {}
    return _SYMBOL if re.search(r"(?:^|[+])symbol|symbolmt|opensymbol", font.casefold()) else None

"""Ratings on their own colour, as runs of text a template puts in with `{{r swatch(rating) }}`.

The word always stands in the text; the colour only supports it. Colours come from the council's scheme, which is data,
so they cannot be styles of the template.
"""

import re
from typing import Protocol

from markupsafe import Markup

_COLOUR = re.compile(r"[0-9A-Fa-f]{6}")
# Filling it in escapes what is put in.
_RUN = Markup(
    '<w:r><w:rPr><w:b/><w:color w:val="{ink}"/><w:shd w:val="clear" w:color="auto" w:fill="{fill}"/></w:rPr>'
    '<w:t xml:space="preserve">{text}</w:t></w:r>'
)


class Coloured(Protocol):
    """What a swatch needs of a rating: its word, its letter, and two colours (RRGGBB)."""

    @property
    def label(self) -> str:
        """The word: `Amber`."""

    @property
    def letter(self) -> str:
        """The letter, empty when there is none: `A`."""

    @property
    def fill(self) -> str:
        """The colour behind."""

    @property
    def ink(self) -> str:
        """The colour of the word."""


def swatch(rating: Coloured) -> Markup:
    """Return the rating's word as a bold run on the rating's colour."""
    return _run(rating.label, rating)


def swatch_letter(rating: Coloured) -> Markup:
    """Return the rating's letter in brackets as a bold run on the rating's colour, or nothing for none."""
    return _run(f" ({rating.letter})", rating) if rating.letter else Markup("")


def _run(text: str, rating: Coloured) -> Markup:
    fill, ink = (colour if _COLOUR.fullmatch(colour) else "auto" for colour in (rating.fill, rating.ink))
    return _RUN.format(ink=ink, fill=fill, text=text)

"""Ratings as papers show them: always the council's word, on a colour only when the word stays readable on it."""

import re

from paperclerk.domain.names import region
from paperclerk.domain.places import Noun
from paperclerk.domain.ratings import Rag, RagRating, RagScheme

# WCAG 2.2, 1.4.3: the least contrast of text with what is behind it.
LEAST_CONTRAST = 4.5

_COLOUR = re.compile(r"#?([0-9A-Fa-f]{6})")
_WHITE, _BLACK = "FFFFFF", "000000"


class RatingShown(Noun):
    """A rating as printed: its word, its letter, and the colours (RRGGBB) behind and of the word."""

    label: str
    letter: str = ""
    fill: str = _WHITE
    ink: str = _BLACK


class KeyLine(Noun):
    """A line of the key to the ratings."""

    rating: RatingShown
    definition: str
    region: str


NOT_RATED = RatingShown(label="Not rated")


def rating_shown(scheme: RagScheme, rag: Rag | None) -> RatingShown:
    """Return a rating in the council's words and colours; `Not rated` for none."""
    return _shown(scheme.rating(rag)) if rag else NOT_RATED


def rating_key(scheme: RagScheme) -> tuple[KeyLine, ...]:
    """Return the key to the scheme's ratings, in the scheme's order."""
    return tuple(
        KeyLine(rating=_shown(rating), definition=rating.definition, region=region("key", rating.rag.value))
        for rating in scheme.ratings
    )


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (RRGGBB), 1 to 21, as WCAG reckons it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _shown(rating: RagRating) -> RatingShown:
    fill, ink = _colour(rating.fill, _WHITE), _colour(rating.ink, _BLACK)
    if contrast(fill, ink) < LEAST_CONTRAST:
        ink = max((_BLACK, _WHITE), key=lambda candidate: contrast(fill, candidate))
    # The letter of a rating outside the scheme is unknown, and a question mark tells a reader nothing.
    letter = "" if rating.letter == "?" else rating.letter
    return RatingShown(label=rating.label, letter=letter, fill=fill, ink=ink)


def _colour(written: str, otherwise: str) -> str:
    match = _COLOUR.fullmatch(written.strip())
    return match[1].upper() if match else otherwise


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

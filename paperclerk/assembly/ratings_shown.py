"""Ratings as papers show them: always the council's word, on a colour only when the word stays readable on it."""

import re

from paperclerk.domain.contrast import contrast, stands_out
from paperclerk.domain.cycle import Cycle
from paperclerk.domain.history import Standing
from paperclerk.domain.names import region
from paperclerk.domain.places import Noun
from paperclerk.domain.ratings import Rag, RagRating, RagScheme

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


NOT_RATED = RatingShown(label="No rating")
NO_RETURN = RatingShown(label="No return received")
SAYS_NOTHING = RatingShown(label="Return says nothing of it")
NOT_GIVEN = RatingShown(label="No rating given")
NOT_READABLE = "Rating not readable"


def rating_shown(scheme: RagScheme, rag: Rag | None) -> RatingShown:
    """Return a rating in the council's words and colours; `No rating` for none."""
    return _shown(scheme.rating(rag)) if rag else NOT_RATED


def rating_standing(cycle: Cycle, standing: Standing) -> RatingShown:
    """Return this period's rating of a deliverable; where there is none, why, in the words that every paper uses.

    What was written and could not be read stands in the letter's place, outside the region of the rating.
    """
    if standing.rag is not None:
        return rating_shown(cycle.plan.scheme, standing.rag)
    if standing.now is None:
        lead = standing.deliverable.lead
        return NO_RETURN if not lead or lead in cycle.missing else SAYS_NOTHING
    written = " ".join(standing.now.update.as_written.get("rag", "").split())
    return RatingShown(label=NOT_READABLE, letter=written) if written else NOT_GIVEN


def spoken_rating(rating: RatingShown) -> str:
    """Return a rating and what stands behind it in brackets: `Rating not readable (Purple)`."""
    return f"{rating.label} ({rating.letter})" if rating.letter else rating.label


def rating_key(scheme: RagScheme) -> tuple[KeyLine, ...]:
    """Return the key to the scheme's ratings, in the scheme's order."""
    return tuple(
        KeyLine(rating=_shown(rating), definition=rating.definition, region=region("key", rating.rag.value))
        for rating in scheme.ratings
    )


def _shown(rating: RagRating) -> RatingShown:
    fill, ink = _colour(rating.fill, _WHITE), _colour(rating.ink, _BLACK)
    if not stands_out(ink, fill):
        ink = max((_BLACK, _WHITE), key=lambda candidate: contrast(fill, candidate))
    # The letter of a rating outside the scheme is unknown, and a question mark tells a reader nothing.
    letter = "" if rating.letter == "?" else rating.letter
    return RatingShown(label=rating.label, letter=letter, fill=fill, ink=ink)


def _colour(written: str, otherwise: str) -> str:
    match = _COLOUR.fullmatch(written.strip())
    return match[1].upper() if match else otherwise

"""Where a report's sections begin, when headings of its own stand between the front page and the first one known."""

from collections.abc import Mapping, Sequence

from parsers.front_answers import ground_in
from parsers.front_labels import Labels
from parsers.front_rows import speaks_of_front
from parsers.outline_headings import ENOUGH, Weighed
from parsers.outline_neighbours import WORDS_OF_TEXT
from parsers.pieces import Piece, Text


def sections_begin(pieces: Sequence[Piece], weighed: Mapping[int, Weighed], front_ends: int, labels: Labels) -> int:
    """Return the place of the first heading: that of a foreword in the look of the heading after it, before text."""
    known = weighed.get(front_ends)
    if known is None or known.weight < ENOUGH:
        return front_ends
    spoken = [place for place in range(front_ends) if _is_of_front(pieces[place], labels)]
    if not spoken:
        return front_ends
    between = range(spoken[-1] + 1, front_ends)
    return next(
        (place for place in between if _is_like(weighed.get(place), known, pieces[place + 1], labels)), front_ends
    )


def _is_of_front(piece: Piece, labels: Labels) -> bool:
    """Whether a piece is a row of the front page, or says by which paragraph of the Schedule something is exempt."""
    return speaks_of_front(piece, labels) or (isinstance(piece, Text) and ground_in([piece.text]) is not None)


def _is_like(one: Weighed | None, known: Weighed, following: Piece, labels: Labels) -> bool:
    """Whether a line is set off as the heading known and running text follows it."""
    if one is None or one.weight < ENOUGH or labels.name_of(one.piece.text):
        return False
    alike = one.look.set_off and one.look._replace(centred=False) == known.look._replace(centred=False)
    return alike and isinstance(following, Text) and len(following.text.split()) >= WORDS_OF_TEXT

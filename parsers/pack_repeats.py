"""A report's heading said again on a page further on: behind a page with its summary stands the report itself."""

from collections.abc import Iterable, Sequence

from parsers.front_labels import Labels
from parsers.front_rows import whole
from parsers.outline_neighbours import WORDS_OF_TEXT
from parsers.outline_words import is_section_name
from parsers.pack_signs import is_stamp, rows_known
from parsers.pieces import Piece, Text
from parsers.readings import words

# Without a row that names the subject so many lines tell that it is the same report.
_LINES = 3


def said_again(before: Sequence[Piece], here: Sequence[Piece], labels: Labels) -> int:
    """Return how many pieces at the top of a page say word for word what the report before them begins with.

    All that stands over its first section there must; papers of one meeting differ in their titles at the least.
    """
    first = next((place for place, piece in enumerate(before) if not is_stamp(piece)), 0)
    beginning = _words(before[first : first + len(here)])
    count = 0
    while count < len(here) and (said := _words(here[: count + 1])) == beginning[: len(said)]:
        count += 1
    following = here[count] if count < len(here) else None
    whole_heading = isinstance(following, Text) and _opens_section(following)
    told = count >= _LINES or "subject" in rows_known(here[:count], labels)
    return count if count and told and whole_heading else 0


def _words(pieces: Iterable[Piece]) -> list[str]:
    found: list[str] = []
    for piece in pieces:
        if isinstance(piece, Text):
            found += words(whole(piece))
        else:
            cells = (cell for row in (piece.header, *piece.rows) for cell in dict.fromkeys(row))
            found += [word for cell in cells for word in words(cell)]
    return found


def _opens_section(text: Text) -> bool:
    return bool(text.number) or is_section_name(text.text) or len(text.text.split()) >= WORDS_OF_TEXT

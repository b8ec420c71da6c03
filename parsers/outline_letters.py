"""Chapters counted by a bare letter that a tab or a space parts from their words: `A Summary`, `B Decisions`."""

import re
from collections.abc import Sequence

from parsers.pieces import Piece, Text

_LETTER = re.compile(r"([A-Z])\s+(?=[A-Z])")
# A line of contents ends with its page's number.
_OF_CONTENTS = re.compile(r"(?:\s|[.…])\d{1,3}$")
# Headings that begin so are several in a row: `A Plan for Parks` is none.
_SEVERAL = 3
_LONGEST = 14


def lettered_chapters(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces, bold lines that count A, B, C from the first on with the letter apart from their words."""
    run: list[int] = []
    for place, piece in enumerate(pieces):
        if isinstance(piece, Text) and _letter_of(piece) == chr(ord("A") + len(run)):
            run.append(place)
    if len(run) < _SEVERAL:
        return list(pieces)
    counted = set(run)
    return [_apart(piece) if at in counted and isinstance(piece, Text) else piece for at, piece in enumerate(pieces)]


def _letter_of(text: Text) -> str:
    found = None if text.number or not (text.bold or text.level) else _LETTER.match(text.text)
    short = len(text.text.split()) <= _LONGEST and not _OF_CONTENTS.search(text.text)
    return found[1] if found and short else ""


def _apart(text: Text) -> Text:
    return text._replace(number=text.text[0], text=text.text[1:].lstrip())

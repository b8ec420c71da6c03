"""What is sought, found in pieces or in one: SO14 7QT and SO147QT, 023 8012 3456, SandpiperHoldings, Sand piper."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_PIECE = re.compile(r"[^\W_]+")
_GAP = re.compile(r"[\s/_()+'’-]{1,3}|[.:]")
_WITHIN = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[^\W\d_])(?=\d)")
# As many pieces as a long name has letters, when each is put by itself.
_MOST_PIECES = 20

_POSTCODE = re.compile(r"(?<![^\W_])[A-Z]{1,2}\d[A-Z\d]?[\s-]?\d[A-Z]{2}(?![^\W_])", re.IGNORECASE)
_TELEPHONE = re.compile(r"(?<![\w£€$.,/-])(?:\+44[\s-]?(?:\(0\)[\s-]?)?|\(?0)\d(?:[\s()-]{0,2}\d){8,9}(?![\w-])")
_REFERENCE = re.compile(r"(?<!\w)[A-Z]{2,6}[A-Z\d]*(?:\s\d{2,})+(?!\w)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_FEWEST_DIGITS = 5
_ABROAD = "44"


class Piece(NamedTuple):
    """A term in a text as it is seen, from one letter to another."""

    term: str
    start: int
    end: int


def telling_in_pieces(as_seen: str) -> Iterator[str]:
    """Yield postcodes, telephone numbers and references that have blanks in them, without the blanks."""
    yield from (_bare(found[0]) for found in _POSTCODE.finditer(as_seen))
    for found in _TELEPHONE.finditer(as_seen):
        digits = re.sub(r"\D", "", found[0])
        bare = digits.removeprefix(_ABROAD if found[0].startswith("+") else "").removeprefix("0")
        yield from (f"0{bare}", f"{_ABROAD}{bare}", f"{_ABROAD}0{bare}")
    for found in _REFERENCE.finditer(as_seen):
        groups = found[0].split()[1:]
        if len(groups) > 1 or (len(groups[0]) >= _FEWEST_DIGITS and not _YEAR.fullmatch(groups[0])):
            yield _bare(found[0])


class Pieces:
    """Terms of one word that are found whatever parts them, or does not."""

    def __init__(self, terms: Iterable[str]) -> None:
        """Stand for the terms."""
        self._terms = frozenset(terms)
        self._beginnings = frozenset(term[:end] for term in self._terms for end in range(1, len(term) + 1))

    def found_in(self, as_seen: str) -> Iterator[Piece]:
        """Yield each of the terms that a text has, from its first letter to its last."""
        pieces = list(self._pieces(as_seen))
        for place, first in enumerate(pieces):
            joined, end = "", first.start
            for piece in pieces[place : place + _MOST_PIECES]:
                if end != first.start and end != piece.start and not _GAP.fullmatch(as_seen, end, piece.start):
                    break
                joined, end = joined + piece.term, piece.end
                if joined not in self._beginnings:
                    break
                if joined in self._terms:
                    yield Piece(joined, first.start, end)

    def _pieces(self, as_seen: str) -> Iterator[Piece]:
        for found in _PIECE.finditer(as_seen) if self._terms else ():
            start = found.start()
            cuts = [cut.start() for cut in _WITHIN.finditer(found[0])]
            for begin, end in zip([0, *cuts], [*cuts, len(found[0])], strict=True):
                yield Piece(found[0][begin:end].casefold(), start + begin, start + end)


def _bare(said: str) -> str:
    return "".join(letter for letter in said.casefold() if letter.isalnum())

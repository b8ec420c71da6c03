"""How paragraphs look beside the report's ordinary text: larger, bold, in capitals, in italics, in the middle."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from parsers.pieces import Piece, Text

# Sizes nearer than this are one size, drawn with rounding.
_SAME_SIZE = 0.6
# Fewer letters than this may be capitals by chance, as in `NHS` or `Q3`.
_LETTERS_IN_CAPITALS = 5


class Body(NamedTuple):
    """What ordinary text of the report looks like."""

    size: float
    bold: bool
    italic: bool


class Look(NamedTuple):
    """What sets a paragraph off from ordinary text; `size` is in points above it, negative for smaller."""

    size: float = 0.0
    capitals: bool = False
    bold: bool = False
    underlined: bool = False
    italic: bool = False
    centred: bool = False

    @property
    def set_off(self) -> bool:
        """Whether it differs from ordinary text at all as headings do."""
        return self.size > 0 or self.bold or self.capitals or self.underlined

    @property
    def weight(self) -> tuple[float, bool, bool, bool, bool]:
        """Return how loud it is: the look of a higher heading is louder."""
        return (max(self.size, 0.0), self.capitals, self.bold, self.underlined, not self.italic)


def body_of(pieces: Sequence[Piece]) -> Body:
    """Return what most of the words look like."""
    sizes: Counter[float] = Counter()
    bold: Counter[bool] = Counter()
    italic: Counter[bool] = Counter()
    for text in texts_among(pieces):
        length = len(text.text)
        sizes[round(text.size, 1)] += length
        bold[text.bold] += length
        italic[text.italic] += length
    if not sizes:
        return Body(0.0, bold=False, italic=False)
    return Body(sizes.most_common(1)[0][0], bold=bold[True] > bold[False], italic=italic[True] > italic[False])


def look_of(text: Text, body: Body) -> Look:
    """Return how a paragraph is set off from ordinary text."""
    size = round(2 * (text.size - body.size)) / 2 if text.size and body.size else 0.0
    return Look(
        size=size if abs(text.size - body.size) >= _SAME_SIZE else 0.0,
        capitals=in_capitals(text.text),
        bold=text.bold and not body.bold,
        underlined=text.underlined,
        italic=text.italic and not body.italic,
        centred=text.centred,
    )


def in_capitals(text: str) -> bool:
    """Whether a text is in block capitals, and long enough not to be an acronym."""
    letters = [sign for sign in text if sign.isalpha()]
    return len(letters) >= _LETTERS_IN_CAPITALS and sum(sign.isupper() for sign in letters) > 0.9 * len(letters)


def texts_among(pieces: Iterable[Piece]) -> Iterable[Text]:
    """Yield the paragraphs among pieces, tables left out."""
    return (piece for piece in pieces if isinstance(piece, Text))

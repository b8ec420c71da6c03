"""How wide words are in print, near enough to say whether a column holds them without breaking one."""

# Arial's letters as parts of their size: figures and most small letters, capitals, and the thin ones.
_USUAL, _CAPITAL, _THIN = 0.556, 0.72, 0.28
_THIN_SIGNS = frozenset(".,:;'’!|ijltfI()[]/")
# Nobody can keep a long word whole in a narrow column; an address is broken anywhere.
_LONGEST = 16


def width_of_words(words: str, points: float) -> float:
    """Return how wide the longest word of some is, in points, in letters of so many points."""
    return points * max((_width(word[:_LONGEST]) for word in words.split()), default=0.0)


def _width(word: str) -> float:
    return sum(_THIN if sign in _THIN_SIGNS else _CAPITAL if sign.isupper() else _USUAL for sign in word)

"""What people's words come to: whether they say anything, and how much two texts have in common."""

import re
import unicodedata

from rapidfuzz import fuzz

# What people type into a box that they have nothing for.
_NOTHING = frozenset(
    ("", "na", "n a", "none", "nil", "no", "nothing", "not applicable", "tbc", "tba", "tbd", "to be confirmed",
     "to follow", "awaited", "pending", "x", "see above", "as above")
)  # fmt: skip


def normalised(text: str | None) -> str:
    """Return a text's words alone: without case, signs, list marks or the way its lines are broken."""
    folded = unicodedata.normalize("NFKC", text or "").casefold().replace("'", "").replace("’", "")
    return " ".join(re.findall(r"\w+", folded))


def says_something(text: str | None) -> bool:
    """Whether a box holds an answer rather than nothing, a dash or `n/a`."""
    return normalised(text) not in _NOTHING


def likeness(one: str | None, other: str | None) -> float:
    """Return how much two texts have in common, 0 to 1, however their sentences are ordered."""
    first, second = normalised(one), normalised(other)
    if not first or not second:
        return 0.0
    return max(fuzz.ratio(first, second), fuzz.token_sort_ratio(first, second)) / 100

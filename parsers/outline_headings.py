"""Which paragraphs are headings, by the report's own evidence: their look, numbers, length and what follows them.

Each paragraph is weighed by itself first; then with those that look and count as it does, since a report sets its
headings alike; then in order, since numbers of headings go up.
"""

import re
from collections import defaultdict
from collections.abc import Sequence, Set
from statistics import median
from typing import NamedTuple

from parsers.outline_looks import Body, Look, body_of, look_of
from parsers.outline_numbers import Number, readings_of
from parsers.outline_words import is_caption, is_section_name, leads_in_decisions, names_decisions
from parsers.pieces import Piece, Text

# A heading longer than this has not been seen in a council's report.
_LONGEST = 220
# From this weight on a paragraph is taken as a heading.
ENOUGH = 1.0
# What one paragraph says of itself counts for this much, what those like it say for the rest.
_OWN_SHARE = 0.65
_NEVER = -9.0
_DATE_ONLY = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)?(?:day)?,?\s*\d{1,2}(?:st|nd|rd|th)?\s+\w+\s+\d{4}\.?", re.I
)
_REACHED_AT = re.compile(r"\S+@\S+|https?://|www\.|\b0\d{2,4} ?\d{3}|\btel\b", re.I)
_SENTENCE_ENDS = re.compile(r"[.;,][\"'”’)\]]*$")


class Weighed(NamedTuple):
    """A piece with what its look and number are, and how much speaks for its being a heading."""

    piece: Text
    look: Look
    number: Number | None
    weight: float


def weigh(pieces: Sequence[Piece], left_out: Set[int] = frozenset()) -> dict[int, Weighed]:
    """Return how much speaks for each paragraph's being a heading, by its place; those left out are none."""
    body = body_of(pieces)
    first = {
        place: _first_weight(text, pieces[place + 1] if place + 1 < len(pieces) else None, body)
        for place, text in enumerate(pieces)
        if isinstance(text, Text) and place not in left_out
    }
    return _with_their_like(first)


def _with_their_like(first: dict[int, Weighed]) -> dict[int, Weighed]:
    like: dict[tuple[object, ...], list[float]] = defaultdict(list)
    for one in first.values():
        if one.weight > _NEVER:
            like[_kind(one)].append(one.weight)
    middle = {kind: median(weights) for kind, weights in like.items() if len(weights) > 2}
    return {
        place: one._replace(weight=_OWN_SHARE * one.weight + (1 - _OWN_SHARE) * middle.get(_kind(one), one.weight))
        for place, one in first.items()
    }


def _kind(one: Weighed) -> tuple[object, ...]:
    """Return what headings of one sort share."""
    number = (one.number.kind, one.number.depth) if one.number else ()
    return (one.look._replace(capitals=False, centred=False), one.piece.level, number)


def _first_weight(text: Text, following: Piece | None, body: Body) -> Weighed:
    look = look_of(text, body)
    number = next(iter(readings_of(text.number)), None)
    one = Weighed(text, look, number, 0.0)
    if _cannot_be(one):
        return one._replace(weight=_NEVER)
    weight = _by_look(one) + _by_words(text.text) + _by_number(one, following)
    return one._replace(weight=weight)


def _cannot_be(one: Weighed) -> bool:
    words = one.piece.text
    if not words.strip() or len(words) > _LONGEST or not re.search(r"[^\W\d_]", words):
        return True
    if one.number and one.number.kind == "bullet":
        return True
    if words[0].islower() and one.piece.level is None:
        return True
    return is_caption(words) or bool(_DATE_ONLY.fullmatch(words) or _REACHED_AT.search(words))


def _by_look(one: Weighed) -> float:
    piece, look = one.piece, one.look
    weight = 0.0
    if piece.level is not None:
        weight += 2.0
    elif re.search(r"heading|title", piece.style, re.I):
        weight += 0.8
    if look.size >= 2:
        weight += 2.0
    elif look.size > 0:
        weight += 1.2
    elif look.size < 0:
        weight -= 0.6
    weight += 1.5 if look.bold else 0.0
    weight += 1.0 if look.capitals else 0.0
    weight += 0.4 if look.italic else 0.0
    weight += 0.3 if look.centred else 0.0
    return weight


def _by_words(text: str) -> float:
    length = len(text.split())
    weight = 0.5 if length <= 12 else -0.8 if length > 16 else 0.0
    weight -= 1.2 if length > 25 else 0.0
    if text.rstrip().endswith(":"):
        weight -= 0.5 if length <= 6 else 1.5
    elif _SENTENCE_ENDS.search(text.rstrip()):
        weight -= 0.9 if length <= 8 and not text.rstrip().endswith((";", ",")) else 2.2
    else:
        weight += 0.3
    if is_section_name(text):
        weight += 0.8
    elif leads_in_decisions(text) and not names_decisions(text):
        weight -= 1.5
    return weight


def _by_number(one: Weighed, following: Piece | None) -> float:
    """Return what a number, and what comes next, say."""
    after = next(iter(readings_of(following.number)), None) if isinstance(following, Text) else None
    if one.number is None:
        # Ordinary text is followed by ordinary text; only what is set off speaks for a heading.
        return -0.4 if not one.look.set_off and one.piece.level is None else 0.0
    if after and after.is_under(one.number):
        return 1.0
    plain = not one.look.set_off and one.piece.level is None
    if after and after.follows(one.number):
        return -2.0 if plain else -0.3
    if one.number.kind != "figures":
        return -0.6
    if one.number.depth == 1:
        return 0.0 if not plain else -0.4
    return -1.0 if plain else -0.1

"""What stands before and after each paragraph: text, a list, a table, the next number that counts on."""

import re
from collections.abc import Sequence, Set
from typing import NamedTuple

from parsers.outline_numbers import Number, readings_of
from parsers.outline_words import says_marking
from parsers.pieces import Piece, Text
from parsers.readings import gives_no_answer

# So far a number looks for the one that comes next.
_FAR = 60
# Between a heading and paragraphs that count from 1 under it stands a sub-heading at most.
_NEAR = 2
# From so many words on a line is text though it has no full stop.
WORDS_OF_TEXT = 14
# A line of a choice answers the question over it: `No ☒ There is nothing personal in it.`
_TICKED = re.compile(r"(?:yes|no|n/?a|not applicable)?\s*[☐☑☒]", re.I)
_ENDED = re.compile(r"[.;:!?][\"'”’)\]]*\s*$")


class Beside(NamedTuple):
    """What stands beside a paragraph; `next_number` is the next in figures, `number_follows` that it is right after.

    `between_numbers`: numbered paragraphs go on right after it. `text_before`: what stands before it is whole.
    """

    text_follows: bool = False
    unnumbered_text_follows: bool = False
    short_line_follows: bool = False
    list_follows: bool = False
    number_follows: bool = False
    number_is_near: bool = False
    next_number: Number | None = None
    next_is_sentence: bool = False
    text_before: bool = False
    between_numbers: bool = False
    lead_in_before: bool = False
    at_end: bool = False


def beside_each(pieces: Sequence[Piece], left_out: Set[int] = frozenset()) -> dict[int, Beside]:
    """Return what stands beside each paragraph, by its place."""
    places = [place for place in range(len(pieces)) if place not in left_out]
    numbers = [_number(pieces[place]) for place in places]
    counted = _next_counted(numbers)
    found: dict[int, Beside] = {}
    last: Number | None = None
    for at, place in enumerate(places):
        last = numbers[at] or last
        if isinstance(pieces[place], Text):
            after = pieces[places[at + 1]] if at + 1 < len(places) else None
            before = pieces[places[at - 1]] if at else None
            at_next = counted[at]
            next_piece = pieces[places[at_next]] if at_next is not None else None
            found[place] = _about_after(after)._replace(
                number_follows=at_next == at + 1,
                number_is_near=at_next is not None and at_next - at <= _NEAR,
                next_number=numbers[at_next] if at_next is not None else None,
                next_is_sentence=isinstance(next_piece, Text) and is_sentence(next_piece.text),
                text_before=_ends_text(before),
                between_numbers=_goes_on(last, numbers[at + 1] if at + 1 < len(places) else None),
                lead_in_before=isinstance(before, Text) and before.text.rstrip().endswith(":"),
            )
    return found


def is_sentence(text: str) -> bool:
    """Whether a line is running text: ended by a stop, or too long for a heading."""
    return len(text.split()) >= WORDS_OF_TEXT or bool(_ENDED.search(text))


def _about_after(after: Piece | None) -> Beside:
    if after is None:
        return Beside(at_end=True)
    if not isinstance(after, Text):
        return Beside()
    number = next(iter(readings_of(after.number)), None)
    listed = number is not None and (number.kind != "figures" or "(" in number.shape)
    running = is_sentence(after.text) or gives_no_answer(after.text)
    return Beside(
        text_follows=running or number is not None,
        unnumbered_text_follows=running and number is None and not _TICKED.match(after.text),
        short_line_follows=not running and number is None,
        list_follows=listed,
    )


def _ends_text(before: Piece | None) -> bool:
    """Whether what stands before a line is whole: a sentence, a point of a list, a table, a marking, nothing."""
    if not isinstance(before, Text):
        return True
    return is_sentence(before.text) or bool(before.number) or says_marking(before.text)


def _goes_on(last: Number | None, following: Number | None) -> bool:
    """Whether numbered paragraphs go on right after a line without a number."""
    return last is not None and following is not None and following.follows(last)


def _number(piece: Piece) -> Number | None:
    if not isinstance(piece, Text):
        return None
    number = next(iter(readings_of(piece.number)), None)
    return number if number and number.kind == "figures" and "(" not in number.shape else None


def _next_counted(numbers: Sequence[Number | None]) -> list[int | None]:
    """Return for each place that of the next number in figures, None where none is near."""
    found: list[int | None] = [None] * len(numbers)
    after: int | None = None
    for at in range(len(numbers) - 1, -1, -1):
        found[at] = after if after is not None and after - at <= _FAR else None
        after = at if numbers[at] else after
    return found

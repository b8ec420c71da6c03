"""Which paragraphs are headings, by the report's own evidence: their look, numbers, length and what stands beside them.

Each paragraph is weighed by itself first; then with those that look and count as it does, since a report sets its
headings alike. Their order, which only the whole tells, is weighed in `parsers.outline_levels`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from statistics import mean, median
from typing import NamedTuple

from parsers.outline_looks import Look, body_of, look_of
from parsers.outline_neighbours import Beside, beside_each, is_sentence
from parsers.outline_numbers import Number, readings_of
from parsers.outline_people import people_among
from parsers.outline_words import is_caption, is_section_name, leads_in_decisions, names_decisions, says_marking
from parsers.pieces import Piece, Text
from parsers.readings import gives_no_answer

# A heading longer than this has not been seen in a council's report.
_LONGEST = 220
# From this weight on a paragraph is taken as a heading.
ENOUGH = 1.0
_NEVER = -9.0
# How far those that look alike, and siblings by number, may pull one of them.
_SHARE_OF_LIKE, _MOST_BY_LIKE = 0.35, 0.8
_SHARE_OF_SIBLINGS = 0.35
# From so many headings set off on, a report has a look for them, and a plain line is none.
_ENOUGH_SET_OFF = 1
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DATE_ONLY = re.compile(
    rf"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?)?{_MONTH},? \d{{4}}\.?",
    re.I,
)
_DAY = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)? {_MONTH} \d{{4}}|\b\d{{1,2}}/\d{{1,2}}/\d{{2,4}}", re.I)
_BOX = re.compile(r"[☐☑☒□✓✔]")
_REACHED_AT = re.compile(
    r"\S+@\S+|https?://|www\.|\b0\d{2,4} ?\d{3}|\btel\b|(?-i:\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b)", re.I
)
# Long words in brackets behind a numbered heading, as a blank's guidance has them, tell nothing of it.
_IN_BRACKETS = re.compile(r"\s*\([^()]{20,}\):?$")
_LABEL_AND_VALUE = re.compile(r"^[^:]{2,50}: .*[.)]$")


class Weighed(NamedTuple):
    """A paragraph with what its look and number are, and how much speaks for its being a heading."""

    piece: Text
    look: Look
    number: Number | None
    weight: float


def weigh(pieces: Sequence[Piece], left_out: Set[int] = frozenset()) -> dict[int, Weighed]:
    """Return how much speaks for each paragraph's being a heading, by its place; those left out are none."""
    body = body_of(pieces)
    neighbours = beside_each(pieces, left_out)
    people = people_among(pieces)
    looked = {
        place: Weighed(text, look_of(text, body), next(iter(readings_of(text.number)), None), 0.0)
        for place, text in enumerate(pieces)
        if isinstance(text, Text) and place not in left_out and place not in people
    }
    plain_ones = not _has_look_for_headings(looked, neighbours)
    first = {
        place: one._replace(weight=_first_weight(one, neighbours[place], plain_ones=plain_ones))
        for place, one in looked.items()
    }
    return _with_siblings(_with_their_like(first))


def _has_look_for_headings(looked: Mapping[int, Weighed], neighbours: Mapping[int, Beside]) -> bool:
    """Whether headings are set off from the text in this report: those without numbers, or most of those with.

    Numbered headings may stand over numbered paragraphs with plain headings between these, and a bold recommendation is
    followed by the next number: only those over text without numbers show the look.
    """
    seen, over_text, over_numbers = 0, 0, 0
    for place, one in looked.items():
        beside = neighbours[place]
        if not _is_set_off(one) or is_sentence(one.piece.text) or not beside.text_follows:
            continue
        if not one.number:
            seen += 1
        elif beside.unnumbered_text_follows:
            over_text += 1
        else:
            over_numbers += 1
    return max(seen, over_text - over_numbers) >= _ENOUGH_SET_OFF


def _with_their_like(first: dict[int, Weighed]) -> dict[int, Weighed]:
    """Pull those set off towards what others that look and count alike weigh; plain text is no look of its own."""
    like: dict[tuple[object, ...], list[float]] = defaultdict(list)
    for one in first.values():
        if one.weight > _NEVER and _is_loud(one):
            like[_kind(one)].append(one.weight)
    middle = {kind: median(weights) for kind, weights in like.items() if len(weights) > 2}
    return {
        place: one._replace(weight=_pulled(one.weight, middle[_kind(one)]))
        if one.weight > _NEVER and _is_loud(one) and _kind(one) in middle
        else one
        for place, one in first.items()
    }


def _pulled(weight: float, others: float) -> float:
    pull = _SHARE_OF_LIKE * (others - weight)
    return weight + max(-_MOST_BY_LIKE, min(_MOST_BY_LIKE, pull))


def _is_loud(one: Weighed) -> bool:
    return one.look.set_off or one.piece.level is not None


def _is_set_off(one: Weighed) -> bool:
    return _is_loud(one) or one.look.italic


def _kind(one: Weighed) -> tuple[object, ...]:
    """Return what headings of one sort share."""
    number = (one.number.kind, one.number.depth) if one.number else ()
    return (one.look._replace(capitals=False, centred=False), one.piece.level, number)


def _with_siblings(weighed: dict[int, Weighed]) -> dict[int, Weighed]:
    """Pull 7.1, 7.2 and 7.3 of one chapter towards one another: all are headings, or all paragraphs."""
    pulled = dict(weighed)
    for run in _runs_of_siblings(weighed):
        middle = mean(max(weighed[place].weight, -4.0) for place in run)
        for place in run:
            one = weighed[place]
            if one.weight > _NEVER and len(run) > 1:
                weight = (1 - _SHARE_OF_SIBLINGS) * one.weight + _SHARE_OF_SIBLINGS * middle
                pulled[place] = one._replace(weight=weight)
    return pulled


def _runs_of_siblings(weighed: Mapping[int, Weighed]) -> Iterable[list[int]]:
    """Yield the places of numbers that count on under one number: 4.1, 4.2 and so on."""
    open_runs: dict[tuple[object, ...], list[int]] = {}
    for place, one in sorted(weighed.items()):
        number = one.number
        if number is None or number.kind != "figures" or number.depth < 2:
            continue
        key = (number.prefix, number.parts[:-1])
        last = weighed[open_runs[key][-1]].number if key in open_runs else None
        if last and number.follows(last):
            open_runs[key].append(place)
        else:
            if key in open_runs:
                yield open_runs[key]
            open_runs[key] = [place]
    yield from open_runs.values()


def _first_weight(one: Weighed, beside: Beside, *, plain_ones: bool) -> float:
    if _cannot_be(one):
        return _NEVER
    weight = _by_look(one) + _by_words(_IN_BRACKETS.sub("", one.piece.text) if one.number else one.piece.text)
    if one.number is None:
        return weight + _by_neighbours(one, beside, plain_ones=plain_ones)
    return weight + _by_number(one, one.number, beside)


def _cannot_be(one: Weighed) -> bool:
    words = one.piece.text
    if not words.strip() or len(words) > _LONGEST or not re.search(r"[^\W\d_]", words):
        return True
    if (one.number and one.number.kind == "bullet") or re.match(r"foot|end|caption|toc ", one.piece.style, re.I):
        return True
    if gives_no_answer(words.rstrip(".")) or _BOX.search(words):
        return True
    if words[0].islower() and one.piece.level is None:
        return True
    return bool(is_caption(words) or says_marking(words) or _DATE_ONLY.fullmatch(words) or _REACHED_AT.search(words))


def _by_look(one: Weighed) -> float:
    piece, look = one.piece, one.look
    weight = 0.0
    if piece.level is not None:
        weight += 2.0
    elif re.search(r"heading|title", piece.style, re.I):
        weight += 0.8
    if look.size > 0:
        weight += 2.0 if look.size >= 2 else 1.2
    weight -= 0.6 if look.size < 0 else 0.0
    weight += 1.5 if look.bold else 0.0
    weight += 1.2 if look.underlined else 0.0
    weight += 1.0 if look.capitals else 0.0
    weight += 0.5 if look.italic else 0.0
    return weight + (0.3 if look.centred else 0.0)


def _by_words(text: str) -> float:
    length = len(text.split())
    weight = 0.5 if length <= 12 else -0.4 if length > 16 else 0.0
    weight -= 1.6 if length > 24 else 0.0
    ended = text.rstrip().rstrip("\"'”’)]")
    if ended.endswith(":"):
        weight -= 0.3 if length <= 6 else 1.5
    elif ended.endswith((".", ";", ",")) and not ended.endswith("..."):
        weight -= 0.6 if length <= 8 and ended.endswith(".") else 2.2
    else:
        weight += 0.5 if ended.endswith("?") else 0.3
    if _LABEL_AND_VALUE.match(text) or text.count(": ") > 1:
        weight -= 1.5
    if _DAY.search(text):
        weight -= 1.2
    if is_section_name(text):
        weight += 0.8
    elif leads_in_decisions(text) and not names_decisions(text):
        weight -= 1.5
    return weight


def _by_neighbours(one: Weighed, beside: Beside, *, plain_ones: bool) -> float:
    """Return what stands before and after says of a line without a number."""
    weight = 0.0
    if beside.at_end:
        weight -= 1.0
    elif beside.text_follows:
        weight += 0.4
    elif beside.short_line_follows and not (one.look.bold or one.look.size > 0 or one.piece.level):
        weight -= 0.9
    if one.piece.text.rstrip().endswith(":") and beside.list_follows:
        weight -= 0.9
    if _is_set_off(one):
        return weight - (0.4 if not one.look.set_off and one.piece.level is None else 0.0)
    if not plain_ones and not is_section_name(one.piece.text):
        return weight - 1.2
    if beside.lead_in_before and not beside.between_numbers:
        return weight - 0.9
    weight += 0.3 if beside.text_before else 0.0
    return weight + (0.6 if beside.between_numbers else -0.1)


def _by_number(one: Weighed, number: Number, beside: Beside) -> float:
    """Return what a number, and the numbers after it, say."""
    plain = not _is_set_off(one)
    weight = -0.4 if plain else 0.0
    following = beside.next_number
    restarts = bool(following and beside.number_is_near and _restarts(number, following))
    if one.piece.text.rstrip().endswith(":") and (beside.list_follows or restarts):
        # A line that ends with a colon before a list leads to it, but for `2. Recommendations:`.
        weight -= 0.0 if is_section_name(one.piece.text) else 1.5
    elif restarts:
        return weight + 0.8
    if following and following.is_under(number):
        return weight + 1.0
    if following and following.follows(number) and number.shape == following.shape:
        if beside.next_is_sentence and number.depth == 1:
            weight -= 1.2
        if beside.number_follows:
            weight -= 1.6 if plain else 0.3
    if number.kind != "figures":
        weight -= 0.6
    if beside.unnumbered_text_follows:
        return weight + (0.8 if number.depth > 1 else 0.4)
    return weight - (0.8 if number.depth > 1 and plain else 0.0)


def _restarts(number: Number, following: Number) -> bool:
    """Whether numbers begin again at 1 under a number: 4.1.1 and then 1."""
    return number.kind == "figures" and following.kind == "figures" and following.parts == (1,) and number.depth > 0

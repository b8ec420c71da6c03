"""Where a report's front page ends and its first section begins."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from parsers.front_labels import Labels
from parsers.front_rows import goes_on_with_rows, rows_in_line, rows_in_table, speaks_of_front
from parsers.front_title import says_route
from parsers.outline_headings import ENOUGH, Weighed
from parsers.outline_words import is_section_name, leads_in_decisions, names_contents, names_decisions, opens_parts
from parsers.pieces import Piece, Text

# A front page has no more pieces than this; further on, what looks like one is part of the report.
_LONGEST_FRONT = 60
# From so many words on a paragraph is the report's own text rather than a line of its front page.
_WORDS_OF_TEXT = 14

# Label lines over their values make a front page when so many stand near one another, the first near its beginning.
_SEVERAL = 3
_NEAR = 3
_FIRST_LABEL = 10
_LONGEST_LABEL = 90
# What looks like a row so far behind a heading stands in the report: `Background papers: none` at its end.
_REACH = 20
# Rows that are sections where they stand alone on a line.
_SECTIONS = frozenset({"summary", "recommendations", "appendices", "background_papers", "priority"})
# A sub-heading of a front page over the sentence that says what is exempt.
_OVER_EXEMPTION = re.compile(r"(?:confidential|exempt) (?:appendi\w+|annex\w*|information|items?)", re.I)


def front_end(pieces: Sequence[Piece], weighed: Mapping[int, Weighed], labels: Labels) -> int:
    """Return the place where the first section begins; 0 for a report without a front page."""
    reach = min(len(pieces), _LONGEST_FRONT)
    spoken: list[int] = []
    for place in range(reach):
        piece = pieces[place]
        goes_on = place - 1 in spoken[-1:] and isinstance(piece, Text) and goes_on_with_rows(piece, labels)
        if goes_on or speaks_of_front(piece, labels):
            spoken.append(place)
    spoken = sorted({*spoken, *label_lines(pieces[:reach], labels)})
    named = any(_names_subject(pieces[place], labels) for place in spoken)
    title = None if named or not spoken else _title_over_chapters(pieces[:reach], weighed, spoken)
    begins = (at for at in range(reach) if at != title and _opens(weighed.get(at), pieces, at, spoken, labels))
    first = next(begins, None)
    if not spoken:
        end = _title_only(pieces, weighed)
        return end if first is None else min(first, end)
    return spoken[-1] + 1 if first is None else first


def _names_subject(piece: Piece, labels: Labels) -> bool:
    rows = rows_in_line(piece, labels) if isinstance(piece, Text) else rows_in_table(piece, labels)
    return any(row.name == "subject" and row.value for row in rows)


def _title_over_chapters(pieces: Sequence[Piece], weighed: Mapping[int, Weighed], spoken: Sequence[int]) -> int | None:
    """Return the place of the title that stands between the front page's rows and chapter 1, under who reports."""
    chapter = next((at for at in range(len(pieces)) if at in weighed and _is_first_chapter(weighed[at])), 0)
    rows = [at for at in spoken if at < chapter - 1]
    if not rows:
        return None
    *over, title = pieces[rows[-1] + 1 : chapter]
    routes = all(isinstance(one, Text) and says_route(one.text) for one in over)
    bare = isinstance(title, Text) and not title.number and not _is_text(title)
    known = isinstance(title, Text) and (is_section_name(title.text) or says_route(title.text))
    return chapter - 1 if routes and bare and not known else None


def _is_first_chapter(one: Weighed) -> bool:
    number = one.number
    return bool(number and number.kind == "figures" and number.parts in ((1,), (1, 0))) and one.weight >= ENOUGH


def _opens(one: Weighed | None, pieces: Sequence[Piece], place: int, spoken: Sequence[int], labels: Labels) -> bool:
    """Whether a line is the first heading of the sections rather than a line of the front page."""
    if one is None or one.weight < ENOUGH:
        return False
    words = one.piece.text
    if not one.number and _OVER_EXEMPTION.fullmatch(words.strip()) and spoken and place - spoken[-1] == 1:
        return False
    if place in spoken or _is_label_over_value(pieces, place, spoken, labels):
        return False
    if one.number and one.number.kind == "figures" and one.number.parts in ((1,), (1, 0), (1, 1)):
        return True
    if names_contents(words) or is_section_name(words) or opens_parts(words) or _asks(pieces, place):
        return True
    near = [at for at in spoken if at <= place + _REACH]
    return bool(near) and place > near[-1] and bool(_text_follows(pieces, place))


def _asks(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a heading such as `Recommendation for noting:` stands over what is asked."""
    piece, following = pieces[place], pieces[place + 1] if place + 1 < len(pieces) else None
    if not isinstance(piece, Text) or not isinstance(following, Text) or not names_decisions(piece.text):
        return False
    return bool(following.number) or leads_in_decisions(following.text)


def label_lines(pieces: Sequence[Piece], labels: Labels) -> list[int]:
    """Return the places of bold labels, each alone on its line, and of their values below, where several stand so.

    Each label's place comes before that of its value.
    """
    found: list[int] = []
    for place, (piece, below) in enumerate(pairwise(pieces)):
        near = place <= (found[-1] + _NEAR if found else _FIRST_LABEL)
        if near and place not in found and _is_label_line(piece, below, labels):
            found += [place, place + 1]
    return found if len(found) >= 2 * _SEVERAL else []


def _is_label_line(piece: Piece, below: Piece, labels: Labels) -> bool:
    if not isinstance(piece, Text) or not isinstance(below, Text) or piece.number or below.number:
        return False
    name = labels.name_of(piece.text) if piece.bold and len(piece.text) <= _LONGEST_LABEL else None
    value = not below.bold and not _is_text(below) and not below.text.rstrip().endswith(":")
    return bool(name and name not in _SECTIONS and value and not is_section_name(piece.text))


def _is_label_over_value(pieces: Sequence[Piece], place: int, spoken: Sequence[int], labels: Labels) -> bool:
    """Whether a line such as `Purpose` stands among rows of a front page, as a label over its value."""
    goes_on = any(at > place for at in spoken if at - place <= 4)
    following = pieces[place + 1] if place + 1 < len(pieces) else None
    piece = pieces[place]
    known = isinstance(piece, Text) and not piece.number and labels.name_of(piece.text)
    short = isinstance(following, Text) and len(following.text.split()) < _WORDS_OF_TEXT
    return bool(known and goes_on and short)


def _text_follows(pieces: Sequence[Piece], place: int) -> bool:
    following = pieces[place + 1] if place + 1 < len(pieces) else None
    return not isinstance(following, Text) or _is_text(following) or bool(following.number)


def _is_text(piece: Text) -> bool:
    return len(piece.text.split()) >= _WORDS_OF_TEXT or bool(
        re.search(r"\.$", piece.text) and len(piece.text.split()) > 4
    )


def _title_only(pieces: Sequence[Piece], weighed: Mapping[int, Weighed]) -> int:
    """Return the place after the title lines of a report with nothing else before its text."""
    for place, piece in enumerate(pieces[:_LONGEST_FRONT]):
        if isinstance(piece, Text) and not _is_text(piece) and not piece.number[:1].isdigit():
            continue
        above = weighed.get(place - 1)
        has_heading = place > 0 and above is not None and above.weight >= ENOUGH
        over = [one.text for one in pieces[: place - 1] if isinstance(one, Text)] if has_heading else []
        here = weighed.get(place)
        is_front = has_heading and above and (says_route(above.piece.text) or (over and all(map(says_route, over))))
        if is_front and here and here.weight >= ENOUGH:
            return place  # the line over the first heading says who reports, or is the title: nothing else is
        return place - 1 if has_heading else place
    return 0

"""Rows of a front page that come after its summary and recommendations: questions answered, before the first chapter.

Some councils print all of the front page as labels in bold over what they say, long text among them; such a label is no
section of the report because it is late.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from paperclerk.domain.front_page import QUESTIONS
from parsers.front_labels import Labels
from parsers.front_rows import FrontRowRead, whole
from parsers.front_values import read_answer
from parsers.front_zone import label_lines
from parsers.outline_headings import ENOUGH, Weighed
from parsers.outline_looks import Look
from parsers.outline_neighbours import WORDS_OF_TEXT
from parsers.pieces import Piece, Text

_ASKED = frozenset(question.name for question in QUESTIONS)


def rows_after(
    pieces: Sequence[Piece], weighed: Mapping[int, Weighed], start: int, labels: Labels
) -> dict[int, FrontRowRead]:
    """Return the rows after the front page's end, by the place of their label; the place after it holds the value.

    They look as the labels before the end do, and each holds an answer and nothing else. Only beside a question that is
    known is a council's own one; without numbered chapters nobody can tell where the front page ends.
    """
    looks = {weighed[place].look for place in label_lines(pieces[:start], labels)[::2] if place in weighed}
    chapter = next((place for place, one in sorted(weighed.items()) if place >= start and _is_chapter(one)), None)
    if not looks or chapter is None:
        return {}
    rows = dict(_answered(pieces[:chapter], weighed, start, looks, labels))
    beside = groupby(enumerate(rows), key=lambda counted: counted[1] - 2 * counted[0])
    runs = [[place for _, place in run] for _, run in beside]
    return {place: rows[place] for run in runs if any(rows[at].name in _ASKED for at in run) for place in run}


def _is_chapter(one: Weighed) -> bool:
    return one.weight >= ENOUGH and one.number is not None and one.number.kind == "figures" and one.number.parts[0] == 1


def _answered(
    pieces: Sequence[Piece], weighed: Mapping[int, Weighed], start: int, looks: set[Look], labels: Labels
) -> Iterator[tuple[int, FrontRowRead]]:
    for place in range(start, len(pieces) - 1):
        one, value = weighed.get(place), pieces[place + 1]
        if one is None or one.weight < ENOUGH or one.look not in looks or one.number or not isinstance(value, Text):
            continue
        after = weighed.get(place + 2)
        if place + 2 < len(pieces) and (after is None or after.weight < ENOUGH):
            continue
        label = one.piece
        name = labels.name_of(label.text)
        bare = value.text.strip(" .").casefold() in ("yes", "no")
        told = read_answer(value.text).yes is not None and len(value.text.split()) < WORDS_OF_TEXT
        if isinstance(label, Text) and not value.number and (bare or (told and name in _ASKED)):
            yield place, FrontRowRead(label.text, whole(value), name, label.page, label.box)

"""Rows of a front page's table that go on in the row below: points under their label, sentences, the next point."""

import re
from collections.abc import Iterator, Sequence

from parsers.front_labels import Labels

# Cells of text, under which points may stand, or somebody signs with a date.
LONG_CELLS = frozenset({"recommendations", "summary", "background_papers"})
_POINT = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]")
_COUNTED = re.compile(r"\(?(\d{1,2})[.)]?\s+(?=\S)")
# A label nobody knows has no more words than this.
_WORDS_OF_LABEL = 4


def continued(rows: Sequence[tuple[str, str]], labels: Labels) -> Iterator[tuple[str, str]]:
    """Yield the rows, what stands without a label put to the value above it, as are points under a label alone."""
    gathered: list[tuple[str, str]] = []
    points = False
    for label, value in rows:
        above = gathered[-1] if gathered else ("", "")
        points = labels.name_of(above[0]) in LONG_CELLS and (points or not above[1])
        free = not labels.name_of(label)
        is_point = points and free and (not value or _POINT.match(label))
        if gathered and (is_point or not label or (free and _goes_on(above, label, value))):
            more = f"{label} {value}".strip()
            gathered[-1] = (above[0], f"{above[1]}\n{more}".strip())
        else:
            gathered.append((label, value))
    yield from gathered


def _goes_on(above: tuple[str, str], label: str, value: str) -> bool:
    """Whether a row is more of the one above: the sentences that answer a label alone, or the next of its points."""
    if not above[1]:
        sentences = not value and label.endswith(".") and len(label.split()) > _WORDS_OF_LABEL
        return sentences and above[0].rstrip().endswith((":", "?"))
    counted = [int(number[1]) for line in (*above[1].split("\n"), label) if (number := _COUNTED.match(line))]
    return bool(_COUNTED.match(label)) and counted[-2:-1] == [counted[-1] - 1]

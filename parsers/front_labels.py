"""Labels of front-page rows, known by their words through a table of synonyms, whatever the council prints."""

import re
from collections.abc import Iterable, Mapping

from paperclerk.domain.council_labels import COUNCILS_ROWS
from paperclerk.domain.front_page import FRONT_ROWS, QUESTIONS, ROUTE_ROWS
from paperclerk.domain.procedure import PROCEDURE_ROWS
from parsers.readings import words

Folded = tuple[str, ...]
# A label longer than this many words is known by its beginning, guidance after it not counted.
_LONG = 3
# A label with no colon after it has at most so many words.
_LONGEST = 8
# A label's last word cut short: `Key decision No. REG/02/31`.
_SHORTENED = re.compile(r"(?:no|nos|ref|num|tel)\.", re.I)
_SHORT = (FRONT_ROWS, ROUTE_ROWS, tuple(question.follow_up for question in QUESTIONS))


class Labels:
    """The labels that are known: our own, those councils print, and one council's synonyms."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Take labels with the name of the row or question that each stands for; of two alike the first counts."""
        self._name_of: dict[Folded, str] = {}
        # A narrow column breaks words of a label: `INFORMATIO N`.
        self._run_together: dict[str, str] = {}
        for label, name in pairs:
            folded = folded_label(label)
            self._name_of.setdefault(folded, name)
            self._run_together.setdefault("".join(folded), name)

    def name_of(self, label: str) -> str | None:
        """Return the row's or question's name that a label stands for, or None; guidance under it does not matter."""
        if name := self.exactly(label):
            return name
        folded = folded_label(label)
        long_enough = ((known, name) for known, name in self._name_of.items() if len(known) > _LONG)
        return next((name for known, name in long_enough if folded[: len(known)] == known), None)

    def before_value(self, line: str) -> tuple[str, str] | None:
        """Part a line without a colon after the longest label it begins with: `Decision maker Cabinet`."""
        parts = line.split()
        for count in range(min(_LONGEST, len(parts) - 1), 0, -1):
            label, value = " ".join(parts[:count]), " ".join(parts[count:])
            ends = parts[count - 1][-1]
            if (
                (ends.isalnum() or ends in "?)" or _SHORTENED.fullmatch(parts[count - 1]))
                and not (value[0].islower() or value[0] in "–—-/&")
                and self.exactly(label)
            ):
                return label, value
        return None

    def exactly(self, label: str) -> str | None:
        """Return the name that a label stands for with no words of guidance after it on its line, or None."""
        lines = [line for line in label.split("\n") if line.strip()]
        for reading in (lines[0] if lines else "", label, re.sub(r"\([^)]*\)", "", label)):
            folded = folded_label(reading)
            if name := self._name_of.get(folded) or self._run_together.get("".join(folded) or "-"):
                return name
        return None


def folded_label(label: str) -> Folded:
    """Return a label's words without what people vary: case, plural, signs."""
    alike = re.sub(r"call[-\s]in\b", "callin", re.sub(r"\(s\)|/s\b", "", label, flags=re.I), flags=re.I)
    return tuple(word.removesuffix("s") or word for word in words(alike))


def name_of_label(label: str) -> str | None:
    """Return the row's or question's name that a label of the author's own table stands for, or None."""
    return _AUTHORS.name_of(label)


def labels_known(synonyms: Mapping[str, tuple[str, ...]]) -> Labels:
    """Return the labels councils print, a council's own synonyms before them."""
    own = [(label, name) for name, labels in synonyms.items() for label in labels]
    councils = [(label, row.name) for row in COUNCILS_ROWS for label in (row.label, *row.also)]
    return Labels((*own, *councils, *_PAIRS))


_PAIRS = tuple((label, row.name) for rows in _SHORT for row in rows for label in (row.label, *row.also)) + tuple(
    (label, question.name) for question in QUESTIONS for label in (question.label, *question.also)
)
# An author's file may have rows that no published front page is read for.
_AUTHORS = Labels((*_PAIRS, *((label, row.name) for row in PROCEDURE_ROWS for label in (row.label, *row.also))))

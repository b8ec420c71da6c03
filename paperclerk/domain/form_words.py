"""What a form prints outside its boxes: known by the marks it carries of every line, else by its own sentences.

Readers must tell an owner's words from the form's. A form therefore carries, in its signed metadata, a short mark of
each line that stood on it when it went out, bound to where the line stood: `Red` in the key is not `Red` typed over
last time's rating. A form that lost its metadata is known by the sentences below, which cannot be as sure.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from paperclerk.domain.fields import (
    KPI_FIELDS,
    MILESTONE_FIELDS,
    PLACEHOLDERS,
    RETURN_FIELDS,
    RISK_FIELDS,
    UPDATE_FIELDS,
)
from paperclerk.domain.names import read_name
from paperclerk.domain.ratings import RagScheme

# The name under which a form's metadata keeps the marks of its lines.
PRINTED = "return_printed"

# Marks of all lines together, in characters: an Excel cell, in which metadata travels, holds 32,767.
_MOST = 24_000
_MARK = 8

# Where a line can stand besides a box's row: among the paragraphs, in a table's row without boxes, in a margin.
PARAGRAPH, TABLE, MARGIN = "paragraph", "table", "margin"
# Items that have one row for all their boxes.
_IN_ROWS = ("R", "K")
# Where the lines before a box can stand.
LABELS = (TABLE, "milestone", *_IN_ROWS, *UPDATE_FIELDS, *RETURN_FIELDS)

TITLE, SEND_BACK, RECOMMENDATION = "Progress return, ", "Send this form back", "Recommendation "
NEVER_REPORTED, NOT_GIVEN = "Nothing has been reported on this before.", "Not given"
END, KEY_TITLE, NO_DEFINITION = "End of return", "Key to the RAG ratings", "No definition given."

_BEGINNINGS = (
    TITLE, SEND_BACK, "Send this workbook back", "Fill in the white boxes: click in a box and type",
    "Boxes marked (required) must be answered for each deliverable",
    "What you write is printed in the committee's papers as you wrote it",
    "If a box will not take your words, type them beside it in the same cell", "It is done when: ",
    "Milestones of D", "Say when each is now expected, or when it was done", "Say how each risk stands now",
    "Give the latest figure and the day or period it is for", "In the plan: ", "Mitigation in the plan: ", "Source: ",
    "How each risk stands now", "When each dated step is expected", "The latest figure for each, with its unit",
)  # fmt: skip
_WHOLE = (
    "About this return", NEVER_REPORTED, NOT_GIVEN, END, KEY_TITLE, NO_DEFINITION, "No date agreed", "Question",
    "Your answer", "Last time", "Guidance", "Rating", "Letter", "What it means", "Ref", "Risk", "Risks", "KPI", "KPIs",
    "Key performance indicators (KPIs)", "Baseline", "Target", "Deliverable", "Step", "In the plan",
    "Your honest view today. The key is on the sheet Key.",
)  # fmt: skip
_FIELDS = tuple(
    field
    for fields in (UPDATE_FIELDS, RETURN_FIELDS, MILESTONE_FIELDS, RISK_FIELDS, KPI_FIELDS)
    for field in fields.values()
)
_LAST_TIME = re.compile(r"last time(?: [a-z]+ \d{4}| earlier)?")
_REFERENCE = re.compile(r"[mrk]\d{1,4}")
_NUMBERED = re.compile(r"(?:recommendation|programme) \d+ .+|the same action stands again as .+")
# What offices print in margins of every document: a page's number, a marking.
_IN_MARGINS = re.compile(r"(?:page )?\d+(?: (?:of )?\d+)?|official(?: sensitive)?|[^\W\d_]?")


_WORD = re.compile(r"[^\W_]+")
# What a form prints is the same in every form of a period; long lines are owners' own.
_SHORT = 400


class FormLine(NamedTuple):
    """A line outside the boxes of a form: its words, and where it stands.

    `beside` is the tag of the first box in its row, `after` whether it stands behind the row's last box, where last
    time's answers are; a line in no such row has the kind of its `spot`.
    """

    text: str
    spot: str = PARAGRAPH
    beside: str = ""
    after: bool = False

    @property
    def where(self) -> str:
        """Return what its mark is bound to: labels to the field of the box, last time's answers to the box itself."""
        name = read_name(self.beside)
        if name is None:
            return self.spot
        if self.after:
            return " ".join((name.item, name.milestone or ("" if name.item[:1] in _IN_ROWS else name.field)))
        return "milestone" if name.milestone else name.item[0] if name.item[:1] in _IN_ROWS else name.field

    @property
    def said(self) -> str:
        """Return its words and figures without case; in a margin without figures, since pages are counted there."""
        said = words_of(self.text)
        return " ".join(re.sub(r"\d+", " ", said).split()) if self.spot == MARGIN else said


def words_of(text: str) -> str:
    """Return a text's words and figures without case, as any program that saved it gives them back."""
    return _short_words_of(text) if len(text) < _SHORT else _words_of(text)


@lru_cache(maxsize=4096)
def _short_words_of(text: str) -> str:
    return _words_of(text)


def _words_of(text: str) -> str:
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def marks_of(lines: Iterable[FormLine]) -> str:
    """Return the marks of the lines that a form prints, for its metadata; nothing when there is no room for them."""
    marks = sorted({_mark(line.where, line.said) for line in lines if line.said})
    return "".join(marks) if len(marks) * _MARK <= _MOST else ""


class PrintedLines:
    """The lines a form said it prints, from its metadata; `are_known` is false for a form that does not say."""

    def __init__(self, marks: str) -> None:
        self._marks = {marks[at : at + _MARK] for at in range(0, len(marks), _MARK)}

    @property
    def are_known(self) -> bool:
        """Whether the form says what it prints."""
        return bool(self._marks)

    def has(self, line: FormLine, elsewhere: Iterable[str] = ()) -> bool:
        """Whether the form printed a line where it stands, or at one of the places `elsewhere`."""
        return any(_mark(where, line.said) in self._marks for where in (line.where, *elsewhere))


def in_margins(text: str) -> bool:
    """Whether a line is what offices print on every page: its number, a marking."""
    return _IN_MARGINS.fullmatch(words_of(text)) is not None


def sounds_printed(text: str, scheme: RagScheme) -> bool:
    """Whether a line reads like one of the form's own, for a form that does not say what it prints."""
    said = words_of(text)
    if said in _sentences() or said in {words_of(text) for text in _of_scheme(scheme)}:
        return True
    return said.startswith(_begun()) or any(known.fullmatch(said) for known in (_LAST_TIME, _NUMBERED, _REFERENCE))


@lru_cache(maxsize=1)
def _sentences() -> frozenset[str]:
    labels = [f"{label}{more}" for f in _FIELDS for label in (f.label, *f.also) for more in ("", " (required)")]
    return frozenset(map(words_of, [*_WHOLE, *labels, *(f.guidance for f in _FIELDS), *PLACEHOLDERS.values()]))


@lru_cache(maxsize=1)
def _begun() -> tuple[str, ...]:
    return tuple(words_of(text) for text in _BEGINNINGS)


def _of_scheme(scheme: RagScheme) -> Iterator[str]:
    for rating in scheme.ratings:
        yield from (rating.label, rating.definition)


@lru_cache(maxsize=4096)
def _mark(where: str, said: str) -> str:
    return hashlib.sha256(f"{where}\x1f{said}".encode()).hexdigest()[:_MARK]

"""The words of the form found again in what came back: labels, headings of deliverables, placeholders left as text."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from paperclerk.domain.fields import PLACEHOLDERS, RETURN_FIELDS, UPDATE_FIELDS, Field
from parsers.readings import plain, words

_DELIVERABLE = re.compile(r"(?<![\w.])(?:D|Deliverable\s+D?)\s?([0-9]{1,3})[._]([0-9]{1,3})(?![\w]|\.[0-9])", re.I)
# The longest label of the form with what people add in brackets; a longer line is prose.
_LONGEST_LABEL = 120
# "No date agreed" is what the form prints where the plan has no due date.
_PROMPTS = (*PLACEHOLDERS.values(), "No date agreed")
_PLACEHOLDERS = frozenset(prompt.casefold() for prompt in _PROMPTS if prompt)

_PROMPT_BESIDE = re.compile(rf"^(?:{'|'.join(map(re.escape, filter(None, _PROMPTS)))})[ \t]+(?=\S)")
_A_PLACEHOLDER = re.compile("|".join(re.escape(prompt) for prompt in sorted(_PLACEHOLDERS)))


@lru_cache(maxsize=1024)
def field_of_label(label: str) -> str | None:
    """Return the field a label stands for, `rag` for `RAG rating *`; None when it is no label of the form.

    Guidance under the label, a star, a colon or words in brackets do not matter.
    """
    return _field_in(_FIELD_OF, label)


def labels_of(fields: Iterable[Field]) -> dict[tuple[str, ...], str]:
    """Return the field that each label of these, and each other word for one, stands for."""
    return {_folded(label): field.name for field in fields for label in (field.label, *field.also)}


def field_among(labels: Mapping[tuple[str, ...], str], heading: str) -> str | None:
    """Return which of a table's fields a column's heading stands for; None when it stands for none of them."""
    return _field_in(labels, heading)


def label_and_rest(line: str) -> tuple[str, str]:
    """Split a line at the colon or tab after its label: `("Path to green: owner", "Head of Audit")`.

    The longest label known wins; a line that begins with none is returned whole, with nothing after it. Where a line
    is broken inside its paragraph, the label is the first part of it.
    """
    first, _, after = line.partition("\n")
    if field_of_label(first):
        return first, after
    marks = [found.start() for found in re.finditer(r"[:：\t]", line[:_LONGEST_LABEL])]
    for mark in reversed(marks):
        if field_of_label(line[:mark]):
            return line[:mark], line[mark + 1 :].lstrip(" :")
    return line, ""


def deliverable_in(text: str) -> str | None:
    """Return the one deliverable that a heading or cell names, `D4.1`; None when it names none or several."""
    named = {f"D{int(found[1])}.{int(found[2])}" for found in _DELIVERABLE.finditer(plain(text))}
    return named.pop() if len(named) == 1 else None


def without_placeholders(text: str) -> str:
    """Return an answer without the form's own prompts (`Type here`), which some programs save as if they were typed."""
    if not _A_PLACEHOLDER.search(text.casefold()):
        return text
    kept = "\n".join(
        line for line in text.split("\n") if plain(line).strip("•").strip().casefold() not in _PLACEHOLDERS
    )
    # an answer typed beside a prompt that a program has made into words
    return _PROMPT_BESIDE.sub("", kept)


def _field_in(names: Mapping[tuple[str, ...], str], label: str) -> str | None:
    first_line = next((line for line in label.splitlines() if line.strip()), "")
    if len(first_line) > _LONGEST_LABEL:
        return None
    for reading in (first_line, re.sub(r"\(.*?\)", "", first_line)):
        if field := names.get(_folded(reading)):
            return field
    return None


def _folded(label: str) -> tuple[str, ...]:
    return words(label.replace("%", " percent "))


_FIELD_OF = labels_of((*UPDATE_FIELDS.values(), *RETURN_FIELDS.values()))

"""Questions of a front page answered further on, under a heading of their own or in a line: `Wards affected: All`."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from paperclerk.domain.front_page import FrontPage
from paperclerk.domain.report import ReportSection
from parsers.front_answers import answer_of
from parsers.front_labels import Labels
from parsers.front_rows import rows_in_line
from parsers.front_values import read_answer, read_wards
from parsers.pieces import Text

_ASKED = ("key_decision", "call_in", "exempt")
# An answer of more words is a sentence about something.
_WORDS_OF_ANSWER = 12
_ALL_WARDS = re.compile(r"\baffects all (?:of )?(?:the )?(?:wards|electoral divisions|divisions)\b", re.I)


def with_late_answers(front: FrontPage, sections: Sequence[ReportSection], labels: Labels) -> FrontPage:
    """Return the front page with answers that its own rows do not give; the words stay where they stand."""
    update: dict[str, Any] = {}
    printed: dict[str, str] = {}
    for name, value in _answers(sections, labels):
        if name in front.as_printed or name in printed:
            continue
        if name == "wards" and not front.wards and (said := _wards(value)):
            update |= {"wards": said[0], "ward_names": said[1]}
            printed[name] = value
        elif name in _ASKED and getattr(front, name) is None:
            answer, _ = answer_of(name, {name: value})
            update |= {name: answer} if answer is not None else {}
    return front.model_copy(update={**update, "as_printed": front.as_printed | printed}) if update else front


def _answers(sections: Sequence[ReportSection], labels: Labels) -> Iterator[tuple[str, str]]:
    for section in sections:
        name = labels.exactly(section.heading)
        whole = len(section.paragraphs) == 1 and not section.tables
        short = whole and len(section.paragraphs[0].text.split()) <= _WORDS_OF_ANSWER
        answered = name in _ASKED and whole and read_answer(section.paragraphs[0].text).yes is not None
        if name and (short or (answered and section.heading.rstrip().endswith("?"))):
            yield name, section.paragraphs[0].text
        for one in section.paragraphs:
            if not one.number:
                rows = rows_in_line(Text(one.text), labels)
                yield from ((row.name, row.value) for row in rows if row.name and row.value)
            if _ALL_WARDS.search(one.text):
                yield "wards", "All"


def _wards(value: str) -> tuple[str, tuple[str, ...]] | None:
    """Return the wards that a short answer names; a sentence about wards is none."""
    kind, names = read_wards(value, "")
    if not kind or (kind == "named" and (value.rstrip().endswith(".") or len(value.split()) > _WORDS_OF_ANSWER)):
        return None
    return kind, names

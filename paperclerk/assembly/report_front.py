"""The Cabinet report's front page: its rows as printed, with the four questions ticked and what follows from them."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from paperclerk.domain.cycle import Cycle
from paperclerk.domain.front_page import FRONT_ROWS, QUESTIONS, FrontPage, FrontRow, Question
from paperclerk.domain.layouts import Layout
from paperclerk.domain.names import FRONT_PREFIX, LONGEST
from paperclerk.domain.periods import for_people
from paperclerk.domain.places import Noun
from paperclerk.domain.procedure import FURTHER_ROWS, OPENING_ROWS, URGENCY_ROWS, Procedure, Urgency

TICKED, EMPTY = "☒", "☐"
NOT_FILLED_IN = "[The author has not yet filled this in]"
NOT_ANSWERED = "[The author has not yet answered this]"
_MARK = 4
# What is left of a name for one that comes a second time.
_ROOM = LONGEST - 3


class FrontLine(Noun):
    """A row of the front-page table as printed, with its region; `is_missing` when the author still owes it."""

    label: str
    lines: tuple[str, ...]
    is_missing: bool = False
    region: str = ""


def addressed_to(front: FrontPage, cycle: Cycle) -> str:
    """Return whom the report is to: `Report to Cabinet`."""
    return f"Report to {front.body or cycle.body}"


def meeting_date(front: FrontPage, cycle: Cycle) -> str:
    """Return the day of the meeting, the author's before the calendar's."""
    return for_people(front.date or cycle.period.cabinet) or "Date of the meeting not yet known"


def front_lines(
    front: FrontPage, layout: Layout, procedure: Procedure | None = None, route: tuple[str, ...] = ()
) -> tuple[FrontLine, ...]:
    """Return the rows of the front-page table, the author's own rows last.

    Args:
        front: the front page as filled in.
        layout: says whether an empty follow-up is printed.
        procedure: how the report is taken.
        route: the meetings it goes through, a line each.
    """
    is_urgent = procedure is not None and procedure.urgency is not Urgency.NONE
    urgency = _given(front, URGENCY_ROWS) if is_urgent else ()
    meetings = (FrontLine(label="Meetings this report goes to:", lines=route),) if route else ()
    return _named((
        *_rows(front), *_given(front, OPENING_ROWS), *_questions(front, layout), *urgency, *meetings, *_others(front),
    ))  # fmt: skip


def _named(lines: Sequence[FrontLine]) -> tuple[FrontLine, ...]:
    """Name the region of each row after its label: so a row is known again whatever stands before it."""
    taken: Counter[str] = Counter()
    named = []
    for line in lines:
        name = _region_of(line.label)
        taken[name] += 1
        again = f"_{taken[name]}" if taken[name] > 1 else ""
        named.append(line.model_copy(update={"region": name + again}))
    return tuple(named)


def _region_of(label: str) -> str:
    words = "_".join(re.findall(r"[A-Za-z0-9]+", label))
    mark = hashlib.sha256(label.encode()).hexdigest()[:_MARK]
    # Labels are longer than names may be, and begin alike.
    short = words if words and len(FRONT_PREFIX + words) <= _ROOM else f"{words[: _ROOM - _MARK - 11]}_{mark}"
    return FRONT_PREFIX + short.strip("_")


def _rows(front: FrontPage) -> Iterator[FrontLine]:
    for row in FRONT_ROWS:
        lines = _lines(front.text(row.name))
        if row.name == "author" and front.author and front.author.email and not any("@" in line for line in lines):
            lines = (*lines, front.author.email)
        if lines:
            yield FrontLine(label=row.label, lines=lines)
        elif row.required:
            yield FrontLine(label=row.label, lines=(NOT_FILLED_IN,), is_missing=True)


def _questions(front: FrontPage, layout: Layout) -> Iterator[FrontLine]:
    for question in QUESTIONS:
        answer = front.answer(question.name)
        boxes = f"{_box(answer is True)} Yes     {_box(answer is False)} {_no(front, question)}"
        owed = () if answer is not None else (NOT_ANSWERED,)
        yield FrontLine(label=question.label, lines=(boxes, *owed), is_missing=answer is None)
        yield from _follow_up(front, layout, question, answer)
        yield from _given(front, FURTHER_ROWS.get(question.name, ()))


def _follow_up(front: FrontPage, layout: Layout, question: Question, answer: bool | None) -> Iterator[FrontLine]:
    row = question.follow_up
    text = ", ".join(front.ward_names) if question.name == "wards" else getattr(front, row.name) or ""
    is_owed = answer is True and question.needed_when == "Yes"
    if text:
        yield FrontLine(label=row.label, lines=_lines(text))
    elif is_owed:
        yield FrontLine(label=row.label, lines=(NOT_FILLED_IN,), is_missing=True)
    elif layout.every_follow_up and question.needed_when:
        yield FrontLine(label=row.label, lines=("Not applicable",))


def _given(front: FrontPage, rows: Iterable[FrontRow]) -> Iterator[FrontLine]:
    """Yield those rows in which something stands; a report may go without them."""
    for row in rows:
        if lines := _lines(front.text(row.name)):
            yield FrontLine(label=row.label, lines=lines)


def _others(front: FrontPage) -> Iterator[FrontLine]:
    for label, text in front.others:
        yield FrontLine(label=label, lines=_lines(text))


def _no(front: FrontPage, question: Question) -> str:
    return "No – all wards affected" if question.name == "wards" and front.wards == "all" else "No"


def _box(ticked: bool) -> str:
    return TICKED if ticked else EMPTY


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split("\n") if line.strip())
